"""Walks through the elements of a page once, without recursion, and turns them into lines, links, frames and stated values."""

from __future__ import annotations

from selectolax.lexbor import LexborNode

from leadgen_assets.domain.pages.page import Kind, Region
from leadgen_assets.web.addresses import Base
from leadgen_assets.web.cards import Cards, Line
from leadgen_assets.web.colours import is_coloured_within, is_in_colour
from leadgen_assets.web.element_hints import hints, region_of, shows_fax
from leadgen_assets.web.entry_parts import follows_another
from leadgen_assets.web.fax_signs import draws_fax, is_fax_label, label_of, picture_text
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
from leadgen_assets.web.page_foot import PageFoot
from leadgen_assets.web.pictures import LAZY, Pictures
from leadgen_assets.web.said import is_in_line
from leadgen_assets.web.sheets import Sheets
from leadgen_assets.web.start_tags import StartTag, StartTags
from leadgen_assets.web.tags import BREAKS, ENTERED_OTHERWISE, LEAVES, META
from leadgen_assets.web.unseen import is_unpictured

_MOST_NODES, _MOST_FRAMES = 80_000, 200
_TEXT = "-text"
_NAV = Region.NAV  # an enum's member is looked up slowly


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
        self._hrefs: dict[str, str] = {}
        self._main_depth, self._in_head = 0, False

    def through(self, root: LexborNode, written: str) -> None:
        """Read everything beneath an element.

        Args:
            written: the page's HTML in lower case, for quick looks.
        """
        self._sheets, self._disguises = Sheets(root, written), Disguises(root, written)
        self._may_fax = "fax" in written
        openers = Openers(root, written)
        self._marks = StartTags(openers, self._sheets, self._disguises, fax=self._may_fax)
        self._known = self._marks.known
        self.look = look_of_page(root, written)
        self._foot = PageFoot(root, written)
        stack: list[Opened] = []
        lines = self.lines
        node: LexborNode | None = root
        for _ in range(_MOST_NODES):
            if node is None:
                break
            tag = node.tag
            if tag == _TEXT:  # more than half of all nodes
                text = node.text_content
                if text and not (self._in_head or self.look.lost):
                    if not text.isspace():
                        lines.text(text)
                    elif lines.blank:  # half of all texts are what stands between two blocks
                        lines.spaced = True
                    else:
                        lines.space(text)
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
        lines = self.lines
        if tag in ENTERED_OTHERWISE:
            if tag in LEAVES:
                self._leaf(node, tag, node.attributes)
            elif tag in BREAKS and tag != "wbr":
                lines.break_line(apart=tag == "hr", br=node)
            elif tag == "svg":
                lines.drawing(fax=self._may_fax and draws_fax(node))
            return None
        attributes = node.attributes
        # Most tags have no attributes: they are known without asking.
        mark = (None if attributes else self._known.get(tag)) or self._marks.of(tag, attributes)
        if mark.doubtful and self._is_left_out(node, mark, attributes):
            return None
        if not mark.inline:
            if lines.begun:
                lines.end_line()
            lines.spaced = False
        element = Opened(node, mark, lines, self.look)
        if mark.asked or (mark.own and self.look.ground):
            self._told(element, attributes)
        kind = mark.kind
        if mark.inline:
            if mark.found.part and follows_another(node, mark.found.part):
                lines.break_line(apart=False)
            lines.opened = True
            if kind == "link":
                self._open_link(attributes)
            elif kind == "bold":
                lines.bold += 1
            elif kind == "quote" and is_in_line(node):
                lines.text("“")  # as browsers show it
        else:
            if mark.placed:
                within = self._main_depth > 0 and not self._foot.is_it(node)
                lines.region = region_of(tag, mark.found.region, lines.region, within_main=within)
            if kind:
                self._begin_block(kind, tag, attributes)
        child = node.first_child
        if child is None:
            self._leave(element, stack)
        else:
            stack.append(element)
        return child

    def _is_left_out(self, node: LexborNode, mark: StartTag, attributes: dict[str, str | None]) -> bool:
        """Whether nothing in an element is read, or something else than it holds, which is done then."""
        coloured = mark.coloured and is_in_colour(attributes, self.look.ground) and not is_coloured_within(node)
        if not (coloured or mark.unseen):
            if mark.disguised and self._is_disguised(node, mark, attributes):
                return True
            if not (mark.shut or (mark.sheet and self._sheets.hides(node, mark.tag, attributes))):
                return False
        self._hidden(node)
        return True

    def _told(self, element: Opened, attributes: dict[str, str | None]) -> None:
        """Take what an element says besides where it stands: a fax's icon, values for machines, how its text is seen, where it leads."""
        mark = element.mark
        if mark.fax and (is_fax_label(label_of(attributes)) or shows_fax(element.node)):
            self.lines.picture("Fax")
        if mark.stating:
            element.scoped = self.microdata.enter(element.node, attributes, mark.found)
        if mark.telling or self.look.ground:
            if mark.seen is None or mark.seen[0] is not self.look:
                mark.seen = self.look, self.look.within(attributes)
            self.look = mark.seen[1]
        if mark.own_line:
            self.lines.apart()
        for address in mark.leads:
            self._frame(address)

    def _begin_block(self, kind: str, tag: str, attributes: dict[str, str | None]) -> None:
        if kind == "heading":
            self.lines.heading = tag
        elif kind == "head":
            self._in_head = True
        elif kind == "form":
            self._frame(attributes.get("action"))
        else:
            self._main_depth += 1

    def _leave(self, element: Opened, stack: list[Opened]) -> None:
        mark, lines, blocks = element.mark, self.lines, element.blocks
        kind = mark.kind
        if mark.inline:
            if kind == "link":
                lines.close_link()
            elif kind == "bold":
                lines.bold -= 1
            elif kind == "quote" and is_in_line(element.node):
                lines.text("”")
            lines.closed = True
        else:
            if lines.begun:
                lines.end_line()
            lines.spaced = False
            if kind == "heading":
                lines.heading = ""
            elif kind == "head":
                self._in_head = False
            elif kind == "main":
                self._main_depth -= 1
        if blocks and len(blocks) > 1 and lines.region is not _NAV:
            self.cards.among(blocks)
        if self._outlined:
            made = Element(mark.tag, element.shape, lines.region, element.start, len(lines.done), element.node.mem_id)
            made.kids = element.kids or []
            self._made(made, stack)
        if mark.apart:
            lines.set_apart(element.start, aside=mark.aside, said=mark.said)
        lines.region = element.region
        if mark.tag != "picture":
            self.look = element.look
        if element.scoped:
            self.microdata.leave()
        shown = lines.count - element.count
        if shown and stack:
            element.end, element.shown = len(lines.done), shown
            around = stack[-1]
            if around.blocks is None:
                around.blocks = [element]
            else:
                around.blocks.append(element)

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
            self._frame(attributes.get("src"))
            self._written(node)
        elif tag == "title":
            self._title(node)
        elif tag == "meta":
            self._meta(attributes)
            self.microdata.value(node, attributes)
        elif tag == "link":
            if "stylesheet" in (attributes.get("rel") or "").lower():
                self._frame(attributes.get("href"))
            self.microdata.value(node, attributes)
        elif tag == "img":
            if not is_unpictured(attributes):
                self.lines.picture(picture_text(attributes) if self._may_fax else attributes.get("alt") or "")
            self._pictures.take(attributes)
            self.look = self.look.over(attributes)
            self.microdata.value(node, attributes)
        elif tag == "area":
            href = self._base.absolute(attributes.get("href") or "")
            if href:
                self.lines.add_link(href, fold(attributes.get("alt") or attributes.get("title") or ""))
        elif tag in ("iframe", "frame"):
            self._frame(next(filter(None, map(attributes.get, LAZY)), None))
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
        href = self._hrefs.get(given)
        if href is None:  # menus stand twice on a page
            href = "" if given.startswith("#") else self._base.absolute(plain_link(given))
            self._hrefs[given] = href
        if href:
            self.lines.open_link(href, label_of(attributes) if len(attributes) > 1 else "")

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

    def _is_disguised(self, node: LexborNode, mark: StartTag, attributes: dict[str, str | None]) -> bool:
        """Read an element whose text is not what it shows; False for any other."""
        text = self._disguises.shown(node, mark.tag, attributes)
        if not text:
            return False
        link = f"mailto:{text}" if mark.tag == "a" and "@" in text else ""
        self.lines.instead(text, link, inline=mark.inline)
        return True

    def _frame(self, given: str | None) -> None:
        """An address of which something stands on the page, or to which something leads."""
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
