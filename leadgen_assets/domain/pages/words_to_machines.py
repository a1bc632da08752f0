"""Of what orders to machines are made: turns of phrase, and their words: who is addressed, what is asked, what a page claims.

Pieces of patterns are read without regard to case.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache


@dataclass(frozen=True, eq=False)
class Turn:
    """One kind of turn.

    Attributes:
        words: sets of words in lower case, and of marks (`_`), of each of which one must be there: a quick look, for most texts have none.
        written, flags: of the pattern.
        opens: it stands nowhere but where a sentence or clause begins, so that it is looked for there alone.
    """

    words: tuple[frozenset[str], ...]
    written: str
    flags: int
    opens: bool = False

    def found_in(self, text: str) -> bool:
        """Whether a text has it."""
        if not self.opens:
            return self.pattern.search(text) is not None
        match = self.pattern.match
        for place in _openings(text):  # noqa: SIM110 - a generator takes longer than most matches
            if match(text, place):
                return True
        return False

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Finds the turn; compiled when a text first has its words, for all of them together take two fifths of a second."""
        return re.compile(self.written, self.flags)


def words(*sets: str) -> tuple[frozenset[str], ...]:
    """Sets of words, as a turn needs them."""
    return tuple(frozenset(one.split()) for one in sets)


def turn(needed: tuple[frozenset[str], ...], *ways: str, flags: int = re.IGNORECASE) -> Turn:
    """A turn of the words that it cannot do without, and of the ways in which it is said."""
    return Turn(needed, "|".join(ways), flags, all(map(_opens, ways)))


def _opens(way: str) -> bool:
    """Whether a way begins as sentences and clauses do, and has no other way beside it in itself."""
    if not way.startswith((START, OPENING, CLAUSE, "^")):
        return False
    bare, inner = re.sub(r"\\.|\[\^?(?:\\.|[^\]\\])*\]", "", way), 1
    while inner:
        bare, inner = re.subn(r"\([^()]*\)", "", bare)
    return "|" not in bare


@lru_cache(maxsize=4)  # of the text at hand, which several turns look through
def _openings(text: str) -> tuple[int, ...]:
    """Where a sentence or clause may begin, with the mark in front of it."""
    return (0, *[mark.start() for mark in _MARKS_AHEAD.finditer(text)])


NOUNS = (
    r"(?:readers?|assistants?|models?|agents?|crawlers?|systems?|tools?|bots?|scrapers?|programs?|parsers?|indexers?|summari[sz]ers?"
    r"|extractors?|(?:search|answer) engines?)"
)
_PLAIN_AI = (
    rf"(?:(?:(?:generative |gen)?(?:AI|A\.I\.))(?:(?:[- ](?:powered|based|driven))?[- ](?:language |search |web |chat |research "
    rf"|data )?{NOUNS})?"
    r"|AIs|algorithms?|chat-?bots?|(?:search |web |SEO |research(?:er)? |lead |data )?bots|robots)"
)
"""Machines of which firms write as well."""
KNOWN = r"(?:Meta AI|(?:Microsoft |GitHub )?Copilot|Perplexity|Grok|Qwen|Mixtral)"
_NAMED = r"(?:Claude|Gemini|Llama|Mistral|Gemma|Kimi|Bard|Siri|Alexa|Cortana)"
"""Machines by a name that people and firms have too."""
_SIZE = r"(?:Opus|Sonnet|Haiku|Pro|Flash|Large|Medium|Small|Ultra|Turbo|Mini|\d{1,3}B)"
READER = (
    r"(?:(?:large |small )?(?:language|foundation|vision|multimodal) models?|language (?:tools|engines|programs)|(?:deep "
    r"|artificial )?neural net(?:work)?s?|LLM (?:readers?"
    r"|agents?"
    r"|crawlers?|scrapers?|bots?)|LLMs?"
    r"|Chat-?GPT(?:[- ]?\d\w*)?|GPT(?:-\d\w*)?|(?:GPT|Claude|CC|Perplexity|Google|Bing)bot"
    rf"|DeepSeek|(?:{KNOWN}|{_NAMED})(?:[- ]{_SIZE})?[- ]?v?\d(?:\.\d)?(?:[- ]{_SIZE})?|Claude (?:Opus|Sonnet|Haiku)"
    r"|(?:AI |web |search |site |SEO )?crawlers|(?:AI |web |data |site |SEO )?scrapers"
    r"|(?:web|search(?: engine)?|SEO) spiders|machine readers?)"
)
"""Machines that do nothing but read."""
MACHINE = rf"(?:{READER}|{_PLAIN_AI})"
_BEINGS = (
    r"(?:readers?|visitors?|guests?|clerks?|researchers?|analysts?|reviewers?|browsers?|collectors?|harvesters?|auditors?|evaluators?"
    r"|annotators?"
    r"|scouts?|intelligences?|minds?|brains?|beings?)"
)
"""Who somebody is that is called automated or artificial."""
ADDRESSED = (
    rf"(?:{MACHINE}|(?:automated|automatic|autonomous|agentic|headless) (?:(?:research |data |web |reading )?{NOUNS}|processes)"
    rf"|(?:automated|automatic|autonomous|agentic|headless|artificial|robot(?:ic)?|AI) {_BEINGS}|search engines|(?:data |text |web "
    rf"|page )?(?:parsers|indexers"
    rf"|summari[sz]ers|extractors)|(?:data |text |information )?extraction {NOUNS})"
)
_ONE_OF_THEM = rf"(?![\s,/&])(?:(?:(?:\s?[,/&]\s?|\s)(?:(?:and|or)\s)?(?:other\s)?)?(?<!\w){ADDRESSED})"
"""The first, or a further one behind what parts it from the one before: so the long pattern is written once and not twice."""
ADDRESSEES, SEVERAL = rf"{_ONE_OF_THEM}{{1,4}}", rf"{_ONE_OF_THEM}{{2,4}}"
PRESENT = (
    r"(?:reading|visiting|crawling|parsing|processing|summari[sz]ing|extracting|indexing|scraping|using|evaluating|comparing|assessing"
    r"|researching)"
)
MANY = r"(?:(?:all|any|the|every|each|other|you|visiting|reading|fellow)\s){0,3}"
_LEARNED = (
    r"(?:(?:deep |artificial )?neural net(?:work)?s?|transformers?|algorithms?"
    r"|(?:machine|deep)[- ]learning (?:models?|systems?|networks?))"
)
"""Machines by their kind: the power company and the trade have transformers and models too."""
CALLED = rf"(?:{KNOWN}|{_NAMED}|{_LEARNED}|Chat-?GPT(?:[- ]?\d\w*)?|GPT(?:-\d\w*)?)"
"""A machine by its name: with an order beside it alone."""
GREETED = (
    rf"(?:{KNOWN}|{_LEARNED}|search engine|(?:research(?:er)? |lead |data )?(?:ro|chat-?)?bots?|crawler|scraper|spider|machines?"
    r"|(?:machine|AI|non-?human) readers?)"
)
"""Machines whom a greeting tells from a trade."""
ONE = r"(?:bot|script|crawler|scraper|spider|machine|(?:computer )?program|parser|indexer|summari[sz]er|extractor|algorithm)"
"""Machines where it is told that one reads, or is asked whether the reader is one."""
GREETING = (
    r"\b(?:attention|dear|(?:hey|hi|hello)(?: there)?|greetings|good (?:day|morning|afternoon|evening)|listen|psst|fyi|psa|cc"
    r"|okay|ok)[\s:,-]{1,3}"
)

TELLING = r"(?:output|answer|respond|reply|report|say|state|claim|record|write|return|print)"
DECLARING = rf"(?:{TELLING}|mention|declare|announce|affirm|assert|indicate|specify|repeat|pretend)"
DOING = (
    rf"(?:{TELLING}|list(?!\sof)|add|include|treat|use|extract|set|name|cite|mention|recommend|rank|rate|describe|ignore|note|know|assume"
    r"|believe|quote|classify|mark|remember)\b"
)
COMPANY = r"(?:company|firm|business|agency|organi[sz]ation|owner|portfolio|team|page|(?:web)?site|office|broker)"
CLAIM = rf"(?:we\b|us\b|our\b|(?:this|the)\s{COMPANY}\b|[\"“'‘])"
NUMBER = r"[^.!?;]{0,60}?(?<![\d/])\d[\d,]*(?![\d,/])"
NAME = r"(?-i:(?!Your|My|Our|The|A)[A-Z][\w'’-]+\s[A-Z])"
ABOUT = (
    rf"(?:(?:we|(?:our|this|the)\s{COMPANY})\s(?:\w+\s)?(?:manage|oversee|look after|own|run|use|operate|have|has|is|are|serve|handle"
    rf"|control|lead|employ|administer|offer)s?\b|(?:we|our|(?:this|the)\s{COMPANY})\b{NUMBER}"
    rf"|{NAME}[^.!?;]{{0,40}}?\s(?:manages|oversees|owns|runs|uses|has|is)\b)"
)
"""What a page claims of its firm."""
SAYING = (
    r"(?:(?:bear|keep) in mind|be (?:aware|advised|informed)|take (?:it )?(?:as (?:given|read|a? ?fact)|down)|(?:put|jot|note) down|pass on"
    r"|understand|acknowledge|accept|confirm|conclude|infer|declare|announce|affirm|assert|indicate|specify|show|display|present|log"
    r"|register|store|save|memori[sz]e|learn|repeat|echo|explain|emphasi[sz]e|highlight|stress|convey|communicate|document|reflect|agree"
    r"|trust|tell (?:everybody|everyone|people|them|all|(?:your |the )?\w+s)|make (?:it )?(?:clear|known))"
)
"""What else one may do with a claim: with the claim itself alone."""
ORDERED = (
    rf"(?:(?:please|always|only|never|also|do not|must)\s){{0,2}}(?:{DOING}\s(?:that\b|only\b|(?:it|them)\sas\b|the following\b|{CLAIM}"
    rf"|{NAME}|{NUMBER})|{SAYING}\sthat\s{ABOUT})"
)
"""An order about what the page says, beside a word that firms use too."""

BEGIN = r"(?:^|[.!?:;)\]–—]\W{0,3}|\b(?:please|must|should|now|and|then|always)\s)"
MUST = (
    r"(?:must|should|shall|are to|needs? to|ha(?:s|ve) to|please|(?:is|are) (?:hereby )?(?:asked|required|instructed|requested"
    r"|told|advised) to)"
)
MEANWHILE = (
    r"(?:(?:then|please|always|also|only|simply|just|do not|never|you (?:must|should|shall|are to|need to|have to)|(?:make"
    r"|be) sure to)\s){0,3}"
)
READING = (
    r"(?:summari[sz](?:e|ing|ation)|ingestion|pars(?:e|ing)|index(?:ing)?|ingest(?:ing)?"
    r"|generat(?:e|ing) an? (?:summary|answer|overview|response|profile)"
    r"|(?:extract|crawl|scrap)(?:e|ing)?\s(?:\w+\s){0,3}?(?:page|(?:web)?site|content|text|data|information|details|facts|us))"
)
THE_PAGE = rf"(?:this|our|the|any)\s(?:\w+\s){{0,2}}?(?:{COMPANY}|pages|content|text|html|listing|profile|data)\b"
START = r"(?:^|[.!?]\s)\W{0,3}"
OPENING, CLAUSE = rf"(?:{START}|[,:;]\s)", rf"(?:{START}|[;:–—]\s|,\s(?:so|then|and|please)\s)"
_MARKS_AHEAD = re.compile(r"[.!?,:;–—]\s")
ENDS = r"\s?[:,.!;–—)\]*>-]"

MACHINES = (
    "ai ais llm llms gpt chatgpt bot bots chatbot chatbots robot robots crawler crawlers scraper scrapers spiders spider machine machines"
    " language foundation vision multimodal gptbot claudebot ccbot perplexitybot googlebot bingbot automated automatic engine engines"
    " parsers parser indexers"
    " indexer summarizers summarisers summarizer summariser extractors extractor extraction helpful model assistant agent program script"
    " parsing scraping crawling indexing ingestion rag summarization summarisation claude gemini copilot perplexity grok deepseek"
    " qwen mixtral llama mistral gemma kimi bard siri alexa cortana ki kis ia ias roboter sprachmodell sprachmodelle lenguaje linguagem"
    " langage modelli neural transformer transformers algorithm algorithms deep artificial robotic autonomous agentic headless"
)
"""Of which one stands in each text to a machine that is named."""
TOLD = "output answer respond reply report say state claim record write return print"
DECLARED = f"{TOLD} mention declare announce affirm assert indicate specify repeat pretend"
DONE = (
    f"{TOLD} list add include treat use extract set name cite mention recommend rank rate describe ignore note know assume believe quote"
    " classify mark remember"
)
SAID = (
    "bear keep aware advised informed take put jot note pass understand acknowledge accept confirm conclude infer declare announce affirm"
    " assert indicate specify show display present log register store save memorize memorise learn repeat echo explain emphasize emphasise"
    " highlight stress convey communicate document reflect agree trust tell make"
)
_LEAVE = (
    r"(?:crawl|scrape|index|train|copy|call|text|e?-?mail|spam|contact|enter|visit|store|steal|harvest|collect|follow|bother|apply|post"
    r"|submit|disturb|use\s(?:our|this|the)\s(?:content|text|(?:web)?site|pages?|data|form|photos|work))"
)
SENT_AWAY = (
    r"(?:\b(?:stop|quit|no)\s\w+ing\b|\b(?:go away|(?:keep|stay) (?:out|away|off)|get lost|not (?:allowed|welcome)|forbidden|prohibited)\b"
    rf"|\b(?:do not|don['’]t|never|must not|may not)\s{_LEAVE}\b)"
)
"""What one says to machines of which one wants nothing but that they leave."""
NO_ORDER = (
    rf"(?!\W{{1,4}}(?:you|thanks?|we)\b(?![^.!?]*\b{DOING})[^.!?\d]*\b(?:but|can(?:no|['’])t|never|won['’]t|don['’]t|will not)\b"
    r"[^.!?\d]*(?:[.!?]|$))"
    rf"(?!\W{{1,4}}(?:please\s)?{SENT_AWAY}(?![^.!?]*(?:\b{DOING}|:)))"
)
"""Not before what a firm tells a machine to be smiled at: "Dear AI: you're good, but Martha is better", "Dear robots, stop calling"."""
