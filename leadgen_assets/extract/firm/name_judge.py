"""How far the names are to be believed that the pages of one site write."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from leadgen_assets.domain.pages.page import Kind, PageText, Segment
from leadgen_assets.domain.wording.firm_names import one_slip
from leadgen_assets.domain.wording.names import normal_company_name
from leadgen_assets.domain.wording.places import STATE_WORDS, STATES, state_code
from leadgen_assets.extract.firm.domain_letters import agreement, letters_of_label
from leadgen_assets.extract.firm.name_mentions import LINKED, PARTS, Mention, letters_used
from leadgen_assets.extract.firm.parent_brands import names_franchisor, parent_brands, stands_before_brand
from leadgen_assets.extract.naming.written_names import ADDRESS_ENDING, LEGAL, cleaned, letters_of
from leadgen_assets.extract.reading.quick_look import hits, of_kind
from leadgen_assets.extract.reading.word_lists import word_list

_PLACE = re.compile(r"([A-Z][a-z]{2,}(?:\s[A-Z][a-z]{2,}){0,2}),\s([A-Z][A-Za-z]{1,13})\b")
_BEHIND_COMMA = tuple(f", {state}" for state in STATE_WORDS)
_MOST_PLACES = 60
_MOST_WORDS = 12
_MOST_SPELLINGS = 20
_LONGEST_WORD = 20
_WORD, _WORD_END, _BOUND = re.compile(r"\w{3,20}\b"), re.compile(r"\w{3,20}\Z"), re.compile(r"\b")
_LONGEST_NAME = 4
"""Words; where more stand in one place, a tagline may be among them."""

_CUT = ("title", "logo", "home", "heading")
"""Places where a name stands beside other words without anything between them."""

_MANY_TITLES, _MOST_TITLES = 3, 0.8
"""Titles, and share of all, that write what the site is called."""

_DETERMINERS = frozenset({"our", "your", "my", "a", "an"})

DECLARING = frozenset({"copyright", "structured", "site", "before brand", "banner"})
"""Places where a firm states what it is called."""

_BODY = frozenset({Kind.TEXT, Kind.HEADING, Kind.LINK})
Named = tuple[Mention, str]
"""A place, and the name as it is written there."""


class Judge:
    """How far names are to be believed, by what the pages of one site say beside them."""

    def __init__(self, pages: Sequence[PageText], domain: str, stated: frozenset[str]) -> None:
        self._domain = domain
        self._body = "\n".join(
            [
                each.text
                for page in pages
                for each in page.segments
                if each.kind in _BODY and each.text and "©" not in each.text
            ]
        ).casefold()
        self._described = "\n".join(
            [
                page.segments[at].text
                for page in pages
                for at in of_kind(page, Kind.META)
                if _describes(page.segments[at])
            ]
        ).casefold()
        self._stated = stated
        self._titled = sum(any(each.kind is Kind.TITLE for each in page.segments) for page in pages)
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
                # "Meet Your Elmfield Baker" on elmfieldbaker.example: what stands behind such a word is a trade, no name.
                ours = words[at - 1].lower() in _DETERMINERS
                for run in (words[:at],) if ours else (words[:at], words[at:]):
                    name = cleaned(" ".join(run), self._label)
                    if name and name != text and letters_of(name) in self._spelled:
                        yield name

    def is_parents(self, group: Sequence[Named]) -> bool:
        """Whether a name is that of the brand behind the firm ("A Berkmoor Agency"), with nothing of the firm's own in it."""
        first, *rest = normal_company_name(group[0][1]).split() or [""]
        return first in self._parents and self._plain(rest)

    def is_address(self, group: Sequence[Named], *, ended: bool = False) -> bool:
        """Whether a name is nothing but the site's domain, wherever it stands: in one word, with or without its ending."""
        bare = all(" " not in text and letters_of(text) == self._label for _, text in group)
        return bare and not (ended and any(not ADDRESS_ENDING.search(text) for _, text in group))

    def explains(self, group: Sequence[Named]) -> bool:
        """Whether a name has half of the domain's letters in its words."""
        return agreement(normal_company_name(group[0][1]), self._domain) >= 0.5

    def is_misspelt(self, group: Sequence[Named]) -> bool:
        """Whether titles alone write a name, and the texts one that differs from it in a letter: "Ann Berkmor" of Ann Berkmoor."""
        if kinds_of(group) != {"title"} or self.written(group) or self.explains(group):
            return False
        words = group[0][1].casefold().split()
        return len(words) > 1 and any(self._has_slip(words, at) for at in range(len(words)) if len(words[at]) > 3)

    def _has_slip(self, words: Sequence[str], at: int) -> bool:
        around = [" ".join(each) for each in (words[:at], words[at + 1 :])]
        if not all(each in self._body for each in around):
            return False
        begin, end = around
        return any(
            written != words[at] and one_slip(*sorted((written, words[at]), key=len))
            for written in islice(_words_between(self._body, begin and f"{begin} ", end and f" {end}"), _MOST_SPELLINGS)
        )

    def is_franchisors(self, group: Sequence[Named]) -> bool:
        """Whether a name is that of who licenses the brand: "Maple Hollow Franchising LLC"."""
        return names_franchisor(group[0][1], self._label)

    def beliefs(self, groups: dict[str, list[Named]]) -> dict[str, float]:
        """The confidence in each name, from all places that write it or one that begins with the same word."""
        kinds = {key: kinds_of(group) for key, group in groups.items()}
        brands: dict[str, list[str]] = {}
        for key, group in groups.items():
            brands.setdefault(self._brand(group), []).append(key)
        found = {}
        for brand, keys in brands.items():
            every = set().union(*(kinds[key] for key in keys)) if brand else set()
            for key in keys:
                found[key] = self._belief(groups[key], bool(every - kinds[key]))
        return found

    def _brand(self, group: Sequence[Named]) -> str:
        """The first word of a name, "" where it is no name by itself."""
        first = normal_company_name(group[0][1]).partition(" ")[0]
        return "" if len(first) < 4 or first in word_list("not_names") or first in self._places else first

    def _belief(self, group: Sequence[Named], kin: bool) -> float:
        strongest: dict[str, float] = {"kin": 0.25} if kin else {}
        for mention, _ in group:
            kind = mention.source.split()[0]
            strongest[kind] = max(strongest.get(kind, 0.0), mention.weight)
        titles = len({mention.source for mention, _ in group if mention.source.startswith("title")})
        if titles > 1:
            every = titles >= _MANY_TITLES and titles >= _MOST_TITLES * self._titled
            strongest["titles"] = 0.5 if every else 0.3
        parents = self._parents
        if parents and any(stands_before_brand(mention.segment.text, text, parents) for mention, text in group):
            strongest["before brand"] = 0.6
        key = normal_company_name(group[0][1])
        # Words of the trade and of the place stand everywhere on its pages; a name of nothing else is none unless the domain says so.
        trade = self._plain(key.split())
        if not trade or "banner" in strongest:
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
        declared = strongest.keys() & DECLARING
        alone = len(strongest.keys() & {*DECLARING, "title", *({"text"} if "banner" in strongest else ())}) < 2
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

    def written(self, group: Sequence[Named]) -> dict[str, float]:
        """What texts and descriptions bear out a name that stands in them."""
        written = group[0][1].casefold()
        itself = {(mention.page.url, mention.segment.number) for mention, _ in group if _is_body(mention.segment)}
        times = self._body.count(written) - len(itself)
        found = {"text": 0.45 if times > 4 else 0.3 if times > 1 else 0.2} if times > 0 else {}
        return found | ({"description": 0.2} if written in self._described else {})


def _words_between(text: str, begin: str, end: str) -> Iterator[str]:
    """Each word of a text that has one text in front and another behind it, of which one may be empty."""
    at = text.find(begin or end)
    last = 0
    while at >= 0:
        if begin:
            word = _WORD.match(text, at + len(begin))
            stop = word.end() if word and text.startswith(end, word.end()) else -1
        else:
            word = _WORD_END.search(text, max(last, at - _LONGEST_WORD), at)
            stop = at
        if word and stop >= 0 and _BOUND.match(text, stop + len(end)):
            yield word[0]
            last = at = stop + len(end)
        else:
            at += 1
        at = text.find(begin or end, at)


def kinds_of(group: Sequence[Named]) -> set[str]:
    """The kinds of places that write a name."""
    return {mention.source.split()[0] for mention, _ in group}


def _is_body(segment: Segment) -> bool:
    return segment.kind in _BODY and "©" not in segment.text and bool(segment.text)


def _describes(segment: Segment) -> bool:
    return segment.label.lower() in ("description", "og:description")


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
