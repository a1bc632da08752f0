"""What stands for a fax without saying so in the page's text: an element's label, a picture's file name, a drawing's title."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import islice

from selectolax.lexbor import LexborNode

from leadgen_assets.web.element_hints import hints
from leadgen_assets.web.tags import INLINE

_LABEL = re.compile(
    r"\W{0,3}(?:(?:our|office|main|direct)\s)?(?:tele)?fax(?:es)?(?:\s(?:numbers?|no\.?|icon|us|line))?[\s:.#-]{0,5}(?:[+(]{0,2}\d[\d\s().-]{0,30})?",
    re.IGNORECASE,
)
_LONGEST_LABEL = 80
_NUMBER = re.compile(r"\W{0,4}?([+(]{0,2}\d[\d\s().\-–‑·•]{5,24}\d)(?!\d)")
_PART = re.compile(r"[^/?#]+")
_ENDING = re.compile(
    r"(?:[-_.@]?\d{1,4}x?\d{0,4}|[-_](?:white|black|blue|gr[ae]y|small|large|min|solid|light|dark))*\.\w{2,5}$"
)
_CHILDREN, _DEEP = 12, 3


def is_fax_label(label: str | None) -> bool:
    """Whether a label is that of a fax and nothing else: "Fax", "Fax number", "Fax: 512-555-0102"."""
    return bool(label) and len(label or "") <= _LONGEST_LABEL and _LABEL.fullmatch((label or "").strip()) is not None


def label_of(attributes: Mapping[str, str | None]) -> str:
    """What an element is called for those who do not see it, or by a note that appears over it."""
    return attributes.get("aria-label") or attributes.get("title") or ""


def picture_text(attributes: Mapping[str, str | None]) -> str:
    """The alternative text of an image; "Fax" where its file is called so and the text names no number."""
    alt = attributes.get("alt") or ""
    source = attributes.get("src") or ""
    if "fax" not in source[:500].lower() or source[:5].lower() == "data:" or any(map(str.isdigit, alt)):
        return alt
    path = source.partition("?")[0].partition("#")[0].lower()
    return "Fax" if _is_named_fax(_ENDING.sub("", (_PART.findall(path[-200:]) or [""])[-1])) else alt


def draws_fax(drawing: LexborNode) -> bool:
    """Whether an `<svg>` is called a fax: by class or label, by its own title, by the name of what it uses."""
    attributes = drawing.attributes
    if is_fax_label(label_of(attributes)) or hints(attributes.get("class") or "", "", "").fax:
        return True
    for child in islice(drawing.iter(), _CHILDREN):
        if child.tag == "title" and is_fax_label(child.text()[:_LONGEST_LABEL]):
            return True
        if child.tag == "use":
            used = child.attributes.get("href") or child.attributes.get("xlink:href") or ""
            if _is_named_fax(used[-100:].rpartition("#")[2].lower()):
                return True
    return False


def leading_number(text: str) -> str:
    """The digits that a text begins with, as they may be a telephone number; "" where it begins otherwise."""
    found = _NUMBER.match(text[:60])
    return found.group(1) if found else ""


def text_behind(node: LexborNode) -> str:
    """The text that stands right behind an element, in the line or in an element of it that begins there; "" where a block does."""
    behind = node.next
    for _ in range(_DEEP):
        if behind is None or behind.tag not in INLINE:
            break
        behind = behind.first_child
    return (behind.text_content or "")[:40] if behind is not None and behind.tag == "-text" else ""


def _is_named_fax(name: str) -> bool:
    return hints(name.replace(".", "-").replace(" ", "-"), "", "").fax
