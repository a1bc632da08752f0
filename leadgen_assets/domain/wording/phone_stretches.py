"""Which stretches of a text may be telephone numbers; whether one is valid is for `phones` to say.

Numbers are written in groups of digits, parted by blanks, brackets, dots, hyphens and slashes, and two of them often stand
in one line with nothing else between. So a run of groups is offered in every way in which it may be cut: from its begin the
longest cut first, and again from behind each cut.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_LEAST_DIGITS, _MOST_DIGITS, _MOST_PARTS = 7, 15, 7
"""E.164: at most fifteen digits; the shortest national numbers with their area code have seven."""

_RUN = re.compile(
    r"(?<![\w@=&#%$£€])(?<!\d[.,/-])(?<![A-Za-z][,/-])(?:\+|\(\+)?\(?\d[\d\s().\-–‑—/\u00a0·•+]{5,58}\d(?![\d@%])"
)
_PART = re.compile(r"\(?[^\s/\u00a0•(]+")
_DATE = re.compile(r"(?:(?:19|20)\d\d([-./])\d\d?\1\d\d?|\d\d?([-./])\d\d?\2(?:19|20)?\d\d)(?!\d)(?![-.]\d)")
_IP_ADDRESS = re.compile(r"\d{1,3}(?:\.\d{1,3}){3}")
_ZIP = re.compile(r"\d{5}(?:-\d{4})?")
_GROUP = re.compile(r"\d+")
_MORE = re.compile(r"[ \u00a0-]\d{3,6}(?!\d)")

_SPACED = re.compile(r"(?<![\w.-])\(?\d \d \d\)? ?[-.–/]? ?\d \d \d ?[-.–/] ?\d \d \d \d(?! ?[-.–]? ?\d)")
"""Each digit by itself, the groups parted otherwise: "5 1 2 - 5 5 5 - 0 1 0 1"."""
_SQUARE = re.compile(r"\[(\d{3})\](?=\s?\d{3}[-.\s]\d{4}(?!\d))")
_WIDE_DIGIT = re.compile(r"[０-９]")
_WIDE = str.maketrans("０１２３４５６７８９（）＋－．／　", "0123456789()+-./ ")
"""Digits and marks as East Asian keyboards write them."""

_KEYPAD = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "22233344455566677778889999")
_WORDED = re.compile(
    r"(?<![\w-])(?:(\+?1)[-. ]{0,2})?(\()?([2-9]\d\d)(\))?([-. ]{0,2})"
    r"(\d{3}[-. ][A-Z]{4}|[A-Z0-9]{1,11}(?:[-.][A-Z0-9]{1,7}){0,3})(?![\w-])(?:\s?\(([\d-]{4,8})\))?"
)
TOLL_FREE = ("800", "833", "844", "855", "866", "877", "888")
"""Area codes of North America that belong to no place."""
_LONGEST_WORD = 11

_TEMPLATE = re.compile(
    r"X{3}|Y{3}|N{3}|([A-Z])\1{3}|[NXYZ]{4}|ABCD|WXYZ|(?:YOUR|PHONE)NUMBER|NUMBERHERE|EXAMPLE", re.IGNORECASE
)
"""Letters that stand for digits to come, and are no word to dial; three of a kind may be initials (1-800-AAA-HELP)."""

_OTHER_LABEL = re.compile(
    r"(?<![A-Za-z])(?:licen[cs]es?|lic|npi|orders?|invoices?|accounts?|acct|isbn|issn|ein|fein|tax id|vat|gst|abn|acn|sku|upc|item|part"
    r"|serial|parcel|case|permit|policy|registration|reg|registered (?:no|number|in [A-Za-z ]{3,20})|company (?:no|number)"
    r"|charity (?:no|number)|mls|cslb|dre|bre|ccb|nmls|tracking|claim|iban|sort code)"
    r"\W{0,3}(?:no|nr|num|number|numbers|id)?\W{0,4}$",
    re.IGNORECASE,
)
_ID_LABEL = re.compile(r"(?:\bid|#|\bno\.?|\bcode)\W{0,4}$", re.IGNORECASE)

PHONE_HINT = re.compile(r"\d[\d\s().\-–‑—/\u00a0·•（）－．]{5}|\d\d\d[-. )]{1,2}[A-Z0-9]")
"""Quick look: no text without it holds a telephone number."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a text that may be one number.

    Cut off in the middle of digits, "5869" of "(86-10) 5869 8989", it counts only where its own form tells where it ends.

    Attributes:
        digits: all of them, words dialled by keypad. plus: it is written with "+", or with "(0)" behind a country's code.
        groups: lengths of the groups of digits, "334" for "512-555-0101"; "" for one with words in it.
        cut: three to six more digits follow behind a blank. start, end: of the writing.
    """

    digits: str
    plus: bool
    groups: str
    cut: bool
    start: int
    end: int


def stretches(text: str) -> Iterator[Stretch]:
    """All of them, those that begin first first, of those the longest first; those with words in them last."""
    text = _plain(text)
    for run in _RUN.finditer(text):
        yield from _of_run(text, run.start(), run.end())
    for spaced in _SPACED.finditer(text):
        yield Stretch(re.sub(r"\D", "", spaced.group()), False, "334", False, spaced.start(), spaced.end())
    yield from _worded(text)


def _plain(text: str) -> str:
    """The text, of the same length, with digits and marks of full width as others write them, and the area's code in round brackets."""
    if not text.isascii() and _WIDE_DIGIT.search(text):
        text = text.translate(_WIDE)
    return _SQUARE.sub(r"(\1)", text) if "[" in text else text


def _of_run(text: str, start: int, end: int) -> Iterator[Stretch]:
    parts = [match.span() for match in _PART.finditer(text, start, end) if not _is_date(text, match.start(), end)]
    fresh = True
    for first, (begin, stop) in enumerate(parts):
        if not (fresh or text[begin] in "+(" or _may_begin(text, parts, first)):
            continue
        fresh = _ZIP.fullmatch(text, begin, stop) is not None
        yield from _from_part(text, parts, first)


def _may_begin(text: str, parts: list[tuple[int, int]], first: int) -> bool:
    """Whether a number may begin in the middle of a run: behind enough digits for another one, or whole in one part."""
    before = sum(map(str.isdigit, text[parts[0][0] : parts[first][0]]))
    return before >= _LEAST_DIGITS or sum(map(str.isdigit, text[slice(*parts[first])])) >= 10


def _from_part(text: str, parts: list[tuple[int, int]], first: int) -> Iterator[Stretch]:
    begin = parts[first][0]
    found: list[Stretch] = []
    for at, (_, stop) in enumerate(parts[first : first + _MOST_PARTS], first):
        groups = _GROUP.findall(text, begin, stop)
        size = sum(map(len, groups))
        if size > _MOST_DIGITS:
            break
        if size >= _LEAST_DIGITS and text[parts[at][0] : stop].strip("()+-–‑—.·"):
            found.append(_stretch(text, groups, begin, stop, parts[-1][1]))
            tail = _tail(text, found[-1], parts, at)
            if tail is not None:
                found.append(tail)
    yield from sorted(found, key=lambda each: (each.start, -each.end))


def _stretch(text: str, groups: list[str], begin: int, stop: int, end: int) -> Stretch:
    while not text[stop - 1].isdigit():
        stop -= 1
    written = text[begin:stop]
    plus = "+" in written[:3] or (len(groups) > 2 and groups[1] == "0" and "(0)" in written)
    lengths = "".join(f"{len(group):x}" for group in groups)
    return Stretch("".join(groups), plus, lengths, _is_cut(text, stop, end), begin, stop)


def _is_cut(text: str, stop: int, end: int) -> bool:
    """Whether digits follow that are too few for a number of their own."""
    return _MORE.match(text, stop) is not None and sum(map(str.isdigit, text[stop:end])) < _LEAST_DIGITS


def _tail(text: str, whole: Stretch, parts: list[tuple[int, int]], at: int) -> Stretch | None:
    """ "555-0100/01": the second number ends otherwise and is the greater one; "24" of "24/7" or a year is none."""
    if at + 1 >= len(parts):
        return None
    begin, stop = parts[at + 1]
    between, digits = text[whole.end : begin].strip(), text[begin:stop].rstrip(".")
    if between != "/" or not digits.isdecimal() or not 1 <= len(digits) <= 4 or len(digits) == 3:
        return None
    follows = text[stop : stop + 2].strip()
    if digits <= whole.digits[-len(digits) :] or (follows and (follows[0].islower() or follows[0] in "/-:")):
        return None
    dialled = whole.digits[: -len(digits)] + digits
    return Stretch(dialled, whole.plus, whole.groups, False, begin, begin + len(digits))


def _is_date(text: str, begin: int, end: int) -> bool:
    return _DATE.match(text, begin, end) is not None or _IP_ADDRESS.fullmatch(text, begin, end) is not None


def _worded(text: str) -> Iterator[Stretch]:
    """Numbers with words to dial: "1-800-FLOWERS", "(520) 494 STAR (7827)". North America's, whose keys carry letters.

    A word behind a bare blank may be a street's name ("800 JEFFERSON"), so something must bind it to the number: a hyphen, a
    dot, brackets around the area code, a 1 in front, or the same again in digits.
    """
    for match in _WORDED.finditer(text):
        one, opened, area, closed, parting, rest, again = match.groups()
        keys = re.sub(r"[^A-Z0-9]", "", rest)
        letters = sum(map(str.isalpha, keys))
        if letters < 3 or not re.search(r"[A-Z]{3}", rest) or is_template(keys) or bool(opened) != bool(closed):
            continue
        dialled = keys.translate(_KEYPAD)
        if again and not dialled.endswith(re.sub(r"\D", "", again)):
            continue
        bound = bool(one or opened or again) or parting in ("-", ".")
        longest = _LONGEST_WORD if area in TOLL_FREE and letters == len(keys) else 7
        if bound and 7 <= len(keys) <= longest:
            yield Stretch(("1" if one else "") + area + dialled[:7], False, "", False, match.start(), match.end())


def is_template(written: str) -> bool:
    """Whether a number with letters is only a pattern of numbers ("512-555-XXXX"): no one is dialled by it."""
    begin = next((at for at, char in enumerate(written) if char.isdigit()), 0)
    return _TEMPLATE.search("".join(filter(str.isalnum, written[begin:]))) is not None


def is_other_number(text: str, stretch: Stretch) -> bool:
    """Whether its label says that it is a licence's, an order's or an account's number, or letters stick to it as to a code.

    "No." and "ID" say so only of digits in one piece: "Boise, ID 208-555-0101" is a telephone.
    """
    before = text[max(0, stretch.start - 40) : stretch.start]
    labelled = before.rstrip(" :.#-()\u00a0")[-1:].isalpha()
    if labelled and _OTHER_LABEL.search(before):
        return True
    whole = len(stretch.groups) == 1
    behind = text[stretch.end : stretch.end + 1]
    return whole and ((behind.isalpha() and behind.lower() not in "xe") or _ID_LABEL.search(before) is not None)
