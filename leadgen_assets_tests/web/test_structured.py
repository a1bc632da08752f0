from __future__ import annotations

import json
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from leadgen_assets.domain.pages.page import Kind
from leadgen_assets.web.reading import ReadPage
from leadgen_assets.web.structured import json_ld

if TYPE_CHECKING:
    from leadgen_assets_tests.web.conftest import Read


def _stated(page: ReadPage) -> list[tuple[str, str]]:
    return [(s.label, s.text) for s in page.segments if s.kind is Kind.STRUCTURED]


def _script(value: object) -> str:
    text = value if isinstance(value, str) else json.dumps(value)
    return f'<script type="application/ld+json">{text}</script>'


def test_json_ld_is_flattened_to_paths(read: Read) -> None:
    page = read(
        _script(
            {
                "@context": "https://schema.org",
                "@type": ["LocalBusiness", "Organization"],
                "name": "Acme &amp; Sons",
                "address": {"@type": "PostalAddress", "postalCode": "78701", "addressLocality": "Austin"},
                "sameAs": ["https://a.example", "https://b.example"],
                "numberOfEmployees": {"value": 25},
            }
        )
    )
    assert _stated(page) == [
        ("LocalBusiness.name", "Acme & Sons"),
        ("LocalBusiness.address.postalCode", "78701"),
        ("LocalBusiness.address.addressLocality", "Austin"),
        ("LocalBusiness.sameAs", "https://a.example"),
        ("LocalBusiness.sameAs", "https://b.example"),
        ("LocalBusiness.numberOfEmployees.value", "25"),
    ]
    assert len({s.card for s in page.segments}) == 1


def test_graph_and_persons_are_entries_of_their_own(read: Read) -> None:
    people = [{"@type": "Person", "name": "Jane Doe", "jobTitle": "Broker"}, {"@type": "Person", "name": "John Roe"}]
    page = read(
        _script({"@graph": [{"@type": "WebSite", "name": "Site"}, {"@type": "Organization", "employee": people}]})
    )
    assert _stated(page) == [
        ("WebSite.name", "Site"),
        ("Organization.employee.name", "Jane Doe"),
        ("Organization.employee.jobTitle", "Broker"),
        ("Organization.employee.name", "John Roe"),
    ]
    cards = [s.card for s in page.segments if s.kind is Kind.STRUCTURED]
    assert cards[1] == cards[2]
    assert len(set(cards)) == 3


def test_cards_of_statements_and_of_the_page_do_not_meet(read: Read) -> None:
    page = read(_script({"name": "x"}) + "".join(f"<li><h3>Jane {n}</h3>Broker</li>" for n in range(3)))
    stated = {s.card for s in page.segments if s.kind is Kind.STRUCTURED}
    assert stated.isdisjoint({s.card for s in page.segments if s.kind is not Kind.STRUCTURED})


def test_broken_and_wrapped_scripts(read: Read) -> None:
    assert _stated(read(_script("{broken") + _script("<!-- " + json.dumps({"name": "a"}) + " -->"))) == [
        ("Thing.name", "a")
    ]
    assert _stated(read(_script('{"name": "line\nbreak"}') + _script("[" * 50_000))) == [("Thing.name", "line break")]


def test_microdata(read: Read) -> None:
    page = read(
        '<div itemscope itemtype="https://schema.org/LocalBusiness"><h1 itemprop=name>Acme</h1>'
        '<p itemprop=address itemscope itemtype="https://schema.org/PostalAddress"><span itemprop=streetAddress>12 Main St</span>'
        '<meta itemprop=addressRegion content=TX></p><a itemprop=url href="/about">us</a></div><p itemprop=name>outside</p>'
    )
    assert _stated(page) == [
        ("LocalBusiness.name", "Acme"),
        ("LocalBusiness.address.streetAddress", "12 Main St"),
        ("LocalBusiness.address.addressRegion", "TX"),
        ("LocalBusiness.url", "https://www.acme.example/about"),
    ]


def test_hcard(read: Read) -> None:
    page = read(
        '<div class="vcard"><b class="fn org">Acme</b> <i class=tel>(512) 555-0101</i></div><p class=tel>none</p>'
    )
    assert _stated(page) == [("vcard.fn", "Acme"), ("vcard.org", "Acme"), ("vcard.tel", "(512) 555-0101")]


_LEAF = st.none() | st.booleans() | st.floats() | st.text(max_size=9)


@given(st.recursive(_LEAF, lambda inner: st.lists(inner) | st.dictionaries(st.text(max_size=9), inner)))
def test_any_json_is_flattened_within_bounds(value: object) -> None:
    assert len(json_ld([json.dumps(value)])) <= 400
