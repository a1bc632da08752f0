"""What is another between two exports, and the part that is new."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from leadgen_assets.delivery.difference import Change, difference, without
from leadgen_assets.delivery.leads import lead_ids, leads
from leadgen_assets.storage.exports import ExportRecord

Make = Callable[..., Any]


def test_companies_added_removed_and_changed_cell_by_cell(company: Make, contact: Make, freeze: Make) -> None:
    one, two, three = company(1), company(2), company(3)
    before = freeze([one, two], [contact(one, "Ann Lee"), contact(two, "Bob Ray")], export_id="before")
    larger = one | {"units_estimate": "150", "created_at": "2026-12-01T00:00:00Z", "description": "About Jane Doe."}
    now = freeze([three, larger], [contact(larger, "Ann Lee", title="CEO"), contact(larger, "Cy Orr")], export_id="now")
    found = difference(before, now)
    assert (found.since, found.added, found.removed) == ("before", ("firm3.example",), ("firm2.example",))
    units, description = found.changed
    assert units == Change("firm1.example", "units_estimate", "100", "150")
    assert (description.shown_old, description.shown_new) == ("17 characters", "15 characters"), "it may name somebody"
    assert (found.contacts_added, found.contacts_removed, found.contacts_changed) == (1, 1, 1)
    assert not found.nothing
    assert difference(now, now).nothing


def test_a_renamed_company_is_changed_not_new(company: Make, freeze: Make) -> None:
    found = difference(freeze([company(1)]), freeze([company(1, company_name="Firm One, LLC")]))
    assert (found.added, found.removed, len(found.changed)) == ((), (), 1)


def test_everything_is_added_where_there_was_nothing_before(nasty: ExportRecord) -> None:
    found = difference(None, nasty)
    assert len(found.added) == 3
    assert (found.since, found.contacts_added) == ("", 8)


def test_the_new_part_has_its_own_people_evidence_and_details(nasty: ExportRecord) -> None:
    first, second, third = lead_ids(nasty)
    part = without(nasty, {first})
    assert lead_ids(part) == [second, third]
    assert (part.contacts, part.evidence) == ([], [])
    assert [lead.details["identity"] for lead in leads(part)] == ["domain:firm2.example", "name:1 homes|tx|austin"]
    rest = without(nasty, {second, third})
    assert len(rest.contacts) == 8
    assert len(rest.evidence) == 2
    assert next(iter(leads(rest))).contacts[0].phone == "+15125550199"
    assert without(nasty, {first, second, third}).companies == []
