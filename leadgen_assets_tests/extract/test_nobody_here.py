"""What looks like a firm's people and is none: templates, towns, the firm's own name, people of stories, old pages and other spellings."""

from __future__ import annotations

import pytest

from leadgen_assets.domain.pages.page import Kind, Region
from leadgen_assets.extract.naming.person_names import person_name
from leadgen_assets.extract.naming.titles import Titles
from leadgen_assets.extract.people.sightings import sightings
from leadgen_assets.extract.people.site_texts import SiteTexts

LATIN = (
    "Quis autem vel eum iure reprehenderit qui in ea voluptate velit esse quam nihil molestiae.",
    "Nemo enim ipsam voluptatem quia voluptas sit aspernatur aut odit aut fugit, sed quia consequuntur.",
)


def staff(extraction):
    """name -> titles"""
    return {
        person.full_name: [fact.value for fact in person.facts if fact.field == "title"] for person in extraction.people
    }


def heading(text, level="h2"):
    return (Kind.HEADING, text, {"label": level})


def test_people_of_a_page_of_filling_text_are_nobody_and_those_of_another_page_stay(read, page):
    template = page(
        [heading("Our team"), LATIN[0], "Carl Oakley", "CEO", "Rita Elm", "Director", heading("News"), LATIN[1]]
    )
    real = page(
        [
            heading("Our team"),
            "Paula Vance",
            "Owner",
            "Paula has run the firm since 2010, and answers every letter herself.",
        ],
        role="team",
    )
    found = read(template, real)
    assert staff(found) == {"Paula Vance": ["Owner"]}
    assert not found.outsiders


def test_one_filling_text_in_the_foot_or_among_others_makes_no_template(read, page):
    rows = [
        heading("Our team"),
        "Paula Vance",
        "Owner",
        "Paula has run the firm since 2010, and answers every letter herself.",
    ]
    rows += [
        heading("News"),
        LATIN[0],
        "We moved to a larger house in Oak Street, right beside the old mill.",
        "Come and see what we have built there.",
    ]
    assert staff(read(page([*rows, (Kind.TEXT, LATIN[1], {"region": Region.FOOTER})], role="team"))) == {
        "Paula Vance": ["Owner"]
    }


@pytest.mark.parametrize("lines", [("Job Title",), ("Broker", "name@yourcompany.com")])
def test_an_entry_that_nobody_filled_in_is_nobodys(read, page, lines):
    rows = [heading("Our team"), "Carl P. Oakley", *lines, "Paula Vance", "Owner", "pvance@maplehollow.example"]
    assert list(staff(read(page(rows, role="team")))) == ["Paula Vance"]


@pytest.mark.parametrize(
    ("name", "text", "people"),
    [
        ("Doctor Elmfield 24", "Doctor Elmfield 24 was founded by Paula Vance.", ["Paula Vance"]),
        ("Doctor Elmfield 24", "Founder, Doctor Elmfield 24", []),
        ("Vance Elmfield", "At Vance Elmfield, our founder lived it herself.", []),
        ("Elmfield Weight Care", "Elmfield Weight Care · Front desk", []),
        ("Vance Elmfield", "Vance Elmfield, Founder", ["Vance Elmfield"]),
    ],
)
def test_the_firms_own_name_is_nobody(read, page, name, text, people):
    footer = (Kind.TEXT, f"© 2026 {name}", {"region": Region.FOOTER})
    found = read(
        page([(Kind.TITLE, name), heading(name, "h1"), text, footer]), domain=f"{name.lower().replace(' ', '')}.example"
    )
    assert list(staff(found)) == people


def test_towns_with_a_service_or_a_trade_are_nobody(read, page):
    rows = [
        heading("Elmcaster Larceny, Theft & Fraud Lawyer"),
        "12 Oak St, Elmcaster, AL 35401",
        heading("Where we work"),
    ]
    rows += ["Chelan Gardeners", "George Gardeners", "Beebe Gardeners", heading("Carl Oakley"), "Owner"]
    assert list(staff(read(page(rows, role="team")))) == ["Carl Oakley"]
    assert person_name("Elmcaster, AL") is None


def test_a_town_with_its_zip_code_is_nobody_and_letters_behind_a_name_are_none(read, page):
    rows = ["Beverly Hills", "12 Elm Street", "Suite 307", "Beverly Hills, CA 90211", "Phone: 310-555-0142"]
    assert staff(read(page(rows, role="contact"))) == {}
    rows = [heading("Jane Vance, PA"), "Physician Assistant", "Call 310-555-0142"]
    assert list(staff(read(page(rows, role="team")))) == ["Jane Vance"]


@pytest.mark.parametrize("line", ["Shingle Roofs (Timberline)", "Vance Motorsports"])
def test_a_ware_or_a_team_above_what_is_done_is_nobody(read, page, line):
    rows = [heading("Our work"), line, "Silver-Coat Maintenance", "Another", "On-Site Partner"]
    assert staff(read(page(rows, role="team"))) == {}


def test_a_sentence_about_somebody_is_no_title(read, page):
    told = "Coach Mike brings a wonderful mix of passion, discipline and knowledge to every lesson that he gives."
    rows = [heading("Our coaches"), heading("Coach Mike Vance", "h3"), "Mike Vance", told]
    assert staff(read(page(rows, role="team"))) == {"Mike Vance": []}


def test_a_family_of_a_rare_surname_is_no_list_of_towns(read, page):
    rows = [
        heading("Our team"),
        *(line for given in ("Carl", "Rita", "Paula") for line in (f"{given} Kubers", "Broker")),
    ]
    assert len(staff(read(page(rows, role="team")))) == 3


@pytest.mark.parametrize(
    "text",
    [
        "In 1982 President Hugh Dane dedicated the facility and declared it a model for the country.",
        "The club was declared a model for the country by President Hugh Dane.",
        "Vice President Hugh Dane and Chief Justice Carl Oakley also visited the club to applaud the program.",
        "She influenced National League Baseball Commissioner Hugh Dane to set a day for it.",
        "NFL Champion Coach Hugh Dane came to the launch.",
        "She performed with Ballet Nordwind for five years with director Hugh Dane.",
        "After school she continued to train at Mt. Elm College with award-winning choreographer Hugh Dane.",
        "He learned his craft from master chef Hugh Dane.",
        "She was mentored by stylist Hugh Dane in New York.",
        "According to psychologist Hugh Dane, children learn by playing.",
        "As author Hugh Dane once said, practice makes perfect.",
        "The recital featured guest pianist Hugh Dane.",
        "NBA champion coach Hugh Dane gave the keynote at our gala.",
        "In 1976 Vice President Hugh Dane spoke at the school's graduation.",
        "We are working with psychologist Hugh Dane to offer more.",
        "Maple Hollow has partnered with architect Hugh Dane.",
        "Contact Hugh Dane through the Department of Adult Education.",
        "In 1986 the program was established under the direction of advisor Hugh Dane.",
        "We honor the memory of our founding partners Lawrence Oakley-Merriman and Hugh Dane.",
        "Carl's partner Hugh Dane worked here for years. After that, Carl and Hugh retired in 2016.",
    ],
)
def test_people_of_stories_are_none_of_the_firm(read, page, text):
    assert "Hugh Dane" not in staff(read(page([text], role="about")))


@pytest.mark.parametrize(
    "text",
    [
        "In 1998, office manager Hugh Dane joined the team.",
        "In 1995 the firm was founded by attorney Hugh Dane.",
        "In 2004 the shop was taken over by manager Hugh Dane.",
        "After years in the NBA, head coach Hugh Dane leads our team.",
        "Former NBA player and head coach Hugh Dane leads our team.",
        "According to owner Hugh Dane, business is good.",
        "As the director, Hugh Dane runs our front desk.",
        "In 2009 we welcomed dentist Hugh Dane to our practice.",
        "In 2008 we moved to Elm Street, where manager Hugh Dane runs the front desk.",
        "In 2003, our director Hugh Dane started the summer program.",
        "You will work one-on-one with attorney Hugh Dane.",
        "Students train with director Hugh Dane.",
        "Learn to dance with instructor Hugh Dane.",
        "We work with you; ask for manager Hugh Dane.",
        "Maple Hollow works with director Hugh Dane.",
        "President Hugh Dane visited Guatemala with the crew.",
        "Our president Hugh Dane dedicated the new building in May.",
        "Founder Hugh Dane dedicated the studio to his mother.",
        "Contact director Hugh Dane through the contact form.",
        "Our owner, Hugh Dane, and Carl Oakley retired the old truck in 2016.",
    ],
)
def test_people_of_the_firm_in_like_words_stay(read, page, text):
    assert "Hugh Dane" in staff(read(page([text], role="about")))


def test_an_essays_heading_is_nobody(read, page):
    rows = [
        line
        for number, name in enumerate(("Hugh Dane", "Rita Elm"), 61)
        for line in (f"Entry {number} The Masters", heading(name), "Attorney, and then a judge. He was fair.")
    ]
    assert staff(read(page(rows))) == {}


@pytest.mark.parametrize(
    "line", ["Paula Vance - In Memorium", "In Memoriam: Paula Vance", "In loving memory of Paula Vance"]
)
def test_whom_one_page_mourns_is_gone_from_all(read, page, line):
    home = page(["Paula Vance, Owner", "Carl Oakley, Broker"])
    assert staff(read(home, page([heading(line)], role="about"))) == {"Carl Oakley": ["Broker"]}


def test_a_heading_in_memoriam_says_nothing_of_whoever_stands_above(read, page):
    rows = [heading("Our team"), "Carl Oakley", "Broker", heading("In Memoriam"), "Paula Vance"]
    assert staff(read(page(rows, role="team"))) == {"Carl Oakley": ["Broker"]}


@pytest.mark.parametrize("folder", ["old", "backup_20250902_005246", "old-site"])
def test_whom_only_an_old_copy_of_the_site_names_is_gone(read, page, folder):
    today = page(["Carl Oakley, Broker"], role="team")
    old = page(["Paula Vance, Broker"], url=f"https://maplehollow.example/{folder}/staff.html")
    assert list(staff(read(today, old))) == ["Carl Oakley"]
    assert list(staff(read(old))) == ["Paula Vance"]


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Chief Hugh Dane", "Hugh Dane"),
        ("Chief Happiness Officer", "Chief Happiness Officer"),
        ("Mrs. Hugh (Paula) Dane", "Paula Dane"),
        ("Mrs. Elizabeth (Betty) Dane", "Elizabeth Dane"),
        ("Hugh Dane, MST CPA", "Hugh Dane"),
        ("Hugh Dane, MBA, CPA", "Hugh Dane"),
        ("Hugh Dane, PGH CPA", None),
        ("Brother Hugh Dane", "Hugh Dane"),
        ("Evangelist Paula Dane", "Paula Dane"),
        ("Sister Locations", None),
    ],
)
def test_ranks_husbands_and_letters(written, name):
    found = person_name(written)
    assert (found.text if found else None) == name


def test_one_person_in_two_spellings_is_one(read, page):
    rows = [heading("Our team")]
    for number, (name, title) in enumerate((("Jan", "Legal Assistant"), ("Carl", "Manager"), ("Rita", "Manager")), 1):
        rows += [(Kind.HEADING, name, {"label": "h3", "card": number}), (Kind.TEXT, title, {"card": number})]
    home = page(rows)
    team = page(
        [
            "Whoever calls in the morning hears our manager Tom Elm before anybody else, and he knows every house.",
            "Jan Weyland, Broker",
            "Thomas Elm, Manager",
            "Dianna Oakley, Broker",
            "Diana Oakley, Broker",
        ],
        role="team",
    )
    assert staff(read(home, team)) == {
        "Jan Weyland": ["Broker"],
        "Carl": ["Manager"],
        "Rita": ["Manager"],
        "Thomas Elm": ["Manager", "manager"],
        "Dianna Oakley": ["Broker"],
    }


def test_a_given_name_and_the_whole_one_on_one_page_are_one_where_the_titles_are(read, page):
    text = (
        "Carl Oakley and his wife began here. Jodi Oakley, our leasing manager, has answered the telephone since 2010."
    )
    rows = [heading("Our team"), text]
    for number, (name, title) in enumerate((("Jodi", "Leasing Manager"), ("Rita", "Broker"), ("Paula", "Broker")), 1):
        rows += [(Kind.HEADING, name, {"label": "h3", "card": number}), (Kind.TEXT, title, {"card": number})]
    assert list(staff(read(page(rows, role="team")))) == ["Jodi Oakley", "Rita", "Paula"]


def test_a_pictures_text_has_the_name_as_its_heading_does(read, page):
    rows = [heading("Rita De Vance"), (Kind.IMAGE, "An image of broker Rita Devance."), "Call for an appointment."]
    assert staff(read(page(rows))) == {"Rita De Vance": ["broker"]}


def test_the_first_half_of_a_post_is_nobody(read, page):
    found = read(page([heading("Our faculty"), "Ballet Mistress · Academy Director"], role="team"))
    assert "Ballet Mistress" not in staff(found)
    assert person_name("Ballet Mistress") is None


@pytest.mark.parametrize(
    "text",
    [
        "The ward was run by a political machine led by Paul Alder until 1986.",
        "Meet Paul Alder on the Elmfield Business podcast.",
        "She is the widow of President Paul Alder, and lives near us.",
        "Paul Alder is the owner of Maple Hollow. Mr. Alder has retired from active practice.",
    ],
)
def test_who_leads_another_body_is_on_a_show_kin_or_retired_is_nobody_here(read, page, text):
    assert staff(read(page([text], role="about"))) == {}


@pytest.mark.parametrize(
    "text",
    [
        "Our firm is led by Paul Alder.",
        "Maple Hollow is a family-owned shop run by Paul Alder.",
        "Led by Paul Alder, we serve Austin.",
        "Meet Paul Alder, our owner.",
        "Paul Alder is the owner of Maple Hollow. Mr. Alder is retired from the Navy.",
    ],
)
def test_who_leads_the_firm_in_the_same_words_is_of_it(read, page, text):
    assert list(staff(read(page([text], role="about")))) == ["Paul Alder"]


def test_signatories_of_a_deed_are_nobody_here(read, page):
    deed = ["IN WITNESS WHEREOF the parties have signed", "Paul Alder, President", "My commission expires 4-18-2030"]
    assert staff(read(page(deed, role="about"))) == {}


def test_a_leading_post_is_no_name_though_a_page_is_called_so(page):
    shown = page([(Kind.IMAGE, "Paul Alder, J.D. — Lead Immigration Attorney at Maple Hollow", {})], role="about")
    found = sightings(shown, SiteTexts(Titles.of(()), "maplehollow immigrationattorney"))
    assert "Immigration Attorney" not in {each.name.text for each in found}


@pytest.mark.parametrize(
    "text",
    [
        "Our street is named for the author Hugh Dane, who lived here.",
        "Author of three books on bread, Hugh Dane baked here once.",
        "Carl Oakley is our baker. He lives in Elmfield with his wife and partner Paula Vance.",
    ],
)
def test_who_writes_books_or_is_lived_with_is_nobody_of_the_firm(read, page, text):
    assert not {"Hugh Dane", "Paula Vance"} & set(staff(read(page([text], role="about"))))


@pytest.mark.parametrize("line", ["Personalized Attention", "Time-Tested Principles"])
def test_a_value_of_the_firm_among_its_people_is_nobody(read, page, line):
    rows = [heading("Our team")]
    told = "Our principles are simple, and every client is served by time-tested rules."
    for number, entry in enumerate((("Paula Vance", "Owner"), ("Carl Oakley", "Manager"), (line, told)), 1):
        rows += [(Kind.HEADING if at == 0 else Kind.TEXT, text, {"card": number}) for at, text in enumerate(entry)]
    assert list(staff(read(page(rows, role="team")))) == ["Paula Vance", "Carl Oakley"]


@pytest.mark.parametrize(
    "line", ["suvi [dot] hyytinen [at] maplehollow [dot] example", "suvi hyytinen", "hyytinen@maplehollow.example"]
)
def test_a_rare_name_in_small_letters_in_a_mailbox_is_somebodys(read, page, line):
    rows = [heading("Our team"), "Suvi Hyytinen, Leasing Agent", line]
    assert list(staff(read(page(rows, role="team")))) == ["Suvi Hyytinen"]


def test_letters_in_front_of_a_post_are_none_of_it(read, page):
    rows = [heading("Our providers"), heading("Paula Vance, PA-C Lead provider", "h3")]
    assert staff(read(page(rows, role="team"))) == {"Paula Vance": ["Lead provider"]}
