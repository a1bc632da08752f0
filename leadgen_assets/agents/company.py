"""The company that a question is about, and whether a place on a page is about it: the entity lock."""

from __future__ import annotations

import re
from dataclasses import dataclass

from leadgen_assets.agents.sheet import flat
from leadgen_assets.domain.facts.supports import words_of
from leadgen_assets.domain.hosts.domains import registrable_domain
from leadgen_assets.domain.pages.page import Kind, PageText, Region, Segment
from leadgen_assets.domain.wording.names import normal_company_name
from leadgen_assets.domain.wording.places import STATES

_TITLES = ("h1", "")
_STATE_NAMES = {name.casefold(): code for code, name in STATES.items()}
_STATE = rf"(?:{'|'.join(sorted(STATES.values(), key=len, reverse=True))}|{'|'.join(STATES)})(?!\w)"
_PLACE = re.compile(rf"(?<![\w-])[A-ZÀ-Þ][\w.'’-]*(?:\s[A-ZÀ-Þ][\w.'’-]*){{0,3}}(?:,\s|\s\()(?P<state>{_STATE})")
""" "Tulsa, Oklahoma", "Austin, TX"."""
_UP_TO_COMMA = rf"(?:[^,;]|,\s(?=(?-i:{_STATE}))){{0,100}}"
_TOLD_APART = re.compile(
    r"\b(?:not|no|never|nor|neither|un(?=relat|affil|connect))[\s-]?(?:\w+\s){0,3}?"
    r"(?:relat\w+|affiliat\w+|connect\w*|associat\w+|confus\w+|mistak\w+|mixed\sup|tied|the\ssame|part\sof)\b(?P<to>"
    + _UP_TO_COMMA
    + r")"
    r"|\b(?:unlike|different\sfrom|differs\sfrom|as\sopposed\sto|apart\sfrom)\b(?P<from>" + _UP_TO_COMMA + r")",
    re.IGNORECASE,
)
_NAMESAKE = re.compile(
    r"\bnamesakes?\b|\b(?:that|the\ssame|same|identical|its|similar)\sname\b|\b(?:share[sd]?|bear[s]?)\s(?:a|the|its|that)\sname\b"
    r"|\bnamed\s(?:alike|the\ssame)\b|\b(?:mixed\sup|confused|mistaken)\s(?:with|for)\b",
    re.IGNORECASE,
)
""" "Not related to the firm of that name in Waco": who tells two firms apart speaks of the other one."""
_SENTENCE_ENDS = re.compile(r"(?<=[a-z\d)]{2}[.!?])\s+(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class Subject:
    """Whom it must be about; "" for what is not known. `city` and `state` are the company's, not the request's."""

    name: str
    domain: str
    city: str = ""
    state: str = ""

    @property
    def place(self) -> str:
        """City and state, as far as known."""
        return ", ".join(part for part in (self.city, self.state) if part)

    def told(self) -> str:
        """The lines that name it in a question."""
        known = {"name": self.name, "domain": self.domain, "place": self.place}
        return "\n".join(f"{what}: {flat(value) or 'not known'}" for what, value in known.items())


def segments_about(page: PageText, subject: Subject) -> frozenset[int]:
    """Numbers of the segments of somebody else's page that are about the company.

    Those of the card in which its domain is linked or its name stands together with its place; without a card the segment
    alone. All of the main part where the page itself is named for the company and has such a place: an article about it, its
    entry on a page of its own. A namesake elsewhere has neither its domain nor its place; of a page that speaks of one only what
    is told of the company by its own place counts.
    """
    cards: dict[int, list[Segment]] = {}
    for segment in page.segments:
        cards.setdefault(segment.card, []).append(segment)
    about: set[int] = set()
    for card, segments in cards.items():
        units = [segments] if card else [[segment] for segment in segments]
        for unit in units:
            if _is_about(unit, subject):
                about |= {segment.number for segment in unit}
    strange = {s.number for s in page.segments if is_of_namesake(s.text, subject)}
    if strange:
        return frozenset(about - strange)
    if about and _is_named_for(page, subject) and not _lists_others(page, subject):
        about |= {s.number for s in page.segments if s.region is Region.MAIN or s.kind in (Kind.TITLE, Kind.META)}
    return frozenset(about)


def is_of_namesake(text: str, subject: Subject) -> bool:
    """Whether a text names the company and is about another of its name: with another state behind it, or told from it in words."""
    first = next(iter(normal_company_name(subject.name).split()), "")
    for sentence in _SENTENCE_ENDS.split(text):
        if not names_company(sentence, subject.name):
            continue
        apart = [f"{found['to'] or ''}{found['from'] or ''}" for found in _TOLD_APART.finditer(sentence)]
        if _NAMESAKE.search(sentence) or any(_PLACE.search(told) or first in told.casefold() for told in apart):
            return True
        mentions = [at.end() for at in re.finditer(rf"(?<!\w){re.escape(first)}(?!\w)", sentence, re.IGNORECASE)]
        for begin, end in zip(mentions, [*mentions[1:], len(sentence)], strict=True):
            placed = _PLACE.search(sentence, begin, end)
            if subject.state and placed and _state(placed) != subject.state.upper():
                return True
    return False


def is_elsewhere(clause: str, subject: Subject) -> bool:
    """Whether a clause speaks of places, and of none in the company's state: "the one in Tulsa, Oklahoma manages"."""
    states = {_state(found) for found in _PLACE.finditer(clause)}
    return bool(subject.state and states) and subject.state.upper() not in states


def _state(found: re.Match[str]) -> str:
    return _STATE_NAMES.get(found["state"].casefold(), found["state"])


def names_company(text: str, name: str) -> bool:
    """Whether the text has the company's name, legal form aside, as whole words; a name of one short word is none."""
    wanted = normal_company_name(name)
    if len(wanted) < 5:
        return False
    return f" {wanted} " in f" {normal_company_name(text)} "


def _is_about(unit: list[Segment], subject: Subject) -> bool:
    if subject.domain and any(registrable_domain(s.href) == subject.domain for s in unit if s.href[:4] == "http"):
        return True
    text = " ".join(segment.text for segment in unit)
    if is_of_namesake(text, subject):
        return False
    if subject.domain and f" {subject.domain} " in f" {' '.join(text.lower().replace('www.', '').split())} ":
        return True
    return names_company(text, subject.name) and _has_place(text, subject)


def _has_place(text: str, subject: Subject) -> bool:
    """City and state where both are known, else the one that is; none is known: no place can be told from another."""
    words = f" {' '.join(words_of(text))} "
    city = " ".join(words_of(subject.city))
    state = subject.state.upper()
    in_city = bool(city) and f" {city} " in words
    name = " ".join(words_of(STATES.get(state, state)))
    in_state = bool(state) and (
        f" {state} " in f" {' '.join(_capitals(text))} " or (bool(name) and f" {name} " in words)
    )
    if city and state:
        return in_city and in_state
    return in_city or in_state


def _capitals(text: str) -> list[str]:
    return [word.strip(".,;:()") for word in text.split()]


def _is_named_for(page: PageText, subject: Subject) -> bool:
    headings = [
        s.text for s in page.segments if s.kind is Kind.TITLE or (s.kind is Kind.HEADING and s.label in _TITLES)
    ]
    return bool(subject.name) and any(names_company(text, subject.name) for text in headings)


def _lists_others(page: PageText, subject: Subject) -> bool:
    """Whether the page is a list of companies: cards of its main part that link to several other domains."""
    here = registrable_domain(page.url)
    linked = {
        registrable_domain(s.href) for s in page.segments if s.card and s.region is Region.MAIN and s.href[:4] == "http"
    }
    return len(linked - {here, subject.domain, ""}) > 1
