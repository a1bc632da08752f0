"""Which of a page's many repeated things are the entries of its list."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadgen_assets.domain.pages.page import Outcome
from leadgen_assets.web.entries import Entry, find_entries
from leadgen_assets.web.fetching import Fetched
from leadgen_assets.web.listed import ListedPage, read_list

URL = "https://www.assoc.example/list"


def listed(html: str, entries: str = "", following: str = "") -> ListedPage:
    return read_list(
        Fetched(URL, URL, Outcome.OK, 200, "text/html", html.encode(), datetime(2026, 3, 1, tzinfo=UTC)),
        entries,
        following,
    )


def points(entry: Entry) -> int:
    """An entry has a name and a link that leads away."""
    away = {s.href for s in entry.segments if s.href.startswith("http") and "assoc.example" not in s.href}
    return 3 * (len(away) == 1) + (len({s.text for s in entry.segments}) > 1)


def texts(html: str, shape: str = "") -> list[str]:
    return [entry.segments[0].text for entry in find_entries(listed(html), points, shape).entries]


def card(name: str, tag: str = "div", classes: str = "c") -> str:
    return (
        f'<{tag} class="{classes}"><b>{name}</b><p>Austin</p><a href="https://{name.lower()}.example">Web</a></{tag}>'
    )


def test_rows_of_cards_are_no_entries_but_their_cards_are():
    html = f'<main><div class="row">{card("A")}{card("B")}</div><div class="row">{card("C")}{card("D")}</div></main>'
    assert texts(html) == ["A", "B", "C", "D"]


def test_tags_within_cards_are_no_entries():
    tags = '<ul><li><a href="/tag/x">Homes</a></li><li><a href="/tag/y">Flats</a></li></ul>'
    html = f"<main>{card('A').replace('<p>', tags + '<p>')}{card('B').replace('<p>', tags + '<p>')}</main>"
    assert texts(html) == ["A", "B"]


def test_a_class_more_is_an_entry_all_the_same_and_an_advertisement_none():
    html = f"<main>{card('A', classes='c featured')}{card('B')}{card('C')}{card('Ad', classes='c sponsored')}</main>"
    assert texts(html) == ["A", "B", "C"]


def test_lists_by_section_are_one_list():
    section = "<h2>{}</h2><ul class='m'>{}{}</ul>"
    html = f"<main>{section.format('Texas', card('A', 'li'), card('B', 'li'))}{section.format('Ohio', card('C', 'li'), '')}</main>"
    assert texts(html) == ["A", "B", "C"]


def test_menus_footers_and_sidebars_are_no_lists():
    many = "".join(card(name) for name in "ABCDEFGH")
    few = "".join(card(name) for name in "XY")
    for beside in (
        "<nav>{}</nav>",
        "<footer>{}</footer>",
        "<aside>{}</aside>",
        '<div class="sidebar">{}</div>',
        '<div class="our-sponsors">{}</div>',
    ):
        # Beside a list that is most of the page.
        text = "<p>We are the association of the trade.</p>" * 40
        assert texts(f"<main>{text}{few}</main>{beside.format(many)}") == ["X", "Y"]


def test_a_class_that_holds_the_whole_page_does_not_hide_it():
    assert texts(f'<div class="sidebar"><main>{card("A")}{card("B")}</main></div>') == ["A", "B"]


def test_one_entry_is_believed_by_the_shape_of_those_before():
    first = find_entries(listed(f"<main>{card('A')}{card('B')}</main>"), points)
    assert texts(f"<main>{card('C')}</main>") == []
    assert texts(f"<main>{card('C')}</main>", first.shape) == ["C"]


def test_table_cells_know_the_heading_of_their_column():
    html = (
        "<table><tr><th>Name</th><th><a href='?sort=city'>City</a></th><th>Web</th></tr>"
        "<tr><td>A</td><td></td><td><a href='https://a.example'>web</a></td></tr>"
        "<tr><td>B</td><td>Waco</td><td><a href='https://b.example'>web</a></td></tr>"
        "<tr><td colspan=2>C</td><td><a href='https://c.example'>web</a></td></tr></table>"
    )
    found = find_entries(listed(html), points).entries
    labelled = [{entry.labels.get(s.number): s.text for s in entry.segments} for entry in found]
    assert labelled == [{"Name": "A", "Web": "web"}, {"Name": "B", "City": "Waco", "Web": "web"}, {None: "web"}]


def test_headings_with_what_stands_behind_them():
    html = "<article>" + "".join(
        f"<h3>{name}</h3><p>Good.</p><p><a href='https://{name}.example'>site</a></p>" for name in "ABC"
    ) + "</article>"  # fmt: skip
    assert texts(html) == ["A", "B", "C"]


def test_what_a_selector_names():
    html = "<main><p class=e>A</p><div><span class=e>B</span> and more</div><p>C</p></main>"
    assert [entry.segments[0].text for entry in find_entries(listed(html, ".e"), points).entries] == ["A", "B and more"]
    assert find_entries(listed(html, ".none"), points).entries == ()
    assert listed('<div class="n"><a href="/2">x</a></div>', "", ".n").said_next == ("https://www.assoc.example/2",)
    assert listed('<a href="/2"><i class="n">x</i></a>', "", ".n").said_next == ("https://www.assoc.example/2",)


def test_a_long_list_is_whole_and_a_longer_one_says_that_it_is_not():
    assert not listed("<ul>" + "<li><b>A</b><i>x</i></li>" * 3000 + "</ul>").shortened
    page = listed("<ul>" + "<li><b>A</b><i>x</i></li>" * 12000 + "</ul>")
    assert page.shortened
    assert len(page.page.segments) > 5000


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 3000 + "x",
        "<ul><li>" * 3000 + "x",
        "<table><tr><td>" * 2000 + "x",
        "<h2>x</h2>" * 4000,
        "<div class='" + "a " * 400 + "'>x</div>" * 1000,
        "<p><a href='https://a.example'>a</a><b>b</b></p>" * 3000,
    ],
)
@pytest.mark.timeout(30)
def test_a_hostile_page_does_not_hang_whoever_reads_it(html):
    find_entries(listed(html), points)  # ended by the timeout where it did


LINK = "<a href='https://x.example'>l</a>"
pieces = st.sampled_from(
    [
        "<div class=c>",
        "</div>",
        "<li>",
        "<tr><td>",
        "<th>",
        "<h2>",
        "text",
        LINK,
        "<nav>",
        "<ul>",
        "</ul>",
        "<table>",
        "<b>",
    ]
)


@given(st.lists(pieces, max_size=40))
def test_whatever_a_page_is_made_of_entries_are_stretches_of_it(parts):
    page = listed("".join(parts))
    for entry in find_entries(page, points).entries:
        numbers = [segment.number for segment in entry.segments]
        assert numbers == list(range(numbers[0], numbers[0] + len(numbers)))
