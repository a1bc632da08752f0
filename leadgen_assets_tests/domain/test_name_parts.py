from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadgen_assets.domain.telling.packed_rows import RowPacker, pack_rows, unpack_rows
from leadgen_assets.domain.wording.name_parts import labelled, name_parts


@pytest.mark.parametrize(
    ("full_name", "first", "last"),
    [
        ("Jane Doe", "Jane", "Doe"),
        ("Mary Ann Smith", "Mary Ann", "Smith"),
        ("John Q. Public", "John", "Public"),
        ("J. Mack Babcock", "J. Mack", "Babcock"),
        ("John E Smith", "John", "Smith"),
        ("Dr. Ann Lee", "Ann", "Lee"),
        ("Ann Lee, CPM, MPM", "Ann", "Lee"),
        ("Ann Lee, Jr.", "Ann", "Lee Jr."),
        ("Robert Lee III", "Robert", "Lee III"),
        ("Ludwig van der Berg", "Ludwig", "van der Berg"),
        ("Dick Van Dyke", "Dick", "Van Dyke"),
        ("Van Morrison", "Van", "Morrison"),
        ("Anna St. John", "Anna", "St. John"),
        ("José Ortega y Gasset", "José", "Ortega y Gasset"),
        ("José García López", "José García", "López"),
        ('Robert "Bob" Smith', "Robert", "Smith"),
        ("Robert (Bob) Smith", "Robert", "Smith"),
        ("Doe, Jane", "Jane", "Doe"),
        ("O'Brien-Smith", "", "O'Brien-Smith"),
        ("Cher", "", "Cher"),
        ("王小明", "", "王小明"),
        ("Jr.", "", "Jr."),
        ("", "", ""),
    ],
)
def test_names_in_two_parts(full_name: str, first: str, last: str) -> None:
    parts = name_parts(full_name)
    assert (parts.first, parts.last) == (first, last)


@given(st.text(max_size=60))
def test_no_name_is_lost_and_none_ends_in_an_error(full_name: str) -> None:
    parts = name_parts(full_name)
    assert bool(parts.last.strip()) == bool(full_name.strip())
    assert not parts.first or parts.last


@given(st.lists(st.dictionaries(st.text(max_size=5), st.text(max_size=20) | st.integers() | st.none(), max_size=4)))
def test_packed_rows_come_back(rows: list[dict[str, object]]) -> None:
    assert list(unpack_rows(pack_rows(rows))) == rows


def test_rows_may_be_added_after_a_look() -> None:
    packer = RowPacker()
    assert packer.packed() == b""
    packer.add({"a": "x" * 100_000})
    assert list(unpack_rows(packer.packed())) == [{"a": "x" * 100_000}]
    packer.add({"b": [1, "é\n"]})
    assert list(unpack_rows(packer.packed()))[1] == {"b": [1, "é\n"]}


@pytest.mark.parametrize(
    ("full_name", "parts"),
    [
        ("Dr. Jane Q. Doe, CPM", "prefix given middle surname suffix"),
        ("DOE JR, JANE ANN", "surname suffix given middle"),
        ("Mr. and Mrs. John Doe", "prefix joining prefix given surname"),
        ("John & Mary Doe", "given joining given surname"),
        ("John Doe and Mary Elm", "given surname joining given surname"),
        ('Robert "Bob" Doe III', "given nickname surname suffix"),
        ("Maria de la Cruz", "given surname surname surname"),
        ("William A. DuPre VI", "given middle surname suffix"),
        ("Jane", "given"),
        ("Thistleby", "surname"),
    ],
)
def test_each_word_of_a_name_is_told(full_name: str, parts: str) -> None:
    assert " ".join(part.value.split()[0] for _, part in labelled(full_name)) == parts


@pytest.mark.parametrize(
    ("full_name", "first", "last"),
    [
        ("John and Mary Doe", "John", "Doe"),
        ("Mr. & Mrs. John Doe", "John", "Doe"),
        ("John Doe & Mary Elm", "John", "Doe"),
    ],
)
def test_of_a_couple_the_first_is_told(full_name: str, first: str, last: str) -> None:
    parts = name_parts(full_name)
    assert (parts.first, parts.last) == (first, last)


@given(st.text(alphabet='JaneDoe. ,&()"’IVand', max_size=60) | st.text(max_size=60))
def test_each_word_has_exactly_one_part(full_name: str) -> None:
    assert [word for word, _ in labelled(full_name)] == full_name.split()
