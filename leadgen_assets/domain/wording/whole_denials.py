"""Whether a sentence that says no says it of all that a firm does, and not of a kind, a place or somebody else's doing."""

from __future__ import annotations

import re

from leadgen_assets.domain.wording.given_names import folded, given_names
from leadgen_assets.domain.wording.sentences import is_aside, names_another_firm
from leadgen_assets.domain.wording.whose_doing import is_another

_SAYS_NO = re.compile(r"\b(?:no|not|never)\b|n['’]t\b", re.IGNORECASE)
_ENDS = re.compile(
    r"(?:\s(?:services?|for\s(?:others?|other\s(?:people|owners)|(?:the\s)?(?:public|owners|clients)|third\sparties|anyone|anybody)(?:\selse)?"
    r"|any\s?more|any\slonger|at\s(?:all|this\stime|the\smoment|present)|right\snow|now|today|currently|presently"
    r"|(?:as\sof|since|after)\s[\w\s]{3,20}))*\s?(?:$|[.;:!,–—]|\((?:since|as\sof|effective)\b|\s(?:and|so|because)\s|\s-\s)",
    re.IGNORECASE,
)
"""What may stand between such words and the end of their clause; a place, a size or a kind that follows narrows them."""
_STILL = re.compile(
    r"\b(?:except\w*|unless|other\sthan|apart\sfrom|aside\sfrom|besides|only|just|still|instead|but)\b", re.IGNORECASE
)
_ANOTHERS = re.compile(
    r"(?:\b(?:(?i:you|they|he|she|who|that|which|whoever|many|most|some|others)|(?!we\b|us\b|always\b|perhaps\b)[a-z]{2,}[a-rt-z]s)"
    r"|(?:\b(?:partner|neighbou?r|competitor|friend|rival|colleague)s?|\b(?:his|her|their|your)\s\w+)(?:\s[\w’'&-]+){0,3}"
    r"|^\W*(?i:why|how|when|where|if)\b[^.;:!?]*)\s(?:can|will|would|may|might|could|should|do|does|have|has)?\s?$"
)
"""In front of them: who does not do it, where it is not the firm."""
_SUBJECT = re.compile(
    r"(?:^|[.;:,]\s|\band\s|\bbut\s)\W*(?i:the|our|an?|one|this|that|my)\s(?P<who>[\w’'-]+(?:\s[\w’'-]+){0,3}?)\s$"
)
_BEFORE_US = re.compile(r"\b(?:previous|former|old|last|prior)\b", re.IGNORECASE)
_ONE_NAME = re.compile(r"(?:^|[.;:,]\s|\band\s)\W*(?P<name>[A-Z][a-z]+)\s$")


def says_no(phrase: str) -> bool:
    """Whether a phrase is a denial in itself: "no longer accepting", "does not offer"."""
    return _SAYS_NO.search(phrase) is not None


def denies_all(sentence: str, start: int, end: int) -> bool:
    """Whether a denial in a sentence is the firm's own, and nothing behind it narrows it.

    >>> denies_all("We do not offer boarding.", 3, 24), denies_all("We do not offer boarding in Waco.", 3, 24)
    (True, False)

    Args:
        sentence: that holds the denial from `start` to `end`.
    """
    before, behind = sentence[:start], sentence[end:]
    if sentence.endswith("?") or is_aside(sentence) or names_another_firm(before) or _ANOTHERS.search(before):
        return False
    subject = _SUBJECT.search(before)
    if subject and (is_another(subject["who"]) or _BEFORE_US.search(subject["who"])):
        return False
    named = _ONE_NAME.search(before)
    if named and folded(named["name"]) in given_names():
        return False
    return _ENDS.match(behind) is not None and _STILL.search(behind) is None
