"""An entry of a directory read: name, website, telephone, place, licence, software and counts, or a page that tells more."""

from __future__ import annotations

import re
from collections.abc import Iterator

from leadgen_assets.domain.facts.supports import link_quote
from leadgen_assets.domain.hosts.domains import registrable_domain
from leadgen_assets.domain.icps.icp import CountField, LinkedHostField
from leadgen_assets.domain.icps.linked_hosts import names_vendor, vendor_address
from leadgen_assets.domain.icps.number_beside import any_of, numbers_beside
from leadgen_assets.domain.pages.page import Kind, Segment
from leadgen_assets.domain.wording.places import state_code
from leadgen_assets.domain.wording.written import counts_in, phones_in
from leadgen_assets.sources.directory_site import Directory, detail_links, leads_to
from leadgen_assets.sources.entry_name import entry_name, is_generic
from leadgen_assets.sources.told import Said, Told
from leadgen_assets.sources.written_place import is_street, place_in
from leadgen_assets.web.entries import Entry

_LONGEST_PIECE = 300
_WEBSITE_WORDS = re.compile(r"\b(?:web ?site|web|homepage|home page|www|visit)\b|\.\w{2,}$", re.IGNORECASE)
_WRITTEN_SITE = re.compile(
    r"(?<![\w@./])(?:https?://)?(?:www\.)?(?:[a-z0-9-]{1,63}\.){1,4}[a-z]{2,18}(?:/[^\s,;|)]*)?(?![\w@])", re.IGNORECASE
)
_LICENCE = re.compile(
    r"\b(?:licen[cs]e|lic|dre|trec)\b\.?\s*(?:(?:number|num|no|id)\b\.?\s*)?[#:]{0,2}\s*"
    r"(?P<number>(?-i:[A-Z]{0,4})-?\d{3}[\dA-Z-]{0,12})",
    re.IGNORECASE,
)
_LABELS: dict[str, re.Pattern[str]] = {
    name: re.compile(rf"\s*(?:{words})\s*[:#]*\s*", re.IGNORECASE)
    for name, words in {
        "city": r"city|town|city name|location city",
        "state": r"state|st|state/province|province",
        "zip_code": r"zip|zip ?code|postal ?code",
        "street": r"(?:street |mailing |business )?address(?: ?(?:line )?1)?|street",
        "licence": r"(?:licen[cs]e|lic\.?|registration)(?: (?:number|no\.?|#|id))?|licen[cs]e ?(?:#|no\.?)",
        "website": r"web ?site|web|url|web address|domain",
    }.items()
}
_NUMBER_ALONE = re.compile(r"\s*(?:about|over|more than|~)?\s?\d[\d,]{0,8}\s?[kK]?\s?\+?\s*", re.IGNORECASE)
_FAX = re.compile(r"\bfax\b|\bf:", re.IGNORECASE)
_ZIP = re.compile(r"(\d{5})(?:-?\d{4})?")
_LICENCE_CELL = re.compile(r"[A-Za-z]{0,4}[-. ]?\d[\dA-Za-z.-]{1,14}")


def entry_points(directory: Directory, entry: Entry) -> int:
    """What a stretch of a page is worth as an entry about one company."""
    segments = entry.segments
    domains = {domain for domain in map(directory.outside, segments) if domain}
    if len(domains) > 2 or entry_name(segments, entry.labels) is None:
        return 0
    texts = [segment.text for segment in segments if segment.kind in (Kind.TEXT, Kind.HEADING, Kind.LINK)]
    whole = " \n ".join(texts)
    phones = {written.value for written in phones_in(whole)}
    if len(phones) > 4:
        return 0
    labelled = any(words.fullmatch(label) for label in entry.labels.values() for words in _LABELS.values())
    return (
        3 * bool(domains)
        + 2 * (bool(phones) or any(segment.href.startswith("tel:") for segment in segments))
        + 2 * (labelled or any(place_in(text) for text in texts))
        + 2 * bool(_LICENCE.search(whole))
        + any(segment.kind is Kind.HEADING for segment in segments)
        + bool(detail_links(directory, segments))
        + bool(entry.labels)
    )


def detail_points(directory: Directory, entry: Entry) -> int:
    """What a stretch is worth as an entry that only links to a page about the company."""
    links = detail_links(directory, entry.segments)
    short = sum(len(segment.text) for segment in entry.segments) <= 300
    return 2 if len(links) == 1 and short and entry_name(entry.segments, entry.labels) else 0


def read_entry(directory: Directory, entry: Entry, url: str) -> Told:
    """What one entry says.

    Args:
        url: of the page on which it stands.
    """
    reader = _Reader(directory, entry, url)
    return reader.told()


class _Reader:
    def __init__(self, directory: Directory, entry: Entry, url: str) -> None:
        self._directory, self._entry, self._url = directory, entry, url
        self._said: dict[str, Said] = {}
        self._refused = self._left_out = ""

    def told(self) -> Told:
        named = entry_name(self._entry.segments, self._entry.labels)
        if named:
            self._say("name", named[0], named[1], named[1].text)
        self._website()
        details = detail_links(self._directory, self._entry.segments)
        if details and "domain" not in self._said:
            # The link with the company's name, else the only one.
            best = next((link for link in details if link.text == self._of("name")), None)
            chosen = best or (details[0] if len(details) == 1 else None)
            if chosen is not None:
                self._say("detail", chosen.href, chosen, chosen.text)
        name_at = named[1].number if named else 0
        for segment in self._entry.segments:
            self._labelled(segment)
            self._phone(segment)
            self._place(segment)
            self._licence(segment)
            if segment.number != name_at or len(segment.text) > len(self._of("name")) + 5:
                self._fields(segment)
        left_out = self._left_out if "detail" not in self._said else ""
        return Told(self._said, self._refused, left_out)

    def _of(self, name: str) -> str:
        return self._said[name].value if name in self._said else ""

    def _say(self, name: str, value: str, segment: Segment, piece: str) -> None:
        if value and name not in self._said:
            self._said[name] = Said(value, self._url, segment.number, piece, self._directory.seen_at)

    def _piece(self, segment: Segment, start: int = 0, end: int = 0) -> str:
        """The text that is quoted: all of a short one with its column's heading, of a long one what stands around the value."""
        label = self._entry.labels.get(segment.number, "")
        text = segment.text
        if len(text) > _LONGEST_PIECE:
            text = text[max(0, start - _LONGEST_PIECE // 2) : end + _LONGEST_PIECE // 2].strip()
        return f"{label}: {text}" if label else text

    def _website(self) -> None:
        found: dict[str, list[tuple[str, Segment, str]]] = {}
        for address, segment, piece in (*self._linked(), *self._written()):
            domain = registrable_domain(address)
            if not domain or domain in self._directory.besides:
                continue
            if domain == self._directory.domain:
                if self._directory.is_itself(address):
                    self._left_out = "the directory itself"
            elif refused := self._directory.refuses(domain):
                self._refuse(address, domain, refused, segment)
            else:
                found.setdefault(domain, []).append((address, segment, piece))
        if len(found) > 1:
            called = {d: ways for d, ways in found.items() if any(self._is_called(segment) for _, segment, _ in ways)}
            found = called if len(called) == 1 else {}
        for domain, ways in found.items():
            address, segment, piece = ways[0]
            self._say("website", address, segment, piece)
            self._say("domain", domain, segment, piece)
            self._left_out = self._refused = ""

    def _refuse(self, address: str, domain: str, refused: str, segment: Segment) -> None:
        """A vendor's own entry is left out; a company that has only a page on a shared host stays, without it."""
        if domain in self._directory.icp.never_domains and not self._directory.is_portal(address):
            self._left_out = self._left_out or (refused if self._is_called(segment) else "")
        else:
            self._refused = self._refused or refused

    def _is_called(self, segment: Segment) -> bool:
        """Whether a link or text gives itself out as the company's website."""
        return bool(_WEBSITE_WORDS.search(segment.text)) or segment.text == self._of("name")

    def _linked(self) -> Iterator[tuple[str, Segment, str]]:
        for segment in self._entry.segments:
            if segment.kind is Kind.LINK and segment.href.startswith("http"):
                address = leads_to(segment) or segment.href
                yield address, segment, link_quote(segment)

    def _written(self) -> Iterator[tuple[str, Segment, str]]:
        for segment in self._entry.segments:
            labelled = _LABELS["website"].fullmatch(self._entry.labels.get(segment.number, "")) is not None
            if segment.kind is not Kind.TEXT or len(segment.text) > _LONGEST_PIECE:
                continue
            for match in _WRITTEN_SITE.finditer(segment.text):
                text = match.group().rstrip(".")
                if labelled or "www." in text.lower() or "://" in text:
                    address = text if "://" in text else f"https://{text}"
                    yield address, segment, segment.text

    def _labelled(self, segment: Segment) -> None:
        label, text = self._entry.labels.get(segment.number, ""), segment.text
        if not label and ":" in text[:30]:
            label, _, text = text.partition(":")
        text = text.strip()
        for name, words in _LABELS.items():
            if not label or name == "website" or not words.fullmatch(label):
                continue
            value = _clean(name, text)
            if value:
                self._say(name, value, segment, self._piece(segment))

    def _phone(self, segment: Segment) -> None:
        label = self._entry.labels.get(segment.number, "")
        if _FAX.search(label):
            return
        if segment.href.startswith("tel:"):
            text = segment.href.removeprefix("tel:")
            for written in phones_in(text):
                self._phone_said(written.value, segment, link_quote(segment))
        for written in phones_in(segment.text) if segment.kind is not Kind.STRUCTURED else ():
            if not _FAX.search(segment.text[max(0, written.start - 8) : written.start]):
                self._phone_said(written.value, segment, self._piece(segment, written.start, written.end))

    def _phone_said(self, number: str, segment: Segment, piece: str) -> None:
        if number not in self._directory.besides:
            self._say("phone", number, segment, piece)

    def _place(self, segment: Segment) -> None:
        if segment.kind not in (Kind.TEXT, Kind.HEADING) or "state" in self._said:
            return
        place = place_in(segment.text)
        if place is None:
            if is_street(segment.text) and not phones_in(segment.text):
                self._say("street", segment.text.strip(" ,"), segment, segment.text)
            return
        piece = self._piece(segment, place.start, place.end)
        for name in ("street", "city", "state", "zip_code"):
            self._say(name, getattr(place, name), segment, piece)

    def _licence(self, segment: Segment) -> None:
        match = _LICENCE.search(segment.text)
        if match and segment.kind in (Kind.TEXT, Kind.HEADING):
            self._say("licence", match["number"].strip(" .-"), segment, segment.text)

    def _fields(self, segment: Segment) -> None:
        """Software and counts of the ICP, where the entry names them."""
        for name, spec in self._directory.icp.vocabulary.fields.items():
            if isinstance(spec, LinkedHostField):
                self._vendor(name, spec, segment)
            elif isinstance(spec, CountField) and segment.kind is not Kind.LINK:
                text = self._piece(segment)
                spoiled = spec.not_when and any_of(spec.not_when).search(text)
                numbers = set() if spoiled else _counts(text, spec)
                if len(numbers) == 1:
                    self._say(name, numbers.pop(), segment, text)

    def _vendor(self, name: str, spec: LinkedHostField, segment: Segment) -> None:
        address = vendor_address(segment.href, spec) if segment.kind is Kind.LINK else None
        if address is not None:
            self._say(name, address.vendor, segment, link_quote(segment))
        text = self._piece(segment)
        if segment.kind is Kind.TEXT and len(text) <= _LONGEST_PIECE:
            named = [vendor for vendor, value in spec.values.items() if names_vendor(text, value)]
            if len(named) == 1:
                self._say(name, named[0], segment, text)


def _counts(text: str, spec: CountField) -> set[str]:
    """Numbers of a field in a text, or the number alone behind a label that names what it counts ("Units managed: 4,500+")."""
    label, _, number = text.partition(":")
    if len(label) <= 60 and _NUMBER_ALONE.fullmatch(number) and any_of(spec.nouns).search(label):
        return {n.value for n in counts_in(number) if spec.least <= int(n.value) <= spec.most}
    return {number.value for number in numbers_beside(text, spec)}


def _clean(name: str, text: str) -> str:
    """A labelled value in its one form; "" where it is none."""
    if name == "state":
        return state_code(text)
    if name == "zip_code":
        match = _ZIP.fullmatch(text)
        return match.group(1) if match else ""
    if name == "licence":
        return text if _LICENCE_CELL.fullmatch(text) else ""
    if name == "street":
        return text if is_street(text) else ""
    return text if len(text) <= 40 and re.fullmatch(r"[A-Za-z][A-Za-z .'’-]+", text) and not is_generic(text) else ""
