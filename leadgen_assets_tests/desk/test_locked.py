"""What the desk shows without the token where a request's own words name companies, addresses and files."""

from __future__ import annotations

import json
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from leadgen_assets.desk.locked import shown_to_anybody

KEY = "acme.first-texas"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("no website known", "no website known"),
        ("moved to other-firm.example, another domain", "moved to …, another domain"),
        ("It stopped on an error (/srv/acme/firms.csv: no such file).", "It stopped on an error (…: no such file)."),
        (r"C:\Acme\firms.xlsx cannot be read", "… cannot be read"),
        ("archive:old.warc.gz, https://www.firm.example/a?b=c.", "archive:…, …"),
        ("write to dana.kessler@firm.example", "write to …"),
        (f"leadgen amend {KEY} --set units_min=", f"leadgen amend {KEY} --set units_min="),
        (f"leadgen amend {KEY} --add sources=list:FILE.csv", f"leadgen amend {KEY} --add sources=list:FILE.csv"),
        (f"leadgen report {KEY}. Then, e.g. 3.5 of 10 and/or 1,200.", f"leadgen report {KEY}. Then, e.g. 3.5 of 10 and/or 1,200."),
        ("the rule companies_are_judged_by_this_version broke", "the rule companies_are_judged_by_this_version broke"),
        ("directory:169.254.169.254: refused", "directory:…: refused"),
        ("directory:127.0.0.1:8460/list and [::1]:80/x, 2001:db8:0:1::7", "directory:… and …, …"),
        ("localhost:8460/x, at 12:30:45, version 1.2.3", "…, at 12:30:45, version 1.2.3"),
        ("bücher.example and 4rent.example", "… and …"),
    ],
)  # fmt: skip
def test_names_are_taken_out_of_a_text_and_nothing_else(text: str, shown: str) -> None:
    assert shown_to_anybody(text, KEY) == shown


def naming(desk: Any, words: str) -> None:
    """The request with these words wherever a run may have written some."""
    desk.sql(
        "UPDATE leadgen.lead_requests SET status = 'failed', status_reason = %s, next_step = %s, proposals = %s",
        words, words, json.dumps([{"words": words, "command": f"leadgen run {desk.key}"}]),
    )  # fmt: skip
    verdict = desk.sql("SELECT verdict FROM leadgen.export_sets")[0]["verdict"]
    told = [check | {"passed": False, "failed": 1, "examples": [words], "what_to_do": words} for check in verdict]
    desk.sql("UPDATE leadgen.export_sets SET verdict = %s, refused = %s", json.dumps(told), words)
    desk.sql("UPDATE leadgen.work_items SET result = result || %s WHERE stage = 'discovered_companies'",
             json.dumps({"note": words, "damage": words}))  # fmt: skip
    desk.sql(
        "UPDATE leadgen.assessments SET qualified = false, fit = 'no',"
        """ body = body || jsonb_build_object('disqualifiers', jsonb_build_array(%s::text), 'unmet', '[]'::jsonb)""",
        words,
    )
    desk.sql(
        "INSERT INTO leadgen.quarantine (tenant_id, request_key, stage, item, reason)"
        " VALUES ('demo', %s, 'company_profiles', 'x', %s)",
        desk.key, words,
    )  # fmt: skip


def test_the_locked_desk_hides_the_sources_criterion_notes_paths_and_domains(changeable: Any) -> None:
    naming(changeable, "see /srv/lists/secret.csv, elsewhere.example, https://portal.example/x, and so on")
    domains = {row["domain"] for row in changeable.sql("SELECT domain FROM leadgen.companies") if row["domain"]}
    assert len(domains) > 5
    with changeable.client(opened=True) as holder:
        text = holder.get(f"/requests/{changeable.key}").text
        assert "/srv/lists/secret.csv" in text
        assert "elsewhere.example" in text
        assert "<dt>Sources</dt>" in text
    with changeable.client() as stranger:
        for place in ("/", f"/requests/{changeable.key}"):
            text = stranger.get(place).text
            hidden = {
                "/srv/",
                "secret",
                "elsewhere.example",
                "portal.example",
                "<dt>Sources</dt>",
                "demo_list",
                "demo_web",
            }
            hidden |= domains | {str(changeable.settings.home), "sha256"}
            assert not [name for name in hidden if name in text], place
            assert "and so on" in text
        page = LexborHTMLParser(stranger.get(f"/requests/{changeable.key}").text)
        sources = {row.css_first("th").text() for row in page.css("section[aria-labelledby=sources] tbody tr")}
        assert sources == {"archive", "list"}, "how many each gave is a number, and numbers are open"
        assert f"leadgen run {changeable.key}" in page.css_first("main").text()
