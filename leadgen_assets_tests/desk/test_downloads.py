from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from leadgen_assets.delivery.forms import FORMS, Form
from leadgen_assets.domain.errors import LeadgenError


@pytest.fixture(scope="module")
def browser(finished: Any) -> Iterator[TestClient]:
    """A browser that has shown the token."""
    with finished.client(opened=True) as opened:
        yield opened


@pytest.fixture
def damaged(finished: Any) -> Iterator[Path]:
    """A published file that a test may harm; mended afterwards."""
    path: Path = finished.published("contacts")
    content = path.read_bytes()
    yield path
    path.write_bytes(content)


@pytest.mark.parametrize("kind", ["companies", "contacts", "evidence", "review"])
def test_a_published_file_comes_as_it_was_written(finished: Any, browser: TestClient, kind: str) -> None:
    answer = browser.get(f"/requests/{finished.key}/files/{kind}")
    path = finished.published(kind)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert answer.headers["content-disposition"] == f'attachment; filename="{path.name}"'
    assert answer.content == path.read_bytes()
    (recorded,) = finished.sql("SELECT sha256 FROM leadgen.exports WHERE kind = %s", kind)
    assert hashlib.sha256(answer.content).hexdigest() == recorded["sha256"]
    head = browser.head(f"/requests/{finished.key}/files/{kind}")
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["content-length"] == str(len(answer.content))


def test_a_form_of_several_files_comes_as_one_archive(finished: Any, browser: TestClient) -> None:
    answer = browser.get(f"/requests/{finished.key}/files/hubspot")
    assert answer.headers["content-type"] == "application/zip"
    assert f'filename="hubspot_{finished.key}_' in answer.headers["content-disposition"]
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        names = archive.namelist()
        assert len(names) > 1
        assert all(finished.key in name for name in names)
        assert archive.testzip() is None
        domains = {row["domain"] for row in finished.exported("companies")}
        companies = next(archive.read(name).decode() for name in names if "companies" in name)
    assert all(domain in companies for domain in domains)


def test_who_was_blocked_since_is_in_no_form(changeable: Any) -> None:
    blocked, other = (row["domain"] for row in changeable.exported("companies")[:2])
    changeable.sql(
        "INSERT INTO leadgen.blocked_domains (tenant_id, domain, reason) VALUES ('demo', %s, 'a customer')", blocked
    )
    with changeable.client(opened=True) as browser:
        text = browser.get(f"/requests/{changeable.key}/files/full").text
        assert other in text
        assert blocked not in text
        for kind in ("companies", "contacts", "evidence"):
            made_anew = browser.get(f"/requests/{changeable.key}/files/{kind}")
            assert made_anew.status_code == 200
            assert blocked not in made_anew.text
    # What was published is what it was.
    assert any(row["domain"] == blocked for row in changeable.exported("companies"))


@pytest.mark.parametrize("form", sorted(FORMS))
def test_every_form_that_there_is_can_be_taken(finished: Any, browser: TestClient, form: str) -> None:
    answer = browser.get(f"/requests/{finished.key}/files/{form}")
    assert answer.status_code == 200
    assert answer.headers["content-disposition"].startswith("attachment; filename=")
    assert "html" not in answer.headers["content-type"]
    assert answer.content


def test_a_form_of_one_file_comes_as_that_file(
    finished: Any, browser: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def one(record: Any) -> Mapping[str, bytes]:
        return {"leads.xlsx": b"content"}

    def cannot(record: Any) -> Mapping[str, bytes]:
        raise LeadgenError("Too many rows for a workbook.", "leads.xlsx", "take the CSV files")

    monkeypatch.setitem(FORMS, "one", Form("one", "One", "For one", one))
    monkeypatch.setitem(FORMS, "cannot", Form("cannot", "Cannot", "For nobody", cannot))
    answer = browser.get(f"/requests/{finished.key}/files/one")
    assert answer.content == b"content"
    assert 'filename="leads_' in answer.headers["content-disposition"]
    assert "spreadsheetml" in answer.headers["content-type"]
    refused = browser.get(f"/requests/{finished.key}/files/cannot")
    assert refused.status_code == 500
    assert "Too many rows for a workbook." in refused.text
    assert "take the CSV files" in refused.text


@pytest.mark.parametrize("kind", ["none", "%2e%2e%2fcompanies", "companies%00", "companies.csv", "", "companies/x"])
def test_anything_else_is_not_there(finished: Any, browser: TestClient, kind: str) -> None:
    answer = browser.get(f"/requests/{finished.key}/files/{kind}")
    assert answer.status_code == 404
    assert "content-disposition" not in answer.headers


@pytest.mark.parametrize("harm", ["changed", "a folder"])
def test_a_file_that_is_not_what_was_published_is_not_sent(
    finished: Any, browser: TestClient, damaged: Path, harm: str
) -> None:
    content = damaged.read_bytes()
    damaged.unlink()
    if harm == "changed":
        damaged.write_bytes(content + b"one more row\r\n")
    if harm == "a folder":
        damaged.mkdir()
    try:
        answer = browser.get(f"/requests/{finished.key}/files/contacts")
    finally:
        if harm == "a folder":
            damaged.rmdir()
    assert answer.status_code == 409
    assert "run the request again" in answer.text
    assert f"leadgen run {finished.key}" in answer.text
    assert "content-disposition" not in answer.headers
    assert browser.get(f"/requests/{finished.key}/files/companies").status_code == 200


def test_a_file_that_another_host_wrote_is_made_again_the_same_to_the_byte(
    finished: Any, browser: TestClient, damaged: Path
) -> None:
    content = damaged.read_bytes()
    damaged.unlink()
    answer = browser.get(f"/requests/{finished.key}/files/contacts")
    assert (answer.status_code, answer.content) == (200, content)


def test_a_request_without_files_says_so(changeable: Any) -> None:
    changeable.sql("DELETE FROM leadgen.export_sets")
    with changeable.client(opened=True) as browser:
        for kind in ("companies", "jsonl"):
            answer = browser.get(f"/requests/{changeable.key}/files/{kind}")
            assert answer.status_code == 409
            assert "no files yet" in answer.text
        assert "Nothing was delivered yet" in browser.get(f"/requests/{changeable.key}/companies").text
        assert "No file was written yet" in browser.get(f"/requests/{changeable.key}").text
        assert browser.get(f"/requests/{changeable.key}/companies/x.example").status_code == 404
