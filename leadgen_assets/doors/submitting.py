"""How a request comes in: one function behind every door (file, command, Launchpad, table, inbox)."""

from __future__ import annotations

from pathlib import Path

from leadgen_assets.domain.errors import RequestInvalid
from leadgen_assets.domain.request import RequestStatus, parse_request
from leadgen_assets.settings import Settings
from leadgen_assets.stages.icp_folder import known_icps
from leadgen_assets.storage.database import Database
from leadgen_assets.storage.requests import StoredRequest, submit


def read_request_file(path: Path) -> str:
    """The text of a request file.

    Raises:
        RequestInvalid: it cannot be read.
    """
    try:
        return path.read_text("utf-8-sig")
    except FileNotFoundError as error:
        raise RequestInvalid(
            "The request file does not exist.", str(path), 'write one with: leadgen new "25 property managers in Texas"'
        ) from error
    except (OSError, UnicodeDecodeError) as error:
        raise RequestInvalid("The request file cannot be read.", str(path), "save it as UTF-8 text there") from error


async def submit_request(
    database: Database, settings: Settings, text: str, where: str, base_folder: Path, status: RequestStatus
) -> StoredRequest:
    """Validate a request's YAML and store it; the same name and content again is the same request.

    Args:
        where: for messages: file name or door. base_folder: where relative paths of its sources start.
        status: QUEUED for the sensor to launch, RUNNING where the caller runs it itself.

    Raises:
        RequestInvalid, IcpInvalid, RequestConflict: with every fault.
    """
    icps = known_icps(settings)
    request = parse_request(text, where, icps, settings.tenant)
    async with database.tenant_tx(request.tenant) as conn:
        return await submit(conn, request, icps[request.icp], str(base_folder.resolve()), status)
