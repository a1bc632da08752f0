"""The footer of a page that stands within its main element, told from those of articles, cards and quotations there."""

from __future__ import annotations

from selectolax.lexbor import LexborNode

_NEVER_SHOWN = frozenset({"script", "style", "noscript", "template"})
_WITHIN = frozenset({"div", "form", "center"})
"""Elements around a page's footer that give it to nothing else, as an article, a section, a quotation or a list do."""
_CALLED = 'main [role="contentinfo"], main #footer, main .footer, main #site-footer, main .site-footer'
_MOST_UP, _MOST_BEHIND = 8, 12


class PageFoot:
    """The page's footer within its main element; looked for when the first element there asks.

    Args:
        root: of the page. written: its HTML in lower case.
    """

    def __init__(self, root: LexborNode, written: str) -> None:
        self._root, self._written = root, written
        self._node: int | None = None

    def is_it(self, node: LexborNode) -> bool:
        """Whether an element is that footer."""
        if self._node is None:
            self._node = _foot_of(self._root, self._written)
        return node.mem_id == self._node


def _foot_of(root: LexborNode, written: str) -> int:
    """Which node is the page's footer in its main element; 0 where there is none.

    It is the only one of the page and the last that the main element shows; where no element is a footer, what is called so.

    Args:
        written: the page's HTML in lower case, for quick looks.
    """
    if "<main" not in written or ("footer" not in written and "contentinfo" not in written):
        return 0
    begin, end = written.find("<footer"), written.rfind("</main")
    if begin > end >= 0 or written.count("<footer") > 1:
        return 0
    foot = node = root.css_first("footer" if begin >= 0 else _CALLED)
    for _ in range(_MOST_UP):
        if foot is None or node is None or not _is_last(node):
            return 0
        node = node.parent
        if node is not None and node.tag == "main":
            return int(foot.mem_id)
        if node is None or node.tag not in _WITHIN:
            return 0
    return 0


def _is_last(node: LexborNode) -> bool:
    """Whether nothing that is shown follows in the same element."""
    behind = node.next
    for _ in range(_MOST_BEHIND):
        if behind is None:
            return True
        tag = behind.tag or "-"
        shown = (behind.text_content or "").strip() if tag[0] == "-" else tag not in _NEVER_SHOWN
        if shown and tag != "-comment":
            return False
        behind = behind.next
    return False
