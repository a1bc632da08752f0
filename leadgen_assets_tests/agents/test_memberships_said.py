"""A membership that a model points at is the firm's only where the sentence says that it is one today."""

from __future__ import annotations

import pytest

from leadgen_assets.agents.values import fact_of
from leadgen_assets.domain.icps.icp import Vocabulary


@pytest.fixture
def told(page, answered):
    vocabulary = Vocabulary.model_validate(
        {"fields": {"guild": {"kind": "phrases", "label": "Guild", "values": {"member": ["GDG"]}, "when": ["member", "members"]}}}
    )  # fmt: skip

    def run(text):
        at = page([text])
        return fact_of(answered(None), (at, at.segments[0]), "guild", "member", vocabulary, own_page=True) is not None

    return run


@pytest.mark.parametrize(
    "text",
    [
        "We were members of GDG until 2018.",
        "Jane Elm is a past president of GDG.",
        "Every GDG member agrees to a code of ethics.",
        "GDG members pay less here.",
        "GDG members must follow a code of ethics.",
    ],
)
def test_a_membership_of_once_or_of_anybody_is_none(told, text):
    assert not told(text)


@pytest.mark.parametrize(
    "text",
    [
        "We are GDG members and must follow a code of ethics.",
        "We are proud members of GDG.",
        "GDG",
        "GDG member",
        "Member: GDG, BBB",
        "Member of GDG since 2004.",
        "As GDG members we must follow a code of ethics.",
        "Maple Hollow is a member of GDG.",
        "Our groomer is a member of GDG and its past president.",
        "All of our groomers are GDG members.",
    ],
)
def test_a_membership_of_today_stays(told, text):
    assert told(text)
