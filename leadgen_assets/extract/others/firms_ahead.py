"""Another firm in front of a name: a supplier's or an investor's owner, the head of the brand whose office the firm is.

The rules are from how suppliers, banks and franchisors are named in general, not from single pages.
"""

from __future__ import annotations

import re

from leadgen_assets.domain.pages.page import Kind, Region
from leadgen_assets.domain.wording.names import normal_company_name
from leadgen_assets.extract.naming.own_names import begins_own, behind_name, names_begin
from leadgen_assets.extract.naming.sighting import Sighting
from leadgen_assets.extract.naming.team_headings import STAFF
from leadgen_assets.extract.naming.titles import Titles, is_unit
from leadgen_assets.extract.others.other_firms import FIRM, has_firm_word, is_ours, is_person, is_place
from leadgen_assets.extract.reading.sections import headings_above
from leadgen_assets.extract.reading.word_lists import word_list

_AHEAD = re.compile(
    rf"(?P<lead>\b(?:from|by|with|through|via)\s(?:the\s)?)?(?:^(?P<label>[A-Z][a-z]+(?:\s[a-z&]+){{0,3}}):\s)?(?<![\w'’]){FIRM}"
    r"(?P<town>,\s[A-Z][a-z]+(?:\s[A-Z][a-z]+)?(?:,\s[A-Z][A-Za-z]+)?(?=\s\())?(?P<mark>\s?\(|\s?[–—]\s?|\s-{1,2}\s|,\s|:\s)(?:(?:its|their)\s)?[a-z/&\s-]{0,30}$"
)
""" "Flour from Carolina Ground (Jane Doe, Founder)": whose founder she is stands right in front of the bracket, or in front of its town."""

_APPOSED = re.compile(rf"(?<![\w'’]){FIRM}(?P<mark>,\s|['’]s?\s)$")
""" "Green Fields Market, General Manager Jane Doe", "Green Fields Market's General Manager Jane Doe"."""

_OWN_LABEL = re.compile(
    r"contacts?|locations?|offices?|address|where|manag\w+|owner\w*|leasing|branch\w*|about|team|staff|broker\w*|compan\w+|firm|agency|call|phone|email|by\b.*",
    re.IGNORECASE,
)
"""Labels in front of the firm's own name; any other is of what somebody supplies: "Eggs: Diemand Farm — Jane Doe, Manager"."""

_OWNS = re.compile(r"(?:co-?)?(?:owner|founder|proprietor)s?(?:\s(?:&|and)\s[\w-]+)?", re.IGNORECASE)
_OF_A_BRAND = re.compile(r"\b(?:president|ceo|chief\s\w+\sofficer|chair\w*|founder|coo|cfo|cmo)\b", re.IGNORECASE)
_FRANCHISED = re.compile(
    r"\bindependently\s(?:owned|operated)\b|\bfranchise\s(?:owners?|opportunit|offices?|locations?|systems?)|\bfranchis(?:ees?|ors?)\b",
    re.IGNORECASE,
)
""" "Each office is independently owned and operated": the page of one office of a brand."""
_PARENT = re.compile(r"\bparentorganization(?:\[\d+\])?\.(?:name|legalname)$", re.IGNORECASE)
_BEHIND = re.compile(rf"(?:,|\sof|\sat|\sfor|\swith)\s(?:the\s)?{FIRM}")

_RUN_BY = re.compile(
    rf"(?<![\w'’]){FIRM},?\s(?:Inc|LLC|L\.L\.C|Ltd|LLP|Corp|PLLC|LP|PLC|GmbH)\b\.?,?\s(?:(?:is|was|are|has\sbeen)\s)?(?:\w+ly\s)?"
    r"(?:led|owned|run|headed|managed|operated|founded|started|established|chaired|directed)(?:\s(?:and|&)\s\w+)?\sby\s(?:[a-z/&]+\s){0,3}$"
)
""" "Keyrenter Franchise, LLC is led by Jane Doe": a firm written with its legal form is just that one, and not its office in a town."""

_LEADING = re.compile(r"\b(?:owner|co-owner|founder|co-founder|ceo|proprietor|(?<!vice )president)$", re.IGNORECASE)
_OWN_BEGIN = frozenset({"our", "the", "we", "this", "each", "your", "it", "every"})
_WORKS = frozenset(
    {
        "design",
        "designs",
        "dental",
        "dentistry",
        "services",
        "solutions",
        "insurance",
        "interiors",
        "electrical",
        "title",
        "travel",
    }
    | {
        "properties",
        "automotive",
        "auto",
        "software",
        "media",
        "financial",
        "wellness",
        "fitness",
        "yoga",
        "photography",
        "creative",
    }
)
"""Last words of firms' names that as well tell what a part of one does."""
_SUPPLIERS = re.compile(
    r"\b(?:growers|farmers|farms|producers|makers|artisans|roasters|brewers|bakers|ranchers|fishermen|beekeepers|purveyors|suppliers"
    r"|sources|vendors|artists|importers|distributors|wholesalers|lenders|banks?|landlord)\b",
    re.IGNORECASE,
)
"""Headings above those whose goods or money a firm has."""

_POSSESSIVE = re.compile(r"['’]s?$")


def is_led_by_another(sighting: Sighting, letters: str) -> bool:
    """Whether another firm stands in front of a name as the one whose post it is.

    Without "from" or "by" in front, or a heading above suppliers, only a word that ends firms' names tells, and a post that leads
    one: else it is a house or a part of the firm.

    Args:
        sighting: a name as it stands on a page, with its title. letters: of the company's domain and names, parted by spaces.
    """
    before, title = sighting.beside()[0], sighting.title.strip()
    run = _RUN_BY.search(before)
    if run and begins_own(run["firm"], letters) and not names_begin(run["firm"], letters):
        # A firm that shares no word with this one is as often the company behind it.
        return not is_known_to(sighting, run["firm"])
    if not title or sighting.title_at is None:
        return False
    if _heads_the_brand(sighting, letters):
        return True
    found = _AHEAD.search(before)
    firm = found["firm"].rstrip(".,") if found else ""
    if sighting.title_leads() and _is_apposed(sighting, before, letters):
        return True
    if not found or firm in title or is_own(firm, letters) or firm.partition(" ")[0].lower() in _OWN_BEGIN:
        return False
    if found["mark"] == ": " and _is_plain(firm):
        return False  # "By Appointment Only: Jane Doe, Owner"
    supplies = any(map(_SUPPLIERS.search, headings_above(sighting.page, sighting.name_at.number - 1)[:1]))
    labelled = found["label"] is not None and not (
        _OWN_LABEL.fullmatch(found["label"]) or Titles.of().title(found["label"]) or is_unit(found["label"])
    )
    lead = bool(found["lead"]) or supplies
    if has_firm_word(firm) or (ends_as_a_trade(firm) and not is_known_to(sighting, firm)):
        return lead or labelled or _LEADING.search(title) is not None
    if found["mark"].strip() == "(" and _OWNS.fullmatch(title) and _is_a_name(firm, sighting):
        return True
    if not lead or found["mark"] == ", ":
        return False
    return not (is_place(firm) or is_person(firm) or Titles.of().title(firm) or is_unit(firm))


def _is_a_name(firm: str, sighting: Sighting) -> bool:
    """Whether several capitalised words in front of an owner's bracket are what a firm is called: no town, no trade of this one.

    In a list of a team's people they tell what somebody does.
    """
    last, page = firm.split()[-1].lower(), sighting.page
    if page.role == "team" or any(map(STAFF.search, headings_above(page, sighting.name_at.number - 1))):
        return False
    if " " not in firm or _is_plain(f"{firm} x") or last in _WORKS or last.endswith(("ing", "ment")):
        return False
    if is_known_to(sighting, firm):
        return False
    return not (is_place(firm) or is_person(firm) or Titles.of().title(firm) or is_unit(firm))


def _is_apposed(sighting: Sighting, before: str, letters: str) -> bool:
    """Whether a firm stands right in front of a post that leads a name: "Green Fields Market, General Manager Jane Doe"."""
    ahead = before.rstrip()
    title = sighting.title.strip()
    found = _APPOSED.search(ahead.removesuffix(title)) if ahead.endswith(title) else None
    firm = re.sub(r"['’]s?$", "", found["firm"].rstrip(".,")) if found else ""
    if not firm or is_own(firm, letters) or firm.partition(" ")[0].lower() in _OWN_BEGIN:
        return False
    return has_firm_word(firm) or (ends_as_a_trade(firm) and not is_known_to(sighting, firm))


def _heads_the_brand(sighting: Sighting, letters: str) -> bool:
    """Whether somebody leads the brand whose office the firm is: "President of Berkmoor" where each office is independently owned."""
    title = sighting.title.strip()
    if not _OF_A_BRAND.search(title):
        return False
    found = _BEHIND.search(title) or _BEHIND.match(sighting.beside()[2])
    firm = found["firm"].rstrip(".,") if found else ""
    behind = behind_name(firm, letters) if firm else []
    if any(behind) and _is_parent(sighting, firm):
        return True
    return bool(behind) and all(behind) and any(map(_FRANCHISED.search, (each.text for each in sighting.page.segments)))


def _is_parent(sighting: Sighting, firm: str) -> bool:
    """Whether the page's markup states the name as that of the organisation above the firm."""
    stated = (each for each in sighting.page.segments if each.kind is Kind.STRUCTURED)
    return any(_PARENT.search(each.label) is not None and _is_same(each.text, firm) for each in stated)


def _is_same(name: str, firm: str) -> bool:
    return normal_company_name(name) == normal_company_name(firm)


def is_own(firm: str, letters: str) -> bool:
    """Whether a name is the firm's, or begins with the same word: letters within "Old Harbor" are no "Harbor One Bank"."""
    firm = _POSSESSIVE.sub("", firm)
    return begins_own(firm, letters) if " " in firm and has_firm_word(firm) else is_ours(firm, letters)


def _is_plain(firm: str) -> bool:
    """Whether a run of capitals is a single word, or has plain words alone before its last: "Leasing Group", "Call"."""
    ahead = {word.strip(".,&'’").lower() for word in firm.split()[:-1]}
    return (word_list("not_names") | word_list("inner_words") | word_list("departments")).issuperset(ahead)


def ends_as_a_trade(firm: str) -> bool:
    """Whether a name ends as shops and farms do ("Sparrow Farm"); a work ("Interior Painting") is a part of this firm as often."""
    last = firm.split()[-1].strip(".,&'’").lower()
    return last in word_list("listed_firm_words") and not (
        _is_plain(firm) or last.endswith(("ing", "ment")) or last in _WORKS
    )


def is_known_to(sighting: Sighting, firm: str) -> bool:
    """Whether the page bears the name in its head or its footer."""
    segments = sighting.page.segments
    return any(firm in each.text for each in segments if each.region in (Region.HEAD, Region.FOOTER))
