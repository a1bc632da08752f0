"""Clock months: when a month has passed."""

from __future__ import annotations

import calendar
from datetime import datetime


def month_after(at: datetime, day: int = 0) -> datetime:
    """The same time a month later, on the last day of a month that is too short: 31 January -> 28 February.

    Args:
        day: the day of the month that is meant where `at` itself was cut short: 31, so that 28 February -> 31 March;
            counts only where `at` is the last day of its month.
    """
    last_day = calendar.monthrange(at.year, at.month)[1]
    meant = max(day, at.day) if at.day == last_day else at.day
    year, month = (at.year + 1, 1) if at.month == 12 else (at.year, at.month + 1)
    return at.replace(year=year, month=month, day=min(meant, calendar.monthrange(year, month)[1]))
