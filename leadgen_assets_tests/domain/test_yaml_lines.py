from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadgen_assets.domain.telling.yaml_lines import read_lines


def test_values_and_lines():
    lines = read_lines("name: no\ncount: 12\nlist:\n  - a: 1.5\n  - on\nday: 2026-11-20\nyes: true\nempty:\n")
    assert lines.faults == ()
    assert lines.content == {
        "name": "no",
        "count": 12,
        "list": [{"a": 1.5}, "on"],
        "day": "2026-11-20",
        "yes": True,
        "empty": None,
    }
    assert lines.line(("list", 1)) == 5
    assert lines.line(("list", 0, "a", "missing")) == 4
    assert lines.line(("nothing",)) == 1


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("a: 1\nb: 2\na: 3\n", 3, "stands twice; first in line 1"),
        ("a:\n\t- b\n", 2, "a tab"),
        ("a: b: c\n", 1, "belongs in quotes"),
        ("a: [1, 2\nb: 3\n", 1, "not YAML"),
        ("a: &x 1\nb: *x\n", 2, "aliases"),
        ("a: 1\n---\nb: 2\n", 3, "second document"),
        ("? [a, b]\n: 1\n", 1, "a key must be"),
        ("a: " + "[" * 60 + "]" * 60, 1, "nested too deeply"),
        ("[" * 100_000, 1, "nested too deeply"),
        ("- " * 50_000, 1, "nested too deeply"),
    ],
)
def test_faults_have_lines(text: str, line: int, words: str):
    faults = read_lines(text).faults
    assert [fault.line for fault in faults] == [line]
    assert words in faults[0].text


@given(st.text(max_size=200))
def test_no_text_breaks_the_reader(text: str):
    lines = read_lines(text)
    assert lines.faults or lines.content is None or isinstance(lines.content, (dict, list, str, int, float, bool))
