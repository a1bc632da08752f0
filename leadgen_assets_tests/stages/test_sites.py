"""Sites: read once whoever asks, and a page that is poison harms its own company alone."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from psycopg import AsyncConnection

from leadgen_assets.decisions import identifying
from leadgen_assets.demo.build import DemoWeb
from leadgen_assets.domain.pages.page import Outcome
from leadgen_assets.domain.requests.request import LeadRequest
from leadgen_assets.reports.explanation import Explanation
from leadgen_assets.stages.explaining import explain_company
from leadgen_assets.stages.parsing import ParsingFailed, ParsingPool
from leadgen_assets.stages.proposing import another_source, lacking_websites
from leadgen_assets.storage.companies import blocked_in_request
from leadgen_assets.storage.database import Database
from leadgen_assets.storage.dossier import company_entries
from leadgen_assets.storage.requests import load
from leadgen_assets.storage.wordings import Apart
from leadgen_assets.web.archive_writer import ArchiveWriter

if TYPE_CHECKING:
    from leadgen_assets_tests.stages.conftest import Desk

AT = datetime(2026, 11, 2, 8, 0, tzinfo=UTC)
PLAIN = "<html><head><title>{name}</title></head><body><h1>{name}</h1><p>{name} looks after rental homes. {more}</p></body></html>"


def outcomes(desk: Desk, key: str) -> dict[str, dict[str, Any]]:
    rows = desk.sql(
        "SELECT coalesce(nullif(c.domain, ''), c.name), w.result FROM leadgen.work_items w"
        " JOIN leadgen.companies c ON c.company_id::text = w.item WHERE request_key = %s AND stage = 'company_pages'",
        key,
    )
    return dict(rows)


def archive(path: Path, pages: dict[str, bytes], failed: dict[str, Outcome] | None = None) -> str:
    """A WARC of home pages by domain; returns it as a source."""
    with path.open("wb") as file:
        writer = ArchiveWriter(file)
        for domain, body in pages.items():
            writer.response(f"https://{domain}/", body, AT)
        for domain, outcome in (failed or {}).items():
            writer.failed(f"https://{domain}/", outcome, "no answer within 20 s", AT)
    return f"archive:{path}"


def plain(name: str, more: str = "") -> bytes:
    return PLAIN.format(name=name, more=more).encode()


def asking(desk: Desk, *sources: str, name: str = "sites") -> str:
    request = LeadRequest(
        tenant=desk.tenant,
        name=name,
        icp="small_business",
        target_companies=50,
        sources=sources,  # type: ignore[arg-type]
    )
    return desk.submit(request)


def asked(desk: Desk) -> list[str]:
    assert desk.fetcher is not None
    return desk.fetcher.asked


def test_a_second_request_reuses_fresh_pages_without_fetching(desk: Desk, web12: DemoWeb) -> None:
    first, second, third = (desk.submit(desk.request(web12, name=name)) for name in ("one", "two", "three"))
    desk.go(first, "discover", "sites")
    fetched = asked(desk)
    assert len(fetched) == len(set(fetched)) > 12
    desk.go(second, "discover", "sites")
    assert asked(desk) == []
    reused = outcomes(desk, second)
    assert sum(result["reused"] for result in reused.values()) == 12
    assert {k: r["outcome"] for k, r in reused.items()} == {k: r["outcome"] for k, r in outcomes(desk, first).items()}
    pages = desk.sql("SELECT count(*) FROM leadgen.pages")
    later = datetime.now(UTC) + timedelta(days=200)
    desk.go(third, "discover", "sites", now=lambda: later)
    assert sorted(asked(desk)) == sorted(fetched), "pages of last year are not believed"
    assert desk.sql("SELECT count(*) FROM leadgen.pages") == pages, "the same content is the same page"


def test_a_company_without_website_is_told_and_not_guessed(desk: Desk, web12: DemoWeb) -> None:
    key = desk.submit(desk.request(web12))
    desk.go(key, "discover", "sites", "profiles", "assess")
    told = outcomes(desk, key)["Orrinbury Ridge Realty and Management"]
    assert (told["outcome"], told["read"], told["reused"]) == ("no_website", 0, False)
    status = desk.sql(
        "SELECT rc.status, rc.reason FROM leadgen.request_companies rc JOIN leadgen.companies c USING (company_id)"
        " WHERE c.name = 'Orrinbury Ridge Realty and Management'"
    )
    assert status == [("researched", "not known: no website known")]


def test_offices_on_a_shared_site_are_told_in_true_words_and_a_better_address_helps(desk: Desk) -> None:
    path = desk.folder / "brand.warc.gz"
    with path.open("wb") as file:
        writer = ArchiveWriter(file)
        writer.response("https://brand.example/", plain("Brand Homes"), AT)
        writer.response("https://brand.example/locations/austin", plain("Not Found"), AT, status=404)
        writer.response("https://brand.example/offices/austin", plain("Brand Homes Austin"), AT)
    (desk.folder / "offices.csv").write_text(
        "name,website,phone,city,state\nBrand Austin,brand.example/locations/austin,512-555-0101,Austin,TX\n"
        "Brand Dallas,brand.example/locations/dallas,214-555-0102,Dallas,TX\n"
    )
    key = asking(desk, "list:offices.csv", f"archive:{path}", name="offices")
    desk.go(key, "discover", "sites", "profiles", "assess")
    found = {name: (told["outcome"], told["detail"]) for name, told in outcomes(desk, key).items()}
    assert found == {
        "brand.example": (
            "page_gone_from_shared_site",
            "HTTP 404 (brand.example/locations/austin) and the rest of brand.example is not this firm's: give another website of it",
        ),
        "Brand Dallas": (
            "website_of_another_company", "its website is on brand.example, which another company here has",
        ),
    }  # fmt: skip
    sites = desk.sql(
        "SELECT body #>> '{fields,domain,1,0}', body #>> '{fields,website,1,0}' FROM leadgen.profiles"
        " JOIN leadgen.companies c USING (company_id) WHERE c.name = 'Brand Dallas'"
    )
    assert sites == [(None, None)], "a row of a list does not give it what another company has"

    async def why(conn: AsyncConnection[Any]) -> Explanation:
        [entry] = [entry for entry in await company_entries(conn) if entry.name == "Brand Dallas"]
        return await explain_company(conn, entry, await load(conn, key))

    told = desk.in_session(key, lambda session: session.read(why))
    assert "brand.example, is that of Brand Austin (#" in told.next_step
    assert f"leadgen amend {key} --add" in told.next_step
    assert "leadgen companies join '#" in told.next_step
    assert "domain" not in {value.field.lower() for value in told.fields}

    async def joined_and_split(database: Database) -> None:
        async with database.tenant_tx(desk.tenant) as conn:
            joined = await identifying.join(conn, "Brand Austin", "Brand Dallas")
            undone = f"@{joined.moved[0].mention_id}"
            await identifying.split(conn, f"#{joined.kept}", undone, Apart("", "", AT))

    desk.sql("UPDATE leadgen.lead_requests SET status = 'ready'")
    desk.with_database(joined_and_split)
    desk.sql("UPDATE leadgen.lead_requests SET status = 'running'")
    desk.go(key, "sites", "profiles", "assess")
    assert {name: (told["outcome"], told["detail"]) for name, told in outcomes(desk, key).items()} == found
    lacking = another_source(key, 0, 1, 1).words
    assert lacking == (
        "add a website of its own for 1 company whose present one another company has,"
        " and another website for 1 company whose page on a shared site is gone"
    )
    (desk.folder / "offices.csv").write_text(
        "name,website,phone,city,state\nBrand Austin,brand.example/offices/austin,512-555-0101,Austin,TX\n"
        "Brand Dallas,branddallas.example,214-555-0102,Dallas,TX\n"
    )
    again = asking(desk, "list:offices.csv", f"archive:{path}", name="again")
    desk.go(again, "discover", "sites", "profiles")
    assert outcomes(desk, again)["brand.example"]["outcome"] == "ok"
    websites = desk.sql(
        "SELECT body #>> '{fields,website,1,0}' FROM leadgen.profiles JOIN leadgen.companies c USING (company_id)"
        " WHERE c.domain = 'brand.example'"
    )
    assert ("https://brand.example/offices/austin",) in websites, "its part, not the brand's home page"
    assert desk.sql("SELECT domain FROM leadgen.companies WHERE name = 'Brand Dallas'") == [("branddallas.example",)]
    assert desk.in_session(key, lambda session: session.read(lacking_websites, key)) == [0, 1, 1]
    # Whoever blocks the brand's domain blocks all offices, also one that has a website of its own by now.
    desk.sql("INSERT INTO leadgen.blocked_domains (domain, reason) VALUES ('brand.example', 'customer')")
    assert desk.in_session(key, lambda session: session.read(lacking_websites, key)) == [0, 0, 0]
    told = desk.in_session(key, lambda session: session.read(why))
    assert told.why_no_contact == ("the company is blocked (customer, as brand.example): nobody of it is shown",)
    assert len(desk.in_session(again, lambda session: session.read(blocked_in_request, again))) == 2


def test_of_all_websites_that_sources_name_the_one_that_is_there_is_read(desk: Desk) -> None:
    path = desk.folder / "moved.warc.gz"
    with path.open("wb") as file:
        writer = ArchiveWriter(file)
        writer.response("https://old.example/", b"", AT, status=301, headers=[("Location", "https://new.example/")])
        writer.response("https://new.example/", plain("New River Homes"), AT)
        writer.response("https://brand.example/", plain("Brand"), AT)
        writer.response("https://brand.example/locations/waco/index.html", b"", AT, status=404)
        writer.response("https://brand.example/offices/waco-tx", plain("Brand Waco"), AT)
        writer.response("https://alone.example/", b"", AT, status=404)
        writer.response("https://front.example/tx/austin", plain("Front Austin"), AT)
        writer.response("https://left.example/", plain("Left, the brand"), AT)
        writer.response(
            "https://left.example/tx/austin", b"", AT, status=302, headers=[("Location", "https://left.example/")]
        )
    (desk.folder / "one.csv").write_text(
        "name,website,phone,city,state\nRiver Homes,old.example,512-555-0101,Austin,TX\n"
        "River Homes,new.example,512-555-0101,Austin,TX\n"
        "Brand Waco,brand.example/locations/waco/index.html,,Waco,TX\n"
        "Alone Homes,alone.example,512-555-0103,Austin,TX\n"
        "Front Austin,front.example/tx/austin/index.php?id=9,,Austin,TX\nLeft Austin,left.example/tx/austin,,Austin,TX\n"
    )
    (desk.folder / "two.csv").write_text(
        "name,website,phone,city,state\nBrand Waco,brand.example/offices/waco-tx,254-555-0102,Waco,TX\n"
        "Brand Waco,brand.example,254-555-0102,Waco,TX\n"
    )
    key = asking(desk, "list:one.csv", "list:two.csv", f"archive:{path}", name="moved")
    desk.go(key, "discover", "sites", "profiles")
    found = {name: told["outcome"] for name, told in outcomes(desk, key).items()}
    assert found == {
        "new.example": "ok", "brand.example": "ok", "alone.example": "not_found",
        "front.example": "ok",  # by the front page of its part
        "left.example": "page_gone_from_shared_site",  # it leads to the brand's home page
    }  # fmt: skip
    websites = desk.sql(
        "SELECT website FROM leadgen.companies WHERE domain IN ('alone.example', 'brand.example', 'new.example') ORDER BY domain"
    )
    assert websites == [
        ("https://alone.example",), ("https://brand.example/offices/waco-tx",), ("https://new.example",),
    ]  # fmt: skip
    pages = desk.sql("SELECT url FROM leadgen.pages WHERE outcome = 'ok' ORDER BY 1")
    assert pages == [
        ("https://brand.example/offices/waco-tx",), ("https://front.example/tx/austin",), ("https://new.example",),
    ]  # fmt: skip


def test_what_could_not_be_reached_is_asked_again_by_another_request(desk: Desk) -> None:
    down = archive(desk.folder / "down.warc.gz", {"up.example": plain("Up Homes")}, {"down.example": Outcome.TIMEOUT})
    first = asking(desk, down, name="first")
    desk.go(first, "discover", "sites")
    assert outcomes(desk, first)["down.example"]["outcome"] == "timeout"
    again = archive(desk.folder / "again.warc.gz", {"down.example": plain("Down Homes"), "up.example": plain("Up")})
    second = asking(desk, again, name="second")
    desk.go(second, "discover", "sites")
    assert outcomes(desk, second)["down.example"] | {"oldest": ""} == {
        "outcome": "ok", "detail": "", "read": 1, "reused": False, "oldest": "",
    }  # fmt: skip
    assert not outcomes(desk, second)["up.example"]["reused"], "another archive holds what its sites are now"


POISON: dict[str, bytes] = {
    "nul.example": plain("Nul\x00 Homes &#0; &#x0;", "Call 512-555-0101\x00."),
    "surrogate.example": plain("Pair Homes", "&#xD800; &#55357;").replace(
        b"</head>",
        b'<script type="application/ld+json">{"@type": "LocalBusiness", "name": "Half \\ud83d Homes \\u0000",'
        b' "telephone": "512-555-0102", "employee": {"@type": "Person", "name": "Ann \\udc00 Lee", "jobTitle": "Owner"}}'
        b"</script></head>",
    ),
    "title.example": plain("T" * 1_000_000),
    "address.example": plain("Long Homes", f'<a href="https://address.example/about-us?{"x" * 20_000}">About us</a>'),
    "bytes.example": bytes(range(256)) * 40,
    "deep.example": b"<html><body>" + b"<div>" * 5_000 + b"deep</body></html>",
}


def test_poisoned_pages_harm_nobody_else(desk: Desk) -> None:
    fine = {f"fine{number}.example": plain(f"Fine Homes {number}") for number in range(6)}
    key = asking(desk, archive(desk.folder / "poison.warc.gz", fine | POISON))
    desk.go(key, "discover", "sites", "profiles", "assess", "contacts")
    rows = desk.sql(
        "SELECT c.domain, w.stage, w.status, w.error FROM leadgen.work_items w"
        " JOIN leadgen.companies c ON c.company_id::text = w.item WHERE w.request_key = %s",
        key,
    )
    for domain, stage, status, error in rows:
        if domain in fine:
            assert (status, error) == ("done", ""), (domain, stage)
    failed = {(stage, domain) for domain, stage, status, _ in rows if status == "failed"}
    quarantined = desk.sql(
        "SELECT q.stage, c.domain, q.reason FROM leadgen.quarantine q JOIN leadgen.companies c ON c.company_id::text = q.item"
    )
    assert {(stage, domain) for stage, domain, _ in quarantined} == failed
    assert all(reason for _, _, reason in quarantined)
    profiled = {domain for domain, stage, status, _ in rows if (stage, status) == ("company_profiles", "done")}
    assert profiled >= set(fine) | {"title.example"}


class FussyParsing(ParsingPool):
    """A pool whose workers die on some companies."""

    def __init__(self, dies_on: Callable[[tuple[Any, ...]], bool]) -> None:
        super().__init__(0)
        self._dies_on = dies_on

    async def run(self, function: Any, *args: Any, **kwargs: Any) -> Any:
        if self._dies_on(args):
            raise ParsingFailed("the parsing process died on this company's pages")
        return await super().run(function, *args, **kwargs)


@pytest.mark.long
@pytest.mark.parametrize("stage", ["company_pages", "company_profiles"])
def test_a_company_on_which_parsing_dies_fails_alone_and_with_its_reason(
    desk: Desk, stage: str, web12: DemoWeb
) -> None:
    domain = "tarnholtparkpm.example"

    def dies(args: tuple[Any, ...]) -> bool:
        return domain in args and (stage == "company_pages") == (not hasattr(args[0], "vocabulary"))

    desk.parsing = FussyParsing(dies)
    key = desk.submit(desk.request(web12, without_contacts="keep"))
    exported = desk.go(key)[-1]
    delivered = [row["domain"] for row in exported.gathered.companies]
    assert len(delivered) == 9
    assert domain not in delivered
    ((name, reason),) = desk.sql(
        "SELECT c.domain, q.reason FROM leadgen.quarantine q JOIN leadgen.companies c ON c.company_id::text = q.item"
        " WHERE q.stage = %s",
        stage,
    )
    assert name == domain
    assert reason == "ParsingFailed: the parsing process died on this company's pages"
    desk.parsing = ParsingPool(0)
    desk.sql("UPDATE leadgen.lead_requests SET redo_failed_before = now()")
    desk.go(key)
    assert desk.sql("SELECT count(*) FROM leadgen.quarantine") == [(0,)]
    ((status,),) = desk.sql(
        "SELECT rc.status FROM leadgen.request_companies rc JOIN leadgen.companies c USING (company_id) WHERE c.domain = %s",
        domain,
    )
    assert status in ("qualified", "exported")


@pytest.mark.long
def test_pages_are_fetched_once_over_all_runs_of_a_request(desk: Desk, web12: DemoWeb) -> None:
    key = desk.submit(desk.request(web12))
    desk.go(key, "discover", "sites")
    pages = desk.sql("SELECT url, content_hash, fetched_at, saved_at FROM leadgen.pages ORDER BY 1, 2")
    desk.go(key, run_id="run-two")
    assert asked(desk) == []
    assert desk.sql("SELECT url, content_hash, fetched_at, saved_at FROM leadgen.pages ORDER BY 1, 2") == pages
    result = json.dumps(outcomes(desk, key), sort_keys=True)
    desk.sql("UPDATE leadgen.lead_requests SET redo_all_before = now()")
    desk.go(key, "sites", run_id="run-three")
    assert len(asked(desk)) == len(pages)
    assert json.dumps(outcomes(desk, key), sort_keys=True) == result


def linking(name: str, *paths: str) -> bytes:
    return plain(name, " ".join(f'<a href="/{path}">{path}</a>' for path in paths))


def visited(desk: Desk, path: Path, pages: dict[str, bytes], *rows: str, name: str) -> dict[str, dict[str, str]]:
    """Pages of an archive by address, read for a list with those websites; domain -> path of a saved page -> its role."""
    with path.open("wb") as file:
        writer = ArchiveWriter(file)
        for url, body in pages.items():
            writer.response(f"https://{url}", body, AT)
    listed = path.with_suffix(".csv")
    listed.write_text("website,city\n" + "".join(f"{row},Austin\n" for row in rows))
    key = asking(desk, f"list:{listed}", f"archive:{path}", name=name)
    desk.go(key, "discover", "sites")
    found = desk.sql(
        "SELECT domain, array_agg(split_part(url, '.example', 2) || ' ' || role ORDER BY page_id) FROM leadgen.pages"
        " JOIN leadgen.companies USING (company_id) WHERE tenant_id = %s GROUP BY 1".replace(
            "tenant_id", "companies.tenant_id"
        ),
        desk.tenant,
    )
    return {domain: dict(page.split(" ") for page in pages) for domain, pages in found}


def test_a_website_with_a_path_is_entered_at_its_home_page(desk: Desk) -> None:
    menu = ("contact", "about", "team", "owners", "pay")
    web = {
        "dead.example/": linking("Dead", *menu), "dead.example/contact": plain("Dead"),
        "deep.example/": linking("Deep", "contact", "people"), "deep.example/contact": plain("Deep"),
        "deep.example/fees.html": plain("Deep fees"),
        "only.example/profile": plain("Only"),
        "brand.example/": plain("Brand"), "brand.example/austin": plain("Brand Austin"),
        "click.example/": plain("Click"),
    }  # fmt: skip
    rows = (
        "https://dead.example/old-page.html", "https://deep.example/fees.html?utm_source=crm", "https://only.example/profile",
        "https://brand.example/austin", "https://click.example/?utm_source=google",
    )  # fmt: skip
    found = visited(desk, desk.folder / "paths.warc", web, *rows, name="paths")
    assert found == {
        "dead.example": {"/": "home", "/contact": "contact"},
        "deep.example": {"/": "home", "/fees.html": "clients", "/contact": "contact"},
        "only.example": {"/profile": "home"},
        "brand.example": {"/austin": "home"},  # what is above it is not this firm's
        "click.example": {"/": "home"},
    }


def test_a_named_page_takes_no_more_places_than_there_are(desk: Desk) -> None:
    web = {f"full.example/{path}": plain(path) for path in ("contact", "about", "team", "fees")}
    web["full.example/"] = linking("Full", "contact", "about", "team")
    for most, expected in ((3, {"/", "/fees", "/contact"}), (2, {"/", "/contact"}), (1, {"/"})):
        desk.settings = desk.settings.model_copy(update={"pages_per_site": most})
        desk.sql("DELETE FROM leadgen.pages")
        found = visited(desk, desk.folder / f"full{most}.warc", web, "https://full.example/fees", name=f"full-{most}")
        assert found["full.example"].keys() == expected


def test_companies_that_were_given_before_take_no_place_of_a_preview(desk: Desk) -> None:
    source = archive(desk.folder / "many.warc.gz", {f"firm{n:02}.example": plain(f"Firm {n}") for n in range(54)})
    desk.go(asking(desk, source, name="earlier"), "discover")

    def previewed(name: str, given: str) -> list[str]:
        desk.sql(
            "INSERT INTO leadgen.exported_companies (company_id, request_key, exported_at)"
            " SELECT company_id, %s, now() FROM leadgen.companies WHERE domain < %s ON CONFLICT DO NOTHING",
            f"{desk.tenant}.earlier",
            given,
        )
        request = LeadRequest(
            tenant=desk.tenant, name=name, icp="small_business", target_companies=50, sources=(source,), preview=3
        )  # type: ignore[arg-type]
        key = desk.submit(request)
        desk.go(key, "discover", "sites")
        return sorted(outcomes(desk, key))

    # An archive gives fifty sites a batch: the second one is sought too.
    assert previewed("some", "firm52") == ["firm00.example", "firm52.example", "firm53.example"], "one place was left"
    assert previewed("all", "firm99") == ["firm00.example", "firm01.example", "firm02.example"], "and is told why"
