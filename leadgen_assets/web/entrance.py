"""Where a site is entered: its home page, and the page that a list names instead of it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import unquote

from leadgen_assets.domain.hosts.web_address import without_fragment, without_tracking
from leadgen_assets.domain.identity.site_parts import HOME_PATH, own_part
from leadgen_assets.web.addresses import bare_host, page_key


@dataclass(frozen=True, slots=True)
class Entrance:
    """How a site is entered.

    Attributes:
        website: the address as it was named.
        home: asked first. hint: the page that was named instead; "" where that is the home page. Of a part the page that was
            named comes first, and the part's own front page may stand in for it.
        further: whether the hint is worth reading beside the home page, not only in its place.
        part: of a site that several firms share, the firm's own: host and path ("brand.example/locations/austin"), with a
            query where that alone tells it from the others ("brand.example/locations.php?id=3"); no page outside of it is the
            firm's. "" for a site of one firm.
    """

    website: str
    home: str
    hint: str = ""
    further: bool = False
    part: str = ""


def entrance_of(website: str, cities: Iterable[str] = ()) -> Entrance:
    """The entrance to the site of a company, by the website that is known of it.

    Lists name any page of a site, with what a campaign hangs on it; the home page of its host is what is read first. But a
    part of a site that several firms share (`host/~smith`, `brand.example/locations/austin`, `/tx/austin/index.php`, or the
    firm's own city, `/austin`) is entered there: the home page above is somebody else's.

    Args:
        cities: that the company is known to be in.
    """
    asked = without_tracking(without_fragment(website.strip()))
    scheme, slashes, rest = asked.partition("://")
    end = min((at for at in (rest.find("/"), rest.find("?")) if at >= 0), default=len(rest))
    # Scheme and host are the same in any letters; what compares addresses later need not know that.
    origin = f"{scheme.lower()}://{rest[:end].lower()}"
    path, _, query = rest[end:].partition("?")
    if not slashes:
        return Entrance(website, asked)
    asked = f"{origin}{rest[end:]}"
    if not (path.strip("/") or query):
        return Entrance(website, asked)
    if own := own_part(path, query, cities):
        front = f"{origin}/{own}"
        hint = "" if page_key(front).casefold() == page_key(asked).casefold() else front
        return Entrance(website, asked, hint, part=f"{bare_host(asked)}/{own}")
    further = bool(query) or HOME_PATH.fullmatch(path) is None
    return Entrance(website, f"{origin}/", asked, further)


def is_in_part(url: str, part: str) -> bool:
    """Whether a page is within the part of a site, as `Entrance.part` names it."""
    if "?" in part:
        return page_key(url).casefold() == page_key(part).casefold()
    path = re.split(r"[?#]", url.partition("://")[2].partition("/")[2], maxsplit=1)[0]
    place, own = f"{bare_host(url)}/{unquote(path)}/".casefold(), f"{unquote(part)}/".casefold()
    return place.startswith(own)
