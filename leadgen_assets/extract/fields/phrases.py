"""Values of `phrases` fields: the phrase stands in the site's own words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from leadgen_assets.domain.facts.evidence import Fact, Method
from leadgen_assets.domain.icps.icp import PhraseField
from leadgen_assets.domain.icps.number_beside import any_of
from leadgen_assets.domain.pages.page import Kind, Outcome, PageText, Segment
from leadgen_assets.domain.wording.over_or_asked import is_over_or_asked
from leadgen_assets.domain.wording.passing_mentions import is_denied
from leadgen_assets.domain.wording.sentences import is_aside, sentence_around
from leadgen_assets.domain.wording.whole_denials import denies_all, says_no
from leadgen_assets.domain.wording.whose_doing import is_others_business
from leadgen_assets.extract.fields.general_lines import explains, is_general
from leadgen_assets.extract.fields.list_entries import is_led_in_by, is_to_search
from leadgen_assets.extract.naming.own_names import FIRM
from leadgen_assets.extract.others.another_name import is_anothers_name
from leadgen_assets.extract.others.beside_another import beside_another
from leadgen_assets.extract.reading.link_lines import line_of
from leadgen_assets.extract.reading.proposal import SHORT, propose
from leadgen_assets.extract.reading.quick_look import hits
from leadgen_assets.extract.reading.sections import beneath, is_others_page

_READ = (Kind.TITLE, Kind.META, Kind.TEXT, Kind.HEADING, Kind.LINK, Kind.IMAGE)
_MOST_A_PAGE = 5
_MOST_LOOKED_AT = 100
_SPOKEN = ("“", '"', "«", "‘")
_ALONE = 15
"""Characters beside a phrase up to which a text is nothing but it."""
_BUSINESS = re.compile(
    r"\b(?:manag(?:e|es|ed|ing|ement)|speciali\w+|serv(?:e|es|ed|ing|ices?)|offer(?:s|ed|ing)?|provid\w+"
    r"|focus\w*|includ\w+|represent\w*|handl(?:e|es|ing)|look(?:s|ing)? after|car(?:e|es|ing) for|works? with|own"
    r"|oversee\w*|run(?:s|ning)?|experts? in|responsible for|we do|tak(?:e|es|ing) care of|experience (?:in|with)|leaders? in)\b",
    re.IGNORECASE,
)
_OURS_BEHIND = re.compile(
    r"\W{0,2}(?:\w{1,20}\s){0,2}(?:(?:is|are|make up)\s(?:\w{1,12}\s){0,3}(?:our|we|managed|what we|the (?:other )?half)\b"
    r"|(?:management|managers?|services?|with us|(?:hire|trust|choose|count on|rely on) us)\b|and\s(?:we\s)?manag\w+)",
    re.IGNORECASE,
)
_ONE = re.compile(
    r"\b(?:the|your|their|his|her|its|an?|any|some|each|every|this|that|which)\s(?:[\w-]{1,14}\s)?$", re.IGNORECASE
)
_OUR = re.compile(r"\bour\s(?:[\w-]{1,14}\s){0,2}$", re.IGNORECASE)
_CLAUSE = re.compile(r"[;:!?–—]|\.\s|,\s(?:but|and|so|while|where)\s")
_READ_ON = re.compile(
    r"\b(?:learn|read|find out|see|visit|click|go to|check out|more (?:about|at|on|from|info\w*)|about|what is|why|resources?"
    r"|links?|source)\b",
    re.IGNORECASE,
)
"""A pointer to where more is told, and no statement."""
_POINTERS = re.compile(
    r"\b(?:resources|(?:useful|helpful|quick|external) links|learn more|further reading|find out more)\b", re.IGNORECASE
)
"""Heading of a list of such."""
_NEAR = 70
_NAME_AHEAD = re.compile(rf"(?P<name>{FIRM})\s$")
_LEAST_MENTIONS = 2


def phrases(field: str, spec: PhraseField, pages: Sequence[PageText], letters: str = "") -> Iterator[Fact]:
    """One fact a mention, at most five of one value a page; sentences with what spoils them are left out. Not yet verified.

    A company that can have several values of a field has those which it states as its business: in a title, a heading, a
    list's entry or as the object of a word for doing business, or in several sentences. What is mentioned in passing is no value,
    however often the same aside ("When the association writes, …") is repeated; nor is what is denied ("We do not manage …").

    Args:
        field, spec: of the ICP's vocabulary. pages: of one site.
        letters: letters of the company's domain and names, parted by spaces.
    """
    found: dict[str, list[Fact]] = {}
    stated: set[str] = set()
    told: dict[str, set[str]] = {}
    for page, mention in _mentions(spec, pages, letters):
        segment, value, sentence = mention.segment, mention.value, mention.sentence
        if spec.many and is_general(sentence):
            continue
        sure = 0.9 if segment.kind in (Kind.TITLE, Kind.META, Kind.HEADING) else 0.85
        found.setdefault(value, []).append(
            propose(page, segment, field, value, sure, quote=sentence, method=Method.TEXT)
        )
        if not spec.many or spec.in_passing or mention.is_business:
            stated.add(value)
        if not mention.in_passing:
            told.setdefault(value, set()).add(sentence)
    for value, facts in found.items():
        if value in stated or len(told.get(value, ())) >= _LEAST_MENTIONS:
            yield from facts


@dataclass(frozen=True, slots=True)
class _Mention:
    """A phrase where it stands: `start` and `end` are its place in the sentence, `trade` finds the trade's words of doing it."""

    segment: Segment
    value: str
    sentence: str
    start: int
    end: int
    trade: re.Pattern[str]

    @property
    def in_passing(self) -> bool:
        """One of somebody's ("your association"), or an aside ("When the association writes, …")."""
        return is_aside(self.sentence) or _ONE.search(self.sentence[: self.start]) is not None

    @property
    def is_business(self) -> bool:
        """Whether it says what the company does: it stands out by itself, or the sentence tells of doing it."""
        text = self.segment.text.rstrip()
        if self.segment.kind is not Kind.TEXT or (len(text) <= SHORT and not text.endswith((".", "?"))):
            at = text.find(self.sentence) + self.start
            # A label ("Shopping centers:") says nothing by itself of what stands below it.
            return not text.endswith(("?", ":")) and not explains(text, at, at + self.end - self.start)
        if is_aside(self.sentence):
            return False
        before, behind = _clause(self.sentence[: self.start])[-_NEAR:], self.sentence[self.end :]
        one = _ONE.search(before)
        if one:
            # "We manage your rental home", and not "violations in your association are handled".
            doing = [match.end() for words in (_BUSINESS, self.trade) for match in words.finditer(before)]
            return bool(doing) and one.start() - max(doing) <= 2
        told = (before, self.sentence[self.start : self.end])
        return any(_BUSINESS.search(text) or self.trade.search(text) for text in told) or bool(
            _OUR.search(before) or _OURS_BEHIND.match(behind)
        )

    @property
    def is_others(self) -> bool:
        """Whether the sentence, or the answer to its question, says that somebody else does it.

        "No longer manage" stays what the firm says of itself, whoever does it now.
        """
        if self.says_no:
            return False
        return is_others_business(self.segment.text, self.sentence, self.start, self.end)

    @property
    def says_no(self) -> bool:
        """Whether the phrase itself is a denial."""
        return says_no(self.sentence[self.start : self.end])

    @property
    def is_denied(self) -> bool:
        """Whether the sentence says that it is not so."""
        return is_denied(_clause(self.sentence[: self.start]), self.sentence[self.end :])

    @property
    def is_over_or_asked(self) -> bool:
        """Whether the sentence says that it was so once, or asks it of others."""
        return is_over_or_asked(_clause(self.sentence[: self.start]), self.sentence[self.end :])


def _clause(text: str) -> str:
    """What of a text stands behind the last end of a clause."""
    last = None
    for last in _CLAUSE.finditer(text):  # noqa: B007
        pass
    return text[last.end() :] if last else text


def _points(segment: Segment, says: bool) -> bool:
    """Whether a short text or a link only points to where more is told: "Learn more at …"."""
    return segment.kind in (Kind.TEXT, Kind.LINK) and not says and _READ_ON.search(segment.text) is not None


def _never(spec: PhraseField, pages: Sequence[PageText], letters: str) -> frozenset[str]:
    """Values that are not said of a company with such a name, or with such phrases on its pages."""
    dependent = frozenset((*spec.beside_another, *spec.unless_too))
    held = bool(dependent) and (
        any(word in letters for word in spec.unless_named)
        or any(hits(page, any_of(spec.unless_said), spec.unless_said) for page in pages if spec.unless_said)
    )
    return dependent if held else frozenset()


def _is_own_denial(mention: _Mention, letters: str) -> bool:
    named = _NAME_AHEAD.search(mention.sentence, 0, mention.start) if letters else None
    if named and is_anothers_name(named["name"], letters):
        return False
    return denies_all(mention.sentence, mention.start, mention.end)


def _named_below(mention: _Mention, page: PageText, at: int, letters: str) -> str:
    """ "Managed by" above "Harbor Group": both lines as one, where the first is nothing but the phrase; else ""."""
    segment, following = mention.segment, page.segments[at + 1 : at + 2]
    phrase = mention.sentence[mention.start : mention.end]
    alone = segment.text.strip(" :–—-") == phrase.strip(" :") and segment.kind in (Kind.TEXT, Kind.HEADING)
    if not (alone and following and following[0].region is segment.region):
        return ""
    below = following[0].text
    named = 0 < len(below) <= SHORT // 2 and beside_another(f"{phrase.strip(' :')}: {below}", 0, len(phrase), letters)
    return f"{segment.text} {below}" if named else ""


def _said(text: str, anyone: re.Pattern[str], values_of: dict[str, list[str]]) -> Iterator[tuple[re.Match[str], str]]:
    """Every phrase of a text with each value that it tells: "houses and flats" may be two."""
    for match in anyone.finditer(text):
        for value in values_of[" ".join(match.group().lower().split())]:
            yield match, value


@lru_cache(maxsize=64)
def _values_of(values: tuple[tuple[str, tuple[str, ...]], ...], never: frozenset[str]) -> dict[str, list[str]]:
    """Every phrase in lower case, with the values that it tells; shared, and never changed."""
    found: dict[str, list[str]] = {}
    for value, several in values:
        for phrase in several if value not in never else ():
            found.setdefault(phrase.lower(), []).append(value)
    return found


def _mentions(spec: PhraseField, pages: Sequence[PageText], letters: str) -> Iterator[tuple[PageText, _Mention]]:
    """Every unspoiled mention and its page, those of `beside_another` with the other firm's name beside them."""
    never = _never(spec, pages, letters)
    values_of = _values_of(tuple(spec.values.items()), never)
    anyone, spoiled, when = any_of(tuple(values_of)), any_of(spec.not_when), any_of(spec.when)
    trade, sought = any_of(spec.said_with), any_of(spec.not_beside)
    for page in pages:
        if page.outcome is not Outcome.OK or is_others_page(page):
            continue
        # Most pages have none of the phrases, and looking for plain text is far quicker than matching words.
        places = hits(page, anyone, tuple(values_of))
        if not places:
            continue
        times: dict[str, int] = {}
        looked: dict[str, int] = {}
        pointers = beneath(page, _POINTERS) if spec.when else ()
        for at in places:
            segment = page.segments[at]
            if segment.kind not in _READ or segment.text.startswith(_SPOKEN):
                continue
            if spec.when and segment.kind is Kind.LINK and (pointers[at] or line_of(page, at)):
                continue  # the line itself is read, and says what the link is about
            for match, value in _said(segment.text, anyone, values_of):
                looked[value] = looked.get(value, 0) + 1
                if times.get(value, 0) >= _MOST_A_PAGE or looked[value] > _MOST_LOOKED_AT:
                    continue
                sentence = sentence_around(segment.text, match.start(), match.end())
                begin = segment.text.find(sentence, max(0, match.end() - len(sentence)))
                start = match.start() - begin
                mention = _Mention(segment, value, sentence, start, start + len(match.group()), trade)
                if spoiled.search(sentence) or mention.is_denied or is_to_search(page, at, sought):
                    continue
                if spec.many and is_led_in_by(page, at, spoiled):
                    continue
                if mention.says_no and not _is_own_denial(mention, letters):
                    continue  # "We do not offer it in Waco" says nothing of the rest
                if value not in (*spec.beside_another, *spec.unless_too) and mention.is_others:
                    continue  # of those values it is what they say that another does it
                running = segment.kind is Kind.TEXT and len(segment.text) - len(match.group()) > _ALONE
                says = when.search(sentence) is not None
                if spec.when and mention.is_over_or_asked:
                    continue
                if spec.when and ((running and (sentence.endswith("?") or not says)) or _points(segment, says)):
                    continue
                if value in spec.beside_another:
                    named = not segment.card and beside_another(sentence, mention.start, mention.end, letters)
                    both = "" if named or segment.card else _named_below(mention, page, at, letters)
                    if not (named or both):
                        continue
                    mention = replace(mention, sentence=both or sentence)
                times[value] = times.get(value, 0) + 1
                yield page, mention
