"""Walks through the elements of a page once, without recursion, and turns them into lines, links, frames and stated values."""

from __future__ import annotations

from selectolax.lexbor import LexborNode

from leadgen_assets.domain.pages.page import Kind, Region
from leadgen_assets.web.addresses import Base
from leadgen_assets.web.cards import Block, Cards, Line
from leadgen_assets.web.colours import is_coloured_within, is_in_colour
from leadgen_assets.web.element_hints import NOTHING, hints, region_of, shows_fax
from leadgen_assets.web.entry_parts import follows_another
from leadgen_assets.web.fax_signs import draws_fax, label_of, picture_text
from leadgen_assets.web.fold import LONGEST, fold
from leadgen_assets.web.foreign import Foreign
from leadgen_assets.web.glyphs import pictured
from leadgen_assets.web.hidden_mail import Disguises, plain_link, written_mails
from leadgen_assets.web.lines import Lines
from leadgen_assets.web.look import Look, look_of_page
from leadgen_assets.web.menus import is_in_menu
from leadgen_assets.web.microdata import Microdata
from leadgen_assets.web.opened import Opened
from leadgen_assets.web.openers import Openers
from leadgen_assets.web.outline import Element
from leadgen_assets.web.page_foot import foot_of
from leadgen_assets.web.pictures import LAZY, Pictures
from leadgen_assets.web.sheets import Sheets
from leadgen_assets.web.tags import (
    BOLD,
    BREAKS,
    CLICKED,
    ENTERED_OTHERWISE,
    HEADINGS,
    HINTED,
    INLINE,
    LEADING,
    LEAVES,
    META,
    PARTS_OF_MAIN,
    PLACED,
    TELLING,
    TOLD_APART,
)
from leadgen_assets.web.unseen import is_closed, is_unseen

_MOST_NODES, _MOST_FRAMES = 80_000, 200
_TEXT = "-text"
_HIDING = frozenset({"style", "hidden", "aria-hidden", "popover"})


class Walk:
    """One page.

    Attributes:
        lines: what is read, in order. head: title, meta values and frames of the head.
        microdata: values stated by attributes. scripts: number of scripts, inline ones included, data not.
        outline: the outermost elements with all in them, their ends being lines; empty unless it was asked for.
        look: how text is seen here.
    """

    def __init__(self, base: Base, foreign: Foreign, *, outlined: bool = False) -> None:
        self.outline: list[Element] = []
        self._outlined = outlined
        self.lines = Lines()
        self.head: list[Line] = []
        self.cards = Cards(self.lines.done)
        self.microdata = Microdata(base, self.cards.next_number)
        self.scripts, self.has_password = 0, False
        self.look = Look()
        self._pictures = Pictures(base, foreign)
        self._base, self._foreign = base, foreign
        self._frames: set[str] = set()
        self._openers: Openers | None = None
        self._disguises: Disguises | None = None
        self._may_disguise = self._may_fax = False
        self._sheets: Sheets | None = None
        self._main_depth, self._foot, self._in_head = 0, 0, False

    def through(self, root: LexborNode, written: str) -> None:
        """Read everything beneath an element.

        Args:
            written: the page's HTML in lower case, for quick looks.
        """
        self._openers, self._disguises = Openers(root, written), Disguises(root, written)
        self._may_disguise, self._may_fax = self._disguises.any, "fax" in written
        sheets = Sheets(root, written)
        self._sheets = sheets if sheets.any else None
        self.look = look_of_page(root, written)
        self._foot = foot_of(root, written)
        stack: list[Opened] = []
        take = self.lines.text
        node: LexborNode | None = root
        for _ in range(_MOST_NODES):
            if node is None:
                break
            tag = node.tag
            if tag == _TEXT:  # more than half of all nodes
                text = node.text_content
                if text and not (self._in_head or self.look.lost):
                    take(text)
            else:
                child = self._enter(node, tag, stack)
                if child is not None:
                    node = child
                    continue
            following = node.next if stack else None
            while following is None and stack:
                left = stack.pop()
                self._leave(left, stack)
                following = left.node.next if stack else None
            node = following
        while stack:
            self._leave(stack.pop(), stack)
        self.lines.end_line()
        if not self._outlined:  # whose elements know their lines by place
            self.lines.without_asides()
        self.lines.done += self._pictures.lines(self._frames)

    def _enter(self, node: LexborNode, tag: str | None, stack: list[Opened]) -> LexborNode | None:
        """Read an element; the first child when there is something to read beneath it, which is then on the stack."""
        if tag is None or tag[0] == "-":
            return None
        if tag in ENTERED_OTHERWISE:
            if tag in LEAVES:
                self._leaf(node, tag, node.attributes)
            elif tag in BREAKS and tag != "wbr":
                self.lines.break_line(apart=tag == "hr", br=node)
            elif tag == "svg":
                self.lines.drawing(fax=self._may_fax and draws_fax(node))
            return None
        attributes = node.attributes
        telling = False
        if attributes:
            telling = not TELLING.isdisjoint(attributes)
            if telling and self._is_unseen(node, attributes):
                self._hidden(node)
                return None
            if self._may_disguise and self._is_disguised(node, tag, attributes):
                return None
        shut = tag == "dialog" and is_closed(attributes)
        if (shut or (self._sheets and self._sheets.hides(node, tag, attributes))) and not self._is_opened(attributes):
            self._hidden(node)
            return None
        inline = tag in INLINE
        if not inline:
            self.lines.end_line()
        element = Opened(node, tag, inline, self.lines, self.look)
        self._begin(element, attributes, telling)
        child = node.first_child
        if child is None:
            self._leave(element, stack)
            return None
        stack.append(element)
        return child

    def _begin(self, element: Opened, attributes: dict[str, str | None], telling: bool) -> None:
        tag, lines = element.tag, self.lines
        found = NOTHING
        if attributes:
            classes, identity = attributes.get("class"), attributes.get("id")
            if classes or identity or "role" in attributes or "itemtype" in attributes:
                found = hints(classes or "", identity or "", attributes.get("role") or attributes.get("itemtype") or "")
                element.shape, element.aside, element.said = found.shape, found.consent, found.said
            if self._may_fax and (found.fax or label_of(attributes)):
                lines.icon(label_of(attributes), fax=found.fax and shows_fax(element.node))
            if telling or found.vcard or found.hcard:
                element.scoped = self.microdata.enter(element.node, attributes, found)
            if telling or self.look.ground:
                self._seen_how(attributes)
        if element.inline:
            if found.part and follows_another(element.node, found.part):
                lines.break_line(apart=False)
            lines.opened = True
            if tag == "a":
                self._open_link(attributes)
            elif tag in BOLD:
                lines.bold += 1
            return
        if tag in HINTED and (found.region is not None or tag in PLACED):
            within = self._main_depth > 0 and element.node.mem_id != self._foot
            lines.region = region_of(tag, found.region, lines.region, within_main=within)
        if tag not in TOLD_APART:
            return
        if tag in HEADINGS:
            lines.heading = tag
        elif tag == "head":
            self._in_head = True
        elif tag == "form":
            self._frame(attributes, ("action",))
        elif tag in PARTS_OF_MAIN:
            self._main_depth += 1
        elif not element.said:
            element.said = None

    def _leave(self, element: Opened, stack: list[Opened]) -> None:
        tag, lines = element.tag, self.lines
        if element.inline:
            if tag == "a":
                lines.close_link()
            elif tag in BOLD:
                lines.bold -= 1
            lines.closed = True
        else:
            lines.end_line()
            if tag in HEADINGS:
                lines.heading = ""
            elif tag == "head":
                self._in_head = False
            elif tag in PARTS_OF_MAIN:
                self._main_depth -= 1
        blocks = element.blocks
        if blocks and len(blocks) > 1 and lines.region is not Region.NAV:
            self.cards.among(blocks)
        if self._outlined:
            made = Element(tag, element.shape, lines.region, element.start, len(lines.done), element.node.mem_id)
            made.kids = element.kids or []
            self._made(made, stack)
        if (element.aside or element.said is not False) and tag != "body":
            lines.set_apart(element.start, aside=element.aside, said=element.said)
        lines.region = element.region
        self.look = element.look if tag != "picture" else self.look
        if element.scoped:
            self.microdata.leave()
        if stack and (count := lines.count - element.count):
            stack[-1].blocks.append(Block(tag, element.shape, element.start, len(lines.done), count))

    def _made(self, element: Element, stack: list[Opened]) -> None:
        """An element of the outline is complete."""
        kids = stack[-1].kids if stack else self.outline
        if kids is None:
            stack[-1].kids = [element]
        else:
            kids.append(element)

    def _leaf(self, node: LexborNode, tag: str, attributes: dict[str, str | None]) -> None:
        """Read an element that has nothing to read beneath it, one of `LEAVES`."""
        if tag == "script":
            self.scripts += "json" not in (attributes.get("type") or "")
            self._frame(attributes, ("src",))
            self._written(node)
        elif tag == "title":
            self._title(node)
        elif tag == "meta":
            self._meta(attributes)
            self.microdata.value(node, attributes)
        elif tag == "link":
            if "stylesheet" in (attributes.get("rel") or "").lower():
                self._frame(attributes, ("href",))
            self.microdata.value(node, attributes)
        elif tag == "img":
            self.lines.picture(picture_text(attributes))
            self._pictures.take(attributes)
            self.look = self.look.over(attributes)
            self.microdata.value(node, attributes)
        elif tag == "area":
            href = self._base.absolute(attributes.get("href") or "")
            if href:
                self.lines.add_link(href, fold(attributes.get("alt") or attributes.get("title") or ""))
        elif tag in ("iframe", "frame"):
            self._frame(attributes, LAZY)
            self.lines.follow(self._base.absolute(attributes.get("src") or ""), attributes.get("title") or "")
        elif tag == "input":
            self.has_password = self.has_password or (attributes.get("type") or "").lower() == "password"

    def _written(self, script: LexborNode) -> None:
        """Addresses that a script writes where it stands."""
        if not self._in_head:
            for mail in written_mails(script.text())[:3]:
                self.lines.add_link(f"mailto:{mail}", "")

    def _open_link(self, attributes: dict[str, str | None]) -> None:
        given = attributes.get("href") or ""
        href = "" if given.startswith("#") else self._base.absolute(plain_link(given))
        if href:
            self.lines.open_link(href, attributes.get("aria-label") or attributes.get("title") or "")

    def _hidden(self, node: LexborNode) -> None:
        """What is not shown is not read; but a menu that is closed while the page is saved still leads somewhere.

        Only a menu's links are lines: any other hidden link is followed, and shows nothing. Icons are hidden from screen readers alone.
        """
        picture = pictured(node, node.attributes)
        self.lines.icon(picture, fax=node.first_child is None and hints(node.attributes.get("class") or "", "", "").fax)
        for link in node.css("a[href]")[:200]:
            href = self._base.absolute(link.attributes.get("href") or "")
            if href[:4].lower() != "http":
                continue
            text = fold(link.text())[:200]
            self.lines.follow(href, text)
            if not self._foreign.is_foreign(href) or href in self._frames or len(self._frames) >= _MOST_FRAMES:
                continue
            if self.lines.region in (Region.NAV, Region.HEADER) or is_in_menu(link, node):
                self._frames.add(href)
                self.lines.done.append(Line(Kind.LINK, self.lines.region, text, href))

    def _is_disguised(self, node: LexborNode, tag: str, attributes: dict[str, str | None]) -> bool:
        """Read an element whose text is not what it shows; False for any other."""
        text = self._disguises.shown(node, tag, attributes) if self._disguises is not None else ""
        if not text:
            return False
        link = f"mailto:{text}" if tag == "a" and "@" in text else ""
        self.lines.opened = True
        if link:
            self.lines.open_link(link, "")
        self.lines.text(text)
        if link:
            self.lines.close_link()
        self.lines.closed = True
        return True

    def _is_unseen(self, node: LexborNode, attributes: dict[str, str | None]) -> bool:
        if is_in_colour(attributes, self.look.ground) and not is_coloured_within(node):
            return True
        return not _HIDING.isdisjoint(attributes) and is_unseen(attributes) and not self._is_opened(attributes)

    def _is_opened(self, attributes: dict[str, str | None]) -> bool:
        return self._openers is not None and self._openers.open(attributes)

    def _seen_how(self, attributes: dict[str, str | None]) -> None:
        """What an element changes in how its text is seen; and where a click on it leads, if it is no link."""
        self.look = self.look.within(attributes)
        self.lines.styled(attributes.get("style"))
        if LEADING.isdisjoint(attributes):
            return
        for name in LEADING & attributes.keys():
            if found := CLICKED.search((attributes[name] or "")[:2000]):
                self._frame({name: found.group()}, (name,))

    def _frame(self, attributes: dict[str, str | None], names: tuple[str, ...]) -> None:
        given = next(filter(None, map(attributes.get, names)), None)
        if not given:
            return
        href = self._base.absolute(given)
        if href in self._frames or len(self._frames) >= _MOST_FRAMES or not self._foreign.is_foreign(href):
            return
        self._frames.add(href)
        lines, region = (self.head, Region.HEAD) if self._in_head else (self.lines.done, self.lines.region)
        lines.append(Line(Kind.FRAME, region, "", href))

    def _title(self, node: LexborNode) -> None:
        text = fold(node.text())[:LONGEST]
        if text and not any(line.kind is Kind.TITLE for line in self.head):
            self.head.insert(0, Line(Kind.TITLE, Region.HEAD, text))

    def _meta(self, attributes: dict[str, str | None]) -> None:
        name = (attributes.get("name") or attributes.get("property") or "").strip().lower()
        text = fold(attributes.get("content") or "")[:LONGEST]
        if text and META.fullmatch(name) and len(name) <= 60 and len(self.head) < 2 * _MOST_FRAMES:
            self.head.append(Line(Kind.META, Region.HEAD, text, label=name))
