"""What looks like a rare name and is words: "Personalized Attention" of a page that speaks of attention in running text."""

from __future__ import annotations

import re

from leadgen_assets.domain.pages.page import Kind, PageText
from leadgen_assets.domain.wording.given_names import folded
from leadgen_assets.extract.naming.person_names import known_surname
from leadgen_assets.extract.naming.sighting import Sighting
from leadgen_assets.extract.naming.titles import Titles
from leadgen_assets.extract.reading.quick_look import once

_SMALL = re.compile(r"(?<![\w@./’'-])[a-z]{4,}(?:-[a-z]{4,})?(?![\w@./-])")
_MAILBOX = re.compile(r"@|[\[({<]\s?(?:at|dot)\s?[\])}>]|\bdot\b.*\bdot\b", re.IGNORECASE)
""" "hugh [dot] dane [at] firm [dot] com": there every name is small."""
_SHORTEST = 4
"""Letters of a word that is looked for: shorter ones are parts of names too."""


def is_of_words(sighting: Sighting, _letters: str) -> bool:
    """Whether the page writes a word of a name that no list knows in small letters as well, as it does with no name."""
    name = sighting.name
    first, *rest = name.text.split()
    if _is_a_house(name.text, sighting.title):
        return True
    if name.sure or not rest:
        return False
    shown = [first] if known_surname(name.text) else [first, rest[-1]]
    parts = [part for word in shown for part in re.split(r"[-’']", folded(word)) if len(part) >= _SHORTEST]
    return any(part in _small_words(sighting.page) for part in parts)


def _is_a_house(name: str, title: str) -> bool:
    """Whether a house bears a whole name: "Hugh Dane House"; "Jane Dane House" above a post is somebody."""
    whole, _, last = name.rpartition(" ")
    return last == "House" and " " in whole and known_surname(whole) and not Titles.of().certain(title)


@once
def _small_words(page: PageText) -> frozenset[str]:
    texts = (segment.text for segment in page.segments if segment.kind in (Kind.TEXT, Kind.HEADING))
    told = (text for text in texts if not (text.islower() or _MAILBOX.search(text)))
    return frozenset(part for text in told for word in _SMALL.findall(text) for part in word.split("-"))
