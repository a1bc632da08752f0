"""Entries of a directory: every one has another firm's mailbox or website, or its firm in a column of its own.

What stands in them, people, addresses, telephones and mailboxes, is the members', whatever the list is called. The rules are from
how directories of associations, chambers and franchisors are built in general, not from single pages.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from leadgen_assets.domain.hosts.domains import is_free_mail, refusal, registrable_domain
from leadgen_assets.domain.pages.page import Kind, PageText, Region, Segment
from leadgen_assets.domain.wording.phone_stretches import PHONE_HINT
from leadgen_assets.domain.wording.written import emails_in
from leadgen_assets.extract.reading.quick_look import holding, once
from leadgen_assets.extract.reading.zip_codes import CODE_HINT

_FIRM_COLUMN = re.compile(
    r"(?:(?:member|current)\s)?(?:company|firm|business|organi[sz]ation|agency|employer|brokerage)(?:\sname)?",
    re.IGNORECASE,
)
_OTHER_COLUMN = re.compile(
    r"(?:(?:first|last|full|contact|member)\s)?(?:names?|contacts?|titles?|positions?|phones?|telephones?|cit(?:y|ies)|e-?mails?|address(?:es)?|states?|web\s?sites?|person)(?:\snumber)?",
    re.IGNORECASE,
)
_FIRM_WORDS = ("company", "firm", "business", "organization", "organisation", "agency", "employer", "brokerage")
_LONGEST_COLUMN = 24
_LEAST_ENTRIES = 3
_MOST_ALIKE = 0.6
"""Share of such entries that must each have a host of their own: one that many share is a portal, or the firm's second domain."""


@once
def others_entries(page: PageText) -> list[bool]:
    """One flag a segment: whether it stands in an entry of a list in which every entry is of a firm of its own."""
    flags = [False] * len(page.segments)
    cards: dict[int, list[Segment]] = {}
    for segment in page.segments:
        if segment.card and segment.region is Region.MAIN:
            cards.setdefault(segment.card, []).append(segment)
    if len(cards) < _LEAST_ENTRIES:
        return flags
    own = registrable_domain(page.url)
    hosts = {card: host for card, several in cards.items() if (host := _foreign_host(several, own))}
    if len(hosts) >= _LEAST_ENTRIES and len(set(hosts.values())) >= max(_LEAST_ENTRIES, _MOST_ALIKE * len(hosts)):
        for card in _between(list(cards), hosts):
            if card in hosts or not _reaches_own(cards[card], own):
                _mark(flags, cards[card])
    for card in _beneath_firm_column(page, cards):
        _mark(flags, cards[card])
    return flags


def _mark(flags: list[bool], segments: Sequence[Segment]) -> None:
    for segment in segments:
        flags[segment.number - 1] = True


def _between(cards: Sequence[int], hosts: dict[int, str]) -> Sequence[int]:
    """The cards from the first with another's host to the last: entries among them may lack it."""
    places = [at for at, card in enumerate(cards) if card in hosts]
    return cards[places[0] : places[-1] + 1]


def _foreign_host(card: Sequence[Segment], own: str) -> str:
    """Host of another firm in an entry: of a mailbox, or of a website where a telephone or an address stands too; "" where none is."""
    for segment in card:
        if "@" in segment.text or segment.href[:7].lower() == "mailto:":
            for mail in emails_in(segment.text or segment.href):
                host = registrable_domain(mail.value.partition("@")[2])
                if host == own:
                    return ""
                if host and not is_free_mail(host):
                    return host
    for segment in card:
        if segment.kind is Kind.LINK and segment.href[:4] == "http":
            host = registrable_domain(segment.href)
            if host and host != own and not refusal(host) and any(_reaches(each) for each in card):
                return host
    return ""


def _reaches(segment: Segment) -> bool:
    return PHONE_HINT.search(segment.text) is not None or CODE_HINT.search(segment.text) is not None


def _reaches_own(card: Sequence[Segment], own: str) -> bool:
    return any(own in segment.text.lower() or own in segment.href.lower() for segment in card)


def _beneath_firm_column(page: PageText, cards: dict[int, list[Segment]]) -> list[int]:
    """Rows below a head that has a column for the firm beside those for name, telephone and place."""
    order = list(cards)
    for at in holding(page, _FIRM_WORDS):
        head = page.segments[at]
        if (
            not head.card
            or head.card not in cards
            or len(head.text) > _LONGEST_COLUMN
            or not _FIRM_COLUMN.fullmatch(head.text)
        ):
            continue
        columns = cards[head.card]
        if sum(_OTHER_COLUMN.fullmatch(each.text) is not None for each in columns) >= max(2, len(columns) // 2):
            return order[order.index(head.card) + 1 :]
    return []
