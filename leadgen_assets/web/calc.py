"""Lengths that a style computes: `calc(0px - 9999px)` is `-9999px`, as is `min(-9999px, 0px)`."""

from __future__ import annotations

import re

_COMPUTED = re.compile(r"(?<![\w-])(calc|min|max|clamp)\s{0,3}\(([^()]{1,80})\)", re.IGNORECASE)
_DEPTH = 3
_PARTED = re.compile(r"\s+([+-])\s+")
_FACTOR = re.compile(r"\s*([+-]?(?:\d{1,9}(?:\.\d{0,6})?|\.\d{1,6}))([a-z]{1,4}|%)?\s*", re.IGNORECASE)


def plain_lengths(style: str) -> str:
    """A style with each simple `calc`, `min`, `max` and `clamp` replaced by the length that it is.

    Simple are sums of one unit and lengths times a number.

    A sum of several units below nothing is at least as far below it as the greatest of them, and the least of several lengths as any.
    """
    for _ in range(_DEPTH):
        if "(" not in style or not _COMPUTED.search(style):
            break
        style = _COMPUTED.sub(_length, style)
    return style


def _length(found: re.Match[str]) -> str:
    terms = [_sum(term) for term in found[2].split(",")]
    which = found[1].lower()
    if (which == "calc" and len(terms) > 1) or (which == "clamp" and len(terms) != 3):
        return found[0]
    known = [term for term in terms if term is not None]
    if which == "min" and known and min(known)[0] < 0:
        return _written(min(known))
    one_unit = len({unit for value, unit in known if value}) <= 1
    if len(known) < len(terms) or not (one_unit or (which != "calc" and max(known)[0] < 0)):
        return found[0]
    if which == "clamp":
        return _written(max(known[0], min(known[1:])))
    return _written(max(known) if which == "max" else min(known))


def _written(length: tuple[float, str]) -> str:
    return f"{length[0]:.6f}".rstrip("0").rstrip(".") + length[1]


def _sum(text: str) -> tuple[float, str] | None:
    """The length that a sum of terms is; None where it is not known."""
    signs_and_terms = ["+", *_PARTED.split(text)]
    sums: dict[str, float] = {}
    for sign, term in zip(signs_and_terms[::2], signs_and_terms[1::2], strict=True):
        product = _product(term)
        if product is None:
            return None
        value, unit = product
        if value:
            sums[unit] = sums.get(unit, 0.0) + (value if sign == "+" else -value)
    if len(sums) > 1 and max(sums.values()) > 0:
        return None
    unit, total = min(sums.items(), key=lambda one: one[1], default=("", 0.0))
    return total, unit


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
