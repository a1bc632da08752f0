"""Whether a sentence tells what a firm is or does, and is no title, address or remark on the weather: what a description must be."""

from __future__ import annotations

import re

from leadgen_assets.domain.wording.names import normal_company_name

_SENTENCE_ENDS = re.compile(r"(?<=[a-z\d)]{2}[.!?])\s+(?=[A-Z\d])")
_PARTED = re.compile(r"\s[|•·»]\s")
""" "About Us | Umberbury": the parts of a title or of a line of contact."""
_QUESTION = re.compile(r"\?\s*$")
_WE = re.compile(
    r"(?:we|I)(?:['’](?:re|ve|ll))?\s\w"
    r"|(?:at|as|for|with|in|on|from|since|over|during|after|through|whether|whatever|today|now|here|every|unlike|based|locally|founded|established"
    r"|because|what|wherever|together|by|like|being)\b[^.!?;]{0,200}?(?:,|\b)\s(?:we|I)(?:['’](?:re|ve|ll))?\s\w"
    r"|[^.!?;]{3,80}\b(?:is|are)\s(?:all|what|everything)\s(?:that\s)?we\s(?:do|offer|know)\b",
    re.IGNORECASE,
)
""" "We manage", "As a family firm we manage", "HOA management is all we do"; not "a checklist that we like"."""
_OURS = re.compile(
    r"(?:our|the|this|a|an)\s(?:[\w’'-]+\s){0,3}?(?:compan(?:y|ies)|firm|teams?|agency|business|brokerage|group|office|shop|salon|clinic|studio|practice"
    r"|family|staff|services?|mission|work|specialty|expertise|focus|job|people)\s(?:[\w’'-]+\s){0,6}?"
    r"(?:is|are|has|have|was|manages?|offers?|provides?|speciali[sz]es?|serves?|helps?|includes?|covers?|handles?|cares?|looks?|takes?|works?|runs?"
    r"|delivers?|does|do|owns?|leases?|oversees?)\b",
    re.IGNORECASE,
)
_DOES = re.compile(r"(?:[^.!?]{0,60}?\s)?(?:is|are|has|have|was|[a-z]{2,}s)(?:,|\s)")
"""Behind the firm's name: it "is", "offers", "leases, inspects and maintains"."""
_TRADE = re.compile(
    r"(?:[\w’'&/-]+,?\s){0,8}?(?:\w{3,}ing|\w{3,}ment|services?|care|rentals?|sales|repairs?|brokerage|brokers?|agency|company|firm|managers?|experts?"
    r"|speciali[sz]ts?|specialists?|professionals?)\s(?:for|in|across|throughout|serving|since|to|near|around|with)\s",
    re.IGNORECASE,
)
"""A line without a verb: "Rental management for owners in Waco since 1989."."""
_VERB = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|do|does|did|can|could|will|would|should|must|may|might|needs?|makes?|takes?|gets?|comes?|goes|costs?"
    r"|means?|works?|you|they|nobody|everybody|he|she|if|when)\b",
    re.IGNORECASE,
)
_CUT = 120


def tells_of_firm(text: str, name: str, *, own_page: bool) -> bool:
    """Whether the first sentence of a text says what the firm is or does: of "we", of its own name, or in a line of its trade.

    >>> tells_of_firm("We groom dogs.", "", own_page=True), tells_of_firm("About Us | Oak Grooming", "Oak Grooming", own_page=True)
    (True, False)

    Args:
        name: the firm's, "" where it is unknown. own_page: whether it is the firm that speaks.
    """
    sentence = _SENTENCE_ENDS.split(text.strip())[0]
    if _PARTED.search(sentence) or _QUESTION.search(sentence):
        return False
    if _begins_with(sentence, name):
        return True
    if not own_page:
        return False
    if _WE.match(sentence) or _OURS.match(sentence):
        return True
    return _TRADE.match(sentence) is not None and _VERB.search(sentence) is None


def _begins_with(sentence: str, name: str) -> bool:
    """Whether a sentence begins with the firm's name, its first two words at least, and goes on with what it does."""
    first = normal_company_name(name).split()[:2]
    begin = sentence.removeprefix("The ").removeprefix("At ")
    if len("".join(first)) < 4 or not f"{normal_company_name(begin[:_CUT])} ".startswith(" ".join(first) + " "):
        return False
    at = begin.casefold().find(first[-1])
    return _DOES.match(begin[max(at, 0) + len(first[-1]) :]) is not None
