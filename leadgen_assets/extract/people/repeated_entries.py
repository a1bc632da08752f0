"""People of one block whose lines repeat each other: name, title, mailbox; name, title, mailbox.

What nothing but line breaks parts is no card, so that a mailbox below a name need not be that person's. Where every entry has the
same kinds of lines it is, and for the last where it bears an initial, too. The rule is from how short lists of staff are written in
general.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from urllib.parse import unquote

from leadgen_assets.domain.pages.page import Segment
from leadgen_assets.domain.wording.phone_stretches import PHONE_HINT
from leadgen_assets.domain.wording.written import emails_in, phones_in
from leadgen_assets.extract.naming.mailboxes import carries_anothers
from leadgen_assets.extract.naming.sighting import Sighting
from leadgen_assets.extract.people.own_channels import is_function, is_plain

_LEAST_LINES, _LONGEST_INITIALS = 3, 3
"""Lines of an entry; letters of a mailbox that may be initials which a page does not explain."""


def with_entries(found: Sequence[Sighting]) -> list[Sighting]:
    """The sightings of one page, in their order; those in such a block know how many lines are theirs."""
    loose = sorted((each for each in found if _is_loose(each)), key=lambda each: each.name_at.number)
    lines: dict[int, int] = {}
    for run in _runs(loose):
        size = len(run[0].window)
        kinds = {tuple(_kind(segment, each) for segment in each.window[:size]) for each in run}
        whole = size >= _LEAST_LINES and all(len(each.window) == size for each in run[:-1])
        if len(run) > 1 and whole and len(kinds) == 1 and not _leads_with_channel(run[0]) and _are_own(run, size):
            sure = run if _is_reached_by_initial(run[-1], size) else run[:-1]
            lines |= {each.name_at.number: size for each in sure if not _is_a_words(each, size)}
    return [replace(each, lines=lines.get(each.name_at.number, 0)) if _is_loose(each) else each for each in found]


def _is_loose(sighting: Sighting) -> bool:
    window = sighting.window
    return bool(sighting.title and window) and window[0] is sighting.name_at and not sighting.name_at.card


def _runs(loose: Sequence[Sighting]) -> Iterator[list[Sighting]]:
    """Sightings each of which ends where the next begins."""
    number, numbers = 0, []
    for at, each in enumerate(loose):
        before = loose[at - 1]
        number += not at or before.name_at.number + len(before.window) != each.name_at.number
        numbers.append(number)
    for _, run in groupby(zip(numbers, loose, strict=True), key=lambda pair: pair[0]):
        yield [each for _, each in run]


def _are_own(run: Sequence[Sighting], size: int) -> bool:
    """Whether no line is labelled for a purpose, no channel stands with two, and no mailbox carries another one's name."""
    shown: set[str] = set()
    for each in run:
        for segment in each.window[1:size]:
            kind = _kind(segment, each)
            if kind == "text" and (segment.text.rstrip().endswith(":") or is_function(segment.text)):
                return False
            if kind in ("mailbox", "telephone") and not is_plain(segment, each.name.text):
                return False
        mails = _mails(each, size)
        values = {*mails, *(phone.value for segment in each.window[:size] for phone in phones_in(_shown(segment)))}
        others = [other.name.text for other in run if other is not each]
        if shown & values or any(carries_anothers(mail, each.name.text, others) for mail in mails):
            return False
        shown |= values
    return True


def _is_reached_by_initial(last: Sighting, size: int) -> bool:
    """Whether the last one's mailbox begins as a part of the name does: what stands below may be the office's, where the list has ended."""
    return any(mail.startswith(_initials(last)) for mail in _mails(last, size))


def _is_a_words(each: Sighting, size: int) -> bool:
    """Whether the mailbox is a word that begins as no part of the name does: "fixit" below Jane Doe."""
    return any(
        len(mail.partition("@")[0]) > _LONGEST_INITIALS and not mail.startswith(_initials(each))
        for mail in _mails(each, size)
    )


def _initials(sighting: Sighting) -> tuple[str, ...]:
    return tuple(word[0] for word in sighting.name.text.lower().split())


def _mails(sighting: Sighting, size: int) -> list[str]:
    return [mail.value for segment in sighting.window[:size] for mail in emails_in(_shown(segment))]


def _shown(segment: Segment) -> str:
    return unquote(segment.href) if segment.href.lower().startswith(("mailto:", "tel:")) else segment.text


def _kind(segment: Segment, sighting: Sighting) -> str:
    if segment is sighting.name_at:
        return "name"
    if segment is sighting.title_at:
        return "title"
    if "@" in segment.text or segment.href[:7].lower() == "mailto:":
        return "mailbox"
    if PHONE_HINT.search(segment.text) or segment.href[:4].lower() == "tel:":
        return "telephone"
    return "text"


def _leads_with_channel(first: Sighting) -> bool:
    """Whether a mailbox or a telephone stands right above the first name: it may be that one's, and the one below the next's."""
    segments, at = first.page.segments, first.name_at.number - 1
    return at > 0 and _kind(segments[at - 1], first) in ("mailbox", "telephone")
