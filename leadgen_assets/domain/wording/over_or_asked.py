"""What a sentence says was so once, or asks of others, where the name alone says nothing: memberships that ended or are required."""

from __future__ import annotations

import re

_CLAUSE = r"(?:(?!\b(?:and|but|now|today|currently)\b)[^.;:!?]){0,50}$"
_POSTS = (
    r"(?:members?|presidents?|chair(?:man|woman|person)?|treasurers?|secretar(?:y|ies)|directors?|officers?|boards?|delegates?"
    r"|affiliated|part|belonged)"
)
_WORDS = (
    r"(?:(?!(?:and|but|is|are|now|today|named|awarded|honou?red|recogni[sz]ed|certified|accredited|chosen|voted|admitted)\b)"
    r"[\w’'-]+\s){0,3}?"
)
_OVER = re.compile(
    rf"\b(?:(?:former(?:ly)?|past|previous(?:ly)?|ex|lapsed|expired)(?:\s|-)(?:{_WORDS}{_POSTS}\b{_CLAUSE}|$)"
    rf"|(?:was|were|had\sbeen)\s{_WORDS}{_POSTS}\b{_CLAUSE}"
    rf"|(?<!has\s)(?<!have\s)(?<!['’]ve\s)served\s(?:\w+\s){{0,3}}?(?:as|on)\b{_CLAUSE}|belonged\sto\b{_CLAUSE}"
    r"|(?:let|dropped|gave\sup|ended|left|quit|resigned\sfrom|withdrew\sfrom|cancel+ed|lost|surrendered)\s"
    r"(?:(?:our|my|the|his|her|their|its)\s)?(?:membership\s(?:in|of|with)\s(?:the\s)?)?$)",
    re.IGNORECASE,
)
""" "Former", "were members of", "past president of", "we let our", right before it."""
_WAS = re.compile(r"\b(?:was|were|had\sbeen|once)\s(?:(?:an?|the|our|also|proud)\s){0,2}$", re.IGNORECASE)
_MEMBER_BEHIND = re.compile(rf"(?:\s[\w-]+)?\s{_POSTS}\b(?!.*\bstill\b)", re.IGNORECASE)
""" "Until 2018 we were a … member"."""
_STILL = re.compile(
    r"\b(?:is|are|am|['’](?:s|re|m)|current(?:ly)?|active|remains?|still|proud|as)\b[^.;:!?]{0,40}?\b(?:members?|belongs?)\b"
    r"(?=.*\b(?:former|past|previous|was|were|served)\b)",
    re.IGNORECASE,
)
""" "Is a member and past president of"."""
_ASKED = re.compile(
    r"\b(?:must|needs?\sto|ha(?:ve|s)\sto|should)\s(?:also\s|first\s)?(?:be|belong|hold|join|become)\b" + _CLAUSE,
    re.IGNORECASE,
)
_OVER_BEHIND = re.compile(
    r"(?:\s[\w’'()®-]+){0,6}?\s(?:(?:until|till)\s(?:[\w]+\s){0,3}?(?:19|20)\d\d"
    r"|from\s(?:19|20)\d\d\s?(?:to|until|through|-|–)\s?(?:19|20)\d\d"
    r"|(?:has|have|had|was|were)\s(?:\w+ly\s|since\s|now\s)?(?:lapsed|expired|ended|(?:been\s)?(?:terminated|revoked|suspended|cancel+ed|dropped))"
    r"|(?:lapsed?|expired|ended)\b)",
    re.IGNORECASE,
)
_ASKED_BEHIND = re.compile(
    r"(?:\s(?!we\b|our\b)[\w’'()®-]+){0,3}?\s(?:is|are)\s(?:\w+ly\s|also\s|not\s)?"
    r"(?:required|needed|necessary|mandatory|optional|preferred|desired|a\s(?:must|plus|requirement|prerequisite)|open\sto|available\s(?:to|for))\b"
    r"|\s(?:members?|membership)\s(?:(?:will|can|may|also)\s)?(?:gets?|receives?|enjoys?|saves?|pays?|qualif(?:y|ies)|(?:is|are)\s(?:eligible|invited|entitled))\b",
    re.IGNORECASE,
)

_ANY = re.compile(
    r"(?:^|[.;:!?,–—]\s|\b(?:and|but|that|because|while|where|why|what|how|whether)\s)\W{0,3}"
    r"(?:(?:an?|any|each|every|all|most|no|the\stypical)\s(?:(?!(?:proud|former|fellow)\b)[\w-]+\s){0,2})?$",
    re.IGNORECASE,
)
_MEMBER_DOES = re.compile(
    r"[®™]?\s(?:member(?:s|\s(?:firms?|compan(?:y|ies)|agents?|managers?))?)\s(?:\w+ly\s|also\s|then\s)?"
    r"(?:must|should|shall|can(?:not)?|could|may|might|would|ha(?:s|ve)\sto|needs?\sto|agrees?|promises?|pledges?|vows?|swears?|undertakes?|commits?|signs?"
    r"|takes?|follows?|obeys?|adheres?|abides?|complies|comply|lives?\sby|knows?|learns?|stud(?:y|ies)|keeps?|(?:is|are)\s(?:\w+ly\s)?(?:held|bound|expected"
    r"|obliged|asked|told|trained|taught|subject))\b"
    r"(?![^.;:!?]{0,80}\b(?:we|our|us)\b)",
    re.IGNORECASE,
)
""" "A … member must follow": what is told of whoever is one, and of nobody."""
_BODY_HAS = re.compile(
    r"(?:\s\([^()]{2,60}\))?(?:,\s(?:the|an?)\s[^,.;:!?]{3,80},)?\s(?:now\s|also\s)?"
    r"(?:(?:has|counts|unites|represents|serves|brings\stogether)\s(?:\w+\s){0,3}?(?:\d[\d,.]*\+?\s(?:[\w-]+\s){0,3}?|its\s|all\s|(?:thousands|hundreds)\sof\s)"
    r"members|(?:is|was)\s(?:the|an?)\s(?:[\w-]+\s){0,5}?(?:association|organi[sz]ation|body|society|federation|institute|league|guild|union|council))\b"
    r"(?![^.;:!?]{0,120}\b(?:we|our|us)\b)",
    re.IGNORECASE,
)
""" "… has 6,000 members", "… is the association of": of the body alone."""


def is_over_or_asked(before: str, behind: str) -> bool:
    """Whether what is named was so once, or is asked of whoever reads, by the words around it.

    >>> is_over_or_asked("We were members of the ", " until 2018."), is_over_or_asked("We are members of the ", ".")
    (True, False)

    Args:
        before: what of its clause stands in front of it. behind: what of its sentence follows.
    """
    if (_OVER.search(before) and not _STILL.search(before)) or _ASKED.search(before):
        return True
    if _WAS.search(before) and _MEMBER_BEHIND.match(behind):
        return True
    if _ANY.search(before) and (_MEMBER_DOES.match(behind) or _BODY_HAS.match(behind)):
        return True
    return _OVER_BEHIND.match(behind) is not None or _ASKED_BEHIND.match(behind) is not None
