"""The limits that a run will meet on its way, as they stand before it. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from leadgen_assets.domain.money import micro_usd, shown_of
from leadgen_assets.llm.told_limits import ToldLimits
from leadgen_assets.settings import Settings


@dataclass(frozen=True, slots=True)
class Bound:
    """A limit a minute of a model: of "questions" or "tokens", and by whom it is set."""

    model: str
    of: str
    a_minute: int
    by: str

    def seconds(self, number: float) -> float:
        """How long so many take at the pace at which turns are given: a twelfth of a minute's worth at once, then evenly."""
        at_once = max(1, self.a_minute // 12)
        return 60 * number / (self.a_minute - at_once + 1)


@dataclass(frozen=True, slots=True)
class Limits:
    """A tenant's limits and what is left of them, in micro-dollars and questions; and what the service told of a minute, by model."""

    usd_a_day: int
    usd_left: int
    calls_an_hour: int
    calls_left: int
    told: Mapping[str, ToldLimits] = field(default_factory=dict)

    @classmethod
    def of(cls, settings: Settings) -> Limits:
        """Those of the settings, of which nothing is used."""
        usd, calls = micro_usd(settings.usd_per_day), settings.calls_per_hour
        return cls(usd, usd, calls, calls)

    def a_minute(self, settings: Settings) -> list[Bound]:
        """What holds of the models that will be asked: the lower one of the settings' limits and the service's."""
        bounds = []
        for model in dict.fromkeys((settings.model, settings.search_model)):
            said = self.told.get(model, ToldLimits())
            for of, limit, ours, setting in (
                ("questions", said.requests, settings.model_requests_per_minute, "LEADGEN_MODEL_REQUESTS_PER_MINUTE"),
                ("tokens", said.tokens, settings.model_tokens_per_minute, "LEADGEN_MODEL_TOKENS_PER_MINUTE"),
            ):
                if ours and (limit is None or ours <= limit):
                    bounds.append(Bound(model, of, ours, setting))
                elif limit is not None:
                    bounds.append(Bound(model, of, limit, "as the service told"))
        return bounds

    def reached(self, micro_usd: int, calls: int, next_micro_usd: int = 0) -> list[str]:
        """The limits of the day and the hour that so much will reach, in words.

        Args:
            next_micro_usd: what the cheapest next question may cost: a limit below it is never new.
        """
        notes = []
        if micro_usd and next_micro_usd > self.usd_a_day:
            notes.append(
                f"the limit of {shown_of(self.usd_a_day, self.usd_a_day)} a day has no room for a question, of which the next may"
                f" cost {shown_of(next_micro_usd, self.usd_a_day)}: raise it, or nothing is asked"
                " (LEADGEN_USD_PER_DAY, or leadgen cost limits)"
            )
        elif micro_usd > self.usd_left:
            left = (
                f" ({shown_of(self.usd_left, self.usd_a_day)} of it are left)" if self.usd_left < self.usd_a_day else ""
            )
            notes.append(
                f"the limit of {shown_of(self.usd_a_day, self.usd_a_day)} a day will be reached{left}: it goes on the day after"
            )
        if calls > self.calls_left:
            left = f" ({self.calls_left:,} of it are left)" if self.calls_left < self.calls_an_hour else ""
            notes.append(
                f"the limit of {self.calls_an_hour:,} calls an hour will be reached{left}: it goes on after that"
            )
        return notes
