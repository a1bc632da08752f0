from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from psycopg import sql
from selectolax.lexbor import LexborHTMLParser
from starlette.testclient import TestClient

from leadgen_assets.delivery.forms import FORMS
from leadgen_assets.desk import standings
from leadgen_assets.domain.exports.blocking import email_digest
from leadgen_assets.domain.exports.review import REVIEW_COLUMNS
from leadgen_assets.domain.requests.request import RequestStatus
from leadgen_assets.doors.submitting import submit_request
from leadgen_assets.storage.database import Database
from leadgen_assets.storage.embedded import EmbeddedServer


@pytest.fixture(scope="module")
def browser(finished: Any) -> Iterator[TestClient]:
    """A browser that has shown the token."""
    with finished.client(opened=True) as opened:
        yield opened


def words(node: Any) -> str:
    return " ".join(node.text(separator=" ").split())


def test_the_list_names_each_request_with_status_progress_and_next_step(finished: Any, browser: TestClient) -> None:
    page = LexborHTMLParser(browser.get("/").text)
    (row,) = page.css("tbody tr")
    assert row.css_first("a").attributes["href"] == f"/requests/{finished.key}"
    assert row.css_first(".badge").text() == "ready"
    assert row.css_first("progress").attributes["value"] == "100"
    assert "9 of 9 delivered" in words(row)
    assert row.css_first("code").text() == f"leadgen export {finished.key}"


def test_ways_to_go_on_stand_once_each_with_its_command(changeable: Any) -> None:
    way = {"words": "add Oklahoma: 2 companies more", "command": f"leadgen amend {changeable.key} --add states=OK"}
    changeable.sql(
        "UPDATE leadgen.lead_requests SET status = 'needs_decision', next_step = %s, proposals = %s",
        "The sources have no more companies that match. You could: add Oklahoma: 2 companies more.", json.dumps([way]),
    )  # fmt: skip
    with changeable.client() as browser:
        page = LexborHTMLParser(browser.get(f"/requests/{changeable.key}").text)
        head = words(page.css_first("main > header"))
        assert head.count("add Oklahoma") == 1
        assert "no more companies that match." in head
        assert way["command"] in head
        (row,) = LexborHTMLParser(browser.get("/").text).css("tbody tr")
        assert "What you could decide" in words(row)
        assert "add Oklahoma" not in words(row)


def test_an_empty_desk_says_how_to_begin(nothing_yet: Any) -> None:
    with nothing_yet.client() as browser:
        page = browser.get("/").text
        assert "There is no request yet" in page
        assert "leadgen demo" in page
        assert browser.get("/requests/default.none").status_code == 404


def test_filters_choose_and_nonsense_is_no_choice(changeable: Any) -> None:
    changeable.sql("INSERT INTO leadgen.tenants (tenant_id, name) VALUES ('other', 'other')")
    changeable.sql(
        "INSERT INTO leadgen.icps (tenant_id, icp_hash, name, body) SELECT 'other', icp_hash, name, body FROM leadgen.icps"
    )
    changeable.sql(
        "INSERT INTO leadgen.lead_requests (tenant_id, request_key, request, base_folder, icp_hash, status)"
        """ SELECT 'other', 'other.new', request || '{"tenant": "other", "name": "new"}', base_folder, icp_hash, 'queued'"""
        " FROM leadgen.lead_requests"
    )
    both = (
        "",
        "tenant=nobody",
        "status=%00",
        "status=failed",
        "page=0",
        "page=-1",
        "page=9",
        "page=99999999999",
        "page=x",
    )
    with changeable.client() as browser:

        def listed(query: str) -> list[str]:
            answer = browser.get(f"/?{query}")
            assert answer.status_code == 200
            return re.findall(r'href="/requests/([^"]+)"', answer.text)

        for query in both:
            assert listed(query) == ["other.new", changeable.key], query
        for query in ("tenant=demo", "status=ready", "tenant=demo&status=ready&page=7"):
            assert listed(query) == [changeable.key], query
        assert listed("tenant=demo&status=queued") == []


def test_many_requests_come_some_at_a_time(changeable: Any) -> None:
    changeable.sql(
        "INSERT INTO leadgen.lead_requests (tenant_id, request_key, request, base_folder, icp_hash, status)"
        " SELECT tenant_id, 'demo.r' || n, request || jsonb_build_object('name', 'r' || n), base_folder, icp_hash, 'queued'"
        " FROM leadgen.lead_requests, generate_series(1, 60) n"
    )
    with changeable.client() as browser:
        first, second = (LexborHTMLParser(browser.get(f"/?page={n}").text) for n in (1, 3))
        assert (len(first.css("tbody tr")), len(second.css("tbody tr"))) == (25, 11)
        assert "61 requests" in words(first.css_first("caption"))
        assert first.css_first('a[rel="next"]').attributes["href"] == "/?tenant=&status=&page=2"
        assert words(first.css_first(".measure")).endswith("0 % of the work")


def test_a_request_tells_verdict_stages_checks_and_files(finished: Any, browser: TestClient) -> None:
    page = LexborHTMLParser(browser.get(f"/requests/{finished.key}").text)
    head = words(page.css_first("main > header"))
    assert head.startswith("READY")
    assert "9 of 9 companies delivered" in head
    assert len(page.css(".stages progress")) == 5
    assert {bar.attributes["value"] for bar in page.css(".stages progress")} == {"100"}
    text = words(page.css_first("main"))
    for said in (
        "From candidates to delivered",
        "Every value has verified evidence",
        "Sources",
        "Why companies are not",
    ):
        assert said in text
    hrefs = [a.attributes["href"] for a in page.css(".downloads a")]
    kinds = ["companies", "contacts", "evidence", "review", *FORMS]
    assert hrefs == [f"/requests/{finished.key}/files/{kind}" for kind in kinds]
    assert not page.css("script")  # nothing is under way


def test_a_request_that_was_split_shows_its_slices_in_place_of_stages(changeable: Any) -> None:
    whole = "tenant: demo\nname: whole\ntarget_companies: 24\nsources: list:nothing.csv\n"

    async def submit() -> None:
        async with Database(changeable.url) as database:
            await submit_request(database, changeable.settings, whole, "the test", Path(), RequestStatus.QUEUED)

    asyncio.run(submit())
    changeable.sql(
        "UPDATE leadgen.lead_requests SET split_by = 'state', status = 'waiting' WHERE request_key = 'demo.whole'"
    )
    changeable.sql(
        "UPDATE leadgen.lead_requests SET slice_of = 'demo.whole', slice = 'TX' WHERE request_key = %s", changeable.key
    )
    with changeable.client(opened=True) as browser:
        page = LexborHTMLParser(browser.get("/requests/demo.whole").text)
        listed = words(LexborHTMLParser(browser.get("/").text).css_first("main"))
    text = words(page.css_first("main"))
    assert [a.attributes["href"] for a in page.css("#slices ~ table a")] == [f"/requests/{changeable.key}"]
    assert "0 of 24 delivered" in listed
    for said in (
        "No company qualified yet",
        "Every known site",
        "No source was read",
        "--redo failed",
        "nothing to do",
        "24, 0 %",
    ):
        assert said not in text


def test_files_of_a_preview_are_not_called_delivered(changeable: Any) -> None:
    changeable.sql("DELETE FROM leadgen.exported_companies")
    with changeable.client(opened=True) as browser:
        pages = [browser.get(f"/requests/{changeable.key}{part}").text for part in ("", "/companies")]
    assert "9 companies of the preview" in pages[0]
    assert "delivered companies, with people" not in pages[0]
    assert "9 companies, of the preview" in words(LexborHTMLParser(pages[1]).css_first("caption"))


def test_without_the_token_a_request_is_numbers_only(finished: Any) -> None:
    with finished.client() as stranger:
        page = LexborHTMLParser(stranger.get(f"/requests/{finished.key}").text)
    assert not page.css(".downloads a")
    text = words(page.css_first("main"))
    assert "READY" in text
    assert str(finished.settings.exports) not in text
    assert finished.exported("companies")[0]["domain"] not in text


def test_a_request_under_way_says_how_far_it_is_and_keeps_itself_up_to_date(changeable: Any) -> None:
    changeable.sql("UPDATE leadgen.lead_requests SET status = 'running'")
    changeable.sql("DELETE FROM leadgen.work_items WHERE stage IN ('icp_assessments', 'contacts')")
    changeable.sql(
        "UPDATE leadgen.work_items SET status = 'failed' WHERE (stage, item) IN"
        " (SELECT stage, item FROM leadgen.work_items WHERE stage = 'company_profiles' LIMIT 1)"
    )
    with changeable.client() as browser:
        page = LexborHTMLParser(browser.get(f"/requests/{changeable.key}").text)
        assert page.css_first("main").attributes.keys() >= {"data-live"}
        assert [script.attributes["src"].partition("?")[0] for script in page.css("script")] == ["/live.js"]
        assert page.css_first("#told").attributes["role"] == "status"
        assert "icp assessments, 0 % done" in words(page.css_first("#told"))
        stages = [words(stage) for stage in page.css(".stages li")]
        assert "1 failed" in stages[2]
        assert "to do" in stages[3]
        assert "data-live" in browser.get("/").text


def test_a_waiting_request_says_until_when(changeable: Any) -> None:
    changeable.sql("UPDATE leadgen.lead_requests SET status = 'waiting', waiting_until = '2026-11-26 00:00:00+00'")
    with changeable.client() as browser:
        page = LexborHTMLParser(browser.get(f"/requests/{changeable.key}").text)
    head = words(page.css_first("#verdict"))
    assert "WAITING until 2026-11-26 00:00 UTC" in head
    assert "A run works on it" not in head


def test_companies_lead_to_one_with_its_quotes_reasons_and_people(finished: Any, browser: TestClient) -> None:
    page = LexborHTMLParser(browser.get(f"/requests/{finished.key}/companies").text)
    rows = page.css("tbody tr")
    assert len(rows) == 9
    people = {row["company_domain"]: row for row in finished.exported("contacts")}
    company = next(row for row in finished.exported("companies") if row["domain"] in people)
    person = people[company["domain"]]
    link = page.css_first(f'a[href$="/{company["domain"]}"]').attributes["href"]
    shown = LexborHTMLParser(browser.get(link).text)
    assert shown.css_first("h1").text() == company["company_name"]
    text = words(shown.css_first("main"))
    assert person["full_name"] in text
    assert person["email"] in text
    assert "its score of" in text
    asked = words(shown.css_first("section[aria-labelledby=why]"))
    assert re.search(r"believed: (?:high|medium|low)", asked)
    assert "not on https://" in asked or "unknown" not in asked
    evidence = [row for row in finished.exported("evidence") if row["company"] == company["domain"]]
    assert len(shown.css("blockquote")) == len(evidence)
    linked = {a.attributes["href"] for a in shown.css("a")}
    assert any("#:~:text=" in row["link"] and row["link"] in linked for row in evidence)


@pytest.mark.parametrize(("search", "number"), [("", 9), ("zzzz", 0), ("%", 0), ("' OR 1=1", 0), (".EXAMPLE", 9)])
def test_companies_are_found_by_name_or_domain(finished: Any, browser: TestClient, search: str, number: int) -> None:
    page = LexborHTMLParser(browser.get(f"/requests/{finished.key}/companies", params={"q": search}).text)
    assert len(page.css("tbody tr")) == number


def test_thousands_of_companies_come_some_at_a_time(changeable: Any) -> None:
    changeable.sql(
        "UPDATE leadgen.export_sets SET companies = (SELECT jsonb_agg(companies->0 || jsonb_build_object("
        "'domain', 'firm' || n || '.example', 'company_name', 'Firm ' || n) ORDER BY n) FROM generate_series(1, 2000) n)"
    )
    with changeable.client(opened=True) as browser:
        address = f"/requests/{changeable.key}/companies"
        page = LexborHTMLParser(browser.get(f"{address}?page=80&q=firm").text)
        assert len(page.css("tbody tr")) == 25
        assert "Page 80 of 80" in words(page.css_first(".turning"))
        assert page.css_first('a[rel="prev"]').attributes["href"] == f"{address}?q=firm&page=79"
        assert "Firm 2000" in words(LexborHTMLParser(browser.get(f"{address}?page=99999").text))
        assert browser.get(f"{address}/firm1999.example").status_code == 200


def test_what_pages_said_stays_text(changeable: Any) -> None:
    hostile = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"
    company = changeable.exported("companies")[0] | {
        "company_name": hostile, "domain": "", "website": "javascript:alert(1)", "description": hostile,
    }  # fmt: skip
    contact = changeable.exported("contacts")[0] | {
        "full_name": hostile, "company_domain": "", "company_name": hostile, "linkedin_url": "javascript:alert(1)",
        "email": '"><b>@x.example', "title": hostile,
    }  # fmt: skip
    fact = {"company": hostile, "field": "pms_detected", "value": hostile, "quote": hostile, "method": "text"}
    evidence = [fact | {"link": "javascript:alert(1)", "date": ""}]
    changeable.sql(
        "UPDATE leadgen.export_sets SET companies = %s, contacts = %s, evidence = %s, full_rows = ''",
        *(json.dumps(rows) for rows in ([company], [contact], evidence)),
    )
    changeable.sql(
        "UPDATE leadgen.lead_requests SET next_step = %s, status = 'failed', status_reason = %s", hostile, hostile
    )
    with changeable.client(opened=True) as browser:
        listed = LexborHTMLParser(browser.get(f"/requests/{changeable.key}/companies").text)
        link = listed.css_first("tbody a").attributes["href"]
        answers = [browser.get(path) for path in ("/", f"/requests/{changeable.key}", link)]
        for answer in (*answers, browser.get(f"/requests/{changeable.key}/companies", params={"q": hostile})):
            assert answer.status_code == 200
            page = LexborHTMLParser(answer.text)
            assert not page.css("img, script:not([src])")
            assert not [a for a in page.css("a") if (a.attributes["href"] or "").startswith("javascript")]
        assert LexborHTMLParser(answers[-1].text).css_first("h1").text() == hostile


def test_a_failed_run_shows_the_files_of_the_earlier_one_as_such(changeable: Any) -> None:
    changeable.sql(
        "UPDATE leadgen.lead_requests SET status = 'failed', run_id = 'run-two', status_reason = 'a rule broke'"
    )
    with changeable.client(opened=True) as browser:
        page = LexborHTMLParser(browser.get(f"/requests/{changeable.key}").text)
        assert page.css_first(".badge").text() == "BLOCKED"
        assert "a rule broke" in words(page.css_first("main > header"))
        assert "These are files of an earlier run" in words(page.css_first("#files"))
        assert "0 of 9 delivered" in words(LexborHTMLParser(browser.get("/").text).css_first("tbody"))


def test_a_cancelled_request_says_so_above_its_downloads(changeable: Any) -> None:
    changeable.sql("UPDATE leadgen.lead_requests SET status = 'cancelled', run_id = 'run-two'")
    with changeable.client(opened=True) as browser:
        page = LexborHTMLParser(browser.get(f"/requests/{changeable.key}").text)
        head = words(page.css_first("main > header"))
        assert head.startswith("CANCELLED")
        assert "The files of its last export may be used." in head
        assert page.css("#files a.button")


def test_a_second_export_shows_what_is_new_and_what_is_gone(changeable: Any) -> None:
    changeable.sql(
        "INSERT INTO leadgen.export_sets (export_id, tenant_id, request_key, run_id, companies, contacts, evidence,"
        " verdict, refused, created_at) SELECT export_id || '-2', tenant_id, request_key, run_id, companies - 0 ||"
        """ jsonb_build_array(companies->0 || '{"domain": "fresh.example", "company_name": "Fresh"}'), contacts, evidence,"""
        " verdict, refused, created_at + interval '1 day' FROM leadgen.export_sets"
    )
    changeable.sql(
        "INSERT INTO leadgen.exports SELECT tenant_id, export_id || '-2', kind, path, rows, bytes, sha256 FROM leadgen.exports"
    )
    gone = changeable.exported("companies")[0]["domain"]
    with changeable.client(opened=True) as browser:
        text = words(LexborHTMLParser(browser.get(f"/requests/{changeable.key}").text).css_first("#files"))
    assert "New fresh.example" in text
    assert f"Gone {gone}" in text


def test_a_database_that_is_gone_is_told_and_comes_back(changeable: Any, server: EmbeddedServer) -> None:
    name = changeable.name
    rename = sql.SQL("ALTER DATABASE {} RENAME TO {}")
    away = sql.Identifier(f"{name}_away")
    with changeable.client() as browser:
        with psycopg.connect(server.url("postgres"), autocommit=True) as connection:
            connection.execute(rename.format(sql.Identifier(name), away))
            for address in ("/", f"/requests/{changeable.key}"):
                answer = browser.get(address)
                assert answer.status_code == 503
                assert "The database does not answer" in answer.text
                assert name not in answer.text
                assert "retry-after" in answer.headers
            assert browser.get("/healthz").status_code == 503
            connection.execute(rename.format(away, sql.Identifier(name)))
        assert browser.get("/").status_code == 200
        assert browser.get("/healthz").text == "ok\n"


def test_anything_unexpected_is_one_line(finished: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def break_down(*given: object) -> None:
        raise RuntimeError("Dana Kessler, dana@birch.example")

    monkeypatch.setattr(standings, "read_standing", break_down)
    with finished.client(raise_server_exceptions=False) as browser:
        answer = browser.get(f"/requests/{finished.key}")
    assert answer.status_code == 500
    assert "Something unexpected went wrong" in answer.text
    assert "Kessler" not in answer.text
    assert "default-src 'none'" in answer.headers["content-security-policy"]


def test_the_pages_and_the_files_name_companies_alike_and_in_one_order(finished: Any, browser: TestClient) -> None:
    request = LexborHTMLParser(browser.get(f"/requests/{finished.key}").text)
    rows = request.css('section[aria-labelledby="companies"] tbody tr')
    shown = [words(row.css_first("th")) for row in rows]
    files = [row["company_name"] for row in finished.exported("companies")]
    assert len(shown) >= len(files)
    for name, line in zip(files, shown, strict=False):
        assert line.startswith(name)


def test_who_asked_to_be_left_alone_is_shown_nowhere(changeable: Any) -> None:
    gone = next(row for row in changeable.exported("contacts") if row["email"])
    domain, name = gone["company_domain"], gone["full_name"]
    told = json.dumps([{
        "company": domain, "field": "units", "value": "670", "method": "layout", "date": "2026-11-02",
        "quote": f"670 homes, says {name.upper()}, {gone['email']}", "link": f"https://{domain}/#:~:text={name}",
    }])  # fmt: skip
    changeable.sql("UPDATE leadgen.export_sets SET evidence = evidence || %s::jsonb", told)
    changeable.sql(
        "INSERT INTO leadgen.blocked_emails (tenant_id, email_sha256, reason) VALUES ('demo', %s, 'suppression')",
        email_digest(gone["email"]),
    )
    of_them = sum(row["company_domain"] == domain for row in changeable.exported("contacts"))
    with changeable.client(opened=True) as browser:
        company = browser.get(f"/requests/{changeable.key}/companies/{domain}").text
        companies = browser.get(f"/requests/{changeable.key}/companies").text
        request = browser.get(f"/requests/{changeable.key}").text
    for page in (company, companies, request):
        assert name.casefold() not in page.casefold()
        assert gone["email"] not in page
    assert len(LexborHTMLParser(company).css("article.person")) == of_them - 1
    assert "1 person left out: blocked since" in company
    assert companies.count("1 person left out: blocked since") == 1
    assert "670 homes, says …, …" in company
    # The export was frozen, and stays what it was.
    assert gone in changeable.exported("contacts")


def test_of_a_blocked_company_nobody_is_shown(changeable: Any) -> None:
    gone = changeable.exported("contacts")[0]
    domain = gone["company_domain"]
    changeable.sql(
        "INSERT INTO leadgen.blocked_domains (tenant_id, domain, reason) VALUES ('demo', %s, 'customer')", domain
    )
    with changeable.client(opened=True) as browser:
        for address in (f"/requests/{changeable.key}/companies", f"/requests/{changeable.key}/companies/{domain}"):
            page = browser.get(address).text
            assert gone["full_name"] not in page
            assert "blocked since: customer" in page
            assert "left out: blocked since" in page


def test_a_review_is_sent_without_who_is_blocked(changeable: Any) -> None:
    row = dict.fromkeys(REVIEW_COLUMNS, "") | {"review_id": "demo.r1", "company": "Acme", "domain": "acme.example"}
    theirs, others = ({**row, "field": "email", "value": f"{name}@acme.example"} for name in ("ada", "bo"))
    changeable.sql("UPDATE leadgen.export_sets SET review = %s", json.dumps([theirs, others]))
    export_id = changeable.sql("SELECT export_id FROM leadgen.exports")[0]["export_id"]
    changeable.sql(
        "INSERT INTO leadgen.exports (tenant_id, export_id, kind, path, rows, bytes, sha256)"
        " VALUES ('demo', %s, 'review', '/nowhere/review.csv', 2, 1, 'x') ON CONFLICT DO NOTHING",
        export_id,
    )  # fmt: skip
    changeable.sql(
        "INSERT INTO leadgen.blocked_emails (tenant_id, email_sha256, reason) VALUES ('demo', %s, 'suppression')",
        email_digest("ada@acme.example"),
    )
    with changeable.client(opened=True) as browser:
        sent = browser.get(f"/requests/{changeable.key}/files/review").text
    assert "bo@acme.example" in sent
    assert "ada@" not in sent
