"""`leadgen inbox`, `leadgen block`, and requests in other forms than YAML, as a person uses them."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from leadgen_assets_tests.cli.conftest import Said

    Leadgen = Callable[..., Said]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, database_url: str) -> Path:
    monkeypatch.setenv("LEADGEN_DATABASE_URL", database_url)
    monkeypatch.setenv("LEADGEN_HOME", str(tmp_path))
    return tmp_path


def put(home: Path, name: str, content: str, age: float = 60) -> None:
    path = home / "inbox" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content)
    changed = path.stat().st_mtime - age
    os.utime(path, (changed, changed))


def test_the_inbox_is_taken_without_the_daemon(leadgen: Leadgen, home: Path) -> None:
    said = leadgen("inbox")
    assert (said.code, said.out) == (0, "There is no file in the inbox.\n")
    put(home, "firms.csv", "name,website\nAcme,https://acme.example\n")
    put(home, "good.yaml", "name: good\nsources: list:firms.csv\n", age=0)
    put(home, "bad.yaml", "name: bad\nsources: list:firms.csv\nstates: Txas\n")
    said = leadgen("inbox")
    assert said.code == 1
    assert "good.yaml: done\n  request default.good is queued" in said.out
    assert "bad.yaml: rejected\n  The request cannot be accepted: line 3: states: 'Txas'" in said.out
    assert f"it is now: {home}/inbox/rejected/bad.yaml" in said.out
    assert said.out.count("firms.csv: left") == 1
    said = leadgen("inbox", "--json")
    assert (said.code, [one["fate"] for one in json.loads(said.out)]) == (0, ["left"])
    assert "default.good" in leadgen("list").out


def test_an_inbox_that_cannot_be_made_is_one_message(leadgen: Leadgen, home: Path) -> None:
    (home / "inbox").write_text("a file")
    said = leadgen("inbox")
    assert said.code == 1
    assert "The inbox cannot be made" in said.err
    assert "what to do" in said.err


def test_blocking_from_import_to_removal(leadgen: Leadgen, home: Path, tmp_path: Path) -> None:
    (tmp_path / "customers.csv").write_text("website,contact email\nhttps://acme.example,\nhttps://gmail.com,\n")
    said = leadgen("block", "import", str(tmp_path / "customers.csv"))
    assert said.code == 1, "a row could not be used"
    assert "1 domain and 0 e-mail addresses: 1 new, 0 renewed, 0 unchanged" in said.out
    assert "row 3: gmail.com is a free-mail service" in said.out
    assert (
        leadgen("block", "add", "birch.example", "ann@cedar.example", "--reason", "contacted", "--days", "30").code == 0
    )
    (tmp_path / "until.csv").write_text("domain,until\ndune.example,2099-12-01\n")
    assert leadgen("block", "import", str(tmp_path / "until.csv"), "--tenant", "other").code == 0
    slip = leadgen("block", "add", "elm.example", "--reason", "contacetd")
    assert (slip.code, "did you mean contacted?" in slip.err) == (1, True)
    listed = json.loads(leadgen("block", "list", "--json").out)
    assert [(one["domain"], one["reason"]) for one in listed["domains"]] == [
        ("acme.example", "customer"),
        ("birch.example", "contacted"),
        ("cedar.example", "contacted"),
    ]
    said = leadgen("block", "list")
    assert "acme.example   for ever" in said.out
    assert "3 domains; 0 e-mail addresses" in said.out
    assert leadgen("block", "remove", "https://acme.example/").code == 0
    said = leadgen("block", "remove", "acme.example")
    assert (said.code, said.err) == (1, "Was not blocked: acme.example\n")
    said = leadgen("block", "list", "--tenant", "other")
    assert "dune.example  until 2099-12-01 " in said.out, "the last day, as it was given"
    assert "1 domain;" in said.out
    (one,) = json.loads(leadgen("block", "list", "--tenant", "other", "--json").out)["domains"]
    assert one["until"] == "2099-12-01"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("import", "no.csv"), "There is no such list"),
        (("add", "gmail.com"), "free-mail"),
        (("add", "acme.example", "--days", "0"), "0 days is not between"),
        (("add", "acme.example", "--reason", ""), "A reason has 1 to 200 characters"),
        (("list", "--tenant", "Acme Inc"), "is no tenant"),
    ],
)
def test_blocking_wrongly_is_told(leadgen: Leadgen, home: Path, arguments: tuple[str, ...], words: str) -> None:
    said = leadgen("block", *arguments)
    assert said.code == 1
    assert words in said.out + said.err


def test_a_request_may_be_json_but_one_run_is_one_request(leadgen: Leadgen, home: Path, tmp_path: Path) -> None:
    (tmp_path / "two.csv").write_text("name,sources\na,list:a.csv\nb,list:a.csv\n")
    said = leadgen("run", str(tmp_path / "two.csv"))
    assert said.code == 1
    assert "it holds 2 requests, where one is expected" in said.err
    (tmp_path / "one.json").write_text('{"name": "one", "sources": ["list:a.csv"]}')
    said = leadgen("run", str(tmp_path / "one.json"))
    assert said.code == 1
    assert f"{tmp_path}/a.csv does not exist" in said.err
