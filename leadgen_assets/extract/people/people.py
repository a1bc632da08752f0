"""The company's people: names and titles as the pages show them, with the channels that are clearly theirs."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import islice
from urllib.parse import unquote

from leadgen_assets.domain.facts.evidence import Fact, Method
from leadgen_assets.domain.facts.supports import link_quote
from leadgen_assets.domain.hosts.domains import is_free_mail, registrable_domain
from leadgen_assets.domain.icps.icp import Rung
from leadgen_assets.domain.pages.page import Kind, Outcome, PageText, Segment
from leadgen_assets.domain.wording.mailbox_names import names_another, names_nearer, names_whole
from leadgen_assets.domain.wording.names import normal_company_name, normal_person_name
from leadgen_assets.domain.wording.written import Written, emails_in
from leadgen_assets.extract.extraction import PersonFacts
from leadgen_assets.extract.naming.mailboxes import carries_anothers, is_generic, local_part_carries
from leadgen_assets.extract.naming.sighting import Sighting
from leadgen_assets.extract.naming.titles import Titles
from leadgen_assets.extract.others.named_boxes import is_another_firms
from leadgen_assets.extract.people.bios_others import without_bios_others
from leadgen_assets.extract.people.broken_names import with_names_joined
from leadgen_assets.extract.people.eponym import ends_as_firm, is_the_firm, speaks_of_person, stands_for_firm
from leadgen_assets.extract.people.gone_people import drop_long_gone, drop_retired, gone_people
from leadgen_assets.extract.people.own_channels import is_for_a_function, is_plain, is_the_offices
from leadgen_assets.extract.people.partners_named import drop_partners
from leadgen_assets.extract.people.picture_names import as_headed
from leadgen_assets.extract.people.repeated_entries import with_entries
from leadgen_assets.extract.people.same_people import (
    Person,
    may_be_same,
    merge_double_surnames,
    merge_generations,
    merge_given_alone,
    merge_key,
    merge_middle_names,
    merge_misspelled,
    merge_spellings,
)
from leadgen_assets.extract.people.sightings import sightings
from leadgen_assets.extract.people.site_texts import SiteTexts
from leadgen_assets.extract.reading.phone_regions import SiteNumbers
from leadgen_assets.extract.reading.proposal import link_fact_quote, method_of, propose
from leadgen_assets.extract.reading.quick_look import holding, linked

_MOST_PEOPLE = 200
"""A directory of members is not a team."""

_MOST_NAMED = _MOST_PEOPLE * 4
"""Mentions that are looked at: most people are named on several pages."""


_NATIONAL, _NATIONAL_ABROAD = 10, 7
"""Digits that tell a number without its country, which other countries write with a nought ahead and in other lengths."""


def people(
    pages: Sequence[PageText], rungs: Sequence[Rung], domain: str, company_names: Collection[str] = ()
) -> list[PersonFacts]:
    """Everybody whom the pages show as the company's, merged by name, in order of appearance; facts not yet verified.

    Args:
        pages: of one site. rungs: the ladder whose titles are recognised. domain: of the site.
        company_names: what the company is called: two capitalised words of it are nobody without a title.
    """
    own_names = {normal_company_name(name) for name in company_names}
    titles = Titles.of([title for rung in rungs for title in rung.titles])
    letters = " ".join(re.sub(r"[^a-z]", "", name.lower()) for name in (domain, *company_names))
    pages = [with_names_joined(page) for page in pages if page.outcome is Outcome.OK]
    texts, numbers = SiteTexts(titles, letters), SiteNumbers(domain)
    named = (each for page in pages for each in with_entries(sightings(page, texts)))
    everybody = without_bios_others(list(islice(named, _MOST_NAMED)), letters)
    named_for = {name for name in own_names if speaks_of_person(name, pages)}
    found = (
        each
        for each in map(as_headed, everybody)
        if not ((own := normal_company_name(each.name.text)) in own_names and ends_as_firm(own))
        if not stands_for_firm(each, company_names)
        if (each.title and each.name_at.kind is not Kind.TITLE and not is_the_firm(each, own_names))
        or own not in own_names
        or own in named_for
    )
    persons: dict[str, Person] = {}
    for sighting in islice(found, _MOST_PEOPLE * 2):
        key = merge_key(sighting.name.text, persons)
        person = persons.setdefault(key, Person(sighting.name.text, f"person:{key}"))
        person.facts += _facts(sighting, person, numbers)
    merge_double_surnames(persons)
    merge_middle_names(persons)
    merge_generations(persons)
    merge_spellings(persons)
    merge_misspelled(persons)
    merge_given_alone(persons)
    for gone in gone_people(pages):
        persons.pop(gone, None)
    drop_retired(persons, pages)
    drop_partners(persons, pages, letters)
    drop_long_gone(persons)
    _drop_shared(persons, "phone")
    _drop_shared(persons, "email")
    _drop_others(persons)
    _mailboxes_by_name(persons, pages)
    return [PersonFacts(person.name, tuple(_once(person.facts))) for person in list(persons.values())[:_MOST_PEOPLE]]


def _facts(sighting: Sighting, person: Person, numbers: SiteNumbers) -> Iterator[Fact]:
    page, at = sighting.page, sighting.name_at
    yield propose(
        page,
        at,
        "full_name",
        sighting.name.text,
        sighting.confidence,
        quote=_around(at, sighting.name.text),
        subject=person.subject,
    )
    if sighting.title and sighting.title_at is not None:
        # A title told in other words ("owned by Jane Doe") stands by the name.
        value = sighting.title if sighting.title in sighting.title_at.text else sighting.name.text
        quote = _around(sighting.title_at, value)
        yield propose(
            page,
            sighting.title_at,
            "title",
            sighting.title,
            sighting.confidence - 0.02,
            quote=quote,
            subject=person.subject,
        )
    for segment in sighting.window:
        yield from _channels(sighting, segment, person.subject, numbers)


def _channels(sighting: Sighting, segment: Segment, subject: str, numbers: SiteNumbers) -> Iterator[Fact]:
    page, href = sighting.page, segment.href
    lower = href.lower()
    own_card = bool(segment.card) or 0 <= segment.number - sighting.name_at.number < max(1, sighting.lines)
    for written in emails_in(unquote(href) if lower.startswith("mailto:") else segment.text):
        carried = _is_made_of(written.value, sighting.name.text, segment)
        own = carried or (own_card and not is_for_a_function(sighting, segment, _start(segment, written)))
        local, before = written.value.partition("@")[0], segment.text[: _start(segment, written)]
        others = is_generic(written.value) or names_another(local, sighting.name.text)
        others = others or _is_told_anothers(page, segment, written, sighting.name.text, before)
        if own and not others:
            quote = link_fact_quote(segment, written.value) if lower.startswith("mailto:") else segment.text
            sure = 0.95 if carried else 0.85
            method = Method.LINK if lower.startswith("mailto:") else method_of(segment)
            yield propose(page, segment, "email", written.value, sure, quote=quote, method=method, subject=subject)
    if (own_card or _stands_by_own_mailbox(sighting, segment, numbers)) and (segment.text or lower.startswith("tel:")):
        text = unquote(href) if lower.startswith("tel:") else segment.text
        for written in numbers.read(page, segment, text):
            extension = re.match(r"[\s,(]{0,3}(?:x|ext)", text[written.end : written.end + 8], re.IGNORECASE)
            # With an extension it is the office's number.
            start = _start(segment, written)
            others = is_for_a_function(sighting, segment, start) or is_the_offices(
                sighting, segment, start, _national(written.value)
            )
            if not extension and not others and "fax" not in text[max(0, written.start - 12) : written.start].lower():
                quote = link_quote(segment) if lower.startswith("tel:") else segment.text
                yield propose(page, segment, "phone", written.value, 0.85, quote=quote, subject=subject)
    if "linkedin.com/in/" in lower and registrable_domain(href) == "linkedin.com":
        value = "https://www.linkedin.com/in/" + re.split(r"[/?#]", lower.partition("linkedin.com/in/")[2])[0]
        slug = value.rpartition("/")[2]
        surname = re.sub(r"[^a-z]", "", normal_person_name(sighting.name.text).split()[-1])
        by_name = surname in re.sub(r"[^a-z]", "", slug)
        if (own_card or by_name) and not names_another(slug, sighting.name.text):
            yield propose(
                page,
                segment,
                "linkedin_url",
                value,
                0.9,
                quote=link_quote(segment),
                method=Method.LINK,
                subject=subject,
            )


def _is_made_of(email: str, name: str, segment: Segment) -> bool:
    """Whether a mailbox is made of a name; at a free-mail service half a name among other words is anybody's."""
    if not local_part_carries(email, name):
        return False
    local, _, host = email.partition("@")
    return not is_free_mail(host) or names_whole(local, name) or is_plain(segment, name)


def _is_told_anothers(page: PageText, segment: Segment, written: Written, name: str, before: str) -> bool:
    """Whether what leads to a mailbox gives it to another firm, or to somebody else whose name it carries too."""
    local = written.value.partition("@")[0]
    return names_nearer(before, local, name) or is_another_firms(page, segment, written.value, before)


def _national(number: str) -> str:
    """The digits by which a number is known again where it is written without its country."""
    return re.sub(r"\D", "", number)[-(_NATIONAL if number.startswith("+1") else _NATIONAL_ABROAD) :]


def _stands_by_own_mailbox(sighting: Sighting, segment: Segment, numbers: SiteNumbers) -> bool:
    """Whether a line is a mailbox that carries the person's name and a number that no other line shows: "jdoe@… | 512-555-0142"."""
    name, text = sighting.name.text, segment.text
    if segment.kind is not Kind.TEXT or not any(local_part_carries(mail.value, name) for mail in emails_in(text)):
        return False
    own = [written.value for written in numbers.read(sighting.page, segment, text)]
    if len(own) != 1 or not is_plain(segment, name):
        return False
    others = (each for each in sighting.page.segments if each.number != segment.number and each.kind is Kind.TEXT)
    shown = (other for other in others if own[0][-4:] in other.text)
    return not any(own[0] == each.value for other in shown for each in numbers.read(sighting.page, other, other.text))


def _start(segment: Segment, written: Written) -> int:
    """Where a channel begins in the segment's text; the text's length where its link alone has it."""
    shown = not segment.href.lower().startswith(("mailto:", "tel:"))
    return written.start if shown else len(segment.text)


def _around(segment: Segment, value: str) -> str:
    """The segment's text, cut to the neighbourhood of the value where it is long."""
    if len(segment.text) <= 300:
        return segment.text
    # Of "Ben and Jane Doe" the name of the first stands nowhere whole.
    at = max(segment.text.find(value), 0) or max(segment.text.find(f"{value.partition(' ')[0]} "), 0)
    return segment.text[max(0, at - 100) : at + len(value) + 150].strip()


def _drop_shared(persons: dict[str, Person], channel: str) -> None:
    """A number or address that stands with several people is the office's."""
    holders: dict[str, set[str]] = {}
    for person in persons.values():
        for fact in person.facts:
            if fact.field == channel:
                holders.setdefault(fact.value, set()).add(person.subject)
    shared = {value for value, subjects in holders.items() if len(subjects) > 1}
    for person in persons.values():
        person.facts = [
            fact
            for fact in person.facts
            if fact.field != channel
            or fact.value not in shared
            or (channel == "email" and local_part_carries(fact.value, person.name))
        ]


def _drop_others(persons: dict[str, Person]) -> None:
    """A mailbox that carries another one's name is that one's, wherever it stands; "ralder" may be Bob Alder's beside Robert Alder."""
    for key, person in persons.items():
        others = [other.name for one, other in persons.items() if other is not person and not may_be_same(key, one)]
        person.facts = [
            fact
            for fact in person.facts
            if fact.field != "email" or not carries_anothers(fact.value, person.name, others)
        ]


def _mailboxes_by_name(persons: dict[str, Person], pages: Sequence[PageText]) -> None:
    """Gives people the addresses elsewhere on the pages that are made of their name, where it fits one of them only."""
    without = [person for person in persons.values() if not any(fact.field == "email" for fact in person.facts)]
    if not without:
        return
    for page in pages:
        for at in sorted({*linked(page, "mailto:"), *holding(page, ("@",))}):
            segment = page.segments[at]
            mail = segment.href[:7].lower() == "mailto:"
            for written in emails_in(unquote(segment.href) if mail else segment.text):
                before = segment.text[: _start(segment, written)]
                fitting = [person for person in persons.values() if _is_made_of(written.value, person.name, segment)]
                fitting = [one for one in fitting if not _is_told_anothers(page, segment, written, one.name, before)]
                if len(fitting) == 1 and fitting[0] in without and not is_generic(written.value):
                    quote = link_fact_quote(segment, written.value) if mail else segment.text
                    method = Method.LINK if mail else method_of(segment)
                    fact = propose(
                        page,
                        segment,
                        "email",
                        written.value,
                        0.88,
                        quote=quote,
                        method=method,
                        subject=fitting[0].subject,
                    )
                    fitting[0].facts.append(fact)


def _once(facts: Sequence[Fact]) -> Iterator[Fact]:
    """Each value once a page, and the name again where it stands by a title that no earlier mention has."""
    seen: set[tuple[str, str, str]] = set()
    again: Fact | None = None
    for fact in facts:
        key = (fact.field, fact.value, fact.url)
        if key in seen:
            again = fact if fact.field == "full_name" else again
            continue
        if fact.field == "title" and again is not None and again.url == fact.url:
            yield again
        if fact.field in ("full_name", "title"):
            again = None
        seen.add(key)
        yield fact
