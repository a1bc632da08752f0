"""Software is the firm's where the firm is the subject of its use: not that of who collects for others, or was there before."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Rent is taken by others through AppFolio.", ""),
        ("Your rent was collected by your previous manager through AppFolio.", ""),
        ("Fees are handled by a bank in AppFolio for our tenants.", ""),
        ("The broker before us kept our tenants' ledgers in AppFolio.", ""),
        ("Rent was once paid by tenants through AppFolio.", ""),
        ("The seller of our book kept tenants in AppFolio.", ""),
        ("Many firms bill tenants and pay owners through AppFolio.", ""),
        ("If we took over from another manager, tenants pay through AppFolio.", ""),
        ("Our leasing agent was trained in AppFolio.", ""),
        ("We are certified in AppFolio.", ""),
        # the firm's own
        ("With years of experience we collect rent through AppFolio.", "appfolio"),
        ("Rent is taken by our staff through AppFolio.", "appfolio"),
        ("Rent is paid by tenants through AppFolio.", "appfolio"),
        ("Rent is paid by card or by a bank draft through AppFolio.", "appfolio"),
        ("Rent is due by the first of the month through AppFolio.", "appfolio"),
        ("Like most firms we pay owners through AppFolio.", "appfolio"),
        ("We took over from another manager in 2011 and collect rent through AppFolio.", "appfolio"),
        ("Before we moved here tenants paid by check; we collect rent through AppFolio.", "appfolio"),
    ],
)
def test_software_is_of_whoever_uses_it(page, read, values, text, value):
    assert values(read(page([text])), "pms") == ([value] if value else [])
