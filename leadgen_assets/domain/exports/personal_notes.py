"""What somebody could write about to a person: quotes from the company's pages, each with its address."""

from __future__ import annotations

import re
from collections.abc import Iterator

from leadgen_assets.domain.facts.evidence import Fact, Method
from leadgen_assets.domain.facts.profile import Person, Profile
from leadgen_assets.domain.icps.icp import BASE_FIELDS, Icp
from leadgen_assets.domain.requests.filters import value_of

_OF_THE_PERSON = 2
"""Quotes on how a person is presented: further ones say the same in other words."""

_NO_TOPIC = frozenset(BASE_FIELDS) - {"description"}
"""What a company is called and how it is reached: it knows its own telephone."""

_LABELS = frozenset({"title", "position", "role", "job", "and"})
"""What may stand before a title, or between two, and tells nothing either."""

_ADDRESS_AHEAD = re.compile(r"(?:https?|mailto|tel):\S", re.IGNORECASE)
_LONGEST_QUOTE = 160
_LONGEST_NOTES = 500


def personal_notes(person: Person, profile: Profile, icp: Icp) -> str:
    """Quotes with their addresses: how the person is presented, then what the site says on the ICP's criteria, then of the company.

    Returns:
        `"quote" (address); ...`, at most 500 characters; "" where nothing is told.
    """
    names = {name.casefold() for name in value_of(profile, "company_name").values}
    notes: list[str] = []
    quoted: set[str] = set()
    for fact in (*_on_person(person), *_on_company(profile, icp)):
        quote = _shortened(fact)
        same = " ".join(_words(quote.replace("&", " and ")))
        # The company's own name is nothing that anybody could write about.
        if not quote or same in quoted or quote.casefold() in names or not fact.url.startswith(("http://", "https://")):
            continue
        quoted.add(same)
        note = f'"{quote}" ({fact.url})'
        if sum(len(part) + 2 for part in notes) + len(note) <= _LONGEST_NOTES:
            notes.append(note)
    return "; ".join(notes)


def _on_person(person: Person) -> list[Fact]:
    titles = [fact for fact in person.facts if fact.verified and fact.field == "title"]
    known = {word for fact in titles for word in _words(fact.value)} | _LABELS
    # A title alone stands in a column of its own: as a note it says nothing more.
    return [fact for fact in titles if not known.issuperset(_words(fact.quote))][:_OF_THE_PERSON]


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _on_company(profile: Profile, icp: Icp) -> Iterator[Fact]:
    criteria = sorted(icp.criteria, key=lambda criterion: -criterion.weight)
    for field in dict.fromkeys((*(criterion.field for criterion in criteria), "description")):
        for fact in value_of(profile, field).facts[:1] if field not in _NO_TOPIC else ():
            if fact.verified and not _is_a_links(fact):
                yield fact


def _is_a_links(fact: Fact) -> bool:
    """Whether a quote is a link: its address, then what it is called ("Tenant Portal"), whoever read it."""
    return fact.method is Method.LINK or _ADDRESS_AHEAD.match(fact.quote) is not None


def _shortened(fact: Fact) -> str:
    """The quote's part around the value; "" where the quote is an address and no words of the site."""
    quote = " ".join(
        word for word in fact.quote.split() if "://" not in word and not word.startswith(("mailto:", "tel:"))
    )
    if len(quote) <= _LONGEST_QUOTE:
        return quote if len(quote.split()) > 1 else ""
    at = max(0, quote.casefold().find(fact.value.casefold()) - _LONGEST_QUOTE // 2)
    start = quote.find(" ", at) + 1 if at else 0
    cut = quote[start : start + _LONGEST_QUOTE].rsplit(" ", 1)[0]
    return f"{'… ' if start else ''}{cut}{' …' if start + len(cut) < len(quote) else ''}"
