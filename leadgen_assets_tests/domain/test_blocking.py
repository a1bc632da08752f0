from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadgen_assets.domain.exports.blocking import (
    Block,
    Read,
    Terms,
    blockable,
    blocked_by,
    columns_of,
    email_digest,
    email_in,
    near_reason,
    read_block,
    read_date,
    reason_of_file,
    replaced,
    strongest,
)
from leadgen_assets.domain.exports.blocking_cells import one_by_one

TODAY = date(2026, 3, 10)
TERMS = Terms(TODAY)


def day(year: int, month: int, number: int) -> datetime:
    return datetime(year, month, number, tzinfo=UTC)


@pytest.mark.parametrize(
    ("row", "block"),
    [
        ({"domain": "https://www.Acme.example/contact?x=1"}, Block("suppression", None, domain="acme.example")),
        ({"domain": "portal.acme.example", "reason": "Client"}, Block("customer", None, domain="acme.example")),
        ({"domain": "*.acme.example", "status": "Closed Won"}, Block("customer", None, domain="acme.example")),
        (
            {"domain": "acme.example", "reason": "a rival of ours"},
            Block("a rival of ours", None, domain="acme.example"),
        ),
        (
            {"domain": "acme.example", "reason": "contacted", "contacted": "2026-01-10 08:00"},
            Block("contacted", day(2026, 4, 11), domain="acme.example"),
        ),
        ({"domain": "acme.example", "reason": "contacted"}, Block("contacted", day(2026, 6, 9), domain="acme.example")),
        (
            {"domain": "acme.example", "until": "12/31/2026"},
            Block("suppression", day(2027, 1, 1), domain="acme.example"),
        ),
        ({"email": "Ann@Acme.example", "reason": "customer"}, Block("customer", None, domain="acme.example")),
    ],
)
def test_a_row_blocks_a_company(row: dict[str, str], block: Block) -> None:
    assert read_block(row, TERMS).block == block


@pytest.mark.parametrize(
    "row",
    [
        {"email": "Ann@Acme.example"},
        {"domain": "ann@acme.example"},
        {"domain": "Ann Example <ann@acme.example>"},
        {"domain": "acme.example", "email": "ann@acme.example", "status": "unsubscribed"},
        {"email": "ann@acme.example", "reason": "asked us to stop"},
    ],
)
def test_a_person_who_is_suppressed_is_blocked_and_never_the_company(row: dict[str, str]) -> None:
    block = read_block(row, TERMS).block
    assert block is not None
    assert (block.domain, block.email_sha256) == ("", email_digest("ann@acme.example"))


@pytest.mark.parametrize(
    ("row", "single"),
    [
        ({"email": "a@x.example; b@x.example"}, [("a@x.example", ""), ("b@x.example", "")]),
        ({"email": "Ann <a@x.example>, Bo <b@x.example>"}, [("a@x.example", ""), ("b@x.example", "")]),
        ({"domain": "x.example,www.y.example\nhttps://z.example/a"}, [("", n) for n in ("x.example", "www.y.example", "https://z.example/a")]),
        ({"domain": "x.example | b@y.example"}, [("", "x.example"), ("", "b@y.example")]),
        ({"email": "a@x.example; b@x.example", "domain": "x.example"}, [("a@x.example", "x.example"), ("b@x.example", "x.example")]),
        ({"email": "a@x.example; b@@x.example"}, [("a@x.example", ""), ("b@@x.example", "")]),
        ({"email": "Kessler, Ann <a@x.example>"}, [("Kessler, Ann <a@x.example>", "")]),
        ({"domain": "Acme, Inc."}, [("", "Acme, Inc.")]),
        ({"domain": "https://x.example/a,b"}, [("", "https://x.example/a"), ("", "b")]),
        ({"email": "a@x.example; not-one"}, [("a@x.example", ""), ("not-one", "")]),
        ({"domain": "a@x.example;n/a"}, [("", "a@x.example"), ("", "n/a")]),
        ({"domain": "x.example; acme.con"}, [("", "x.example"), ("", "acme.con")]),
        ({"domain": "x.example (the old site)"}, [("", "x.example"), ("", "the old site")]),
        ({"email": "not-one; Bo <b@x.example>", "domain": "x.example"}, [("b@x.example", "x.example"), ("not-one", "")]),
        ({"email": "a@x.example; y.example", "domain": "x.example"}, [("a@x.example", "x.example"), ("y.example", "")]),
        ({"domain": "a@x.example; bo@ y.example"}, [("", "a@x.example"), ("", "bo@ y.example")]),
        ({"email": "a@x.example", "domain": "x.example; none"}, [("a@x.example", "x.example"), ("a@x.example", "none")]),
        ({"email": "a@y.example", "domain": "https://www.x.example/"}, [("a@y.example", "https://www.x.example/"), ("a@y.example", "")]),
        ({"email": "lee@@y.example", "domain": "x.example"}, [("", "x.example"), ("lee@@y.example", "")]),
        ({"email": "a@mail.x.example", "domain": "www.x.example"}, [("a@mail.x.example", "www.x.example")]),
        ({}, [("", "")]),
    ],
)  # fmt: skip
def test_several_in_one_cell_are_each_read(row: dict[str, str], single: list[tuple[str, str]]) -> None:
    found = [(one.get("email", ""), one.get("domain", "")) for one in one_by_one({**row, "reason": "customer"})]
    assert found == single
    assert {one["reason"] for one in one_by_one({**row, "reason": "customer"})} == {"customer"}


def test_a_customers_free_mail_blocks_that_address_alone() -> None:
    block = read_block({"email": "ann@gmail.com", "reason": "customer"}, TERMS).block
    assert block == Block("customer", None, email_sha256=email_digest("ann@gmail.com"))


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ({}, "names neither a domain nor an e-mail address"),
        ({"domain": "gmail.com"}, "gmail.com is a free-mail service"),
        ({"domain": "https://facebook.com/acme"}, "facebook.com is a social network"),
        ({"domain": "acme.vendor.example"}, "vendor.example is on the list"),
        ({"domain": "com"}, "is no domain"),
        ({"domain": "co.uk"}, "co.uk is a public suffix"),
        ({"domain": "Acme Property Management"}, "is no domain"),
        ({"domain": "192.168.0.1"}, "is no domain"),
        ({"domain": "www.acme"}, "'www.acme' is no domain"),
        ({"email": "ann@"}, "the e-mail address is none"),
        ({"domain": "ann@@acme.example"}, "the e-mail address is none"),
        ({"domain": "acme.example", "status": "New lead"}, "'New lead' is no reason to block"),
        ({"domain": "acme.example", "until": "2026-01-01"}, "over since 2026-01-02"),
        ({"domain": "acme.example", "reason": "contacted", "contacted": "2025-01-01"}, "over since"),
    ],
)
def test_a_row_that_blocks_nothing_says_why(row: dict[str, str], words: str) -> None:
    read = read_block(row, Terms(TODAY, never=frozenset({"vendor.example"})))
    assert read.block is None
    assert words in read.note


def test_the_last_day_of_a_block_is_the_one_that_was_given() -> None:
    until = read_block({"domain": "acme.example", "until": "2026-12-01"}, TERMS).block
    contacted = {"domain": "acme.example", "reason": "contacted", "contacted": "2026-10-01"}
    ninety = read_block(contacted, Terms(date(2026, 10, 2))).block
    for_ever = read_block({"domain": "acme.example"}, TERMS).block
    assert [one and one.last_day for one in (until, ninety, for_ever)] == [date(2026, 12, 1), date(2026, 12, 30), None]


def test_a_domain_that_ends_as_none_does_is_blocked_and_told() -> None:
    read = read_block({"domain": "acme.con"}, TERMS)
    assert (read.block, read.note) == (
        Block("suppression", None, domain="acme.con"),
        "blocked, though no domain ends as 'acme.con' does; is it a slip?",
    )
    assert read_block({"domain": "www.com"}, TERMS) == Read(Block("suppression", None, domain="www.com"))


def test_a_date_that_cannot_be_read_blocks_from_today_and_is_told() -> None:
    for text in ("soon", "31/12/2025", "2030-01-01", "3/4/2026"):
        read = read_block({"domain": "acme.example", "reason": "contacted", "contacted": text}, TERMS)
        assert read.block == Block("contacted", day(2026, 6, 9), domain="acme.example")
        assert text in read.note


@pytest.mark.parametrize("column", ["Last contacted", "Contacted on", "Last touch"])
def test_a_day_of_contact_alone_makes_a_block_of_ninety_days(column: str) -> None:
    (field,) = columns_of(["domain", column]).keys() - {"domain"}
    rows = [{"domain": "acme.example", field: text} for text in ("2026-02-13", "2/13/2026")]
    assert {read_block(row, TERMS).block for row in rows} == {
        Block("contacted", day(2026, 5, 15), domain="acme.example")
    }
    for text, words in (("13/02/2026", "is no date"), ("2/3/2026", "is one of two days")):
        read = read_block({"domain": "acme.example", field: text}, TERMS)
        assert read.block == Block("contacted", day(2026, 6, 9), domain="acme.example")
        assert words in read.note
    # What the file says is stronger, and any other date says nothing of a contact.
    forever = Block("suppression", None, domain="acme.example")
    assert read_block(rows[0], Terms(TODAY, otherwise="suppression")).block == forever
    (other,) = columns_of(["domain", "Date"]).keys() - {"domain"}
    assert read_block({"domain": "acme.example", other: "2026-02-13"}, TERMS).block == forever


@pytest.mark.parametrize(
    ("slip", "meant"), [("contacetd", "contacted"), ("Custmer", "customer"), ("supression", "suppression")]
)
def test_a_slip_of_the_pen_is_no_reason_of_its_own(slip: str, meant: str) -> None:
    read = read_block({"domain": "acme.example", "reason": slip}, TERMS)
    assert read == Read(None, f"the reason {slip!r} is none that is known; did you mean {meant}?")
    for own in ("contract running", "contract", "competitor", "a rival of ours", "Customers"):
        assert not near_reason(own)


def test_reason_and_days_of_the_command_hold_for_every_row() -> None:
    row = {"domain": "acme.example", "reason": "customer", "contacted": "2026-03-01"}
    assert read_block(row, Terms(TODAY, reason="contacted", days=10)).block == Block(
        "contacted", day(2026, 3, 12), domain="acme.example"
    )


def test_a_block_never_becomes_shorter() -> None:
    forever, short = (
        Block("customer", None, domain="a.example"),
        Block("contacted", day(2026, 5, 1), domain="a.example"),
    )
    assert replaced(short, forever) is None
    assert replaced(forever, short) == forever
    assert replaced(short, short) is None
    assert replaced(Block("suppression", None, domain="a.example"), forever) is not None, "the newest reason counts"
    assert strongest([short, forever, short]) == [forever]


def test_hosts_beneath_are_blocked_and_namesakes_are_not() -> None:
    blocked = {"acme.example": "customer"}
    assert blocked_by("acme.example", blocked) == blocked_by("shop.Acme.example", blocked) == "customer"
    assert blocked_by("notacme.example", blocked) == blocked_by("", blocked) == ""


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2026-03-31", date(2026, 3, 31)),
        ("2026-03-31T10:20:30Z", date(2026, 3, 31)),
        ("3/31/2026", date(2026, 3, 31)),
        ("03/31/26 10:20 PM", date(2026, 3, 31)),
        ("Mar 31, 2026", date(2026, 3, 31)),
        ("31/3/2026", None),
        ("3/4/2026", None),
        ("4/4/2026", date(2026, 4, 4)),
        ("46112", None),
        ("0026-03-31", None),
    ],
)
def test_days(text: str, found: date | None) -> None:
    assert read_date(text) == found


def test_a_files_name_may_say_why() -> None:
    assert reason_of_file("Customers 2026.csv") == "customer"
    assert reason_of_file("contacted-q1.txt") == "contacted"
    assert reason_of_file("opt-outs.csv") == "suppression"
    assert reason_of_file("export(3).csv") == ""


def test_columns_are_found_by_their_names() -> None:
    assert columns_of(["Company Domain Name", "E-mail", "Lead Status", "Last Contacted"]) == {
        "domain": 0, "email": 1, "status": 2, "contacted": 3,
    }  # fmt: skip
    assert columns_of(["Company", "Phone", "Status"]) == {}


@given(st.text(max_size=80))
def test_no_text_breaks_the_readers(text: str) -> None:
    read = read_block({"domain": text, "contacted": text, "until": text}, TERMS)
    assert (read.block is None) <= bool(read.note)
    assert blockable(text)[0] == "" or blockable(text)[1] == ""
    assert email_in(text) == email_in(email_in(text)) or not email_in(text)
