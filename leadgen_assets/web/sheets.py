"""Which elements the page's own style sheets hide: what a visitor does not see is not read, nor quoted.

Only rules of `<style>` are believed whose selectors say what stands in the markup (see `sheet_rules`), and only where nothing shows the
element again: outside `@media` with a condition, whose names no other rule gives another place, size or look, nor a rule of another
class of the element (see `sheet_shown`), no script of the page names, and that is not called as panels that open are. The ways of
hiding are those of an element's own style (see `unseen`). The rules are those of CSS; linked sheets are not fetched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from selectolax.lexbor import LexborNode

from leadgen_assets.web.sheet_rules import OPENING, Selected, own_sheets, selected
from leadgen_assets.web.sheet_shown import Rank, Shown
from leadgen_assets.web.unseen import is_unseen, size_of

_MOST_SCRIPTS, _LONGEST = 200, 300_000
_MOST_RULES = 500
_MOST_PAIRS = 120_000_000
"""Pairs of a page's elements that are compared for rules which hold one against others far from it: a second at the worst."""
_LONGEST_SELECTOR, _LONGEST_RULE = 300, 3000
_REPEATED = 20_000
"""Characters up to which a sheet is worth remembering: the pages of a site have the same ones."""
_SHORT = 4
"""Characters of a class with its dot that stand in scripts which mean something else; a tag's name does in any."""
_IN_NAMES, _BEFORE_TAGS = re.compile(r"[\w-]"), re.compile(r"[\w.#:-]")
_CLASSES, _TAGS = re.compile(r"\.|\[|:(?!not|is\b|where)"), re.compile(r"(?<![\w.#:=\"'-])[a-z]", re.IGNORECASE)
_NOT_BLOCKS = frozenset({"html", "body"})


class _Way(NamedTuple):
    """A way of hiding.

    Attributes:
        hints: what a rule in lower case has that may hide so, with the word that each begins with, by which it is found quickly.
        other: what a rule has that gives the element another look. own: the properties, in an element's own style.
    """

    hints: tuple[tuple[str, re.Pattern[str]], ...]
    other: re.Pattern[str]
    own: re.Pattern[str]


def _way(hints: Sequence[str], properties: str, other: str = "") -> _Way:
    own = re.compile(rf"(?<![\w-])(?:{properties})\s{{0,3}}:", re.IGNORECASE)
    begun = tuple((re.split(r"[^a-z-]", hint, maxsplit=1)[0], re.compile(hint)) for hint in hints)
    return _Way(begun, re.compile(other, re.IGNORECASE) if other else own, own)


_COLOURED = r"([#\w(),.% /]{3,40}?)\s{0,3}(?:!\s?\w{1,9}\s{0,3})?"
_COMPUTED = "calc|min|max|clamp"
_FAR = rf"-\d{{3}}|\d{{3}}v|\d{{4}}|{_COMPUTED}"
_WAYS = (
    _way(
        [r"display\s{0,3}:\s{0,3}none", r"visibility\s{0,3}:\s{0,3}(?:hidden|collapse)"],
        "display|visibility",
        r"display\s*:\s*(?!none)\w|visibility\s*:\s*visible",
    ),
    _way(
        [
            *(rf"{side}\s{{0,3}}:\s{{0,3}}(?:{_FAR})" for side in ("left", "top", "right", "bottom", "indent")),
            rf"translate[xyzd3]{{0,2}}\s{{0,3}}[:(][^;{{}}]{{0,60}}(?:{_FAR})",
            r"matrix\s{0,3}\([^;{}]{0,60}-\d{3}",
            rf"inset[a-z-]{{0,14}}\s{{0,3}}:[^;{{}}]{{0,40}}(?:{_FAR})",
            rf"margin\s{{0,3}}:[^;{{}}]{{0,40}}(?:{_FAR})",
            rf"margin-(?:inline|block)[a-z-]{{0,6}}\s{{0,3}}:[^;{{}}]{{0,40}}(?:{_FAR})",
        ],
        r"left|right|top|bottom|inset(?:-[a-z-]+)?|margin(?:-[a-z-]+)?|text-indent|translate|transform|position",
    ),
    _way(
        [
            r"scale[xy3d]{0,2}\s{0,3}[:(][\d\s,.%]{0,12}0",
            r"clip(?:-path)?\s{0,3}:\s{0,3}(?:rect|inset|circle|ellipse|polygon)",
            r"zoom\s{0,3}:\s{0,3}[0-4.]",
            r"matrix(?:3d)?\s{0,3}\([\d\s.,e+-]{1,300}\)",
            r"rotate(?:(?:[xy]|3d)\s{0,3}\(|\s{0,3}:\s{0,3}(?:[xy]\s|[\d.]+\s|[\d.-]+\w+\s[xy]))",
        ],
        "scale|rotate|transform|clip|clip-path|zoom|position",
    ),
    _way(
        [
            r"(?:block|inline)-size\s{0,3}:\s{0,3}[01]",
            r"height\s{0,3}:\s{0,3}[01](?:px|em|rem|%)?\s{0,3}[;!}]",
        ],
        r"(?:min-|max-)?(?:block-size|inline-size|height|width)|overflow",
    ),
    _way(
        [
            r"font(?:-size)?\s{0,3}:[^;{}]{0,30}?(?<![\d.])(?:[01](?:\.0{1,4})?|\.0{1,4})(?:px|pt|em|rem|%)?\s{0,3}[;!}/]"
        ],
        "font(?:-size)?",
    ),
    _way([r"letter-spacing\s{0,3}:\s{0,3}-"], "letter-spacing|font-size"),
    _way([r"opacity\s{0,3}[:(]\s{0,3}[-0.]"], r"opacity|filter|(?:-webkit-)?animation(?:-name)?"),
    _way(
        [
            rf"color\s{{0,3}}:\s{{0,3}}{_COLOURED};[^{{}}]{{0,300}}?background(?:-color)?\s{{0,3}}:\s{{0,3}}\1\s{{0,3}}[;!}}]",
            rf"background(?:-color)?\s{{0,3}}:\s{{0,3}}{_COLOURED};[^{{}}]{{0,300}}?(?<![\w-])color\s{{0,3}}:\s{{0,3}}\1\s{{0,3}}[;!}}]",
            r"color\s{0,3}:\s{0,3}transparent",
        ],
        r"(?:-webkit-text-fill-)?color|background(?:-[a-z]+)?|text-shadow",
    ),
)


_ROOMLESS, _TINY = (next(way for way in _WAYS if way.own.search(f"{name}:0")) for name in ("block-size", "font"))


class _Hiding(NamedTuple):
    """A rule that hides: which elements, by which way, its sheet and its begin in it, what it says; `nodes` where a page was asked."""

    of: Selected
    way: _Way
    sheet: str
    begin: int
    says: str
    nodes: frozenset[int] = frozenset()

    def is_of(self, node: LexborNode, tag: str) -> bool:
        """Whether an element that has the name is one of those."""
        return node.mem_id in self.nodes if self.of.asked else self.of.tag in ("", tag)


class Sheets:
    """What the style sheets within one page hide.

    Attributes:
        any: whether they hide anything at all.

    Args:
        root: of the page. written: its HTML in lower case, for a quick look: some pages have no sheet.
    """

    def __init__(self, root: LexborNode, written: str) -> None:
        self._sheets = own_sheets(root) if "<style" in written else []
        self._hidden = _hidden(root, self._sheets, written.count("<") - written.count("</")) if self._sheets else {}
        self._shown = Shown(self._sheets)
        self._tags = frozenset(name for name in self._hidden if name[0] not in ".#")
        self.any = bool(self._hidden)

    def may_hide(self, tag: str, attributes: Mapping[str, str | None]) -> bool:
        """Whether an element of this start tag has a name that rules hide; where it stands is not asked."""
        names = self._names(tag, attributes)
        return bool(names) and tag not in _NOT_BLOCKS and not self._hidden.keys().isdisjoint(names)

    def _names(self, tag: str, attributes: Mapping[str, str | None]) -> list[str]:
        identity, classes = attributes.get("id"), attributes.get("class")
        if not (identity or classes):
            return [tag] if tag in self._tags else []
        names = [f".{name}" for name in (classes or "").split()] + ([f"#{identity}"] if identity else [])
        return [*names, tag] if tag in self._tags else names

    def hides(self, node: LexborNode, tag: str, attributes: Mapping[str, str | None]) -> bool:
        """Whether an element is hidden with all that is in it, its own style not asked but for what shows it again."""
        if not self.may_hide(tag, attributes):
            return False
        own, of_it = attributes.get("style") or "", (attributes.get("class") or "").split()
        return any(
            hiding.is_of(node, tag)
            and not (own and hiding.way.own.search(own))
            and (_is_all_small(node) if hiding.way is _TINY else is_unseen({**attributes, "style": hiding.says}))
            and not (hiding.way is _WAYS[0] and self._shown.shows(tag, of_it, self._rank(hiding), hiding.says))
            for name in self._names(tag, attributes)
            for hiding in self._hidden.get(name, ())
        )

    def _rank(self, hiding: _Hiding) -> Rank:
        said = hiding.of.selector
        ids, classes, tags = said.count("#"), len(_CLASSES.findall(said)), len(_TAGS.findall(said))
        return Rank(False, ids, classes, tags, (self._sheets.index(hiding.sheet), hiding.begin))


def _hidden(root: LexborNode, sheets: Sequence[str], elements: int) -> dict[str, list[_Hiding]]:
    """By the names of tags ("p"), classes (".x") and ids ("#x"): the rules that hide them and that nothing takes back."""
    every = (found for sheet in sheets for found in (_known(sheet) if len(sheet) <= _REPEATED else _hidden_by(sheet)))
    found = list(islice(every, _MOST_RULES))
    if any(hiding.way is _ROOMLESS for hiding in found) and root.css_first("script[src]") is not None:
        found = [hiding for hiding in found if hiding.way is not _ROOMLESS]  # a linked script may open what has no room
    scripts = _scripts(root) if found else ""
    begins: dict[frozenset[str], set[tuple[str, int]]] = {}
    ways: dict[frozenset[str], set[_Way]] = {}
    for hiding in found:
        begins.setdefault(hiding.of.names, set()).add((hiding.sheet, hiding.begin))
        ways.setdefault(hiding.of.names, set()).add(hiding.way)
    kept = {
        names
        for names, kinds in ways.items()
        if not any(_is_named(name, scripts) for name in names)
        and not any(_is_taken_back(sheets, name, way, begins[names]) for name in names for way in kinds)
    }
    hidden: dict[str, list[_Hiding]] = {}
    room = _MOST_PAIRS // max(1, elements) ** 2
    for hiding in found:
        if hiding.of.names not in kept or (hiding.of.looks_far and room <= 0):
            continue
        room -= hiding.of.looks_far
        if not hiding.of.asked:
            hidden.setdefault(hiding.of.name, []).append(hiding)
        elif nodes := hiding.of.of(root):
            told = hiding._replace(nodes=frozenset(node.mem_id for node in nodes))
            for name in set().union(*map(_names_of, nodes)):
                hidden.setdefault(name, []).append(told)
    return hidden


def _names_of(node: LexborNode) -> set[str]:
    identity, classes = node.attributes.get("id"), node.attributes.get("class")
    return (
        {f".{name}" for name in (classes or "").split()} | ({f"#{identity}"} if identity else set()) | {node.tag or ""}
    )


def _scripts(root: LexborNode) -> str:
    texts, room = [], _LONGEST
    for script in root.css("script:not([src])")[:_MOST_SCRIPTS]:
        texts.append(script.text()[:room])
        room -= len(texts[-1])
    return "\n".join(texts)


def _is_named(name: str, script: str) -> bool:
    """Whether a script may mean what has the name; letters that stand in any script do so in its strings alone."""
    plain = name.lstrip(".#")
    if plain not in script:
        return False
    within = rf"""["'](?:[^"']{{0,60}}[\s.,#])?{re.escape(plain)}(?=["'\s.,:#\[>])"""
    return (name[0] in ".#" and len(name) > _SHORT) or re.search(within, script) is not None


@lru_cache(maxsize=128)
def _known(sheet: str) -> tuple[_Hiding, ...]:
    return tuple(_hidden_by(sheet))


def _hidden_by(sheet: str) -> Iterator[_Hiding]:
    """What rules outside all blocks hide; most sheets have few rules that hide, so that only these are looked at."""
    lower = sheet.lower()
    if len(lower) == len(sheet):
        for way in _WAYS:
            for word, hint in way.hints:
                first = lower.find(word)
                if first >= 0:
                    yield from _hidden_so(sheet, lower, way, hint.finditer(lower, first))


def _hidden_so(sheet: str, lower: str, way: _Way, hints: Iterator[re.Match[str]]) -> Iterator[_Hiding]:
    depth, counted = 0, 0
    for found in islice(hints, _MOST_RULES):
        begin = sheet.rfind("{", max(0, found.start() - _LONGEST_RULE), found.start())
        if begin < counted:
            continue
        depth += sheet.count("{", counted, begin) - sheet.count("}", counted, begin)
        counted = begin
        if depth == 0 and sheet.find("}", begin, found.start()) < 0:
            least = max(0, begin - _LONGEST_SELECTOR)
            start = max(sheet.rfind(mark, least, begin) for mark in "};{")
            selector = sheet[start + 1 : begin] if start >= 0 else sheet[:begin] if least == 0 else ""
            end = sheet.find("}", begin, begin + _LONGEST_RULE)
            says = lower[begin + 1 : end if end >= 0 else begin + _LONGEST_RULE]
            # A hint is no proof: the rule is asked as an element's own style is.
            if selector and _may_hide(selector, says, way):
                for of in map(selected, selector.split(",")):
                    if of is not None:
                        yield _Hiding(of, way, sheet, begin, says)


def _may_hide(selector: str, says: str, way: _Way) -> bool:
    """Whether a rule hides as an element's own style does, and not until a click opens what has no room."""
    if way is _TINY:
        return size_of(says) is True
    if way is _ROOMLESS and ("transition" in says or OPENING.search(selector)):
        return False
    return is_unseen({"style": says})


def _is_all_small(node: LexborNode) -> bool:
    """Whether an element holds text alone, and has one name: what stands in it, or another class, may have a size of its own."""
    classes = (node.attributes.get("class") or "").split()
    return len(classes) <= 1 and all(child.tag in ("br", "wbr") for child in node.iter())


def _is_taken_back(sheets: Sequence[str], name: str, way: _Way, hiding: set[tuple[str, int]]) -> bool:
    """Whether some other rule with the name in its selector gives what it is of another look."""
    for sheet in sheets:
        for behind in islice(_named_at(sheet, name), _MOST_RULES):
            begin = sheet.find("{", behind, behind + _LONGEST_SELECTOR)
            end = sheet.find("}", behind, behind + _LONGEST_RULE)
            if 0 <= begin < end and (sheet, begin) not in hiding and way.other.search(sheet, begin, end):
                return True
    return False


def _named_at(sheet: str, name: str) -> Iterator[int]:
    """Where the name ends, each time that it stands there whole."""
    at = sheet.find(name)
    while at >= 0:
        behind = at + len(name)
        longer = _IN_NAMES.match(sheet, behind) or (name[0] not in ".#" and at and _BEFORE_TAGS.match(sheet, at - 1))
        if not longer:
            yield behind
        at = sheet.find(name, behind)
