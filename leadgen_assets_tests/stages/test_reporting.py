"""What a report says of answers that could not be used."""

from __future__ import annotations

import pytest

from leadgen_assets.stages.model_remarks import scripted_words, unsafe_words, unusable_words
from leadgen_assets.storage.model_costs import Unusable


@pytest.mark.parametrize(
    ("found", "begins"),
    [
        (Unusable(0, 0, ""), ""),
        (Unusable(2, 2, "refused: no"), ""),
        (Unusable(100, 30, "refused: no"), ""),
        (
            Unusable(15, 15, "refused: no"),
            "None of the model's 15 answers could be used, and each was paid (refused: no)",
        ),
        (Unusable(1_000, 600, "bad output: no JSON"), "Only 400 of the model's 1,000 answers could be used"),
    ],
)
def test_many_answers_that_could_not_be_used_are_told(found: Unusable, begins: str) -> None:
    said = unusable_words(found)
    assert len(said) == bool(begins)
    assert "".join(said).startswith(begins)


def test_made_up_dollars_and_addresses_that_nobody_is_sent_to_are_said() -> None:
    assert scripted_words(0) == unsafe_words(0) == ()
    assert "$0.012 of what is spent are made up" in scripted_words(12_000)[0]
    assert unsafe_words(1)[0].startswith("1 address that a search named was neither read nor put into the review")
    assert unsafe_words(4)[0].startswith("4 addresses that searches named were")
