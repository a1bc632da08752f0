"""People stated in a page's markup: JSON-LD, microdata, hCards."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from leadgen_assets.domain.pages.page import Kind, PageText, Segment
from leadgen_assets.extract.naming.person_names import PersonName, person_name
from leadgen_assets.extract.naming.placed_names import placed_name
from leadgen_assets.extract.naming.sighting import Sighting
from leadgen_assets.extract.naming.titles import Titles
from leadgen_assets.extract.others.other_firms import is_ours
from leadgen_assets.extract.others.stated_bodies import is_anothers_person, names_site
from leadgen_assets.extract.people.own_entries import are_letters
from leadgen_assets.extract.reading.proposal import SHORT
from leadgen_assets.extract.reading.quick_look import once

_PERSON_PATHS = frozenset(
    {
        "person",
        "founder",
        "founders",
        "owner",
        "owners",
        "employee",
        "employees",
        "member",
        "realestateagent",
        "physician",
        "attorney",
    }
)
_OWNERS = frozenset({"owner", "owners"})
_OWNED = re.compile(r"(.+?)\.owners?(?:\[\d+\])?\.", re.IGNORECASE)
_REVIEWER = re.compile(r"(?:^|\.)reviews?(?:\[\d+\])?\.author(?:\.name)?$", re.IGNORECASE)
_NO_STAFF_PATHS = frozenset(
    {
        "author",
        "creator",
        "review",
        "reviews",
        "article",
        "newsarticle",
        "blogposting",
        "event",
        "performer",
        "publisher",
    }
    | {
        "areaserved",
        "servicearea",
        "geo",
        "address",
        "location",
        "containedinplace",
        "homelocation",
        "worklocation",
        "birthplace",
    }
    | {"memberof", "affiliation", "alumniof", "parentorganization", "suborganization", "worksfor", "brand", "sponsor"}
    | {
        "hasoffercatalog",
        "makesoffer",
        "offers",
        "itemoffered",
        "itemlistelement",
        "knowsabout",
        "award",
        "hascredential",
    }
    | {"hasoccupation", "subjectof", "mainentityofpage", "image", "logo"}
)
"""What is no person, or none of the firm's, though it is said of one: an agent's towns, offers, schools."""


def is_reviewer(sighting: Sighting, _letters: str) -> bool:
    """Whether the page's markup says that somebody of this name wrote a review, which the visible text shows as well."""
    return sighting.name.text in _reviewers(sighting.page)


@once
def _reviewers(page: PageText) -> frozenset[str]:
    stated = (each for each in page.segments if each.kind is Kind.STRUCTURED)
    return frozenset(each.text for each in stated if _REVIEWER.search(each.label))


def structured_people(page: PageText, titles: Titles, letters: str) -> Iterator[Sighting]:
    """Those whose path says that they belong to the firm: no authors, reviewers, performers, nobody who works for another.

    Args:
        page: any. titles: that are recognised. letters: of the company's domain and names, parted by spaces.
    """
    segments = page.segments
    for at, segment in enumerate(segments):
        if segment.kind is not Kind.STRUCTURED or not segment.label.lower().endswith(("name", "fn")):
            continue
        prefix, _, last = segment.label.rpartition(".")
        path = set(re.sub(r"\[\d+\]", "", prefix.lower()).split("."))
        hcard = path == {"vcard"} and last.lower() == "fn"
        if last.lower() not in ("name", "fn") or not (path & _PERSON_PATHS or hcard) or path & _NO_STAFF_PATHS:
            continue
        name = person_name(segment.text) or placed_name(segment.text)
        if name is None or is_anothers_person(page, segment):
            continue
        if path & _OWNERS and not (name.known and _is_of_the_firm(page, segment, letters)):
            continue
        window = [segment]
        for other in segments[at + 1 : at + 12]:
            if (
                other.kind is not Kind.STRUCTURED
                or not other.label.startswith(prefix + ".")
                or other.label == segment.label
                or other.card != segment.card
            ):
                break
            window.append(other)
        if any(_employs(page, other, name, letters) for other in window):
            continue
        title_at = next((other for other in window if other.label.endswith((".jobTitle", "vcard.title"))), None)
        title = title_at.text.strip() if title_at and len(title_at.text) <= SHORT else ""
        if title and not titles.title(title) and (len(title) > 60 or are_letters(title)):
            title = ""
        if hcard and not (title and titles.title(title)):
            # An hCard is a firm's as often as a person's: a title tells.
            continue
        yield Sighting(page, name, segment, title, title_at if title else None, 0.93, tuple(window))


def runs_on(sighting: Sighting, stated: Mapping[str, str]) -> bool:
    """Whether the name goes on into the title, as "Jane Doe Managing Brokere-mail" does where a person's parts stand without spaces.

    Args:
        stated: a person's name and title as one run of letters -> the name, of people stated in the page's markup.
    """
    run = re.sub(r"\W", "", sighting.name_at.text)
    return any(run.startswith(both) and sighting.name.text != name for both, name in stated.items())


def _is_of_the_firm(page: PageText, segment: Segment, letters: str) -> bool:
    """Whether what somebody is stated to own bears the firm's name: a product and a house have owners, too."""
    owned = _OWNED.match(segment.label)
    names = (
        each for each in page.segments if each.kind is Kind.STRUCTURED and owned and each.label == f"{owned[1]}.name"
    )
    return any(is_ours(each.text, letters) for each in names)


def _employs(page: PageText, segment: Segment, name: PersonName, letters: str) -> bool:
    """Whether a value is the name of another firm that the person works for; whose site bears their own name trades under a brand's."""
    if not segment.label.endswith((".worksFor.name", ".worksFor.legalName")):
        return False
    named_for = name.text.split()[-1].lower() in letters
    return not (named_for or is_ours(segment.text, letters) or names_site(page, segment.text))
