"""Who is said to be of another firm: by the words around a name, behind a title, above a list."""

from __future__ import annotations

import re
from collections.abc import Collection

from leadgen_assets.domain.hosts.domains import registrable_domain
from leadgen_assets.domain.pages.page import Kind, PageText, Region
from leadgen_assets.domain.wording.places import STATES
from leadgen_assets.domain.wording.whose_number import labels_a_house
from leadgen_assets.domain.wording.whose_staff import staff_at
from leadgen_assets.domain.wording.written import emails_in, phones_in
from leadgen_assets.extract.naming.person_names import is_city, person_name
from leadgen_assets.extract.naming.sighting import Sighting
from leadgen_assets.extract.reading.quick_look import headings
from leadgen_assets.extract.reading.word_lists import word_list
from leadgen_assets.extract.reading.zip_codes import CODE_HINT

_ROLE = (
    r"(?P<role>attorney|lawyer|solicitor|accountant|cpa|bookkeeper|tenant|resident|renter|client|customer|guest|patient|vendor"
    r"|supplier|contractor|subcontractor|plumber|electrician|roofer|painter|landscaper|handyman|lender|banker|neighbou?r|landlord|landlady|friend"
    r"|(?:partner|sister|parent)\s(?:firm|company))"
)
_OUR_OUTSIDER = re.compile(
    rf"\b(?:our|their|my)\s(?:[\w-]+\s){{0,2}}?{_ROLE}(?:\sis)?\s?[:,–—-]?\s(?:(?:Drs?|M[rs]s?)\.?\s)?$", re.IGNORECASE
)
""" "Our tenant Gloria Vance", "our outside attorney: Saul Good": right before the name."""

_OUR_OUTSIDER_NAMED = re.compile(
    rf"\b(?i:our)\s(?:[\w-]+\s){{0,2}}?(?i:{_ROLE})\s?[:,–—-]?\s(?P<name>[A-ZÀ-Þ][\w'’-]+\s(?:[A-Z]\.\s)?[A-ZÀ-Þ][\w'’-]+)"
)
_OWN_TRADES = {
    "attorney": ("law", "legal", "attorn"),
    "lawyer": ("law", "legal", "attorn"),
    "solicitor": ("law", "legal", "solicit"),
    "accountant": ("account", "cpa", "tax", "bookkeep", "audit"),
    "cpa": ("account", "cpa", "tax", "bookkeep", "audit"),
    "bookkeeper": ("account", "cpa", "tax", "bookkeep"),
    "plumber": ("plumb", "hvac", "service"),
    "electrician": ("electric",),
    "roofer": ("roof",),
    "painter": ("paint",),
    "landscaper": ("landscap", "lawn", "garden"),
    "lender": ("lend", "mortgage", "loan", "bank"),
    "banker": ("bank",),
    "handyman": ("handy", "repair"),
}
"""Letters in the firm's name or domain with which such a person is its own."""

_TOLD_OF = re.compile(
    r"\b(?:interview(?:ed)?(?:\swith)?|guest(?:\s(?:post|article|blog|column)\sby)?):?\s$", re.IGNORECASE
)
_QUOTATION_ENDS = re.compile(r"[\"”»]\s*[-–—~]{1,2}\s*$")
_STATESMAN = re.compile(r"^(?:governor|senator|congress(?:man|woman)|mayor)\b", re.IGNORECASE)
_OFFICIAL = re.compile(
    r"\bthe\s(?:city|town|township|county|village|borough|municipal)\s"
    r"(?:clerk|manager|treasurer|attorney|assessor|recorder|administrator|engineer|planner|auditor|commissioner|judge|sheriff),?\s$",
    re.IGNORECASE,
)
""" "Ask the city clerk, Jane Doe": in a sentence; a town's own site has her title in a list."""
_PUBLIC = ("city", "town", "county", "state", "gov", "village")

FIRM = r"(?P<firm>[A-ZÀ-Þ][\w&'’.-]*(?:\s(?:[A-ZÀ-Þ][\w&'’.-]*|&|and(?=\s[A-Z])))*)"
_ELSEWHERE = re.compile(
    rf"\s(?P<word>of|at|for|with|from)\s(?:the\s|The\s)?(?:(?:[a-z-]+\s){{1,2}}(?:firm|company|agency|practice)\s(?:of\s)?)?{FIRM}"
)
_APPOSED = re.compile(rf",\s(?:the\s)?{FIRM}")
_IN_BRACKETS = re.compile(rf"\s\({FIRM}\)")
_STATE = rf"(?:{'|'.join(sorted([*STATES, *STATES.values()], key=len, reverse=True))})"
VERBS = r"(?:manages|operates|oversees|owns|handles|controls|employs|runs|serves|services|leases|administers|has|looks after|cares for)"
"""What a firm does with all that it has."""
_PLACED = (
    r"(?:,?\s(?:[a-z]+\s){0,2}(?:of|in|from|near|at|on|by|outside|around|across|throughout)"
    r"(?:\s(?!(?:we|our|us|my|I|who|which|that|where|when)\b)[\w.'’-]+){1,5}?)?"
    rf"(?:,\s[A-Z][\w.'’-]*(?=,?\s{_STATE}\b))?(?:,?\s{_STATE}\b\.?)?"
)
"""Where a named firm sits, between its name and its verb: "of Tulsa", "based in Tulsa, Oklahoma", ", Tulsa, OK"."""
_MANAGES = re.compile(
    rf"(?:^|(?<=[\s(]))(?>{FIRM}){_PLACED}(?:\s\([^()]{{1,40}}\)|,\s[^,]{{2,60}},|,?\s(?:which|who|that)|,)?"
    rf"\s(?:(?:now|currently|also|alone|already|proudly|today)\s){{0,2}}{VERBS}\s"
)
_WHEN = re.compile(r"^(?:Today|Now|Currently|Presently)\s(?=[A-Z])")
"""In front of a name, and no part of it: "Today Oakfield manages"."""
_MANAGED_BY = re.compile(rf"[^.;]{{0,40}}\b(?:managed|operated|owned|run|administered|overseen)\sby\s(?:the\s)?{FIRM}")
_OWN_BEGIN = frozenset({"our", "the", "we", "this", "each", "your", "it", "every"})
_OWN_PARTS = frozenset(
    {"team", "department", "division", "office", "staff", "branch", "program", "portfolio", "side", "arm"}
)
"""First and last words of what a firm calls itself and its parts: "Our Property Management Team manages"."""

_LEADING = re.compile(r"\b(?:owner|co-owner|founder|co-founder|ceo|proprietor)$", re.IGNORECASE)
_ON_SITE = re.compile(
    r"\b(?:community|leasing|site|resident|assistant|regional|area|building|maintenance)\b", re.IGNORECASE
)
""" "Community Manager at Stone Ridge": the house is managed, the firm is ours."""

_PREFIXES = (
    r"(?:(?:our|the|some|helpful|useful|local|community|preferred|trusted|approved|recommended|business|industry|service|strategic"
    r"|referral|technology|outside|other|external)\s){0,3}"
)
_FIRMS_KINDS = r"(?:vendors?|(?:sub-?)?contractors?|suppliers?|resources|partners|clients|affiliates|tradespeople|service providers)"
_OTHER_FIRMS = re.compile(
    rf"\W*{_PREFIXES}{_FIRMS_KINDS}(?:(?:\s(?:and|&)\s|\s?[/,]\s?){_PREFIXES}(?:{_FIRMS_KINDS}|links))?(?:\s(?:list|directory|we\s\w+))?\W*",
    re.IGNORECASE,
)
_BARE_PARTNERS = re.compile(r"\W*(?:our |the )?partners\W*", re.IGNORECASE)
_PARTNER = re.compile(
    r"\bpartner\b(?!\s(?:managers?|programs?|portal|success|marketing|sales|network|development|relations|director)\b)",
    re.IGNORECASE,
)
_BACK = re.compile(r"\b(?:contact|reach|call|visit|about|meet|office|location|team|staff|us)\b", re.IGNORECASE)
_LEVEL = re.compile(r"h([1-6])$")
_LOWEST = 7
_LONG_NAME = 8
"""Letters that a domain needs to spell out a name."""

_NUMBERED = re.compile(r"\d{1,5}\s[A-Z]")
_DIALLED = re.compile(r"\W*(?:phone|tel(?:ephone)?|call(?:\sus)?|office)\b", re.IGNORECASE)


def of_others(sighting: Sighting, letters: str) -> bool:
    """Whether the words beside a person say that another firm has them, or that they are not of this one.

    Args:
        sighting: a name as it stands on a page, with its title.
        letters: letters of the company's domain and names, parted by spaces.
    """
    before, behind, tail = sighting.beside()
    if _QUOTATION_ENDS.search(before) or _TOLD_OF.search(before):
        return True
    ours = _OUR_OUTSIDER.search(before)
    if ours and not _own_trade(ours["role"], letters):
        return True
    title = sighting.title.strip()
    if not title or sighting.title_at is None:
        return _introduced(behind, letters)
    if (_STATESMAN.match(title) or _OFFICIAL.search(before)) and not any(word in letters for word in _PUBLIC):
        return True
    return _elsewhere(title, tail, letters) or (sighting.title_leads() and _elsewhere(title, behind, letters))


def _elsewhere(title: str, tail: str, letters: str) -> bool:
    """Whether a title, or what stands right behind it, names another firm."""
    for match in (_ELSEWHERE.search(title), _ELSEWHERE.match(tail)):
        role = title[: match.start()] if match and match.string is title else title
        if match and _is_other(match["firm"], match["word"], role, letters):
            return True
    apposed = (*_APPOSED.finditer(title), *filter(None, [_APPOSED.match(tail)]))
    return any(has_firm_word(match["firm"]) and not is_ours(match["firm"], letters) for match in apposed)


def _introduced(behind: str, letters: str) -> bool:
    """Whether what stands right behind a name without title says whose person that is: "ask for Jane Doe of Rapid Rooter".

    "At" and "with" stand before houses and persons too, so that only a word that ends firms' names tells there. The rule is from
    how vendors are recommended in general, not from single pages.
    """
    found = _ELSEWHERE.match(behind)
    if found and not is_ours(found["firm"], letters):
        firm = found["firm"].rstrip(".,")
        several = " " in firm and not is_person(firm)
        return has_firm_word(firm) or (found["word"] in ("of", "from") and several and not is_place(firm))
    apposed = _APPOSED.match(behind) or _IN_BRACKETS.match(behind)
    return apposed is not None and has_firm_word(apposed["firm"]) and not is_ours(apposed["firm"], letters)


def is_person(name: str) -> bool:
    """Whether a name is a person's, with a known given name."""
    person = person_name(name)
    return person is not None and person.known


def is_place(firm: str) -> bool:
    """Whether a name is that of a town, a state or a department: none of its words is a firm's own."""
    words, known = _words_and_places(firm)
    return all(word in known or word + "s" in known for word in words) or is_city(firm) or firm.upper() in STATES


def _words_and_places(firm: str) -> tuple[set[str], set[str]]:
    """The words of a name; all words of departments, houses and states."""
    states = {part.lower() for state in STATES.values() for part in state.split()}
    return {part.strip(".,&'’").lower() for part in firm.split()}, states | word_list("inner_words")


def manages_elsewhere(before: str, behind: str, letters: str, lead: str = "") -> bool:
    """Whether a number is that of a firm that is not this one ("ABC Homes manages 3,000 units", "300 homes run by ABC Homes").

    Nor is that of one house the firm's: "The Oaks has 264 units", "Meridian Towers: 180 units".

    Args:
        before, behind: of the number, within its clause. letters: of the company's domain and names, parted by spaces.
        lead: what of its sentence stands before the number.
    """
    house = labels_a_house(lead)
    if house and not is_ours(house.removeprefix("The "), letters) and not is_person(house):
        return True
    works_at = staff_at(lead, behind).rstrip(".,")
    if works_at and not (is_ours(works_at, letters) or is_place(works_at) or is_city(works_at.split()[0])):
        return True
    by = _MANAGED_BY.match(behind)
    named = [*doers(before), *([by["firm"]] if by else [])]
    return any(_is_named_firm(name) and not is_ours(name, letters) for name in named)


def doers(text: str) -> list[str]:
    """The capitalised names of a text that are said to manage, to run or to have something."""
    return [_WHEN.sub("", found["firm"]) for found in _MANAGES.finditer(text)]


def _is_named_firm(name: str) -> bool:
    """Whether two and more capitalised words are a firm's name: no person's, no place, no part of the firm that speaks."""
    words = [part.strip(".,").lower() for part in name.split()]
    if len(words) < 2 or words[0] in _OWN_BEGIN or words[-1] in _OWN_PARTS or is_person(name):
        return has_firm_word(name)
    return not is_place(name) or has_firm_word(name)


def _is_other(firm: str, word: str, role: str, letters: str) -> bool:
    if is_ours(firm, letters):
        return False
    if has_firm_word(firm):
        return True
    words, known = _words_and_places(firm)
    if words & known or is_city(firm) or firm.upper() in STATES:
        return False
    leads = bool(_LEADING.search(role))
    # "At" one word is a firm ("Zillow"); of several words as many are houses as firms. "With" stands before persons too.
    return leads or (" " not in firm and not _ON_SITE.search(role)) if word == "at" else leads and word == "of"


def has_firm_word(firm: str) -> bool:
    """Whether a name ends as firms' names do: "Lopez Builders"."""
    *ahead, last = [part.strip(".,").lower() for part in firm.split()] or [""]
    if last == "law" and word_list("not_names").issuperset(ahead):
        return False  # "Real Estate Law" is a field
    return bool(ahead) and last in word_list("firm_words")


def is_ours(firm: str, letters: str) -> bool:
    """Whether a firm's name, or its first word, stands in the letters of this one's domain and names."""
    squeezed = re.sub(r"[^a-z]", "", firm.lower())
    first = re.sub(r"[^a-z]", "", firm.partition(" ")[0].lower())
    return first in letters or squeezed in letters


def _own_trade(role: str, letters: str) -> bool:
    return any(word in letters for word in _OWN_TRADES.get(role.lower(), ()))


def names_own(firm: str, url: str) -> bool:
    """Whether a name is that of the firm whose page it is, as far as its domain spells it out."""
    return is_ours(firm, registrable_domain(url).partition(".")[0])


def names_an_outsider(text: str, domain: str) -> bool:
    """Whether a text tells how to reach the firm's tenant, attorney or the like."""
    found = _OUR_OUTSIDER_NAMED.search(text)
    if found is None or _own_trade(found["role"], domain):
        return False
    name = person_name(found["name"])
    return name is not None and name.known


def shows_own_mailbox(text: str, domain: str) -> bool:
    """Whether a mailbox of the firm stands in a text: so is what else reaches somebody there, whatever it stands beneath."""
    return "@" in text and any(registrable_domain(mail.value.partition("@")[2]) == domain for mail in emails_in(text))


def other_firms(page: PageText, not_headings: Collection[int] = ()) -> list[bool]:
    """One flag a segment: whether it stands in a list of vendors, partners, resources or clients, its heading included.

    Such a list ends with a heading of its own level, one that leads back to the firm ("Contact us"), the footer, and with a
    street address behind entries that have their telephone or mailbox in themselves: that one is nobody's in the list. So do
    a line that begins with the firm's own name, and "Phone: …" behind a link to a page of the firm.

    Args:
        page: any page. not_headings: places (from 0) of headings that begin no section: names on a team page.
    """
    if not any(_OTHER_FIRMS.fullmatch(page.segments[at].text) for at in headings(page)):
        return [False] * len(page.segments)  # most pages
    flags, level = [], 0
    own_letters = registrable_domain(page.url).partition(".")[0]
    for at, segment in enumerate(page.segments):
        if segment.region is not Region.MAIN:
            level = 0 if segment.region is Region.FOOTER else level
            flags.append(False)
            continue
        if segment.kind is Kind.HEADING and at not in not_headings:
            found = _LEVEL.match(segment.label)
            own = int(found.group(1)) if found else _LOWEST
            if _OTHER_FIRMS.fullmatch(segment.text) and not _partners_of_ours(page, at):
                level = own
            elif own <= level or _BACK.search(segment.text):
                level = 0
        elif level and (_names_firm(segment.text, own_letters) or _own_address(page, at)):
            level = 0
        flags.append(bool(level))
    return flags


def _partners_of_ours(page: PageText, at: int) -> bool:
    """ "Our partners" above people who are partners: a law firm's own."""
    if not _BARE_PARTNERS.fullmatch(page.segments[at].text):
        return False
    return page.role == "team" or any(_PARTNER.search(segment.text) for segment in page.segments[at + 1 : at + 7])


def _names_firm(text: str, own_letters: str) -> bool:
    """Whether a line begins with the firm's name, as far as its domain spells it out."""
    return len(own_letters) >= _LONG_NAME and re.sub(r"[^a-z]", "", text[:90].lower()).startswith(own_letters)


def _own_address(page: PageText, at: int) -> bool:
    text = page.segments[at].text
    above = page.segments[at - 1]
    linked_here = above.kind is Kind.LINK and registrable_domain(above.href) == registrable_domain(page.url)
    if linked_here and _DIALLED.match(text) and phones_in(text):
        return True
    return bool(_NUMBERED.match(text) and CODE_HINT.search(text)) and _is_entry(page, at - 1)


def _is_entry(page: PageText, at: int) -> bool:
    text = page.segments[at].text
    return bool(emails_in(text) or phones_in(text)) and any(map(str.isalpha, text))
