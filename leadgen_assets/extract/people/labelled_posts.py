"""Posts in front of a colon: "General Manager: Jane Doe", "Managing Directors: Jane Doe, Carl Elm"; not those of houses that are shown.

The rules are from how firms label their people in general, not from single pages.
"""

from __future__ import annotations

import re

from leadgen_assets.domain.pages.page import Kind
from leadgen_assets.domain.wording.titles import standing_of
from leadgen_assets.extract.naming.couples import two_people
from leadgen_assets.extract.naming.joint_titles import each_ones_title
from leadgen_assets.extract.naming.person_names import PersonName, known_surname, person_name
from leadgen_assets.extract.naming.sighting import Sighting
from leadgen_assets.extract.naming.team_headings import STAFF
from leadgen_assets.extract.naming.titles import Titles
from leadgen_assets.extract.others.other_firms import has_firm_word, is_ours, is_place
from leadgen_assets.extract.others.outsiders import parts_of_title
from leadgen_assets.extract.people.name_lines import without_channels
from leadgen_assets.extract.people.titles_before import is_post
from leadgen_assets.extract.reading.sections import headings_above
from leadgen_assets.extract.reading.word_lists import word_list

_LABEL = re.compile(r"(?P<post>[A-Z][A-Za-z&/,' -]{2,40}):\s")
_LABELLED = re.compile(rf"{_LABEL.pattern}(?P<names>[^\s:][^:]{{4,120}})")
_BETWEEN = re.compile(r",\s(?:and\s|&\s)?|\s(?:and|&)\s")
_WORKS = re.compile(
    r"\W*(?:(?:our|the|some|recent|past|featured|current|available|completed|selected|latest|new|more|all|active|sold|rental)\s){0,3}"
    r"(?:projects?|portfolio|works?|case\sstudies|listings?|rentals|properties|homes|houses|buildings|communities|gallery|vacancies)"
    r"(?:\s(?:for\s(?:rent|sale|lease)|gallery|portfolio))?\W*$|\W*\d+\s\w",
    re.IGNORECASE,
)
"""Headings above what a firm built, lets or sells, and a house's address."""

_NO_POST = re.compile(r"(?:authors?|webmaster|registered\sagent)$", re.IGNORECASE)
"""Labels of who wrote, made or stands for something: "Webmaster: Jane Doe"."""

_OF_A_WORK = re.compile(
    r"\b(?:owner|architect|developer|designer|engineer|contractor|builder|agent|realtor|broker|investor)s?\b",
    re.IGNORECASE,
)
"""Posts that are a house's or a project's as often as the firm's."""


_ON_SITE = re.compile(r"\b(?:leasing|property|community|apartments?|resident|site|building|general)\b", re.IGNORECASE)
_ALSO_SURNAMES = frozenset({"hill", "hills", "woods", "brooks", "wells", "banks", "rivers", "fields", "lane", "glen"})
"""Words of places that people are called by, too: what stands around tells."""

_HOUSE = (
    r"(?P<house>(?:The\s[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+){0,2}|(?:[A-Z][\w'’-]+\s){1,3}(?:Apartments|Apts|Lofts|Villas|Residences|Homes|Condos|Condominiums|Townhomes"
    r"|Towers?|Plaza|Manor|Court|Place|Commons|Meadows|Hollow|Pines|Oaks|Woods|Landing|Crossing|Estates|Village|Gardens|Terrace|Heights|Ridge|Creek|Park|Square|Flats|Suites)))"
)
_HOUSE_AHEAD = re.compile(rf"{_HOUSE}(?:,|\s[–—-])?\s(?P<post>[A-Za-z-]+(?:\s[A-Za-z-]+){{0,2}})")
_HOUSE_BEHIND = re.compile(rf"(?P<post>[A-Za-z-]+(?:\s[A-Za-z-]+){{0,2}})(?:,|\s(?:at|of|for))\s(?:the\s)?{_HOUSE}")
_MANAGES = re.compile(r"\b(?:manager|superintendent|caretaker|trustee|leasing\sagent|concierge)$", re.IGNORECASE)
""" "Oak Court, manager: Jane Doe", "On-site manager at Oak Court: Jane Doe"."""

_COUNTED = re.compile(
    r"^\W*\d+\s(?:\w+\s)?(?:homes|units|apartments|townhomes|houses|condos|lots|residences)\b", re.IGNORECASE
)


def labelled(text: str, titles: Titles) -> list[tuple[PersonName, str]]:
    """The people behind a post and a colon, each with that post in the singular; nobody where one of the parts is no name.

    Args:
        text: of one segment, with the channels behind the names. titles: that are recognised.
    """
    led = _LABEL.match(text.lstrip(" ,"))
    if led is None:
        return []
    post = led["post"].strip()
    one = post if is_post(post.split(), titles) else ""
    both_ones = each_ones_title(post, titles, plural=True)
    match = _LABELLED.fullmatch(without_channels(text, titles).strip(" ,")) if one or both_ones else None
    if match is None:
        return []
    parts, both = _BETWEEN.split(match["names"]), two_people(match["names"])
    names = list(both) if both else [name for part in parts if (name := person_name(part)) and _is_somebody(name)]
    if not names or (not both and len(names) < len(parts)):
        return []
    title = both_ones if len(names) > 1 else one
    standing = standing_of(title) if title else None
    # "Photographer: …", "Authors: …" are credits.
    return [(name, title) for name in names] if standing is not None and standing.seniority != "staff" else []


def _is_somebody(name: PersonName) -> bool:
    """Whether the writing tells a person's name: behind a post a frequent surname is enough."""
    return name.sure or (known_surname(name.text) and not has_firm_word(name.text) and not is_place(name.text))


def is_of_a_work(sighting: Sighting, letters: str) -> bool:
    """Whether a labelled post is most likely that of a house or a project which is shown: "Owner: Jane Doe" beneath "Our Projects".

    Args:
        sighting: a name with its title. letters: of the company's domain and names, which say nothing here.
    """
    at = sighting.title_at
    if at is None or at is not sighting.name_at:
        return False
    if sighting.title_leads() and ":" not in at.text and at.text.startswith(f"{sighting.title} "):
        # "Owner Jane Doe" beneath a house's name.
        return any(map(_WORKS.match, headings_above(sighting.page, at.number - 1)))
    if ":" not in at.text:
        return False
    if _NO_POST.match(sighting.title.strip()):
        return True
    label, title = at.text.partition(":")[0].strip(), sighting.title
    if not (f"{title}:" in at.text and _OF_A_WORK.search(title)) and label.lower() != f"{title}s".lower():
        return False
    above = headings_above(sighting.page, at.number - 1)
    return any(map(_WORKS.match, [*above, *parts_of_title(sighting.page)]))


def is_a_house(sighting: Sighting, letters: str) -> bool:
    """Whether what leads a card or a line is a community's name, and not that of who manages it: "Daisy Hill" above "120 homes".

    Args as for `is_of_a_work`.
    """
    own, at, page = sighting.name_at, sighting.title_at, sighting.page
    last = sighting.name.text.split()[-1].lower()
    if at is None or last not in word_list("place_words") | _ALSO_SURNAMES or not _ON_SITE.search(sighting.title):
        return False
    ahead = [each for each in page.segments[max(0, own.number - 3) : own.number - 1] if each.kind is not Kind.IMAGE]
    if sighting.title_leads() or (own.card and any(each.card == own.card for each in ahead)):
        return False
    above = [text for text in headings_above(page, own.number - 1) if text != own.text]
    return any(map(_WORKS.match, above)) or any(_COUNTED.search(each.text) for each in sighting.window)


def is_at_a_house(sighting: Sighting, letters: str) -> bool:
    """Whether the label in front of a name is of a post at a house that is shown: "Oak Court, manager: Jane Doe".

    Where the firm's own people are shown, "On-site manager at Oak Court" is a post of theirs; "Oak Court, manager" is none anywhere.

    Args:
        sighting: a name with its title. letters: of the company's domain and names, parted by spaces.
    """
    title, at = sighting.title.strip(), sighting.title_at
    if at is None or at is not sighting.name_at or ":" not in at.text or not sighting.title_leads():
        return False
    ahead, behind = _HOUSE_AHEAD.fullmatch(title), _HOUSE_BEHIND.fullmatch(title)
    if ahead and _MANAGES.search(ahead["post"]):
        return not is_ours(ahead["house"], letters)
    if not (behind and _MANAGES.search(behind["post"])) or is_ours(behind["house"], letters):
        return False
    page = sighting.page
    return page.role != "team" and not any(map(STAFF.search, headings_above(page, at.number - 1)))
