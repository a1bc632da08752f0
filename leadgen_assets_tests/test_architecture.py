"""The house's own rules, which no linter holds; the floors are import-linter's (pyproject.toml)."""

from __future__ import annotations

import ast
import functools
from collections.abc import Iterator
from pathlib import Path

import pytest

import leadgen_assets

HOUSE = Path(leadgen_assets.__file__).parent
DAGSTER_ROOMS = ("assets", "checks", "jobs", "sensors", "resources")
DAGSTER_FILES = ("definitions.py", "partitions.py", "runs.py")
MOST_LINES = 350


@functools.cache
def modules() -> list[Path]:
    return sorted(path for path in HOUSE.rglob("*.py") if "__pycache__" not in path.parts)


@functools.cache
def syntax(path: Path) -> tuple[list[ast.AST], list[ast.AST]]:
    """All nodes of a file, and those of them that stand outside of functions."""
    every: list[ast.AST] = []
    outside: list[ast.AST] = []
    ahead: list[tuple[ast.AST, bool]] = [(ast.parse(path.read_text("utf-8")), True)]
    while ahead:
        node, at_module_level = ahead.pop()
        every.append(node)
        if at_module_level:
            outside.append(node)
        below = at_module_level and not isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))
        ahead.extend((child, below) for child in ast.iter_child_nodes(node))
    return every, outside


def imports(path: Path, *, at_module_level: bool) -> Iterator[str]:
    """Names of the modules that a file imports, those under `if TYPE_CHECKING:` too."""
    every, outside = syntax(path)
    for node in outside if at_module_level else every:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}, line {node.lineno}: imports are absolute here"
            yield node.module or ""


def test_dagster_is_imported_in_its_own_rooms_alone() -> None:
    for path in modules():
        place = path.relative_to(HOUSE)
        if place.parts[0] in DAGSTER_ROOMS or str(place) in DAGSTER_FILES:
            continue
        # The command line may load it once it knows that a run is wanted: it costs most of a second.
        lazily = place.parts[0] == "cli"
        found = [name for name in imports(path, at_module_level=lazily) if name.split(".")[0].startswith("dagster")]
        assert not found, f"{place} imports {found}"


def test_what_is_slow_to_import_is_imported_where_it_is_used() -> None:
    slow = {"pandas", "openai", "email_validator", "dns"}
    for path in modules():
        if path.name == "mail_hosts.py":  # is itself imported where it is used
            continue
        found = {name.split(".")[0] for name in imports(path, at_module_level=True)} & slow
        assert not found, f"{path.relative_to(HOUSE)} imports {found} at its head"


ROOMS = [path.parent for path in HOUSE.glob("*/__init__.py")] + [
    path.parent for parent in ("domain", "extract") for path in (HOUSE / parent).glob("*/__init__.py")
]


@pytest.mark.parametrize("room", sorted(str(path.relative_to(HOUSE)) for path in ROOMS))
def test_every_room_says_what_belongs_there_and_what_does_not(room: str) -> None:
    said = ast.get_docstring(ast.parse((HOUSE / room / "__init__.py").read_text("utf-8"))) or ""
    assert "Belongs here:" in said
    assert "Does not belong here:" in said


def test_every_folder_with_code_is_a_room() -> None:
    folders = {path.parent for path in modules()} - {HOUSE}
    assert not [folder for folder in folders if not (folder / "__init__.py").exists()]


def test_no_file_is_too_long_to_be_read() -> None:
    long = {
        str(path.relative_to(HOUSE)): lines
        for path in modules()
        if (lines := len(path.read_text("utf-8").splitlines())) > MOST_LINES
    }
    assert not long


def test_the_clock_and_chance_are_not_read_in_rules() -> None:
    for room in ("domain", "extract"):
        for path in (HOUSE / room).rglob("*.py"):
            calls = [
                f"{node.func.value.id}.{node.func.attr}"
                for node in syntax(path)[0]
                if isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and isinstance(node.func.value, ast.Name)
            ]
            forbidden = {"datetime.now", "datetime.utcnow", "date.today", "time.time", "random.random", "random.choice"}
            assert not forbidden & set(calls), path
