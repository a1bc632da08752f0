"""Posts in front of "is" and a name, two posts with a stroke, and leading posts behind a name whose surname is a place's word."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "name", "title"),
    [
        ("Leading us as CEO is Paul Alder.", "Paul Alder", "CEO"),
        ("Our office manager is Paul Alder.", "Paul Alder", "office manager"),
        ("Our Director of Operations is Paul Alder.", "Paul Alder", "Director of Operations"),
        ("The owner of Maple Hollow is Paul Alder.", "Paul Alder", "owner"),
        ("Paul Alder, CEO/President, leads our office.", "Paul Alder", "CEO/President"),
        ("Paul West, CEO/President", "Paul West", "CEO/President"),
        ("Tom West, Owner, leads our office.", "Tom West", "Owner"),
        ("The owner of Elm Bakery is Paul Alder.", "", ""),
        ("Our landlord is Paul Alder.", "", ""),
        ("Our attorney is Paul Alder.", "", ""),
        ("Grace Park, Owner", "", ""),
    ],
)
def test_a_post_in_front_of_is_and_two_posts_are_read(page, read, text, name, title):
    found = read(page([text])).people
    told = [(person.full_name, fact.value) for person in found for fact in person.facts if fact.field == "title"]
    assert told == ([(name, title)] if name else [])
