"""A firm's pages as bytes: content drawn in the firm's markup style and encoded as its server would send it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from leadgen_assets.demo import style_app, style_builder, style_latin1, style_tables, style_wordpress
from leadgen_assets.demo.content import pages
from leadgen_assets.demo.firms import Firm
from leadgen_assets.demo.marks import esc
from leadgen_assets.demo.traps import Trap

_STYLES = {
    "builder": style_builder.draw,
    "wordpress": style_wordpress.draw,
    "tables": style_tables.draw,
    "latin1": style_latin1.draw,
    "app": style_app.draw,
}
_PARKED = """<!DOCTYPE html><html><head><title>{domain} is for sale</title></head><body><div id="lander">
<h1>{domain}</h1><p>This domain is for sale. Buy this domain today.</p><p>Related searches: insurance, loans, hotels</p>
<p>This domain is parked free of charge by its registrar.</p></div></body></html>"""
_BUSY = "<html><head><title>503 Service Unavailable</title></head><body><h1>Service Unavailable</h1></body></html>"
_WALL = """<!DOCTYPE html><html><head><title>Just a moment...</title></head><body><h1>{host}</h1>
<p>Checking your browser before you may go on. Enable JavaScript and cookies to continue.</p></body></html>"""
_MISSING = """<h1>Page not found</h1><p>Sorry, the page that you are looking for does not exist or has been moved.</p>
<p><a href="/">Back to the home page</a></p>"""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server says to one request. `status` 0: nothing, the request timed out."""

    url: str
    status: int
    content_type: str
    body: bytes
    role: str


def answers(firm: Firm) -> Iterator[Answer]:
    """One answer a page, the home page first, robots.txt not among them."""
    if firm.has(Trap.TIMEOUT):
        yield Answer(firm.website, 0, "", b"", "home")
    elif firm.has(Trap.SERVER_ERROR):
        yield Answer(firm.website, 503, "text/html", _BUSY.encode(), "home")
    elif firm.has(Trap.BOT_WALL):
        yield Answer(firm.website, 403, "text/html; charset=UTF-8", _WALL.format(host=firm.host).encode(), "home")
    elif firm.has(Trap.PARKED):
        yield Answer(firm.website, 200, "text/html", _PARKED.format(domain=firm.domain).encode(), "home")
    else:
        yield from _site(firm)


def robots(firm: Firm) -> str:
    """The firm's robots.txt, "" where it has none."""
    if firm.has(Trap.ROBOTS_CLOSED):
        return "User-agent: *\nDisallow: /\n"
    if firm.style == "wordpress":
        return "User-agent: *\nDisallow: /wp-admin/\nAllow: /wp-admin/admin-ajax.php\n"
    return "" if firm.style == "tables" else "User-agent: *\nAllow: /\n"


def _site(firm: Firm) -> Iterator[Answer]:
    site = pages(firm)
    draw = _STYLES[firm.style]
    for page in site:
        html = draw(firm, page, site)
        if page.role == "team" and firm.has(Trap.SOFT_404_TEAM):
            html = _MISSING if firm.style != "builder" else _without_main(html, firm)
        content_type, encoding = _encoding(firm)
        # What an old encoding cannot write, an old editor wrote as a character reference.
        body = html.encode(encoding, "xmlcharrefreplace")
        yield Answer(f"https://{firm.host}{page.path}", 200, content_type, body, page.role)


def _without_main(html: str, firm: Firm) -> str:
    before, _, rest = html.partition('<main id="PAGES_CONTAINER">')
    head, _, body = before.partition("</title>")
    title = head[: head.index("<title>")] + f"<title>Page not found | {esc(firm.name)}"
    return f"{title}</title>{body}<main>{_MISSING}{rest[rest.index('</main>') :]}"


def _encoding(firm: Firm) -> tuple[str, str]:
    """Content-Type header and codec. Some servers of old pages name the charset in the header, some leave it to the page."""
    if firm.style != "latin1":
        return ("text/html", "utf-8") if firm.style == "tables" else ("text/html; charset=utf-8", "utf-8")
    charset = style_latin1.charset(firm)
    return ("text/html" if charset == "windows-1252" else f"text/html; charset={charset}"), charset
