"""Which hidden elements a page opens at a click: what its links, buttons and scripts name is there for visitors."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from selectolax.lexbor import LexborNode

from leadgen_assets.web.fold import lowered

_POINTING = ("aria-controls", "data-target", "data-bs-target", "popovertarget", "commandfor")
"""Attributes that hold ids, or a selector of one, and nothing else."""
_HANDLERS = ("onclick", "onchange", "onmouseover")
_HOLDING = frozenset({*_POINTING, *_HANDLERS, "href"})
_OPENING_LINKS = ('a[href^="#"]', 'a[href^="javascript:" i]')
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
        self._pointed: frozenset[str] | None = None
        self._scripts: str | None = None
        self._shown: frozenset[str] | None = None
        self._set: frozenset[str] | None = None

    def open(self, attributes: Mapping[str, str | None]) -> bool:
        """Whether something opens the element of these attributes."""
        identity = attributes.get("id")
        if identity and self._points_at(identity):
            return True
        names = [f".{name}" for name in (attributes.get("class") or "").split()] + (
            [f"#{identity}"] if identity else []
        )
        if names and self._is_shown(names):
            return True
        bound = next((attributes[name] for name in _BOUND if attributes.get(name)), None)
        return bound is not None and not self._words_set().isdisjoint(_WORD.findall(bound.lower()))

    def _points_at(self, identity: str) -> bool:
        if self._pointed is None:
            name = lowered(identity)
            first = self._written.find(name)
            if first >= 0 and self._written.find(name, first + 1) < 0:
                return False  # only the element itself has it
            self._pointed = frozenset(self._in_attributes())
        return identity in self._pointed

    def _in_attributes(self) -> Iterator[str]:
        named = [f"[{name}]" for name in (*_POINTING, *_HANDLERS) if name in self._written]
        for node in self._root.css(", ".join([*named, *_OPENING_LINKS]))[:_MOST_OPENERS]:
            for name, text in node.attributes.items():
                if text and name in _HOLDING:
                    exact = name in _POINTING or (name == "href" and text[0] == "#")
                    yield from (_NAMES if exact else _NAMES_IN_CODE).findall(text[:500])

    def _is_shown(self, names: Sequence[str]) -> bool:
        """Whether a script shows what has one of these names; most stand in none, so that few scripts are searched."""
        if self._scripts is None:
            self._scripts = self._written_scripts()
        scripts = self._scripts
        asked = [*names, names[-1][1:]] if names[-1][0] == "#" and "getElementById" in scripts else names
        if not any(f"{name}{mark}" in scripts for name in asked for mark in "\"'"):
            return False
        if self._shown is None:
            found = _SHOWN_BY_SCRIPT.findall(scripts)
            self._shown = frozenset(one or other or f"#{by_id}" for one, other, by_id in found)
        return not self._shown.isdisjoint(names)

    def _written_scripts(self) -> str:
        texts, room = [], _MOST_SCRIPT
        for script in self._root.css("script:not([src])")[:200]:
            texts.append(script.text()[:room])
            room -= len(texts[-1])
        return "\n".join(texts)

    def _words_set(self) -> frozenset[str]:
        """Words in what clicks and the like set."""
        if self._set is None:
            found = islice(_SETTING.finditer(self._written), _MOST_OPENERS)
            self._set = frozenset(word for one in found for word in _WORD.findall((one[1] or one[2] or "").lower()))
        return self._set
