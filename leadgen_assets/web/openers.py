"""Which hidden elements a page opens at a click: what its links, buttons and scripts name is there for visitors."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import islice

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
_SELECTED = r"""["'](?:[^"'()]{0,60}[\s,>])?([.#][\w-]{1,60})["']"""
_CHAINED = r"(?:\s{0,9}\.\s{0,3}(?:stop|delay|finish)\([^()]{0,30}\)){0,2}\s{0,9}\.\s{0,3}"
_SEEN = r"""(?:display["']?\s{0,3}[:,=]\s{0,3}["'](?:block|inline|flex|grid)|visibility["']?\s{0,3}[:,=]\s{0,3}["']visible"""
_SEEN += r"""|(?:opacity|autoAlpha)["']?\s{0,3}[:,=]\s{0,3}["']?1)"""
_SHOWN_BY_SCRIPT = re.compile(
    rf"{_SELECTED}\s{{0,3}}\){_CHAINED}(?:(?:toggle|show|slideToggle|slideDown|fadeIn|fadeToggle|showModal|showPopover)\b"
    rf"|(?:css|animate)\([^()]{{0,60}}{_SEEN}|style\.{_SEEN})"
    rf"|(?<![\w$])(?:to|fromTo)\(\s{{0,9}}{_SELECTED}\s{{0,3}},[^()]{{0,200}}?{_SEEN}"
    rf"""|getElementById\(\s{{0,3}}["']([\w-]{{1,60}})["']\s{{0,3}}\)\.(?:style\.{_SEEN}|(?:showModal|showPopover|togglePopover|show)\()"""
)
"""What jQuery shows, GSAP fades in and plain scripts do, by selector or id."""
_BOUND = ("x-show", "v-show")
"""Attributes by which Alpine and Vue show an element while what they name is true."""
_SETTING = re.compile(
    r"""\s(?:@|x-on:|v-on:|x-init\b|x-intersect)[\w.:-]{0,40}\s{0,3}=\s{0,3}(?:"([^"]{0,300})"|'([^']{0,300})')"""
)
_WORD = re.compile(r"[a-z_$][\w$]*")


class Openers:
    """What a page names as opened, shown or faded in; looked for when the first hidden element asks.

    Args:
        root: of the page. written: its HTML in lower case.
    """

    def __init__(self, root: LexborNode, written: str) -> None:
        self._root, self._written = root, written
        self._named: frozenset[str] | None = None
        self._set: frozenset[str] | None = None

    def open(self, attributes: Mapping[str, str | None]) -> bool:
        """Whether something opens the element of these attributes."""
        identity, classes = attributes.get("id"), attributes.get("class")
        if identity or classes:
            if self._named is None:
                self._named = frozenset((*self._in_attributes(), *self._in_scripts()))
            names = [f".{name}" for name in (classes or "").split()] + ([f"#{identity}"] if identity else [])
            if not self._named.isdisjoint(names):
                return True
        bound = next((attributes[name] for name in _BOUND if attributes.get(name)), None)
        return bound is not None and not self._words_set().isdisjoint(_WORD.findall(bound.lower()))

    def _in_attributes(self) -> Iterator[str]:
        for node in self._root.css(_OPENERS)[:_MOST_OPENERS]:
            attributes = node.attributes
            named = [_NAMES.findall((attributes.get(name) or "")[:500]) for name in _POINTING]
            named += [_NAMES_IN_CODE.findall((attributes.get(name) or "")[:500]) for name in _HANDLERS]
            href = (attributes.get("href") or "")[:500]
            named.append((_NAMES if href.startswith("#") else _NAMES_IN_CODE).findall(href))
            yield from (f"#{name}" for names in named for name in names)

    def _in_scripts(self) -> Iterator[str]:
        room = _MOST_SCRIPT
        for script in self._root.css("script:not([src])")[:200]:
            text = script.text()[:room]
            room -= len(text)
            yield from (one or other or f"#{by_id}" for one, other, by_id in _SHOWN_BY_SCRIPT.findall(text))

    def _words_set(self) -> frozenset[str]:
        """Words in what clicks and the like set."""
        if self._set is None:
            found = islice(_SETTING.finditer(self._written), _MOST_OPENERS)
            self._set = frozenset(word for one in found for word in _WORD.findall(one[1] or one[2] or ""))
        return self._set
