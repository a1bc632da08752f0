"""Values of `count` fields: a number with one of the field's nouns beside it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache

from leadgen_assets.domain.facts.evidence import Fact, Method
from leadgen_assets.domain.icps.icp import CountField
from leadgen_assets.domain.icps.left_out_nouns import sentence_before
from leadgen_assets.domain.icps.number_beside import (
    Beside,
    any_of,
    is_of_today,
    is_stated,
    numbers_beside,
)
from leadgen_assets.domain.icps.parts_of_sums import whole_numbers
from leadgen_assets.domain.icps.stated_counts import stated_count, stated_quote
from leadgen_assets.domain.icps.time_fields import is_time_field, is_year_field
from leadgen_assets.domain.pages.page import Kind, Outcome, PageText, Segment
from leadgen_assets.domain.wording.sentences import sentence_around
from leadgen_assets.domain.wording.whose_number import may_be_one_houses
from leadgen_assets.domain.wording.whose_staff import counts_staff
from leadgen_assets.domain.wording.written import Written, counts_in
from leadgen_assets.extract.fields.figure_rows import CAPTION, caption_beside
from leadgen_assets.extract.fields.named_years import is_another_names_year, is_persons_line, years_of_own_name
from leadgen_assets.extract.fields.own_subject import as_we
from leadgen_assets.extract.fields.persons_numbers import is_of_person_above, is_persons_number, is_persons_since
from leadgen_assets.extract.naming.own_names import names_whole
from leadgen_assets.extract.others.named_holders import is_another_names
from leadgen_assets.extract.others.other_firms import doers, manages_elsewhere
from leadgen_assets.extract.others.stated_bodies import is_own_entry
from leadgen_assets.extract.reading.proposal import propose
from leadgen_assets.extract.reading.quick_look import hits, numbered, once
from leadgen_assets.extract.reading.sections import beneath, headings_above, is_others_page

_READ = (Kind.TEXT, Kind.HEADING, Kind.META, Kind.LINK)
_FIGURE = re.compile(
    r"\W{0,3}(?:over|more than|about|nearly|approximately)?\s?[\d,.]{1,9}\s?[kK]?\s?\+?\W{0,3}", re.IGNORECASE
)
_SPOKEN = ("“", '"', "«", "‘")
_OTHERS = re.compile(
    r"\b(?:blog|news|articles?|posts?|testimonials?|reviews?|press|podcasts?|episodes?|case stud\w+|(?:clients|owners|people"
    r"|they) (?:say|said))\b",
    re.IGNORECASE,
)
_STEP = re.compile(
    r"\W{0,3}(?:(?:over|up to|under|from)\s)?(?P<number>\d[\d,]{0,6}(?:\s?(?:-|–|to)\s?\d[\d,]{0,6})?)"
    r"\s?\+?\s(?P<noun>[^\W\d][^\d.:]{2,40})",
    re.IGNORECASE,
)
"""A line that is nothing but a number or a range and what is counted; several are steps of a list of prices, or plans."""
_PRICED = re.compile(r"\s*[·|•]\s*(?=.{0,40}?(?:[$€£]\s?\d|\bprices?\b))", re.IGNORECASE)
"""What parts a size from its price: "20+ Units · All Prices", "24 units | $3.2M" is on the market, whoever offers it."""
_RATES = r"(?:\w+\s)?(?:occupancy|occupied|retention|collect\w+|satisf\w+)"
_PRICE = re.compile(
    rf"\W{{0,3}}(?:(?:from|only|just|starting at)\s)?(?:\$\s?\d|\d[\d.]{{0,5}}\s?%(?!\s?{_RATES}))", re.IGNORECASE
)
_WE = re.compile(r"\b(?:we|our|us)\b", re.IGNORECASE)
_HOUSE = re.compile(
    r"(?!(?:Our|Luxury|Affordable|Managed|Rental|Single|Multi|The Best)\b)(?:[A-Z][\w’'.&-]*\s(?:(?:at|of|on|the|in)\s){0,2}){1,4}"
    r"(?:Apartments|Apts|Towers?|Lofts|Villas|Flats|Residences|Condominiums|Condos|Townhomes|Townhouses|Terrace|Manor|Village"
    r"|Apartment Homes|Estates|Commons|Gardens|Court|Place|Park|Ridge|Heights|Square|Plaza|Crossing|Landing|Pointe)"
)
"""The whole of a heading that names one house."""
_OF_ONE = re.compile(
    r"(?:street\s)?address|location|(?:year\s)?built|stor(?:y|ies)|floors|bed(?:room)?s|bath(?:room)?s|rent|price|deposit|parking|pets|acres"
    r"|lot(?:\ssize)?|sq(?:uare|\.)?\s?(?:feet|ft\.?|footage)|(?:property\s)?type|client|zoning",
    re.IGNORECASE,
)
"""A caption in the sheet of one house: the figures beside it are that one's."""
_NO_FIRM = re.compile(
    r"person|event|product|offer|article|posting|review|place$|apartment|residence|school|webs", re.IGNORECASE
)
"""Types of schema.org whose numbers are not a firm's."""
_MANY = 1000
"""Homes that one house or community hardly has."""
_UP = re.compile(r"\W*(?:(?:over|more than|nearly|about|approximately)\s)?", re.IGNORECASE)
_IN_HOUSES = re.compile(r"\sin\s\d[\d,]*\s(?:communities|properties|buildings|cities|towns|states)\W*")
_ACROSS = re.compile(r"(?:\s(?:across|throughout)\s[A-Z].{2,40})?\W*")
_FIRMS_FIGURE = re.compile(
    r"\b(?:(?:years?|yrs)(?!\s(?:old|ago))|owners|clients|employees|team\smembers|communities|cities|states|offices)\b",
    re.IGNORECASE,
)
"""Captions of what no house has: beside them a number of homes is the firm's too."""
_RATE = re.compile(_RATES, re.IGNORECASE)
_ABOUT_US = re.compile(
    r"\b(?:we|our|us|about|why|numbers?|facts?|figures|glance|stats|statistics|portfolio|company)\b", re.IGNORECASE
)
_OWN_FIGURES = re.compile(
    r"\W*(?:(?:\w+\s){0,3}(?:by|in)\s(?:the\s)?numbers|(?:our|the|some|quick|key|company|firm)?\s?(?:numbers|facts|figures|stats|statistics)"
    r"(?:\s(?:and|&)\s(?:numbers|facts|figures|stats))?|(?:\w+\s){0,3}at\sa\sglance|about\sus|our\s(?:company|firm|business))\W*",
    re.IGNORECASE,
)
"""The whole of a heading above a firm's own figures."""
_HOMES = re.compile(r"^[\W\d]+|\W+$")
_PAIR = re.compile(r"\W*\d[\d.,]*\s?[kK]?\s?[+%]?(?:\s[A-Za-z-]+){0,4}\W*")
_NUMBER = re.compile(r"\W*\d[\d.,]*\s?[kK]?\s?[+%]?\W*")
_DIGIT = re.compile(r"\d")
_ROW = 6
"""Lines of a row of figures to each side of one."""
_SINCE = 0.84
_STATED = 0.93
"""Confidence in a number that the markup states."""
_MOST_A_PAGE = 30


def counts(field: str, spec: CountField, pages: Sequence[PageText], letters: str = "") -> Iterator[Fact]:
    """Numbers in the plausible range whose sentence has a noun of the field and none of what spoils it. Not yet verified.

    "over 300" and "300+" are 300; ranges ("8 to 80 units") and thresholds ("50 units or more") are not believed, nor what posts
    and clients say, nor a number of a firm that is named and not this one. A big figure above or below its caption counts.

    Args:
        letters: of the company's domain and names, parted by spaces; "" where nothing tells what it is called.
    """
    stated, shown = list(_in_markup(field, spec, pages)), list(_in_text(field, spec, pages, letters))
    # What the markup says of a year gives way to the visitors' text: templates and builders fill it in.
    years = {fact.value for fact in shown} if is_year_field(spec) else set()
    yield from (fact for fact in stated if not years or fact.value in years)
    yield from shown


def _in_markup(field: str, spec: CountField, pages: Sequence[PageText]) -> Iterator[Fact]:
    for page in pages:
        if page.outcome is Outcome.OK and not is_others_page(page):
            for at in _stated(page):
                quote = stated_quote(page.segments[at])
                if value := stated_count(quote, spec):
                    yield propose(page, page.segments[at], field, value, _STATED, quote=quote)


def _in_text(field: str, spec: CountField, pages: Sequence[PageText], letters: str) -> Iterator[Fact]:
    for page in pages:
        if page.outcome is not Outcome.OK or is_others_page(page):
            continue
        named = {at for words in (spec.nouns, spec.before) for at in _named(page, words)}
        if not named:
            continue
        # Beside the number, or in a caption below or above it.
        near = [at for at in numbered(page) if at in named or at - 1 in named or at + 1 in named]
        if not near:
            continue
        found_here = 0
        steps = _steps(page, named, spec)
        others: list[bool] | None = None
        for at in near:
            segment = page.segments[at]
            if segment.kind not in _READ or segment.said or segment.text.startswith(_SPOKEN) or at in steps:
                continue
            if found_here >= _MOST_A_PAGE:
                break
            found = (
                _in_sentence(segment, spec, letters) or _above_caption(page, at, spec) or _homes_of_many(page, at, spec)
            )
            if not found:
                continue
            others = beneath(page, _OTHERS) if others is None else others
            if others[at] or _beneath_a_house(page, at, letters) or is_of_person_above(page, at, letters):
                continue
            if is_time_field(spec) and is_persons_line(page, at):
                continue
            found_here += len(found)
            for value, quote, sure in found:
                method = Method.TEXT if len(quote) > CAPTION else Method.LAYOUT
                yield propose(page, segment, field, value, sure, quote=quote, method=method)


@once
def _stated(page: PageText) -> tuple[int, ...]:
    """Places (from 0) of the numbers that the markup states of the firm itself: in an entry with its own name or address."""
    return tuple(
        at
        for at in numbered(page)
        if stated_quote(page.segments[at])
        and not _NO_FIRM.search(page.segments[at].label.partition(".")[0])
        and is_own_entry(page, page.segments[at], nameless=False)
    )


def _beneath_a_house(page: PageText, at: int, letters: str) -> bool:
    """Whether a line that says no more than a number of what stands right below the name of one house: "Parkview Apartments"."""
    if len(page.segments[at].text) > CAPTION or _WE.search(page.segments[at].text):
        return False
    above = [*headings_above(page, at)[:1], *(page.segments[at - 1].text for _ in range(at > 0))]
    named = [text.strip() for text in above if len(text) <= CAPTION and text != page.segments[at].text]
    return any(_HOUSE.fullmatch(name) and manages_elsewhere("", "", letters, f"{name}: ") for name in named)


def _steps(page: PageText, named: Collection[int], spec: CountField) -> frozenset[int]:
    """Places of lines that are steps of a list of prices: two or more of different numbers, or one with a price in the next line."""
    noun, found, priced = any_of(spec.nouns), {}, set()
    for at in named:
        text = page.segments[at].text
        price = _PRICED.search(text) if len(text) <= CAPTION else None
        step = _STEP.fullmatch(text[: price.start()] if price else text)
        if step and noun.fullmatch(step["noun"].strip()):
            found[at] = step["number"]
            priced |= {at} if price else set()
    if len(set(found.values())) > 1:
        return frozenset(found)
    if priced:
        return frozenset(priced)
    behind = {at: page.segments[at + 1].text if at + 1 < len(page.segments) else "" for at in found}
    return frozenset(at for at, text in behind.items() if _PRICE.match(text))


def _named(page: PageText, phrases: tuple[str, ...]) -> tuple[int, ...]:
    return hits(page, any_of(phrases), _lower(phrases)) if phrases else ()


@lru_cache(maxsize=64)
def _lower(phrases: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(phrase.lower() for phrase in phrases)


def _in_sentence(segment: Segment, spec: CountField, letters: str) -> list[tuple[str, str, float]]:
    text, found = segment.text, []
    for told in whole_numbers(text, spec):
        number = as_we(told, letters) if letters else told
        sentence = sentence_around(text, number.start, number.end)
        # "Employees: 70" names what is counted, and no house.
        lead = number.lead if number.lead.strip(" :–—-").lower() != number.noun.lower() else ""
        if letters and manages_elsewhere(number.before, number.behind, letters, lead):
            continue
        if letters and not is_year_field(spec) and is_another_names(number, letters):
            continue
        if is_persons_since(number, letters) if is_time_field(spec) else is_persons_number(number, letters):
            continue
        if is_year_field(spec) and is_another_names_year(number, sentence, letters):
            continue
        if is_stated(sentence, number, spec) or _is_told_of_own_staff(sentence, told, spec, letters):
            # The longer the noun, the less it can be said of something else; since when they serve a town comes behind since when they are.
            sure = (
                _SINCE
                if is_year_field(spec) and number.noun.lower() == "since"
                else 0.9
                if len(number.noun.split()) > 1 or "+" in text[number.end : number.end + 2]
                else 0.85
            )
            found.append((number.value, _with_noun(text, sentence, number.noun), sure))
    if letters and is_year_field(spec) and not found:
        found += years_of_own_name(text, spec, letters)
    return found


def _is_told_of_own_staff(sentence: str, number: Beside, spec: CountField, letters: str) -> bool:
    """Whether a sentence that says neither "we" nor "our" names the firm itself as the one that has so many people."""
    if not (letters and spec.when and counts_staff(number.noun)):
        return False
    own = any(names_whole(name, letters) for name in doers(number.before))
    return own and is_stated(sentence, number, spec.model_copy(update={"when": ()}))


def _with_noun(text: str, sentence: str, noun: str) -> str:
    """The sentence, with the one before where only that one says what is counted."""
    if noun in sentence:
        return sentence
    before = sentence_before(text, max(0, text.find(sentence)))
    both = text[max(0, text.find(before)) : text.find(sentence) + len(sentence)]
    return both if noun in before else sentence


def _above_caption(page: PageText, at: int, spec: CountField) -> list[tuple[str, str, float]]:
    segments, figure = page.segments, page.segments[at]
    noun, spoiled = any_of(spec.nouns), any_of(spec.not_when)
    if len(figure.text) > 24 or not _FIGURE.fullmatch(figure.text):
        return []
    beside = caption_beside(segments, at)
    if beside is None:
        return []
    caption = segments[beside].text
    named = noun.match(caption.strip())
    if not named or spoiled.search(caption) or not is_of_today(caption, spec, named.group()):
        return []
    alone = caption.strip(" .:").lower() == named.group().lower()
    if alone and any(_OF_ONE.fullmatch(each.text.strip(" .:")) for each in segments[max(0, at - _ROW) : at + _ROW + 1]):
        return []
    values = counts_in(figure.text)
    if alone and may_be_one_houses(caption.strip(" .:")) and not _is_of_many(page, at, values[:1]):
        return []
    quote = f"{caption} {figure.text}" if beside < at else f"{figure.text} {caption}"
    return [(written.value, quote, 0.85) for written in values if spec.least <= int(written.value) <= spec.most]


def _homes_of_many(page: PageText, at: int, spec: CountField) -> list[tuple[str, str, float]]:
    """A line such as "6,200 apartment homes across Ohio", where it is not of one house: "340 apartments" alone may be."""
    text = page.segments[at].text.strip()
    if len(text) > CAPTION or not spec.when:
        return []
    found = []
    for number in numbers_beside(text, spec):
        _, _, rest = number.behind.lower().partition(number.noun.lower())
        rest = number.behind[len(number.behind) - len(rest) :]
        plain = may_be_one_houses(number.noun) and _UP.fullmatch(text, 0, number.start)
        if not plain or any_of(spec.not_when).search(text):
            continue
        many = int(number.value) >= _MANY and _ACROSS.fullmatch(rest)
        in_row = not re.search(r"\w", rest) and _is_beside_figures(page, at)
        if many or in_row or _IN_HOUSES.fullmatch(rest):
            found.append((number.value, text, 0.85))
    return found


def _is_of_many(page: PageText, at: int, values: Sequence[Written]) -> bool:
    return any(int(each.value) >= _MANY for each in values) or _is_beside_figures(page, at)


def _is_beside_figures(page: PageText, at: int) -> bool:
    """Whether in the row of figures and captions around one is one that only a firm has: "25 years", "98 % occupancy".

    Right below a house's name a rate may be the house's; right below "By the numbers" the row is the firm's.
    """
    segments, first, last = page.segments, at, at
    while first > max(0, at - _ROW) and _is_in_row(segments, first - 1, at):
        first -= 1
    while last < min(len(segments) - 1, at + _ROW) and _is_in_row(segments, last + 1, at):
        last += 1
    row = " ".join(each.text for each in segments[first : last + 1])
    above = [each for each in segments[max(0, first - 1) : first + 1] if each.kind is Kind.HEADING]
    named = any(not _DIGIT.search(each.text) and not _ABOUT_US.search(each.text) for each in above)
    if _FIRMS_FIGURE.search(row) or (not named and _RATE.search(row)):
        return True
    homes = [each for each in segments[first : last + 1] if may_be_one_houses(_HOMES.sub("", each.text))]
    return bool(above) and len(homes) == 1 and _is_below_own_figures(page, at)


def _is_below_own_figures(page: PageText, at: int) -> bool:
    """Whether on a page about the firm the headings above tell of its figures, and none of a house: "Lakecrest", "At a glance"."""
    nearest, *outer = [text for text in headings_above(page, at) if not _DIGIT.search(text)] or [""]
    if page.role not in ("home", "about") or not _OWN_FIGURES.fullmatch(nearest):
        return False
    tops = {each.text for each in page.segments if each.label == "h1"}
    return all((text in tops or _ABOUT_US.search(text)) and not _HOUSE.fullmatch(text) for text in outer)


def _is_in_row(segments: Sequence[Segment], place: int, at: int) -> bool:
    """Whether a line is a figure with its caption, a figure, or the caption of one beside it."""
    line, figure = segments[place], segments[at]
    if line.kind not in (Kind.TEXT, Kind.HEADING) or line.region is not figure.region or len(line.text) > CAPTION // 2:
        return False
    beside = (segments[other].text for other in (place - 1, place + 1) if 0 <= other < len(segments))
    caption = bool(line.text) and not _DIGIT.search(line.text) and any(map(_NUMBER.fullmatch, beside))
    return caption or _PAIR.fullmatch(line.text) is not None
