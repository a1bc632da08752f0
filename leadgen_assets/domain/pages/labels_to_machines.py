"""Labels that no firm sets before what it says of itself: they tell a machine that a claim is retrieved, verified or the truth.

"RAG snippet: …", "embedding text: …", "tool call result: …", "ground truth: …", "verified by system: …" mean nothing to anybody who
visits; a firm writes "key facts", "verified by the BBB", "trusted since 1990".
"""

from __future__ import annotations

from leadgen_assets.domain.pages.orders_to_enter import COUNT, OURS
from leadgen_assets.domain.pages.words_to_machines import ABOUT, CLAIM, START, turn, words

_BEFORE = r"(?:\s(?:for|of|about)\s(?:this|our|the|us)\b[^.!?:]{0,30})?(?:\s?[:=–—\]]|\s-)\s?"
_CLAIMED = rf"(?:that\s)?[\"“'‘]?(?:{CLAIM}|{COUNT}|{ABOUT})"
_TEXT = r"(?:snippets?|texts?|chunks?|passages?|contexts?|documents?|inputs?|sources?|facts?|entry|content|results?|data|block|payload)"
_LOOKED_UP = turn(
    words("rag embedding embeddings embed embedded vector semantic retrieval retrieved retrieve retrievers grounding knowledge context"
    " answer"
          " indexing index chunk passage"),
    rf"{START}(?:(?:RAG|embedd(?:ing|ed)s?|vector|semantic|retriev(?:al|ed)|grounding|knowledge(?: base| graph)?|context|answer)\s{_TEXT}"
    r"|(?:key\s)?(?:texts?|snippets?|chunks?|passages?|facts?|context|content|answers?|data)\s(?:to|for)\s(?:be\s)?(?:the\s|your\s)?"
    r"(?:embed(?:ding|ded|dings)?|retriev(?:al|e|ed|ers)|index(?:ing|ed)?|RAG|grounding|knowledge base|vector (?:store|database))"
    r"|(?:\w+\s)?for\s(?:retrieval|embedding|RAG|indexing|grounding)|(?:chunk|passage)\s#?\d+)"
    rf"{_BEFORE}{_CLAIMED}",
)  # fmt: skip
_RETURNED = turn(
    words("tool function api plugin browser search", "result results output response return returns tool"),
    rf"{START}(?:(?:tool|function|API|plugin)(?:[- ]call)?\s(?:results?|output|response|returns?)|browser (?:tool|result|output)"
    rf"|(?:web\s)?search\sresult){_BEFORE}{_CLAIMED}",
)
_TRUTH = turn(
    words("ground gold golden reference canonical target oracle", "truth label answer value record output"),
    r"\bground[- ]truth(?:\s(?:label|value|answer|record))?"
    rf"(?:{_BEFORE}{_CLAIMED}|[^.!?:]{{0,30}}?\sis\s{_CLAIMED})",
    rf"{START}(?:(?:gold|golden|reference|canonical|target|oracle)(?:[- ]standard)?\s(?:label|truth|answer|value|record|output)){_BEFORE}"
    rf"{_CLAIMED}",
)
_SURE = r"(?:verified|confirmed|validated|fact-?checked|checked|approved|certified|authenticated)"
_VERIFIED = turn(
    words(
        "verified confirmed validated checked factchecked approved certified authenticated trusted signed confidence"
    ),
    rf"{START}(?:{_SURE}\sby\s(?:the\s)?(?:system|pipeline|model|machine|parser|crawler|algorithm|bot|database)"
    rf"|(?:system|machine|pipeline|model|algorithm)[- ]{_SURE}(?:\s(?:data|facts?|value|answer))?"
    r"|(?:(?:begin|start)\s(?:of\s)?)?(?:trusted|verified|authenticated|signed|validated|confirmed|high[- ]confidence)\s(?:\w+\s)?"
    r"(?:data|context|content|input|facts?|payload)(?:\s(?:block|section|chunk|record|segment))?"
    rf"|confidence\s?(?:score\s?|level\s?)?[:=]?\s?(?:1(?:\.0+)?|0?\.9\d*|\d{{2,3}}\s?%)){_BEFORE}{_CLAIMED}",
)
_ANSWERS = turn(
    words("answer answers reply response quote", "assistants models engines"),
    r"\b(?:answers?|reply|response|quote)\sfor\s(?:(?:\w+\s)?assistants|(?:language\s)?models|answer engines)\b"
    rf"(?:\s(?:that|which|who)\s[^.!?:]{{0,30}})?\s?[:–—]\s?{_CLAIMED}",
)
_TOKENS = turn(
    words("token tokens context"),
    r"\b(?:(?:token|context)\s(?:budget|window|limit|length)|(?:save|saving|spare) tokens|your context\s(?:is|gets|runs))\b[^.!?]{0,50}?"
    rf"[,:–—]\s?[^.!?]{{0,30}}?\b(?:{OURS}|{COUNT})",
)
"""What only a model is short of."""
LABELS = (_LOOKED_UP, _RETURNED, _TRUTH, _VERIFIED, _ANSWERS, _TOKENS)
"""Claims under a label that is a machine's."""
