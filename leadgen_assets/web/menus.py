"""Which links of a hidden element are a closed menu's."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborNode

from leadgen_assets.web.fold import fold

_TAGS = frozenset({"nav", "ul", "ol", "menu", "dialog"})
_NAMED = re.compile(r"menu|(?<![a-z])nav|off-?canvas|sidebar", re.IGNORECASE)
_MOST_ABOVE = 30


def is_in_menu(link: LexborNode, hidden: LexborNode) -> bool:
    """Whether a link stands in a list or a thing named a menu, or the hidden element that holds it is nothing but several links."""
    node: LexborNode | None = link.parent
    if link.mem_id == hidden.mem_id:
        return _is_menu(node)
    for _ in range(_MOST_ABOVE):
        if node is None:
            return False
        if _is_menu(node):
            return True
        if node.mem_id == hidden.mem_id:
            break
        node = node.parent
    if _is_menu(hidden.parent):
        return True
    links = hidden.css("a[href]")[:200]
    return len(links) > 1 and len(fold(hidden.text())) <= 1.2 * sum(len(fold(one.text())) + 1 for one in links)


def _is_menu(node: LexborNode | None) -> bool:
    if node is None or node.tag is None:
        return False
    given = node.attributes
    return node.tag in _TAGS or _NAMED.search(f"{given.get('class')} {given.get('id')} {given.get('role')}") is not None
