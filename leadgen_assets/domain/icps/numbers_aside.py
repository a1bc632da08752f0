"""Numbers that a page tells beside its own: of firms unlike it, of a sample, of a post on offer, of what one might imagine, of users.

A number may also count nothing, being a name: of a road, a lot, a room, a telephone.
"""

from __future__ import annotations

import re

from leadgen_assets.domain.wording.sentence_words import ROUGHLY
from leadgen_assets.domain.wording.whose_doing import is_said_to_be_ours

_CLAUSE = r"[^,;.:!?]{0,80}$"
_AHEAD = re.compile(
    rf"\b(?:unlike|compared\s(?:to|with)|as\sopposed\sto|versus|vs\.?)\s{_CLAUSE}"
    rf"|\b(?:while|whereas|although|though)\s(?!(?:we|our|I)\b){_CLAUSE}"
    r"|\byou(?:\swill|\swould|['’]ll)\s(?:\w+\s)?(?:manage|oversee|look\safter|handle|run|supervise|be\sresponsible)\b[^.;!?]{0,40}$"
    r"|\bjoin\s(?:us|our\s\w+)\s(?:and|to)\s(?:manage|oversee|look\safter|handle|run|supervise)\b[^.;!?]{0,40}$"
    r"|\b(?:no|none|neither|nobody)\b[^,;:.!?]{0,60}\b(?:more\sthan|over|beyond|above)\s$"
    r"|\bwith\s(?:the\s)?(?:big(?:ger)?|larger?|huge|giant|national|corporate|other)\s(?:[\w-]+\s){0,2}?"
    r"(?:firms?|chains?|compan(?:y|ies)|managers?|corporations?|brands?|players?|outfits?|agenc(?:y|ies))\b[^,;:.!?]{0,60}$"
    r"|\byour\s(?:own\s)?(?:portfolio|investment)\s(?:of|with)\s(?:\w+\s){0,2}$"
    r"|(?<!\bnot\s)(?<!\bnever\s)\b(?:cap(?:s|ped|ping)?|stop(?:s|ped|ping)?|limit(?:s|ed|ing)?|(?!close\sto\s$)clos(?:e|es|ed|ing)|(?:top|max)(?:es|ed|s)?\sout"
    rf"|draw(?:s|ing)?\sthe\sline)\s(?:(?!(?:and|we|but|for)\b)[\w’'-]+\s){{0,6}}?(?:at|to)\s{ROUGHLY}$"
    rf"|\b(?:caps?|limits?|ceilings?|maximum)\s(?:is|are|of|at)\s{ROUGHLY}$"
    r"|(?:\bnot|\bnever|n['’]t)\s(?:ever\s)?(?:manage|take(?:\son)?|accept|have|grow|go|look\safter|handle|hold|want|assign)\s(?:\w+\s){0,3}?"
    r"(?:more\sthan|over|above|beyond|past)\s$"
    r"|\beach\s(?:takes?|looks?|manages?|handles?|oversees?|cares?|runs?|has|have)\s(?:\w+\s){0,3}$"
    rf"|\b(?:imagin(?:e|ing)|suppos(?:e|ing)|pictur(?:e|ing)|think\sof|thinking\sof)\s(?:\w+ing\b|having\b|an?\b|\d|you)?{_CLAUSE}"
    r"|\b(?:averages?|medians?|means?|surveys?|surveyed|sampled?|polled|stud(?:y|ied))\s[^,;.:!?]{0,50}\b(?:across|of|over|among|for|in|at)\s(?:\w+\s){0,2}$"
    rf"|\b(?:who|that|which)\s(?:will|would|could)\s{_CLAUSE}"
    rf"|^\W*if\s(?:(?:all|those|these|some|the)\s){{0,2}}{ROUGHLY}$|\b(?:each|every|any)\s(?:[\w-]+\s){{1,3}}of\sours\s(?:\w+\s){{1,3}}$"
    r"|\b(?:built|made|designed|meant|priced|intended)\sfor\s(?:portfolios|firms|companies|managers|owners|offices)\s(?:of|with)\s$"
    r"|\bfor\s(?:[\w-]+\s)?(?:managers|investors|portfolios)\s(?:of|with)\s$"
    r"|\b(?:(?:now|currently|are|we[’']re)\shiring|hiring|job\sopening|vacancy\sfor|looking\sfor|seeking|join\sus\sas)\b[^.;!?]{0,80}$",
    re.IGNORECASE,
)
"""What leads up to such a number: "unlike firms with", "imagine managing", "average rent across", "we stop at", "now hiring"."""
_BEHIND = re.compile(
    r"[^.;!?]{0,60}\b(?:by\s(?:people|owners|users|investors|customers|managers|others)\s(?:like|such\sas)\syou\b"
    r"|(?:on|in|through)\sour\s(?:platform|app|software|portal|marketplace|tool)\b)"
    r"|[^.;,!?]{0,30}\b(?:we|were|was)\s(?:surveyed|sampled|polled|studied|analy[sz]ed)\b"
    r"|\s(?:[\w-]+\s)?(?:club|challenge|newsletter|program|programme|course|workshop|guide|plan|package|tier|calculator|bundle"
    r"|dream|goal|target|ambition|vision|wish)s?\b"
    r"|[^.;:!?]{0,80}(?:,|\sand|\sbut)\snot\s(?:(?:to|by|with|for|from|at)\s)?(?:us|ours|we)\b(?!\s(?:alone|only|just)\b)",
    re.IGNORECASE,
)
"""What follows it: "managed by people like you", "units we surveyed", "units club members", "pay the board, not us"."""
_WE = re.compile(r"\b(?:we|I)\b", re.IGNORECASE)
_DUTY = re.compile(r"^\W*responsible\sfor\b[^.;!?]{0,60}$", re.IGNORECASE)
_OURS = re.compile(r"\b(?:we|our)\b", re.IGNORECASE)
""""Responsible for 160 doors" is a post's or a person's; "responsible for 160 doors, our managers …" is the firm."""
_NAMED = re.compile(
    r"(?:(?<!\ba\s)(?<!\ban\s)(?<!\bthe\s)(?<!\bour\s)(?<!\bper\s)(?<!\bthis\s)(?<!\beach\s)(?<!\bevery\s)"
    r"\b(?:(?i:(?:state\s|county\s|farm\s)?(?:routes?|highways?)|interstate|hwy\.?|rte?\.?|suite|ste\.?|apt\.?|bldg\.?|extension|ext\.?|exit|lot|area\scode"
    r"|zip(?:\scode)?|licen[sc]e|permit|class\sof)"
    r"|FM|RM|RR|CR|SR|SH|US|Road|Street|Avenue|Loop|Unit|Apartment|Room|Floor|Building|Tower|Phase|Section|Block|Tract|Parcel|Gate|Door"
    r"|District|Ward|Chapter|Title|Article|Form|Local|Channel|Box|Pier)[\s#-]{1,2}"
    r"|(?:^|[.!?:;,]\s|\b(?:or|and|just|please|simply|then)\s)(?i:text|dial|call|press|sms)\s(?:(?i:us\sat|to)\s)?)$"
)
"""Right before it: what numbers name ("Highway 290 homes", "Lot 12 homes", "text 640 for homes"); "each unit", "the lot" do not."""
_TAKES = re.compile(
    r"\bit\s(?:(?:would|will|may|might|can)\s)?(?:takes?|took|needs?|needed|requires?|required|costs?)\s(?:(?:us|me|them|you|him|her)\s)?"
    rf"{ROUGHLY}$",
    re.IGNORECASE,
)
""" "It took 640 homes before …": a measure of something else."""
_LABEL = re.compile(
    r"\b(?:(?:goals?|targets?|aims?|plans?|dream|vision)\b[^.:!?]{0,30}\b(?:year|next|future|decade|20[2-9]\d)"
    r"|(?:job|position)\s(?:open|available)|openings?|vacanc(?:y|ies)|job\sdescription|duties|responsibilities|qualifications)\b"
    r"[^.:!?]{0,20}:\s(?:(?!\b(?:we|our)\b)[^.:!?]){0,40}$"
    r"|\blike\syours,[^.;:!?]{0,30}$",
    re.IGNORECASE,
)
""" "Our goal for next year: 480 units"."""

_MEASURE = re.compile(
    r"(?:,|\s(?:and|plus|as\swell\sas|along\swith))\s(?:(?:over|about|nearly|approximately|roughly|some|more\sthan|another)\s)?\d[\d,.]*\+?"
    r"\s(?:(?:million|thousand)\s)?(?:square\s(?:feet|foot|met(?:er|re)s)|sq\.?\s?ft\.?)\sof\s(?!(?:living|floor|your)\b)[\w\s-]{3,60}",
    re.IGNORECASE,
)


def without_measures(sentence: str) -> str:
    """A sentence without what it adds in another measure, which spoils no number: "430 apartments and 60,000 square feet of offices".

    >>> without_measures("We manage 430 apartments and 60,000 square feet of offices.")
    'We manage 430 apartments.'
    """
    return _MEASURE.sub("", sentence) if "sq" in sentence.lower() else sentence


def is_told_aside(before: str, behind: str, lead: str = "") -> bool:
    """Whether a number is one that the firm tells without having so many.

    >>> is_told_aside("Unlike large firms with ", " doors, we know each tenant."), is_told_aside("We manage ", " doors.")
    (True, False)

    Args:
        before: what of the number's clause stands before it. behind: what of its sentence follows its noun.
        lead: what of the whole sentence stands before it.
    """
    if _NAMED.search(before) or _TAKES.search(before) or (_BEHIND.match(behind) and not _WE.search(before)):
        return True
    if _DUTY.search(before) and not _OURS.search(behind):
        return True
    return (_AHEAD.search(before) or _LABEL.search(lead)) is not None and not is_said_to_be_ours(before, behind)
