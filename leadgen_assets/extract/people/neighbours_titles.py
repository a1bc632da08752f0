"""Whether a title that stands apart from a name is the neighbour's: the rules read it as somebody's, or a nearer name stands by it.

Distance alone gives nobody a title: "Karen Keller", "Owner", "Tom Ridley" in three lines is one owner.
"""

from __future__ import annotations

from leadgen_assets.domain.pages.page import PageText, Segment
from leadgen_assets.domain.wording.given_names import folded, given_names, may_be_same_given
from leadgen_assets.domain.wording.names import normal_person_name
from leadgen_assets.extract.naming.person_names import PersonName
from leadgen_assets.extract.naming.titles import Titles
from leadgen_assets.extract.others.other_firms import is_place
from leadgen_assets.extract.people.name_lines import holds_a_name, names_another, whole_name
from leadgen_assets.extract.people.sightings import sightings
from leadgen_assets.extract.people.site_texts import SiteTexts

_MOST_BESIDE = 4
"""Words beside a name in a line that is still its own: credentials, "Meet …"; a longer one is a sentence about somebody."""


def is_anothers(
    page: PageText, person: PersonName, name_at: Segment, title_at: Segment, titles: Titles, letters: str
) -> bool:
    """Whether the title in a segment of its own is not the person's whose name stands in another.

    Args:
        page: whole, so that a segment's number is its place. letters: of the company's domain and names, parted by spaces.
    """
    if len(name_at.text.split()) > len(person.text.split()) + _MOST_BESIDE:
        return True
    words = [word.strip(",:;()|–—-") for word in title_at.text.split()]
    if (
        holds_a_name(words)
        or names_another(title_at, titles)
        or any(_is_anothers_given(word, person) for word in words)
    ):
        return True
    holders = [
        each.name.text
        for each in sightings(page, SiteTexts(titles, letters))
        if each.title_at == title_at and each.title
    ]
    if holders:
        return not any(_are_one(person.text, holder) for holder in holders)
    first, last = sorted((name_at.number, title_at.number))
    nearer = page.segments[first : last - 1]
    if title_at.number < name_at.number:
        nearer = page.segments[max(0, first - 2) : first - 1] + nearer
    return any(_is_anothers_line(segment, person, title_at, titles) for segment in nearer)


def _is_anothers_line(segment: Segment, person: PersonName, title_at: Segment, titles: Titles) -> bool:
    if (segment.region, segment.card) != (title_at.region, title_at.card):
        return False
    if _is_anothers_given(segment.text, person):
        return True
    name = whole_name(segment, titles)
    return names_another(segment, titles) if name is None else not _are_one(person.text, name.text)


def _is_anothers_given(word: str, person: PersonName) -> bool:
    """Whether a text is a given name and neither the person's nor a town's: "Karen", above or in "Karen, our Owner"."""
    bare = folded(word)
    if not word[:1].isupper() or bare not in given_names() or is_place(word):
        return False
    return not any(may_be_same_given(bare, own) for own in normal_person_name(person.text).split())


def _are_one(one: str, other: str) -> bool:
    """Whether two names may be of one person: the same surname, and given names of which one may be the other's form."""
    words, others = normal_person_name(one).split(), normal_person_name(other).split()
    if len(words) < 2 or len(others) < 2:  # "Kathleen"
        return words[:1] == others[:1]
    return words[-1] == others[-1] and may_be_same_given(words[0], others[0])
