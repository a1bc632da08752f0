"""Portals that a page links to for whom another firm looks after: "your association is now managed by Pinnacle; pay at Pinnacle's portal".

A firm's name tells, that the site does not call itself by, behind words of who runs what the reader has, or with its 's in front of a
portal; an address alone may be that of a firm that has changed its name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from leadgen_assets.domain.pages.page import PageText
from leadgen_assets.extract.naming.person_names import given_name, person_name
from leadgen_assets.extract.others.stated_bodies import names_site

_NAME = r"(?P<name>[A-Z][\w&’-]*(?:['’](?!s\b)\w+)?(?:\s(?:[A-Z&][\w&’-]*|of|and)){0,4})"
_UNNAMED = _NAME.replace("?P<name>", "?:")
_RUN_BY = re.compile(
    r"\b(?i:managed|run|handled|operated|administered|serviced|overseen|looked\safter|taken\s(?:over|on)|taken\scare\sof|bought|acquired)"
    rf"\s(?:(?i:now|today|solely|directly)\s)?(?i:by)\s(?:(?i:the)\s)?{_NAME}"
    rf"|\b(?i:transferred|handed(?:\sover)?|passed(?:\son)?)\s(?i:to)\s(?:(?i:the)\s)?(?P<heir>{_UNNAMED})"
    rf"|\b(?P<taker>{_UNNAMED})\s(?i:(?:now|has|have|will|took)\s(?:(?:now|taken|take|since)\s)?"
    r"(?:manage[sd]?|over|run|runs|handles?|looks?\safter|operates?|administers?))\b"
)
_THING = r"(?i:portals?|log-?ins?|systems?|platforms?|sites?|web\s?sites?|accounts?|pages?)"
_POSSESSIVE = re.compile(
    rf"{_NAME}['’]s?\s(?:(?i:own|resident|residents|tenant|tenants|owner|owners|online|payment|web|new)\s){{0,2}}{_THING}\b"
)
_NO_NAME = re.compile(
    r"(?:we|our|us|i|you|your|they|it|this|that|he|she|who|all|the|my|everyone|staff|owners?|tenants?|residents?|renters?|clients?"
    r"|customers?|members?|investors?|management|office|team|board|company|today|property|association)\b",
    re.IGNORECASE,
)
_HINTS = (" by ", " to ", "’s ", "'s ", "s’ ", "s' ", " now ", " took ", " has ", " have ", " will ")


_SHORTEST = 4
"""Letters of a name that an address has by no accident."""


def is_run_by_another(page: PageText, sentence: str, line: str, tenant: str, vendors: Iterable[str]) -> bool:
    """Whether the words around a link to a portal give what the reader has to a firm that is not the site's own.

    Args:
        page: any; its names tell the firm. sentence: that the link stands in. line: the whole text around it.
        tenant: whose portal it is by its address. vendors: names of the software, which runs portals for everybody.
    """
    if not any(hint in line for hint in _HINTS):
        return False
    runs = (found for text in {sentence, line} for found in _RUN_BY.finditer(text))
    names = [found["name"] or found["heir"] or found["taker"] for found in runs]
    names += [found["name"] for found in _POSSESSIVE.finditer(sentence) if _is_tenant(found["name"], tenant)]
    return any(_is_another(page, name, vendors) for name in names)


def _is_tenant(name: str, tenant: str) -> bool:
    letters, own = re.sub(r"[^a-z0-9]", "", name.lower()), re.sub(r"[^a-z0-9]", "", tenant.lower())
    return len(letters) >= _SHORTEST and bool(own) and (letters in own or own in letters)


def _is_another(page: PageText, name: str, vendors: Iterable[str]) -> bool:
    """Whether a name is a firm's that is neither the site's own, nor a vendor's of the software, nor one of the staff."""
    lower = name.lower()
    if _NO_NAME.match(name) or any(vendor.lower() in lower for vendor in vendors) or names_site(page, name):
        return False
    person = person_name(name)
    return not (person and person.known) and given_name(name) is None
