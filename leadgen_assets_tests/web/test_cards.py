from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from leadgen_assets.web.reading import ReadPage

if TYPE_CHECKING:
    from leadgen_assets_tests.web.conftest import Read


def _cards(page: ReadPage) -> list[list[str]]:
    cards: dict[int, list[str]] = {}
    for segment in page.segments:
        if segment.card:
            cards.setdefault(segment.card, []).append(segment.text)
    return list(cards.values())


def _person(name: str, title: str) -> str:
    return f"<h3>{name}</h3><p>{title}</p>"


def test_team_cards(read: Read) -> None:
    people = [("Jane Doe", "Broker"), ("John Roe", "Manager"), ("Ann Poe", "Leasing")]
    page = read("<h1>Team</h1>" + "".join(f"<div class=member>{_person(*person)}</div>" for person in people))
    assert _cards(page) == [list(person) for person in people]


def test_counters_in_classes_do_not_part_siblings(read: Read) -> None:
    page = read(
        "".join(
            f'<div class="member post-{n} {"first" if n == 1 else "even"}">{_person(f"Jane {n}", "x")}</div>'
            for n in (1, 2)
        )
    )
    assert len(_cards(page)) == 2


def test_rows_of_a_table(read: Read) -> None:
    page = read("<table><tr><td>Jane Doe<td>Broker<tr><td>John Roe<td>Manager<tr><td>Ann Poe<td>Leasing</table>")
    assert _cards(page) == [["Jane Doe", "Broker"], ["John Roe", "Manager"], ["Ann Poe", "Leasing"]]


def test_persons_in_a_grid_of_cells(read: Read) -> None:
    cell = "<td><b>{}</b><br>{}</td>"
    page = read(
        f"<table><tr>{cell.format('Jane Doe', 'Broker')}{cell.format('John Roe', 'Manager')}<td></td></tr></table>"
    )
    assert _cards(page) == [["Jane Doe", "Broker"], ["John Roe", "Manager"]]


def test_rows_of_columns_of_persons(read: Read) -> None:
    def column(name: str) -> str:
        return f"<div class=col>{_person(name, 'Agent')}</div>"

    row = "<div class=row>" + column("Jane Doe") + column("John Roe") + column("Ann Poe") + "</div>"
    assert [len(card) for card in _cards(read(row * 2))] == [2] * 6


def test_halves_of_one_entry_are_no_cards(read: Read) -> None:
    def entry(name: str) -> str:
        return (
            f"<div class=entry><div class=half>{name}<br>Broker</div>"
            "<div class=half>(512) 555-0101<br>(512) 555-0102</div></div>"
        )

    page = read("<div>" + entry("Jane Doe") + entry("John Roe") + entry("Ann Poe") + "</div>")
    assert [card[0] for card in _cards(page)] == ["Jane Doe", "John Roe", "Ann Poe"]
    assert all(len(card) == 4 for card in _cards(page))


def test_headings_with_little_behind_them(read: Read) -> None:
    page = read(
        "<div>" + "".join(_person(name, "Agent of ours") for name in ("Jane Doe", "John Roe", "Ann Poe")) + "</div>"
    )
    assert [card[0] for card in _cards(page)] == ["Jane Doe", "John Roe", "Ann Poe"]


def test_prose_and_menus_are_no_cards(read: Read) -> None:
    menu = "<nav><ul>" + "<li><a href=/a>A</a><ul><li><a href=/b>B</a></ul>" * 4 + "</ul></nav>"
    prose = "".join(f"<p>{'A sentence about houses. ' * 9}</p>" for _ in range(5))
    assert _cards(read(menu + prose)) == []


def test_large_sections_are_no_cards(read: Read) -> None:
    section = "<div class=part><h2>Part</h2>" + "<p>A line.</p>" * 30 + "</div>"
    assert _cards(read(section * 3)) == []


@pytest.mark.parametrize(
    "behind",
    [
        "",
        "<footer><p>12 Main St</p><p>512-555-0101</p></footer>",
        "<p>12 Main St</p><p>512-555-0101</p>",
        "<hr><p>Call the office: 512-555-0101</p>",
        "<p>Questions? Email office@acme.example.</p>",
        "<h2>Contact</h2><p>512-555-0101</p>",
    ],
)
@pytest.mark.parametrize("detail", ["", "<p>Direct: 512-555-0142</p>"])
def test_the_last_of_several_headings_takes_no_more_than_the_others(read: Read, behind: str, detail: str) -> None:
    people = [("Jane Doe", "Broker"), ("John Roe", "Manager"), ("Ann Poe", "Leasing")]
    told = ["Direct: 512-555-0142"] if detail else []
    page = read("".join(_person(*person) + detail for person in people) + behind)
    assert _cards(page) == [[*person, *told] for person in people]
