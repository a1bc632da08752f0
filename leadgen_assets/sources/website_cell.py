"""The website in a cell of a list, however people and programs fill it."""

from __future__ import annotations

import re
from urllib.parse import unquote

from leadgen_assets.domain.hosts.domains import refusal, registrable_domain
from leadgen_assets.domain.hosts.vendor_hosts import customers_place

_BETWEEN = re.compile(r"[\s,;|]+")
_JOINING = frozenset({"/", "and", "or", "&", "-", "+"})
"""What stands between two addresses and is none."""
_WRITTEN_OUT = re.compile(r"(?:https?://|www\.)[^\s\"'<>()\[\],;|]+", re.IGNORECASE)
"""An address that shows by itself where it begins, within a sentence, markup or a formula."""
_SLIP = re.compile(r"^(https?)(?::[/\\]{0,3}|[/\\]{2})(?=[^/\\\s])", re.IGNORECASE)
_MAILBOX = re.compile(r"(?:[a-z]+:/*)?[^/]*@", re.IGNORECASE)
_WITHIN = re.compile(r"//.+?(https?://[^&\s]+)", re.IGNORECASE)
_WITH_BLANKS = re.compile(r"(?:https?://)?[^\s/@]+/\S*\s[^@;,|]*$", re.IGNORECASE)


def website_of(cell: str) -> tuple[str, str, str]:
    """Website with its scheme, its registrable domain, and why they are empty although the cell is not.

    Of several the first that can be a company's own: behind a page on a social network the firm's site may stand.
    """
    if not cell:
        return "", "", ""
    refused = ""
    for address in [one for written in _addresses(cell) for one in (written, *_led_to(written))]:
        domain = registrable_domain(address)
        why_not = refusal(domain) or customers_place(address)
        if not why_not:
            return address, domain, ""
        refused = refused or why_not
    if not refused:
        refused = "it is an e-mail address and no web address" if "@" in cell else "it is no web address"
    return "", "", refused


def absolute(text: str) -> str:
    """An address with its scheme, slips in that mended: "acme.example", "http:/acme.example", "HTTPS://acme.example"."""
    text = _SLIP.sub(r"\1://", text)
    return text if re.match(r"https?://", text, re.IGNORECASE) else f"https://{text.lstrip('/')}"


def _addresses(cell: str) -> list[str]:
    """The addresses in a cell: it is one, or several and nothing else, or a text with some that show where they begin."""
    cell = _SLIP.sub(r"\1://", cell)
    parts = [bare for part in _BETWEEN.split(cell) if part not in _JOINING and (bare := _bare(part))]
    sites = [part for part in parts if not _MAILBOX.match(part)]
    if sites and all(registrable_domain(absolute(part)) for part in sites):
        return [absolute(part) for part in sites]
    if not _MAILBOX.match(cell) and not re.search(r"\s", cell) and registrable_domain(absolute(cell)):
        return [absolute(cell)]  # with a comma in its path
    if _WITH_BLANKS.match(cell) and registrable_domain(absolute(cell)):
        return [absolute(cell.replace(" ", "%20"))]
    found = (absolute(_bare(text)) for text in _WRITTEN_OUT.findall(cell) if not _MAILBOX.match(text))
    return [address for address in found if registrable_domain(address)]


def _led_to(address: str) -> list[str]:
    """The address that another one leads to, as search engines, mail programs and archives write it: "google.com/url?q=https://…"."""
    found = _WITHIN.search(unquote(address))
    return [found[1]] if found and refusal(registrable_domain(address)) else []


def _bare(part: str) -> str:
    """A part without what people put around addresses; a bracket that belongs to the path stays."""
    bare = part.strip("<>[]\"'.,;:")
    return bare if "(" in bare[1:] else bare.strip("()")
