"""What the start tag of an element says by itself: read once a page for all the elements whose tags are written alike.

Lists, tables and menus repeat few tags many times, and most others have nothing in them but what is of no meaning here (`width`,
`target`). What depends on where an element stands (the ground behind it, the region, what it follows) is for the walk to ask, and
the fields here say whether it need ask at all.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from leadgen_assets.web.colours import stated_colour
from leadgen_assets.web.element_hints import NOTHING, hints
from leadgen_assets.web.fax_signs import is_fax_label, label_of
from leadgen_assets.web.hidden_mail import DISGUISING, Disguises
from leadgen_assets.web.look import Look
from leadgen_assets.web.openers import Openers
from leadgen_assets.web.seams import begins_a_line
from leadgen_assets.web.sheets import Sheets
from leadgen_assets.web.tags import (
    BOLD,
    CLICKED,
    HEADINGS,
    HINTED,
    INLINE,
    LABELLING,
    LEADING,
    NAMING,
    OPENING,
    PARTS_OF_MAIN,
    PLACED,
    SIGNED,
    STATING,
    TELLING,
)
from leadgen_assets.web.unseen import is_closed, is_unseen

_Attributes = Mapping[str, str | None]
_HIDING = frozenset({"style", "hidden", "aria-hidden", "popover"})
_KINDS = {
    **dict.fromkeys(HEADINGS, "heading"),
    **dict.fromkeys(PARTS_OF_MAIN, "main"),
    **dict.fromkeys(BOLD, "bold"),
    "a": "link",
    "head": "head",
    "form": "form",
    "q": "quote",
}
_MOST_TAGS = 512
_WITHOUT_LABELS = TELLING | NAMING | OPENING | DISGUISING
"""Attributes that may say something here."""


class StartTag:
    """A start tag.

    Attributes:
        tag: its name. inline: its element begins no line.
        kind: "link", "bold", "heading", "head", "main" for a part of the main text, "form", "quote"; "" for others.
        found: by class, id and role. aside: a question about cookies stands in the element.
        said: others say what is in it; None: perhaps, as what stands in it tells. apart: it is one of the two.
        placed: it may say in which region of the page its element stands.
        unseen: its attributes hide the element, and nothing opens it. shut: a closed dialogue. sheet: a style sheet may hide it.
        coloured: it gives the text a colour. disguised: the element may show another text than it holds.
        doubtful: for one of these reasons it is to be asked whether the element is read.
        fax: it is labelled a fax. stating: it may state values for machines. telling: it changes how text is seen.
        own_line: its style makes a block of it. leads: addresses to which a click on it leads.
        own: it has attributes that may say something. asked: any of the two lines above is not as usual.
        seen: how text is seen around such an element, and within it, the last time.
    """

    __slots__ = (
        "apart",
        "aside",
        "asked",
        "coloured",
        "disguised",
        "doubtful",
        "fax",
        "found",
        "inline",
        "kind",
        "leads",
        "own",
        "own_line",
        "placed",
        "said",
        "seen",
        "sheet",
        "shut",
        "stating",
        "tag",
        "telling",
        "unseen",
    )

    def __init__(self, tag: str) -> None:
        self.tag = tag
        self.inline = tag in INLINE
        self.kind = _KINDS.get(tag, "")
        self.found = NOTHING
        self.said: bool | None = None if tag in SIGNED else False
        self.apart = self.said is None
        self.placed = tag in PLACED
        self.aside = self.unseen = self.shut = self.sheet = self.coloured = False
        self.disguised = self.doubtful = False
        self.fax = self.stating = self.telling = self.own = self.own_line = self.asked = False
        self.leads: tuple[str, ...] = ()
        self.seen: tuple[Look, Look] | None = None


@lru_cache(maxsize=_MOST_TAGS)
def _plain(tag: str) -> StartTag:
    """A tag without attributes, on a page that says nothing of it."""
    return StartTag(tag)


class StartTags:
    """The start tags of one page.

    Attributes:
        known: those that have been read, tags without attributes by their name alone.

    Args:
        openers, sheets, disguises: of the page. fax: whether anything on it may stand for a fax.
    """

    def __init__(self, openers: Openers, sheets: Sheets, disguises: Disguises, *, fax: bool) -> None:
        self._openers, self._sheets, self._disguises, self._fax = openers, sheets, disguises, fax
        self._telling = _WITHOUT_LABELS | LABELLING if fax else _WITHOUT_LABELS
        self._hiding = sheets.any
        self.known: dict[str | tuple[object, ...], StartTag] = {}

    def of(self, tag: str, attributes: dict[str, str | None]) -> StartTag:
        """What a start tag says. The address of a link, which differs from link to link, is none of it."""
        key: str | tuple[object, ...] = tag
        given: str | None = None
        if attributes and not self._telling.isdisjoint(attributes):
            if tag == "a":
                given = attributes.pop("href", None)
            key = (tag, *attributes.items())
        start = self.known.get(key)
        if start is None:
            start = self.known[key] = self._bare(tag) if key is tag else self._read(tag, attributes)
        if given is not None:
            attributes["href"] = given
        return start

    def _bare(self, tag: str) -> StartTag:
        return (
            self._read(tag, {}) if tag == "dialog" or (self._hiding and self._sheets.may_hide(tag, {})) else _plain(tag)
        )

    def _read(self, tag: str, attributes: _Attributes) -> StartTag:
        start = StartTag(tag)
        start.own = bool(attributes)
        self._read_names(start, attributes)
        if not TELLING.isdisjoint(attributes):
            self._read_telling(start, attributes)
        if tag == "dialog":
            start.shut = is_closed(attributes) and not self._openers.open(attributes)
        if self._hiding and self._sheets.may_hide(tag, attributes):
            start.sheet = not self._openers.open(attributes)
        start.disguised = start.found.pictured or self._disguises.may_show(tag, attributes)
        start.doubtful = start.unseen or start.coloured or start.shut or start.sheet or start.disguised
        start.asked = start.fax or start.stating or start.telling
        return start

    def _read_names(self, start: StartTag, attributes: _Attributes) -> None:
        given = attributes.get
        classes, identity, role = given("class"), given("id"), given("role") or given("itemtype")
        if classes or identity or role:
            start.found = found = hints(classes or "", identity or "", role or "")
            start.aside, start.said = found.consent, found.said or start.said
            start.apart = (start.aside or start.said is not False) and start.tag != "body"
            start.placed = start.tag in HINTED and (found.region is not None or start.placed)
            start.stating = found.vcard or bool(found.hcard)
        if self._fax:
            start.fax = start.found.fax or is_fax_label(label_of(attributes))

    def _read_telling(self, start: StartTag, attributes: _Attributes) -> None:
        start.telling = True
        start.stating = start.stating or not STATING.isdisjoint(attributes)
        if not _HIDING.isdisjoint(attributes):
            start.unseen = is_unseen(attributes) and not self._openers.open(attributes)
        style = attributes.get("style")
        if style or "color" in attributes:
            start.coloured = bool(stated_colour(attributes))
        if style:
            start.own_line = begins_a_line(style)
        if not LEADING.isdisjoint(attributes):
            found = (CLICKED.search((attributes[name] or "")[:2000]) for name in attributes if name in LEADING)
            start.leads = tuple(each.group() for each in found if each)
