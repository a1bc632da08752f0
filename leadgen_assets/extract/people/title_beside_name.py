"""Whether a text gives a title to a person: right beside the name, with nobody else's name between, and today.

A sentence can hold a name and a title that belong to two people ("Ann Birk is the broker, Tom Hale cuts the grass"), to a reader ("if
you are an owner, Dave Hart …") or to another time ("our former Broker", "will become President").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from leadgen_assets.domain.wording.titles import FOUNDER, says_post
from leadgen_assets.extract.naming.letters_behind import is_credential
from leadgen_assets.extract.naming.titles import Titles, is_unit

_MIDDLE = r"(?:\s(?:[A-Z]\.?|[\"“'‘(][^\s\"”'’)]{1,20}[\"”'’)])){0,2}\s"
"""Between the words of a name: initials and a nickname."""
_OTHER_TIME = re.compile(
    r"\b(?:former(?:ly)?|ex|retired|past|previous(?:ly)?|late|future|incoming|outgoing|next|then|onetime|once|was|were|until|will|become[s]?"
    r"|becoming|would|not|never|vice|assistant|deputy)[\s-](?:\w+\s)?$",
    re.IGNORECASE,
)
"""Right before a title: of another time, denied, or a part of a longer one."""
_OF_ANY = re.compile(
    r"\b(?:an?|any|each|every|if|when|whether|are|were|be|as|your|their|his|her)\s(?:\w+\s)?$", re.IGNORECASE
)
"""Before a title that stands before the name: of a case or of somebody else's."""
_ALSO = re.compile(
    r"(?:(?:and|&|the|our|your|its|firm['’]s|company['’]s|is|as|a|an|also|currently|now|proud|current|sole|has\sbeen|serves\sas|works\sas"
    r"|acts\sas|designated|licensed|managing|supervising|principal|founding|general|of|at|with|for|more)(?:\s|$))+",
    re.IGNORECASE,
)
_LED = re.compile(
    r"[^.;:?!A-Z]{0,60}\b(?:is|serves\sas|works\sas|acts\sas|been|as)\s(?:(?:also|currently|now|still)\s)?(?:our|the|its|your|an?)\s"
    r"(?:[a-z][\w-]*\s){0,2}"
)
""" "Jane Doe founded the firm and is its owner"."""
_OF_ANOTHER = re.compile(
    r"\b(?:whose|who(?:m)?\sis\snot|brother|sister|son|daughter|wife|husband|mother|father|friend|that|if|when|told|says|said|was|were|will"
    r"|former(?:ly)?|until|not|never|become[s]?)\b",
    re.IGNORECASE,
)
_AND_ANOTHER = re.compile(r"\s(?:and|&|with)\s(?:the|our|its|your|an?)\s(?:[a-z]+\s)?", re.IGNORECASE)
""" "Jane Doe and our Broker" are two."""
_BEFORE_NAME = re.compile(r"(?:\s?[,:|·•–—-])?\s?(?:is|are)?\s?(?:(?:and|&)\s)?", re.IGNORECASE)
_LABEL = re.compile(r"\s?:\s?[A-Z]")
_NAME_AHEAD = re.compile(
    r"[A-Z][\w'’.-]+\s(?:[A-Z][\w'’.-]*\s?){1,2}(?:[,–—|:(-]\s?|(?:is|has\sbeen|serves\sas)\s)(?:(?:the|our)\s)?$"
)
_TOLD_AHEAD = re.compile(r"\b(?:is|serves\sas|has\sbeen)\s(?:(?:the|our|its)\s)?$", re.IGNORECASE)
"""Of somebody ahead, so that a name behind a comma begins what is told of another."""
_NAME_BEHIND = re.compile(r"\s[A-Z][\w'’-]+\s[A-Z][\w'’-]+")
_PARTS = re.compile(r"\s?[,/&|·•;()–—]\s?|\s-\s|\band\b|\n")

_MOST, _NEAR, _FAR = 20, 80, 160
"""Places of a name or a title that are looked at; characters in front of one, and between the two."""


def has_title(text: str, name: str, title: str, titles: Titles) -> bool:
    """Whether a text that holds both gives the title to who is named so.

    A title that stands there in the plural alone is shared; whose it is, `supports` judges.
    """
    if title == FOUNDER and says_post(text, title) and not any(_places(title, text)):
        return re.search(rf"\bby\s(?:[^.;]{{2,40}}\s(?:and|&)\s)?(?:Drs?\.?\s)?{re.escape(name)}", text) is not None
    return not any(_places(title, text)) or own_place(text, name, title, titles) is not None


def own_place(text: str, name: str, title: str, titles: Titles) -> tuple[int, int] | None:
    """Begin and end of the title that a text gives to who is named so in it; None where it gives none."""
    names, posts = list(islice(_names(name, text), _MOST)), islice(_places(title, text), _MOST)
    return next((post for post in posts if any(_is_theirs(text, named.span(), post, titles) for named in names)), None)


def first_place(title: str, text: str) -> tuple[int, int] | None:
    """Begin and end of the first such title in a text; None where there is none in these words."""
    return next(_places(title, text), None)


def without_name(text: str, name: str) -> str:
    """The text with bars in place of the name, so that all else is where it was."""
    for named in islice(_names(name, text), _MOST):
        text = f"{text[: named.start()]}{'|' * len(named[0])}{text[named.end() :]}"
    return text


def is_of_another(text: str, title: str) -> bool:
    """Whether in a text beside a name the title is another person's, of another time, or of a case."""
    posts = list(islice(_places(title, text), _MOST))
    return bool(posts) and all(
        any(said.search(_ahead(text, start)) for said in (_OTHER_TIME, _OF_ANY, _NAME_AHEAD))
        or (_NAME_BEHIND.match(text[end:]) and not _PARTS.match(text[end:]))
        for start, end in posts
    )


def _ahead(text: str, start: int) -> str:
    """What stands right in front of a place."""
    return text[max(0, start - _NEAR) : start]


def _places(title: str, text: str) -> Iterator[tuple[int, int]]:
    words = r"[\s/&,-]{1,3}".join(map(re.escape, re.split(r"[\s/&,-]+", title.strip())))
    return (found.span() for found in re.finditer(rf"(?<![\w]){words}(?!\w)", text, re.IGNORECASE))


def _names(name: str, text: str) -> Iterator[re.Match[str]]:
    words = [re.escape(word) for word in name.split()]
    turned = rf"{words[-1]},\s{' '.join(words[:-1])}"
    return re.finditer(rf"(?<!\w)(?:{_MIDDLE.join(words)}|{turned})(?!\w)", text)


def _is_theirs(text: str, named: tuple[int, int], post: tuple[int, int], titles: Titles) -> bool:
    if max(post[0] - named[1], named[0] - post[1]) > _FAR or _OTHER_TIME.search(_ahead(text, post[0])):
        return False
    if post[0] >= named[1]:
        if _LABEL.match(text[post[1] :]):
            return False  # "Jane Doe, Broker: John Roe"
        between = text[named[1] : post[0]]
        if _AND_ANOTHER.fullmatch(between):
            return False
        return _joins(between, text[slice(*post)], titles) or (
            _LED.fullmatch(between) is not None and not _OF_ANOTHER.search(between)
        )
    if post[1] > named[0]:
        return False
    between, ahead = text[post[1] : named[0]], _ahead(text, post[0])
    labels = _LABEL.match(text[post[1] :]) is not None
    if _OF_ANY.search(ahead) or (_NAME_AHEAD.search(ahead) and not labels):
        return False
    if between.startswith((",", ";")) and _TOLD_AHEAD.search(ahead):
        return False
    more = re.sub(r"^[\s,/&]+|[\s,:/&–—-]+$", "", between)
    return _BEFORE_NAME.fullmatch(between) is not None or (
        bool(more) and ":" not in between[:-2] and _joins(between, "", titles)
    )


def _joins(between: str, title: str, titles: Titles) -> bool:
    """Whether nothing but signs, credentials, further titles and departments stands between a name and a title.

    Args:
        title: that stands behind, whose first words may be there ("Senior" of "Senior Manager"); "" for none.
    """
    *parts, last = map(str.strip, _PARTS.split(between))
    if title and last and titles.title(f"{last} {title}") and not _OF_ANOTHER.search(last):
        last = ""
    for part in (*parts, last):
        bare = part.strip(" .:’'\"“”®™*")
        if bare and not (
            _ALSO.fullmatch(bare) or titles.title(bare) or is_unit(bare) or all(map(is_credential, bare.split()))
            or (bare.isupper() and len(bare) <= 6) or titles.ending(_ALSO.sub("", bare).split())
        ):  # fmt: skip
            return False
    return True
