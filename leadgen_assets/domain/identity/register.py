"""Companies met so far, and where a new mention belongs: found by blocks, compared by `likeness`, in the order of arrival.

Discovery puts every batch of candidates through a register, and so does the evaluation of it: there is no other way in which
two mentions become one company. Pure; what is stored is loaded into it first.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from leadgen_assets.domain.identity.company import Candidate
from leadgen_assets.domain.identity.identity import KEPT, block_keys, identity_keys, mention_key, merge, wide_keys
from leadgen_assets.domain.identity.likeness import (
    OFFICES,
    PARTED,
    PARTS,
    SAME_AT,
    Likeness,
    Verdict,
    branch_of,
    compare,
    part_of,
)
from leadgen_assets.domain.wording.names import normal_company_name

MOST_IN_BLOCK = 100
"""Companies of a block beyond which it tells nothing: a call centre's number, an office tower, a word of thousands of firms."""
IN_THE_SAME_WORDS = "named before in the same words"
UNDER_THE_SAME_KEY = "named before under the same key"
_TOO_FAR = 0.0
"""Points of two companies below which a third mention, like both, does not make one of them."""


@dataclass(slots=True, eq=False)
class Entry:
    """A company in a register.

    Attributes:
        company_id: None until it is stored.
        known: all mentions merged. mentions: each by itself, in order, those in the same words once.
        filled: `known` has more than what is stored.
        absorbed_by: the entry that it turned out to be, and `absorbed_why`.
    """

    company_id: int | None
    identity_key: str
    known: Candidate
    mentions: list[Candidate] = field(default_factory=list)
    filled: bool = False
    absorbed_by: Entry | None = None
    absorbed_why: str = ""

    @property
    def last(self) -> Entry:
        """The entry that this one is now."""
        entry = self
        while entry.absorbed_by is not None:
            entry = entry.absorbed_by
        return entry


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a mention went.

    Attributes:
        keys: identity keys of the mention that name this company and no other.
        words: its `mention_key`. blocks: its `block_keys`. new_words: nobody used this wording before.
    """

    candidate: Candidate
    first_entry: Entry
    first_reason: str
    keys: tuple[str, ...]
    words: str
    blocks: frozenset[str]
    new_words: bool

    @property
    def entry(self) -> Entry:
        """The company that it is, after all mentions."""
        return self.first_entry.last

    @property
    def reason(self) -> str:
        """Why it is this company; "" where it was a new one."""
        return self.first_reason or self.first_entry.absorbed_why


class Register:
    """Companies under their keys and blocks."""

    def __init__(
        self,
        moved: Mapping[str, str] | None = None,
        apart: Collection[frozenset[int]] = (),
        gone: Collection[str] = (),
    ) -> None:
        """
        Args:
            moved: domain -> domain to which its home page leads since.
            apart: pairs of stored companies of which a person said that they are two.
            gone: domains of companies whose website, as it is known, was not found there.
        """
        self._moved, self._apart, self._gone = moved or {}, apart, gone
        self._by_key: dict[str, Entry] = {}
        self._by_words: dict[str, Entry] = {}
        self._blocks: dict[str, dict[int, Entry]] = {}

    def add(self, entry: Entry, keys: Iterable[str], blocks: Iterable[str]) -> None:
        """Put a company in that is known already, under keys that name it and blocks in which it is looked for."""
        for mention in entry.mentions:
            self._by_words.setdefault(mention_key(mention), entry)
        self._note(entry, keys, blocks)

    def place(self, candidate: Candidate) -> Placed:
        """The company that the mention belongs to; a new one where none is it."""
        words, blocks = mention_key(candidate), block_keys(candidate)
        keys = identity_keys(candidate)
        known = self._by_words.get(words)
        if known is not None:
            return Placed(candidate, known.last, IN_THE_SAME_WORDS, self._own(keys, known.last), words, blocks, False)
        alike = self._alike(candidate, blocks)
        found = [pair for pair in alike if pair[1].verdict is Verdict.SAME]
        entry, reason = self._chosen(candidate, keys[0], alike)
        if entry.identity_key.startswith(f"{keys[0]}#"):
            keys = (entry.identity_key, *keys[1:])
        self._join(candidate, entry)
        entry.mentions.append(candidate)
        self._by_words[words] = entry
        self._note(entry, keys, blocks)
        for other, _ in found:
            self._absorb(entry, other, reason)
        return Placed(candidate, entry, reason, self._own(keys, entry.last), words, blocks, True)

    def alike(self, candidate: Candidate) -> list[tuple[Entry, Likeness]]:
        """Companies of the mention's blocks, the wide ones too, the likest first, each with how it compares.

        That is by the wording of it that is likest, or, where the company as a whole speaks against it, by that.
        """
        return self._alike(candidate, block_keys(candidate) | wide_keys(candidate))

    def _alike(self, candidate: Candidate, blocks: Iterable[str]) -> list[tuple[Entry, Likeness]]:
        near: dict[int, Entry] = {}
        target = self._moved.get(candidate.domain, "")
        for block in (*blocks, *([f"domain:{target}"] if target else [])):
            entries = self._blocks.get(block, {})
            if len(entries) <= MOST_IN_BLOCK:
                near |= {id(entry.last): entry.last for entry in entries.values()}
        compared = [(entry, self._likeness(entry, candidate)) for entry in near.values()]
        return sorted(compared, key=lambda pair: (-_RANK[pair[1].verdict], -pair[1].score))

    def _likeness(self, entry: Entry, candidate: Candidate) -> Likeness:
        whole = self._compared(entry.known, candidate)
        parted = whole.rule in PARTED or whole.rule == OFFICES
        if len(entry.mentions) < 2 or (whole.rule and whole.verdict is not Verdict.SAME and not parted):
            return whole
        each = [(mention, self._compared(mention, candidate)) for mention in entry.mentions]
        against = self._against(each)
        if against is not None:
            return against
        rules = {whole.rule, *(like.rule for _, like in each)}
        bare = f"same domain {candidate.domain.lower()}"
        if rules & PARTED:
            # That the site is the same joins neither two parts of it nor a part and its home page.
            named = bool(part_of(candidate))
            likes = [like for mention, like in each if like.rule != bare or bool(part_of(mention)) == named] or [whole]
        elif OFFICES in rules:
            # Nor does it join an office to another one over a wording that says less.
            every = (whole, *(like for _, like in each))
            likes = [like for like in every if like.rule != bare or like.score_beside_domain >= SAME_AT]
        else:
            likes = [whole, *(like for _, like in each)]
        return max(likes, key=lambda like: (_RANK[like.verdict], like.score))

    def _against(self, each: Sequence[tuple[Candidate, Likeness]]) -> Likeness | None:
        """The comparison with a wording that makes the mention another office, over which none that says less joins it.

        Not where a person made one company of two offices, of which the mention is one.
        """
        others = [mention for mention, like in each if like.rule != OFFICES]
        for office, like in each:
            if like.rule == OFFICES and not any(compare(one, office, self._moved).rule == OFFICES for one in others):
                return like
        return None

    def _compared(self, known: Candidate, candidate: Candidate) -> Likeness:
        """The two compared; where a firm's part of a shared site is gone, another part under its name took its place."""
        like = compare(known, candidate, self._moved)
        if like.rule == PARTS and candidate.domain in self._gone and _is_renamed(known, candidate):
            return replace(like, verdict=Verdict.SAME, rule="same name, and its page on the shared site is gone")
        return like

    def _chosen(self, candidate: Candidate, first_key: str, alike: list[tuple[Entry, Likeness]]) -> tuple[Entry, str]:
        """The company of the first key, which always means one, or the likest, or a new one."""
        found = [pair for pair in alike if pair[1].verdict is Verdict.SAME]
        known = self._by_key.get(first_key)
        certain = known.last if known else None
        like = self._likeness(certain, candidate) if certain is not None and candidate.domain else None
        if like is not None and like.verdict is Verdict.DIFFERENT:
            # Another office of a brand, whose domain the entry has.
            if found:
                return found[0][0], found[0][1].reason
            # It is known by the page of its own, or, where it names none, by the number that tells it from the others.
            by_page, by_number, *_ = office_keys(candidate)
            key = by_number if like.rule == OFFICES else by_page
            known = self._by_key.get(key)
            if known is not None and self._likeness(known.last, candidate).rule == OFFICES:
                key = f"{key}#{mention_key(candidate)}"
                known = self._by_key.get(key)
            return (known.last, UNDER_THE_SAME_KEY) if known else (Entry(None, key, self._owned(candidate)), "")
        office = self._office(first_key, like, alike) if like is not None and not part_of(candidate) else None
        if office is not None:
            return office[0], office[1].reason
        reasons = {id(entry): like.reason for entry, like in found}
        if certain is not None and not (found and self._are_apart(certain, found[0][0])):
            return certain, reasons.get(id(certain), UNDER_THE_SAME_KEY)
        if found:
            return found[0][0], found[0][1].reason
        return (certain, UNDER_THE_SAME_KEY) if certain else (Entry(None, first_key, candidate), "")

    def _office(
        self, first_key: str, owner: Likeness, alike: list[tuple[Entry, Likeness]]
    ) -> tuple[Entry, Likeness] | None:
        """The office without a domain that a mention of the brand's domain is liker to than to the firm that has it."""
        offices = [
            pair
            for pair in alike
            if pair[0].identity_key.startswith(f"{first_key}#") and pair[1].verdict is not Verdict.DIFFERENT
        ]
        best = max(offices, key=lambda pair: pair[1].score_beside_domain, default=None)
        return best if best and best[1].score_beside_domain > owner.score_beside_domain else None

    def _are_apart(self, one: Entry, other: Entry) -> bool:
        ids = (one.company_id, other.company_id)
        return None not in ids and frozenset(number for number in ids if number is not None) in self._apart

    def _note(self, entry: Entry, keys: Iterable[str], blocks: Iterable[str]) -> None:
        for key in keys:
            self._by_key.setdefault(key, entry)
        for block in blocks:
            self._blocks.setdefault(block, {})[id(entry)] = entry

    def _own(self, keys: Iterable[str], entry: Entry) -> tuple[str, ...]:
        return tuple(key for key in keys if self._by_key.get(key, entry).last is entry)

    def _owned(self, candidate: Candidate, entry: Entry | None = None) -> Candidate:
        """The mention without a domain that another company has: two cannot share one."""
        owner = self._by_key.get(f"domain:{candidate.domain.lower()}") if candidate.domain else None
        return candidate if owner is None or owner.last is entry else replace(candidate, domain="", website="")

    def _join(self, candidate: Candidate, entry: Entry) -> None:
        if entry.known is candidate:
            return
        before, own = entry.known, self._owned(candidate, entry)
        entry.known = merge(before, own)
        left = before.domain and own.domain and self._moved.get(before.domain, before.domain) in ("", own.domain)
        if left and before.domain != own.domain:
            entry.known = replace(entry.known, domain=own.domain, website=own.website)
        if own.domain == before.domain and own.domain in self._gone and _other_page(before, own):
            entry.known = replace(entry.known, website=own.website)
        entry.filled |= any(getattr(before, part) != getattr(entry.known, part) for part in KEPT)

    def _absorb(self, entry: Entry, other: Entry, reason: str) -> None:
        """One company of two that a mention is alike to; only before they are stored, and where nothing speaks against it."""
        first, second = (entry, other) if other.company_id is None else (other, entry)
        if first is second or second.company_id is not None or second.absorbed_by is not None:
            return
        like = compare(first.known, second.known, self._moved)
        if like.score < _TOO_FAR or (like.rule and like.verdict is not Verdict.SAME):
            return
        if any(compare(one, two, self._moved).rule == OFFICES for one in first.mentions for two in second.mentions):
            return
        second.absorbed_by, second.absorbed_why = first, f"a later mention is both: {reason}"
        first.mentions += second.mentions
        self._join(second.known, first)


def office_keys(candidate: Candidate) -> tuple[str, ...]:
    """The keys of which one names an office on a domain that another company has: by its page, by its telephone number, by its words."""
    brand, page = f"domain:{candidate.domain.lower()}", branch_of(candidate.website) or part_of(candidate)
    keys = f"{brand}#{page or '/'}", f"{brand}#{candidate.phone or '/'}"
    return (*keys, *(f"{key}#{mention_key(candidate)}" for key in keys))


def _other_page(before: Candidate, new: Candidate) -> bool:
    """Whether a mention names another page of one site, of the same place as far as that is told; a home page is nobody's part."""
    cities = {one.city.casefold() for one in (before, new) if one.city}
    return bool(branch_of(new.website)) and new.website != before.website and len(cities) < 2


def _is_renamed(before: Candidate, new: Candidate) -> bool:
    """Whether a mention is, but for its address on a shared site, in the words of one that is known."""
    numbers = {one.phone for one in (before, new) if one.phone}
    cities = {one.city.casefold() for one in (before, new) if one.city}
    named = bool(new.name) and normal_company_name(before.name) == normal_company_name(new.name)
    return named and len(cities) < 2 and len(numbers) < 2


_RANK = {Verdict.SAME: 2, Verdict.UNSURE: 1, Verdict.DIFFERENT: 0}
