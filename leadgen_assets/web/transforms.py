"""Transforms of a style that leave nothing to see of an element: it is turned edge-on, or a matrix makes it flat."""

from __future__ import annotations

import math
import re

_TURNED = re.compile(
    r"(?<![\w-])rotate(?:([xy])\s{0,3}\(|(3d)\s{0,3}\(|\s{0,3}:)\s{0,3}([\w\s.,+-]{1,60})", re.IGNORECASE
)
_ANGLE = re.compile(r"([+-]?(?:\d{1,9}(?:\.\d{0,9})?|\.\d{1,9}))(deg|grad|rad|turn)", re.IGNORECASE)
_RADIANS = {"deg": math.pi / 180, "grad": math.pi / 200, "rad": 1.0, "turn": 2 * math.pi}
_MATRIX = re.compile(r"(?<![\w-])matrix(3d)?\s{0,3}\(([\d\s.,e+-]{1,300})\)", re.IGNORECASE)
_NAMED = {"x": (1.0, 0.0, 0.0), "y": (0.0, 1.0, 0.0), "z": (0.0, 0.0, 1.0)}
_EDGE_ON, _FLAT = 0.03, 0.0009
"""Of its own breadth and of its own area that much or less is to be seen."""


def is_flat(style: str) -> bool:
    """Whether a style turns its element edge-on to whoever looks at it, or gives it no breadth or no height by a matrix."""
    lower = style.lower()
    if "rotate" in lower and any(_is_edge_on(found) for found in _TURNED.finditer(style)):
        return True
    return "matrix" in lower and any(_is_no_area(found) for found in _MATRIX.finditer(style))


def _is_edge_on(found: re.Match[str]) -> bool:
    words = found[3].replace(",", " ").lower().split()
    angle = next((match for match in map(_ANGLE.fullmatch, words) if match), None)
    if angle is None:
        return False
    named = (found[1] or next((word for word in words if word in _NAMED), "")).lower()
    axis = _NAMED[named] if named else _numbers([word for word in words if word != angle[0]])
    length = math.hypot(*axis)
    if len(axis) != 3 or not length:
        return False
    turned, upright = math.cos(float(angle[1]) * _RADIANS[angle[2].lower()]), axis[2] / length
    return abs(turned + upright * upright * (1 - turned)) < _EDGE_ON


def _is_no_area(found: re.Match[str]) -> bool:
    numbers = _numbers(found[2].replace(",", " ").split())
    if len(numbers) < 4 or (found[1] and len(numbers) != 16):
        return False
    first, second, third, fourth = (numbers[at] for at in ((0, 1, 4, 5) if found[1] else (0, 1, 2, 3)))
    return abs(first * fourth - second * third) < _FLAT


def _numbers(words: list[str]) -> tuple[float, ...]:
    """The words as numbers; () where one is none."""
    try:
        return tuple(map(float, words))
    except ValueError:
        return ()
