"""What stands in front of a post says whose it is: a public body, a brand, or the firm that the sentence before is about.

A page tells of a neighbour in one sentence and of who owns it in the next. Somebody of whom no word says that he is ours, right
behind what is another's, is that other's. The rules are from how neighbours, officials and agents are told of in general, not from
single pages.
"""

from __future__ import annotations

import re

from leadgen_assets.domain.pages.page import Kind, Segment
from leadgen_assets.domain.wording.given_names import folded, given_names
from leadgen_assets.extract.naming.bodies import ends_as_a_body
from leadgen_assets.extract.naming.own_names import names_whole
from leadgen_assets.extract.naming.sighting import Sighting
from leadgen_assets.extract.naming.titles import Titles
from leadgen_assets.extract.others.firms_ahead import is_known_to, is_own
from leadgen_assets.extract.others.other_firms import FIRM, is_person, is_place
from leadgen_assets.extract.others.whose_post import is_surely, without
from leadgen_assets.extract.reading.word_lists import word_list

_FIRM = re.compile(rf"(?<![\w'’&]){FIRM}")
_SENTENCES = re.compile(r"(?:(?<=[a-z\d)’'”\"]{2})|(?<=[A-Z]{2}))[.!?]['’”\"]?\s+(?=[A-Z])")
_OURS = re.compile(r"\b(?:we|our|ours|us|my|i)\b|\b(?:he|she|his|her)\b", re.IGNORECASE)
"""Who speaks of himself, or goes on about somebody who was named before: a former employer tells nothing of the next name."""

_WE = re.compile(r"\b(?:we|our|ours|us|my)\b", re.IGNORECASE)

_NEIGHBOUR = re.compile(
    r"\b(?:next\s(?:door|to)|across\s(?:from|the\s(?:street|road|hall|lot|alley))|(?:down|up)\sthe\s(?:street|road|block|hall)|around\sthe\scorner"
    r"|neighbou?r(?:s|ing)?|upstairs|downstairs|nearby|share\s(?:a|the)\s(?:wall|building|lot|floor|lobby)|(?:also\s)?in\s(?:our|this|the\ssame)\sbuilding"
    r"|(?:sister|affiliated|partner)\s(?:compan\w+|firms?)|(?:our|the)\s(?:land(?:lord|lady)|bank|lender|vendor|supplier|tenant|client|customer|sponsor|caterer|printer|roofer|plumber|electrician|photographer|baker))\b",
    re.IGNORECASE,
)
""" "We share a wall with Hart Bakery": whoever is named next is of the bakery, even where "we" speak."""

_DEALS = re.compile(
    r"\b(?:(?:bank|insure)s?\s(?:with|at|through)|(?:rent|lease)s?\sto|buys?\s(?:[\w-]+\s){0,3}from|(?:is|are)\s(?:kept|audited|printed|insured|done|catered|baked|poured)\sby)\s(?:the\s)?"
    r"(?P<firm>[A-Z][\w&’'-]*(?:\s[A-Z&][\w&’'-]*)*)\W*$",
)
""" "We bank with Oakfield. Branch manager Jane Doe knows us.": whoever is named next is of the bank."""

_UNNAMED = re.compile(
    r"\b(?:the|an?)\s(?!(?:office|team|staff|branch|lobby|door|crew)\b)[a-z-]+\s(?:next\sdoor|downstairs|upstairs|(?:across|down|up)\sthe\s(?:street|road|hall|block))\W*$"
)
""" "Tenants love the bakery downstairs."."""

_CAME_FROM = re.compile(
    r"\b(?:founded|established|started|formed|began|opened|renamed|formerly|previously|known|called|name|named|dba|merged?|acquired|bought|purchased|became|part"
    r"|division|subsidiary|brand|franchise\w*|member\w*|certified|accredited|licen[sc]ed|affiliat\w+|award\w*|voted|rated|featured|powered|welcome|about|at|by|contact|call)\b",
    re.IGNORECASE,
)
"""With such a word in it a sentence's firm may be this one under another name, or what this one belongs to."""

_ITS = re.compile(r"\b(?:its|their)\s(?:[a-z]+\s){0,2}?$", re.IGNORECASE)
_LABELLED_LINE = re.compile(
    r"(?:panel(?:ists)?|speakers?|judges|guests?|(?:raffle|contest|drawing|giveaway)?\s?winners?(?:\sof\s[^:]{3,30})?|(?:tenant|resident|client|customer|volunteer|student)\sof\sthe\s\w+"
    r"|board(?:\sof\sdirectors)?\sof\s(?:the\s)?(?P<body>(?!(?:directors|trustees|advisors|governors|managers|owners)\b)(?-i:[A-Z])[^:]{3,50})):\s",
    re.IGNORECASE,
)
""" "Panel: Jane Doe, President; Carl Elm, Director": all whom the line names."""

_RUN_BY = re.compile(
    rf"(?<![\w'’&]){FIRM},?\s(?:(?:which|that)\s)?(?:(?:is|are|was)\s)?(?:owned|run|led|headed|founded|started|operated)(?:\s(?:and|&)\s\w+)?\sby\s"
    r"(?:[a-z-]+\s){0,3}$"
)
_APPOSED = re.compile(rf"(?<![\w'’&]){FIRM}(?:,|:|\s?\(|\s[–—-])\s?(?:(?:its|their)\s)?(?:[a-z-]+\s){{0,2}}$")
""" "Across the street from Hart Bakery, owner Jane Doe"."""

_WHERE = re.compile(r"\b(?:in|near|around|of|from)\s$")

_ASKED = re.compile(
    r"(?:for\s[^,.;]{2,40},\s)?(?:please\s)?(?:(?:call|contact|ask(?:\sfor)?|see|meet|e-?mail|reach|visit|try)\s)?",
    re.IGNORECASE,
)
""" "For sales, call Jane Doe": no word of whose she is."""

_BY = re.compile(
    r"(?:^|[.;|•·(]\s?)(?:comments?|questions?|(?:google|yelp)\sreview|complaint|tip|idea)\s(?:by|from):?\s$",
    re.IGNORECASE,
)
""" "Comment by Jane Doe, Owner": a reader's."""

_DEALT = re.compile(r"\b(?:(?:exclusively\s|co-?)?listed|presented)\s(?:by|with):?\s$", re.IGNORECASE)
""" "Listed by Jane Doe, Broker": of a house that whoever put it into the exchange shows."""

_BRANDED = re.compile(
    r"(?:^|[.!?:;]\s|\b(?:by|with|from|to|and|contact|call|ask)\s)(?P<firm>[A-Z][\w&’'.-]+(?:\s[A-Z][\w&’'.-]+){0,2})\s$"
)
""" "Compass broker Jane Doe", a post in small letters behind a name that begins the clause."""

_BRAND_IN_TITLE = re.compile(r"(?P<firm>[A-Z][\w&’'.-]+(?:\s[A-Z][\w&’'.-]+){0,2})\s(?P<post>[a-z]+)")
""" "Jane Doe, Starbucks owner"."""

_LIKE_A_QUALITY = re.compile(
    r"(?:ed|ing|ly|al|ive|ent|ant|ous|able|ible|ful|less|ary|ory|ic|ish|er|or|ist|an|est|y|time|life|house|site|wide|sole|part|half|joint|co|firm|shop|store|chief|vice)$",
    re.IGNORECASE,
)
"""How words end that tell of what kind somebody is ("Licensed", "Longtime", "Medical"), as no few firms' names do: in doubt ours."""

_POSTS = frozenset(
    {"broker", "agent", "realtor", "franchisee", "owner", "founder", "ceo", "president", "partner", "principal"}
)
"""Posts that people have at brands that pages name; a manager or director has what he is of in front as often."""

_TOWNS = re.compile(
    r"(?:ville|land|ton|port|burgh?|ford|dale|wood|mont|field|don|ham|shire|polis|view|ridge|brook|haven|[Pp]oint|Junction|Pass|Rapids|Bluffs?|Gap|Mesa|Prairie|Ferry)$"
)
_MOST_WORDS, _LONGEST_LINE = 5, 90


def is_told_of_another(sighting: Sighting, letters: str) -> bool:
    """Whether the words in front of a name, or the sentence before its own, say that the post is another firm's or body's.

    Args:
        sighting: a name as it stands on a page, with its title.
        letters: letters of the company's domain and names, parted by spaces.
    """
    title, line = sighting.title.strip(), sighting.name_at
    before = sighting.beside()[0]
    label = _LABELLED_LINE.match(line.text) if ":" in line.text else None
    if label and not (label["body"] and names_whole(label["body"], letters)):
        return True
    if _BY.search(before) or _DEALT.search(before) or _is_of_firm_beside_us(sighting, before, letters):
        return True
    if not title or sighting.title_at is not line:
        return False
    branded = _BRAND_IN_TITLE.fullmatch(title)
    if branded and branded["post"] in _POSTS and not is_own(branded["firm"], letters):
        return is_a_brand(branded["firm"], sighting)
    leads = sighting.title_leads()
    ahead = without(title, before) if leads else before
    if leads and (ends_as_a_body(f"{ahead}{title}", letters) or _is_branded(sighting, ahead, letters)):
        return True
    return _is_of_firm_before(sighting, letters, leads=leads)


def _is_branded(sighting: Sighting, ahead: str, letters: str) -> bool:
    """Whether a name that is no quality, no place and no person stands in front of a post in small letters."""
    title, found = sighting.title.strip(), _BRANDED.search(ahead)
    if not found or title not in _POSTS or is_own(found["firm"], letters):
        return False
    return is_a_brand(found["firm"], sighting)


def is_a_brand(firm: str, sighting: Sighting) -> bool:
    """Whether capitalised words in front of a post in small letters are most likely a firm's name."""
    words = [word.lower().strip(".,’'") for word in firm.split()]
    plain = word_list("not_names") | word_list("inner_words") | word_list("departments") | word_list("kinds_of_places")
    plain |= word_list("listed_firm_words") | word_list("firm_words") | word_list("word_surnames")
    if any(word in plain or Titles.of().last([word]) for word in words) or words[-1] in word_list("place_words"):
        return False
    if _TOWNS.search(firm) or (
        len(words) == 1 and (_LIKE_A_QUALITY.search(firm) or "-" in firm or folded(words[0]) in given_names())
    ):
        return False
    if is_place(firm) or is_person(firm) or is_known_to(sighting, firm):
        return False
    return not any(_is_whereabouts(firm, each) for each in sighting.page.segments if firm in each.text)


def _is_whereabouts(firm: str, segment: Segment) -> bool:
    """Whether a segment tells that a name is that of a town or of this firm: a heading, "in Medford", "Medford, OR"."""
    named = re.escape(firm)
    return (
        segment.kind in (Kind.HEADING, Kind.TITLE, Kind.META)
        or re.search(
            rf"\b{named},\s[A-Z]|\b(?:in|near|around|from|serving|of|to)\s{named}\b|\b{named}\s(?:office|area|homes|rentals|market)\b",
            segment.text,
        )
        is not None
    )


def _is_of_firm_beside_us(sighting: Sighting, before: str, letters: str) -> bool:
    """Whether another firm's name stands in front as the one that somebody runs, or the one next door: "Hart Bakery, run by Jane Doe"."""
    run = _RUN_BY.search(before)
    if run and _is_others(run["firm"].rstrip(".,"), sighting, letters, maybe=True):
        return True
    ahead = without(sighting.title.strip(), before) if sighting.title and sighting.title_leads() else before
    apposed = _APPOSED.search(ahead)
    near = _NEIGHBOUR.search(ahead[: apposed.start("firm")]) if apposed else None
    if not apposed or not near or _OURS.search(ahead[near.end() :]):
        return False
    return _is_others(apposed["firm"].rstrip(".,"), sighting, letters, maybe=True)


def _is_of_firm_before(sighting: Sighting, letters: str, *, leads: bool) -> bool:
    """Whether the sentence, or the short line, before that with name and title is about another firm, and says nothing of us."""
    text, title = sighting.name_at.text, sighting.title.strip()
    at = text.find(sighting.name.text)
    if at < 0:
        return False
    ends = [found.end() for found in _SENTENCES.finditer(text) if found.end() <= at]
    begin = ends[-1] if ends else 0
    own, behind = text[begin:at], _SENTENCES.split(text[at:])[0]
    told = _SENTENCES.split(text[:begin].rstrip())[-1] if ends else _line_before(sighting)
    ahead = without(title, own) if leads else own
    if not told or not (_ASKED.fullmatch(ahead) or (leads and _ITS.search(ahead))):
        return False
    named = [found for found in _FIRM.finditer(told) if not _WHERE.search(told[: found.start()])]
    firms = [found["firm"].rstrip(".,") for found in named]
    if leads and _ITS.search(ahead) and firms and " " in firms[-1]:
        # "Its director" is that of whatever was named last.
        return not (_WE.search(behind) or _names_own(behind, letters)) and _is_others(
            firms[-1], sighting, letters, maybe=True
        )
    deals = _DEALS.search(told)
    if (deals and not is_own(deals["firm"], letters)) or _UNNAMED.search(told):
        return not (_OURS.search(own) or _names_own(own + behind, letters))
    near = _NEIGHBOUR.search(told) is not None
    # "Next door: Hart Bakery. Owner Jill Hart stocks our book."
    if _OURS.search(own if near and not _OURS.search(told) else own + behind):
        return False
    if not near and (_OURS.search(told) or _CAME_FROM.search(told)):
        return False
    if _names_own(own + behind, letters) or (not near and _names_own(told, letters)):
        return False
    return any(_is_others(firm, sighting, letters, maybe=near) for firm in firms)


def _line_before(sighting: Sighting) -> str:
    """A short line right above a sentence about somebody; "" where the name's own line is no sentence, or the one above is a heading."""
    line, segments = sighting.name_at, sighting.page.segments
    if not line.text.rstrip().endswith((".", "!")) or line.number < 2:
        return ""
    above: Segment = segments[line.number - 2]
    fits = above.kind in (Kind.TEXT, Kind.HEADING) and above.region is line.region and above.card == line.card
    return above.text if fits and len(above.text) <= _LONGEST_LINE else ""


def _names_own(text: str, letters: str) -> bool:
    return any(is_own(found["firm"].rstrip(".,"), letters) for found in _FIRM.finditer(text) if len(found["firm"]) > 3)


def _is_others(firm: str, sighting: Sighting, letters: str, *, maybe: bool) -> bool:
    if len(firm.split()) < 2 or len(firm.split()) > _MOST_WORDS or is_own(firm, letters):
        return False
    if is_surely(firm, sighting):
        return True
    return maybe and not (
        _TOWNS.search(firm)
        or is_place(firm)
        or is_person(firm)
        or Titles.of().title(firm)
        or is_known_to(sighting, firm)
    )
