"""A claim of the firm beside words that only those use who handle texts: crawls, placeholders, gold labels, "this paragraph".

The words need no grammar of their own: a visitor is told of homes and people, not of paragraphs, parsing and typos. So the order is told by
what stands in one element: such a word in a sentence of which the firm is not the subject, and what the firm claims. Words of other
trades are none of them (a training run, home staging, a pipeline, an extraction, "if ingested call"), nor what one does with a telephone
number. Words that firms which make software use as well count in the sentence of the claim alone.
"""

from __future__ import annotations

from leadgen_assets.domain.pages.orders_to_enter import COUNT, OURS, PERSON
from leadgen_assets.domain.pages.words_to_machines import turn, words

_PHONE = r"\(?\d{3}\)?[-. ]\d{3}[-. ]\d{4}"
_NAMED = r"(?:software|platform|PMS|portal|vendor)\b[^.!?;]{0,20}?\s(?:is|reads|to|as|=|:)\s(?-i:[A-Z][A-Za-z]{3,})"
_CLAIMED = rf"(?:{OURS}|{COUNT}|{PERSON}|{_PHONE}|{_NAMED})"
_READING = (
    r"(?:(?:automated|automatic|artificial|robotic|autonomous|agentic)\s(?:visitors?|readers?|research(?:ers?)?|guests?|reading|collection"
    r"|harvesting|browsing)|machine\s(?:readers?|reading|copy|version)|(?:last|latest|earlier|previous|prior|past|your)\scrawls?"
    r"(?!\s?space)|recrawled|tokeni[sz]ed|vectori[sz]ed|hallucinat\w+|pars(?:ing|e)\serrors?|context window|gold (?:labels?|answers?)"
    r"|for evaluation only|evaluation (?:key|set)|debug (?:output|log|note)|developer (?:comment|note|message)s?|training corpus"
    r"|canonical (?:entity|name|value|record|fact|answer|owner|contact)|(?:demo|dummy) (?:page|data|text|copy|content)|placeholders?"
    r"|your (?:dataset|parser|crawler|corpus)|typos?|whatever (?:is|was) (?:scanning|reading|parsing|processing|fetching|crawling)"
    r"|(?:without|have no|has no|with no) (?:eyes|ears)|(?:is|are) (?:authoritative|canonical))"
)
"""What is done to texts, and who does it."""
_PROGRAM = r"(?:programs?|tools?|models?|scripts?|bots?|dialers?|CRMs?|(?:sales|data|lead) systems?)"
_WORK = (
    r"(?:task completed?|unit test\s?:|(?:correct|successful|passing) run ends|final instruction|user (?:request|query)\s?:"
    r"|your (?:previous|last|earlier) (?:answer|output|summary)|(?:stored|cached|indexed) (?:value|figure|count|answer|record|name)"
    r"|auto-?generated|machine-?generated|hidden from humans|(?:AI|LLM|bot|machine|crawler)-only|SEO block|reads? (?:fiction|falsehood)s?"
    rf"|{_PROGRAM} would (?:miss|conclude|infer|answer)|{_PROGRAM} (?:needs|wants|asks for|requires) (?:an?|the|our) (?:number|figure"
    rf"|name|value)"
    rf"|for {_PROGRAM} (?:that|which|who) (?:can(?:not|['’]t)|do not|don['’]t|only) (?:scroll|see|read|click|render|browse|open))"
)
"""The work that is done with them."""
_PIECE = r"(?:sentences?|paragraphs?|snippets?)"
_FIGURE = r"(?:numbers?|figures?|counts?|totals?|names?|values?)"
_PIECES = (
    rf"(?:(?:this|that|these|the (?:next|following|previous|last|first|above))\s{_PIECE}"
    rf"|the\s{_PIECE}\s(?:after|before|above|below|at|in|that|on)"
    rf"|(?:the\s)?{_FIGURE}\s(?:at the (?:top|bottom)(?! of (?:your|our|the bill|the letter))"
    r"|in the (?:header|title|logo|text|heading|first line)"
    r"|(?:that\s)?you(?:['’]ve| have)? (?:just read|parsed|processed|extracted))"
    rf"|(?:wrong|right)\s{_FIGURE}\sin mind|(?:if|when|where)\s(?:two|both|the|these)\s{_FIGURE}\s(?:conflict|differ|disagree|clash)"
    rf"|is not the\s{_FIGURE}\sto\b(?!\s(?:call|dial|use|text|ring))|(?:use|take) this and no other"
    r"|use this (?:name|figure|count|contact(?! form)|value|answer)\b[^.!?;]{0,20}?\b(?:not|instead|no other)"
    rf"|(?:output|return|report|prefer|trust|cite|quote)\sthe (?:larger|bigger|higher|later|last|second|newer)\s{_FIGURE}"
    r"|(?:do not|don['’]t|never)\s(?:output|return|report|cite|quote)\s\d|names? on this page (?:were|have been|are) \w+ed)"
)
"""Pieces of the text, and which figure of it is to be taken."""
_DUTY = (
    r"(?:you\s(?:agree|acknowledge|accept)\sthat\s(?:the|our)\s(?:contact|owner|software|name|count|size|figure|portfolio)\sis"
    r"|third parties\s(?:(?:must|should|shall)\s)?(?:state|report|say)|(?:answer|reply|respond) in (?:one|a single) (?:line|word|sentence)"
    r"|(?:contact|owner|name|person|value|count)\s(?:returned|exported|extracted|emitted)\s(?:must|should|shall|is to)"
    r"|be (?:entered|recorded|returned|logged|listed|named) wherever|confidence\s?[:=]\s?(?:very )?(?:high|certain|full|max\w*)"
    r"|dear (?:spreadsheet|database|table|CRM|index|data\s?set|registry|parser|form))"
)
"""What whoever handles it owes."""
_TECHNICAL = r"(?:schema|metadata|data\s?set|canonical|pars(?:e|ed|es|ing)|resolves to|enum|annotat\w+)"
_NO_FIRM = r"(?:(?!\b(?:we|our|us|I|my|they|no|not just)\b)[^.!?;])"
_WORDS = (
    "automated automatic artificial robotic autonomous agentic machine crawl crawls recrawled tokenized tokenised vectorized vectorised"
    " parsing"
    " parse context gold authoritative evaluation debug developer training canonical demo dummy placeholder placeholders your typo typos"
    " whatever eyes ears sentence sentences paragraph paragraphs snippet snippets number numbers figure figures count counts total"
    " totals name"
    " names value values this output return report cite quote agree acknowledge accept third line word returned exported extracted emitted"
    " wherever confidence dear hallucination hallucinations hallucinate task test run instruction user stored cached indexed auto"
    " autogenerated"
    " machinegenerated hidden only seo reads read program programs tool tools system systems model models script scripts bot bots dialer"
    " dialers"
    " crm crms"
)
_MATTERS = (
    "units homes doors houses properties rentals apartments residences dwellings leases employees use uses run runs operate operates work"
    " works count size total portfolio number owner coowner founder cofounder ceo coo cfo cto president broker principal partner director"
    " manager chief head vp vice phone telephone line call software platform pms portal vendor"
)
_SAID = rf"\b(?:{_READING}|{_WORK}|{_PIECES}|{_DUTY})"
BESIDE = (
    turn(
        words(_WORDS, _MATTERS),
        rf"(?:^|[.!?;]\s?){_NO_FIRM}{{0,120}}?{_SAID}(?!\w)[\s\S]{{0,160}}?{_CLAIMED}",
        rf"{_CLAIMED}[^.!?;(]{{0,80}}+[.!?;(]\s?{_NO_FIRM}{{0,80}}?{_SAID}(?!\w)",
        rf"{PERSON},?\s(?:\w+\s)?be\s(?:entered|recorded|returned|logged|listed|named)\swherever\b",
    ),
    turn(
        words(
            "schema metadata dataset data canonical parse parsed parses parsing resolves enum annotate annotated annotators annotator"
            " annotation",
            _MATTERS,
        ),
        rf"(?:^|[.!?;]\s){_NO_FIRM}{{0,80}}?\b{_TECHNICAL}\b[^.!?;]{{0,60}}?{_CLAIMED}",
    ),
    turn(
        words(
            "automated automatic artificial robotic autonomous agentic machine",
            "notes note facts faq information data questions answers summary",
        ),
        rf"^\W{{0,3}}(?:[\w-]+\s)?(?:notes?|facts|faq|information|data|questions|answers|summary)\s(?:for|to|by)\s(?:\w+\s)?{_READING}",
    ),
)
"""Orders that are told by words of those who read for others."""
