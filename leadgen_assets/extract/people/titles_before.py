"""Titles right before a name in a sentence: "owner Jane Alder", "our Vice President of Operations, Jane Alder".

A title is taken whole or not at all: the last word of "Assistant to the President" is another post. So is one with another firm's
name in front: "Latchel CEO". The rules are from how posts are written in general, not from single pages.
"""

from __future__ import annotations

import re
from functools import lru_cache

from leadgen_assets.domain.wording.given_names import folded, given_names
from leadgen_assets.extract.naming.own_names import FIRM, names_begin
from leadgen_assets.extract.naming.titles import Titles
from leadgen_assets.extract.others.other_firms import is_place
from leadgen_assets.extract.reading.word_lists import word_list

_OUR_TITLE = re.compile(
    r"\b(?:our|the|my|its)\s([A-Za-z/&-]+(?:\s(?!(?:our|my)\s)[A-Za-z/&-]+){0,5}),\s$", re.IGNORECASE
)
_FIRST_TITLE = re.compile(r"(?:^|[.!?:]\s)([A-Z][A-Za-z/&-]+(?:\s[A-Za-z/&-]+){0,4}),\s$")
""" "Our president, Jane Doe" and, at the begin of a sentence, "Designer and builder, Jane Doe"."""

_IS_OURS = re.compile(
    r"(?:^|[.!?:;]\s)(?:our|(?:lead|head|guid|runn|serv)ing\s(?:us|our\s\w+|the\s(?:team|firm|company|office|agency))\sas(?:\s(?:our|the))?"
    r"|serving\sas\sour|at\s(?:the|our)\shelm(?:\sas)?|(?P<of>the))\s(?P<title>[A-Za-z/&’'-]+(?:\s[A-Za-z/&’'-]+){0,7})\sis\s$",
    re.IGNORECASE,
)
""" "Our broker is Jane Doe", "Leading us as CEO is Jane Doe", "The owner of <this firm> is Jane Doe"."""

_ITS_TITLE = re.compile(
    rf"(?:^|[.!?,]\s|\b(?:by|with|from|for|and)\s)(?P<firm>{FIRM})['’]s?\s(?P<title>[a-z/&-]+(?:\s[a-z/&-]+){{0,3}}),\s$"
)
""" "Oakfield's owner, Jane Doe, …"."""

_ARTICLES = frozenset(
    [
        "the",
        "a",
        "an",
        "and",
        "or",
        "with",
        "by",
        "from",
        "to",
        "of",
        "in",
        "at",
        "on",
        "as",
        "her",
        "his",
        "their",
        "its",
        "ask",
        "call",
        "watch",
        "hire",
        "follow",
        "visit",
        "choose",
        "thanks",
        "dear",
        "new",
        "management",
        "team",
        "staff",
        "leadership",
        "contact",
        "personnel",
        "company",
        "people",
        "while",
        "although",
        "introducing",
        "recently",
        "now",
        "today",
        "fellow",
        "then",
        "meanwhile",
        "longtime",
        "dr",
        "mr",
        "mrs",
        "ms",
    ]
)
RANKS = frozenset(
    [
        "senior",
        "assistant",
        "associate",
        "deputy",
        "vice",
        "executive",
        "chief",
        "regional",
        "general",
        "lead",
        "head",
        "junior",
        "managing",
        "acting",
    ]
)
"""Words in front of a title that make it more precise."""

_FIELDS = frozenset(
    [
        "growth",
        "leasing",
        "maintenance",
        "accounting",
        "acquisitions",
        "compliance",
        "inspections",
        "construction",
        "property",
        "portfolio",
        "owner",
        "tenant",
        "resident",
        "people",
        "culture",
        "rentals",
        "brokerage",
        "training",
        "and",
        "&",
    ]
)
"""What a post may be of ("Head of Growth"), beside the names of departments."""

_LEADING = re.compile(r"(?:co-)?(?:owner|founder|ceo|president|proprietor|principal)", re.IGNORECASE)
_NO_FIRM = frozenset(["founding", "firm", "board", "hoa", "association", "club", "group", "branch"])
"""Words before a leading title that are no other firm's name, beside those of lists."""

_SOMEBODYS = frozenset(["with", "his", "her", "my", "business"])

_JOINING = (["&"], ["and"])
"""Between several posts of one: "Chef and owner Jane Doe"."""

_TRADESMAN = re.compile(r"[A-Z][a-z]+(?:er|or|ist|ian)")

_AHEAD, _MOST_WORDS, _MOST_EXTRA, _LONGEST_HEAD = 80, 9, 3, 3
_SHORTEST = 3
"""Letters of a firm's name that is told by its letters."""


def title_before(text: str, start: int, titles: Titles, letters: str) -> str:
    """The title in front of a name that begins there, "" where none stands or it is another firm's.

    Args:
        text: of one segment. start: of the name in it. titles: that are recognised.
        letters: letters of the company's domain and names, parted by spaces.
    """
    ahead = text[max(0, start - _AHEAD) : start]
    for apposed in (_OUR_TITLE.search(ahead), _FIRST_TITLE.search(ahead)):
        title = titles.title(apposed.group(1)) if apposed and (apposed.start() or len(ahead) == start) else ""
        if title:
            return title
    its = _ITS_TITLE.search(ahead) if ahead.endswith(", ") else None
    if its and is_post(its["title"].split(), titles):
        return its["title"] if names_begin(its["firm"], letters) else ""
    said = _IS_OURS.search(ahead) if ahead.endswith(" is ") else None
    if said and (said.start() or len(ahead) == start):
        return _said_of_ours(said, titles, letters)
    words = re.findall(r"[A-Za-z/&-]+", re.split(r"[.;:!?,]", ahead)[-1])[-_MOST_WORDS:]
    if _begins_within_a_word(text, start, ahead):
        words = words[1:]
    whole = _of_a_field(words, titles)
    if whole:
        return whole
    size = _head_size(words, titles)
    if not size:
        return ""
    extra = _more_precise(words[:-size], words[-size])
    rest = words[: len(words) - size - len(extra)]
    if _LEADING.fullmatch(words[-1]):
        while extra and _is_own(extra[0], letters):
            extra = extra[1:]
        named = extra or rest[-1:]
        if any(_is_a_firm(word, titles) and not _is_own(word, letters) for word in named):
            return ""
    if rest[-1:] and (rest[-1].lower() == "dear" or (words[-1] == "partner" and rest[-1].lower() in _SOMEBODYS)):
        return ""  # who is written to, and "with partner Jane Doe": somebody's, whatever they did together
    if rest[-1:] in _JOINING and rest[-2:-1] and rest[-2][:1].isupper() and not extra:
        # Half of two posts is no title: "Baker & Owner". A tradesman's word tells that it is one; "Petal & Owner" is neither.
        if _TRADESMAN.fullmatch(rest[-2]) and (len(rest) == 2 or rest[-3].lower() in _ARTICLES | {"our"}):
            return " ".join([*rest[-2:], *words[-size:]])
        if rest[-1] == "&":
            return ""
    return _led(rest, [*extra, *words[-size:]], titles)


def _said_of_ours(said: re.Match[str], titles: Titles, letters: str) -> str:
    """The title of "Our broker is", "The owner of <this firm> is"; "" of another firm's and of what is no title."""
    title, _, firm = said["title"].partition(" of ")
    if is_post(said["title"].split(), titles):
        return "" if said["of"] else said["title"]
    ours = names_begin(firm.removeprefix("the "), letters) if firm else not said["of"]
    return title if ours and is_post(title.split(), titles) else ""


def is_post(words: list[str], titles: Titles) -> bool:
    """Whether words are one post or several, with what it is of, and no more: "Co-founder & CEO", "Director of Leasing"."""
    return bool(words) and (_head_size(words, titles) == len(words) or _of_a_field(words, titles) == " ".join(words))


def _begins_within_a_word(text: str, start: int, ahead: str) -> bool:
    at = start - len(ahead)
    return at > 0 and text[at - 1].isalnum() and ahead[:1].isalnum()


def _head_size(words: list[str], titles: Titles) -> int:
    """How many of the last words are a title, or several with "/", "&" or "and" between them: "Founder & CEO"."""
    size = _single_size(words, titles)
    while size and words[-size - 1 : -size] in _JOINING:
        more = _single_size(words[: -size - 1], titles)
        if not more:
            break
        size += more + 1
    return size


def _single_size(words: list[str], titles: Titles) -> int:
    if not titles.may_end_with(words):
        return 0
    for size in range(min(_LONGEST_HEAD, len(words)), 0, -1):
        parts = " ".join(words[-size:]).split("/")
        if words[-size] != "&" and all(titles.exactly(part.split()) for part in parts):
            return size
    return 0


def _of_a_field(words: list[str], titles: Titles) -> str:
    """ "Vice President of Operations", "Head of Growth"; "" for anything else."""
    fields = _fields()
    for count in range(1, 5):
        field, rest = words[-count:], words[:-count]
        if not rest or field[0].lower() not in fields:
            return ""
        if rest[-1].lower() == "of" and all(word.lower() in fields and not word[:1].islower() for word in field):
            head = rest[:-1]
            size = _head_size(head, titles)
            if not size:
                return ""
            return " ".join([*_more_precise(head[:-size], head[-size]), *head[-size:], "of", *field])
    return ""


@lru_cache(maxsize=1)
def _fields() -> frozenset[str]:
    return _FIELDS | word_list("departments")


def _led(rest: list[str], title: list[str], titles: Titles) -> str:
    """A title, with what it is the end of: "Assistant to the President"; "" where that leaves open what the post is."""
    between = 2 if [word.lower() for word in rest[-2:]] in (["to", "the"], ["of", "the"]) else 1
    link = rest[-between:]
    head = rest[:-between] if link and link[0].lower() in ("to", "of") else []
    size = _head_size(head, titles)
    if not size:
        return " ".join(title).strip(" -–")
    if link[0].lower() == "of":
        return ""
    return " ".join([*_more_precise(head[:-size], head[-size]), *head[-size:], *link, *title])


def _more_precise(ahead: list[str], head: str) -> list[str]:
    """The words before a title that belong to it: capitalised ones before a capitalised one, and those of rank."""
    stopped, at = word_list("not_in_titles") - _FIELDS, len(ahead)
    while at and len(ahead) - at < _MOST_EXTRA and ahead[at - 1].lower() not in stopped | _ARTICLES:
        word = ahead[at - 1]
        if word.lower() not in RANKS and not (word[:1].isupper() and head[:1].isupper()):
            break
        at -= 1
    return ahead[at:]


def _is_own(word: str, letters: str) -> bool:
    bare = re.sub(r"[^a-z]", "", word.lower())
    return len(bare) >= _SHORTEST and bare in letters


def _is_a_firm(word: str, titles: Titles) -> bool:
    """Whether a capitalised word before a leading title is most likely a firm's name: no plain word, place, title or person's."""
    lower = word.lower()
    if not word[:1].isupper() or len(word) < _SHORTEST or lower.endswith("ly") or titles.exactly([word]):
        return False
    plain = (
        _NO_FIRM,
        _ARTICLES,
        RANKS,
        _FIELDS,
        *map(word_list, ("not_names", "inner_words", "departments", "not_in_titles")),
    )
    return not (any(lower in words for words in plain) or is_place(word) or folded(word) in given_names())
