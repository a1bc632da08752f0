"""Values stated by attributes of visible elements: microdata (`itemprop`), RDFa (`property`) and hCard classes."""

from __future__ import annotations

import re
from collections.abc import Callable

from selectolax.lexbor import LexborNode

from leadgen_assets.web.addresses import Base
from leadgen_assets.web.element_hints import Hints
from leadgen_assets.web.fold import LONGEST, fold
from leadgen_assets.web.structured import Stated

_MOST_VALUES = 300
_ADDRESSES = {"a": "href", "link": "href", "area": "href", "img": "src", "iframe": "src"}
_LONGEST_VALUE = 20_000
_MOST_READ = 10_000_000
"""Characters of all properties together: those of elements that nobody closed hold each other, and all the rest of the page."""
_OTHERS = ("og:", "fb:", "article:", "twitter:", "product:", "business:", "place:", "geo:")
_DIGITS = re.compile(r"\d{3}")


class Microdata:
    """The stated values of one page, in order.

    Args:
        base: of relative addresses.
        next_number: gives each entry its card number.
    """

    def __init__(self, base: Base, next_number: Callable[[], int]) -> None:
        self.found: list[Stated] = []
        self._base, self._next_number = base, next_number
        self._scopes: list[tuple[str, int]] = []
        self._room = _MOST_READ

    def enter(self, node: LexborNode, attributes: dict[str, str | None], hints: Hints) -> bool:
        """Read an element; whether it began a scope, which `leave` must end."""
        if "itemscope" in attributes or "typeof" in attributes:
            given = attributes.get("itemtype") or attributes.get("typeof") or ""
            kind = re.split(r"[/#:]", given.strip().rstrip("/"))[-1][:80] or "Thing"
            self._open(kind, _named(attributes), nested=bool(self._scopes))
            return True
        if self._scopes and len(self.found) < _MOST_VALUES:
            if "itemprop" in attributes or "property" in attributes:
                self.value(node, attributes)
            elif hints.hcard and self._scopes[-1][0] == "vcard":
                for name in hints.hcard:
                    self._add(name, self._of_hcard(node, name, attributes))
        if hints.vcard:
            self._open("vcard", None, nested=False)
            return True
        return False

    def leave(self) -> None:
        """The innermost scope ends."""
        self._scopes.pop()

    def value(self, node: LexborNode, attributes: dict[str, str | None]) -> None:
        """Read the property that an element states, if it stands in a scope and states one."""
        names = _named(attributes) if self._scopes and len(self.found) < _MOST_VALUES else ""
        if not names:
            return
        tag = node.tag or ""
        text = attributes.get("content")
        if text is None and tag in _ADDRESSES:
            text = self._base.absolute(attributes.get(_ADDRESSES[tag]) or "")
        if text is None and tag == "time":
            text = attributes.get("datetime")
        text = self._text(node) if text is None else fold(text)[:LONGEST]
        for name in names.split()[:5]:
            self._add(name, text)

    def _of_hcard(self, node: LexborNode, name: str, attributes: dict[str, str | None]) -> str:
        """The text, or where a link shows none of it what it dials or writes to."""
        text, href = self._text(node), attributes.get("href") or ""
        if name == "email" and "@" not in text and href[:7].lower() == "mailto:":
            return self._base.absolute(href)
        return (
            self._base.absolute(href)
            if name == "tel" and href.startswith("tel:") and not _DIGITS.search(text)
            else text
        )

    def _open(self, kind: str, prop: str | None, *, nested: bool) -> None:
        path, entry = self._scopes[-1] if nested else (kind, 0)
        if nested and prop:
            path = f"{path}.{prop.split()[0][:80]}" if prop.split() else path
        elif nested:
            path, entry = kind, 0
        self._scopes.append((path[:300], self._next_number() if not entry or kind == "Person" else entry))

    def _text(self, node: LexborNode) -> str:
        if self._room <= 0:
            return ""
        text = node.text(separator=" ")
        self._room -= len(text)
        # A property around half a page is no value.
        return fold(text)[:LONGEST] if len(text) <= _LONGEST_VALUE else ""

    def _add(self, name: str, text: str) -> None:
        path, entry = self._scopes[-1]
        if text and len(self.found) < _MOST_VALUES:
            self.found.append(Stated(f"{path}.{name[:80]}", text, entry))


def _named(attributes: dict[str, str | None]) -> str:
    """Names of the property; those that RDFa borrows from Open Graph and the like are read as meta values."""
    given = attributes.get("itemprop") or attributes.get("property") or ""
    return " ".join(name.rpartition(":")[2] for name in given.split()[:5] if not name.lower().startswith(_OTHERS))
