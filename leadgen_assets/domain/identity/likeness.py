"""How alike two mentions of companies are: features, each with its points, and a verdict. Pure.

The points stand for evidence that adds up; they were set by hand after what a feature alone can say, and checked on public
lists with true ids (the suite `same-company`): an equal name says little without a place, a house number and street say much,
one telephone number under one name is decisive. In doubt two mentions stay two (UNSURE): a mix-up of two firms harms more
than a double entry.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from leadgen_assets.domain.hosts.domains import host_of
from leadgen_assets.domain.identity.company import Candidate
from leadgen_assets.domain.identity.site_parts import part_key
from leadgen_assets.domain.wording.firm_names import (
    NameLevel,
    each_has_its_own,
    in_two_trades,
    may_stand_for,
    name_likeness,
    says_more,
    told_apart,
    words_in_common,
)
from leadgen_assets.domain.wording.names import normal_company_name
from leadgen_assets.domain.wording.phones import is_toll_free
from leadgen_assets.domain.wording.places import STATES
from leadgen_assets.domain.wording.streets import StreetLevel, compare_streets, read_street

SAME_AT = 5.0
"""Points from which two mentions are one company."""
UNSURE_AT = 3.0
"""Points from which a person should look."""

_NAME = {
    NameLevel.EQUAL: 4.5, NameLevel.COMMON: 3.0, NameLevel.NEAR: 2.5, NameLevel.CONTAINED: 2.5, NameLevel.ALIKE: 1.5,
    NameLevel.TOUCHING: 1.0, NameLevel.DIFFERENT: -2.0, NameLevel.UNKNOWN: 0.0,
}  # fmt: skip
_STREET = {
    StreetLevel.SAME: 4.0, StreetLevel.BESIDE: 2.5, StreetLevel.BLOCK: -1.0, StreetLevel.DIFFERENT: -3.0,
    StreetLevel.UNKNOWN: 0.0,
}  # fmt: skip
_OTHER_UNIT = 1.0
_PHONE, _LOCAL_PHONE = 4.0, 3.5
_ZIP, _CITY, _OTHER_ZIP, _OTHER_CITY, _OTHER_STATE = 1.0, 0.5, -0.5, -2.5, -3.0
_BRANCH = -1.0
"""Another street or city under one name and one telephone number: an office more of the same firm."""
_DOMAIN, _MOVED, _OTHER_DOMAIN = 8.0, 4.0, -3.0
_LICENCE = 10.0
PARTS = "different parts of a site that firms share, and no telephone number, street or name of their own in common"
PART_AND_HOME = "a part of a site that firms share and the page above it, under another name and in another place"
OFFICES = "one domain, but another name, telephone number and place: offices of one brand"
PARTED = frozenset({PARTS, PART_AND_HOME})
"""Rules that make two firms of two mentions on one domain whatever else is alike."""


class Verdict(StrEnum):
    """What two mentions are."""

    SAME = "one company"
    UNSURE = "perhaps one company"
    DIFFERENT = "two companies"


@dataclass(frozen=True, slots=True)
class Feature:
    """One thing compared: what both sides say ("" for nothing), how that was read, and its points."""

    name: str
    one: str
    other: str
    finding: str
    points: float


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two mentions compared. `rule` is what decided whatever the points say, "" where the points did."""

    features: tuple[Feature, ...]
    verdict: Verdict
    rule: str = ""

    @property
    def score(self) -> float:
        """Sum of the points."""
        return sum(feature.points for feature in self.features)

    @property
    def score_beside_domain(self) -> float:
        """Sum of the points of all but the domain, for firms that share one."""
        return sum(feature.points for feature in self.features if feature.name != "domain")

    @property
    def reason(self) -> str:
        """In a few words what speaks for one company, for a person."""
        if self.rule:
            return self.rule
        found = [feature for feature in self.features if feature.points > 0]
        place = next((f" {feature.finding}" for feature in found if feature.name == "place"), "")
        return " and ".join(feature.finding for feature in found if feature.name != "place") + place


def branch_of(website: str) -> str:
    """What a web address names beneath its domain: "austin" of "https://acme.com/austin/" and of "austin.acme.com"; else ""."""
    host, labels = host_of(website), website.partition("//")[2].partition("/")[2].partition("?")[0].casefold()
    path = [part for part in labels.split("/") if part and "." not in part]
    beneath = host.split(".")[:-2] if host.count(".") > 1 else []
    return "/".join([*beneath, *path])


def compare(a: Candidate, b: Candidate, moved: Mapping[str, str] | None = None) -> Likeness:
    """Compare two mentions of companies, feature by feature.

    Args:
        moved: domain -> the domain to which its home page leads since.
    """
    name, phone, street, place = _name(a, b), _phone(a, b), _street(a, b), _place(a, b)
    if name.finding == _FOUND[NameLevel.EQUAL] and phone.points > 0:
        # One firm's offices have one name and one central number.
        street, place = (_softened(feature) for feature in (street, place))
    domain, licence = _domain(a, b, moved or {}), _licence(a, b)
    offices = ""
    if domain.points == _DOMAIN:
        domain, offices = _on_one_domain(a, b, domain, (phone, street, place))
    features = tuple(each for each in (name, phone, street, place, domain, licence) if each.one or each.other)
    verdict, rule = _decided(domain, licence, offices)
    if verdict is None:
        score = sum(feature.points for feature in features)
        verdict = Verdict.SAME if score >= SAME_AT else Verdict.UNSURE if score >= UNSURE_AT else Verdict.DIFFERENT
        known = name.finding == _FOUND[NameLevel.EQUAL] and phone.points > 0
        if verdict is Verdict.SAME and domain.points < 0 and not known:
            verdict, rule = Verdict.UNSURE, "two domains, and no telephone number under one name"
        elif verdict is Verdict.SAME and domain.points <= 0 and (doubt := _doubt(a, b, phone)):
            verdict, rule = Verdict.UNSURE, doubt
    return Likeness(features, verdict, rule)


_FOUND = {
    NameLevel.EQUAL: "same name",
    NameLevel.COMMON: "same name, of common words",
    NameLevel.NEAR: "same name but for a slip or an abbreviation",
    NameLevel.CONTAINED: "one name within the other",
    NameLevel.ALIKE: "names alike",
    NameLevel.TOUCHING: "a word in common",
    NameLevel.DIFFERENT: "different names",
    NameLevel.UNKNOWN: "not both known",
}


def _decided(domain: Feature, licence: Feature, offices: str) -> tuple[Verdict | None, str]:
    if domain.points == _DOMAIN:
        return Verdict.SAME, domain.finding
    if licence.points > 0:
        return Verdict.SAME, licence.finding
    # Before their licences, which offices of a brand have each: one of the two has the domain, and needs to be known for that.
    if offices:
        return Verdict.DIFFERENT, offices
    if licence.points < 0:
        return Verdict.DIFFERENT, licence.finding
    return None, ""


def _doubt(a: Candidate, b: Candidate, phone: Feature) -> str:
    """What of the names makes two firms of one house, or with one telephone, as likely as one; "" for nothing."""
    level = name_likeness(a.name, b.name, _places(a, b)).level
    if level in (NameLevel.EQUAL, NameLevel.COMMON, NameLevel.NEAR, NameLevel.UNKNOWN):
        return ""
    if in_two_trades(a.name, b.name):
        return "names of two trades"
    # A toll-free number is a brand's or an answering service's.
    joined = phone.points > 0 and not is_toll_free(a.phone)
    if not joined and (apart := told_apart(a.name, b.name)):
        return f"{apart}, and no telephone number that joins them"
    # A common word more ("Richard Daley College", "Daley College Chicago") is seldom shared by chance.
    if level is NameLevel.CONTAINED or words_in_common(a.name, b.name) > 1:
        return ""
    if level is not NameLevel.DIFFERENT:
        return "one word in common, and two telephone numbers" if phone.finding == "different" else ""
    # Two that share rooms have one telephone as well.
    two = each_has_its_own(a.name, b.name) and not may_stand_for(a.name, b.name)
    return "names that have nothing in common" if two else ""


def _places(a: Candidate, b: Candidate) -> frozenset[str]:
    said = (f"{one.city} {one.state} {STATES.get(one.state.upper(), '')}" for one in (a, b))
    return frozenset(" ".join(said).casefold().split())


def _name(a: Candidate, b: Candidate) -> Feature:
    level = name_likeness(a.name, b.name, _places(a, b)).level
    return Feature("name", a.name, b.name, _FOUND[level], _NAME[level])


def _phone(a: Candidate, b: Candidate) -> Feature:
    one, other = a.phone, b.phone
    if not one or not other:
        return Feature("phone", one, other, "not both known", 0.0)
    if one == other and one.startswith("+"):
        return Feature("phone", one, other, f"telephone number {one}", _PHONE)
    local = not one.startswith("+") or not other.startswith("+")
    if local and len(one) >= 7 <= len(other) and one[-7:] == other[-7:]:
        return Feature("phone", one, other, f"telephone number {one[-7:]} without area code", _LOCAL_PHONE)
    return Feature("phone", one, other, "different", 0.0)


def _street(a: Candidate, b: Candidate) -> Feature:
    one, other = read_street(a.street), read_street(b.street)
    level = compare_streets(one, other)
    if level is StreetLevel.SAME and one.unit and other.unit and one.unit != other.unit:
        return Feature("street", a.street, b.street, "another unit of one address", _OTHER_UNIT)
    words = f"address {a.street}{f', {a.zip_code}' if a.zip_code else ''}" if level is StreetLevel.SAME else str(level)
    return Feature("street", a.street, b.street, words, _STREET[level])


def _place(a: Candidate, b: Candidate) -> Feature:
    one, other = (" ".join(part for part in (c.city, c.state, c.zip_code) if part) for c in (a, b))
    if a.state and b.state and a.state.upper() != b.state.upper():
        return Feature("place", one, other, "different states", _OTHER_STATE)
    zips = (a.zip_code[:5], b.zip_code[:5])
    if all(zips) and zips[0] == zips[1]:
        return Feature("place", one, other, f"in {zips[0]}", _ZIP)
    cities = _cities(a, b)
    if all(cities) and cities[0] == cities[1] and a.state and b.state:
        return Feature("place", one, other, f"in {a.city}, {a.state.upper()}", _CITY)
    if _in_two_cities(a, b):
        return Feature("place", one, other, "different cities", _OTHER_CITY)
    if all(zips):
        far = zips[0][:3] != zips[1][:3]
        return Feature("place", one, other, "different zip codes", _OTHER_CITY if far else _OTHER_ZIP)
    return Feature("place", one, other, "not both known", 0.0)


def _cities(a: Candidate, b: Candidate) -> list[str]:
    return [" ".join(one.city.casefold().split()) for one in (a, b)]


def _in_two_cities(a: Candidate, b: Candidate) -> bool:
    one, other = _cities(a, b)
    return "" not in (one, other) and one != other


def _domain(a: Candidate, b: Candidate, moved: Mapping[str, str]) -> Feature:
    one, other = a.domain.lower(), b.domain.lower()
    if not one or not other:
        return Feature("domain", one, other, "not both known", 0.0)
    if one == other:
        return Feature("domain", one, other, f"same domain {one}", _DOMAIN)
    if moved.get(one) == other or moved.get(other) == one:
        return Feature("domain", one, other, "one domain leads to the other", _MOVED)
    if "" in (moved.get(one), moved.get(other)):
        return Feature("domain", one, other, "different, and one of them is parked", 0.0)
    return Feature("domain", one, other, "different", _OTHER_DOMAIN)


def _licence(a: Candidate, b: Candidate) -> Feature:
    if not a.licence or not b.licence or a.state.upper() != b.state.upper():
        return Feature("licence", a.licence, b.licence, "not both known in one state", 0.0)
    same = licence_key(a) == licence_key(b)
    return Feature(
        "licence",
        a.licence,
        b.licence,
        f"same licence {a.licence}" if same else "different licences",
        _LICENCE if same else -_LICENCE,
    )


def licence_key(candidate: Candidate) -> str:
    """A licence as it is compared: state, and its letters and digits."""
    return f"licence:{candidate.state.upper()}:{''.join(char for char in candidate.licence.lower() if char.isalnum() and char.isascii())}"


def _on_one_domain(a: Candidate, b: Candidate, domain: Feature, others: tuple[Feature, ...]) -> tuple[Feature, str]:
    """The feature of two websites on one domain; and the rule that makes them offices of two firms, "" where they are one.

    Different parts of a site that firms share are two firms, unless something else of their own is the same. Any other two
    addresses beneath the domain are two firms where telephone number and place differ as well; and so are any two mentions
    where name, telephone number, and city or street differ; in another state the brand's bare name differs, too.

    Args:
        others: telephone number, street and place.
    """
    phone, street, place = others
    other_number, other_place = phone.finding == "different", place.points <= _OTHER_CITY
    # One zip code may be of two towns.
    other_town = other_place or _in_two_cities(a, b)
    elsewhere = street.points == _STREET[StreetLevel.DIFFERENT] or (other_town and street.points <= 0)
    other_name = each_has_its_own(a.name, b.name) or (place.points == _OTHER_STATE and says_more(a.name, b.name))
    rule = _parted(a, b, place)
    if rule:
        same = _own_and_same(a, b, phone, street)
        if same:
            finding = f"{domain.finding}, at different addresses on it, but {same}"
            return Feature(domain.name, a.website, b.website, finding, _DOMAIN), ""
    elif other_number and other_place and _are_two_branches(a, b):
        rule = "one domain, but another branch, telephone number and place: offices of a franchise"
    elif other_number and elsewhere and other_name:
        rule = OFFICES
    else:
        return domain, ""
    return Feature(domain.name, a.website, b.website, "one domain of several firms", 0.0), rule


def _are_two_branches(a: Candidate, b: Candidate) -> bool:
    one, other = branch_of(a.website), branch_of(b.website)
    return "" not in (one, other) and one != other


def part_of(candidate: Candidate) -> str:
    """The part of a site that firms share which a mention names as its website; "" for none."""
    return part_key(candidate.website, [candidate.city]) if candidate.website else ""


def _parted(a: Candidate, b: Candidate, place: Feature) -> str:
    """The rule by which two websites on one domain are two firms', unless something else says that they are one's; else ""."""
    one, other = part_of(a), part_of(b)
    if one == other:
        return ""
    if one and other:
        return PARTS
    elsewhere = place.points <= _OTHER_CITY and normal_company_name(a.name) != normal_company_name(b.name)
    return PART_AND_HOME if elsewhere else ""


def _own_and_same(a: Candidate, b: Candidate, phone: Feature, street: Feature) -> str:
    """What of their own two offices of one shared site have in common, in words; "" for nothing that says that they are one.

    A brand has one toll-free number for all of its firms, and one name; the name with the city in it is one firm's.
    """
    if phone.points > 0 and not is_toll_free(a.phone) and not is_toll_free(b.phone):
        return phone.finding
    if street.points == _STREET[StreetLevel.SAME]:
        return street.finding
    name, city = normal_company_name(a.name), " ".join(a.city.casefold().split())
    placed = bool(city) and city == " ".join(b.city.casefold().split()) and a.state.upper() == b.state.upper()
    if placed and phone.finding != "different" and name == normal_company_name(b.name) and f" {city} " in f" {name} ":
        return f"same name with its city, {a.name}"
    return ""


def _softened(feature: Feature) -> Feature:
    if feature.points >= _BRANCH:
        return feature
    return Feature(feature.name, feature.one, feature.other, f"{feature.finding}: another office", _BRANCH)
