"""Why a run failed, in the words of whatever failed."""

from __future__ import annotations

import re
from collections.abc import Iterable

from dagster import AssetCheckEvaluation, DagsterEvent, DagsterEventType, DagsterExecutionInterruptedError
from dagster_shared.error import SerializableErrorInfo

from leadgen_assets.assets.stage_run import DATABASE_AWAY
from leadgen_assets.domain.errors import LeadgenError
from leadgen_assets.stages.steady import NO_ANSWER
from leadgen_assets.storage.address import full, no_room_by_words

_AWAY = {"OperationalError", "InterfaceError", "DagsterPostgresException", *(error.__name__ for error in NO_ANSWER)}
"""As SQLAlchemy, Dagster and psycopg call it when the server is not there, restarts, or ends a connection."""
_INTERRUPTS = (DagsterExecutionInterruptedError.__name__, KeyboardInterrupt.__name__)


def failure_of(events: Iterable[DagsterEvent]) -> str | None:
    """What a run's own events say about its failure; None when nothing does: its worker was lost.

    A stage's words come first, then a check's that stopped the run, then the error that no stage caught, as when the run
    could not begin.
    """
    listed = list(events)
    steps = [event.step_failure_data for event in listed if event.is_step_failure]
    told = [data.user_failure_data.description for data in steps if data.user_failure_data]
    checks = [
        _words_of(event.asset_check_evaluation_data)
        for event in listed
        if event.event_type is DagsterEventType.ASSET_CHECK_EVALUATION and _stops(event.asset_check_evaluation_data)
    ]
    uncaught = [data.error for data in steps]
    uncaught += [
        event.job_failure_data.error
        for event in listed
        # Without data: somebody else reported the run failed, because its worker is gone.
        if event.event_type is DagsterEventType.RUN_FAILURE and event.event_specific_data is not None
    ]
    return next((words for words in (*told, *checks, *map(_root_words, uncaught)) if words), None)


def lost_the_database(events: Iterable[DagsterEvent]) -> bool:
    """Whether a run failed only because the database was away: ours, which a stage tells, or Dagster's, which nothing catches."""
    for event in events:
        error = None
        if event.is_step_failure:
            told, error = event.step_failure_data.user_failure_data, event.step_failure_data.error
            if told is not None and DATABASE_AWAY in told.metadata:
                return True
        elif event.event_type is DagsterEventType.RUN_FAILURE and event.event_specific_data is not None:
            error = event.job_failure_data.error
        while error is not None:
            if no_room_by_words(error.message):
                return False  # which does not pass by itself
            if error.cls_name in _AWAY:
                return True
            error = error.cause
    return False


def was_interrupted(events: Iterable[DagsterEvent]) -> bool:
    """Whether SIGTERM or SIGINT ended the run: a failure for Dagster, unless a person asked it there to terminate."""
    listed = list(events)
    errors = [event.step_failure_data.error for event in listed if event.is_step_failure]
    errors += [
        event.job_failure_data.error
        for event in listed
        if event.event_type is DagsterEventType.RUN_FAILURE and event.event_specific_data is not None
    ]
    return any(error is not None and error.cls_name in _INTERRUPTS for error in errors)


def _stops(check: AssetCheckEvaluation) -> bool:
    return bool(check.blocking) and not check.passed


def _words_of(check: AssetCheckEvaluation) -> str:
    told = {name: str(value.value) for name, value in check.metadata.items()}
    words = LeadgenError(
        f"The check {check.check_name} failed. Its rule: {check.description}",
        f"{told.get('failed', 'some')} of {told.get('checked', 'all')}: {told.get('examples', '')}",
        told.get("what_to_do", ""),
    )
    return str(words)


def _root_words(error: SerializableErrorInfo | None) -> str:
    """The message of the error that all others wrap, or of the first that is written for people, without its class."""
    if error is None:
        return ""
    while error.cause is not None and not error.message.startswith(LeadgenError.__module__):
        error = error.cause
    if no_room_by_words(error.message):
        return str(full("", no_room_by_words(error.message)))
    return re.sub(rf"^[\w.]*{re.escape(error.cls_name or '')}: ", "", error.message.strip())
