"""Whose person somebody is said to be, where no word tells a firm: "Jane Doe, CEO, Latchel", "X, VP, has joined Goldfield".

A capitalised name behind a title may be a place, a department, a credential or a firm. On a team's page it is most often one of
the former, elsewhere the latter, unless it is one of those by a list or the page itself says so. The rules are from how
testimonials, news and acknowledgements are written in general, not from single pages.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from leadgen_assets.domain.pages.page import Kind, PageText, Region
from leadgen_assets.domain.wording.places import STATES
from leadgen_assets.extract.naming.bodies import names_a_body
from leadgen_assets.extract.naming.couples import two_people
from leadgen_assets.extract.naming.letters_behind import is_credential
from leadgen_assets.extract.naming.own_names import begins_own, names_begin
from leadgen_assets.extract.naming.sighting import Sighting
from leadgen_assets.extract.naming.team_headings import STAFF
from leadgen_assets.extract.naming.titles import Titles, is_unit
from leadgen_assets.extract.others.other_firms import FIRM, has_firm_word, is_ours, is_person, is_place
from leadgen_assets.extract.others.outsiders import parts_of_title
from leadgen_assets.extract.others.sayings import is_said_below, recommends, says, those_praising, those_quoted
from leadgen_assets.extract.people.name_lines import whole_name
from leadgen_assets.extract.reading.quick_look import headings
from leadgen_assets.extract.reading.sections import beneath, headings_above
from leadgen_assets.extract.reading.word_lists import word_list

_BESIDE_STAFF = re.compile(
    r"\W*(?:(?:our|the|meet|meet\sour|meet\sthe|company|corporate)\s)?(?:advisors|advisers|partners|alumni|(?:board|board\s(?:members|of\s(?:directors|advisors|trustees)))"
    r"|directors|trustees|investors|mentors|friends(?:\sof\s.{2,30})?)\W*",
    re.IGNORECASE,
)
"""The whole of a heading above people who may have their posts at firms of their own, on a page of the firm's people, too."""

_PARTNER = re.compile(r"^[^,|–—@]*\bpartner\b(?!\sat\b|\sof\b)", re.IGNORECASE)
_OF_PARTNERS = re.compile(r"\W*(?:(?:our|the|meet|meet\sour|meet\sthe)\s)?partners\W*", re.IGNORECASE)

_BESIDE = re.compile(rf"(?:\s?[,|•·@]|\s[-–—]|\s(?P<word>of|at|with|from|for))\s?(?:the\s)?{FIRM}")
_FIRM = re.compile(FIRM)
_ON_SITE = re.compile(
    r"\b(?:community|leasing|site|resident|assistant|regional|area|building|property|portfolio|association|maintenance|branch"
    r"|office|district|territory|market|realtor|agent|broker|sales associate)\b",
    re.IGNORECASE,
)
""" "Property Manager, Riverstone", "Realtor, Brand": behind such a title stands a house, a town, or the brand of the firm."""

_OF_A_UNIT = re.compile(
    r"(?:(?:senior|associate|assistant|executive|deputy|managing|first|vice)\s)*(?:directors?|managers?|coordinators?|president|vp|heads?"
    r"|leads?|supervisors?|specialists?|officers?|chair|professor|instructor)",
    re.IGNORECASE,
)
""" "Director, Programming": behind such a title, which says of nothing what, stands that."""

_LEADING = re.compile(
    r"\b(?:owner|founder|ceo|chief executive|proprietor|principal|partner|(?<!vice )president)$", re.IGNORECASE
)

_HOW = r"(?:(?:recently|just|now|also|officially|proudly|newly)\s){0,2}"
_MOVED = re.compile(
    rf"[,;]?\s(?:who\s)?{_HOW}(?:(?:has|have|will|is|was|were|to)\s){{0,2}}{_HOW}(?:(?P<joined>joined)|joins?|joining"
    r"|(?:been\s)?(?:named|appointed|promoted|hired|elected|tapped|chosen)\s(?:(?:to|as)\s[^.;,]{1,40}?\s)?(?:at|by|of)"
    rf"|works\s(?:for|at))\s(?:the\s)?{FIRM}(?P<when>\s(?:in|since|as\sof)\s(?:\w+\s)?\d{{4}})?"
)
_NAMED_BY = re.compile(
    rf"{FIRM}\s(?:has\s|is\s)?(?:[a-z]+ly\s)?(?:names?|named|appoints?|appointed|promotes?|promoted|hires?|hired|welcomes?|welcomed"
    r"|adds?|added|taps?|tapped|elects?|elected|announces?(?:\sthat)?|announced(?:\stoday)?(?:\sthat)?)\s(?:[a-z]+\s){0,3}$"
)
_TRADES = (
    r"(?:restaurant|caf[eé]|coffee\sshop|bar|bakery|brewery|winery|salon|spa|gym|studio|shop|store|boutique|farm|ranch|hotel|motel|inn"
    r"|garage|dealership|practice|clinic|franchise|pharmacy|daycare|school|theat(?:er|re)|gallery|startup|marina|landscaping|trucking"
    r"|construction|roofing|plumbing|cleaning|catering|food\struck|small[\s-]business|local\sbusiness)"
)
_TRADE_OWNER = re.compile(rf"\b(?P<trade>{_TRADES})\s(?:co-?)?(?:owner|founder|operator)s?$", re.IGNORECASE)
_CLOSING = re.compile(
    r"(?:(?:yours\s)?(?:very\s)?(?:sincerely|truly|respectfully|cordially)(?:\syours)?|(?:(?:best|kind|warm(?:est)?)\s)?(?:regards|wishes))\W*",
    re.IGNORECASE,
)
_LICENCES = frozenset({"license", "licence", "lic", "licensed", "nmls", "dre", "bre", "trec"})
"""With one of these begins the number of a licence behind a title."""

_OWN_PARTS = frozenset({"office", "branch", "location", "region", "area", "team", "division", "department"})
"""Last words of what a firm calls its parts: "Partner, Elmfield Office"."""

_OF_ONESELF = frozenset({"veteran", "veterans", "native", "resident", "graduate", "alumnus", "alumna", "alum"})
"""Last words of what somebody is besides the post: "Founder, Oakfield Homes · US Army Veteran"."""

_MOST_LOOKED = 40
_SHORTEST = 4
"""Letters of a body's short form; shorter ones are departments (HR, IT)."""


def without_strangers(
    found: Sequence[Sighting], page: PageText, quoted: Collection[int], titles: Titles, letters: str
) -> list[Sighting]:
    """The people without those of another firm by their own words, and, outside of what is of the staff, by most likely ones.

    Args:
        found: people of the page. quoted: places (from 0) of names that sign a quotation.
        titles: that are recognised. letters: of the company's domain and names, parted by spaces.
    """
    kept = [each for each in found if not (_has_moved_elsewhere(each, letters, titles) or recommends(each, letters))]
    shown = [each for each in kept if each.title and each.name_at.kind is not Kind.STRUCTURED]
    staff = _of_staff(page, titles) if shown else []
    outside = [each for each in shown if not (staff[each.name_at.number - 1] or _is_own_partner(each, letters, titles))]
    strangers = those_quoted(outside, quoted, letters)
    strangers += those_praising([each for each in shown if staff[each.name_at.number - 1]], letters)
    strangers += [each for each in outside if is_said_below(each, letters)]
    strangers += [each for each in outside if _is_stated_elsewhere(each, letters, titles)]
    strangers += [
        each for each in outside if (says(each) or _ends_a_letter(each)) and _is_firm_below(each, letters, titles)
    ]
    return [each for each in kept if not any(each is other for other in strangers)]


def _is_own_partner(sighting: Sighting, letters: str, titles: Titles) -> bool:
    """Whether a team's page shows somebody as a partner beneath "Our Partners": "Partner, Litigation" is one of a law firm."""
    page, above = sighting.page, headings_above(sighting.page, sighting.name_at.number - 1)
    if page.role != "team" or not _PARTNER.search(sighting.title) or not any(map(_OF_PARTNERS.fullmatch, above)):
        return False
    # "Partner, Elmfield Seed" beneath it has the first word of Elmfield Rentals and is of neither a field nor a town.
    firms = _firms_behind(sighting.title.strip(), sighting.beside()[2], titles)
    return not any(
        (begins_own(firm, letters) or has_firm_word(firm)) and _names_a_firm(firm, page, letters, titles, whole=True)
        for firm in firms
    )


def _of_staff(page: PageText, titles: Titles) -> list[bool]:
    """One flag a segment: whether it stands on a team's page or in the section of one.

    Args:
        page: any. titles: that are recognised: headings that are one, or a name, begin no section.
    """
    texts = ((at, page.segments[at]) for at in headings(page) if not _BESIDE_STAFF.fullmatch(page.segments[at].text))
    named = {
        at
        for at, each in texts
        if titles.title(each.text) or whole_name(each, titles) or two_people(each.text.partition(",")[0])
    }
    if page.role == "team" or any(map(STAFF.search, parts_of_title(page))):
        return [not beside for beside in beneath(page, _BESIDE_STAFF, named)]
    # Of a board most have their posts elsewhere; "Chair" and "Treasurer" name no firm.
    beside = beneath(page, _BESIDE_STAFF, named)
    return [own and not other for own, other in zip(beneath(page, STAFF, named), beside, strict=True)]


def _is_stated_elsewhere(sighting: Sighting, letters: str, titles: Titles) -> bool:
    """Whether a name right behind somebody's title is most likely another firm's; not to be asked of a team's own section.

    Args:
        sighting: a name as it stands on a page, with its title.
        letters: letters of the company's domain and names, parted by spaces.
        titles: that are recognised.
    """
    title = sighting.title.strip()
    if not title or sighting.title_at is None:
        return False
    before, behind, tail = sighting.beside()
    beside = any(map(_BESIDE_STAFF.fullmatch, headings_above(sighting.page, sighting.name_at.number - 1)))
    return any(
        _names_a_firm(firm, sighting.page, letters, titles, whole=beside)
        for firm in _firms_behind(title, behind if sighting.title_leads() else tail, titles)
    ) or _owns_a_trade(sighting, before, titles)


def _is_firm_below(sighting: Sighting, letters: str, titles: Titles) -> bool:
    """Whether the line below a title is a name that is most likely another firm's; to be asked where a saying stands above.

    Args as for `_is_stated_elsewhere`.
    """
    at = sighting.title_at
    if not sighting.title or at is None or at.number < sighting.name_at.number:
        return False
    for below in sighting.page.segments[at.number : at.number + 1]:
        if below.card == at.card and below.kind in (Kind.TEXT, Kind.LINK, Kind.IMAGE) and _FIRM.fullmatch(below.text):
            return _names_a_firm(below.text, sighting.page, letters, titles)
    return False


def _ends_a_letter(sighting: Sighting) -> bool:
    """Whether the name stands beneath "Sincerely,": what stands below it is who sent the letter."""
    above = sighting.page.segments[max(0, sighting.name_at.number - 2)]
    return _CLOSING.fullmatch(above.text) is not None


def _has_moved_elsewhere(sighting: Sighting, letters: str, titles: Titles) -> bool:
    """Whether the words around a name tell of a post that somebody takes at another firm: "has joined Goldfield Partners".

    Args as for `_is_stated_elsewhere`.
    """
    before, behind, tail = sighting.beside()
    named = _NAMED_BY.search(before)
    if named and _names_a_firm(named["firm"], sighting.page, letters, titles):
        return True
    for text in (tail, behind) if sighting.title else (behind,):
        moved = _MOVED.match(text)
        # "Joined Coldwell in 1998" tells of what went before.
        if moved and not (moved["joined"] and (moved["when"] or not re.search(r"\b(?:has|have)\b", moved.group()))):
            return _names_a_firm(moved["firm"], sighting.page, letters, titles)
    return False


def _firms_behind(title: str, tail: str, titles: Titles) -> Iterator[str]:
    """What stands behind the title within it, and right behind it, where a firm's name may stand there."""
    places = [(title[: found.start()], found) for found in _BESIDE.finditer(title)]
    behind = _BESIDE.match(tail)
    for role, found in [*places, *([(title, behind)] if behind else [])]:
        leads, word = _LEADING.search(role) is not None, found["word"]
        of_a_unit = not word and not leads and _OF_A_UNIT.fullmatch(role.strip()) is not None
        # Capitals behind a comma are a credential; "President of NARPM" is one of a body.
        fits = (leads or word not in ("of", "for")) and (word or not found["firm"].isupper())
        if fits and titles.title(role) and not (_ON_SITE.search(role) or of_a_unit):
            yield found["firm"]


def _names_a_firm(firm: str, page: PageText, letters: str, titles: Titles, *, whole: bool = False) -> bool:
    """Whether a name is most likely another firm's.

    Args:
        whole: whether a first word that is the firm's tells nothing, as among advisors: "Oakfield Seed" is not "Oakfield Rentals".
    """
    firm = firm.rstrip(".,’'")
    words = [word.strip(".,&'’").lower() for word in firm.split() if word.strip(".,&'’")]
    if (
        not words
        or words[0] in _LICENCES
        or (is_ours(firm, letters) and not (whole and _shares_a_word(words, firm, letters)))
        or titles.title(firm)
        or is_unit(firm)
        or is_person(firm)
    ):
        return False
    if has_firm_word(firm):
        return True
    if words[-1] in _OWN_PARTS or (len(words) > 1 and words[-1] in _OF_ONESELF):
        return False
    if is_place(firm) or words[-1] in word_list("place_words") or names_a_body(firm, letters):
        return False
    short = len(firm) < (_SHORTEST if firm.isupper() else 3)
    if len(words) == 1 and (short or words[0] in word_list("credentials") or is_credential(firm)):
        return False
    plain = tuple(map(word_list, ("not_names", "inner_words", "departments", "credentials")))
    parts = [part for word in words for part in word.split("-")]
    return not (all(any(part in listed for listed in plain) for part in parts) or _is_known_to(page, firm))


def _shares_a_word(words: Sequence[str], firm: str, letters: str) -> bool:
    """Whether a name of several words has only its first in common with the firm's."""
    return len(words) > 1 and not names_begin(firm, letters) and not any(word in letters for word in words[1:])


def _is_known_to(page: PageText, firm: str) -> bool:
    """Whether the page names a place so ("Caldwell, ID", "Caldwell office"), or says it of itself, in its title or its footer."""
    place = re.compile(
        rf"\b{re.escape(firm)}(?:,?\s(?:{'|'.join(STATES)}|{'|'.join(STATES.values())})\b|\s(?:[Oo]ffice|[Bb]ranch|[Ll]ocation|[Aa]rea)\b)"
    )
    own = [each.text for each in page.segments[-_MOST_LOOKED:] if each.region is Region.FOOTER]
    own += [each.text for each in page.segments[:_MOST_LOOKED] if each.kind in (Kind.TITLE, Kind.META)]
    return any(firm in text for text in own) or any(
        place.search(each.text) for each in page.segments if firm in each.text
    )


def _owns_a_trade(sighting: Sighting, before: str, titles: Titles) -> bool:
    """ "Restaurant owner Jane Doe", on pages whose heads and headings are of another trade; "Jane Doe, Franchise Owner" is a post."""
    title = sighting.title.strip()
    ahead = before.rstrip(" ,:")
    led = sighting.title_leads() and ahead.lower().endswith(title.lower())
    found = _TRADE_OWNER.search(ahead if led else title)
    if not found or ((not led or before.rstrip().endswith(":")) and titles.exactly(title.split())):
        return False
    page, trade = sighting.page, found["trade"].lower()
    own = [each.text for each in page.segments[:_MOST_LOOKED] if each.kind in (Kind.TITLE, Kind.META)]
    own += [page.segments[at].text for at in headings(page) if page.segments[at] is not sighting.name_at]
    return not any(trade in text.lower() for text in own)
