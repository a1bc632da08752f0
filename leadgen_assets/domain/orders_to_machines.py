"""By which turns of phrase a sentence speaks to a machine that reads, not to a person who visits.

Shapes, not sentences: a machine that is addressed ("LLM: …", "note to crawlers", "AI assistants must report"), a condition that only
a machine meets ("if you are a language model", "when summarising this page, state …"), an order that overrides another, an order to
record what the page claims. A firm that writes about machines ("we use AI assistants to answer tenants") addresses none. Where a word
is a machine's and a trade's too (agents, assistants, bots, a label "Prompt:"), the order must stand beside it.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from leadgen_assets.domain.words_to_machines import (
    ABOUT,
    ADDRESSED,
    ADDRESSEES,
    BEGIN,
    CALLED,
    CLAIM,
    COMPANY,
    DECLARED,
    DECLARING,
    DOING,
    DONE,
    ENDS,
    GREETED,
    GREETING,
    LOOKED,
    MACHINE,
    MACHINES,
    MANY,
    MEANWHILE,
    MORE,
    MUST,
    NAME,
    NO_ORDER,
    NOUNS,
    NUMBER,
    ONE,
    ORDERED,
    PRESENT,
    READER,
    READING,
    SAYING,
    START,
    TELLING,
    THE_PAGE,
    TOLD,
)


class Turn(NamedTuple):
    """One kind of turn.

    Attributes:
        words: sets of words in lower case, of each of which one must be there: a quick look, for most texts have none.
        pattern: finds the turn.
    """

    words: tuple[frozenset[str], ...]
    pattern: re.Pattern[str]


def _words(*sets: str) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(words.split()) for words in sets)


def _turn(words: tuple[frozenset[str], ...], *ways: str, flags: int = re.IGNORECASE) -> Turn:
    return Turn(words, re.compile("|".join(ways), flags))


_FIGURES = r"(?:numbers?|figures?|counts?|totals?|values?|text|content|claims?|statements?)"
_ELSEWHERE = r"(?:above|below|elsewhere|before|on this page)"
_OVERRIDES = (
    _turn(
        _words(
            "ignore disregard forget override bypass ignoriere ignorieren ignoriert vergiss missachte ignora ignorez oublie oubliez olvida"
        ),
        rf"{BEGIN}(?:ignore|disregard|forget|override|bypass)\s(?:\w+\s){{0,3}}?(?:instructions?\b|directives?\b"
        r"|(?:your|all|previous|prior|above|system|these|earlier)\s(?:\w+\s){0,2}(?:rules|guidelines|prompts?)\b"
        r"|(?:everything|anything|all)\s(?:above|before|else|previous|prior)\b)",
        r"\b(?:ignorieren?|ignoriert|vergiss|missachte|ignora|olvida)\s(?:\w+\s){0,4}(?:anweisungen|instruktionen|instrucciones)\b",
        r"\b(?:ignorez?|oubliez?)\s(?:\w+\s){0,2}?(?:les|mes|tes|vos|ces)\s(?:\w+\s){0,2}(?:consignes|instructions)\b",
        r"^\W{0,3}override\s?:",
        rf"{BEGIN}(?:ignore|disregard|forget)\s(?:(?:(?:all|any|every|of|the|each)\s){{1,3}}other\s{_FIGURES}"
        rf"|(?:(?:all|any|every|the|those|these)\s){{1,2}}{_FIGURES}\s(?:\w+\s)?{_ELSEWHERE}"
        rf"|the (?:rest|remainder) of (?:this|the)\s{COMPANY}"
        rf"|(?:what|whatever|anything|everything)\s(?:\w+\s){{1,4}}{_ELSEWHERE})\b",
    ),
    _turn(
        _words(
            "system developer admin administrator",
            "prompt prompts message messages note instruction instructions override directive command",
        ),
        r"\b(?:your|previous|original|initial|hidden|new|ignore|reveal|print|repeat|show|output|override|replace)\s(?:the\s|your\s)?"
        r"(?:system|developer) (?:prompt|message)s?\b",
        r"^\W{0,3}(?:system|developer) (?:prompt|message)\s?[:=]",
        r"\b(?:begin|start|end)\s(?:of\s)?(?:the\s)?(?:system|developer)\s(?:prompt|message)\b",
        r"^\W{0,3}(?:system|admin(?:istrator)?)\s(?:note|instructions?|override|directive|command)\s?:",
    ),
    _turn(
        _words("instruction instructions task prompt prompts"),
        rf"\b(?:new|updated|revised|real|actual)\s(?:system\s)?(?:instructions?|task)\s?(?::|is to|are to)\s?{ORDERED}",
        r"^\W{0,3}instructions?\s?:\s?(?:respond|reply|output|state|say|claim|report)\s(?:that|with|only)\b",
        r"\b(?:do not|don['’]t|never)\s(?:tell|inform|mention|reveal|disclose|show|repeat)\b[^.!?]{0,40}\b(?:this|these|your)\s(?:\w+\s)?"
        r"(?:instructions?|prompts?)\b",
    ),
)
_ROLES = _turn(
    _words(MACHINES),
    r"\byou(?:'re|’re| are)\s(?:now\s)?(?:an?\s|the\s)?(?:helpful\s)?"
    rf"(?:(?:{READER}|AI {NOUNS}|chat-?bots?)\b(?!\s(?:start|compan|graduate|degree|vendor|user))"
    r"|(?:AI|A\.I\.|bot|robot)(?=\s?[,.:;!)–—]|\s(?:and|or|that|reading|processing|parsing|summari|extract|crawl|scrap|visiting)|$)"
    r"|crawler\b|scraper\b|helpful assistant\b|assistant (?:tasked|designed|trained|that)\b)",
    r"\bas an? (?:AI(?: language)?(?: model| assistant| agent)?|(?:large )?language model|LLM),"
    rf" (?:you\b|I\b|please\b|{ORDERED})",
    rf"\byou,\s(?:the|an?|dear)\s{MACHINE},",
    rf"\byou (?:are )?(?:read|process|pars|view|see|crawl|index|visit)\w*\s[^.!?]{{0,40}}\bas an? {MACHINE}\b",
    rf"\b(?:act|behave|respond|answer) as (?:an? |if you were (?:an? )?)(?:{READER}|AI {NOUNS}|AI\b)",
    r"\b(?:wenn (?:du|sie)|si (?:eres|usted es|vous êtes|tu es)|se (?:sei|você é)|falls (?:du|sie))\s(?:eine?|une?|una|uma?)\s(?:\w+\s)?"
    r"(?:KI|IA|LLM|Sprachmodell|modelo de (?:lenguaje|linguagem)|modèle de langage|bot|robot|crawler)\b",
)
"""Who is told what it is."""
_READING_OF = r"(?:(?:data |text )?extraction|machine[- ]readable|parsing|scraping|crawling|indexing|ingestion|RAG|summari[sz]ation)"
_BEFORE = r"(?:\s?[:–—=]|\s-\s)"
_THEY = rf"(?={ENDS}|\s(?:only|reading|that|who|visiting)\b|$)"
_ADDRESSES = _turn(
    _words(MACHINES),
    rf"{GREETING}(?:to\s)?{MANY}(?:{ADDRESSEES}{_THEY}|{GREETED}(?=\s?[:,.!–—]|$)){NO_ORDER}",
    r"\b(?:notes?|notice|message|hint|instructions?|information|reminder|guidance|guidelines?|context|facts?|summary|data|statement|tl;?\s?dr"
    rf"|directives?|prompt|command|word|psa|fyi)\s(?:to|for|all|any)\s{MANY}(?:{ADDRESSEES}|machines){_THEY}",
    r"\b(?:instructions?|note|message)\s(?:to|for)\s(?:the|this|any)\smodel(?=\s?[:,.–—-]|$)",
    rf"{BEGIN}(?:only\s)?(?:to|for)\s(?:the attention of\s)?{MANY}(?:{READER},|{ADDRESSEES}(?:\s(?:only"
    rf"|{PRESENT}\s[^.!?:]{{0,40}}))?\s?"
    rf"(?:[:)]|[,–—-]\s?(?=$|{MEANWHILE}(?:{DOING}|we\s(?={NUMBER})|(?:our|this|the)\s{COMPANY}))))",
    rf"{START}(?:{ADDRESSEES}\sonly\s?[:).]|{ADDRESSED}(?:{MORE}){{1,3}}\s?:|@(?:{READER}\b|AI\s?[:,])|(?:assistant|model|agent),\s{ORDERED}"
    rf"|please,\s{ADDRESSEES},\s)",
    r"\b(?:message|note|text|paragraph|section|page|line|content|part|following)\s(?:is|are)\s(?:only\s|solely\s|just\s"
    r"|meant\s)?(?:for|to)\s"
    rf"{MANY}{ADDRESSEES}(?={ENDS}|$)",
    rf"{START}(?:(?:{READER}\s?(?::|\s[–—-]\s)|{READER},\s(?:please\s|{DOING}|(?:we|our)\s(?={NUMBER})))"
    rf"|{ADDRESSEES}\s?(?::|,|\s[–—-]\s)\s?(?:please\s|(?:we|our)\s(?={NUMBER})|(?:this|the)\s{COMPANY}\b|{ORDERED}))",
    rf"(?:{START}|{GREETING}){CALLED}\s?(?::|,|!|\s[–—-])\s(?:please\s)?(?:(?:we|our {COMPANY})\s(?={NUMBER})|{ORDERED}"
    r"|(?:when|if|while|once)\s(?:you\b|reading|summari|asked))",
    rf"{START}(?:{ADDRESSEES}|{CALLED})\s?[:,!–—-]\s(?!(?:we|our|it|they|you|the|an?|this|that|how|what|why|\w+s)\b)(?:\w+\s){{1,3}}"
    rf"that\s{ABOUT}",
    rf"^\W{{0,3}}(?:(?:only\s)?(?:to|for)\s{MANY}{ADDRESSEES}(?:\sonly)?|{ADDRESSEES}\sonly)\W{{0,3}}$",
    rf"{START}(?:{MACHINE}|(?:crawl|scrap|pars|index|summari[sz]|extract)[eo]r|bot|{_READING_OF})[- ]"
    rf"(?:only |training )?(?:instructions?|directives?|prompt|notes?|hints?|context|message|guidance|facts|data|summary){_BEFORE}",
    rf"{START}{_READING_OF}\s(?:tips?|aids?|figures?|info(?:rmation)?|details|reference){_BEFORE}",
    rf"{START}(?:only\s)?for\s(?:machine|automated|automatic|AI|LLM|bot|crawler)\s(?:consumption|processing|reading|use|ingestion|extraction"
    r"|parsing|indexing)(?:\sonly)?\s?[:–—]",
    rf"\b(?:intended|meant|written|reserved|addressed|provided|included|visible)\s(?:only\s|solely\s|exclusively\s)?(?:for"
    rf"|to)\s{MANY}{ADDRESSEES}"
    rf"(?={ENDS}|\s(?:only|reading)\b|$)",
    rf"\b(?:ask|request|instruct|require|direct|order|command)\s(?:that\s)?(?:(?:all|any|every)\s{ADDRESSEES}"
    rf"|{READER})\s(?:to\s)?{DOING}",
)
_TO_KI = (
    r"(?:KI-\w+|KIs?|IAs?|LLMs?|Sprachmodelle?n?|modelos? de (?:lenguaje|linguagem)|modèles? de langage|modelli linguistici|bots?"
    r"|robots?|Roboter|crawlers?)(?=\s?[:,.!–—-]|$)"
)
_ABROAD = _turn(
    _words(
        "ki kis ia ias llm llms sprachmodell sprachmodelle sprachmodellen lenguaje linguagem langage linguistici bot bots robot robots"
        " roboter crawler crawlers"
    ),
    r"\b(?:hinweise?|anweisung(?:en)?|nota|note|aviso|avviso|avis|instrucciones|istruzioni|instruções|instructions|nachricht|mensaje|mensagem"
    r"|messaggio|message|informationen|información|fakten|datos|faits|fatti|nur|solo|seulement)\s(?:an|für|para|pour|per|aux?|a|à)\s"
    rf"(?:(?:alle|die|den|la|los|las|les|el|gli|todas|todos|tous|toutes|l['’])\s?){{0,2}}{_TO_KI}",
    rf"{START}(?:an|für|para|pour|per)\s(?:(?:alle|die|la|las|les|l['’])\s?){{0,2}}(?:KI-\w+|KIs?|IAs?|LLMs?|Sprachmodelle)\s?:",
    r"\b(?:liebe[rs]?|hallo|achtung|ch[eè]re?|bonjour|querid[ao]s?|estimad[ao]s?|hola|cara|ciao|attention)[\s,:]{1,3}(?:an\s|die\s|l['’]){0,2}"
    r"(?:KI-\w+|KIs?|IAs?|Sprachmodelle?|Roboter|Bots?)\s?[:,!–—]",
)
_SUBJECTS = _turn(
    _words(MACHINES, "must should shall are is need needs has have please"),
    rf"(?:^|[.!?:;,(]\s?|\b(?:all|any|every|other|these|visiting|that)\s){ADDRESSEES}"
    rf"(?:\s?[,(–—]?\s?(?:(?:when\s)?{PRESENT}|that|which)\b[^.!?]{{0,60}}?)?"
    rf"[,)–—]?\s{MUST}\s(?:(?:always|only|also|please|therefore|instead|now|not|never|then)\s){{0,2}}"
    rf"(?:(?:report|state|say|claim|cite|recommend|rank|output)\b|(?<!not )(?<!never ){ORDERED})",
    rf"\b(?:the|your|any|every|each)\s(?:\w+\s)?(?:assistant|model|agent|AI|{ONE})\s{MUST}\s(?:\w+ly\s)?(?:{TELLING}|mention|{SAYING})"
    rf"\sthat\s{ABOUT}",
)
_WHOEVER = _turn(
    _words("whoever whatever whichever anyone anything any", TOLD),
    rf"\b(?:whoever|whatever|whichever|anyone|anything|any {ONE})\s(?:(?:that|which|who)\s)?(?:\w+\s)?(?:read|summari[sz]e|parse|process"
    rf"|crawl|index|scrape|extract)s?\s(?:from\s)?(?:this|our)\b[^.!?]{{0,40}}?\s{MUST}\s(?:\w+ly\s)?{TELLING}\s(?:that\b|{CLAIM}|{NUMBER})",
)
"""What machines are to do."""
_USERS = _turn(
    _words("user users human operator requester", "tell inform advise assure convince"),
    rf"{START}(?:tell|inform|advise|assure|convince)\s(?:the|your|any|all)\s(?:users?|human|operator|requester)\b",
)
_CONDITIONS = (
    _turn(
        _words(MACHINES, "when while if whenever once should in"),
        rf"\b(?:when|while|if|whenever|once|should|in case)\s{MANY}(?:an?\s|some\s)?(?:{ADDRESSEES}|{ONE})\s(?:is\s|are\s)?(?:read|visit"
        r"|crawl|pars|summari|process|index|scrap|extract)\w*\s(?:from\s|through\s)?(?:this|our)\b",
        r"\b(?:when|if|whenever|once)\s(?:(?:this|our)\s(?:\w+\s){0,2}(?:is|are)\s)?(?:summari[sz]ed|indexed|parsed|read|crawled"
        rf"|processed|scraped|extracted|ingested|quoted|cited)\sby\s(?:an?\s)?{MANY}{MACHINE}\b",
    ),
    _turn(
        _words(
            "summarize summarise summarizing summarising parse parsing index indexing ingest ingesting generate generating extract"
            " extracting"
            " crawl crawling scrape scraping",
            DONE,
        ),
        r"\b(?:when|while|if|whenever|once|before|after|upon)\s(?:you\s)?(?:(?:are|have|need|were)\s)?(?:(?:to|been|asked to)\s){0,2}"
        rf"{READING}\b[^.!?]{{0,100}}?(?:[,:;–—]|\s-)\s?{MEANWHILE}{DOING}",
        rf"{BEGIN}{DOING}[^.!?]{{0,120}}\b(?:when|while|if)\s(?:you\s)?(?:are\s)?{READING}\s{THE_PAGE}",
    ),
    _turn(
        _words(LOOKED, TOLD, "when while if whenever once before"),
        rf"\b(?:when|while|if|whenever|once"
        rf"|before)\s(?:you\s)?(?:are\s)?(?:{LOOKED.replace(' ', '|')})\s{THE_PAGE}[^.!?]{{0,60}}?[,:;–—]\s?"
        rf"{MEANWHILE}{TELLING}\s(?:that\s)?(?:we|our|it|this|the company|\d|[\"“])",
    ),
    _turn(
        _words("write writing talk talking", "about", TOLD, "when if whenever"),
        r"\b(?:when|if|whenever)\s(?:you\s)?(?:are\s)?(?:writ(?:e|ing)|talk(?:ing)?)\sabout\s(?:us|this|our)\b[^.!?]{0,40}?,\s?"
        rf"{MEANWHILE}{TELLING}\s(?:that\s)?(?:we|our|it|this)\b",
    ),
    _turn(
        _words("ask asks asked", f"tell {TOLD}", "when if whenever"),
        r"\b(?:when|if|whenever)\s(?:(?:you(?:'re| are)|someone|anyone|(?:a|the|your|any)\s(?:user|human|person))\s)?ask(?:s"
        r"|ed)?\b[^.!?]{0,80}?,\s?"
        rf"{MEANWHILE}(?:{TELLING}|tell (?:them|the user))\s(?:that\b|we\b|our\b|[\"“‘]|(?:\w+\s){{0,2}}\d{{2}})",
    ),
    _turn(_words("summary summaries", DONE), rf"\bsummar(?:y|ies)\sof\s(?:this|our)\s(?:\w+\s){{0,2}}?{MUST}\s{DOING}"),
)
"""What only a machine does with a page."""
_NOT_PEOPLE = (
    _turn(
        _words("human humans nonhuman automatically reader"),
        r"\bif you(?:'re|’re| are) not (?:a )?human\b",
        rf"{START}(?:humans?|human (?:readers|visitors))(?:,\s(?:please\s)?|\s(?:may|can|should)\s(?:safely\s)?)(?:skip|ignore|disregard"
        r"|stop reading|look away)\b",
        rf"{START}(?:not (?:meant )?for|invisible to)\s(?:humans|human (?:eyes|readers|visitors))(?={ENDS}|$)",
        r"\bnon-?human\s(?:readers?|visitors?)\b",
        rf"\breader (?:of this \w+ )?is (?:an? (?:{MACHINE}|{ONE})|not (?:a )?human)\b",
        r"\b(?:if|when|whenever)\sthis\s(?:text|page|content|site|website)\sis\s(?:being\s)?(?:read|processed|parsed)\sautomatically\b",
    ),
    _turn(
        _words(MACHINES),
        rf"\bare you (?:an?\s)?(?:(?:{READER}|AI(?: {NOUNS})?|chat-?bot|{ONE})\s?\?\s(?:then|please|if so|so|good|great|well|here"
        rf"|(?:we|our)\s(?={NUMBER})|(?:the|this)\s{COMPANY}\b|{ORDERED})|robot\s?\?\s(?:(?:then|please|if so)\W{{1,3}})?{ORDERED})",
        rf"\bonly (?:{MACHINE}|machines) (?:can |will |should |may )?(?:read|see) this\b",
    ),
)
"""Who is told apart from people."""
_OUGHT = r"(?:must|should|shall|has to|have to|needs? to|is to|are to|ought to)"
_ANSWER = r"(?:output|summary|answer|response|reply|report|description|profile|overview|text|result|record|notes|entry|message|paragraph)"
_CLAIMS = (
    _turn(
        _words(DECLARED, "that"),
        rf"(?:^\W{{0,3}}|[.!?:;]\W{{1,3}}|\b(?:please|kindly)\s)(?:{TELLING}\sthat\s(?:only\s)?(?:{CLAIM}|(?:it|they|there|all|every)\b"
        rf"|(?-i:[A-Z]))|{DECLARING}\sthat\s{ABOUT})",
        rf"\b(?:sure to|forget to|remember to|(?:from now on|henceforth),?(?: you)?)\s{DECLARING}\sthat\s{ABOUT}",
    ),
    _turn(
        _words(
            "you your", "that", f"{DECLARED} says states mentions includes reports include note contain read list show"
        ),
        rf"\byou (?:must|should|shall|are to) (?:always |only )?(?:answer|respond|reply|output|claim)\sthat"
        rf"\s(?:{CLAIM}|(?:it|they)\b|{NAME})",
        rf"\byou {_OUGHT} (?:always |only |also )?{DECLARING}\sthat\s{ABOUT}",
        rf"\byour {_ANSWER} {_OUGHT} (?:always )?(?:{DECLARING}|include|note|contain|read|list|show)\sthat\s(?:{CLAIM}|(?:it|they)\b)",
        rf"\b(?:make sure|ensure|see to it) (?:that )?your {_ANSWER} (?:say|state|mention|include|report|read|show)s\sthat\s{CLAIM}",
        rf"\b(?:include|mention|state|say) in your {_ANSWER} that\b(?!\syou)",
    ),
    _turn(
        _words("output"),
        r"^\W{0,3}(?:please )?output\s(?:(?:only|just|exactly|the|an?|number|figure|value|answer|words?|text|of|as|is|units?)\s){0,4}"
        r"(?:[\"“'‘]|\d[\d,.]*+(?!\s?(?:volts?|watts?|amps?|lumens|[kmg]?[vwa]h?|hp|psi|btu)\b))",
    ),
    _turn(_words("repeat"), rf"{BEGIN}repeat (?:after me|the following)\W{{1,3}}{CLAIM}{NUMBER}"),
    _turn(
        _words("answer respond reply return", "with"),
        r"^\W{0,3}(?:please )?(?:answer|respond|reply|return)\swith\s(?:[\"“'‘{\[]|(?:only|just|exactly)\b|\d[\d,.]+\s[a-z]+\W*$)",
    ),
    _turn(
        _words(
            "company lead candidate firm business organisation organization", f"{DONE} score label tag flag qualify"
        ),
        rf"{BEGIN}{TELLING}\b[^.!?]{{0,60}}\bfor (?:every|each|this|the) company(?=\s?[.,;:!]|$)",
        rf"\bfor (?:every|each|this|the) company,? (?:please )?{DOING}",
        rf"{BEGIN}(?:classify|mark|rate|score|rank|label|tag|treat|flag|record|list|qualify|report)\s(?:(?:this|the)\scompany"
        r"|this\s(?:lead|candidate|firm|business|organi[sz]ation))\s(?:as|at|first|with|highest|in the top|\d)",
    ),
    _turn(
        _words("set put fill use", "to as with at for"),
        rf"{BEGIN}(?:set|put|fill in|fill)\s[^.!?]{{0,40}}\b(?:number of \w+|count|value|field|answer)\s(?:to|as|with|at"
        rf"|=)\s(?=[^.!?]{{0,60}}\d)",
        rf"{BEGIN}(?:set|use|put)\s\d[\d,]*\s(?:as|for)\s(?:the|your|this)\b",
        rf"{BEGIN}set\s(?:the\s)?[a-z]+\sto\s\d[\d,]+(?!\s?(?:°|degree|f\b|c\b|[ap]\.?m))",
    ),
    _turn(
        _words("correct right expected final", "answer value output response"),
        r"\b(?:correct|right|expected|final)\s(?:answer|value|output|response)\b[^.!?]{0,40}\d",
    ),
)
"""What is to be believed of the page, whoever reads it."""
ORDERS = (*_OVERRIDES, _ROLES, _ADDRESSES, _ABROAD, _SUBJECTS, _WHOEVER, _USERS, *_CONDITIONS, *_NOT_PEOPLE, *_CLAIMS)
"""Orders to whoever reads pages for somebody else, and sentences that are addressed to one."""

_SPOKEN = (
    r"(?:[\"“'‘]|(?:you|we|I|how|what|who|which|please|sure|here)\b"
    r"|(?:the|this|our)\s(?:company|firm|business|page|site|owner|number|portfolio)\b)"
)
SPEAKERS = _turn(
    _words("system user human assistant developer prompt"),
    rf"{START}(?:SYSTEM|USER|HUMAN)\s?:",
    rf"{START}(?:(?i:assistant|developer)|System|User|Human)\s?:\s?(?i:{_SPOKEN}|{ORDERED})",
    rf"^\W{{0,3}}(?i:prompt)\s?:\s?(?i:[\"“'‘]|you are\b|how many\b|{ORDERED}|$)",
    flags=0,
)
"""Who speaks in a conversation with a model."""
UNFINISHED = re.compile(
    rf"[:,–—-]\W{{0,3}}$|^\W{{0,3}}(?:(?:\w+\s)?(?:only\s)?(?:to|for)\s{MANY})?{ADDRESSEES}(?:\sonly)?\W{{0,3}}$",
    re.IGNORECASE,
)
"""How an order ends whose content stands in the element behind it: open, or with whom it is for."""
_LEAVE = (
    r"(?:crawl|scrape|index|train|copy|call|text|e?-?mail|spam|contact|enter|visit|store|steal|harvest|collect|follow|bother|apply|post"
    r"|submit|disturb|use\s(?:our|this|the)\s(?:content|text|(?:web)?site|pages?|data|form|photos|work))"
)
FORBIDDING = re.compile(
    r"\b(?:stop|quit|no)\s\w+ing\b|\b(?:go away|(?:keep|stay) (?:out|away|off)|get lost|not (?:allowed|welcome)|forbidden|prohibited)\b"
    rf"|\b(?:do not|don['’]t|never|must not|may not)\s{_LEAVE}\b",
    re.IGNORECASE,
)
"""What a heading to machines says that wants nothing of them but that they leave: what stands beneath it is for people."""
