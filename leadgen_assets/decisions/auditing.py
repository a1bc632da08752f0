"""A person's verdicts on a sample of exported values: drawn, taken back, counted, and handed on as gold."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from leadgen_assets.decisions.audited_values import shown_values
from leadgen_assets.decisions.given_file import see_folder, write_whole
from leadgen_assets.domain.errors import ExportRefused, RequestUnknown, SourceUnreadable
from leadgen_assets.domain.exports.audit import (
    AuditResult,
    AuditValue,
    AuditVerdict,
    audit_result,
    audit_sample,
    audit_value,
)
from leadgen_assets.domain.requests.request import KEY_PATTERN
from leadgen_assets.domain.telling.file_kinds import no_file
from leadgen_assets.reports.audit_sheet import FORMAT, render_audit_sheet
from leadgen_assets.settings import Settings
from leadgen_assets.stages.left_alone import read_left_alone
from leadgen_assets.storage.audits import StoredVerdict, evidence_of, last_audited, record_audit, verdicts_on
from leadgen_assets.storage.database import Database
from leadgen_assets.storage.exports import exports_by_id, exports_of
from leadgen_assets.storage.requests import StoredRequest, record_event

_LOOKED_AT = 50
_MOST_BYTES = 20_000_000
_MOST_FAULTS = 5


@dataclass(frozen=True, slots=True)
class Audited:
    """An audited export: the figures over all verdicts, and each judged value with its verdict and note.

    Attributes:
        left_out: judged values that are not among `judged`, since whom they are about is not to be contacted any more.
    """

    request_key: str
    export_id: str
    result: AuditResult
    left_out: int
    judged: tuple[tuple[AuditValue, StoredVerdict], ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A written sheet: where, how many values stand on it, and how many of the export could not, since whom they name is blocked."""

    path: Path
    values: int
    left_out: int


async def write_sheet(
    database: Database, settings: Settings, stored: StoredRequest, size: int, seed: int, to: Path | None
) -> Sheet:
    """Write a sheet over a sample of the request's last published export, without whoever is not to be contacted by now.

    Args:
        size: values to judge. to: the file to write; beside the export's files without it.

    Raises:
        ExportRefused: nothing was exported yet, or nothing but empty files.
        SettingsInvalid: the sheet cannot be written there.
    """
    if to is not None:
        see_folder(to)
    async with database.tenant_tx(stored.request.tenant) as conn:
        record = next((one for one in await exports_of(conn, stored.key, _LOOKED_AT) if one.files), None)
        alone = await read_left_alone(conn)
    if record is None:
        todo = f"leadgen {'export' if stored.split_by else 'run'} {stored.key}"
        raise ExportRefused("This request has no files yet that could be audited.", f"request {stored.key}", todo)
    if not record.evidence:
        raise ExportRefused(
            "There is nothing to audit: the last export holds no value.",
            f"request {stored.key}, export {record.export_id}",
            f"see why it is empty: leadgen report {stored.key}",
        )
    shown = shown_values(record, alone)
    if not shown:
        raise ExportRefused(
            "There is nothing to audit: whoever the last export named is blocked by now.",
            f"request {stored.key}, export {record.export_id}",
            "leadgen block list shows why",
        )
    values = audit_sample(shown.values(), size, seed)
    page = render_audit_sheet(stored.key, stored.request.name, record.export_id, seed, values, len(shown))
    path = to or settings.exports / stored.key / f"audit_{record.export_id}_seed-{seed}.html"
    write_whole(path, page)
    return Sheet(path, len(values), len(record.evidence) - len(shown))


async def import_audit(database: Database, path: Path, at: datetime) -> Audited:
    """Take the saved verdicts of a sheet; what the export's values were is read from the frozen export, not from the file.

    Raises:
        SourceUnreadable: no saved verdicts, or some that do not belong to the export.
        RequestUnknown: no such export here.
    """
    saved = _saved(path)
    key, export_id = saved["request"], saved["export_id"]
    async with database.tenant_tx(key.partition(".")[0]) as conn:
        evidence = await evidence_of(conn, key, export_id)
        if evidence is None:
            raise RequestUnknown(
                f"There is no export {export_id!r} of request {key!r} here.", str(path), "import it where it was made"
            )
        verdicts = _verdicts(saved, evidence, str(path))
        await record_audit(conn, export_id, verdicts, at)
        await record_event(conn, key, "audit imported", {"export": export_id, "values": len(verdicts)})
    audited = await last_audit(database, key, export_id)
    assert audited is not None
    return audited


async def last_audit(database: Database, key: str, export_id: str = "") -> Audited | None:
    """The figures of an audited export of the request, its newest one without an id; None where nobody judged one."""
    async with database.tenant_tx(key.partition(".")[0]) as conn:
        export_id = export_id or await last_audited(conn, key)
        record = next((one for one in await exports_by_id(conn, [export_id]) if one.key == key), None)
        if record is None:
            return None
        verdicts, alone = await verdicts_on(conn, export_id), await read_left_alone(conn)
    fields = [audit_value(one.number, record.evidence[one.number]).field for one in verdicts]
    figures = audit_result([(name, AuditVerdict(one.verdict)) for name, one in zip(fields, verdicts, strict=True)])
    shown, hidden = shown_values(record, alone), alone.hiding(())
    judged = tuple((shown[one.number], replace(one, note=hidden(one.note))) for one in verdicts if one.number in shown)
    return Audited(key, export_id, figures, len(verdicts) - len(judged), judged)


def write_gold(path: Path, audited: Audited) -> int:
    """Write the judged values that may be shown as JSON lines, one object a value, for a later evaluation; returns how many.

    Raises:
        SettingsInvalid: the file cannot be written there.
    """
    lines = [
        json.dumps(_gold(value, verdict, audited.request_key), ensure_ascii=False)
        for value, verdict in audited.judged
        if verdict.verdict != AuditVerdict.UNCLEAR
    ]
    see_folder(path)
    write_whole(path, "".join(f"{line}\n" for line in lines))
    return len(lines)


def _gold(value: AuditValue, verdict: StoredVerdict, key: str) -> dict[str, Any]:
    return {
        "request": key,
        "company": value.company,
        "person": value.person,
        "field": value.field,
        "value": value.value,
        "right": verdict.verdict == AuditVerdict.RIGHT,
        "quote": value.quote,
        "link": value.link,
        "method": value.method,
        "date": value.date,
        "note": verdict.note,
    }


def _saved(path: Path) -> dict[str, Any]:
    todo = "give the audit_….json that the sheet's button saved"
    try:
        state = path.stat()
        other = no_file(state.st_mode)
        if other is not None:
            raise SourceUnreadable(f"It is {other[0]}, not a file.", str(path), todo)
        if state.st_size > _MOST_BYTES:
            raise SourceUnreadable("The file is too large for saved verdicts.", str(path), todo)
        saved = json.loads(path.read_text("utf-8-sig"))
    except FileNotFoundError as error:
        raise SourceUnreadable("There is no such file.", str(path), "correct the path") from error
    except (OSError, ValueError, RecursionError) as error:
        raise SourceUnreadable("The file holds no saved verdicts: it is no JSON.", str(path), todo) from error
    if not isinstance(saved, dict) or "leadgen_audit" not in saved or not isinstance(saved.get("verdicts"), list):
        raise SourceUnreadable("The file holds no saved verdicts of an audit sheet.", str(path), todo)
    if saved["leadgen_audit"] != FORMAT:
        raise SourceUnreadable(
            f"The verdicts are of format {saved['leadgen_audit']!r}, this version reads {FORMAT}.", str(path), todo
        )
    key, export_id = saved.get("request"), saved.get("export_id")
    if not isinstance(key, str) or not re.fullmatch(KEY_PATTERN, key) or len(key.partition(".")[0]) > 40:
        raise SourceUnreadable("The file does not say of which request it is.", str(path), todo)
    if not isinstance(export_id, str) or not export_id:
        raise SourceUnreadable("The file does not say of which export it is.", str(path), todo)
    return saved


def _verdicts(saved: Mapping[str, Any], evidence: Sequence[Mapping[str, str]], where: str) -> list[StoredVerdict]:
    """The verdicts, each on a value of the export. All or none: the sheet wrote them, so one that is off means another file."""
    who = str(saved.get("audited_by") or "")[:100]
    verdicts: dict[int, StoredVerdict] = {}
    faults = []
    for place, entry in enumerate(saved["verdicts"], start=1):
        fault = _fault(entry, evidence, verdicts)
        if fault:
            faults.append(f"verdict {place}: {fault}")
            continue
        note = " ".join(str(entry.get("note") or "").split())[:500]
        verdicts[entry["id"]] = StoredVerdict(entry["id"], entry["verdict"], note, who)
    if faults:
        shown = "; ".join(faults[:_MOST_FAULTS])
        more = f"; and {len(faults) - _MOST_FAULTS} more" if len(faults) > _MOST_FAULTS else ""
        raise SourceUnreadable(
            f"The verdicts do not belong to the export: {shown}{more}", where, "save them again from the sheet"
        )
    if not verdicts:
        raise SourceUnreadable("The file holds no verdict.", where, "judge some values on the sheet, then save it")
    return list(verdicts.values())


def _fault(entry: Any, evidence: Sequence[Mapping[str, str]], known: Mapping[int, object]) -> str:
    """Why an entry is no verdict on a value of the export; "" where it is."""
    if not isinstance(entry, dict) or type(entry.get("id")) is not int:
        return "it names no value"
    if not 0 <= entry["id"] < len(evidence):
        return f"the export has no value {entry['id']}"
    if entry["id"] in known:
        return f"value {entry['id']} is judged twice"
    if entry.get("verdict") not in [*AuditVerdict]:
        return f"{str(entry.get('verdict'))[:40]!r} is none; right, wrong and unclear are"
    if entry.get("value") != evidence[entry["id"]]["value"]:
        return f"value {entry['id']} of the export is another one"
    return ""
