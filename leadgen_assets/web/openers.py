"""Which hidden elements a page opens at a click: what its links, buttons and scripts name is there for visitors."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborNode

_HANDLED = (
    "onclick",
    "onchange",
    "onmouseover",
    "href",
    "aria-controls",
    "data-target",
    "data-bs-target",
    "popovertarget",
    "commandfor",
)
_OPENERS = ", ".join(f"[{name}]" for name in _HANDLED if name != "href") + ', a[href^="#"], a[href^="javascript:" i]'
_MOST_OPENERS, _MOST_SCRIPT = 1000, 200_000
_NAMED = re.compile(r"[\w-]{3,60}")
_SHOWN_BY_SCRIPT = re.compile(
    r"""["']\#([\w-]{1,60})["']\)\s{0,3}\.\s{0,3}(?:toggle|show|slideToggle|slideDown|fadeIn|fadeToggle)\b"""
    r"""|getElementById\(\s{0,3}["']([\w-]{1,60})["']\s{0,3}\)\.style\.(?:display|visibility)\s{0,3}=\s{0,3}["'](?:block|inline|visible)"""
)
"""jQuery's ways to show an element, and the plain one."""


class Openers:
    """The ids that a page names; looked for when the first hidden element asks.

    Args:
        root: of the page.
    """

    def __init__(self, root: LexborNode) -> None:
        self._root = root
        self._named: frozenset[str] | None = None

    def open(self, identity: str) -> bool:
        """Whether something opens the element of this id."""
        if not identity:
            return False
        if self._named is None:
            self._named = frozenset(self._in_handlers() | self._in_scripts())
        return identity in self._named

    def _in_handlers(self) -> set[str]:
        found: set[str] = set()
        for node in self._root.css(_OPENERS)[:_MOST_OPENERS]:
            attributes = node.attributes
            for name in _HANDLED:
                text = attributes.get(name)
                if text:
                    found.update(_NAMED.findall(text[:500]))
        return found

    def _in_scripts(self) -> set[str]:
        found: set[str] = set()
        room = _MOST_SCRIPT
        for script in self._root.css("script:not([src])")[:200]:
            text = script.text()[:room]
            room -= len(text)
            found |= {one or other for one, other in _SHOWN_BY_SCRIPT.findall(text)}
        return found
