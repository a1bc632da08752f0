"""Lengths that a style computes: `calc(0px - 9999px)` is `-9999px`."""

from __future__ import annotations

import re

_CALC = re.compile(r"calc\s{0,3}\(([^()]{1,80})\)", re.IGNORECASE)
_PARTED = re.compile(r"\s+([+-])\s+")
_FACTOR = re.compile(r"\s*([+-]?(?:\d{1,9}(?:\.\d{0,6})?|\.\d{1,6}))([a-z]{1,4}|%)?\s*", re.IGNORECASE)


def plain_lengths(style: str) -> str:
    """A style with each simple `calc` replaced by the length that it is: sums of one unit, lengths times a number.

    A sum of several units below nothing is at least as far below it as the greatest of them.
    """
    return _CALC.sub(_length, style) if "calc" in style.lower() else style


def _length(found: re.Match[str]) -> str:
    signs_and_terms = ["+", *_PARTED.split(found[1])]
    sums: dict[str, float] = {}
    for sign, term in zip(signs_and_terms[::2], signs_and_terms[1::2], strict=True):
        product = _product(term)
        if product is None:
            return found[0]
        value, unit = product
        if value:
            sums[unit] = sums.get(unit, 0.0) + (value if sign == "+" else -value)
    if len(sums) > 1 and max(sums.values()) > 0:
        return found[0]
    unit, total = min(sums.items(), key=lambda one: one[1], default=("", 0.0))
    return f"{total:.6f}".rstrip("0").rstrip(".") + unit


def _product(term: str) -> tuple[float, str] | None:
    """A number and its unit; None for what is no product of numbers, of which one may be a length."""
    value, unit, operator = 1.0, "", "*"
    for part in re.split(r"([*/])", term):
        if part in ("*", "/"):
            operator = part
            continue
        factor = _FACTOR.fullmatch(part)
        number = float(factor[1]) if factor else 0.0
        if factor is None or (factor[2] and (unit or operator == "/")) or (operator == "/" and not number):
            return None
        value = value * number if operator == "*" else value / number
        unit = unit or (factor[2] or "").lower()
    return value, unit
