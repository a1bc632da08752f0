"""The company's telephone, fax and e-mail: what stands in headers, footers and on the contact page before the rest."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from urllib.parse import unquote

from leadgen_assets.domain.domains import is_free_mail, refusal, registrable_domain
from leadgen_assets.domain.evidence import Fact, Method
from leadgen_assets.domain.page import Kind, Outcome, PageText, Region, Segment
from leadgen_assets.domain.supports import link_quote
from leadgen_assets.domain.written import EMAIL_HINT, PHONE_HINT, emails_in, phones_in
from leadgen_assets.extract.mailboxes import is_example, is_generic
from leadgen_assets.extract.proposal import SHORT, link_fact_quote, method_of, propose
from leadgen_assets.extract.quick_look import hits

_FAX = re.compile(
    r"(?:(?<![A-Za-z])(?:tele)?fax|facsimile|(?<![A-Za-z])f\s?[:.)|])[^A-Za-z\d]{0,14}"
    r"(?:(?:no|number|line|us)\b[^A-Za-z\d]{0,6})?(?:\([A-Za-z. ]{1,14}\)\W{0,4})?$",
    re.IGNORECASE,
)
_PHONE_AND_FAX = re.compile(
    r"(?:phone|tel|telephone|voice|ph)\s{0,2}(?:/|&|and|or)\s{0,2}fax[^A-Za-z\d]{0,8}$", re.IGNORECASE
)
_FAX_BEHIND = re.compile(
    r"[\s–-]{0,4}(?:[(\[](?:[A-Za-z ]{0,30}\bfax\b[A-Za-z ]{0,12}|f)[)\]]|(?:fax|facsimile)\b)", re.IGNORECASE
)
_LABEL_ONLY = re.compile(r"\W{0,3}(?:fax|facsimile|f)\b\W{0,3}(?:no|number)?\W{0,3}$", re.IGNORECASE)
_TOLL_FREE = ("+1800", "+1833", "+1844", "+1855", "+1866", "+1877", "+1888")
_REGIONS = {"uk": "GB", "ca": "CA", "au": "AU", "nz": "NZ", "ie": "IE", "de": "DE", "in": "IN", "za": "ZA"}
_MOST_A_PAGE = 60
"""Numbers and addresses looked at on one page: a directory of thousands says nothing about one company."""


def contact_points(pages: Sequence[PageText], domain: str) -> Iterator[Fact]:
    """Phones, faxes and e-mail addresses of all pages, each with how sure it is that they are the company's; not yet verified."""
    region = _REGIONS.get(domain.rpartition(".")[2], "US")
    for page in pages:
        if page.outcome is not Outcome.OK:
            continue
        tel = [at for at, segment in enumerate(page.segments) if segment.href[:4] in ("tel:", "TEL:", "Tel:")]
        numbers = (fact for at in _in_order(hits(page, PHONE_HINT), tel) for fact in _numbers(page, at, region))
        yield from islice(numbers, _MOST_A_PAGE)
        mail = [at for at, segment in enumerate(page.segments) if segment.href[:7].lower() == "mailto:"]
        boxes = (fact for at in _in_order(hits(page, EMAIL_HINT), mail) for fact in _mailboxes(page, at, domain))
        yield from islice(boxes, _MOST_A_PAGE)


def _in_order(some: Iterable[int], others: Iterable[int]) -> list[int]:
    return sorted({*some, *others})


def _numbers(page: PageText, at: int, region: str) -> Iterator[Fact]:
    segment, before = page.segments[at], page.segments[at - 1].text if at else ""
    tel = segment.href[:4].lower() == "tel:"
    label = segment.label.lower()
    if segment.kind is Kind.STRUCTURED and not label.endswith(("telephone", "phone", "faxnumber", "fax", "vcard.tel")):
        return
    if segment.kind in (Kind.TITLE, Kind.FRAME) or (tel and "fax" in segment.text.lower()):
        return
    shown = phones_in(segment.text, region)
    for written in shown or (phones_in(unquote(segment.href), region) if tel else []):
        fax = label.endswith(("faxnumber", "fax")) or (
            bool(shown) and _is_fax(segment.text, written.start, written.end, before)
        )
        quote = segment.text if shown else link_quote(segment)
        sure = _whose(page, segment) - (0.06 if written.value.startswith(_TOLL_FREE) else 0.0)
        method = Method.LINK if tel else method_of(segment)
        yield propose(
            page,
            segment,
            "fax" if fax else "phone",
            written.value,
            sure,
            quote=_near(quote, written.start),
            method=method,
        )


def _is_fax(text: str, start: int, end: int, before: str) -> bool:
    ahead = text[max(0, start - 30) : start]
    if _PHONE_AND_FAX.search(ahead):
        return False
    if _FAX.search(ahead) or (_FAX_BEHIND.match(text, end) and not re.search(r"[A-Za-z]\W{0,4}$", ahead)):
        return True
    return not ahead.strip(" :.-(+1") and len(before) < 20 and bool(_LABEL_ONLY.match(before))


def _mailboxes(page: PageText, at: int, domain: str) -> Iterator[Fact]:
    segment = page.segments[at]
    mail = segment.href[:7].lower() == "mailto:"
    if segment.kind is Kind.STRUCTURED and not segment.label.lower().endswith("email"):
        return
    for written in emails_in(unquote(segment.href).partition("?")[0] if mail else segment.text):
        if is_example(written.value):
            continue
        host = registrable_domain(written.value.partition("@")[2])
        sure = _whose(page, segment) + _kinship(host, written.value, domain)
        quote = link_fact_quote(segment, written.value) if mail else _near(segment.text, written.start)
        if sure >= 0.4:
            method = Method.LINK if mail else method_of(segment)
            yield propose(page, segment, "email", written.value, sure, quote=quote, method=method)


def _kinship(host: str, email: str, domain: str) -> float:
    """How much the mailbox's host changes the belief: own domain, a person's free mail, somebody else's domain."""
    if host == domain:
        named_alike = email.partition("@")[0] == domain.partition(".")[0]
        return 0.03 if named_alike or is_generic(email) else -0.1
    if is_free_mail(host):
        return -0.08
    same_name = host.partition(".")[0] == domain.partition(".")[0]
    return -0.05 if same_name else -0.45 if refusal(host) else -0.35


def _whose(page: PageText, segment: Segment) -> float:
    """How sure it is that a contact point standing here is the company's own."""
    if segment.kind is Kind.STRUCTURED:
        path = segment.label.lower()
        if path.startswith("vcard."):
            # An hCard does not say whether it is the firm's or one person's of it.
            return 0.8
        return 0.5 if any(part in path for part in ("person.", "employee", "author", "review")) else 0.93
    if segment.region in (Region.HEADER, Region.FOOTER, Region.HEAD):
        return 0.92
    if segment.card:
        return 0.75 if page.role == "contact" else 0.6
    if page.role == "contact":
        return 0.92 if len(segment.text) <= SHORT else 0.85
    if page.role == "home":
        return 0.88 if len(segment.text) <= SHORT else 0.75
    return 0.7 if page.role in ("about", "team", "owners") else 0.5


def _near(text: str, at: int) -> str:
    """A long text cut to what stands around a position."""
    return text if len(text) <= 300 else text[max(0, at - 120) : at + 150].strip()
