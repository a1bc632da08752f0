"""Which elements and attributes of a page are read in which way."""

from __future__ import annotations

import re

_NEVER_SHOWN = (
    "style template noscript rp svg math select datalist textarea object embed audio video canvas applet noframes noembed"
    " progress meter"
)
_WITHIN_LINES = (
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q s samp small span strike strong"
    " sub sup time tt u var wbr img input area picture source"
)
_CONTAINERS = "div section ul ol table tbody tr td aside header footer nav form center"
UNSEEN = frozenset(_NEVER_SHOWN.split())
INLINE = frozenset(_WITHIN_LINES.split())
HINTED = frozenset(_CONTAINERS.split())
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
BREAKS = frozenset({"br", "hr", "wbr"})
BOLD = frozenset({"b", "strong"})
PARTS_OF_MAIN = frozenset({"main", "article", "section"})
PLACED = frozenset({"nav", "header", "footer"})
"""Elements that by themselves say in which region of the page they are."""

SIGNED = frozenset({"blockquote", "figure"})
"""Elements that may hold what somebody says, with the name behind it."""

NAMING = frozenset({"class", "id", "role", "itemtype"})
OPENING = frozenset({"open", "x-show", "v-show"})
LABELLING = frozenset({"aria-label", "title"})
STATING = frozenset({"itemscope", "typeof", "itemprop", "property"})
LEADING = frozenset({"onclick", "data-href", "data-url", "data-link"})
LEAVES = frozenset({"script", "title", "meta", "link", "img", "area", "iframe", "frame", "input"})
ENTERED_OTHERWISE = UNSEEN | BREAKS | LEAVES
TELLING = LEADING | STATING | {"style", "hidden", "aria-hidden", "popover", "bgcolor", "color", "background"}
"""Attributes that say more than where an element stands; most elements have none of them."""

META = re.compile(r"description|author|generator|application-name|og:.+|geo\..+|business:.+|place:.+|twitter:title")
"""Names of meta values that say something of the firm."""

CLICKED = re.compile(r"(?:https?:)?//[^\s'\"<>()\\]{4,300}", re.IGNORECASE)
"""An address to which a script leads."""
