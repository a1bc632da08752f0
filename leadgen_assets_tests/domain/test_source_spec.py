"""How a source is written in a request, and every wrong way of writing one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from leadgen_assets.domain.requests.request import LeadRequest, SourceSpec, parse_request, to_yaml
from leadgen_assets.domain.requests.source_address import source_fault
from leadgen_assets.stages.icp_folder import SHIPPED, read_icp

ICPS = {"property_management": read_icp(SHIPPED / "property_management.yaml")}


def spec(given: object) -> SourceSpec:
    return SourceSpec.model_validate(given)


def fault(given: object) -> str:
    with pytest.raises(ValidationError) as error:
        spec(given)
    return str(error.value)


@pytest.mark.parametrize(
    "text",
    [
        "directory:https://assoc.example/members?state=TX",
        "directory:http://127.0.0.1:8000/list",
        "directory:http://localhost:8000/list",
        "portals:portals.csv",
        "portals:https://acme.managebuilding.com/Resident/public/rentals",
        "list:companies.csv",
        "archive:sites.warc.gz",
        "search",
        "search:firms with a blog",
    ],
)
def test_one_text_is_a_source(text):
    assert str(spec(text)) == text
    assert spec(f" {text} ".replace(":", " : ", 1)) == spec(text)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ("directory:members", ["'members' is no address", "directory:https://association.example/members"]),
        ("directory:/members", ["is no address"]),
        ("directory:assoc.example/members", ["no whole address", "write https:// before it"]),
        ("directory:www.assoc.example", ["no whole address"]),
        ("directory:members.csv", ["is a file", "write list:members.csv"]),
        ("directory:ftp://assoc.example/members", ["over ftp", "https://"]),
        ("directory:https://", ["names no host"]),
        ("directory:https:///members", ["names no host"]),
        ("directory:https://assoc/members", ["no valid host name (assoc)"]),
        ("directory:https://assoc.example:port/x", ["no valid address"]),
        ("directory:https://[assoc/x", ["no valid address"]),
        ("directory:https://assoc.example/our members", ["white space", "%20"]),
        ("directory:https://me:secret@assoc.example/", ["holds a password", "leave it out"]),
        ("directory:", ["is missing", "directory:https://…"]),
        ("list", ["is not a source"]),
        ({"kind": "list"}, ["is missing", "list:FILE"]),
        ("search:https://assoc.example/members", ["is an address", "directory:https://assoc.example/members"]),
        ("search:" + "x" * 301, ["301 characters", "300"]),
        ({"kind": "search", "columns": {"name": "x"}}, ["columns belong to a list"]),
        ({"kind": "search", "where": {"a": "x"}}, ["where belongs to a list"]),
        ({"kind": "search", "pages": 3}, ["pages belongs to a directory"]),
        ("list:https://assoc.example/members", ["is an address", "write directory: before it"]),
        ("archive:https://assoc.example/x.warc.gz", ["is an address", "file on this machine"]),
        ("list:file:///data/x.csv", ["write its path alone: list:/data/x.csv"]),
        ("portals:ftp://acme.managebuilding.com", ["over ftp"]),
        ("https://assoc.example/members", ["is not a source", "directory:https://…", "may be a directory"]),
        ("members.csv", ["is not a source", "list:FILE"]),
        ("dir:https://assoc.example", ["is not a source"]),
        ({"kind": "directories", "path": "https://assoc.example/"}, ["'directory'"]),
        ({"kind": "directory", "path": "https://assoc.example/", "pages": -1}, ["greater than or equal to 1"]),
        ({"kind": "directory", "path": "https://assoc.example/", "pages": 0}, ["greater than or equal to 1"]),
        ({"kind": "directory", "path": "https://assoc.example/", "pages": 100_000}, ["less than or equal to 1000"]),
        ({"kind": "directory", "path": "https://assoc.example/", "pages": "all"}, ["valid integer"]),
        ({"kind": "directory", "path": "https://assoc.example/", "page": 3}, ["page"]),
        ({"kind": "list", "path": "a.csv", "pages": 3}, ["pages belongs to a directory, not to a source of kind list"]),
        ({"kind": "portals", "path": "a.csv", "entries": "li"}, ["entries belongs to a directory"]),
        ({"kind": "list", "path": "a.csv", "where": "TX"}, ["where"]),
    ],
)
def test_each_wrong_form_says_what_to_write(given, words):
    told = fault(given)
    assert all(word in told for word in words), told
    assert "secret" not in told.partition("[type=")[0]


def test_where_as_one_text():
    given = {"kind": "directory", "path": "https://assoc.example/", "where": "Active"}
    assert spec(given).where == {"text": "Active"}
    assert spec({**given, "where": {"Status": True}}).where == {"Status": "true"}


def test_a_stored_source_is_read_back():
    for written in ("list:a.csv", {"kind": "directory", "path": "https://a.example/", "pages": 3, "next": "a.more"}):
        assert spec(spec(written).model_dump(mode="json")) == spec(written)


def test_a_request_with_every_kind_survives_its_file():
    sources = (
        "list:a.csv",
        "archive:b.warc.gz",
        {
            "kind": "directory",
            "path": "https://a.example/m?x=1",
            "pages": 7,
            "entries": "li.m > div",
            "next": "a.more",
            "where": "TX",
        },
        "portals:https://acme.managebuilding.com",
        "search",
        "search:single-family: only",
    )
    request = LeadRequest(name="all", sources=sources)  # type: ignore[arg-type]
    assert parse_request(to_yaml(request), "x", ICPS) == request


def test_the_empty_request_names_every_form():
    text = to_yaml(LeadRequest(name="none"))
    assert "list:FILE, archive:FILE, directory:https://…, portals:FILE or portals:https://…" in text


@given(st.sampled_from(["list", "archive", "directory", "portals", "search"]), st.text(max_size=60))
def test_whatever_is_written_it_answers(kind, path):
    assert isinstance(source_fault(kind, path), str)
    assert isinstance(source_fault(kind, f"https://{path}"), str)
