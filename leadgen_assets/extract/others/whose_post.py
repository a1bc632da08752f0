"""Another firm's name beside a post, as a sentence joins them: "Hegg Realtors, where Jane Doe is the broker", "DocuLane CEO Jane Doe".

Who has a firm's name beside the post that is not this one's is of that firm. Houses are named in the same words and looked after by
this one's people, so that posts on the spot tell nothing. The rules are from how partners, vendors, relatives and former bosses are
told of in general, not from single pages.
"""

from __future__ import annotations

import re

from leadgen_assets.extract.naming.sighting import Sighting
from leadgen_assets.extract.naming.team_headings import STAFF
from leadgen_assets.extract.naming.titles import Titles, is_unit
from leadgen_assets.extract.others.firms_ahead import ends_as_a_trade, is_known_to, is_own
from leadgen_assets.extract.others.other_firms import FIRM, has_firm_word, is_person, is_place
from leadgen_assets.extract.reading.sections import headings_above
from leadgen_assets.extract.reading.word_lists import word_list

SENTENCE = re.compile(r"(?<=[a-z\d)’'”\"]{2})[.!?]['’”\"]?\s+(?=[A-Z])")
_SMALL = r"(?:[a-z’'-]+,?\s){0,5}"
_BRACKET = re.compile(rf"(?<![\w'’]){FIRM}\s?\(\s?[a-z’'\s-]{{0,30}}$")
""" "Bell Realty (Jane Doe, broker)", "DocuLane (CEO Jane Doe)"."""

_WHERE = re.compile(
    rf"(?:\b(?P<at>at|with|for|by|of|from)\s(?:the\s)?|(?<![\w'’])){FIRM},?\s(?:where|whose)\s{_SMALL}$"
)
""" "He works at Hegg Realtors, where his mother, Jane Doe, is the broker"."""

_ITS = re.compile(
    rf"(?<![\w'’]){FIRM}(?:\s[a-z]+){{0,3}},?\s(?:with|and|under|beside|alongside|by)\s(?:its|their)\s{_SMALL}$"
)
""" "She is on Townbank's board with its chairman, Jane Doe"."""

_WORKED = re.compile(
    rf"\b(?:work(?:s|ed|ing)?|serv(?:ed|ing)|interned|trained|started|began|employed|spent|years|decades?|months|career|apprentice\w*|jobs?)\s[^.;:]{{0,40}}?\b(?:at|for|with|of)\s(?:the\s)?{FIRM},?\s"
    r"(?:with|under|beside|alongside|for|by)\s(?:[a-z-]+\s){0,3}$"
)
""" "She worked at Hegg Realtors with managing broker Jane Doe"."""

_HONOURS = re.compile(
    r",?\s(?:presented|handed|gave|awarded|honou?red|congratulated|recogni[sz]ed|inducted|nominated)\s(?:us|our|the|an?|it|[A-Z])[^.;]{0,60}?"
    r"\b(?:awards?|plaques?|trophy|certificates?|prizes?|honou?rs?|hall\sof\sfame|check)\b"
)
""" "Jane Doe, president, presented us the award": of whoever gives it."""

_BOARD_OF = re.compile(rf"\bboards?\s[^.;:A-Z]{{0,45}}{FIRM}[^.;:A-Z]{{0,30}}$")
_WHOLE = re.compile(rf"(?:^|[.:;]\s){FIRM},\s$")
""" "State Farm, agent Jane Doe": the whole of what stands in front."""

_POSSESSED = re.compile(rf"(?<![\w'’]){FIRM}(?<=['’]s|s['’])\s$")
""" "Russ Lyon's Jane Doe, Broker"."""

_APPOSED = re.compile(rf"(?<![\w'’]){FIRM}(?P<mark>,|:|\s[–—-]{{1,2}})\s$")
""" "Bell Realty, Jane Doe, broker"."""

_DIRECT = re.compile(rf"(?<![\w'’]){FIRM}\s$")
""" "Dunn Carney LLP partner Jane Doe"."""

_UNDER = re.compile(
    r"\b(?:trained|apprenticed|studied|cooked|interned|clerked|learned)\b[^.;:]{0,45}\sunder\s"
    r"(?!(?:our|his|her|their|its)\b)(?:the\s)?$"
)
""" "She cooked for years under Chef Jane Doe": a former boss. "Under our owner" is one of this firm."""

_OF = re.compile(rf"\s(?:of|at|with|for)\s(?:the\s)?{FIRM}")
_NOW = re.compile(r",?\s(?:(?:who|he|she)\s)?(?:is\s)?now\s(?P<clause>[^.;,]{3,90})")
_AT = re.compile(rf"(?:^|\s)(?P<word>at|of|with|for)\s(?:the\s)?{FIRM}")
""" "Jane Doe, our first designer, is now Head of Design at Zendar"."""

_BESIDES = re.compile(
    r"(?:also|on|in)\b|an?\s(?:[a-z-]+\s)?(?:director|trustee|governor|member|volunteer|advis[eo]r|mentor|judge|coach|speaker)\b"
    r"|(?:[a-z-]+\s)?(?:president|chair\w*|treasurer|secretary|trustee)\sof\sthe\b"
)
""" "Our owner is now on the board at Townbank", "now also teaches at the college": no post instead of the one here."""

_KNOWN_BY = r"(?:friend|neighbou?r|client|customer|tenant|guest|land(?:lord|lady)|competitor|vendor|supplier|contractor|sponsor)s?"
_WORDS = r"(?:(?!(?:to|of|for|with|in|at|by|from|who|before)\s)[a-z-]+\s){0,3}?"
_NO_MORE = r"(?=\W*$|[.,;!?)]|\s(?:of|in|at|on|to|for|since|from|and|here|who|with|next|across|down|over|too|as|by|because|now|again)\b)"
""" "Is our tenant relations lead" has a noun behind it."""
_END = r"(?=\W*$|[.;!?)])"
_OURS = (
    r"\sof\s(?:ours|mine|us|his|hers|theirs|(?:the|our)\s(?:firm|company|agency|team|office|practice|shop|studio)\b"
    r"|[A-Z][\w-]+['’]s?(?=\W*$|[.,;]))"
)
_OUTSIDER = re.compile(
    rf"(?:,(?:\swho)?)?\s(?:(?:is|are|has\sbeen|have\sbeen)\s(?:(?:also|now)\s)?(?:one\sof\s)?(?:our|my|her|his|their)\s{_WORDS}{_KNOWN_BY}{_NO_MORE}"
    rf"|(?:is|are|was)\s(?:an?|our|my|her|his|their)\s{_WORDS}(?:(?!neighbou?r){_KNOWN_BY}{_END}|(?:{_KNOWN_BY}|fan|supporter)(?:{_OURS}|\sof\sour\swork\b)))"
)
""" "Hugh Dane is a friend", "is our neighbour", "is a client of ours"; "a friend to every tenant", "a fan of the Ducks" tell nothing."""

_ON_SITE = re.compile(
    r"\b(?:community|leasing|site|on-site|resident|assistant|regional|area|building|property|portfolio|association|maintenance|branch|office"
    r"|district|territory|market)\b|^manager$",
    re.IGNORECASE,
)
""" "Oak Court, where Jane Doe is the community manager": the house is looked after, the firm is ours."""

_CAMEL = re.compile(r"\b(?!Mc|Mac|De|Di|Du|La|Le|Van|Fitz|St|O['’])[A-Z][a-z]{2,}[A-Z][a-z]+")
_BEGINNINGS = """our the we this each your it every today tomorrow let in at on near from for with as since when while after before by of
and but here there call meet ask contact welcome once only under like if because"""
_OWN_BEGIN = frozenset(_BEGINNINGS.split())
"""Words that begin a sentence, in capitals there, and no firm's name."""
_ASKING = re.compile(r"^(?:(?:Ask|Call|See|Meet|Contact|As|Like|Visit|Thanks|Thank)\s)+(?=[A-Z])")
""" "Ask Oakfield Bank's Jane Doe"."""
_WRITES = re.compile(
    r"(?:\s(?:in|from|of)\s[A-Z][\w.]+(?:\s[A-Z][\w.]+)?)?,?\s(?:writes|wrote|asks|asked|comments|commented|replied):\s?"
)
""" "Jane Doe, property manager in Bend, writes: great blog!": a reader."""

_OWN_PARTS = frozenset({"team", "office", "branch", "location", "division", "department", "staff", "region", "area"})
_MOST_WORDS = 5


def is_of_a_named_firm(sighting: Sighting, letters: str) -> bool:
    """Whether the sentence says at which other firm somebody has the post, or that somebody was a boss elsewhere or is a friend.

    Args:
        sighting: a name as it stands on a page, with its title.
        letters: letters of the company's domain and names, parted by spaces.
    """
    title = sighting.title.strip()
    if not title or sighting.title_at is not sighting.name_at:
        return False
    before, behind, tail = sighting.beside()
    last = behind if sighting.title_leads() else tail
    ahead = SENTENCE.split(before)[-1]
    if sighting.title_leads():
        ahead = without(title, ahead)
    if (
        _OUTSIDER.match(last)
        or _HONOURS.match(last)
        or _WRITES.match(last)
        or _UNDER.search(ahead)
        or _is_of_firm_told(sighting, ahead, behind, last, letters)
    ):
        return True
    if _is_line_of_staff(sighting):
        return False
    return _is_of_firm_beside(sighting, ahead, last, letters) or _is_of_firm_in_title(sighting, letters)


def _is_line_of_staff(sighting: Sighting) -> bool:
    """Whether an entry, and no sentence, stands on a team's page or in its section: firms' names there are of houses."""
    page, text = sighting.page, sighting.name_at.text.rstrip()
    if text.endswith((".", "!", "?", "…")):
        return False
    return page.role == "team" or any(map(STAFF.search, headings_above(page, sighting.name_at.number - 1)))


def without(title: str, ahead: str) -> str:
    """What stands in front of a title that leads: "DocuLane (" of "DocuLane (CEO "."""
    bare = ahead.rstrip(" ,:")
    return bare.removesuffix(title) if bare.endswith(title) else ahead


def _is_of_firm_told(sighting: Sighting, ahead: str, behind: str, last: str, letters: str) -> bool:
    """What only a sentence tells: where somebody works, on whose board one sits, where the person is now, or is owner besides."""
    board = _BOARD_OF.search(ahead)
    if board and _is_others(board, sighting, letters, maybe=True):
        return True
    where, its, possessed = _WHERE.search(ahead), _ITS.search(ahead), _POSSESSED.search(ahead)
    worked = _WORKED.search(ahead)
    if worked and _is_others(worked, sighting, letters, maybe=True):
        return True
    if where and _is_others(where, sighting, letters, maybe=bool(where["at"]) or " " in where["firm"]):
        return True
    if its and _is_others(its, sighting, letters, maybe=False):
        return True
    if possessed and _is_others(possessed, sighting, letters, maybe=" " in possessed["firm"]):
        return True
    return _is_now_elsewhere(sighting, last, letters)


def _is_now_elsewhere(sighting: Sighting, last: str, letters: str) -> bool:
    """Whether somebody went from the post here to one at another firm."""
    now = _NOW.match(last)
    if not now or _BESIDES.match(now["clause"]):
        return False
    return any(
        _is_others(found, sighting, letters, maybe=found["word"] == "at") for found in _AT.finditer(now["clause"])
    )


def _is_of_firm_beside(sighting: Sighting, ahead: str, last: str, letters: str) -> bool:
    """What an entry and a sentence tell alike: a firm's name right in front of name and title, or right behind them."""
    bracket, whole, apposed, of = (
        _BRACKET.search(ahead),
        _WHOLE.search(ahead),
        _APPOSED.search(ahead),
        _OF.match(last),
    )
    direct = _DIRECT.search(ahead) if sighting.title_leads() else None
    return (
        (bracket is not None and _is_others(bracket, sighting, letters, maybe=" " in bracket["firm"]))
        or (
            whole is not None
            and _is_others(whole, sighting, letters, maybe=sighting.title_leads() and " " in whole["firm"])
        )
        or any(
            found is not None and _is_others(found, sighting, letters, maybe=False) for found in (apposed, of, direct)
        )
    )


def _is_others(found: re.Match[str], sighting: Sighting, letters: str, *, maybe: bool) -> bool:
    """Whether the firm of a match is not this one.

    Args:
        maybe: whether any name will do that is no place, no house and no person, and not only one that is written as firms' are.
    """
    if found["firm"].endswith("&"):
        return False  # "Owners: Jane Doe & Bob Doe": the sign is between two
    firm = _ASKING.sub("", re.sub(r"['’]s?$", "", found["firm"].rstrip(".,"))).removeprefix("The ")
    if not firm or is_own(firm, letters) or firm.split()[0].lower().partition("’")[0] in _OWN_BEGIN:
        return False
    on_site = _ON_SITE.search(sighting.title) is not None
    if is_surely(firm, sighting):
        return has_firm_word(firm) or not on_site
    if found.re is _POSSESSED and is_person(firm):
        return True
    return maybe and not on_site and _may_be(firm, sighting)


def _is_of_firm_in_title(sighting: Sighting, letters: str) -> bool:
    """ "DocuLane CEO": the firm is a part of what seems to be the title."""
    words, titles = sighting.title.strip().split(), Titles.of()
    at = next((at for at in range(len(words)) if titles.exactly(words[at:])), 0)
    firm = " ".join(words[:at]).rstrip(",")
    named = bool(firm) and re.fullmatch(FIRM, firm) is not None and not is_own(firm, letters)
    return named and is_surely(firm, sighting)


def is_surely(firm: str, sighting: Sighting) -> bool:
    """Whether a name is a firm's by how it is written: its last word, capitals within a word, or the person's own surname in it."""
    words = [re.sub(r"\W|['’]s$", "", word.lower()) for word in firm.split()]
    if is_person(firm) or is_known_to(sighting, firm) or _is_plain(firm):
        return False
    surname = re.sub(r"\W", "", sighting.name.text.split()[-1].lower())
    own = len(words) > 1 and len(surname) > 2 and surname in words and words[-1] not in word_list("place_words")
    return has_firm_word(firm) or ends_as_a_trade(firm) or _CAMEL.search(firm) is not None or own


def _may_be(firm: str, sighting: Sighting) -> bool:
    """Whether a name may be a firm's: no place, no house, no person, no part of this one."""
    last = firm.split()[-1].lower()
    if _is_plain(firm) or last in _OWN_PARTS or last in word_list("place_words") or is_known_to(sighting, firm):
        return False
    return not (is_place(firm) or is_person(firm) or Titles.of().title(firm) or is_unit(firm))


def _is_plain(firm: str) -> bool:
    plain = word_list("not_names") | word_list("inner_words") | word_list("departments")
    return all(word.strip(".,&'’").lower() in plain for word in firm.split())
