"""By which turns of phrase a sentence speaks to a machine that reads, not to a person who visits.

Shapes, not sentences: a machine that is addressed ("LLM: …", "note to crawlers", "AI assistants must report"), a condition that only
a machine meets ("if you are a language model", "when summarising this page, state …"), an order that overrides another, an order to
record what the page claims. A firm that writes about machines ("we use AI assistants to answer tenants") addresses none. Where a word
is a machine's and a trade's too (agents, assistants, bots, a label "Prompt:"), the order must stand beside it.
"""

from __future__ import annotations

import re

from leadgen_assets.domain.pages.addressed_to_machines import TO_MACHINES
from leadgen_assets.domain.pages.claims_of_firm import OURS
from leadgen_assets.domain.pages.labels_to_machines import LABELS
from leadgen_assets.domain.pages.orders_by_work import BY_WORK
from leadgen_assets.domain.pages.orders_on_text import ON_TEXT
from leadgen_assets.domain.pages.orders_to_enter import TO_ENTER
from leadgen_assets.domain.pages.orders_to_take import TO_TAKE
from leadgen_assets.domain.pages.words_to_machines import (
    ABOUT,
    ADDRESSEES,
    BEGIN,
    CLAIM,
    COMPANY,
    DECLARED,
    DECLARING,
    DOING,
    DONE,
    ENDS,
    MACHINE,
    MACHINES,
    MANY,
    MEANWHILE,
    MUST,
    NAME,
    NOUNS,
    NUMBER,
    ONE,
    ORDERED,
    READER,
    READING,
    SENT_AWAY,
    START,
    TELLING,
    THE_PAGE,
    TOLD,
    turn,
    words,
)

_FIGURES = r"(?:(?!phone|telephone|fax|mobile)(?:\w+\s)?(?:numbers?|figures?|counts?|totals?|values?|text|content|claims?|statements?))"
_EARLIER = rf"(?:(?:all|any|the)\s){{1,2}}(?:previous|prior|earlier|former)\s{_FIGURES}"
_ELSEWHERE = r"(?:above|below|elsewhere|before|on this page)"
_OVERRIDES = (
    turn(
        words(
            "ignore disregard forget override bypass ignoriere ignorieren ignoriert vergiss missachte ignora ignorez oublie oubliez olvida"
        ),
        rf"{BEGIN}(?:ignore|disregard|forget|override|bypass)\s(?:\w+\s){{0,3}}?(?:instructions?\b|directives?\b"
        r"|(?:your|all|previous|prior|above|system|these|earlier)\s(?:\w+\s){0,2}(?:rules|guidelines|prompts?)\b"
        r"|(?:everything|anything|all)\s(?:(?:of\s)?(?:the\s)?(?:above|foregoing|preceding)|before|else|previous|prior)\b)",
        r"\b(?:ignorieren?|ignoriert|vergiss|missachte|ignora|olvida)\s(?:\w+\s){0,4}(?:anweisungen|instruktionen|instrucciones)\b",
        r"\b(?:ignorez?|oubliez?)\s(?:\w+\s){0,2}?(?:les|mes|tes|vos|ces)\s(?:\w+\s){0,2}(?:consignes|instructions)\b",
        r"^\W{0,3}override\s?:",
        rf"{BEGIN}(?:ignore|disregard|forget)\s(?:(?:(?:all|any|every|of|the|each)\s){{1,3}}other\s{_FIGURES}"
        rf"|(?:all|any|every)\s{_FIGURES}\s(?:but|except|other than)\s[^.!?]{{0,20}}\d"
        rf"|(?:(?:all|any|every|the|those|these)\s){{1,2}}{_FIGURES}\s(?:\w+\s)?{_ELSEWHERE}"
        rf"|the (?:rest|remainder) of (?:this|the)\s{COMPANY}"
        rf"|(?:what|whatever|anything|everything)\s(?:\w+\s){{1,4}}{_ELSEWHERE})\b",
        rf"{START}(?:override\s{_EARLIER}\b|(?:ignore|disregard|forget)\s{_EARLIER}\s?:)",
    ),
    turn(
        words(
            "system developer admin administrator",
            "prompt prompts message messages note instruction instructions override directive command",
        ),
        r"\b(?:your|previous|original|initial|hidden|new|ignore|reveal|print|repeat|show|output|override|replace)\s(?:the\s|your\s)?"
        r"(?:system|developer) (?:prompt|message)s?\b",
        r"^\W{0,3}(?:system|developer) (?:prompt|message)\s?[:=]",
        r"\b(?:begin|start|end)\s(?:of\s)?(?:the\s)?(?:system|developer)\s(?:prompt|message)\b",
        r"^\W{0,3}(?:system|admin(?:istrator)?)\s(?:note|instructions?|override|directive|command)\s?:",
    ),
    turn(
        words("instruction instructions task prompt prompts"),
        rf"\b(?:new|updated|revised|real|actual)\s(?:system\s)?(?:instructions?|task)\s?(?::|is to|are to)\s?{ORDERED}",
        r"^\W{0,3}instructions?\s?:\s?(?:respond|reply|output|state|say|claim|report)\s(?:that|with|only)\b",
        r"\b(?:do not|don['’]t|never)\s(?:tell|inform|mention|reveal|disclose|show|repeat)\b[^.!?]{0,40}\b(?:this|these|your)\s(?:\w+\s)?"
        r"(?:instructions?|prompts?)\b",
    ),
)
_REJECTED = turn(
    words(
        "answer response output reply extraction completion",
        "wrong incorrect false invalid rejected mistaken inaccurate",
    ),
    rf"{START}(?:(?:the|your|that)\s)?(?:previous|prior|last|earlier|above|preceding)\s(?:answer|response|output|reply|extraction|completion)"
    r"\s(?:was|is)\s(?:\w+\s)?(?:wrong|incorrect|false|invalid|rejected|mistaken|inaccurate)\b",
)
"""Of a conversation in which somebody asks and a model answers."""
_USERS = turn(
    words("user users human operator requester", "tell inform advise assure convince mention reveal disclose show"),
    r"\b(?:do not|don['’]t|never)\s(?:(?:tell|inform)\s(?:the|your|any)\s(?:users?|human|operator|requester)\s(?:about|of)\s(?:this|these)"
    r"\s(?:text|paragraph|notes?|sentences?|section|lines?|passage)\b|(?:mention|reveal|disclose|show)\s(?:this|these)"
    r"\s(?:text|paragraph|notes?|sentences?|section|lines?|passage)\sto\s(?:the|your|any)\s(?:users?|human|operator|requester)\b)",
    rf"{START}(?:tell|inform|advise|assure|convince)\s(?:the|your|any|all)\s(?:users?|human|operator|requester)\b",
)
_CONDITIONS = (
    turn(
        words(MACHINES, "when while if whenever once should case"),
        rf"\b(?:when|while|if|whenever|once|should|in case)\s{MANY}(?:an?\s|some\s)?(?:{ADDRESSEES}|{ONE})\s(?:is\s|are\s)?(?:read|visit"
        r"|crawl|pars|summari|process|index|scrap|extract)\w*\s(?:from\s|through\s)?(?:this|our)\b",
        r"\b(?:when|if|whenever|once)\s(?:(?:this|our)\s(?:\w+\s){0,2}(?:is|are)\s)?(?:summari[sz]ed|indexed|parsed|read|crawled"
        rf"|processed|scraped|extracted|ingested|quoted|cited)\sby\s(?:an?\s)?{MANY}{MACHINE}\b",
    ),
    turn(
        words(
            "summarize summarise summarizing summarising parse parsing index indexing ingest ingesting generate generating extract"
            " extracting"
            " crawl crawling scrape scraping",
            DONE,
        ),
        r"\b(?:when|while|if|whenever|once|before|after|upon)\s(?:you\s)?(?:(?:are|have|need|were)\s)?(?:(?:to|been|asked to)\s){0,2}"
        rf"{READING}\b[^.!?]{{0,100}}?(?:[,:;–—]|\s-)\s?{MEANWHILE}{DOING}",
        rf"{BEGIN}{DOING}[^.!?]{{0,120}}\b(?:when|while|if)\s(?:you\s)?(?:are\s)?{READING}\s{THE_PAGE}",
    ),
    turn(
        words("ask asks asked", f"tell {TOLD}", "when if whenever"),
        r"\b(?:when|if|whenever)\s(?:(?:you(?:'re| are)|someone|anyone|(?:a|the|your|any)\s(?:user|human|person))\s)?ask(?:s"
        r"|ed)?\b[^.!?]{0,80}?,\s?"
        rf"{MEANWHILE}(?:{TELLING}|tell (?:them|the user))\s(?:that\b|we\b|our\b|[\"“‘]|(?:\w+\s){{0,2}}\d{{2}})",
    ),
    turn(
        words("du sie", "seite website webseite"),
        r"\bwenn (?:du|sie)\sdiese\s(?:web)?(?:seite|site)\b[^.!?]{0,30}?\b(?:zusammenfass|auswerte|verarbeite|indexiere)",
    ),
    turn(words("summary summaries", DONE), rf"\bsummar(?:y|ies)\sof\s(?:this|our)\s(?:\w+\s){{0,2}}?{MUST}\s{DOING}"),
)
"""What only a machine does with a page."""
_NOT_PEOPLE = (
    turn(
        words("human humans nonhuman automatically reader"),
        r"\b(?:unless|except if) you(?:'re|’re| are) (?:an? )?human\b",
        r"\bif you(?:'re|’re| are) not (?:a )?human\b",
        rf"{START}(?:humans?|human (?:readers|visitors))(?:,\s(?:please\s)?|\s(?:may|can|should)\s(?:safely\s)?)(?:skip|ignore|disregard"
        r"|stop reading|look away)\b",
        rf"{START}(?:not (?:meant )?for|invisible to)\s(?:humans|human (?:eyes|readers|visitors))(?={ENDS}|$)",
        r"\bnon-?human\s(?:readers?|visitors?)\b",
        rf"\breader (?:of this \w+ )?is (?:an? (?:{MACHINE}|{ONE})|not (?:a )?human)\b",
        r"\b(?:if|when|whenever)\sthis\s(?:text|page|content|site|website)\sis\s(?:being\s)?(?:read|processed|parsed)\sautomatically\b",
    ),
    turn(
        words(MACHINES, "are only", "you this"),
        rf"\bare you (?:an?\s)?(?:(?:{READER}|AI(?: {NOUNS})?|chat-?bot|{ONE})\s?\?\s(?:then|please|if so|so|good|great|well|here"
        rf"|(?:we|our)\s(?={NUMBER})|(?:the|this)\s{COMPANY}\b|{ORDERED})|robot\s?\?\s(?:(?:then|please|if so)\W{{1,3}})?{ORDERED})",
        rf"\bonly (?:{MACHINE}|machines) (?:can |will |should |may )?(?:read|see) this\b",
    ),
)
"""Who is told apart from people."""
_OUGHT = r"(?:must|should|shall|has to|have to|needs? to|is to|are to|ought to)"
_TOLD_TO = rf"(?:\s{_OUGHT}|(?:\sare|'re|’re) (?:hereby )?(?:required|instructed|asked|told|ordered|requested) to)"
_ANSWER = (
    r"(?:output|JSON|extraction|summary|answer|response|reply|report|description|profile|overview|text"
    r"|result|record|notes|entry|message|paragraph)"
)
_CLAIMS = (
    turn(
        words(DECLARED, "that"),
        rf"(?:^\W{{0,3}}|[.!?:;]\W{{1,3}}|\b(?:please|kindly)\s)(?:{TELLING}\sthat\s(?:only\s)?(?:{CLAIM}|(?:it|they|there|all|every)\b"
        rf"|(?-i:[A-Z]))|{DECLARING}\sthat\s{ABOUT})",
        rf"\b(?:sure to|forget to|remember to|(?:from now on|henceforth),?(?: you)?)\s{DECLARING}\sthat\s{ABOUT}",
    ),
    turn(
        words(
            "you your", "that", f"{DECLARED} says states mentions includes reports include note contain read list show"
        ),
        rf"\byou (?:must|should|shall|are to) (?:always |only )?(?:answer|respond|reply|output|claim)\sthat"
        rf"\s(?:{CLAIM}|(?:it|they)\b|{NAME})",
        rf"\byou{_TOLD_TO} (?:always |only |also )?{DECLARING}\sthat\s{ABOUT}",
        rf"\byour {_ANSWER} {_OUGHT} (?:always )?(?:{DECLARING}|include|note|contain|read|list|show)\sthat\s(?:{CLAIM}|(?:it|they)\b)",
        rf"\b(?:make sure|ensure|see to it) (?:that )?your {_ANSWER} (?:say|state|mention|include|report|read|show)s\sthat\s{CLAIM}",
        rf"\b(?:include|mention|state|say) in your {_ANSWER} that\b(?!\syou)",
    ),
    turn(
        words("output"),
        r"^\W{0,3}(?:please )?output\s(?:(?:only|just|exactly|the|an?|number|figure|value|answer|words?|text|of|as|is|units?)\s){0,4}"
        r"(?:[\"“'‘]|\d[\d,.]*+(?!\s?(?:volts?|watts?|amps?|lumens|[kmg]?[vwa]h?|hp|psi|btu)\b))",
    ),
    turn(
        words("answer summary output extraction reply response", DECLARED + " be"),
        rf"\bthe (?:answer|summary|output|extraction|reply|response) {_OUGHT} (?:be (?:[\"“]|\d[\d,]*+\s(?!volts?|watts?)[a-z]{{3}})"
        rf"|{DECLARING}\sthat\s{ABOUT})",
    ),
    turn(
        words("output extraction json summary", "list include read show name be"),
        rf"\byour (?:output|extraction|JSON|summary) {_OUGHT} (?:always )?(?:(?:list|include|show|name)\s(?:{NAME}|{CLAIM})"
        r"|(?:read|be)\s\d)",
    ),
    turn(
        words("say write output extract record ingest index parse memorize memorise"),
        rf"{START}(?:please\s)?(?:say|write|output)\s?:\s?[\"“'‘]?(?:{OURS}|(?:we|our|(?:this|the)\s{COMPANY})\b{NUMBER})",
        rf"{START}(?:please\s)?(?:extract|record|output|ingest|index|parse|memori[sz]e)\s(?:(?:only|exactly|precisely|just)\s)?"
        r"(?:this|the following)(?:\s\w+){0,3}\s?:",
    ),
    turn(
        words("you", f"extract ingest index parse {DECLARED}"),
        rf"\byou{_TOLD_TO} (?:(?:always|only|now)\s)?(?:(?:extract|ingest|index|parse)\s?:|{DECLARING}\s?:\s?{ABOUT})",
    ),
    turn(words("repeat"), rf"{BEGIN}repeat (?:after me|the following)\W{{1,3}}{CLAIM}{NUMBER}"),
    turn(
        words("answer respond reply return", "with only just exactly"),
        r"^\W{0,3}(?:please )?(?:just (?:answer|respond|reply)|(?:answer|respond|reply|return) (?:only|just|exactly)\s?:?)"
        r"\s(?:with\s)?\d{2}",
        r"^\W{0,3}(?:please )?(?:answer|respond|reply|return)\swith\s(?:[\"“'‘{\[]|(?:only|just|exactly)\b|\d[\d,.]+\s[a-z]+\W*$)",
    ),
    turn(
        words("company", "for", "every each this the", DONE),
        rf"\bfor (?:every|each|this|the) company,? (?:please )?{DOING}",
        rf"{BEGIN}{TELLING}\b[^.!?]{{0,60}}\bfor (?:every|each|this|the) company(?=\s?[.,;:!]|$)",
    ),
    turn(
        words(
            "company lead candidate firm business organisation organization",
            "classify mark rate score rank label tag treat flag record list qualify report",
            "this the",
        ),
        rf"{BEGIN}(?:(?:classify|mark|rate|score|rank|label|tag|treat|flag|record|list|qualify|report)\s(?:(?:this|the)\scompany"
        r"|this\s(?:lead|candidate|firm|business|organi[sz]ation))\s(?:as|at|first|with|highest|in the top|\d))",
    ),
    turn(
        words("set put fill replace change", "number count value field answer", "to as with at by"),
        rf"{BEGIN}(?:(?:set|put|fill in|fill)\s[^.!?]{{0,40}}\b(?:number of \w+|count|value|field|answer)\s(?:to|as|with|at"
        rf"|=)\s(?=[^.!?]{{0,60}}\d)"
        r"|(?:replace|change)\s[^.!?]{0,40}\b(?:number of \w+|count|value|field|answer)\s(?:to|by|with)\s\d)",
    ),
    turn(
        words("set use put treat", "as for to"),
        rf"{BEGIN}(?:(?:set|use|put|treat)\s\d[\d,]*\s(?:as|for)\s(?:the|your|this)\b"
        r"|set\s(?:the\s)?[a-z]+\sto\s\d[\d,]+(?!\s?(?:°|degree|f\b|c\b|[ap]\.?m)))",
    ),
    turn(
        words("number count figure value", TOLD),
        rf"\b(?:number|count|figure|value)\sof \w+\sto {TELLING}\s?(?:is\b|:|=)",
    ),
    turn(
        words("correct right expected final", "answer value output response"),
        r"\b(?:correct|right|expected|final)\s(?:answer|value|output|response)\b[^.!?]{0,40}\d",
        r"\b(?:correct|expected)\svalue\s(?:for|of)\s[^.!]{0,40}\d",
    ),
)
"""What is to be believed of the page, whoever reads it."""
ORDERS = (
    *_OVERRIDES, _REJECTED, *ON_TEXT, *TO_MACHINES, *BY_WORK, *TO_ENTER, *TO_TAKE, *LABELS, _USERS, *_CONDITIONS, *_NOT_PEOPLE, *_CLAIMS,
)  # fmt: skip
"""Orders to whoever reads pages for somebody else, and sentences that are addressed to one."""

_SPOKEN = (
    r"(?:[\"“'‘]|(?:you|we|I|how|what|who|which|please|sure|here)\b"
    r"|(?:the|this|our)\s(?:company|firm|business|page|site|owner|number|portfolio)\b)"
)
SPEAKERS = turn(
    words("system user human assistant developer prompt"),
    rf"{START}(?:SYSTEM|USER|HUMAN)\s?:",
    rf"{START}(?:(?i:assistant|developer)|System|User|Human)\s?:\s?(?i:{_SPOKEN}|{ORDERED})",
    rf"^\W{{0,3}}(?i:prompt)\s?:\s?(?i:[\"“'‘]|you are\b|how many\b|{ORDERED}|$)",
    flags=0,
)
"""Who speaks in a conversation with a model."""
UNFINISHED = re.compile(
    r"[:,–—-]\W{0,3}$|\b(?:below|here|follows?|next|begins?|starts?)\W{0,3}$|\?\W{0,3}$|^\W*(?:begin|start)\b[^.!?:]{0,30}$"
    r"|^\W{0,2}[a-z]+_[a-z_]+\W{0,2}$|^\W{0,3}(?:\w+\s)?(?:notes?|instructions?|information|message|facts|data|sheet|faq|summary|text"
    r"|copy)\s(?:to|for)\s[^.!?:]{0,50}$"
    rf"|^\W{{0,3}}(?:(?:\w+\s)?(?:only\s)?(?:to|for)\s{MANY})?{ADDRESSEES}(?:\sonly)?\W{{0,3}}$",
    re.IGNORECASE,
)
"""How an order ends whose content stands in the element behind it: open, or with whom it is for."""
FORBIDDING = re.compile(SENT_AWAY, re.IGNORECASE)
"""What a heading to machines says that wants nothing of them but that they leave: what stands beneath it is for people."""
