"""Titles behind a name in a sentence: "Jane Doe, our broker", "Jane Doe is the owner of …", "Jane Doe (Owner) has …".

A title is of this firm unless another one's name stands behind it. The rules are from how posts are written in general, not from
single pages.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from leadgen_assets.domain.wording.places import STATES
from leadgen_assets.extract.naming.joint_titles import is_clients_deed
from leadgen_assets.extract.naming.own_names import FIRM, names_begin
from leadgen_assets.extract.naming.person_names import PersonName
from leadgen_assets.extract.naming.titles import Titles
from leadgen_assets.extract.others.other_firms import is_place
from leadgen_assets.extract.people.titles_before import is_post, title_before

_BEHIND = re.compile(
    r",?\s{0,2}(?:who\s)?(?:is\s|serves as\s|as\s)?(?:(?:currently|now)\s)?(?:(?:the|our|an?|its)\s)?"
    r"((?:(?:(?:[A-Z]\.){2,4}|[A-Za-z/&-]{2,20}|&)\s?){1,8})"
)
DESCRIBES = re.compile(r",?\s{1,2}(?:who\s)?is\s(?:(?:currently|now)\s)?an?\s")
"""In "Our owner, Jane Doe, is a licensed broker" the post stands in front of the name."""

_OF_A_THING = re.compile(
    r"\s(?:for|in|of|on|with)\s(?:this|these|that|those)\s(?:kinds?|types?|sorts?|forms?|styles?|methods?|techniques?|services?|treatments?|procedures?|works?)\b"
)
""" "Jane Doe is a specialist for this type of art": what she does well is no post."""

_LEADING = re.compile(r"\s?[-–—|:]\s?((?:[A-Za-z/&-]{2,20}\s?){1,6})")
""" "Jane Doe – Practice Manager of …" at the begin of a text: an entry of a list of people."""

_STATE = rf"(?:{'|'.join((*STATES, *STATES.values()))})"
_PLACED = re.compile(
    rf"(?P<is>,?\s(?:is|as)\san?\s)(?:[A-Z][\w.'’-]+\s){{0,2}}[A-Z][\w.'’-]+,\s{_STATE}(?:-based|,)?\s(?=[a-z])"
)
_CLAUSE_END = re.compile(
    r"\b(?:of|at|for|with|who|since|in|has|is|was|will|to|on|by|from|says|said|and (?:his|her|has|is|the|our))\b"
)
_ELSEWHERE = re.compile(
    r"\s?(?:of|at|for|with)\s(?:the\s)?([A-Z]\w+)"
    r"(?:\s(?:Services?|Resources|Relations|Support|Care|Success|Experience|Development|Management|Affairs)\b)?"
)
_OWN_PLACE = re.compile(
    r"\s?(?:of|at|for)\s(?:the|our)\s(?P<town>(?:[A-Z][\w.'’-]+\s){1,3})(?:office|branch|area|region|market|location|division)s?\b"
)
""" "Director of Operations for the Waco office": one of the firm's own."""
_FIRM = re.compile(FIRM)
_DEPARTMENTS = frozenset(
    {"sales", "operations", "marketing", "development", "finance", "engineering", "leasing", "maintenance", "business"}
    | {"communications", "administration", "technology", "education", "programming", "human", "client", "customer"}
)
_LONGEST_POST = 4
"""Words of a title with a small word in it."""

_BRACKETED = re.compile(
    r"\s\((?P<title>[A-Za-z][A-Za-z&/' -]{2,50}?)(?:\s(?:of|at)\s(?P<firm>[A-Z][\w&.,'’ -]{2,50}))?\)(?=\s[a-z]|[,.]|$)"
)
_TOO = re.compile(
    rf"[^.!?;]{{5,200}}?\s(?:and|who)\sis\s(?:(?:also|now|currently)\s)?the\s(?P<post>[A-Za-z/&-]{{2,20}}(?:\s(?:[A-Za-z/&-]{{2,20}}|&)){{0,4}}?)\sof\s(?P<firm>{FIRM})"
)
""" "Jane Doe is an architect by training and is the owner of Oakfield Homes"."""

_HELD = re.compile(r",?\s(?:has\sbeen|became)\s")
_TOOK_OVER = re.compile(r",?\s(?:has\s)?(?:took|taken)\sover\sas\s|,?\sbecame\s")
_SINCE_THEN = re.compile(
    r"\s?(?:[.!]|$|(?:in|since)\s(?:[A-Z][a-z]+\s)?20[1-4]\d\b|(?:after|when|from|following)\s)"
    r"(?!.*\b(?:until|sold|retir\w+|stepped|passed|succe\w+|took\sover|became|left|now|later|promoted|former\w*)\b)"
)
""" "took over as president in 2019": of long ago, or with more told of the post, somebody else may have it by now."""

_REACH = 400
"""Characters behind a name in which more of a post may be told."""

_NEAR = 100
"""Characters behind a name in which stands as what somebody works."""

_JOINED_AS = re.compile(
    r"\s(?:has\s)?joined\s(?:us|(?:the|our)\s(?:team|firm|company|practice|staff|office|business|agency)|(?P<firm>"
    rf"{FIRM}))\s(?:in\s(?:[A-Z][a-z]+\s)?\d{{4}}\s)?as\s(?:(?:the|our|an?)\s)?"
    r"(?P<post>(?:[A-Za-z/&-]{2,20}\s){0,4}?[A-Za-z/&-]{2,20})(?:\sin\s(?:[A-Z][a-z]+\s)?\d{4})?(?:[.!]|$)"
    r"(?!.*\b(?:until|sold|retir\w+|stepped|passed|became|become|left|now|currently|today|later|since|then|soon|promot\w+|former\w*|moved)\b)"
)
""" "joined us in 2015 as office manager.": where no more is told of the post, it is held still."""

_AS_OUR = re.compile(
    r"\s(?!(?:was|is|has|comes|sees)\b)[a-z]{2,12}s\s[^.;:,!?]{0,60}?\bas\sour\s(?P<post>(?:[A-Za-z/&-]{2,20}\s){0,4}?[A-Za-z/&-]{2,20})(?:[.,!]|$)"
)
""" "Jane Doe runs day-to-day operations as our managing director."."""

_HERE = re.compile(
    r"\s?(?:here|since|of\s(?:the|this|our)\s(?:firm|company|practice|business|agency)|(?:at|with|for)\s(?:us|our)|$)\b|\s?[.]"
)
""" "Jane Doe has been the owner since 1987": with nothing else behind it the post may be held at another firm."""

_BEGINS = re.compile(
    r"(?:^|[.!?]\s|\),?\s(?:and\s|&\s)?|\b(?:founded|started|established|launched|led|run|owned)(?:\s(?:and|in)\s\w+)?\sby\s)$"
)
""" "Jane Doe (Owner) has …" at a sentence's begin, "… and Bob Elm (Broker)" behind such a one, "founded by Jane Doe (CEO)"."""


@dataclass(frozen=True, slots=True)
class NamePlace:
    """A name in a text: where it begins and ends."""

    name: PersonName
    start: int
    end: int


def said_behind(text: str, place: NamePlace, titles: Titles, letters: str) -> str:
    """The title that follows a name, "" where none does or it is of another firm.

    Args:
        text: of one segment. place: of the name in it. titles: that are recognised.
        letters: letters of the company's domain and names, parted by spaces.
    """
    end = place.end
    placed = _PLACED.match(text, end)
    if placed:
        # "Jane Doe is a Denver, Colorado attorney"
        text = f"{text[: placed.end('is')]}{text[placed.end() :]}"
    bracketed = _BRACKETED.match(text, end) if text[end : end + 2] == " (" else None
    if bracketed:
        return _in_brackets(bracketed, place, titles, letters)
    held = took = None
    match = _LEADING.match(text, end, end + 110) if place.start == 0 else None
    if match is None:
        match = _BEHIND.match(text, end, end + 110)
        # "Our client Jane Doe became owner" begins with whose post it is.
        took = _TOOK_OVER.match(text, end) if text[: place.start].rstrip()[-1:] in ("", ".", "!", "?") else None
        held = took or _HELD.match(text, end)
        match = _BEHIND.match(text, held.end() - 1, end + 120) if held else match
        if not match or not (held or text[end : end + 1] == "," or re.match(r"\s(?:is|serves)\s", text[end : end + 8])):
            return ""
    clause = match.group(1)
    stop = _CLAUSE_END.search(clause)
    words = (clause[: stop.start()] if stop else clause).split()
    over = _over(clause, words, titles)
    found = over or titles.ending(words) or (" ".join(words) if is_post(words, titles) else "")
    if found[:1].islower() and found.split()[-1][:1].isupper() and clause[len(found) + 1 : len(found) + 2].isupper():
        return ""  # "Jane Doe, formed Pilot Holdings": the capitals go on, and are a name's
    shown = over or (clause[: stop.start()].rstrip() if stop else clause)
    elsewhere = _ELSEWHERE.match(text, match.start(1) + len(shown))
    if DESCRIBES.match(text, end) and _OF_A_THING.match(text, match.start(1) + len(found)):
        return ""
    since = took is not None and _SINCE_THEN.match(text, match.start(1) + len(found), end + _REACH) is not None
    if held and not (elsewhere or since or _HERE.match(text, match.start(1) + len(found))):
        return ""
    if elsewhere and elsewhere.group(1).lower() in _DEPARTMENTS:
        return f"{found}{elsewhere.group()}" if found and len(found.split()) == len(words) else found
    if elsewhere and not _ours(elsewhere, place.name, letters):
        return ""
    too = _TOO.match(text, end) if found and DESCRIBES.match(text, end) and " is the " in text[end:] else None
    owned = too is not None and is_post(too["post"].split(), titles) and names_begin(too["firm"], letters)
    return too["post"] if too and owned else found


def joined_as(text: str, place: NamePlace, titles: Titles, letters: str) -> str:
    """The post as which somebody works at or joined the firm, "" where none is told, or a later one may be. Args as for `said_behind`."""
    works = _AS_OUR.match(text, place.end) if " as our " in text[place.end : place.end + _NEAR] else None
    if works:
        return works["post"] if is_post(works["post"].split(), titles) else ""
    joined = (
        _JOINED_AS.match(text, place.end, place.end + _REACH)
        if " joined " in text[place.end : place.end + 12]
        else None
    )
    if joined is None or (joined["firm"] and not names_begin(joined["firm"], letters)):
        return ""
    return joined["post"] if is_post(joined["post"].split(), titles) else ""


def said_before(text: str, place: NamePlace, titles: Titles, letters: str) -> str:
    """The title in front of a name, "" where none stands or another firm's name follows. Args as for `said_behind`."""
    elsewhere = _ELSEWHERE.match(text, place.end)
    if elsewhere and not _ours(elsewhere, place.name, letters):
        return ""
    return title_before(text, place.start, titles, letters)


def _in_brackets(bracketed: re.Match[str], place: NamePlace, titles: Titles, letters: str) -> str:
    """The title of who begins a sentence, or follows another one so told, and does what no client does."""
    if bracketed["firm"] and not names_begin(bracketed["firm"], letters):
        return ""
    text, title = bracketed.string, titles.title(bracketed["title"])
    begins = _BEGINS.search(text, max(0, place.start - 40), place.start) is not None
    return title if begins and is_post(title.split(), titles) and not is_clients_deed(text, bracketed.end()) else ""


def _over(clause: str, words: list[str], titles: Titles) -> str:
    """A title that has a small word in it at which a clause else ends: "Broker in Charge"."""
    whole = clause.split()
    sizes = range(min(len(whole), _LONGEST_POST), len(words) + 1, -1) if words else ()
    return next((" ".join(whole[:size]) for size in sizes if titles.exactly(whole[:size])), "")


def _ours(elsewhere: re.Match[str], name: PersonName, letters: str) -> bool:
    """Whether the firm named behind "of" is this one, or bears the person's own name."""
    firm = _FIRM.match(elsewhere.string, elsewhere.start(1))
    own = _OWN_PLACE.match(elsewhere.string, elsewhere.start())
    if own and is_place(own["town"].strip()):
        return True
    word = elsewhere.group(1).lower()
    return (firm is not None and names_begin(firm.group(), letters)) or word == name.text.split()[-1].lower()
