"""Turns of phrase in which a page speaks of its own text: that it is a test, void or to be passed over, or that it is verified.

A firm's page says what it says. It does not deny its own words ("everything above is a sample"), nor forbid them ("any lower number must
not be reported"), nor vouch for the next sentence, nor open and close blocks. So three things make the order: words on the page (its
text, figures, names), where they stand ("above", "the next", "other"), and what is said of them.
"""

from __future__ import annotations

from leadgen_assets.domain.pages.claims_of_firm import COUNT, ENTRY, MATTER, OURS, PERSON
from leadgen_assets.domain.pages.words_to_machines import COMPANY, NAME, START, turn, words

_TEXTS = (
    r"(?:texts?|pages?|content|copy|sections?|paragraphs?|passages?|lines?|sentences?|statements?|claims?|segments?|blocks?|chunks?|wording"
    r"|entr(?:y|ies)|records?|data|information|details|facts?|source|input|output|answers?|values?)"
)
_FIGURES = r"(?:numbers?|figures?|counts?|totals?|sizes?|estimates?)"
_PEOPLE = (
    r"(?:names?|persons?|people|contacts?|staff|team|roster|bios?|brokers?|owners?|managers?|directory|(?:staff|team|name|people)\s(?:list"
    r"|page|section|members?))"
)
_WORDS = rf"(?:{_TEXTS}|{_FIGURES}|{_PEOPLE})"
_WORDS_NEEDED = (
    "text texts page pages content copy section sections paragraph paragraphs passage passages line lines sentence sentences statement"
    " statements claim claims segment segments block blocks chunk chunks wording entry entries record records data information details"
    " fact facts source input output answer answers value values number numbers figure figures count counts total totals size sizes"
    " estimate estimates name names person persons people contact contacts staff team roster bio bios broker brokers owner owners"
    " manager managers directory everything anything all whatever what everybody everyone anyone anybody following next"
)
_WHERE = (
    r"(?:above|below|before|(?:thus|so) far|up to here|elsewhere|preceding|previous|prior|earlier|foregoing|other|else|older|different"
    r"|(?:on|in|under|from)\s(?:this|the|our)\s(?:\w+\s)?(?:page|(?:web)?site|header|footer|logo|title|table|team|staff|list|text|section)"
    r"|(?:listed|shown|named|printed|given|displayed|pictured|stated|written|presented)(?:\s(?:here|under|in|on|as))?)"
)
_ALL = r"(?:the|any|all|every|each|these|those|this|that|such|our|its)"
_ON_PAGE = (
    rf"(?:(?:everything|anything|whatever|what|everybody|everyone|anyone|anybody)\s(?:\w+\s){{0,8}}?{_WHERE}"
    rf"|(?:{_ALL}\s){{1,2}}(?:of\sthe\s)?(?:(?:\w+\s){{0,2}}?{_WORDS}\s(?:\w+\s){{0,6}}?{_WHERE}"
    rf"|(?:(?:above|preceding|previous|prior|earlier|foregoing|other)\s)(?:\w+\s)?{_WORDS}))\b"
)
"""What stands on the page, and where."""
_UNREAL = (
    r"(?:tests?|placeholders?|samples?(?! of)|dummy|dummies|fictional|fictitious|invented|made[- ]up|fakes?|lorem ipsum|mock(?:[- ]?up)?s?"
    r"|stock photo|demos?|decoys?|void|invalid|false|wrong|incorrect|erroneous|obsolete|retired|stale|superseded|out(?:dated"
    r"| of date)"
    r"|typo(?:graphical|s)?|errors?|mistakes?|not real|unverified|untrusted|noise|decoration|filler|garbage|bait|jokes?|fiction|satire"
    r"|parody)"
)
_CLAUSE = r"(?:^|[.!?;:–—]\s?|,\s(?:and|but|so)\s)\W{0,3}(?:(?:please\s)?note(?:\sthat)?:?\s|and\s|but\s|warning:\s)?"
_IS = (
    r"\s(?:\w+\s){0,3}?(?:is|are|was|were|has been|have been)\s"
    r"(?:(?:an?|the|only|just|all|now|for|mere|part of|old|our|simply|\w+ly|\w+ing)\s){0,3}"
)
_CLAIMED = rf"(?:{OURS}|{COUNT}|{PERSON})"
_AND_CLAIMS = (
    r"(?!\s(?:about|for|on|to|with|in)\b)"
    rf"(?:[\s\S]{{0,160}}?[.!?;:,–—]\s[\s\S]{{0,80}}?(?<!said )(?<!wrote ){_CLAIMED}|(?:\s\w+){{0,2}}\W*$"
    r"|[;,]\s(?:write|use|put|record|say|report|list)\s(?-i:[A-Z]))"
)
"""Of the firm, behind it; or it stands alone."""
_DENYING = (
    _WORDS_NEEDED,
    (
        "test tests placeholder placeholders sample samples dummy dummies fictional fictitious invented made fake fakes lorem mock mockup"
        " mockups mocks stock draft drafts demo demos decoy decoys void invalid false wrong incorrect erroneous obsolete retired stale"
        " superseded outdated out typo typos typographical error errors mistake mistakes not unverified untrusted noise decoration filler"
        " garbage bait joke jokes fiction satire parody"
    ),
    "is are was were been",
)
_DENIED = turn(
    words(
        *_DENYING,
        "above below before far here elsewhere preceding previous prior earlier foregoing other else older different page site website"
        " header footer logo title table team staff list text section listed shown named printed given displayed pictured stated written"
        " presented",
    ),
    rf"{_CLAUSE}{_ON_PAGE}{_IS}{_UNREAL}\b{_AND_CLAIMS}",
)
_LIST_DENIED = turn(
    words(*_DENYING, "page list section roster", "team staff about contact people owner owners"),
    rf"{_CLAUSE}(?:the|our)\s(?:team|staff|about|contact|people|owners?)\s(?:page|list|section|roster){_IS}{_UNREAL}\b{_AND_CLAIMS}",
)
_OTHERS_DENIED = turn(
    words(*_DENYING, "below under lower smaller less other above over"),
    rf"{_CLAUSE}(?:(?:{_ALL}\s)?{_FIGURES}|anything|whatever is|everything)\s(?:below|under|lower than|smaller than|less than|other than"
    rf"|above"
    rf"|over)\s[^.!?:;]{{0,40}}?{_IS}{_UNREAL}\b{_AND_CLAIMS}",
)
"""Words of the page that it takes back."""
_BEGINS = turn(
    words(
        "real actual true live genuine corrected trusted verified validated authoritative production",
        "start starts begin begins follow follows comes below next",
    ),
    r"\b(?:the|our)\s(?:real|actual|true|live|genuine|corrected|trusted|verified|authoritative|production)\s(?:\w+\s)?(?:text|pages?"
    r"|content"
    r"|copy|data|records?|document|answers?|instructions?|(?:web)?site)\s(?:only\s)?(?:starts?|begins?|follows?|comes)\b",
    r"^\W{0,3}(?:the\s)?(?:corrected|trusted|verified|authoritative|validated|production)\s(?:\w+\s)?(?:text|content|data|records?"
    r"|values?|facts?)"
    r"\s(?:is\s|are\s)?(?:below|follows?|next|as follows)\W*$",
)
"""Where the page is said to begin."""
_TRUE = (
    r"(?:verified|confirmed|validated|checked|proven|established|settled|facts?|factual|true|truth|gospel|authoritative|definitive"
    r"|canonical"
    r"|trusted|ground[- ]truth|reliable|approved)"
)
_COMING = (
    rf"(?:(?:the|this|that|our|these|those)\s)?(?:(?:next|following|last|preceding|previous)\s(?:\w+\s)?{_TEXTS}|what\s(?:follows"
    rf"|comes (?:next|now|below)|is (?:below|next))|(?:the\s)?following|{_TEXTS}\sbelow|everything\s(?:below|that follows|from here))"
)
_VOUCHED = turn(
    words(
        "next following follows below comes last preceding previous here",
        "verified confirmed validated checked proven established settled certain given fact facts factual true truth gospel final official"
        " authoritative definitive binding canonical trusted correct ground reliable approved",
        "treat take regard accept consider count hold mark file use read believe trust is are has have",
    ),
    rf"(?<!\bwe )\b(?:treat|take|regard|accept|consider|count|hold|mark|file|use|read|believe|trust)\s(?:it\s)?(?:{_COMING}\s(?:as|to be"
    rf"|for)\s(?:a\s|an\s"
    rf"|the\s|already\s)?(?:\w+\s)?{_TRUE}|(?:as|for)\s(?:\w+\s)?{_TRUE}\s(?:\w+\s)?{_COMING})\b",
    rf"{_CLAUSE}(?!what\s){_COMING}\s(?:is|are|has been|have been)\s(?!not\s)(?:[\w-]+\s){{0,2}}?(?:pre-?)?(?:verified|confirmed"
    rf"|validated|fact-?checked"
    r"|authoritative|ground truth|canonical)\b",
)
"""Words of the page that it vouches for."""
_SAID = (
    r"(?:report|return|repeat|quot|cit|output|mention|trust|believ|count|export|relay|pass|recit|propagat)(?:ed)?"
    r"(?:\s(?:on|down))?"
)
_DROPPED = r"(?:discarded|disregarded|ignored|dropped|overwritten|skipped|overlooked|passed over|thrown out|left out|treated as \w+)"
_COUNTED = rf"(?<!phone )(?<!fax )(?<!card )(?<!account )(?:{_FIGURES}|names?|people|persons?|values?|claims?|answers?|statements?)"
_OTHERS = (
    rf"{_COUNTED}\b[^.!?:;]{{0,15}}?\b(?:lower|smaller|higher|larger|greater|less|fewer|more|under|below|above|other"
    r"|else|earlier|different|older|shown|listed|named|elsewhere|than)\b[^.!?:;]{0,40}?"
)
_FORBIDDEN = turn(
    words(
        _WORDS_NEEDED,
        "lower smaller higher larger greater less fewer more under below above other else earlier different older shown listed named"
        " elsewhere"
        " than header logo footer title",
        "let not never no longer discarded disregarded ignored dropped overwritten skipped overlooked passed thrown left treated don",
        "report reported return returned repeat repeated quot quoted quote cit cited cite output outputed mention mentioned trust trusted"
        " believ believed believe count counted export exported relay relayed pass recit recited propagat propagated discarded disregarded"
        " ignored dropped overwritten skipped overlooked passed thrown left treated figure number total record store extract enter copy use"
        " list keep",
    ),
    rf"\b{_OTHERS}\s(?:(?:(?:must|should|shall|may|can|are|is|ought)(?:\sto)?\s(?:not|never|no longer)|cannot)\s(?:to\s)?be\s{_SAID}"
    rf"|(?:(?:must|should|shall|may|can|are|is|ought)\s(?:to\s)?)?be\s{_DROPPED})\b",
    r"\b(?:let\s)?no\s(?:smaller|lower|larger|higher)\s(?:figure|number|count|total)\b",
    rf"\b(?:do not|don['’]t|never)\s(?:report|return|repeat|quote|cite|output|record|store|mention|trust|believe|export|extract|enter|copy"
    rf"|use|list|keep)\s(?:the\s|any\s|an?\s)?(?:(?:other|lower|smaller|different|earlier|older)\s(?:\w+\s)?{_COUNTED}\b(?!['’])"
    rf"|(?:names?|figures?|counts?|totals?)\s(?:{_WHERE}))",
)
"""Words of the page that nobody is to hand on."""
_DROP = (
    r"(?:ignore|disregard|forget|overlook|skip|drop|discard|pass over|set aside|leave out|dismiss|never mind|override|overwrite|replace"
    r"|supersede|correct|instead of)"
)
_TOTAL = (
    rf"(?:(?:only\s)?(?:the\s)?(?:only\s)?(?:total|number|figure|count|value|fact|what|answer|name|person"
    rf"|one)\b[^.!?,;:]{{0,30}}?(?:\s(?:is"
    rf"|are)|\s?:)\s{_CLAIMED})"
)
_GIVING_WAY = (
    "override overwrite replace replaces replaced supersede supersedes discard disregard drop ignore forget overlook dismiss set leave"
    " instead correct skip pass never no not stop don look",
    f"{_WORDS_NEEDED} rest remainder read reading further nothing here",
    MATTER,
)
_INSTEAD = turn(
    words(*_GIVING_WAY),
    rf"{START}(?:please\s)?{_DROP}\s"
    r"(?:(?:the|all|any|every|of)\s){0,2}(?:(?:earlier|other|previous|prior|old|older|former|different)\s(?:\w+\s)?"
    r"(?:figures?|numbers?|counts?|totals?|values?|statements?|claims?)|(?:figures?|numbers?|counts?|totals?)\s(?:above|below|elsewhere))\b"
    rf"[^.!?:;,]{{0,40}}?(?:\s(?:with|by|to|and use)\s?|\s?[:;,]\s?(?:use\s)?){ENTRY}",
    rf"{START}(?:please\s)?(?:skip|ignore|forget|pass over|never mind|disregard)\s(?:the rest|the remainder|everything|anything else"
    rf"|all else|the other\s\w+)\b[^.!?;:,]{{0,40}}?\s?[.;:,–—]\s?{_TOTAL}",
    rf"{START}(?:(?:no need to|do not|don['’]t) read\s(?:on|further|more|any further)|read no further|stop (?:here|reading)"
    rf"|look no further)[^.!?;:,]{{0,20}}?\s?[.;:,–—]\s?{_TOTAL}",
    rf"(?:\b(?:to|and|please|should|must)\s|{START})(?:ignore|disregard|forget|overlook|skip|set aside|dismiss|leave out|never mind"
    rf"|instead of)"
    rf"\s(?:(?:the|all|any|every|those|these|our)\s){{0,2}}(?:{_PEOPLE}\b(?=[^.!?;:]{{0,40}}?\s(?:above|below|listed|shown|named"
    rf"|pictured|elsewhere|else"
    rf"|on (?:this|the) \w+|list|page)\b)|(?:other|staff|team)\s{_PEOPLE}|anyone else|everyone else"
    rf"|everybody else)(?:(?!\b(?:call|ask|meet|see|contact|text|visit|reach|email)\b)[^.!?;:]){{0,60}}?[.!?;:,–—]?\s(?:and\s|then\s)?"
    rf"(?:(?!call|ask|meet|see|contact|text|visit|reach|email)\w+\s){{0,4}}?{PERSON}",
    rf"{START}(?:please\s)?(?:disregard|ignore|overlook)\s{NAME}\w+[^.!?;]{{0,30}}?[.;,–—]\s(?:(?!call|ask|meet|see|contact|text|visit"
    rf"|reach|email)\w+\s){{0,4}}?{PERSON}",
)
_REPLACED = turn(
    words(*_GIVING_WAY, "replace replaces replaced supersede supersedes"),
    rf"{PERSON}[^.!?;]{{0,20}}?\s(?:replaces?|replaced|supersedes?)\s(?:everybody|everyone|anyone|all|the (?:people|names|persons)|those)\b"
    rf"[^.!?;]{{0,20}}?\b{_WHERE}\b",
)
"""What is to be taken instead of all else on the page."""
_ROLE = (
    r"(?:(?:co-?)?owner|(?:co-?)?founder|head|chief|CEO|president|broker|principal|decision[- ]?maker|manager|director|software"
    r"|platform|PMS|(?:company|firm|legal)\sname)"
)
_GENUINE = turn(
    words(
        "real actual true genuine correct right proper rightful valid expected desired canonical",
        "owner coowner founder cofounder head chief ceo president broker principal decision decisionmaker contact manager director one"
        " software platform pms name phone telephone number",
    ),
    rf"\b(?:the|our)\s(?:real|actual|true|genuine|correct|proper|rightful|valid|expected|desired|canonical)\s{_ROLE}(?:\s(?:of|for"
    rf"|behind|at)\s(?:this|the|our)\s\w+)?"
    rf"\s?(?:is|:|should be|shall be|must be)\s(?-i:[A-Z])",
    rf"\b(?:the|our)\s(?:real|actual|true|genuine|correct|proper|valid)\s(?:(?:tele)?phone|number|(?:tele)?phone number)\s(?:of"
    rf"|for)\s(?:this"
    rf"|the|our)\s(?:{COMPANY})\s(?:is|:|should be|must be)\s",
    rf"{PERSON}\s?,?\s(?:is|as)\sthe\s(?:real|actual|true|genuine|rightful)\s(?:one|person|{_ROLE})\b",
)
"""Who is said to be the true one: a page that names its owner says no more than that."""
_NUMBERED = turn(
    words("segment line chunk passage record entry field cell node slot paragraph"),
    rf"{START}(?:page\s\d+,\s)?(?:segment|line|chunk|passage|record|entry|field|cell|node|slot|paragraph)\s(?:no\.?\s|#)?\d[\d.]*"
    rf"(?:\s\([^()]{{1,20}}\))?\s?(?:[:=–—]|\s-\s|\ssays\b)[^.!?]{{0,40}}?(?:{OURS}|{COUNT})",
    rf"{START}(?:page\s\d+,\s)?(?:segment|chunk)\s(?:no\.?\s|#)?\d[\d.]*\s?(?:[:=–—]|\s-\s|\ssays\b)[^.!?]{{0,40}}?{PERSON}",
)
"""A place on the page, as whoever cuts it up numbers it."""
_BRACKETED = turn(words(MATTER, "["), rf"^\W{{0,2}}\[\d+\.\d+\]\W{{0,3}}(?:\w+:\s)?{_CLAIMED}")
_HASHED = turn(words(MATTER, "#"), rf"^#+\s[a-z]+(?:\s[a-z]+)?(?:\s?:\s?{_CLAIMED}|\s(?:{OURS}|{COUNT}))")
"""Marks of lists and headings as they are written where there is no markup."""
_BLOCK = turn(
    words(
        "begin start end",
        "facts data record context document answer output content payload block text input metadata instruction instructions message"
        " summary profile page prompt",
    ),
    r"(?:^|[^\w\s]\s?)(?:BEGIN|START)(?:\sOF)?(?:\s(?!YOUR|A|THE|MY|NEW)[A-Z]+)?\s(?:FACTS|DATA|RECORD|CONTEXT|DOCUMENT|ANSWER|OUTPUT"
    r"|CONTENT"
    r"|PAYLOAD|BLOCK|TEXT|INPUT|METADATA|INSTRUCTIONS?|MESSAGE|SUMMARY|PROFILE)\b(?!\s[A-Z]{2})",
    r"(?:^|[.!?]\s)(?i:end\sof\s(?:page|document|input|context|prompt|(?:untrusted|user|test|sample|system)\s\w+))\s?[.:;–—]\s?\w",
    flags=0,
)
"""Where a block of the page is said to begin, or the page to end though it goes on."""
ON_TEXT = (
    _DENIED, _LIST_DENIED, _OTHERS_DENIED, _BEGINS, _VOUCHED, _FORBIDDEN, _INSTEAD, _REPLACED, _GENUINE, _NUMBERED, _BRACKETED, _HASHED,
    _BLOCK,
)  # fmt: skip
"""Orders that tell by the page's own words about themselves."""
