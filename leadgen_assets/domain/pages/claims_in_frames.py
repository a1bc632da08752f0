"""Claims of a firm that stand in a frame: in a sentence that hands them to somebody who writes them down.

What a firm says to its visitors it says itself: "we manage 480 homes", behind nothing, an adverbial, a label of its own ("our size:"),
a call ("call us:") or what people know ("did you know that …"). A claim that is the object of something else is not said to them:

* of a program that reads, wherever in the sentence it stands, unless the firm uses it;
* of a record that is not the firm's: a field, a cell, an answer key, "your notes", "a correct profile of us";
* of a verb for saying, entering or choosing, that is bidden: "say that …", "count our size as …";
* of somebody's errand: "you read this for a client", "whoever sent you", "your user";
* of the page's own text: "this line overrides …", "whatever the footer says".

What stands before the claim and behind it in its sentence decides; what a sentence is made of beside that is not looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from leadgen_assets.domain.pages.orders_to_enter import COUNT, MATTER, PERSON, WE
from leadgen_assets.domain.pages.words_to_machines import words

_READER_WORDS = (
    "parser parsers extractor extractors summarizer summarizers summariser summarisers scraper scrapers crawler crawlers indexer indexers"
    " spider spiders llm llms gpt gpts chatgpt language neural extraction automaton automata robots tokenizer webcrawler"
)
_READER = (
    r"(?:parsers?|extractors?|summari[sz]ers?|(?<!paint )(?<!ice )(?<!windshield )scrapers?|(?:web\s?)?crawlers?|indexers?"
    r"|(?:web|search) spiders?|LLMs?|(?:chat-?)?GPTs?|(?:large )?language (?:models?|engines?|agents?|AIs?)|neural net(?:work)?s?)\b"
)
"""Programs that do nothing but read."""
_CALLED = r"(?:AIs?|bots?|robots?|assistant|algorithm|program|machine|model|agent|computer|automaton|automation|software|reader)"
_AIDE = r"(?:users?|principal|operator|requester|prompter)(?!\s(?:residence|broker|and interest))"
_PAYS = rf"(?:{_AIDE}|clients?|customers?|boss|employer|supervisor|human|masters?|handlers?|team|readers?|chief|manager)"
_DATA = (
    r"(?:(?<!in the )(?<!in our )fields?(?!\s(?:office|guide|trip|service|staff|team|house|crew|day|of))|columns?|cells?(?!\s(?:phone|number|tower))|slots?"
    r"|(?<!in a )rows?(?!\s(?:house|home))"
    r"|databases?|data\s?(?:sets?|points?|base|sheet|fields?)|spreadsheets?|worksheets?|CRM|CSV|JSON|extraction|dossiers?|schema"
    r"|metadata|knowledge base|answer key)\b"
)
"""What only somebody has who keeps what others say."""
_NOTES = (
    r"(?:notes?|notebook|outputs?|reports?|summar(?:y|ies)|answers?(?!\sto\b)|files?|lists?|sheets?|tables?|records?|entr(?:y|ies)|profiles?|logs?|index"
    r"|register|results?|draft|overview|write-?ups?|repl(?:y|ies)|response|finding|memory|memo|cards?|facts|picks?|leads?|prospects?|ranking"
    r"|shortlist|listing|pipeline|inventory|estimate|count|figure|value|outreach|description|form|template|book|briefing|lookup|research)\b"
)
"""What is such a record only where it is said whose it is, or that it is right."""
_RIGHT = r"(?:accurate|correct|right|true|proper|complete|valid|faithful|honest|careful|good|fair|reliable|final)"
_TOPIC = (
    r"(?:size|units?|doors|homes|portfolio|software|PMS|platform|owner|contacts?|decision[- ]?makers?|phone|address|headquarters|count|e-?mail"
    r")"
)
_OF_US = r"(?:us|our|this|the)\b"
_NOT_HIS = (
    r"(?!(?:to-do|wish|bucket|check|tax|lease|maintenance|rental|monthly|free|owner|bank|credit|tenant|background|inspection|phone|address|guest|budget)\b)"
)
"""Lists and reports that those have who visit."""
_WHOSE = r"(?:the|your|any|every|each|this|that|whatever|whichever)"
_RECORD = (
    rf"(?:{_WHOSE}\s(?:[\w'’-]+\s){{0,2}}?{_DATA}|^(?:[\w'’-]+\s)?{_DATA}\s?[:=]"
    rf"|(?:(?<!for )your\s|(?<=for )your\s(?!own\b|(?:records?|files?|information|notes|book)\b)){_NOT_HIS}(?:[\w'’-]+\s)?{_NOTES}"
    rf"|(?:any|every|each|whichever|an?|the)\s{_RIGHT}\s(?:\w+\s)?{_NOTES}|{_RIGHT}\sdata\b|(?:any|every|each|whatever|whichever)\s(?:\w+\s)?{_NOTES}"
    r"\s(?:of|for|about|on)\s(?:us|our|this)\b"
    rf"|into\sthe\s{_NOTES}|your data on us|(?:amend|correct|revise|update|edit|finish|complete|adjust|mend|fix)\s(?:the|your|this|any)\s(?:{_NOTES}|data\b|facts\b)"
    rf"|the\s(?:answer|entry|value|record|profile)\s(?:reads?|to give|to enter|shall|must)\b|{_TOPIC}\s(?:question|query|value|entry|slot)\b)"
)
_BETWEEN = re.compile(r"\byou (?:can |will |may )?(?:find|see|get)\b|\b(?:call|contact|ask|tell|e-?mail|text|join|hire|talk to|write to|trust) us\b|\bbelow\b", re.IGNORECASE)
_OURS_OR_HIS = re.compile(
    r"\bour\s(?:(?!for|to|in|of|on)[\w'’-]+\s){0,2}$|\b(?:we|they|owners|landlords|he|she|I)\b(?!\s(?:\w+ly\s)?(?:ask|want|instruct|request|expect|require|order|are reading|are))"
    r"|\b(?:get|see|view|find|download|log in|read|receive|access|check|open|keep|request|look|call|rent|(?:put|add|have|keep|leave) us (?:on|in|to|at))\b"
    r"|\b(?:off|leave)\s$|\bfor\s(?=your\s(?:own\s)?(?:records?|files?|information|notes|book)\b)|\b(?:fact )?sheet for$",
    re.IGNORECASE,
)
"""Before a record: it is the firm's, or a visitor does something of his own with his: "get your report online: …", "add us to your list: …"."""

_LEAD = (
    r"(?:^|[,:–—(]\s?|\b(?:so|and|then|or|please|kindly|just|now|always|only|simply|but|go ahead and"
    r"|you (?:must|should|shall|may|can|could|have to|need to|are (?:to|free to|asked to|told to|welcome to|required to)|will want to)"
    r"|(?:useful|error|mistake|wrong|right|correct|wise|best|enough|sure|forget|careful|instruct you|ask you|want you|asked|told|remember)(?: not)? to)\s)"
    r"(?:\w+ly\s|not\s|please\s)?"
)
_SAY = (
    r"(?:say|state|report|answer|reply|respond|output|return|submit|record|log|register|enter|write|put|note down|jot|file|store|save"
    r"|gather|extract|conclude|infer|deduce|hold|assume|presume|hand|pass|convey|relay|mention|claim|declare|affirm|assert|indicate"
    r"|specify|confirm|cite|quote|credit|prefill|fill|choose|pick|prefer|select|carry|transcribe|copy|type|print|repeat|echo|attest|vouch"
    r"|testify|certify|memori[sz]e|insert|include|bring|give|index|tell)"
)
_TO_WHOM = rf"(?:(?:to\s)?(?:your|the|any|every|each)\s(?:own\s)?{_PAYS}|them|him|her|everyone who asks|anyone who asks)"
_BIDDEN = re.compile(
    rf"{_LEAD}{_SAY}(?:\s(?:down|on|out|back|in))?(?:\s(?:{_TO_WHOM}|our|only|exactly|just|nothing but|with|for))*"
    rf"(?:\s(?:this|these|the following|it)(?:\s(?!page|ad|code|site)\w+)?(?:\s(?:{_TO_WHOM}|our name))?\s?:)?(?:\s(?:it )?(?:on|for) (?:file|the record|record))?(?:\s(?:that|of|to|by))?\s?[\"“'‘]?$",
    re.IGNORECASE,
)
"""What is to be said, and then at once the claim."""
_NO_VERB = (
    r"(?:with|for|from|at|to|of|about|by|in|on|under|behind|like|as|all|both|trust|join|and|than|over|among|between|beside|besides|without|give"
    r"|is|are|was|were|call|visit|find|ask|see|when|while|since|because|if|though|although|today|let|follow|text|email|e-mail|reach|hire|choose)\b"
)
_AS_SO_MANY = re.compile(
    rf"{_LEAD}(?!{_NO_VERB})[a-z]+\s(?:(?:down|up)\s)?(?:us|it|our\s\w+(?:\s\w+)?|this\s(?:firm|company|business)|{_TOPIC})\s(?:down\s|up\s)?"
    r"(?:as|at|with|to|for|by|be|an?)(?:\s(?:an?|the|firm|company|manager|business|of|having|managing|being|with|that manages|something like))*$",
    re.IGNORECASE,
)
"""As how many the firm is to be taken, whatever the verb."""
_KNOWN = re.compile(
    r"\b(?:want you to know|(?:few|many|some|most|people) (?:\w+ly )?know|(?:do|did) (?:you|\w+) (?:know|realize|hear)|(?:you|you['’]ll|they|owners|everyone|everybody|people|tenants|clients)\s(?:(?:\w+ly|will|can|may|might|should"
    r"|must|would|do|already|also|not|all|now|have|be|want to|need to)\s){0,3}(?:know|see|find|notice|feel|trust|love|like|learn|forget|appreciate|bet|say|tell us"
    r"|agree|believe|hear|heard|seen|sure|certain|confident|glad|happy|pleased|surprised|delighted|relieved|amazed|discover|realize|understand|enjoy|assured|told|remember|rest easy)"
    r"|(?:^|[,;]\s|\b(?:please|and|also|just|so|but|always|kindly|never|do not|don['’]t)\s)(?:(?:rest|be|feel|stay) (?:assured|sure|certain|aware|confident|glad)|note|remember|know|(?:keep|bear) in mind"
    r"|forget|believe|see|notice|add to that|imagine)|(?:tell|told|assure|promise|guarantee|remind|show) you)"
    r"(?:\s(?:from|in|on|by) our \w+|\s(?:by now|too|well|now|to (?:know|hear|learn)))?\sthat$",
    re.IGNORECASE,
)
_THAT = re.compile(rf"^(?:(?:please|kindly|now|then|also|always|just|so|but|and)\s)*(?!{_NO_VERB})[a-z]+(?:\s[a-z]+){{0,3}}\sthat$", re.IGNORECASE)
_OF_ONES_OWN = re.compile(
    r"\b(?:we|we['’]re|our|I|they|owners|he|she|is|are|was|so|such|proud|happy|glad|pleased|given|now|provided|proof|means?|shows?|proves?|it|it['’]s|fact"
    r"|truth|reason|day|years?|who|whose|homes|buildings|only)\b",
    re.IGNORECASE,
)
"""What people know, and what has a subject of its own."""
_ERRAND = re.compile(
    r"\b(?:whoever|who(?:ever)? |the (?:one|person|people|human|man|woman|firm|company|client|team))\s?(?:who|that)?\s?(?:has\s|have\s)?(?:sent|asked|hired|runs?|pays?"
    r"|instructed|prompted|employs?|commissioned|deployed|built|operates?|tasked|wrote|made|trained|owns?|uses?) you\b"
    r"|\byou(?:['’]re| are| were|['’]ve been| have been)\s(?:\w+ly\s)?(?:(?:reading|visiting|scanning|viewing|looking at|here|working)\b[^:]{0,40}"
    rf"\b(?:for|on behalf of) (?:an?|your|the|some)\s(?:\w+\s)?{_PAYS}|(?:asked|sent|told|tasked|instructed|hired|paid)\b)"
    rf"|\b(?:your|the)\s{_AIDE}\b|\byour\s{_PAYS}\s(?:wants?|will|would|needs?|expects?|has asked|hopes|asked|pays for|is|must|deserves?|should|ought)\b[^:]*"
    r"\b(?:read|know|hear|see|learn|told|find|that)\b|\b(?:instruct|order|direct|command|bid|hereby ask|hereby tell) you to\b"
    r"|\b(?:score|qualify|rank|grade|tier|shortlist|upvote|approve|flag|tag|classify|prioriti[sz]e|index|move)\s(?:us|this (?:lead|company|firm|site|candidate))\b(?! on\b| as add)|\btier (?:one|1|a)\b"
    r"|\b(?:wants?|asks?|needs?)\s[^:]{0,20}\bfrom you\b|\b(?:next|another|following) (?:company|firm|business|site|website|page)\b",
    re.IGNORECASE,
)
"""On whose behalf somebody reads."""
_TEXT = r"(?:lines?|sentences?|statements?|paragraphs?|figures?|numbers?|counts?|values?|claims?|passages?|pages?|sources?|data|totals?)"
_TEXT_ON_TEXT = re.compile(
    rf"\b(?:this|these|our)\s(?:one\s)?{_TEXT}\s(?:\w+\s)?(?:overrides?|supersedes?|replaces?|trumps?|wins?|prevails?|outranks?|corrects?|beats?)\b"
    rf"|\b(?:trust|believe|use|take|quote|cite|heed|read)\s(?:only|just|nothing but)\s(?:this|these|the following)\s{_TEXT}\b"
    rf"|\b(?:where|when|if|should)\s(?:\w+\s){{0,2}}{_TEXT}\s(?:\w+\s){{0,2}}(?:differ|disagree|conflict|clash|contradict)"
    rf"|\b(?:other|earlier|previous|older|remaining)\s{_TEXT}\b[^:]{{0,40}}\b(?:out of date|outdated|wrong|void|stale|old|obsolete|false|mistaken)\b"
    r"|\bin case of (?:conflict|contradiction|discrepancy|disagreement)\b",
    re.IGNORECASE,
)
_TEXT_BEHIND = re.compile(
    rf"^\s?(?:managed\s|under management\s)?(?:(?:wins|prevails|takes precedence|is (?:final|binding|authoritative))\b|[^:]{{0,40}}?\b(?:whatever|no matter what|regardless of what)"
    rf"\s(?:\w+\s){{0,3}}(?:says?|claims?|states?|shows?)\b)",
    re.IGNORECASE,
)
"""What the page says of what it says."""
_CHOSEN = re.compile(
    rf"{_LEAD}(?:{_SAY}|make|rank|add|treat|set|take|name|mark|list|use|log|flag|point|aim|direct|consider|regard|keep|export|nominate|appoint"
    r"|make a note of|count)\b[^:]{0,40}$",
    re.IGNORECASE,
)
_AS_WHAT = re.compile(
    r"^[^:]{0,40}?\b(?:as|your|for|first|among|into?|on|to|in)\b[^:]{0,30}?(?<!emergency )(?<!phone )\b(?:picks?|leads?|candidates?|buyers?|targets?|prospects?"
    r"|entry|decision[- ]?makers?|signers?|records?|list|sheet|export|import|people of this \w+|person to \w+|contact to \w+|top contact"
    r"|notes|crm|database|outreach|answer|result|match|hit|choice)\b",
    re.IGNORECASE,
)
_CARD = re.compile(
    rf"^(?:{_LEAD}(?:save|add|store|keep|record|log|create|insert|enter|import|export|use|take|note)\s(?:(?:this|an?|the|as|one|new)\s){{0,2}}"
    r"(?:\w+\s)?(?:contact|lead|entry|record|person|prospect|row|name|card)"
    r"|new\s(?:contact|lead|person)\s(?:record|entry|card|row)|your\s(?:best|first|top|main|next|only|real|right)\s(?:\w+\s)?(?:lead|prospect|pick|target"
    r"|candidate|match|entry|hit)\b[^:]{0,20}?)\s?:$|\byour\s(?:\w+\s)?(?:outreach|pitch|prospecting|cadence|mail merge)\b",
    re.IGNORECASE,
)
_TO_BE_LISTED = re.compile(
    r"^\W{0,2}[^:]{0,30}?\bis\s(?:the\s)?(?:one|person|contact|name)?\s?to\s(?:be\s)?(?:list|record|name|enter|file|export|save|store|log|put)", re.IGNORECASE
)
"""Who is to be chosen, and as what."""
_TO_NAME = re.compile(
    r"\b(?:the|our|your)\s(?:name|contact|person|one|lead|owner|buyer|decision[- ]?maker)\s(?:(?:to|you)\s(?:must\s|should\s|will\s)?(?!call|contact|see|ask|reach|meet|talk|speak|write to|know|thank|beat|hire|visit|text|turn|watch|trust|go)"
    r"\w+(?:\sis)?|(?:must\s|should\s|shall\s)?be)\s?:?$"
    r"|\b(?:contact|person|name|lead|owner|buyer)\s(?:for|in)\syour\s(?:\w+\s)?\w+\s?(?:is|:)?$"
    r"|\b(?:for|to|in)\syour\s(?:tool|bot|AI|model|agent|program|software|script|file|list|crm|sheet)s?\b"
    r"|(?:^|\b(?:and|then|please|so)\s)(?:take|pick|return|output|export|report|keep|use|prefer|select|choose|save|list|record|log|flag|name|cite|state|print|enter|write|put down)$|\breplace (?:whoever|whomever|anyone|the \w+) you\b|\battribute \w+ to$",
    re.IGNORECASE,
)
_UNUSUAL = re.compile(
    r"^(?:please\s|kindly\s|now\s)*(?!(?:mail|send|take|follow|leave|direct|book|schedule|make|pay|ask|bring|submit|return|address|report|call|join|see|meet|have|get|request"
    r"|reach|contact|use|visit|trust|hire|drop|hand|turn|refer|forward|fax|deliver|sign|choose|pick|say|speak|talk|welcome|thank|congratulate|nominate"
    r"|let|add|give|discuss|arrange|learn|read|enjoy|hear|watch|catch|find|share|name|that|this|it|who|what|how|why|not|only|even|also|then|now|here|there"
    r"|because|where|half|such|quite|become|is|was|out|up|across|inside|outside|near|per|via|through|before|after|until|during|within|upon|meanwhile|over)\b)"
    rf"(?!{_NO_VERB})[a-z]+(?<!s)(?<!ed)(?<!ing)(?<!ly)(?<!er)(?<!or)\s(?:the|this|an?|your|our)\s[^:,]{{0,40}}\s(?:to|by|for|as|is|like|with|on|of|at|under|beside)$",
    re.IGNORECASE,
)
"""What nobody asks of a visitor: "assign the role of … to"."""
_MARKED = re.compile(
    r"^[^:]{0,40}?\b(?:(?:the|your|a)\s(?:\w+\s)?(?:score|rank(?:ing)?|rating|top spot|first place|weight|priority)\b|(?:and|then)\s(?:mark|list|record|flag|rank|save|log|tag|label)\s"
    r"(?:her|him|them)\b|(?:store|save|record|log|note)\s(?:her|his|their)\s(?:name|contact|details)\b|is (?:who|what|whom) your\b)",
    re.IGNORECASE,
)
_ADDRESSED = re.compile(
    rf"(?:^|,\s)(?:dear\s|my\s|good\s|you\s|little\s|friend\s){{0,2}}{_CALLED}(?=\s?(?:[,!:]|$))", re.IGNORECASE
)
_MEANT_FOR = re.compile(
    r"\b(?:for|to)\s(?:the|any|every|this|each|all)\s(?:AIs?|bots?|robots?|models?|machines?|algorithms?|programs?|engines?|tools?)\s?[:,]$"
    r"|^(?:\w+\s)?(?:aggregators?|data (?:brokers?|partners?|vendors?)|(?:robot|bot|machine|AI) or (?:not|human))\b"
    r"|\b(?:for|to)\s(?:\w+\s){0,2}(?:aggregators?|directories|lookups?|data (?:brokers?|partners?|vendors?)|scripts?|crawlers?|pipelines?|registries)\b[^:,]{0,20}[:,]$"
    r"|\b(?:client|process|job|request|service|tool|software|system|session|query|machine|program)\b[^:,]{0,20}\b(?:fetch|request|ask|load|read|pars|scan|open|behind)\w*\s"
    r"(?:for\s)?(?:this|our|the)\s(?:page|(?:web)?site|visit|text|query|line)\b"
    r"|^(?:\w+\s)?(?:list|lead|data|database|table|spreadsheet|directory)[ -](?:makers?|builders?|keepers?|fillers?|writers?|compilers?|gatherers?|collectors?)\s?[:,]$"
    r"|^(?:to\s|for\s)?(?:whoever|whatever|whichever \w+|all who|anyone who|those who)\s(?:\w+\s)?(?:compiles?|pars(?:es?|ing)|crawls?|index(?:es)?|extracts?|collects?"
    r"|gathers?|summari[sz]es?|lists?|ranks?|catalogu?e?s?)\b[^:,]{0,30}[:,]$",
    re.IGNORECASE,
)
_BEHIND_ADDRESSED = re.compile(rf"^[^,:]{{0,30}},\s(?:dear\s|my\s|good\s|you\s){{0,2}}{_CALLED}\W*$", re.IGNORECASE)
_SPOKEN_TO = re.compile(r"\b(?:you|your|please|us a favou?r|believe|remember|note|know|take|mark|listen|hear|learn)\b", re.IGNORECASE)
_READER_NAMED = re.compile(rf"\b{_READER}", re.IGNORECASE)
_USED = re.compile(
    r"\b(?:us(?:e[sd]?|ing)|buil[dt]|unlike|than|replaces?|asked|our|trained|with(?= (?:an?|our|its)\b)|through|by|from)\s(?:(?:an?|the|our|its|own|of|some)\s)?(?:\w+\s)?$",
    re.IGNORECASE,
)
_NOT_MEANT = re.compile(
    r"\s(?:(?:is|are|do|does|will|can|could)(?: not|n['’]t)|cannot|never|answers|writes|finds|rank|lists?)\b", re.IGNORECASE
)
_LABEL = re.compile(
    r"(?:^|,\s)(?:(?:the|final|expected|gold|correct|your|our)\s)*(?:answer key|label|value|entry|field|slot|column|cell|row|target value)"
    r"(?:\s(?:for|of)\s(?:us|our|this|the|units?|software)\b[^:]{0,30})?\s?[:=]$",
    re.IGNORECASE,
)
_RECORD_NAMED = re.compile(rf"\b{_RECORD}", re.IGNORECASE)
_CLAIM = re.compile(rf"(?P<person>{PERSON})|(?!(?:this|the)\s(?:page|(?:web)?site)\b){WE}|{COUNT}", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[.!?;])\s+|\n")


_INFORMATION = re.compile(
    r"\b(?:fact(?!\ssheet)|facts (?:to|for|on|about)\b|datum|(?:your|clean|raw|structured) data|figures?|answer(?!\sto\b)|repl(?:y|ies)|verdicts?|findings?|outputs?|inputs?|sentences?"
    r"|paragraphs?|passages?|entr(?:y|ies)|labels?|parameters?|variables?|quer(?:y|ies)|questionnaires?|quoted|quoting|quotation|quotes? (?:to|this|us|for)"
    r"|cit(?:e|es|ed|ing|ation|ations)|excerpts?|captions?|cop(?:y|ies|ied|ying)|descriptions?|summary|summari[sz]\w+|sum us up|claims?"
    r"|evidence|premises?|assumptions?|wording|verbatim|boilerplate|phrasing|scores?|scoring|stack|index|dossiers?|snippets?|chunks?|vectors?|extract\w*"
    r"|pars(?:e|es|ed|ing)|compil\w+|publish\w*|mention\w*|conclu\w+|infer\w*|readers?|record(?:ed|ing)|lookups?|directories|aggregators?|templates?|overview|import|enrichment|inclusion|curators?"
    r"|(?:to|should|must|will) note|jot|(?:this|these|only|one|smaller|larger|other|right|true|correct|single)\s(?:figure|number|count|line|total)s?(?!\sto)"
    r"|on (?:this|the|our) (?:page|(?:web)?site)|on file|to keep|to return|to be \w+ed|what (?:goes|belongs|stands|to \w+) (?:under|in|into|beside|for))\b",
    re.IGNORECASE,
)
"""Words about words: what is said, not what is managed."""
_POINTED_AT = re.compile(
    r"(?<!\bpicture )(?<!\bconsider )(?<!\bimagine )(?<!\bread )(?<!\breading )(?<!\bto )(?<!\babout )(?<!\blove )(?<!\btake )\b(?:this(?!\s(?:page|ad|code|site|home|is|spring|summer|fall|winter|year|week|month|weekend))"
    r"|the following)\b[^:]{0,40}:$|\b(?:as follows|like (?:this|so)|thus|so)\s?:$",
    re.IGNORECASE,
)
"""A frame that points at the claim as at words: "log this: …", "spell it like this: …"."""
_YOUR_PROGRAM = re.compile(
    r"\byour\s(?:\w+\s)?(?:tool|prompt|bot|AI|script|pipeline|training|instructions|query|crawler|algorithm|program|knowledge of us|machine|operator)s?\b",
    re.IGNORECASE,
)
_TO_SAY_THAT = re.compile(
    rf"(?<!\bproud )(?<!\bhappy )(?<!\bpleased )(?<!\bglad )(?<!\bfair )(?<!\bsafe )(?<!\blike )(?<!\blove )(?<!\bable )(?<!\bhonored )(?<!\bhave )(?<!\bexcited )(?<!\bwant )(?<!\bdelighted )"
    rf"\bto {_SAY}(?:\s\w+)?\sthat$|\bsee to it that\b",
    re.IGNORECASE,
)
_HEADS = re.compile(
    r"^(?:(?:please|the|our|some|a few|more|by|here are|here is|in|at|a|key|quick|fun|short|simple|straight|honest|search|company|faq|case|full|real|final|verified|latest|machine"
    r"|important|and|or|just|your)\s)*"
    r"(?:facts?|data|numbers?|answers?|truth|results?|summary|profile|note|count|line|info(?:rmation)?|references?|quote|estimate|reviews|questions|text us|output|answer key(?=\sfor))"
    r"(?:\s(?:check|of the day|and figures|by line|speak|matter|count|tell|say it all|is yes|is simple|is no|first))?"
    r"(?:,?\s(?:for|of|(?<=note )to|about|on|from|at|in)\s(?!this|your|us\b|keep|cop|quot|this|our (?:size|units))[\w ,'’-]{1,40})?\s?[:–—-]$",
    re.IGNORECASE,
)
"""Headings that firms set as well."""
_OUR_OWN = re.compile(
    r"^(?:[^:]*,\s)?(?:(?:and|but|so|yes|no|as|because)\s)?(?:(?:we|they|I|owners|landlords|clients|tenants|investors|people|everyone|many)\b|our\s(?!(?:advice|request|wish|size|units?|portfolio|gift|message|demand|instruction|hope|count|order)\b))"
    r"(?!\s(?:\w+ly\s)?(?:ask|want|instruct|request|expect|require|order)\b)|\b(?:call|ask|contact|text|write|e-?mail|talk to|trust|join) us\b|\bfor us\s?:$",
    re.IGNORECASE,
)
_FIRST = re.compile(r"^(?:please\s|kindly\s)?(?!the|an?|one|our|any|every|only|all|what|your|of|for|to)\w+\s(?!(?:this|these)\s(?!page|ad|code|site)|that|following|nothing but|only)", re.IGNORECASE)
_ALLOWED_THAT = re.compile(
    r"(?:\b(?:so|such|is|was|are|proud|happy|glad|pleased|given|now|provided|proof|means?|shows?|proves?|fact|truth|reason|day|it|all|thing|homes|houses|only|except)"
    r"(?:\s\w+)?|\w+s\s(?:\w+ly\s)?(?:write|say|report|know|find|tell|agree|think|believe|note|hear|see)|\b(?:fair|safe|nice|good|proud|glad|happy) to (?:say|know|report|add))\sthat$",
    re.IGNORECASE,
)
@dataclass(frozen=True)
class _Sentence:
    """One with a claim of the firm."""

    frame: str
    claim: re.Match[str]
    behind: str

    def to_a_reader(self) -> bool:
        named = _READER_NAMED.search(self.frame)
        if named:
            return not (_USED.search(self.frame[: named.start()]) or _NOT_MEANT.match(self.frame[named.end() :]))
        named = _READER_NAMED.search(self.behind)
        if named:
            return not _USED.search(self.behind[: named.start()])
        return bool(
            _MEANT_FOR.search(self.frame)
            or (_ADDRESSED.search(self.frame) and _SPOKEN_TO.search(self.frame)) or _BEHIND_ADDRESSED.search(self.behind)
        )

    def in_a_record(self) -> bool:
        if _LABEL.search(self.frame):
            return True
        return any(
            not (_OURS_OR_HIS.search(self.frame[: m.start()]) or _BETWEEN.search(self.frame[m.start() :]))
            for m in _RECORD_NAMED.finditer(self.frame)
        )

    def chosen(self) -> bool:
        """Whether a person is put on a list."""
        return bool(
            _CARD.search(self.frame)
            or _UNUSUAL.search(self.frame)
            or _POINTED_AT.search(self.frame)
            or _TO_NAME.search(self.frame)
            or _MARKED.search(self.behind)
            or any(not re.search(r"\bfor $", self.behind[: m.start()]) for m in _RECORD_NAMED.finditer(self.behind))
            or (_CHOSEN.search(self.frame) and _AS_WHAT.search(self.behind))
        )

    def bidden(self) -> bool:
        """Whether it is to be said, or the firm to be taken for so large."""
        if _POINTED_AT.search(self.frame) or _YOUR_PROGRAM.search(self.frame) or _BIDDEN.search(self.frame) or _AS_SO_MANY.search(self.frame):
            return True
        if self.frame.endswith(" that") or self.frame == "that":
            if _TO_SAY_THAT.search(self.frame) or (_INFORMATION.search(self.frame) and not re.search(r"\bfact is that$", self.frame)):
                return True
            return not (_KNOWN.search(self.frame) or _ALLOWED_THAT.search(self.frame) or _OUR_OWN.search(self.frame))
        return False

    def announced(self) -> bool:
        if self.claim["person"] or not self.frame.endswith((":", "–", "—", "-")) or _HEADS.search(self.frame):
            return False
        if _OUR_OWN.search(self.frame):
            return False
        first = _FIRST.match(self.frame)
        at = _INFORMATION.search(self.frame, first.end() if first and self.frame.count(" ") > 1 else 0)
        return at is not None

    def on_an_errand(self) -> bool:
        return bool((self.claim["person"] and _TO_BE_LISTED.search(self.behind)) or _ERRAND.search(self.frame) or _TEXT_ON_TEXT.search(self.frame) or _TEXT_BEHIND.search(self.behind))

    def is_order(self) -> bool:
        """Whether it hands its claim to somebody who writes it down."""
        if self.to_a_reader() or self.on_an_errand():
            return True
        if self.claim["person"]:
            return self.chosen() or bool(self.frame and self.in_a_record())
        return bool(self.frame) and (self.in_a_record() or self.bidden() or self.announced())


@dataclass(frozen=True)
class ClaimsInFrames:
    """The turn of phrase that is told by what it does with a claim.

    Attributes:
        words: of which one stands in each claim.
    """

    words: tuple[frozenset[str], ...]

    def found_in(self, text: str) -> bool:
        """Whether a sentence of the text is such an order."""
        return any(sentence.is_order() for sentence in _claims(text))


def _claims(text: str) -> Iterator[_Sentence]:
    for sentence in _SENTENCE.split(text):
        claim = _CLAIM.search(sentence)
        if claim:
            yield _Sentence(sentence[: claim.start()].strip(), claim, sentence[claim.end() :])


IN_FRAMES = ClaimsInFrames(words(MATTER))
