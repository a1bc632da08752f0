"""The company's telephone, fax and e-mail: what stands in headers, footers and on the contact page before the rest."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from urllib.parse import unquote

from leadgen_assets.domain.facts.evidence import Fact, Method
from leadgen_assets.domain.facts.supports import link_quote
from leadgen_assets.domain.hosts.domains import is_free_mail, refusal, registrable_domain
from leadgen_assets.domain.pages.page import Kind, Outcome, PageText, Region, Segment
from leadgen_assets.domain.wording.dialled_links import BEGINNINGS, dialled_by, messaged_by
from leadgen_assets.domain.wording.phone_stretches import PHONE_HINT
from leadgen_assets.domain.wording.phones import is_for_stories, is_toll_free
from leadgen_assets.domain.wording.written import EMAIL_HINT, EMAIL_SIGNS, emails_in, phones_in
from leadgen_assets.extract.naming.mailboxes import is_example, is_generic
from leadgen_assets.extract.others.credits import credited_lines
from leadgen_assets.extract.others.other_firms import names_an_outsider, other_firms, shows_own_mailbox
from leadgen_assets.extract.others.others_entries import others_entries
from leadgen_assets.extract.others.stated_alone import ALONE, stated_alone
from leadgen_assets.extract.others.stated_bodies import is_anothers_value, is_for_emergencies, is_of_house_or_event
from leadgen_assets.extract.points.bodies_reached import reaches_a_body
from leadgen_assets.extract.points.departments_lines import is_departments
from leadgen_assets.extract.points.house_mailboxes import best_mailboxes
from leadgen_assets.extract.points.initialled_bodies import Initialled, initialled
from leadgen_assets.extract.points.linked_bodies import is_linked_bodys
from leadgen_assets.extract.points.night_lines import is_night_line
from leadgen_assets.extract.points.others_points import (
    CREDIT,
    is_a_houses,
    is_anothers,
    is_bare,
    is_dead,
    is_refused,
    is_strangers,
    sentence_around,
    speaks_for_strangers,
)
from leadgen_assets.extract.points.our_others import is_our_others, is_our_others_box
from leadgen_assets.extract.points.phone_labels import DOUBT, FAX, PHONE, PageLabels, labels_in, paired_labels
from leadgen_assets.extract.points.public_services import is_public_service
from leadgen_assets.extract.points.shown_first import shown_first
from leadgen_assets.extract.points.signers_boxes import is_signers
from leadgen_assets.extract.points.whose_line import (
    is_another_bodys,
    is_extension,
    is_for_one_purpose,
    is_helpline,
    is_main_line,
    is_named_line,
    leading,
)
from leadgen_assets.extract.reading.phone_regions import Regions
from leadgen_assets.extract.reading.proposal import NOT_OURS, SHORT, UNLIKELY, link_fact_quote, method_of, propose
from leadgen_assets.extract.reading.quick_look import hits, linked, once

_PHONE_LABELS = ("telephone", "phone", "vcard.tel", "phone_number")
_FAX_LABELS = ("faxnumber", "fax", "fax_number")
_ENTRY_LINES = 3
"""Segments above and below a mailbox in which the website of the same organisation stands."""

_MOST_LOOKED = 300
"""Texts with digits in them that are looked at, of a longer list half as many more from its end: the footer has the address."""

_OF_ONE = ("person.", "employee", "author", "review", ".department.", ".suborganization.", ".hasbranch.", ".branch.")
_SPEAKING_ROLES = ("home", "about", "team", "owners")
_MOST_A_PAGE = 150
"""Numbers and addresses looked at on one page: a directory of thousands says nothing about one company."""

_CODE_AND_NUMBER = re.compile(
    r",\s[A-Z]{2}\.?,?\s\d{5}(?:-\d{4})?[\s,;|•·–—-]{1,5}(?:[A-Za-z ]{1,12}[.:]?\s?)?\(?\d{3}\)?[-.\s]{1,2}\d{3}[-.\s]\d{4}"
)
"""The end of an address and the telephone behind it, with no more than a label between them."""

_FRONT = 200
"""Characters in front of a number in which stands whom it reaches."""

_NARROW = 0.12
"""Less confidence in such a number than in one without, so that the office's comes first where there is one."""

_MAIN = 0.02
"""More confidence in the one that is called so, which comes first among those told alike."""
_NAMED = 0.01
"""The same for one that stands behind the firm's own name, or is called the office's."""
_OF_PART = 0.05
"""Less confidence in a part's: behind the home page's, and before one without charge."""


def contact_points(pages: Sequence[PageText], domain: str) -> Iterator[Fact]:
    """Phones, faxes and e-mail addresses of all pages, each with how sure it is that they are the company's; not yet verified.

    A number that some label calls a fax and none a telephone is a fax wherever it stands.
    """
    read = [page for page in pages if page.outcome is Outcome.OK]
    numbers = [each for page in read for each in islice(_numbers_of(page, domain), _MOST_A_PAGE)]
    said = {(number.value, number.label) for number in numbers}
    kept = [each for each in numbers if each.label or (each.value, FAX) not in said or (each.value, PHONE) in said]
    # A template's number stays on pages that nobody filled in.
    filled = any(not (each.theirs or is_for_stories(each.value) or is_toll_free(each.value)) for each in kept)
    kept = [replace(each, theirs=True) if filled and is_for_stories(each.value) else each for each in kept]
    yield from _with_stated_alone(shown_first([_number_fact(number) for number in kept]), read)
    yield from best_mailboxes([fact for page in read for fact in _mailboxes_of(page, domain)], domain, read)


def is_somebody_elses(page: PageText, domain: str, field: str, value: str) -> bool:
    """Whether a page shows a number or mailbox, and each time gives it to somebody else than the firm whose page it is.

    So it does with a telephone that is none by the rules: a fax, a line of vendors, one that is out of use or warned of.
    """
    seen = [fact for fact in contact_points([page], domain) if fact.field == field and fact.value == value]
    bound = UNLIKELY if field == "email" else NOT_OURS
    return (bool(seen) or field == "phone") and all(fact.confidence <= bound for fact in seen)


def _with_stated_alone(facts: Sequence[Fact], read: Sequence[PageText]) -> Iterator[Fact]:
    """The same numbers; where none is the firm's, those of its markup under another name are."""
    alone = stated_alone(read) if facts and all(fact.confidence <= NOT_OURS for fact in facts) else ()
    for fact in facts:
        yield replace(fact, confidence=ALONE) if (fact.url, fact.segment) in alone else fact


def _mailboxes_of(page: PageText, domain: str) -> Iterator[Fact]:
    places = _in_order(hits(page, EMAIL_HINT, EMAIL_SIGNS), linked(page, "mailto:"))
    listed = _of_others(page) if places else ()
    credited = credited_lines(page, domain) if places else frozenset()
    boxes = (
        replace(fact, confidence=min(fact.confidence, NOT_OURS)) if at in credited else fact
        for at in places
        for fact in _mailboxes(page, at, domain, of_others=listed[at])
    )
    yield from islice(boxes, _MOST_A_PAGE)


@once
def _of_others(page: PageText) -> list[bool]:
    """One flag a segment: whether it stands in a list of vendors, or in an entry of a directory of other firms."""
    return [vendors or entry for vendors, entry in zip(other_firms(page), others_entries(page), strict=True)]


def _in_order(some: Iterable[int], others: Iterable[int]) -> list[int]:
    return sorted({*some, *others})


@dataclass(frozen=True, slots=True)
class _Number:
    """A number as it was read.

    Attributes:
        label: FAX, PHONE or "". theirs: whether its sentence gives it to somebody else. narrow: whether it is said to be for one
            purpose alone, or somebody's own. main: whether it is called the main one. named: whether the firm's by name, or the
            office's. part: whether a part of the firm's.
    """

    page: PageText
    segment: Segment
    value: str
    label: str
    quote: str
    theirs: bool = False
    narrow: bool = False
    main: bool = False
    named: bool = False
    part: bool = False


def _numbers_of(page: PageText, domain: str) -> Iterator[_Number]:
    labels = PageLabels(page)
    places = _in_order(hits(page, PHONE_HINT, numbered=True), linked(page, *BEGINNINGS))
    regions = Regions(page, domain) if places else None
    listed = _of_others(page) if places else ()
    credited = credited_lines(page, domain) if places else frozenset()
    for at in (*places[:_MOST_LOOKED], *places[max(_MOST_LOOKED, len(places) - _MOST_LOOKED // 2) :]):
        text = page.segments[at].text
        if not (listed[at] or names_an_outsider(text, domain)) or shows_own_mailbox(text, domain):
            for number in _numbers(page, at, regions.at(at) if regions else (), labels, domain):
                theirs = not number.theirs and (at in credited or is_linked_bodys(page, at))
                yield replace(number, theirs=True) if theirs else number


def _numbers(page: PageText, at: int, regions: Sequence[str], labels: PageLabels, domain: str) -> Iterator[_Number]:
    segment = page.segments[at]
    stated = _stated_as(segment)
    if segment.kind in (Kind.TITLE, Kind.FRAME) or (segment.kind is Kind.STRUCTURED and not stated):
        return
    shown = phones_in(segment.text, *regions)
    if shown:
        sent = stated == FAX or segment.href[:4].lower() == "fax:"
        told = [FAX] * len(shown) if sent else labels_in(segment.text, shown)
        if not told[0] and not any(map(str.isalpha, segment.text[: shown[0].start])):
            # A picture stands in front of one number; a line above may label all of them.
            pictured = at > 0 and page.segments[at - 1].kind is Kind.IMAGE
            pair = paired_labels(leading(page, at, shown[0].start, ""), segment.text, shown)
            above = pair or [labels.above(at) if place == 0 or not pictured else "" for place in range(len(shown))]
            told = [own or label for own, label in zip(told, above, strict=True)]
        for written, label in zip(shown, told, strict=True):
            before, behind = sentence_around(page, at, written.start, written.end)
            led = leading(page, at, written.start, before)
            # Half of all numbers have a label or nothing beside them, of which nothing else need be asked.
            told_of = not (is_bare(before, behind) and is_bare(led, ""))
            if label == DOUBT or (told_of and (is_refused(before, behind) or is_dead(led, ""))):
                continue
            theirs = told_of and (is_anothers(before, domain) or speaks_for_strangers(before + behind, domain))
            theirs = (
                theirs
                or is_another_bodys(page, at, written.start, before)
                or is_helpline(page, written.value, before)
                or (told_of and (is_our_others(page, led) or is_a_houses(led) or is_public_service(page, led, behind)))
                or reaches_a_body(page, _front(segment, written.start) or led, behind)
            )
            body = initialled(page, led) if told_of else None
            theirs = theirs or body is Initialled.SENT_TO
            part, quote = told_of and is_departments(page, led), _near(segment.text, written.start)
            narrow = (
                (told_of and (is_for_one_purpose(page, led) or is_night_line(led, behind)))
                or is_extension(behind)
                or body is Initialled.NAMED
            )
            main = told_of and is_main_line(led)
            named = told_of and is_named_line(page, at, written.start, led, behind)
            yield _Number(page, segment, written.value, label or stated, quote, theirs, narrow, main, named, part)
    elif dialled := dialled_by(segment.href):
        for written in phones_in(dialled, *regions):
            # "Fax us": the link dials it, and its text says what answers.
            fax = segment.href[:4].lower() == "fax:" or "fax" in segment.text.lower()
            narrow = (
                messaged_by(segment.href) != ""
                or is_extension(dialled[written.end :])
                or is_for_one_purpose(page, leading(page, at, len(segment.text), segment.text + " "))
                or is_night_line(segment.text, "")
            )
            theirs = is_public_service(page, segment.text, "") or is_dead(segment.text, "") or is_a_houses(segment.text)
            yield _Number(page, segment, written.value, FAX if fax else "", link_quote(segment), theirs, narrow)


def _front(segment: Segment, start: int) -> str:
    """What of a text stands in front of a number in it, the sentence before its own too; "" where no word does."""
    front = segment.text[max(0, start - _FRONT) : start]
    return front if any(map(str.isalpha, front)) else ""


def _stated_as(segment: Segment) -> str:
    label = segment.label.lower()
    return FAX if label.endswith(_FAX_LABELS) else PHONE if label.endswith(_PHONE_LABELS) else ""


def _number_fact(number: _Number) -> Fact:
    segment = number.segment
    sure = _whose(number.page, segment) - (0.06 if is_toll_free(number.value) else 0.0)
    sure += _MAIN if number.main else -_NARROW if number.narrow else _NAMED if number.named else -_OF_PART * number.part
    sure = min(sure, NOT_OURS) if number.theirs else sure
    method = Method.LINK if dialled_by(segment.href) else method_of(segment)
    if method is Method.TEXT and _is_contact_line(segment):
        method = Method.LAYOUT
    field = "fax" if number.label == FAX else "phone"
    return propose(number.page, segment, field, number.value, sure, quote=number.quote, method=method)


def _is_contact_line(segment: Segment) -> bool:
    """Whether a line, however long, is one of name, address and telephone: no sentence stands behind its code."""
    return _CODE_AND_NUMBER.search(segment.text) is not None


def _mailboxes(page: PageText, at: int, domain: str, *, of_others: bool) -> Iterator[Fact]:
    segment = page.segments[at]
    of_others = of_others or names_an_outsider(segment.text, domain)
    # Of an address shown and another one behind it, visitors are told the one shown.
    behind = segment.href[:7].lower() == "mailto:"
    mail = behind and not emails_in(segment.text)
    # A meta value names the firm's address only where it is called so; an author's is the web designer's.
    if segment.kind in (Kind.STRUCTURED, Kind.META) and not segment.label.lower().endswith("email"):
        return
    for written in emails_in(unquote(segment.href).partition("?")[0] if mail else segment.text):
        host = registrable_domain(written.value.partition("@")[2])
        if is_example(written.value) or (of_others and host != domain):
            continue
        before, after = sentence_around(
            page, at, 0 if mail else written.start, len(segment.text) if mail else written.end
        )
        if is_refused(before, after):
            continue
        sure = _whose(page, segment) + _kinship(host, written.value, domain)
        if (
            is_anothers(before, domain)
            or is_our_others_box(page, segment, written.value, before)
            or is_signers(page, segment, written.value)
            or is_strangers(written.value, _leading(page, at, before + segment.text if mail else before), domain)
        ):
            sure = min(sure, NOT_OURS)
        if host != domain and (CREDIT.search(segment.text) or _website_beside(page, at, host)):
            sure -= 0.3
        quote = link_fact_quote(segment, written.value) if mail else _near(segment.text, written.start)
        method = Method.LINK if behind else method_of(segment)
        yield propose(page, segment, "email", written.value, max(sure, UNLIKELY), quote=quote, method=method)


def _leading(page: PageText, at: int, before: str) -> str:
    """What leads to a mailbox: what stands in front of it, else the label in the line above."""
    above = page.segments[at - 1].text if at and not before.strip() else ""
    return above if above.endswith(":") else before


def _website_beside(page: PageText, at: int, host: str) -> bool:
    """Whether a website of the mailbox's own host stands by it: an entry of another organisation."""
    beside = page.segments[max(0, at - _ENTRY_LINES) : at + _ENTRY_LINES + 1]
    return any("www." + host in each.text.lower() for each in beside if len(each.text) <= SHORT)


def _kinship(host: str, email: str, domain: str) -> float:
    """How much the mailbox's host changes the belief: own domain, a person's free mail, somebody else's domain."""
    if host == domain:
        named_alike = email.partition("@")[0] == domain.partition(".")[0]
        return 0.03 if named_alike or is_generic(email) else -0.09
    if is_free_mail(host):
        return -0.1
    same_name = host.partition(".")[0] == domain.partition(".")[0]
    return -0.05 if same_name else -0.45 if refusal(host) else -0.35


def _whose(page: PageText, segment: Segment) -> float:
    """How sure it is that a contact point standing here is the company's own."""
    if segment.kind is Kind.STRUCTURED:
        path = segment.label.lower()
        if is_anothers_value(page, segment) or is_of_house_or_event(segment):
            return NOT_OURS
        if is_for_emergencies(page, segment):
            return 0.5
        if path.startswith("vcard."):
            # An hCard does not say whether it is the firm's or one person's of it.
            return 0.8
        return 0.5 if any(part in path for part in _OF_ONE) else 0.93
    if segment.region in (Region.HEADER, Region.FOOTER, Region.HEAD):
        return 0.92
    if segment.card:
        # On a page of no known purpose an entry of many is less the firm's own than what stands outside them.
        return 0.75 if page.role == "contact" else 0.6 if page.role in _SPEAKING_ROLES else 0.45
    is_line = len(segment.text) <= SHORT or _is_contact_line(segment)
    if page.role == "contact":
        return 0.92 if is_line else 0.85
    if page.role == "home":
        return 0.88 if is_line else 0.75
    return 0.7 if page.role in _SPEAKING_ROLES else 0.5


def _near(text: str, at: int) -> str:
    """A long text cut to what stands around a position."""
    return text if len(text) <= 300 else text[max(0, at - 120) : at + 150].strip()
