"""The suite over a gold that the test writes: two made-up sites, one of them with two offices."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from leadgen_assets.domain.errors import LeadgenError
from leadgen_assets.domain.pages.page import Kind, Outcome, PageText, Region, Segment
from leadgen_assets.evaluation.address import ADDRESS
from leadgen_assets.evaluation.address_blocks import blocks_of, normal
from leadgen_assets.evaluation.address_tokens import address_tokens
from leadgen_assets.evaluation.gold_pages import GoldPage

PAGES = {
    "http://maplehollow.example/contact": (
        "<p>Serving Dallas and Waco.</p><p>12 Alder Street<br>Suite 4<br>Austin, TX 78701-1234</p><p>9 Elm Road<br>Tulsa, OK 74101</p>"
        "<div style='display:none'>7 Oak Lane, Waco, TX 76701</div>",
        [
            ("CITY", "Dallas"),
            ("CITY", "Waco"),
            ("STREET", "12 Alder Street Suite 4"),
            ("CITY", "Austin"),
            ("STATE", "TX"),
            ("ZIPCODE", "78701-1234"),
            ("STREET", "9 Elm Road"),
            ("CITY", "Tulsa"),
            ("STATE", "Oklahoma"),
            ("ZIPCODE", "74101"),
            ("STREET", "7 Oak Lane"),
            ("ZIPCODE", "76701"),
        ],
    ),
    "http://ashgrove.example/contact": (
        "<p>Ash Grove Ltd</p><p>The Old Mill by the river, Leeds</p><p>10 High Street, York YO1 7AA</p>",
        [("ORG", "Ash Grove Ltd"), ("STREET", "The Old Mill by the river"), ("CITY", "Leeds")],
    ),
}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    (tmp_path / "web").mkdir()
    with (tmp_path / "web" / "smallbiz_dev.warc.gz").open("wb") as archive:
        for url, (html, _) in PAGES.items():
            archive.write(
                gzip.compress(record(url, f"<html><head><title>A firm</title></head><body>{html}</body></html>"))
            )
    lines = [
        {"url": url, "site": url.split("/")[2], "entities": [{"type": kind, "text": text} for kind, text in labels]}
        for url, (_, labels) in PAGES.items()
    ]
    (tmp_path / "web" / "smallbiz_dev_gold.jsonl").write_text("\n".join(map(json.dumps, lines)))
    return tmp_path


def record(url: str, html: str) -> bytes:
    body = html.encode()
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: %d\r\n\r\n%b" % (
        len(body),
        body,
    )
    head = (
        f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2014-01-01T00:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{abs(hash(url)) % 10**12:012d}>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
    )
    return head.encode() + answer + b"\r\n\r\n"


def test_the_suite_counts_parts_wholes_and_the_head_office(data):
    result = ADDRESS.run(data)
    totals = {measure.name: measure.total for measure in result.measures}
    assert (totals["components"].right, totals["components"].missed) == (8, 4)
    assert (totals["components shown"].right, totals["components shown"].missed) == (8, 2)
    # 10 High Street, York is on the page and in no label.
    assert totals["components"].wrong == 3
    assert (totals["whole address"].right, totals["whole address"].missed) == (2, 2)
    # Dallas and Waco stand in running text: no address, but CITY labels.
    assert (totals["CITY"].missed, totals["CITY plain"].missed) == (1, 3)
    assert totals["head office"].right == 4
    assert {point.field for point in result.judged} == {"street", "city", "state", "zip_code"}
    assert all(len(measure.units) == 2 for measure in result.measures)
    wrong = {mistake.got for measure in result.measures for mistake in measure.mistakes if measure.name == "STREET"}
    assert "10 high street" in wrong


@pytest.mark.parametrize(
    ("field", "one", "other"),
    [
        ("state", "Calif.", "CA"),
        ("state", "B.C.", "British Columbia"),
        ("state", "Herts", "HERTFORDSHIRE"),
        ("zip_code", "78701-1234", "78701"),
        ("zip_code", "M5V1K4", "m5v 1k4."),
        ("street", "12 Alder St., Suite 4", "12 ALDER ST SUITE 4"),
        ("city", "St. Louis", "st louis"),
    ],
)
def test_spellings_of_one_value_are_the_same(field, one, other):
    assert normal(field, one) == normal(field, other)


@pytest.mark.parametrize(
    ("text", "labels", "blocks"),
    [
        ("Austin TX", [("CITY", "Austin"), ("STATE", "TX")], []),
        (
            "Austin TX 78701",
            [("CITY", "Austin"), ("STATE", "TX"), ("ZIPCODE", "78701")],
            [("CITY", "STATE", "ZIPCODE")],
        ),
        (f"1 Elm Road {'word ' * 40} Austin", [("STREET", "1 Elm Road"), ("CITY", "Austin")], [("STREET",)]),
        (
            "1 Elm Road Oak Hall Austin",
            [("STREET", "1 Elm Road"), ("ORG", "Oak Hall"), ("CITY", "Austin")],
            [("STREET",)],
        ),
        ("Austin 1 Elm Road", [("CITY", "Austin"), ("STREET", "1 Elm Road")], [("STREET",)]),
    ],
)
def test_what_is_marked_as_one_address(text, labels, blocks):
    page = PageText("http://a.example/", "home", Outcome.OK, (Segment(1, Kind.TEXT, Region.MAIN, text),))
    assert [
        tuple(label for label, _ in block) for block in blocks_of(GoldPage(page, "a.example", tuple(labels)))
    ] == blocks


def test_tokens_are_those_of_the_parser(tmp_path):
    (tmp_path / "entity").mkdir()
    path = tmp_path / "entity" / "usaddress_labeled.xml"
    path.write_text(
        "<AddressCollection><AddressString><AddressNumber>12</AddressNumber> <StreetName>Alder</StreetName>"
        " <StreetNamePostType>Street,</StreetNamePostType> <PlaceName>Austin,</PlaceName> <StateName>TX</StateName>"
        " <Recipient>78701</Recipient></AddressString></AddressCollection>"
    )
    (measure,) = address_tokens(tmp_path)
    assert (measure.total.right, measure.total.wrong) == (5, 1)
    assert list(measure.beside.values()) == [measure.total]
    path.write_text("<AddressCollection><AddressString>12 Alder Street</AddressString></AddressCollection>")
    with pytest.raises(LeadgenError, match="no labelled token"):
        address_tokens(tmp_path)
    path.write_text("no markup")
    with pytest.raises(LeadgenError, match="cannot be read"):
        address_tokens(tmp_path)
