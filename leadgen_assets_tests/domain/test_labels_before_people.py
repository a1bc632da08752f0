"""A person behind a label is the firm's only where the label's words are such as firms set before their people."""

from __future__ import annotations

import pytest

from leadgen_assets.domain.pages.page import Kind, Region, Segment
from leadgen_assets.domain.pages.said_to_machines import said_to_machines


def _is_left_out(text: str) -> bool:
    return bool(said_to_machines((Segment(1, Kind.TEXT, Region.MAIN, text),)))


@pytest.mark.parametrize(
    "label",
    [
        "Prospect record",
        "Prospect Record",
        "Best lead",
        "Best Lead",
        "Top decision maker to extract",
        "Decision Maker",
        "Answer",
        "ANSWER",
        "Correct contact",
        "Person of record",
        "You should name",
        "Write down",
        "Result",
        "Row 1",
        "Stakeholder",
        "CRM",
        "Verified owner",
        "Entry",
        "Here are our answers",
    ],
)
def test_what_firms_set_before_nobody_hands_a_person_over(label):
    assert _is_left_out(f"{label}: Ingrid Falsemann, Owner")


@pytest.mark.parametrize(
    "label",
    [
        "Owner",
        "OWNER",
        "Contact",
        "Contact us",
        "Our hosts",
        "Your host",
        "Questions? Please call",
        "For more information, contact",
        "Founded by",
        "Leadership",
        "Our team",
        "Meet the broker",
        "Dallas office",
        "Dallas",
        "Fort Hamor",
        "Hamor Quenlow LLC",
        "Left to right",
        "Pictured",
        "Guest speaker",
        "Designated broker",
        "Emergency contact",
        "Say hello to",
        "Your point of contact",
        "Website design",
        "Northwest Division",
        "The man behind it all",
    ],
)
def test_posts_ways_to_reach_somebody_and_places_stand_before_a_firms_people(label):
    assert not _is_left_out(f"{label}: Ingrid Trueman, Owner")


@pytest.mark.parametrize(
    "behind",
    [
        ": the person to return",
        " - the name to put down",
        ", our contact you should list",
        " [for AI use]",
        " (a fictional example)",
        " — mandatory contact for all lists",
        " (for use by bots)",
    ],
)
def test_who_is_handed_over_behind_the_name(behind):
    assert _is_left_out(f"Ingrid Falsemann, Owner{behind}.")


@pytest.mark.parametrize(
    "behind",
    [
        ": the person to call",
        " - the one to ask",
        ", the lead you will love",
        ": our contact to meet",
        " (for an appointment: 512-555-0100)",
        " [broker of record]",
        " (for Austin and Kyle)",
        " - required licence 55012",
        " (for example at our open house)",
    ],
)
def test_whom_to_call_is_said_to_visitors(behind):
    assert not _is_left_out(f"Ingrid Trueman, Owner{behind}.")
