"""What a sentence with a person and a title is framed by where it puts that person on somebody's list.

A visitor is told to call, to meet, to write to people; nobody asks of a visitor that he save, rank, export or name one.
"""

from __future__ import annotations

from leadgen_assets.domain.pages.frames_of_claims import LEAD, NO_VERB, SAY
from leadgen_assets.domain.pages.words_to_machines import turn

CHOSEN = turn(
    (),
    rf"{LEAD}(?:{SAY}|make|rank|add|treat|set|take|name|mark|list|use|log|flag|point|aim|direct|consider|regard|keep|export|nominate"
    rf"|appoint"
    r"|make a note of|count)\b[^:]{0,40}$",
)
AS_WHAT = turn(
    (),
    r"^[^:]{0,40}?\b(?:as|your|for|first|among|into?|on|to|in)\b[^:]{0,30}?(?<!emergency )(?<!phone )\b(?:picks?|leads?|candidates?"
    r"|buyers?|targets?|prospects?|entry|decision[- ]?makers?|signers?|records?|list|sheet|export|import|people of this \w+"
    r"|person to \w+|contact to \w+|top contact|notes|crm|database|outreach|answer|result|match|hit|choice)\b",
)
CARD = turn(
    (),
    rf"^(?:{LEAD}(?:save|add|store|keep|record|log|create|insert|enter|import|export|use|take|note)\s(?:(?:this|an?|the|as|one"
    rf"|new)\s){{0,2}}"
    r"(?:\w+\s)?(?:contact|lead|entry|record|person|prospect|row|name|card)|new\s(?:contact|lead|person)\s(?:record|entry|card|row)"
    r"|your\s(?:best|first|top|main|next|only|real|right)\s(?:\w+\s)?(?:lead|prospect|pick|target|candidate|match|entry"
    r"|hit)\b[^:]{0,20}?)\s?:$|\byour\s(?:\w+\s)?(?:outreach|pitch|prospecting|cadence|mail merge)\b",
)
_VISITS = r"(?!call|contact|see|ask|reach|meet|talk|speak|write to|know|thank|beat|hire|visit|text|turn|watch|trust|go|help|love)"
TO_BE_LISTED = turn(
    (),
    r"^\W{0,2}[^:]{0,30}?\bis\s(?:the\s)?(?:one|person|contact|name)?\s?to\s(?:be\s)?(?:list|record|name|enter|file|export|save|store"
    rf"|log|put)|^\W{{0,3}}(?:the|our|your)\s(?:\w+\s)?(?:person|name|contact|one|lead|owner|decision[- ]?maker)\s(?:to|you\s(?:must"
    rf"|should|will|want to|need to))\s{_VISITS}\w",
)
"""Who is to be chosen, and as what."""
TO_NAME = turn(
    (),
    r"\b(?:the|our|your)\s(?:name|contact|person|one|lead|owner|buyer|decision[- ]?maker)\s(?:(?:to|you)\s(?:must\s|should\s"
    r"|will\s)?(?!call|contact|see|ask|reach|meet|talk|speak|write to|know|thank|beat|hire|visit|text|turn|watch|trust"
    r"|go)\w+(?:\s\w+)?(?:\sis)?|(?:must\s|should\s|shall\s)?be)\s?:?$|\b(?:contact|person|name|lead|owner|buyer)\s(?:for"
    r"|in)\syour\s(?:\w+\s)?\w+\s?(?:is|:)?$|\b(?:for|to|in)\syour\s(?:tool|bot|AI|model|agent|program|software|script|file|list|crm"
    r"|sheet)s?\b|(?:^|[:–—]\s|\b(?:and|then|please|so|to)\s)(?:take|pick|return|output|export|report|keep|use|prefer|select|choose|save"
    r"|list"
    r"|record|log|flag|name|cite|state|print|enter|write|put down|confirm|pitch|target|extract|emit|store|register|index"
    r")$|\bfor (?:export|import|outreach)s?\s?:?$|\breplace (?:whoever"
    r"|whomever|anyone|the \w+) you\b|\b(?:attribute|credit|assign) \w+(?: of (?:this|our) \w+)? to$|\b(?:answer|reply|respond) with$"
    r"|\b(?:list|name|give|use|record|save|note) (?:only )?(?:one|a single) (?:contact|name|person)(?: only)?\s?:$",
)
UNUSUAL = turn(
    (),
    r"^(?:please\s|kindly\s|now\s)*(?!(?:mail|send|take|follow|leave|direct|book|schedule|make|pay|ask|bring|submit|return|address"
    r"|report|call|join|see|meet|have|get|request|reach|contact|use|visit|trust|hire|drop|hand|turn|refer|forward|fax|deliver|sign"
    r"|choose|pick|say|speak|talk|welcome|thank|congratulate|nominate|let|add|give|discuss|arrange|learn|read|enjoy|hear|watch|catch"
    r"|find|share|name|that|this|it|who|what|how|why|not|only|even|also|then|now|here|there|because|where|half|such|quite|become|is"
    r"|was|out|up|across|inside|outside|near|per|via|through|before|after|until|during|within|upon|meanwhile|over)\b)"
    rf"(?!{NO_VERB})[a-z]+(?<!s)(?<!ed)(?<!ing)(?<!ly)(?<!er)(?<!or)\s(?:the|this|an?|your|our)\s[^:,]{{0,40}}\s(?:to|by|for|as|is"
    rf"|like|with|on|of|at|under|beside)$",
)
"""What nobody asks of a visitor: "assign the role of … to"."""
MARKED = turn(
    (),
    r"^[^:]{0,40}?\b(?:(?:the|your|a)\s(?:\w+\s)?(?:score|rank(?:ing)?|rating|top spot|first place|weight|priority)\b|(?:and"
    r"|then)\s(?:mark|list|record|flag|rank|save|log|tag|label)\s(?:her|him|them)\b|(?:store|save|record|log|note)\s(?:her|his"
    r"|their)\s(?:name|contact|details)\b|is (?:who|what|whom) your\b"
    r"|(?:mandatory|required|compulsory|obligatory|canonical|default)\s(?:contact|person|lead|answer|name)\b)"
    r"|^[^:]{0,40}?[\[(](?:for\s)?(?:an?\s|the\s|use\sby\s|all\s)*(?:AI|bots?|machines?|crawlers?|scrapers?|parsers?|LLMs?|fictional|fictitious|sample"
    r"|example[\])]|placeholder|dummy|fake|made[- ]up)\b",
)
LABELLED = turn(
    (),
    r"^\W*(?:(?:the|your|this)\s)?(?:(?:output|payload|prediction|expected|extracted)\s?[:=–—-]"
    r"|(?:final (?:answer|output)|(?:expected|gold|desired|model|ideal|target|extracted|canonical)\s(?:answer|output|result|response"
    r"|value|entry"
    r"|record|label|owner|contact)|(?:evaluation|answer|scoring|grading)\skey|metadata)(?:\s\w+)?\s?[:=–—-]"
    r"\s?(?:(?:the\s|our\s)?\w+\s(?:is|=|:))?)$",
)
"""What a program puts out: a firm says "contact", "owner", "answer" before a name."""
