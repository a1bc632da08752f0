"""Addresses abroad in blocks of their own, as lists of offices have them: what stands between the line above the block and its city.

Streets abroad have no common form ("Villa No. 8/2, Street no. 15", "Jalan Keluli 1, Section 7"), blocks have: the Universal
Postal Union (S42) puts who is written to first, then premises and thoroughfare, then the place, then the country, a line each.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import islice

from leadgen_assets.domain.hosts.domains import registrable_domain
from leadgen_assets.domain.pages.page import Kind, PageText, Segment
from leadgen_assets.domain.wording.regions import COUNTRIES
from leadgen_assets.extract.naming.block_lines import PREMISES, is_told, names_addressee
from leadgen_assets.extract.places.place import Shown
from leadgen_assets.extract.places.street_block import LINES_DOUBT, NOT_IN_ADDRESSES, together
from leadgen_assets.extract.reading.parts_above import Part, is_line, is_repeated

_MOST_LINES, _MOST_PARTS, _LONGEST_PART = 6, 12, 90
"""The longest blocks of the Union's examples have six lines above the country."""

_FIRM = re.compile(
    r"(?:^|\s)(?:B\.?V|N\.?V|S\.?A|S\.?A\.?L|S\.?A\.?R\.?L|S[àa]rl|S\.?r\.?l|S\.?p\.?A|[Dd]\.?\s?[Oo]\.?\s?[Oo]|GmbH|AG|KG|A/S|ApS|AS|AB|Oyj?"
    r"|K[Ff][Tt]|Z[Rr][Tt]|s\.?\s?r\.?\s?o|Sp\.? z o\.?\s?o|Pty|Pte|Pvt|Sdn|Bhd|W\.?L\.?L|F\.?Z\.?E|FZCO|OOO|K\.?K|Ltda?|S\.?L|L\.?L\.?C"
    r"|Inc|Limited|PLC)\.?(?=[\s,]|$)"
)
"""Legal forms of the countries that addresses without a known code come from (ISO 20275): such a line is who is written to."""

_BRANCH = re.compile(
    r"\b(?:representative|rep\.?|branch|liaison|regional|sales|head|registered|country|project)\s(?:[a-z]+\s)?(?:office|cent(?:er|re)|headquarters)\b",
    re.IGNORECASE,
)


def street_of_block(page: PageText, at: int, parts: Iterable[Part], *, sure: bool) -> Shown | None:
    """All lines of a block above its city as one street; None where the block's first line or a street in it cannot be told.

    Args:
        page: any page. at: place of the line that the block ends in.
        parts: what stands above the city, nearest first.
        sure: the city has a postcode; without one, a number and a word for premises must both be there.
    """
    begin = _first_line(page, at)
    if begin is None:
        return None
    first, named = begin
    taken = [part for part in islice(parts, _MOST_PARTS) if part.at >= first][::-1]
    own = registrable_domain(page.url).partition(".")[0]
    while taken and _is_addressee(page.segments[taken[0].at].text, own, named=named):
        taken = [part for part in taken if part.at != taken[0].at]
    text = " ".join(part.text for part in taken)
    number, premises = re.search(r"\d", text), PREMISES.search(text)
    if any(len(part.text) > _LONGEST_PART for part in taken) or not (
        number and premises if not sure else number or premises
    ):
        return None
    street = together(page, taken)
    return Shown(street.value, street.segment, street.quote, LINES_DOUBT) if street else None


def _is_addressee(text: str, own: str, *, named: bool) -> bool:
    """Whether a block's first line is who is written to: the firm, as its domain has it, a branch, or neither number nor premises."""
    if re.sub(r"\W", "", text.casefold()).startswith(own) or (_BRANCH.search(text) and not re.search(r"\d", text)):
        return True
    return not named and re.search(r"\d", text) is None and PREMISES.search(text) is None


def _first_line(page: PageText, at: int) -> tuple[int, bool] | None:
    """Place of a block's first line, and whether a firm's name, a heading or a label stands right above it; None where none is told."""
    segments, first, lines = page.segments, at, 0
    for above in range(at - 1, max(-1, at - 4 * _MOST_LINES), -1):
        segment = segments[above]
        if segment.kind in (Kind.FRAME, Kind.IMAGE) or not segment.text or is_repeated(segments, above):
            continue
        if segment.kind is Kind.HEADING or segment.text.endswith(":") or _FIRM.search(segment.text):
            return first, True
        if _is_outside(segments, above, at) or names_addressee(segment.text) or is_told(segment.text):
            return first, False
        lines += 1
        if lines > _MOST_LINES or not is_line(segment):
            return None
        first = above
    return first, False


def _is_outside(segments: Sequence[Segment], above: int, at: int) -> bool:
    """Whether a line is of another block: in another part of the page, a telephone or mailbox, the country of the address before."""
    segment, own = segments[above], segments[at]
    if segment.region is not own.region or segment.card != own.card or NOT_IN_ADDRESSES.search(segment.text):
        return True
    last = re.split(r"[,;–-]\s?", segment.text.rstrip(" .,;"))[-1].strip().casefold()
    return last in COUNTRIES
