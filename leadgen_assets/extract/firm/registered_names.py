"""The other name of a firm that its site gives: "Harbor Rentals is a DBA of Kessler Properties LLC"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from leadgen_assets.domain.pages.page import Outcome, PageText
from leadgen_assets.extract.naming.own_names import FIRM
from leadgen_assets.extract.others.another_name import is_anothers_name
from leadgen_assets.extract.reading.quick_look import hits

_WORDS = ("dba", "d/b/a", "d.b.a", "business as", "trade name", "assumed name", "assumed business name")
_MARK = r"(?:d\.?/?b\.?/?a\.?|(?:trade|assumed|assumed business)\sname)"
_FORM = r"(?:,?\s(?:Inc|LLC|L\.L\.C|Ltd|Corp|Co)\.?)?"
_SHOWN = re.compile(
    rf"(?P<one>{FIRM}{_FORM}),?\s(?:\(?(?:(?i:d\.?/?b\.?/?a\.?)|(?:is\s)?(?i:(?:doing|does)\sbusiness\sas)):?\s"
    rf"|(?:is|are)\s(?:an?|the)\s(?:registered\s)?(?i:{_MARK})\s(?:of|for|used\sby)\s)(?P<other>{FIRM})"
)


def trade_names(pages: Sequence[PageText], letters: str) -> Iterator[str]:
    """Names that pages give to the same firm as one that bears the letters of its domain or name.

    Args:
        letters: of the company's domain and names, parted by spaces.
    """
    for page in pages:
        for at in hits(page, _SHOWN, _WORDS) if page.outcome is Outcome.OK else ():
            for found in _SHOWN.finditer(page.segments[at].text):
                one, other = found["one"], found["other"]
                if not is_anothers_name(one, letters) or not is_anothers_name(other, letters):
                    yield from (one, other)
