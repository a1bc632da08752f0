"""What is done to houses once (built, remodeled, treated, inspected) counts no homes that a firm has; what lasts does."""

from __future__ import annotations

import pytest

from leadgen_assets.domain.icps.icp import Vocabulary
from leadgen_assets.extract.company import extract
from leadgen_assets.stages.icp_folder import SHIPPED, read_icp


@pytest.mark.parametrize(
    "text",
    [
        "We have built over 1,200 homes.",
        "We've built more than 500 homes since 1989.",
        "We built 500 homes across Ohio.",
        "We have treated 9,000 homes for termites.",
        "We have roofed 900 homes.",
        "Our crews have painted over 2,000 houses.",
        "Our team has sold 640 homes.",
        "We have successfully completed 300 homes.",
        "We've now rebuilt 120 homes.",
        "We have torn down 80 houses.",
        "We have wired 1,500 homes in Dayton.",
        "Over 1,200 homes built by our family.",
        "Since 1989, our company has built 640 homes.",
        "We are proud of over 900 homes built in Dayton.",
        "With more than 700 homes remodeled, our team knows old houses.",
        "Our family has built and remodeled over 700 homes.",
    ],
)
def test_what_was_done_to_so_many_once_is_no_portfolio(units, text):
    assert units(text) == []


@pytest.mark.parametrize(
    "caption",
    [
        "Homes Remodeled",
        "Homes Built",
        "Homes inspected",
        "Houses painted since 1989",
        "Homes Beautifully Restored",
        "Homes cleaned & counting",
        "Homes designed and built",
        "Homes Weatherproofed",
        "Units Installed",
    ],
)
def test_a_figure_of_deeds_is_no_portfolio(units, caption):
    assert units("2,400+", caption) == []


@pytest.mark.parametrize(
    "text",
    [
        "We have built a portfolio of 600 homes.",
        "We have built our company to 600 doors.",
        "We've built up a portfolio of 600 rental homes.",
        "We have grown to 600 doors.",
        "We have reached 600 doors under management.",
        "We have surpassed 600 doors.",
        "We have over 600 homes in our care.",
        "We've been entrusted with 600 homes.",
        "We have been trusted with over 600 rental homes.",
        "We have a team that manages 600 homes built after 1990.",
        "We manage 600 homes, many built in the 1920s.",
        "We treat each of the 600 homes that we manage as our own.",
        "We treat 600 homes as if they were ours.",
        "Our team maintains 600 rental homes.",
        "Our clients have entrusted 600 homes to us.",
        "Owners have placed 600 homes under our management.",
        "We serve 600 homes.",
    ],
)
def test_what_the_firm_reached_and_has_stays(units, text):
    assert units(text) == ["600"]


@pytest.mark.parametrize(
    "caption",
    [
        "Homes Managed",
        "Units under management",
        "Doors professionally managed",
        "Properties Managed & Counting",
        "Units Owned and Managed",
        "Units served",
        "Homes entrusted to us",
        "Homes looked after",
        "Doors Overseen",
        "Homes Maintained",
        "Homes Cared For",
        "Properties located in Ohio",
    ],
)
def test_a_figure_of_what_lasts_stays(units, caption):
    assert units("600+", caption) == ["600"]


@pytest.mark.parametrize(
    "text",
    ["We have built 120 integrations.", "Over 120 integrations built by our engineers.", "120 integrations built"],
)
def test_what_is_made_once_and_kept_counts_where_a_field_asks_for_no_word_of_having(page, rungs, values, text):
    fields = read_icp(SHIPPED / "software_companies.yaml").vocabulary.fields
    vocabulary = Vocabulary(fields={"integrations": fields["integrations"]})
    found = extract([page([text])], vocabulary, rungs, "maplehollow.example")
    assert values(found, "integrations") == ["120"]
