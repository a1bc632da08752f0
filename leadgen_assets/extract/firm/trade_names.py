"""The names of one firm that its site parts: what stands in registers, and what it does business as.

"Berkmoor Holdings LLC d/b/a Maple Hollow", "Maple Hollow, a DBA of Berkmoor Holdings LLC".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from leadgen_assets.domain.pages.page import Kind, Outcome, PageText, Region, Segment
from leadgen_assets.extract.naming.own_names import FIRM
from leadgen_assets.extract.naming.written_names import letters_of
from leadgen_assets.extract.others.another_name import is_anothers_name
from leadgen_assets.extract.reading.quick_look import hits

_DBA = r"\bd\.?\s?/?\s?b\.?\s?/?\s?a\b\.?"
_MARK = rf"(?:{_DBA}|\bdoing\sbusiness\sas\b)"
_KNOWN_AS = re.compile(
    rf"(?P<legal>[^|•·©\n]{{3,90}}?)[\s,(]{{1,3}}{_MARK}:?\s(?!of\b)(?=[“\"']?[A-Z\d])", re.IGNORECASE
)
_OF_WHOM = re.compile(rf"{_MARK}\sof\s(?P<legal>[^|•·©\n]{{3,90}})", re.IGNORECASE)
_GOES_ON = re.compile(r"[)\]]|,?\s(?!(?:of|and|the|for|to|on|de|la|y)\s)(?=[a-z])")
"""Where a sentence goes on behind a name."""
_ARTICLE = re.compile(r"[\s,]*(?:\bis\s)?(?:\ban?|\bthe)?\s?$", re.IGNORECASE)
_ANY = re.compile(_MARK, re.IGNORECASE)
_FORM = r"(?:,?\s(?:Inc|LLC|L\.L\.C|Ltd|Corp|Co)\.?)?"
_SHOWN = re.compile(
    rf"(?P<one>{FIRM}{_FORM}),?\s(?:\(?(?:(?i:{_DBA})|(?:is\s)?(?i:(?:doing|does)\sbusiness\sas)):?\s"
    rf"|(?:is|are)\s(?:an?|the)\s(?:registered\s)?(?i:{_DBA}|(?:trade|assumed|assumed\sbusiness)\sname)\s(?:of|for|used\sby)\s)"
    rf"(?P<other>{FIRM})"
)
"""Both names, each a firm's."""
_WORDS = ("dba", "d/b/a", "d.b.a", "business as", "d b a", "trade name", "assumed name", "assumed business name")
_LEAST = 6
"""Letters of a name that is told by them."""
_LINE, _LONGEST, _NAME = 100, 600, 90
"""Characters of a line that says no more, of a text that is looked at, and of a name."""


def traded(page: PageText) -> Iterator[tuple[Segment, str]]:
    """Lines and footers that say under which name a firm does business, each with that name and what stands behind it."""
    for segment in _told(page):
        known = (
            _KNOWN_AS.search(segment.text) if segment.region is Region.FOOTER or len(segment.text) <= _LINE else None
        )
        if known:
            yield segment, _GOES_ON.split(segment.text[known.end() :], maxsplit=1)[0]


def legal_names(pages: Sequence[PageText], names: set[str]) -> set[str]:
    """Of names, as `letters_of` has them, those that the pages say do business under another one of them.

    >>> legal_names([], {"maplehollow", "berkmoorholdings"})
    set()
    """
    texts = [segment.text[:_LONGEST] for page in pages for segment in _told(page)]
    # (what is registered, what it does business as), in letters; each may have more around it.
    told = [
        (letters_of(at["legal"]), letters_of(text[at.end() :][:_NAME]))
        for text in texts
        for at in _KNOWN_AS.finditer(text)
    ]
    told_of = [
        (letters_of(at["legal"]), letters_of(_ARTICLE.sub("", text[: at.start()])[-_NAME:]))
        for text in texts
        for at in _OF_WHOM.finditer(text)
    ]
    found = set()
    for name in names:
        others = names - {name}
        known_as = any(legal.endswith(name) and any(map(trade.startswith, others)) for legal, trade in told)
        # "A DBA of Berkmoor LLC" below the name of the firm says nothing more.
        of_it = any(
            legal.startswith(name) and (not trade or any(map(trade.endswith, others))) for legal, trade in told_of
        )
        if len(name) >= _LEAST and (known_as or of_it):
            found.add(name)
    return found if len(found) < len(names) else set()


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


def _told(page: PageText) -> Iterator[Segment]:
    for at in hits(page, _ANY, _WORDS):
        if page.segments[at].kind in (Kind.TEXT, Kind.HEADING):
            yield page.segments[at]
