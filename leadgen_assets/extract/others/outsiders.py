"""Who stands on a firm's pages without being of the firm: clients, authors, reporters, other firms' people."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from leadgen_assets.domain.hosts.domains import refusal, registrable_domain
from leadgen_assets.domain.pages.page import Kind, PageText, Region, Segment
from leadgen_assets.extract.naming.person_names import person_name
from leadgen_assets.extract.reading.quick_look import hits, holding, once
from leadgen_assets.extract.reading.sections import beneath

OTHERS = re.compile(
    r"\b(testimonials?|advisory (?:board|council|committee)|board of advis[eo]rs|reviews?|references|articles?"
    r"|comments?|obituar\w+|(?:scholarship|award|grant)s? recipients?"
    r"|in memor\w+|success stor\w+|case stud\w+|buyers?|winners?|donors?|authors?|homes? for"
    r"|(?:blog|posts?|news|press|events?|customers?|clients?|sponsors?|speakers?|listings?)\b"
    r"(?![\s&/,-]{1,3}(?:and\s)?(?:services?|support|care|relations|success|experience|team|staff|managers?|directors?|coordinators?|contacts?"
    r"|inquir\w+|enquir\w+|departments?|office|desk|sales|planning|planners?|catering|agents?|concierge)\b)"
    r"|what .{0,30}\b(?:say|said|saying|think)|\d(?:\.\d)?[\s-](?:out of 5|stars?)|stars? on google|star rat(?:ed|ings?)"
    r"|(?:residents?|tenants?|\w*owners?|clients?|customers?|investors?|members?|patients?|guests?|vendors?|partners?|community|local|business)"
    r"\s(?:spotlights?|of the (?:month|year|week|quarter)))\b",
    re.IGNORECASE,
)
"""A heading, or a page's path, under which names are not the company's people."""

_BEFORE = (
    r"(?:(?:our|the|meet|all|current|past|featured|founding|supporting|local|area|preferred|trusted|valued|recommended|proud|thank\syou\sto|with\sthanks\sto|\d{4}"
    r"|new|realtor|agent|mortgage|gold|silver|platinum|bronze|major|annual|chamber|association|community|business|corporate|industry|associate)\s){0,4}"
)
_KINDS_OF_PARTNERS = (
    r"(?:lending|title|mortgage|insurance|vendor|media|technology|tech|channel|integration|alliance|investment|capital|financial|charity|non-?profit|education(?:al)?"
    r"|academic|construction|maintenance|repair|cleaning|landscaping|trade|retail|brand|strategic|referral|network|program|event|venue|realtor|agent|real\sestate|professional|service)"
)
_LISTS = (
    r"(?:business|members?|membership|vendors?|tenants?|merchants?|resources?|chamber|contractors?|trade|suppliers?|service\sproviders?|professionals?|community|partners?)"
    r"\s(?:business\s)?(?:director(?:y|ies)|lists?|listings?|spotlights?|profiles?|guide|network|stories)"
)
_TRADES = (
    r"(?:(?:mortgage\s)?lenders|(?:home\s)?inspectors|insurance\s(?:agents|brokers)|attorneys|lawyers|accountants|cpas|architects|builders|contractors|movers|cleaners"
    r"|plumbers|electricians|painters|roofers|landscapers|title\scompanies|photographers|stagers|handymen|trades)"
)
_ADVISERS = (
    r"(?:attorneys|lawyers|cpas|accountants|(?:mortgage\s)?lenders|(?:home\s)?inspectors|title\scompanies"
    r"|insurance\s(?:agents|brokers)|bankers)"
)
_BACKERS = re.compile(
    rf"^\W*{_BEFORE}(?:investors|backers|shareholders|funders|patrons|members|membership|{_LISTS}|members?['’]?\s(?:businesses|firms|companies|organi[sz]ations)"
    rf"|members\sof\s(?:the|our)\s(?:chamber|association|network|exchange|alliance|guild|club)\b.{{0,40}}|{_KINDS_OF_PARTNERS}\spartners|partner\snetwork|network\sof\spartners"
    r"|portfolio\scompanies|backed\sby|supported\sby|sponsored\sby|panel(?:ists?)?|exhibitors|merchants|retailers|tenants|(?:local|featured|member|area|client)\sbusinesses"
    r"|businesses\sin\s.{2,40}|who\swe(?:['’]ve)?\s(?:work(?:ed)?\swith|serve|support)|(?:companies|businesses|brands|firms|people|organi[sz]ations|those)\swe(?:['’]ve)?\s(?:work(?:ed)?\swith|served?|support|trust|recommend)"
    r"|(?:clients?|customers?|collaborators|supporters|friends|neighbou?rs|alumni|honou?rees|nominees|judges|endorsements|recommendations)"
    rf"|(?:preferred|recommended|trusted|favou?rite|local)\s{_TRADES}|\w+(?:\s\w+)?\swe\s(?:love|recommend|trust|like|use)|referral\snetwork|friends\sin\sbusiness"
    rf"|(?:our\s)?{_ADVISERS}\s?(?:,|&|and|/)\s?{_ADVISERS}"
    r"|(?:trusted|local|recommended|preferred)\spros|wall\sof\sfame|ambassadors|mentors|keynotes?|panel:\s.{2,60}|(?:conference|summit|guest)\sfaculty"
    r"|contributors|who['’]?s\swho\s(?!(?:at|on|in)\s(?:the|our)\s(?:office|team|firm|company|practice|shop|studio)\b).{1,30}|(?:\w+\s)?heroes|(?:strategic|industry|outside)\s(?:advisors|experts)|as\s(?:heard|seen)\s(?:on|in)\s.{2,40}"
    r"|friends\sof\s.{2,40}|(?:podcast|special|event|show|previous)?\s?guests|(?:kind\swords|kudos|raves|accolades\sfrom).{0,30}|praise(?:\s(?:for|from)\s.{2,40})?|referrals|shop\slocal"
    r"|(?:\w+\s)?voices|(?:hear\s|heard\s)?from\sour\s(?:\w+\s)?(?:owners|investors|residents|tenants|clients|customers|patients|members|guests)"
    r"|in\stheir\s(?:own\s)?words|word\sof\smouth"
    r"|(?:happy|satisfied)\s(?:clients|customers|owners|tenants|residents))\W*$",
    re.IGNORECASE,
)
"""The whole of a heading above people who are of firms of their own. A law firm's members are its partners."""

_NO_MEMBERS = re.compile(
    rf"^\W*{_BEFORE}(?:investors|backers|funders|alumni|clients?|customers?|supporters|backed\sby|supported\sby)\W*$",
    re.IGNORECASE,
)
"""Those of them that are no law firm's own people either."""

_LISTING_PATH = re.compile(
    r"(?:our-|the-)?(?:(?:chamber|association|preferred|trusted|business|community)-)?(?:members|investors|sponsors|exhibitors|vendors|clients|merchants|tenants"
    r"|(?:business|members?|vendor|merchant|tenant|resource)-(?:directory|list)|(?:member|client)-(?:spotlight|profiles|stories))(?:\.\w{2,5})?"
)
"""The last part of an address of such a list."""

_OTHERS_LINE = re.compile(rf"\W*{_BEFORE}(?:sponsors|speakers|vendors|contractors|partners|donors)\W*", re.IGNORECASE)
_LISTED = (
    "members",
    "sponsors",
    "speakers",
    "vendors",
    "contractors",
    "partners",
    "donors",
    "investors",
    "clients",
    "customers",
    "directory",
)
"""One of them stands in such a line: a quick look."""

_NAMED = re.compile(r"[A-ZÀ-Þ][a-zß-ÿ'’]+\s[A-ZÀ-Þ]")
_SHORT_LINE = 40
_HEAD = 60
"""Segments at a page's begin among which its markup is looked for."""

_ITEMS = ("NewsArticle.", "BlogPosting.")
_DATE_AND_DASH = re.compile(r"\d,? (?:19|20)\d\d[ )]{0,2}(?:[/(][A-Za-z .-]{2,25}[/)] ?)?[-–—]")
_AGENCY = r"(?:[/(][A-Za-z .-]{2,25}[/)]\s?)?"
_RELEASED = re.compile(
    rf"(?:[A-Z][A-Z. ]{{1,30}}[A-Z](?:,\s[A-Z][A-Za-z.]{{1,14}})?|[A-Z][A-Za-z. ]{{2,30}},\s[A-Z][A-Za-z.]{{1,14}}),?\s"
    rf"{_AGENCY}(?:[-–—]{{1,2}}\s?)?\(?"
    r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?\s\d{1,2},?\s(?:19|20)\d\d\)?"
    rf"\s?{_AGENCY}[-–—]"
)
""" "BOISE, Idaho, March 4, 2025 (Wire) –" """
_WITH_MEMBERS = ("law", "legal", "attorn", "cpa", "account")

_SAYINGS = re.compile(
    r"(?:client |customer |patient |guest )?(?:testimonials?|reviews|comments)\W*"
    r"|(?:see |read |hear |here is |here['’]s )?what (?:\w+ ){0,4}(?:clients?|customers?|patients?|guests?|people|others|residents|owners)"
    r" (?:are |have |had to |have to )?(?:say|saying|said|think).{0,30}",
    re.IGNORECASE,
)
"""The whole of a page's name, or of a line above what clients say."""

_SAYINGS_HOLD = ("testimonial", "reviews", "comments", "what ")
"""One of them stands in such a line: a quick look."""

_PAGE_LINK = re.compile(
    r"\b(?:website|site|page|profile|bio|view|read|visit|more|e-?mail|click|here|schedule|book|call|log-?in|log\sin|sign\s(?:in|up)|portals?"
    r"|(?:pay|apply)\s(?:rent|online|now|here|today)|pay(?:ments?)?\scenter|member\sof|follow)\b",
    re.IGNORECASE,
)
_DOCUMENT = re.compile(r"\.(?:pdf|docx?|xlsx?|pptx?|zip|jpe?g|png)(?:$|[?#])", re.IGNORECASE)
_SPOKEN = ('"', "“", "‘", "«", "'")


def lists_backers(page: PageText, not_headings: Collection[int], letters: str) -> list[bool]:
    """One flag a segment: whether it stands beneath "Our Investors", "Chamber Members", "Business Directory".

    Args:
        page: any. not_headings: places (from 0) of headings that begin no section. letters: of the company's domain and names.
    """
    if any(word in letters for word in _WITH_MEMBERS):
        return beneath(page, _NO_MEMBERS, not_headings)
    last = page.url.partition("://")[2].partition("?")[0].rstrip("/").rpartition("/")
    if last[0] and _LISTING_PATH.fullmatch(last[2].lower()):
        return [True] * len(page.segments)
    lines = frozenset(_lines_like_headings(page))
    # "Kind Words" has the shape of a name.
    entries = {at for at in not_headings if not _BACKERS.fullmatch(page.segments[at].text)}
    return beneath(page, _BACKERS, entries, lines)


def _lines_like_headings(page: PageText) -> Iterator[int]:
    """Places (from 0) of short lines that are headings of such a list in all but markup: somebody is named right below."""
    for at in holding(page, _LISTED):
        segment = page.segments[at]
        below = page.segments[at + 1 : at + 2]
        if (
            segment.kind is Kind.TEXT
            and segment.region is Region.MAIN
            and not segment.card
            and len(segment.text) <= _SHORT_LINE
            and bool(below and _NAMED.search(below[0].text))
            and (_BACKERS.fullmatch(segment.text) or _OTHERS_LINE.fullmatch(segment.text))
        ):
            yield at


_OF_DEEDS = ("in witness whereof", "my commission expires")
"""Words of a signed deed, a lease or covenants, whoever shows it."""


@once
def is_outsiders_page(page: PageText) -> bool:
    """Whether path or title say that it is a blog, a news page or what clients say, or it is a news item, or a deed that others signed."""
    path = re.sub(r"[-_/]", " ", page.url.partition("://")[2].partition("/")[2])
    if OTHERS.search(path) or any(_SAYINGS.fullmatch(part.strip()) for part in parts_of_title(page)):
        return True
    if holding(page, _OF_DEEDS):
        return True
    return page.role not in ("home", "team", "contact") and _is_news_item(page)


def _is_news_item(page: PageText) -> bool:
    """Whether a page is one item by its markup, or by how news releases begin: "BOISE, Idaho, March 4, 2025 – "."""
    if any(each.kind is Kind.STRUCTURED and each.label.startswith(_ITEMS) for each in page.segments[:_HEAD]):
        return True
    return any(_RELEASED.match(page.segments[at].text) for at in hits(page, _DATE_AND_DASH, numbered=True)) or any(
        len(page.segments[at].text) < _SHORT_LINE for at in holding(page, ("for immediate release",))
    )


@once
def parts_of_title(page: PageText) -> list[str]:
    """The page's own name, the firm's and the slogan's, as its title parts them."""
    title = next((segment.text for segment in page.segments if segment.kind is Kind.TITLE), "")
    return re.split(r"\s*[|»«·]\s*|\s[-–—:]\s", title)


@once
def sayings_begin(page: PageText) -> frozenset[int]:
    """Places (from 0) of lines above clients' sayings that are headings in all but markup; a menu's word is none."""
    return frozenset(_sayings(page))


def _sayings(page: PageText) -> Iterator[int]:
    for at in holding(page, _SAYINGS_HOLD):
        segment = page.segments[at]
        if segment.kind is not Kind.TEXT or len(segment.text) > 80:
            continue
        following = page.segments[at + 1 : at + 2]
        if (
            segment.region in (Region.MAIN, Region.FOOTER)
            and bool(following and (len(following[0].text) > 40 or following[0].text.startswith(_SPOKEN)))
            and _SAYINGS.fullmatch(segment.text.strip(" .:…!")) is not None
        ):
            yield at


def with_another_firm(page: PageText, at: int, letters: str) -> bool:
    """Whether the text at a place (from 0) stands in another firm's entry: a link to its site, with its name, right above or below.

    Args:
        page: any page. letters: of the company's domain and names: its own other sites are no other firm.
    """
    own = page.segments[at]
    return any(
        _leads_elsewhere(other, page, letters)
        for other in page.segments[max(0, at - 2) : at + 2]
        # The menu above the page's own part ends with a link to a form or a shop.
        if other.card == own.card and other.region is own.region
    )


def _leads_elsewhere(segment: Segment, page: PageText, letters: str) -> bool:
    text = segment.text
    if segment.kind is not Kind.LINK or segment.href[:4] != "http" or " " not in text or not text[:1].isupper():
        return False
    if _PAGE_LINK.search(text) or _DOCUMENT.search(segment.href) or person_name(text):
        return False
    host = registrable_domain(segment.href)
    own = host == registrable_domain(page.url) or host.partition(".")[0] in letters
    return bool(host) and not own and not refusal(host)
