"""Years in sentences that name whose they are: the firm itself, its brand, its town, or another firm."""

from __future__ import annotations

import re
from collections.abc import Iterator

from leadgen_assets.domain.icps.firms_years import is_trade_line
from leadgen_assets.domain.icps.icp import CountField
from leadgen_assets.domain.icps.number_beside import Beside, any_of
from leadgen_assets.domain.pages.page import PageText
from leadgen_assets.domain.wording.sentences import sentence_around
from leadgen_assets.extract.naming.own_names import FIRM, behind_name, is_the_towns
from leadgen_assets.extract.naming.written_names import is_post
from leadgen_assets.extract.others.another_name import is_anothers_name
from leadgen_assets.extract.others.other_firms import is_person

_NAME = r"(?P<name>[A-Z][\w&'’.-]*+(?:\s[A-Z&][\w&'’.-]*+)*+)[®™]?"
_BRAND = re.compile(rf"\W*{_NAME}(?:\s(?:was|is|has|were)\b|,\s(?:founded|established|started)\b)")
_BRAND_BEHIND = re.compile(rf"\W*(?:[A-Z][a-z]+ed|Since)\s(?:back\s)?(?:in\s)?\d{{4}},\s{_NAME}\s")
""" "Founded in 2007, Keyrenter has": what a sentence tells of stands behind its year."""
_FOUNDED_BEHIND = re.compile(
    rf"\W*(?:Founded|Established|Started|Opened|Formed|Launched|Incorporated)\s(?:back\s)?in\s\d{{4}}(?:\sby\s[^,]{{2,40}})?,"
    rf"\s(?:the\s)?{_NAME}\s(?:is|was|has|had|[a-z]+s)\s"
)
""" "Founded in 1999, Oakfield has": of another firm."""
_NETWORK = re.compile(
    r"\bfranchis\w+|\b(?:[2-9]\d|\d{3,})\+?\s(?:\w+\s)?(?:offices|locations|territories|states|markets|branches)\b",
    re.IGNORECASE,
)
_FEW_OFFICES = re.compile(
    r"\b(?:\d|1\d|two|three|four|five|six)\s(?:\w+\s)?(?:offices|locations|branches)\b", re.IGNORECASE
)
_STARTED = r"(?:started|founded|opened|launched|established|formed)"
_WORDS = r"[A-Z0-9][\w&'’.-]*(?:\s(?:[A-Z0-9&][\w&'’.-]*|of|the|and)){0,5}"
_YEAR = r"(?P<year>(?:18|19|20)\d\d)"
_BEGAN = (
    re.compile(rf"\b{_STARTED}\s(?P<name>{_WORDS}?)\s(?:back\s)?in\s{_YEAR}\b"),
    re.compile(rf"(?<!\w)(?P<name>{_WORDS})\s(?:was|were)\s(?:first\s)?{_STARTED}\s(?:back\s)?in\s{_YEAR}\b"),
    re.compile(
        rf"\b(?:Founded|Established|Started|Opened|Formed|Launched)\s(?:back\s)?in\s{_YEAR},\s(?P<name>{_WORDS})(?=\s[a-z])"
    ),
    re.compile(
        rf"\b[Ii]n\s{_YEAR},?\s(?=[A-Z])(?:[A-Z][\w'’.-]*,?\s|and\s|&\s){{1,7}}(?:first\s)?{_STARTED}\s(?P<name>{_WORDS})"
    ),
)
_STANDS = (
    re.compile(
        rf"(?<!\w)(?P<name>{_WORDS})\s?[,:|–—-]\s(?i:{_STARTED}\s|est(?:abl|d)?\.?\s|since\s)(?:in\s)?{_YEAR}(?!\w)"
    ),
    re.compile(
        rf"(?<!\w)(?P<name>{_WORDS})\s(?:(?:is|are)\s[^.;]{{2,80}}?\sand\s)?(?:has|have)\sbeen\s(?:operating|in\soperation|around|at\sit)"
        rf"\b[^.;]{{0,60}}?\ssince\s{_YEAR}(?!\w)"
    ),
)
""" "Maple Hollow – Established in 1988", "Maple Hollow is one of the best and has been operating in Ohio since 1971"."""
_SINCE_ALONE = re.compile(r"\W*since\s(?:18|19|20)\d\d\W*", re.IGNORECASE)
_SPAN_ALONE = re.compile(
    r"\W*(?:proudly\s)?(?:[a-z]+ing|in\s(?:the\s)?(?:[\w-]+\s){0,2}business|in\s[\w\s-]{3,30})\b[^.;:!?\d]{0,60}\sfor\s[^.;:!?\d]{0,20}\d{1,3}\+?\s[^.;:!?]{0,40}"
    r"[.!]?",
    re.IGNORECASE,
)
"""A line without a subject: "Serving Waco for 30 years"."""
_ARTICLE = re.compile(r"^an?\s", re.IGNORECASE)
_OWN_NAME = 6
"""Letters of a name that is surely the firm's, at least."""
_BEGUN = re.compile(r"found|establish|incorporat|open|start|launch|form|began", re.IGNORECASE)
_NAMED = re.compile(
    rf"(?:^|[\s(“\"])(?P<name>{FIRM})[®™]?(?:\s\([^()]{{1,40}}\))?,?"
    r"\s\(?(?:(?:was|were|has been|had been|which was|is|first|firstly|officially|originally|itself)\s){0,3}$"
)
"""Whoever stands in front of "was founded in"."""
_WHERE = re.compile(r"\b(?:in|at|near|on|from|of|to|inside|beside|behind|by|since|until)\s$", re.IGNORECASE)
"""In front of a name that says where, and not who: "Our office, in the Mall, opened in"."""
_BELOW = 2
"""Lines above a line in which the name stands that it is said of."""
_LONGEST_NAME = 40


def years_of_own_name(text: str, spec: CountField, letters: str) -> Iterator[tuple[str, str, float]]:
    """The year in which somebody began what bears the firm's own name: "Ann and Roy started Cascade Ridge in 2016".

    "Cascade Ridge Office was opened in 2016" tells of an office, and of "Cascade Ridge Boise" it is the brand's year.
    """
    for begun in (begun for pattern in (*_BEGAN, *_STANDS) for begun in pattern.finditer(text)):
        name, year = re.sub(r"[^a-z]", "", begun["name"].lower()), begun["year"]
        own = len(name) >= _OWN_NAME and any(
            each.startswith(name) or (begun.re is _BEGAN[0] and name.startswith(each)) for each in letters.split()
        )
        sentence = sentence_around(text, begun.start("year"), begun.end("year"))
        spoiled = sentence.endswith("?") or any_of(spec.not_when).search(sentence)
        own = own and not spoiled and not _bears_more(begun["name"], sentence, letters)
        if own and spec.least <= int(year) <= spec.most and any_of((*spec.nouns, *spec.before)).search(sentence):
            yield year, sentence, 0.85


def is_another_names_year(number: Beside, sentence: str, letters: str) -> bool:
    """Whether a sentence gives its year to a name that is not the firm's: its brand, its town, another firm or a club.

    Args:
        letters: of the company's domain and names, parted by spaces; "" where nothing tells what it is called.
    """
    behind = _FOUNDED_BEHIND.match(sentence) if letters else None
    return (
        _is_brands(sentence, letters)
        or _is_anothers(number, letters)
        or (behind is not None and is_anothers_name(behind["name"], letters))
    )


def is_persons_line(page: PageText, at: int) -> bool:
    """Whether a line such as "Landscaping since 2005" stands below a person's name, at most one line between them.

    So is "Serving Waco for 30 years"; "Since 1983" alone is a person's below a post: "A Certified Public Accountant".
    """
    if _SINCE_ALONE.fullmatch(page.segments[at].text) and at:
        post = _ARTICLE.sub("", page.segments[at - 1].text.strip())
        return is_post(post) or is_person(post)
    if not (is_trade_line(page.segments[at].text) or _SPAN_ALONE.fullmatch(page.segments[at].text)):
        return False
    above = (page.segments[place].text for place in range(max(0, at - _BELOW), at))
    return any(len(text) <= _LONGEST_NAME and is_person(text) for text in above)


def _is_anothers(number: Beside, letters: str) -> bool:
    ahead = number.lead.rstrip()[: -len(number.noun)] if number.lead.rstrip().endswith(number.noun) else ""
    found = _NAMED.search(ahead.replace("/", "")) if letters and _BEGUN.match(number.noun) else None
    if found is None or _WHERE.search(found.string, 0, found.start("name")):
        return False
    return is_anothers_name(found["name"], letters)


def _is_brands(sentence: str, letters: str) -> bool:
    """Whether a sentence tells of the firm's brand, "Keyrenter was founded in 2007 and has 60 offices", or of its town."""
    named = filter(None, (_BRAND.match(sentence), _BRAND_BEHIND.match(sentence)))
    return any(_bears_more(found["name"], sentence, letters) for found in named)


def _bears_more(name: str, sentence: str, letters: str) -> bool:
    """Whether more than the firm bears a name: its town, or its brand (all the firm's names have more behind, in a network any)."""
    behind = behind_name(name, letters)
    return is_the_towns(name, letters) or (
        any(behind) and (_NETWORK.search(sentence) is not None or (all(behind) and not _FEW_OFFICES.search(sentence)))
    )
