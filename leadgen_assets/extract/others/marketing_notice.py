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
    r"(?:unsolicited|market(?:ing|ers?)|advertis\w+|solicit\w*|commercial (?:e-?mails?|messages|purposes|use)|bulk e-?mails?"
    r"|spam|promotional|harvest\w*|mailing lists?|sales (?:e-?mails?|pitch\w*|calls|messages|purposes)|seo)"
)
_UNWANTED = (
    r"(?:unsolicited|bulk|commercial|marketing|advertising|promotional|sales|spam)\s(?:and\s\w{2,15}\s|commercial\s"
    r"|bulk\s|sales\s)?"
    r"(?:e-?mails?(?:\sadvertis\w+)?|messages?|mailings?|materials?|solicitations?|advertis\w+|offers|calls|pitches)"
)
_NEVER = (
    r"(?:may|must|shall|should|can) ?not|not (?:to )?be|not (?:for|intended|permitted|allowed|to use)"
    r"|do(?:es)? not (?:constitute|give|grant|imply|use|add|send)|don['’]t (?:use|add|send)|without (?:our|prior)"
)
_FORBIDDEN = r"prohibit\w*|forbid\w*|object(?:s|ed)? to|refuse|decline|withh[eo]ld\w*|not given"
_REFUSED = (
    r"(?:(?:is|are|will be) (?:\w{2,10} )?(?:not (?:welcome|permitted|allowed|accepted)|unwelcome|prohibited|forbidden"
    r"|rejected|ignored|deleted)"
    r"|not (?:welcome|permitted|accepted))"
)
_NOTICES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # Our addresses are not for it: "the addresses on this site may not be used for marketing".
        rf"{_ADDRESSES}\b.{{0,90}}\b(?:{_NEVER}|{_FORBIDDEN})\b.{{0,90}}\b{_MARKETING}",
        rf"(?:{_FORBIDDEN}|(?:do not|don['’]t|not to) (?:use|add|sell))\b.{{0,60}}\b{_ADDRESSES}.{{0,90}}\b{_MARKETING}",
        rf"\b{_MARKETING}\b.{{0,90}}\b{_ADDRESSES}\b.{{0,90}}\b(?:{_FORBIDDEN}|not (?:permitted|allowed|welcome))",
        rf"{_ADDRESSES}\b.{{0,90}}\b{_MARKETING}\b.{{0,90}}\b(?:prohibited|forbidden|not (?:permitted|allowed))",
        rf"consent\b.{{0,60}}\b{_MARKETING}\b.{{0,30}}\bnot given\b.{{0,60}}{_ADDRESSES}",
        # It is not wanted here: "we do not accept unsolicited e-mails".
        rf"\b(?:we|i) (?:do not|don['’]t|cannot|never) (?:accept|welcome|want|wish to receive|respond to|read)\b"
        rf".{{0,30}}\b{_UNWANTED}",
        rf"\b(?:we|i) (?:\w{{3,12}} )?(?:refuse|decline|object to|reject)\b.{{0,60}}(?:{_UNWANTED}|(?:unsolicited|marketing"
        rf"|advertising).{{0,40}}{_ADDRESSES})",
        rf"\b{_UNWANTED}\b.{{0,80}}\b{_REFUSED}",
        rf"{_MARKETING}\b.{{0,40}}\b(?:to|at|via|through) (?:this|these|our|the) {_ADDRESSES}.{{0,60}}{_REFUSED}",
        # Asked for shortly: "no solicitations, please", "SEO companies: do not e-mail us".
        r"\bno (?:\w{2,12} ){0,2}(?:solicitations?|solicitors?|soliciting|spam|sales (?:calls|e-?mails?"
        r"|pitches))\b(?=\W{0,3}(?:please|$|[.!:;,]\s))",
        r"^(?!.*\b(?:newsletter|subscribe|sign up|promise|ever|guarantee)\b).*\bno (?:\w{2,12} ){0,2}(?:cold|unsolicited|seo"
        r"|sales|marketing|vendor)"
        r"[ -](?:e-?mails?|offers?|calls?|calling|pitch(?:es)?|messages|outreach|proposals|requests|inquiries|enquiries"
        r"|agencies)\b(?=\W{0,3}(?:please|$|[.!:;,]\s|or\s|and\s|no\s))",
        rf"\b(?:do not|don['’]t|never) (?:contact|e-?mail|call|write(?: to)?|approach) (?:us|me)\b.{{0,60}}\b{_MARKETING}",
        rf"\b(?:do not|don['’]t|never) send\b.{{0,20}}\b(?:{_UNWANTED}).{{0,30}}\b(?:us|me|our|this|these)\b",
        r"\b(?:seo|marketers?|solicitors?|vendors?|sales ?(?:people|reps?|persons?)|telemarketers?|recruiters?|agencies)\b.{0,40}"
        r"\b(?:do not|don['’]t) (?:contact|e-?mail|call|send)",
        # German, French and Spanish imprints.
        r"(?:kontaktdaten|adressen|e-?mail).{0,160}werb\w+.{0,80}(?:widersprochen|widersprechen|untersagt|verboten"
        r"|nicht gestattet|unzulässig)",
        r"(?:widersprechen|widersprochen|untersag\w+)\b.{0,120}(?:kontaktdaten|adressen).{0,120}werb\w+",
        r"(?:adresses?|coordonnées|courriels?|e-?mails?).{0,120}(?:prospection|publicitaires?|démarchage|commerciales?)"
        r".{0,60}(?:interdit\w*|refus\w*|oppos\w*)",
        r"(?:prohib\w+|no se (?:permite|autoriza))\b.{0,120}(?:direcciones|correos?|datos de contacto).{0,120}(?:publicidad"
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
_HINTS = (
    "solicit", "market", "advertis", "commercial", "spam", "promotional", "harvest", "bulk", "mailing list", "sales", "seo ", "vendor",
    "cold ", "cold-",
    "werb", "publicit", "prospection",
)  # fmt: skip
_MAIL = re.compile(r"e-?mail|@|address|contact|courriel|correo|adress|kontakt", re.IGNORECASE)
_LONGEST = 600


def forbids_marketing(pages: Sequence[PageText]) -> bool:
    """Whether some page says so of its own addresses."""
    for page in pages:
        if page.outcome is not Outcome.OK:
            continue
        for at in holding(page, _HINTS):
            segment = page.segments[at]
            if segment.kind in (Kind.TEXT, Kind.HEADING) and _is_notice(segment.text):
                return True
    return False


def _is_notice(text: str) -> bool:
    if not _MAIL.search(text):
        return False
    for sentence in re.split(r"(?<=[.!?])\s+", text):
        bounded = sentence[:_LONGEST]
        if not _THEIRS.search(bounded) and any(notice.search(bounded) for notice in _NOTICES):
            return True
    return False
