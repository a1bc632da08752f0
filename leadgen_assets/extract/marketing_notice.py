"""Whether a site says that its addresses are not to be used for marketing."""

from __future__ import annotations

import re
from collections.abc import Sequence

from leadgen_assets.domain.page import Kind, Outcome, PageText

_ADDRESSES = r"(?:e-?mail(?:s| addresses)?|addresses|contact (?:data|details|information)|mailing lists?)"
_MARKETING = (
    r"(?:unsolicited|marketing|advertis\w+|solicitation\w*|solicit|commercial (?:e-?mails?|messages|purposes)"
    r"|bulk e-?mail|spam|promotional|harvest\w*)"
)
_NOT = (
    r"(?:do not|don't|don’t|may not|must not|shall not|not (?:to )?be|not permitted|prohibit\w*|forbid\w*|object\w*"
    r"|without (?:our|prior)|no\s|not for|decline|refuse)"
)
_NOTICE = re.compile(rf"{_NOT}.{{0,120}}{_MARKETING}|{_MARKETING}.{{0,120}}{_NOT}", re.IGNORECASE)
_ABOUT_ADDRESSES = re.compile(_ADDRESSES, re.IGNORECASE)
_ABOUT_THEIRS = re.compile(
    r"\bwe\s(?:(?:will|do|would|never|not|won['’]t|don['’]t|may)\s){0,4}(?:send|share|sell|rent|use|spam)\b"
    r"|\byour\s(?:e-?mail|personal|information|contact|address)",
    re.IGNORECASE,
)
_HINTS = ("solicit", "marketing", "advertis", "commercial", "spam", "promotional", "harvest", "bulk")


def forbids_marketing(pages: Sequence[PageText]) -> bool:
    """Whether some page says so of its own addresses; a promise about the visitor's address ("we never spam") is something else."""
    for page in pages:
        if page.outcome is not Outcome.OK:
            continue
        for segment in page.segments:
            if segment.kind not in (Kind.TEXT, Kind.HEADING):
                continue
            lower = segment.text.lower()
            if any(hint in lower for hint in _HINTS) and _is_notice(segment.text):
                return True
    return False


def _is_notice(text: str) -> bool:
    for sentence in re.split(r"(?<=[.!?])\s+", text):
        if _ABOUT_ADDRESSES.search(sentence) and _NOTICE.search(sentence) and not _ABOUT_THEIRS.search(sentence):
            return True
    return False
