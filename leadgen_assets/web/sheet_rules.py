"""The text of a page's own style sheets as a screen applies it, and the parts of a rule that are plain."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from selectolax.lexbor import LexborNode, SelectolaxError

from leadgen_assets.web.style_text import unescaped

PLAIN = re.compile(r"\s{0,9}([a-z][a-z0-9]{0,10})?([.#][\w-]{1,60})?\s{0,9}", re.IGNORECASE)
"""A selector of one tag, one class or id, or a tag with one: what it is of can be told from an element by itself."""

OPENING = re.compile(
    r"nav|menu|drop|tab|accord|collaps|toggl|modal|panel|slid|carousel|swiper|pop|hover|sub|mobile|lightbox|overlay|gallery|caption|item|faq|js"
    r"|open|close|show|active|more|expand|read|step|filter|form|search|lang",
    re.IGNORECASE,
)
"""Names of what a pointer opens, shows or moves."""
_TOLD = re.compile(
    r"(?:[\w\s.#>*()-]|:(?:is|where|root|(?:first|last|only)-(?:child|of-type)|nth-(?:child|of-type))(?![\w-])"
    r"|\[(?:class|id)~?=[\"']?[\w-]+[\"']?\])+",
    re.IGNORECASE,
)
"""A selector of what stands in the markup, and not of what a pointer is over, nor of a script's marks."""
_SUBJECT = re.compile(r"(.*?)((?:\[[^\]]*\]|[^\s>\[\]])*)", re.DOTALL)
_NAME = re.compile(r"[.#][\w-]+")
_STATED = re.compile(r"\[(class|id)[^\w\]]*=[\"']?([\w-]+)")
_TAG = re.compile(r"(?<![\w.#:=\"'-])[a-z][a-z0-9]*(?![\w(-])")
_FAR = re.compile(r"(?<!>) (?!>)|nth", re.IGNORECASE)
_MOST_ELEMENTS = 2_000
_LISTS = frozenset({"nav", "ul", "ol", "li", "menu", "details", "a", "button", "label", "form", "fieldset", "header"})
"""Boxes of which a pointer opens parts: menus, lists, tabs and forms are left out."""

_MOST_SHEETS, _LONGEST = 50, 300_000
_COMMENT = re.compile(r"/\*[^*]{0,2000}(?:\*(?!/)[^*]{0,2000}){0,20}\*/")
_BLOCK = re.compile(r"@(media|layer|supports)\b([^{};]{0,200})\{", re.IGNORECASE)
_BRACE = re.compile(r"[{}]")
_MOST_BRACES = 20_000
_LONGEST_SELECTORS = 300
_ON_SCREENS = frozenset({"screen", "all", "only screen", "only all", "not print", "not speech"})
_ELSEWHERE = frozenset({"print", "speech", "only print", "only speech", "not screen", "not all"})
_SUPPORTED = re.compile(
    r"\(\s?(?:display\s?:\s?(?:block|inline|inline-block|flex|inline-flex|grid|none|contents|flow-root|table)"
    r"|position\s?:\s?(?:sticky|fixed|absolute|relative)|(?:color|background|background-color)\s?:\s?(?:#[\da-f]{3,6}|[a-z]{3,20})"
    r"|(?:opacity|margin|padding|width|height|font-size)\s?:\s?[\d.]{1,6}(?:px|r?em|%)?)\s?\)"
)
"""What every browser does."""


_SET = re.compile(
    r"(?<![\w-])(--[\w-]{1,60})\s{0,3}:\s{0,3}(none|hidden|collapse|-?\d{0,5}\.?\d{0,4}(?:px|pt|r?em|%|v[wh])?)\s{0,3}(?=[;}])",
    re.IGNORECASE,
)
"""A variable with a value that may hide."""
_ROOT = re.compile(r"(?:^|[};])\s{0,9}(?::root|html)\s{0,9}\{([^{}]{0,20000})\}", re.IGNORECASE)
_NAMED = re.compile(r"(?<![\w-])(--[\w-]{1,60})\s{0,3}:")
_USED = re.compile(r"var\(\s{0,3}(--[\w-]{1,60})\s{0,3}(?:,[^();{}]{0,60})?\)", re.IGNORECASE)


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
        name: tag ("p"), class (".x") or id ("#x") by which they are known. tag: that they have too, "" for any.
        selector: as written, spaces made one; ids, classes and tags in it decide between rules.
        asked: the name alone does not tell them: which elements of a page they are, its parser says.
        names: all classes and ids of theirs that the selector names, with `name`.
    """

    name: str
    tag: str
    selector: str
    asked: bool = False
    names: frozenset[str] = frozenset()

    @property
    def looks_far(self) -> bool:
        """Whether each element is held against all those around or before it."""
        return self.asked and _FAR.search(self.selector) is not None

    def of(self, root: LexborNode) -> list[LexborNode]:
        """The elements of a page; none where the parser does not know such selectors."""
        try:
            return root.css(self.selector)[:_MOST_ELEMENTS]
        except SelectolaxError:
            return []


def selected(selector: str) -> Selected | None:
    """What a selector is of; None for one of what opens, or of what a script is likely to make another."""
    selector = " ".join(selector.split())  # each gap is one space, so that a run of them is tried one way
    plain = PLAIN.fullmatch(selector)
    if plain is not None:
        tag = (plain[1] or "").lower()
        name = plain[2] or tag
        return Selected(name, tag if plain[2] else "", selector, names=frozenset({name})) if name else None
    if not _TOLD.fullmatch(selector) or OPENING.search(selector):
        return None
    if not _LISTS.isdisjoint(_TAG.findall(selector.lower())):
        return None
    ahead, last = _SUBJECT.fullmatch(selector).groups()  # type: ignore[union-attr]
    stated = {f"{'#' if kind == 'id' else '.'}{value}" for kind, value in _STATED.findall(last)}
    names = stated | set(_NAME.findall(last))
    if names:
        return Selected(min(names), "", selector, True, frozenset(names))
    tag = next(iter(_TAG.findall(last.lower())), "")
    return Selected(tag, "", selector, True, frozenset({tag})) if tag and _NAME.search(ahead) else None


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
    return _with_variables(sheets, root) if any("var(" in sheet for sheet in sheets) else sheets


def _with_variables(sheets: list[str], root: LexborNode) -> list[str]:
    """The sheets with values that may hide of variables which `:root` sets, once, and neither an element nor a script."""
    times = Counter(name for sheet in sheets for name in _NAMED.findall(sheet))
    set_to = dict(one for sheet in sheets for block in _ROOT.finditer(sheet) for one in _SET.findall(f"{block[1]};"))
    elsewhere = "".join(node.attributes.get("style") or "" for node in root.css('[style*="--"]')[:_MOST_SHEETS])
    elsewhere += "".join(script.text()[:_LONGEST] for script in root.css("script:not([src])")[:_MOST_SHEETS])
    values = {name: value for name, value in set_to.items() if value and times[name] == 1 and name not in elsewhere}
    return [_USED.sub(lambda used: values.get(used[1], used[0]), sheet) for sheet in sheets] if values else sheets


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
        entered = (
            block[1].lower() == "layer" or not media.isdisjoint(_ON_SCREENS) or all(map(_SUPPORTED.fullmatch, media))
        )
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
