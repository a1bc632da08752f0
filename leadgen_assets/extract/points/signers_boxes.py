"""Mailboxes of who signed a site and is not its firm: a free one made of the name in a copyright line, which no title bears.

"Copyright 2020. Jane Doe" with jdoe's free mailbox behind it, on the pages of "Maple Hollow LLC": whoever made them signs so.
"""

from __future__ import annotations

import re

from leadgen_assets.domain.hosts.domains import is_free_mail, registrable_domain
from leadgen_assets.domain.pages.page import Kind, PageText, Segment
from leadgen_assets.extract.naming.person_names import person_name
from leadgen_assets.extract.reading.proposal import SHORT
from leadgen_assets.extract.reading.quick_look import hits

_MARK = re.compile(r"©|\([cC]\)|[cC]opyright|COPYRIGHT")
_MARK_WORDS = ("©", "(c)", "copyright")
_AROUND_NAME = re.compile(r"©|\(c\)|copyright|all rights? reserved|by\s|[\d\s.,:|–—-]", re.IGNORECASE)
_BESIDE = 2
"""Segments between the line and the mailbox."""
_LEAST = 4
"""Letters of a surname that stand in a mailbox by no accident."""


def is_signers(page: PageText, segment: Segment, email: str) -> bool:
    """Whether a mailbox is that of the person, not the firm, whose copyright line stands by it.

    Args:
        page: any. segment: of it, that shows the mailbox. email: normalised.
    """
    local, _, host = email.partition("@")
    if not is_free_mail(registrable_domain(host)):
        return False
    letters = re.sub(r"[^a-z]", "", local)
    for at in hits(page, _MARK, _MARK_WORDS):
        line = page.segments[at]
        if line.region is segment.region and abs(line.number - segment.number) <= _BESIDE:
            surname = _signer(line)
            if len(surname) >= _LEAST and surname in letters and not _is_titled(page, surname):
                return True
    return False


def _signer(line: Segment) -> str:
    """The surname, in small letters, of the person who is all that a copyright line names; "" for a firm."""
    if len(line.text) > SHORT:
        return ""
    words = [word for word in _AROUND_NAME.sub(" ", line.text).split() if word]
    name = person_name(" ".join(words)) if 1 < len(words) < 4 else None
    return re.sub(r"[^a-z]", "", name.text.split()[-1].lower()) if name is not None and name.sure else ""


def _is_titled(page: PageText, surname: str) -> bool:
    """Whether the page's title bears the name, or it has none to tell the firm by."""
    titles = [each.text.lower() for each in page.segments if each.kind is Kind.TITLE]
    return not titles or any(surname in title for title in titles)
