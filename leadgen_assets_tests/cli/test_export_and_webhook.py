"""`leadgen export` in every form, what is new, what is another; `leadgen webhook` by hand."""

from __future__ import annotations

import csv
import hashlib
import json
import os
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from leadgen_assets.cli.running import tell_webhook
from leadgen_assets.delivery.forms import FORMS
from leadgen_assets.settings import load_settings

if TYPE_CHECKING:
    from leadgen_assets_tests.conftest import Chain, Delivered

Leadgen = Callable[..., Any]


@pytest.fixture
def key(delivered: tuple[Chain, Delivered]) -> str:
    """A request that was delivered; its export's files are shared."""
    return delivered[1].key


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_each_form_is_written_into_a_folder_with_its_digest(leadgen: Leadgen, key: str, tmp_path: Path) -> None:
    wanted = [word for name in FORMS for word in ("--as", name)]
    said = leadgen("export", key, *wanted, "--to", str(tmp_path / "leads"), "--json")
    assert said.code == 0
    told = json.loads(said.out)
    assert told["companies"] == 9
    for file in told["files"]:
        assert hashlib.sha256(Path(file["path"]).read_bytes()).hexdigest() == file["sha256"]
        assert Path(file["path"]).name.startswith(f"{file['kind']}_{told['export_id']}.")
    kinds = {file["kind"] for file in told["files"]}
    assert {"hubspot_companies", "hubspot_contacts", "highlevel_contacts", "full", "leads", "companies"} <= kinds
    (book,) = (tmp_path / "leads").glob("*.xlsx")
    assert openpyxl.load_workbook(book)["Companies"].max_row == 10
    assert not [name for name in names(tmp_path / "leads") if name.startswith(".")]


def test_without_a_folder_a_form_stands_beside_the_csv_files(leadgen: Leadgen, key: str, tmp_path: Path) -> None:
    said = leadgen("export", key, "--as", "hubspot", "--as", "hubspot")
    assert said.code == 0
    beside = tmp_path / "home" / "exports" / key
    assert [name.partition(f"_{key}")[0] for name in names(beside)] == ["hubspot_companies", "hubspot_contacts"]
    assert leadgen("export", key, "--new-only").err.startswith("9 of 9"), "to look at files is no hand-over"


def test_a_published_file_is_never_replaced(
    leadgen: Leadgen, delivered: tuple[Chain, Delivered], tmp_path: Path
) -> None:
    chain, done = delivered
    published = [Path(path) for (path,) in chain.sql("SELECT path FROM leadgen.exports WHERE kind <> 'review'")]
    said = leadgen("export", done.key, "--as", "csv", "--to", str(published[0].parent))
    assert said.code == 1
    assert "A published file is never changed." in said.err
    assert leadgen("export", done.key).code == 0
    assert leadgen("export", done.key, "--as", "csv", "--to", str(tmp_path / "leads")).code == 0
    assert {(tmp_path / "leads" / path.name).read_bytes() for path in published} == {p.read_bytes() for p in published}


def test_new_only_gives_what_was_not_handed_over(leadgen: Leadgen, key: str, tmp_path: Path) -> None:
    first = leadgen("export", key, "--to", str(tmp_path / "one"))
    assert first.code == 0
    assert {"companies", "contacts", "evidence"} <= {name.partition("_")[0] for name in names(tmp_path / "one")}
    other = leadgen("export", key, "--new-only", "--as", "full", "--to", str(tmp_path / "crm"))
    assert "9 of 9 companies are new (the first hand-over as full)." in other.err
    again = leadgen("export", key, "--new-only", "--as", "full", "--to", str(tmp_path / "two"))
    assert again.code == 0
    assert "0 of 9 companies are new since the last hand-over as full (" in again.err
    assert "0 of 9" in leadgen("export", key, "--new-only").err, "the CSV files were handed over too"
    both = leadgen("export", key, "--new-only", "--as", "full", "--as", "xlsx")
    assert "9 of 9" in both.err, "nobody had the workbook"
    assert "Nothing was written." in again.err
    assert not (tmp_path / "two").exists()
    since = leadgen("export", key, "--since", "1999-01-01", "--as", "full", "--to", str(tmp_path / "two"))
    assert "9 of 9 companies are new since 1999-01-01, before which there was no export" in since.err
    (written,) = (tmp_path / "two").iterdir()
    assert written.name.startswith(f"full_new_{key}_")
    assert len(list(csv.DictReader(written.read_text("utf-8").splitlines()))) == 9
    bad = leadgen("export", key, "--since", "last tuesday")
    assert bad.code == 1
    assert "give a day (2026-11-30), or one of:" in bad.err


def test_the_difference_is_shown_and_is_no_export(
    leadgen: Leadgen, delivered: tuple[Chain, Delivered], tmp_path: Path
) -> None:
    chain, done = delivered
    assert "all of it is new" in leadgen("export", done.key, "--diff").out
    chain.sql("UPDATE leadgen.profiles SET body = jsonb_set(body, '{fields,description,1}', '[]')")
    chain.sql("UPDATE leadgen.profiles SET body = jsonb_set(body, '{fields,description,0}', '\"not_found\"')")
    result = chain.materialize(done.key, "companies_csv", "contacts_csv", "evidence_csv")
    assert result.success
    said = leadgen("export", done.key, "--diff")
    assert "description: " in said.out
    assert " characters -> (empty)" in said.out
    assert "contacts: 0 added, 0 removed, 0 changed" in said.out
    told = json.loads(leadgen("export", done.key, "--diff", "--json").out)
    assert (told["added"], told["removed"]) == ([], [])
    assert {change["column"] for change in told["changed"]} == {"description"}
    (companies,) = [
        m for m in result.asset_materializations_for_node("csv_files") if m.asset_key.path[1] == "companies_csv"
    ]
    assert companies.metadata["changed"].value == len(told["changed"])
    assert leadgen("export", done.key, "--diff", "--to", str(tmp_path / "x")).code == 2


def test_a_blocked_company_is_told_and_left_out_of_forms(
    leadgen: Leadgen, delivered: tuple[Chain, Delivered], tmp_path: Path
) -> None:
    chain, done = delivered
    (path,) = chain.sql("SELECT path FROM leadgen.exports WHERE kind = 'companies'")[0]
    domain = next(csv.DictReader(Path(path).read_text("utf-8").splitlines()))["domain"]
    tenant = done.key.partition(".")[0]
    chain.sql("INSERT INTO leadgen.blocked_domains (tenant_id, domain, reason) VALUES (%s, %s, 'x')", tenant, domain)
    said = leadgen("export", done.key, "--as", "full", "--to", str(tmp_path / "leads"))
    assert f"1 blocked since this export: {domain}; left out." in said.err
    (full,) = (tmp_path / "leads").iterdir()
    assert domain not in full.read_text("utf-8")
    assert "in these files; to have files without them" in leadgen("export", done.key).err
    # Handed over as plain CSV they are left out too: the published files stay as they are, and are not what is copied.
    said = leadgen("export", done.key, "--to", str(tmp_path / "plain"))
    assert f"1 blocked since this export: {domain}; left out." in said.err
    texts = [file.read_text("utf-8") for file in (tmp_path / "plain").iterdir()]
    assert len(texts) == 3
    assert not [text for text in texts if domain in text]


def test_people_who_are_left_out_are_told_by_their_number(
    leadgen: Leadgen, delivered: tuple[Chain, Delivered], tmp_path: Path
) -> None:
    chain, done = delivered
    (path,) = chain.sql("SELECT path FROM leadgen.exports WHERE kind = 'contacts'")[0]
    gone = next(row for row in csv.DictReader(Path(path).read_text("utf-8").splitlines()) if row["email"])
    tenant = done.key.partition(".")[0]
    assert leadgen("block", "add", gone["email"], "--reason", "suppression", "--tenant", tenant).code == 0
    assert "1 person blocked since this export: in these files; to have" in leadgen("export", done.key).err
    for form in (["--as", "hubspot"], ["--as", "csv"], []):
        said = leadgen("export", done.key, *form, "--to", str(tmp_path / "-".join(["to", *form])))
        assert "1 person blocked since this export: left out." in said.err
        assert gone["full_name"] not in said.err + said.out
    told = json.loads(leadgen("export", done.key, "--as", "full", "--json").out)
    assert told["blocked_since"] == {"companies": [], "people": 1, "addresses": 0}


def test_a_blocked_address_that_is_the_companys_own_is_in_no_form(
    leadgen: Leadgen, delivered: tuple[Chain, Delivered], tmp_path: Path
) -> None:
    _, done = delivered
    leadgen("export", done.key, "--as", "full", "--to", str(tmp_path / "before"))
    texts = [file.read_text("utf-8-sig") for file in sorted((tmp_path / "before").iterdir())]
    companies = next(
        text for text in texts if "email" in text.partition("\n")[0] and "zip_code" in text.partition("\n")[0]
    )
    address = next(row["email"] for row in csv.DictReader(companies.splitlines()) if row["email"])
    tenant = done.key.partition(".")[0]
    assert leadgen("block", "add", address, "--reason", "suppression", "--tenant", tenant).code == 0
    for form in ("jsonl", "full", "highlevel"):
        said = leadgen("export", done.key, "--as", form, "--to", str(tmp_path / form))
        assert "1 company's own address is blocked: left out." in said.err
        assert address not in "".join(file.read_text("utf-8-sig") for file in (tmp_path / form).iterdir())
    told = json.loads(leadgen("export", done.key, "--as", "full", "--json").out)
    assert told["blocked_since"] == {"companies": [], "people": 0, "addresses": 1}


@pytest.mark.parametrize("form", [[], ["--as", "xlsx"]])
def test_a_folder_that_cannot_be_written_is_one_message(
    leadgen: Leadgen, key: str, tmp_path: Path, form: list[str]
) -> None:
    (tmp_path / "file").write_text("x")
    said = leadgen("export", key, *form, "--to", str(tmp_path / "file" / "below"))
    assert said.code == 1
    assert "is a file, not a folder; nothing was written" in said.err
    assert "what to do: choose another folder" in said.err
    too_long = leadgen("export", key, *form, "--to", str(tmp_path / ("x" * 300)))
    assert "The path is too long" in too_long.err


def test_a_disk_that_fills_up_while_files_are_copied(leadgen: Leadgen, key: str, tmp_path: Path) -> None:
    leads = tmp_path / "leads"
    leadgen("export", key, "--to", str(leads))
    before = {name: (leads / name).read_bytes() for name in names(leads)}
    (leads / f".{names(leads)[2]}.unfinished").symlink_to("/dev/full")
    said = leadgen("export", key, "--to", str(leads))
    assert said.code == 1
    assert "The disk is full; nothing was written, what was there before is untouched." in said.err
    assert {name: (leads / name).read_bytes() for name in names(leads)} == before


class Heard:
    """A receiver on loopback, and what it answers."""

    def __init__(self) -> None:
        self.code, self.events = 204, list[str]()
        heard = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                heard.events.append(self.headers["X-Leadgen-Event"])
                self.rfile.read(int(self.headers["Content-Length"]))
                self.send_response(heard.code)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, format: str, *args: object) -> None:
                """Nothing: tests print nothing."""

        self.server = HTTPServer(("127.0.0.1", 0), Handler)
        self.thread = threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.05})


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> Iterator[Heard]:
    heard = Heard()
    heard.thread.start()
    monkeypatch.setenv("LEADGEN_WEBHOOK_URL", f"http://127.0.0.1:{heard.server.server_address[1]}/t0ken")
    monkeypatch.setenv("LEADGEN_WEBHOOK_SECRET", "a secret of more than sixteen")
    yield heard
    heard.server.shutdown()
    heard.server.server_close()
    heard.thread.join()


def test_the_webhook_is_tried_by_hand(leadgen: Leadgen, heard: Heard, monkeypatch: pytest.MonkeyPatch) -> None:
    said = leadgen("webhook", "test")
    assert said.code == 0
    assert "answered: 204" in said.out
    assert "t0ken" not in said.out + said.err
    assert heard.events == ["test"]
    heard.code = 500
    said = leadgen("webhook", "test")
    assert said.code == 1
    assert "The webhook was not told: answered 500." in said.err
    monkeypatch.delenv("LEADGEN_WEBHOOK_SECRET")
    assert "nothing is sent unsigned" in leadgen("webhook", "test").err
    monkeypatch.delenv("LEADGEN_WEBHOOK_URL")
    assert "There is no webhook." in leadgen("webhook", "retry").err


def test_what_a_run_could_not_tell_is_listed_and_told_again(
    leadgen: Leadgen, heard: Heard, delivered: tuple[Chain, Delivered], capsys: pytest.CaptureFixture[str]
) -> None:
    chain, done = delivered
    key = done.key
    assert leadgen("webhook", "list").out == "Nothing is undelivered.\n"
    chain.sql("UPDATE leadgen.lead_requests SET status = 'running'")
    assert chain.materialize(key, "request_report").success
    heard.code = 503
    tell_webhook(load_settings(), key)  # what `leadgen run` does at its end
    assert "The webhook was not told: answered 503. It is told again" in capsys.readouterr().err
    assert heard.events == ["request.ready"]
    (waiting,) = json.loads(leadgen("webhook", "list", "--json").out)
    assert (waiting["event"], waiting["request"], waiting["state"], waiting["attempts"]) == (
        "request.ready", key, "waiting", 1,
    )  # fmt: skip
    assert "1 tries, next try" in leadgen("webhook", "list").out
    assert leadgen("webhook", "retry").code == 1
    heard.code = 200
    unknown = leadgen("webhook", "retry", "ffff")
    assert (unknown.code, "There is no undelivered notice 'ffff'" in unknown.err) == (1, True)
    assert "1 delivered, 0 still to be told." in leadgen("webhook", "retry", waiting["id"][:8]).out
    assert leadgen("webhook", "list").out == "Nothing is undelivered.\n"
    assert "delivered" in leadgen("webhook", "list", "--all").out
    assert os.environ["LEADGEN_WEBHOOK_SECRET"] not in str(
        delivered[0].sql("SELECT body::text, last_error FROM leadgen.notices")
    )
