"""Software with which the firm is billed, which it teaches, or in which others have other things, is not the firm's own."""

from __future__ import annotations

import pytest

from leadgen_assets.domain.wording.software_elsewhere import is_used_elsewhere


@pytest.fixture
def software(page, read, values):
    return lambda text: values(read(page([text])), "pms")


@pytest.mark.parametrize(
    "text",
    [
        # the firm is whom another serves
        "Our landlord bills us through AppFolio.",
        "The landlord charges us rent through AppFolio.",
        "We pay our own office rent through AppFolio.",
        "We pay our landlord through AppFolio.",
        # somebody was there before
        "We can read statements that your last manager made with AppFolio.",
        "We import the ledgers your previous management company kept in AppFolio.",
        # what they left
        "Tenants who come from a building on AppFolio find our paper forms quaint.",
        "Owners who switched from another company using AppFolio like our calls.",
        # exercises
        "Students in our course practice with AppFolio.",
        "People in our evening class pay sham rent through AppFolio.",
        # one of those served, with what the firm does not manage
        "One of our owners keeps his other houses in AppFolio.",
        "Some owners manage their other homes with AppFolio.",
    ],
)
def test_software_outside_the_firms_dealings_is_left_out(software, text):
    assert software(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Our tenants pay through AppFolio.",
        "Owners see statements in AppFolio.",
        "One of our owners praised our AppFolio portal.",
        "Our landlords get statements through AppFolio.",
        "We pay our landlords through AppFolio.",
        "Our vendors bill us through AppFolio.",
        "Our contractors invoice us through AppFolio.",
        "We bill our owners through AppFolio.",
        "Students pay rent through AppFolio.",
        "Students who rent from us pay through AppFolio.",
        "Owners get their own statements through AppFolio.",
        "Residents send their own requests through AppFolio.",
        "Each owner sees his own statements in AppFolio.",
        "One of our owners pays his tax from the reports in our AppFolio portal.",
        "We took over from the previous manager and collect rent through AppFolio.",
        "Tenants who come from another town apply through AppFolio.",
        "Our best practice is to collect rent through AppFolio.",
        "Whatever your last manager did, we send statements through AppFolio.",
        "We pay the vendors of your house through AppFolio.",
    ],
)
def test_software_with_which_the_firm_serves_stays(software, text):
    assert software(text) == ["appfolio"]


def test_long_texts_of_such_words_are_judged_quickly():
    words = (
        "our landlord bills us one of our owners keeps his other your last manager who come from a practice with "
        * 20_000
    )
    assert not is_used_elsewhere(f"{words}us ")
