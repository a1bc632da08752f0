"""An address of the web without what names no page of it."""

from __future__ import annotations

import re

_TRACKING = re.compile(
    r"(?:utm_\w+|[gw]braid|[a-z]{1,2}clid|msclkid|gclsrc|mc_[ce]id|_hs(?:enc|mi)|igshid|_ga|_gl)", re.IGNORECASE
)


def without_fragment(url: str) -> str:
    """The address as it is asked for."""
    return url.partition("#")[0]


def without_tracking(url: str) -> str:
    """The address without the parameters that campaigns and clicks hang on it (utm_source, gclid, fbclid); they name no page."""
    plain, question, query = url.partition("?")
    if not question:
        return url
    query, sharp, fragment = query.partition("#")
    kept = "&".join(part for part in query.split("&") if not _TRACKING.fullmatch(part.partition("=")[0]))
    return plain + (f"?{kept}" if kept else "") + sharp + fragment
