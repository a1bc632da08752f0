"""Suite: the telephone and fax numbers and the e-mail addresses of labelled pages, each counted once a page."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import phonenumbers

from leadgen_assets.domain.facts.evidence import Fact, Method
from leadgen_assets.domain.pages.page import Kind, PageText
from leadgen_assets.domain.wording.written import emails_in, same_phone
from leadgen_assets.evaluation.extracted import GOLD, PAGES, extracted_sites
from leadgen_assets.evaluation.gold_pages import GoldPage, GoldSite
from leadgen_assets.evaluation.measure import Counts, Judged, Measure, Mistake, Reach, SuiteResult
from leadgen_assets.evaluation.suite import Suite
from leadgen_assets.extract.extraction import Extraction

_FIELDS = {"TEL": "phone", "FAX": "fax", "EMAIL": "email"}
_REACH = {"TEL": 0.93, "EMAIL": 0.95}
_LEAST_DIGITS = 7
_COMPARED = (
    "Values of a page are compared as sets: telephone numbers by all their digits, however they are written, e-mail addresses in "
    "lower case. What is read for the company and for its people counts alike. A label without a number that can be dialled by "
    "itself ('Extension 23') is left out; several numbers in one label ('555-0100/01') may each be found and must not all be. "
    "People labelled what a page shows: a value that only a link's address or markup carries could not be labelled and is left out "
    "of the first three lines; the lines 'with unseen ones' take each such value for wrong."
)
_ON_SINGLE_PAGES = "EMAIL is counted on sites of one page only, since the others were hardly labelled for it."
_BESIDE = (
    "Beside: every valid number that the phone library's own matcher finds in the text taken for a telephone, and one regular "
    "expression for addresses."
)
_EXTENSION = re.compile(
    r"(?<![A-Za-z])(?:[,;\s(]{0,3}(?:ext|extension|x)\b|[,;\s(]{1,3}x(?=\d)).{0,40}$", re.IGNORECASE
)
_PARTED = re.compile(r"\s?/\s?|\s(?:or|and|&)\s|,\s")
_KEYPAD = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "22233344455566677778889999")
_ADDRESS = re.compile(r"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9.-]{1,100}\.[A-Za-z]{2,8}")
_LINKED = re.compile(r"(?:mailto|tel|callto|fax):\S", re.IGNORECASE)
_SHOWN = (Kind.TEXT, Kind.HEADING, Kind.LINK)

Same = Callable[[str, str], bool]
_Sites = Sequence[tuple[GoldSite, Extraction]]


def _run(data: Path) -> SuiteResult:
    sites = extracted_sites(data)
    single = [each for each in sites if len(each[0].pages) == 1]
    return _scored({label: single if label == "EMAIL" else sites for label in _FIELDS}, _ON_SINGLE_PAGES)


def _run_own(data: Path) -> SuiteResult:
    """Of a gold in which every mention is marked, as a person's own is, addresses count on all pages."""
    return _scored(dict.fromkeys(_FIELDS, extracted_sites(data)))


def _scored(sites: Mapping[str, _Sites], *notes: str) -> SuiteResult:
    judged: list[Judged] = []
    seen = [_measure(label, sites[label], judged, unseen=False) for label in _FIELDS]
    all_values = [_measure(label, sites[label], [], unseen=True) for label in _FIELDS]
    measures = (*seen, *(replace(measure, name=f"{measure.name} with unseen ones", reach=()) for measure in all_values))
    return SuiteResult("contact-points", measures, " ".join((_COMPARED, *notes, _BESIDE)), tuple(judged))


CONTACT_POINTS = Suite("contact-points", "Telephone, fax and e-mail of a page", (PAGES, GOLD), _run, run_own=_run_own)


def _measure(label: str, sites: _Sites, judged: list[Judged], *, unseen: bool) -> Measure:
    units, mistakes, beside = [], [], Counts()
    same: Same = _same_address if label == "EMAIL" else _same_number
    for site, extraction in sites:
        counts = Counts()
        for page in site.pages:
            wanted = _wanted(page, label)
            found = _found(page.page.url, extraction, _FIELDS[label], unseen=unseen)
            values, missed, wrong = _compared(wanted, found, same)
            counts += values
            mistakes += [Mistake(page.page.url, " / ".join(each), "") for each in missed]
            mistakes += [Mistake(page.page.url, "", value, _told(found[value])) for value in wrong]
            judged += [Judged(_FIELDS[label], fact.confidence, value not in wrong) for value, fact in found.items()]
            if label != "FAX":
                beside += _compared(wanted, _simply_found(page.page, label), same)[0]
        units.append(counts)
    reach = (Reach("f1", _REACH[label]),) if label in _REACH else ()
    way = {"TEL": {"phone library alone": beside}, "EMAIL": {"one regular expression": beside}}.get(label, {})
    return Measure(label, "site", units, mistakes, reach, way)


def _compared(
    wanted: Sequence[Collection[str]], found: Collection[str], same: Same
) -> tuple[Counts, list[Collection[str]], list[str]]:
    """Counts of one page, the labels that were missed, and the values that no label has."""
    missed = [each for each in wanted if not any(same(value, text) for text in each for value in found)]
    wrong = [value for value in found if not any(same(value, text) for each in wanted for text in each)]
    return Counts(len(wanted) - len(missed), len(wrong), len(missed)), missed, wrong


def _found(url: str, extraction: Extraction, field: str, *, unseen: bool) -> dict[str, Fact]:
    """Values of one page, each with its surest fact."""
    people = (fact for person in extraction.people for fact in person.facts)
    surest: dict[str, Fact] = {}
    for fact in (*extraction.facts, *people):
        if fact.field == field and fact.url == url and (unseen or _is_seen(fact)):
            known = surest.get(fact.value)
            surest[fact.value] = fact if known is None or fact.confidence > known.confidence else known
    return surest


def _is_seen(fact: Fact) -> bool:
    """Whether the quote is text that the page shows."""
    linked = fact.method is Method.LINK and _LINKED.match(fact.quote)
    return fact.method is not Method.STRUCTURED and not linked


def _told(fact: Fact) -> str:
    return f"{fact.confidence:.2f} {fact.method.value}: {fact.quote[:120]}"


def _wanted(page: GoldPage, label: str) -> list[tuple[str, ...]]:
    """What is labelled, each once; a label of several numbers is one to find."""
    if label == "EMAIL":
        return [(value,) for value in dict.fromkeys(map(_address, page.of(label)))]
    unique: list[tuple[str, ...]] = []
    for text in page.of(label):
        numbers = tuple(_numbers(text))
        if numbers and not any(_ending(numbers[0]) == _ending(other[0]) for other in unique):
            unique.append(numbers)
    return unique


def _address(text: str) -> str:
    found = emails_in(text)
    return found[0].value if found else text.lower().replace(" ", "").rstrip(".")


def _numbers(text: str) -> Iterable[str]:
    """Digits of each number of a label; a short one behind a slash ends like the first one begins."""
    parts = [re.sub(r"\D", "", part) for part in _PARTED.split(_dialled(text))]
    first = next((part for part in parts if len(part) >= _LEAST_DIGITS), "")
    for part in parts:
        if len(part) >= _LEAST_DIGITS:
            yield part
        elif first and part:
            yield first[: -len(part)] + part


def _dialled(text: str) -> str:
    """The label with words in it dialled by keypad; what stands in brackets behind them says the same in digits."""
    bare = _EXTENSION.sub("", text).replace("(0)", "")
    if re.search(r"\d[\s.-]?[A-Z]{3,}", bare):
        bare = re.sub(r"\s\(\d+\)$", "", bare).translate(_KEYPAD)
    return bare


def _ending(digits: str) -> str:
    return digits[-8:]


def _same_number(value: str, digits: str) -> bool:
    return same_phone(value, digits)


def _same_address(value: str, text: str) -> bool:
    return value == text


def _simply_found(page: PageText, label: str) -> list[str]:
    """What a phone library, or one regular expression, finds in the text of a page."""
    text = "\n".join(segment.text for segment in page.segments if segment.kind in _SHOWN)
    if label == "EMAIL":
        return list(dict.fromkeys(match.group().lower() for match in _ADDRESS.finditer(text)))
    return list(
        dict.fromkeys(
            phonenumbers.format_number(match.number, phonenumbers.PhoneNumberFormat.E164)
            for match in phonenumbers.PhoneNumberMatcher(text, "US")
        )
    )
