"""Several people with their posts in one line: "Jane Doe, Owner; Carl Elm, Broker", "President: Jane Doe, Secretary: Carl Elm".

Every word has to be of a name or of a post, and the two take turns from the first to the last: else the line tells nothing here.
The rule is from how short lists of people are written in general, not from single pages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from leadgen_assets.domain.wording.titles import length_of_own, standing_of
from leadgen_assets.extract.naming.led_names import told_by_post
from leadgen_assets.extract.naming.letters_behind import is_credential
from leadgen_assets.extract.naming.person_names import PersonName, person_name
from leadgen_assets.extract.naming.sighting import Sighting
from leadgen_assets.extract.naming.titles import Titles
from leadgen_assets.extract.others.other_firms import has_firm_word
from leadgen_assets.extract.people.name_lines import holds_a_name
from leadgen_assets.extract.people.titles_before import is_post

_LONGEST, _LONGEST_POST = 240, 6
"""Characters of a line, words of a post."""

_PARTS = re.compile(r"\s?[,;:|()•·–—]+\s?|\s[-/]\s|\.(?=\s|$)")
_LEAST, _FEWEST_SPACES, _SMALL = 4, 5, 3
"""Names and posts in a line of two people, spaces between its words, and of how many words one at most begins small ("of", "and")."""


def people_of_line(text: str, titles: Titles) -> list[tuple[PersonName, str]] | None:
    """The people of such a line, each with the post beside the name; None where a part of it is anything else.

    Args:
        text: of a line or a heading. titles: that are recognised.
    """
    if len(text) > _LONGEST or text.count(" ") < _FEWEST_SPACES:
        return None
    if sum([word[0].islower() for word in text.split()]) * _SMALL > text.count(" "):
        return None  # a sentence, as most lines
    if not titles.may_stand_in(text):
        return None
    found: list[PersonName | str] = []
    for part in _PARTS.split(text):
        for each in _read(part.split(), titles):
            if each is None:
                return None
            found += [each] if each else []
    first, second = found[::2], found[1::2]
    leads = isinstance(found[0], str)
    posts = [each for each in (first if leads else second) if isinstance(each, str)]
    people = [each for each in (second if leads else first) if not isinstance(each, str)]
    if len(found) < _LEAST or not 2 * len(posts) == 2 * len(people) == len(found):
        return None
    if leads and not any(_leads(post) for post in posts):
        return []  # "Photographer: Jane Doe, Author: Carl Elm" are credits.
    return list(zip(people, posts, strict=True))


def is_run_together(sighting: Sighting, _letters: str) -> bool:
    """Whether another one's name stands in the title, or another one's bracket: "Owner) Jane Doe (Broker", "#12 Broker"."""
    title = sighting.title
    # "Secretary to Jane Doe" is the post of who works for her.
    own = title[: length_of_own(title)]
    return title.startswith("#") or ")" in title.partition("(")[0] or (" " in own and holds_a_name(own.split()))


def _leads(post: str) -> bool:
    standing = standing_of(post)
    return standing is not None and standing.seniority != "staff"


def _read(words: list[str], titles: Titles) -> Iterator[PersonName | str | None]:
    """What the words are one after the other: names and posts, "" for credentials; None, and no more, for anything else."""
    while words:
        post = _post_size(words, titles)
        name = None if post else _name(words, titles)
        if post:
            yield " ".join(words[:post])
            words = words[post:]
        elif name:
            yield name[0]
            words = words[name[1] :]
        elif is_credential(words[0]):
            yield ""
            words = words[1:]
        else:
            yield None
            return


def _post_size(words: list[str], titles: Titles) -> int:
    if words[0].lower() == "and":
        return 0
    sizes = range(min(len(words), _LONGEST_POST), 0, -1)
    return next((size for size in sizes if is_post(words[:size], titles)), 0)


def _name(words: list[str], titles: Titles) -> tuple[PersonName, int] | None:
    """The name at the begin, and its words: up to the end, a credential or a post."""
    for size in (2, 3, 4):
        rest = words[size:]
        if len(words) < size or (rest and not (is_credential(rest[0]) or _post_size(rest, titles))):
            continue
        written = " ".join(words[:size])
        name = person_name(written)
        if name and not name.known:
            name = told_by_post(written, "")
        return (name, size) if name and name.known and not has_firm_word(name.text) else None
    return None
