"""The firm's own name, description and address on the web."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from leadgen_assets.domain.domains import refusal, registrable_domain
from leadgen_assets.domain.evidence import COMPANY, Fact, Method
from leadgen_assets.domain.names import normal_company_name
from leadgen_assets.domain.page import Kind, Outcome, PageText, Segment
from leadgen_assets.domain.places import STATES, state_code
from leadgen_assets.extract.description import descriptions
from leadgen_assets.extract.name_mentions import Mention, letters_used, mentions
from leadgen_assets.extract.proposal import method_of, propose
from leadgen_assets.extract.quick_look import hits
from leadgen_assets.extract.word_lists import word_list
from leadgen_assets.extract.written_names import ADDRESS_ENDING, LEGAL, cleaned, letters_of, repaired

_LEAST = 0.5
"""A name that is believed less is none."""

_PLACE_HINT = re.compile(r",\s[A-Z][A-Za-z]")
_PLACE = re.compile(r"([A-Z][a-z]{2,}(?:\s[A-Z][a-z]{2,}){0,2}),\s([A-Z][A-Za-z]{1,13})\b")
_MOST_PLACES = 60
_DECLARING = frozenset({"copyright", "structured", "site"})
"""Where a firm says what it is called, as against where its name also stands."""


def organisation(pages: Sequence[PageText], domain: str) -> Iterator[Fact]:
    """Name, description, domain and website; not yet verified. Where nothing agrees on a name there is none."""
    read = [page for page in pages if page.outcome is Outcome.OK]
    yield from _own_address(read, domain)
    names = list(_names(read, domain))
    yield from names
    yield from descriptions(read, max((fact.value for fact in names), key=len, default=""))


def _own_address(pages: Sequence[PageText], domain: str) -> Iterator[Fact]:
    home = next((page for page in pages if page.role == "home"), pages[0] if pages else None)
    if home is None:
        return
    own = registrable_domain(home.url)
    moved = own != domain
    if not own or (moved and refusal(own)):
        return
    parts = urlsplit(home.url)
    for field, value in (("domain", own), ("website", f"{parts.scheme}://{parts.netloc}/")):
        yield Fact(COMPANY, field, value, home.url, 1, home.url, Method.ADDRESS, 0.8 if moved else 0.98)


def _names(pages: Sequence[PageText], domain: str) -> Iterator[Fact]:
    """One fact a mention of the names that are sure enough: independent sources that agree, above all with the domain's letters."""
    label = letters_of_label(domain)
    groups: dict[str, list[tuple[Mention, str]]] = {}
    for page in pages:
        for mention in mentions(page):
            text = cleaned(mention.text, label)
            if text:
                groups.setdefault(letters_of(text), []).append((mention, text))
    groups.pop("", None)
    judge = _Judge(pages, domain)
    sure = {key: judge.belief(group) for key, group in groups.items()}
    best = sorted(sure, key=lambda key: (-sure[key], -len(key)))[:3]
    for key in best:
        if sure[key] < _LEAST or sure[key] < sure[best[0]] - 0.25:
            continue
        for mention, text in groups[key]:
            quote = mention.segment.text if len(mention.segment.text) <= 300 else mention.text.strip()
            yield propose(
                mention.page,
                mention.segment,
                "company_name",
                repaired(text),
                sure[key] + _spelling(text),
                quote=quote,
                # A copyright line is no running text, however long.
                method=Method.LAYOUT if method_of(mention.segment) is Method.TEXT else None,
            )


def _spelling(text: str) -> float:
    """Which of several spellings is the better one: with its legal form; not as an address, nor all in one case."""
    return 0.01 * bool(LEGAL.search(text)) - 0.01 * bool(ADDRESS_ENDING.search(text)) - 0.005 * (text.isupper() or text.islower())


class _Judge:
    """How far names are to be believed, by what the pages of one site say beside them."""

    def __init__(self, pages: Sequence[PageText], domain: str) -> None:
        self._domain = domain
        self._body = "\n".join(segment.text for page in pages for segment in page.segments if _is_body(segment)).casefold()
        self._described = "\n".join(
            segment.text for page in pages for segment in page.segments if _describes(segment)
        ).casefold()
        self._used = letters_used(pages)
        self._places = _place_words(pages)

    def belief(self, group: Sequence[tuple[Mention, str]]) -> float:
        """The confidence in one name, from all places that write it."""
        strongest: dict[str, float] = {}
        for mention, _ in group:
            kind = mention.source.split()[0]
            strongest[kind] = max(strongest.get(kind, 0.0), mention.weight)
        if len({mention.source for mention, _ in group if mention.source.startswith("title")}) > 1:
            strongest["titles"] = 0.25
        key = normal_company_name(group[0][1])
        written = group[0][1].casefold()
        times = self._body.count(written)
        # Words of the trade and of the place stand everywhere on its pages; a name of nothing else is none unless the domain says so.
        trade = all(word in word_list("not_names") or word in self._places for word in key.split())
        if times > 1 and not trade:
            strongest["text"] = 0.45 if times > 4 else 0.3
        if not trade and written in self._described:
            strongest["description"] = 0.2
        if any(LEGAL.search(text) for _, text in group):
            strongest["legal form"] = 0.25
        doubt = 1.0
        for weight in strongest.values():
            doubt *= 1 - weight
        agreed = agreement(key, self._domain)
        used = max((agreement(key, letters) * belief for letters, belief in self._used), default=0.0)
        # Where a firm declares a name it is one, even of plain words when two such places agree ("+Plus Property Management").
        declared = strongest.keys() & _DECLARING
        alone = len(strongest.keys() & {*_DECLARING, "title"}) < 2
        vague = (trade and (alone or not declared)) or (" " not in key and not declared)
        said = (1 - doubt) * (0.5 if vague and agreed < 0.9 and used < 0.6 else 1.0)
        return 1 - (1 - 0.75 * said) * (1 - 0.75 * agreed) * (1 - 0.5 * used)


def _is_body(segment: Segment) -> bool:
    return segment.kind in (Kind.TEXT, Kind.HEADING, Kind.LINK) and "©" not in segment.text and bool(segment.text)


def _describes(segment: Segment) -> bool:
    return segment.kind is Kind.META and segment.label.lower() in ("description", "og:description")


def _place_words(pages: Sequence[PageText]) -> frozenset[str]:
    """Words of towns and states that the pages name ("Elmfield, TX")."""
    found: set[str] = {name.lower() for name in STATES}
    for page in pages:
        for number, at in enumerate(hits(page, _PLACE_HINT)):
            if number >= _MOST_PLACES:
                break
            for match in _PLACE.finditer(page.segments[at].text[:500]):
                if state_code(match.group(2)):
                    found.update(match.group(1).lower().split(), match.group(2).lower().split())
    return frozenset(found)


def letters_of_label(domain: str) -> str:
    """Letters of a domain's first label."""
    return re.sub(r"[^a-z0-9]", "", domain.partition(".")[0].lower())


def agreement(name: str, domain: str) -> float:
    """How well a normalised name explains the domain's first label: 1 the same letters, 0 nothing in common."""
    label = letters_of_label(domain)
    words = [word for word in name.split() if word != "and"]
    letters = re.sub(r"[^a-z0-9]", "", "".join(words))
    if not label or not letters:
        return 0.0
    if label in (letters, re.sub(r"[^a-z0-9]", "", name)):
        return 1.0
    initials = "".join(word[0] for word in words)
    if len(label) >= 2 and label == initials:
        return 0.8
    if any("".join(words[:at]) + initials[at:] == label for at in range(1, len(words))):
        return 0.9
    if letters.startswith(label) and len(label) >= 4:
        return 0.85 * max(0.6, len(label) / len(letters))
    if label.startswith(letters) and len(letters) >= 4:
        return 0.8 * len(letters) / len(label)
    covered = sum(len(word) for word in words if len(word) > 2 and word in label)
    return 0.7 * min(covered / len(label), 1.0) * (1.0 if covered >= len(letters) / 2 else 0.6)
