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

FAX, PHONE, DOUBT = "fax", "phone", "doubt"

_FAX_WORD = r"(?:tele|e-?)?fax(?:es|ed|ing)?|fx|facsimile|t[ée]l[ée]c(?:opie(?:ur)?)?|telefax|[📠🖷℻]"
_PHONE_WORD = (
    r"tel(?:[ée]phones?)?|(?:tele|cell|mobile)?\s?phones?|phone|ph|voice|call(?:s|ing)?|mobile|mob|cell(?:ular)?"
    r"|text|ring|hotline|[📞☎☏✆📱📲🕻🕽🕾🕿🖀]"
)
_AND = r"\.?\s{0,2}(?:/|&|\+|and|or)\s{0,2}"
_ONE = rf"(?P<fax>{_FAX_WORD})|(?P<phone>{_PHONE_WORD})|(?P<letter>[FfTtPpMmCcOoDd])(?=\s?[:.)|\]]|\s?$))(?![A-Za-z])"
_LABEL = re.compile(
    rf"(?<![A-Za-z])(?:(?P<both>(?:{_PHONE_WORD}){_AND}(?:{_FAX_WORD})|(?:{_FAX_WORD})\s{{0,2}}(?:/|&)\s{{0,2}}(?:{_PHONE_WORD})"
    rf"|(?:office|main){_AND}(?:{_FAX_WORD})|(?:{_PHONE_WORD}|office|main|[tpo]){_AND}f(?=\s?(?:[:.)|\]]|$)))"
    rf"|{_ONE}",
    re.IGNORECASE,
)
_ONE_LABEL, _JOINED = re.compile(rf"(?<![A-Za-z])(?:{_ONE}", re.IGNORECASE), re.compile(r"[/&+]|[aA][nN][dD]|[oO][rR]")
"""The same without what joins two of them, for most gaps have nothing that does."""
_PAIR = re.compile(
    rf"(?<![A-Za-z])(?:(?P<ahead>{_FAX_WORD}|f)|(?:{_PHONE_WORD}|office|main|[tpo]))\.?\s{{0,2}}(?:/|&|\+|\||and)\s{{0,2}}"
    rf"(?(ahead)(?:{_PHONE_WORD}|office|main|[tpo])|(?:{_FAX_WORD}|f))\.?(?:\s(?:nos?|numbers?)\.?)?\s?[:)\]–—-]?\s{{0,2}}\(?$",
    re.IGNORECASE,
)
"""Both labels in front of both numbers, which stand in the labels' order: "T/F 541-555-0190 / 541-555-0199"."""
_BETWEEN = re.compile(r"\s{0,3}(?:[/,;&|]|\band\b)\s{0,3}\(?")
_BEFORE, _BEHIND = 60, 24
_FREE = re.compile(r"(?:^|[|•·;,:(\[*~]|\s[–—-]\s|\b\d{5})[^\w#]*$")
"""In front of a letter that is a label: nothing, or what parts it from the words before, or a postal code."""
_MARKED = re.compile(r"\s?[:)|\]]")
_UNIT_OR_DAY = re.compile(
    r"(?:#|\b(?:suite|ste|unit|bldg|building|apt|apartment|floor|fl|room|rm|space|spc|wing|gate|door|level|lot|box|section|block|hall|exit"
    r"|route|group|row|bay|dept|tower|(?:m|t|tu|w|th|s|su|sa|mon|tues?|wed(?:nes)?|thur?s?|sat(?:ur)?|sun)(?:day)?s?|to|thru|through|and))"
    r"[\s.,/&–—-]{0,3}$",
    re.IGNORECASE,
)
"""In front of an F that is a part of an address or Friday: "Suite F", "M-F", "T, Th, F"."""
_SPAN_OF_DAYS = re.compile(
    r"\b(?:m|mon(?:day)?|tu?|tues?(?:day)?|w|wed)s?\s?(?:[-–,/]|to|thru|through)\s?(?:tu?|w|th|wed|thu)", re.IGNORECASE
)
_LEADING_BRACKET = re.compile(
    r"[(\[]\s?(?:(?P<short>[A-Za-z]{1,2}\.?)|[A-Za-z][A-Za-z. -]{0,20})[)\]]\s?[:.–—-]?\s{0,2}\(?$"
)
_LEADING_COLON = re.compile(r"[A-Za-z][.)\]]?\s?:\s{0,3}\(?$")
_SAID = re.compile(
    r",?\s(?:which\s|that\s)?is\s(?:(?:our|the|my|a|for|direct|office|business|main|separate|private|dedicated|secure|new|current)\s){0,3}"
)
_TOO = re.compile(r"\s(?:also|too|as\swell)\b", re.IGNORECASE)
_ALSO = re.compile(rf"\s{{0,2}}(?:/|&|and|or)\s{{0,2}}(?:{_PHONE_WORD})(?![A-Za-z])", re.IGNORECASE)
_BRACKETED = re.compile(
    r"\s{0,3}[(\[](?![^)\]]{0,40}\b(?:also|too|as well)\b)\s?(?:[A-Za-z ]{0,30}\bfax\b[A-Za-z ]{0,12}|f)\s?[)\]]",
    re.IGNORECASE,
)
_LETTER = re.compile(r"(?:\s{0,2}|\s?[–—-]\s?)(?P<letter>[fptocmd])\.?\s{0,2}[/|,;•·]?\s{0,2}\(?", re.IGNORECASE)
"""A letter behind a number and all there is in front of the next: "512-555-0102 F / 512-555-0101 P"."""
_NO_FAX = re.compile(
    r"(?:\b(?:no|not|never|cannot|without|before|(?:no|any)\slonger)|n['’]t)(?:\s(?:to|have|has|had|own|use|an?|our|the|any|you|your|longer"
    r"|accept|take|receive|send|answer|do))*\s?$",
    re.IGNORECASE,
)
"""In front of the word where there is none, or something else comes first: "We no longer have a fax", "Call before faxing"."""
_SERVICE = r"(?:cop(?:y|ies|ying|ier)|scan(?:s|ning|ner)?|print(?:s|ing|er)?|notary|wi-?fi|internet|laminat\w{1,5})"
_OFFERED = re.compile(
    rf"\s?(?:services\b|(?:,|/|&|,?\sand\b)\s?(?:and\s)?{_SERVICE}\b(?!.*\bto\b)"
    r"|(?:\s(?:machine|line|number))?\s(?:is|was|has\sbeen)\s(?:now\s)?(?:retired|gone|disconnected|discontinued|broken|out\sof)\b(?=[^:]*$)"
    r"|\s(?:is\s)?(?:available\s)?(?:up)?on\srequest\b)",
    re.IGNORECASE,
)
"""Behind the word where it is a service, a machine of the past, or told to who asks: no number of it follows."""
_OPENS = re.compile(r"[\s(\[–—|,-]{0,5}$")
_JOINS = re.compile(r"[\s,;/&|()-]{0,6}(?:(?:and|or)[\s]{1,2})?\(?")
_OF_OWN = re.compile(r"[:.]?\s?[-–]?\d{4}(?!\d)")
"""Behind a label that has digits of its own: the end of a second number, "512-555-0101, fax 0102"."""
_SENTENCE_END = re.compile(r"[.!?]\s+(?=[A-Z])")
_LABEL_ONLY = re.compile(
    rf"\W{{0,3}}(?:(?:main|office|direct|local|general|our|toll[- ]?free|free|business|day|evening)\s)?"
    rf"(?:(?P<fax>{_FAX_WORD}|f)|(?P<phone>{_PHONE_WORD}|p|t|m))\W{{0,3}}(?:nos?|numbers?|lines?|icon|us)?\W{{0,3}}",
    re.IGNORECASE,
)
_OFFICES = re.compile(
    r"(?:main|office|toll[- ]?free|local|direct|general|reception|front desk)(?:\s(?:line|number|office))?:?",
    re.IGNORECASE,
)
_PLURAL = re.compile(r"(?:numbers|lines|faxes|phones)\W{0,3}$", re.IGNORECASE)
_LONGEST_LABEL, _MOST_BACK, _TWO, _FEWEST_DIGITS = 30, 12, 2, 7
_DIALLED = ("tel:", "fax:", "call", "sms:")
"""Addresses of links that are a number's own, whatever they say."""


def labels_in(text: str, numbers: Sequence[Written]) -> list[str]:
    """For each number of a text FAX or PHONE by the labels in that text, "" where none tells, DOUBT where it may be either.

    "Phone/Fax" is a telephone that takes faxes; "Phone/Fax" in front of two numbers tells both.
    """
    starts, ends = [number.start for number in numbers], [number.end for number in numbers]
    gaps = [text[begin:stop] for begin, stop in zip([0, *ends], [*starts, len(text)], strict=True)]
    found = paired_labels(gaps[0], text, numbers) or _by_place(gaps)
    return [_said(gap) or label for label, gap in zip(found, gaps[1:], strict=True)]


def _by_place(gaps: Sequence[str]) -> list[str]:
    """The labels of the numbers that stand between the gaps, all in front of them or all behind where some place tells so."""
    ahead, behind = _last(gaps[0]), _first(gaps[-1])
    bracket = _LEADING_BRACKET.search(gaps[0])
    if bracket and len(gaps) > _TWO and (bracket["short"] or not behind):
        return [_last(gap) for gap in gaps[:-1]]
    if not ahead and behind and not any(map(_LEADING_COLON.search, gaps[1:-1])):
        return [_first(gap) for gap in gaps[1:]]
    found: list[str] = []
    for at, gap in enumerate(gaps[:-1]):
        bracket = _BRACKETED.match(gap) if at else None
        if bracket and _is_of_next(gap, bracket.end(), gaps[at + 1]):
            # One bracket between two numbers: of the second where the first has a label of its own, else nobody knows.
            told = found[-1] != DOUBT and _last(gaps[at - 1]) != ""
            found[-1:] = [found[-1], FAX] if told else [DOUBT, DOUBT]
            continue
        own = _last(gap[bracket.end() :] if bracket else gap)
        if not own and at and _JOINS.fullmatch(gap) and (gap.strip() or _PLURAL.search(gaps[at - 1])):
            own = found[-1]
        behind_it = _BRACKETED.match(gaps[at + 1])
        next_has = at + 2 < len(gaps) and behind_it and _is_of_next(gaps[at + 1], behind_it.end(), gaps[at + 2])
        found.append(FAX if behind_it and not next_has and own != FAX else own)
    return found


def _is_of_next(gap: str, end: int, behind: str) -> bool:
    """Whether a bracket may be the label of the number behind the gap: nothing parts them, and that one has none behind it."""
    return not gap[end:].strip(" (") and not _first(behind)


def _said(behind: str) -> str:
    """What the words behind a number say that it is: "… is our fax"."""
    said = _SAID.match(behind)
    label = _LABEL.match(behind, said.end()) if said else None
    if label is None or label["letter"]:
        return ""
    return PHONE if _ALSO.match(behind, label.end()) else _kind(label)


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
        if below := self._below(at):
            return below
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
            # A fax is left empty more often than the telephone: of both labels above one number that one is meant.
            alone = numbers_before == 0 and not (at + 1 < len(segments) and _is_bare(segments[at + 1]))
            return PHONE if alone and PHONE in labels else labels[numbers_before]
        if len(labels) == 1:
            many = segments[single].kind is Kind.HEADING or _PLURAL.search(segments[single].text)
            return labels[0] if numbers_before == 0 or many else ""
        return self._column(at)

    def _below(self, at: int) -> str:
        """The label under a number, where each of several has its own under it, or it goes on in the number's own element."""
        segments = self._segments
        first = last = at
        while first > 0 and at - first < _MOST_BACK and self._is_number_or_label(first - 1, at):
            first -= 1
        while last + 1 < len(segments) and last - at < _MOST_BACK and self._is_number_or_label(last + 1, at):
            last += 1
        run = segments[first : last + 1]
        labels = [_caption(segment) for segment in run]
        if len(run) % _TWO or any(labels[::_TWO]) or not all(labels[1::_TWO]) or not all(map(_is_bare, run[::_TWO])):
            return ""
        after = segments[last + 1] if last + 1 < len(segments) else None
        within = all(each.goes_on for each in run[1::_TWO]) and not (after and after.goes_on)
        numbered = after is not None and sum(map(str.isdigit, after.text)) >= _FEWEST_DIGITS
        return labels[at - first + 1] if within or (len(run) > _TWO and FAX in labels and not numbered) else ""

    def _is_number_or_label(self, place: int, at: int) -> bool:
        segment = self._segments[place]
        return segment.region is self._segments[at].region and (_is_bare(segment) or _caption(segment) != "")

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
    region = None
    for row in rows:
        labelled = [(label, segments[place].text) for place in row if (label := _label_only(segments[place]))]
        numbers = [place for place in row if _is_bare(segments[place])]
        if segments[row[0]].region is not region:
            heads, region = [], segments[row[0]].region
        # One letter alone is the picture of a card: "F" above "Families".
        if labelled and not numbers and (len(labelled) > 1 or len(labelled[0][1]) > 1):
            heads = [label for label, _ in labelled]
        elif len(numbers) == len(heads):
            found |= dict(zip(numbers, heads, strict=True))
    return found


def _last(gap: str) -> str:
    """The label that a number behind the gap has."""
    near = _SENTENCE_END.split(gap[-_BEFORE:])[-1]
    found = ""
    for match in (_LABEL if _JOINED.search(near) else _ONE_LABEL).finditer(near):
        letter = (match["letter"] or "").lower()
        if letter and (letter not in "fptm" or match.end() < len(near) - 6):
            continue
        if letter == "f" and not _is_label(near, match):
            continue
        if match["fax"] and (_NO_FAX.search(near, 0, match.start()) or _OFFERED.match(near, match.end())):
            continue
        # "Mon-Thu 8-5 F:" may be Friday.
        found = DOUBT if letter == "f" and _SPAN_OF_DAYS.search(near, 0, match.start()) else _kind(match)
    return found


def _is_label(near: str, letter: re.Match[str]) -> bool:
    """Whether an F stands for a fax, and is no suite, no initial and no Friday."""
    front = near[: letter.start()]
    marked = _MARKED.match(near, letter.end()) is not None
    if _UNIT_OR_DAY.search(front) or (not marked and _SPAN_OF_DAYS.search(front)):
        return False
    return _FREE.search(front) is not None or (marked and front[-1:].isspace())


def _first(gap: str) -> str:
    """The label behind a number, where one follows at once."""
    if letter := _LETTER.fullmatch(gap):
        return FAX if letter["letter"].lower() == "f" else PHONE
    match = _LABEL.search(gap[:_BEHIND])
    if match is None or not _OPENS.fullmatch(gap[: match.start()]):
        return ""
    if match["letter"] and gap[: match.start()].strip() not in ("(", "["):
        return ""
    if match["fax"] and _TOO.match(gap, match.end()):
        return PHONE
    return "" if _OF_OWN.match(gap, match.end()) else _kind(match)


def _kind(match: re.Match[str]) -> str:
    letter = (match["letter"] or "").lower()
    return FAX if match["fax"] or letter == "f" else PHONE


def _label_only(segment: Segment) -> str:
    text = segment.text
    if text[:1] == "#" or segment.href[:4].lower() in _DIALLED:
        return ""
    match = _LABEL_ONLY.fullmatch(text) if 0 < len(text) <= _LONGEST_LABEL else None
    return "" if match is None else FAX if match["fax"] else PHONE


def _caption(segment: Segment) -> str:
    """The label that a line is where it stands among others under their numbers; what ends with a colon stands in front of its own."""
    if segment.text.endswith(":"):
        return ""
    return _label_only(segment) or (PHONE if _OFFICES.fullmatch(segment.text) else "")


def _is_bare(segment: Segment) -> bool:
    """Whether nothing but digits stand there."""
    text = segment.text
    return 7 <= len(text) <= 40 and not any(map(str.isalpha, text)) and sum(map(str.isdigit, text)) >= 7
