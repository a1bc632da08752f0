"""Parts of a person's entry that stand in one line of markup and are set below each other by style, which is not read.

`<span class="cs-name">Jane Doe</span> <span class="cs-job">Broker</span>`: the classes say what is whose.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal

from selectolax.lexbor import LexborNode

Part = Literal["", "name", "post"]

_AHEAD = r"(?:[a-z0-9]{1,20}(?:[-_]{1,2}|$)){0,3}"
_NAME = re.compile(rf"{_AHEAD}(?:full[-_]?)?name")
_NO_PERSON = re.compile(
    r"(?:first|last|given|family|middle|sur|user|nick|company|business|firm|org|file|product|brand|site|city|place)[-_]?name"
)
_POST = re.compile(rf"{_AHEAD}(?:job(?:[-_]?title)?|position|designation|occupation|role|job[-_]?role|title)")


def part_of(tokens: Iterable[str]) -> Part:
    """Which part of an entry an element's classes, in lower case, say that it is.

    >>> part_of(["cs-name"]), part_of(["team_member__job-title"]), part_of(["first-name"]), part_of(["card"])
    ('name', 'post', '', '')
    """
    for token in tokens:
        if _NAME.fullmatch(token):
            return "" if _NO_PERSON.search(token) else "name"
        if _POST.fullmatch(token):
            return "post"
    return ""


def follows_another(node: LexborNode, part: Part) -> bool:
    """Whether the element right before is the other part of the entry."""
    before = node.prev
    if before is not None and before.tag == "-text" and not (before.text_content or "").strip():
        before = before.prev
    if before is None or before.tag is None or before.tag[0] == "-":
        return False
    return part_of((before.attributes.get("class") or "").lower().split()) not in ("", part)
