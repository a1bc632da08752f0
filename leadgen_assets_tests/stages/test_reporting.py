"""What a report says of answers that could not be used."""

from __future__ import annotations

import pytest

from leadgen_assets.stages.model_remarks import unusable_words
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
