"""Posts that are no posts at this firm: a relative's, a client's, one at a club.

Pages tell of such people in the words in which they present their own, so that only what stands around name and title tells.
"""

from __future__ import annotations

import re

from leadgen_assets.domain.hosts.domains import is_free_mail, registrable_domain
from leadgen_assets.domain.wording.written import emails_in
from leadgen_assets.extract.naming.bodies import has_letters, names_a_body
from leadgen_assets.extract.naming.sighting import Sighting
from leadgen_assets.extract.naming.titles import Titles, is_unit
from leadgen_assets.extract.naming.written_names import LEGAL
from leadgen_assets.extract.others.firms_ahead import is_led_by_another
from leadgen_assets.extract.others.guests import is_guest
from leadgen_assets.extract.others.other_firms import FIRM, has_firm_word, is_ours, is_person, is_place

_NUMBER = r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|dozens|several|many|some|multiple|numerous|\d+)"
_OWN_THINGS = (
    r"(?:firm|company|agency|team|teams|staff|office|offices|practice|business|shop|store|studio|brokerage|group|branch|departments?"
    r"|divisions?|board|organi[sz]ation|region|rentals?|properties)"
)
_LEADING = re.compile(
    r"\b(?:owner|founder|ceo|proprietor|president|director|chair(?:man|woman|person)?|principal|partner|head)$",
    re.IGNORECASE,
)
_SINCE = r"(?:,?\s(?:since\s(?:\w+\s)?\d{4}|(?:for|these)\s(?:[\w-]+\s){1,3}years),?)?"
_OF_ANOTHER = re.compile(
    rf"{_SINCE}\s(?:of|at|for)\s(?:\d{{1,5}}\s(?P<house>[A-Z])|(?:an?|{_NUMBER}|(?:his|her|their)\sown)\s(?P<any>[a-z][\w-]*(?:\s[a-z][\w-]*){{0,3}})"
    r"|(?:the|our|his|her|their)\s(?P<some>(?:[A-Za-z][\w-]*\s){0,3}?[a-z][\w-]*)(?=[^\w\s]|\s(?:who|and|in|that|where|of|on|is|for|at)\b|$))"
)
""" "Owner of a bakery", "owner since 1998 of two dogs", "director of the county library": whose it is says no capital letter."""

_OF_A_BODYS = re.compile(
    r"\s(?:of|at|for|with|over)\s(?:the|our|an?|his|her|their)\s(?:[\w-]+\s){0,2}?(?:city|county|town(?:ship)?|village|state|borough|parish|schools?"
    r"|church|university|college|hospital|court|government|neighbou?rs?|bank|museum|library|airport|chamber)(?:['’]s|(?<=s)['’])\s"
    r"(?P<thing>[a-z][\w-]*(?:\s[a-z][\w-]*){0,3})"
)
""" "Director of Operations for the city's water works"."""
_RANK = re.compile(r"(?:\w+est|most|top|first|only|leading|premier|favou?rite|number|no|longest-\w+)\b", re.IGNORECASE)
""" "For the city's oldest brokerage": so a firm praises itself."""

_OWN_THING = re.compile(rf"\b{_OWN_THINGS}\b", re.IGNORECASE)
_OWN_PART = re.compile(r"\b(?:teams?|departments?|divisions?|staff|group)\b", re.IGNORECASE)

_CREDITED = re.compile(
    rf"\b(?i:(?:managed|operated|marketed|catering|built|designed|developed|sponsored|constructed|presented|hosted|catered|photographed|powered|furnished|staged|financed"
    rf"|insured|represented)\sby)\s(?:the\s)?{FIRM}(?:[:,;]|\s[-–—(])\s?(?:(?:its|their|the)\s)?[a-z/&\s-]{{0,30}}$"
)
""" "Built by Lopez Builders, owner Juan Lopez", "Managed by Harbor Group: Dan Oakley"."""

_NAMED_BEFORE = re.compile(r"(?:^|[.:;]\s)([A-Z][^.;:,]{3,60})[,;]\s$")
""" "Elmfield Library, Jane Doe, Director": whose office it is leads."""

_OF_A_CHAPTER = re.compile(
    r"\b(?P<body>chapter|lodge|troop|caucus|class|student\sbody|alumni|pt[ao]|chamber|rotary|kiwanis|(?:school|town|city|county|parish)\s(?:board|council|commission))"
    r"\s(?:(?:vice|co-?|past)[\s-])?(?:president|chair\w*|secretary|treasurer|director)(?:$|,\s)",
    re.IGNORECASE,
)
_PARTY = re.compile(
    r"(?:\b(?P<party>landlord|tenant|lessor|lessee|plaintiff|defendant|petitioner|respondent|seller|buyer|purchaser|grantor|grantee|borrower)"
    r"(?:\(s\)|s)?:\s(?:[^.:]{5,60};\s(?:and\s)?)?|\svs?\.\s)$",
    re.IGNORECASE,
)
""" "LANDLORD: John Smith, Owner": of a lease that is shown, of a sale, or of a case in court."""

_APPRAISED = re.compile(
    r"(?<!medically\s)(?<!clinically\s)(?<!legally\s)(?<!fact\s)(?<!technically\s)\b(?:reviewed|reviews?(?=\s(?:by|from))|rated(?:\s[\w-]+){0,2}|recommended|endorsed|nominated|asked|answered|posted|submitted)\s(?:by|from):?\s$"
    r"|\bverified\s(?:review|buyer|purchase|customer|client|tenant)[:,–—-]?\s$",
    re.IGNORECASE,
)
""" "Reviewed by Jane Doe, owner", "Asked by": a client, or anybody. A doctor reviews what a page tells."""

_IN_A_SHOW = re.compile(
    r"(?:^|[.|•·;]\s)(?:[\w'’-]+,?\s){0,3}?(?:(?:podcast\s)?episode|ep\.?|podcast|webinar|interview|keynote|panel|fireside\schat)(?:\s#?\d{1,4})?\s?[:–—-]\s$",
    re.IGNORECASE,
)
""" "Episode 12: Jane Doe, Broker/Owner"."""
_INTERVIEWED = re.compile(
    r"\b(?:this|our|the|an?|latest|new|today['’]s)\s(?:[\w-]+\s){0,2}?(?:interview|podcast|episode|show|webinar|series|column|video|article)\b[^.;!?]{0,60}?\bwe\s"
    r"(?:(?:\w+ly|also|have|had)\s)?(?:talk(?:ed)?|sp[eo]a?ke?|chat(?:ted)?|s[ai]t\sdown|c[ao](?:tch|ught)\sup|visit(?:ed)?|me?et)\s(?:to\s|with\s)?(?:guest\s)?$"
    r"|\bwe\s(?:(?:\w+ly|also|have|had)\s)?interview(?:ed)?\s(?:guest\s)?$"
    r"|\bour\s(?:[\w-]+\s){0,2}?(?:interview|conversation|chat|q\s?&\s?a|podcast|episode)\s(?:[\w-]+\s)?with\s(?:guest\s)?$",
    re.IGNORECASE,
)
""" "In this interview we talk with Jane Doe, CEO": whom a firm asks is its guest."""

_OFFICIALS = re.compile(
    r"^(?:(?:state\s(?:senator|representative)|(?:fire|police)\s(?:chief|marshal|captain)|district\sattorney|attorney\sgeneral|secretary\sof\sstate|school\ssuperintendent)$|(?:city|town|township|county|village|borough|municipal|state)\s(?:clerk|manager|treasurer|attorney|assessor|recorder|administrator|engineer|planner|auditor"
    r"|commissioner|judge|sheriff|supervisor|council\w*|president)$)",
    re.IGNORECASE,
)
""" "City Manager Jane Doe cut the ribbon": in a sentence; a town's own site has her title in a list."""
_PUBLIC = ("city", "town", "county", "state", "gov", "village", "fire", "police")

_AGENT_OF_LAW = re.compile(
    r"\b(?:dmca|copyright|designated|registered|statutory)\s(?:designated\s)?agent\b|\bagent\sfor\s(?:service\sof\sprocess|notices?)\b"
    r"|\bnotices?\s(?:of\sclaimed\sinfringement|(?:shall|should|must|may)\sbe\s(?:sent|addressed|directed))\b",
    re.IGNORECASE,
)
_NAMED_FIRM = re.compile(FIRM)

_CLIENTS = re.compile(
    r"^(?:(?:happy|satisfied|pleased|grateful|delighted|loyal|out-of-(?:state|town|area)|absentee|long-distance|overseas|verified|anonymous)\s(?:[\w-]+\s)?"
    r"(?:owner|client|customer|tenant|resident|investor)"
    r"|(?:(?:small|local)\s)?(?:rental|property|condo|home|house|building|unit|duplex|business)[\s-]?owner)s?$",
    re.IGNORECASE,
)
_CLIENTS_AHEAD = 2
"""Words in front of a name that may call somebody a client: "Homeowner Jane Doe, a teacher"."""

_SOMEBODYS = re.compile(r"(?:his|her|their)\s", re.IGNORECASE)
""" "Her attorney, Jane Doe": a client's."""

_OWNERS_THING = re.compile(
    r"\b(?:business|property|building|home|house|rental|condo|unit|apartment|duplex|investment|land|dog|pet|cat|horse)\s$",
    re.IGNORECASE,
)
""" "Local business owner Jane Doe": what a client or a neighbour owns."""

_COURTESY = re.compile(
    r"\b(?:courtesy\sof|(?:represented|brought|offered)\sby|(?:buyer|seller)['’]?s?\sagent)[:\s]{1,2}$", re.IGNORECASE
)
_DEALT = re.compile(
    r"\b(?:sold|listed|leased|rented|bought|closed|offered)\sby:?\s$|\bco-?listed\swith\s$|\b(?:listing|selling|leasing|buying)\s(?:agent|broker):\s$",
    re.IGNORECASE,
)
_REPORTS_TO = re.compile(r"\breport(?:s|ing)?(?:\sdirectly)?\sto:?\s(?:the\s)?$", re.IGNORECASE)
_FOR_THE_PRESS = re.compile(
    r"\b(?:media|press|public\srelations|pr)\s?(?:(?:contacts?|inquir\w+|enquir\w+|requests?|office|queries)\s?)?:\s$",
    re.IGNORECASE,
)
_APPOSED = re.compile(rf",\s(?:the\s)?(?:[A-Z]+/)?{FIRM}")
""" ", RE/MAX Ideal", too."""

_SPOUSE = re.compile(
    r"^(?:partner|wife|husband|spouse|daughter|son|mother|father|brother|sister|widow)\s(?:of|to)\s(?P<name>.+)",
    re.IGNORECASE,
)

_GOES_ON = re.compile(r",?\s(?!(?:of|at|for|with|from|on)\s)[a-z]")


def is_post_elsewhere(sighting: Sighting, letters: str) -> bool:
    """Whether what stands around a person says that the post is another body's, or a relative's at another.

    Args:
        sighting: a name as it stands on a page, with its title.
        letters: letters of the company's domain and names, parted by spaces.
    """
    before, behind, tail = sighting.beside()
    title = sighting.title.strip()
    if is_led_by_another(sighting, letters) or is_guest(sighting):
        return True
    if _COURTESY.search(before) or _is_a_party(before, title) or _is_agent_of_law(sighting, letters):
        return True
    if any(each.search(before) for each in (_APPRAISED, _IN_A_SHOW, _INTERVIEWED)) or _is_an_official(
        sighting, before, behind, letters
    ):
        return True
    credited = _CREDITED.search(before)
    if credited and not is_ours(credited["firm"], letters):
        return True
    if not title or sighting.title_at is None:
        return False
    if (
        title.lower().endswith((" of", " at", " for"))
        or _CLIENTS.match(title)
        or _SOMEBODYS.match(title)
        or _is_called_a_client(before)
        or _is_owner_of_a_thing(sighting, before, title)
    ):
        return True
    rest = behind if sighting.title_leads() else tail
    return (
        _of_another(title, rest, letters)
        or _at_a_body(title, before, _of_title(sighting, behind, tail), letters)
        or _of_a_press_firm(sighting, before, tail, letters)
    )


def _is_a_party(before: str, title: str) -> bool:
    """Whether the label in front is a party's to a contract or a case; "Buyer: Jane Doe" alone is a post."""
    found = _PARTY.search(before)
    return found is not None and (found["party"] or "").lower() != title.lower()


def _is_an_official(sighting: Sighting, before: str, behind: str, letters: str) -> bool:
    """ "City Manager Jane Doe cut the ribbon": a sentence goes on behind the name."""
    title = sighting.title.strip()
    # Of "County assessor Jane Doe" the title may be read alone.
    ahead = before.rstrip(" ,:").removesuffix(title).split()[-1:]
    if not sighting.title_leads() or not any(map(_OFFICIALS.match, (title, " ".join([*ahead, title])))):
        return False
    told = re.match(r"[,’']?\s?[a-z]", behind) is not None
    return told and not (re.search(r"\bour\s", before, re.IGNORECASE) or any(word in letters for word in _PUBLIC))


def _is_agent_of_law(sighting: Sighting, letters: str) -> bool:
    """ "DMCA agent: Smith & Lowe LLP, attention Robert Lowe, Partner": at the firm that stands between."""
    ahead, _, _ = sighting.name_at.text.partition(sighting.name.text)
    agent = _AGENT_OF_LAW.search(ahead)
    firms = _NAMED_FIRM.finditer(ahead, agent.end()) if agent else ()
    return any(
        (has_firm_word(firm["firm"]) or LEGAL.search(firm["firm"])) and not is_ours(firm["firm"], letters)
        for firm in firms
    )


def _is_called_a_client(before: str) -> bool:
    words = before.split()[-_CLIENTS_AHEAD:] if before.endswith(" ") else []
    return any(_CLIENTS.match(" ".join(words[at:])) for at in range(len(words)))


def _is_owner_of_a_thing(sighting: Sighting, before: str, title: str) -> bool:
    ahead = before.rstrip(" ,:")
    leads = sighting.title_leads() and title.lower() == "owner" and ahead.endswith(title)
    return leads and _OWNERS_THING.search(ahead.removesuffix(title)) is not None


def _of_another(title: str, rest: str, letters: str) -> bool:
    """Whether the post is over something that is no firm's own: "owner of a bakery", "partner of Hugh Dane"."""
    spouse = _SPOUSE.match(title) or _SPOUSE.match(title + rest[:40].split(",")[0])
    if spouse and is_person(" ".join(spouse["name"].split()[:2])) and not is_ours(spouse["name"], letters):
        return True
    bodys = _OF_A_BODYS.match(rest)
    if bodys and not (_RANK.match(bodys["thing"]) or _OWN_THING.search(bodys["thing"]) or is_unit(bodys["thing"])):
        return True
    for text, role, at in ((title + rest, title, len(title)), *_inner(title)):
        found = _OF_ANOTHER.match(text, at) if _LEADING.search(role) else None
        if found and found["house"]:
            return True
        if found and found["any"]:
            return _OWN_PART.search(found["any"]) is None
        if found and found["some"]:
            thing = found["some"]
            return not (_OWN_THING.search(thing) or is_unit(thing) or has_letters(thing, letters))
    return False


def _inner(title: str) -> list[tuple[str, str, int]]:
    """A title that holds the words behind "of" itself, cut there."""
    found = re.search(r"\s(?:of|at|for)\s", title)
    return [(title, title[: found.start()], found.start())] if found else []


def _of_title(sighting: Sighting, behind: str, tail: str) -> str:
    """What stands behind a title, without what its sentence tells of the person: "our broker, Jane Doe, chair of the Rotary Club"."""
    told = sighting.title_leads() and _GOES_ON.match(behind)
    return tail.partition(sighting.name.text)[0] if told else tail


def _at_a_body(title: str, before: str, tail: str, letters: str) -> bool:
    """ "President, Boise Chamber of Commerce", "Treasurer of our church"."""
    chapter = _OF_A_CHAPTER.search(title)
    if chapter and not has_letters(chapter["body"], letters):
        return True
    found = re.search(r"(?:,|\s(?:of|at|for|with|on)|\s[-–—|(])\s?(.{3,60})$", title)
    # "Jane Doe, owner, sings in a church" tells of her, and not where she is owner.
    told = re.match(r"(?:,(?=\s?(?:the\s)?[A-Z])|\s(?:of|at|for|with|on)|\s[-–—|(])\s?([^.;]{3,60})", tail)
    ahead = _NAMED_BEFORE.search(before)
    return any(names_a_body(each[1], letters) for each in (found, told, ahead) if each)


def _of_a_press_firm(sighting: Sighting, before: str, tail: str, letters: str) -> bool:
    """Whether the firm behind a title is another's: where an agent dealt, and where the press shall ask."""
    press, dealt = _FOR_THE_PRESS.search(before), _DEALT.search(before) or _REPORTS_TO.search(before)
    if not press and not dealt:
        return False
    firm = _APPOSED.match(tail)
    if (
        firm
        and not is_ours(firm["firm"], letters)
        and not is_unit(firm["firm"])
        and not Titles.of().title(firm["firm"])
    ):
        return has_firm_word(firm["firm"]) or not is_place(firm["firm"]) or bool(press)
    own = registrable_domain(sighting.page.url)
    hosts = {registrable_domain(mail.value.rpartition("@")[2]) for mail in emails_in(sighting.name_at.text)}
    return bool(press) and any(host != own and not is_free_mail(host) for host in hosts)
