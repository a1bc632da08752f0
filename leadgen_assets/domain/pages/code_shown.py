"""Code that a page shows as text: fields and assignments, JSON, markup, the marks between turns of a conversation with a model."""

from __future__ import annotations

import re

from leadgen_assets.domain.pages.page import Kind, Segment

SHEETS_PAGE = re.compile(
    r"(?:={3,}|-{3,}|\*{3,}|_{3,}|~{3,}|^[#—–]{1,6})\s?(?:(?:the\s)?(?:end|begin(?:ning)?|start)\s(?:of\s)?(?:the\s)?)?(?:page|document|sheet|source)"
    r"\s(?:\d|break\b|one\b|two\b|three\b|four\b|five\b|six\b)|(?:={3,}|-{3,}|\*{3,}|_{3,}|~{3,}|\[)\s?(?:end|begin|start)\s(?:of\s)?(?:page|document)\b"
    r"|={3,}\s?page\b|^\W{0,3}page\s\d{1,3}\s?(?:\([\w ]{1,20}\))?\s?:?\s?https?://",
    re.IGNORECASE,
)
"""What stands above a page where saved pages are shown to a model, or below it."""
SHEETS_SIGNS = ("===", "---", "***", "___", "~~~", "\n#", "\n—", "\n–", "[", "://")
"""One of them stands in a text with such a line; a line's end stands for where the text begins."""
_MARKED = (
    r"\W{0,4}(?:page|p|document|doc|source|seite|p[aá]gina|sheet|file|chunk|segment)\b\W{0,4}"
    r"(?:\d{1,4}|one|two|three|four|five|six|seven|break)"
)
_ADDRESSED = r"\W{1,4}(?:https?://)?[\w-]+(?:\.[\w-]+)+[^\s()]*"
SHEETS_MARK = re.compile(
    r"\W{0,8}(?:next|new|end(?:\sof)?|begin(?:\sof)?|start(?:\sof)?)\s(?:page|document|doc|source|chunk)\W{0,8}"
    rf"|{_MARKED}{_ADDRESSED}\W{{0,8}}|[^\w\s(]{_MARKED}\W{{0,8}}|[-=*_~•|+>#]{{2,8}}\s?\d{{1,3}}\s?[-=*_~•|+<#]{{2,8}}",
    re.IGNORECASE,
)
"""A whole line that may part pages, where numbered lines are behind it; "Page 3" alone is any document's."""
SHEETS_LINE = re.compile(r"\W{0,3}(?:\d{1,3}[./-]\d{1,4}\.?\]?[:)]?|[A-Z]\d{1,3}[:.)])\s|\[\d{1,4}\]\s")
"""With which each line of a page begins there: page and number."""
SHEETS_LINES = re.compile(r"\n\W{0,3}(?:\d{1,3}[./-]\d|[A-Z]?\d{1,4}[\]:.)])")
"""Whether there may be one among texts that stand a line each."""
_KEY = r"[a-z][a-z\d]{0,20}(?:[_.][a-z\d]{1,20}|[A-Z][a-z\d]{1,20}){0,3}"
_VALUE = r"(?:[\"'“‘`][^\"'”’`]{0,80}[\"'”’`]|[\d][\d,.]*|[Tt]rue|[Ff]alse|[Nn]ull|[Nn]one)"
_TURNS = re.compile(
    r"<\|\w{1,20}\|>|<<<\s?[A-Z]"
    r"|<(?:start|end)_of_turn>|\[/?INST\]|\[(?i:system|AI|LLM)(?: (?i:message|prompt|note|override|instructions?))?\]"
    r"|#{2,6}\s?(?i:(?:(?:new|next|updated|final|real|actual|revised)\s)?(?:instructions?|system|response|prompt|task)\b"
    r"|(?:user|human|assistant|input|output|context|query)\s*(?:[#:]|$)|(?:step|question|example|sample|case|record|document|input|output|answer)\s#?\d)"
    r"|={3,}\s?(?i:page|(?:end|begin|start)\sof|system|task|user|assistant|document|instructions?)\b"
)
_FIELD = re.compile(
    r"(?<![?&/\w.=@#%-])[a-z]{2,20}(?:_[a-z]{2,20}){1,3}[\"'”’]?\s?(?:[:=]|(?:to|is|should|must)\s)"
    r"|\b(?:set|fill|put|return|output)\s(?:in\s|the\s)?[\"'“‘]?[a-z]{2,20}_[a-z]{2,20}\b|\b[a-z]{2,15}(?:_[a-z]{2,15})+\("
    r"|(?<![?&/\w.=@#%-])[a-z]{2,15}_(?:name|count|units?|owner|title|phone|contact|maker|size)\s(?-i:[A-Z\d])"
)
_ASSIGNED = re.compile(
    r"(?:^|[:;,({>]\s?|\b(?:const|let|var|int|str|string|set|export)\s)"
    rf"{_KEY}\s?(?:={{1,3}}|:=|=>|->)\s?{_VALUE}\s?(?=[;,)}}<]|\.?$|{_KEY}\s?[=:])"
    r"|(?<![?&\w=])(?:(?<!\w )[A-Z][A-Z_]{2,20}=\d|\$[a-z]\w{1,20}\s?=)"
    r"|(?<![?&\w=/])(?:role|name|owner|title|units?|software|pms|phone|contact|company)=[A-Za-z\d][^=?&]{0,40}\s[a-z]{2,15}=[A-Za-z\d]"
)
_POINTED = re.compile(
    r"^\W{0,3}(?i:(?:[\w-]+\s){0,3}?(?:units?|doors|homes|properties|portfolio|employees|staff|size|count)(?:\s\w+){0,2}?\s?"
    r"(?:-{1,2}>|={1,2}>|:=)\s?[\"'“]?\d|(?:software|PMS|decision[- ]?maker|owner|CEO|contact)\s?(?:-{1,2}>|={1,2}>|:=)\s?[\"'“]?\w)"
)
"""A name of a value and an arrow to it."""
_CALL = re.compile(r"\bprint\s?\([\"'\d]|\breturn\s[\"'\d][^;]{0,60};|\bSELECT\s[\w*, ]{1,60}\sFROM\s")
_WRITTEN = re.compile(
    r"<!--|(?:^|\s)(?:/\*{1,3}\s?\w|\{[#%]\s|<%)|^//\s?(?i:[a-z]+:\s)?(?i:we|our|(?:the|this)\s(?:company|firm|owner"
    r"|portfolio))\b.{0,60}\d|\b[a-z]\w{1,30}\((?:\d[\d.,]*,\s?[\"'][^\"'()]{0,60}[\"']|[\"'][^\"'()]{0,60}[\"'],\s?\d[\d.,]*)\)"
)
"""Comments, and calls with a number and a word."""
_JSON = re.compile(r"[{\[]\s?[\"{\[]|\"[\w-]{1,40}\"\s?:\s?[\"\[{\w-]|\{\s?[a-zA-Z]\w{1,30}\s?:\s?[\"'\d\[{]")
_MARKUP = re.compile(r"</?(?!(?i:at|dot)>)[A-Za-z][\w:-]{0,30}(?:\s[^<>]{0,200})?/?>")
_WAYS = (
    (("<|", "<<", "<s", "<e", "[", "##", "==="), _TURNS),
    (("_",), _FIELD),
    (("=", "->"), _ASSIGNED),
    (("->", "=>", ":="), _POINTED),
    (("<!--", "/*", "//", "{#", "{%", "<%", "')", '")', "('", '("'), _WRITTEN),
    (("print", "return", "SELECT"), _CALL),
    (("{", "[", '":', '" :'), _JSON),
)
_EVERY_SIGN = frozenset((*(sign for signs, _ in _WAYS for sign in signs), "<"))
_SIGNS = tuple(sorted(sign for sign in _EVERY_SIGN if not any(part in sign for part in _EVERY_SIGN - {sign})))
"""Those in which no other one stands."""
_MAY_HOLD_MARKUP = (Kind.STRUCTURED, Kind.META, Kind.IMAGE)


def signs_of_code(text: str) -> tuple[str, ...]:
    """What in a text may be of code; empty for most, in which `is_code` then finds nothing."""
    return tuple([sign for sign in _SIGNS if sign in text])


def is_code(segment: Segment) -> bool:
    """Whether a text holds code; values for machines may hold markup."""
    text = segment.text
    for signs, pattern in _WAYS:
        for sign in signs:
            if sign in text:
                if pattern.search(text):
                    return True
                break
    return segment.kind not in _MAY_HOLD_MARKUP and "<" in text and _MARKUP.search(text) is not None
