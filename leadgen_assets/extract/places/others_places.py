"""Which addresses are said to be another body's, an event's, a bank's, or one that the firm has left."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence

from leadgen_assets.domain.hosts.domains import registrable_domain
from leadgen_assets.domain.pages.page import Kind, Region
from leadgen_assets.extract.others.guide_entries import is_entry, is_named_for
from leadgen_assets.extract.others.landmarks import BESIDE, CLAIMS, GUIDE_PATH, LANDMARK, OWN_PLACE, is_of_own_kind
from leadgen_assets.extract.others.other_firms import names_own, shows_own_mailbox
from leadgen_assets.extract.places import offered_houses, streets
from leadgen_assets.extract.places.around import CODE, LINES_ABOVE, Around
from leadgen_assets.extract.places.employers_places import is_employers, takes_gifts
from leadgen_assets.extract.places.paid_elsewhere import is_drop, payee
from leadgen_assets.extract.places.place import Place, Shown
from leadgen_assets.extract.places.venues import heads_venues
from leadgen_assets.extract.reading.proposal import SHORT
from leadgen_assets.extract.reading.quick_look import of_kind
from leadgen_assets.extract.reading.sections import is_others_page

_MONTHS = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]{0,6}"
_LEFT = re.compile(
    r"\b(?:old|former|previous|past|original|first|prior)\s(?!post\soffice)(?:\w+\s){0,2}(?:address|location|office|shop|store|site|premises"
    r"|headquarters)\b"
    r"|\b(?:formerly|previously|originally)\b(?!.*\bnow\b)|\bmoved (?:here )?from\b|\bused to be\b|\bwe (?:have )?left\b"
    r"|\b(?:no longer|not) (?:at|in)\b"
    r"|\b(?:alte|fr[üu]here|ehemalige)\s(?:adresse|anschrift)\b|\bancienne adresse\b",
    re.IGNORECASE,
)
_AGENT = re.compile(
    r"\b(?:registered|statutory|resident|process) agent\b|\bagent for service\b|\bservice of process\b", re.IGNORECASE
)
_BANK = re.compile(
    r"\b(?:SWIFT|IBAN|BIC)\b|(?i:\bbank(?:ing)?\s(?:details|account|name|address|information|connection)\b"
    r"|^\W*(?:our\s)?bank\s?:|\bbeneficiary\b"
    r"|\baccount\s(?:no|number|name|holder)\b|\bcorrespondent bank\b|\bbankverbindung\b)"
)
_BODY = re.compile(
    r"(?:\b[A-Z][\w&.'’-]*\s){1,4}(?:Commission|Ombudsman|Attorney General|Licensing Board|Regulator|Records Center)\b"
    r"|\b(?:[A-Z][\w.'’-]*\s){0,3}(?:Department|Ministry|Board|Division|Bureau|Secretary)\sof\s(?:the\s)?[A-Z]|Courthouse(?!\s[A-Z])"
    r"|(?i:\bcomplaints?\b.{0,50}\b(?:to|with|at):?\W{0,3}[A-Z])"
)
_LIFE = re.compile(
    r"\b(?:trained|studied|graduat\w+|educated|residency|internship|interned|fellowship|apprentic\w+|born|degree|diploma|taught at"
    r"|worked (?:at|for|with))\b(?!.*\b(?:now|today|practi[cs]es|works|sees|runs|opened|welcomes|our|offices?)\b)",
    re.IGNORECASE,
)
_WORK = re.compile(
    r"\b(?:recent|latest|completed|finished|featured|past|just)\s(?:\w+\s){0,2}(?:jobs?|projects?|work|installations?"
    r"|installed|sold|builds?|remodels?)\b"
    r"|\bfor\s(?:an?|our|one of our|another)\s(?:\w+\s){0,2}(?:clients?|customers?|homeowners?|family|couple)\b"
    r"|\b(?:client|customer|homeowner)['’]?s?\s(?:(?!service|care|support|success)\w+\s){0,2}(?:at|in|on)\s$",
    re.IGNORECASE,
)
_EVENT = re.compile(
    r"\b(?:will be|is|was|are|be|being)\sheld\b|\btakes? place\b|\b(?:the|our|an?|annual|next|this|year['’]s)\s(?:[\w'’-]+\s){0,3}?"
    r"(?:picnic|festival|(?:trade )?fair|trade show|expo|exhibition|conference|convention|parade|gala|fundraiser|concert"
    r"|tournament|marathon|cook-?out|barbecue)\b"
    r"|\bjoin us (?:at|in)\s(?!our\b)"
    rf"|\b(?:booth|stand|hall|halle)\s(?:no\.?\s)?[A-Z]?\d|\b\d{{1,2}}\s(?:to|-|–|bis)\s\d{{1,2}}\.?\s{_MONTHS}\b"
    rf"|\b{_MONTHS}\s\d{{1,2}}\s?(?:-|–|to)\s?\d{{1,2}}\b",
    re.IGNORECASE,
)
_PARKING = re.compile(
    r"\b[Pp]arking\s(?:(?:is\s)?(?:at|in|instructions?|garages?|decks?|structures?)\b|.{0,40}\bgarage\b)|\bpark\s(?:at|in)\b"
    r"|(?<![Tt]he\s)\bPark\s(?:at|in)\s(?:the|our|any)\b"
)
"""Where one leaves the car; "The Park at Wells Branch" is a house."""
_STREET_FAIR = re.compile(r"\s(?:Fair|Festival|Fest|Expo|Parade|Carnival)(?=\s[a-z]|\s?[.,;!]|$)")
""" "On 12 May Street Fair": right behind what reads as a street."""
_BOOTH = re.compile(
    rf"\W{{0,3}}(?:(?:at|in|on)\s(?:our\s)?)?(?:booth\b|stand\s[A-Z]?\d|(?:on\s)?{_MONTHS}\s\d{{1,2}}\s?(?:-|–|to)\s?\d)",
    re.IGNORECASE,
)
"""Right behind an address: that of an event."""
_TOUR = re.compile(
    r"\b\d{1,2}\s(?:nights?|days?)\b|\btour\s(?:no|#|\d)|\bitinerary\b|\bper (?:person|night)\b|\bpick-?up (?:point|from)\b",
    re.IGNORECASE,
)
_NEW_TENANT = re.compile(r"\b(?:just|recently|newly)\s(?:leased|rented|listed|sold|closed)\b\W*$", re.IGNORECASE)
""" "Just leased!" in front of a house, or above it."""

_PAID_AT = re.compile(r"\b(?:where|how|places?|ways?)\s(?:to|you can|do i)\s(?:pay|send|mail|drop)\b", re.IGNORECASE)
_MAILED_TO = re.compile(
    r"\b(?:mail|send|make|remit)\s(?:your\s|all\s|the\s)?(?:rent|payments?|checks?)\b[^.]{0,40}\b(?:to|at|payable)\b",
    re.IGNORECASE,
)
_LETTERS = re.compile(
    r"\b(?:mailing|postal)\b|(?:^|\s)(?:mail|post)(?:\s(?:us|to|address|only))?\s?[:–—-]?\s*$|(?<!e-)\b(?:mail|write)\s(?:to\s)?(?:us|only)\b"
    r"|\b(?:mail|correspondence|letters)\s(?:to|only)\b"
    r"|\bbilling\saddress\b|\b(?:mail|send|remit)\s(?:your\s|all\s)?(?:checks?|payments?|rent|letters|mail)\b"
    r"|^\W*(?:by\smail|(?:all\s)?(?:letters|correspondence|payments?|remittances?|billing)(?:\sby\smail)?)\s?[:–—-]?\s*$",
    re.IGNORECASE,
)
_VISITS = re.compile(
    r"\b(?:physical|street|office|visit\w*|location|located|find|come|headquarters|store|shop|showroom|clinic|studio|walk|in\sperson"
    r"|(?:service\s)?counter)\b",
    re.IGNORECASE,
)
"""A label above or in front of an address that says where letters go, and one that says where people go."""
_CHAMBER = re.compile(r"\bChambers?\sof\sCommerce\b|\b[A-Z][\w.]*\sChamber\b")
_COURT = re.compile(
    r"\b(?:small claims|justice|district|municipal|county|housing)\s(?:court|authority)\b", re.IGNORECASE
)
_SERVED = re.compile(
    r"\bserv(?:e|es|ing|ice areas?)\b|\b(?:homes?|houses?|apartments?|rentals?|properties|condos?|townhomes?|units?|bed(?:room)?s?|land"
    r"|lots?)\b[^.;]{0,40}\b(?:in|near|around|across|throughout)\s$",
    re.IGNORECASE,
)
"""In front of a city without a street: where the firm's houses are, not where it is."""

_SAID = (_LEFT, _AGENT, _BANK, _BODY, _LIFE, _WORK, _EVENT, _PARKING, _CHAMBER, _COURT, _PAID_AT, CLAIMS, LANDMARK)
"""Looked for in front of an address, in its own sentence."""

_BODIES = (_BODY, _CHAMBER, _COURT, LANDMARK)
"""Of these the firm may be one itself."""

_LABELS = (_LEFT, _AGENT, _BANK, _BODY, _EVENT, _PARKING, _TOUR, _NEW_TENANT, _PAID_AT, CLAIMS, LANDMARK)
"""Looked for in short lines right above it; what a sentence there tells of lives and work need not be about the address."""

_HEADED = re.compile(
    r"\W*(?:(?:our|some|selected|recent|past|key|client|customer|project|upcoming|latest|of|a few|preferred|trusted|recommended"
    r"|more)\s){0,3}(?:references?|referenzen|r[ée]f[ée]rences|clients?|customers?|projects?|case studies"
    r"|suppliers?|vendors?|(?:trade )?(?:fairs?|shows?)|messen?|exhibitions?|bank(?:ing)? (?:details|information|accounts?)"
    r"|bankverbindung(?:en)?|payment details"
    r"|tours?|itinerar(?:y|ies)|excursions?|regulators?|complaints?|registered agent|(?:jobs|work|sales|installations)"
    r"|dealers?|distributors?|stockists?|retailers?)(?:\slist)?\W*"
    r"|\W*(?:meet|visit|see|find)\sus\s(?:at|on)\s.{0,20}\b(?:fairs?|shows?|expo|exhibitions?|messe|booth|stand|events?"
    r"|conferences?)\b.{0,40}"
    r"|\W*(?:old|former|previous)\s(?:address|location|office)s?\W*"
    r"|\W*(?:just|recently|newly)\s(?:leased|rented|listed|sold|closed)\W*"
    r"|\W*(?:where|how|ways?|places?)\sto\s(?:pay|send|mail|drop off)\s.{0,30}",
    re.IGNORECASE,
)
"""The whole of a heading above other firms' places, events, and accounts."""

_HOUSES = re.compile(
    r"\W*(?:(?:our|some|featured|available|current|managed|all|more|the|other|recent|rental|of|apartment|residential|selected|for rent:?)"
    r"\s){0,3}(?:properties|communities|buildings|apartments|rentals|homes|listings|portfolio|associations|vacancies|houses)"
    r"(?:\s(?:for (?:rent|lease|sale)|under management|(?:that\s)?we\s(?:manage|look after|serve|own)|(?:we(?:['’]ve|\shave)\s)?managed"
    r"|available))?\W*",
    re.IGNORECASE,
)
"""The whole of a heading above houses that are looked after; one of them with a telephone of its own may still be the office."""

_BACK = re.compile(
    r"\b(?:contact|reach|call|visit us(?! at)|about|meet(?! us)|offices?|locations?|address|headquarters|team)\b",
    re.IGNORECASE,
)
"""A heading that leads back to the firm."""

_NUMBER = re.compile(r"\d{3}\D{1,2}\d{3}\D{1,2}\d{4}\b")
_LEVEL = re.compile(r"h([1-6])$")
_LOWEST, _HEADINGS_ABOVE = 7, 300
_COPYRIGHT = re.compile(r"©|\(c\)|\bcopyright\b", re.IGNORECASE)


def is_anothers(place: Place) -> bool:
    """Whether the page says that an address is not where the firm is; what is stated for machines is judged by its label."""
    if place.stated:
        return False
    around = Around(place)
    front, ahead = around.front, around.line_front
    if (front and any(_tells(said, front, around) for said in _SAID)) or _NEW_TENANT.search(ahead):
        return True
    if any(map(_is_events, place.parts.values())) or _is_paid_at(around, front):
        return True
    if is_employers(place.page, ahead) or ("street" not in place.parts and _SERVED.search(ahead)):
        return True
    if place.at.region in (Region.FOOTER, Region.HEADER):
        return False
    lines = around.lines_above if not front.strip() else ()
    if any(_tells(label, line, around) for line in lines for label in _LABELS) or _headed(around, _HEADED.fullmatch):
        return True
    if _is_offered(around, lines) or any(takes_gifts(place.page, each, lines) for each in around.heading_above):
        return True
    if _is_for_readers(around):
        return True
    if _is_venues(around):
        return True
    return _headed(around, _HOUSES.fullmatch) and (place.at.card > 0 or not _is_reached(around))


def _is_venues(around: Around) -> bool:
    """Whether it stands in a list of places where the firm performs or has worked, and is not the office at the list's end.

    That one has a number behind it, or nothing between it and the address of the last venue.
    """
    if not (any(map(heads_venues, around.lines_above)) or _headed(around, heads_venues)):
        return False
    above = around.place.page.segments[around.first - 1]
    led = any(map(str.isalpha, around.line_front)) or around.lines_above or above.kind is Kind.HEADING
    return bool(led) and not (_is_addressed(around) or _is_reached(around))


def _is_paid_at(around: Around, front: str) -> bool:
    """Whether it is that of a shop, not called as the firm is, where something is paid or dropped."""
    name = payee(front)
    return bool(name) and not is_named_for(around.place.page, name) and not _is_own(name, around)


def _is_offered(around: Around, lines: Sequence[str]) -> bool:
    """Whether it is that of a house on offer: by a label in front or right above, a heading, or its rooms behind it."""
    if "street" not in around.place.parts or any(is_named_for(around.place.page, line) for line in around.lines_above):
        return False
    if offered_houses.is_label(around.line_front) or any(map(offered_houses.is_heading, lines[:1])):
        return True
    if is_named_for(around.place.page, around.front):
        return False
    headed = any(map(offered_houses.is_heading, around.heading_above))
    if headed and (around.place.at.card > 0 or not _is_reached(around)):
        return True
    return not offered_houses.is_of_office(around.line_front) and offered_houses.has_rooms(around.place)


def _is_events(part: Shown) -> bool:
    """Whether right behind a part of an address stands what makes it that of an event."""
    _, found, behind = part.segment.text.partition(part.value)
    return bool(found) and (_STREET_FAIR.match(behind) or _BOOTH.match(behind)) is not None


def is_for_payments(place: Place) -> bool:
    """Whether rent and checks are mailed there: the office of a small firm, and a lockbox of a large one."""
    around = Around(place)
    told = (around.front, *around.lines_above)
    return any(map(_MAILED_TO.search, told)) or any(map(is_drop, told[:2]))


def is_for_letters(place: Place) -> bool:
    """Whether only letters reach the firm there: a post-office box, or an address whose label says so and not that people come too."""
    if streets.is_box_alone(place.value("street")):
        return True
    if place.stated or "street" not in place.parts:
        return False
    around = Around(place)
    for label in (around.front, *around.lines_above, *around.heading_above):
        if _VISITS.search(label):
            return False
        if _LETTERS.search(label):
            return True
    return False


def _is_for_readers(around: Around) -> bool:
    """Whether it stands in a post, a guide, a list of utilities or a policy on copyright, and not below the firm's own name."""
    if is_entry(around.place.page, around.first, around.line_front, number=False):
        return not _is_addressed(around)
    told = is_others_page(around.place.page) or GUIDE_PATH.search(around.place.page.url.partition("://")[2]) is not None
    return told and not _is_of_the_site(around) and not _is_addressed(around)


def _is_of_the_site(around: Around) -> bool:
    """Whether a post's or guide's page shows an address as the site's others do: by a copyright, "Contact us", an own mailbox."""
    segments, at = around.place.page.segments, around.place.at.number - 1
    beside = [
        segment.text
        for segment in segments[max(0, at - LINES_ABOVE) : at + 1 + LINES_ABOVE]
        if len(segment.text) <= SHORT and segment.region is around.place.at.region
    ]
    own = registrable_domain(around.place.page.url)
    signed = any(_COPYRIGHT.search(text) or shows_own_mailbox(text, own) for text in beside)
    return signed or any(map(OWN_PLACE.search, around.heading_above))


def _is_addressed(around: Around) -> bool:
    """Whether what stands in front of an address, or a line above it, names the firm."""
    return any(is_named_for(around.place.page, line) for line in (around.front, *around.lines_above))


def _tells(pattern: re.Pattern[str], text: str, around: Around) -> bool:
    found = pattern.search(text)
    if found is None or (pattern in _BODIES and _is_own(found.group(), around)):
        return False
    if pattern is LANDMARK:
        named = _is_addressed(around) or is_of_own_kind(around.place.page, found.group())
        return not named and not any(map(BESIDE.search, (around.front, *around.lines_above)))
    return pattern is not CLAIMS or not _is_addressed(around)


def _is_own(body: str, around: Around) -> bool:
    """Whether the page is that body's: by its title, or as far as its domain spells the name out."""
    body = body.strip(" ,:;.-–—")
    return names_own(body, around.place.page.url) or any(
        body.casefold() in title.casefold() for title in _titles(around)
    )


def _titles(around: Around) -> list[str]:
    return [segment.text for segment in around.place.page.segments[:LINES_ABOVE] if segment.kind is Kind.TITLE]


def _is_reached(around: Around) -> bool:
    """Whether a telephone or a mailbox stands in the address's line or right behind it, before another address or a heading."""
    segments, at = around.place.page.segments, around.place.at.number - 1
    for segment in (around.place.at, *segments[at + 1 : at + 1 + LINES_ABOVE]):
        if segment is not around.place.at and (
            segment.kind is Kind.HEADING or segment.region is not around.place.at.region or CODE.search(segment.text)
        ):
            return False
        if _NUMBER.search(segment.text) or "@" in segment.text or segment.href[:7].lower() == "mailto:":
            return True
    return False


def _headed(around: Around, heads: Callable[[str], object]) -> bool:
    """Whether it stands beneath such a heading, or beneath one in that one's section, and the nearest does not lead back."""
    level, nearest = _LOWEST, True
    first, every = around.first, of_kind(around.place.page, Kind.HEADING)
    above = every[bisect_right(every, first - _HEADINGS_ABOVE) : bisect_right(every, first)]
    for segment in map(around.place.page.segments.__getitem__, reversed(above)):
        own = int(found[1]) if (found := _LEVEL.match(segment.label)) else _LOWEST - 1
        if own >= level or segment.region is not Region.MAIN:
            continue
        if own == 1 and heads == _HOUSES.fullmatch and around.place.page.role in ("home", "contact"):
            return False  # who has houses calls the whole page so
        if len(segment.text) <= SHORT and heads(segment.text):
            return True
        if nearest and _BACK.search(segment.text):
            return False
        level, nearest = own, False
    return False
