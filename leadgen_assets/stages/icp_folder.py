"""Which ICPs a request may name: those that ship with the product, and the user's own in `<home>/icp`."""

from __future__ import annotations

import functools
from pathlib import Path

import leadgen_assets.icp
from leadgen_assets.domain.errors import IcpInvalid
from leadgen_assets.domain.icps.icp import Icp
from leadgen_assets.domain.icps.icp_file import load_icp
from leadgen_assets.domain.telling.file_kinds import no_file
from leadgen_assets.domain.telling.shown import clipped_path
from leadgen_assets.settings import Settings

SHIPPED = Path(leadgen_assets.icp.__file__).parent


def known_icps(settings: Settings) -> dict[str, Icp]:
    """Name -> ICP. A file of the user's own stands in front of a shipped one of the same name.

    Raises:
        IcpInvalid: a file cannot be used; says which, and each fault with its line.
    """
    shipped = (read_icp(path) for path in sorted(SHIPPED.glob("*.yaml")))
    return {icp.name: icp for icp in (*shipped, *own_icps(settings).values())}


def own_icps(settings: Settings) -> dict[Path, Icp]:
    """File -> ICP, of the user's own.

    Raises:
        IcpInvalid: as `known_icps`.
    """
    return {path: read_icp(path) for path in sorted((settings.home.absolute() / "icp").glob("*.y*ml"))}


def read_icp(path: Path) -> Icp:
    """One ICP file.

    Raises:
        IcpInvalid: it cannot be read or used.
    """
    try:
        other = no_file(path.stat().st_mode)
        if other is not None:
            raise IcpInvalid(f"The ICP file is {other[0]}, not a file.", str(path), other[1])
        text = path.read_text("utf-8-sig")
    except FileNotFoundError as error:
        raise IcpInvalid("There is no such ICP file.", str(path), "correct the path") from error
    except OSError as error:
        why = error.strerror or error
        raise IcpInvalid(
            f"The ICP file cannot be read: {why}.", clipped_path(path), "check the file and its permissions"
        ) from error
    except UnicodeDecodeError as error:
        raise IcpInvalid("The ICP file is no text in UTF-8.", str(path), "save it as UTF-8 text") from error
    return _understood(text, str(path))


@functools.lru_cache(maxsize=64)
def _understood(text: str, where: str) -> Icp:
    """Read once: reading a long file's YAML takes a tenth of a second, and every door asks for all of them."""
    return load_icp(text, where)
