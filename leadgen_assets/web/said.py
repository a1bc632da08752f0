"""Which elements hold what others say of the firm: by their names, and by how a quotation is signed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from selectolax.lexbor import LexborNode

from leadgen_assets.domain.pages.page import Kind
from leadgen_assets.web.cards import Line

_NAME = re.compile(
    r"(?<!no[-_])(?<!has[-_])(?<!with[-_])(?<!without[-_])"
    r"(?:testimonial|(?<![a-z0-9])(?:(?:client|customer)s?[-_]?(?:feedbacks?|says|quotes?)|praise|kudos)(?![a-z0-9])|(?<![a-z0-9])reviews?(?![a-z0-9]|[-_](?:board|committee|team|staff|panel|of)))"
)
_STAFF = re.compile(r"(?<![a-z0-9])(?:team|staff|employees?|people)(?:members?)?(?![a-z0-9])")
_TYPE = re.compile(r"(?:^|[/#:])\w{0,10}review$")
_LEAST, _MOST, _LONGEST_NAME = 2, 4, 60
_SENTENCE = re.compile(r"[a-z\d]{2}[.!?…]+[\"”’\s]*$")
_NO_SIGNATURE = re.compile(r"[\d@]|[.!?…:][\"”’\s]*$")
_OPENED = ('"', "“", "«")
_SIGNED_LINE = re.compile(r"[a-z\d]{2}[.!?…]+[\"”’]?\s+(?:[-–—~]+\s*)?(?P<name>[A-Z][^.!?:]{3,60})$")


def is_of_others(names: Sequence[str], kind: str) -> bool:
    """Whether an element is called a testimonial's or a review's, as themes and plugins name them, and not a team's too.

    Args:
        names: its id and classes, in lower case; those of `<body>` are of the kind of page. kind: its role or type.
    """
    return (any(map(_NAME.search, names)) and not any(map(_STAFF.search, names))) or _TYPE.search(kind) is not None


def is_in_line(quotation: LexborNode) -> bool:
    """Whether a `<q>` is text in a line that has no marks of its own, and gets those that browsers show."""
    begin, end = quotation.first_child, quotation.last_child
    if begin is None or end is None or not (begin.is_text_node and end.is_text_node):
        return False
    return (begin.text_content or "").lstrip()[:1] not in ("", *_OPENED) and (end.text_content or "").strip() != ""


def is_signed(lines: Sequence[Line]) -> bool:
    """Whether a block quotation or a figure is a saying with its signature: a sentence, then a name. Old pages indent by quotations."""
    shown = [line for line in lines if line.line]
    if len(shown) == 1 and shown[0].kind is Kind.TEXT:
        # "They care for my homes. <cite>Jane Doe, Owner</cite>"
        signed = _SIGNED_LINE.search(shown[0].text)
        return signed is not None and _NO_SIGNATURE.search(signed["name"]) is None
    if not _LEAST <= len(shown) <= _MOST or shown[0].kind is not Kind.TEXT or shown[-1].kind is Kind.LINK:
        return False
    said, name = shown[0].text, shown[-1].text
    quotes = _SENTENCE.search(said) is not None or said.startswith(_OPENED)
    return quotes and len(name) <= _LONGEST_NAME and _NO_SIGNATURE.search(name) is None
