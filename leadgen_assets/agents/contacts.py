"""Contacts: whom the saved pages name as deciding at a company, each value with its segment; no address is ever guessed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from pydantic import BaseModel, ConfigDict, Field

from leadgen_assets.agents.company import Subject
from leadgen_assets.agents.company_research import Read
from leadgen_assets.agents.instructions import instructions
from leadgen_assets.agents.searching import MOST_SEARCHES, place_of
from leadgen_assets.agents.sheet import Sheet, sheet
from leadgen_assets.agents.values import fact_of, normal_value
from leadgen_assets.domain.exports.contact_choice import is_generic_inbox, rung_of
from leadgen_assets.domain.facts.evidence import Fact
from leadgen_assets.domain.facts.supports import title_stands_by
from leadgen_assets.domain.facts.told import subject_of
from leadgen_assets.domain.hosts.domains import is_free_mail, registrable_domain
from leadgen_assets.domain.icps.icp import Icp, Vocabulary
from leadgen_assets.domain.pages.page import PageText, Segment
from leadgen_assets.domain.wording.mailbox_names import (
    carries_name,
    is_given_before,
    names_another,
    names_nearer,
    names_whole,
)
from leadgen_assets.domain.wording.names import normal_person_name
from leadgen_assets.domain.wording.written import emails_in, phone_like_in, same_phone
from leadgen_assets.llm.answer import Answer
from leadgen_assets.llm.question import Question, Use, WebSearch

INSTRUCTIONS = instructions("contacts", "1")
SEARCH_INSTRUCTIONS = instructions("contact_search", "1")
PROFILES_AT = "linkedin.com"
"""Where people show themselves: searched beside the company's own domain, and never read."""
_MOST_PEOPLE = 6
_NEAR = 3
"""Segments from a name within which an address or number without a card is that person's."""
_MANY_TITLES = 40
_LONGEST_TITLE = 80
_CHANNEL = re.compile(r"mailto:|tel:|linkedin\.com/in/|@", re.IGNORECASE)
_NAME_LIKE = re.compile(r"(?:[A-Z][\w'’.-]+\s){1,3}[A-Z][\w'’.-]+")

TitleAsTheirs = Callable[[PageText, str, Segment, str, Segment], str]
"""The whole title by which a page names a person of the company in these segments, "" for none: what the rules ask of whom they find."""


class Said(BaseModel):
    """A value and where it stands."""

    model_config = ConfigDict(extra="forbid")

    value: str | None = Field(description="As the segment writes it; null if not stated")
    page: int | None
    segment: int | None


class PersonSaid(BaseModel):
    """One person; what is not stated is null."""

    model_config = ConfigDict(extra="forbid")

    full_name: Said
    title: Said
    email: Said
    phone: Said
    linkedin_url: Said


class PeopleAnswer(BaseModel):
    """Who decides at the company, best first."""

    model_config = ConfigDict(extra="forbid")

    same_company: bool = Field(description="False where the pages are about another company")
    people: list[PersonSaid]


def people_question(
    subject: Subject, pages: Sequence[PageText], icp: Icp
) -> tuple[Question[PeopleAnswer], Sheet] | None:
    """The question, and the sheet by which its answer is read; None where no page has anything to read."""
    titles = [title for rung in icp.contacts.ladder for title in rung.titles]
    sought = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, titles)) or '(?!)'})s?(?!\w)", re.IGNORECASE)

    def worth(segment: Segment) -> float:
        text = segment.text
        titled = bool(sought.search(text))
        named = len(text) < 200 and bool(_NAME_LIKE.search(text))
        return 4.0 * titled + 2.0 * named + 2.0 * bool(_CHANNEL.search(f"{segment.href} {text}")) + bool(segment.card)

    shown = sheet(pages, worth)
    if not shown.shown:
        return None
    asked = f"Company\n{subject.told()}\n\nTitles sought\n{_ladder(icp)}\n\nPages\n{shown.text}\n"
    return reading(asked, subject.domain or subject.name), shown


def reading(asked: str, about: str) -> Question[PeopleAnswer]:
    """The question that reads what is asked from pages, whatever they hold."""
    return Question(Use.EXTRACT, INSTRUCTIONS, asked, PeopleAnswer, most_output_tokens=3_000, about=about)


def people_search(subject: Subject, icp: Icp) -> Question[BaseModel]:
    """Ask which pages, of the company's own domain and of people's public profiles, show who decides there."""
    asked = f"Company\n{subject.told()}\n\nTitles sought\n{_ladder(icp)}\n"
    search = WebSearch((subject.domain, PROFILES_AT), place_of(subject))
    return Question(
        Use.SEARCH, SEARCH_INSTRUCTIONS, asked, search=search, most_tool_calls=MOST_SEARCHES, about=subject.domain
    )


def people_facts(
    answer: Answer[PeopleAnswer], shown: Sheet, subject: Subject, icp: Icp, title_as_theirs: TitleAsTheirs
) -> Read:
    """Facts about people that their segments carry: the name first, a title that stands by it and is sought, channels that are theirs.

    Args:
        shown: pages of the company's own site; who stands on somebody else's is for a person to judge.
    """
    parsed = answer.parsed
    if parsed is None:
        return Read(())
    said = sum(_is_said(one) for person in parsed.people for one in _parts(person))
    if not parsed.same_company:
        return Read((), said)
    facts: list[Fact] = []
    shared = _shared(parsed.people)
    for person in parsed.people[:_MOST_PEOPLE]:
        facts += _person(answer, person, shown, subject, icp, shared, title_as_theirs)
    return Read(tuple(facts), max(0, said - len(facts)))


def profile_named(title: str, address: str, is_name: Callable[[str], bool]) -> tuple[str, str] | None:
    """Name and address of a public profile that a search names; None where its title does not begin with a name that the address carries.

    Args:
        title: of the search's result, as in "Jane Doe - Owner - Acme | LinkedIn". is_name: whether a text can be a person's name.
    """
    url = normal_value("linkedin_url", address, Vocabulary())
    name = re.split(r"\s[-–—|]\s", title, maxsplit=1)[0].strip()
    if not url or not is_name(name):
        return None
    slug = url.rpartition("/")[2]
    return (name, url) if _has_surname(slug, name) and not names_another(slug, name) else None


def _ladder(icp: Icp) -> str:
    rungs = enumerate(icp.contacts.ladder, start=1)
    return "\n".join(f"{number}. {', '.join(rung.titles[:_MANY_TITLES])}" for number, rung in rungs)


def _parts(person: PersonSaid) -> tuple[Said, ...]:
    return person.full_name, person.title, person.email, person.phone, person.linkedin_url


def _is_said(said: Said) -> bool:
    return bool(said.value and said.value.strip())


def _shared(people: Sequence[PersonSaid]) -> frozenset[str]:
    """Addresses and numbers that are given to several people: an office's."""
    seen: set[str] = set()
    twice: set[str] = set()
    for person in people:
        for one in (person.email, person.phone, person.linkedin_url):
            text = " ".join((one.value or "").split()).casefold()
            (twice if text in seen else seen).add(text)
    return frozenset(twice)


def _person(
    answer: Answer[PeopleAnswer],
    person: PersonSaid,
    shown: Sheet,
    subject: Subject,
    icp: Icp,
    shared: frozenset[str],
    title_as_theirs: TitleAsTheirs,
) -> Iterator[Fact]:
    """The person's facts; none where the name is not carried or no title that is sought stands by it."""
    name = " ".join((person.full_name.value or "").split())
    name_at, title_at = (
        _place(person.full_name, shown),
        _place(person.title, shown),
    )
    if not name or name_at is None or title_at is None:
        return
    who, vocabulary = subject_of(name), icp.vocabulary
    title = " ".join((person.title.value or "").split())
    if name_at[0].url != title_at[0].url or not title_stands_by(name_at[1], title_at[1]) or len(title) > _LONGEST_TITLE:
        return
    title = title_as_theirs(name_at[0], name, name_at[1], title, title_at[1])
    if not rung_of(title, icp.contacts) or len(title) > _LONGEST_TITLE:
        return
    named = fact_of(answer, name_at, "full_name", name, vocabulary, own_page=True, subject=who)
    titled = fact_of(answer, title_at, "title", title, vocabulary, own_page=True, subject=who)
    if named is None or titled is None:
        return
    yield named
    yield titled
    for field in ("email", "phone", "linkedin_url"):
        said: Said = getattr(person, field)
        place = _place(said, shown)
        value = normal_value(field, said.value or "", vocabulary)
        if place is None or not value or " ".join((said.value or "").split()).casefold() in shared:
            continue
        if not _is_theirs(field, value, name, name_at, place, subject):
            continue
        fact = fact_of(answer, place, field, value, vocabulary, own_page=True, subject=who)
        if fact is not None:
            yield fact


def _place(said: Said, shown: Sheet) -> tuple[PageText, Segment] | None:
    return shown.at(said.page, said.segment) if _is_said(said) else None


def _is_theirs(
    field: str,
    value: str,
    name: str,
    name_at: tuple[PageText, Segment],
    place: tuple[PageText, Segment],
    subject: Subject,
) -> bool:
    """Whether an address or number is this person's: it carries the name, or stands in the same card or right beside the name.

    One with another given name or initial is a relative's, wherever it stands. Elsewhere than beside the name half of it is anybody's
    in a profile's address and at a free-mail service.
    """
    near = name_at[0].url == place[0].url and _is_near(name_at[1], place[1])
    if field == "email":
        local, _, host = value.partition("@")
        if (
            is_generic_inbox(value)
            or names_another(local, name)
            or names_nearer(_before(field, value, place), local, name)
        ):
            return False
        carried = carries_name(local, name)
        if registrable_domain(host) == subject.domain:
            return carried or near
        return is_free_mail(host) and (carried if near else names_whole(local, name))
    if field == "linkedin_url":
        slug = value.rpartition("/")[2]
        return names_whole(slug, name) or (near and _has_surname(slug, name) and not names_another(slug, name))
    return near and not is_given_before(_before(field, value, place), name)


def _before(field: str, value: str, place: tuple[PageText, Segment]) -> str:
    """What stands in front of a mailbox or number in the text that shows it; the whole text where only its link has it."""
    text = place[1].text
    found = emails_in(text) if field == "email" else phone_like_in(text)
    same = [each.start for each in found if each.value == value or (field == "phone" and same_phone(value, each.value))]
    return text[: same[0]] if same else text


def _has_surname(slug: str, name: str) -> bool:
    words = normal_person_name(name).split()
    return bool(words) and words[-1] in re.sub(r"[^a-z]", "", slug)


def _is_near(name: Segment, other: Segment) -> bool:
    if name.number == other.number or (name.card and name.card == other.card):
        return True
    return not name.card and not other.card and name.region == other.region and 0 < other.number - name.number <= _NEAR
