"""Who asks: told to every site, so that its owner can object."""

from __future__ import annotations

import re
from importlib.metadata import version

from leadgen_assets.domain.errors import SettingsInvalid
from leadgen_assets.web.robots import AGENT

_MAIL = re.compile(r"[^@\s()<>,;\"\\]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63})+")
_PAGE = re.compile(r"https?://[A-Za-z0-9.-]+\.[A-Za-z0-9-]+(?::\d+)?(?:[/?#][^\s()<>\"\\]*)?")
_LONGEST = 200


def user_agent(contact: str | None) -> str:
    """The User-Agent header: program, version, and whom to turn to.

    Args:
        contact: an e-mail address or a page of the one who asks.

    Raises:
        SettingsInvalid: there is none, or it is neither.
    """
    told = (contact or "").strip().removeprefix("mailto:")
    if not told:
        raise SettingsInvalid(
            "The request needs pages from the live web, and nobody is named who reads them: LEADGEN_CONTACT is not set.",
            "environment or .env",
            "set LEADGEN_CONTACT to your e-mail address or a page about you (it is told to every site that is read); or read "
            "saved pages instead, which need none: name an archive under the request's sources, or set LEADGEN_WEB=off",
        )
    if not (told.isascii() and told.isprintable() and len(told) <= _LONGEST) or not (
        _MAIL.fullmatch(told) or _PAGE.fullmatch(told)
    ):
        raise SettingsInvalid(
            f"LEADGEN_CONTACT: {told[:_LONGEST]!r} is neither an e-mail address nor an http(s) address",
            "environment or .env",
            "write it like ops@your-firm.com or https://your-firm.com/about-our-reader",
        )
    return f"{AGENT}/{version('leadgen-assets')} (+{told})"
