"""The firm's own name, description and address on the web."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from leadgen_assets.domain.domains import refusal, registrable_domain
from leadgen_assets.domain.evidence import COMPANY, Fact, Method
from leadgen_assets.domain.names import normal_company_name
from leadgen_assets.domain.page import Kind, Outcome, PageText, Region, Segment
from leadgen_assets.extract.description import descriptions
from leadgen_assets.extract.proposal import SHORT, propose
from leadgen_assets.extract.quick_look import hits
from leadgen_assets.extract.word_lists import word_list

_ORGANISATIONS = re.compile(
    r"(?:organization|business|corporation|company|agent|agency|store|contractor|service|office|clinic|dentist|physician|attorney|restaurant"
    r"|hotel|school|ngo|plumber|electrician|locksmith|bakery|broker|salon|shop|dealer)s?(?:\[\d+\])?$",
    re.IGNORECASE,
)
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|&copy;|\bcopyright\b)[\s,:.-]{0,4}(?:©|\(c\)|\bcopyright\b)?[\s,:.-]{0,4}"
    r"(?:(?:19|20)\d\d(?:\s{0,2}[-–,/]\s{0,2}(?:19|20)?\d\d)?)?[\s,:.|·•-]{0,4}(?:by\s)?([A-Z0-9+][^|·•©\n]{1,90})",
    re.IGNORECASE,
)
_MARK = re.compile(r"©|\([cC]\)|[cC]opyright|COPYRIGHT")
_BEFORE_MARK = re.compile(
    r"([A-Z0-9][^|·•©\n.]{1,60}?)[\s,]{1,3}(?:©|\(c\)|copyright)\s{0,2}(?:19|20)\d\d", re.IGNORECASE
)
_NAME_END = re.compile(
    r"\s*[,.;|-]?\s*(?:\ball rights? (?:are )?reserved|\brights reserved|\bdesign(?:ed)? by|\bpowered by|\bsite by|\bweb ?site\b"
    r"|\bprivacy\b|\bterms\b"
    r"|\bsitemap\b|\blicen[sc]e\b|\b(?:19|20)\d\d\b|\bequal housing\b|\bclick here\b|\bhosted by\b|\bcontact\b|\bphone\b|\btel\b"
    r"|\ba division of\b"
    r"|\(?\d{3}\)?[-. ]\d{3}|\d+ [A-Z][a-z]+ (?:St|Ave|Rd|Blvd|Dr)|https?:|www\.|\s[-–—]\s|\.\s).*$",
    re.IGNORECASE | re.DOTALL,
)
_PARTS = re.compile(r"\s+[|–—\-:·•»«>~]+\s+|\s*[|»«]\s*|:\s+")
_LEGAL = re.compile(
    r"[\s,](?:inc|llc|l\.l\.c|ltd|llp|corp|co|pllc|p\.?c|pa|lp|company|corporation|incorporated)\.?$", re.IGNORECASE
)
_STREET_HINT = re.compile(r"\d[A-Za-z]?\s[A-Za-z\d]|[Pp]\.?\s?[Oo]\.?\s[Bb]")
_STREET = re.compile(r"\d{1,6}[A-Za-z]?\s[A-Z\d]|P\.?\s?O\.?\sBox", re.IGNORECASE)
_SLOGAN = re.compile(
    r"\b(?:your|our|we|best|welcome|official|learn|find|get|call|contact us|about us|serving|since|near me)\b",
    re.IGNORECASE,
)
_LEAST = 0.5
"""A name that is believed less is none."""

_EDGE = " \t\u00a0,;:|•·-–—»«\"“”'"


@dataclass(frozen=True, slots=True)
class _Mention:
    page: PageText
    segment: Segment
    text: str
    weight: float
    source: str


def organisation(pages: Sequence[PageText], domain: str) -> Iterator[Fact]:
    """Name, description, domain and website; not yet verified. Where nothing agrees on a name there is none."""
    read = [page for page in pages if page.outcome is Outcome.OK]
    yield from _own_address(read, domain)
    mentions = [mention for page in read for mention in _mentions(page)]
    names = list(_names(mentions, read, domain))
    yield from names
    yield from descriptions(read, max((fact.value for fact in names), key=len, default=""))


def _own_address(pages: Sequence[PageText], domain: str) -> Iterator[Fact]:
    home = next((page for page in pages if page.role == "home"), pages[0] if pages else None)
    if home is None:
        return
    own = registrable_domain(home.url)
    moved = own != domain
    if not own or (moved and refusal(own)):
        return
    parts = urlsplit(home.url)
    for field, value in (("domain", own), ("website", f"{parts.scheme}://{parts.netloc}/")):
        yield Fact(COMPANY, field, value, home.url, 1, home.url, Method.ADDRESS, 0.8 if moved else 0.98)


def _mentions(page: PageText) -> Iterator[_Mention]:
    home = page.role == "home"
    for at, segment in enumerate(page.segments):
        if segment.kind is Kind.STRUCTURED:
            prefix, _, last = segment.label.rpartition(".")
            owner = prefix.rpartition(".")[2]
            if last in ("name", "legalName") and (_ORGANISATIONS.search(owner) or owner == "WebSite"):
                nested = "." in prefix and not prefix.lower().startswith(("graph", "@graph"))
                yield _Mention(page, segment, segment.text, 0.35 if owner == "WebSite" or nested else 0.8, "structured")
        elif segment.kind is Kind.META and segment.label.lower() in ("og:site_name", "application-name"):
            yield _Mention(page, segment, segment.text, 0.6, "site name")
        elif segment.kind is Kind.TITLE:
            parts = [part for part in _PARTS.split(segment.text) if part.strip()]
            parts = [part for part in parts if not _is_page_name(part)]
            for place, part in enumerate(parts):
                edge = place in (0, len(parts) - 1)
                weight = 0.45 if len(parts) == 1 else (0.3 if home else 0.25) if edge else 0.12
                yield _Mention(page, segment, part, weight, f"title {page.url}")
        elif segment.kind is Kind.IMAGE and at < 40 and segment.region is not Region.FOOTER:
            logo = re.search(r"\blogo\b", segment.text, re.IGNORECASE)
            if logo or segment.region is Region.HEADER:
                text = re.sub(r"\b(?:logo|home ?page|home)\b", "", segment.text, flags=re.IGNORECASE)
                yield _Mention(page, segment, text, 0.3 if logo else 0.2, "logo")
        elif segment.kind is Kind.HEADING and segment.label == "h1" and home:
            yield _Mention(
                page, segment, re.sub(r"^welcome to\s", "", segment.text, flags=re.IGNORECASE), 0.2, "heading"
            )
        elif segment.region is Region.HEADER and segment.kind in (Kind.LINK, Kind.TEXT, Kind.HEADING) and at < 25:
            yield _Mention(page, segment, segment.text, 0.12, "header")
    for at in hits(page, _STREET_HINT):
        if at and page.segments[at - 1].kind in (Kind.TEXT, Kind.HEADING) and _is_street(page.segments[at].text):
            yield _Mention(page, page.segments[at - 1], page.segments[at - 1].text, 0.45, "address")
    for at in hits(page, _MARK):
        yield from _copyright(page, page.segments[at])


def _is_street(text: str) -> bool:
    """Whether a line begins an address: what stands above it is the name of who is to be found there."""
    return len(text) <= SHORT and bool(_STREET.match(text))


def _is_page_name(part: str) -> bool:
    return all(word in word_list("not_companies") for word in re.findall(r"\w+", part.lower()))


def _copyright(page: PageText, segment: Segment) -> Iterator[_Mention]:
    text = segment.text
    if len(text) > 600 or segment.kind in (Kind.META, Kind.STRUCTURED):
        text = text[-300:] if segment.region is Region.FOOTER else ""
    for match in (*_COPYRIGHT.finditer(text), *_BEFORE_MARK.finditer(text)):
        yield _Mention(page, segment, _NAME_END.sub("", match.group(1)), 0.7, "copyright")


def _names(mentions: Sequence[_Mention], pages: Sequence[PageText], domain: str) -> Iterator[Fact]:
    """One fact a mention of the names that are sure enough: independent sources that agree, above all with the domain's letters."""
    groups: dict[str, list[_Mention]] = {}
    for mention in mentions:
        text = _cleaned(mention.text, domain)
        if text:
            groups.setdefault(normal_company_name(text), []).append(mention)
    body = "\n".join(segment.text for page in pages for segment in page.segments if _is_body(segment)).casefold()
    sure = {key: _belief(key, group, body, domain) for key, group in groups.items()}
    best = sorted(sure, key=lambda key: (-sure[key], -len(key)))[:3]
    for key in best:
        if sure[key] < _LEAST or sure[key] < sure[best[0]] - 0.25:
            continue
        for mention in groups[key]:
            text = _cleaned(mention.text, domain)
            # A legal form makes the better name of two that are otherwise the same.
            extra = 0.01 if _LEGAL.search(text) else 0.0
            quote = mention.segment.text if len(mention.segment.text) <= 300 else mention.text.strip()
            yield propose(
                mention.page, mention.segment, "company_name", _repaired(text), sure[key] + extra, quote=quote
            )


def _is_body(segment: Segment) -> bool:
    return segment.kind in (Kind.TEXT, Kind.HEADING, Kind.LINK) and "©" not in segment.text and bool(segment.text)


def _belief(key: str, group: Sequence[_Mention], body: str, domain: str) -> float:
    strongest: dict[str, float] = {}
    for mention in group:
        strongest[mention.source.split()[0]] = max(strongest.get(mention.source.split()[0], 0.0), mention.weight)
    if len({mention.source for mention in group if mention.source.startswith("title")}) > 1:
        strongest["titles"] = 0.25
    written = _cleaned(group[0].text, domain).casefold()
    times = body.count(written)
    # Words of the trade stand everywhere on its pages; a name of nothing else is none unless the domain says so.
    trade = all(word in word_list("not_names") for word in key.split())
    if times > 1 and not trade:
        strongest["text"] = 0.45 if times > 4 else 0.3
    doubt = 1.0
    for weight in strongest.values():
        doubt *= 1 - weight
    agreed = agreement(key, domain)
    # Where a firm declares a name it is one, even of plain words when two such places agree ("+Plus Property Management").
    declared = strongest.keys() & {"copyright", "structured", "site"}
    alone = len(strongest.keys() & {"copyright", "structured", "site", "title"}) < 2
    vague = (trade and (alone or not declared)) or (" " not in key and not declared)
    said = (1 - doubt) * (0.5 if vague and agreed < 0.9 else 1.0)
    return 1 - (1 - 0.75 * said) * (1 - 0.75 * agreed)


def agreement(name: str, domain: str) -> float:
    """How well a normalised name explains the domain's first label: 1 the same letters, 0 nothing in common."""
    label = re.sub(r"[^a-z0-9]", "", domain.partition(".")[0].lower())
    words = [word for word in name.split() if word != "and"]
    letters = re.sub(r"[^a-z0-9]", "", "".join(words))
    if not label or not letters:
        return 0.0
    if label in (letters, re.sub(r"[^a-z0-9]", "", name)):
        return 1.0
    initials = "".join(word[0] for word in words)
    if len(label) >= 2 and label == initials:
        return 0.8
    if any("".join(words[:at]) + initials[at:] == label for at in range(1, len(words))):
        return 0.9
    if letters.startswith(label) and len(label) >= 4:
        return 0.85 * max(0.6, len(label) / len(letters))
    if label.startswith(letters) and len(letters) >= 4:
        return 0.8 * len(letters) / len(label)
    covered = sum(len(word) for word in words if len(word) > 2 and word in label)
    return 0.7 * min(covered / len(label), 1.0) * (1.0 if covered >= len(letters) / 2 else 0.6)


def _cleaned(text: str, domain: str) -> str:
    """The text as a possible company name, "" when it can not be one."""
    text = re.sub(r"[®™]|\((?:r|tm)\)", "", " ".join(text.split()), flags=re.IGNORECASE).strip(_EDGE)
    text = re.sub(
        r"^(?:contact|about|from|welcome to|the official (?:web\s?)?site of)\s(?=[A-Z]|the\s)",
        "",
        text,
        flags=re.IGNORECASE,
    )
    text = re.sub(
        r"\s(?:contact(?:\sus|\sdetails|\sinformation)?|home\s?page|official (?:web\s?)?site)$",
        "",
        text,
        flags=re.IGNORECASE,
    )
    if text.lower() == domain and text[0].isupper():
        return text.partition(".")[0]
    if text.endswith(".") and not _LEGAL.search(text):
        text = text.rstrip(".")
    lower = text.lower()
    if not 2 <= len(text) <= 70 or text.count(" ") > 8 or not any(char.isalpha() for char in text):
        return ""
    if all(word in word_list("not_companies") for word in lower.split()) or not any(char.isupper() for char in text):
        return ""
    if text[-1] in "!?" or "@" in text or "..." in text or re.search(r"\.(?:com|net|org|html?)\b", lower):
        return ""
    return "" if _SLOGAN.search(text) and agreement(normal_company_name(text), domain) < 1 else text


def _repaired(text: str) -> str:
    """Names shouted in capitals set as a name is written; short words may be initials and stay."""
    if not text.isupper() or len(text.split()) < 2:
        return text
    small = {"AND": "and", "OF": "of", "THE": "the", "FOR": "for"}
    forms = {"LLC", "LLP", "INC", "PLLC", "PC", "PA", "LP", "USA", "US", "II", "III"}
    fixed = [
        word
        if word.strip(".,") in forms or (len(word.strip(".,")) <= 3 and word not in small)
        else small.get(word, word.capitalize())
        for word in text.split()
    ]
    return re.sub(r"\bInc\b|\bINC\b", "Inc", " ".join(fixed))
