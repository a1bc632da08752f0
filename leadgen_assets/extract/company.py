"""All extractors over the pages of one company."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from leadgen_assets.domain.facts.evidence import Fact, Method
from leadgen_assets.domain.facts.supports import supports, title_stands_by
from leadgen_assets.domain.icps.icp import CountField, LinkedHostField, Rung, Vocabulary
from leadgen_assets.domain.pages.page import PageText, Segment
from leadgen_assets.domain.pages.said_to_machines import without_said_to_machines
from leadgen_assets.extract.extraction import Extraction, PersonFacts
from leadgen_assets.extract.fields.counts import counts
from leadgen_assets.extract.fields.linked_hosts import linked_hosts
from leadgen_assets.extract.fields.phrases import phrases
from leadgen_assets.extract.firm.claimed_pages import without_claimed
from leadgen_assets.extract.firm.organisation import organisation
from leadgen_assets.extract.firm.trade_names import trade_names
from leadgen_assets.extract.naming.own_names import letters_of_own
from leadgen_assets.extract.naming.titles import Titles
from leadgen_assets.extract.others.marketing_notice import forbids_marketing
from leadgen_assets.extract.people.outsider_names import outsiders
from leadgen_assets.extract.people.people import people
from leadgen_assets.extract.places.addresses import addresses
from leadgen_assets.extract.points.contact_points import contact_points
from leadgen_assets.extract.points.persons_points import Named, without_persons
from leadgen_assets.extract.reading.parts_above import shown_run

LONGEST_PAGE = 200_000
"""Characters of one page that are looked at; four fifths of them from its begin, one from its end."""

MOST_SEGMENTS = 4_000
_LINES_OF_A_QUOTE = 12


def extract(
    pages: Sequence[PageText], vocabulary: Vocabulary, rungs: Sequence[Rung], domain: str, *, is_part: bool = False
) -> Extraction:
    """What the pages of one company say, every fact checked against the segment it was read from.

    Args:
        pages: of one site, home page first; those whose outcome is not OK are passed over.
        vocabulary: the ICP's own fields.
        rungs: the ICP's ladder; its titles are recognised beside the general ones.
        domain: registrable domain under which the site was found. is_part: the pages are the firm's own part of a site that
            firms share.
    """
    check = _Check(pages, vocabulary)
    every = [_bounded(page) for page in pages]
    pages = [without_said_to_machines(page) for page in every]
    said = list(organisation(pages, domain, is_part=is_part))
    names = [fact.value for fact in said if fact.field == "company_name"]
    believed = without_claimed(pages, domain, names, vocabulary.vendors())
    if len(believed) < len(pages):
        pages, said = believed, list(organisation(believed, domain, is_part=is_part))
    facts = tuple(check.passed(_company_facts(pages, vocabulary, domain, said)))
    persons = []
    for person in people(pages, rungs, domain, {fact.value for fact in facts if fact.field == "company_name"}):
        own = tuple(check.passed_person(person.facts))
        if any(fact.field == "full_name" for fact in own):
            persons.append(PersonFacts(person.full_name, own))
    named_people = [Named(person.full_name, person.facts) for person in persons]
    facts = tuple(without_persons(facts, named_people, pages))
    others = []
    titles = Titles.of([title for rung in rungs for title in rung.titles])
    # Of one person in two spellings, "Tom Elm" and "Thomas Elm", neither is an outsider.
    own_people = [fact.value for person in persons for fact in person.facts if fact.field == "full_name"]
    for outsider in outsiders(pages, own_people, titles):
        named = tuple(check.passed(outsider.facts))
        if named:
            others.append(replace(outsider, facts=named))
    return Extraction(facts, tuple(persons), forbids_marketing(every), check.rejected, tuple(others))


def _bounded(page: PageText) -> PageText:
    """The page with its middle emptied where it is far longer than any page about a company: work grows with what is read."""
    if len(page.segments) <= MOST_SEGMENTS and len("".join([each.text for each in page.segments])) <= LONGEST_PAGE:
        return page
    kept: set[int] = set()
    for order, share in ((1, 0.8), (-1, 0.2)):
        room = LONGEST_PAGE * share
        for segment in page.segments[::order][: int(MOST_SEGMENTS * share)]:
            room -= len(segment.text)
            if room < 0:
                break
            kept.add(segment.number)
    return page.without({segment.number for segment in page.segments} - kept)


def _company_facts(
    pages: Sequence[PageText], vocabulary: Vocabulary, domain: str, own: Sequence[Fact]
) -> Iterator[Fact]:
    """What the pages say of the firm. `own`: its name, description and address on the web."""
    names = [fact.value for fact in own if fact.field == "company_name"]
    letters = letters_of_own(domain, names)
    letters = letters_of_own(domain, [*names, *trade_names(pages, letters)])
    yield from own
    yield from contact_points(pages, domain)
    yield from addresses(pages)
    for field, spec in vocabulary.fields.items():
        if isinstance(spec, LinkedHostField):
            yield from linked_hosts(field, spec, pages, domain)
        elif isinstance(spec, CountField):
            yield from counts(field, spec, pages, letters)
        else:
            yield from phrases(field, spec, pages, letters)


class _Check:
    """Lets through what `supports` accepts, marked as verified, and counts the rest."""

    def __init__(self, pages: Sequence[PageText], vocabulary: Vocabulary) -> None:
        self._segments = {page.url: page.segments for page in pages}
        self._vocabulary = vocabulary
        self.rejected = 0

    def passed(self, facts: Iterable[Fact]) -> Iterator[Fact]:
        for fact in facts:
            if supports(fact, self._segment(fact), self._vocabulary):
                yield fact.as_verified()
            else:
                self.rejected += 1

    def passed_person(self, facts: Sequence[Fact]) -> Iterator[Fact]:
        """The same, and a title only where a name of that person stands by it."""
        names = [fact for fact in facts if fact.field == "full_name"]
        for fact in self.passed(facts):
            if fact.field == "title" and not any(self._stand_together(name, fact) for name in names):
                self.rejected += 1
            else:
                yield fact

    def _stand_together(self, name: Fact, title: Fact) -> bool:
        name_at, title_at = self._segment(name), self._segment(title)
        return (
            name.url == title.url
            and name_at is not None
            and title_at is not None
            and title_stands_by(name_at, title_at)
        )

    def _segment(self, fact: Fact) -> Segment | None:
        if fact.method is Method.ADDRESS:
            return None
        segments = self._segments.get(fact.url, ())
        if not 1 <= fact.segment <= len(segments):
            return None
        segment = segments[fact.segment - 1]
        if fact.quote in segment.text or not segment.text:
            return segment
        # A big figure and its caption are two segments and one statement.
        for other, joined in (
            (fact.segment, "{0} {1}"),
            (fact.segment - 2, "{1} {0}"),
        ):
            if 0 <= other < len(segments):
                text = joined.format(segment.text, segments[other].text)
                if fact.quote == text:
                    return replace(segment, text=text)
        # So are the lines of a street.
        for last in range(fact.segment, min(fact.segment + _LINES_OF_A_QUOTE, len(segments))):
            if fact.quote == shown_run(segments, fact.segment - 1, last):
                return replace(segment, text=fact.quote)
        return segment
