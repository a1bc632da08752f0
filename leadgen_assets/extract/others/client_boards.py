"""Who leads an association that the firm looks after: owners of homes, elected by their neighbours, and nobody of the firm.

The offices are those of any board ("President", "Treasurer"), so that what stands above tells whose board it is: a heading, or the
page's title, that names an association which is not the firm itself. The rules are from how managers show their communities'
boards and minutes in general, not from single pages.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from leadgen_assets.domain.pages.page import PageText
from leadgen_assets.extract.naming.own_names import names_whole
from leadgen_assets.extract.naming.sighting import Sighting
from leadgen_assets.extract.naming.titles import Titles, is_unit
from leadgen_assets.extract.others.other_firms import is_ours
from leadgen_assets.extract.others.outsiders import parts_of_title
from leadgen_assets.extract.reading.sections import headings_above

_OFFICE_WORD = (
    r"(?:president|chair(?:man|woman|person)?|treasurer|secretary|directors?|trustee|officer"
    r"|member(?:[\s-]at[\s-]large)?|at[\s-]large)"
)
_OFFICE = re.compile(
    rf"(?:(?:hoa|coa|poa|association|board|acting|interim|first|second|1st|2nd|co|vice|v\.?)[\s-]{{1,2}})*{_OFFICE_WORD}"
    rf"(?:\s?(?:[/&,]|and)\s?{_OFFICE_WORD})?(?:\sof\sthe\s(?:board|association))?",
    re.IGNORECASE,
)
_ON_A_BOARD = re.compile(
    r"^(?:(?P<kind>hoa|coa|association|board)(?:\sboard)?\s)(?:(?:vice|co-?)[\s-]?)?(?:president|chair\w*|treasurer|secretary|member|director)\b",
    re.IGNORECASE,
)
_COMMUNITY = re.compile(
    r"\b(?:hoa|coa|poa|homeowners?|owners|condominiums?|condos?|association|townhom\w+|communit\w+)\b", re.IGNORECASE
)
_ASSOCIATION = re.compile(
    r"\b(?:(?:home|property|lot|unit|apartment|town\s?home)?\s?owners?['’]?s?|condo(?:minium)?s?|community|neighbou?rhood|townhom\w+|civic|master|cooperative)"
    r"\s(?:owners?['’]?s?\s)?association\b(?!\s(?:manage|manager|services?|consult|institute|solutions|clients?|accounting))"
    r"|(?:(?<!our\s)(?<!the\s)(?<!your\s)\b|^)(?:hoa|poa|coa|condo(?:minium)?|co-op)(?=\s(?:board|minutes|meeting|officers|directors|committee)\b)"
    r"|\b(?!(?:our|the|your|my|an?|for|and|about|an)\s)[a-z][\w'’]+\s(?:hoa|poa|coa|condominiums?|condos)(?=\W*$)",
    re.IGNORECASE,
)
""" "Stonehaven Homeowners Association", "Elm Court HOA", "Condo board": no service ("Community Association Management")."""

_NAMED = re.compile(
    rf"(?P<body>(?:[A-Z][\w'’]+\s){{1,4}}(?:HOA|COA|POA|(?:(?:Home)?[Oo]wners['’]?\s)?Association))(?:\s[–—-])?\s(?:Board\s)?(?i:{_OFFICE_WORD})"
)
""" "Stonehaven HOA Treasurer": whose board it is stands in the title."""

_LED = re.compile(
    rf"(?P<body>[A-Z][\w'’&.]*(?:\s[A-Z][\w'’&.]*){{0,4}})(?:,|:|\s[–—-])\s(?:(?i:board|hoa|association)\s)?(?i:{_OFFICE_WORD})"
)
""" "Fox Chapel Commons — President": the same, whatever it is called, where the firm looks after associations."""

_IN_LINE = re.compile(
    r"(?P<body>(?:[A-Z][\w'’&.-]*\s){1,5}?(?:HOA|COA|POA|Co-op|Condo(?:minium)?s?|Townhom\w+|(?:(?:Home)?[Oo]wners['’]?\s|Condominium\s|Community\s)?Association))"
    r"(?:[,;:(]|\s[–—-])\s?(?:[\w.,–—-]+\s){0,5}?$"
)
""" "Stonehaven HOA, 310 homes, board president Jane Doe": the association leads the line."""

_BEHIND = re.compile(
    r"(?:,|\s(?:of|at|for))\s(?:the\s)?(?P<body>(?:[A-Z][\w'’&.-]*\s){1,5}?(?:HOA|COA|POA|Co-op|Condo(?:minium)?s?|(?:(?:Home)?[Oo]wners['’]?\s|Condominium\s|Community\s)?Association))\b"
)
_COUNTED = re.compile(
    r"(?:^|[.;]\s)(?P<body>[A-Z][\w'’&.-]*(?:\s[A-Z][\w'’&.-]*){0,4})(?:,\s[\d,]+\s[a-z]+)?(?P<mark>[,:]|\s[–—-])\s$"
)
""" "Fox Chapel Commons, 310 homes, board president Jane Doe": whose board says what leads the line, whatever it is called."""

_OF_A_BODY = re.compile(
    r"^(?:(?:hoa|coa|association|board)\s)?(?:vice\s)?(?:president|chair\w*|treasurer|secretary)\s(?:of|for|at)\s(?:the\s)?(?P<body>[A-Z].{2,60})$",
    re.IGNORECASE,
)
_PUBLIC_BOARD = re.compile(
    r"^\W*(?:(?:our|the|meet\sthe|current)\s)?(?:\w+\s){0,2}?(?:(?:school|parish|church|pastoral|finance|city|town|student|site|parent|pta)\s(?:board|council|committee)|vestry"
    r"|board\sof\seducation)(?:\smembers)?\W*(?:(?:19|20)\d\d\W*(?:\d{2,4})?)?\W*$",
    re.IGNORECASE,
)
"""Above those whom a school or a parish elects, and who work elsewhere."""

_LOOKED_AFTER = re.compile(
    r"\b(?:communit(?:y|ies)|associations?|hoas?|condominiums?)\s(?:that\s)?we\s(?:manage|serve|look\safter|work\swith|represent)\b"
    r"|^\W*(?:(?:our|the)\s)?(?:managed|client)\s(?:communities|associations|hoas|condominiums)\W*$",
    re.IGNORECASE,
)

_BOARD = re.compile(r"\b(?:board|directors|trustees|officers|governors|council|committee)\b", re.IGNORECASE)
_BODY = re.compile(
    r"\b(?:hoa|coa|poa|condominiums?|communit(?:y|ies)|(?:home)?owners|associations?|chamber|foundation|league|club|society|federation|guild|alliance"
    r"|coalition|commission|council|auxiliary|boosters?|pta|pto|rotary)\b",
    re.IGNORECASE,
)
_OWN_STAFF = re.compile(r"\b(?:manag\w+|staff|our\s(?:\w+\s)?team)\b", re.IGNORECASE)
_MANAGERS = ("manag", "realt", "propert", "rental")
"""Letters of firms that look after other people's associations."""


def lists_anothers_board(page: PageText, heading: str, above: Sequence[str], letters: str) -> bool:
    """Whether a heading is above the board of another body than the firm: the page's title or a heading above names it.

    A firm that looks after other people's associations shows their boards, whatever stands above.

    Args:
        page: any. heading: its text, or what the page's address calls it. above: headings above it.
        letters: of the company's domain and names, parted by spaces.
    """
    if not _BOARD.search(heading):
        return False
    if any(word in letters for word in _MANAGERS):
        return True
    told = (text for text in (*above, *parts_of_title(page)) if text != heading)
    return any(_BODY.search(text) and not is_ours(text, letters) for text in told)


def is_on_a_clients_board(sighting: Sighting, letters: str) -> bool:
    """Whether somebody's office is one on the board of an association that the firm looks after.

    Args:
        sighting: a name as it stands on a page, with its title.
        letters: letters of the company's domain and names, parted by spaces.
    """
    title = sighting.title.strip(" ,:.")
    named = _NAMED.match(title)
    if named:
        return not is_ours(named["body"], letters)
    manager = any(word in letters for word in _MANAGERS)
    led = _LED.fullmatch(title) if manager else None
    if led and not (is_unit(led["body"]) or Titles.of().title(led["body"])):
        return not names_whole(led["body"], letters)
    body = _OF_A_BODY.match(title)
    if body and manager and title.lower().startswith(("board", "hoa", "coa", "association")):
        return not is_ours(body["body"], letters)
    told = _ON_A_BOARD.match(title)
    if not told and not _OFFICE.fullmatch(title):
        return False
    if _leads_the_line(sighting, letters, of_a_board=manager):
        return True
    if told and manager and told["kind"].lower() != "board":
        return True
    above = headings_above(sighting.page, sighting.name_at.number - 1)
    if any(map(_PUBLIC_BOARD.match, above)):
        return True
    if told and manager and any(_COMMUNITY.search(text) and not is_ours(text, letters) for text in above):
        return True
    for text in (*above, *parts_of_title(sighting.page)):
        if _ASSOCIATION.search(text):
            return not is_ours(text, letters)
        if _LOOKED_AFTER.search(text):
            return True
        if _OWN_STAFF.search(text):
            # "Managed by Maple Hollow", within the association's page.
            return False
    return False


def _leads_the_line(sighting: Sighting, letters: str, *, of_a_board: bool) -> bool:
    """Whether an association that is not the firm stands in front of name and office, or right behind them.

    Args:
        sighting, letters: as for `is_on_a_clients_board`. of_a_board: whether "board president" tells of any name in front.
    """
    before, behind, tail = sighting.beside()
    ahead, title = before, sighting.title.strip()
    if sighting.title_leads() and ahead.rstrip(" ,:").endswith(title):
        ahead = ahead.rstrip(" ,:").removesuffix(title)
    bare = re.sub(r"(?:the\s)?(?:hoa|coa|association|board)\s$", "", ahead, flags=re.IGNORECASE)
    last = behind if sighting.title_leads() else tail
    found = _IN_LINE.search(bare) or _BEHIND.match(last)
    if found is None and of_a_board and (bare != ahead or _ON_A_BOARD.match(title)):
        found = _COUNTED.search(bare)
    return found is not None and not is_ours(found["body"], letters)
