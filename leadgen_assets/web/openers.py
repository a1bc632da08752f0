"""Which hidden elements a page opens at a click: what its links, buttons and scripts name is there for visitors."""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

_POINTING = ("aria-controls", "data-target", "data-bs-target", "popovertarget", "commandfor")
"""Attributes that hold ids, or a selector of one, and nothing else."""
_HANDLERS = ("onclick", "onchange", "onmouseover")
_OPENERS = ", ".join(f"[{name}]" for name in (*_POINTING, *_HANDLERS)) + ', a[href^="#"], a[href^="javascript:" i]'
_MOST_OPENERS, _MOST_SCRIPT = 1000, 200_000
_NAMES = re.compile(r"[\w-]{1,60}")
_NAMES_IN_CODE = re.compile(
    r"""[\w-]{3,60}|(?<=["'#])[\w-]{1,2}(?=["'])"""
    r"""|(?<![\w.-])[\w-]{1,2}(?=\s?\.\s?(?:show|open|toggle|style\b|hidden\b|classList\b))"""
)
"""One or two characters stand in any code by chance: they are a name in quotes, or where something of that name is shown."""
_SHOWN_BY_SCRIPT = re.compile(
    r"""["']\#([\w-]{1,60})["']\)\s{0,3}\.\s{0,3}(?:toggle|show|slideToggle|slideDown|fadeIn|fadeToggle)\b"""
    r"""|getElementById\(\s{0,3}["']([\w-]{1,60})["']\s{0,3}\)\.(?:style\.(?:display|visibility)\s{0,3}=\s{0,3}["'](?:block|inline|visible)"""
    r"""|(?:showModal|showPopover|togglePopover|show)\()"""
)
"""jQuery's ways to show an element, and the plain ones."""


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
            self._named = frozenset((*self._in_attributes(), *self._in_scripts()))
        return identity in self._named

    def _in_attributes(self) -> Iterator[str]:
        for node in self._root.css(_OPENERS)[:_MOST_OPENERS]:
            attributes = node.attributes
            for name in _POINTING:
                yield from _NAMES.findall((attributes.get(name) or "")[:500])
            for name in _HANDLERS:
                yield from _NAMES_IN_CODE.findall((attributes.get(name) or "")[:500])
            href = (attributes.get("href") or "")[:500]
            yield from (_NAMES if href.startswith("#") else _NAMES_IN_CODE).findall(href)

    def _in_scripts(self) -> Iterator[str]:
        room = _MOST_SCRIPT
        for script in self._root.css("script:not([src])")[:200]:
            text = script.text()[:room]
            room -= len(text)
            yield from (one or other for one, other in _SHOWN_BY_SCRIPT.findall(text))
