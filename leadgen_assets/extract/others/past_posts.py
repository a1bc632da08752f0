"""Posts that are over or not yet begun, and people who are gone or dead: told by the words around name and title.

Pages tell of them in the words in which they present their own. The wordings are those of notices in general (an obituary, a
farewell, a curriculum vitae), not of single pages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from leadgen_assets.domain.pages.page import Kind, Segment
from leadgen_assets.extract.naming.sighting import Sighting
from leadgen_assets.extract.others.other_firms import is_ours

_FIRM = r"(?:us|(?:the|our)\s(?:firm|company|business|agency|team|practice|staff|office|organi[sz]ation|shop))\b"
_STOP = r"(?=\W*$|[.,;!)]|\s(?:in|on|as|at|after|since|last|this|early|earlier|and)\b|\s\d)"
_HOW = (
    r"(?:recently|sadly|since|now|also|unfortunately|regrettably|then|suddenly|unexpectedly|peacefully|tragically"
    r"|already|just|happily|officially|finally|later)"
)
_DEPARTED = (
    rf"(?:sold\s(?:the|his|her|our|their)\s(?:firm|company|business|agency|practice|shop)\b"
    rf"|(?:left|leaves|leaving)\s{_FIRM}|leaving{_STOP}|leaves{_STOP}|be\sleaving\b"
    r"|no\slonger\s(?:with|at|here|among|works?|employed|part|in\sthe\scompany|active\sin\sthe|a\s(?:part|member)|working\s(?:here|at|for|with))\b"
    rf"|left(?=\W*$|[.,;]|\s(?:in|on|after|last|this)\b)|(?:decided|chosen|chose|planning|plans|about)\sto\s(?:retire|resign|step\sdown|leave){_STOP}"
    r"|(?:transitioned|moved)\sout\sof\b|(?:announced|announces)\s(?:his|her|their)\s(?:retirement|resignation|departure)\b|enjoying\s(?:\w+\s){0,2}retirement\b"
    r"|(?:handed|passed|turned)\s(?:over\s(?:the|his|her|their)|(?:the|his|her|their)\s\w+\s(?:on|over)\sto|it\sover)\b|parted\s(?:ways|company)\b"
    rf"|(?:went|gone)\sto\swork\s(?:for|at)\b|moved\son(?!\sfrom)\b|gone\son\sto\b|(?:retired|resigned|departed|stepped\sdown){_STOP}"
    rf"|retired\sfrom\s{_FIRM}|(?:be\s)?(?:retiring|resigning|stepping\sdown|departing){_STOP}|(?:retires|resigns|departs|steps\sdown){_STOP}|retire{_STOP}"
    r"|(?:said|says|bids?|bade)\s(?:us\s)?(?:goodbye|good-bye|farewell)\b|(?:accepted|took|taken)\sa\s(?:new\s)?(?:job|position|role|post)\s(?:at|with|elsewhere)\b"
    r"|(?:been\s)?(?:replaced|succeeded)\sby\b|(?:been\s)?(?:let\sgo|fired|dismissed|laid\soff)\b)"
)
_DEAD = (
    rf"(?:died\b|deceased\b|passed\s(?:away|on)\b|passed{_STOP}|(?:gone|went)\s(?:to\sbe\swith|home\sto)\b|lost\s(?:his|her|their)\s(?:battle|life|fight)\b|succumbed\sto\b"
    r"|(?:dearly\s|deeply\s|sorely\s)?missed\b)"
)
_GONE = re.compile(
    rf"(?:\s(?:for|since)\s[^,.;]{{1,30}})?[,;]?\s(?:who\s|(?:he|she)\s)?(?:(?:has|have|had|is|was|will)\s)?(?:{_HOW}\s){{0,2}}(?:{_DEPARTED}|{_DEAD})"
    r"|,?\suntil\s(?:his|her|their)\s(?:death|retirement|departure|passing|resignation)\b|,?\s(?:at\sthat\stime|at\sthe\stime|back\sthen|in\sthose\sdays)\b",
    re.IGNORECASE,
)
"""What stands right behind a name or a title: "…, our owner, is no longer with us", "…, who retired in 2019"."""

_GONE_LINE = re.compile(
    rf"\W*(?:(?:he|she|[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+)?)\s)?(?:(?:has|is|was|will)\s)?(?:{_HOW}\s){{0,2}}(?:{_DEPARTED}|{_DEAD}).{{0,40}}",
    re.IGNORECASE,
)
_STILL_HERE = re.compile(
    r"\b(?:joined|join|now|today|returned|became|started|before|from\sthe|when|but)\b", re.IGNORECASE
)
""" "Retired from the Navy in 2010, Joe joined us": a line about what went before."""

_YEARS = r"\(?(?:born\s)?(?:c\.\s?)?(?:1[89]|20)\d\d\s?(?:[-–—]{1,2}|to|until|through)\s?(?:(?:1[89]|20)\d\d)\)?"
_ENDED = re.compile(
    rf"[\s,(:-]{{0,3}}(?:from\s|between\s)?{_YEARS}|[\s,(]{{0,3}}(?:(?:up\s)?until|through|(?:d\.|died|†|sold|retired|left|resigned|ended)(?:\sin)?)\s?(?:\w{{3,9}}\.?\s)?(?:1[89]|20)\d\d"
    r"|\s?\((?:deceased|†)\)",
    re.IGNORECASE,
)
"""Years with an end: of a life, or of an office."""

_MOURNED = re.compile(
    r"\b(?:memor(?:y|i[au]m)\b|remembering\b|in\shonou?r\sof\b|mourn(?:s|ed|ing)?\b|rest\sin\speace\b|r\.?i\.?p\b|(?:passing|death|loss|life|funeral|departure|retirement)\sof\b|tribute\sto\b"
    r"|we\s(?:miss|lost|said\s(?:goodbye|farewell)\sto)\b|farewell\b|goodbye\b)(?:[^.;]{0,45}|[^.;]{0,60}\sand\s)$",
    re.IGNORECASE,
)
_BEFORE_HIM = re.compile(
    r"\b(?:succeed(?:ed|s|ing)|replac(?:ed|es|ing)|(?:took|taking)\sover\s(?:[\w’']+\s){0,4}from|(?:bought|purchased|acquired)\s(?:[\w’']+\s){1,5}from"
    r"|(?:firm|company|business|agency|practice|brokerage|shop|salon)\s(?:was|has\sbeen|had\sbeen)\s(?:\w+\s){0,2}sold\sby"
    r"|happy\sretirement\b,?(?:\sto)?|(?:in\sremembrance\sof|dedicated\sto(?:\sthe\smemory\sof)?|(?:will|dearly|sorely)\smiss)|wish(?:es|ing)?)"
    r"\s(?:(?:the|our)\s)?(?:(?:founders?|owners?|presidents?)\s)?$"
    r"|\bin\s(?:\w{3,9},?\s)?(?:1[5-8]\d\d|19[0-6]\d),\s[^.;]{0,40}$"
    r"|\bduring\s(?:World\sWar|WW\s?I|(?:the\s)?(?:Civil\sWar|Korean\sWar|Great\sDepression|Depression|Prohibition))[^.;]{0,30}$",
    re.IGNORECASE,
)
"""Somebody else has the office since: "She succeeded Hugh Dane, president"; or it was long ago: "In 1950, founder Paula Vance opened …"."""

_NO_MORE = re.compile(
    r"(?:^|[.;|•·(]\s?)(?:(?:now\s|recently\s)?retired|retirees?|former(?:ly)?|previous(?:ly)?|past|emerit(?:us|a|i)|in\s(?:loving\s)?memor(?:y|iam)|deceased|alumn\w{1,2}|departed)"
    r"(?:\s(?:owners?|brokers?|founders?|partners?|staff|members?|employees?|presidents?|directors?))?\s?[:–—]\s$",
    re.IGNORECASE,
)
""" "Retired: Jane Doe, Broker"."""

_LONG_AGO = re.compile(
    r"(?:,\s[^.;,]{1,30})?,?\s(?:(?:\w+ed|began|bought|built|became|came)\s[^.;]{0,60}?\b)?in\s(?:\w{3,9},?\s)?(?:1[5-8]\d\d|19[0-5]\d)\b",
    re.IGNORECASE,
)
_OVER = re.compile(
    rf"\W*(?:in\s(?:loving\s|fond\s)?memor(?:y|iam)\b.{{0,40}}|rest(?:ing)?\sin\speace|r\.?i\.?p\.?|{_YEARS}|(?:\d{{4}}\W{{1,3}})?deceased"
    rf"|(?:(?:is|has)\s)?(?:{_HOW}\s)?retired(?:\s(?:in|since|after|as\sof)\s.{{1,30}})?|enjoying\s(?:\w+\s){{0,2}}retirement.{{0,20}}|passed\saway.{{0,40}}"
    r"|gone\sbut\s(?:not|never)\sforgotten|(?:forever|always)\s(?:remembered|in\sour\s(?:hearts|thoughts|memor\w+))|(?:we\s(?:will\s)?miss|missed\sby).{0,30}"
    r"|d\.\s?\d{4}|died\s.{0,30}|(?:up\s)?until\s(?:\w{3,9}\s)?\d{4})\W*",
    re.IGNORECASE,
)
"""A line of somebody's card that says that it is over."""

_ONCE = re.compile(
    r"\W*(?:formerly|previously|once|sometime|at\sone\stime|(?:most\s)?recently(?!\s(?:appointed|promoted|named|elected|hired))|lately|(?:up\s)?until\s(?:[\w’']+\s){1,3}?)[,:]?\s(?P<post>.{2,60})",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(r"(?:\s(?:at|of|for|with)|,|\s[-–—])\s(?:the\s)?(?P<firm>[A-Z].*)")
_TITLE_ENDED = re.compile(rf"[\s,(–-]{{1,3}}{_YEARS}\W*$")
""" "Founder, 1941–2018", where the years are read as a part of the title."""

_NOT_NOW = re.compile(
    r"^\W*(?:(?:\w+ly\s)?(?:retired|former(?:ly)?|deceased)|past(?!\sdue)|previous(?:ly)?|late(?!-)|incoming|outgoing|departing|ex-|prior|then|onetime|one-time|erstwhile|sometime)\b"
    r"|^(?:the\s)?(?:immediate\spast\b|(?:first|original|founding)\s(?:president|owner|broker|ceo|chair\w*|general\smanager)\b)"
    r"|\b(?:emeritus|emerita|(?:retired|ret\.?|deceased|former|incoming)\W*|elect)$",
    re.IGNORECASE,
)
_FOLLOWED_LATER = re.compile(
    r"\b(?:then|original|first|onetime|one-time|erstwhile|prior)[-\s](?:\w+\s)?$", re.IGNORECASE
)
_SENTENCE, _ADDRESSED = re.compile(r"(?<=[.!?])\s"), re.compile(r"M[rs]s?\.\s")
_BOTH = re.compile(r"(?<=[.!?,]\s)(\S{1,40})\sand\s(\S{1,40})(?=\s)")
_GIVEN = re.compile(r"[A-Z][a-z]{1,14}")
_WINDOW, _SHORT, _LONGEST_TEXT = 25, 80, 3000


def is_past(sighting: Sighting, letters: str) -> bool:
    """Whether what stands around a person says that the post is over or not yet begun, or that the person is gone or dead.

    Args:
        sighting: a name as it stands on a page, with its title.
        letters: letters of the company's domain and names, parted by spaces.
    """
    before, behind, tail = sighting.beside()
    if _NO_MORE.search(before) or _MOURNED.search(before) or _BEFORE_HIM.search(before) or _LONG_AGO.match(behind):
        return True
    if any(_ENDED.match(text) or _GONE.match(text) for text in (behind, tail)):
        return True
    if _is_told_later(sighting):
        return True
    title = sighting.title.strip()
    if title and (
        _NOT_NOW.search(title)
        or _TITLE_ENDED.search(title)
        or _GONE.search(title)
        or (sighting.title_leads() and _then(before, title))
    ):
        return True
    own = sighting.window if sighting.name_at.card or len(sighting.window) <= _WINDOW else ()
    near = sighting.name_at.number + 3
    return any(_is_line_of(segment, near, sighting) and _says_over(segment.text, letters) for segment in own)


def _is_told_later(sighting: Sighting) -> bool:
    """Whether the next sentence of the same text says of the person, by name, that it is over: "Jane and Carl retired in 2001." """
    text, name = sighting.name_at.text, sighting.name.text
    at = text.find(name)
    if at < 0 or len(text) > _LONGEST_TEXT:
        return False
    words, told = name.split(), text[at + len(name) :]
    if words[0] not in told and words[-1] not in told:
        return False
    ends = (*_named_again(told, name, words[0], words[-1]), *_named_beside(told, words[0]))
    return any(_GONE.match(told, end) for end in ends)


def _named_again(told: str, name: str, given: str, surname: str) -> Iterator[int]:
    """Where a name ends that begins a sentence: "Jane Doe", "Jane", "Mrs. Doe"."""
    for sentence in _SENTENCE.finditer(told):
        begin = sentence.end()
        addressed = _ADDRESSED.match(told, begin)
        for written, start in ((name, begin), (given, begin), (surname, addressed.end() if addressed else len(told))):
            end = start + len(written)
            if told.startswith(written, start) and told[end : end + 1].isspace():
                yield end
                break


def _named_beside(told: str, given: str) -> Iterator[int]:
    """Where a couple ends that begins a sentence or a clause: "Jane and Carl"."""
    for both in _BOTH.finditer(told):
        if any(one == given and _GIVEN.fullmatch(other) for one, other in (both.groups(), both.groups()[::-1])):
            yield both.end()


def _then(before: str, title: str) -> bool:
    """ "Our then president Paula Vance", "our first owner, Jim Hale"."""
    ahead = before.rstrip(" ,:").removesuffix(title)
    return ahead != before.rstrip(" ,:") and _FOLLOWED_LATER.search(ahead) is not None


def _says_over(text: str, letters: str) -> bool:
    if len(text) > _SHORT:
        return False
    if _OVER.fullmatch(text) or (_GONE_LINE.fullmatch(text) and not _STILL_HERE.search(text)):
        return True
    once = _ONCE.fullmatch(text)
    elsewhere = _ELSEWHERE.search(once["post"]) if once else None
    # "Formerly CEO of Goldfield" tells what somebody did before; "Formerly CEO" that the office here is another's.
    return once is not None and (elsewhere is None or is_ours(elsewhere["firm"], letters))


def _is_line_of(segment: Segment, near: int, sighting: Sighting) -> bool:
    """Whether a segment is a line of the person's card, or right below the name where there is no card."""
    return segment.kind in (Kind.TEXT, Kind.HEADING) and (bool(sighting.name_at.card) or segment.number <= near)
