"""Whether a text is a person's job title."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from leadgen_assets.domain.wording.titles import title_table
from leadgen_assets.extract.reading.word_lists import word_list

LONGEST_TITLE = 70
_MOST_WORDS, _LONGEST_RUN = 9, 8
_TOKENS = re.compile(r"[A-Za-z][A-Za-z.'’-]*|[&/,]")
_SECOND_PART = re.compile(r"\s[|•·]\s|\s[-–—]+\s(?=.*\s[-–—]+\s)")
"""What follows "|", or two dashes, is something else than the title."""

_SINCE = re.compile(r"[\s,(–-]{1,3}[Ss]ince\s(?:[A-Z][a-z]{2,8}\s)?(?:19|20)\d\d\)?$")
""" "Owner since 2019"."""

_GRADES = re.compile(
    r"(?<![\w/])(?!24/7)(?:\d{1,2}(?:st|nd|rd|th|s)(?:\s?[/&-]\s?\d{1,2}(?:st|nd|rd|th|s))*|\d{1,2}(?:\s?[/&-]\s?\d{1,2})+)(?=\s[A-Z])"
)
""" "7th/8th Grade Teacher", "4s Teacher", "5/6 Teacher", "1st Vice President"."""

_NO_TITLE = re.compile(
    r"[\d@]|[.!?:;]\s|\b[Pp]owers?\s[Oo]f\s[Aa]ttorney|\bPOWERS?\sOF\sATTORNEY"
    r"|\b(?!(?:licens|affiliat|associat|certifi|register)ed)[a-z]{2,10}ed\swith\s[a-z]"
)
"""Signs, a deed, and what somebody is "paired with" or "blessed with"."""

_CLAUSE = re.compile(
    r"(?:(?:most\srecently|recently(?!\s(?:appointed|promoted|named|elected|hired))|lately|formerly|previously|earlier|sometime|(?:up\s)?until|once|then|for\s\w+\syears)\b[,:]?"
    r"|(?:leads|manages|oversees|handles|runs|heads|directs|supervises|helps|serves|works|owns|keeps|brings)(?=\s(?-i:[a-z]))"
    r"|dear|hello|hi|attention|attn:?|as|in(?!\shouse\b)|during|after|before|while|since|once|with|throughout|upon|through|when|where|having|being|although|though"
    r"|despite|prior\sto|reports?\sto|reporting\sto|named|born|raised|(?:previously|formerly)\sas|[a-z]{2,12}(?:ed|ing)\s(?:[a-z]+\s){0,3}?(?:as|by))\s",
    re.IGNORECASE,
)
"""So begins a sentence, never a title: "As Director of Sales at Hilton Hotels, Paula learned …", cut at its comma."""

_SHORTENED = re.compile(
    r"\b((?:[A-Z]\.)*[A-Z]|[Aa]ss(?:is)?t|[Aa]ssoc|[Ss]upt|[Mm]gr|[Dd]ir|[Dd]ept|[Ee]xec|[Ss]r|[Jj]r|[Gg]en|[Cc]oord|[Aa]dmin|[Rr]ep"
    r"|(?:[Vv]ice )?[Pp]res|(?<=\bto\s)(?:M(?:[rx]|r?s)|Dr))\.(?=\s)"
)
"""The full stop of a shortened word is no sentence's: "Asst. Manager", "O.E.M. Sales Manager", "Secretary to Mr. Doe"."""

_MATTERS = r"(?:questions?|inquir(?:y|ies)|enquir(?:y|ies)|concerns?|issues|problems?|complaints?|help|hotline|tours?|showings?|viewings?)"
_MATTER = re.compile(
    rf"(?!.*\sof\s)(?:[^,]*\b{_MATTERS}$|{_MATTERS}\s?(?:,|and|or|&|/|\+)\s.*|(?:for|general|all|any)\s{_MATTERS}\b.*)",
    re.IGNORECASE,
)
_ON = re.compile(r"\s(?:on|about|with|regarding|concerning|re)\s", re.IGNORECASE)
"""What is behind it somebody may know of; who does is told in front: "Adviser on leasing", and "Questions on leasing" tells nobody."""

_UNIT = re.compile(r"(?:[A-Z][\w&-]{1,20}\s){1,3}(?:Practice|Division|Department|Region)")
_JOINING = frozenset({"of", "for", "to", "at", "in", "and", "&", "/", ",", "-", "–"})
_CHIEF_OF = re.compile(
    r"(?:(?:Interim|Acting|Deputy|Assistant)\s)?Chief\sof\s[A-Z][\w'’-]*(?:(?:,|\s(?:and|&|of))?\s[A-Z][\w'’-]*){0,4}$"
)
""" "Chief of Knowledge & Development": of whatever field."""
_FOR_FIELD = re.compile(
    r"(?P<post>(?:[A-Z][A-Za-z &]{1,30}\s)?(?i:clerk|assistant|secretary|paralegal))\sfor\s(?P<field>[A-Z][a-z]+)(?:\s[A-Z][a-z]+)?"
)
""" "Law Clerk for Mass Tort": of whoever helps along a field of the firm's."""
_TEAM_LEAD = re.compile(r"\bteam\s(?:co-?)?lead", re.IGNORECASE)
_IN_CLAUSES = frozenset({"the", "a", "an", "as", "his", "her", "their", "its", "my", "our", "who", "which", "that"})
"""In front of a title they belong to a sentence: "runs the office as general manager"."""

_OFFERED = frozenset(
    {"hire", "rent", "sale", "free", "you", "your", "life", "all", "everyone", "change", "more", "today"}
)
"""Behind "for" no field: a button, or a slogan."""

_SHORT_FORMS = frozenset({"asst", "mgr", "supt", "coord", "rep", "exec", "admin", "tech"})
"""How narrow tables write the words of titles; they stand for no rank by themselves."""

_REPEATED = 100
"""Characters up to which a text is worth remembering: menus, heads and cards repeat theirs from page to page."""

_LETTERS = re.compile(r"[a-z]+")
_LETTERS_END = re.compile(r"\b(?:[A-Z]\.){2,}$")
""" "Prosthetist, C.P.O." ends with letters, not with a sentence."""

_EDGE = " \t\u00a0,;:-–—|•*()&/"


@dataclass(frozen=True, slots=True, eq=False)
class Titles:
    """Every title that is recognised: the general ones and those of the ICP's ladder.

    Attributes:
        heads: first word of a title -> titles beginning with it, as tuples of words.
        begins: letters with which titles begin, up to the first that is none: of "co-owner" these are "co".
        ends: last words of titles. closes: letters that end those: of "co-owner" these are "owner".
    """

    heads: dict[str, tuple[tuple[str, ...], ...]]
    begins: frozenset[str]
    ends: frozenset[str]
    closes: frozenset[str]

    @classmethod
    def of(cls, ladder: Iterable[str] = ()) -> Titles:
        """General titles with those of the ladder."""
        return _titles(tuple(ladder))

    def may_stand_in(self, text: str) -> bool:
        """A quick look: whether words of the text begin and end titles; where none do, no part of the text is one."""
        lower = text.lower()
        words = _LETTERS.findall(lower.replace(".", "") if "." in lower else lower)
        return not (self.closes.isdisjoint(words) or self.begins.isdisjoint(words))

    def title(self, text: str) -> str:
        """The text without stray punctuation when the whole of it is a title, else ""."""
        return _title(self, text) if len(text) <= _REPEATED else self.whole(text)

    def whole(self, text: str) -> str:
        """What `title` returns, looked at anew."""
        if len(text) <= _REPEATED and not self.may_stand_in(text):
            return ""
        text = _closed(_SINCE.sub("", _SECOND_PART.split(text.strip(_EDGE), maxsplit=1)[0]), text)
        if not 2 <= len(text) <= LONGEST_TITLE or text[-1] in "?!" or _CLAUSE.match(text) or _is_no_title(text):
            return ""
        if self._is_a_matter(text):
            return ""
        words = _words(text)
        if not 1 <= len(words) <= _MOST_WORDS or (text[0].islower() and len(words) > 3):
            return ""
        stopped = word_list("not_in_titles").intersection(words) - ({"team"} if _TEAM_LEAD.search(text) else set())
        if (
            stopped
            and not (stopped <= word_list("departments") and self._names_unit(text))
            and not self._of_field(text)
        ):
            return ""
        ended = text if _LETTERS_END.search(text) else text.rstrip(".")
        return ended if self._has_one(words) or _CHIEF_OF.match(text) else ""

    def _is_a_matter(self, text: str) -> bool:
        """Whether the text says for what somebody may be asked: "Questions on leasing", "Leasing inquiries"."""
        if _MATTER.fullmatch(text):
            return True
        on = _ON.search(text)
        return on is not None and not self._has_one(_words(text[: on.start()]))

    def with_unit(self, title: str, behind: str) -> str:
        """A title with the department that stands behind it ("Managing Partner, Software Practice"), else the title alone."""
        return f"{title}, {behind}" if title and is_unit(behind) else title

    def _names_unit(self, text: str) -> bool:
        """Whether the text is one of the titles, a comma or "of", and a department."""
        parts = re.split(r",\s|\s(?:of|for)\s", text, maxsplit=1)
        return len(parts) == 2 and self.exactly(parts[0].split()) and is_unit(parts[1])

    def _of_field(self, text: str) -> bool:
        """Whether the text is a helper's title, "for", and a field by a plain word: no firm, and not "for Hire"."""
        found = _FOR_FIELD.fullmatch(text) if " for " in text else None
        if found is None or not self.last(found["post"].split()):
            return False
        return found["field"].lower() in word_list("not_names") and found["field"].lower() not in _OFFERED

    def ending(self, words: list[str]) -> str:
        """The longest run from the first word on that ends with a title ("senior property manager"), else ""."""
        for size in range(min(len(words), _LONGEST_RUN), 0, -1):
            lower = [word.lower() for word in words[:size]]
            begins = (at for at in range(size) if self.exactly(lower[at:]))
            if any(_IN_CLAUSES.isdisjoint(lower[:at]) for at in begins) and not word_list("not_in_titles").intersection(
                lower
            ):
                return " ".join(words[:size]).strip(_EDGE)
        return ""

    def last(self, words: list[str]) -> bool:
        """Whether a title ends the words: "City Recorder", "senior account manager"."""
        return self.may_end_with(words) and any(self.exactly(words[at:]) for at in range(len(words)))

    def may_end_with(self, words: list[str]) -> bool:
        """A quick look: whether the last of some words ends a title, too."""
        return bool(words) and _may_end(self, words[-1])

    def exactly(self, words: list[str]) -> bool:
        """Whether the words are one of the titles, no more and no less."""
        if not words or not _may_end(self, words[-1]):
            return False
        lower = tuple(_words(" ".join(words)))
        return bool(lower) and lower in self.heads.get(lower[0], ())

    def certain(self, text: str) -> bool:
        """Whether a title ends the text, or is followed by what makes it more precise: "Director of Sales", not "Director Chairs"."""
        tokens = [token.lower().replace(".", "") for token in _TOKENS.findall(text)]
        for at, token in enumerate(tokens):
            for title in self.heads.get(token, ()):
                end = at + len(title)
                if tokens[at:end] == list(title) and (end == len(tokens) or tokens[end] in _JOINING):
                    return True
        return False

    def _has_one(self, words: list[str]) -> bool:
        return any(
            tuple(words[at : at + len(title)]) == title
            for at, word in enumerate(words)
            for title in self.heads.get(word, ())
        )


def _closed(title: str, text: str) -> str:
    """A title whose last bracket the text closes with it, too: "Specialist (FACS)"; one that is left open ends in front of it."""
    if title.count("(") <= title.count(")"):
        return title
    closed = f"{title})"
    return closed if closed in text else title[: title.rindex("(")].rstrip(_EDGE)


def _is_no_title(text: str) -> bool:
    text = _GRADES.sub("", text) if any(map(str.isdigit, text)) else text
    return _NO_TITLE.search(text) is not None and _NO_TITLE.search(_SHORTENED.sub(r"\1", text)) is not None


def is_unit(text: str) -> bool:
    """Whether a text is a department's name: "Client Services", "Software Practice"."""
    words = [word for word in _words(text) if word not in ("and", "the")]
    return _UNIT.fullmatch(text) is not None or (0 < len(words) <= 4 and word_list("departments").issuperset(words))


def _words(text: str) -> list[str]:
    # "Owner/Broker" is two words, "co-owner" one, "V.P." the word vp.
    return [token.lower().replace(".", "") for token in _TOKENS.findall(text) if token not in "&/,"]


@lru_cache(maxsize=8)
def _titles(ladder: tuple[str, ...]) -> Titles:
    heads = _heads(ladder)
    ends = frozenset(title[-1] for titles in heads.values() for title in titles)
    # "Chief of" whatever field
    begins = frozenset(_LETTERS.findall(head)[0] for head in (*heads, "chief"))
    closes = frozenset(_LETTERS.findall(end)[-1] for end in (*ends, "chief"))
    return Titles(heads, begins, ends, closes)


@lru_cache(maxsize=4096)
def _may_end(titles: Titles, word: str) -> bool:
    written = _words(word)
    return not written or written[-1] in titles.ends


@lru_cache(maxsize=4096)
def _title(titles: Titles, text: str) -> str:
    return titles.whole(text)


def _heads(ladder: tuple[str, ...]) -> dict[str, tuple[tuple[str, ...], ...]]:
    heads: dict[str, set[tuple[str, ...]]] = {}
    for title in {*title_table(), *_SHORT_FORMS, *(title.lower() for title in ladder)}:
        words = tuple(_words(title))
        if words:
            heads.setdefault(words[0], set()).add(words)
    return {head: tuple(sorted(several)) for head, several in heads.items()}
