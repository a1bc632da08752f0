"""Software that a clause places outside the dealings of a firm with those whom it serves, though the firm is spoken of, too.

The firm may be billed with it, may read what somebody made with it before, teach it, or serve one who has other things in it. Whether
those who are served use it with the firm is told by what they do, so that every class has its own words, and no subject alone decides.
"""

from __future__ import annotations

import re

from leadgen_assets.domain.wording.clause_subject import LESSORS

_ON = r"(?:in|on|with|through|via|by|using|from)\s(?:the\s)?$"
_REST = r"(?:(?!(?:we|us|I|our|my|and|but)\b)[\w’'-]+\s){0,6}?"
"""Up to the name, without the firm as a subject again."""
_PAYEE = (
    rf"(?:{LESSORS}(?<!s)|lessor|bank(?:er)?|insurer|lender|accountant|cpa|auditor|attorney|lawyer|supplier|franchisor|utility"
    r"|plumber|electrician|roofer|painter|cleaner|landscaper|locksmith|printer|web\s?designer|city|county)"
)
_WE_ARE_BILLED = re.compile(
    rf"\b(?:our|the|my)\s(?:(?!(?:in-house|staff|own)\b)[\w-]+\s){{0,2}}?{_PAYEE}\s(?:(?:also|now|always|still|\w+ly)\s)?"
    rf"(?:(?:bill|charge|invoice|dun)(?:s|ed)?\sus|(?:collect|take)s?\sour\s(?:own\s)?rent|makes?\sus\spay)\s{_REST}{_ON}"
    r"|\b(?:we|I)\s(?:(?:also|ourselves|now|always|still|\w+ly)\s)?(?:pay|paid|send)\s(?:our|the)\s(?:(?:own|office)\s){0,2}"
    rf"(?:rent|{_PAYEE}(?:['’]s\s\w+)?)\s{_REST}{_ON}",
    re.IGNORECASE,
)
""" "Our bank bills us through", "we pay our own rent with": the firm is whom another serves."""
_FORMERS = re.compile(
    r"(?:^|\b(?:that|which|what|whatever|how|if|when|where|because|as|the\s\w+|\w+s)\s|[,;:–—]\s)\W*(?:your|their|his|her|the|an?)\s"
    r"(?:last|former|previous|prior|old|other|earlier|outgoing)\s(?:[\w-]+\s){0,2}?"
    rf"(?:managers?|management|compan(?:y|ies)|firms?|agents?|agency|brokers?|brokerage|{LESSORS}|owners?)\s{_REST}{_ON}",
    re.IGNORECASE,
)
""" "Statements that your last manager made with": whoever was there before us."""
_ORIGIN = re.compile(
    r"\b(?:(?:come|comes|came|coming|move[sd]?|moving|transfer(?:s|red)?|switch(?:es|ed)?|arrive[sd]?)\s(?:(?:here|over|in|to\sus)\s)?from"
    r"|(?:who|that)\s(?:once\s)?(?:lived?|rent(?:ed)?|work(?:ed)?)\s(?:in|at|from|for))\s(?:an?|another|other|some|any)\s(?:[\w-]+\s){0,2}?"
    r"(?:buildings?|compan(?:y|ies)|firms?|managers?|agency|agencies|communit(?:y|ies)|complex(?:es)?|propert(?:y|ies)|places?"
    rf"|{LESSORS}|houses?|towers?|portfolios?)\s(?:on|with|in|using|running|run\s(?:on|in|with)|that\s(?:uses?|used|runs?|ran)(?:\son)?)\s$",
    re.IGNORECASE,
)
""" "Tenants who come from a building on": what they left."""
_TAUGHT = re.compile(
    r"(?<!our\s)(?<!best\s)(?<!the\s)(?<!this\s)(?<!standard\s)\bpracti[cs](?:e|es|ed|ing)\s(?:with|on|in)\s(?:the\s)?$"
    r"|\b(?:students|trainees|learners|attendees|participants|graduates|people|those|readers|everybody|everyone|you)\s(?:in|of|at|from)\s"
    r"(?:our|the|my|this|each|every|a)\s(?:[\w-]+\s){0,2}?(?:course|class|classes|workshop|seminar|lesson|boot\s?camp|academy|training|webinar)s?\s"
    rf"{_REST}{_ON}",
    re.IGNORECASE,
)
""" "Students in our course practice with": exercises, and nobody's rent. A student who "pays rent" is a tenant."""
_KEEPS = r"(?:keeps?|kept|manage[sd]?|runs?|ran|holds?|held|tracks?|tracked|handle[sd]?|has|have|had|does|do|did|books?|rents?|lists?)"
_BESIDES = re.compile(
    r"(?:^|[,;:]\s)\W*(?:(?:one|two|three|another)\s(?:of\s(?:our|the|these|those)\s)?(?:[\w-]+\s){1,2}?(?:of\sours\s)?"
    rf"{_KEEPS}\s(?:all\s)?(?:of\s)?(?:his|her|their)\s(?:other|own|remaining)\s"
    r"|(?:some|several|many|most|a\sfew|half|an?)\s(?:of\s(?:our|the|these|those)\s)?(?:[\w-]+\s){1,2}?(?:of\sours\s)?"
    rf"{_KEEPS}\s(?:all\s)?(?:of\s)?(?:his|her|their)\s(?:other|remaining)\s){_REST}{_ON}",
    re.IGNORECASE,
)
""" "One of our owners keeps his other houses in": what we do not manage."""


def is_used_elsewhere(before: str) -> bool:
    """Whether the words in front of the name of software place it outside what the firm does for those whom it serves.

    Args:
        before: what of the clause stands in front of the name.

    >>> is_used_elsewhere("Our bank bills us through "), is_used_elsewhere("Our owners get statements through ")
    (True, False)
    """
    return any(each.search(before) is not None for each in (_WE_ARE_BILLED, _FORMERS, _ORIGIN, _TAUGHT, _BESIDES))
