"""One question to a site and its answer, as they went over the wire."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from leadgen_assets.domain.pages.page import Outcome


@dataclass(frozen=True, slots=True)
class Exchange:
    """An answer, or why there was none. An archive of all exchanges tells the same as the network did.

    Attributes:
        url: that was asked for, without fragment.
        at: when the answer was there, or was given up.
        status: of the answer; None when there was none, or the question was not even asked (robots.txt, a forbidden address).
        headers: as sent, in order; () without an answer.
        body: as sent, transfer-encoding undone, content-encoding kept; empty where it was not read: any status but 2xx,
            a type that is no page. Of a wall against robots what was seen of it.
        outcome: OK for what can be read, and for a redirect; else what it means for the page.
        detail: why it is not OK, one phrase for a person.
    """

    url: str
    at: datetime
    status: int | None
    headers: tuple[tuple[str, str], ...]
    body: bytes
    outcome: Outcome
    detail: str = ""

    def header(self, name: str) -> str:
        """The first header of that name; "" where there is none."""
        return next((value for key, value in self.headers if key.lower() == name.lower()), "")
