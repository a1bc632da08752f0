"""Whose year it is that stands beside "founded in" or "since": the firm's, an association's, one office's, somebody's career."""

from __future__ import annotations

import re

_BODYS_YEAR = re.compile(
    r"\b(?:Association|Society|Institute|Council|League|Foundation|University|College|Commission|Chamber\sof\sCommerce|Board\sof\s\w+"
    r"|(?:City|Town|County|State)\sof\s[A-Z]\w+)(?:\sof(?:\s[A-Z]\w+){1,4})?(?:\s\([A-Z]{2,8}\))?,?\s(?:was|were|has\sbeen)\s"
)
_BRANCHS_YEAR = re.compile(
    r"\b(?:(?!(?:Our|The|This|Main|Head|First|Home)\b)[A-Z][\w.'’-]+|second|third|fourth|new|newest|latest|other|another|branch|satellite)"
    r"\s(?:office|branch|location|store|shop|clinic|showroom|taproom)s?\b(?:(?:,\s[^,.;]{2,60},)?[^.;]{0,20}|\s(?:at|on|in|located)\s[^;]{0,90})$"
)
""" "Our Erie office opened in": in front of the year of one office."""
_CAREER = re.compile(
    r"\b(?:joined|graduated|career|was born|(?:got|earned|received)\s(?:his|her|their|a|an)\s(?:[\w-]+\s){0,2}(?:licen[cs]e|degree))\b",
    re.IGNORECASE,
)
"""In front of a "since" that is of one person's years, not of the firm's."""
_PARTNERS_YEAR = re.compile(
    r"\b(?:our|my|a|an|the)\s(?:[\w-]+\s){0,2}(?:(?<!managing\s)(?<!senior\s)partner|client|customer|vendor|supplier|competitor|neighbou?r"
    r"|franchisor|affiliate|sponsor|(?:sister|parent|umbrella)\s[\w-]+)(?:,?(?:\s[A-ZÀ-Þ][\w’'&.-]*){1,4})?,?"
    r"\s(?:(?:was|were|is|has|had|been|which|who|itself|first|also)\s){0,3}[\w\s]{0,12}$",
    re.IGNORECASE,
)
""" "Our partner Oakfield was": in front of another firm's year."""
_WAS = (
    r"(?:,[^,;]{2,60},|\s(?:of|in|for|around)\s[^,;.]{2,40}?)?,?\s?(?:(?:was|were|is|has|had|been|that|which|itself|first|originally"
    r"|officially)\s){0,4}$"
)
_NETWORKS_YEAR = re.compile(
    r"\b(?:(?:the|this)\s(?:[\w-]+\s){0,2}?brand|(?:the|this|our)\s(?:[\w-]+\s){0,2}?(?:network|franchis(?:e|or)|chain)(?:\s(?:system|network|brand))?"
    r"|(?:the|our|this)\s(?:neighbou?rhood|home-?owners?['’]?|residents['’]?|tenants['’]?|trade|local|state|national|industry)"
    r"\s(?:association|society|league|club)"
    r"|(?:(?:part|member|office|franchisee|affiliate|division)s?\sof|belong(?:s|ed)?\sto)\s(?:an?|the)\s(?:(?!(?:our|which|that|whose|where)\b)[\w-]+\s){0,4}?"
    r"(?:network|franchise|brand|company|group|family|firm|system)"
    r"|(?:joined|(?:affiliated|partner(?:s|ed)?)\swith)\s(?:an?|the)\s(?:[\w-]+\s){0,3}?(?:network|franchise|brand|chain|system))"
    + _WAS,
    re.IGNORECASE,
)
""" "The brand was", "the first office of our network": in front of a year of all who bear the name."""
_WE_DEAL_WITH = re.compile(
    r"\b(?:company|firm|business|group|organi[sz]ation|corporation|vendor|people|team)\s"
    r"(?:(?:(?:that|which|who)\s)?(?:we(?:['’]re|\sare)\s(?:(?:now|proudly|an?)\s){0,2}(?:part|members?|franchisees?|division|affiliates?)\sof"
    r"|we\s(?:belong\sto|franchise\sfrom|use|joined|left|(?:partner|work)(?:ed)?\s(?:with|for)))|whose\s[\w-]+\swe\s"
    r"|behind\s(?:our|the|this)\s(?!(?:company|firm|business|agency|team|name)\b)"
    r"|(?:that|which|who)\s(?:makes?|made|owns?|builds?|built|runs?|hosts?|powers?|insures?|writes?)\s(?:our|the|this)\s)[^.;!?]{0,60}$",
    re.IGNORECASE,
)
""" "The company behind our software was"."""
_PERSONS_START = re.compile(
    r"(?:^|[.;:,]\s|\b(?:and|but|when|since|as)\s)\W{0,3}(?:(?:our|the)\s(?:[\w-]+\s)?"
    r"(?:owners?|(?:co-)?founders?|brokers?|presidents?|ceo|principals?)(?:,?\s[A-ZÀ-Þ][\w’'.-]*){0,3},?|he|she)"
    r"\s(?:(?:first|originally|himself|herself|also)\s)?(?:started|began)\s(?:(?:by|out|off)\s)?[a-z]+ing\b[^.;:!?]{0,60}$",
    re.IGNORECASE,
)
""" "Our founder started renting out homes in": a person's begin, and not the firm's."""
_SERVES_ON = re.compile(
    r"\b(?:serv(?:e[sd]?|ing)|volunteer\w*|sits?|sat|sitting|been)\s(?:(?:on|in|with|for|as)\s)(?:[\w’'.-]+\s){0,4}?"
    r"(?:boards?|council|committee|commission|panel|jury|faculty|vestry|legislature|senate|navy|army|marines?|air\sforce|(?:national|coast)\sguard"
    r"|reserves?|military|fire\sdepartment|chair(?:man|woman|person)?|president|treasurer|secretary|trustee|mayor|commissioner|deacon|elder"
    r"|judge|coach)\b",
    re.IGNORECASE,
)
""" "Serving on the school board since": somebody's office beside the work."""
_ANY_FIRM = re.compile(
    r"\W*[Aa]n?\s(?:[\w-]+\s){0,3}(?:firm|company|business|agency|practice|shop|brokerage)\s(?:that|which|who)\s.*"
)
_GOES_ON = re.compile(r"\s[a-z]{3,}")
""" "A firm that has filed since 1983 stays in business": said of any firm; without a verb behind it, of this one."""
_FOUNDED = re.compile(r"found|establish|incorporat|opened", re.IGNORECASE)
_SERVED = re.compile(r"\W*(?:[\w-]+\s)?(?:[\w-]+s|children|people)\s(?:served|helped|trusted)\W*", re.IGNORECASE)

_OWNED = re.compile(
    r"\W*(?:proudly\s)?(?:(?:[\w-]+[\s-]){1,3}(?:owned|run|operated)"
    r"|an?\s(?:[\w-]+\s){1,3}(?:company|firm|business|agency|brokerage|tradition))\W*",
    re.IGNORECASE,
)
""" "Family-run since", "A Medford company since"."""
_OUR_STORY = re.compile(r"\W*(?:our|the)\s(?:\w+\s)?(?:story|journey|history|tradition)\W*", re.IGNORECASE)
_NO_FIRMS = (
    r"(?!(?:home|house|property|land|build)?(?:owner|buyer|seller|holder)s?\b"
    r"|(?:custom|memb|us|follow|rent|sponsor|support|vot|winn|fath|moth|broth|daught|ord|numb|lett|pap|wat|pow|comput)ers?\b"
    r"|(?:sister|visitor|mayor|governor|senator|pastor|major)s?\b)"
)
_DOERS = r"(?:[a-z]+(?:er|or|ist)s?|(?:agent|accountant|expert|specialist|professional)s?)"
_CALLED = r"(?:company|firm|team|agency|brokerage|partner|leader|source|choice)(?:\s(?:in|for)\s[a-z][a-z\s-]{2,30})?"
_TOWNS_OWN = re.compile(
    rf"\W*(?:(?:[A-Z][\w.]*\s){{0,3}}[A-Z][\w.]*['’]s?\s(?:[\w-]+\s){{0,3}}(?:{_NO_FIRMS}(?=[a-z]+s\W*$){_DOERS}|{_CALLED})"
    rf"|[Yy]our\s(?:[\w-]+\s){{0,3}}(?:{_NO_FIRMS}{_DOERS}|{_CALLED}))\W*"
)
""" "Ohio's rental managers since 1979", "Your local plumber": what the firm is to a place; not who its customers are."""
_PLACE = r"(?:,?\s(?:in|across|throughout|around|near|for|of)\s(?:the\s|all\sof\s|greater\s)?[A-Z][^;:!?]{1,60})?"
_TRADE = re.compile(
    r"\W*(?:(?!(?:in|of|with|at|for|on|to|from|by|was|is|are|has|have|had|been|i|my|his|her|their|no|new|free|online|stop|time|member|waste|risk"
    r"|career|degree|\w+[b-df-hj-np-tv-z]ed)\s)[\w’'&/-]+\s){0,4}?"
    r"(?:management|managers|placement|services|repairs?|brokerage|dentistry|orthodontics|roofing|plumbing|heating|landscaping|remodel(?:l)?ing|catering"
    r"|printing|grooming|painting|accounting|bookkeeping|construction|leasing)"
    rf"{_PLACE}\W*",
    re.IGNORECASE,
)
""" "Rental management in Waco since": a line without a verb, which opens with a trade."""
_AT_WORK = re.compile(
    r"\W*(?:proudly\s)?(?:managing|renting|leasing|selling|building|repairing|restoring|cleaning|baking|brewing|roasting|crafting|grooming|installing"
    r"|designing|printing|painting|making|fixing|growing|cooking|matching|placing)\s(?!in\b|at\b|on\b|from\b|with\b|here\b|up\b|out\b)"
    rf"(?:(?:to\s)?[\w’'&/-]+,?\s){{0,4}}?(?:to\s)?[\w’'&/-]+{_PLACE}\W*",
    re.IGNORECASE,
)
""" "Baking bread in Waco since": and not who rents, or works, somewhere."""
_TWO_WORKS = re.compile(
    r"\W*(?!(?:[\w-]+ing(?:,\s|\s(?:&|and)\s))*(?:living|working|residing|teaching|practi[cs]ing|volunteering|staying|growing)\b)"
    rf"(?:[\w-]+ing(?:,\s|,?\s(?:&|and)\s)){{1,3}}[\w-]+ing{_PLACE}\W*",
    re.IGNORECASE,
)
""" "Drilling & blasting since": a line of nothing but what is done."""
_IN_TOWN = re.compile(r"\W*(?:in\s[A-Z].*)?")
"""Beside a year alone: "Veteran-owned since 2015", "Since 1996 in Medford". "Pets welcome since 2015" is no firm's year."""
_WE_BEHIND = re.compile(
    r",\s(?:we|our\s(?:company|firm|team|family|office|agency|brokerage|practice|business))\b", re.IGNORECASE
)
""" "Established in 1998, we manage": the sentence opens with the year and tells of the firm."""


_BEGAN_IT = re.compile(
    r"\b(?P<begun>started|founded|opened|launched|established|formed|began|incorporated)\s(?:the|our|this|their)\s(?:[\w-]+\s){0,2}?"
    r"(?:company|firm|business|agency|brokerage|practice|shop)\s(?:back\s)?in\s(?:early\s|late\s)?$",
    re.IGNORECASE,
)
""" "Jane started the company in": the firm's year, whoever began it."""
_LONGEST_BEGAN = 80
_HOUSED = re.compile(r"\bhome\sto\s(?:the\s)?[A-Z]")
""" "A building on Main Street, home to Dan's, serving steaks since 1988": a tenant's year."""


def is_anothers_year(lead: str, noun: str, behind: str = "") -> bool:
    """Whether a year is that of a body, of one office, of a person's career, of any firm, or of a number of people served.

    Args:
        lead: what of the sentence stands before the year, `noun` at its end. behind: what of it stands behind.
    """
    if _ANY_FIRM.fullmatch(lead) and _GOES_ON.match(behind):
        return True
    if (
        _HOUSED.search(lead)
        or _BODYS_YEAR.search(lead)
        or _BRANCHS_YEAR.search(lead)
        or _SERVED.fullmatch(_ahead(lead, noun))
    ):
        return True
    if _WE_DEAL_WITH.search(lead) or _NETWORKS_YEAR.search(_ahead(lead, noun)) or _PERSONS_START.search(lead):
        return True
    if _FOUNDED.match(noun):
        return _PARTNERS_YEAR.search(lead) is not None
    return _CAREER.search(lead) is not None or _SERVES_ON.search(lead) is not None


def is_firms_year(lead: str, noun: str, behind: str, *, alone: bool) -> bool:
    """Whether a year is the firm's by what stands before and behind it, whatever else its sentence says.

    Args:
        behind: what of the sentence stands behind the year. alone: hardly more than year and noun stand there.
    """
    if _BEGAN_IT.search(lead):
        return True
    ahead = _ahead(lead, noun)
    opens = not re.search(r"\w", ahead)
    if opens and _FOUNDED.match(noun) and _WE_BEHIND.match(behind):
        return True
    whole = (alone and opens) or any(
        each.fullmatch(ahead) for each in (_OWNED, _OUR_STORY, _TOWNS_OWN, _TRADE, _AT_WORK, _TWO_WORKS)
    )
    return whole and _IN_TOWN.fullmatch(behind) is not None


def begun_before(text: str, at: int) -> str:
    """The word that says in front of a year that somebody began the firm then; "" where none does.

    >>> begun_before("Jane started the company in 1994", 28)
    'started'
    """
    found = _BEGAN_IT.search(text, max(0, at - _LONGEST_BEGAN), at)
    return found["begun"] if found else ""


def is_trade_line(text: str) -> bool:
    """Whether a text opens with a trade, or with who is at work, and a year: below somebody's name the year is that person's.

    >>> is_trade_line("Garden design and landscaping since 1989"), is_trade_line("Since 1989")
    (True, False)
    """
    since = text.lower().find(" since ")
    return since > 0 and any(each.fullmatch(text, 0, since + 1) for each in (_TRADE, _AT_WORK))


def _ahead(lead: str, noun: str) -> str:
    return lead.strip()[: -len(noun)]
