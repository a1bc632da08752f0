"""Pages that claim to be another company: "This is the official website of Acme Partners" on a site that says so nowhere else."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from leadgen_assets.domain.pages.page import PageText
from leadgen_assets.extract.naming.own_names import FIRM
from leadgen_assets.extract.others.another_name import is_anothers_name
from leadgen_assets.extract.reading.quick_look import holding

_WORDS = ("official website", "official web site", "official site", "official home page", "official page")
_CLAIMED = re.compile(
    r"(?:\b(?:this\sis|welcome\sto|you\s(?:are\son|have\sreached))\s)(?:the\s)?official\s(?:web\s?site|site|home\s?page|page)\s(?:of|for)\s"
    rf"(?P<name>(?-i:{FIRM}))",
    re.IGNORECASE,
)


def without_claimed(pages: Sequence[PageText], own_letters: Callable[[str], str]) -> list[PageText]:
    """The pages without those that say to be the official ones of a firm which is not the site's.

    A firm whose name stands anywhere else on the site is the site's own.

    Args:
        pages: of one site. own_letters: letters of the domain and of all names of the site but the given one.
    """
    return [page for page in pages if not any(_is_anothers(name, pages, own_letters) for name in _claims(page))]


def _claims(page: PageText) -> set[str]:
    texts = (page.segments[at].text for at in holding(page, _WORDS))
    return {found["name"] for text in texts for found in _CLAIMED.finditer(text) if " " in found["name"]}


def _is_anothers(name: str, pages: Sequence[PageText], own_letters: Callable[[str], str]) -> bool:
    told = sum(name in segment.text for page in pages for segment in page.segments)
    return told == 1 and is_anothers_name(name, own_letters(name))
