"""The pieces that a made-up page consists of, before any markup style draws them."""

from __future__ import annotations

from dataclasses import dataclass

from leadgen_assets.demo.people import Person


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading beneath the page's own."""

    text: str


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph."""

    text: str


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list of short texts."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Figures:
    """Big numbers with captions: (number, caption)."""

    items: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Team:
    """Cards of staff."""

    people: tuple[Person, ...]


@dataclass(frozen=True, slots=True)
class Quotes:
    """Testimonials: (text, who said it)."""

    items: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Posts:
    """Teasers of articles: (headline, byline or "", beginning)."""

    items: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Links:
    """Links shown as buttons: (label, address)."""

    items: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """Another site's page shown within this one."""

    href: str


@dataclass(frozen=True, slots=True)
class Badge:
    """A picture of a membership."""

    alt: str


@dataclass(frozen=True, slots=True)
class Contact:
    """All offices, telephone numbers and the inbox of the firm."""


Block = Heading | Para | Bullets | Figures | Team | Quotes | Posts | Links | Frame | Badge | Contact


@dataclass(frozen=True, slots=True)
class Page:
    """One page: role as in `domain.page.PageText`, path from the host's root, title and what stands on it."""

    role: str
    path: str
    label: str
    title: str
    blocks: tuple[Block, ...]
