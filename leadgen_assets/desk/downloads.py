"""Files that leave by the desk: the published ones, proven unchanged, and the forms made from the same frozen rows."""

from __future__ import annotations

import asyncio
import io
import zipfile
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import quote

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from leadgen_assets.delivery.forms import CSV, FORMS, Form
from leadgen_assets.desk.asking import database_of, key_of, with_the_token
from leadgen_assets.domain.errors import ExportRefused
from leadgen_assets.stages.handing_over import Part, file_name_of, part_of, rendered
from leadgen_assets.stages.published import REVIEW, content_of, review_file, review_now
from leadgen_assets.storage.delivered import newest_delivery
from leadgen_assets.storage.exports import ExportRecord, exports_by_id
from leadgen_assets.storage.requests import load

CSV_KINDS = ("companies", "contacts", "evidence")
"""Published files that the form CSV makes anew."""
MEDIA_TYPES = {
    ".csv": "text/csv; charset=utf-8",
    ".json": "application/json",
    ".jsonl": "application/jsonl; charset=utf-8",
    ".parquet": "application/vnd.apache.parquet",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".zip": "application/zip",
}


@with_the_token
async def send_file(asked: Request) -> Response:
    """A file of the newest published export, by its kind or by the name of a form.

    Who was blocked since is left out: a published file is never changed, then it is made anew without them.

    Raises:
        ExportRefused: nothing was published, or the file on the disk is not what was published.
    """
    key, kind = key_of(asked), str(asked.path_params["kind"])
    part = None
    async with database_of(asked).tenant_tx(key.partition(".")[0]) as conn:
        stored = await load(conn, key)
        delivery = await newest_delivery(conn, key)
        if delivery is None:
            raise ExportRefused("This request has no files yet.", f"request {key}", stored.next_step)
        file = next((file for file in delivery.files if file.kind == kind), None)
        forms = [CSV] if file is not None else [FORMS[kind]] if kind in FORMS else []
        (record,) = await exports_by_id(conn, [delivery.export_id])
        if forms:
            part = await part_of(conn, record, forms=forms, only_new=False, since=None)
            file = None if part.record != record and kind in CSV_KINDS else file
        if file is not None and kind == REVIEW:
            kept = await review_now(conn, record)
            if kept != record.review:
                return _sent(Path(file.path).name, review_file(kept))
    if file is not None:
        # The whole of it before the first byte is sent: half a file is worse than none.
        return _sent(Path(file.path).name, await asyncio.to_thread(content_of, key, file, record))
    if part is None:
        raise HTTPException(404)
    if kind in CSV_KINDS:
        files = await asyncio.to_thread(rendered, part, (CSV,))
        return _sent(*next((name, content) for name, content in files.items() if name.startswith(f"{kind}_")))
    return _sent(*await asyncio.to_thread(_made, FORMS[kind], part))


def _made(form: Form, part: Part) -> tuple[str, bytes]:
    """Name and content: the form's one file, or all of them in a ZIP archive."""
    files = rendered(part, (form,))
    if len(files) == 1:
        return next(iter(files.items()))
    return file_name_of(f"{form.name}.zip", part.record), _zipped(files, part.record)


def _zipped(files: Mapping[str, bytes], record: ExportRecord) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name, record.created_at.timetuple()[:6]), content, zipfile.ZIP_DEFLATED)
    return target.getvalue()


def _sent(name: str, content: bytes) -> Response:
    plain = name.encode("ascii", "replace").decode().replace('"', "'")
    named = f'attachment; filename="{plain}"'
    if plain != name:
        named += f"; filename*=UTF-8''{quote(name)}"
    media_type = MEDIA_TYPES.get(Path(name).suffix, "application/octet-stream")
    return Response(content, headers={"Content-Type": media_type, "Content-Disposition": named})
