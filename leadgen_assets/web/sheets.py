"""Which elements the page's own style sheets hide: what a visitor does not see is not read, nor quoted.

Only plain rules of `<style>` are believed, and only where nothing shows the element again: one class or id (`.old-address`,
`div#draft`) with `display: none` or `visibility: hidden`, outside `@media` and the like, whose name no other rule shows, no script
of the page names, and that is not called as panels that open are (see `unseen`). The rules are those of CSS; linked sheets are not
fetched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from selectolax.lexbor import LexborNode

from leadgen_assets.web.unseen import NOT_SHOWN, opens

_MOST_SHEETS, _MOST_SCRIPTS, _LONGEST = 50, 200, 300_000
_MOST_RULES = 5000
_LONGEST_SELECTOR = 300
_COMMENT = re.compile(r"/\*[^*]{0,2000}(?:\*(?!/)[^*]{0,2000}){0,20}\*/")
_BRACE = re.compile(r"[{}]")
_PLAIN = re.compile(r"\s{0,9}[a-z0-9]{0,10}([.#][\w-]{2,60})\s{0,9}", re.IGNORECASE)
_NAME = re.compile(r"[.#][\w-]{2,60}")
_SHOWN = re.compile(r"display\s*:\s*(?!none)\w|visibility\s*:\s*visible", re.IGNORECASE)
_STYLED = re.compile(r"display\s*:|visibility\s*:", re.IGNORECASE)
_NOT_BLOCKS = frozenset({"html", "body"})


class Sheets:
    """What the style sheets within one page hide.

    Attributes:
        any: whether they hide anything at all.

    Args:
        root: of the page. written: its HTML in lower case, for a quick look: some pages have no sheet.
    """

    def __init__(self, root: LexborNode, written: str) -> None:
        self._hidden = _hidden(root) if "<style" in written else frozenset()
        self.any = bool(self._hidden)

    def hides(self, tag: str, attributes: Mapping[str, str | None]) -> bool:
        """Whether an element is hidden with all that is in it, its own style not asked but for what shows it again."""
        identity, classes = attributes.get("id"), attributes.get("class")
        if not (identity or classes) or tag in _NOT_BLOCKS:
            return False
        names = [f".{name}" for name in (classes or "").split()] + ([f"#{identity}"] if identity else [])
        if self._hidden.isdisjoint(names) or _STYLED.search(attributes.get("style") or ""):
            return False
        return not opens(f"{classes} {identity} {attributes.get('role')}")


def _hidden(root: LexborNode) -> frozenset[str]:
    """Names of classes (".x") and ids ("#x") that are hidden and that nothing shows."""
    hidden: set[str] = set()
    shown: set[str] = set()
    sheets = [style.text()[:_LONGEST] for style in root.css("style")[:_MOST_SHEETS]]
    if not any(map(NOT_SHOWN.search, sheets)):
        return frozenset()
    for sheet in sheets:
        for selector, body, nested in _rules(_COMMENT.sub("", sheet)) if _STYLED.search(sheet) else ():
            if NOT_SHOWN.search(body) and not nested:
                plain = (_PLAIN.fullmatch(part) for part in selector.split(","))
                hidden.update(found[1] for found in plain if found)
            elif _SHOWN.search(body):
                shown.update(_NAME.findall(selector))
    hidden -= shown
    room = _LONGEST
    for script in root.css("script:not([src])")[:_MOST_SCRIPTS] if hidden else ():
        text = script.text()[:room]
        room -= len(text)
        hidden = {name for name in hidden if name[1:] not in text}
    return frozenset(hidden)


def _rules(sheet: str) -> Iterator[tuple[str, str, bool]]:
    """Selector and declarations of each rule, and whether it stands within another block (`@media`)."""
    depth, last, selector = 0, 0, ""
    for count, brace in enumerate(_BRACE.finditer(sheet)):
        if count > 2 * _MOST_RULES:
            return
        between = sheet[last : brace.start()]
        last = brace.end()
        if brace.group() == "{":
            depth, selector = depth + 1, between.rpartition(";")[2].strip()[:_LONGEST_SELECTOR]
        else:
            if selector and not selector.startswith("@"):
                yield selector, between, depth > 1
            depth, selector = max(0, depth - 1), ""
