"""HTML to numbered segments, in bounded time whatever the page holds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from selectolax.lexbor import LexborHTMLParser, LexborNode

from leadgen_assets.domain.pages.page import Kind, Region, Segment
from leadgen_assets.web.addresses import Base
from leadgen_assets.web.cards import Line
from leadgen_assets.web.fold import LONGEST, lowered
from leadgen_assets.web.foreign import Foreign
from leadgen_assets.web.lines import Link
from leadgen_assets.web.outline import Element
from leadgen_assets.web.structured import MOST_STATED, Stated, json_ld
from leadgen_assets.web.templates import without_templates
from leadgen_assets.web.walk import Walk

MOST_SEGMENTS = 3000
_KEPT_AT_END = 300
"""Of a longer page the middle is left out: the end has the footer with the address."""

_MOST_LISTED, _MOST_STATED = 20_000, 4_000
"""Segments and stated values of a page that is read as a list: hundreds of entries, of which none may be lost in the middle."""

_SUSPICIOUS = 65_536
_MOST_TAGS, _LAST_TAGS = 10_000, 2_000
_MOST_LISTED_TAGS = 30_000
_TAG = re.compile(r"</?[a-zA-Z]")
_OVERLONG = 8000
"""Characters of a tag, in the pattern below too, beyond which it loses its attributes."""
_OVERLONG_TAG = re.compile(r"<([a-zA-Z][a-zA-Z0-9]{0,20})[^<>]{8000,}>?")


@dataclass(frozen=True, slots=True)
class Cut:
    """A page cut up.

    Attributes:
        title: "" where there is none. text_length: characters of visible text.
        tree: the parsed page, for questions that only few pages need an answer to.
        outline: its elements; None unless the page was read as a list. shortened: some of the page was left out.
    """

    title: str
    segments: tuple[Segment, ...]
    links: tuple[Link, ...]
    text_length: int
    scripts: int
    has_password: bool
    tree: LexborHTMLParser
    outline: Element | None = None
    shortened: bool = False


def cut(text: str, url: str) -> Cut:
    """Cut a page into segments: title, meta and stated values first, then what is visible in its order.

    Args:
        text: HTML, decoded. url: the page's address, which relative ones stand on unless it names a base.
    """
    kept = _bounded(text, _MOST_TAGS)
    tree = LexborHTMLParser(kept)
    walk, machine = _walked(tree, kept, url, MOST_STATED, outlined=False)
    made = _cut(tree, walk, _numbered([*walk.head, *machine], walk.lines.done))
    return replace(made, shortened=True) if len(kept) < len(text) else made


def cut_list(text: str, url: str) -> Cut:
    """Cut a page that lists things: with its outline, and with more segments than other pages may have."""
    kept = _bounded(text, _MOST_LISTED_TAGS)
    tree = LexborHTMLParser(kept)
    walk, machine = _walked(tree, kept, url, _MOST_STATED, outlined=True)
    head, body = [*walk.head, *machine][: _MOST_LISTED // 2], walk.lines.done
    segments = _in_order([*head, *body][:_MOST_LISTED])
    outline = Element("", "", Region.MAIN, 0, len(body), 0, walk.outline)
    outline.moved(len(head) + 1, len(segments))
    lost = len(kept) < len(text) or len(segments) < len(head) + len(body)
    return replace(_cut(tree, walk, segments), outline=outline, shortened=lost)


def _walked(
    tree: LexborHTMLParser, html: str, url: str, most_stated: int, *, outlined: bool
) -> tuple[Walk, list[Line]]:
    """The page walked through, and the values that it states for machines."""
    written = lowered(html)
    base = base_of(tree, url) if "<base" in written else Base(url)
    walk = Walk(base, Foreign(url), outlined=outlined)
    stating = tree.css('script[type="application/ld+json" i]')[:20] if "ld+json" in written else []
    scripts = [_content(script) for script in stating]
    stated = without_templates(json_ld(scripts, most_stated))
    if tree.root is not None:
        walk.through(tree.root, written)
    return walk, _lines(stated, walk) + _lines(without_templates(walk.microdata.found), None)


def _cut(tree: LexborHTMLParser, walk: Walk, segments: tuple[Segment, ...]) -> Cut:
    title = next((line.text for line in walk.head if line.kind is Kind.TITLE), "")
    shown = sum([len(line.text) for line in walk.lines.done if line.line])
    links = tuple(dict.fromkeys(walk.lines.links))
    return Cut(title, segments, links, shown, walk.scripts, walk.has_password, tree)


def _lines(stated: Sequence[Stated], walk: Walk | None) -> list[Line]:
    """Stated values as lines; with a walk their entries get card numbers that the page does not use."""
    numbers: dict[int, int] = {}
    lines = []
    for value in stated:
        card = value.entry
        if walk is not None:
            card = numbers.get(value.entry) or numbers.setdefault(value.entry, walk.cards.next_number())
        lines.append(Line(Kind.STRUCTURED, Region.HEAD, value.value[:LONGEST], label=value.path, card=card))
    return lines


def _numbered(head: list[Line], body: list[Line]) -> tuple[Segment, ...]:
    head = head[: MOST_SEGMENTS // 2]
    room = MOST_SEGMENTS - len(head)
    if len(body) > room:
        body = body[: room - _KEPT_AT_END] + body[-_KEPT_AT_END:]
    return _in_order([*head, *body])


def _in_order(lines: Sequence[Line]) -> tuple[Segment, ...]:
    # A list is filled faster than a generator is asked.
    return tuple(
        [
            Segment(
                number,
                line.kind,
                line.region,
                line.text,
                line.href,
                line.label,
                line.card,
                line.goes_on,
                line.parted,
                line.said,
            )
            for number, line in enumerate(lines, 1)
        ]
    )


def base_of(tree: LexborHTMLParser, url: str) -> Base:
    """What the relative addresses of a page stand on."""
    node = tree.css_first("base[href]")
    given = node.attributes.get("href") if node is not None else None
    return Base(Base(url).absolute(given or "") or url)


def _content(node: LexborNode) -> str:
    return node.text()


def _may_hold_overlong_tag(text: str) -> bool:
    """Whether a stretch of half such a tag's length has no mark of a tag in it, and a tag begins before it: two quick looks."""
    step = _OVERLONG // 2
    may = any(
        text.find("<", at, at + step) < 0
        and text.find(">", at, at + step) < 0
        and text.rfind("<", at - step, at) > text.rfind(">", at - step, at)
        for at in range(step, len(text) - step + 1, step)
    )
    # Scripts have such stretches behind a "<" that begins no tag.
    return may and any(
        len(part) > _OVERLONG and part[0].isalpha() and part.find(">", 0, _OVERLONG) < 0 for part in text.split("<")
    )


def _bounded(text: str, most_tags: int) -> str:
    """The page without what makes a parser's work grow with the square of its length: tens of thousands of tags or attributes.

    Thousands of tags may be open at once and each new one is held against all of them, so the number of tags is limited:
    the first `most_tags` and the last 2,000. A tag with thousands of attributes loses them all.
    """
    if len(text) < _SUSPICIOUS:
        return text
    if _may_hold_overlong_tag(text):
        text = _OVERLONG_TAG.sub(r"<\1>", text)
    if text.count("<") <= most_tags + _LAST_TAGS:
        return text
    starts = [match.start() for match in _TAG.finditer(text)]
    if len(starts) <= most_tags + _LAST_TAGS:
        return text
    return text[: starts[most_tags]] + text[starts[-_LAST_TAGS] :]
