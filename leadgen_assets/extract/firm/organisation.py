"""The firm's own name, description and address on the web."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from leadgen_assets.domain.facts.evidence import COMPANY, Fact, Method
from leadgen_assets.domain.hosts.domains import refusal, registrable_domain
from leadgen_assets.domain.hosts.web_address import without_fragment, without_tracking
from leadgen_assets.domain.pages.page import Kind, Outcome, PageText, Segment
from leadgen_assets.domain.wording.names import normal_company_name
from leadgen_assets.domain.wording.places import STATE_WORDS, STATES, state_code
from leadgen_assets.extract.firm.description import descriptions
from leadgen_assets.extract.firm.domain_letters import agreement, letters_of_label
from leadgen_assets.extract.firm.name_mentions import LINKED, PARTS, Mention, letters_used, mentions
from leadgen_assets.extract.firm.parent_brands import names_franchisor, parent_brands, stands_before_brand
from leadgen_assets.extract.firm.trade_names import legal_names
from leadgen_assets.extract.naming.own_names import is_fuller
from leadgen_assets.extract.naming.written_names import (
    ADDRESS_ENDING,
    LEGAL,
    STATE_AT_END,
    cleaned,
    letters_of,
    repaired,
)
from leadgen_assets.extract.reading.proposal import method_of, propose
from leadgen_assets.extract.reading.quick_look import hits
from leadgen_assets.extract.reading.word_lists import word_list

_LEAST = 0.5
"""A name that is believed less is none."""
_DOUBTED = 0.87
"""Most confidence in a name where another one is nearly as likely: then its legal form, and the pages that bear it, decide."""

_PLACE = re.compile(r"([A-Z][a-z]{2,}(?:\s[A-Z][a-z]{2,}){0,2}),\s([A-Z][A-Za-z]{1,13})\b")
_BEHIND_COMMA = tuple(f", {state}" for state in STATE_WORDS)
_MOST_PLACES = 60
_MOST_NAMES = 300
"""Names of one site that are weighed; a page about a company holds a few dozen."""

_MOST_WORDS = 12
_LONGEST_NAME = 4
"""Words; where more stand in one place, a tagline may be among them."""

_CUT = ("title", "logo", "home", "heading")
"""Places where a name stands beside other words without anything between them."""

_DECLARING = frozenset({"copyright", "structured", "site", "before brand"})
_FILLED_IN = frozenset({"structured", "site", "title"})
"""Where a site's builder writes its address when nobody says what the firm is called."""
_WRITTEN = frozenset({"copyright", "header", "home", "logo"})
"""Where visitors read it."""
_CALLING = _WRITTEN - {"copyright"} | {"title", "heading"}
_NAMING = _DECLARING | {"title", "logo", "home"}
"""Where a firm says what it is called, as against where its name also stands."""


def organisation(pages: Sequence[PageText], domain: str, *, is_part: bool = False) -> Iterator[Fact]:
    """Name, description, domain and website; not yet verified. Where nothing agrees on a name there is none.

    Args:
        is_part: the pages are one firm's part of a site that firms share: its website is that part, not the site's home page.
    """
    read = [page for page in pages if page.outcome is Outcome.OK]
    yield from _own_address(read, domain, is_part)
    names = list(_names(read, domain))
    yield from names
    yield from descriptions(read, max((fact.value for fact in names), key=len, default=""))


def _own_address(pages: Sequence[PageText], domain: str, is_part: bool) -> Iterator[Fact]:
    home = next((page for page in pages if page.role == "home"), pages[0] if pages else None)
    if home is None:
        return
    own = registrable_domain(home.url)
    moved = own != domain
    if not own or (moved and refusal(own)):
        return
    parts = urlsplit(home.url)
    website = without_tracking(without_fragment(home.url)) if is_part else f"{parts.scheme}://{parts.netloc}/"
    for field, value in (("domain", own), ("website", website)):
        yield Fact(COMPANY, field, value, home.url, 1, home.url, Method.ADDRESS, 0.8 if moved else 0.98)


def _names(pages: Sequence[PageText], domain: str) -> Iterator[Fact]:
    """One fact a mention of the names that are sure enough: independent sources that agree, above all with the domain's letters."""
    written = [mention for page in pages for mention in mentions(page)]
    # Letters of what the markup calls the firm, where it says nothing else beside it.
    stated = (each.text for each in written if each.source == "structured" and not PARTS.search(each.text))
    judge = _Judge(pages, domain, frozenset(map(letters_of, stated)) - {""})
    groups: dict[str, list[_Named]] = {}
    for mention in written:
        for text in judge.names_in(mention):
            groups.setdefault(letters_of(text), []).append((mention, text))
    groups.pop("", None)
    groups = {key: group for key, group in groups.items() if not judge.is_parents(group)}
    if len(groups) > _MOST_NAMES:
        likely = sorted(groups, key=lambda key: -max(mention.weight for mention, _ in groups[key]))
        groups = {key: groups[key] for key in likely[:_MOST_NAMES]}
    # Who licenses the brand bears the office's name out, and is never it.
    sure = {key: belief for key, belief in judge.beliefs(groups).items() if not judge.is_franchisors(groups[key])}
    for key in legal_names(pages, {key for key in sure if sure[key] >= _LEAST}):
        del sure[key]
    _prefer_written(sure, groups, judge)
    _prefer_called(sure, groups, judge)
    _prefer_fuller(sure, groups, judge)
    best = sorted(sure, key=lambda key: (-sure[key], -len(key)))[:3]
    least_sure = _DOUBTED if len(best) > 1 and sure[best[1]] > sure[best[0]] - 0.2 else 1.0
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
                min(sure[key], least_sure) + _spelling(text),
                quote=quote,
                # A copyright line is no running text, however long.
                method=Method.LAYOUT if method_of(mention.segment) is Method.TEXT else None,
            )


def _prefer_written(sure: dict[str, float], groups: dict[str, list[_Named]], judge: _Judge) -> None:
    """A builder's own entry that is but the domain gives way to the name that head and copyright line bear.

    "northgatemilwaukee.com" in the title or markup is what it writes where nobody said what the firm is called.
    """
    kinds = {key: _kinds(groups[key]) for key in sure}
    rivals = [
        key for key in sure if sure[key] >= _LEAST and ({"copyright"} < kinds[key] & _WRITTEN or "signed" in kinds[key])
    ]
    names = [normal_company_name(groups[key][0][1]) for key in rivals]
    # "About Ann Berkmoor" alone may be of the firm's owner.
    weak = [
        key for key in sure if kinds[key] == {"about"} or (kinds[key] <= _FILLED_IN and judge.is_address(groups[key]))
    ]
    for key in weak:
        short = normal_company_name(groups[key][0][1])
        # A fuller name of the same word is borne out by it: "Keyrenter" and "Keyrenter Boise".
        if names and not any(is_fuller(short, name) for name in names):
            del sure[key]


def _prefer_called(sure: dict[str, float], groups: dict[str, list[_Named]], judge: _Judge) -> None:
    """An address that the copyright line alone writes gives way to the name that title and logo, head or heading bear.

    Not where that name has little of the address: "Ink and toner" on inkbarnonline.example is what is sold.
    """
    kinds = {key: _kinds(groups[key]) for key in sure}
    addresses = [key for key in sure if kinds[key].isdisjoint(_CALLING) and judge.is_address(groups[key], ended=True)]
    called = (key for key in sure if sure[key] >= _LEAST and {"title"} < kinds[key] & _CALLING)
    gives_way = addresses and any(judge.explains(groups[key]) for key in called)
    for key in addresses if gives_way else ():
        del sure[key]


def _prefer_fuller(sure: dict[str, float], groups: dict[str, list[_Named]], judge: _Judge) -> None:
    """Of "Maple Hollow" and "Maple Hollow Realty" the fuller name is believed as much, where two kinds of places write it.

    Not where the domain spells the shorter one, and a title or link has nothing but the town behind it: "Maple Hollow Realty Elmfield".
    """
    first = max(sure, key=lambda key: sure[key], default="")
    if not first:
        return
    short = normal_company_name(groups[first][0][1])
    for key, group in groups.items():
        name = normal_company_name(group[0][1])
        kinds = _kinds(group) | judge.written(group).keys()
        fuller = is_fuller(short, name) and not STATE_AT_END.search(group[0][1])
        if fuller and judge.is_placed(short, name) and not kinds & _DECLARING:
            continue
        if fuller and not name.startswith(short) and len({mention.page.url for mention, _ in group}) > 1:
            kinds.add("pages")  # one trade written out is hardly another's name
        if fuller and len(kinds) > 1 and kinds & _NAMING and sure[key] >= _LEAST:
            sure[key] = sure[first] + 0.01 * min(len(kinds), 3)


def _spelling(text: str) -> float:
    """Which of several spellings is the better one: with its legal form; not as an address, nor all in one case."""
    return (
        0.01 * bool(LEGAL.search(text))
        - 0.01 * bool(ADDRESS_ENDING.search(text))
        - 0.005 * (text.isupper() or text.islower())
    )


_BODY = frozenset({Kind.TEXT, Kind.HEADING, Kind.LINK})
_Named = tuple[Mention, str]
"""A place, and the name as it is written there."""


class _Judge:
    """How far names are to be believed, by what the pages of one site say beside them."""

    def __init__(self, pages: Sequence[PageText], domain: str, stated: frozenset[str]) -> None:
        self._domain = domain
        self._body = "\n".join(
            [segment.text for page in pages for segment in page.segments if _is_body(segment)]
        ).casefold()
        self._described = "\n".join(
            segment.text for page in pages for segment in page.segments if _describes(segment)
        ).casefold()
        self._stated = stated
        self._used = letters_used(pages)
        self._places = _place_words(pages)
        self._label = letters_of_label(domain)
        self._parents = parent_brands(pages, self._label)
        self._spelled = {
            self._label,
            *(re.sub(r"[^a-z0-9]", "", own) for own, belief in self._used if belief > LINKED),
        } - {""}

    def names_in(self, mention: Mention) -> Iterator[str]:
        """The name that a mention may hold, and its begin or end where the firm's domain, mailboxes or profiles spell just that."""
        parts = PARTS.split(mention.text[:400])[:_MOST_WORDS]
        if mention.source == "structured" and len(parts) > 1:
            # "Maple Hollow - Oven repairs": where the markup elsewhere says the name alone, the rest is the page's subject.
            parts = [part for part in parts if letters_of(part) in self._stated] or parts
        for part in parts:
            text = cleaned(part, self._label)
            if text:
                yield text
            words = part.split()[:_MOST_WORDS]
            size = sum(word not in ("&", "and") for word in text.split())
            cut = mention.source.startswith(_CUT) and (not text or size > _LONGEST_NAME)
            for at in range(1, len(words)) if cut else ():
                for run in (words[:at], words[at:]):
                    name = cleaned(" ".join(run), self._label)
                    if name and name != text and letters_of(name) in self._spelled:
                        yield name

    def is_parents(self, group: Sequence[_Named]) -> bool:
        """Whether a name is that of the brand behind the firm ("A Berkmoor Agency"), with nothing of the firm's own in it."""
        first, *rest = normal_company_name(group[0][1]).split() or [""]
        return first in self._parents and self._plain(rest)

    def is_address(self, group: Sequence[_Named], *, ended: bool = False) -> bool:
        """Whether a name is nothing but the site's domain, wherever it stands: in one word, with or without its ending."""
        bare = all(" " not in text and letters_of(text) == self._label for _, text in group)
        return bare and not (ended and any(not ADDRESS_ENDING.search(text) for _, text in group))

    def explains(self, group: Sequence[_Named]) -> bool:
        """Whether a name has half of the domain's letters in its words."""
        return agreement(normal_company_name(group[0][1]), self._domain) >= 0.5

    def is_franchisors(self, group: Sequence[_Named]) -> bool:
        """Whether a name is that of who licenses the brand: "Maple Hollow Franchising LLC"."""
        return names_franchisor(group[0][1], self._label)

    def beliefs(self, groups: dict[str, list[_Named]]) -> dict[str, float]:
        """The confidence in each name, from all places that write it or one that begins with the same word."""
        kinds = {key: _kinds(group) for key, group in groups.items()}
        brands: dict[str, list[str]] = {}
        for key, group in groups.items():
            brands.setdefault(self._brand(group), []).append(key)
        found = {}
        for brand, keys in brands.items():
            every = set().union(*(kinds[key] for key in keys)) if brand else set()
            for key in keys:
                found[key] = self._belief(groups[key], bool(every - kinds[key]))
        return found

    def _brand(self, group: Sequence[_Named]) -> str:
        """The first word of a name, "" where it is no name by itself."""
        first = normal_company_name(group[0][1]).partition(" ")[0]
        return "" if len(first) < 4 or first in word_list("not_names") or first in self._places else first

    def _belief(self, group: Sequence[_Named], kin: bool) -> float:
        strongest: dict[str, float] = {"kin": 0.25} if kin else {}
        for mention, _ in group:
            kind = mention.source.split()[0]
            strongest[kind] = max(strongest.get(kind, 0.0), mention.weight)
        if len({mention.source for mention, _ in group if mention.source.startswith("title")}) > 1:
            strongest["titles"] = 0.3
        if any(stands_before_brand(mention.segment.text, text, self._parents) for mention, text in group):
            strongest["before brand"] = 0.6
        key = normal_company_name(group[0][1])
        # Words of the trade and of the place stand everywhere on its pages; a name of nothing else is none unless the domain says so.
        trade = self._plain(key.split())
        if not trade:
            strongest |= self.written(group)
        if any(LEGAL.search(text) for _, text in group):
            strongest["legal form"] = 0.25
        doubt = 1.0
        for weight in strongest.values():
            doubt *= 1 - weight
        agreed = agreement(key, self._domain)
        titled = "title" in strongest
        used = max((agreement(key, own) * sure for own, sure in self._used if sure > LINKED or titled), default=0.0)
        # Where a firm declares a name it is one, even of plain words when two such places agree ("+Plus Property Management").
        declared = strongest.keys() & _DECLARING
        alone = len(strongest.keys() & {*_DECLARING, "title"}) < 2
        vague = (trade and (alone or not declared)) or (" " not in key and not declared)
        said = (1 - doubt) * (0.5 if vague and agreed < 0.9 and used < 0.4 else 1.0)
        return 1 - (1 - 0.75 * said) * (1 - 0.75 * agreed) * (1 - 0.5 * used)

    def is_placed(self, short: str, name: str) -> bool:
        """Whether the domain spells a name, and another one has nothing but a place behind it."""
        behind = name.removeprefix(f"{short} ")
        if behind == name or agreement(short, self._domain) < 1.0:
            return False
        # An old page's address has its lines without a comma: "ELMFIELD TX 78704".
        told = re.search(rf"\b{re.escape(behind)},?\s[a-z]{{2}}\s\d{{5}}\b", self._body)
        return told is not None or self._places.issuperset(behind.split())

    def _plain(self, words: Sequence[str]) -> bool:
        """Whether words name a trade, or a trade and behind it a place: "property management austin tx"."""
        last = len(words)
        while last and words[last - 1] in self._places:
            last -= 1
        return all(word in word_list("not_names") for word in words[:last])

    def written(self, group: Sequence[_Named]) -> dict[str, float]:
        """What texts and descriptions bear out a name that stands in them."""
        written = group[0][1].casefold()
        itself = {(mention.page.url, mention.segment.number) for mention, _ in group if _is_body(mention.segment)}
        times = self._body.count(written) - len(itself)
        found = {"text": 0.45 if times > 4 else 0.3 if times > 1 else 0.2} if times > 0 else {}
        return found | ({"description": 0.2} if written in self._described else {})


def _kinds(group: Sequence[_Named]) -> set[str]:
    return {mention.source.split()[0] for mention, _ in group}


def _is_body(segment: Segment) -> bool:
    return segment.kind in _BODY and "©" not in segment.text and bool(segment.text)


def _describes(segment: Segment) -> bool:
    return segment.kind is Kind.META and segment.label.lower() in ("description", "og:description")


def _place_words(pages: Sequence[PageText]) -> frozenset[str]:
    """Words of towns and states that the pages name ("Elmfield, TX")."""
    found: set[str] = {name.lower() for name in STATES}
    for page in pages:
        for number, at in enumerate(hits(page, _PLACE, _BEHIND_COMMA)):
            if number >= _MOST_PLACES:
                break
            for match in _PLACE.finditer(page.segments[at].text[:500]):
                if state_code(match.group(2)):
                    found.update(match.group(1).lower().split(), match.group(2).lower().split())
    return frozenset(found)
