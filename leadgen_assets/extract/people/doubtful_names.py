"""What has the shape of a name and may be none: a title, a degree, a service, a page that a list links to."""

from __future__ import annotations

from collections.abc import Sequence

from leadgen_assets.domain.pages.page import Kind, Segment
from leadgen_assets.domain.wording.given_names import folded
from leadgen_assets.extract.naming.person_names import PersonName, known_surname
from leadgen_assets.extract.naming.titles import Titles
from leadgen_assets.extract.others.other_firms import has_firm_word
from leadgen_assets.extract.people.own_entries import is_of_plain_words
from leadgen_assets.extract.reading.word_lists import word_list

_OF_DEGREES = frozenset({"doctor", "laude"})
"""Last words of degrees that are written out."""

_TRADES_TOO = frozenset(
    {
        "captain",
        "carpenter",
        "chair",
        "coach",
        "counsel",
        "driver",
        "host",
        "minister",
        "officer",
        "pilot",
        "planner",
        "rancher",
    }
    | {"sergeant", "server", "tiler", "waiter", "welder"}
)
"""Titles that are surnames of some, too, though of too few for the list of them."""

_FAR = 3
"""Lines from a name, behind which a title is another entry's where the name is in doubt."""

_WHOLE = 3
"""Words from which on the last one is likely no surname."""


def holds_a_title(name: PersonName, titles: Titles) -> bool:
    """Whether what has the shape of a name ends with a title that is no surname: "Jane Doe Attorney", "Austin Attorney", "Juris Doctor".

    Where the given name is unknown it may stand anywhere in it. "Jane Doe Cook" may be a name, and so may "Jane Carpenter", of which
    only two words are told.
    """
    words = name.text.split()
    surnames = (word_list("surnames"), word_list("word_surnames"), _TRADES_TOO if len(words) < _WHOLE else ())
    return any(
        (titles.exactly([word]) or folded(word) in _OF_DEGREES)
        and not any(folded(word) in listed for listed in surnames)
        for word in (words[-1:] if name.sure else words[1:])
    )


def is_nobody(name: PersonName, titles: Titles) -> bool:
    """Whether a word of what looks like a name is a firm's or a title."""
    return has_firm_word(name.text) or holds_a_title(name, titles)


def is_shown(name: PersonName, own: Segment, window: Sequence[Segment]) -> bool:
    """Whether an entry of a team's page without a title is a person's: no mere link or line of a list that may be no name."""
    if own.kind is Kind.LINK and len(window) == 1:
        return False
    return name.sure or known_surname(name.text) or (own.kind is Kind.HEADING and not is_of_plain_words(name))


def is_of_another(name: PersonName | None, own: Segment, segment: Segment) -> bool:
    """Whether a line beside what may be no name is another entry's: a link of its own, as in a list of pages, or too far away.

    Args:
        name, own: what may be a name, and its segment. segment: of the line.
    """
    if name is None or name.sure:
        return False
    return abs(segment.number - own.number) > _FAR or (segment.kind is Kind.LINK and segment.href != own.href)
