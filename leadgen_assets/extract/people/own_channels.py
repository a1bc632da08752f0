"""Whether a mailbox or a telephone beside a person is labelled as that one's: "Direct: …", and not "Maintenance: …", "Ashland office: …".

The rules are from how firms label what stands below a name in general.
"""

from __future__ import annotations

import re

from leadgen_assets.domain.pages.page import Region, Segment
from leadgen_assets.extract.naming.sighting import Sighting

_CHANNEL = re.compile(
    r"\S+@\S+|(?:https?|mailto|tel):\S+|\+?\(?\d[\d\s().–-]{5,}\d|(?:\bx|\bext\.?)\s?\d{1,6}", re.IGNORECASE
)
_KINDS = "e mail email phone telephone tel ph p t m c d cell cellular mobile direct line number no call send write contact message"
_PLAIN = frozenset([*_KINDS.split(), "reach", "a", "an", "to", "me", "at", "or", "text", "by", "us", "is"])
"""Words of a label that say nothing but what kind of channel it is."""

_DESKS = frozenset({"office", "work", "desk", "o"})
"""Words of a label in front of a number that is one person's where each has another."""

_OFFICES = _DESKS | {"main", "business"}

_FUNCTION = re.compile(
    r"\W*(?:24/7\s)?(?:[\w'’]+\s){0,2}?(?:maintenance|repairs?|work\sorders?|emergenc(?:y|ies)|after[\s-]?hours?|assistant|text\sour\sbot|billing|accounts\spayable"
    r"|leasing\soffice|front\sdesk|payments?|pay(?:ing)?\s(?:your\s)?rent|accounting(?=\s?[|:–—-])|to\sapply|applications?|portal\s(?:support|help)|answering\sservice|(?:tenants|residents|owners|guests|patients|customers|clients)(?:,?\s(?:please|only|line|hotline|call|text|e-?mail|contact|write|use))*(?=\W*$)"
    r"|tech(?:nical)?\ssupport|showings?(?=\s?[|:–—-]))\b[^@\d|.]{0,25}(?:\|\s*)?$"
    r"|\W*(?:any\s)?questions\?\W*(?:(?:call|e-?mail|contact|text|write|reach)(?:\s(?:us|to|at|out)){0,3}\W*)?$",
    re.IGNORECASE,
)
"""What right before a channel says that it is for a purpose, or is somebody else's."""

_LONGEST = 40
"""Characters of a label in a line of its own."""


def is_plain(segment: Segment, name: str) -> bool:
    """Whether nothing stands beside a channel in its line but what kind it is, and the person's name: "E-mail", "Office", "Call Jane"."""
    front, *behind = _CHANNEL.split(segment.text)
    plain = _PLAIN.union(_words(name))
    return plain.union(_DESKS).issuperset(_words(front)) and plain.issuperset(_words(" ".join(behind)))


def is_function(label: str) -> bool:
    """Whether a label, up to where a channel follows, says that it is for a purpose or somebody else's: "Maintenance:", "Assistant"."""
    return len(label) <= _LONGEST and _FUNCTION.match(label) is not None


def is_for_a_function(sighting: Sighting, segment: Segment, start: int) -> bool:
    """Whether a channel in a person's lines is labelled for a purpose, in its own line or in the line above.

    Args:
        sighting: of the person. segment: that shows the channel. start: of it in the text; its length where only the link has it.
    """
    label = _CHANNEL.sub(" ", segment.text[:start])
    if segment in (sighting.name_at, sighting.title_at):
        label = label.replace(sighting.name.text, "").replace(sighting.title, "") if sighting.title else ""
    if not _PLAIN.issuperset(_words(label)):
        return is_function(label)
    above = next((each for each in sighting.window if each.number == segment.number - 1), None)
    return above is not None and above not in (sighting.name_at, sighting.title_at) and is_function(above.text)


def is_the_offices(sighting: Sighting, segment: Segment, start: int, digits: str) -> bool:
    """Whether a number is labelled as the office's ("Office: …") and stands in the page's header or footer too, where the firm's do.

    Args:
        sighting, segment, start: as for `is_for_a_function`. digits: of the number, without its country.
    """
    label = _words(segment.text[:start])
    above = next((each for each in sighting.window if each.number == segment.number - 1), None)
    if above is not None and _PLAIN.issuperset(label):
        label = _words(above.text)
    if not label or not {*label} <= _PLAIN | _OFFICES or _OFFICES.isdisjoint(label):
        return False
    shared = (each for each in sighting.page.segments if each.region in (Region.HEADER, Region.FOOTER))
    return any(digits in re.sub(r"\D", "", each.text + each.href) for each in shared)


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", text.lower())
