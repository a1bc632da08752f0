"""Changing a request afterwards: its target, budget, filters and sources, or taking what there is."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from psycopg import AsyncConnection

from leadgen_assets.decisions.decided import Decided, undisturbed
from leadgen_assets.decisions.splitting import require_within_slice
from leadgen_assets.domain.errors import RequestInvalid, WrongUsage
from leadgen_assets.domain.icps.icp import Icp
from leadgen_assets.domain.requests.proposal import companies
from leadgen_assets.domain.requests.request import LeadRequest, RequestStatus, next_step
from leadgen_assets.domain.requests.request_file import request_or_faults
from leadgen_assets.domain.requests.request_forms import of_fields
from leadgen_assets.domain.requests.request_sources import seen_faults
from leadgen_assets.domain.telling.faults import did_you_mean
from leadgen_assets.domain.telling.shown import shown
from leadgen_assets.domain.telling.yaml_lines import read_lines
from leadgen_assets.settings import Settings
from leadgen_assets.sources.looking import looking_in
from leadgen_assets.stages.icp_folder import known_icps
from leadgen_assets.stages.notifying import note_status
from leadgen_assets.storage.database import Database
from leadgen_assets.storage.decisions import (
    amended_since_export,
    begin_rounds_anew,
    mark_accepted,
    put_to_work,
    store_amendment,
)
from leadgen_assets.storage.exports import exports_of, published_companies
from leadgen_assets.storage.requests import StoredRequest, load, set_status

FIXED = ("tenant", "name")
"""They are the request's key: another one is another request."""
LISTS = ("states", "cities", "pms_any_of", "sources")
"""Fields to which something can be added."""
_NO_WORK = frozenset({"repeat", "budget_usd"})
_SAME_COMPANIES = _NO_WORK | {"target_companies", "sources"}
"""Fields whose change leaves a finished delivery as it is."""
_DELIVERED = (RequestStatus.READY, RequestStatus.READY_PARTIAL)


@dataclass(frozen=True, slots=True)
class Amendment:
    """What a person changes.

    Attributes:
        sets: field -> new value, a text as it would stand in the request's file or a value; "" for the default.
        adds: field -> texts or values to add to a list.
        icp_again: take the ICP as its file is now, in place of the snapshot.
        more_rounds: look further with nothing else changed.
        accept_partial: take what there is.
        folder: where relative paths of added sources may start beside the request's own folder.
        unread: what of it cannot be taken as it was said, one clause each: told with all that is wrong beside it.
    """

    sets: Mapping[str, Any] = field(default_factory=dict)
    adds: Mapping[str, Sequence[Any]] = field(default_factory=dict)
    icp_again: bool = False
    more_rounds: bool = False
    accept_partial: bool = False
    folder: Path | None = None
    unread: tuple[str, ...] = ()

    @property
    def changes_content(self) -> bool:
        """Whether it is about more than taking what there is."""
        return bool(self.sets or self.adds or self.icp_again or self.more_rounds)

    def without(self, sets: Collection[str], adds: Collection[str]) -> Amendment:
        """The amendment without what it says of some fields."""
        return replace(
            self,
            sets={name: value for name, value in self.sets.items() if name not in sets},
            adds={name: values for name, values in self.adds.items() if name not in adds},
        )

    @property
    def only_budget(self) -> bool:
        """Whether it is about the budget and nothing else."""
        return set(self.sets) == {"budget_usd"} and not (
            self.adds or self.icp_again or self.more_rounds or self.accept_partial
        )


def assignments(given: Iterable[str], option: str) -> tuple[list[tuple[str, str]], list[str]]:
    """FIELD=VALUE texts of a command as pairs, and what is wrong with those that are none."""
    pairs, faults = [], []
    for text in given:
        name, equals, value = text.partition("=")
        if equals and name.strip():
            pairs.append((name.strip(), value.strip()))
        else:
            faults.append(f"{option} {shown(text)} is not FIELD=VALUE; write it like: {option} states=TX")
    return pairs, faults


async def amend(
    database: Database, settings: Settings, key: str, amendment: Amendment, *, run_here: bool = False
) -> Decided:
    """Store the next version of a request and put it to work, or take what there is.

    Args:
        run_here: the caller runs it itself at once; else it is queued.

    Raises:
        RequestInvalid: with every fault by its field; nothing was changed. WrongUsage: only how it was said is wrong.
        RequestBusy: a run works on it. RequestUnknown: there is none.
        DecisionNeeded: it was split, or is a slice that would overlap with another or cost more than the whole may.
    """
    if amendment.accept_partial and amendment.changes_content:
        both = "taking what there is and changing what is asked for exclude each other: do one of them"
        amendment = replace(amendment, accept_partial=False, unread=(*amendment.unread, both))
    async with database.tenant_tx(key.partition(".")[0]) as conn:
        slices = f"amend its slices (leadgen amend SLICE …), which `leadgen status {key}` lists; of the whole only the budget"
        before = await undisturbed(conn, key, though_split=amendment.only_budget, instead=slices)
        if amendment.accept_partial:
            return await _accept(conn, settings, before)
        if not amendment.changes_content and not amendment.unread:
            return Decided(before, "Nothing was to be changed.", changed=False)
        files = known_icps(settings)
        request, icp = await asyncio.to_thread(amended, before, amendment, files, settings.searches)
        differences = before.request.changes_to(request)
        if icp.digest() != before.icp_hash:
            differences.append(f"icp: the snapshot of {before.icp.label} is replaced by the file as it is now")
        if not differences and not amendment.more_rounds:
            return Decided(before, "Nothing changes: the request asks for exactly that already.", changed=False)
        await require_within_slice(conn, before, request)
        _refuse_late_preview(before, request, bool(await exports_of(conn, key, 1)))
        if differences:
            await store_amendment(conn, before, request, icp, differences)
        words = f"Amended: {'; '.join(differences)}." if differences else "It looks further with the same request."
        idle = (
            set(before.request.changed_by(request)) <= _NO_WORK
            and not amendment.more_rounds
            and icp.digest() == before.icp_hash
        )
        if before.split_by:
            return Decided(
                await load(conn, key), f"{words} Now a slice's may be raised: leadgen amend SLICE --budget DOLLARS."
            )
        # A run that is asked for is run: a limit may have left something open that was not needed.
        if idle and before.status in _DELIVERED and not run_here:
            return Decided(await load(conn, key), f"{words} What was delivered stays as it is.")
        await begin_rounds_anew(conn, key)
        reason = f"amended: {'; '.join(differences)}" if differences else "further rounds were asked for"
        await put_to_work(conn, key, reason, run_here=run_here)
        return Decided(await load(conn, key), words, under_way=True)


async def _accept(conn: AsyncConnection[Any], settings: Settings, before: StoredRequest) -> Decided:
    there = await published_companies(conn, before.key)
    if before.status in _DELIVERED:
        return Decided(before, f"Nothing changes: it is {before.status} already.", changed=False)
    if not there:
        what = "so far there is only a preview" if before.previewing else "no company was delivered yet"
        raise RequestInvalid(
            f"There is nothing to take: {what}.", f"request {before.key}", f"go on with it: leadgen run {before.key}"
        )
    others = sorted(set(await amended_since_export(conn, before.key)) - _SAME_COMPANIES)
    if others:
        raise RequestInvalid(
            f"Its last export is of what was asked for before: {', '.join(others)} changed since.",
            f"request {before.key}",
            f"run it first: leadgen run {before.key}; then take what there is",
        )
    await mark_accepted(conn, before.key)
    reason = f"{there} of {companies(before.request.target_companies)} delivered, which you accepted"
    words = next_step(RequestStatus.READY_PARTIAL, before.key)
    await set_status(conn, before.key, RequestStatus.READY_PARTIAL, reason, words)
    await note_status(conn, settings, before.key)
    return Decided(
        await load(conn, before.key), f"The {companies(there)} of its last export are taken; nothing goes on."
    )


def amended(
    before: StoredRequest, amendment: Amendment, files: Mapping[str, Icp], searches: bool
) -> tuple[LeadRequest, Icp]:
    """The request as the amendment would leave it, and the ICP that it is pinned to then; nothing is stored.

    Raises:
        RequestInvalid: with every fault by its field. WrongUsage: only how it was said is wrong.
    """
    unfit = _unfit(amendment.sets, LeadRequest.model_fields), _unfit(amendment.adds, LISTS)
    faults = [fault for told in unfit for fault in told.values()]
    given = _given(before, amendment.without(*unfit))
    known = dict(files) if amendment.icp_again else {**files, before.request.icp: before.icp}
    lines = of_fields(given).lines
    request, wrong = request_or_faults(given, known, lines, searches=searches)
    # Of sources that were there before nothing is asked: they were read, and a budget is raised without them.
    look, had = looking_in(Path(before.base_folder)), before.request.sources
    wrong = [*wrong, *seen_faults(given, lines, lambda spec: [] if spec in had else look(spec))]
    if request is None or wrong or faults:
        raise _invalid([*amendment.unread, *faults, *map(str, wrong)], before.key)
    if amendment.unread:
        raise WrongUsage(*_told(amendment.unread, before.key))
    return request, known[request.icp]


def _given(before: StoredRequest, amendment: Amendment) -> dict[str, Any]:
    """All fields as the amendment leaves them, not validated yet."""
    given = before.request.model_dump(mode="json") | {name: _value(text) for name, text in amendment.sets.items()}
    for name, texts in amendment.adds.items():
        there = given[name] or []
        there = [there] if isinstance(there, (str, dict)) else list(there)
        parts = [part for text in texts for part in _parts(name, text)]
        given[name] = [*there, *(part for part in parts if part not in there)]
    if amendment.folder is not None and isinstance(given["sources"], (list, str)):
        base = Path(before.base_folder)
        named = [given["sources"]] if isinstance(given["sources"], str) else given["sources"]
        sources = [_from_folder(source, base, amendment.folder) for source in named]
        given["sources"] = [source for place, source in enumerate(sources) if source not in sources[:place]]
    return {name: value for name, value in given.items() if value is not None}


def _value(given: Any) -> Any:
    """A value as the request's file would have it; None, which stands for the default, for an empty text."""
    if not isinstance(given, str):
        return given
    text = given.strip()
    if text.startswith(("[", "{")):
        content = read_lines(f"value: {text}").content
        return content["value"] if isinstance(content, dict) else text
    return text or None


def _parts(name: str, given: Any) -> list[Any]:
    value = _value(given)
    if isinstance(value, list):
        return value
    if name != "sources" and isinstance(value, str):
        return [part.strip() for part in value.split(",") if part.strip()]
    return [] if value is None else [value]


def _from_folder(source: Any, base: Path, folder: Path) -> Any:
    """A source with its file's whole path where the file is in the caller's folder and not in the request's."""
    kind, _, path = source.partition(":") if isinstance(source, str) else ("", "", "")
    there = folder / path.strip()
    if path.strip() and not (base / path.strip()).exists() and there.is_file():
        return {"kind": kind.strip(), "path": str(there.resolve()), "columns": {}, "where": {}}
    return source


def _refuse_late_preview(before: StoredRequest, request: LeadRequest, exported: bool) -> None:
    if request.preview and request.preview != before.request.preview and exported and not before.previewing:
        raise _invalid(["preview: the request is past its preview; all its companies were looked at"], before.key)


def _unfit(given: Mapping[str, Any], allowed: Iterable[str]) -> dict[str, str]:
    """Field -> why nobody can set it, or add to it."""
    faults = {}
    for name in given:
        if name in FIXED:
            faults[name] = f"{name}: it cannot be changed, it is part of the request's key; submit a new one"
        elif name not in LeadRequest.model_fields:
            faults[name] = f"unknown field '{name}'{did_you_mean(name, LeadRequest.model_fields)}"
        elif name not in allowed:
            faults[name] = f"{name}: nothing can be added to it, it is no list; set it"
    return faults


def _invalid(faults: Sequence[str], key: str) -> RequestInvalid:
    return RequestInvalid(*_told(faults, key))


def _told(faults: Sequence[str], key: str) -> tuple[str, str, str]:
    """What, where, and what to do."""
    listed = list(dict.fromkeys(faults))
    what = f"The request cannot be amended so: {listed[0]}"
    if len(listed) > 1:
        what = "\n    ".join([f"The request cannot be amended so, for {len(listed)} reasons:", *listed])
    return what, f"request {key}", "nothing was changed; say it again with other values"
