"""Animals with names and posts like people's, and people whose work is with animals."""

from __future__ import annotations

import pytest

from leadgen_assets.domain.pages.page import Kind

HOSPITAL = "cloverfieldvet.example"


def names(extraction):
    return {person.full_name for person in extraction.people}


def entry(heading, name, post, number, level="h2"):
    return [
        (Kind.HEADING, heading, {"label": level}),
        (Kind.HEADING, name, {"label": "h3", "card": number}),
        (Kind.TEXT, post, {"card": number}),
    ]


def read_team(read, page, *entries, domain=HOSPITAL):
    return names(read(page([row for each in entries for row in each], role="team"), domain=domain))


@pytest.mark.parametrize("domain", [HOSPITAL, "maplehollow.example"])
@pytest.mark.parametrize(
    "heading",
    [
        "Hospital pets",
        "Our pets",
        "Clinic cats",
        "Office Dogs",
        "Furry staff",
        "Mascots",
        "Therapy animals",
        "Our four-legged coworkers",
        "Hospital Cats & Dogs",
        "The clinic’s cats",
        "Pets of Cloverfield",
    ],
)
def test_whom_a_heading_calls_pets_is_no_staff(read, page, heading, domain):
    ours, pet = entry("Our Team", "Wendy Stroud", "Owner", 1), entry(heading, "Winston Churchill", "Greeter", 2)
    assert read_team(read, page, ours, pet, domain=domain) == {"Wendy Stroud"}


@pytest.mark.parametrize(
    "heading",
    [
        "Animal Care Team",
        "Pet Care Staff",
        "Our Dog Trainers",
        "Kennel Team",
        "Canine Team",
        "Who cares for our pets",
        "Doctors & Dogs",
        "Our pet people",
    ],
)
def test_who_works_with_animals_stays(read, page, heading):
    assert read_team(read, page, entry(heading, "Wendy Stroud", "Owner", 1)) == {"Wendy Stroud"}


def test_a_section_of_pets_ends_with_the_next_and_a_pages_own_heading_begins_none(read, page):
    pet, ours = entry("Our pets", "Winston Churchill", "Greeter", 1), entry("Staff", "Wendy Stroud", "Owner", 2)
    assert read_team(read, page, pet, ours) == {"Wendy Stroud"}
    ours = entry("Office Manager", "Wendy Stroud", "Office Manager", 2)
    assert read_team(read, page, pet, ours) == {"Wendy Stroud"}
    page_of_pets = [(Kind.HEADING, "Our pets", {"label": "h1"})]
    assert read_team(read, page, page_of_pets, entry("Doctors", "Wendy Stroud", "Owner", 2)) == {"Wendy Stroud"}


@pytest.mark.parametrize(
    ("post", "ours"),
    [
        ("Cat in Charge", False),
        ("Feline in Chief", False),
        ("Clinic Cat", False),
        ("Mascot", False),
        ("Director of Treats", True),
        ("Pet Groomer", True),
        ("Director of Canine Rehab", True),
        ("Director of Dog Training", True),
        ("Cat Care Manager", True),
        ("Head of Feline Medicine", True),
    ],
)
def test_what_no_person_is_tells_a_pet_where_animals_are_the_trade_too(read, page, post, ours):
    others = entry("Staff", "Wendy Stroud", "Owner", 1)
    found = read_team(read, page, others, entry("Also here", "Luna Grace", post, 2))
    assert found == {"Wendy Stroud"} | ({"Luna Grace"} if ours else set())


@pytest.mark.parametrize(
    ("post", "ours"),
    [
        ("Lead Dog Walker", True),
        ("Dog Trainer", True),
        ("Puppy Class Instructor", True),
        ("Dog Daycare Manager", True),
        ("Canine Massage Therapist", True),
        ("Hot Dog Cart Manager", True),
        ("Property Manager and dog lover", True),
        ("Owner, dog dad and Ducks fan", True),
        ("Broker & cat person", True),
        ("Owner, loves his dog Max", True),
        ("Office Dog", False),
        ("Canine Security Officer", False),
        ("Chief Canine Officer", False),
        ("Dog, Head of Security", False),
        ("Chief Barking Officer", False),
        ("Director of Naps", False),
        ("Treats Tester", False),
    ],
)
def test_where_animals_are_no_trade_a_persons_work_and_love_for_them_tell_no_pet(read, page, post, ours):
    found = read_team(read, page, entry("Staff", "Nora Kessler", post, 2), domain="happytails.example")
    assert found == ({"Nora Kessler"} if ours else set())
