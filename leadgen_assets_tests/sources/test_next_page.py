"""Pages of a list are followed to its end, on its own site, never in a circle."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadgen_assets.domain.pages.page import Outcome
from leadgen_assets.sources.next_page import next_page
from leadgen_assets.web.fetching import Fetched
from leadgen_assets.web.listed import ListedPage, read_list

START = "https://www.assoc.example/members"


def entries(first: int, count: int = 3) -> str:
    return "<ul>" + "".join(
        f'<li><h3>Firm {n} Homes</h3><p>Waco, TX</p><a href="https://firm{n}.example">Website</a></li>'
        for n in range(first, first + count)
    ) + "</ul>"  # fmt: skip


def page(first: int, more: str, count: int = 3) -> str:
    return f"<html><head><title>Members</title></head><body><main>{entries(first, count)}{more}</main></body></html>"


KINDS = {
    "rel on a link": ("?page=2", '<a rel="next" href="?page=2">weiter</a>', '<a rel="next" href="?page=3">weiter</a>', "?page=3"),
    "rel in the head": ("?page=2", '<link rel="next" href="/members?page=2">', '<link rel="next" href="/members?page=3">', "?page=3"),
    "next in words": ("?start=3", '<a href="?start=3">Next</a>', '<a href="?">Previous</a><a href="?start=6">Next Page »</a>', "?start=6"),
    "a sign": ("/b", '<a href="/members/b">›</a>', '<a href="/members">‹</a><a href="/members/c">»</a>', "/c"),
    "numbers": ("/2", '<b>1</b><a href="/members/2">2</a><a href="/members/3">3</a>',
                '<a href="/members">1</a><b>2</b><a href="/members/3">3</a>', "/3"),
    "numbers in addresses": ("/page/2/", '<a href="/members/page/2/"><img src="n.png"></a>',
                             '<a href="/members/page/3/"><img src="n.png"></a>', "/page/3/"),
}  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_pagination(kind, web, opened, taken):
    second, first_more, second_more, third = KINDS[kind]
    pages = {START: page(0, first_more), f"{START}{second}": page(3, second_more), f"{START}{third}": page(6, "", 1)}
    found = taken(opened(f"directory:{START}", web(pages)))
    # The last page has a single entry: it is told by the shape of those before.
    assert [c.domain for c in found.candidates] == [f"firm{n}.example" for n in range(7)]
    assert [c.locator for c in found.candidates][-1] == "page 3, entry 1"
    assert len(found) == 3


def test_a_reading_that_begins_in_the_middle(web, opened, taken):
    numbers = "".join(f'<a href="/members?page={n}">{n}</a>' for n in range(1, 8))
    pages = {f"{START}?page={n}": page(n * 3, numbers) for n in range(1, 8)}
    found = taken(opened(f"directory:{START}?page=5", web(pages)))
    assert [c.domain for c in found.candidates][::3] == ["firm15.example", "firm18.example", "firm21.example"]


def test_it_never_leaves_the_site(web, opened, taken):
    more = '<a rel="next" href="https://evil.example/members?page=2">Next</a><a href="//ads.example/2">2</a>'
    fetcher = web({START: page(0, more), "https://evil.example/members?page=2": page(3, "")})
    assert len(taken(opened(f"directory:{START}", fetcher)).candidates) == 3
    assert fetcher.asked == [START]


def test_it_never_goes_in_a_circle(web, opened, taken):
    pages = {
        START: page(0, '<a rel="next" href="?page=2">Next</a>'),
        f"{START}?page=2": page(3, '<a rel="next" href="/members/">Next</a>'),
    }
    fetcher = web(pages)
    assert len(taken(opened(f"directory:{START}", fetcher)).candidates) == 6
    assert len(fetcher.asked) == 2


def test_an_endless_list_ends_with_its_news(web, opened, taken):
    pages = {f"{START}?page={n}": page(min(n, 3) * 3, f'<a href="?page={n + 1}">Next</a>') for n in range(1, 30)}
    fetcher = web(pages)
    found = taken(opened(f"directory:{START}?page=1", fetcher))
    assert len(found.candidates) == 9
    assert len(fetcher.asked) == 4
    assert found.skipped == {"named before in this directory": 3}


def test_at_most_so_many_pages(web, opened, taken):
    pages = {f"{START}?page={n}": page(n * 3, f'<a href="?page={n + 1}">Next</a>') for n in range(1, 9)}
    fetcher = web(pages)
    found = taken(opened({"kind": "directory", "path": f"{START}?page=1", "pages": 4}, fetcher))
    assert len(fetcher.asked) == 4
    assert found.skipped == {"pages behind page 4 were not read (pages: 4)": 1}


def test_a_page_that_is_missing_in_the_middle_is_told_and_taken_up_again(web, opened, taken):
    pages: dict[str, str | tuple[int, str]] = {
        START: page(0, '<a href="?page=2">Next</a>'),
        f"{START}?page=2": (404, "no"),
        f"{START}?page=3": page(6, ""),
    }
    found = taken(opened(f"directory:{START}", web(pages)))
    assert [c.domain for c in found.candidates] == ["firm0.example", "firm1.example", "firm2.example"]
    assert "page=2" in found.why
    assert "is not there" in found.why
    pages[f"{START}?page=2"] = page(3, '<a href="?page=3">Next</a>')
    again = taken(opened(f"directory:{START}", web(pages)), found[-1].cursor)
    assert [c.domain for c in again.candidates] == [f"firm{n}.example" for n in range(3, 9)]


def test_an_entry_that_stands_on_every_page_is_named_once(web, opened, taken):
    star = '<ul><li><h3>Star Homes</h3><p>Waco, TX</p><a href="https://star.example">Website</a></li>'
    pages = {
        f"{START}?page={n}": page(n * 3, f'<a href="?page={n + 1}">Next</a>').replace("<ul>", star) for n in (1, 2)
    }
    pages[f"{START}?page=2"] = pages[f"{START}?page=2"].replace("?page=3", "?page=1")
    found = taken(opened(f"directory:{START}?page=1", web(pages)))
    assert [c.name for c in found.candidates].count("Star Homes") == 1
    assert len(found.candidates) == 7


@pytest.mark.long
def test_a_thousand_entries_on_one_page(web, opened, taken):
    rows = "".join(
        f'<tr><td>Firm {n} Homes</td><td>Waco</td><td>TX</td><td><a href="https://firm{n}.example">Website</a></td></tr>'
        for n in range(1000)
    )
    body = f"<table><tr><th>Name</th><th>City</th><th>State</th><th>Web</th></tr>{rows}</table>"
    found = taken(opened(f"directory:{START}", web({START: f"<title>Members</title>{body}"})))
    assert len(found.candidates) == 1000
    assert max(len(batch.candidates) for batch in found) == 200
    assert len({c.domain for c in found.candidates}) == 1000


def listed(html: str, url: str) -> ListedPage:
    return read_list(Fetched(url, url, Outcome.OK, 200, "text/html", html.encode(), datetime(2026, 3, 1, tzinfo=UTC)))


hrefs = st.sampled_from(
    [
        "?page=2",
        "/members",
        "https://evil.example/",
        "//x.example/2",
        "http://[bad",
        "javascript:x",
        "#2",
        "/page/2",
        "",
        "mailto:a@b.example",
    ]
)


@given(st.lists(st.tuples(hrefs, st.sampled_from(["next", "2", "»", "", "1"]), st.booleans()), max_size=6))
def test_whatever_a_page_links_the_next_one_is_new_and_on_the_site(links):
    html = "".join(f'<a href="{href}"{" rel=next" if rel else ""}>{text}</a>' for href, text, rel in links)
    found = next_page(listed(html, START), 1, lambda key: key == "assoc.example/members")
    assert found == "" or (found.startswith("https://www.assoc.example/") and found != START)
