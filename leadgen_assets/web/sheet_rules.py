"""The text of a page's own style sheets as a screen applies it, and the parts of a rule that are plain."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from selectolax.lexbor import LexborNode

from leadgen_assets.web.style_text import unescaped

PLAIN = re.compile(r"\s{0,9}([a-z][a-z0-9]{0,10})?([.#][\w-]{1,60})?\s{0,9}", re.IGNORECASE)
"""A selector of one tag, one class or id, or a tag with one: what it is of can be told from an element by itself."""

_LAST = re.compile(
    r"\s*((?:(?:html|body|main|article|section|aside|footer|div|p)\s+){0,4})([a-z][a-z0-9]{0,10})?([.#][\w-]{1,60})((?:\.[\w-]{1,60}){0,3})\s*",
    re.IGNORECASE,
)
"""A class or an id beneath plain boxes, further classes behind it: menus and lists are left out, of which a pointer opens parts."""

_MOST_SHEETS, _LONGEST = 50, 300_000
_COMMENT = re.compile(r"/\*[^*]{0,2000}(?:\*(?!/)[^*]{0,2000}){0,20}\*/")
_BLOCK = re.compile(r"@(media|layer|supports)\b([^{};]{0,200})\{", re.IGNORECASE)
_BRACE = re.compile(r"[{}]")
_MOST_BRACES = 20_000
_LONGEST_SELECTORS = 300
_ON_SCREENS = frozenset({"screen", "all", "only screen", "only all", "not print", "not speech"})
_ELSEWHERE = frozenset({"print", "speech", "only print", "only speech", "not screen", "not all"})
_SUPPORTED = frozenset(
    f"({said})"
    for said in (
        "display:grid",
        "display: grid",
        "display:flex",
        "display: flex",
        "position:sticky",
        "position: sticky",
    )
)
"""What every browser does."""


class Rule(NamedTuple):
    """One rule of a sheet.

    Attributes:
        selectors: what stands before its brace, of a very long list the end. says: what stands within its braces.
        depth: how many blocks it stands in. begin: where in the sheet its brace stands.
    """

    selectors: str
    says: str
    depth: int
    begin: int


class Selected(NamedTuple):
    """Which elements a selector is of.

    Attributes:
        name: tag ("p"), class (".x") or id ("#x") by which they are found. tag: that they have too, "" for any.
        more: further classes of theirs. within: tags of boxes around them, the outermost first.
    """

    name: str
    tag: str = ""
    more: tuple[str, ...] = ()
    within: tuple[str, ...] = ()

    def is_beneath(self, node: LexborNode) -> bool:
        """Whether an element stands in the boxes that the selector names."""
        wanted = list(self.within)
        above = node.parent
        while wanted and above is not None:
            if above.tag == wanted[-1]:
                wanted.pop()
            above = above.parent
        return not wanted


def selected(selector: str) -> Selected | None:
    """What a selector is of; None for one of which it can not be told from an element and the boxes around it."""
    plain = PLAIN.fullmatch(selector)
    if plain is not None:
        tag = (plain[1] or "").lower()
        return Selected(plain[2], tag) if plain[2] else Selected(tag) if tag else None
    found = _LAST.fullmatch(selector)
    if found is None:
        return None
    more = tuple(found[4].split(".")[1:])
    return Selected(found[3], (found[2] or "").lower(), more, tuple(found[1].lower().split()))


def own_sheets(root: LexborNode) -> list[str]:
    """The sheets within a page, in their order: without comments, without what is for print alone, with what is for screens of any size.

    Rules in blocks with other conditions stay in these.
    """
    sheets, room = [], _LONGEST
    for style in root.css("style")[:_MOST_SHEETS]:
        sheet = style.text()[:room]
        room -= len(sheet)
        sheet = unescaped(_COMMENT.sub("", sheet) if "/*" in sheet else sheet)
        sheets.append(_on_a_screen(sheet) if "@" in sheet else sheet)
    return sheets


def rules_in(sheet: str, begin: int = 0, end: int | None = None) -> Iterator[Rule]:
    """The rules of a sheet in their order, those within its blocks too.

    From brace to brace, each character once: themes write rules of twenty thousand characters (all their variables in `body`), and a
    pattern for a whole rule goes over such a one again from each of its places.
    """
    depth, before, first, opened = 0, begin, begin, -1
    for brace in _BRACE.finditer(sheet, begin, len(sheet) if end is None else end):
        at = brace.start()
        if brace[0] == "{":
            first, opened = before, at
            depth += 1
        else:
            depth -= 1
            if opened > first:
                yield Rule(
                    sheet[max(first, opened - _LONGEST_SELECTORS) : opened], sheet[opened + 1 : at], depth, opened
                )
            opened = -1
        before = at + 1


def _on_a_screen(sheet: str) -> str:
    parts, at = [], 0
    for block in _BLOCK.finditer(sheet):
        media = {" ".join(one.lower().split()) for one in block[2].split(",")}
        entered = block[1].lower() == "layer" or not media.isdisjoint(_ON_SCREENS) or media <= _SUPPORTED
        if block.start() < at or not (entered or media <= _ELSEWHERE):
            continue
        end = end_of_block(sheet, block.end())
        parts += [sheet[at : block.start()], sheet[block.end() : end] if entered else ""]
        at = end + 1
    return "".join([*parts, sheet[at:]])


def end_of_block(sheet: str, begin: int) -> int:
    """Where the block ends whose text begins there; the sheet's end where nothing closes it."""
    depth = 1
    for number, brace in enumerate(_BRACE.finditer(sheet, begin)):
        depth += 1 if brace[0] == "{" else -1
        if depth == 0:
            return brace.start()
        if number >= _MOST_BRACES:
            break
    return len(sheet)
