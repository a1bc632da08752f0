"""Pages that bear a sign of their site: its firm's name, its domain's letters, or a menu, header or foot in common with one that does.

Of 2,644 pages of 347 real sites 89 bear none: proofs of ownership, pages that only send on, templates, themes' demonstrations,
errors; some twenty are the firm's own, most of them parts of one site's frames. So a page without a sign is nobody's witness,
whatever it says of whom, in whatever words or language.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from leadgen_assets.domain.pages.page import PageText
from leadgen_assets.domain.wording.names import normal_company_name
from leadgen_assets.extract.firm.domain_letters import letters_of_label
from leadgen_assets.extract.reading.quick_look import lower_text, once

_SHARED = 4
"""Texts that a page has in common with another one of its site: a menu has as many."""
_NO_LETTERS = bytes(set(range(128)) - set(b"abcdefghijklmnopqrstuvwxyz0123456789"))
_SHORTEST_CORE = 4
"""Letters of a name that is found in any spacing; fewer stand in any text."""


def signed_pages(pages: Sequence[PageText], domain: str, names: Collection[str]) -> list[PageText]:
    """The pages that bear a sign of their site, in their order; all of them where no name is known, or none bears one.

    A name counts that the home page has, so that a page bears itself out by no name of its own; all do where it has none.
    The home page is its own sign.

    Args:
        pages: of one site. domain: its registrable domain. names: what its firm is called.
    """
    if not names:
        return list(pages)
    homes = [page for page in pages if page.role == "home"]
    own = [name for name in names if any(bears(home, [name]) for home in homes)] or names
    signed: list[PageText] = []
    left: list[PageText] = []
    for page in pages:
        (signed if page.role == "home" or bears(page, own, domain) else left).append(page)
    if not signed:
        return list(pages)
    for page in signed:
        if not left:
            return list(pages)
        # Grows behind what is walked through: a page with the menu of one with the menu bears it too.
        alike = [other for other in left if len(_texts(other) & _texts(page)) >= _SHARED]
        signed += alike
        left = [other for other in left if not any(other is one for one in alike)]
    return [page for page in pages if not any(page is other for other in left)]


def bears(page: PageText, names: Collection[str], domain: str = "") -> bool:
    """Whether a page has the begin of one of some names anywhere, or the domain's letters, however they are spaced.

    Args:
        page: any page. names: a firm's. domain: registrable; "" for none.
    """
    begins = {begin for name in names for begin in _begins(normal_company_name(name).split())}
    begins.add(letters_of_label(domain))
    cores = {begin: core for begin in begins if len(core := begin.replace(" ", "")) >= _SHORTEST_CORE}
    text = lower_text(page)
    # "Oak", "H & H": letters that stand within any text count as a word of their own.
    short = [
        r"\W{0,3}".join(map(re.escape, begin.replace(" ", ""))) for begin in begins - cores.keys() if begin.strip()
    ]
    if short and re.search(rf"(?<![^\W_])(?:{'|'.join(short)})(?![^\W_])", text):
        return True
    if any(begin in text for begin, core in cores.items() if core.isascii() and core.isalnum()):
        return True  # most pages have it letter by letter
    # Of bytes all others are left out at once.
    letters = text.encode("ascii", "ignore").translate(None, _NO_LETTERS)
    return any(core.encode() in letters for core in cores.values() if core.isascii())


def _begins(words: list[str]) -> list[str]:
    """The two words with which a name begins, as they are written: of "Alder & Sons Roofing" with "and" between them and with "&"."""
    if words[1:2] == ["and"] and words[2:]:
        return [" ".join(words[:3]), f"{words[0]} {words[2]}"]
    return [" ".join(words[:2])]


@once
def _texts(page: PageText) -> frozenset[str]:
    return frozenset([segment.text for segment in page.segments if segment.text])
