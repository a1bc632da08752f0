"""Posts in front of a colon: "General Manager: Jane Doe", "Managing Directors: Jane Doe, Carl Elm"; not those of houses that are shown.

The rules are from how firms label their people in general, not from single pages.
"""

from __future__ import annotations

import re

from leadgen_assets.domain.wording.titles import standing_of
from leadgen_assets.extract.naming.couples import two_people
from leadgen_assets.extract.naming.joint_titles import each_ones_title
from leadgen_assets.extract.naming.person_names import PersonName, known_surname, person_name
from leadgen_assets.extract.naming.sighting import Sighting
from leadgen_assets.extract.naming.titles import Titles
from leadgen_assets.extract.others.other_firms import has_firm_word, is_place
from leadgen_assets.extract.others.outsiders import parts_of_title
from leadgen_assets.extract.people.titles_before import is_post
from leadgen_assets.extract.reading.sections import headings_above

_LABELLED = re.compile(r"(?P<post>[A-Z][A-Za-z&/,' -]{2,40}):\s(?P<names>[^\s:][^:]{4,120})")
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


def labelled(text: str, titles: Titles) -> list[tuple[PersonName, str]]:
    """The people behind a post and a colon, each with that post in the singular; nobody where one of the parts is no name.

    Args:
        text: of one segment. titles: that are recognised.
    """
    match = _LABELLED.fullmatch(text.strip())
    if match is None:
        return []
    post = match["post"].strip()
    one = post if is_post(post.split(), titles) else ""
    both_ones = each_ones_title(post, titles, plural=True)
    if not one and not both_ones:
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
    if at is None or at is not sighting.name_at or ":" not in at.text:
        return False
    if _NO_POST.match(sighting.title.strip()):
        return True
    label, title = at.text.partition(":")[0].strip(), sighting.title
    if not (f"{title}:" in at.text and _OF_A_WORK.search(title)) and label.lower() != f"{title}s".lower():
        return False
    above = headings_above(sighting.page, at.number - 1)
    return any(map(_WORKS.match, [*above, *parts_of_title(sighting.page)]))
