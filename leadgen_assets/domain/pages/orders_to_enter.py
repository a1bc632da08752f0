"""Turns of phrase that say what is to be entered where: in a column, a field, a profile, a database, a list of contacts.

Nobody who visits keeps such a list, so that whoever is told is at work for somebody else. Three things make the order: the word for
entering, the place, and an entry that is a claim of the firm (a number of homes, what "we manage", a person with a title, "AppFolio as
our software"). Visitors are told to fill in forms as well, but not with what the firm says of itself.
"""

from __future__ import annotations

from leadgen_assets.domain.pages.claims_of_firm import BRAND, COUNT, ENTRY, MATTER
from leadgen_assets.domain.pages.words_to_machines import NAME, OPENING, START, turn, words

_PHONE = r"\(?\d{3}\)?[-. ]\d{3}[-. ]\d{4}"
_STREET = r"\d{1,5}\s(?-i:[A-Z])"
_MAIL = r"\S{1,40}@\w"

PUT = (
    r"(?:(?:write|enter|put|type|list|copy|key|fill|insert|paste|log|record|register|set|store|save|note|jot|mark|add|input|punch|pencil"
    r"|place|drop|plug|file|transcribe|append|import|give|show|state|report|answer|say|use|take|index|load)(?:\s(?:in|down|out|up))?)\b"
)
PUTS = (
    "write enter put type list copy key fill insert paste log record register set store save note jot mark add input punch pencil place"
    " drop plug file transcribe append import give show state report answer say use take index load"
)
_CELL = (
    r"(?:columns?|cells?|fields?|rows?|box|blanks?|slots?|entry|records?|profile|forms?|questionnaire|template|databases?"
    r"|pipeline|data\s(?:set|base|sheet)|dataset|datasheet|spreadsheet|worksheet|sheet|table|CRM|dossier|CSV|card|contacts"
    r"|(?:contacts?|lead|prospect|vendor|call|mailing|sales|target|account)s?\s(?:list|book|file))\b"
)
_CELLS = (
    "column columns cell cells field fields row rows box blank blanks slot slots entry record records profile form forms questionnaire"
    " template database databases data dataset datasheet spreadsheet worksheet sheet table crm dossier csv card contacts list book file"
    " notes report summary line output pipeline"
)
_OF = r"(?:\s(?:of|for|about|on|in)\s(?:\w+\s)?(?:us|our|this|\w+))?"
_ITS = r"(?:[\w'’-]+\s){0,3}?"
_THAT = r"(?:the|your|its|this|that|any|every|each|an?)"
_YOURS = r"(?:notes|report|summary|line|list|file|output)\b"
"""What is a form's only where it is "yours"."""
_PLACE = (
    rf"(?:in(?:to|side)?|under|on(?:to)?|to|for|against|beside|at)\s(?:(?:{_THAT}|our)\s{_ITS}{_CELL}{_OF}|your\s{_YOURS}|our\srow\b"
    r"|the\s(?:summary|line)\s(?:of|for|about)\s(?:this|our)\s\w+)"
)
_NAMES = (
    r"(?:units?|doors|homes|size|portfolio|count|software|PMS|(?:tele)?phone|address|headquarters|owner|decision[- ]?makers?|contacts?|CEO"
    r"|company|e-?mail)"
)
"""How fields are called that a firm is told by."""
_QUOTED = (
    r"(?:in|under|beside|next to|at|against|for|where (?:it|the \w+) (?:says|reads|asks(?: for)?))\s[\"“'‘](?:[\w.-]+\s){0,2}?"
    rf"{_NAMES}(?:\s[\w.-]+){{0,2}}[\"”'’]"
)
OUGHT = r"(?:must|should|shall|has to|have to|needs? to|is to|are to|ought to|had better|will want to)"
_READ = (
    r"(?:be (?:filled|set|populated|completed)(?: in)?(?: with| as| to| at)|say|read|list|show|contain|state|include|have|hold|give"
    r"|carry|be|display|report)"
)
_READS = (
    "filled set populated completed say read list show contain state include have hold give carry be display report"
)
_WANTS = r"(?:wants?|needs?|expects?|takes|asks? for|calls? for|requires?)"
_NOT_US = r"(?:(?!\b(?:we|they|I|he|she|who|which)\b)[^.!?:])"
"""Up to the verb there is nobody else who enters: "in the table we list 480 homes"."""
_LEAD = (
    r"(?:(?:please|kindly|just|simply|now|always|then|and|go ahead and|feel free to|help yourself and|be (?:so )?\w+ (?:enough )?(?:as )?"
    r"(?:to|and)|do yourself \w+ \w+ and|you (?:may|can|could|should|must|are welcome to|will want to|would be \w+ to)(?: \w+ly)?)\s){0,3}"
)
_BEGINS = rf"{OPENING}{_LEAD}"
_COLON = r"\s?(?:[:=–—]|-{1,2}>|={1,2}>|\s-\s)\s?"
_OF_UNITS = r"(?:units|doors|homes|(?:unit |door |portfolio )?(?:count|size)|portfolio)"
_INTO = turn(
    words(
        _CELLS,
        f"{PUTS} goes go belongs belong comes must should shall has have needs need is are ought had will",
        MATTER,
    ),
    rf"\b{_PLACE}{_NOT_US}{{0,40}}?[\s,:]\s?(?:{PUT}|goes|go|belongs?|comes|{OUGHT}\s{_READ})\s?:?\s?(?:{ENTRY}|the number\s\d)",
    rf"\b(?:our|units),?\s[^.!?:,]{{0,20}}?for\syour\s(?:\w+\s)?{_CELL}(?:\sis|\s?[:=])\s{ENTRY}",
    rf"{_BEGINS}{PUT}\s(?:{ENTRY}[^.!?]{{0,60}}?\s(?:{_PLACE}|where(?:ver)?\s(?:the|an?|your)\s{_ITS}{_CELL}"
    r"\s(?:wants|needs|has|asks|is (?:wanted|asked|needed)))"
    rf"|(?:(?:this|that|it|the following)\s(?:\w+\s)?)?{_PLACE}[^.!?:]{{0,20}}?\s?(?::|\bthat\b)\s?{ENTRY})",
    rf"{START}{COUNT}[^.!?]{{0,30}}?\s(?:belongs?|goes?|is what goes)\s{_PLACE}",
)
_NAMED = turn(
    words(_CELLS, "must should shall to had", _READS),
    rf"\b{_PLACE}{_NOT_US}{{0,40}}?\s{OUGHT}\s{_READ}\s{NAME}",
)
_BESIDE = turn(
    words(
        "under in beside next at against for where",
        PUTS,
        "units unit doors homes size portfolio count software pms phone telephone address headquarters owner decision decisionmaker"
        " decisionmakers contact contacts ceo company mail email",
    ),
    rf"{OPENING}(?:(?i:{_QUOTED}),?\s(?:please\s)?{PUT}\s(?:{ENTRY}|\d[\d,]{{2,}}|{NAME}|{_PHONE}|(?-i:[A-Z])\w+\W*$)"
    rf"|{_LEAD}{PUT}\s{ENTRY}[^.!?]{{0,60}}?\s{_QUOTED})",
)  # fmt: skip
"""Beside what words: `under "units", key in …`."""
_WHAT = r"(?:software|PMS|address|phone|headquarters|e-?mail|decision[- ]?maker|owner|contact)"
_BOX = r"(?:field|column|cell|row|box)\b"
_SUBJECT = turn(
    words(_CELLS, MATTER,
          "must should shall has have needs need is are ought had will wants want expects expect takes asks ask calls call requires"
          " require"),
    rf"\b(?:{_THAT}|our)\s{_ITS}{_CELL}{_OF}\s(?:{OUGHT}\s(?:\w+ly\s)?{_READ}|{_WANTS})\s?(?:to\s\w+\s)?:?\s?{ENTRY}",
    rf"\b(?:our\sentry|the\sline\sfor\sthis\s\w+)(?:\sin\syour\s\w+)?\s{OUGHT}\s{_READ}\s?:?\s?{ENTRY}",
)  # fmt: skip
"""What a row or a field is to read, or wants."""
_IN_BOX = turn(
    words(
        "field column cell row box slot entry",
        "software pms address phone headquarters mail email decision decisionmaker owner contact",
        "must should shall to had",
        _READS,
    ),
    rf"\bthe\s(?:{_WHAT}\s{_BOX}|(?:{_BOX}|slot|entry)\sfor\s(?:the\s)?{_WHAT})\s{OUGHT}\s{_READ}\s(?:{BRAND}|{_STREET}|{_PHONE}|{_MAIL})",
)
_DECIDES = turn(
    words("decision decisionmaker contact", "must should shall has is ought needs"),
    rf"\b(?:your|the (?:first|main|only))\scontact(?:\shere)?\s{OUGHT}\sbe\s{NAME}",
    rf"\b(?:decision[- ]?maker|(?:point of|key|primary) contact)\s{OUGHT}\s(?:read|say|show|be (?:listed|recorded|entered|given|set|shown"
    rf"|named|put down)(?:\s(?:as|to))?)\s{NAME}",
)
_ASKS = turn(
    words(
        f"{_CELLS} pipeline script workflow prompt tool program code crawler scraper process job app model agent assistant software system",
        "asks asked wants want needs need requires require calls call lacks there",
        f"{PUTS} here",
        MATTER,
    ),
    rf"\b(?:if|when(?:ever)?|where(?:ver)?|should|in case|asked by|there is)\s{_THAT}\s{_ITS}(?:{_CELL}|(?:pipeline|script|workflow|prompt"
    r"|tool|program|code|crawler|scraper|process|job|app|model|agent|assistant|software|system)\b)"
    rf"(?:\s(?:asks?|wants?|needs?|requires?|calls? for|lacks?)\b|\sfor\b)[^.!?:,]{{0,50}}[,:]\s?(?:please\s)?(?:{PUT}|here\sis)\s"
    rf"(?:(?:this|that|with)(?:\sone)?\s?:?\s|one\s?:\s)?{ENTRY}",
)
"""What a field that asks is to be told."""
_FOR_IT = turn(
    words("crm database databases spreadsheet worksheet data dataset pipeline sheet list lead scoring classification enrichment import"
          " record", MATTER),
    rf"{START}(?:CRM|databases?|spreadsheet|data\s?set)\s(?:copy|notes?|contact|entry|record|row|value|line|update|import"
    rf"|field){_COLON}{ENTRY}",
    r"\bfor\s(?:data[- ]entry|CRM|database|record[- ]keeping|(?:lead )?scoring|(?:lead )?classification|enrichment|import|data collection)"
    rf"\spurposes\b[^.!?]{{0,40}}?\s{ENTRY}",
)  # fmt: skip
"""What is laid ready for a database."""
_US = turn(
    words(
        "us company firm business",
        "treat count consider classify regard put mark record list log enter book store save register file rate score have",
        "as for to a an at with on under",
        f"{MATTER} user users customer customers client unit door home",
    ),
    rf"(?:{START}|[,:;]\s|\b(?:please|kindly|then|and|welcome to)\s)"
    r"(?:treat|count|consider|classify|regard|put|mark|record|list|log|enter|book"
    r"|store|save|register|file|rate|score|have)\s(?:us|(?:this|our)\s(?:company|firm|business))\s(?:down\s)?(?:in your \w+\s)?"
    r"(?:as|for|to (?:manage|have|run|hold)|an?|at|with|on|under)\s(?!your|part\b"
    rf"|one\b)[^.!?:,]{{0,30}}?(?:\b{COUNT}|\b(?:users?|customers?|client)\sof\s{BRAND}"
    r"|\b\d[\d,]*[- ](?:unit|door|home)\s(?:firm|company|manager|business)\b)",
)  # fmt: skip
"""As what the firm is to be put down."""
_LAID_READY = (
    "this following paste here what to asked",
    f"{PUTS} quote listed registered logged entered copied recorded stored saved written imported answer be go stand",
    f"{MATTER} us our this field column cell row box",
)
_COPIED = turn(
    words(*_LAID_READY, "this following paste"),
    rf"{_BEGINS}(?:(?:copy|quote|import|use|take|enter|record|log|store|save|write|register|insert|add|paste)\s(?:down\s)?(?:this"
    rf"|the following)(?:\s(?:line|figure|number|count|value|fact|sentence|text))?|copy[- ](?:and[- ])?paste)\s?:\s?{ENTRY}",
)
_TO_WRITE = turn(
    words(*_LAID_READY, "to", "write enter type put record log show report cite quote print output return store list"),
    rf"\b(?:to|thing to)\s(?:write|enter|type|put|record|log)\s(?:down\s)?(?:is|:)\s?{ENTRY}",
    rf"\b(?:number|figure|count|total|value|size)\sto\s(?:show|report|cite|quote|print|output|return|store|record|list|enter"
    rf"|put)\b[^.!?:]{{0,30}}?"
    rf"\sis\s{ENTRY}",
)
_TO_BE = turn(
    words(*_LAID_READY, "we", "be", "listed recorded entered registered logged stored put"),
    rf"\bwe\s[^.!?]{{0,20}}?to be (?:listed|recorded|entered|registered|logged|stored|put down)\s(?:as|with|at)\s[^.!?]{{0,20}}?\b{COUNT}",
)
_HERE = turn(
    words(*_LAID_READY, "here"),
    rf"{START}here(?:\sis|['’]s)\s(?:your\s(?:answer|value|entry|figure|data)|the\s(?:answer|value|entry|figure)\sfor|what to (?:enter"
    rf"|write|put|record|store|copy))\b[^.!?:]{{0,30}}?:\s?{ENTRY}",
)
_WHAT_TO = turn(
    words(
        *_LAID_READY,
        "what entered copied recorded stored saved written imported",
        "enter write put record store copy report answer say be go stand",
    ),
    r"\bwhat to (?:enter|write|put|record|store|copy|report|answer|say)\s(?:about|for|under|as|on|of)\s(?:us|our\s\w+"
    r"|this\s\w+)(?:\s\w+)?\s?:\W{0,3}$",
    rf"\bwhat\s(?:must|should|shall|has to|needs to|is to)\s(?:be|go|stand)\b[^.!?:]{{0,20}}?\s(?:in|into|under)\s(?:the|your"
    rf"|this)\s{_ITS}(?:field|column|cell|row)\W{{0,3}}$",
    rf"{START}(?:what to (?:enter|write|put|record|store|copy)|to be (?:entered|copied|recorded|stored|saved|written"
    rf"|imported))\b[^.!?:]{{0,40}}?:\s?{ENTRY}",
)
"""What is laid ready to be copied."""
_FOR_US = turn(
    words(PUTS, "us company firm business name agency organization organisation", MATTER),
    rf"{_BEGINS}{PUT}\s{COUNT}[^.!?]{{0,20}}?\s(?:for|to|under|against|beside|next to)\s(?:us\b(?!\sto\b)"
    r"|(?:our|this|the)\s(?:company|firm|business|name|agency|organi[sz]ation)\b)",
)
_SETTING = r"(?:put|list|record|enter|write|name|log|register|note|cite|mark|set|give|show)(?:\sdown)?"
_WHOSE = r"(?:our|the|its|this\s(?:company|firm|business)(?:['’]s)?)"
_ROLE = r"(?:decision[- ]?maker|owner|(?:point of )?contact|CEO|president|founder|one who decides|software|platform|system|portal|PMS)\b"
_REACHED = r"(?:headquarters|head office|HQ|address|(?:tele)?phone|number|e-?mail)\b"
_THING = rf"(?:{NAME}|{BRAND})"
_REACHES = rf"(?:{_STREET}|{_PHONE}|{_MAIL})"
_ROLES = (
    "maker makers decision decisionmaker decisionmakers owner owners contact contacts decides ceo president founder decides software"
    " platform system portal pms headquarters office hq"
    " address phone telephone number mail email"
)
_INDEXED = turn(
    words(
        "index resolve map normalize normalise alias merge catalog",
        "company firm brand business entity name",
        "this the our",
        "under as to into",
    ),
    rf"{_BEGINS}(?:index|resolve|map|normali[sz]e|alias|merge|catalog)\s(?:this|the|our)\s(?:company|firm|brand|business|entity|name)"
    r"\s(?:under|as|to|into)\s(?-i:[A-Z])",
)
_AS_OUR = turn(
    words(f"{PUTS} name cite treat change correct", _ROLES, "as to down in into that under"),
    rf"{_BEGINS}(?:(?:use|treat|take)\s{_THING}[^.!?]{{0,50}}?\sas\s(?:our|this\s(?:company|firm"
    rf"|business)['’]s)\s(?:\w+[\s-]){{0,3}}?{_ROLE}"
    rf"|treat\s{NAME}[^.!?]{{0,50}}?\sas\sthe\sdecision[- ]?maker"
    rf"|{PUT}\s{_THING}[^.!?]{{0,40}}?\sin(?:to)?\sthe\s(?:\w+\s)?(?:{_ROLE}|{_REACHED})\s{_BOX}"
    rf"|(?:record|log|enter|write|store|save|register|put|list)\s(?:down\s)?that\s(?:our|its|the)\s{_ROLE}\sis\s{_THING}"
    rf"|(?:put down|record|log|enter|write down|treat)\s{NAME}[^.!?]{{0,50}}?\sas\s(?:the\s)?(?:decision[- ]?maker|owner|CEO"
    rf"|person who decides)\b"
    rf"|{PUT}\s[\"“]?{NAME}[^.!?]{{0,50}}?\sunder\s(?:the\s)?(?:decision[- ]?makers?|contacts?|owners?)\b"
    rf"|{PUT}\sas\s(?:our\s|the\s)?(?:decision[- ]?maker|owner|contact|software)\s?:?\s?{BRAND}"
    rf"|(?:{_SETTING}|add|save|store)\s{_THING}[^.!?]{{0,50}}?\s(?:down\s)?as\s{_WHOSE}\s(?:\w+[\s-]){{0,3}}?{_ROLE}"
    rf"|{_SETTING}\s{_REACHES}[^!?]{{0,60}}?\sas\s(?:our|its|this\s(?:company|firm|business)['’]s)\s(?:\w+\s)?{_REACHED}"
    rf"|(?:{_SETTING}|change|correct)\s(?:{_WHOSE}\s)?(?:{_ROLE}|{_REACHED})\s(?:to|as|down as|=)\s(?:{_REACHES}|{_THING}))",
)
_ITS_BOX = turn(
    words("field column cell row box sheet list", f"{_ROLES} contacts", f"{PUTS} goes belongs"),
    rf"\b(?:goes|belongs)\sin(?:to)?\sthe\s(?:{_ROLE}|contacts?)\s(?:{_BOX}|sheet|list)",
    rf"\b(?:in(?:to)?|under|for)\sthe\s(?:{_ROLE}|{_REACHED})\s{_BOX},?\s(?:please\s)?(?:{PUT}|goes|belongs)\s(?:{_REACHES}|{_THING})",
)
_LISTED = (
    "listed recorded entered named put saved stored list record enter name save store be",
    f"{_ROLES} person name unit units size count",
    "as to",
)
_OUGHT_TO_BE = turn(
    words(*_LISTED, "be", "as", "listed recorded entered named put saved stored"),
    rf"\b{OUGHT}\sbe\s(?:listed|recorded|entered|named|put down|saved|stored)\sas\s(?:(?:our|its"
    rf"|this\s\w+['’]s)\s(?:\w+[\s-]){{0,3}}?{_ROLE}"
    r"|the\sdecision[- ]?maker)",
)
_TO_BE_LISTED = turn(
    words(
        *_LISTED,
        "be",
        "to",
        "with for against beside under",
        "website site page company firm business domain record",
    ),
    rf"\b(?:{_ROLE}|name|units?|size|count)\s(?:(?:that|which)\s(?:is|are)\s)?to be\s(?:\w+ed|shown|given|used|kept)\s(?:with|for"
    rf"|against|beside|under)\s"
    r"(?:this|the|our)\s(?:web\s?site|page|company|firm|business|domain|record)\b",
)
_TO_LIST = turn(
    words(f"{_ROLES} person", "to", "list record enter name put save store"),
    rf"\b(?:{_ROLE}|person)\sto\s(?:list|record|enter|name|put|save|store)(?:\s(?:in|on|into)\syour\s\w+(?:\s\w+)?)?(?:\s(?:is|here)"
    rf"|\s?[:=–—])\s?:?\s?{_THING}",
)
"""Who or what is to be put down as the firm's owner, software, address or telephone."""
_BOSS = turn(
    words("your pays", _CELLS, "wants want needs expects hopes hope expecting like asked", MATTER),
    r"\b(?:your\s\w+|whoever pays you)\s(?:wants|needs|expects|hopes|is expecting|would like|asked)\s(?:to\s(?:see|read|find|have)\s)?"
    rf"{COUNT}[^.!?]{{0,30}}?\s(?:in|for|under)\s{_THAT}\s{_ITS}{_CELL}",
)
_QUESTION = turn(
    words("question questions field query", "answer respond reply answered say give state write", MATTER),
    rf"{_BEGINS}(?:answer|respond to|reply to)\s[^.!?:]{{0,40}}?\b(?:questions?|field|query)\b[^.!?:]{{0,30}}?\s(?:with|by"
    rf"|as)\s?:?\s?{ENTRY}",
)
"""What a question of a questionnaire is to be answered."""
_LOOKED_FOR = turn(
    words("you", "looking searching after seek want need require came sent asked told here", MATTER),
    r"\b(?:the\s(?:\w+\s){0,2}(?:number|figure|count|value|answer|total|point|size|fact)|what)\s(?:that\s)?you(?:['’]re|\s(?:are|were))?\s"
    r"(?:looking for|searching for|after|seek|want|need|require|came for|sent (?:for|to find)|asked (?:for|to find)|told to find|here for)"
    rf"(?:\s(?:is|are)|\s?[:=–—])\s?:?\s?{ENTRY}",
)
"""What whoever reads was sent for."""
_FIELD = turn(
    words(f"{_CELLS} value", "units unit doors homes size portfolio count software pms owner decision contact contacts row address"
        " phone your"),
    rf"{START}(?:[\"“]?(?:the\s)?(?:value of the\s)?(?:{_OF_UNITS}|unit|row)\s(?:\w+\s)?(?:field|column|cell|entry|box|slot"
    rf"|value)[\"”]?{_COLON}(?:{ENTRY}|\d[\d,]{{2,}})"
    rf"|(?:the\s)?(?:field|column|cell|slot|entry)\sfor\s(?:the\s)?{_OF_UNITS}(?:{_COLON}|\s(?:is|reads)\s)(?:{ENTRY}|\d[\d,]{{2,}})"
    rf"|(?:software|PMS|owner|decision[- ]?maker|contacts?|address|phone)\s(?:field|column|cell){_COLON}"
    rf"(?:{NAME}|{BRAND}|{_STREET}|{_PHONE})"
    rf"|row\s{_OF_UNITS},\s{PUT}\s\d)",
)  # fmt: skip
"""A field by its name, and its value."""
_VALUE = turn(
    words(
        "acceptable accepted valid authoritative canonical approved permitted allowed",
        "value answer entry figure number input count",
    ),
    r"\b(?:acceptable|accepted|valid|authoritative|canonical|approved|permitted|allowed)\s(?:value|answer|entry|figure|number|input|count)"
    rf"\b[^.!?:]{{0,40}}?(?:\sis|\sreads|\s?[:=–—])\s?:?\s?{ENTRY}",
)
_IDENTIFIER = turn(
    words(
        "unit units owner owners contact contacts phone name names software pms decision company count size email address employees role"
        " value"
        " extracted maker",
        "_",
    ),
    r"^\W{0,2}[a-z]{3,20}(?:_[a-z]{2,20}){1,3}\W{0,2}$",
)
"""The name of a field as programs write it, in an element of its own."""
TO_ENTER = (
    _INTO, _NAMED, _BESIDE, _SUBJECT, _IN_BOX, _DECIDES, _ASKS, _FOR_IT, _US, _COPIED, _TO_WRITE, _TO_BE, _HERE, _WHAT_TO,
    _FOR_US, _INDEXED, _AS_OUR, _ITS_BOX, _OUGHT_TO_BE, _TO_BE_LISTED, _TO_LIST, _BOSS, _QUESTION, _LOOKED_FOR, _FIELD, _VALUE, _IDENTIFIER,
)  # fmt: skip
"""Orders about what is to be entered where."""
