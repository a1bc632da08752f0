"""Which elements the page's own style sheets hide: what a visitor does not see is not read, nor quoted.

Only plain rules of `<style>` are believed, and only where nothing shows the element again: one class or id (`.old-address`,
`div#draft`) with `display: none` or `visibility: hidden`, outside `@media` and the like, whose name no other rule shows, no script
of the page names, and that is not called as panels that open are (see `unseen`). The rules are those of CSS; linked sheets are not
fetched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import islice

from selectolax.lexbor import LexborNode

from leadgen_assets.web.unseen import opens

_MOST_SHEETS, _MOST_SCRIPTS, _LONGEST = 50, 200, 300_000
_MOST_RULES = 500
_LONGEST_SELECTOR, _LONGEST_RULE = 300, 3000
_COMMENT = re.compile(r"/\*[^*]{0,2000}(?:\*(?!/)[^*]{0,2000}){0,20}\*/")
_HIDING = (re.compile(r"display\s{0,3}:\s{0,3}none"), re.compile(r"visibility\s{0,3}:\s{0,3}(?:hidden|collapse)"))
_PLAIN = re.compile(r"\s{0,9}[a-z0-9]{0,10}([.#][\w-]{2,60})\s{0,9}", re.IGNORECASE)
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
    sheets, room = [], _LONGEST
    for style in root.css("style")[:_MOST_SHEETS]:
        sheets.append(style.text()[:room])
        room -= len(sheets[-1])
    sheets = [_COMMENT.sub("", sheet) if "/*" in sheet else sheet for sheet in sheets]
    every = (name for sheet in sheets for hiding in _HIDING for name in _hidden_by(sheet, hiding))
    hidden = set(islice(every, _MOST_RULES))
    hidden = {name for name in hidden if not any(_is_shown(sheet, name) for sheet in sheets)}
    room = _LONGEST
    for script in root.css("script:not([src])")[:_MOST_SCRIPTS] if hidden else ():
        text = script.text()[:room]
        room -= len(text)
        hidden = {name for name in hidden if name[1:] not in text}
    return frozenset(hidden)


def _hidden_by(sheet: str, hiding: re.Pattern[str]) -> Iterator[str]:
    """What rules outside all blocks hide; most sheets have few rules that hide, so that only these are looked at."""
    lower = sheet.lower()
    if len(lower) != len(sheet):
        return
    depth, counted = 0, 0
    for found in islice(hiding.finditer(lower), _MOST_RULES):
        begin = sheet.rfind("{", max(0, found.start() - _LONGEST_RULE), found.start())
        if begin < counted:
            continue
        depth += sheet.count("{", counted, begin) - sheet.count("}", counted, begin)
        counted = begin
        if depth == 0 and sheet.find("}", begin, found.start()) < 0:
            least = max(0, begin - _LONGEST_SELECTOR)
            start = max(sheet.rfind(mark, least, begin) for mark in "};{")
            selector = sheet[start + 1 : begin] if start >= 0 else sheet[:begin] if least == 0 else ""
            if selector:
                plain = (_PLAIN.fullmatch(part) for part in selector.split(","))
                yield from (name[1] for name in plain if name)


def _is_shown(sheet: str, name: str) -> bool:
    """Whether some rule with the name in its selector shows what it is of."""
    at = sheet.find(name)
    for _ in range(_MOST_RULES):
        if at < 0:
            return False
        behind = at + len(name)
        begin, end = (
            sheet.find("{", behind, behind + _LONGEST_SELECTOR),
            sheet.find("}", behind, behind + _LONGEST_RULE),
        )
        whole = not (sheet[behind : behind + 1].isalnum() or sheet[behind : behind + 1] in ("-", "_"))
        if whole and 0 <= begin < end and _SHOWN.search(sheet, begin, end):
            return True
        at = sheet.find(name, behind)
    return True
