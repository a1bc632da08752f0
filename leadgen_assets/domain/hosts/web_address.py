"""An address of the web without what names no page of it."""

from __future__ import annotations

import re
from urllib.parse import unquote

_TRACKING = re.compile(
    r"(?:utm_\w+|[gw]braid|[a-z]{1,2}clid|msclkid|gclsrc|mc_[ce]id|_hs(?:enc|mi)|igshid|_ga|_gl)", re.IGNORECASE
)

_LEADS_ON = re.compile(
    r"https?://(?:(?:www\.)?google\.[a-z]{2,3}(?:\.[a-z]{2})?/url\?|[\w.-]{1,60}\.safelinks\.protection\.outlook\.com/[\w/]{0,20}\?"
    r"|lm?\.(?:facebook|instagram)\.com/(?:l\.php)?\?|(?:www\.)?linkedin\.com/redir/redirect\?|(?:www\.)?youtube\.com/redirect\?"
    r"|(?:www\.)?slack-redir\.net/link\?|urldefense(?:\.proofpoint)?\.com/)",
    re.IGNORECASE,
)
"""Pages of mail programs and networks that only lead on to what somebody linked."""
_TARGET = re.compile(r"[?&](?:q|url|u)=([^&#]{8,2000})")
_DEFENDED = re.compile(r"/v3/__(https?:/.{3,1900}?)__;")
_ENCODED = str.maketrans({"-": "%", "_": "/"})
_WHOLE = re.compile(r"https?://[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}(?:[:/?#]\S*)?$", re.IGNORECASE)
_MOST_STEPS = 3


def led_to(url: str) -> str:
    """The address that a link of a mail program or a network leads on to; any other address, and one that hides its target, as it is.

    >>> led_to("https://www.google.com/url?q=https%3A%2F%2Facme.example%2F&sa=D"), led_to("https://acme.example/?u=https://b.example")
    ('https://acme.example/', 'https://acme.example/?u=https://b.example')
    """
    for _ in range(_MOST_STEPS):
        if url.find("http", 8) < 0 or not _LEADS_ON.match(url):
            break
        defended = _DEFENDED.search(url)
        found = defended or _TARGET.search(url)
        target = unquote(found[1].translate(_ENCODED) if found and "-3A__" in found[1] else found[1]) if found else ""
        target = re.sub(r"^(https?:/)(?=[^/])", r"\1/", target)
        if not _WHOLE.match(target):
            break
        url = target
    return url


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
