"""What a clause with the name of software says of whoever speaks: that they do without it, or that they themselves use it.

A denial governs the name from in front of it ("We do not believe in", "we gave up on"), a judgement stands behind it ("let us down").
Beside other deeds a "not" tells nothing: "we do not charge for payments through". What says neither is left to other rules.
"""

from __future__ import annotations

import re

_PART = re.compile(
    r"[,;:!?–—|]|\.\s|\b(?:and|but|so|then|because|since|while|though|although|where)\s(?:we\s)?(?:now\s)?",
    re.IGNORECASE,
)
"""Where what leads to a name begins anew: "We left paper behind and now use"."""
_US = r"(?:we|I|us|our\s(?:[\w’'-]+\s){0,2}?[\w’'-]+|(?:the|this)\s(?:firm|company|team|office|agency|business|staff))"
_NO = (
    r"(?:(?:not|never|hardly|barely|cannot|neither|nor)\b|n['’]t\b)(?!\s(?:only|just|simply|merely|alone|to\smention|without"
    r"|a\sday\swithout))"
)
_HARMLESS = (
    r"(?:charg|accept|tak|shar|stor|see|sees|reset|chang|ask|requir|bill|miss|los|wait|worr|forget|leav|let|hav|want\sto\s(?:miss"
    r"|lose|wait)"
    r"|need\sto\s(?!use|work|pay|rely|run))"
)
"""Beginnings of what somebody does not do while using it: "we never store your card in"."""
_WORDS = r"(?:\s[\w’'/-]+){0,5}?"
_NOT_WE = re.compile(
    rf"\b(?:{_US}\s(?:[\w’'-]+\s){{0,3}}?|{_US}\s?(?:\w+)?)?{_NO}(?:\s(?:\w+ly|yet|ever|really|much|even|longer))*"
    rf"(?!\s(?:[\w-]+\s)?{_HARMLESS}\w*){_WORDS}\s$",
    re.IGNORECASE,
)
_WE = re.compile(rf"\b{_US}\b", re.IGNORECASE)
_NOBODY = re.compile(
    rf"\b(?:nobody|no\sone|none|neither|few)\b(?:\s(?:of|in|at|on|here|us|our|the|[\w-]+)){{0,4}}?\s"
    rf"(?!{_HARMLESS})(?:likes?|liked|wants?|wanted|uses?|used|trusts?|trusted|misses|needs?|needed|loves?|loved){_WORDS}\s$",
    re.IGNORECASE,
)
_LEFT = (
    r"(?:left|leav(?:e|es|ing)|quit(?:ting)?|dropp(?:ed|ing)|drop|ditch(?:ed|ing)?|abandon(?:ed|ing)?|g[ai]ve(?:n|s)?\sup(?:\son)?"
    r"|giving\sup(?:\son)?"
    r"|cancel\w*|terminat\w+|ended|part(?:ed|ing)\s(?:ways\s|company\s)?(?:with|from)|mov(?:ed|ing)\s(?:off|away|on)(?:\sfrom)?"
    r"|g[eo]t(?:ting)?\s(?:rid\sof|off)"
    r"|outgr[eo]w\w*|sa(?:id|y|ying)\s(?:goodbye|no|farewell|bye)\sto|walk(?:ed|ing)?\saway\sfrom|stopped(?:\swith)?|fired"
    r"|phased\sout|(?:done|through)\s(?:with)"
    r"|(?:tired|sick|weary|wary|afraid|free|critical)\sof|fed\sup\swith|had\s(?:our\s|their\s)?(?:enough|fill)\sof|forget"
    r"|avoid(?:ed|ing|s)?|refus\w+(?:\sto)?"
    r"|reject(?:ed|s|ing)?|turned\s(?:down|away\sfrom)|st(?:ay|ayed|eer|eered)\s(?:away\sfrom|clear\sof|off)|hat(?:e|es|ed)"
    r"|dislik\w+|distrust\w*|mistrust\w*"
    r"|regret\w*|los(?:t|e|ing)\s(?:faith|trust|money|patience)\s(?:in|with|on)|(?:un|not\s)happy\swith|(?:disappoint|frustrat"
    r"|annoy|bor)ed\s(?:by|with|in|of)"
    r"|skip(?:ped|s)?|resist(?:ed|s)?|opposed?\sto|against|than(?:\sto)?|swore\soff|(?:had|have)\sit\swith|instead\sof|unlike"
    r"|no\smore|no(?=\s$)|without|minus|beyond)"
)
_THINGS = (
    r"(?:software|systems?|platforms?|tools?|programs?|products?|portals?|apps?|vendors?|names?|giants?|companies)"
)
_LEFT_IT = re.compile(
    rf"(?<![\w’'-]){_LEFT}(?:\s(?:on|of|off|from|at|to|in|through|the|our|its|their|all|that|this|a|an|any|every|using|use|work"
    rf"|working|dealing|doing|paying"
    rf"|running|run|rely|with|for\sgood|big|old|pricey|clunky|(?:contract|subscription|account|licen[cs]e|deal|trial|plan|time|year"
    rf"|day|relationship|partnership)s?\s(?:with|to|at|for)|{_THINGS}(?:\s(?:like|such\sas))?)){{0,5}}\s$",
    re.IGNORECASE,
)
_WORK_DONE = re.compile(
    r"\b(?:\w+ing|(?:paper)?work|books?|records|reports|inspections|pay(?:ments|roll)|statements|invoices|all|everything|it|this|that)\s"
    r"(?:is|are|was|were|gets?|being)\s(?:(?:all|now|\w+ly)\s)?done\swith\s(?:the\s|our\s)?$",
    re.IGNORECASE,
)
""" "Our accounting is done with": by that means. Somebody who "is done with" it has left it."""
_CANNOT = re.compile(r"(?:\b(?:not|never|cannot|nobody|hardly|lost|nothing)|n['’]t)\b[^.;]*\bwithout\b", re.IGNORECASE)
_WITHOUT_IT = re.compile(r"\bwithout\s(?:\w+\s){0,2}$", re.IGNORECASE)
_COULD_NOT = re.compile(
    r"[^.;]*\b(?:(?:could|would|can|do|does)(?:n['’]t|\snot)|cannot|would\sbe\slost)\b", re.IGNORECASE
)
""" "Our tenants cannot live without", "without … we could not"."""
_LOOKED = re.compile(
    r"(?<![\w’'-])(?:(?:review|test|tri|stud|research|demo|audit|evaluat|examin|consider|pilot)(?:i?ed)|looked\s(?:at|into)"
    r"|(?:quotes?|demos?|calls?|tours?|pitch|offers?|trials?)\s(?:from|of|with|by))(?:\s(?:the|a|an|out|every|new|of|using|once)){0,3}\s$"
    rf"|\b{_US}\s(?:may|might|could|would|should)\b{_WORDS}\s$",
    re.IGNORECASE,
)
""" "We reviewed", "we could use"."""
_LEARNED = re.compile(
    r"\b(?:train(?:ed|ing)|certif(?:ied|ication)|schooled|fluent|versed|skilled|proficient|expertise|experienced?)\s(?:in|on|with|by)"
    r"(?:\s(?!and\b)[\w-]+){0,2}?\s$",
    re.IGNORECASE,
)
""" "Our agent was trained in": what somebody has learned need not be in use."""
_ASKED = re.compile(r"\W*(?:do|does|did|should|would|will|could|are|is)\s(?:we|I|our|the)\b", re.IGNORECASE)
_BAD_BEHIND = re.compile(
    r"[®™]?(?:['’]s)?(?:\s(?:itself|portal|portals|software|system|platform|app|login|accounts?|support)){0,2}\s(?:"
    r"(?:is|was|are|were|has\sbeen)(?:n['’]t|\snot|\snever)\s(?:for|what|right|made|good|a|an|worth|our|the|up|as|easy|cheap)\b"
    r"|(?:did|does|do|would|could|has|had)(?:n['’]t|\snot|\snever)\s(?:\w+ly\s)?(?:work|fit|help|suit|do|last|convince|please"
    r"|serve|scale|win|grow)(?:ed|t)?\b"
    r"|never\s(?:\w+ly\s)?(?:worked|fit|suited|helped|convinced|won|caught)\b|let\s(?:us|(?:our|the)\s\w+|people)\sdown\b"
    r"|(?:fail|disappoint|frustrat|annoy|drove|los|cost|scar|confus)\w*\s(?:us|our|everybody|everyone)\b|(?:is|was)\s(?:just\s"
    r"|far\s|much\s|simply\s)?too\s"
    r"|(?:is|was)\s(?:a|an)\s(?:[\w-]+\s)?(?:mistake|disaster|failure|nightmare|waste|pain|mess)\b)",
    re.IGNORECASE,
)

_AUX = (
    r"(?:(?:have|has|do|does|are|is|will|can|been|be|now|also|still|all|always|proudly|fully|gladly|happily|mostly|only|long|both|\w+ly"
    r"|(?:do|does)?\s?not\s(?:just|only|merely|simply))\s){0,4}"
)
_USE = (
    r"(?:uses?|us(?:ed|ing)(?=\s)|trust(?:s|ed)?|ch[oo]o?se|chosen|lov(?:e|es)|likes?|prefers?|works?\s(?:with|in|on)"
    r"|worked\s(?:with|in|on)|runs?(?:\son)?|liv(?:e|es)\s(?:in|on)"
    r"|standardi[sz]ed?\son|rel(?:y|ies|ied)\son|count(?:s|ed)?\son|depend(?:s|ed)?\son|been\s(?:on|with|in)|(?:is|are)\s(?:on|in)"
    r"|swear(?:s)?\sby)"
)
_WE_USE = re.compile(rf"(?<![\w’'-]){_US}\s{_AUX}{_USE}\s(?:the\s|our\s)?$", re.IGNORECASE)
_WE_ARE = re.compile(r"\b(?:we|I)(?:['’](?:re|m)|\sare|\sam)\s(?:[\w-]+,?\s){0,3}$", re.IGNORECASE)
_SHOP = re.compile(
    r"[®™]?\s(?:shop|users?|customers?|clients?|office|firm|company|house|subscribers?)\b", re.IGNORECASE
)
_LABEL = re.compile(r"\W*(?:our\s)?(?:[\w-]+\s){0,3}(?:software|platform|system|portal)\s?[:=–—-]\s?", re.IGNORECASE)
_SERVES = re.compile(
    r"[®™]?\s(?:has\s|have\s|now\s|also\s|always\s){0,2}(?:serve[ds]?|runs?|keeps?|kept|powers?|handles?|carries|helps?|helped"
    r"|saves?)\s(?:us|our)\b",
    re.IGNORECASE,
)
_THANKS = re.compile(r"\bthanks\sto\s$", re.IGNORECASE)
_OUR = re.compile(r"\b(?:our|us|we|you|your)\b", re.IGNORECASE)
_OF_IT = re.compile(r"['’]s\b")


def is_done_without(before: str, behind: str) -> bool:
    """Whether the words around a vendor's name deny that the firm uses it, leave it, or speak ill of it.

    Args:
        before: what of the sentence stands in front of the name. behind: what follows it.

    >>> is_done_without("We gave up on ", "."), is_done_without("We gave up paper and pay through ", ".")
    (True, False)
    """
    part = before[max((found.end() for found in _PART.finditer(before)), default=0) :]
    if _BAD_BEHIND.match(behind) or _NOBODY.search(part):
        return True
    if _WITHOUT_IT.search(part) and (_CANNOT.search(part) or _COULD_NOT.match(behind)):
        return False
    if (_LEFT_IT.search(part) and not _WORK_DONE.search(part)) or _LOOKED.search(part) or _LEARNED.search(part):
        return True
    if _ASKED.match(before) and behind.rstrip().endswith("?"):
        return True
    denied = _NOT_WE.search(part)
    return denied is not None and (_WE.search(part, 0, denied.end()) is not None or denied.start() == 0)


def is_own_use(before: str, behind: str) -> bool:
    """Whether a clause says outright that the firm that speaks uses what is named.

    Args:
        before, behind: as for `is_done_without`.

    >>> is_own_use("We have worked with ", " since 2015."), is_own_use("We reviewed ", " last year.")
    (True, False)
    """
    if (_WE_USE.search(before) and not _OF_IT.match(behind)) or _SERVES.match(behind):
        return True
    if _WE_ARE.search(before) and _SHOP.match(behind):
        return True
    if _LABEL.fullmatch(before) and not re.search(r"\w", behind):
        return True
    return _THANKS.search(before) is not None and _OUR.search(behind) is not None
