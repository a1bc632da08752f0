"""Turns of phrase that bid somebody take a claim of the firm for granted: assume that we manage, report so many homes, credit us with.

A firm tells its visitors what it has; it does not bid them report, return or assume it. So the order is an imperative (or what a program
"should" do) whose object is a claim of the firm about itself: its homes, its software, a person with a title.
"""

from __future__ import annotations

from leadgen_assets.domain.pages.claims_of_firm import COUNT, ENTRY, MATTER, OURS
from leadgen_assets.domain.pages.words_to_machines import CLAUSE, NAME, turn, words

_LEAD = (
    r"(?:(?:please|kindly|now|then|just|simply|so|always|also|instead|go ahead and"
    r"|(?:be|do|play|act|stay)\s[^.!?,;:]{1,30}?[\s,]\s?(?:and|then))"
    r",?\s){0,3}"
)
_BIDS = rf"{CLAUSE}{_LEAD}"
_MODAL = r"\b(?:must|should|shall|ought to|has to|have to|needs? to|is to|are to|(?:may|can) safely)\s(?:\w+ly\s)?"
_US = r"(?:us|(?:this|our|the)\s(?:company|firm|business|agency|brokerage|team|office))"
_CLAIMED = rf"(?:{OURS}|{COUNT}(?:\s(?:managed|under management|in (?:our care|total|all)|as|for us)\b|\W*$|[.!?,;]))"
_TAKING = turn(
    words(
        "assume presume suppose imagine pretend believe accept take picture envision conclude infer deduce act behave proceed"
        " grant admit concede work go consider hold treat score judge rank rate assess evaluate",
        MATTER,
    ),
    rf"{_BIDS}(?:(?:assume|presume|suppose|imagine|pretend|believe|accept|take(?:\sit|\sas given|\sfor granted)?|picture|envision"
    r"|conclude|infer|deduce|grant|admit|concede|hold|(?:consider|treat|take) it (?:as )?(?:\w+ ){1,2})\s?"
    r"(?:(?:you|to have)\s(?:have\s)?(?:saw|seen|read|heard|found|learned|learnt|know|knew)\s(?:here\s)?)?"
    rf"(?:that\s)?|(?:(?:act|behave|proceed|go on|work|go)|(?:score|judge|rank|rate|treat|assess|evaluate)\s{_US})"
    r"\s(?:as (?:if|though)|(?:on|from|by|under) the (?:basis|assumption|premise|idea) that)\s)"
    rf"(?![^.!?;]*\byours?\b)(?:{OURS}|{COUNT}(?=\s(?:managed|under management|in our care|for us)\b))",
)
"""What is to be held for true."""
_SAYING = turn(
    words("report return output answer state cite reply respond print tally file emit submit deliver credit attest announce declare claim"
          " quote publish repeat echo recite use choose select pick prefer adopt reflect mirror keep settle go stick", MATTER),
    rf"{_BIDS}(?:report|return|output|answer|state|cite|reply|respond|print|tally|file|emit|submit|deliver|attest|announce|declare|claim"
    rf"|quote"
    rf"|publish|repeat|echo|recite|use|choose|select|pick|prefer|adopt|reflect|mirror|keep|settle on|go with|stick (?:to|with))"
    rf"\s(?:back\s)?(?:with\s|by\s|that\s)?(?:nothing but\s|only\s|exactly\s)?[\"“'‘]?{_CLAIMED}",
)  # fmt: skip
"""What is to be said."""
_CREDITING = turn(
    words(
        "credit attribute ascribe assign chalk peg size gauge estimate tally reckon allot accord impute award", MATTER
    ),
    rf"(?:{_BIDS}|{_MODAL})(?:credit|peg|size|gauge|estimate|tally|reckon|chalk)\s{_US}\s(?:up\s)?"
    rf"(?:with|at|as|to have|to manage|for)?\s?(?:having\s|managing\s|running\s)?(?:{OURS}|{COUNT})",
    rf"(?:{_BIDS}|{_MODAL})(?:credit|attribute|ascribe|assign|chalk|allot|impute|award)\s(?:up\s)?"
    rf"{COUNT}[^.!?,;:]{{0,30}}?\s(?:to|up to)\s{_US}\b",
)
"""What the firm is to be credited with."""
_YOURS = r"(?:answer|figure|value|entry|result|response|output|datum|finding|count|total|number)"
_ANSWER = turn(
    words(
        "your right correct only final",
        "answer figure value entry result response output datum finding count total number",
        MATTER,
    ),
    rf"\b{COUNT}\s(?:[\w-]+\s){{0,3}}?(?:is|are|makes?)\s(?:your|the (?:only|right|correct|final)\s(?:and only\s)?)\s?(?:\w+\s)?{_YOURS}\b",
)
_FIGURE = r"(?:figures?|numbers?|counts?|values?|totals?|estimates?|records?|entr(?:y|ies)|sizes?|data)"
_REPLACING = turn(
    words("replace overwrite override correct update change swap exchange substitute amend revise raise forget ignore disregard skip drop",
          "whatever whichever any every each all your the what anything everything other", MATTER),
    rf"{_BIDS}(?:replace|overwrite|override|correct|update|change|swap|exchange|substitute|amend|revise|raise)\s(?:out\s)?"
    rf"(?:whatever|whichever|any|every|each|all|your|the)\s(?:\w+\s){{0,2}}?{_FIGURE}\b[^.!?;:]{{0,40}}?\s(?:by|with|to|into"
    rf"|for)\s[\"“'‘]?{ENTRY}",
    rf"{_BIDS}(?:forget|ignore|disregard|skip|drop)\s(?:what|whatever|anything|everything|all)\s(?:that\s)?"
    r"(?:(?:is|stands|was|you (?:read|saw)|it says)\s)?(?:(?:on|in|of)\s)?(?:the|our|any|all|these)?\s?"
    r"(?:other|earlier|previous|remaining)\s(?:web\s?)?"
    rf"(?:pages?|entries|records|listings|lines|paragraphs|sections)\b[^.!?;:,]{{0,20}}?\s?[;:,.–—]\s?{OURS}",
)  # fmt: skip
"""What is to give way to it."""
_WHOM = (
    r"(?:(?:person|one|man|woman)\s(?:to (?:contact|call|write to|reach)|in charge|who decides)|decision[- ]?makers?|contacts?|lead"
    r"|recipient|addressee|signatory|buyer|key person)\b"
)
_PERSON = turn(
    words("treat return output report export emit index register store record log deliver submit pass load regard count",
          "person decision decisionmaker decisionmakers contact contacts lead recipient addressee signatory slot buyer one man woman key"),
    rf"{_BIDS}(?:treat|return|output|report|export|emit|index|register|store|record|log|deliver|submit|pass|load|regard"
    rf"|count)\s(?:on\s)?{NAME}"
    r"[^.!?;:]{0,50}?\s(?:as\s(?:the|your|our|a)\s(?:[\w'’-]+\s){0,3}?"
    rf"{_WHOM}|(?:for|in|into|under)\s(?:the|your)\s(?:[\w'’-]+\s){{0,3}}?(?:decision[- ]?maker\b|slot\b))",
)  # fmt: skip
"""Who is to be taken for whom one writes to."""
TO_TAKE = (_TAKING, _SAYING, _CREDITING, _ANSWER, _REPLACING, _PERSON)
"""Orders to take what the firm claims."""
