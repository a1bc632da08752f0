"""Lines that tell how things are in general: a guide to a town, a market or a trade says nothing of what the firm does."""

from __future__ import annotations

import re

_OURS = re.compile(r"\b(?:we|our|ours|us)\b", re.IGNORECASE)
_GENERAL = re.compile(
    r"\b(?:typically|usually|generally|normally|commonly|on average|averag(?:e|es|ing)|tends? to|most common|most popular|nearby"
    r"|within (?:a|an|walking|\d+)|rang(?:e|es|ing) (?:from|between)|(?:minutes?|miles?|blocks?) (?:from|away|to))\b",
    re.IGNORECASE,
)
"""What is said of all, or of what lies about."""
_MATTERS = (
    "tips|benefits|reasons|ways|mistakes|questions|steps|facts|things|signs|secrets|trends|advantages|strategies|challenges"
    "|myths|ideas|lessons"
)
_HEADLINE = re.compile(
    rf"^\W{{0,3}}(?:(?:the\s|top\s|best\s)*\d{{1,3}}\s(?:[\w’'-]+\s){{0,6}}(?:{_MATTERS})\b"
    rf"|(?:how|why|what|when|which|is|are|do|does|can|should|will)\s(?!else\b)|(?:the\s|an?\s)?(?:[\w’'-]+\s){{0,2}}guide\s(?:to|for)\b"
    r"|(?:the\s)?(?:benefits|advantages|importance|pros\sand\scons|basics|future|role|rise|costs?)\sof\b|understanding\s|what\sis\b)",
    re.IGNORECASE,
)
"""How articles are called: "7 benefits of …", "Is … worth it?", "The ultimate guide to …"."""
_TO_VISITORS = re.compile(r"\byou(?:r|rs|['’]re)?\b", re.IGNORECASE)
_ONCE_AT_WORK = re.compile(r"\b(?:worked\s(?:in|for|at|as)|spent\s(?:\S+\s){1,4}(?:in|as|at|with))\b", re.IGNORECASE)
"""What somebody did before."""
_LABEL = re.compile(r"^(?P<label>[^:–—]{2,50}?)(?::\s|\s[–—-]\s)(?P<rest>.+)$")
_ABOUT_A_TRADE = re.compile(
    r"\s(?:fees?|costs?|prices?|pricing|rates?|laws?|rules?|regulations?|taxes|market|demand|trends?|demographics?|compan(?:y|ies)|tips"
    r"|challenges?|considerations?|expenses?)\b",
    re.IGNORECASE,
)
"""Behind a phrase: a matter that one writes about."""
_OWN_LABEL = re.compile(
    r"\b(?:we|our|services?|manag\w+|offer\w*|special\w+|portfolio|leas\w+|expertise|work|what|types?|clients?|includ\w+)\b",
    re.IGNORECASE,
)
_ITEMS = re.compile(r"\s?[,;·|•/&]\s?|\sand\s|\sor\s")
_ITEM = 5
"""Words of an item of a list."""


def is_general(sentence: str) -> bool:
    """Whether a sentence without "we" tells of all firms, a market, a neighbourhood or somebody's past, or is an article's title."""
    if _OURS.search(sentence):
        return False
    if _GENERAL.search(sentence) or _ONCE_AT_WORK.search(sentence):
        return True
    return _HEADLINE.match(sentence) is not None and _TO_VISITORS.search(sentence) is None


def explains(line: str, start: int, end: int) -> bool:
    """Whether a short line explains a word of a guide, instead of naming what the firm has or does.

    "Convenience: shopping centers and all daily needs are close" explains, "Services: leasing, repairs" and "Property management: we do it
    all" name.

    Args:
        start, end: place of the field's phrase in the line.
    """
    parts = _LABEL.match(line)
    if not parts or _OURS.search(line):
        return False
    if start < parts.end("label"):
        return _ABOUT_A_TRADE.match(line, end) is not None
    items = _ITEMS.split(parts["rest"])
    return not _OWN_LABEL.search(parts["label"]) and any(len(item.split()) > _ITEM for item in items)
