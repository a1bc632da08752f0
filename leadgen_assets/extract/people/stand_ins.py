"""People whom a template's maker made up, so that its buyer sees where names go."""

from __future__ import annotations

import re

from leadgen_assets.domain.pages.page import Kind, PageText, Region
from leadgen_assets.domain.wording.written import emails_in
from leadgen_assets.extract.naming.mailboxes import is_example, local_part_carries
from leadgen_assets.extract.naming.sighting import Sighting
from leadgen_assets.extract.reading.quick_look import holding, once
from leadgen_assets.extract.reading.word_lists import word_list

_FILLING = re.compile(r"\blorem\s+ipsum\b|\bdolor\s+sit\s+amet\b", re.IGNORECASE)
_NOBODY = frozenset({"john doe", "jane doe"})

_HINTS = ("dolor", "dolorem", "voluptatem", "voluptate", "voluptas", "quis", "nostrud", "veniam")
"""No text of Cicero's that fills a page is without one of these."""

_RUNNING, _LEAST_LATIN, _LEAST_TEXTS = 40, 5, 2
"""Characters of a running text; words of the passage in one that fills; such texts on a page that is a template."""

_UNFILLED = re.compile(
    r"\W*(?:(?:job|position|your|staff)\stitle|(?:title|name|position)\s(?:goes\s)?here)\W*", re.IGNORECASE
)
""" "Job Title", in the place of one."""

_OWN_LINES = 4
"""Lines below a name that may hold its mailbox."""


def is_stand_in(sighting: Sighting, _letters: str) -> bool:
    """Whether a name is that of nobody, its card or entry is not filled in, or the page is a template's.

    Whom the firm has in truth, another page of the site names.
    """
    if sighting.name.text.lower() in _NOBODY or any(_FILLING.search(each.text) for each in sighting.window):
        return True
    return _is_unfilled(sighting) or is_template(sighting.page)


def _is_unfilled(sighting: Sighting) -> bool:
    """Whether right below the name a label stands for a title, or a mailbox that is nobody's."""
    at = sighting.name_at.number
    for each in sighting.page.segments[at : at + _OWN_LINES]:
        if each not in sighting.window:
            return False
        if each.number == at + 1 and _UNFILLED.fullmatch(each.text):
            return True
        if "@" in each.text and each.kind is Kind.TEXT and _shows_example(each.text, sighting.name.text):
            return True
    return False


def _shows_example(text: str, name: str) -> bool:
    return any(is_example(mail.value) and not local_part_carries(mail.value, name) for mail in emails_in(text))


@once
def is_template(page: PageText) -> bool:
    """Whether most running texts of a page, its foot left out, are filling ones: nobody has written it yet."""
    if len(holding(page, _HINTS)) < _LEAST_TEXTS:
        return False
    running = [
        each.text
        for each in page.segments
        if each.kind is Kind.TEXT and each.region is not Region.FOOTER and len(each.text) >= _RUNNING
    ]
    filling = {text for text in running if _fills(text)}
    return len(filling) >= _LEAST_TEXTS and 2 * sum(text in filling for text in running) >= len(running)


def _fills(text: str) -> bool:
    words = re.findall(r"[a-z]+", text[:300].lower())
    latin = sum(word in word_list("filling_words") for word in words)
    return latin >= _LEAST_LATIN and 2 * latin >= len(words)
