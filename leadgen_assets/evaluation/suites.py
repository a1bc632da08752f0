"""All suites, in the order of the report."""

from __future__ import annotations

from leadgen_assets.evaluation.address import ADDRESS
from leadgen_assets.evaluation.audited import AUDITED_VALUES
from leadgen_assets.evaluation.contact_points import CONTACT_POINTS
from leadgen_assets.evaluation.exported_rows import EXPORTED_ROWS
from leadgen_assets.evaluation.names_and_addresses import NAMES_AND_ADDRESSES
from leadgen_assets.evaluation.organisation import ORGANISATION
from leadgen_assets.evaluation.people import SUITE as PEOPLE
from leadgen_assets.evaluation.pms import PMS
from leadgen_assets.evaluation.same_company import SUITE as SAME_COMPANY
from leadgen_assets.evaluation.suite import Suite
from leadgen_assets.evaluation.usable_rows import usable_rows

SUITES: tuple[Suite, ...] = (
    usable_rows(),
    PMS,
    CONTACT_POINTS,
    ADDRESS,
    ORGANISATION,
    PEOPLE,
    SAME_COMPANY,
    NAMES_AND_ADDRESSES,
    EXPORTED_ROWS,
    AUDITED_VALUES,
)
