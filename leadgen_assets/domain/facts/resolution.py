"""Which value wins, and why a field has none: facts in, profile out.

The rule, in this order:

1. a page of the company's own site (its portal at a vendor too), whether rules or a model read it, then what a person confirmed, then
   a directory, then another page, which a search named and a model read, then a list, then what was supplied from elsewhere;
2. the newer day, where days are known;
3. the method's grade: what markup says (structured data, links, cards, layout) before running text, and that before what a
   model read;
4. the fact's own confidence;
5. the page's role: contact and about pages, then home, then others;
6. the value seen on more pages, then the one that came first.

Where a company has branches, its telephone number is the one that stands nearest to its address, if others are told as well;
so is its fax, and where several are told far from its address there is none: a list of branches has a fax each. A telephone,
fax or mailbox that stands by the address of another office alone is that one's (`branches`).
Of several people's mailboxes that are told alike none is the company's.

An address is one thing: street, city, state and zip code are taken from one place on one page. Losing values keep their
evidence behind the winner's. Two vendors that both have a portal are kept both, at low confidence; of two that a model read in
sentences none. Of numbers that contradict each other (more than half as much again) the winner's is believed little, and all are kept.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from leadgen_assets.domain.facts.branches import (
    NEAR,
    as_well_told,
    firms_boxes,
    is_told_by_office,
    nearest_of,
    own_first,
    own_parts,
    steps_between,
    without_branches,
    without_entries,
)
from leadgen_assets.domain.facts.city_lines import in_city, is_bodys, less_of_bodys
from leadgen_assets.domain.facts.evidence import Fact, Method
from leadgen_assets.domain.facts.profile import MOST_LOOKED_AT, FieldState, FieldValue, Person, Profile
from leadgen_assets.domain.facts.supports import TENANT_SUFFIX
from leadgen_assets.domain.icps.icp import BASE_FIELDS, CountField, FieldSpec, LinkedHostField, PhraseField, Vocabulary
from leadgen_assets.domain.wording.names import normal_company_name

BOTH_VENDORS = 0.4
"""Confidence of each of two vendors whose portals are linked from one site."""

CONTRADICTED = 0.5
"""Confidence of a number beside another one that its company states too."""

_APART = 1.5
"""How many times one number is of another that is no longer the same thing counted on another day."""

FACTS_PER_VALUE = 2
"""Pieces of evidence kept for one value: the best ones; a footer's phone would otherwise be kept once a page."""

_LEAST = {"email": 0.4} | dict.fromkeys(("phone", "fax", "street", "city", "state", "zip_code"), 0.1)
"""Confidence below which a value stands on the company's pages but is somebody else's: its web designer's address, a client's."""

_MOST_FAXES = 2
"""Faxes that a firm may have of which none stands at its address; a list with more has them of its branches."""

_ONE_BLOCK = 2
"""Segments within which several faxes stand equally near: "Main fax" above "Sales fax"."""

_ADDRESS_FIELDS = ("street", "city", "state", "zip_code")
_OWN_SITE = 4
_ORIGIN = {Method.CONFIRMED: 3, Method.DIRECTORY: 2, Method.LIST: 1, Method.SUPPLIED: 0}
_SEARCHED = 1.5
"""Origin of what a model pointed at on a page that a search found: those facts carry the time at which it was seen."""
_GRADE = {Method.TEXT: 0, Method.MODEL: -1, Method.MOCK: -1}
_ROLES = {"contact": 3, "about": 2, "team": 2, "home": 1}
_PERSON_FIELDS = ("title", "email", "phone", "linkedin_url")


def resolve(
    facts: Sequence[Fact],
    people: Sequence[tuple[str, Sequence[Fact]]],
    vocabulary: Vocabulary,
    *,
    pages_read: int,
    could_look: bool = True,
    no_marketing: bool = False,
    rejected: int = 0,
    roles: Mapping[str, str] | None = None,
    seen_on: Mapping[str, date] | None = None,
    looked_at: Sequence[str] = (),
) -> Profile:
    """The profile that follows from facts about one company.

    Args:
        facts: about the company, from its pages and from lists; unverified ones are ignored.
        people: name and facts of each person, in order of appearance.
        vocabulary: the ICP's fields.
        pages_read: pages of the site with outcome ok.
        could_look: False where pages were read but not the ones that matter (the home page behind a bot wall).
        no_marketing: e-mail addresses are left out, the company's and the people's.
        rejected: handed on.
        roles: url -> role of the page. seen_on: url -> day on which the page or list was read.
        looked_at: addresses of the pages read: what is nowhere found was not on them.
    """
    trusted = [fact for fact in facts if fact.verified and fact.confidence >= _LEAST.get(fact.field, 0.0)]
    order = _Order(trusted, roles or {}, seen_on or {})
    looked = pages_read if could_look else 0
    fields = {name: order.field(name, looked, 1) for name in BASE_FIELDS if name not in _ADDRESS_FIELDS}
    fields |= order.address(looked)
    address = {name: fields[name] for name in _ADDRESS_FIELDS}
    fields["phone"] = order.number("phone", looked, address)
    fields["fax"] = order.number("fax", looked, address)
    staff = {fact.value for _, own in people for fact in own if fact.field == "email"}
    fields["email"] = order.mailbox(looked, address, staff)
    if no_marketing:
        fields["email"] = FieldValue(FieldState.NOT_ASKED)
    for name, spec in vocabulary.fields.items():
        fields[name] = order.vocabulary_field(name, spec, looked)
        if isinstance(spec, LinkedHostField):
            fields[name + TENANT_SUFFIX] = order.field(name + TENANT_SUFFIX, looked, spec.none_after_pages)
    fields |= _estimates(fields, vocabulary)
    persons = [_person(name, own, no_marketing) for name, own in people]
    return Profile(
        fields,
        tuple(person for person in persons if person),
        pages_read,
        no_marketing,
        rejected,
        tuple(dict.fromkeys(looked_at))[:MOST_LOOKED_AT],
    )


class _Order:
    """The facts of one company in the order of the rule."""

    def __init__(self, facts: Sequence[Fact], roles: Mapping[str, str], seen_on: Mapping[str, date]) -> None:
        self._roles, self._seen_on = roles, seen_on
        # Within a place they come in this order: street, city, state, zip code.
        self._address_facts = [fact for fact in facts if fact.field in _ADDRESS_FIELDS]
        self._of: dict[str, list[Fact]] = {}
        for fact in facts:
            self._of.setdefault(fact.field, []).append(fact)

    def field(self, name: str, looked: int, enough: int) -> FieldValue:
        ranked = self._ranked(self._of.get(name, []))
        if not ranked:
            return _none(looked, enough)
        return _found((ranked[0][0].value,), ranked)

    def number(self, name: str, looked: int, address: Mapping[str, FieldValue]) -> FieldValue:
        """The telephone or fax; where there are branches, of those equally told the one nearest to the company's address."""
        parts, city = own_parts(address)
        names = {fact.value for fact in self._of.get("company_name", ())}
        told = less_of_bodys(self._of.get(name, ()), city, names)
        every, cities = self._ranked(told), self._of.get("city", ())
        ranked = without_branches(every, parts, cities, city)
        if not ranked:
            return _none(looked, 1)
        listed = name == "fax" and len(ranked) > _MOST_FAXES
        if listed or is_told_by_office(every, parts, cities, city):
            firms = [group for group in ranked if not is_bodys(group[0], city, names)] or ranked
            equal = [group for group in firms if self._grade(group[0])[:3] == self._grade(firms[0][0])[:3]]
            equal = without_entries(equal if listed else as_well_told(equal), parts, cities, city)
            nearest, steps = nearest_of(equal, parts, _ONE_BLOCK if name == "fax" else 0)
            if steps <= NEAR:
                ranked.remove(nearest)
                ranked.insert(0, nearest)
            elif listed and len(equal) > _MOST_FAXES:
                return _none(looked, 1)
        else:
            equal = [group for group in ranked if self._grade(group[0]) == self._grade(ranked[0][0])]
            own = own_first(equal, parts, cities, city, self._of.get("street", ()))
            ranked[: len(own)] = sorted(own, key=lambda group: not in_city(group, city, names))
        return _found((ranked[0][0].value,), ranked)

    def mailbox(self, looked: int, address: Mapping[str, FieldValue], staff: Collection[str]) -> FieldValue:
        """The mailbox; where there are branches, of those equally told the one nearest to the company's address.

        Of several people's (`staff`) that are told alike none is the company's; the only one is.
        """
        parts, city = own_parts(address)
        ranked = firms_boxes(self._ranked(self._of.get("email", [])), parts, self._of.get("city", ()), city, staff)
        if not ranked:
            return _none(looked, 1)
        best = self._grade(ranked[0][0])
        personal = [group for group in ranked if group[0].value in staff and self._grade(group[0]) == best]
        if len(personal) > 1:
            ranked = [group for group in ranked if group[0].value not in staff]
            if not ranked:
                return _none(looked, 1)
            best = self._grade(ranked[0][0])
        ranked.sort(key=lambda group: (self._grade(group[0]) != best, min(steps_between(group, parts), NEAR + 1.0)))
        return _found((ranked[0][0].value,), ranked)

    def vocabulary_field(self, name: str, spec: FieldSpec, looked: int) -> FieldValue:
        ranked = self._ranked(self._of.get(name, []))
        enough = spec.none_after_pages if isinstance(spec, LinkedHostField) else 1
        if not ranked:
            return _none(looked, enough)
        if isinstance(spec, LinkedHostField):
            linked = [group for group in ranked if group[0].method is Method.LINK]
            if len(linked) > 1:
                both = _found(tuple(group[0].value for group in linked), ranked)
                return replace(both, confidence=min(both.confidence, BOTH_VENDORS))
            said = [group[0] for group in ranked if _origin(group[0]) == _origin(ranked[0][0])]
            if len(said) > 1 and all(fact.method in (Method.MODEL, Method.MOCK) for fact in said):
                # In sentences one may be the former one, another firm's, or one of two: nobody can tell which is the firm's.
                return FieldValue(FieldState.COULD_NOT_LOOK)
        if isinstance(spec, PhraseField):
            ranked = sorted(ranked, key=lambda group: (-len({fact.url for fact in group}), -len(group)))
            if spec.many:
                return _found(tuple(group[0].value for group in ranked), ranked)
        best = _found((ranked[0][0].value,), ranked)
        if isinstance(spec, CountField) and _contradicted(ranked):
            return replace(best, confidence=min(best.confidence, CONTRADICTED))
        return best

    def address(self, looked: int) -> dict[str, FieldValue]:
        """The four address fields, all from the place of the best one; what is missing there comes from places that agree with it."""
        places = self._places()
        if not places:
            return {name: _none(looked, 1) for name in _ADDRESS_FIELDS}
        best = dict(places[0])
        for place in places[1:]:
            shared = [name for name in place if name in best]
            if "city" in shared and all(place[name].value == best[name].value for name in shared):
                best |= {name: fact for name, fact in place.items() if name not in best}
        result = {}
        for name in _ADDRESS_FIELDS:
            ranked = self._ranked(self._of.get(name, []))
            ranked.sort(key=lambda group: group[0].value != (best[name].value if name in best else None))
            result[name] = _found((best[name].value,), ranked) if name in best else _none(looked, 1)
        return result

    def _places(self) -> list[dict[str, Fact]]:
        places: list[dict[str, Fact]] = []
        last = len(_ADDRESS_FIELDS)
        for fact in self._address_facts:
            place = places[-1] if places else {}
            anchor = next(iter(place.values()), None)
            near = anchor is not None and anchor.url == fact.url and abs(fact.segment - anchor.segment) <= NEAR
            index = _ADDRESS_FIELDS.index(fact.field)
            if near and index > last:
                place[fact.field] = fact
            else:
                places.append({fact.field: fact})
            last = index
        agreeing = {id(place): sum(_agree(place, other) for other in places) for place in places}
        return sorted(
            places,
            key=lambda place: (
                tuple(-part for part in max(self._grade(fact) for fact in place.values())),
                -len(place),
                -agreeing[id(place)],
            ),
        )

    def _ranked(self, facts: Sequence[Fact]) -> list[list[Fact]]:
        """Facts grouped by value, the winner's group first, the best fact of each first."""
        groups: dict[str, list[Fact]] = {}
        for fact in facts:
            groups.setdefault(_same(fact), []).append(fact)
        ordered = [sorted(group, key=self._grade, reverse=True) for group in groups.values()]
        ordered.sort(key=lambda group: (self._grade(group[0]), len({fact.url for fact in group})), reverse=True)
        return ordered

    def _grade(self, fact: Fact) -> tuple[float, ...]:
        day = self._seen_on.get(fact.url)
        return (
            _origin(fact),
            day.toordinal() if day else 0,
            _GRADE.get(fact.method, 1),
            fact.confidence,
            _ROLES.get(self._roles.get(fact.url, ""), 0),
        )


def _origin(fact: Fact) -> float:
    if fact.seen_at and fact.method in (Method.MODEL, Method.MOCK):
        return _SEARCHED
    return _ORIGIN.get(fact.method, _OWN_SITE)


def _same(fact: Fact) -> str:
    return normal_company_name(fact.value) if fact.field == "company_name" else fact.value


def _agree(one: dict[str, Fact], other: dict[str, Fact]) -> bool:
    shared = [name for name in one if name in other]
    return bool(shared) and all(one[name].value == other[name].value for name in shared)


def _found(values: tuple[str, ...], ranked: Sequence[Sequence[Fact]]) -> FieldValue:
    facts = [fact for group in ranked for fact in group[:FACTS_PER_VALUE]]
    facts.sort(key=lambda fact: values.index(fact.value) if fact.value in values else len(values))
    confidence = max(fact.confidence for fact in facts if fact.value == values[0])
    return FieldValue(FieldState.FOUND, values, tuple(facts), confidence)


def _contradicted(ranked: Sequence[Sequence[Fact]]) -> bool:
    """Whether the company's own pages state numbers that cannot both be right; what others say of it loses anyway."""
    own = [int(group[0].value) for group in ranked if _origin(group[0]) == _origin(ranked[0][0])]
    return max(own) > _APART * min(own)


def _none(looked: int, enough: int) -> FieldValue:
    return FieldValue(FieldState.NOT_FOUND if looked >= enough else FieldState.COULD_NOT_LOOK)


def _estimates(fields: Mapping[str, FieldValue], vocabulary: Vocabulary) -> dict[str, FieldValue]:
    """Counts that nobody wrote, from another count times its factor; their evidence is the other count's."""
    estimates = {}
    for name, spec in vocabulary.fields.items():
        if not isinstance(spec, CountField) or spec.estimate_from is None or fields[name].values:
            continue
        other = fields.get(spec.estimate_from)
        if other is None or not other.values or other.estimated:
            continue
        number = int(other.values[0]) * spec.estimate_factor
        if spec.least <= number <= spec.most:
            own = tuple(fact for fact in other.facts if fact.value == other.values[0])
            estimates[name] = FieldValue(FieldState.FOUND, (str(number),), own, other.confidence / 2, estimated=True)
    return estimates


def _person(name: str, facts: Sequence[Fact], no_marketing: bool) -> Person | None:
    """The person, each field from the most confident fact of the best origin; None where not even the name is verified."""
    kept = [fact for fact in facts if fact.verified and not (no_marketing and fact.field == "email")]
    if not any(fact.field == "full_name" for fact in kept):
        return None
    best: dict[str, Fact] = {}
    for fact in kept:
        before = best.get(fact.field)
        if before is None or (_origin(fact), fact.confidence) > (_origin(before), before.confidence):
            best[fact.field] = fact
    winners = {field: best[field].value for field in _PERSON_FIELDS if field in best}
    shown = best["full_name"].value if name not in {fact.value for fact in kept} else name
    kept.sort(key=lambda fact: best[fact.field].value != fact.value)
    return Person(full_name=shown, facts=tuple(_enough_channels(kept)), **winners)


def _enough_channels(facts: Sequence[Fact]) -> Iterator[Fact]:
    """Names and titles whole, since they bear each other out; of each address and number the first pieces."""
    times: Counter[tuple[str, str]] = Counter()
    for fact in facts:
        times[fact.field, fact.value] += 1
        if fact.field in ("full_name", "title") or times[fact.field, fact.value] <= FACTS_PER_VALUE:
            yield fact
