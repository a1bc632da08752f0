"""What a person who watches is told of asking."""

from __future__ import annotations

from datetime import UTC, datetime

from leadgen_assets.llm.books import Limit
from leadgen_assets.llm.remarks import FAILURES, LONG_TURN_SECONDS, UNUSABLE, Remarks

NOON = datetime(2026, 11, 25, 12, 3, tzinfo=UTC)


def test_one_fault_that_passes_is_nobodys_business() -> None:
    remarks = Remarks()
    for _ in range(FAILURES - 1):
        remarks.failed("HTTP 429", NOON)
    remarks.answered()
    remarks.failed("HTTP 500", NOON)
    assert remarks.now() == {}


def test_a_service_that_fails_for_ever_is_told_with_what_since_when_and_what_to_do() -> None:
    remarks = Remarks()
    for minute in range(12):
        remarks.failed("status 200 with 9 bytes of text/html that are no JSON object", NOON.replace(minute=3 + minute))
    said = remarks.now()["failing"]
    assert "has answered no question since 12:03 UTC, 12 times in a row (status 200 with 9 bytes of text/html" in said
    assert "--mode off" in said
    assert "It is asked again; nothing is lost." in said
    remarks.failed("HTTP 400", NOON, again=False)
    assert "(HTTP 400). What it refuses so is not asked again." in remarks.now()["failing"]
    remarks.failed("HTTP 500", NOON, by_rules=True)
    said = remarks.now()["failing"]
    assert "asked again" not in said
    assert "done by rules meanwhile; once it answers, leadgen run REQUEST --redo failed" in said
    remarks.answered()
    assert remarks.now() == {}


def test_a_service_that_turns_all_away_is_there_and_nothing_beside_it_says_that_all_is_well() -> None:
    remarks = Remarks()
    remarks.waits("gpt-6-luna", LONG_TURN_SECONDS)
    for _ in range(FAILURES):
        remarks.failed("HTTP 429", NOON, turned_away=True)
    (said,) = remarks.now().values()
    assert "its questions are put off, and asked again when they may be" in said
    assert "reached" not in said
    remarks.answered()
    assert "Nothing is wrong" in next(iter(remarks.now().values()))


def test_answers_of_which_none_can_be_used_are_told() -> None:
    remarks = Remarks()
    for _ in range(UNUSABLE):
        remarks.unusable("refused: I cannot help")
    assert (
        "none of the model's last 5 answers could be used (refused: I cannot help), and each was paid"
        in remarks.now()["unusable"]
    )
    remarks.unusable("incomplete: cut short", paid=False)
    assert "paid" not in remarks.now()["unusable"]
    remarks.answered()
    assert remarks.now() == {}


def test_a_limit_that_is_near_is_told_as_long_as_the_process_lives() -> None:
    remarks = Remarks()
    remarks.near(Limit.REQUEST)
    remarks.answered()
    (said,) = remarks.now().values()
    assert said == (
        "80 % of the request's budget were spent or set aside at once; what is set aside and not needed comes back"
        " (leadgen cost shows what for)"
    ), "searches side by side are set aside at their highest cost: nearly used up would be false"
    remarks.near(Limit.HOUR)
    assert "80 % of the tenant's questions of this hour were asked" in remarks.now()["near hour"]


def test_a_long_wait_for_a_turn_is_told_and_a_short_one_is_not() -> None:
    remarks = Remarks()
    remarks.waits("gpt-made-up", LONG_TURN_SECONDS - 1)
    assert remarks.now() == {}
    remarks.waits("gpt-made-up", LONG_TURN_SECONDS)
    (said,) = remarks.now().values()
    assert "questions to gpt-made-up wait for their turn" in said
    remarks.waits("gpt-made-up", 100)
    assert [*remarks.now().values()] == [said], "the same is not said twice"
