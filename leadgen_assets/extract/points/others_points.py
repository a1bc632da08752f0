"""Telephones and mailboxes that a sentence says are not the firm's, or not to be used: another body's, a warning's, an example."""

from __future__ import annotations

import re

from leadgen_assets.domain.hosts.domains import is_free_mail, registrable_domain
from leadgen_assets.domain.pages.page import Kind, PageText
from leadgen_assets.domain.wording.written import emails_in
from leadgen_assets.extract.reading.parts_above import is_repeated

CREDIT = re.compile(
    r"\b(?:web ?)?(?:site|page)s? (?:(?:is|was|and \w+|proudly|lovingly)\s)?(?:by|design|develop|host|create|built|maintain)"
    r"|\b(?:design|develop|host|create|power|maintain)ed by"
    r"|\bweb ?(?:master|design)"
    r"|\breport\s(?:(?:an?|any|the)\s)?(?:bugs?|(?:broken|dead)\slinks?|(?:web ?)?site\s(?:errors?|problems?|issues?))\b"
    r"|\b(?:bugs?|errors?|problems?|issues?|trouble)\s(?:on|with|in)\s(?:this|the|our)\s(?:web ?)?(?:site|page)\b",
    re.IGNORECASE,
)
"""Who made the site says so beside his own address, or that its faults are told to him."""

_SENTENCE = re.compile(r"(?<=[a-z\d)]{2}[.!?])\s+(?=[A-Z\d(\"“])|(?<=[!?])\s+|\s[|•·]\s|\n")
_WITHIN = 300
"""Characters around a number that its sentence is looked for in."""

_PLAIN_LABELS = frozenset({"", "tel", "telephone", "phone", "fax", "call"})
_SMALL = (
    r"(?:\W{1,3}(?:to|us|at|the|this|that|these|on|from|our|any|old|back|up|a|it|mail"
    r"|e-?mails?|calls?|callers|messages?|texts?|letters|number|numbers|address|anything)\b){0,6}"
)
_FORBIDDEN = re.compile(
    r"\b(?:do(?:es)? not|don['’]?t|never|must not|should(?: not|n['’]t)|cannot|please stop|no longer)\s(?:ever\s|please\s)?"
    r"(?:call|dial|ring|phone|text|fax(?![.!]\s)|write|e-?mail|mail|send|use|contact|reply|respond|answer|trust|accept|return|take)\b"
    rf"{_SMALL}[\W_]{{0,4}}$",
    re.IGNORECASE,
)
_LIMITED = re.compile(
    r"\W{0,3}(?:after|before|between|on|outside|during|unless|until|if|without|about|for|with)\b", re.IGNORECASE
)
""" "Do not call 555-0142 after nine" is a number to call before."""

_DEAD = re.compile(
    r"\b(?:old|former|previous|wrong|fake|dead|scam(?:mer)?['’]?s?)\s(?:tele)?(?:phone|fax|e-?mail|mail|numbers?|address|mailbox|line)"
    r"(?:\s(?:number|address|was|is|were)){0,2}\W{0,3}$",
    re.IGNORECASE,
)
_OUT_OF_USE = (
    r"(?:(?:no longer|not)\s(?:\w+ly\s)?(?:in\s(?:use|service)|ours|valid|active|work(?:s|ing)|answered|monitored|connected|staffed|used)"
    r"|out\sof\s(?:service|use|order)|disconnected|switched\soff|shut\s(?:off|down)|retired|discontinued|defunct|inactive|dead|closed\sdown)"
)
_GONE = (
    r"(?:old|older|former|previous|prior|retired|disconnected|defunct|inactive|discontinued|outdated|obsolete|expired|unused|invalid"
    r"|cancel+ed)"
)
_WORDS_ON = r"(?:[\s,;:()–—]+(?!(?:new|now|instead|call|use|dial|reach|contact|text|current|today)\b)[\w’'-]+){0,8}"
_DEAD_LINE = re.compile(
    rf"\b{_GONE}\s(?:(?!residents?|tenants?|owners?|clients?|customers?|patients?|members?)[\w-]+\s){{0,3}}?"
    rf"(?:tele)?(?:phones?|faxe?s?|numbers?|lines?|cells?|mobiles?|one|hotlines?|contacts?|listing)\b(?!\s(?:desk|form|page|us)\b){_WORDS_ON}\W*$"
    rf"|\b{_OUT_OF_USE}\W{{1,4}}$|\b(?:formerly|previously|used\sto\sbe|once\swas|(?:until|before)\s(?:\w+\s)?(?:19|20)\d\d)\W{{0,4}}$",
    re.IGNORECASE,
)
""" "Former office number, no longer in use": what leads to it says that nobody of the firm answers."""
_FAX_GONE = re.compile(
    rf"\bfax(?:\s(?:machine|line|number))?\s(?:is|was|has\sbeen)\s(?:now\s)?{_OUT_OF_USE}[.!]\s{{0,3}}\(?$",
    re.IGNORECASE,
)
""" "Our fax machine is retired." said whole, and then a number: of the telephone."""
_DEAD_BEHIND = re.compile(
    rf"\W{{0,3}}(?:[(\[,;–—-]|(?:is|was|has\sbeen|has\sgone)\s)\s?(?:now\s|our\s|the\s|an?\s|that\s|which\s|is\s|was\s|has\sbeen\s)*"
    rf"(?:{_OUT_OF_USE}|{_GONE}\s(?:\w+\s){{0,2}}?(?:phone|number|line|fax|one)|{_GONE}\s?[)\]])(?![\w-])(?!\W{{1,3}}(?:\w+\s)?\(?\d)"
    r"|\W{0,3}(?:was\s(?:our|the)\s(?:\w+\s){0,2}(?:number|line|phone)|used\sto\s(?:be|reach|ring)|(?:now\s)?belongs\sto\s(?!us\b))",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"\W{0,3}(?:(?:which|that)\s)?(?:is|are|was|has been|have been|were)\s(?:now\s|an?\s){0,2}(?:no longer|disconnected"
    r"|out of (?:service|use)|scams?\b|fake|old\b|former|closed"
    r"|(?:not|n['’]t)\s(?:ours?|us|valid|in use|monitored|related|affiliated|associated|connected|genuine|real|correct|working)\b)",
    re.IGNORECASE,
)
_OF_A_HOUSE = re.compile(
    r"\b(?:owner|co-owner|landlord|landlady|tenant|renter|occupant|lessee|seller|buyer|heir|executor|builder|developer|superintendent|caretaker"
    r"|neighbou?r)(?:['’]s\s\w+)?(?:,?\s(?!(?:and|portal|relations|services|support)\b)[\w.’'-]+,?){0,3}?"
    r"\s(?:of|at|in|on|next\sto|behind|beside|for)\s(?:(?:the|this|that|a|an|one)\s(?:[\w-]+\s){0,2}?|(?:unit|apartment|apt|lot|suite)\s(?=\w?\d))?"
    r"(?:\d+[A-Z]?(?=\s[A-Z]|\W|$)|(?:house|home|unit|apartment|building|property|lot|cottage|duplex|triplex|condo|shop|cabin|land|store|farm|parcel)\b"
    r"|(?:[A-Z]\w+\s){1,3}(?:Street|St|Avenue|Ave|Road|Rd|Lane|Ln|Drive|Dr|Court|Ct|Place|Way|Boulevard|Blvd)\b)"
    r"(?:(?!\b(?:us|we|our|office|call\sus)\b)[^.;|\d]){0,60}$",
    re.IGNORECASE,
)
_LED = 140
"""Characters of what leads to a number that are looked at."""

_FRAUD = re.compile(
    r"\b(?:scam\w*|fraud\w*|spoof\w*|impersonat\w*|phishing|impost[eo]rs?|fake|robo-?calls?|bogus|swindl\w+)\b",
    re.IGNORECASE,
)
_ASKED = re.compile(
    r"\b(?:report|(?:call|contact|reach|phone|text|tell|e-?mail|write(?: to)?)\s(?:us|our|me|the office))\b",
    re.IGNORECASE,
)
"""A number to tell of a fraud is the firm's."""

_FORM = re.compile(
    r"(?<![.@\w])(?:look(?:s|ing)? like|in the (?:form|format)|format(?:ted)?(?: is| as|:)|pattern|for example|such as"
    r"|e\.g\.|example)\W{0,3}(?:is\s)?$",
    re.IGNORECASE,
)
""" "Our addresses look like firstname@…": how they are made, not one of them."""

_BODY = re.compile(
    r"(?:\b(?:[A-Z][\w&'’.-]*|&|of|for|the|and|on)\s){1,5}(?:Helpline|Help ?[Ll]ine|Hot ?[Ll]ine|Lifeline|Crisis Line"
    r"|Control(?: Cent(?:er|re))?|Commission(?:er)?|Ombudsman"
    r"|Authority|Bureau|Registry|Regulator|Department|Ministry|Attorney General|Hospital|Police)\b|\b(?:Department|Ministry"
    r"|Board|Division|Bureau|Office)\sof\s(?:the\s)?[A-Z]"
)
_LINE = re.compile(
    r"^(?:The\s)?(?:Our|A|An|Call|Ring|Free|Toll|Tenant|Customer|Sales|Support|Information|Emergency|Maintenance|Service"
    r"|Helpline|Hot ?[Ll]ine|\d)\b"
)
_LABELLED_OTHER = re.compile(
    r"\b(?:regulators?|ombudsman|supervisory authority|data protection (?:authority|commissioner)|complaints? (?:authority"
    r"|board|commission)"
    r"|(?:media|press|pr)\s(?:agency|firm)|(?:our|the|your)\s(?:web ?designers?|printers?|landlord|vendor|supplier|host)"
    r"|registrar|poison control)\b[^.;|]{0,60}$|\breferences?:\s[^;|]{0,40}$",
    re.IGNORECASE,
)

_PLAIN = re.compile(
    r"(?:\b(?:e-?mails?|mail|contact|write|send|message|reach|get|touch|drop|line|note|address|questions?|inquir\w+"
    r"|enquir\w+|comments?|information|info|details|appointments?|bookings?"
    r"|reservations?|orders?|quotes?|estimates?|sales|service|support|office|general|main|business|customer|reservation"
    r"|booking|us|me|our|the|a|an|to|at|in|by|via|through|or|and|for|more|please|you|your|can|may"
    r"|also|is|are|be|with|on|of|from|any|all|free|today|now|here|call|phone|tel|telephone|fax|text|cell|mobile|web|website"
    r"|online|hours?|open|correo|kontakt|e|m|p|t|f|postal|directly|simply|just)\b|[\W\d_])*",
    re.IGNORECASE,
)
"""Words that lead to a firm's own mailbox at another host than its site's."""

_LAWS = frozenset(
    [
        "privacy",
        "dmca",
        "dpo",
        "gdpr",
        "ccpa",
        "copyright",
        "legal",
        "abuse",
        "compliance",
        "optout",
        "opt-out",
        "dataprotection",
    ]
)
"""Mailboxes that a policy names; at another host they are its author's, a lawyer's or the site's host's."""

_GOVERNMENTS = (".gov", ".mil")
"""Endings of hosts whose mailboxes no firm has; a notice that the law asks for names them."""

_CLAUSE = re.compile(r"[|•·;]|\.\s|\s[-–—]\s|\d{3,}")
"""Where what leads to a mailbox begins; an address or a number in front of it is a line of the firm's own."""

_OWN_WORD = 4
"""Letters that a word needs to be a part of the firm's name by its domain."""


def sentence_around(page: PageText, at: int, start: int, end: int) -> tuple[str, str]:
    """What stands in front of and behind a stretch of a segment's text, in its sentence; of a link in a text, in that text's.

    Args:
        page: any page. at: place of the segment, from 0. start, end: characters of its text.
    """
    segments, text = page.segments, page.segments[at].text
    if segments[at].kind is Kind.LINK and is_repeated(segments, at):
        whole = next(each.text for each in segments[at - 1 :: -1] if each.kind is not Kind.LINK and each.text)
        offset = whole.find(text)
        text, start, end = whole, start + offset, end + offset
    before, behind = text[max(0, start - _WITHIN) : start], text[end : end + _WITHIN]
    return _SENTENCE.split(before)[-1], _SENTENCE.split(behind)[0]


def is_bare(before: str, behind: str) -> bool:
    """Whether a number has nothing but a plain label in front of it and no word behind it: such words give it to nobody.

    >>> is_bare("Tel: (", " "), is_bare("Plumber: ", "")
    (True, False)
    """
    return before.strip(" :(").lower() in _PLAIN_LABELS and not any(map(str.isalpha, behind))


def is_refused(before: str, behind: str) -> bool:
    """Whether a sentence warns of what stands in it, calls it out of use, or shows only how such addresses are made.

    >>> is_refused("Do not call ", ", that is a scam"), is_refused("Do not hesitate to call ", "")
    (True, False)
    """
    if _DEAD.search(before) or _FORM.search(before) or _DENIED.match(behind) or is_dead(before, behind):
        return True
    if _FORBIDDEN.search(before) and not _LIMITED.match(behind):
        return True
    return bool(_FRAUD.search(before[-120:]) or _FRAUD.search(behind[:80])) and not _ASKED.search(before)


def is_dead(before: str, behind: str) -> bool:
    """Whether what leads to a number, or what follows it, calls it one of the past.

    >>> is_dead("Former office number, no longer in use: ", ""), is_dead("Former residents: call ", "")
    (True, False)
    """
    led = before[-_LED:]
    gone = _DEAD_LINE.search(led) is not None and _FAX_GONE.search(led) is None
    return gone or _DEAD_BEHIND.match(behind) is not None


def is_a_houses(before: str) -> bool:
    """Whether what leads to a number gives it to who owns, sells or lives in one house.

    >>> is_a_houses("The owner of 5 Oak Street can be reached at "), is_a_houses("The owner of our firm can be reached at ")
    (True, False)
    """
    return _OF_A_HOUSE.search(before[-_LED:]) is not None


def is_anothers(before: str, domain: str) -> bool:
    """Whether the words in front of a telephone or mailbox give it to another body, or to who made the site.

    Args:
        before: of the same sentence. domain: of the firm.
    """
    near = before[-120:]
    if CREDIT.search(near) or _LABELLED_OTHER.search(near):
        return True
    found = list(_BODY.finditer(near))
    if not found or len(near) - found[-1].end() > 60:
        return False
    body = found[-1].group()
    return not _LINE.match(body) and not _is_own(body, domain)


def is_strangers(email: str, before: str, domain: str) -> bool:
    """Whether a mailbox at another firm's host stands where more than plain words lead to it: who has it, a name, a label.

    Args:
        email: normalised. before: of the same sentence. domain: of the firm.
    """
    host = registrable_domain(email.partition("@")[2])
    if host == domain or is_free_mail(host) or _resembles(host, domain):
        return False
    if email.partition("@")[0].lower() in _LAWS or host.endswith(_GOVERNMENTS):
        return True
    clause = _CLAUSE.split(before)[-1][-120:]
    clause = " ".join(word for word in clause.split() if "@" not in word and not _is_own(word, domain))
    return _PLAIN.fullmatch(clause) is None


def speaks_for_strangers(text: str, domain: str) -> bool:
    """Whether a sentence shows a mailbox of somebody else, and none of the firm: its telephone is theirs too."""
    boxes = emails_in(text) if domain and "@" in text else ()
    return bool(boxes) and all(is_strangers(box.value, text[: box.start], domain) for box in boxes)


def _resembles(host: str, domain: str) -> bool:
    one, other = host.partition(".")[0], domain.partition(".")[0]
    return one == other or (min(len(one), len(other)) > _OWN_WORD and (one in other or other in one))


def _is_own(words: str, domain: str) -> bool:
    letters = domain.partition(".")[0]
    squeezed = re.sub(r"[^a-z]", "", words.lower())
    first = re.sub(r"[^a-z]", "", words.partition(" ")[0].lower())
    return any(len(each) >= _OWN_WORD and each in letters for each in (squeezed, first))
