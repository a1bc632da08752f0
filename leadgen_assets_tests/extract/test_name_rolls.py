"""Names one below the other beneath a heading of the firm's own people; and what a line shows beside a name: its kind, a label, grades."""

from __future__ import annotations

import pytest

from leadgen_assets.domain.pages.page import Kind, Region
from leadgen_assets.extract.naming.person_names import person_name
from leadgen_assets.extract.naming.titles import Titles
from leadgen_assets.extract.people.name_rolls import is_own_heading
from leadgen_assets.web.fold import fold
from leadgen_assets_tests.extract.test_other_titles import titles_of

NAMES = ["Jane Alder", "Robert M. Birch", "Susan Elmore", "Quarella Oakes"]


def head(text, label="h2", **more):
    return (Kind.HEADING, text, {"label": label, **more})


@pytest.mark.parametrize(
    "text",
    [
        *(
            "Our Team",
            "Meet the Staff",
            "Attorneys",
            "Our Stylists",
            "Meet Our Instructors",
            "Board of Directors",
            "Officers",
        ),
        *(
            "Board Members",
            "Faculty & Staff",
            "Associate Attorneys",
            "Teachers",
            "2024 Board of Trustees",
            "Doctors:",
            "Office Staff",
        ),
    ],
)
def test_headings_of_the_firms_own_people(text):
    assert is_own_heading(text, Titles.of())


@pytest.mark.parametrize(
    "text",
    [
        *(
            "Our Clients",
            "Students",
            "Donors",
            "Alumni",
            "Authors",
            "Speakers",
            "Emeritus Directors",
            "Past Presidents",
            "Founders",
        ),
        *(
            "Our Services",
            "Contractors",
            "Locations",
            "Photographers",
            "Board of Directors Meeting",
            "Members",
            "Advisors",
            "Volunteers",
        ),
        *(
            "Join Our Team",
            "Team Sponsors",
            "Staff Picks",
            "Friends of the Board",
            "Community Partners",
            "Judges",
            "Artists",
        ),
    ],
)
def test_other_headings(text):
    assert not is_own_heading(text, Titles.of())


@pytest.mark.parametrize(
    "ahead",
    [
        [head("Attorneys")],
        [
            head("Our Stylists", region=Region.HEADER),
            "Each of us has cut hair for many years, and we would love to meet you in our chairs soon.",
        ],
        ["Board of Directors"],
        [head("Staff"), "Operations"],
    ],
)
def test_names_alone_are_people_without_a_title(page, read, ahead):
    found = read(page([*ahead, *NAMES, head("Reported Cases")]))
    assert titles_of(found) == {name: [] for name in NAMES}


@pytest.mark.parametrize("title", ["Donors", "Our Clients", "Emeritus Directors", "Students of the Year", "Authors"])
def test_a_line_of_others_ends_what_the_heading_says(page, read, title):
    found = read(page([head("Board of Directors"), *NAMES, title, "Paul Ashton", "Mary Cole", "John Hartley"]))
    assert set(titles_of(found)) == set(NAMES)
    assert not titles_of(read(page([head(title), *NAMES])))


@pytest.mark.parametrize(
    "ahead",
    [
        [(Kind.TITLE, "Stonehaven Homeowners Association | Maple Hollow"), head("Board Members")],
        [head("Stonehaven Homeowners Association", "h1"), head("Board of Directors")],
        [head("Elm Court HOA"), head("Officers", "h3")],
        [head("Our Communities", "h1"), head("Elm Court"), "Board Members"],
        [head("Greater Elmfield Chamber of Commerce"), head("Board of Directors", "h3")],
        [head("Youth Soccer League"), head("Board of Directors", "h3")],
    ],
)
def test_the_board_of_another_body_is_not_ours(page, read, ahead):
    assert not titles_of(read(page([*ahead, *NAMES])))


def test_two_names_are_no_roll(page, read):
    assert not titles_of(read(page([head("Attorneys"), *NAMES[:2]])))


def test_entries_that_are_headings_beneath_a_page_called_so(page, read):
    rows = [
        row
        for at, name in enumerate(NAMES, 1)
        for row in (head(name, "h3", card=at), (Kind.TEXT, "Basic Color", {"card": at}))
    ]
    found = read(page(rows, role="about", url="https://maplehollow.example/stylists.html"))
    assert set(titles_of(found)) == set(NAMES)
    assert not titles_of(read(page(rows, role="about", url="https://maplehollow.example/clients.html")))


def test_the_next_sections_number_is_not_the_last_ones(page, read):
    rows = [(Kind.TEXT, name, {"card": 1}) for name in NAMES]
    rows = [
        head("Our Stylists"),
        *rows,
        head("Contact Us", "h3", card=2),
        (Kind.TEXT, "Office 512-555-0111", {"card": 2}),
    ]
    people = read(page(rows)).people
    assert len(people) == len(NAMES)
    assert not [fact for person in people for fact in person.facts if fact.field == "phone"]


def test_the_next_departments_name_is_nobodys_title(page, read):
    rows = [
        head("Staff"),
        "Sales & Operations",
        "Jane Alder",
        (Kind.TEXT, "Manager, Sales & Operations", {"goes_on": True}),
    ]
    rows += ["Paul Ashton", "Mary Cole", "John Hartley", "Marketing & Financial Development", "Susan Elmore"]
    rows += [(Kind.TEXT, "Manager, Marketing & Financial Development", {"goes_on": True})]
    assert titles_of(read(page(rows, role="team"))) == {
        "Jane Alder": ["Manager, Sales & Operations"],
        "Paul Ashton": [],
        "Mary Cole": [],
        "John Hartley": [],
        "Susan Elmore": ["Manager, Marketing & Financial Development"],
    }


def test_the_kind_of_member_in_front_of_a_pictures_name(page, read):
    rows = []
    for at, (name, line) in enumerate(
        zip(NAMES, ("Board of Trustees", "Science", "Van Driver", "Trips"), strict=True), 1
    ):
        card = {"card": at}
        rows += [
            (Kind.IMAGE, name, card),
            (Kind.TEXT, f"Trustee {name}", card),
            (Kind.TEXT, line, {**card, "goes_on": True}),
        ]
    found = titles_of(read(page([head("Board of Trustees"), *rows], role="team")))
    assert set(found) == set(NAMES)
    assert found["Susan Elmore"] == ["Van Driver"]


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("Position: Lead Carpenter", "Lead Carpenter"),
        ("Title: Office Manager", "Office Manager"),
        ("7th/8th Grade Teacher", "7th/8th Grade Teacher"),
        ("Primary 5/6 Teacher", "Primary 5/6 Teacher"),
        ("School Administrator and 3s Teacher", "School Administrator and 3s Teacher"),
        ("1st Vice President", "1st Vice President"),
        ("Interim Chief of Academic Affairs", "Interim Chief of Academic Affairs"),
        ("Community Liaison", "Community Liaison"),
        ("Shareholder", "Shareholder"),
        ("Teacher's Aide", "Teacher's Aide"),
        ("Owner of Maple Hollow", "Owner"),
    ],
)
def test_titles_below_a_name(page, read, line, title):
    assert titles_of(read(page([head("Jane Alder"), line], role="team")))["Jane Alder"] == [title]


@pytest.mark.parametrize(
    "text", ["24/7 Manager", "24/7 Property Manager", "10 Agents", "12 Directors of Sales", "Owner 512"]
)
def test_other_numbers_are_in_no_title(text):
    assert not Titles.of().title(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Jane Alder is C.F.O. for Maple Hollow. She oversees the books.", {"Jane Alder": ["C.F.O."]}),
        (
            "Inaya Quinones, our founder, is an Enrolled Agent who has served for 20 years.",
            {"Inaya Quinones": ["founder"]},
        ),
    ],
)
def test_titles_in_sentences(page, read, text, found):
    assert titles_of(read(page([text], role="about"))) == found


def test_what_somebody_does_well_is_no_post(page, read):
    text = "Jane Alder is a specialist for this type of art. She is loved by all of her guests for her fine eyebrows."
    assert "specialist" not in titles_of(read(page([head("Artists"), text], role="about"))).get("Jane Alder", [])
    other = titles_of(read(page(["Jane Alder is a broker at this firm."], role="about")))
    assert other == {"Jane Alder": ["broker"]}


def test_ranks_of_a_school_and_other_hyphens():
    assert person_name("Grandmaster Jane Alder").text == "Jane Alder"
    assert person_name("Master Jane Alder").text == "Jane Alder"
    assert person_name("K.A. VanDerAlder").text == "K.A. VanDerAlder"
    assert not any(
        map(
            person_name,
            ("Master Bath", "Master Bath Remodel", "Master Plan", "Master Carpenter", "Master Suite Upgrade"),
        )
    )
    assert fold("Jane Alder‐Byrne") == "Jane Alder-Byrne"


LAW = [head("Partners"), "Jane Alder", "Quarella Oakes", head("Of Counsel"), "Robert M. Birch"]


def test_two_names_are_a_roll_on_a_page_of_the_firms_people(page, read):
    assert set(titles_of(read(page(LAW, role="team")))) == {"Jane Alder", "Quarella Oakes", "Robert M. Birch"}
    staff = [head("Attorneys"), "Jane Alder", "Quarella Oakes", head("Staff"), "Dawn Vesper"]
    assert set(titles_of(read(page(staff, role="team")))) == {"Jane Alder", "Quarella Oakes", "Dawn Vesper"}


@pytest.mark.parametrize("heading", ["Our Partners", "Founding Partners", "Partners & Associates", "Attorneys"])
def test_partners_are_the_firms_own_on_its_peoples_page(page, read, heading):
    rows = [head(heading), "Jane Alder", "Robert M. Birch"]
    assert set(titles_of(read(page(rows, role="team")))) == {"Jane Alder", "Robert M. Birch"}


@pytest.mark.parametrize(
    ("heading", "role"),
    [("Partners", "about"), ("Our Partners", "home"), ("Sponsors", "team"), ("Technology Partners", "team"), ("Our Clients", "team")],
)  # fmt: skip
def test_others_partners_are_not(page, read, heading, role):
    assert not titles_of(read(page([head(heading), "Jane Alder", "Robert M. Birch"], role=role)))


def test_the_next_sections_heading_is_nobodys_post(page, read):
    found = titles_of(read(page(LAW, role="team")))
    assert found["Quarella Oakes"] == []
    below = [head("Our Team"), "Jane Alder", head("Owner"), "Robert M. Birch", head("Office Manager")]
    assert titles_of(read(page(below, role="team"))) == {"Jane Alder": ["Owner"], "Robert M. Birch": ["Office Manager"]}


@pytest.mark.parametrize("heading", ["Shareholders", "Members"])
@pytest.mark.parametrize(("firm", "found"), [("Tarn Law", {"Jane Alder", "Robert M. Birch"}), ("Tarn Tile", set())])
def test_a_law_firms_shareholders_and_members_are_its_partners(page, read, heading, firm, found):
    at = f"https://{firm.replace(' ', '').lower()}.example/"
    home = page([(Kind.TITLE, firm), (Kind.HEADING, firm)], role="home", url=at)
    team = page([(Kind.TITLE, firm), head(heading), "Jane Alder", "Robert M. Birch"], role="team", url=f"{at}team")
    assert set(titles_of(read(home, team))) == found
