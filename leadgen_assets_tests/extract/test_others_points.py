"""Of a number with nothing but a plain label beside it no question need be asked that words answer."""

from __future__ import annotations

from itertools import product

import pytest

from leadgen_assets.domain.pages.page import Kind, Outcome, PageText, Region, Segment
from leadgen_assets.extract.points.initialled_bodies import initialled
from leadgen_assets.extract.points.night_lines import is_night_line
from leadgen_assets.extract.points.others_points import (
    is_a_houses,
    is_anothers,
    is_bare,
    is_dead,
    is_refused,
    speaks_for_strangers,
)
from leadgen_assets.extract.points.our_others import is_our_others
from leadgen_assets.extract.points.public_services import is_public_service
from leadgen_assets.extract.points.whose_line import is_for_one_purpose, is_main_line, is_named_line

_DOMAIN = "maplehollow.example"
_LABELS = ("", *(f"{word}{mark}" for word in ("Tel", "TELEPHONE", "Phone", "FAX", "call") for mark in ("", ": ", " (")))


@pytest.mark.parametrize(("before", "behind"), list(product(_LABELS, ("", ". ", " | ", ", 17", " / 555-0101"))))
def test_a_plain_label_gives_its_number_to_nobody(before: str, behind: str) -> None:
    texts = ((Kind.TITLE, "Maple Hollow"), (Kind.TEXT, f"{before}503-555-0100{behind}"))
    segments = [Segment(at + 1, kind, Region.MAIN, text) for at, (kind, text) in enumerate(texts)]
    page = PageText(url=f"https://{_DOMAIN}/", role="home", outcome=Outcome.OK, segments=tuple(segments))
    assert is_bare(before, behind)
    told = (
        is_refused(before, behind),
        is_dead(before, ""),
        is_anothers(before, _DOMAIN),
        speaks_for_strangers(before + behind, _DOMAIN),
        is_our_others(page, before),
        is_a_houses(before),
        is_public_service(page, before, behind),
        initialled(page, before) is not None,
        is_for_one_purpose(page, before),
        is_night_line(before, behind),
        is_main_line(before),
        is_named_line(page, 1, len(before), before, behind),
    )
    assert not any(told)


@pytest.mark.parametrize(
    ("before", "behind"), [("Main: ", ""), ("Cell: ", ""), ("Our plumber: ", ""), ("Tel: ", " (no longer in use)")]
)
def test_other_words_may_give_it_to_somebody(before: str, behind: str) -> None:
    assert not is_bare(before, behind)
