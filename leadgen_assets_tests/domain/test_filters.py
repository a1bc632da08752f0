from __future__ import annotations

from typing import Any

import pytest

from leadgen_assets.domain.facts.profile import FieldState, FieldValue
from leadgen_assets.domain.icps.icp import Icp
from leadgen_assets.domain.requests.filters import same_city, unmet_filters
from leadgen_assets.domain.requests.request import LeadRequest

COULD_NOT_LOOK = FieldValue(FieldState.COULD_NOT_LOOK)
NOT_FOUND = FieldValue(FieldState.NOT_FOUND)


@pytest.mark.parametrize(
    ("asked", "fields", "unmet"),
    [
        ({}, {}, []),
        ({"states": ["TX", "OK"]}, {}, []),
        ({"states": ["OK"]}, {}, ["state is TX, asked for OK"]),
        ({"states": ["OK"]}, {"state": NOT_FOUND}, ["state is not known (looked and not found), asked for OK"]),
        ({"cities": ["austin"]}, {}, []),
        ({"cities": ["Dallas", "Plano"]}, {}, ["city is Austin, asked for Dallas or Plano"]),
        ({"pms_any_of": ["buildium"]}, {"pms": "buildium"}, []),
        ({"pms_any_of": ["buildium"]}, {"pms": ["appfolio", "buildium"]}, []),
        (
            {"pms_any_of": ["buildium", "yardi"]},
            {"pms": "rent_manager"},
            ["Property-management software is Rent Manager, asked for Buildium or Yardi"],
        ),
        (
            {"pms_any_of": ["buildium"]},
            {"pms": COULD_NOT_LOOK},
            ["Property-management software is not known (could not look), asked for Buildium"],
        ),
        ({"pms_any_of": ["buildium"], "pms_unknown": "keep"}, {"pms": COULD_NOT_LOOK}, []),
        ({"units_min": 150, "units_max": 1000}, {"units": "150"}, []),
        ({"units_min": 150, "units_max": 1000}, {"units": "1001"}, ["Units managed is 1,001, asked for 150 to 1,000"]),
        ({"units_min": 150}, {"units": "20"}, ["Units managed is 20, asked for at least 150"]),
        ({"units_max": 150}, {"units": NOT_FOUND}, []),
        (
            {"units_max": 150, "units_unknown": "drop"},
            {"units": NOT_FOUND},
            ["Units managed is not known (looked and not found), asked for at most 150"],
        ),
        ({}, {"domain": COULD_NOT_LOOK}, ["domain is not known (could not look)"]),
    ],
)
def test_filters(asked: dict[str, Any], fields: dict[str, Any], unmet: list[str], pm_icp: Icp, profile):
    request = LeadRequest.model_validate({"name": "a"} | asked)
    assert list(unmet_filters(profile(**fields), pm_icp, request)) == unmet


def test_an_estimate_is_called_about(pm_icp: Icp, profile):
    units = FieldValue(FieldState.FOUND, ("80",), (), 0.4, estimated=True)
    unmet = unmet_filters(profile(units=units), pm_icp, LeadRequest(name="a", units_min=150))
    assert unmet == ("Units managed is about 80, asked for at least 150",)


def test_cities_are_compared_by_what_they_mean():
    assert same_city("Saint Louis", "St. Louis")
    assert same_city("FORT WORTH", "Ft Worth")
    assert not same_city("Portland", "Portland Heights")
