"""Colours that the page's own style sheets give to classes and ids, where no linked sheet may give others."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import islice

from selectolax.lexbor import LexborNode

from leadgen_assets.web.sheet_rules import PLAIN, own_sheets, rules_in

_Attributes = Mapping[str, str | None]

_TELLING = re.compile(r"color|background|position|text-|clip")
"""What changes how letters stand out from what is behind them."""
_NAME = re.compile(r"[.#][\w-]+")
_GROUNDS = re.compile(r"\s*(?:html|body|:root|a(?::[\w-]+)*)\s*")
"""Whose own colour says nothing of the text in an element with a class: what is around all of it, and links."""
_MOST_RULES, _MOST_SHOWN = 3_000, 200


class SheetColours:
    """What plain rules state of the colours of an element with a class or an id.

    Args:
        plain: by name (".x", "#x") the text of its rules, the last one first.
        doubtful: names of which other rules state something too, so that nobody knows here what holds.
    """

    def __init__(self, plain: Mapping[str, str], doubtful: frozenset[str]) -> None:
        self._plain, self._doubtful = plain, doubtful

    def stated(self, attributes: _Attributes) -> _Attributes:
        """The attributes with what the sheets state behind the element's own style, its names left out: no sheet says more of them."""
        identity, classes = attributes.get("id"), attributes.get("class")
        if not (identity or classes):
            return attributes
        names = ([f"#{identity}"] if identity else []) + [f".{name}" for name in (classes or "").split()]
        if not self._doubtful.isdisjoint(names):
            return attributes
        rest = {name: value for name, value in attributes.items() if name not in ("id", "class")}
        said = [self._plain[name] for name in names if name in self._plain]
        return {**rest, "style": ";".join([attributes.get("style") or "", *said])} if said else rest


def sheet_colours(root: LexborNode) -> SheetColours | None:
    """The colours by class and id of a page without other sheets; None where its rules give tags colours too, which any text may have."""
    plain: dict[str, str] = {}
    doubtful: set[str] = set()
    for sheet in own_sheets(root):
        for rule in islice(rules_in(sheet), _MOST_RULES):
            says = rule.says.lower()
            if not _TELLING.search(says):
                continue
            for selector in rule.selectors.rpartition(";")[2].split(","):
                name = _plain_name(selector, root) if rule.depth == 0 else ""
                if name:
                    plain[name] = f"{says};{plain.get(name, '')}"
                elif names := _NAME.findall(selector):
                    doubtful.update(names)
                elif "color" in says and not _GROUNDS.fullmatch(selector):
                    return None
    return SheetColours(plain, frozenset(doubtful))


def _plain_name(selector: str, root: LexborNode) -> str:
    """The class or id that a selector is of, all elements of which it is of; "" for any other selector."""
    found = PLAIN.fullmatch(selector)
    if found is None or not found[2]:
        return ""
    if found[1] and any(node.tag != found[1].lower() for node in root.css(found[2])[:_MOST_SHOWN]):
        return ""
    return found[2]
