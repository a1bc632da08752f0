"""An element of a page while what stands in it is read."""

from __future__ import annotations

from selectolax.lexbor import LexborNode

from leadgen_assets.web.cards import Block
from leadgen_assets.web.lines import Lines
from leadgen_assets.web.look import Look
from leadgen_assets.web.outline import Element
from leadgen_assets.web.start_tags import StartTag


class Opened(Block):
    """An element that has been entered; when it has been left it is a block of the element around it.

    Args:
        node: the element. mark: its start tag.
        lines: of the page, as they are when it is entered. look: of the walk when it is entered.
    """

    __slots__ = ("blocks", "count", "kids", "look", "mark", "node", "region", "scoped")

    def __init__(self, node: LexborNode, mark: StartTag, lines: Lines, look: Look) -> None:
        self.node = node
        self.mark = mark
        self.tag = mark.tag
        self.shape = mark.found.shape
        self.region = lines.region
        self.start = len(lines.done)
        self.count = lines.count
        self.look = look
        self.scoped = False
        self.blocks: list[Block] | None = None
        self.kids: list[Element] | None = None
