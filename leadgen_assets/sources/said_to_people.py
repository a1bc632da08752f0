"""Pages as sources read them: without what they say to machines, which is evidence of no company and of nothing about one."""

from __future__ import annotations

from dataclasses import replace

from leadgen_assets.domain.pages.said_to_machines import without_said_to_machines
from leadgen_assets.web.fetching import Fetched
from leadgen_assets.web.listed import ListedPage, read_list
from leadgen_assets.web.reading import ReadPage, read_page


def page_to_people(fetched: Fetched, role: str) -> ReadPage:
    """What `read_page` returns, the segments emptied that are said to machines."""
    return _to_people(read_page(fetched, role))


def list_to_people(fetched: Fetched, entries: str = "", following: str = "") -> ListedPage:
    """What `read_list` returns, the segments emptied that are said to machines.

    Raises:
        ValueError: a selector is none.
    """
    listed = read_list(fetched, entries, following)
    listed.page = _to_people(listed.page)
    return listed


def _to_people(page: ReadPage) -> ReadPage:
    return replace(page, segments=without_said_to_machines(page.page_text()).segments)
