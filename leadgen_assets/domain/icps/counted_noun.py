"""Which noun a number counts: the one right behind it; only where none of its own stands there, one in front of it.

"We manage rental homes for 35 owners" counts owners, whatever stands before. Behind a number stand first words that tell of what kind
the counted are ("1,200 single-family rental homes"), so that the first noun of the field counts unless another noun came before it.
What may stand between noun and number where the noun leads is a label's mark and words of counting: "Homes managed: over 1,200".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from leadgen_assets.domain.wording.sentence_words import ROUGHLY
from leadgen_assets.domain.wording.written import Written

_NEVER = re.compile(r"(?!)")
_MOST_WORDS = 8
"""Words behind a number among which its noun stands."""
_WORD = re.compile(r"[^\W_]+(?:[-'’.&/]+[^\W_]+)*['’]?")
_JOINS = re.compile(r"\s?(?:\+|\bplus\b|-(?=plus\b)|-(?=[a-z]))?\s{0,2}\+?\s{0,2}(?:plus\s)?", re.IGNORECASE)
"""Between a number and its first word: "1,200+ doors", "our 450-unit portfolio"."""
_BETWEEN_WORDS = re.compile(r"(?:,\s|\s?[/&]\s?|\s{1,2}|-)(?:(?:and|or|&)\s)?")
_OF_THE = re.compile(r"\sof\sthe\s", re.IGNORECASE)
_RATE = re.compile(r"\s?(?:%|°|[$€£])|\)?[\s./:-]?\d|\)\s\d")
"""Behind a number that counts nothing: "97%", "24/7", "9:00", "(254) 555-0100"."""
_ENDING = """a about across after all along alone already also altogether always among an and are around as at back be because been
before behind below beside besides between but by can could currently did do does down during each either even ever every everywhere for
from had has have he here how i if in inside into is it its itself just last many may might more most much must my nationwide near
neither never next nor not now of off on once only or our out outside over past per plus presently she should since so some soon
statewide still such than that the their them then there these they this those though through throughout till to today together too
toward towards under until up upon us very via was we were what when where which while who whom whose why will with within without
worldwide would yet you your"""
_ENDS = frozenset(_ENDING.split())
"""Words that end what is counted."""
_NAMELESS = re.compile(r"\w+ly|big|combined|far|large|leased|long|managed|overall|own|served|strong|total|well")
"""Words that tell of what kind the counted are, and name none."""
_DOING = re.compile(
    r"answer|ask|choose|come|get|give|handle|help|know|look|love|manage|need|operate|oversee|prefer|say|see|serve|speak|tell|treat|trust|want"
)
"""Whoever does so is counted, and stands in front: "of our agents 12 manage rental homes"."""
_AT_IT = re.compile(r"(?:manag|oversee|handl|look)ing")
"""Behind a number it says what the counted do, and not of what kind they are, as in "18 cleaning staff"."""
_AND = frozenset(["and", "or"])
_KINDS = re.compile(
    r".*(?:ss|us|is)|sales|operations|services|facilities|resources|relations|systems|communications|overseas|various"
)
"""Words in s that tell of a kind: "various", "12 sales employees"."""
_MEASURE = re.compile(
    r"(?:percent|hour|minute|day|night|week|month|quarter|year|decade|mile|mi|km|meter|metre|foot|feet|ft|inch|acre|square|sq|star"
    r"|point|dollar|cent|usd|am|pm|bed|bedroom|br|bath|bathroom|story|storey|car)s?"
)
"""Measures, which stand behind numbers in the singular too: "24 hour service"."""
_CROWD = re.compile(r"people|persons|men|women|children|staff|personnel")
_SERVED = re.compile(
    r"(?:owner|investor|client|tenant|resident|renter|customer|guest|famil(?:y|ie)|household|review|rating)s['’]?"
)
"""Whom a firm serves, and what they say of it."""
_PLACES = re.compile(
    r"(?:member|agent|manager|cit(?:y|ie)|count(?:y|ie)|state|neighbou?rhood|office|location|award)s['’]?"
)
"""With `_SERVED` what is a noun of its own in capitals too, while "300 Dallas homes" are homes."""
_COUNTS = (
    r"(?:(?<!\bis\s)(?<!\bare\s)number(?:s|ed|ing)?|total(?:s|ed|ing|ling)?|count(?:s|ed|ing)?|(?:stands?|stood|standing)\sat|c[oa]mes?\sto(?:\sbe)?"
    r"|adds?\sup\sto|amounts?\sto|(?:gr[eo]wn?|growing|risen|rose)\sto|now|today|currently|reach(?:ed|es)?|exceeds?|exceeded"
    r"|(?:sur)?pass(?:ed|es)?|(?:being\s)?(?:managed|served|leased|employed|offered|listed)|(?:under|in)\s(?:our\s)?(?:management|care|charge|hands|roof)"
    r"|in\s(?:total|all)|(?:a\s)?total\sof|portfolio(?:\sof)?|size|well|worldwide|by\sus"
    r"|(?:that\s|which\s)?we\s(?:manage|have|run|oversee|serve|look\safter|care\sfor|employ))"
)
_COUNTING = rf"(?:{_COUNTS}|(?:ha[sd]|have|is|are|was|were|been)(?=\s(?:been\s)?{_COUNTS}\b))"
_TOWN = r"(?-i:[A-Z])[\w.-]*"
_FRONT = re.compile(
    rf"(?:[\s:|,(–—-]|\b{_COUNTING}\b|\b(?:in|across|throughout)\s{_TOWN}(?:(?:,|\sand|\s&)?\s{_TOWN}){{0,4}})*?[\s:|(–—-]{ROUGHLY}",
    re.IGNORECASE,
)
"""Between the noun and its number where the noun leads: "rental homes we manage in Waco now number about"."""
_ARE_SO_MANY = re.compile(
    rf"(?:\s(?!(?:for|whose|which|who)\b)[a-z’'-]+){{0,6}}?\s(?:(?:now|today|currently)\s)?(?:number|total|(?:come|add\sup|amount)\sto)"
    rf"\s(?:(?:now|today|currently)\s)?{ROUGHLY}"
)
"""Between a noun in the plural and how many they are: "homes under our roof number about"."""
_NUMBER_OF = re.compile(
    r"\b(?:number|count|total|tally|sum)\sof\s(?:(?:the|our|all|these|those)\s){0,2}(?:[a-z-]+\s){0,2}$", re.IGNORECASE
)
_BECOMES = re.compile(
    rf"\s(?:[a-z’'-]+,?\s){{0,8}}?(?:(?:is|are|was|be|been|hit|stands|reached|reaches|passed|passes|exceeds|has|climbed|risen|grown|rose|grew|come|came)"
    rf"\s(?:(?:now|today|currently|already|at|to|be)\s){{0,3}}){ROUGHLY}"
)
"""Behind "the number of rental homes": whatever tells which homes, and that they are so many."""

_LONGEST_FRONT = 110
_ZIP = re.compile(r"\d{5}")
_NEXT_LABEL = re.compile(r"\s?\+?[\s|,;•·]*(?:[A-Z][\w-]*(?:\s[\w-]+){0,3}\s?[:=|]|$)")
_LABEL = re.compile(rf"(?:\s[\w-]+){{0,3}}\s?[:=]\s?{ROUGHLY}", re.IGNORECASE)


def counted_noun(
    text: str, written: Written, noun: re.Pattern[str], labels: re.Pattern[str], not_when: re.Pattern[str]
) -> str:
    """The field's noun that a number counts, as it stands there; "" where the number counts something else.

    Args:
        text: of any length. written: the number, as `counts_in` found it in the text.
        noun: any of the field's. labels: any of those and of the phrases that lead up to its numbers. not_when: what spoils it.
    """
    begin = max(0, written.start - _LONGEST_FRONT)
    ahead = text[begin : written.start]
    at, own = _noun_behind(text, written.end, noun)
    if at is not None:
        return "" if not_when.search(text, written.end, at.start()) else at.group()
    if (own and not _NEXT_LABEL.match(text, written.end)) or _RATE.match(text, written.end):
        return ""
    for found in reversed(list(labels.finditer(ahead))):
        whole = begin + found.start() == 0 and not re.search(r"\w", text[written.end :])
        led = _NUMBER_OF.search(ahead, 0, found.start()) and _BECOMES.fullmatch(ahead, found.end())
        told = (led or _FRONT.fullmatch(ahead, found.end())) and not _ZIP.fullmatch(text, written.start, written.end)
        if whole or told or _LABEL.fullmatch(ahead, found.end()):
            return found.group()
    return ""


def noun_in_front(text: str, written: Written, noun: re.Pattern[str]) -> str:
    """The noun of a sentence that says how many they are, and of what stands behind the number nothing: "The homes with us number 412"."""
    ahead = text[max(0, written.start - _LONGEST_FRONT) : written.start]
    if _RATE.match(text, written.end) or _noun_behind(text, written.end, _NEVER)[1]:
        return ""
    return next((found.group() for found in noun.finditer(ahead) if _ARE_SO_MANY.fullmatch(ahead, found.end())), "")


def counts_other(text: str, end: int, nouns: Sequence[str]) -> bool:
    """Whether behind a number stands a measure, a rate or whom a firm serves, whatever leads up to it: "we employ 24 hour guards".

    Args:
        end: of the number. nouns: the field's, of which the measure may be one ("years in business").
    """
    _, own = _noun_behind(text, end, _NEVER)
    word = own.lower()
    if not (_MEASURE.fullmatch(word) or _SERVED.fullmatch(word)):
        return _RATE.match(text, end) is not None
    return not any(noun.partition(" ")[0].lower() == word for noun in nouns)


def names_others(between: str) -> bool:
    """Whether what stands between a number and a noun names what the number counts: "35 owners of", "24 hour", "25 experts".

    A verb there has the noun for its object, and the number counts who does it: "our team of 11 manages", "12 managing".
    """
    words = [word.group() for word in _WORD.finditer(between)]
    return any(
        _is_other(word.lower()) or _AT_IT.fullmatch(word.lower()) or (_is_plural(word) and behind not in _AND)
        for word, behind in pairwise([*words, ""])
    )


def _noun_behind(text: str, end: int, noun: re.Pattern[str]) -> tuple[re.Match[str] | None, str]:
    """The field's noun right behind a number, words of kind between them; else the noun of its own that stands there, if any."""
    joined = _OF_THE.match(text, end) or _JOINS.match(text, end)
    at = joined.end() if joined else end
    last = ""
    for _ in range(_MOST_WORDS):
        if found := noun.match(text, at):
            return found, ""
        word = _WORD.match(text, at)
        if word is None:
            break
        lowered = word.group().lower()
        if lowered in _ENDS or lowered.isdecimal():
            break
        last = last if _NAMELESS.fullmatch(lowered) else word.group()
        if _is_other(lowered) or _is_plural(word.group()):
            break
        between = _BETWEEN_WORDS.match(text, word.end())
        if between is None:
            break
        at = between.end()
    return None, last


def _is_other(lowered: str) -> bool:
    """Whether a word is no noun of a field, in capitals or not: a measure, whom a firm serves, what somebody does."""
    return any(kind.fullmatch(lowered) for kind in (_MEASURE, _CROWD, _SERVED, _PLACES, _DOING))


def _is_plural(word: str) -> bool:
    lowered = word.lower().rstrip("'’")
    return word[:1].islower() and lowered.endswith("s") and not _KINDS.fullmatch(lowered)
