"""Headings above places that a firm goes to and is not at: where it performs, sells for a day, or was asked to work.

A bare "Events" or "Weddings" is also what a house calls the rooms that it lets; so a word that tells a list of past or coming ones must
stand beside it, or a word that says that the firm is to be met there on some day.
"""

from __future__ import annotations

import re

_WHICH = (
    r"(?:(?:our|my|the|some|more|all|of|live|public|a\sfew|(?:19|20)\d\d|spring|summer|fall|autumn|winter|holiday|christmas)\s){0,3}"
    r"(?:recent|upcoming|coming|past|latest|next|real|featured|this\s(?:week|month|season|year)['’]?s?|selected|scheduled|previous)\s"
    r"(?:(?:live|public|free|community|pop-?up)\s){0,2}"
)
_EVENTS = (
    r"(?:events?|concerts?|shows?|gigs?|weddings?|performances?|appearances?|recitals?|screenings?|engagements?|pop-?ups?|parties"
    r"|celebrations?|receptions?|workshops?|classes|seminars?|dates|stops?|markets?|schedule|signings?|readings?|sessions?|auctions?)"
)
_ROUND = (
    r"(?:(?:our\s)?(?:19|20)\d\d\s)?(?:tour|concert|show|gig|performance|event|truck)\s(?:dates?|schedule|calendar|stops)"
    r"|concerts|gigs|appearances"
)
_DAYS = (
    r"(?:this|next)\s(?:week(?:end)?|month|season|summer|fall|winter|spring|year)|today|tonight|tomorrow|live|on\s(?:the\sroad|tour)"
    r"|out\sand\sabout|around\stown|at\s(?:these|the\sfollowing)\s\w+"
)
_MET = rf"(?:where\sto\s)?(?:find|catch|see|hear|meet|join|watch|follow)\s(?:us|me|the\s\w+)\s(?:{_DAYS})"
_WHERE = (
    rf"where\s(?:we|i)(?:['’]ll|\swill|\sare|['’]re|['’]m|\sam)\s(?:be(?:\sat)?|playing|performing|serving|going|parked|headed)"
    rf"(?:\s(?:{_DAYS}|next))?|where(?:['’]s|\sis)\s(?:the\s\w+|we)\s(?:{_DAYS})|where\s(?:we|i)(?:['’]ve|\shave)\s(?:been|worked|played|performed)"
)
_VENUES = (
    r"(?:(?:our|my|some|favou?rite|recent|partner|preferred|more|of)\s){1,3}(?:\w+\s)?venues"
    r"|venues\s(?:we|i)\s(?:love|like|work\swith|serve)"
)
_HEADING = re.compile(rf"\W*(?:{_WHICH}{_EVENTS}|{_ROUND}|{_MET}|{_WHERE}|{_VENUES})\W*", re.IGNORECASE)


def heads_venues(text: str) -> bool:
    """Whether a line is nothing but such a heading.

    >>> heads_venues("Upcoming concerts"), heads_venues("Find us this week"), heads_venues("Find us"), heads_venues("Weddings")
    (True, True, False, False)
    """
    return _HEADING.fullmatch(text) is not None
