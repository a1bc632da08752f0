"""Numbers that a firm wants to have one day: "our goal is to manage 900 homes", "5,000 units by 2030".

A wish governs what stands behind it in its own clause: who "aims to please, and has 900" has them.
"""

from __future__ import annotations

import re

from leadgen_assets.domain.wording.sentence_words import ROUGHLY
from leadgen_assets.domain.wording.whose_doing import is_said_to_be_ours

_WISHED = re.compile(
    r"\b(?:goals?|targets?|aim(?:s|ed|ing)?|plan(?:s|ned|ning)?|hop(?:es?|ed|ing)|want(?:s|ed)?|wish(?:es)?|expect(?:s|ed|ing)?"
    r"|inten(?:d|ds|ded|t|tion)|aspir\w+|visions?|missions?|dreams?|ambitions?|striv\w+|look(?:s|ing) to|on track"
    r"|on (?:our|the|its) way|set out|work(?:s|ing)? towards?"
    r"|(?:would|['’]d)\s(?:(?:really|also|all|much|gladly|dearly)\s){0,2}"
    r"(?:like|love|prefer\sto|be\s(?:happy|glad|thrilled|delighted|proud|honou?red|pleased|willing)\sto)"
    r"|going to|capacity|equipped|capable|able to"
    r"|(?:we|it|they|company|firm|portfolio)\s(?:will|shall)|(?:we|it)['’]ll|projected|forecast)\b[^.]{0,60}"
    r"\b(?:reach(?:ing)?|grow(?:ing)?|manag(?:e|ing)|have|having|hit|get(?:ting)? to|expand(?:ing)?|be at|add(?:ing)?"
    r"|doubl(?:e|ing)|surpass(?:ing)?|exceed(?:ing)?|becom(?:e|ing)|bring(?:ing)?|serv(?:e|ing)|car(?:e|ing) for"
    r"|look(?:ing)? after|employ(?:ing)?|hir(?:e|ing)|pass(?:ing)?|cross(?:ing)?|climb(?:ing)?|increas(?:e|ing)|scal(?:e|ing))\b"
    r"|\b(?:goals?|targets?|milestones?|plans?|vision|ambition)\s(?:is|are|of|for)\s(?:\w+\s){0,3}$"
    r"|\bthere\s(?:will|shall|would|could|might)\sbe\s(?:\w+\s){0,2}$|\b(?:one|some)\s?day\b[^.,;]*$"
    r"|\b(?:towards?|en route to)\s(?:\w+\s){0,2}$"
    r"|\b(?:dream|wish|hop|aim|striv|long|yearn|shoot|bid|compet|vi?y|pray|appl[iy])(?:e|es|ed|s|ing)?\s(?:of|for|at|towards?)\s"
    rf"(?:(?:having|an?|the|our|[\w-]+\sof)\s){{0,3}}{ROUGHLY}$",
    re.IGNORECASE,
)
"""What leads up to a number that a firm wants to have one day."""
_ANEW = re.compile(
    r",\s(?:and|but|so)\s(?:(?:now|today|already|currently|still)\s)?(?:have|manage|look|care|oversee|run|employ)\b"
    r"|\b(?:and|but|so)\s(?:it|they|we|this|that|our\s\w+)\s|\b(?:how|why|because|since|what\smade|where)\s(?:we|our\s\w+)\s",
    re.IGNORECASE,
)
"""Where what is, and no wish, begins: "We aim to please, and have"."""
_WISHED_BEHIND = re.compile(
    r"[^.;]{0,40}\b(?:(?:is|are|remains?|as)\s(?:our|the|a)\s(?:[\w-]+\s){0,2}(?:goals?|target|aim|dream|ambition|vision)\b"
    r"|(?:planned|expected|projected)\b)",
    re.IGNORECASE,
)
_BY_YEAR = re.compile(r"[^.;]{0,30}\bby\s(?:the\send\sof\s|late\s|early\s)?20[2-9]\d\b", re.IGNORECASE)
_REACHED = re.compile(
    r"\b(?:gr[eo]wn?|had|reached|were|was|managed|surpassed|passed|hit|rose|risen|expanded|climbed)\b", re.IGNORECASE
)


def is_wished(before: str, behind: str) -> bool:
    """Whether a number is one that is wanted, planned or possible, by the words around it.

    >>> is_wished("We dream of ", " units."), is_wished("We plan ahead for the ", " homes that we manage.")
    (True, False)

    Args:
        before: what of the number's clause stands before it. behind: what of its sentence follows it.
    """
    if _WISHED_BEHIND.match(behind) or (_BY_YEAR.match(behind) and not _REACHED.search(before)):
        return True
    anew = max((found.start() for found in _ANEW.finditer(before)), default=0)
    return _WISHED.search(before, anew) is not None and not is_said_to_be_ours(before, behind)
