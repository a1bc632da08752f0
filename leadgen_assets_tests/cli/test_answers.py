"""`leadgen why`, `audit`, `contacts import`, `review import` over a delivered request, and the audit's sheet in a browser."""

from __future__ import annotations

import csv
import json
import shlex
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from leadgen_assets.domain.exports.blocking import email_digest

if TYPE_CHECKING:
    from leadgen_assets_tests.cli.conftest import Said
    from leadgen_assets_tests.conftest import Chain, Delivered

Leadgen = Callable[..., "Said"]
CHROMIUM = Path("/usr/bin/chromium")


@pytest.fixture
def key(delivered: tuple[Chain, Delivered]) -> str:
    return delivered[1].key


def exported(delivered: tuple[Chain, Delivered], kind: str) -> list[dict[str, str]]:
    ((path,),) = delivered[0].sql("SELECT path FROM leadgen.exports WHERE kind = %s", kind)
    with Path(path).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_why_tells_each_criterion_with_quote_link_and_points(
    delivered: tuple[Chain, Delivered], key: str, leadgen: Leadgen
) -> None:
    company = next(row for row in exported(delivered, "companies") if row["pms_detected"])
    told = json.loads(leadgen("why", f"https://www.{company['domain']}/team", "--json").out)
    assert (told["domain"], told["request"], told["status"]) == (company["domain"], key, "exported")
    assert told["verdict"].startswith("Delivered")
    pms = next(one for one in told["criteria"] if one["name"] == "pms" or "software" in one["label"].lower())
    assert pms["value"] == company["pms_detected"]
    assert pms["evidence"][0]["quote"]
    assert pms["evidence"][0]["link"].startswith("http")
    assert pms["earned"] <= pms["weight"]
    assert told["pages"]
    assert told["sources"]
    assert told["given"] == {key: told["given"][key]}
    contacts = [row for row in exported(delivered, "contacts") if row["company_domain"] == company["domain"]]
    assert [one["full_name"] for one in told["contacts"]] == [row["full_name"] for row in contacts]
    assert all("ladder" in one["why"] for one in told["contacts"])
    said = leadgen("why", company["company_name"].upper(), "--request", key)
    assert said.code == 0
    for words in ("Delivered: it is in", company["pms_detected"], "Pages tried", "Named by", "on the ladder", "█"):
        assert words in said.out


def test_why_shows_nobody_who_is_blocked(delivered: tuple[Chain, Delivered], key: str, leadgen: Leadgen) -> None:
    chain, _ = delivered
    person = next(row for row in exported(delivered, "contacts") if row["email"])
    domain = person["company_domain"]
    ((company, address),) = chain.sql(
        "SELECT company_id, value FROM leadgen.evidence JOIN leadgen.companies USING (company_id)"
        " WHERE field = 'email' AND subject = 'company' AND domain = %s LIMIT 1",
        domain,
    )
    blocked = [address, person["email"]]
    for one in blocked:
        chain.sql(
            "INSERT INTO leadgen.blocked_emails (tenant_id, email_sha256, reason) VALUES ('demo', %s, 'suppression') RETURNING 1",
            email_digest(one),
        )
    said = leadgen("why", f"#{company}", "--json").out
    told = json.loads(said)
    assert {"company": told["company"], "domain": told["domain"]} == {
        "company": person["company_name"],
        "domain": domain,
    }
    for gone in (*blocked, *(one.replace("@", "%40") for one in blocked), person["full_name"]):
        assert gone.casefold() not in said.casefold()
    assert told["unknown"]["email"] == "left out: the address is blocked"
    chain.sql(
        "INSERT INTO leadgen.blocked_domains (tenant_id, domain, reason) VALUES ('demo', %s, 'customer') RETURNING 1",
        domain,
    )
    told = json.loads(leadgen("why", domain, "--json").out)
    assert told["why_no_contact"] == ["the company is blocked (customer): nobody of it is shown"]
    head = f"Blocked: {domain} is on the block list since {datetime.now(UTC):%Y-%m-%d} (customer), for ever; no further file has it."
    assert told["verdict"].startswith(f"{head} Delivered: it is in the request's files of ")
    lift = f"`leadgen block remove {domain} --tenant demo`, then `leadgen run {key}`."
    assert told["next_step"] == f"To have it again: {lift}"


@pytest.mark.parametrize("unmet", ["state is OK, asked for TX", ""])
def test_why_says_what_else_keeps_a_blocked_company_out(
    delivered: tuple[Chain, Delivered], key: str, leadgen: Leadgen, unmet: str
) -> None:
    """Beside the block, which a run since then counts as a filter that is not met."""
    chain, _ = delivered
    domain = exported(delivered, "companies")[0]["domain"]
    chain.sql(
        "UPDATE leadgen.assessments SET qualified = false, body = body || jsonb_build_object('unmet', %s::jsonb)"
        " WHERE company_id = (SELECT company_id FROM leadgen.companies WHERE domain = %s) RETURNING 1",
        json.dumps([*filter(None, [unmet]), "blocked: customer"]),
        domain,
    )
    chain.sql(
        "INSERT INTO leadgen.blocked_domains (tenant_id, domain, reason) VALUES ('demo', %s, 'customer') RETURNING 1",
        domain,
    )
    told = json.loads(leadgen("why", domain, "--json").out)
    assert told["verdict"].startswith(f"Blocked: {domain} is on the block list since ")
    also = f" That alone does not bring it back: {unmet}." if unmet else ""
    assert told["next_step"].endswith(f"then `leadgen run {key}`.{also}")


def test_why_tells_of_companies_that_are_not_in_the_files(
    delivered: tuple[Chain, Delivered], key: str, leadgen: Leadgen
) -> None:
    chain, _ = delivered
    ((unknown,), *_) = chain.sql("SELECT company_id FROM leadgen.request_companies WHERE reason LIKE 'not known:%%'")
    said = leadgen("why", f"#{unknown}").out
    assert "Unknown is never taken for a no" in said
    assert "could not look" in said
    ((bare,),) = chain.sql(
        "INSERT INTO leadgen.companies (tenant_id, identity_key, name, domain) VALUES"
        " ('demo', 'domain:never.example', 'Never Looked At', 'never.example') RETURNING company_id"
    )
    assert "No request has" in leadgen("why", "never.example").err
    chain.sql(
        "INSERT INTO leadgen.request_companies (tenant_id, request_key, company_id, status, rank, round)"
        " VALUES ('demo', %s, %s, 'candidate', 9999, 1)", key, bare,
    )  # fmt: skip
    said = leadgen("why", "never looked at").out
    assert "Never researched" in said
    assert "No profile was made of it" in said


def test_why_asks_back_when_it_is_not_clear_who_is_meant(
    delivered: tuple[Chain, Delivered], key: str, leadgen: Leadgen
) -> None:
    chain, _ = delivered
    known = exported(delivered, "companies")[0]
    missed = leadgen("why", known["domain"].replace(".example", "z.example"))
    assert missed.code == 1
    assert "did you mean" in missed.err
    assert known["domain"] in missed.err
    command = next(line for line in missed.err.splitlines() if known["domain"] in line and "leadgen why" in line)
    assert leadgen(*shlex.split(command, comments=True)[1:]).code == 0, "it can be pasted as it stands"
    for number in (1, 2):
        chain.sql(
            "INSERT INTO leadgen.companies (tenant_id, identity_key, name, city, state) VALUES"
            " ('demo', %s, 'Same Name Homes', 'Austin', 'TX')", f"firm:{number}",
        )  # fmt: skip
    said = leadgen("why", "Same Name Homes")
    assert said.code == 1
    assert "2 companies are called 'Same Name Homes'" in said.err
    assert said.err.count("leadgen why '#") == 2
    assert leadgen("why", "xqzxqzxqz").code == leadgen("why", "").code == 1


def test_a_list_goes_in_by_command_and_its_refused_rows_come_back(
    delivered: tuple[Chain, Delivered], key: str, leadgen: Leadgen, tmp_path: Path
) -> None:
    domain = exported(delivered, "companies")[0]["domain"]
    path = tmp_path / "enriched.csv"
    path.write_text(f"Full Name,Title,Domain\nAda Vale,Owner,{domain}\nBea Orr,Owner,nobody.example\n", "utf-8")
    dry = leadgen("contacts", "import", str(path), "--from", "Clay", "--tenant", "demo", "--dry-run")
    assert "WOULD TAKE" in dry.out
    assert "Nothing was kept" in dry.out
    assert not (tmp_path / "enriched.csv.rejected.csv").exists()
    said = leadgen("contacts", "import", str(path), "--from", "Clay", "--tenant", "demo")
    assert said.code == 0
    assert f"Next step: leadgen run {key}" in said.out
    assert "no known company has the domain nobody.example" in said.out
    assert "nobody.example" in (tmp_path / "enriched.csv.rejected.csv").read_text("utf-8")
    told = json.loads(leadgen("contacts", "import", str(path), "--from", "Clay", "--tenant", "demo", "--json").out)
    assert (told["written"], told["unchanged"], told["requests"]) == (0, 3, [])
    assert leadgen("contacts", "import", str(path), "--from", "Clay").code == 1, "the default tenant has no company"


def test_a_review_goes_in_by_command(
    delivered: tuple[Chain, Delivered], key: str, leadgen: Leadgen, tmp_path: Path
) -> None:
    chain, _ = delivered
    ((company,),) = chain.sql("SELECT company_id FROM leadgen.companies WHERE domain = '' LIMIT 1")
    ((number,),) = chain.sql(
        "INSERT INTO leadgen.cited_values (tenant_id, request_key, company_id, field, value, url, cited_by, why_unread)"
        " VALUES ('demo', %s, %s, 'units', '300', 'https://p.example/', 'portal:x', 'unread') RETURNING cited_id",
        key, company,
    )  # fmt: skip
    path = tmp_path / "review.csv"
    path.write_text(f"review_id,verdict,corrected_value\ndemo.r{number},rihgt,\n", "utf-8")
    said = leadgen("review", "import", str(path))
    assert said.code == 1
    assert "did you mean right?" in said.out
    path.write_text(f"review_id,verdict,corrected_value\ndemo.r{number},wrong,340\n", "utf-8")
    said = leadgen("review", "import", str(path), "--by", "Jo")
    assert said.code == 0
    assert f"Next step: leadgen run {key}" in said.out
    told = json.loads(leadgen("review", "import", str(path), "--by", "Jo", "--json").out)
    assert (told["corrected"], told["changed"]) == (1, 0)
    unread = json.loads(leadgen("why", f"#{company}", "--json").out)["unread"]
    assert [(one["value"], one["verdict"]) for one in unread] == [("300", "wrong")]


def verdicts(key: str, export_id: str, evidence: list[dict[str, str]], **changes: object) -> dict[str, Any]:
    said = ["right"] * 8 + ["wrong", "unclear"]
    entries = [
        {"id": number, "value": evidence[number]["value"], "verdict": verdict, "note": ""}
        for number, verdict in enumerate(said)
    ]
    return {"leadgen_audit": 1, "request": key, "export_id": export_id, "verdicts": entries} | changes


@pytest.fixture
def export(delivered: tuple[Chain, Delivered]) -> tuple[str, list[dict[str, str]]]:
    """Id and evidence rows of the frozen export."""
    ((export_id, evidence),) = delivered[0].sql("SELECT export_id, evidence FROM leadgen.export_sets")
    return export_id, evidence


def test_an_export_without_a_value_is_nothing_to_audit(
    key: str, delivered: tuple[Chain, Delivered], leadgen: Leadgen
) -> None:
    delivered[0].sql("UPDATE leadgen.export_sets SET evidence = '[]'")
    told = leadgen("audit", key)
    assert (told.code, "There is nothing to audit: the last export holds no value." in told.err) == (1, True)
    assert f"leadgen report {key}" in told.err


def test_an_audit_gives_precision_with_its_interval_and_gold(
    key: str, export: tuple[str, list[dict[str, str]]], leadgen: Leadgen, tmp_path: Path
) -> None:
    assert "Nobody has judged values" in leadgen("audit", key, "--results").err
    path, gold = tmp_path / "audit.json", tmp_path / "gold.jsonl"
    path.write_text(json.dumps(verdicts(key, *export)), "utf-8")
    nowhere = tmp_path / "none" / "g.jsonl"
    refused = leadgen("audit", "import", str(path), "--gold", str(nowhere))
    assert (refused.code, nowhere.parent.exists()) == (1, False)
    assert f"The folder does not exist.\n  where: {nowhere.parent}" in refused.err
    assert "Nobody has judged values" in leadgen("audit", key, "--results").err, "nothing was taken either"
    assert "The folder does not exist" in leadgen("audit", key, "--to", str(nowhere)).err
    told = json.loads(leadgen("audit", "import", str(path), "--json", "--gold", str(gold)).out)
    assert told["overall"] == {
        "right": 8, "wrong": 1, "unclear": 1, "precision": 8 / 9, "low": 0.565, "high": 0.9801,
    }  # fmt: skip
    lines = [json.loads(text) for text in gold.read_text("utf-8").splitlines()]
    assert len(lines) == 9
    assert [one["right"] for one in lines] == [True] * 8 + [False]
    assert lines[0]["value"] == export[1][0]["value"]
    shown = leadgen("audit", key, "--results").out
    for words in ("89%", "57% to 98%", "All of them"):
        assert words in shown
    assert leadgen("audit", key, "--gold", str(gold)).code == 2
    again = verdicts(key, *export)
    again["verdicts"] = [{**again["verdicts"][8], "verdict": "right"}]
    path.write_text(json.dumps(again), "utf-8")
    told = json.loads(leadgen("audit", "import", str(path), "--json").out)
    assert (told["overall"]["right"], told["overall"]["wrong"]) == (9, 0), (
        "a verdict given again takes the older one's place"
    )


def test_an_audit_shows_nobody_who_was_blocked_since(
    delivered: tuple[Chain, Delivered],
    key: str,
    export: tuple[str, list[dict[str, str]]],
    leadgen: Leadgen,
    tmp_path: Path,
) -> None:
    chain, (export_id, evidence) = delivered[0], export
    people = [row for row in exported(delivered, "contacts") if row["email"]]
    person = people[0]
    firm = next(row for row in people if row["company_domain"] != person["company_domain"])["company_domain"]
    about = [n for n, line in enumerate(evidence) if line["field"].endswith(f" of {person['full_name']}")]
    entries = [{"id": n, "value": evidence[n]["value"], "verdict": "right"} for n in [*about, 0]]
    path, gold = tmp_path / "audit.json", tmp_path / "gold.jsonl"
    path.write_text(json.dumps(verdicts(key, export_id, evidence) | {"verdicts": entries}), "utf-8")
    told = json.loads(leadgen("audit", "import", str(path), "--gold", str(gold), "--json").out)
    assert (told["gold_values"], told["left_out"], person["full_name"] in gold.read_text("utf-8")) == (
        len(entries),
        0,
        True,
    )
    chain.sql(
        "WITH one AS (INSERT INTO leadgen.blocked_emails (tenant_id, email_sha256, reason) VALUES ('demo', %s, 'suppression'))"
        " INSERT INTO leadgen.blocked_domains (tenant_id, domain, reason) VALUES ('demo', %s, 'customer') RETURNING 1",
        email_digest(person["email"]),
        firm,
    )
    made = json.loads(leadgen("audit", key, "--sample", "1000", "--json").out)
    assert made["left_out"] >= len(about) + sum(line["company"] == firm for line in evidence)
    told = json.loads(leadgen("audit", "import", str(path), "--gold", str(gold), "--json").out)
    assert (told["overall"]["right"], told["left_out"]) == (len(entries), len(about))
    sheet = Path(made["sheet"]).read_text("utf-8").casefold()
    for text in (sheet, gold.read_text("utf-8").casefold()):
        for gone in (person["full_name"], person["email"], person["email"].replace("@", "%40"), f"{firm} ·"):
            assert gone.casefold() not in text


OTHER_FILES = (
    ({"leadgen_audit": 2}, "of format 2"),
    ({"export_id": "none"}, "no export 'none'"),
    ({"request": "Demo"}, "of which request"),
    ({"request": "other.one"}, "no export"),
    ({"verdicts": "many"}, "holds no saved verdicts"),
    ({"verdicts": []}, "holds no verdict"),
    ({"verdicts": [{"id": 99999, "value": "x", "verdict": "right"}]}, "has no value 99999"),
    ({"verdicts": [{"id": 0, "value": "x", "verdict": "right"}]}, "value 0 of the export is another one"),
    ({"verdicts": [{"id": True, "value": "x", "verdict": "right"}]}, "names no value"),
    ({"verdicts": [{"id": 0, "verdict": "great"}]}, "'great' is none"),
)


def test_verdicts_that_do_not_belong_to_an_export_are_refused(
    key: str, export: tuple[str, list[dict[str, str]]], leadgen: Leadgen, tmp_path: Path
) -> None:
    path = tmp_path / "audit.json"
    for changed, why in OTHER_FILES:
        path.write_text(json.dumps(verdicts(key, *export) | changed), "utf-8")
        said = leadgen("audit", "import", str(path))
        assert said.code == 1
        assert why in said.err
    for content in (b"", b"\xff\xfe\x00", b"[" * 100_000, b"[]", b"null"):
        path.write_bytes(content)
        assert "no saved verdicts" in leadgen("audit", "import", str(path)).err
    assert "no such file" in leadgen("audit", "import", str(tmp_path / "none.json")).err


def judged(sheet: Path, path: Path) -> dict[str, Any]:
    """What a person sees who judges the sheet in a headless Chromium, by keyboard on a telephone's width, and saves to `path`."""
    from playwright.sync_api import sync_playwright

    arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    seen: dict[str, Any] = {"asked": [], "faults": []}
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=str(CHROMIUM), args=arguments)
        page = browser.new_page(viewport={"width": 320, "height": 700}, accept_downloads=True)
        page.on("request", lambda request: seen["asked"].append(request.url))
        page.on("pageerror", lambda error: seen["faults"].append(str(error)))
        page.goto(sheet.as_uri())
        cards = page.locator("fieldset")
        seen["cards"] = cards.count()
        seen["fits"] = page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
        cards.nth(0).locator("input[type=radio]").first.focus()
        for pressed in ("1", "1", "2", "3"):
            page.keyboard.press(pressed)
        seen["after the keys"] = page.locator("#told").inner_text()
        cards.nth(2).locator("[data-note]").fill("says 12, not 21; 1 2 3")
        cards.nth(4).get_by_label("Right", exact=True).check()
        page.get_by_label("Your name").fill("Jo")
        page.reload()
        seen["after a reload"] = page.locator("#told").inner_text()
        with page.expect_download() as download:
            page.get_by_role("button", name="Save verdicts").click()
        seen["name"] = download.value.suggested_filename
        download.value.save_as(path)
        browser.close()
    return seen


@pytest.mark.skipif(not CHROMIUM.exists(), reason=f"needs a Chromium at {CHROMIUM}")
@pytest.mark.long
def test_the_sheet_is_judged_by_keyboard_remembers_and_saves_what_import_takes(
    key: str, leadgen: Leadgen, tmp_path: Path
) -> None:
    sheet = Path(json.loads(leadgen("audit", key, "--sample", "6", "--seed", "3", "--json").out)["sheet"])
    text, path = sheet.read_text("utf-8"), tmp_path / "saved.json"
    with ThreadPoolExecutor(1) as thread:  # playwright keeps a loop in its thread, and so do we
        seen = thread.submit(judged, sheet, path).result()
    assert seen["cards"] == 6
    assert seen["fits"], "no sideways scrolling on a telephone"
    assert (seen["after the keys"], seen["after a reload"]) == ("4 of 6 judged", "5 of 6 judged")
    assert [url for url in seen["asked"] if not url.startswith(("file:", "blob:", "data:"))] == []
    assert seen["faults"] == []
    assert seen["name"].endswith("_seed-3.json")
    saved = json.loads(path.read_text("utf-8"))
    assert [one["verdict"] for one in saved["verdicts"]] == ["right", "right", "wrong", "unclear", "right"]
    assert (saved["audited_by"], saved["verdicts"][2]["note"]) == ("Jo", "says 12, not 21; 1 2 3")
    told = json.loads(leadgen("audit", "import", str(path), "--json").out)
    assert (told["overall"]["right"], told["overall"]["wrong"], told["overall"]["unclear"]) == (3, 1, 1)
    again = Path(json.loads(leadgen("audit", key, "--sample", "6", "--seed", "3", "--json").out)["sheet"])
    assert again.read_text("utf-8") == text, "the same seed gives the same sheet"


def test_a_sheet_that_cannot_be_written_is_told(key: str, leadgen: Leadgen, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", "utf-8")
    said = leadgen("audit", key, "--to", str(tmp_path / "file" / "sheet.html"))
    assert said.code == 1
    assert "cannot be written" in said.err
