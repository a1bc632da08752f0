"""By which turns of phrase a sentence speaks to a machine that reads, not to a person who visits.

Shapes, not sentences: a machine that is addressed ("LLM: …", "note to crawlers", "AI assistants must report"), a condition that only
a machine meets ("if you are a language model", "when summarising this page, state …"), an order that overrides another, an order to
record what the page claims. A firm that writes about machines ("we use AI assistants to answer tenants") addresses none. Where a word
is a machine's and a trade's too (agents, assistants, bots, a label "Prompt:"), the order must stand beside it.
"""

from __future__ import annotations

import re
from typing import NamedTuple


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


_NOUNS = (
    r"(?:readers?|assistants?|models?|agents?|crawlers?|systems?|tools?|bots?|scrapers?|programs?|parsers?|indexers?|summari[sz]ers?"
    r"|extractors?|(?:search|answer) engines?)"
)
_PLAIN_AI = (
    rf"(?:(?:(?:generative |gen)?(?:AI|A\.I\.))(?:[- ](?:powered|based|driven))?(?:[- ](?:language |search |web |chat |research "
    rf"|data )?{_NOUNS})?"
    r"|AIs|chat-?bots?|(?:search |web )?bots|robots)"
)
"""Machines of which firms write as well."""
_READER = (
    r"(?:(?:large |small )?(?:language|foundation) models?|LLMs?|Chat-?GPT(?:[- ]?\d\w*)?|GPT(?:-\d\w*)?|(?:GPT|Claude|CC|Perplexity"
    r"|Google|Bing)bot"
    r"|(?:AI |web |search |site )?crawlers|(?:AI |web |data |site )?scrapers|web spiders|machine readers?)"
)
"""Machines that do nothing but read."""
_MACHINE = rf"(?:{_READER}|{_PLAIN_AI})"
_ADDRESSED = (
    rf"(?:{_MACHINE}|(?:automated|automatic) (?:{_NOUNS}|processes)|search engines|(?:data |text |web |page )?(?:parsers|indexers"
    rf"|summari[sz]ers|extractors)|(?:data |text |information )?extraction {_NOUNS})"
)
_MORE = rf"(?:\s?[,/&]\s?|\s)(?:(?:and|or)\s)?(?:other\s)?{_ADDRESSED}"
_ADDRESSEES = rf"{_ADDRESSED}(?:{_MORE}){{0,3}}"
_PRESENT = r"(?:reading|visiting|crawling|parsing|processing|summari[sz]ing|extracting|indexing|scraping|using)"
_MANY = r"(?:(?:all|any|the|every|each|other|you|visiting|reading|fellow)\s){0,3}"
_CALLED = r"(?:Claude|Gemini|(?:Microsoft )?Copilot|Perplexity|Grok|Chat-?GPT(?:[- ]?\d\w*)?|GPT(?:-\d\w*)?)"
"""Machines by a name that people and firms have too: with an order beside it alone."""

_TELLING = r"(?:output|answer|respond|reply|report|say|state|claim|record|write|return|print)"
_DOING = (
    rf"(?:{_TELLING}|list(?!\sof)|add|include|treat|use|extract|set|name|cite|mention|recommend|rank|rate|describe|ignore|note|know|assume"
    r"|believe|quote|classify|mark|remember)\b"
)
_COMPANY = r"(?:company|firm|business|agency|organi[sz]ation|owner|portfolio|team|page|(?:web)?site|office|broker)"
_CLAIM = rf"(?:we\b|us\b|our\b|(?:this|the)\s{_COMPANY}\b|[\"“'‘])"
_NUMBER = r"[^.!?;]{0,60}?(?<![\d/])\d[\d,]*(?![\d,/])"
_NAME = r"(?-i:(?!Your|My|Our|The|A)[A-Z][\w'’-]+\s[A-Z])"
_ORDERED = (
    rf"(?:(?:please|always|only|never|also|do not|must)\s){{0,2}}{_DOING}\s(?:that\b|only\b|(?:it|them)\sas\b|the following\b|{_CLAIM}"
    rf"|{_NAME}"
    rf"|{_NUMBER})"
)
"""An order about what the page says, beside a word that firms use too."""

_BEGIN = r"(?:^|[.!?:;)\]–—]\W{0,3}|\b(?:please|must|should|now|and|then|always)\s)"
_MUST = (
    r"(?:must|should|shall|are to|needs? to|ha(?:s|ve) to|please|(?:is|are) (?:hereby )?(?:asked|required|instructed|requested"
    r"|told|advised) to)"
)
_MEANWHILE = (
    r"(?:(?:then|please|always|also|only|simply|just|do not|never|you (?:must|should|shall|are to|need to|have to)|(?:make"
    r"|be) sure to)\s){0,3}"
)
_READING = (
    r"(?:summari[sz](?:e|ing)|pars(?:e|ing)|index(?:ing)?|ingest(?:ing)?|generat(?:e|ing) an? (?:summary|answer|overview|response|profile)"
    r"|(?:extract|crawl|scrap)(?:e|ing)?\s(?:\w+\s){0,3}?(?:page|(?:web)?site|content|text|data|information|details|facts|us))"
)
_LOOKED = "reading read processing process describing describe quoting citing ranking evaluating analysing analyzing"
_THE_PAGE = rf"(?:this|our|the|any)\s(?:\w+\s){{0,2}}?(?:{_COMPANY}|pages|content|text|html|listing|profile|data)\b"
_START = r"(?:^|[.!?]\s)\W{0,3}"
_ENDS = r"\s?[:,.!;–—)-]"

_MACHINES = (
    "ai ais llm llms gpt chatgpt bot bots chatbot chatbots robot robots crawler crawlers scraper scrapers spiders machine language"
    " foundation"
    " gptbot claudebot ccbot perplexitybot googlebot bingbot automated automatic engines parsers indexers summarizers summarisers"
    " extractors"
    " claude gemini copilot perplexity grok scraper parser indexer summarizer summariser extractor"
    " extraction helpful model assistant agent ki ia sprachmodell sprachmodelle lenguaje linguagem langage"
)
_TOLD = "output answer respond reply report say state claim record write return print"
_DONE = (
    f"{_TOLD} list add include treat use extract set name cite mention recommend rank rate describe ignore note know assume believe quote"
    " classify mark remember"
)

_OVERRIDES = (
    _turn(
        _words(
            "ignore disregard forget override bypass ignoriere ignorieren ignoriert vergiss missachte ignora ignorez oublie oubliez olvida"
        ),
        rf"{_BEGIN}(?:ignore|disregard|forget|override|bypass)\s(?:\w+\s){{0,3}}?(?:instructions?\b|directives?\b"
        r"|(?:your|all|previous|prior|above|system|these|earlier)\s(?:\w+\s){0,2}(?:rules|guidelines|prompts?)\b"
        r"|(?:everything|anything|all)\s(?:above|before|else|previous|prior)\b)",
        r"\b(?:ignorieren?|ignoriert|vergiss|missachte|ignora|olvida)\s(?:\w+\s){0,4}(?:anweisungen|instruktionen|instrucciones)\b",
        r"\b(?:ignorez?|oubliez?)\s(?:\w+\s){0,2}?(?:les|mes|tes|vos|ces)\s(?:\w+\s){0,2}(?:consignes|instructions)\b",
        r"^\W{0,3}override\s?:",
        rf"{_BEGIN}(?:ignore|disregard)\s(?:all|any|every)\s(?:of\s)?(?:the\s)?other\s(?:text|content|figures?|numbers?)\b",
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
        rf"\b(?:new|updated|revised|real|actual)\s(?:system\s)?(?:instructions?|task)\s?(?::|is to|are to)\s?{_ORDERED}",
        r"^\W{0,3}instructions?\s?:\s?(?:respond|reply|output|state|say|claim|report)\s(?:that|with|only)\b",
        r"\b(?:do not|don['’]t|never)\s(?:tell|inform|mention|reveal|disclose|show|repeat)\b[^.!?]{0,40}\b(?:this|these|your)\s(?:\w+\s)?"
        r"(?:instructions?|prompts?)\b",
    ),
)
_ROLES = _turn(
    _words(_MACHINES),
    r"\byou(?:'re|’re| are)\s(?:now\s)?(?:an?\s|the\s)?(?:helpful\s)?"
    rf"(?:(?:{_READER}|AI {_NOUNS}|chat-?bots?)\b(?!\s(?:start|compan|graduate|degree|vendor|user))"
    r"|(?:AI|A\.I\.|bot|robot)(?=\s?[,.:;!)–—]|\s(?:and|or|that|reading|processing|parsing|summari|extract|crawl|scrap|visiting)|$)"
    r"|crawler\b|scraper\b|helpful assistant\b|assistant (?:tasked|designed|trained|that)\b)",
    r"\bas an? (?:AI(?: language)?(?: model| assistant| agent)?|(?:large )?language model|LLM),"
    rf" (?:you\b|I\b|please\b|{_ORDERED})",
    rf"\byou,\s(?:the|an?|dear)\s{_MACHINE},",
    rf"\byou (?:are )?(?:read|process|pars|view|see|crawl|index|visit)\w*\s[^.!?]{{0,40}}\bas an? {_MACHINE}\b",
    rf"\b(?:act|behave|respond|answer) as (?:an? |if you were (?:an? )?)(?:{_READER}|AI {_NOUNS}|AI\b)",
    r"\b(?:wenn (?:du|sie)|si (?:eres|usted es|vous êtes|tu es)|se (?:sei|você é)|falls (?:du|sie))\s(?:eine?|une?|una|uma?)\s(?:\w+\s)?"
    r"(?:KI|IA|LLM|Sprachmodell|modelo de (?:lenguaje|linguagem)|modèle de langage|bot|robot|crawler)\b",
)
"""Who is told what it is."""
_ADDRESSES = _turn(
    _words(_MACHINES),
    rf"\b(?:attention|dear|hey|hi|hello)[\s:,-]{{1,3}}(?:to\s)?{_MANY}{_ADDRESSEES}(?={_ENDS}|\s(?:only|reading|that|who|visiting)\b|$)",
    r"\b(?:notes?|notice|message|hint|instructions?|information|reminder|guidance|guidelines?|context|facts?|summary|data|statement|tl;?\s?dr"
    r"|directives?"
    rf"|prompt|command)\s(?:to|for|all|any)\s{_MANY}{_ADDRESSEES}(?={_ENDS}|\s(?:only|reading|that|who|visiting)\b|$)",
    r"\b(?:instructions?|note|message)\s(?:to|for)\s(?:the|this|any)\smodel(?=\s?[:,.–—-]|$)",
    rf"{_BEGIN}(?:only\s)?(?:to|for)\s(?:the attention of\s)?{_MANY}(?:{_READER},|{_ADDRESSEES}(?:\s(?:only"
    rf"|{_PRESENT}\s[^.!?:]{{0,40}}))?\s?"
    rf"(?:[:)]|[,–—-]\s?(?=$|{_MEANWHILE}(?:{_DOING}|we\s(?={_NUMBER})|(?:our|this|the)\s{_COMPANY}))))",
    rf"{_START}(?:{_ADDRESSEES}\sonly\s?[:).]|{_ADDRESSED}(?:{_MORE}){{1,3}}\s?:|@{_READER}\b|(?:assistant|model|agent),\s{_ORDERED}"
    rf"|please,\s{_ADDRESSEES},\s)",
    r"\b(?:message|note|text|paragraph|section|page|line|content|part|following)\s(?:is|are)\s(?:only\s|solely\s|just\s"
    r"|meant\s)?(?:for|to)\s"
    rf"{_MANY}{_ADDRESSEES}(?={_ENDS}|$)",
    rf"{_START}(?:(?:{_READER}\s?(?::|\s[–—-]\s)|{_READER},\s(?:please\s|{_DOING}))"
    rf"|{_ADDRESSEES}\s?(?::|,|\s[–—-]\s)\s?(?:please\s|(?:we|our)\s(?={_NUMBER})|(?:this|the)\s{_COMPANY}\b|{_ORDERED}))",
    rf"{_START}{_CALLED}\s?(?::|,|\s[–—-])\s(?:please\s)?(?:(?:we|our)\s(?={_NUMBER})|{_ORDERED}"
    r"|(?:when|if|while|once)\s(?:you\b|reading|summari|asked))",
    rf"^\W{{0,3}}(?:(?:only\s)?(?:to|for)\s{_MANY}{_ADDRESSEES}(?:\sonly)?|{_ADDRESSEES}\sonly)\W{{0,3}}$",
    rf"{_START}(?:{_MACHINE}|crawler|bot|scraper|parser|indexer|summari[sz]er|extractor)[- ]"
    r"(?:only |training )?(?:instructions?|directives?|prompt|notes?|hint|context|message"
    rf"|guidance|facts"
    r"|data|summary)\s?[:–—=]",
    rf"\b(?:intended|meant|written|reserved|addressed|provided|included|visible)\s(?:only\s|solely\s|exclusively\s)?(?:for"
    rf"|to)\s{_MANY}{_ADDRESSEES}"
    rf"(?={_ENDS}|\s(?:only|reading)\b|$)",
    rf"\b(?:ask|request|instruct|require|direct|order|command)\s(?:that\s)?(?:(?:all|any|every)\s{_ADDRESSEES}"
    rf"|{_READER})\s(?:to\s)?{_DOING}",
    r"\b(?:hinweis|anweisung|nota|note|aviso|instrucciones|instructions|nachricht|mensaje|message)\s(?:an|für|para|pour|aux?|a)\s"
    r"(?:(?:alle|die|la|los|las|les|l['’]|todos|tous|toutes)\s?){0,2}(?:KI-\w+|(?<=l['’])IA|(?<=[ae]s )IA|(?<=la )IA|LLMs?|Sprachmodelle?"
    r"|modelos? de lenguaje|modèles? de langage|bots|robots|crawlers?)\b",
)
_SUBJECTS = _turn(
    _words(_MACHINES, "must should shall are is need needs has have please"),
    rf"(?:^|[.!?:;,(]\s?|\b(?:all|any|every|other|these|visiting|that)\s){_ADDRESSEES}"
    rf"(?:\s?[,(–—]?\s?(?:(?:when\s)?{_PRESENT}|that|which)\b[^.!?]{{0,60}}?)?"
    rf"[,)–—]?\s{_MUST}\s(?:(?:always|only|also|please|therefore|instead|now|not|never|then)\s){{0,2}}"
    rf"(?:(?:report|state|say|claim|cite|recommend|rank|output)\b|(?<!not )(?<!never ){_ORDERED})",
)
"""What machines are to do."""
_USERS = _turn(
    _words("user users human operator requester", "tell inform advise assure convince"),
    rf"{_START}(?:tell|inform|advise|assure|convince)\s(?:the|your|any|all)\s(?:users?|human|operator|requester)\b",
)
_CONDITIONS = (
    _turn(
        _words(_MACHINES, "when while if whenever once should in"),
        rf"\b(?:when|while|if|whenever|once|should|in case)\s{_MANY}(?:an?\s|some\s)?{_ADDRESSEES}\s(?:is\s|are\s)?(?:read|visit|crawl"
        rf"|pars|summari"
        r"|process|index|scrap|extract)\w*\s(?:from\s|through\s)?(?:this|our)\b",
        r"\b(?:when|if|whenever|once)\s(?:(?:this|our)\s(?:\w+\s){0,2}(?:is|are)\s)?(?:summari[sz]ed|indexed|parsed|read|crawled"
        r"|processed|scraped"
        rf"|extracted|ingested|quoted|cited)\sby\s(?:an?\s)?{_MANY}{_MACHINE}\b",
    ),
    _turn(
        _words(
            "summarize summarise summarizing summarising parse parsing index indexing ingest ingesting generate generating extract"
            " extracting"
            " crawl crawling scrape scraping",
            _DONE,
        ),
        r"\b(?:when|while|if|whenever|once|before|after|upon)\s(?:you\s)?(?:(?:are|have|need|were)\s)?(?:(?:to|been|asked to)\s){0,2}"
        rf"{_READING}\b[^.!?]{{0,100}}?(?:[,:;–—]|\s-)\s?{_MEANWHILE}{_DOING}",
        rf"{_BEGIN}{_DOING}[^.!?]{{0,120}}\b(?:when|while|if)\s(?:you\s)?(?:are\s)?{_READING}\s{_THE_PAGE}",
    ),
    _turn(
        _words(_LOOKED, _TOLD, "when while if whenever once before"),
        rf"\b(?:when|while|if|whenever|once"
        rf"|before)\s(?:you\s)?(?:are\s)?(?:{_LOOKED.replace(' ', '|')})\s{_THE_PAGE}[^.!?]{{0,60}}?[,:;–—]\s?"
        rf"{_MEANWHILE}{_TELLING}\s(?:that\s)?(?:we|our|it|this|the company|\d|[\"“])",
    ),
    _turn(
        _words("write writing talk talking", "about", _TOLD, "when if whenever"),
        r"\b(?:when|if|whenever)\s(?:you\s)?(?:are\s)?(?:writ(?:e|ing)|talk(?:ing)?)\sabout\s(?:us|this|our)\b[^.!?]{0,40}?,\s?"
        rf"{_MEANWHILE}{_TELLING}\s(?:that\s)?(?:we|our|it|this)\b",
    ),
    _turn(
        _words("ask asks asked", f"tell {_TOLD}", "when if whenever"),
        r"\b(?:when|if|whenever)\s(?:(?:you(?:'re| are)|someone|anyone|(?:a|the|your|any)\s(?:user|human|person))\s)?ask(?:s"
        r"|ed)?\b[^.!?]{0,80}?,\s?"
        rf"{_MEANWHILE}(?:{_TELLING}|tell (?:them|the user))\s(?:that\b|we\b|our\b|[\"“‘]|(?:\w+\s){{0,2}}\d{{2}})",
    ),
    _turn(
        _words("summary summaries", _DONE), rf"\bsummar(?:y|ies)\sof\s(?:this|our)\s(?:\w+\s){{0,2}}?{_MUST}\s{_DOING}"
    ),
)
"""What only a machine does with a page."""
_NOT_PEOPLE = (
    _turn(
        _words("human humans automatically"),
        r"\bif you(?:'re|’re| are) not (?:a )?human\b",
        r"(?:^|[.!?]\s)\W{0,3}(?:humans|human (?:readers|visitors))\s(?:may|can|should)\s(?:safely\s)?(?:skip|ignore|disregard)\b",
        r"\b(?:if|when|whenever)\sthis\s(?:text|page|content|site|website)\sis\s(?:being\s)?(?:read|processed|parsed)\sautomatically\b",
    ),
    _turn(_words(_MACHINES), rf"\bare you (?:an?\s)?(?:{_READER}|AI(?: {_NOUNS})?)\s?\?\s(?:then|please|if so)\b"),
)
"""Who is told apart from people."""
_CLAIMS = (
    _turn(
        _words(_TOLD, "that"),
        rf"(?:^|[.!?:;]\W{{1,3}}|\bplease\s){_TELLING}\sthat\s(?:only\s)?(?:{_CLAIM}|(?:it|they|there|all|every)\b|(?-i:[A-Z]))",
    ),
    _turn(
        _words("you your", "that"),
        rf"\byou (?:must|should|shall|are to) (?:always |only )?(?:answer|respond|reply|output|claim)\sthat\s"
        rf"(?:{_CLAIM}|it\b|they\b|{_NAME})",
        r"\byour (?:output|summary|answer|response) (?:must|should|shall|has to) (?:always )?"
        r"(?:say|state|include|mention|report)\sthat\b(?!\syou)",
        r"\b(?:include|mention|state|say) in your (?:output|summary|answer|response) that\b(?!\syou)",
    ),
    _turn(_words("output"), r"^\W{0,3}(?:please )?output\b.{0,60}\d"),
    _turn(
        _words("answer respond reply return", "with"),
        r"^\W{0,3}(?:please )?(?:answer|respond|reply|return)\swith\s(?:[\"“'‘{\[]|(?:only|just|exactly)\b|\d[\d,.]+\s[a-z]+\W*$)",
    ),
    _turn(
        _words(
            "company lead candidate firm business organisation organization", f"{_DONE} score label tag flag qualify"
        ),
        rf"{_BEGIN}{_TELLING}\b[^.!?]{{0,60}}\bfor (?:every|each|this|the) company(?=\s?[.,;:!]|$)",
        rf"\bfor (?:every|each|this|the) company,? (?:please )?{_DOING}",
        rf"{_BEGIN}(?:classify|mark|rate|score|rank|label|tag|treat|flag|record|list|qualify|report)\s(?:(?:this|the)\scompany"
        r"|this\s(?:lead|candidate|firm|business|organi[sz]ation))\s(?:as|at|first|with|highest|in the top|\d)",
    ),
    _turn(
        _words("set put fill use", "to as with at for"),
        rf"{_BEGIN}(?:set|put|fill in|fill)\s[^.!?]{{0,40}}\b(?:number of \w+|count|value|field|answer)\s(?:to|as|with|at"
        rf"|=)\s(?=[^.!?]{{0,60}}\d)",
        rf"{_BEGIN}(?:set|use|put)\s\d[\d,]*\s(?:as|for)\s(?:the|your|this)\b",
        rf"{_BEGIN}set\s(?:the\s)?[a-z]+\sto\s\d[\d,]+(?!\s?(?:°|degree|f\b|c\b|[ap]\.?m))",
    ),
    _turn(
        _words("correct right expected final", "answer value output response"),
        r"\b(?:correct|right|expected|final)\s(?:answer|value|output|response)\b[^.!?]{0,40}\d",
    ),
)
"""What is to be believed of the page, whoever reads it."""
ORDERS = (*_OVERRIDES, _ROLES, _ADDRESSES, _SUBJECTS, _USERS, *_CONDITIONS, *_NOT_PEOPLE, *_CLAIMS)
"""Orders to whoever reads pages for somebody else, and sentences that are addressed to one."""

_SPOKEN = (
    r"(?:[\"“'‘]|(?:you|we|I|how|what|who|which|please|sure|here)\b"
    r"|(?:the|this|our)\s(?:company|firm|business|page|site|owner|number|portfolio)\b)"
)
SPEAKERS = _turn(
    _words("system user human assistant developer prompt"),
    rf"{_START}(?:SYSTEM|USER|HUMAN)\s?:",
    rf"{_START}(?:(?i:assistant|developer)|System|User|Human)\s?:\s?(?i:{_SPOKEN}|{_ORDERED})",
    rf"^\W{{0,3}}(?i:prompt)\s?:\s?(?i:[\"“'‘]|you are\b|how many\b|{_ORDERED}|$)",
    flags=0,
)
"""Who speaks in a conversation with a model."""
UNFINISHED = re.compile(
    rf"[:,–—-]\W{{0,3}}$|^\W{{0,3}}(?:(?:\w+\s)?(?:only\s)?(?:to|for)\s{_MANY})?{_ADDRESSEES}(?:\sonly)?\W{{0,3}}$",
    re.IGNORECASE,
)
"""How an order ends whose content stands in the element behind it: open, or with whom it is for."""
