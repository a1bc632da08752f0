"""A person's decisions on which mentions are one company: why two were merged, split them, join them, and whom to look at."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from typing import Any

from psycopg import AsyncConnection

from leadgen_assets.decisions.decided import undisturbed
from leadgen_assets.domain.errors import CompanyUnknown
from leadgen_assets.domain.hosts.domains import registrable_domain
from leadgen_assets.domain.identity.company import Candidate
from leadgen_assets.domain.identity.identity import KEPT, merge, wide_keys
from leadgen_assets.domain.identity.likeness import Likeness, Verdict, compare, part_of
from leadgen_assets.domain.identity.likeness_chain import chain
from leadgen_assets.domain.identity.register import Register
from leadgen_assets.domain.identity.site_parts import part_key
from leadgen_assets.domain.wording.called import called
from leadgen_assets.domain.wording.names import normal_company_name
from leadgen_assets.domain.wording.nearest import nearest
from leadgen_assets.stages.concluding import count_again
from leadgen_assets.storage.company_register import apart, blocks_of, entries_of, lock_companies, moved_domains
from leadgen_assets.storage.dossier import companies_called, names_told
from leadgen_assets.storage.requests import record_event
from leadgen_assets.storage.supplied import domain_owner
from leadgen_assets.storage.wordings import (
    JOINED,
    Apart,
    Wording,
    apart_since,
    by_company,
    joined_without_aside,
    keep_apart,
    move_out,
    requests_of,
    take_in,
    wordings,
)

_CHOICES = 10


@dataclass(frozen=True, slots=True)
class Named:
    """What a person's words mean: wordings of one company; all of them where the company was named by its number."""

    given: str
    company_id: int
    meant: tuple[Wording, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """Two mentions side by side: what the rules say today, and what was stored or decided about them.

    `over` has the steps over further wordings that make them one company, where they are one and do not say it by themselves.
    """

    one: Wording
    other: Wording
    likeness: Likeness
    wordings: tuple[Wording, ...]
    apart: Apart | None
    over: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """Two wordings that a comparison makes one company."""

    one: Wording
    other: Wording
    likeness: Likeness


@dataclass(frozen=True, slots=True)
class Split:
    """What a split did: `new` is the company that the moved wordings are now; none moved where the two were two already.

    `forgotten`: supplied values and people's confirmations of which nobody can tell to whom of the two they belong.
    `lost`: an earlier version joined them, which kept nothing aside: what one supplier said of both is not given back.
    """

    kept: int
    new: int
    moved: tuple[Wording, ...]
    requests: tuple[str, ...]
    forgotten: int = 0
    lost: bool = False


@dataclass(frozen=True, slots=True)
class Twin:
    """Two companies that may be one, how alike they are, and their names with what tells them apart."""

    one: int
    other: int
    likeness: Likeness
    one_name: str
    other_name: str


async def compared(conn: AsyncConnection[Any], a: str, b: str) -> Compared:
    """The two mentions that a person names, compared.

    Raises:
        CompanyUnknown: one of them is unknown or means several; both mean the same wording.
    """
    one, other = await _pair(conn, a, b)
    moved = await moved_domains(conn, {w.said.domain for w in (*one.meant, *other.meant) if w.said.domain})
    pairs = [(x, y, compare(x.said, y.said, moved)) for x in one.meant for y in other.meant if x != y]
    if not pairs:
        raise CompanyUnknown(
            f"{a!r} and {b!r} are one wording of one company.",
            f"company #{one.company_id}",
            f"name two of its wordings:{_listed(await wordings(conn, [one.company_id]))}",
        )
    first, second, likeness = max(pairs, key=lambda pair: pair[2].score)
    both = await wordings(conn, {one.company_id, other.company_id})
    decision = await apart_since(conn, one.company_id, other.company_id)
    over: tuple[Step, ...] = ()
    if one.company_id == other.company_id and likeness.verdict is not Verdict.SAME:
        moved = await moved_domains(conn, {w.said.domain for w in both if w.said.domain})
        over = _over(first, second, both, moved)
    return Compared(first, second, likeness, tuple(both), decision, over)


def _over(first: Wording, last: Wording, every: Sequence[Wording], moved: Mapping[str, str]) -> tuple[Step, ...]:
    between = [w.said for w in every if w not in (first, last)]
    of = {id(w.said): w for w in (*every, first, last)}
    steps = chain(first.said, last.said, between, moved)
    return tuple(Step(of[id(one)], of[id(other)], likeness) for one, other, likeness in steps)


async def split(conn: AsyncConnection[Any], a: str, b: str, decision: Apart) -> Split:
    """Make two companies of the two that a person names, and keep them two.

    Wordings of their company go where they are likest to. The side with the company's domain keeps its number, since the
    pages that were read are that domain's; where none or both have it, the side that it was told by first.

    Raises:
        CompanyUnknown: as `compared`. RequestBusy: a run works on a request that has the company.
    """
    await lock_companies(conn)
    one, other = await _pair(conn, a, b)
    if one.company_id != other.company_id:
        await keep_apart(conn, one.company_id, other.company_id, decision)
        await _record(conn, "companies kept apart", one.company_id, other.company_id)
        return Split(one.company_id, other.company_id, (), ())
    requests = await _undisturbed(conn, {one.company_id})
    every = await wordings(conn, [one.company_id])
    ours, theirs = _seeds([w.mention_id for w in one.meant], [w.mention_id for w in other.meant])
    if not theirs or not ours:
        raise CompanyUnknown(
            f"{a!r} and {b!r} do not name two wordings of company #{one.company_id}.",
            "",
            f"name two of these:{_listed(every)}",
        )
    known = (await entries_of(conn, [one.company_id]))[one.company_id].known
    moved = await moved_domains(conn, {w.said.domain for w in every if w.said.domain})
    staying, leaving = _sides(every, ours, theirs, moved)
    its_own = [any(w.said.domain == known.domain for w in side) for side in (staying, leaving)]
    if not known.domain or all(its_own):
        its_own = [any(not w.reason for w in side) for side in (staying, leaving)]
    if its_own == [False, True]:
        staying, leaving = leaving, staying
    left = _left(known, staying, leaving)
    new = reduce(merge, (w.said for w in leaving))
    has = [await domain_owner(conn, one.domain) if one.domain else None for one in (left, new)]
    # Two cannot have one domain, whichever of the two or of the others has it.
    left = left if has[0] in (None, one.company_id) else replace(left, domain="", website="")
    new = (
        replace(new, domain="", website="")
        if new.domain == left.domain or has[1] not in (None, one.company_id)
        else new
    )
    lost = await joined_without_aside(conn, one.company_id)
    number, forgotten = await move_out(conn, leaving, new, left)
    await keep_apart(conn, one.company_id, number, decision)
    await _record(conn, "company split", one.company_id, number)
    for key in requests:
        await count_again(conn, key)
    return Split(one.company_id, number, tuple(leaving), tuple(requests), forgotten, lost)


async def join(conn: AsyncConnection[Any], a: str, b: str) -> Split:
    """Make one company of two; the first one's number stays, unless only the second one has a domain.

    Raises:
        CompanyUnknown: one is unknown or means several, or they are one already. RequestBusy: as `split`.
    """
    await lock_companies(conn)
    one, other = await _pair(conn, a, b)
    if one.company_id == other.company_id:
        raise CompanyUnknown(f"{a!r} and {b!r} are one company already.", f"company #{one.company_id}", "nothing to do")
    requests = await _undisturbed(conn, {one.company_id, other.company_id})
    entries = await entries_of(conn, [one.company_id, other.company_id])
    kept, gone = one.company_id, other.company_id
    if entries[gone].known.domain and not entries[kept].known.domain:
        kept, gone = gone, kept
    moved = tuple(w for w in await wordings(conn, [gone]) if w.mention_id)
    await take_in(conn, kept, gone, merge(entries[kept].known, entries[gone].known))
    await record_event(conn, None, JOINED, {"company": kept, "other": gone, "kept_aside": True})
    for key in requests:
        await count_again(conn, key)
    return Split(kept, gone, moved, tuple(requests))


async def twins(conn: AsyncConnection[Any], most: int) -> list[Twin]:
    """Pairs of the tenant's companies that may be one, the likest first; none that a person decided on."""
    every = await wordings(conn)
    entries = await entries_of(conn, by_company(every))
    moved = await moved_domains(conn, {entry.known.domain for entry in entries.values() if entry.known.domain})
    decided = await apart(conn, entries)
    register = Register(moved)
    for entry in entries.values():
        wide = {block for one in (entry.known, *entry.mentions) for block in wide_keys(one)}
        register.add(entry, (), blocks_of(entry, moved) | wide)
    found: dict[frozenset[int], Twin] = {}
    for number, entry in entries.items():
        for mention in (entry.known, *entry.mentions):
            for other, likeness in register.alike(mention):
                pair = frozenset((number, other.company_id or 0))
                better = pair not in found or found[pair].likeness.score < likeness.score
                if len(pair) == 2 and pair not in decided and likeness.verdict is not Verdict.DIFFERENT and better:
                    names = (entry.known, other.known)
                    found[pair] = Twin(number, other.company_id or 0, likeness, *(_called(each) for each in names))
    return sorted(found.values(), key=lambda twin: (-twin.likeness.score, twin.one, twin.other))[:most]


async def _pair(conn: AsyncConnection[Any], a: str, b: str) -> tuple[Named, Named]:
    every = await wordings(conn)
    return await _named(conn, a, every), await _named(conn, b, every)


def _on_domain(given: str, domain: str, every: Sequence[Wording]) -> list[Wording]:
    """Wordings with the domain; where an address names a part of a site that firms share, those with that part."""
    found = [w for w in every if domain and w.said.domain == domain]
    part = part_key(given, {w.said.city for w in found})
    parted = [w for w in found if part_of(w.said)] if part else []
    return [w for w in parted if part_of(w.said) == part] if parted else found


async def _named(conn: AsyncConnection[Any], given: str, every: Sequence[Wording]) -> Named:
    text = given.strip()
    domain, name = registrable_domain(text), normal_company_name(text)
    number = int(text[1:]) if re.fullmatch(r"[#@]\d{1,18}", text) else 0
    ways = (
        [w for w in every if number and number == (w.company_id if text[0] == "#" else w.mention_id)],
        _on_domain(text, domain, every),
        [w for w in every if w.said.name.casefold() == text.casefold() and text],
        [w for w in every if name and normal_company_name(w.said.name) == name],
    )
    found = next((way for way in ways if way), [])
    told: Sequence[tuple[int, str]] = ()
    if not found:  # by what nobody worded so, but its pages or another address of its own say
        told = await names_told(conn)
        meant = called(text, told) | (await companies_called(conn, f"domain:{domain}") if domain else set())
        found = [w for w in every if w.company_id in meant]
    companies = by_company(found)
    if len(companies) == 1:
        return Named(given, found[0].company_id, tuple(found))
    if not found:
        near = nearest(text, [(one, company) for company, one in told])
        shown = [next(w for w in every if w.company_id == company) for company in near]
        todo = (
            f"perhaps one of these:{_listed(shown)}"
            if shown
            else "no company has a name near it; see the domain or name"
        )
        raise CompanyUnknown(f"No company is called {given!r}.", "", todo)
    raise CompanyUnknown(
        f"{len(companies)} companies are called {given!r}.", "", f"name one by its number:{_listed(found)}"
    )


def _seeds(ours: Sequence[int], theirs: Sequence[int]) -> tuple[set[int], set[int]]:
    """Wordings that are surely one side's; of a side that has all of the other's, its oldest beside those."""
    if set(theirs) < set(ours):
        return {next(number for number in ours if number not in theirs)}, {*theirs}
    if set(ours) < set(theirs):
        return {*ours}, {next(number for number in theirs if number not in ours)}
    return {*ours} - {*theirs}, {*theirs} - {*ours}


def _sides(
    every: Sequence[Wording], ours: set[int], theirs: set[int], moved: Mapping[str, str]
) -> tuple[list[Wording], list[Wording]]:
    """Wordings of a company: those that are one company with the second side's, and liker to them, apart from the rest.

    Being liker is not enough: a third firm that a person joined is like neither.
    """
    first = [w for w in every if w.mention_id in ours]
    second = [w for w in every if w.mention_id in theirs]
    rest = [w for w in every if w.mention_id not in ours | theirs]

    def goes(one: Wording) -> bool:
        found = [compare(one.said, other.said, moved) for other in second]
        near = max(compare(one.said, other.said, moved).score for other in first)
        return any(like.verdict is Verdict.SAME and like.score > near for like in found)

    while more := [w for w in rest if goes(w)]:
        second += more
        rest = [w for w in rest if w not in more]
    away = {w.mention_id for w in second}
    return [w for w in every if w.mention_id not in away], [w for w in every if w.mention_id in away]


def _left(known: Candidate, staying: Sequence[Wording], leaving: Sequence[Wording]) -> Candidate:
    """What stays known of a company when some wordings leave: nothing that only they said."""
    rest = reduce(merge, (w.said for w in staying))
    gone = {part: {getattr(w.said, part) for w in leaving} for part in KEPT}
    said = {part: {getattr(w.said, part) for w in staying} for part in KEPT}
    values = {
        part: getattr(rest, part)
        if getattr(known, part) in gone[part] and getattr(known, part) not in said[part]
        else getattr(known, part)
        for part in KEPT
    }
    return replace(known, **values)


async def _undisturbed(conn: AsyncConnection[Any], company_ids: set[int]) -> list[str]:
    requests = await requests_of(conn, company_ids)
    for key in requests:
        await undisturbed(conn, key)
    return requests


async def _record(conn: AsyncConnection[Any], event: str, one: int, other: int) -> None:
    await record_event(conn, None, event, {"company": one, "other": other})


def _called(known: Candidate) -> str:
    place = ", ".join(part for part in (known.city, known.state) if part)
    return " / ".join(part for part in (known.name, known.domain, place) if part)


def _listed(found: Sequence[Wording]) -> str:
    shown = [
        f"\n    {f'@{w.mention_id}' if w.mention_id else ''} of #{w.company_id}: {_called(w.said) or w.said.locator}"
        for w in found[:_CHOICES]
    ]
    return "".join(shown) + (f"\n    and {len(found) - _CHOICES} more" if len(found) > _CHOICES else "")
