"""Numbers of those whom a firm calls its own without being one of them: "our plumber", "our bank", "the locksmith".

A firm of that trade speaks of itself so: "call our plumber" is the own number of whoever has plumbing in its name.
"""

from __future__ import annotations

import re

from leadgen_assets.domain.pages.page import PageText, Segment
from leadgen_assets.domain.wording.sentences import last_clause, names_another_firm
from leadgen_assets.extract.others.named_boxes import is_another_firms
from leadgen_assets.extract.others.stated_bodies import words_of_names

_TRADES = {
    "plumber": "plumb drain rooter",
    "electrician": "electric",
    "bank": "bank",
    "banker": "bank",
    "credit union": "credit",
    "lender": "lend mortgage loan bank financ",
    "mortgage broker": "mortgage loan",
    "attorney": "law attorney legal",
    "lawyer": "law attorney legal",
    "accountant": "account cpa tax bookkeep",
    "cpa": "account cpa tax bookkeep",
    "bookkeeper": "account cpa tax bookkeep",
    "insurance agent": "insur",
    "insurance company": "insur",
    "insurance carrier": "insur",
    "locksmith": "lock key",
    "roofer": "roof",
    "landscaper": "landscap lawn garden",
    "exterminator": "exterminat pest",
    "painter": "paint",
    "tow company": "tow",
    "towing company": "tow",
    "web designer": "web design digital media",
    "webmaster": "web design digital media",
    "landlord": "",
    "landlady": "",
    "seller": "",
    "mentor": "",
    "franchisor": "",
    "sponsor": "",
    "contractor": "contract build construct",
    "builder": "build home construct",
    "carpenter": "carpent wood",
    "mason": "mason brick stone",
    "glazier": "glass glaz window",
    "welder": "weld",
    "surveyor": "survey",
    "appraiser": "apprais",
    "notary": "notar",
    "inspector": "inspect",
    "adjuster": "insur adjust",
    "handyman": "handy repair",
    "photographer": "photo",
    "mover": "mov",
    "moving company": "mov",
    "gardener": "garden lawn landscap",
    "arborist": "tree arbor",
    "tree company": "tree arbor",
    "cleaner": "clean maid",
    "cleaning company": "clean maid",
    "pest company": "pest exterminat",
    "roofing company": "roof",
    "plumbing company": "plumb drain rooter",
    "chimney sweep": "chimney",
    "mechanic": "auto mechanic",
    "printer": "print",
    "neighbor": "",
    "neighbour": "",
    "friend": "",
}
"""Who -> beginnings of words in the name of a firm that is one itself, parted by spaces."""
_WHO = "|".join(sorted((name.replace(" ", r"\s") for name in _TRADES), key=len, reverse=True))
_LEADS = re.compile(
    rf"\b(?:our|my|the)\s(?:(?:own|preferred|trusted|favou?rite|local|good|great|dear)\s){{0,2}}(?P<who>{_WHO})"
    r"(?:\s(?:is|are)(?=\s(?-i:[A-Z])))?(?:[:,]?\s(?-i:[A-Z][\w.&'’-]*)){0,3}(?:\s?[:,(–—-]|\s(?:at|on|is|can|may|be|reached|found|directly|direct|by|phone|cell|number|line|call|text|under"
    r"|answers?|responds?|picks?|up|takes?|calls|has|got|carries|uses|will|always|gladly|happily|too|who|that|which|and|day|night|anytime|available"
    r"|around|the|clock|his|her|their|himself|herself|own|personal|private|we|our|owners|tenants"
    r"|residents|clients|likes?|use|trust|know|love|recommend))*\s*\(?$",
    re.IGNORECASE,
)
_LOOKED_AT = 120
_WE = re.compile(r"\b(?:we|us|I)\b", re.IGNORECASE)


def is_our_others(page: PageText, before: str) -> bool:
    """Whether what leads to a number gives it to another firm, or to somebody of another trade than the firm's.

    Args:
        page: any; its names tell the trade. before: what of the number's sentence stands in front of it.
    """
    near = before[-_LOOKED_AT:]
    clause = last_clause(near.rstrip(" :,(–—-"))
    if names_another_firm(clause) and not _WE.search(clause):
        return True
    found = _LEADS.search(near)
    if found is None:
        return False
    return not is_of_own_trade(page, " ".join(found["who"].lower().split()))


def is_of_own_trade(page: PageText, who: str) -> bool:
    """Whether the firm's names tell that it is of the trade of such a one: "locksmith" at "Elm Lock & Key"."""
    own = _TRADES.get(who, "").split()
    return any(each in name for each in own for name in words_of_names(page))


def is_our_others_box(page: PageText, segment: Segment, email: str, before: str) -> bool:
    """Whether what leads to a mailbox gives it to somebody of another trade, or its name is that of a firm beside this one.

    Args:
        page, before: as for `is_our_others`. segment: that shows the mailbox. email: normalised.
    """
    return is_our_others(page, before) or is_another_firms(page, segment, email, before)
