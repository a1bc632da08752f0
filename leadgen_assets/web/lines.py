"""Collects the text of a page into lines while its elements are walked through."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from selectolax.lexbor import LexborNode

from leadgen_assets.domain.pages.page import Kind, Region
from leadgen_assets.web.cards import Line
from leadgen_assets.web.fax_signs import is_fax_label, leading_number, text_behind
from leadgen_assets.web.fold import LONGEST, fold, pieces
from leadgen_assets.web.said import is_signed
from leadgen_assets.web.seams import met

_LINK, _HEADING, _TEXT = Kind.LINK, Kind.HEADING, Kind.TEXT
"""Looked up once: an enum's member is looked up slowly."""
_MOST_SAID = 80
"""Lines in an element of a testimonial's name; one that holds more is half a page, which has its name from one of its parts."""

_SIGNS = {"@": "@", "at": "@", "(at)": "@", "[at]": "@", ".": ".", "dot": "."}
"""What an alternative text says of a sign that is drawn into an address."""
_CUT_SIGNS = ("-", ")", ".")
_CUTS = (
    (re.compile(r"(?<!\d)\(?\d{3}(?:\)|[-.])\s*$"), re.compile(r"\s*\d{3}[-.\s]\d{4}(?!\d)")),
    (re.compile(r"(?<![\d-])(?:1[-.\s])?\(?\d{3}(?:\)\s?|[-.\s])\d{3}[-.]\s*$"), re.compile(r"\s*\d{4}(?![\d.-])")),
    (re.compile(r"(?<![\d-])(?:1[-.\s])?\(?\d{3}(?:\)\s?|[-.])\d{3}\s*$"), re.compile(r"\s*[-.]\s?\d{4}(?![\d.-])")),
)
"""A telephone number that is broken behind its area's code, or before its last four digits: its begin and its rest."""
_BEGIN_OF_NUMBER, _PARTS_OF_NUMBER = 16, 5


class Link(NamedTuple):
    """A link to follow. `text` may be empty; `href` is an absolute http(s) address."""

    href: str
    text: str
    region: Region


class Lines:
    """The lines of a page in the making. What stands between two block boundaries becomes one line.

    A link within a line is a line of its own behind it; a line that is nothing but links is those links alone.

    Attributes:
        done: finished lines. links: every http(s) link, those of closed menus included.
        count: finished lines of text. region: that lines belong to now.
        bold: number of open <b> and <strong>. heading: tag of the open heading, or "".
        asides: begin and end, in `done`, of what is no part of the page's own text.
        closed, opened: an inline element ended, or began, behind the last text of the line; of no meaning while it is blank.
        begun: a block boundary ends something. Most stand where nothing is: asking that here spares nearly all calls.
        blank: nothing but white space is in the line. spaced: and there is some.
    """

    def __init__(self) -> None:
        self.done: list[Line] = []
        self.links: list[Link] = []
        self.count = 0
        self.region = Region.MAIN
        self.bold = 0
        self.heading = ""
        self.asides: list[tuple[int, int]] = []
        self.begun = False
        self.blank, self.spaced = True, False
        self._parts: list[str] = []  # of a line that is not blank
        self._plain = False  # some of the line is not bold
        self._only_links = True
        self._link: tuple[str, str] | None = None
        self._link_from = 0  # where its text begins in the parts of this line
        self._link_before: list[str] = []  # its text in lines before
        self._linked = False  # a link that stands in this line alone shows some text
        self._links_here: list[tuple[str, str]] = []
        self.closed = self.opened = False
        self._is_fax = False  # what follows in the line is a fax's, if it is a number
        self._goes_on = False  # the next line stands in the element of the one before
        self._parted = False  # and an empty line stands between them

    def space(self, text: str) -> None:
        """White space in the line."""
        if self.blank:
            self.spaced = True
        else:
            self._parts.append(text)
            self.closed = self.opened = False

    def text(self, text: str) -> None:
        """Running text of the line, not white space alone."""
        self.blank, self.begun = False, True
        if self._is_fax:
            self._is_fax = False
            if number := leading_number(text):
                self.picture(f"Fax: {number}")
        if (self.closed or self.opened) and self._parts:
            href = self._link[0] if self._link is not None else ""
            text = met(self._parts, text, ended=self.closed, began=self.opened, href=href)
        self._parts.append(text)
        if self._only_links and self._link is None and any(map(str.isalnum, text)):
            self._only_links = False
        if not self.bold:
            self._plain = True
        self.closed = self.opened = False

    def instead(self, text: str, link: str, *, inline: bool) -> None:
        """What an element shows instead of what it holds, in a link where `link` is the address of one; a block is a line of its own."""
        if not inline:
            self.end_line()
        self.opened = True
        if link:
            self.open_link(link, "")
        (self.space if text.isspace() else self.text)(text)
        if link:
            self.close_link()
        if not inline:
            self.end_line()
        self.closed = inline

    def apart(self) -> None:
        """An element began that is a block by its own style: it does not touch what stands in front."""
        if not self.blank:
            self.space(" ")

    def open_link(self, href: str, label: str) -> None:
        """A link began, whose text is `label`, else the text of a picture in it, if it shows none; links do not nest."""
        self._link = (href, label)
        self._link_from, self._link_before = len(self._parts), []

    def close_link(self) -> None:
        """The link ended."""
        if self._link is None:
            return
        href, label = self._link
        self._link = None
        text = fold("".join([*self._link_before, *self._parts[self._link_from :]]))
        self._linked = self._linked or (text != "" and not self._link_before)
        self.add_link(href, text or fold(label))

    def add_link(self, href: str, text: str) -> None:
        """A link whose text is known: of an image map, or when it ends."""
        self._links_here.append((href, text[:LONGEST]))
        self.begun = True
        self.follow(href, text)
        if self.blank and not self.spaced:
            self.end_line()

    def follow(self, href: str, text: str) -> None:
        """A link that can be followed, shown or not."""
        if href.startswith("http") and len(self.links) < 2000:
            self.links.append(Link(href, text[:200], self.region))

    def picture(self, alt: str) -> None:
        """An image with an alternative text, which is also the text of a link that has no other."""
        self.closed = True  # what stands in front of it does not touch what follows
        text = fold(alt)[:LONGEST] if alt else ""
        if not text:
            return
        if text in _SIGNS and self._parts and self._parts[-1][-1:].isalnum():
            self.text(_SIGNS[text])
        elif not self.blank and is_fax_label(text) and text.isalpha():
            self._is_fax = True
        else:
            goes_on = self._goes_on
            self.done.append(Line(Kind.IMAGE, self.region, text, leads=True, goes_on=goes_on, parted=self._parted))
            self._parted = False
        if self._link is not None and not self._link[1]:
            self._link = (self._link[0], text)

    def icon(self, label: str | None, *, fax: bool) -> None:
        """An element that stands for a fax, by its label or `fax`: read as the alternative text of a picture.

        Within a line that picture names the number that follows at once, since it stands for no other one of the line.
        """
        if fax or is_fax_label(label):
            self.picture("Fax")

    def drawing(self, *, fax: bool) -> None:
        """A drawing within a line: an icon, which parts what stands at both sides as the end of an element does."""
        self.closed = True
        self.icon("", fax=fax)

    def break_line(self, *, apart: bool, br: LexborNode | None = None) -> None:
        """A line break; what follows goes on in the same element, behind an empty line too, unless a rule is drawn.

        Within a telephone number, of which the rest stands behind `br`, it is none.
        """
        if br is not None and self._parts and _is_cut(self._parts, br):
            return
        before, goes_on = len(self.done), self._goes_on
        self.end_line()
        ended = len(self.done) > before
        self._goes_on = (ended or goes_on) and not apart
        self._parted = self._goes_on and not ended
        self.begun = self._goes_on

    def end_line(self) -> None:
        """A block boundary."""
        self.spaced = False
        if not self.begun:
            return
        self.begun = self.closed = self.opened = self._is_fax = False
        goes_on, parted = self._goes_on, self._parted
        self._goes_on = self._parted = False
        links, alone = self._links_here, False
        if not self.blank:
            alone = bool(links) and self._only_links and self._link is None and not self.heading
            # What a link shows has been folded once.
            text = "" if alone and self._linked else fold("".join(self._parts))
            alone = alone and (self._linked or text != "")
            if alone:
                self.count += 1
            elif text:
                self._add_text(text, goes_on, parted)
                goes_on, parted = True, False
        leads = alone and not self._plain
        for href, label in links:
            self.done.append(Line(_LINK, self.region, label, href, "", 0, leads, alone, goes_on, parted))
            goes_on, parted = True, False
        if self._link is not None:
            self._link_before += [*self._parts[self._link_from :], " "]
            self._link_from = 0
        self._parts, self._links_here = [], []
        self.blank, self._plain, self._only_links, self._linked = True, False, True, False

    def set_apart(self, start: int, *, aside: bool, said: bool | None) -> None:
        """An element was left whose lines, from `start` on, are no part of the page's own text, or are what others say.

        Args:
            aside: a question about cookies. said: by its markup; None for one that may hold a quotation.
        """
        if aside:
            self.asides.append((start, len(self.done)))
        within = self.done[start : start + _MOST_SAID + 1]
        if len(within) <= _MOST_SAID and (said or (said is None and is_signed(within))):
            for line in within:
                line.said = True

    def without_asides(self) -> None:
        """Leave out what is no part of the page's own text, unless the page is little else: then it is a wall before the page."""
        if not self.asides:
            return
        apart = {at for begin, end in self.asides for at in range(begin, end)}
        every = sum(len(line.text) for line in self.done if line.line)
        theirs = sum(len(line.text) for at, line in enumerate(self.done) if line.line and at in apart)
        if theirs * 2 < every:
            self.done[:] = [line for at, line in enumerate(self.done) if at not in apart]

    def _add_text(self, text: str, goes_on: bool, parted: bool) -> None:
        kind = _HEADING if self.heading else _TEXT
        leads = bool(self.heading) or not self._plain
        for piece in pieces(text) if len(text) > LONGEST else (text,):
            self.done.append(Line(kind, self.region, piece, "", self.heading, 0, leads, True, goes_on, parted))
            goes_on, parted = True, False
        self.count += 1


def _is_cut(parts: Sequence[str], br: LexborNode) -> bool:
    """Whether a line break stands within a telephone number."""
    last = parts[-1].rstrip()[-1:]
    if last not in _CUT_SIGNS and not last.isdigit():  # as most often
        return False
    behind = text_behind(br)
    if last.isdigit() and behind.lstrip()[:1] not in _CUT_SIGNS:
        return False
    before = "".join(parts[-_PARTS_OF_NUMBER:])[-_BEGIN_OF_NUMBER:]
    return any(begin.search(before) and rest.match(behind) for begin, rest in _CUTS)
