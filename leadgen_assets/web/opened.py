"""An element of a page while what stands in it is read."""

from __future__ import annotations

from selectolax.lexbor import LexborNode

from leadgen_assets.web.cards import Block
from leadgen_assets.web.lines import Lines
from leadgen_assets.web.look import Look
from leadgen_assets.web.outline import Element


class Opened:
    """An element that has been entered and not left.

    Args:
        node, tag: the element. inline: it begins no line.
        lines: of the page, as they are when it is entered. look: of the walk when it is entered.
    """

    __slots__ = (
        "aside",
        "blocks",
        "count",
        "inline",
        "kids",
        "look",
        "node",
        "region",
        "said",
        "scoped",
        "shape",
        "start",
        "tag",
    )

    def __init__(self, node: LexborNode, tag: str, inline: bool, lines: Lines, look: Look) -> None:
        self.node = node
        self.tag = tag
        self.inline = inline
        self.region = lines.region
        self.start = len(lines.done)
        self.count = lines.count
        self.look = look
        self.shape = ""
        self.scoped = self.aside = False
        self.said: bool | None = False  # None: perhaps, as what stands in it tells
        self.blocks: list[Block] = []
        self.kids: list[Element] | None = None
