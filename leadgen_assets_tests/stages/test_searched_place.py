"""Where a firm is, as the entry of a list that a model points at says it."""

import pytest

from leadgen_assets.extract.places.placed_by_model import entry_tells_place
from leadgen_assets.sources.written_place import place_in

OWN = """\
Maple Hollow Management in Waco, TX
Maple Hollow Management - Austin, TX 78701
Maple Hollow Management, LLC — 1 Main St, Waco, TX 76701
Maple Hollow Management: Dallas, TX
Maple Hollow Management (Austin, TX)
Maple Hollow Management | Residential | Austin, TX
Maple Hollow Management, 12 Elm Street, Suite 4, Austin, TX 78701
Maple Hollow Management is a full service company based in Austin, TX
12 Elm Street, Dallas, TX 75201
Address: 12 Elm St, Austin, TX 78701
Dallas, TX
Located in Dallas, TX
Property management company in Austin, TX
Full-service property management in Austin, TX
4.8 stars · Austin, TX
(512) 555-0100 Austin, TX"""
OTHERS = """\
We do not serve Dallas, TX
Maple Hollow Management, whose rival is in Dallas, TX
Maple Hollow Management moved away from Dallas, TX in 2019
Owners from Dallas, TX love Maple Hollow Management
Another firm in Waco, TX is better
Formerly of Dallas, TX
Dallas, TX office closed in 2019
Serving Dallas, TX
Proudly serving Plano, TX
Homes near Dallas, TX
Manages homes in Dallas, TX
Our clients live in Dallas, TX
Its founder was born in Waco, TX
Not licensed in Dallas, TX"""


def told(text: str) -> bool:
    place = place_in(text)
    return place is not None and entry_tells_place(text, place.start, place.end, "Maple Hollow Management")


@pytest.mark.parametrize("text", OWN.splitlines())
def test_an_entry_that_says_where_the_firm_is_gives_its_place(text: str) -> None:
    assert told(text)


@pytest.mark.parametrize("text", OTHERS.splitlines())
def test_a_place_of_somebody_else_or_of_another_time_is_none(text: str) -> None:
    assert not told(text)
