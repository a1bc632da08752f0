"""The weight that real pages carry: style sheets, drawings and script that say nothing. Built once a variant."""

from __future__ import annotations

from functools import cache

from leadgen_assets.demo.dice import Dice

VARIANTS = 6
_PROPERTIES = (
    "margin:0 auto {a}px",
    "padding:{a}px {b}px",
    "color:#{h}",
    "background-color:#{h}",
    "font-size:{a}px",
    "line-height:1.{b}em",
    "flex:1 1 {b}%",
    "max-width:{b}{a}px",
    "border-radius:{a}px",
    "transform:translate({a}px,{b}px)",
    "letter-spacing:.0{a}em",
    "grid-area:{a}/1/{b}/2",
)


@cache
def stylesheet(prefix: str, variant: int, rules: int) -> str:
    """`rules` rules for hashed class names that begin with `prefix`."""
    dice = Dice("css", prefix, variant)
    return "".join(
        f".{prefix}{_hash(dice, 7)}{dice.pick(('', ':hover', '>div', '::before', ' a'))}"
        f"{{{';'.join(_property(dice) for _ in range(dice.number(2, 5)))}}}"
        for _ in range(rules)
    )


@cache
def drawing(name: str, variant: int, strokes: int) -> str:
    """An inline SVG without any text."""
    dice = Dice("svg", name, variant)
    path = "".join(f"{dice.pick('MLCQ')}{dice.number(0, 999) / 10} {dice.number(0, 999) / 10} " for _ in range(strokes))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100" aria-hidden="true" class="{_hash(dice, 9)}">'
        f'<path d="{path}Z"/></svg>'
    )


@cache
def script(variant: int, size: int) -> str:
    """About `size` characters of minified-looking script."""
    dice = Dice("js", variant)
    lines = []
    while size > 0:
        line = f"function {_hash(dice, 3)}(e,t){{return e.{_hash(dice, 5)}?t[{dice.number(0, 99)}]:void 0}}"
        size -= len(line)
        lines.append(line)
    return "!function(){" + "".join(lines) + "}();"


@cache
def classes(prefix: str, variant: int, count: int) -> tuple[str, ...]:
    """Class names as a site builder makes them."""
    dice = Dice("classes", prefix, variant)
    return tuple(f"{prefix}{_hash(dice, 6)} {prefix}-el-{_hash(dice, 8)} {_hash(dice, 5)}" for _ in range(count))


def _property(dice: Dice) -> str:
    return dice.pick(_PROPERTIES).format(
        a=dice.number(1, 9), b=dice.number(10, 99), h=f"{dice.number(0, 16777215):06x}"
    )


def _hash(dice: Dice, length: int) -> str:
    return dice.pick("abcdefghijkmnpqrstuvwxyz") + "".join(
        dice.pick("abcdefghijkmnpqrstuvwxyz0123456789") for _ in range(length - 1)
    )
