from __future__ import annotations

import pytest

from leadgen_assets.domain.pages.page import Kind, Region
from leadgen_assets.extract.naming.mailboxes import local_part_carries
from leadgen_assets.extract.naming.person_names import person_name
from leadgen_assets.extract.naming.titles import Titles


def shown(extraction):
    """name -> {field: value} without the name itself"""
    return {
        person.full_name: {fact.field: fact.value for fact in person.facts if fact.field != "full_name"}
        for person in extraction.people
    }


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Jane Alder", "Jane Alder"),
        ("Dr. Jane Q. Alder, DDS", "Jane Q. Alder"),
        ("JANE MCALDER", "Jane McAlder"),
        ("Jane “Janie” Alder", "Jane Alder"),
        ("Robert Alder, Jr.", "Robert Alder Jr."),
        ("Jane O’Alder-Elm", "Jane O’Alder-Elm"),
        ("Maria de la Alder", "Maria de la Alder"),
        ("Jane Alder, CPM, Realtor®", "Jane Alder"),
        ("R.J. Alder", "R.J. Alder"),
        ("PATRICK J. McALDER III", "Patrick J. McAlder III"),
        ("ROBERT MacALDER", "Robert MacAlder"),
        ("TONY DiALDER", "Tony DiAlder"),
        ("SEAN O'ALDER", "Sean O'Alder"),
        ("MARIA DE LA ALDER", "Maria De La Alder"),
        ("JEAN ST. ALDER", "Jean St. Alder"),
        ("Nguyễn Thị Hoa", "Nguyễn Thị Hoa"),
        ("Phạm Thị Mỹ Dung", "Phạm Thị Mỹ Dung"),
        ("María José García López", "María José García López"),
        ("Wei Zhang", "Wei Zhang"),
        ("Min-jun Kim", "Min-jun Kim"),
        # the family's name first, and a plain word besides
        *((name, name) for name in ("Park Ji-woo", "Ji-woo Park", "Song Kang-ho", "Moon Jae-in", "Kim Min-jun")),
        ("Dr J Edward Alder", "J Edward Alder"),
        ("Engr. Jane Alder", "Jane Alder"),
        ("Dr. Jane L. Sellers, MD", "Jane L. Sellers"),
        ("S. Ramanathan", "S. Ramanathan"),
    ],
)
def test_names_are_told_without_what_surrounds_them(text, name):
    found = person_name(text)
    assert found is not None
    assert found.text.rstrip(".") == name.rstrip(".")


@pytest.mark.parametrize(
    "text",
    [
        "Property Management",
        *(f"Park {what}" for what in ("Set-up", "Check-in", "Drop-off", "No-go", "Tie-in", "To-do", "Drive")),
        "Contact Us",
        "Our Team",
        "San Antonio Office",
        "North Carolina",
        "Jane",
        "jane alder",
        "Jane Alder Realty",
        "Nguyen HOA",
        "Nguyen Thi HOA",
        "Dang Team",
        "Walk-in Clinic",
        "Check-in Lau",
        "Drop-off Shin",
        "Set-up Kim",
        "Full-time Staff",
        "McALDER Rentals",
        "Patrick McALDER",
        "Martin Luther King Blvd",
        "Stanley Alder (Downtown)",
        "Home Sellers",
        "Change Currency",
        "Jane Alder, Elmfield",
        "Read More",
        "12 Alder Street",
        "Jane Alder manages homes.",
        "",
        ",",
    ],
)
def test_headings_places_firms_and_sentences_are_no_names(text):
    assert person_name(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "Owner",
        "Owner / Broker",
        "Vice President, Client Services",
        "Senior Property Manager",
        "Chief Happiness Officer",
    ],
)
def test_titles_are_whole_texts(text):
    assert Titles.of(["chief happiness officer"]).title(text) == text


@pytest.mark.parametrize(
    "text", ["Contact the owner", "Are you an owner?", "We manage homes", "Elmfield", "owner@maplehollow.example", ""]
)
def test_sentences_are_no_titles(text):
    assert Titles.of().title(text) == ""


def test_a_team_card_gives_name_title_and_channels(page, read):
    def card(number, *rows):
        return [(kind, text, {"card": number, **more}) for kind, text, more in rows]

    rows = [
        (Kind.HEADING, "Meet our team", {"label": "h2"}),
        *card(
            1,
            (Kind.HEADING, "Jane Alder", {"label": "h3"}),
            (Kind.TEXT, "Owner / Broker", {}),
            (Kind.LINK, "E-mail Jane", {"href": "mailto:jane@maplehollow.example"}),
            (Kind.TEXT, "512-555-0111", {}),
            (Kind.LINK, "", {"href": "https://www.linkedin.com/in/jane-alder-1a2b3/"}),
        ),
        *card(
            2,
            (Kind.HEADING, "Qorvin Elmtree", {"label": "h3"}),
            (Kind.TEXT, "Chief Happiness Officer", {}),
            (Kind.TEXT, "info@maplehollow.example", {}),
            (Kind.TEXT, "512-555-0100 ext. 12", {}),
        ),
    ]
    assert shown(read(page(rows, role="team"))) == {
        "Jane Alder": {
            "title": "Owner / Broker",
            "email": "jane@maplehollow.example",
            "phone": "+15125550111",
            "linkedin_url": "https://www.linkedin.com/in/jane-alder-1a2b3",
        },
        "Qorvin Elmtree": {"title": "Chief Happiness Officer"},
    }


@pytest.mark.parametrize(
    ("below", "channels"),
    [
        ([(Kind.LINK, "", {"card": 1, "href": "https://www.linkedin.com/in/bob-alder-4471"})], []),
        ([(Kind.LINK, "", {"card": 1, "href": "https://www.linkedin.com/in/j-alder"})], ["linkedin_url"]),
        ([(Kind.TEXT, "bob.alder@maplehollow.example", {"card": 1})], []),
        ([(Kind.TEXT, "balder@maplehollow.example", {"card": 1})], []),
        (["Our sponsor is Jane Roe of Roe Roofing: jane@gmail.com"], []),
        (["Our lawyer is Carl Alder, alder@alderlaw.example"], []),
        (["Our roofer is Jane Alder Roofing: janealderroofing@gmail.com"], []),
        (["Write to jane@maplehollow.example"], ["email"]),
        (["Write to janealder@gmail.com"], ["email"]),
        (
            [
                (Kind.HEADING, "What clients say", {"label": "h2"}),
                "Great people.",
                (Kind.LINK, "profile", {"href": "https://www.linkedin.com/in/alder-homes"}),
            ],
            [],
        ),
    ],
)
def test_a_relatives_or_a_clients_channel_is_nobodys(page, read, below, channels):
    heading = (Kind.HEADING, "Our team", {"label": "h2"})
    number = 1 if isinstance(below[0], tuple) and "card" in below[0][2] else 0
    jane = [(Kind.HEADING, "Jane Alder", {"label": "h4", "card": number}), (Kind.TEXT, "Owner", {"card": number})]
    (person,) = read(page([heading, *jane, *below], role="team")).people
    assert [fact.field for fact in person.facts if fact.field not in ("full_name", "title")] == channels


def test_a_number_on_several_cards_is_the_offices(page, read):
    rows = []
    for number, name in enumerate(("Jane Alder", "Robert Elm"), 1):
        rows += [
            (Kind.HEADING, name, {"card": number}),
            (Kind.TEXT, "Realtor", {"card": number}),
            (Kind.TEXT, "512-555-0100", {"card": number}),
        ]
    assert shown(read(page(rows, role="team"))) == {
        "Jane Alder": {"title": "Realtor"},
        "Robert Elm": {"title": "Realtor"},
    }


@pytest.mark.parametrize(
    "row",
    [
        "Jane Alder, Property Manager",
        "Jane Alder – Property Manager",
        "Property Manager: Jane Alder",
        "Jane Alder (Property Manager)",
    ],
)
def test_name_and_title_in_one_line(page, read, row):
    assert shown(read(page([row]))) == {"Jane Alder": {"title": "Property Manager"}}


def test_name_and_title_in_a_sentence(page, read):
    rows = ["The firm was begun by Jane Alder, our broker, when the town was small; owner Robert Elm joined her later."]
    assert shown(read(page(rows, role="about"))) == {
        "Jane Alder": {"title": "broker"},
        "Robert Elm": {"title": "owner"},
    }


def test_another_firms_owner_is_not_ours(page, read):
    rows = ["Jane Alder, owner of Pixel Barn, says that nobody answers the phone as fast as these people do."]
    assert shown(read(page(rows))) == {}


@pytest.mark.parametrize(
    "rows",
    [
        [(Kind.HEADING, "What our clients say"), "They are wonderful and quick.", "Jane Alder"],
        [(Kind.HEADING, "Testimonials"), "Wonderful!", "Jane Alder, Owner"],
        ["“They found a tenant within four days and I have slept well ever since, thank you.”", "Jane Alder"],
        ["— Jane Alder"],
        [(Kind.HEADING, "Latest posts"), "Ten tips", "by Jane Alder", "Jane Alder"],
        [(Kind.LINK, "Jane Alder", {"region": Region.NAV, "href": "https://maplehollow.example/jane"})],
    ],
)
def test_clients_and_authors_are_no_staff(page, read, rows):
    assert shown(read(page(rows))) == {}


def test_people_without_a_title_are_kept_on_a_team_page(page, read):
    rows = [
        (Kind.HEADING, "Jane Alder", {"card": 1}),
        (Kind.TEXT, "Loves dogs.", {"card": 1}),
        (Kind.HEADING, "Robert Elm", {"card": 2}),
    ]
    assert shown(read(page(rows, role="team"))) == {"Jane Alder": {}, "Robert Elm": {}}
    assert shown(read(page([(Kind.TEXT, "Jane Alder")]))) == {}


@pytest.mark.parametrize(
    ("founder", "shown_name", "expected"),
    [
        ("Benjamin Alder", "Ben Alder", {"Benjamin Alder": {"title": "Owner"}}),
        ("Robert Alder", "Bob Alder", {"Robert Alder": {"title": "Owner"}}),
        ("Robert Alder", "Ben Alder", {"Robert Alder": {}, "Ben Alder": {"title": "Owner"}}),
    ],
)
def test_the_markups_full_name_of_whom_the_page_shows_by_a_short_form_is_no_second_person(
    page, read, founder, shown_name, expected
):
    rows = [(Kind.STRUCTURED, founder, {"label": "Organization.founder.Person.name"}), f"{shown_name}, Owner"]
    assert shown(read(page(rows, role="team"))) == expected


def test_structured_people(page, read):
    rows = [
        (Kind.STRUCTURED, "Jane Alder", {"label": "Person.name"}),
        (Kind.STRUCTURED, "Broker", {"label": "Person.jobTitle"}),
        (Kind.STRUCTURED, "Robert Elm", {"label": "Article.author.Person.name"}),
    ]
    assert shown(read(page(rows))) == {"Jane Alder": {"title": "Broker"}}


@pytest.mark.parametrize(
    ("label", "found"),
    [
        ("RealEstateAgent.areaServed.name", False),
        ("Attorney.areaServed[3].name", False),
        ("Person.alumniOf.name", False),
        ("Person.worksFor.name", False),
        ("RealEstateAgent.broker.name", True),
        ("Person.name", True),
        ("Organization.employee[2].name", True),
    ],
)
def test_an_agents_towns_and_schools_are_nobody(page, read, label, found):
    extraction = read(page([(Kind.STRUCTURED, "Sierra Alder", {"label": label})]))
    assert [person.full_name for person in extraction.people] == ["Sierra Alder"][:found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Founder, Alder Thornfield", False),
        ("Jane Elm is the founder of Alder Thornfield, an award-winning lawyer.", False),
        ("Alder Thornfield, Founder", True),
    ],
)
def test_the_firm_behind_a_post_is_nobody(page, read, text, found):
    footer = (Kind.TEXT, "© 2026 Alder Thornfield", {"region": Region.FOOTER})
    extraction = read(page([(Kind.TITLE, "Alder Thornfield"), text, footer]), domain="alderthornfield.example")
    assert ("Alder Thornfield" in [person.full_name for person in extraction.people]) is found


def test_one_person_on_two_pages_is_one(page, read):
    home = page(["Jane Q. Alder, Owner"])
    team = page([(Kind.HEADING, "Jane Alder"), "Owner", "jalder@maplehollow.example"], role="team")
    extraction = read(home, team)
    assert [person.full_name for person in extraction.people] == ["Jane Q. Alder"]
    assert len({fact.subject for fact in extraction.people[0].facts}) == 1
    assert "jalder@maplehollow.example" in {fact.value for fact in extraction.people[0].facts}


@pytest.mark.parametrize(
    ("line", "more", "phone"),
    [
        ("jalder@maplehollow.example | 512-555-0142", "Office: 512-555-0100", "+15125550142"),
        ("jalder@maplehollow.example | 512-555-0142", "Office: 512-555-0142", ""),
        ("jalder@maplehollow.example | Maintenance 512-555-0142", "", ""),
        ("info@maplehollow.example | 512-555-0142", "", ""),
    ],
)
def test_a_number_beside_the_own_mailbox_is_that_persons(page, read, line, more, phone):
    found = read(page(["Jane Alder, Broker", line, "Welcome to our house.", more], role="team"))
    assert [fact.value for fact in found.people[0].facts if fact.field == "phone"] == [phone][: bool(phone)]


def test_a_mailbox_elsewhere_goes_to_the_one_it_is_named_after(page, read):
    team = page(["Jane Alder, Owner", "Robert Elm, Broker"], role="team")
    contact = page(["r.elm@maplehollow.example", "office@maplehollow.example"], role="contact")
    assert shown(read(team, contact)) == {
        "Jane Alder": {"title": "Owner"},
        "Robert Elm": {"title": "Broker", "email": "r.elm@maplehollow.example"},
    }


@pytest.mark.parametrize(
    "email", ["jane@x.example", "jalder@x.example", "jane.alder@x.example", "alder@x.example", "alderj@x.example"]
)
def test_local_parts_made_of_a_name(email):
    assert local_part_carries(email, "Jane Q. Alder")


@pytest.mark.parametrize(
    "email", ["info@x.example", "bob@x.example", "ja@x.example", "j@x.example", "janitor@x.example"]
)
def test_local_parts_of_something_else(email):
    assert not local_part_carries(email, "Jane Alder")


def test_a_line_of_an_address_that_goes_on_is_nobody(page, read):
    rows = ["Flat 401, 4th Floor,", "Al Alder Elm Tower,", "Alder Street", "512-555-0142"]
    assert not read(page(rows, role="contact")).people
    titled = read(page(["Jane Alder,", "Owner", "512-555-0142"], role="contact"))
    assert [person.full_name for person in titled.people] == ["Jane Alder"]


@pytest.mark.parametrize(
    ("rows", "names"),
    [
        ([(Kind.HEADING, "Lone Star Keys"), "Emergency maintenance", "210-555-0199"], []),
        ([(Kind.HEADING, "Lone Star Keys"), "Property Manager", "210-555-0199"], []),
        (["Qorvin Elmtree, Owner"], ["Qorvin Elmtree"]),
        ([(Kind.HEADING, "Star Alder"), "Owner"], ["Star Alder"]),
    ],
)
def test_the_begin_of_the_firms_name_above_a_title_is_nobody(page, read, rows, names):
    title = (Kind.TITLE, "Lone Star Keys Property Management")
    extraction = read(page([title, *rows], url="https://lonestarkeys.example/"), domain="lonestarkeys.example")
    assert [person.full_name for person in extraction.people] == names


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Jane Alder Managing Partner", {"Jane Alder": {"title": "Managing Partner"}}),
        ("Jane Alder Controller", {"Jane Alder": {"title": "Controller"}}),
        ("Jane Q. Alder Managing Broker", {"Jane Q. Alder": {"title": "Managing Broker"}}),
        ("Designated Broker: Jane Alder, TX License #624410", {"Jane Alder": {"title": "Designated Broker"}}),
        ("Jane Alder, Broker, DRE# 01234567", {"Jane Alder": {"title": "Broker"}}),
        ("Jane Alder loves her work as owner", {}),
        ("Jane Alder Director of Leasing", {"Jane Alder": {"title": "Director of Leasing"}}),
        ("Jane Alder Broker", {"Jane Alder": {"title": "Broker"}}),
        ("Nadia Haddad Attorney", {"Nadia Haddad": {"title": "Attorney"}}),
        ("Omar Farouk Associate Attorney", {"Omar Farouk": {"title": "Associate Attorney"}}),
        ("Lena Ortiz Groomer", {"Lena Ortiz": {"title": "Groomer"}}),
        ("Lena Ortiz Intern", {"Lena Ortiz": {"title": "Intern"}}),
        ("Mary Ann Hygienist", {}),
        ("Maple Hollow Owner", {}),
        ("Jane Alder Elm Tower Manager", {}),
    ],
)
def test_name_and_title_that_only_style_or_a_licence_parts(page, read, text, person):
    assert shown(read(page([(Kind.HEADING, "Team", {"label": "h1"}), (Kind.HEADING, text)], role="team"))) == person


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("Jane Alder President/Broker (512) 555-0100 jane@maplehollow.example", ["President/Broker"]),
        ("Jane Alder Realtor 512-555-0100 jane@maplehollow.example", ["Realtor"]),
        ("Jane Alder Agent (512) 555-0100", ["Agent"]),
        ("Jane Alder Agent - Sales and Rentals (512) 555-0100", ["Agent"]),
        ("Jane Alder Managing Broker O: 512-555-0100 | C: 512-555-0101", ["Managing Broker"]),
        ("Maple Hollow Office Manager (512) 555-0100", []),
    ],
)
def test_name_title_and_channels_in_one_line(page, read, text, titles):
    found = read(page([(Kind.HEADING, "Our team", {"label": "h1"}), text], role="team"))
    assert [fact.value for person in found.people for fact in person.facts if fact.field == "title"] == titles


def test_a_mailbox_below_name_and_title_in_one_line_is_that_persons(page, read):
    rows = [
        "Omar Farouk Associate Attorney",
        (Kind.LINK, "ofarouk@maplehollow.example", {"href": "mailto:ofarouk@maplehollow.example"}),
    ]
    assert shown(read(page(rows))) == {
        "Omar Farouk": {"title": "Associate Attorney", "email": "ofarouk@maplehollow.example"}
    }


@pytest.mark.parametrize("text", ["Charlotte Blossom Photographer", "Omar Farouk Attorney", "Dean Porter Sheriff"])
def test_a_trade_behind_two_words_is_no_part_of_a_name(page, read, text):
    assert shown(read(page([(Kind.HEADING, text), "We are open."]))) == {}


@pytest.mark.parametrize(
    ("name", "title", "found"),
    [
        ("Shawnee Dentist", "Owner", False),
        ("Austin Attorney", "Owner", False),
        ("Juris Doctor", "Senior Editor", False),
        ("Jane Carpenter", "Owner", True),
        ("Robert Baker", "Owner", True),
        ("Jane Alder", "Power of Attorney", None),
    ],
)
def test_a_title_or_degree_is_no_surname(page, read, name, title, found):
    people = shown(read(page([(Kind.HEADING, name, {"card": 1}), (Kind.TEXT, title, {"card": 1})], role="about")))
    assert people == ({name: {"title": title}} if found else {})


@pytest.mark.parametrize(
    ("rows", "people"),
    [
        ([(Kind.HEADING, "Jane Alder."), "President"], {"Jane Alder": {"title": "President"}}),
        ([(Kind.HEADING, "Grace Matters."), "President"], {}),
        ([(Kind.HEADING, "Meet Jane Alder - Founder")], {"Jane Alder": {"title": "Founder"}}),
        ([(Kind.HEADING, "About Jane Alder, CPA – Managing Partner")], {"Jane Alder": {"title": "Managing Partner"}}),
        ([(Kind.HEADING, "Meet the owner: Jane Alder")], {"Jane Alder": {"title": "owner"}}),
        ([(Kind.HEADING, "Meet Our Excellent Shawnee, KS Dentist")], {}),
        ([(Kind.HEADING, "About Qorvin Hollow – Owner")], {}),
        ([(Kind.HEADING, "Contact your landlord: Jane Alder")], {}),
        ([(Kind.HEADING, "LaJane Mitchell"), "512-555-0111"], {"LaJane Mitchell": {}}),
        ([(Kind.HEADING, "PayJane Qorvin"), "512-555-0111"], {}),
        (["Jane Alder", "Leads acquisitions and operations, drawing on many years."], {}),
        (["Jane Alder", "Oversees the office of the President"], {}),
        (["Jane Alder", "Leads Manager"], {"Jane Alder": {"title": "Leads Manager"}}),
        (
            [
                "Read my bio... Jane Alder",
                (Kind.LINK, "Read my bio...", {"href": "https://maplehollow.example/bob", "goes_on": True}),
                "jane@maplehollow.example",
            ],
            {"Jane Alder": {"email": "jane@maplehollow.example"}},
        ),
    ],
)
def test_names_and_titles_as_small_firms_write_them(page, read, rows, people):
    assert shown(read(page(rows, role="contact"))) == people


TOLD = "Dr. Alder grew up in Elmfield and graduated from the University of Iowa before he came back to us."


@pytest.mark.parametrize(
    ("rows", "names"),
    [
        ([(Kind.HEADING, "Dr. Robert Alder"), TOLD], ["Robert Alder"]),
        ([(Kind.HEADING, "Dr. Robert Alder"), "DOCTOR OF LETTERS", "“I care.”", TOLD], ["Robert Alder"]),
        ([(Kind.HEADING, "Robert Alder, DDS"), (Kind.HEADING, TOLD, {"label": "h4"})], ["Robert Alder"]),
        ([(Kind.HEADING, "Robert Maple"), TOLD.replace("Dr. Alder", "Robert")], ["Robert Maple"]),
        # A client, somebody who is gone, and praise.
        ([(Kind.HEADING, "Robert Alder"), TOLD.replace("Dr. Alder", "Robert")], []),
        ([(Kind.HEADING, "Dr. Robert Alder"), "In memoriam", TOLD], []),
        ([(Kind.HEADING, "Dr. Robert Alder"), TOLD.replace("came back to us", "passed away in 2011")], []),
        (
            [(Kind.HEADING, "Dr. Robert Alder"), "My teeth hurt, and Dr. Alder was there for me on a Sunday evening."],
            [],
        ),
        ([(Kind.HEADING, "Dr. Robert Alder"), (Kind.HEADING, "Jane Elm"), TOLD], []),
    ],
)
def test_a_heading_above_a_text_about_its_doctor_names_one_of_the_firm(page, read, rows, names):
    assert [person.full_name for person in read(page(rows)).people] == names


GRADUATE = "Dr. Robert Alder is a 1980 graduate of the University of Iowa and has two dogs."


@pytest.mark.parametrize(
    ("heading", "texts", "names"),
    [
        ("Our Doctors", [GRADUATE], ["Robert Alder"]),
        ("Our Team", [GRADUATE.replace("Dr. Robert", "Robert")], ["Robert Alder"]),
        ("Our Team", [(Kind.HEADING, "Dr. Bob Alder", {"label": "h3"}), GRADUATE], ["Bob Alder"]),
        # Nothing is shown of the firm's people, somebody is gone, or it is no person.
        ("Testimonials", [GRADUATE], []),
        ("News", [GRADUATE], []),
        ("Our Team", [GRADUATE.replace("has two dogs", "retired in 2011")], []),
        ("Our Team", ["Maple Hollow is a place of many people that all who live in our town love to come to."], []),
    ],
)
def test_a_text_of_the_team_that_begins_with_a_name_tells_of_one_of_it(page, read, heading, texts, names):
    rows = [(Kind.HEADING, heading, {"label": "h2"}), *texts]
    assert [person.full_name for person in read(page(rows, role="about")).people] == names


@pytest.mark.parametrize(
    ("below", "names"),
    [
        ("Jane Alder is a licensed counselor here.", ["Jane Birk-Alder"]),
        ("Jane Elm is a licensed counselor here.", ["Jane Birk-Alder", "Jane Elm"]),
        ("Robert Alder is a licensed counselor here.", ["Jane Birk-Alder", "Robert Alder"]),
    ],
)
def test_who_is_told_of_by_half_a_double_surname_is_one(page, read, below, names):
    rows = [(Kind.HEADING, "Jane Birk-Alder"), "Executive Director", below]
    assert [person.full_name for person in read(page(rows, role="about")).people] == names


@pytest.mark.parametrize(
    ("names", "found"),
    [
        (("Jane Birk Alder", "Jane Birk"), ["Jane Birk Alder"]),
        (("Robert Elm Jr.", "Robert Elm"), ["Robert Elm Jr.", "Robert Elm"]),
        (("Jane Birk Alder", "Jane Birk Elm", "Jane Birk"), ["Jane Birk Alder", "Jane Birk Elm", "Jane Birk"]),
        (("Jane Birk Alder", "Jane Alder"), ["Jane Birk Alder", "Jane Alder"]),
    ],
)
def test_the_begin_of_a_longer_name_is_its_bearers(page, read, names, found):
    rows = [row for name in names for row in ((Kind.HEADING, name), "Realtor")]
    assert [person.full_name for person in read(page(rows, role="team")).people] == found


@pytest.mark.parametrize(
    ("text", "href", "people"),
    [
        ("Attorney Jane Q. Alder", "https://maplehollow.example/jane", {"Jane Q. Alder": {"title": "Attorney"}}),
        ("Attorney Jane Birk Qorvin", "https://maplehollow.example/jane", {"Jane Birk Qorvin": {"title": "Attorney"}}),
        ("Attorney Jane Alder", "https://pixelbarn.example/jane", {}),
        ("Attorney Maple Hollow", "https://maplehollow.example/jane", {}),
        ("President Thomas Jefferson", "https://maplehollow.example/history", {}),
    ],
)
def test_a_link_to_a_profile_names_post_and_person(page, read, text, href, people):
    assert shown(read(page([(Kind.LINK, text, {"href": href})]))) == people


@pytest.mark.parametrize(
    ("rows", "people"),
    [
        (
            [
                "Orthodontic Assisting",
                "Aseptic Technique",
                "Laboratory Techniques",
                "Dental Equipment",
                "Customer Service",
            ],
            {},
        ),
        ([(Kind.HEADING, "May Zhang"), (Kind.HEADING, "MD, DC, VA Broker")], {"May Zhang": {"title": "Broker"}}),
        (
            [(Kind.HEADING, "Jane Alder"), "Chief of Knowledge & Development"],
            {"Jane Alder": {"title": "Chief of Knowledge & Development"}},
        ),
        ([(Kind.HEADING, "Jane Alder"), "Chief of all our joys"], {"Jane Alder": {}}),
    ],
)
def test_posts_of_any_field_and_state(page, read, rows, people):
    assert shown(read(page(rows, role="team"))) == people


def link(text, card, **more):
    return (Kind.LINK, text, {"card": card, "href": f"https://maplehollow.example/{card}", **more})


@pytest.mark.parametrize(
    ("rows", "people"),
    [
        # Pages of services, in a list of links and in cards.
        ([link("Spousal Maintenance", 1), link("De Facto Disputes", 1, href="https://maplehollow.example/b")], {}),
        ([link("Qorvin Elm", 1), link("Owner", 1)], {"Qorvin Elm": {"title": "Owner"}}),
        (
            [link("Jane Alder", 1), link("Owner", 1, href="https://maplehollow.example/b")],
            {"Jane Alder": {"title": "Owner"}},
        ),
        ([link("Qorvin Studies", 1), link("Zelphi Modelling", 2)], {}),
        ([(Kind.HEADING, "Estate Litigation", {"card": 1}), (Kind.HEADING, "Petition Filing", {"card": 2})], {}),
        (
            [
                (Kind.HEADING, "Jane Alder", {"card": 1}),
                (Kind.TEXT, "Loves dogs.", {"card": 1}),
                (Kind.HEADING, "Qorvin Elm", {"card": 2}),
                (Kind.TEXT, "Loves cats.", {"card": 2}),
            ],
            {"Jane Alder": {}, "Qorvin Elm": {}},
        ),
        ([link("Jane Alder", 1), link("Qorvin Elm", 2, region=Region.FOOTER)], {}),
    ],
)
def test_entries_of_services_on_a_team_page_are_nobody(page, read, rows, people):
    assert shown(read(page(rows, role="team"))) == people


def entry(number, name, *lines, picture=False, region=Region.MAIN):
    """A card of a team's page: a picture, a name as heading, and the lines below it."""
    more = {"card": number, "region": region}
    shown_by = [(Kind.IMAGE, name, more)] if picture else []
    return [*shown_by, (Kind.HEADING, name, more), *((Kind.TEXT, line, more) for line in lines)]


@pytest.mark.parametrize(
    ("name", "line", "picture"),
    [
        ("Zovig Kelesarian", "zovig@maplehollow.example", False),
        ("Zovig Kelesarian", "zovig@elmtitle.example", True),
        ("Hagop Bedrosian", "hbedrosian@maplehollow.example", False),
        ("Araxie Kazanjian", "araxie.kazanjian@maplehollow.example", False),
        ("Mihran Oganesyan", "mihrano@maplehollow.example", False),
        ("Kekoa Kahale", "kekoa@maplehollow.example", False),
        ("Drew Harper", "drewharper@maplehollow.example", False),
        ("Mark Grant", "mark@maplehollow.example", False),
        ("Faith Young", "512-555-0142", False),
        ("Will Cook", "Direct: (512) 555-0142", False),
        ("Trisa Albright", "512-555-0142", True),
        ("Drew Harper", "He/Him", False),
        ("Zovig Kelesarian", "She / Her / Hers", False),
        ("Drew Harper", "B.S., M.S., CADC II, CGAC", False),
        ("Zovig Kelesarian", "LCDC III", False),
    ],
)
def test_an_entry_with_its_own_channel_is_a_persons_whatever_the_name(page, read, name, line, picture):
    others = [*entry(2, "Qorvin Elmstead"), *entry(3, "Zelphi Marlstone")]
    assert name in shown(read(page([*entry(1, name, line, picture=picture), *others], role="team")))
    assert name in shown(read(page(entry(1, name, line, picture=picture), role="team")))


@pytest.mark.parametrize(
    ("rows", "footer"),
    [
        (entry(1, "Geomechanical Cavern Modelling", "geo@maplehollow.example"), ""),
        (entry(1, "Motivational Interviewing", "512-555-0142", picture=True), ""),
        (entry(1, "Plantar Fasciitis", "512-555-0142", picture=True), ""),
        (entry(1, "Grant Writing", "512-555-0142"), ""),
        (entry(1, "Faith Formation", "faith@maplehollow.example"), ""),
        (entry(1, "Landscape Design", "landscape@maplehollow.example"), ""),
        (entry(1, "Reset Password", "reset@maplehollow.example"), ""),
        (entry(1, "Canal Winchester", "canalwinchester@maplehollow.example"), ""),
        (entry(1, "Canal Winchester", "winchester@maplehollow.example"), ""),
        (entry(1, "Brighton Gables", "brightongables@maplehollow.example", "512-555-0142"), ""),
        (entry(1, "Dale Elmstead", "512-555-0142", "12 Oak Street", "Elmfield, TX 78701"), ""),
        (entry(1, "Cedar Elmstead", "PA, OH"), ""),
        (entry(1, "Mark Grant", "512-555-0142"), "512-555-0142"),
        (entry(1, "Zovig Kelesarian", "zovig@maplehollow.example", region=Region.FOOTER), ""),
        (entry(1, "Zovig Kelesarian", "We love what we do."), ""),
    ],
)
def test_an_entry_of_a_service_a_place_or_the_firm_is_nobodys(page, read, rows, footer):
    others = [*entry(2, "Qorvin Elmstead"), *entry(3, "Zelphi Marlstone")]
    below = [(Kind.TEXT, footer, {"region": Region.FOOTER})] if footer else []
    assert shown(read(page([*rows, *others, *below], role="team"))) == {}


def test_a_mailbox_below_a_heading_of_the_same_card_is_that_persons(page, read):
    more = {"card": 1, "label": "h2"}
    rows = [(Kind.HEADING, text, more) for text in ("Trisa Albright", "Computer Science", "talbright@elmfield.example")]
    assert "Trisa Albright" in shown(read(page(rows, role="team")))
    assert shown(read(page([*rows[:2], (Kind.HEADING, "office@elmfield.example", more)], role="team"))) == {}


@pytest.mark.parametrize("letters", ["CADC II", "LPC", "NCC, LPCC", "LCDC III", "LMFT LPCC"])
def test_letters_below_a_name_are_nobody_else(page, read, letters):
    rows = [
        *entry(1, "Karen Brooks", letters),
        *entry(2, "Victoria Petersen", "Office Manager"),
        *entry(3, "Qorvin Elm"),
    ]
    assert "Karen Brooks" in shown(read(page(rows, role="team")))
    below = [*entry(1, "Karen Brooks", "MARK GRANT", "Office Manager")]
    assert "Mark Grant" in shown(read(page(below, role="team")))


TWO_OFFICERS = {"Jane Marlowe": "President", "Robert Lund": "Vice President"}


@pytest.mark.parametrize(
    ("row", "people"),
    [
        ("General Manager: Nilesh Patel", {"Nilesh Patel": "General Manager"}),
        ("Owner: Jane Marlowe", {"Jane Marlowe": "Owner"}),
        ("Principal: Jane Marlowe, Ph.D.", {"Jane Marlowe": "Principal"}),
        ("Franchise Owner: Jane Marlowe", {"Jane Marlowe": "Franchise Owner"}),
        ("Jane Marlowe, Franchise Owner", {"Jane Marlowe": "Franchise Owner"}),
        ("Jane Marlowe, Broker-in-Charge", {"Jane Marlowe": "Broker-in-Charge"}),
        (
            "Managing Directors: Jane Marlowe, Robert Lund",
            dict.fromkeys(["Jane Marlowe", "Robert Lund"], "Managing Director"),
        ),
        ("Brokers: Jane Marlowe & Robert Lund", dict.fromkeys(["Jane Marlowe", "Robert Lund"], "Broker")),
        ("Family owned. JANE MARLOWE, OWNER", {"Jane Marlowe": "OWNER"}),
        ("They fixed our roof. JANE MARLOWE, OWNER", {}),
        ("General Manager: Nilesh Rentals", {}),
        ("General Manager: Maple Ridge", {}),
        ("Photographer: Nilesh Patel", {}),
        ("Webmaster: Jane Marlowe", {}),
        ("Author: Jane Marlowe", {}),
        ("Registered agent: Jane Marlowe", {}),
        ("Authors: Jane Marlowe, Robert Lund", {}),
        ("Brokers: Jane Marlowe, Robert Lund, and the team", {}),
        ("President: Jane Marlowe, Vice President: Robert Lund", TWO_OFFICERS),
        ("President: Jane Marlowe; Vice President: Robert Lund", TWO_OFFICERS),
        ("President: Jane Marlowe / Vice President: Robert Lund", TWO_OFFICERS),
        ("Jane Marlowe (President) Robert Lund (Vice President)", TWO_OFFICERS),
        ("Jane Marlowe - President, Robert Lund - Vice President", TWO_OFFICERS),
        ("Jane Marlowe, CPM® President Robert Lund Vice President", TWO_OFFICERS),
        ("President Jane Marlowe Vice President Robert Lund", TWO_OFFICERS),
        ("Jane Marlowe (President) Nilesh Zzyx Patel Barn (Broker)", {}),
        ("Photographer: Jane Marlowe, Author: Robert Lund", {}),
        ("Jane Marlowe, ASLA, Principal", {"Jane Marlowe": "Principal"}),
        ("Jane Marlowe, CPM Property Manager", {"Jane Marlowe": "Property Manager"}),
        ("Jane Marlowe, MPM®/RMP® Property Manager", {"Jane Marlowe": "Property Manager"}),
        ("Jane Marlowe, Realtor® Property Manager", {"Jane Marlowe": "Property Manager"}),
        ("Jane Marlowe, PE Principal", {"Jane Marlowe": "Principal"}),
        ("Jane Marlowe, Broker Owner", {"Jane Marlowe": "Broker Owner"}),
        ("Leo Brandt, ASLA, Principal", {"Leo Brandt": "Principal"}),
    ],
)
def test_a_post_before_a_colon_and_behind_a_claim(page, read, row, people):
    assert shown(read(page([row]))) == {name: {"title": title} for name, title in people.items()}


@pytest.mark.parametrize(
    "heading", ["Our Projects", "Available Homes", "Featured Listings", "88 Birch Lane", "Portfolio"]
)
@pytest.mark.parametrize(
    "row",
    [
        "Owner: Jane Marlowe",
        "Agents: Jane Marlowe, Robert Lund",
        "Architect: Jane Marlowe",
        "Owner: Jane Marlowe, Architect: Robert Lund",
    ],
)
def test_posts_of_shown_houses_are_not_the_firms(page, read, heading, row):
    assert shown(read(page([(Kind.HEADING, heading, {"label": "h2"}), row]))) == {}
    assert shown(read(page([(Kind.HEADING, "Contact", {"label": "h2"}), "Owner: Jane Marlowe"]))) != {}


@pytest.mark.parametrize("surname", ["Park", "Lake", "Woods", "Street", "Place", "Court", "Beach"])
@pytest.mark.parametrize(
    ("heading", "title", "told"),
    [
        ("Our team", "Co-founder & CEO", True),
        ("Our team", "Two bedrooms", False),
        ("Communities", "Property Manager", False),
    ],
)
def test_a_places_word_is_a_surname_above_a_post_in_a_teams_card(page, read, surname, heading, title, told):
    rows = [(Kind.HEADING, heading, {"label": "h2"})]
    for card, (name, post) in enumerate(((f"Susan {surname}", title), ("Robert Lund", "Property Manager")), 1):
        rows += [(Kind.HEADING, name, {"label": "h3", "card": card}), (Kind.TEXT, post, {"card": card})]
    found = shown(read(page(rows)))
    assert found.get(f"Susan {surname}") == ({"title": title} if told else None)
    assert found["Robert Lund"] == {"title": "Property Manager"}


@pytest.mark.parametrize(
    ("role", "rows", "told"),
    [
        ("team", ["Susan Park", "Owner", "susan@maplehollow.example", "Tom Woods", "Property Manager"], "Susan Park"),
        ("team", ["Susan Park, Owner"], "Susan Park"),
        ("team", ["Susan Lake – Property Manager"], "Susan Lake"),
        ("team", ["Mary West, Owner"], "Mary West"),
        ("team", ["Grace Hall, Owner"], "Grace Hall"),
        ("team", [(Kind.HEADING, "Susan J. Park, CPM"), "Owner"], "Susan J. Park"),
        ("home", ["Dr. Susan Park, DDS", "Dentist"], "Susan Park"),
        ("home", [(Kind.HEADING, "Our team"), "Susan Bay", "Owner"], "Susan Bay"),
        ("about", ["Susan Park is the owner of Maple Hollow."], "Susan Park"),
        ("about", ["Susan Park founded Maple Hollow in 2004."], "Susan Park"),
        ("team", ["Grace Park, Owner"], "Grace Park"),
        ("team", ["Joy Lake", "Founder & CEO"], "Joy Lake"),
        ("team", ["Soo-Jin Park", "Co-owner"], "Soo-Jin Park"),
        ("team", ["Susan Street", "Owner"], "Susan Street"),
        ("team", ["Susan Court, Owner/Broker"], "Susan Court"),
        ("team", ["Susan Village – President"], "Susan Village"),
        ("home", ["Dr. Grace Park, DDS", "Dentist"], "Grace Park"),
        ("about", ["Grace West is the founder of Maple Hollow."], "Grace West"),
        ("about", ["Susan Street owns Maple Hollow."], "Susan Street"),
        # Places stay places.
        ("home", ["Grace Park, Owner"], ""),
        ("team", ["Grace Park, Leasing Manager"], ""),
        ("team", ["Grace Park", "Vice President"], ""),
        ("team", ["Grace Park", "Owner", "Jane Marlowe", "512-555-0111"], ""),
        ("team", [(Kind.HEADING, "Our Communities"), "Grace Park", "Owner"], ""),
        ("team", ["Madison Park, Owner"], ""),
        ("team", ["Lincoln Square", "President"], ""),
        ("team", ["Jackson Street", "Owner"], ""),
        ("team", ["Mid-Town Park", "Owner"], ""),
        ("team", ["Market Street", "Owner"], ""),
        ("about", ["Grace Park is our manager of the year."], ""),
        ("about", ["Susan Street started as a trail."], ""),
        ("home", ["Cedar Park, Owner's lounge"], ""),
        ("team", ["Grace Park", "Property Manager"], ""),
        ("home", ["Susan Park", "Property Manager"], ""),
        ("home", ["Susan Park, Property Manager"], ""),
        ("team", ["Property Manager, Susan Park"], ""),
        ("team", ["Susan Park", "Property Manager", "Jane Marlowe", "512-555-0111"], ""),
        ("team", ["Susan Court, Property Manager"], ""),
        ("team", [(Kind.HEADING, "Our Communities"), "Susan Park", "Property Manager"], ""),
        ("team", ["Susan Park, MD", "Property Manager", "Jane Marlowe"], ""),
        ("about", ["Susan Park is the owner's favorite walk."], ""),
        ("about", ["In Susan Park, owner Jane Marlowe opened a shop."], ""),
        ("about", ["Our manager of Susan Park is kind."], ""),
        ("about", ["Owner Susan Park"], ""),
    ],
)
def test_a_places_word_is_a_surname_where_only_a_person_can_be_meant(page, read, role, rows, told):
    found = set(shown(read(page(rows, role=role)))) - {"Tom Woods", "Jane Marlowe"}
    assert found == ({told} if told else set())


@pytest.mark.parametrize(
    ("name", "post", "told"), [("Grace Park", "Owner", True), ("Grace Park", "Property Manager", False)]
)
def test_a_place_among_the_teams_cards_needs_a_leaders_post(page, read, name, post, told):
    rows = [(Kind.HEADING, "Our team", {"label": "h2"})]
    for card, (who, held) in enumerate(((name, post), ("Robert Lund", "Property Manager")), 1):
        rows += [(Kind.HEADING, who, {"label": "h3", "card": card}), (Kind.TEXT, held, {"card": card})]
    assert (name in shown(read(page(rows)))) is told


_TWO = (("Jane Marlowe", "Broker"), ("Robert Lund", "Property Manager"))


_LINES = ("{0}, {1}", "{0} – {1}", "{0} - {1}", "{0} ({1})", "{0} {1}", "{1}: {0}", "{1} – {0}")


@pytest.mark.parametrize(
    ("line", "linked"), [*((line, linked) for line in _LINES for linked in (True, False)), ("{1} {0}", True)]
)
def test_in_a_line_of_each_one_a_linked_or_bold_name_has_the_title_beside_it(page, read, line, linked):
    rows = [(Kind.HEADING, "Our team", {"label": "h2"})]
    for name, title in _TWO:
        rows.append(line.format(name, title))
        if linked:
            rows.append((Kind.LINK, name, {"href": "https://maplehollow.example/team", "goes_on": True}))
    assert shown(read(page(rows, role="team"))) == {name: {"title": title} for name, title in _TWO}


def test_of_a_line_that_says_more_a_linked_name_takes_nothing(page, read):
    link = (Kind.LINK, "Jane Marlowe", {"href": "https://maplehollow.example/jane", "goes_on": True})
    rows = ["Jane Marlowe, who paints", link, "Robert Lund Broker"]
    assert shown(read(page(rows, role="team"))) == {"Robert Lund": {"title": "Broker"}}


def test_who_wrote_a_review_by_the_markup_is_no_staff(page, read):
    rows = [(Kind.STRUCTURED, "Jane Alder", {"label": "LocalBusiness.review.author.name"}), "Jane Alder Owner"]
    assert shown(read(page(rows))) == {}
    assert shown(read(page(rows[1:]))) == {"Jane Alder": {"title": "Owner"}}


@pytest.mark.parametrize(
    ("role", "rows", "people"),
    [
        ("home", [(Kind.HEADING, "Management"), "Jane Alder", "512-555-0142"], {}),
        ("home", [(Kind.HEADING, "Property Management"), "Jane Alder", "512-555-0142"], {}),
        ("home", [(Kind.HEADING, "Management"), "Jane Alder", "Owner"], {"Jane Alder": {"title": "Owner"}}),
        (
            "home",
            [(Kind.HEADING, "Our Management"), (Kind.HEADING, "Jane Alder", {"label": "h3"}), "Loves dogs."],
            {"Jane Alder": {}},
        ),
        (
            "about",
            [(Kind.HEADING, "Management"), (Kind.HEADING, "Jane Alder", {"label": "h3"}), "Loves dogs."],
            {"Jane Alder": {}},
        ),
    ],
)
def test_who_stands_below_management_alone_may_be_a_firm(page, read, role, rows, people):
    assert shown(read(page(rows, role=role))) == people


@pytest.mark.parametrize(
    ("between", "heading", "title"),
    [
        (["Loves dogs."], "Leasing", {}),
        (["Loves the valley"], "Leasing", {}),
        (["Loves dogs."], "Broker", {}),
        ([], "Leasing", {"title": "Leasing"}),
        *(
            ([mark], "Broker", {"title": "Broker"})
            for mark in ("CPM", "He/Him", "DRE #01234567", "Elmfield office", "—")
        ),
    ],
)
def test_the_next_sections_heading_is_nobodys_title(page, read, between, heading, title):
    rows = [(Kind.HEADING, text, {"label": "h3"}) for text in ("Jane Alder", heading)]
    assert shown(read(page([rows[0], *between, rows[1], "We let homes."], role="team"))) == {"Jane Alder": title}
    told = [(Kind.TEXT, text, {}) for text in between]
    pictured = [
        (kind, text, {"card": 1, **more}) for kind, text, more in (rows[0], *told, (Kind.IMAGE, "Smiling", {}), rows[1])
    ]
    assert shown(read(page(pictured, role="team"))) == {"Jane Alder": title}


@pytest.mark.parametrize(
    ("heading", "found"),
    [
        ("Contact", {"email": "jx@maplehollow.example", "phone": "+15125550111"}),
        ("Maintenance", {}),
        ("Leasing", {}),
        ("Tenant Resources", {}),
    ],
)
def test_a_cell_that_holds_half_a_page_is_no_card(page, read, heading, found):
    rows = [
        (Kind.HEADING, "Jane Alder", {"label": "h3"}),
        "Owner",
        "Serving the valley.",
        (Kind.HEADING, heading, {"label": "h3"}),
    ]
    rows += ["jx@maplehollow.example", "512-555-0111"]
    whole = [(Kind.TEXT, row, {}) if isinstance(row, str) else row for row in rows]
    cell = [(kind, text, {"card": 1, **more}) for kind, text, more in whole]
    assert shown(read(page([*cell, (Kind.TEXT, "12 Oak Street", {"card": 2})]))) == {
        "Jane Alder": {"title": "Owner", **found}
    }


JANE = ["Jane Alder", "Owner", (Kind.LINK, "E-mail", {"href": "mailto:xq@maplehollow.example"}), "512-555-0111"]
ROBERT = ["Robert Elm", "Broker", (Kind.LINK, "E-mail", {"href": "mailto:re@maplehollow.example"}), "512-555-0112"]
OF_JANE = {"title": "Owner", "email": "xq@maplehollow.example", "phone": "+15125550111"}
OF_ROBERT = {"title": "Broker", "email": "re@maplehollow.example", "phone": "+15125550112"}
NO_CHANNELS = {"Jane Alder": {"title": "Owner"}, "Robert Elm": {"title": "Broker"}}


@pytest.mark.parametrize(
    ("rows", "people"),
    [
        ([*JANE, *ROBERT], {"Jane Alder": OF_JANE, "Robert Elm": OF_ROBERT}),
        ([*JANE, *ROBERT, "hello2@maplehollow.example"], {"Jane Alder": OF_JANE, "Robert Elm": OF_ROBERT}),
        (
            [*JANE[:3], *ROBERT[:2], "xa@maplehollow.example"],
            {"Jane Alder": {"title": "Owner", "email": "xq@maplehollow.example"}, "Robert Elm": {"title": "Broker"}},
        ),
        ([*JANE, *ROBERT[:2], "Loves dogs."], {"Jane Alder": {"title": "Owner"}, "Robert Elm": {"title": "Broker"}}),
        (
            [JANE[2], *JANE[:2], ROBERT[2], *ROBERT[:2]],
            {"Jane Alder": {"title": "Owner"}, "Robert Elm": {"title": "Broker"}},
        ),
        (JANE, {"Jane Alder": {"title": "Owner"}}),
        *(
            ([*JANE[:2], f"{label}{one}", *ROBERT[:2], f"{label}{other}"], NO_CHANNELS)
            for label in ("Maintenance: ", "Assistant: ", "Ashland office: ", "After hours: ", "Text our bot: ")
            for one, other in (("jx@maplehollow.example", "rx@maplehollow.example"), ("512-555-0111", "512-555-0112"))
        ),
        *(
            (
                [*JANE[:2], JANE[2], f"{label}512-555-0111", *ROBERT[:2], ROBERT[2], f"{label}512-555-0112"],
                {
                    "Jane Alder": {"title": "Owner", "email": "xq@maplehollow.example", "phone": "+15125550111"},
                    "Robert Elm": {"title": "Broker", "email": "re@maplehollow.example", "phone": "+15125550112"},
                },
            )
            for label in ("Office: ", "Work: ", "Desk: ", "O: ")
        ),
        ([*JANE[:2], "512-555-0111 (office)", *ROBERT[:2], "512-555-0112 (office)"], NO_CHANNELS),
        ([*JANE[:2], "elmfield@maplehollow.example", *ROBERT[:2], "elmfield@maplehollow.example"], NO_CHANNELS),
        ([*JANE[:2], "fixit@maplehollow.example", *ROBERT[:2], "paint@maplehollow.example"], NO_CHANNELS),
        (
            [*JANE[:2], "robert@maplehollow.example", *ROBERT[:2], "nora@maplehollow.example"],
            {**NO_CHANNELS, "Robert Elm": {"title": "Broker", "email": "robert@maplehollow.example"}},
        ),
    ],
)
def test_lines_that_repeat_each_other_are_each_ones_own(page, read, rows, people):
    assert shown(read(page([(Kind.HEADING, "Contact"), *rows], role="contact"))) == people


@pytest.mark.parametrize(
    ("line", "found"),
    [
        (["jx@maplehollow.example"], {"email": "jx@maplehollow.example"}),
        (["Direct: 512-555-0111"], {"phone": "+15125550111"}),
        (["Maintenance: jx@maplehollow.example"], {}),
        (["Assistant", (Kind.LINK, "E-mail", {"href": "mailto:jx@maplehollow.example"})], {}),
        (["After hours: 512-555-0111"], {}),
        *(
            ([f"{label} 512-555-0111"], {})
            for label in (
                "Rent payments:",
                "Accounting |",
                "To apply:",
                "Applications:",
                "24/7 emergency:",
                "Portal support:",
                "Tenants call",
                "Residents, please text:",
                "Owners:",
                "Answering service:",
            )
        ),
        (["Rent payments: jx@maplehollow.example"], {}),
        (["Questions? jx@maplehollow.example"], {}),
        (["Questions?", "512-555-0111"], {}),
        (["Accounting", "512-555-0111"], {"phone": "+15125550111"}),
        (["Questions? Call Jane at 512-555-0111"], {"phone": "+15125550111"}),
        (["Office: 512-555-0111"], {"phone": "+15125550111"}),
        (["Owners call me at 512-555-0111"], {"phone": "+15125550111"}),
        (["Office: 512-555-0199"], {}),
        (["Main office", "512-555-0199"], {}),
        (["Office", (Kind.LINK, "Call", {"href": "tel:5125550199"})], {}),
        (["Cell: 512-555-0199"], {"phone": "+15125550199"}),
        (["robert@maplehollow.example"], {}),
    ],
)
def test_what_a_card_has_for_a_purpose_or_of_somebody_else_is_not_the_persons(page, read, line, found):
    cards = [["Jane Alder", "Owner", *line], ["Robert Elm", "Broker"]]
    every = [
        (number, *((Kind.TEXT, row) if isinstance(row, str) else row))
        for number, card in enumerate(cards, 1)
        for row in card
    ]
    rows = [(kind, text, {"card": number, **(more[0] if more else {})}) for number, kind, text, *more in every]
    rows.append((Kind.TEXT, "Call (512) 555-0199", {"region": Region.FOOTER}))
    assert shown(read(page(rows, role="team")))["Jane Alder"] == {"title": "Owner", **found}


def test_a_mailbox_of_a_long_given_name_stays_beside_its_short_form(page, read):
    card = ["Bob Alder", "Owner", "ralder@maplehollow.example"]
    rows = [(Kind.TEXT, text, {"card": 1}) for text in card]
    found = shown(read(page([*rows, "Robert Alder founded the company in 1999."], role="team")))
    assert found["Bob Alder"]["email"] == "ralder@maplehollow.example"
