"""Addresses that a page gives its readers: of utilities, schools and city halls, of where to eat, of who takes claims of copyright.

The rules are from how guides for tenants and newcomers and policies are written in general, not from single pages.
"""

from __future__ import annotations

import re

from leadgen_assets.domain.pages.page import Kind, PageText
from leadgen_assets.extract.reading.proposal import SHORT
from leadgen_assets.extract.reading.quick_look import headings, once

_LOCAL = (
    r"(?:(?:local|area|city|county|nearby|neighbou?rhood|helpful|useful|important|public|emergency|community|tenant|resident)"
    r"\s){0,2}"
)
_PLACES = (
    r"(?:restaurants?|eateries|cafes?|coffee shops?|bars|breweries|shops|shopping|parks|trails|hikes|museums|beaches|schools"
    r"|hospitals|attractions|(?:places|spots) to (?:eat|visit|see|shop|go|live))"
)
_THINGS = (
    rf"{_LOCAL}(?:utilit(?:y|ies)(?:\s(?:compan(?:y|ies)|providers?|services|information|contacts?|numbers|list|set-?up|transfers?)){{0,2}}"
    r"|(?:electric(?:ity)?|natural gas|gas|water(?:\s(?:and|&)\ssewer)?|trash|internet|cable)"
    r"\s(?:compan(?:y|ies)|providers?|set-?up|transfers?)"
    r"|move-?in\s(?:checklist|guide|information)|(?:emergency|important|helpful|useful)\s(?:phone\s)?numbers"
    r"|schools|school districts?|attractions|points of interest|government (?:offices|agencies))"
    r"|(?:helpful|useful|important|local|community|city)\s(?:resources|links)"
)
_GUIDES = (
    r".{0,40}\b(?:(?:neighbou?rhood|area|city|local|relocation|community|moving|visitor['’]?s?|newcomer['’]?s?|dining)\sguides?"
    r"|guide\sto\s(?:the\s)?\w+)\b.{0,40}"
    r"|where\s(?:to\s(?:buy|get|find)\sour\s.{2,30}|we\s(?:eat|shop|drink|go))"
    r"|.{0,20}\b(?:venues|places|spots|vendors)\swe\s(?:love|like|recommend)|(?:our\s)?favou?rite\s(?:places|spots)(?:\sin\s.{2,20})?"
    r"|.{0,20}\b(?:things to do|where to (?:eat|shop|stay|drink|play)|what to (?:see|do in))\b.{0,40}"
    rf"|.{{0,20}}\b(?:best|top|favou?rite|must-(?:see|visit))\s.{{0,30}}\b{_PLACES}\b.{{0,30}}"
    rf"|(?:\d{{1,2}}|five|six|seven|eight|nine|ten)\s.{{0,30}}\b{_PLACES}\s(?:to|in|near|around|for|that|you|within)\b.{{0,30}}"
    rf"|(?:local|nearby|area|neighbou?rhood)\s{_PLACES}|{_PLACES}\s(?:near|nearby|around)\b.{{0,30}}"
    r"|(?:schools|parks|attractions)\sin\s.{2,30}|(?:getting to know|living in|life in|relocating to)\s(?!us\b|our\b|the\b).{2,30}"
)
GUIDE_PATH = re.compile(
    r"/(?:[\w-]*[-_])?(?:(?:neighbou?rhood|area|city|community|relocation|local)[-_]guides?|utilit(?:y|ies)|things[-_]to[-_]do|local[-_]resources)\b",
    re.IGNORECASE,
)
"""In a page's address."""

LANDMARK = re.compile(
    r"(?:^|[:;]\s)\W*(?!(?:The\s)?(?:Old|Historic|Former)\s)(?:[A-Z][\w.'’&-]*\s){0,4}"
    r"(?:City Hall|Town Hall|Post Office|DMV|School District"
    r"|(?:Elementary|Middle|High|Junior High) School"
    r"|Public Library|(?:Police|Sheriff['’]?s?|Fire) (?:Department|Station|Office)|Courthouse"
    r"|(?:Power|Energy|Gas|Water|Sewer|Light|Utilit(?:y|ies))\s(?:(?:and|&)\s\w+\s)?"
    r"(?:Company|Co|Department|Dept|District|Authority|Corporation|Works|Board)"
    r"|Public Utilities|Natural Gas|(?:International|Regional|Municipal|County) Airport)\b\.?(?:\s[-–—]\s.{2,40})?\W*$"
)
"""The whole of a line or a clause right above an address, or in front of it."""

KINDS = re.compile(
    r"\b(?:librar|school|police|sheriff|fire|utilit|water|sewer|power|energy|light|gas|court|post|city|town|county|airport)",
    re.IGNORECASE,
)
"""Of such a body: where the page's title or its address has the same word, it may be that body's own."""

BESIDE = re.compile(r"\b(?:across|next to|near|behind|opposite|beside|close to|adjacent|corner)\b", re.IGNORECASE)
"""Above a landmark: it shows the way to the firm."""

CLAIMS = re.compile(
    r"\b(?i:copyright|dmca|designated)\s(?i:\w+\s)?(?i:agent)\b|\bDMCA\b|\bDigital Millennium\b"
    r"|\b(?i:(?:notices?|notifications?|claims?|allegations?)\sof\s(?:[\w-]+\s){0,2}infringement)\b"
    r"|\b(?i:represented by|our (?:attorneys?|legal counsel|law firm)(?:\s(?:is|are)|:))"
)
"""What leads to who takes claims of copyright, or to the firm's lawyers."""

_CLAIM_HEADING = (
    r"(?:dmca|copyright|digital millennium copyright act|(?:copyright )?infringement)"
    r"(?:\s(?:and|&|dmca|copyright|infringement|agent|notices?|policy|complaints?|claims?|takedowns?|requests?|compliance|designated|act))*"
)
_FOR_READERS = re.compile(rf"\W*(?:{_THINGS}|{_GUIDES}|{_CLAIM_HEADING})\W*", re.IGNORECASE)
"""The whole of a heading above what a newcomer or a tenant looks for, or above who takes claims."""

OWN_PLACE = re.compile(
    r"\b(?:contact|reach us|visit us|our (?:offices?|locations?|address)|head ?office|headquarters)\b", re.IGNORECASE
)
"""A heading in a post or a guide above the firm's own address."""
_BEGIN = 3
"""Segments at a page's begin among which its title is."""


@once
def guides(page: PageText) -> frozenset[str]:
    """Headings above what is not the firm's: utilities, schools, guides, who takes claims.

    A home or contact page's own (h1) is what the firm says of itself, and a school's "Schools" are its own.
    """
    first = ("h1",) if page.role in ("home", "contact") else ()
    every = [page.segments[at] for at in headings(page)]
    found = [each.text for each in every if each.label not in first and _FOR_READERS.fullmatch(each.text[:SHORT])]
    return frozenset(text for text in found if not is_of_own_kind(page, text))


def is_of_own_kind(page: PageText, text: str) -> bool:
    """Whether the page's title or address has the word for a public body that a text names."""
    titles = (segment.text for segment in page.segments[:_BEGIN] if segment.kind is Kind.TITLE)
    own = " ".join([page.url.partition("//")[2].partition("/")[0], *titles]).lower()
    return any(kind.lower() in own for kind in KINDS.findall(text))
