"""Whose line a telephone number is, by the words and the lines in front of it: the office's, one for a purpose, another body's.

The rules are from how firms list numbers in general: a label in the line above, a heading, a link's own text, a list of utilities,
the commission that takes complaints with its postal address between its name and its number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from leadgen_assets.domain.hosts.domains import registrable_domain
from leadgen_assets.domain.pages.page import Kind, PageText, Region, Segment
from leadgen_assets.domain.wording.phone_stretches import PHONE_HINT
from leadgen_assets.domain.wording.phones import is_toll_free
from leadgen_assets.extract.naming.person_names import given_name, is_city, person_name
from leadgen_assets.extract.others.guide_entries import is_entry
from leadgen_assets.extract.others.other_firms import names_own
from leadgen_assets.extract.others.stated_bodies import calls_itself, is_whole_name
from leadgen_assets.extract.points.night_lines import OFFICE_TOO
from leadgen_assets.extract.reading.quick_look import hits, once
from leadgen_assets.extract.reading.word_lists import helplines

_ONE_PURPOSE = re.compile(
    r"\b(?:(?:(?<!non-)(?<!non\s)emergenc(?:y|ies)|after[\s-]?hours?|maintenance|work\sorders?|repairs?|utilit(?:y|ies)|towing|lock-?outs?"
    r"|courtesy\s(?:officer|patrol)|applications?|accounts\spayable|billing|franchise\s(?:sales|headquarters)|careers?|human\sresources"
    r"|media|press|direct\s(?:dial|extension)|(?<=[a-z]\s)leasing\soffice)\b[^.;|\d]{0,30}"
    r"|fax\s?(?:/|&|or)\s?text[^.;|\d]{0,12}|text\s?(?:/|&|or)\s?fax[^.;|\d]{0,12}|text\s[\"“']?[A-Z]{3,12}[\"”']?\sto\s)$",
    re.IGNORECASE,
)
"""Right before a number it says that not the office answers it."""

_OWN_DESK = re.compile(
    r"\b(?:main|front|our|business|corporate|head|home)\s(?:office|desk|line)\b[^.;|\d]{0,12}$", re.IGNORECASE
)
_TEXTED = re.compile(
    r"(?P<called>\b(?:call|phone|talk|voice)(?:\sus)?\W{0,3}(?:or|and)?\W{0,3})?\btext(?:\sus)?(?:\s(?:at|to))?\W{0,3}$",
    re.IGNORECASE,
)
"""Right before a number that takes messages, and calls too only where both are said."""
_POCKET = re.compile(
    r"(?<![/&]\s)(?<![/&])(?<!\bor\s)(?<!\band\s)\b(?:cell(?:\s?phone|ular)?|mobile(?:\sphone)?)(?:\s(?:no|number))?\W{0,3}$",
    re.IGNORECASE,
)
"""Right before the number that somebody carries along; "office/cell" is the office's too."""
_EXTENSION = re.compile(
    r"[\s,;(-]{0,3}(?:ext(?:ension|n)?|x|(?<=,)(?=\d))(?:[.:#\s-]{0,3}\d{1,6}\b|\.$)", re.IGNORECASE
)
_ASKED_FOR = re.compile(
    r"(?:^|[|•·.;,]\s?|\b(?i:or)\s)(?i:(?:call|text|phone|contact|reach)(?:\sor\s(?:call|text))?\s)?(?P<name>[A-Z][a-z]{1,14})"
    r"(?:['’]s(?:\s(?:direct(?:\sline)?|desk|phone|line|number))?)?(?:\s(?i:at|on)|\s?[:–-])\s*\(?$"
)
"""A given name alone right before a number: one of the staff's own."""
_MAIN_LINE = re.compile(
    r"(?:^|[^\w\s]|\b(?:our|the))\s?(?:main|reception|switchboard|front\sdesk|general(?=\s))"
    r"(?:\s(?:office|line|number|phone|tel(?:ephone)?|inquiries|enquiries))?\W{0,3}$",
    re.IGNORECASE,
)
_OFFICE_AHEAD = re.compile(
    r"(?:^|[|•·;/(]|\d{4}[,)]?\s|[a-z]\.\s|\s[–—-]\s)\s?(?:(?:our|the)\s)?(?:(?:head|home)\s)?(?:office|headquarters)"
    r"(?:\s(?:line|number|phone|tel(?:ephone)?))?\W{0,3}$",
    re.IGNORECASE,
)
_OFFICE_BEHIND = re.compile(
    r"\s?[(\[,–—-]?\s?(?:(?:(?:our|the)\s)?(?:main\s)?office(?:\sline)?|o)\s?(?:[)\]|•·;,/.]|$)", re.IGNORECASE
)
"""What calls a number the office's; a place's name before the word makes it one of several."""
_SENT = re.compile(
    r"(?:\b(?i:call|calls|contact|notify|reach)\s|\b(?i:report|questions?|complain\w*|apply|inquir\w+|enquir\w+)\b[^.;]{0,60}\sto\s)"
    r"(?:the\s)?(?P<body>[A-Z][\w&'’.-]*(?:\s(?:[A-Z][\w&'’.-]*|of|and|&|for)){0,4})(?:\s(?:at|on)|\s?[:,–-])?\s*\(?$"
)
"""Who a reader is sent to, right before a number without charge; a number of the place may be a person's or a branch's of the firm."""
_NO_NAME = re.compile(
    r"\b(?:us|our|me|my|dr|mr|mrs|ms|now|today|toll|free|office|team|desk|line|hot\s?line|help\s?line|customer|client|member|tenant|owner|resident|patient|guest|service"
    r"|support|sales|leasing|rentals?|maintenance|emergenc\w+|billing|reservations?|management|cent(?:er|re)|headquarters|department"
    r"|mon|tue|wed|thu|fri|sat|sun|am|pm|outside|orders?|usa?|canada|numbers?|direct|local|international|quotes?|info|information|at|or|for|if|when|to|in|with|any|this|your)\b",
    re.IGNORECASE,
)
"""In what is no name of a body, or one of the firm's departments."""
_SHORT_CODE = re.compile(r"\b(?:211|811|988)\s?(?:or|/|,)\s(?:(?:dial|call|text)\s)?\(?(?:1-)?\(?$", re.IGNORECASE)
"""A public number of three digits right before: the long form of the same line."""
_PART = re.compile(r"[,:;?!|•·]\s?|\s[-–—]\s|[a-z]{3}\.\s")
_LED = re.compile(r"^(?:call|contact|phone|reach|text)\s(?:the\s)?|\s(?:at|on|office|phone|tel)\.?$", re.IGNORECASE)
"""What leads to the firm's name in front of its number, and from it to that."""
_LABEL, _LINES = 60, 4
"""Characters of the longest line above that is a label; lines of an address between a name and its number."""

_ADDRESS = r"(?:at\s)?(?:P\.?\s?O\.?\s|\d)[^|;]{5,90}\b\d{5}(?:-\d{4})?[\s,.;:()]*"
_COURT = r"(?<!\d\s)(?i:(?:small\sclaims|justice|eviction|housing)\scourt)"
_BODY = (
    rf"(?P<body>{_COURT}|(?:[A-Z][\w.'’-]*\s){{1,4}}(?:Association|Legal\s(?:Aid|Services)|Housing\sAuthority|Chamber\sof\sCommerce"
    r"|Commission|Bureau))"
)
_BODYS = re.compile(
    rf"{_BODY}(?:(?:\s(?i:hot\s?line|help\s?line|number|phone|office)){{0,2}}\s?(?:[:–—-]|\s(?i:at))\s*(?:{_ADDRESS})?|,\s{_ADDRESS})$"
)
"""A body's name, what leads to its number or its whole address, and then the number."""
_BODY_LINE = re.compile(rf"\W*(?:The\s)?{_BODY}(?:\s(?i:hot\s?line|help\s?line))?\W*")
_COMPLAINTS = re.compile(
    rf"\b(?i:complaints?)\s[^.;|]{{0,40}}\b(?:to|with)\s(?:the\s)?(?P<body>[A-Z][\w&’' -]{{1,60}}),\s(?:{_ADDRESS})?$"
)
_NUMBERED = re.compile(r"\d{3}[).\s-]{1,2}\d{4}\b")
_POSTAL = re.compile(r"(?:P\.?\s?O\.?\s?Box\s|\d{1,6}[\s-])\S|.*\b\d{5}(?:-\d{4})?\W*$", re.IGNORECASE)

_US = re.compile(r"\b(?:we|us|our)\b", re.IGNORECASE)
_ENTRY = re.compile(
    r"(?P<name>[A-Z][\w&.’'/ -]{2,45}?)\s?(?:[:–—-]|at|call)?\s?\(?(?:1[-. ])?\(?\d{3}\)?[-.\s]\d{3}[-.]\d{4}"
)
_UTILITY = re.compile(
    r"\b(?:Energy|Electric(?:ity)?|Gas|Water|Power|Utilit(?:y|ies)|Edison|Sewer|Sanitation|Trash|Recycling|Cable|Internet|Spectrum"
    r"|Xfinity|Comcast|Cox|AT&T|Police|Sheriff)$",
    re.IGNORECASE,
)
_OWN_LINE = re.compile(
    r"(?:(?:main|our|front|the)\s)?(?:office|desk|phone|telephone|tel|fax|call(?:\sus)?|contact(?:\sus)?)",
    re.IGNORECASE,
)
"""In front of the firm's number in or behind such a list."""
_FEWEST = 2
"""Utilities that make a list of names and numbers one of utilities."""


def is_for_one_purpose(page: PageText, led: str) -> bool:
    """Whether a number is said not to be the office's: before it in its line, in the line above, in its link's own text.

    Args:
        page: any page. led: what leads to the number (see `leading`).
    """
    if not led:
        return False
    texted = _TEXTED.search(led)
    narrow = _ONE_PURPOSE.search(led) is not None or (texted is not None and not texted["called"])
    own = narrow and (_OWN_DESK.search(led) or OFFICE_TOO.search(led[-_LABEL:]))
    return (narrow and not own) or _is_somebodys(page, led[-_LABEL:])


def is_extension(behind: str) -> bool:
    """Whether a number goes on with somebody's extension.

    >>> is_extension(", ext. 17"), is_extension(" for an extension of your lease")
    (True, False)
    """
    return _EXTENSION.match(behind) is not None


def _is_somebodys(page: PageText, before: str) -> bool:
    """Whether a number is called a cell, or has a given name in front of it that is neither a city's nor in the site's own."""
    if _POCKET.search(before):
        return True
    asked = _ASKED_FOR.search(before)
    if asked is None or given_name(asked["name"]) is None or is_city(asked["name"]):
        return False
    return asked["name"].lower() not in registrable_domain(page.url)


def is_main_line(led: str) -> bool:
    """Whether what leads to a number calls it the main one of several."""
    return _MAIN_LINE.search(led[-_LABEL:]) is not None


def is_named_line(page: PageText, at: int, start: int, led: str, behind: str) -> bool:
    """Whether right before a number stands the firm's own name, or it is called the office's.

    Args:
        page: any page. at: place of the segment, from 0. start: of the number in its text.
        led: what leads to the number (see `leading`). behind: what of the sentence follows it.
    """
    if _is_office_line(page, at, start, led[-_LABEL:], behind):
        return True
    part = _PART.split(led[-_LABEL:].rstrip(" :,(–—-|•·"))[-1]
    name = _LED.sub("", part)
    plain = not name or not name[0].isupper() or _OWN_LINE.fullmatch(name)
    return not plain and is_whole_name(page, name)


def leading(page: PageText, at: int, start: int, before: str) -> str:
    """What leads to a number: what stands in front of it, a question before that, else the label in the line above.

    Args:
        page: any page. at: place of the segment, from 0. start: of the number in its text; its length where the text shows none.
        before: what of the sentence stands in front of the number.
    """
    front = page.segments[at].text[:start]
    if not before.strip() and front.rstrip().endswith("?"):
        before = front.rstrip("? ") + " "
    if any(map(str.isalpha, front + before)):
        return before
    label = next(_lines_above(page, at), None)
    if label is None or len(label.text) > _LABEL or _NUMBERED.search(label.text):
        return ""  # what stands beside a number above is said of that one
    return label.text + " "


def _is_office_line(page: PageText, at: int, start: int, led: str, behind: str) -> bool:
    """Whether a number is called the office's, and not that of a person named with it."""
    if not _OFFICE_AHEAD.search(led) and (led.rstrip()[-1:] == ":" or not _OFFICE_BEHIND.match(behind)):
        return False
    front = page.segments[at].text[max(0, start - _LABEL) : start]
    beside = [*_PART.split(front), *(line.text for line in _lines_above(page, at))]
    persons = (person_name(part.strip()) for part in beside if part.strip())
    return not any(person is not None and person.known for person in persons)


def is_helpline(page: PageText, number: str, before: str) -> bool:
    """Whether a number is a public line, or one without charge of a body that the reader is sent to.

    Args:
        page: any page. number: in its normal form. before: what of the sentence stands in front of it.
    """
    owner = helplines().get(number)
    if owner is not None:
        host = registrable_domain(page.url)
        return not any(word in host for word in owner)
    if not is_toll_free(number):
        return False
    sent = _SENT.search(before)
    if sent is None or " " not in sent["body"] or _NO_NAME.search(sent["body"]):
        return _SHORT_CODE.search(before) is not None
    person = person_name(sent["body"])
    return not (person and person.known) and not calls_itself(page, sent["body"])


def is_another_bodys(page: PageText, at: int, start: int, before: str) -> bool:
    """Whether a number is that of a court, a commission, an association or a utility; a body that the page's title names is the firm."""
    segment = page.segments[at]
    front = segment.text[:start]
    in_guide = segment.region is Region.MAIN and not _US.search(segment.text) and is_entry(page, at, front, number=True)
    if in_guide or at in _utilities(page):
        return True
    for found in (_BODYS.search(front), _COMPLAINTS.search(front)):
        if found and not _is_own(found["body"], page):
            return True
    if any(map(str.isalpha, front + before)):
        return False
    for line in _lines_above(page, at):
        found = _BODY_LINE.fullmatch(line.text)
        if found:
            return not _is_own(found["body"], page)
        if line.kind is Kind.HEADING or not _POSTAL.match(line.text):
            return False
    return False


def _is_own(body: str, page: PageText) -> bool:
    title = " ".join(segment.text for segment in page.segments[:_LINES] if segment.kind is Kind.TITLE)
    return body in title or names_own(body.removeprefix("The "), page.url)


def _lines_above(page: PageText, at: int) -> Iterator[Segment]:
    """The nearest lines above in the same part of the page, nearest first; menus' links are no labels."""
    own, lines = page.segments[at], 0
    for segment in page.segments[max(0, at - 2 * _LINES) : at][::-1]:
        if segment.kind in (Kind.FRAME, Kind.IMAGE) or not segment.text or segment.text in own.text:
            continue
        if segment.kind not in (Kind.TEXT, Kind.HEADING) or segment.region is not own.region or lines == _LINES:
            return
        lines += 1
        yield segment


@once
def _utilities(page: PageText) -> frozenset[int]:
    """Places (from 0) of the lines of a list of names and numbers in which several are utilities'."""
    found: set[int] = set()
    run: list[tuple[int, str]] = []
    for at in (*hits(page, PHONE_HINT, numbered=True), len(page.segments) + 1):
        if run and at != run[-1][0] + 1:
            if sum(_UTILITY.search(name) is not None for _, name in run) >= _FEWEST:
                found |= {place for place, name in run if not (_OWN_LINE.fullmatch(name) or _is_own(name, page))}
            run = []
        entry = _ENTRY.match(page.segments[at].text) if at < len(page.segments) else None
        if entry:
            run.append((at, entry["name"].strip()))
    return frozenset(found)
