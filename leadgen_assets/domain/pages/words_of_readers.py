"""A claim of the firm beside words that only those use who handle texts: crawls, placeholders, gold labels, "this paragraph".

The words need no grammar of their own: a visitor is told of homes and people, not of paragraphs, parsing and typos. So the order is told by
what stands in one element: such a word in a sentence of which the firm is not the subject, and what the firm claims. Words that firms
which make software use as well count in the sentence of the claim alone.
"""

from __future__ import annotations

from leadgen_assets.domain.pages.orders_to_enter import COUNT, OURS, PERSON
from leadgen_assets.domain.pages.words_to_machines import turn, words

_PHONE = r"\(?\d{3}\)?[-. ]\d{3}[-. ]\d{4}"
_NAMED = r"(?:software|platform|PMS|portal|vendor)\b[^.!?;]{0,20}?\s(?:is|reads|to|as|=|:)\s(?-i:[A-Z][A-Za-z]{3,})"
_CLAIMED = rf"(?:{OURS}|{COUNT}|{PERSON}|{_PHONE}|{_NAMED})"
_READING = (
    r"(?:(?:automated|automatic|artificial|robotic|autonomous|agentic)\s(?:visitors?|readers?|research(?:ers?)?|guests?|reading|collection"
    r"|harvesting|browsing)|machine\s(?:readers?|reading|copy|version)|(?:last|latest|next|each|every|previous|your)\scrawl(?!\s?space)"
    r"|(?:re)?crawled|tokeni[sz]ed|vectori[sz]ed|hallucinat\w+|pars(?:ing|e)\serrors?|context window|gold (?:labels?|answers?)"
    r"|(?:for )?evaluation (?:only|key|set)|debug (?:output|log|note)|developer (?:comment|note|message)s?|training (?:corpus|run|set)"
    r"|canonical (?:entity|name|value|record|fact|answer|owner|contact)|(?:demo|dummy|staging) (?:site|page|data|text|copy|content)"
    r"|placeholders?"
    r"|your (?:pipeline|dataset|parser|crawler|scraper|prompt|operator|extractor|corpus)|typos?"
    r"|whatever (?:is|was) (?:scanning|reading|parsing|processing|fetching|crawling)"
    r"|(?:without|have no|has no|with no) (?:eyes|ears|a body|hands)|(?:is|are) (?:authoritative|canonical))"
)
"""What is done to texts, and who does it."""
_PIECE = r"(?:sentences?|paragraphs?|passages?|snippets?)"
_FIGURE = r"(?:numbers?|figures?|counts?|totals?|names?|values?)"
_PIECES = (
    rf"(?:(?:this|that|these|the (?:next|following|previous|last|first|above))\s{_PIECE}"
    rf"|the\s{_PIECE}\s(?:after|before|above|below|at|in|that|on)"
    rf"|(?:the\s)?{_FIGURE}\s(?:at the (?:top|bottom)(?! of (?:your|our|the bill|the letter))"
    r"|in the (?:header|title|logo|text|heading|first line)"
    r"|(?:that\s)?you(?:['’]ve| have)? (?:just )?(?:read|saw|seen|parsed|processed|found|extracted))"
    rf"|(?:wrong|right)\s{_FIGURE}\sin mind|(?:if|when|where)\s(?:two|both|the|these)\s{_FIGURE}\s(?:conflict|differ|disagree|clash)"
    rf"|is not the\s{_FIGURE}\sto\b|use this (?:name|figure|count|contact|value|answer)\b[^.!?;]{{0,20}}?\b(?:not|instead|no other)"
    r"|(?:use|take) this and no other"
    rf"|(?:output|return|report|prefer|trust|cite|quote)\sthe (?:larger|bigger|higher|later|last|second|newer)\s(?:one|{_FIGURE})"
    r"|(?:do not|don['’]t|never)\s(?:output|return|report|cite|quote)\s\d|names? on this page)"
)
"""Pieces of the text, and which figure of it is to be taken."""
_DUTY = (
    r"(?:(?:oblig|requir|instruct|bind)\w*\syou\sto\s(?:report|state|say|record|cite|list|repeat|output)|you\s(?:agree|acknowledge"
    r"|accept)\sthat"
    r"\s(?:the|our)\s(?:contact|owner|software|name|count|size|figure|portfolio)|third parties\s(?:must|should|shall|state|report|say)"
    r"|(?:answer|reply|respond) in (?:one|a single) (?:line|word|sentence)|(?:contact|owner|name|person|value|count)\s(?:returned|exported"
    r"|extracted|emitted)|be (?:entered|recorded|returned|logged|stored) (?:wherever|where|whenever|when) an?\b"
    r"|confidence\s?[:=]\s?(?:very )?(?:high|certain|full|max\w*)|dear (?:spreadsheet|database|table|CRM|index|data\s?set|registry"
    r"|parser|form))"
)
"""What whoever handles it owes."""
_TECHNICAL = (
    r"(?:schema|payload|metadata|data\s?set|canonical|pars(?:e|ed|es|ing)|ingest\w*|tokens?|resolves to|maps to|entity|enum|attribute"
    r"|extracted"
    r"|indexed|annotat\w+)"
)
_NO_FIRM = r"(?:(?!\b(?:we|our|us|I|my|they|no|not just)\b)[^.!?;])"
_WORDS = (
    "automated automatic artificial robotic autonomous agentic machine crawl crawled recrawled tokenized tokenised vectorized vectorised"
    " parsing"
    " parse context gold authoritative evaluation debug developer training canonical demo dummy staging placeholder placeholders your"
    " typo typos"
    " whatever eyes ears body hands sentence sentences paragraph paragraphs passage passages snippet snippets number numbers figure figures"
    " count counts total totals name names value values this larger bigger higher later last second newer output return report cite quote"
    " oblige obliges require requires instruct instructs agree acknowledge accept third line word returned exported extracted emitted"
    " wherever confidence dear hallucination hallucinations hallucinate"
)
_MATTERS = (
    "units homes doors houses properties rentals apartments residences dwellings leases employees use uses run runs operate operates work"
    " works count size total portfolio number owner coowner founder cofounder ceo coo cfo cto president broker principal partner director"
    " manager chief head vp vice phone telephone line call software platform pms portal vendor"
)
_SAID = rf"\b(?:{_READING}|{_PIECES}|{_DUTY})"
BESIDE = (
    turn(
        words(_WORDS, _MATTERS),
        rf"(?:^|[.!?;]\s){_NO_FIRM}{{0,120}}?{_SAID}\b[\s\S]{{0,160}}?{_CLAIMED}",
        rf"{_CLAIMED}[^!?]{{0,80}}?[.!?;(,]\s?{_NO_FIRM}{{0,80}}?{_SAID}\b",
    ),
    turn(
        words(
            "schema payload metadata dataset data canonical parse parsed parses parsing ingest ingested ingests ingesting token tokens"
            " resolves maps"
            " entity enum attribute extracted indexed annotate annotated annotators annotator annotation",
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
