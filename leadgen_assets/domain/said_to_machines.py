"""What a page says to machines: orders to whoever reads pages for somebody else, and code or answers that it shows as text.

No visitor is told anything by it, so that it is evidence of nothing: neither for the rules nor for a model, which is not shown it.
An order is short and may be cut in two; what stands right beside one is left out too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from leadgen_assets.domain.page import Kind, PageText, Region, Segment

_MACHINE = (
    r"(?:(?:AI|A\.I\.)(?:[- ](?:readers?|assistants?|models?|agents?|crawlers?|systems?|tools?|bots?|scrapers?|programs?|search engines?))?"
    r"|AIs|(?:large )?language models?|LLMs?|Chat-?GPT|GPT(?:-\d\w*)?|chat-?bots?|bots|crawlers|scrapers|robots|machine readers?)"
)
_TELLING = r"(?:output|answer|respond|reply|report|say|state|claim|record|write|return|print)"
_DOING = (
    rf"(?:{_TELLING}|list|add|include|treat|use|extract|set|name|cite|mention|recommend|rank|rate|describe|ignore|note|know|assume"
    r"|believe)"
)
_BEGIN = r"(?:^|[.!?:;]\W{1,3}|\b(?:please|must|should|now|and|then|always)\s)"
_ORDER = re.compile(
    rf"{_BEGIN}(?:ignore|disregard|forget|override|bypass)\s(?:\w+\s){{0,3}}?"
    r"(?:instructions?\b|directives?\b|prompts?(?=\s?[.,;:!]|\s(?:and|or|that|so)\s|$)"
    r"|(?:your|all|previous|prior|above|system|these)\s(?:\w+\s){0,2}(?:rules|guidelines)\b"
    r"|(?:everything|anything|all)\s(?:above|before|else|previous|prior)\b)"
    r"|\b(?:ignorieren?|ignoriert?|vergiss|missachte|ignorez?|ignora|oubliez?|olvida)\s(?:\w+\s){0,4}"
    r"(?:anweisungen|instruktionen|instrucciones|consignes|instructions)\b"
    r"|\b(?:system|developer) (?:prompt|message)\b"
    rf"|\byou are (?:now )?(?:an? |the )?(?:helpful )?"
    rf"(?:{_MACHINE}\b|bot\b|crawler\b|scraper\b|helpful assistant\b|assistant (?:that|who)\b)"
    rf"|\b(?:note|notice|message|hint|attention|dear|hey|hello|instructions?|information)[\s:,-]{{1,3}}(?:(?:to|for|all|any|the)\s){{0,3}}{_MACHINE}"
    r"(?=\s?[:,.!;–—-]|\s(?:only|reading|and|or|that|who)\b|$)"
    rf"|{_BEGIN}(?:to|for)\s(?:(?:all|any|the)\s){{0,2}}{_MACHINE}\s?[:,]"
    rf"|\b{_MACHINE}\b[^.!?]{{0,25}}\b(?:must|should|shall|are to|needs? to|ha(?:s|ve) to|please|are (?:asked|required|instructed) to)\s"
    rf"(?:\w+\s){{0,2}}?{_DOING}\b"
    rf"|(?:^|[.!?:;]\W{{1,3}}|\bplease\s){_TELLING} that\b|^\W{{0,3}}(?:please )?(?:output\b|{_TELLING} with\b).{{0,60}}\d"
    rf"|\b{_TELLING}\b[^.!?]{{0,60}}\bfor (?:every|each|this|the) company(?=\s?[.,;:!]|$)"
    rf"|\bfor (?:every|each|this|the) company,? (?:please )?{_DOING}\b",
    re.IGNORECASE,
)
"""An order to whoever reads pages for somebody else. It stands before no visitor, and neither does what stands right beside it."""
_SPEAKERS = ("system", "assistant", "user", "human", "prompt", "developer")
_SPEAKER = re.compile(
    rf"(?:^|[.!?>]\s)\W{{0,3}}(?:{'|'.join(_SPEAKERS).upper()})\s?:"
    rf"|^\W{{0,3}}(?:{'|'.join(map(str.capitalize, _SPEAKERS))})\s?:\s?(?:[\"“'‘]|\S+\s(?!and\b)[a-z]+\s\S+\s\S)"
    r"|<\|\w{1,20}\|>|\[/?INST\]|#{2,3}\s?(?i:instructions?|system|response|prompt)\b",
)
"""A turn of a conversation with a model."""
_FIELD = re.compile(
    r"(?<![?&/\w.=@#%-])[a-z]{2,20}(?:_[a-z]{2,20}){1,3}[\"'”’]?\s?(?:[:=]|(?:to|is|should|must)\s)"
    r"|\b(?:set|fill|put|return|output)\s(?:in\s|the\s)?[\"'“‘]?[a-z]{2,20}_[a-z]{2,20}\b"
)
"""A field as programs name it, and its value."""
_JSON = re.compile(r"[{\[]\s?[\"{\[]|\"[\w-]{1,40}\"\s?:\s?[\"\[{\w-]")
_MARKUP = re.compile(r"</?[A-Za-z][\w:-]{0,30}(?:\s[^<>]{0,200})?/?>")
_MAY_HOLD_MARKUP = (Kind.STRUCTURED, Kind.META, Kind.IMAGE)
_MARKS = (
    *(
        "ignor",
        "vergiss ",
        "missachte ",
        "oublie",
        "olvida ",
        "disregard ",
        "forget ",
        "override ",
        "bypass ",
        "system prompt",
        "system message",
        "developer",
    ),
    *(
        " ai",
        "\nai",
        "(ai",
        '"ai',
        "a.i.",
        "language model",
        "llm",
        "gpt",
        "bot",
        "crawler",
        "scraper",
        "machine reader",
    ),
    *(
        "assistant that",
        "assistant who",
        "helpful assistant",
        "output ",
        "y company",
        "h company",
        "s company",
        "e company",
    ),
    *(f"{verb} {word}" for verb in _TELLING[3:-1].split("|") for word in ("that", "with")),
    *(f"{speaker}{colon}" for speaker in _SPEAKERS for colon in (":", " :")),
    *("<", "[", "{", "##", "_", '":', '" :'),
)
"""A quick look, in lower case: hardly any segment has one of them."""


def without_said_to_machines(page: PageText) -> PageText:
    """The page with those segments emptied; every other one is where it was."""
    apart = said_to_machines(page.segments)
    if not apart:
        return page
    emptied = (
        Segment(segment.number, Kind.FRAME, segment.region, "") if segment.number in apart else segment
        for segment in page.segments
    )
    return replace(page, segments=tuple(emptied))


def said_to_machines(segments: Sequence[Segment]) -> frozenset[int]:
    """Numbers of the segments that are no statement to anybody who visits the page.

    Args:
        segments: of one page, in order.
    """
    whole = "".join(["\n" + segment.text for segment in segments]).lower()
    marks = [mark for mark in _MARKS if mark in whole]
    if not marks:
        return frozenset()
    looked_at = [segment for segment in segments if any(mark in f"\n{segment.text.lower()}" for mark in marks)]
    orders = {segment.number for segment in looked_at if _is_order(segment.text)}
    beside = {number + step for number in orders for step in (-1, 1)}
    left_out = {
        segment.number for segment in segments if segment.number in beside and segment.region is not Region.HEAD
    }
    return frozenset(orders | left_out | {segment.number for segment in looked_at if _is_code(segment)})


def _is_order(text: str) -> bool:
    found = _SPEAKER.search(text)
    return _ORDER.search(text) is not None or (found is not None and not any(map(str.isalnum, text[found.end() :])))


def _is_code(segment: Segment) -> bool:
    """Whether a text is a turn of a conversation, a field, JSON or markup; values for machines may hold markup."""
    text = segment.text
    shown = segment.kind not in _MAY_HOLD_MARKUP
    return any(pattern.search(text) for pattern in (_SPEAKER, _FIELD, _JSON)) or (shown and bool(_MARKUP.search(text)))
