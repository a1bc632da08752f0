"""Whether a site says that its addresses are not to be used for marketing.

The wordings are those in use: the notice that CAN-SPAM (15 U.S.C. 7704 (b)) speaks of, the objection of German imprints, and
the short requests of small firms. A promise about the visitor's own address ("we never spam") is something else.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from leadgen_assets.domain.pages.page import Kind, Outcome, PageText
from leadgen_assets.extract.reading.quick_look import holding

_ADDRESSES = (
    r"(?:e-?mail(?:s| address(?:es)?)?|address(?:es)?|contact (?:data|details|information)|mailing lists?|mailbox(?:es)?"
    r"|inbox)"
)
_MARKETING = (
    r"(?:unsolicited|market(?:ing|ers?)|advertis\w+|solicit\w*|commercial (?:e-?mail(?:ing)?s?|mailings?|messages"
    r"|communications?|purposes|use)|(?:bulk|mass|cold) (?:e-?mail(?:ing)?s?|mailings?)"
    r"|spam|promotional|harvest\w*|mailing lists?|sales (?:e-?mails?|pitch\w*|calls|messages|purposes)|seo)"
)
_UNWANTED = (
    r"(?:unsolicited|bulk|mass|cold|commercial|marketing|advertising|promotional|sales|spam)\s(?:and\s\w{2,15}\s|commercial\s"
    r"|bulk\s|sales\s)?"
    r"(?:e-?mails?(?:\sadvertis\w+)?|messages?|mailings?|materials?|solicitations?|advertis\w+|offers|calls|pitches)"
)
_NEVER = (
    r"(?:may|must|shall|should|can) ?(?:not|never)|not (?:to )?be|not (?:for|intended|permitted|allowed|to use)"
    r"|do(?:es)? not (?:constitute|give|grant|imply|use|add|send)|don['’]t (?:use|add|send)|without (?:our|prior)"
)
_FORBIDDEN = r"prohibit\w*|forbid\w*|object(?:s|ed)? to|refuse|decline|withh[eo]ld\w*|not given"
_TAKE = r"(?:us(?:e|ing)|copy\w*|collect\w*|add|s[eo]ld?l?|harvest\w*|extract\w*|gather\w*|stor(?:e|ing)|scrap\w+|tak(?:e|ing))"
_HERE = r"(?:this|these|our|here|published|listed|displayed|shown|posted|found|provided|the (?:web ?)?(?:site|page))"
_OFFERS = r"(?:sales|marketing|advertising|vendor|seo|solicitation)\s(?:inquiries|enquiries|requests|proposals|offers|pitch(?:es)?)"
_REFUSED = (
    r"(?:(?:is|are|will(?: be)?) (?:\w{2,10} )?(?:not (?:be )?(?:welcome|permitted|allowed|accepted|answered|read|considered)"
    r"|unwelcome|prohibited|forbidden|rejected|ignored|deleted|reported|blocked|discarded|(?:marked|treated) as (?:spam|junk))"
    r"|not (?:welcome|permitted|accepted))"
)
_ANY = r"(?:\w{2,12} ){0,2}"
_MAIL_WANTED = (
    r".{0,90}(?:\bplease,? e-?mail\b|[:;–—]\s?e-?mail\s(?!(?:and|or|to|will|is|from|address(?:es)?)\b)\w"
    r"|,\se-?mail\s(?!(?:and|or|to|will|is|from|us|me|this|our|the|address(?:es)?)\b)\w)"
)
"""Vendors are asked to write instead: "Vendors: e-mail invoices; do not call"."""
_PAPERS = (
    r"(?:invoices?|bills?|receipts?|statements?|che(?:ck|que)s|payments?|cash|estimates|bids|documents|paperwork)\b"
)
_PROMISED = r"\bno[- ](?:obligations?|pressure|strings|commitments?|hassle|gimmicks?|jargon)\b"
""" "No obligation, no sales pitch": what whoever writes to the firm is spared."""
_NOTICES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # Our addresses are not for it: "the addresses on this site may not be used for marketing".
        rf"{_ADDRESSES}\b.{{0,90}}\b(?:{_NEVER}|{_FORBIDDEN})\b.{{0,90}}\b{_MARKETING}",
        rf"(?:{_FORBIDDEN}|(?:do not|don['’]t|not to) (?:use|add|sell))\b.{{0,60}}\b{_ADDRESSES}.{{0,90}}\b{_MARKETING}",
        rf"\b{_MARKETING}\b.{{0,90}}\b{_ADDRESSES}\b.{{0,90}}\b(?:{_FORBIDDEN}|not (?:permitted|allowed|welcome))",
        rf"{_ADDRESSES}\b.{{0,90}}\b{_MARKETING}\b.{{0,90}}\b(?:prohibited|forbidden|objected to|opposed|refused"
        rf"|not (?:permitted|allowed))",
        # "You may not copy addresses from this site to send advertisements": not of lists that a sender brings.
        rf"\b(?:{_NEVER}|never|do not|don['’]t)\b.{{0,30}}\b{_TAKE}\b.{{0,30}}\b(?:{_HERE}\b.{{0,15}}\b{_ADDRESSES}|{_ADDRESSES}\b"
        rf".{{0,30}}\b{_HERE})\b.{{0,90}}\b{_MARKETING}",
        rf"\bnot for {_MARKETING}\b.{{0,40}}\b(?:this|these|our) {_ADDRESSES}",
        rf"\b(?:this|our|the) (?:contact )?form is not (?:(?:to be used|meant|intended) )?for\b.{{0,30}}\b{_MARKETING}",
        rf"\b(?:do not|don['’]t) use (?:this|our|the) (?:contact )?form\b.{{0,30}}\b{_MARKETING}",
        rf"consent\b.{{0,60}}\b{_MARKETING}\b.{{0,30}}\bnot given\b.{{0,60}}{_ADDRESSES}",
        # It is not wanted here: "we do not accept unsolicited e-mails".
        rf"\b(?:we|i) (?:do not|don['’]t|cannot|never) (?:accept|welcome|want|wish to receive|respond to|read)\b"
        rf".{{0,30}}\b{_UNWANTED}",
        rf"\b(?:we|i) (?:\w{{3,12}} )?(?:refuse|decline|object to|reject)\b.{{0,60}}(?:{_UNWANTED}|(?:unsolicited|marketing"
        rf"|advertising).{{0,40}}{_ADDRESSES})",
        r"\b(?:we|i) (?:do not|don['’]t|cannot|never) (?:accept|welcome|want|respond to|read)\b.{0,20}\bsolicitations?\b",
        rf"\bwe(?: a|['’])re not interested in\b.{{0,40}}\b(?:{_MARKETING}|{_OFFERS})",
        rf"\b(?:{_UNWANTED}|{_OFFERS}|solicitors|telemarketers)\b.{{0,80}}\b{_REFUSED}",
        rf"{_MARKETING}\b.{{0,40}}\b(?:to|at|via|through) (?:this|these|our|the) {_ADDRESSES}.{{0,60}}{_REFUSED}",
        # Asked for shortly: "no solicitations, please", "SEO companies: do not e-mail us".
        r"^(?=.*(?:@|mail (?:me|us)\b|\b(?:write|message) (?:to )?(?:me|us)\b|please,? no spam|no spam,? please\W*$))"
        r"(?!.*\b(?:newsletters?|subscribe|sign up|join|lists?|alerts?|updates?|weekly|daily|get|receive|new)\b).*\bno spam\b"
        r"(?=\W{0,3}(?:please|$|[.!:;,]\s))",
        rf"^(?=.*(?:@|mail|sales|marketing|vendor))(?!\W*no solicit(?:ing|ors?)\b)(?!.*{_PROMISED})"
        rf".*\bno {_ANY}(?:solicitations?|solicitors?|soliciting|sales (?:calls|e-?mails?|pitches))\b"
        r"(?=\W{0,3}(?:please|$|[.!:;,]\s))",
        r"\bno solicit(?:ing|ations?|ors?)\s(?:(?:(?:by|via|through|to|in) (?:this |our |the )?(?:\w{4,9},? (?:or|and) )?)?"
        r"(?:e-?mails?|mailbox|inbox|messages?))\b",
        rf"^(?!.*\b(?:newsletter|subscribe|sign up|promise|ever|guarantee)\b)(?!.*{_PROMISED})"
        r".*\bno (?:\w{2,12} ){0,2}(?:cold|unsolicited|seo|sales|marketing|vendor)"
        r"[ -](?:e-?mails?|offers?|calls?|calling|pitches|pitch(?=,? please)|messages|outreach|proposals|requests|inquiries|enquiries"
        r"|agencies)\b(?=\W{0,3}(?:please|$|[.!:;,]\s|or\s|and\s|no\s))",
        rf"\b(?:do not|don['’]t|never) (?:contact|e-?mail|call|write(?: to)?|approach) (?:us|me)\b.{{0,60}}\b{_MARKETING}",
        rf"\b(?:do not|don['’]t|never) send\b.{{0,20}}\b(?:{_UNWANTED}).{{0,30}}\b(?:us|me|our|this|these)\b",
        rf"\b(?:do not|don['’]t|never) send (?:us|me)\b.{{0,20}}\b(?:{_UNWANTED}|{_OFFERS})",
        r"\b(?:seo|marketers?|solicitors?|vendors?|sales ?(?:people|reps?|persons?)|telemarketers?|recruiters?|agencies)\b"
        rf"(?!{_MAIL_WANTED}).{{0,40}}\b(?:do not|don['’]t) (?:contact|e-?mail|call|send)\b(?!\s(?:\w{{2,8}}\s){{0,2}}{_PAPERS})",
        # German, French and Spanish imprints.
        r"(?:kontaktdaten|adressen|e-?mail).{0,160}werb\w+.{0,80}(?:widersprochen|widersprechen|untersagt|verboten"
        r"|nicht gestattet|unzulässig)",
        r"(?:widersprechen|widersprochen|untersag\w+)\b.{0,120}(?:kontaktdaten|adressen).{0,120}werb\w+",
        r"(?:adresses?|coordonnées|courriels?|e-?mails?).{0,120}(?:prospection|publicitaires?|démarchage|commerciales?)"
        r".{0,60}(?:interdit\w*|refus\w*|oppos\w*)",
        r"(?:proh[ií]b\w+|no se (?:permite|autoriza))\b.{0,120}(?:direcciones|correos?|datos de contacto).{0,120}(?:publicidad"
        r"|publicitari\w+|comercial\w*)",
    )
)
_THEIRS = re.compile(
    r"\bwe\s(?:(?:will|do|would|never|not|won['’]t|don['’]t|may)\s){0,4}(?:send|share|sell|rent|use|spam|give|add)\b"
    r"|\byour\s(?:e-?mail|personal|information|contact|address|data|details|inbox)|\bopt(?:ing)?[- ]?(?:out|in)\b|\bunsubscrib"
    r"|\b(?:other|our|all) (?:users|members|visitors|customers)|\bcustomers?['’]s? |\bthrough our (?:service|site|system|platform)"
    r"|\byou (?:do not|don['’]t|no longer|may|can|consent|agree to receive|wish|want|will)\b.{0,40}\b(?:receiv|object"
    r"|consent|tick|check)"
    r"|\b(?:i|please) (?:do not|don['’]t|would not) (?:want|wish|like|send me)\b(?!.{0,40}unsolicited)",
    re.IGNORECASE,
)
_TRANSFERRED = re.compile(
    r"\bnot (?:give|sell|rent|transfer)\b.{0,50}\btransfer\b.{0,60}\baddresses\b.{0,120}\binitiat\w+\b", re.IGNORECASE
)
"""The notice of 15 U.S.C. 7704 (b) (1) (A) (i) itself, which speaks of the operator as "we" at times."""

_ASKED = re.compile(
    r"\W*(?:please,? )?no (?:\w{2,12} ){0,2}(?:(?:vendor|sales|marketing|commercial|advertising) solicit(?:ations?|ors?|ing)"
    r"|solicit(?:ation|ing) (?:messages?|e-?mails?|mail)|spam(?=,? please)"
    r"|(?:(?<=please no )|(?<=please, no ))solicitations?|solicitations?(?=,? please)"
    r"|(?:sales|marketing|cold|vendor) (?:calls?|e-?mails?|pitch(?:es)?))(?:,? (?:or|and) [\w -]{3,30})?(?:,? please)?\W*",
    re.IGNORECASE,
)
"""All of a line that asks for it without saying how, where a way to write stands beside it; "No soliciting" is a sign at a door."""

_WRITTEN_TO = re.compile(r"@|\be-?mail\b(?! (?:list|sign|newsletter))|\bwrite to\b", re.IGNORECASE)

_HINTS = (
    "solicit", "market", "advertis", "commercial", "spam", "promotional", "harvest", "bulk", "mailing list", "sales", "seo ", "vendor",
    "cold ", "cold-", "initiat",
    "werb", "publicit", "prospection",
)  # fmt: skip
_DENYING = (
    *("not", "n't", "n’t", "never", "no ", "without", "prohibit", "forbid", "object", "refus", "declin", "withh", "oppos", "reject"),
    *("unwelcome", "ignored", "deleted", "reported", "blocked", "discarded", "marked", "treated"),
    *("nicht", "widerspr", "untersag", "unzul", "verboten", "interdit", "proh"),
)  # fmt: skip
"""One of these stands in each sentence that forbids something."""
_MAIL = re.compile(
    r"e-?mail|@|address|contact|mailbox|mailings?|courriel|correo|direccion|adress|kontakt", re.IGNORECASE
)
_LONGEST = 600


def forbids_marketing(pages: Sequence[PageText]) -> bool:
    """Whether some page says so of its own addresses."""
    for page in pages:
        if page.outcome is not Outcome.OK:
            continue
        for at in holding(page, _HINTS):
            segment = page.segments[at]
            if segment.kind not in (Kind.TEXT, Kind.HEADING):
                continue
            if is_notice(segment.text) or _is_asked_by_mail(page, at):
                return True
    return False


def _is_asked_by_mail(page: PageText, at: int) -> bool:
    """Whether a line, or a sentence of one with a way to write in it, asks for it without saying how."""
    text = page.segments[at].text
    if _ASKED.fullmatch(text):
        return _stands_by_mail(page, at)
    return _WRITTEN_TO.search(text) is not None and any(map(_ASKED.fullmatch, _sentences(text)))


def _stands_by_mail(page: PageText, at: int) -> bool:
    """Whether the segment before or behind has an address to write to, or speaks of one."""
    beside = (*page.segments[max(0, at - 1) : at], *page.segments[at + 1 : at + 2])
    return any(_WRITTEN_TO.search(f"{segment.text} {segment.href}") for segment in beside)


def _sentences(text: str) -> list[str]:
    return re.split(r"(?<=[.!?])\s+", text)


def is_notice(text: str) -> bool:
    """Whether a text, or one of its sentences, is such a notice; no request that says nothing of how one would write.

    >>> is_notice("Our e-mail addresses may not be used for marketing."), is_notice("We market your home by e-mail, not by post.")
    (True, False)
    """
    if not _MAIL.search(text):
        return False
    for sentence in _sentences(text):
        bounded = sentence[:_LONGEST]
        if not any(map(bounded.lower().__contains__, _DENYING)):
            continue
        if _TRANSFERRED.search(bounded) or (
            not _THEIRS.search(bounded) and any(notice.search(bounded) for notice in _NOTICES)
        ):
            return True
    return False
