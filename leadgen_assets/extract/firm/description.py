"""What the company says that it does, in its own words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from leadgen_assets.domain.facts.evidence import Fact
from leadgen_assets.domain.pages.page import Kind, PageText, Region, Segment
from leadgen_assets.domain.wording.names import normal_company_name
from leadgen_assets.extract.others.marketing_notice import is_notice
from leadgen_assets.extract.reading.proposal import propose
from leadgen_assets.extract.reading.quick_look import of_kind

_SENTENCE_END = re.compile(
    r"(?<=[a-z\d)][.!])(?<!\bMr\.)(?<!\bMrs\.)(?<!\bMs\.)(?<!\bDr\.)(?<!\bDrs\.)(?<!\bProf\.)(?<!\bRev\.)(?<!\bHon\.)(?<!\bSgt\.)"
    r"(?<!\bCapt\.)(?<!\bCol\.)(?<!\bLt\.)(?<!\bSt\.)(?<!\bMt\.)(?<!\bFt\.)(?<!\b[ap]\.m\.)\s+(?=[A-Z])"
    r"|(?<=\b[ap]\.m\.)\s+(?=(?:We|Our|You|Your|It|They|This|These|The|Please|Call|Visit|If|All|With|For)\s)"
)
"""Not behind what is written short in front of a name; behind "5 p.m." where a sentence begins and no day or zone follows."""
_SHORTENED = re.compile(r"\b(?:Co|Inc|Ltd|Corp|Bros|Assoc|Mfg|Jr|Sr|Ave|Blvd|Rd|Bldg|Ste|Mgmt|Intl)\.$")
"""Behind a name: the sentence may end there or go on."""
_SAYS_WHAT = re.compile(
    r"\s(?:is|are|provides?|offers?|speciali[sz]es?|manages?|helps?|leases|serves|deals|has been)\s"
)
_PRESENTS = re.compile(
    r"(?:[Ww]e\s(?:are|have been|provide|offer|speciali[sz]e|manage|help|serve|lease)"
    r"|(?:[Ff]ounded|[Ee]stablished|[Ss]ince|[Ww]elcome to|[Oo]ur)\s|[Ff]or (?:over|more than|nearly|almost) \w+ years\b"
    r"|[A-Z][\w&'’. -]{2,60}\s(?:is|are)\san?\s)"
)
"""A firm's own first words about itself; a paragraph that begins so needs no full stop to be one."""

_NO_DESCRIPTION = re.compile(
    r"cookie|privacy|spam|javascript|browser|^[\"“‘]|\bsign up\b|\bsubscribe\b|copyright|©|\?\s*$"
    r"|\bplease\b|^(?:if|note|when|to|click|call|contact|send|fill|from|my|i|alternatively|by|all|e-?mail|enter|refer|select|choose|see|view|read|visit|check|learn)\b"
    r"|^(?:at this time|effective (?:immediately|[a-z]+ \d)|due to|as the name)\b|\bkeep an eye\b"
    r"|^[-–—•*]\s|^\W*(?:announcements?|notice|attention|updates?|reminder|news)\s?[:!–—-]"
    r"|^[^.:]{2,40}:\s?\(?\d|^trusted by\b(?!.*\b(?:we|our)\b)"
    r"|\bwe(?:\shave|['’]ve)?\s(?:successfully\s)?(?:received|got)\s(?:your|the)\s(?:message|e-?mail|form|inquiry|enquiry|request|submission)\b"
    r"|\byour\s(?:message|form|inquiry|enquiry|request|submission|e-?mail)\s(?:has been|was|could not|will be|failed)\b"
    r"|^thank(?:\syou|s)[,!.]?\sfor\s(?:contacting|submitting|reaching|subscribing|getting\sin"
    r"|your\s(?:message|inquiry|enquiry|request|submission|e-?mail))\b"
    r"|^thank(?:\syou|s)[,!.]?\s(?:we|someone|somebody|one\sof\s(?:us|our)|our\s\w+)(?:\s(?:will|shall)|['’]ll)\b"
    r"|^\d[\w-]{0,6}\s[^.!?]{5,80}\d{5}\W*$|^welcome to (?!.*\b(?:we|our|where|which|who)\b)[^.!?,]{3,80}[.!]?$"
    r"|\b(?:his|her)\s(?:career|degree|wife|husband|spouse|licen[cs]e|children|kids|(?:spare|free)\stime)\b"
    r"|\btrademarks?\b|\bpowered by\b|\brequired\b|\bfill(?:ing)? (?:in|out)\b|\bbelow\b",
    re.IGNORECASE,
)
"""Asides and answers of forms, notices of the day, directions, addresses, greetings and people's lives: they say nothing of the firm."""

_NOTICE = re.compile(
    r"\b(?:accessib(?:le|ility)\b.{0,40}\b(?:people|persons|individuals|users|everyone|all)|accessibility|disabilit|wheelchair"
    r"|privacy|trademark|cookies|equal (?:housing|opportunity)|discriminat|not (?:responsible|liable)|external links"
    r"|closed (?:on|for)|is (?:now |currently )?hiring|acquired by|sold to|licen[cs]ed? (?:under|no|number|#))"
    r"|\bwe(?:['’]ve| have) ever\b|,\s[\"”]?says\b",
    re.IGNORECASE,
)
"""What stands on many sites in a sentence that begins with the firm's name: notices, news and praise, none of which says what it does."""

_LEAST = 60
"""Characters of a text that may describe the firm."""

_CUT_OFF = re.compile(r"(?:\b(?:by|of|at|in|with|to|for|and|the)|&)$")
_GOES_ON = re.compile(r"(?:that|this|these|those|it|they|he|she|and|but|or|so|\w+ing)\s", re.IGNORECASE)
_OF_THE_FIRM = re.compile(r"\b(?:we|our|us)\b", re.IGNORECASE)
"""What begins in the middle describes nothing, unless it speaks of the firm. A verb is not asked for: many firms say what they
do in a line without one ("Rental management for owners in Waco since 1989.")."""


_DASH = re.compile(r"\W{0,2}[-–—~]")
_SIGNED = re.compile(r"[.!?]['\"”’]?\s?[-–—~]{1,2}\s?[A-Z][\w.'’ ]{2,40}$")
_SIGNATURE = re.compile(
    r"\W{0,2}[-–—~]{1,2}\s?(?!The\s|Your\s)[A-Z][\w.'’-]*"
    r"(?:,?\s(?:[A-Z(][\w.'’-]*|of|the|and|&|de|von|van|\(\d{4}.*)){0,8}\W*"
)
"""A line below a text that says who said it: "— Ann Berkmoor, Elmfield"."""


def descriptions(pages: Sequence[PageText], name: str) -> Iterator[Fact]:
    """The home page's own description, else a sentence that begins with the firm's name, else the first one of the home page.

    Args:
        pages: those that could be read.
        name: of the firm, "" where it is unknown.
    """
    home = [page for page in pages if page.role == "home"]
    stated = [fact for page in home for fact in _stated(page)]
    yield from stated
    said = next(_naming([page for page in pages if page.role in ("home", "about")], name), None)
    if said is None and not stated:
        said = next((fact for page in home for fact in _first(page)), None)
    if said is not None:
        yield said


def _stated(page: PageText) -> Iterator[Fact]:
    for segment in map(page.segments.__getitem__, of_kind(page, Kind.META)):
        label = segment.label.lower()
        if label in ("description", "og:description") and 30 <= len(segment.text) <= 600 and " " in segment.text:
            yield propose(page, segment, "description", segment.text, 0.92 if label == "description" else 0.88)


def _naming(pages: Sequence[PageText], name: str) -> Iterator[Fact]:
    first = normal_company_name(name).split()[:2]
    for page in pages if len("".join(first)) > 3 else ():
        for segment in _long_texts(page):
            # The first word alone is a quick look: most texts end here.
            sentence = _sentence(segment.text) if first[0] in segment.text[:60].casefold() else ""
            if (
                first[0] in sentence[:60].casefold()
                and _SAYS_WHAT.search(sentence)
                and not (_CUT_OFF.search(sentence) or _NOTICE.search(sentence) or is_notice(sentence))
                and not _is_anothers(page, segment)
                and normal_company_name(sentence[:120]).startswith(" ".join(first))
            ):
                yield propose(page, segment, "description", sentence, 0.75, quote=sentence)


def _first(page: PageText) -> Iterator[Fact]:
    for segment in _long_texts(page):
        sentence = _sentence(segment.text) if segment.region is Region.MAIN else ""
        whole = sentence.endswith(".") or (
            not _CUT_OFF.search(sentence) and _PRESENTS.match(sentence) and _SAYS_WHAT.search(sentence)
        )
        goes_on = sentence[:1].islower() or (_GOES_ON.match(sentence) and not _OF_THE_FIRM.search(sentence))
        said = whole and not (goes_on or _NO_DESCRIPTION.search(sentence) or _NOTICE.search(sentence))
        if said and not (_is_anothers(page, segment) or is_notice(sentence)):
            yield propose(page, segment, "description", sentence, 0.5, quote=sentence)


def _is_anothers(page: PageText, segment: Segment) -> bool:
    """Whether a text is a quotation: its own end, or the one line with a dash below it, names who said it."""
    below, next_one = [*(each.text for each in page.segments[segment.number : segment.number + 2]), "", ""][:2]
    signed = _SIGNATURE.fullmatch(below[:120]) and not _DASH.match(next_one)
    return bool(signed or _SIGNED.search(segment.text))


def _long_texts(page: PageText) -> list[Segment]:
    texts = map(page.segments.__getitem__, of_kind(page, Kind.TEXT))
    return [each for each in texts if len(each.text) >= _LEAST]


def _sentence(text: str) -> str:
    """The first one of a text."""
    end = 0
    for found in _SENTENCE_END.finditer(text):
        end = found.start()
        # "Smith & Co. has served …": as long as it says nothing, it goes on.
        if not _SHORTENED.search(text, max(0, end - 8), end) or _SAYS_WHAT.search(text, 0, end):
            return text[:end][:400]
    return text[:400]
