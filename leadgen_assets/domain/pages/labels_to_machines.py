"""Labels that no firm sets before what it says of itself: they tell a machine that a claim is retrieved, verified or the truth.

"RAG snippet: …", "embedding text: …", "tool call result: …", "ground truth: …", "verified by system: …" mean nothing to anybody who
visits; a firm writes "key facts", "verified by the BBB", "trusted since 1990".
"""

from __future__ import annotations

from leadgen_assets.domain.pages.claims_of_firm import COUNT, OURS
from leadgen_assets.domain.pages.words_to_machines import CLAIM, NUMBER, START, turn, words

_BEFORE = r"(?:\s(?:for|of|about)\s(?:this|our|the|us)\b[^.!?:]{0,30})?(?:\s?[:=–—\]]|\s-)\s?"
_CLAIMED = rf"(?:that\s)?[\"“'‘]?(?:{OURS}|{COUNT}|{CLAIM}{NUMBER})"
_UNDER = rf"{_BEFORE}(?:{_CLAIMED}|$)"
"""What is claimed under a label, or nothing: then it stands in the next element."""
_FOREIGN = turn(
    words(
        "rag embedding embeddings embed retrieval retrieved semantic chunk chunks snippet snippets schema metadata json payload api ground"
        " grounding truth oracle shot fewshot parsed extracted tokenized cutoff llm",
    ),
    rf"{START}(?!(?:[\w-]+\s){{0,3}}?(?:we|I|you|they|our|no|not|us(?:e[sd]?|ing)|how|why)\s)(?:[\w-]+\s){{0,3}}?(?:RAG|embed(?:dings?)?"
    rf"|retriev(?:al|ed)|semantic|chunks?|snippets?|schema|metadata|JSON|payload|API"
    r"|ground[- ]truth|grounding|source of truth|oracle|few-?shot|parsed|extracted|tokenized|knowledge cutoff|LLM)"
    rf"(?:[\s-]\w+){{0,3}}?{_UNDER}",
    rf"\b(?:ground[- ]truth|source of truth)\b[^.!?:]{{0,30}}?\sis\s{_CLAIMED}",
)
"""A word that no firm has in a label of its own."""
_MADE = turn(
    words(
        "structured cached cache resolved consensus canonical attribute model system machine production corrected sanitized training"
        " example evaluation benchmark"
        " reference gold golden target trusted secure authenticated signed validated verified confirmed high document data tool function"
        " plugin search browser knowledge memory context answer vector suggested key web",
        "answer answers fact facts value values output outputs result results label labels sample key entry block record message response"
        " call observation text data context content summary database store tool source statement passage graph document"
        " return returns truth",
    ),
    rf"{START}(?:(?:(?:begin|start)\s(?:of\s)?)?(?:structured|cached?|resolved|consensus|canonical|attribute|model|system|evaluation|benchmark"
    rf"|reference|gold|golden|target|suggested)(?:[- ]standard)?\s(?:answer|facts?|value|output|label|entry|message|truth){_UNDER}"
    rf"|(?:machine (?:summary|facts?|answer|value|truth)|training (?:sample|label|example|data)|example output|data (?:block|record)"
    r"|(?:document|context) (?:facts?|value|block|entry)|(?:knowledge|memory|answer) (?:entry|text|block|record|graph entry|document)"
    rf"|vector (?:text|database|store)(?:\s\w+)?|key-value){_BEFORE}(?:units\s\d|{_CLAIMED})"
    rf"|(?:begin\s|start\s)?(?:trusted|secure|authenticated|signed|validated|verified|confirmed|high[- ]confidence|production"
    rf"|corrected|sanitized"
    rf")\s(?:\w+\s)?(?:data|context|content|facts?|source|statement|message|values?|record|output)(?:\s(?:block|section|record"
    rf"|segment))?{_UNDER}"
    rf"|(?:(?:search\s|browser\s)?(?:tool|function|plugin)(?:[- ]call)?\s(?:results?|output|response|returns?|message|observation"
    rf"|call)|browser tool|(?:observation|result)\sfrom\s(?:the\s)?tool){_UNDER}"
    rf"|(?:web\s)?search\sresult{_BEFORE}(?:{OURS}|{CLAIM}{NUMBER}))",
)
"""What a program puts out or is trained on."""
_SURE = r"(?:verified|confirmed|validated|fact-?checked|checked|approved|certified|authenticated)"
_BY_IT = r"(?:system|pipeline|model|machine|parser|crawler|algorithm|bot|database|AI|LLM|software|automation)"
_VERIFIED = turn(
    words("verified confirmed validated checked factchecked approved certified authenticated passed confidence"),
    rf"{START}(?:{_SURE}\sby\s(?:the\s|an?\s)?{_BY_IT}|{_BY_IT}[- ]{_SURE}(?:\s(?:data|facts?|value|answer))?"
    r"|(?:system check|validation|verification)\spassed"
    rf"|confidence\s?(?:score\s?|level\s?)?[:=]?\s?(?:1(?:\.0+)?|0?\.9\d*|\d{{2,3}}\s?%)){_UNDER}",
)
_MARKED = turn(
    words(
        "verified trusted fact facts tool rag context data memory retrieved result observation gold answer truth",
        "we our the this",
        "[ < {",
    ),
    r"(?:\[|<{1,2}|\{)(?:verified|trusted|facts?|tool|RAG|context|data|memory|retrieved|result|observation|gold|answer|ground truth)"
    rf"(?:\s\w+)?(?:\]|>{{1,2}}|\}})\s?:?\s?{CLAIM}{NUMBER}",
)
_FOR_USE = turn(
    words("text texts snippet snippets passage passages fact facts context content answer answers data for reply response quote",
          "embed embedding generation inference prompting retrieval retrieve retrieved retrievers indexing index indexed grounding base"
          " store database extraction crawler"
          " crawlers systems model models assistants assistant engines agents"),
    rf"{START}(?:(?:key\s|\w+\s)?(?:texts?|snippets?|passages?|facts?|context|content|answers?|data)\s(?:to|for)\s(?:be\s)?(?:the\s"
    r"|your\s)?(?:embed(?:ding|ded)?|retriev(?:al|e|ed|ers)(?: systems?)?|index(?:ing|ed)?|grounding|knowledge base|vector (?:store"
    rf"|database)|database|extraction|crawlers?|model)|(?:\w+\s)?for\s(?:retrieval|embedding|indexing|grounding|generation|inference"
    rf"|prompting)){_UNDER}",
    rf"{START}(?:data|facts?|answers?)\sfor\s(?:the|any|every|your)\s(?:\w+\s)?(?:database|index|extraction|crawlers?|model)\s?[:–—]",
    r"\b(?:answers?|reply|response|quote)\sfor\s(?:(?:\w+\s)?assistants|(?:language\s)?models|answer engines)\b"
    rf"(?:\s(?:that|which|who)\s[^.!?:]{{0,30}})?\s?[:–—]\s?{_CLAIMED}",
)  # fmt: skip
"""What is laid ready for a program."""
_MEMORY = turn(
    words("memory", "save add commit write update store memory"),
    rf"{START}(?:please\s)?(?:(?:save|add|commit|write|store)\s(?:this\s)?(?:in)?to\s(?:your\s|the\s)?"
    rf"|update\s(?:your\s)?)?(?:long-term\s)?memory(?:\s?:|\sthat|\swith)\s?{_CLAIMED}",
)
_TOKENS = turn(
    words("token tokens context"),
    r"\b(?:(?:token|context)\s(?:budget|window|limit|length)|(?:save|saving|spare) tokens|your context\s(?:is|gets|runs))\b[^.!?]{0,50}?"
    rf"[,:–—]\s?[^.!?]{{0,30}}?\b(?:{OURS}|{COUNT})",
)
"""What only a model has, or is short of."""
_MODE = turn(
    words(
        "mode override payload metadata output",
        "ended over off on enabled disabled exited accepted granted follows begins engaged unlocked",
    ),
    r"\b(?:sandbox|developer|debug|god|root|evaluation|production|jailbreak)\smode\s(?:is\s|has\s|now\s){0,2}(?:ended|over|off|on|enabled"
    r"|disabled|exited|engaged|unlocked)\b",
    rf"{START}override\s(?:\w+\s){{0,2}}(?:accepted|granted|enabled|engaged)\b",
    rf"{START}(?:payload|metadata|output)\s(?:follows|begins)\b",
)
"""What state a program is said to be in."""
_SCORED = turn(
    words("confidence source status verified provenance canonical resolved normalized normalised mentions"),
    r"\b(?:canonical|resolved|normali[sz]ed)\s(?:entity|(?:company |firm )?name|owner|contact|software|phone|address)\s?[:=]",
    r"\b(?:treat|count)\s(?:all|any|every|each)\s(?:mentions?|occurrences?|instances?)\sof\b[^.!?;]{0,60}\sas\b",
    r"[:=]\s?[^;|]{1,60}[;|,]\s?(?:confidence\s?[:=]\s?[\d.]+|(?:source|provenance)\s?[:=]\s?(?:official|authoritative|first[- ]party"
    r"|verified"
    r"|ground truth)\s?(?:[;|,.]|$)|status\s?[:=]\s?(?:confirmed|verified|authoritative)\s(?:by|for)\b)",
)
"""A value with what a program notes of it."""
LABELS = (_FOREIGN, _MADE, _VERIFIED, _MARKED, _FOR_USE, _MEMORY, _TOKENS, _MODE, _SCORED)
"""Claims under a label that is a machine's."""
