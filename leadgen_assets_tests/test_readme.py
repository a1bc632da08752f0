from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from leadgen_assets.cli.entry import leadgen
from leadgen_assets.domain.exports.csv_contract import COMPANY_COLUMNS, CONTACT_COLUMNS, EVIDENCE_COLUMNS
from leadgen_assets.domain.exports.review import REVIEW_COLUMNS
from leadgen_assets.domain.requests.request import LeadRequest
from leadgen_assets.settings import PROJECT, Settings, variable_of

README = (PROJECT / "README.md").read_text("utf-8")
DOCUMENTS = sorted([*PROJECT.glob("*.md"), *(PROJECT / "docs").glob("*.md")])


def section(title: str) -> str:
    found = re.search(rf"^## {title}$(.*?)(?=^## |\Z)", README, re.MULTILINE | re.DOTALL)
    assert found, f"README.md has no section {title!r}"
    return found.group(1)


def first_cells(title: str) -> list[str]:
    """The first cell of each row of a section's table."""
    return [line.split("|")[1] for line in section(title).splitlines() if line.startswith("|")][2:]


def commands(group: click.Group, words: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    for name in group.list_commands(click.Context(group)):
        command = group.get_command(click.Context(group), name)
        assert command is not None
        if isinstance(command, click.Group):
            yield from commands(command, (*words, name))
        else:
            yield (*words, name)


def test_settings_table_has_every_setting_once_and_no_other() -> None:
    documented = [name for cell in first_cells("Settings") for name in re.findall(r"[A-Z]+(?:_[A-Z]+)+", cell)]
    assert sorted(documented) == sorted(variable_of(name) for name in Settings.model_fields)


def test_settings_table_tells_the_defaults_that_are_the_same_everywhere() -> None:
    rows = {line.split("|")[1].strip(" `"): line for line in section("Settings").splitlines() if line.startswith("| `")}
    for name, field in Settings.model_fields.items():
        # A path and the number of cores depend on the machine; an unset one has no default to tell.
        if name in ("home", "workers") or field.default is None:
            continue
        assert rows[variable_of(name)].split("|")[2].strip(" `") == str(field.default)


def test_commands_table_has_every_command_and_no_other() -> None:
    cells = first_cells("Commands")
    assert len(set(cells)) == len(cells)
    documented = {word for cell in cells for word in re.findall(r"[a-z]+", re.sub(r'[A-Z"\[\]]+', " ", cell))}
    existing = {word for words in commands(leadgen) for word in words}
    assert documented - {"leadgen"} == existing


def for_programs(command: click.Command, words: tuple[str, ...] = ()) -> Iterator[str]:
    """Commands that take `--json`; hidden ones are what their group does by itself."""
    if any("--json" in option.opts for option in command.params):
        yield " ".join(words[:-1] if command.hidden else words)
    if isinstance(command, click.Group):
        for name in {**command.commands, **dict.fromkeys(command.list_commands(click.Context(command)))}:
            inner = command.get_command(click.Context(command), name)
            assert inner is not None
            yield from for_programs(inner, (*words, name))


def test_what_takes_json_is_told_once_and_whole() -> None:
    (told,) = re.findall(r"^Whatever a program may ask takes `--json`: (.*?)\. ", README, re.MULTILINE)
    assert sorted(re.findall(r"`([^`]+)`", told)) == sorted(for_programs(leadgen))


def test_every_page_is_named_once_at_the_end() -> None:
    named = re.findall(r"\]\(docs/([a-z]+\.md)\)", section("More"))
    assert sorted(named) == sorted(path.name for path in (PROJECT / "docs").glob("*.md"))


def test_request_table_has_every_field() -> None:
    text = section("The request")
    assert [name for name in LeadRequest.model_fields if f"`{name}" not in text] == []


@pytest.mark.parametrize(
    "columns",
    [COMPANY_COLUMNS, CONTACT_COLUMNS, EVIDENCE_COLUMNS, REVIEW_COLUMNS],
    ids=["companies", "contacts", "evidence", "review"],
)
def test_files_table_has_the_columns_in_their_order(columns: tuple[str, ...]) -> None:
    assert f"`{', '.join(columns)}`" in section("The files")
    assert f"({len(columns)})" in section("The files")


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_links_lead_somewhere(document: Path) -> None:
    text = re.sub(r"```.*?```", "", document.read_text("utf-8"), flags=re.DOTALL)
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if target.startswith(("http://", "https://")):
            continue
        name, _, anchor = target.partition("#")
        file = (document.parent / name).resolve() if name else document
        assert file.exists(), f"{document.name} links to {target}"
        if anchor:
            assert anchor in anchors(file.read_text("utf-8")), f"{document.name} links to {target}"


def test_sections_that_messages_name_are_there() -> None:
    sources = "\n".join(path.read_text("utf-8") for path in (PROJECT / "leadgen_assets").rglob("*.py"))
    named = re.findall(r"(docs/[\w-]+\.md), ([A-Z][\w -]*)\)", sources)
    assert named
    for document, heading in named:
        assert re.search(rf"^#+ {heading}$", (PROJECT / document).read_text("utf-8"), re.MULTILINE), heading


def anchors(text: str) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}
