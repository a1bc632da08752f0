"""What a client says of the firm, told by the text alone: praise of "them", of the firm by its name, of the people who work there.

A firm's own owner speaks of herself, of "us" or to her readers. The rules are from how testimonials are written in general, not from
single pages.
"""

from __future__ import annotations

import re

from leadgen_assets.extract.naming.own_names import FIRM, names_begin

_PLACE = r"(?:home|house|building|duplex|condo|rental|unit|property|apartment|cabin|place|tenant|vacancy|mortgage|investment)"
OF_A_HOUSE = re.compile(
    rf"\bmy\s(?:\w+\s){{0,2}}{_PLACE}\b|\bour\s(?:\w+\s)?{_PLACE}\s(?:was|is|has|had|got|rents?|rented|never|stays?|looks?)\b"
    r"|\b(?:never|no\slonger|not?|don['’]t)\s(?:have\sto\s)?worr(?:y|ied)\b|\bI\s(?:\w+\s)?sleep\b",
    re.IGNORECASE,
)
"""What somebody tells whose house is looked after."""

_GOOD = (
    r"(?:best|great(?:est)?|excellent|amazing|awesome|wonderful|fantastic|outstanding|superb|perfect|professional|responsive|friendly|helpful"
    r"|reliable|attentive|terrific|fast|quick|prompt|honest|lovely|kind|nice|good|a\spleasure|a\sdelight|easy|fair)"
)
_OF_THEM = re.compile(
    r"\W*(?:they(?!\s(?:say|said|told|laughed|call(?:ed)?)\b)(?:['’](?:re|ve|ll))?|their|these\s(?:guys|people|folks)|this\s(?:company|team|firm|crew)"
    r"|you\s(?:guys|all|folks)|y['’]all)\b",
    re.IGNORECASE,
)
"""How praise begins: of people whom no word before has named, or to them."""

_OF_US = re.compile(
    r"\b(?:welcome|your|our\s(?:team|staff|clients|customers|company|firm|mission|goal|office))\b", re.IGNORECASE
)
_PRAISES = re.compile(
    r"^\W*(?:the\s)?(?:very\s)?best\b.*\b(?:since|that|when)\s(?:we|i)\b|\bthe\s(?:very\s)?best\s(?:[\w-]+\s){1,4}?(?:(?:that\s)?(?:we|i)(?:\shave|['’]ve)|ever)\b"
    rf"|^(?!.*\bwe\s(?:are|were|['’]re)\b).*\b{_GOOD}\s(?:\w+\s){{0,2}}to\s(?:work|deal)\swith\b"
    r"|\b(?:would|highly|definitely)\s(?:\w+\s)?recommend\b|\bfive\sstars\b|\b5\sstars\b"
    r"|\b(?:i|we)\s(?:have\s)?finally\s(?:found\sthe\sright|have|can|get)\b|\bi\scan\sfinally\b|\bno\smore\s(?:[\w.-]+\s){0,3}(?:calls|worries|headaches|hassles?)\b"
    rf"|^\W*(?:the\s)?(?:communication|service|staff|crew|office|response|everyone|everything|people|team)\s(?:there\s)?(?:is|are|was|were)\s(?:\w+\s)?{_GOOD}\b",
    re.IGNORECASE,
)
_PEOPLE_OF = re.compile(
    rf"^\W*[A-Z][a-z]+(?:\s[A-Z][a-z]+)?\s(?:and|&)\s(?:his|her|their|the)\s(?:\w+\s)?(?:team|staff|crew|people)\b.*\b{_GOOD}\b"
)
""" "Tom and his team are great"."""

_DONE_BY_THEM = re.compile(
    r"\bthey\s(?:took|take|handled?|found|kept|keep|fixed|fix|answer(?:ed)?|got|look(?:ed)?\safter|care)\b",
    re.IGNORECASE,
)
FIRST_PERSON = re.compile(r"\b(?:i|my|me|we|us|our)\b", re.IGNORECASE)
_SEVERAL = re.compile(r"\b(?!(?:was|has|always|this|does|us)\b)[a-z]{3,}(?<!s)s\b|\b(?:people|children|women|men)\b")
""" "Our clients know what they get": "they" are those."""

_BY_NAME = re.compile(
    rf"(?<![\w'’])(?P<firm>{FIRM})\s(?:"
    rf"(?:is|are|was|were|has\sbeen|have\sbeen)\s(?:(?:simply|by\sfar|truly|always|so|very|the|an?|such|hands\sdown)\s){{0,3}}{_GOOD}\b"
    r"|(?:handles?|handled|manages?|managed|takes?|took|looks?\safter|looked\safter)\s(?:\w+\s){0,3}?(?:them|it|mine|ours|my|our|everything)\b)"
)
_WITH_THEM = re.compile(
    rf"\b(?:[Oo]ur|[Mm]y)\s(?:[\w'’]+\s){{1,3}}(?:have|has|had|are|is|were|was)\s(?:been\s)?with\s(?P<firm>{FIRM})"
)
""" "Our family's homes have been with Maple Hollow since 2010"."""


def praises(text: str, letters: str) -> bool:
    """Whether a text is a client's by its own words: "They always pick up.", "Maple Hollow is the best company we have used."

    Args:
        text: of one segment, as it stands above or below a name.
        letters: letters of the company's domain and names, parted by spaces.
    """
    if _OF_US.search(text):
        return False
    if _OF_THEM.match(text) or _PRAISES.search(text) or _PEOPLE_OF.match(text):
        return True
    done = _DONE_BY_THEM.search(text) if FIRST_PERSON.search(text) else None
    if done and not _SEVERAL.search(text[: done.start()]):
        return True
    return any(
        names_begin(found["firm"], letters) for pattern in (_BY_NAME, _WITH_THEM) for found in pattern.finditer(text)
    )
