"""The whole title around a part of it: "Founder & CEO" where "CEO" is said, "Assistant to the President" where "President" is."""

from __future__ import annotations

import re

from leadgen_assets.extract.naming.titles import Titles, is_unit
from leadgen_assets.extract.people.name_lines import holds_a_name
from leadgen_assets.extract.people.titles_before import RANKS, is_post

_EDGE = re.compile(
    r"[|•·;:,()\[\]\n–—®™*]|\s-\s|(?<!\b[A-Z])(?<!\b[SJsj]r)(?<!\b[Aa]sst)(?<!\b[Aa]ssoc)(?<!\b[Ee]xec)(?<!\b[Gg]en)[.!?](?:\s|$)"
)
"""What parts a title from what stands around it in its line; not the full stop of "Asst. Manager"."""

_LEADING = re.compile(
    r"\W*(?:(?:and|&|the|our|your|its|is|as|a|an|also|has|been|currently|now|proud|current|sole|meet|serves|works|acts|management|leadership|team|staff"
    r"|(?:firm|company|agency|business|team|group|practice)['’]s)\s)*",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"\s(?:at|with|since|who|from|in|here|and\s(?:has|is|a)|is|has)\s.*", re.IGNORECASE)
_OF = re.compile(r"\s(?:of|for)\s(?P<whose>.*)", re.IGNORECASE)
_WORD_AHEAD = re.compile(r"(?<!\S)([A-Za-z][\w.-]*)\s$")
_POST_AHEAD = re.compile(r"(?<![\w-])([A-Za-z][A-Za-z.]*(?:\s[A-Za-z][A-Za-z.]*){0,2})(?:\s?[/&]\s?|-|\sand\s)$")
_POST_BEHIND = re.compile(r"(?:\s?[/&]\s?|-|\sand\s)([A-Za-z][A-Za-z.]*(?:\s[A-Za-z][A-Za-z.]*){0,2})(?![\w-])")
_WORD = re.compile(r"[^\W\d_][\w.’'-]*")
_SERVED = re.compile(r"\b(?:for|to|with|by|under)\s(?:the|our|its|his|her|their)\s$", re.IGNORECASE)
""" "works for our Owner"."""
_DONE_TO = re.compile(
    r"(?:(?<=[a-z]\s)(?<!\bis\s)(?<!\bas\s)(?<!\band\s)(?<!\bare\s)(?<!\bbeen\s)(?:the|our|its|an?)|['’]s)\s$"
    r"|\b(?:became|becomes?|married|met|knew|knows|hired|fired|asked|thank(?:s|ed)|told|saw|calls|raised|taught)\s(?:\w+\s)?$"
)
""" "Married the Owner", "almost became President", "the home's Owner": of another, or not so."""
_OFS = re.compile(r"['’]s?\s(?!and\b)[a-z]", re.IGNORECASE)
_GOES_ON_AS_POST = re.compile(r"\s(?!(?:of|for|at|with|since|who|from|in|here|is|has)\s)[a-z]")
"""Behind half of a post: "owner and head groomer"."""
_MOST_WORDS = 8


def whole_title(text: str, start: int, end: int, titles: Titles) -> str:
    """The title of which the stretch is a part, as the text writes it; the stretch itself where it is whole.

    "" where it is whom somebody serves: "President's office", "works for our Owner".

    Args:
        text: of a segment, with signs in place of a name. start, end: of what is said to be the title. titles: that are recognised.
    """
    if _OFS.match(text, end):
        return ""
    first = max((found.end() for found in _EDGE.finditer(text[:start])), default=0)
    behind = _EDGE.search(text, end)
    last = behind.start() if behind else len(text)
    ahead, rest = text[first:start], _own_rest(text[end:last], text[start:end], titles)
    led = _LEADING.match(ahead)
    ahead = ahead[led.end() :] if led else ahead
    if _DONE_TO.search(ahead):
        return ""
    part = " ".join(f"{ahead}{text[start:end]}{rest}".split())
    if len(part.split()) <= _MOST_WORDS and titles.title(part) == part and not holds_a_name(_WORD.findall(part)):
        return part
    return "" if _SERVED.search(text[:start]) else _joined(text, first, start, end, titles)


def _own_rest(rest: str, title: str, titles: Titles) -> str:
    """What behind a title in its line is the title's still: "of Operations", and not "of Maple Hollow", "at our salon"."""
    rest = _GOES_ON.sub("", rest)
    of = _OF.search(rest)
    if of is None or is_unit(of["whose"]) or is_post(f"{title}{rest}".split(), titles):
        return rest
    return rest[: of.start()]


def _joined(text: str, first: int, start: int, end: int, titles: Titles) -> str:
    """The stretch with the ranks in front of it, and with other posts that a sign or "and" joins to it."""
    while (ahead := _POST_AHEAD.search(text[first:start])) and (size := _post_size(ahead[1], titles, -1)):
        start = first + ahead.end(1) - size
    while (behind := _POST_BEHIND.match(text, end)) and (size := _post_size(behind[1], titles, 1)):
        if _GOES_ON_AS_POST.match(text, behind.start(1) + size):
            break
        end = behind.start(1) + size
    while (word := _WORD_AHEAD.search(text[first:start])) and word[1].lower() in RANKS:
        start = first + word.start(1)
    return " ".join(text[start:end].split())


def _post_size(text: str, titles: Titles, order: int) -> int:
    """Characters of the longest title that ends (`order` -1) or begins (1) some words; 0 where none does."""
    words = text.split(" ")
    for size in range(len(words), 0, -1):
        part = words[-size:] if order < 0 else words[:size]
        if titles.exactly(part):
            return len(" ".join(part))
    return 0
