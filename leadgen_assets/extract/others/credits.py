"""Who is named on a firm's pages for work done for it, or because the press, the law or a guest list asks for a name.

"Website design: …", "Photo: …", "Legal counsel", "Media contact" stand before a name, or in a line above it. The labels are those
of imprints, press pages and programmes in general, not of single pages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from leadgen_assets.domain.hosts.domains import is_free_mail, registrable_domain
from leadgen_assets.domain.pages.page import Kind, PageText, Region
from leadgen_assets.domain.wording.written import emails_in
from leadgen_assets.extract.naming.sighting import Sighting
from leadgen_assets.extract.naming.titles import Titles, is_unit
from leadgen_assets.extract.others.listed_firms import firm_beside
from leadgen_assets.extract.others.other_firms import is_ours, is_place
from leadgen_assets.extract.others.project_credits import took_part
from leadgen_assets.extract.reading.link_lines import line_of
from leadgen_assets.extract.reading.quick_look import holding

_WORK = r"(?:design(?:ed)?|development|developed|hosting|hosted|built|maintenance|maintained|created|credits?|&|and|by)"
_MADE = (
    rf"(?:(?:web\s?-?site|web|site|page|logo|graphics?|brand(?:ing)?|visual|theme)\s?(?:{_WORK}\s?){{1,4}}|webmaster|art\sdirection|(?:all\s)?(?:photos?|images?)\s(?:©|\(c\)|copyright)|copywriting|illustrations?(?:\sby)?"
    r"|(?:photo(?:s|graphs?|graphy|grapher)?|images?|pictures?|video(?:s|graphy|grapher)?|headshots?)(?:\s(?:credits?|courtesy(?:\sof)?|by))?|credits?|printed\sby|translation(?:\sby)?)"
)
_ENGAGED = (
    r"(?:architect(?:ure)?|builder|(?:general\s)?contractor|interior\sdesign(?:er)?|landscape\s(?:design(?:er)?|architect(?:ure)?)|(?:structural\s|civil\s)?engineer"
    r"|developer|legal\scounsel|attorney|lawyer|law\sfirm|accountant|auditors?|cpa|registered\sagent|lender|mortgage\s(?:lender|broker)|bank(?:er)?|franchisor"
    r"|locksmith|plumber|electrician|roofer|painter|hvac(?:\stechnician)?|handyman|exterminator|pest\scontrol|(?:carpet\s|pool\s)?cleaner"
    r"|title\scompany|escrow\sofficer|home\sinspector|insurance\s(?:agent|broker)|parent\scompany|property\sowner|building\sowner)"
)
_INVITED = (
    r"(?:(?:guest\s|keynote\s|featured\s)?speaker|keynote|moderator|panel(?:l?ist)?|sponsor|guest|host(?:ing)?|catering|music|florist|flowers|insurance|client|customer"
    r"|tenant|testimonial|reference|seller|buyer|vendor|supplier|partner|venue|created\sby|from\s(?:the\s)?left|left\sto\sright|l(?:\sto\s|-)r|pictured(?:\s(?:here|above|below|left|right))?|shown(?:\shere)?|(?:recommended|referred|endorsed|reviewed)\sby)"
)
_PRESS = (
    r"(?:(?:media|press|news|pr|public\srelations)"
    r"\s?(?:contacts?|inquir(?:y|ies)|enquir(?:y|ies)|relations|requests?|office|agent|queries)?)"
)
_LEAD = r"(?:(?:our|the|your|its|local|preferred|outside|general|project|consulting)\s){0,2}"
_LABEL = re.compile(
    rf"(?:^|(?<=[.|•·;]\s)){_LEAD}(?:(?P<made>{_MADE})|(?P<engaged>{_ENGAGED})|(?P<invited>{_INVITED})|(?P<press>(?:for\s)?{_PRESS}))\s?(?P<mark>[:–—-]?)\s?$",
    re.IGNORECASE,
)
_LONGEST_LABEL = 45
_THANKED = re.compile(
    r"\b(?:(?:we|i|to)\s(?:(?:would\s)?like\sto\s)?thank|thanks?\s(?:\w+\s){0,3}to|grateful\sto|gratitude\sto|congratulat\w+(?:\sto)?|in\spartnership\swith)\s(?P<whom>[^.;:]{0,40})$",
    re.IGNORECASE,
)
_TRADE = re.compile(
    r"\b(?:architect|builder|designer|photographer|contractor|engineer|developer|artist|author|consultant|stylist|chef|attorney|banker|broker)\s$",
    re.IGNORECASE,
)
_OF_A_FIRM = re.compile(
    r"[^.;]{0,30}?\s(?:of|at|with|from)\s(?:the\s)?(?P<firm>[A-Z][\w&'’.-]*(?:\s(?:[A-Z&][\w&'’.-]*|and(?=\s[A-Z])))*)"
)
_WITH_FIRM = re.compile(r"[^.;,]{2,50},\s(?:the\s)?(?P<firm>[A-Z][\w&'’.-]*(?:\s(?:[A-Z&][\w&'’.-]*|and(?=\s[A-Z])))*)")
""" "We thank Jane Doe, Executive Director, Family Promise"."""

_HIRED_US = re.compile(
    r",?\s(?:who\s)?(?:has\s|have\s|had\s)?(?:recently\s)?(?:hired|chose|chosen|selected|picked|approached|engaged|retained|trusts?|trusted|recommends|came\sto)"
    r"\s(?:us(?!\s(?:from|after|with|in|as|by|at|straight|out)\b)|our\s(?:firm|company|team|agency|services?|office|group|staff|people))\b"
)
_SITE_MAKER = re.compile(
    r"(?:(?:web\s?-?(?:site)?|site|front[\s-]end)\s?(?:designer|developer|manager|builder|author|editor|administrator)|webmaster|designer|developer)\b",
    re.IGNORECASE,
)
_MADE_BY = re.compile(
    r"\W*(?:(?:web\s?)?site\s|page\s)?(?:created|made|designed|developed|coded|built)\s(?:(?:&|and)\s\w+\s)?by:?\s[^.;:]{5,60}\W*",
    re.IGNORECASE,
)
""" "Created by Jane Doe & John Roe", all of a line in the footer."""

_SITE_HELP = re.compile(r"\bthis\s(?:web\s?)?site\b[^.]{0,30}$", re.IGNORECASE)
_LEADS = re.compile(
    r"\b(?:owner|founder|president|principal|partner|ceo|director|chair\w*|proprietor|vp|vice\spresident)\b",
    re.IGNORECASE,
)
_OF_THEM = re.compile(
    r"\b(?:they|them|their|this\s(?:company|team|firm|place)|you\sguys|the\sstaff|work\swith)\b", re.IGNORECASE
)
_PRAISE = re.compile(
    r"\b(?:recommend(?:ed)?|thank(?:s|\syou|ful)|would\snever|could(?:n['’]t|\snot)\sbe\shappier|wonderful|amazing|awesome|fantastic|excellent|outstanding|the\sbest|(?:so|very)\s(?:well|happy|pleased)"
    r"|great\s(?:job|service|company|experience|people|team|communication)|pleasure|grateful|responsive)\b",
    re.IGNORECASE,
)
_OWN_VOICE = re.compile(
    r"\b(?:our\s(?:team|staff|clients|customers|company|firm|mission|goal)|welcome|sincerely|we\s(?:are\s(?:proud|committed)|offer|provide|serve))\b",
    re.IGNORECASE,
)
_FIRST_PERSON = re.compile(r"\b(?:I|[Mm]y|[Ww]e|[Oo]ur|us|me)\b")
_LEAST_PRAISE = 60

_SIGNED = re.compile(r"\bby$|credits?$|courtesy|webmaster|©|\bcopyright$", re.IGNORECASE)
_LABEL_WORDS = (
    "design",
    "webmaster",
    "site by",
    "photo",
    "media",
    "press",
    "relations",
    "counsel",
    "attorney",
    "agent",
    "architect",
    "credits",
    "lender",
)
"""One of them stands in a label: a quick look."""

_LINES, _LONGEST_LINE = 6, 80

_BELOW = 4
"""Lines behind a name in which its mailbox may stand."""

_TRADES = {
    "made": (
        "design",
        "photo",
        "web",
        "media",
        "studio",
        "creative",
        "digital",
        "video",
        "film",
        "print",
        "market",
        "brand",
        "graphic",
        "art",
        "translat",
    ),
    "engaged": (
        *(
            "architect",
            "build",
            "construct",
            "homes",
            "contract",
            "interior",
            "design",
            "landscap",
            "engineer",
            "develop",
            "law",
            "legal",
            "attorn",
            "account",
            "cpa",
        ),
        *(
            "tax",
            "audit",
            "lend",
            "mortgage",
            "loan",
            "bank",
            "title",
            "escrow",
            "inspect",
            "insur",
            "remodel",
            "garden",
        ),
        *("lock", "plumb", "electric", "roof", "paint", "hvac", "heat", "handy", "repair", "pest", "clean", "pool"),
    ),
}
"""Letters in the firm's name or domain with which such work is its own."""


def is_credited(sighting: Sighting, letters: str) -> bool:
    """Whether a person is named for work done for the firm, as somebody's guest or client, or for the press by another firm.

    Args:
        sighting: a name as it stands on a page, with its title.
        letters: letters of the company's domain and names, parted by spaces.
    """
    before, behind, tail = sighting.beside()
    if _HIRED_US.match(behind) or _HIRED_US.match(tail):
        return True
    if sighting.name.text.split()[-1].lower() in letters:
        return False
    if sighting.name_at.region is Region.FOOTER and _makes_sites(sighting.title, letters):
        return True
    if sighting.name_at.region is Region.FOOTER and not sighting.title and _MADE_BY.fullmatch(sighting.name_at.text):
        return True
    if took_part(sighting, before, letters):
        return True
    if _SITE_HELP.search(before) and _of_another_firm(sighting, tail, letters):
        return True
    if _praises(sighting):
        return True
    for label in _labels(sighting, before):
        if label["press"] or label["invited"]:
            if _of_another_firm(sighting, tail, letters):
                return True
        elif not _own_work(label, letters) and (
            _is_credit(label)
            or _of_another_firm(sighting, tail, letters)
            or (label["engaged"] and _LEADS.search(sighting.title))
        ):
            return True
    if not sighting.title or not (_TRADE.search(before) or _thanks_a_stranger(before)):
        return False
    post = sighting.title.strip() + tail
    firm = _OF_A_FIRM.match(post) or _WITH_FIRM.match(post)
    return firm is not None and not (is_ours(firm["firm"], letters) or is_place(firm["firm"]) or is_unit(firm["firm"]))


def _makes_sites(title: str, letters: str) -> bool:
    """Whether a title in a footer is of who made the site, which no firm of another trade has: "Web Designer/Developer: Jane Doe"."""
    return _SITE_MAKER.match(title) is not None and not any(word in letters for word in _TRADES["made"])


def _praises(sighting: Sighting) -> bool:
    """Whether the name signs praise: a text about "them" right above it, that is nobody's entry in a team's list."""
    at, segments = sighting.name_at.number - 2, sighting.page.segments
    if at < 1 or len(segments[at].text) < _LEAST_PRAISE or segments[at].card != sighting.name_at.card:
        return False
    above, before = segments[at].text, segments[at - 1].text
    if not sighting.name_at.card and (
        sighting.name_at.kind is Kind.HEADING or not _FIRST_PERSON.search(above) or Titles.of().title(before)
    ):
        return False
    return bool(_OF_THEM.search(above) and _PRAISE.search(above)) and not _OWN_VOICE.search(above)


def _labels(sighting: Sighting, before: str) -> Iterator[re.Match[str]]:
    """The label before a name in its own text or in the line that it is a link of, and the one in the line above it."""
    own = _LABEL.search(before or _ahead_in_line(sighting))
    # "Architect Jane Doe" names her trade; "Architect: Jane Doe" says whose architect she is.
    if (
        own
        and (own["mark"] or own.group().rstrip().lower().endswith("by"))
        and not sighting.title.lower().startswith(own.group().strip(" :–—-").lower())
    ):
        yield own
    at = sighting.name_at.number - 2
    if at < 0 or before.strip():
        return
    above = sighting.page.segments[at]
    near = (
        above.card == sighting.name_at.card
        and above.region is sighting.name_at.region
        and above.kind in (Kind.TEXT, Kind.HEADING)
        and len(above.text) <= _LONGEST_LABEL
    )
    found = _LABEL.fullmatch(above.text) if near else None
    if found and above is not sighting.title_at:
        yield found


def _ahead_in_line(sighting: Sighting) -> str:
    """What stands in front of a linked name in its line: "Web design by" and the link "Jane Doe"."""
    link = sighting.name_at
    line = line_of(sighting.page, link.number - 1) if link.kind is Kind.LINK and link.goes_on else None
    return line.text.partition(link.text)[0][-_LONGEST_LABEL:] if line else ""


def _own_work(label: re.Match[str], letters: str) -> bool:
    kind = "made" if label["made"] else "engaged"
    return any(word in letters for word in _TRADES[kind])


def _is_credit(label: re.Match[str]) -> bool:
    """Whether the label says who made something ("Site by", "Photo:"); "Web design" alone may be what the firm sells."""
    return bool(label["made"]) and (bool(label["mark"]) or _SIGNED.search(label["made"].rstrip()) is not None)


def _thanks_a_stranger(before: str) -> bool:
    """ "We thank architect Jane Doe, principal of …", not "we thank our owner, …"."""
    found = _THANKED.search(before)
    return (
        found is not None and re.search(r"\bour\b(?!.*\b(?:and|to|for|with)\b)", found["whom"], re.IGNORECASE) is None
    )


def _of_another_firm(sighting: Sighting, tail: str, letters: str) -> bool:
    """Whether the entry names another firm behind the title or below it, or has a mailbox at another firm's domain."""
    if firm_beside(sighting, letters, Titles.of(), above=False):
        return True
    stated = None if sighting.title else _OF_A_FIRM.match(sighting.beside()[1])
    if stated and not is_ours(stated["firm"], letters):
        return True
    own, at = registrable_domain(sighting.page.url), sighting.name_at.number - 1
    for segment in sighting.page.segments[at : at + 1 + _BELOW]:
        if segment.region is not sighting.name_at.region or (
            segment.kind is Kind.HEADING and segment is not sighting.name_at
        ):
            break
        for mail in emails_in(segment.text):
            host = registrable_domain(mail.value.rpartition("@")[2])
            if host and host != own and not is_free_mail(host) and host.partition(".")[0] not in letters:
                return True
    return False


def credited_lines(page: PageText, domain: str) -> frozenset[int]:
    """Places (from 0) of lines beneath such a label ("Site by", "Media contact") whose telephones and mailboxes are somebody else's.

    Where the label does not name who made something, the lines must show a mailbox at another firm's host, and none of the firm's.

    Args:
        page: any page. domain: registrable domain of the site.
    """
    found: set[int] = set()
    for at in holding(page, _LABEL_WORDS):
        text = page.segments[at].text
        label = _LABEL.fullmatch(text) if len(text) <= _LONGEST_LABEL else None
        if label and not label["invited"] and (label["press"] or not _own_work(label, domain.partition(".")[0])):
            lines = _lines_below(page, at)
            boxes = [box.value for place in lines for box in emails_in(page.segments[place].text)]
            hosts = {registrable_domain(box.partition("@")[2]) for box in boxes}
            strange = any(host != domain and not is_free_mail(host) for host in hosts)
            if domain not in hosts and (strange or (_is_credit(label) and not label["mark"])):
                found.update(lines)
    return frozenset(found)


def _lines_below(page: PageText, at: int) -> list[int]:
    """Places of the short lines of the same region that follow, up to a heading or a longer text."""
    own, places = page.segments[at], []
    for segment in page.segments[at + 1 : at + 1 + _LINES]:
        heading = segment.kind is Kind.HEADING and own.kind is not Kind.TEXT and segment.label <= own.label
        if heading or segment.region is not own.region or segment.card != own.card or len(segment.text) > _LONGEST_LINE:
            break
        places.append(segment.number - 1)
    return places
