"""Money is whole micro-dollars, so that sums of tiny prices are exact."""

from __future__ import annotations

from decimal import ROUND_CEILING, Decimal

MICROS = 1_000_000
"""Micro-dollars in a dollar."""


def micro_usd(dollars: Decimal | int | str) -> int:
    """Dollars as micro-dollars, rounded up: a cost is never booked as less than it is.

    Raises:
        ValueError: the text is not a finite number.
    """
    try:
        return int((Decimal(dollars) * MICROS).to_integral_value(rounding=ROUND_CEILING))
    except (ArithmeticError, ValueError) as error:
        raise ValueError(f"{dollars!r} is not an amount of dollars") from error


def shown_usd(micros: int) -> str:
    """Micro-dollars for a person: "$3.00", "$0.0042" where cents would hide it, and "$0.000042" where that would."""
    amount = Decimal(micros) / MICROS
    if micros and abs(micros) < 100:
        return f"${amount:.6f}"
    if micros and abs(micros) < 10_000:
        return f"${amount:.4f}"
    return f"${amount:,.2f}"


def exact_usd(micros: int) -> str:
    """Micro-dollars for a person to the last one: "$0.031", "$1,250.00"."""
    whole, _, part = f"{Decimal(micros) / MICROS:,.6f}".partition(".")
    return f"${whole}.{part.rstrip('0'):0<2}"


def shown_of(micros: int, whole: int) -> str:
    """A part of an amount, or the amount itself, for a person: as fine as tells the two apart.

    To the cent where the whole is a dollar and more in whole cents ("$0.42" of $3.00), else to a hundredth of one
    ("$0.0089" of $0.012), and to the last micro-dollar where a part would look like the whole.
    """
    coarse = whole >= MICROS and whole % 10_000 == 0
    if coarse and (micros == whole or shown_usd(micros) != shown_usd(whole)):
        return shown_usd(micros)
    rounded = round(micros, -2)
    return exact_usd(rounded if rounded and micros != whole != rounded else micros)
