"""What a person who watches a run is told of asking: that the service fails, that no answer can be used, that a limit is near.

Kept by the process and not by the question: one fault that passes is nobody's business, and silence for minutes is.
"""

from __future__ import annotations

from datetime import UTC, datetime

from leadgen_assets.llm.books import Limit

FAILURES = 3
"""Calls without an answer in a row, from which on the service is said to fail."""
UNUSABLE = 5
"""Answers in a row of which none could be used, from which on that is said."""
LONG_TURN_SECONDS = 10.0
"""A question that waits so long for its turn is slow enough for a person to ask why."""

_AGAIN = "It is asked again; nothing is lost"
_TURNED_AWAY = "It asks to be asked less: its questions are put off, and asked again when they may be; nothing is lost"
_REFUSED = "What it refuses so is not asked again"
_BY_RULES = (
    "Its companies are done by rules meanwhile; once it answers, leadgen run REQUEST --redo failed asks about them"
)

_SEE = {
    False: "See that it can be reached (leadgen doctor)",
    True: "See what the account may ask a minute (leadgen doctor)",
}

_LIMITS = {
    Limit.REQUEST: "the request's budget",
    Limit.DAY: "the tenant's dollars of this day",
    Limit.HOUR: "the tenant's questions of this hour",
}
_ASIDE = "spent or set aside at once; what is set aside and not needed comes back"
_USED = {Limit.REQUEST: _ASIDE, Limit.DAY: _ASIDE, Limit.HOUR: "asked"}


class Remarks:
    """What there is to say just now; every gateway of a process adds to it."""

    def __init__(self) -> None:
        self._failures, self._since, self._what = 0, datetime.min.replace(tzinfo=UTC), ""
        self._fate = _AGAIN
        self._unusable, self._paid, self._why = 0, 0, ""
        self._odd, self._odd_what = 0, ""
        self._near: set[Limit] = set()
        self._queued: dict[str, str] = {}

    def failed(
        self, what: str, now: datetime, *, again: bool = True, by_rules: bool = False, turned_away: bool = False
    ) -> None:
        """A call had no answer, or the service would not take it; `what` without anything secret.

        Args:
            again: whether the same is asked again, now or by another run. Of what ends a stage nothing is told here.
            by_rules: whether the run goes on without an answer while there is none.
            turned_away: the service is there, and asks to be left alone.
        """
        if self._failures == 0:
            self._since = now
        self._failures, self._what = self._failures + 1, what
        self._fate = _BY_RULES if by_rules else _TURNED_AWAY if turned_away else _AGAIN if again else _REFUSED

    def unusable(self, why: str, *, paid: bool = True) -> None:
        """An answer came, and could not be used."""
        self._failures = 0
        self._unusable, self._paid, self._why = self._unusable + 1, self._paid + paid, why

    def answered(self) -> None:
        """An answer came that can be used."""
        self._failures = self._unusable = self._paid = 0

    def odd(self, what: str) -> None:
        """An answer said of its use what cannot be."""
        self._odd += 1
        self._odd_what = what

    def near(self, limit: Limit) -> None:
        """A question was the first to pass 80 % of a limit."""
        self._near.add(limit)

    def waits(self, model: str, seconds: float) -> None:
        """A question waits so long for its turn within the limits a minute."""
        if seconds >= LONG_TURN_SECONDS:
            self._queued[model] = (
                f"questions to {model} wait for their turn: so many of them, or tokens, are taken a minute and no more"
                " (leadgen doctor). Nothing is wrong or lost; it goes on at that pace"
            )

    def now(self) -> dict[str, str]:
        """What is to be said, a sentence by its kind; {} while all is well."""
        said: dict[str, str] = {}
        if self._failures >= FAILURES:
            said["failing"] = (
                f"the model's service has answered no question since {self._since.astimezone(UTC):%H:%M} UTC, {self._failures:,} times"
                f" in a row ({self._what}). {self._fate}. {_SEE[self._fate is _TURNED_AWAY]}, or stop (Ctrl-C) and go on without"
                " it: leadgen run REQUEST --mode off"
            )
        if self._unusable >= UNUSABLE:
            paid = ", and each was paid" if self._paid == self._unusable else ""
            said["unusable"] = (
                f"none of the model's last {self._unusable:,} answers could be used ({self._why}){paid}. Try"
                " another model (LEADGEN_MODEL, LEADGEN_SEARCH_MODEL), or stop (Ctrl-C) and go on without one:"
                " leadgen run REQUEST --mode off"
            )
        if self._odd:
            answers = "1 answer says of its" if self._odd == 1 else f"{self._odd:,} answers say of their"
            said["odd usage"] = (
                f"{answers} use what cannot be ({self._odd_what}): each counts at its highest cost until somebody settles"
                " it by the service's bill (leadgen cost settle)"
            )
        for limit in sorted(self._near):
            said[f"near {limit}"] = f"80 % of {_LIMITS[limit]} were {_USED[limit]} (leadgen cost shows what for)"
        if "failing" in said:  # else it would be said beside it that nothing is wrong
            return said
        return said | {f"turns {model}": sentence for model, sentence in self._queued.items()}
