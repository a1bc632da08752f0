"""Fax told from telephone by the labels around a number: before it, behind it, above it in a table or a list.

How labels stand follows pages in general: in front of each number ("Tel … Fax …"), behind each ("… (phone) … (fax)"), in a
line of their own above, several above several numbers, or in the head of a table's columns.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from leadgen_assets.domain.pages.page import Kind, PageText, Segment
from leadgen_assets.domain.wording.phones import is_toll_free
from leadgen_assets.domain.wording.written import Written

FAX, PHONE = "fax", "phone"

_FAX_WORD = r"(?:tele|e-?)?fax(?:es|ed|ing)?|fx|facsimile|t[ée]l[ée]copieur?|telefax"
_PHONE_WORD = (
    r"tel(?:[ée]phones?)?|(?:tele|cell|mobile)?\s?phones?|phone|ph|voice|call(?:s|ing)?|mobile|mob|cell(?:ular)?"
    r"|text|ring|hotline"
)
_AND = r"\.?\s{0,2}(?:/|&|\+|and|or)\s{0,2}"
_LABEL = re.compile(
    rf"(?<![A-Za-z])(?:(?P<both>(?:{_PHONE_WORD}){_AND}(?:{_FAX_WORD})|(?:{_FAX_WORD})\s{{0,2}}(?:/|&)\s{{0,2}}(?:{_PHONE_WORD})"
    rf"|(?:office|main){_AND}(?:{_FAX_WORD})|(?:{_PHONE_WORD}|office|main|[tpo]){_AND}f(?=\s?(?:[:.)|\]]|$)))"
    rf"|(?P<fax>{_FAX_WORD})|(?P<phone>{_PHONE_WORD})|(?P<letter>[FfTtPpMmCcOoDd])(?=\s?[:.)|\]]|\s?$))(?![A-Za-z])",
    re.IGNORECASE,
)
_PAIR = re.compile(
    rf"(?<![A-Za-z])(?:(?P<ahead>{_FAX_WORD}|f)|(?:{_PHONE_WORD}|office|main|[tpo]))\.?\s{{0,2}}(?:/|&|\+|\||and)\s{{0,2}}"
    rf"(?(ahead)(?:{_PHONE_WORD}|office|main|[tpo])|(?:{_FAX_WORD}|f))\.?(?:\s(?:nos?|numbers?)\.?)?\s?[:)\]–—-]?\s{{0,2}}\(?$",
    re.IGNORECASE,
)
"""Both labels in front of both numbers, which stand in the labels' order: "T/F 541-555-0190 / 541-555-0199"."""
_BETWEEN = re.compile(r"\s{0,3}(?:[/,;&|]|\band\b)\s{0,3}\(?")
_BEFORE, _BEHIND = 60, 24
_BRACKETED = re.compile(r"\s{0,3}[(\[]\s?(?:[A-Za-z ]{0,30}\bfax\b[A-Za-z ]{0,12}|f)\s?[)\]]", re.IGNORECASE)
_OPENS = re.compile(r"[\s(\[–—|,-]{0,5}$")
_JOINS = re.compile(r"[\s,;/&|()-]{0,6}(?:(?:and|or)[\s]{1,2})?\(?")
_SENTENCE_END = re.compile(r"[.!?]\s+(?=[A-Z])")
_LABEL_ONLY = re.compile(
    rf"\W{{0,3}}(?:(?:main|office|direct|local|general|our|toll[- ]?free|free|business|day|evening)\s)?"
    rf"(?:(?P<fax>{_FAX_WORD}|f)|(?P<phone>{_PHONE_WORD}|p|t|m))\W{{0,3}}(?:nos?|numbers?|lines?|icon|us)?\W{{0,3}}",
    re.IGNORECASE,
)
_PLURAL = re.compile(r"(?:numbers|lines|faxes|phones)\W{0,3}$", re.IGNORECASE)
_LONGEST_LABEL, _MOST_BACK, _TWO = 30, 12, 2


def labels_in(text: str, numbers: Sequence[Written]) -> list[str]:
    """For each number of a text FAX or PHONE by the labels in that text, "" where none tells.

    "Phone/Fax" is a telephone that takes faxes.
    """
    starts, ends = [number.start for number in numbers], [number.end for number in numbers]
    gaps = [text[begin:stop] for begin, stop in zip([0, *ends], [*starts, len(text)], strict=True)]
    if not _last(gaps[0]) and _first(gaps[-1]):
        return [_first(gap) for gap in gaps[1:]]
    found: list[str] = []
    for at, gap in enumerate(gaps[:-1]):
        own = _last(gap if at == 0 else _BRACKETED.sub("", gap, count=1) if _BRACKETED.match(gap) else gap)
        if not own and at and _JOINS.fullmatch(gap):
            own = found[-1]
        found.append(FAX if _BRACKETED.match(gaps[at + 1]) and own != FAX else own)
    return paired_labels(gaps[0], text, numbers) or found


def paired_labels(before: str, text: str, numbers: Sequence[Written]) -> list[str]:
    """The labels of two numbers that both stand in front of the first; [] where they do not, or the second may be its free line.

    Args:
        before: what leads to the first number, in its line or above. text: that the numbers stand in.
    """
    if len(numbers) != _TWO or not _BETWEEN.fullmatch(text[numbers[0].end : numbers[1].start]):
        return []
    pair = _PAIR.search(before[-_BEFORE:])
    if pair is None or is_toll_free(numbers[1].value) != is_toll_free(numbers[0].value):
        return []
    return [FAX, PHONE] if pair["ahead"] else [PHONE, FAX]


class PageLabels:
    """Labels that stand in other lines than their numbers.

    Args:
        page: any page.
    """

    def __init__(self, page: PageText) -> None:
        self._segments = page.segments
        self._columns: dict[int, str] | None = None

    def above(self, at: int) -> str:
        """What a line above, or the head of its column, says of the number that stands alone at a place; "" for nothing."""
        back, segments = at - 1, self._segments
        while back >= 0 and at - back <= _MOST_BACK and _is_bare(segments[back]):
            back -= 1
        labels: list[str] = []
        single = back
        while back >= 0 and len(labels) < 4 and (label := _label_only(segments[back])):
            labels.insert(0, label)
            back -= 1
        numbers_before = at - 1 - single
        if len(labels) > 1 and numbers_before < len(labels):
            return labels[numbers_before]
        if len(labels) == 1:
            many = segments[single].kind is Kind.HEADING or _PLURAL.search(segments[single].text)
            return labels[0] if numbers_before == 0 or many else ""
        return self._column(at)

    def _column(self, at: int) -> str:
        """The head of the column that a number in a table's row stands in: as many heads as the row has numbers."""
        if not self._segments[at].card:
            return ""
        if self._columns is None:
            self._columns = _columns(self._segments)
        return self._columns.get(at, "")


def _columns(segments: Sequence[Segment]) -> dict[int, str]:
    rows: list[list[int]] = []
    for place, segment in enumerate(segments):
        if segment.card and segment.kind in (Kind.TEXT, Kind.HEADING, Kind.LINK):
            if rows and segments[rows[-1][0]].card == segment.card:
                rows[-1].append(place)
            else:
                rows.append([place])
    found: dict[int, str] = {}
    heads: list[str] = []
    for row in rows:
        labels = [label for place in row if (label := _label_only(segments[place]))]
        numbers = [place for place in row if _is_bare(segments[place])]
        if labels and not numbers:
            heads = labels
        elif len(numbers) == len(heads):
            found |= dict(zip(numbers, heads, strict=True))
    return found


def _last(gap: str) -> str:
    """The label that a number behind the gap has."""
    near = _SENTENCE_END.split(gap[-_BEFORE:])[-1]
    found = ""
    for match in _LABEL.finditer(near):
        if match["letter"] and (match["letter"].lower() not in "fptm" or match.end() < len(near) - 6):
            continue
        found = _kind(match)
    return found


def _first(gap: str) -> str:
    """The label behind a number, where one follows at once."""
    match = _LABEL.search(gap[:_BEHIND])
    if match is None or not _OPENS.fullmatch(gap[: match.start()]):
        return ""
    if match["letter"] and gap[: match.start()].strip() not in ("(", "["):
        return ""
    return _kind(match)


def _kind(match: re.Match[str]) -> str:
    letter = (match["letter"] or "").lower()
    return FAX if match["fax"] or letter == "f" else PHONE


def _label_only(segment: Segment) -> str:
    text = segment.text
    match = _LABEL_ONLY.fullmatch(text) if 0 < len(text) <= _LONGEST_LABEL else None
    return "" if match is None else FAX if match["fax"] else PHONE


def _is_bare(segment: Segment) -> bool:
    """Whether nothing but digits stand there."""
    text = segment.text
    return 7 <= len(text) <= 40 and not any(map(str.isalpha, text)) and sum(map(str.isdigit, text)) >= 7
