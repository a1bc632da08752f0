"""Colours that are written as functions of CSS, as red, green and blue of 0 to 255."""

from __future__ import annotations

import colorsys
import math
import re
from collections.abc import Callable, Sequence

Colour = tuple[float, float, float]

_FUNCTION = re.compile(r"(rgba?|hsla?|hwb|lab|lch|oklab|oklch|color)\(\s{0,9}(?:srgb\s)?([^()]{1,70})\)")
_PART = re.compile(r"([+-]?(?:\d{1,4}(?:\.\d{0,20})?|\.\d{1,20}))(%|deg|turn)?|none")


def function_colour(written: str) -> tuple[Colour, float] | None:
    """The colour that a function in lower case gives, and how opaque it is (0 to 1); None for what is no such function."""
    found = _FUNCTION.fullmatch(written)
    if found is None:
        return None
    parts = [_PART.fullmatch(part) for part in re.split(r"[\s,/]+", found[2].strip())]
    told = [part for part in parts if part is not None]
    if len(told) < len(parts) or len(told) not in (3, 4) or (found[1] == "color" and "srgb" not in written):
        return None
    opaque = _share(told[3], 1) if len(told) == 4 else 1.0
    made = _MADE[found[1].removesuffix("a") if found[1] in ("rgba", "hsla") else found[1]](told)
    return (_bounded(made[0]), _bounded(made[1]), _bounded(made[2])), min(max(opaque, 0.0), 1.0)


def _share(part: re.Match[str], whole: float) -> float:
    """A part as a number, of which 100 % are `whole`."""
    number = float(part[1] or 0)
    return number * whole / 100 if part[2] == "%" else number


def _turned(part: re.Match[str]) -> float:
    """A hue as a share of the circle."""
    number = float(part[1] or 0)
    return (number if part[2] == "turn" else number / 360) % 1


def _bounded(part: float) -> float:
    return min(max(part, 0.0), 1.0) * 255


def _rgb(parts: Sequence[re.Match[str]]) -> Colour:
    red, green, blue = (_share(part, 255) / 255 for part in parts[:3])
    return red, green, blue


def _srgb(parts: Sequence[re.Match[str]]) -> Colour:
    red, green, blue = (_share(part, 1) for part in parts[:3])
    return red, green, blue


def _hsl(parts: Sequence[re.Match[str]]) -> Colour:
    return colorsys.hls_to_rgb(_turned(parts[0]), float(parts[2][1] or 0) / 100, float(parts[1][1] or 0) / 100)


def _hwb(parts: Sequence[re.Match[str]]) -> Colour:
    white, black = float(parts[1][1] or 0) / 100, float(parts[2][1] or 0) / 100
    if white + black >= 1:
        return (white / (white + black),) * 3
    red, green, blue = (part * (1 - white - black) + white for part in colorsys.hls_to_rgb(_turned(parts[0]), 0.5, 1.0))
    return red, green, blue


def _lab(parts: Sequence[re.Match[str]]) -> Colour:
    return _of_lab(_share(parts[0], 100), _share(parts[1], 125), _share(parts[2], 125))


def _lch(parts: Sequence[re.Match[str]]) -> Colour:
    return _of_lab(_share(parts[0], 100), *_around(_share(parts[1], 150), _turned(parts[2])))


def _oklab(parts: Sequence[re.Match[str]]) -> Colour:
    return _of_oklab(_share(parts[0], 1), _share(parts[1], 0.4), _share(parts[2], 0.4))


def _oklch(parts: Sequence[re.Match[str]]) -> Colour:
    return _of_oklab(_share(parts[0], 1), *_around(_share(parts[1], 0.4), _turned(parts[2])))


def _around(chroma: float, hue: float) -> tuple[float, float]:
    return chroma * math.cos(hue * math.tau), chroma * math.sin(hue * math.tau)


def _of_lab(light: float, a: float, b: float) -> Colour:
    """CIE Lab under D50, by way of XYZ (CSS Color 4, 10.9 and its sample code)."""
    y = (light + 16) / 116
    x, z = y + a / 500, y - b / 200
    scaled = [part**3 if part > 6 / 29 else 3 * (6 / 29) ** 2 * (part - 4 / 29) for part in (x, y, z)]
    x, y, z = scaled[0] * 0.96422, scaled[1], scaled[2] * 0.82521
    return _encoded(
        3.1338561 * x - 1.6168667 * y - 0.4906146 * z,
        -0.9787684 * x + 1.9161415 * y + 0.0334540 * z,
        0.0719453 * x - 0.2289914 * y + 1.4052427 * z,
    )


def _of_oklab(light: float, a: float, b: float) -> Colour:
    """Oklab, by its author's matrices."""
    long = (light + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (light - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (light - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return _encoded(
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
    )


def _encoded(*linear: float) -> Colour:
    """Linear light as sRGB encodes it."""
    red, green, blue = (
        12.92 * part if part <= 0.0031308 else 1.055 * min(part, 1.0) ** (1 / 2.4) - 0.055 for part in linear
    )
    return red, green, blue


_MADE: dict[str, Callable[[Sequence[re.Match[str]]], Colour]] = {
    "rgb": _rgb, "hsl": _hsl, "hwb": _hwb, "lab": _lab, "lch": _lch, "oklab": _oklab, "oklch": _oklch, "color": _srgb,
}  # fmt: skip
