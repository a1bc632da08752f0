"""An element of a page while what stands in it is read."""

from __future__ import annotations

from selectolax.lexbor import LexborNode

from leadgen_assets.web.cards import Block
from leadgen_assets.web.lines import Lines
from leadgen_assets.web.outline import Element


class Opened:
    """An element that has been entered and not left.

    Args:
        node, tag: the element. inline: it begins no line.
        lines: of the page, as they are when it is entered; `tiny` and `ground` are for the walk to keep here.
    """

    __slots__ = (
        "blocks",
        "count",
        "ground",
        "inline",
        "kids",
        "node",
        "region",
        "scoped",
        "shape",
        "start",
        "tag",
        "tiny",
    )

    def __init__(self, node: LexborNode, tag: str, inline: bool, lines: Lines) -> None:
        self.node, self.tag, self.inline = node, tag, inline
        self.region = lines.region
        self.start, self.count = len(lines.done), lines.count
        self.tiny, self.ground, self.shape = False, "", ""
        self.scoped = False
        self.blocks: list[Block] | None = None
        self.kids: list[Element] | None = None
