"""Whether a quote carries a value: the rule, field by field, that every fact passes before it may be exported.

The same rules run twice: over the saved segment when a fact is made, and over the evidence table before a file is written.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Callable, Sequence
from functools import lru_cache
from urllib.parse import unquote

from leadgen_assets.domain.facts.evidence import COMPANY, Fact, Method
from leadgen_assets.domain.hosts.domains import registrable_domain
from leadgen_assets.domain.icps.icp import CountField, FieldSpec, LinkedHostField, PhraseField, Vocabulary
from leadgen_assets.domain.icps.linked_hosts import names_vendor, vendor_address
from leadgen_assets.domain.icps.number_beside import counts_field
from leadgen_assets.domain.icps.stated_counts import stated_count, stated_quote
from leadgen_assets.domain.pages.page import Segment
from leadgen_assets.domain.wording.dialled_links import messaged_by
from leadgen_assets.domain.wording.place_cells import address_of, state_of
from leadgen_assets.domain.wording.regions import REGIONS, known_regions
from leadgen_assets.domain.wording.titles import says_post
from leadgen_assets.domain.wording.written import counts_in, emails_in, phone_like_in, same_phone

MOST_COUNTED = 200
"""Entries that a quote can hold; of more, only what the page itself says of their number counts."""

ENTRY_BREAK = " | "
"""What stands between the parts of a quote that was put together from several texts of one entry or list."""

_LONGEST_ENTRY = 40

TENANT_SUFFIX = "_tenant"
"""Field name of a linked host's tenant: "pms" -> "pms_tenant"."""

WITHOUT_PAGE = (
    Method.LIST,
    Method.ADDRESS,
    Method.CONFIRMED,
    Method.SUPPLIED,
    Method.DIRECTORY,
    Method.COUNTED,
)
"""Methods whose quote stands on no saved page of the company: a row, an address, an entry, a person's word."""

_IN_CELLS = (Method.LIST, Method.SUPPLIED)
"""Methods whose quote is the cells of a row, so that one says where a state's code ends a place: "austin tx"."""

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_PAIR = r"[A-Z]\S*(?:\s[A-Z]\S*){0,3}\s(?:and|&)\s[A-Z]\S*?(?:\s[A-Z]\S*?){0,3}"
"""Two names, or two given names and a surname."""

_LIST = r"[A-Z]\S*(?:\s[A-Z]\S*?){1,3},\s[A-Z]\S*?\s[A-Z]"
"""Two whole names and more, of a list behind a colon."""

_BETWEEN_TITLES = re.compile(r"\s*(?:/|&|,|\band\b)\s*")

_ADDRESS = re.compile(r"(?:https?|mailto|tel):\S+", re.IGNORECASE)


def supports(fact: Fact, segment: Segment | None, vocabulary: Vocabulary) -> bool:
    """Whether the segment carries the fact's quote, and the quote its value.

    Args:
        fact: as an extractor proposes it.
        segment: the segment it points at; None where there is none to look at (rows of a list, entries of a directory, counted
            entries, what a person confirmed, and facts read from the page's own address, whose quote is that address).
        vocabulary: the ICP's fields, whose rules follow from their kind.
    """
    if segment is not None:
        if segment.number != fact.segment or not _carries(segment, fact):
            return False
    elif fact.method not in WITHOUT_PAGE:
        return False
    return quote_supports(fact.field, fact.value, fact.quote, fact.url, vocabulary, fact.method)


def quote_supports(
    field: str, value: str, quote: str, url: str, vocabulary: Vocabulary, method: Method | None = None
) -> bool:
    """The part of `supports` that stored evidence alone can answer.

    Args:
        field: a base field, a person's field, a field of the vocabulary, or one of those with `_tenant` behind it.
        value: normalised, as in `Fact.value`.
        quote: as stored; for a link its address, then a space and its text.
        url: page that the quote stands on.
        vocabulary: the ICP's fields. A field that neither it nor the base knows is not supported.
        method: how it was read, where that decides what the quote must look like.
    """
    if not value or not quote:
        return False
    if field in ("domain", "website"):
        return _address_carries(field, value, quote, url, method)
    if field in _RULES:
        return _keeps_rule(field, value, quote) or (
            field == "state" and method in _IN_CELLS and _cell_has_state(value, quote)
        )
    spec = vocabulary.fields.get(field)
    if method is Method.COUNTED:
        return isinstance(spec, CountField) and _counts_entries(value, quote, spec)
    if isinstance(spec, CountField) and method is Method.STRUCTURED and value == stated_count(quote, spec):
        return True
    if spec is not None:
        return _spec_carries(value, quote, spec)
    owner = vocabulary.fields.get(field.removesuffix(TENANT_SUFFIX))
    if field.endswith(TENANT_SUFFIX) and isinstance(owner, LinkedHostField):
        found = vendor_address(_address_in(quote), owner)
        return found is not None and found.tenant == value
    return False


def counted_quote(entries: Sequence[str]) -> str:
    """How counted entries are quoted: the beginning of each, at most 40 characters; "" where they are too many for a quote."""
    if len(entries) > MOST_COUNTED:
        return ""
    short = [" ".join(entry.replace("|", " ").split())[:_LONGEST_ENTRY].strip() for entry in entries]
    return ENTRY_BREAK.join(short) if all(map(_tells_something, short)) else ""


def link_quote(segment: Segment) -> str:
    """How a link is quoted: its address, then its text."""
    return f"{segment.href} {segment.text}".strip()


def words_of(text: str) -> list[str]:
    """The words of a text, accents and case folded; "O'Neil" is one word, "A.B." two."""
    if text.isascii():
        return _WORD.findall(text.lower())
    folded = unicodedata.normalize("NFKD", text.replace("’", "'")).casefold()
    return _WORD.findall("".join(char for char in folded if not unicodedata.combining(char)))


def title_stands_by(name: Segment, title: Segment) -> bool:
    """Whether a title is evidence for the person named: in the same text, the same card, or right beside the name."""
    if name.number == title.number or (name.card and name.card == title.card):
        return True
    return name.region == title.region and name.card == title.card and abs(title.number - name.number) <= 2


@lru_cache(maxsize=16_384)  # asked of the same quote when a fact is made, judged, exported, told in full and checked
def _keeps_rule(field: str, value: str, quote: str) -> bool:
    return _RULES[field](value, quote)


def _carries(segment: Segment, fact: Fact) -> bool:
    if fact.quote in segment.text or (segment.href and fact.quote == link_quote(segment)):
        return True
    if fact.method is Method.STRUCTURED and fact.quote == stated_quote(segment):
        return True
    return fact.method is Method.ADDRESS and fact.quote == fact.url and fact.subject == COMPANY


def _counts_entries(value: str, quote: str, spec: CountField) -> bool:
    entries = quote.split(ENTRY_BREAK)
    short = all(len(entry) <= _LONGEST_ENTRY and _tells_something(entry) for entry in entries)
    return short and value == str(len(entries)) and spec.least <= len(entries) <= min(spec.most, MOST_COUNTED)


def _tells_something(text: str) -> bool:
    return any(map(str.isalnum, text))


def _address_carries(field: str, value: str, quote: str, url: str, method: Method | None) -> bool:
    if quote == url:
        return _same_address(field, value, quote)
    # A list says the website in a column of its own, a directory in its entry, a page that a search found likewise, a person in
    # a sentence: the address stands
    # among other words. A site's own pages are evidence by where they stand, never by what they say.
    elsewhere = url.startswith("file:") or method in (Method.DIRECTORY, Method.CONFIRMED, Method.MODEL, Method.MOCK)
    return elsewhere and any(_same_address(field, value, part) for part in _parts(quote))


def _parts(quote: str) -> list[str]:
    """What may be an address among the cells of a row or the words of a sentence."""
    return [part.strip("()<>\"'“”") for part in re.split(r"[\s,;|]+", quote)[:200]]


def _same_address(field: str, value: str, address: str) -> bool:
    if field == "domain":
        return registrable_domain(address) == value
    return _bare(address) == _bare(value) or _bare(address).startswith(_bare(value) + "/")


def _bare(address: str) -> str:
    return re.sub(r"^(?:https?://)?(?:www\.)?", "", address.strip().lower()).rstrip("/")


def _address_in(quote: str) -> str:
    match = _ADDRESS.match(quote)
    return match.group() if match else ""


def _has_words(value: str, quote: str) -> bool:
    """All words of the value, one behind the other."""
    wanted = " ".join(words_of(value))
    return bool(wanted) and f" {wanted} " in f" {' '.join(words_of(quote))} "


def _has_name(value: str, quote: str) -> bool:
    """The words of a person's name in order; initials, nicknames and credentials may stand between them."""
    wanted, there = words_of(value), words_of(quote)
    if not wanted:
        return False
    for at in (index for index, word in enumerate(there) if word == wanted[0]):
        window = iter(there[at : at + len(wanted) + 3])
        if all(word in window for word in wanted):
            return True
    # "Doe, Jane"; "Doe-Elm, Jane"
    surname, comma, given = quote.rpartition(",")
    turned = [*words_of(given)[:1], *words_of(surname)] if comma else []
    return f" {' '.join(wanted)} " in f" {' '.join(turned)} " or _has_name_turned(wanted, quote)


def _has_name_turned(wanted: Sequence[str], quote: str) -> bool:
    """ "García Márquez, José", "Smith, Mary Jane": the surname's words right before a comma, the given names' right behind it."""
    parts = [words_of(part) for part in quote.split(",")]
    return any(
        ahead[-len(wanted[size:]) :] == list(wanted[size:]) and behind[:size] == list(wanted[:size])
        for ahead, behind in itertools.pairwise(parts)
        for size in range(1, len(wanted))
    )


def _has_title(value: str, quote: str) -> bool:
    """The title's words; of one that two people share the plural, alone or beside their names: "Owners Bob and Jane Doe".

    Of a title of several posts the last alone may be in the plural: "Owner/Operators". Who "owns the practice" is its owner.
    """
    if _has_words(value, quote) or says_post(quote, value):
        return True
    *posts, last = map(re.escape, _BETWEEN_TITLES.split(value))
    plural = r"\W+(?:and\W+)?".join([*(f"{post}[sS]?" for post in posts), f"{last}[sS]"])
    if re.fullmatch(rf"\W*{plural}\W*", quote):
        return True
    ahead = re.search(rf"(?<!\w){plural}(?:(?:[:,]|\sare)?\s{_PAIR}|:\s{_LIST})", quote)
    return bool(ahead or re.search(rf"{_PAIR}(?:,|\s[-–—|(]|\sare)\s?(?:the\s|our\s|proud\s)?{plural}(?!\w)", quote))


def _has_state(value: str, quote: str) -> bool:
    if value not in REGIONS:
        return False
    if value in known_regions(quote):
        return True
    stopped = r"\.\s?".join(value) if len(value) == 2 else re.escape(value)
    if re.search(rf"(?<![^\W_])(?:{re.escape(value)}|{stopped})\.?,?\s\d{{5}}(?!\d)", quote, re.IGNORECASE):
        return True
    if any(
        value in known_regions(letters)
        for letters in re.findall(r"(?<![\w.])(?:[A-Z]\.\s?){1,2}[A-Z]\.?(?![\w])", quote)
    ):
        return True  # "Victoria, B.C.", "P.E.I."
    # A short code in running text counts in capitals only: "in", "or", "on" are words.
    words = re.findall(r"(?<![^\W_])(?:[A-Z]{2}(?![^\W_])|[^\W\d_]{3,}(?:-[^\W\d_]+)?)", quote)
    return any(
        value in known_regions(" ".join(words[at : at + size])) for at in range(len(words)) for size in range(1, 5)
    )


def _cell_has_state(value: str, quote: str) -> bool:
    """Whether a cell is a place in the state, or the state alone, in small letters too, as lists are read."""
    return any(value in (state_of(cell), address_of(cell)[2]) for cell in quote.split(ENTRY_BREAK))


def _has_email(value: str, quote: str) -> bool:
    text = unquote(quote) if quote[:7].lower() == "mailto:" else quote.replace("%40", "@")
    return any(written.value == value for written in emails_in(text))


def _has_phone(value: str, quote: str) -> bool:
    text = unquote(quote) if quote[:4].lower() == "tel:" else messaged_by(quote) or quote
    return value.startswith("+") and any(same_phone(value, written.value) for written in phone_like_in(text))


def _has_zip(value: str, quote: str) -> bool:
    # "M5V 1K4" is written M5V1K4 and M5V-1K4 too.
    pattern = r"[\s-]?".join(map(re.escape, value.split()))
    return re.search(rf"(?<![^\W_]){pattern}(?!\d)", quote) is not None


def _has_profile_address(value: str, quote: str) -> bool:
    return any(
        registrable_domain(part) == "linkedin.com" and _bare(value) in _bare(part) for part in _parts(quote) if part
    )


def _has_text(value: str, quote: str) -> bool:
    return " ".join(value.casefold().split()) in " ".join(quote.casefold().split())


def _spec_carries(value: str, quote: str, spec: FieldSpec) -> bool:
    if isinstance(spec, LinkedHostField):
        if value not in spec.values:
            return False
        address = _address_in(quote)
        found = vendor_address(address, spec) if address else None
        return found.vendor == value if found else names_vendor(quote.removeprefix(address), spec.values[value])
    if isinstance(spec, CountField):
        return any(written.value == value and counts_field(quote, written, spec) for written in counts_in(quote))
    if isinstance(spec, PhraseField):
        return any(_has_words(phrase, quote) for phrase in spec.values.get(value, ()))
    return False


_RULES: dict[str, Callable[[str, str], bool]] = {
    "company_name": _has_words,
    "state": _has_state,
    "city": _has_words,
    "street": _has_words,
    "zip_code": _has_zip,
    "phone": _has_phone,
    "fax": _has_phone,
    "email": _has_email,
    "description": _has_text,
    "full_name": _has_name,
    "title": _has_title,
    "linkedin_url": _has_profile_address,
}
