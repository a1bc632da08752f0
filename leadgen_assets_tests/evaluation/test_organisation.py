"""The suite on a gold of its own: three sites, of which one is named rightly, one wrongly and one not at all."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from leadgen_assets.evaluation.company_names import company_names
from leadgen_assets.evaluation.measure import Counts
from leadgen_assets.evaluation.organisation import name_key, run
from leadgen_assets.web.archive_writer import ArchiveWriter

AT = datetime(2026, 3, 1, 12, tzinfo=UTC)
SITES = {
    "ironwoodbakery.example": (
        "<title>Ironwood Bakery | Bread</title><p>© 2026 Ironwood Bakery, LLC</p><p>We bake for Granite Cafe.</p>",
        ["Ironwood Bakery", "Ironwood Bakery, LLC", "Granite Cafe"],
    ),
    "elmclinic.example": (
        "<title>Elm Clinic</title><p>© 2026 Elm Clinic</p><p>Partner of the Birch Hospital.</p>",
        ["Birch Hospital", "Birch Hospital"],
    ),
    "q7.example": (
        "<title>Home</title><p>Cedar Movers moves you.</p><p>Cedar Movers</p>",
        ["Cedar Movers", "Cedar Movers"],
    ),
    "q8.example": ("<title>Home</title><p>We know Granite Cafe.</p>", ["Granite Cafe"]),
}


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    web = tmp_path / "web"
    web.mkdir()
    lines = []
    with (web / "smallbiz_dev.warc.gz").open("wb") as file:
        archive = ArchiveWriter(file)
        for site, (html, labels) in SITES.items():
            url = f"https://{site}/"
            archive.response(url, html.encode(), AT)
            entities = [{"type": "ORG", "text": label} for label in labels]
            lines.append(json.dumps({"url": url, "site": site, "entities": entities}))
    (web / "smallbiz_dev_gold.jsonl").write_text("\n".join(lines), "utf-8")
    return tmp_path


def test_right_wrong_and_missed_sites(gold: Path) -> None:
    result = run(gold)
    own, _ = result.measures
    # q8.example has one label, once, that nothing calls its own: it does not count.
    assert list(own.units) == [Counts(right=1), Counts(wrong=1, missed=1), Counts(missed=1)]
    assert [(each.where, each.expected, each.got) for each in own.mistakes] == [
        ("elmclinic.example", "Birch Hospital", "Elm Clinic"),
        ("q7.example", "Cedar Movers", ""),
    ]
    assert [each.right for each in result.judged] == [True, False]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Ironwood Bakery, LLC", "IRONWOOD BAKERY"),
        ("Ironwood & Sons", "Ironwood and Sons Inc."),
        ("ironwoodbakery.com", "Ironwood Bakery"),
    ],
)
def test_spellings_of_one_name(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


def test_tokens_of_company_names(tmp_path: Path) -> None:
    (tmp_path / "entity").mkdir()
    (tmp_path / "entity" / "probablepeople_company_dev.xml").write_text(
        "<NameCollection>"
        "<Name><CorporationName>elm</CorporationName> <CorporationLegalType>llc</CorporationLegalType> <AKA>dba</AKA>"
        " <CorporationName>ironwood</CorporationName></Name>"
        "<Name><CorporationName>Elm</CorporationName> <CorporationLegalType>llc</CorporationLegalType> <AKA>dba</AKA>"
        " <CorporationName>ironwood</CorporationName></Name>"
        "<Name><CorporationName>birch</CorporationName> <CorporationLegalType>day</CorporationLegalType></Name>"
        "</NameCollection>"
    )
    measure = company_names(tmp_path)
    assert list(measure.units) == [Counts(right=4), Counts(1, 1, 1)]
    assert [each.got for each in measure.mistakes] == ["day: name"]
