"""Titles in other places than beneath a name: with their department, in sentences of an entry, in page titles."""

from __future__ import annotations

import pytest

from leadgen_assets.domain.pages.page import Kind
from leadgen_assets.extract.naming.role_sentences import role_behind, roles_told
from leadgen_assets.extract.naming.titles import Titles

TITLES = Titles.of(("owner", "broker"))
FIRM = "maplehollow"


def titles_of(extraction):
    """name -> titles of the company's people, in order"""
    return {
        person.full_name: [fact.value for fact in person.facts if fact.field == "title"] for person in extraction.people
    }


@pytest.mark.parametrize(
    "text",
    [
        "Vice President, Products",
        "Director of Online Marketing",
        "Managing Partner, Software Practice",
        "O.E.M. Sales Manager",
        "Asst. Property Manager",
        "Sr. Property Manager",
    ],
)
def test_a_department_and_shortened_words_belong_to_a_title(text):
    assert TITLES.title(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "As Director of Sales at Hilton Hotels",
        "As CEO of his household of five kids",
        "In her current role as Partner",
        "During his time as Vice President",
        "After ten years as President of a bank",
        "Before becoming Owner",
        "While Vice President at Elmfield Bank",
        "Working as Director of Sales",
        "Reports to the Managing Director",
        "Dear Owner",
        "Dear Property Owner,",
        "Attention Property Manager",
    ],
)
def test_the_begin_of_a_sentence_is_no_title(text):
    assert TITLES.title(text) == ""


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Certified Specialist (CPM, ARM)", "Certified Specialist (CPM, ARM)"),
        ("Owner (Broker)", "Owner (Broker)"),
        ("(Owner)", "Owner"),
        ("Owner (since", "Owner"),
        ("Prosthetist Technician, C.P.O.", "Prosthetist Technician, C.P.O."),
        ("Owner.", "Owner"),
    ],
)
def test_a_bracket_and_letters_at_the_end_of_a_title(text, title):
    assert TITLES.title(text) == title


def test_titles_that_begin_with_a_clauses_word_in_another_sense_stay():
    assert TITLES.title("In House Attorney") == "In House Attorney"
    assert TITLES.title("On-site Manager") == "On-site Manager"


@pytest.mark.parametrize(
    "text",
    ["Read news, Broker", "Broker, products that you love", "Broker. Call today", "Our products", "Careers, Online"],
)
def test_words_of_a_shop_or_a_sentence_still_make_no_title(text):
    assert TITLES.title(text) == ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In her role as VP Digital Strategy, she advises clients.", ["VP Digital Strategy"]),
        ("As our Director of Sales, he leads the team.", ["Director of Sales"]),
        ("He currently serves as Managing Broker for Maple Hollow.", ["Managing Broker"]),
        ("In his role as broker of our firm he helps.", ["broker"]),
        ("In her role as vice president of Client Services she plans.", ["vice president of Client Services"]),
        ("In her role as President of the Rotary Club, she speaks.", []),
        ("In her role as president of the rotary club, she speaks.", []),
        ("As Chief Strategy Officer at Elmfield Media, he spoke.", []),
        ("Previously, in his role as CEO of Maple Hollow, he sold it.", []),
        ("He served as CEO for two firms.", []),
        ("In her role as President of our local PTA, she plans the fair.", []),
        ("In her role as President, she leads the Elm chapter of the Lions Club.", []),
        ("She currently serves as Director on the board of the Elm Library.", []),
        ("He now serves as Director to the Idaho Red Cross.", []),
        ("As Director of Sales, she opened three hotels in the nineties.", []),
        ("In her role as Vice President, she ran a branch for years.", []),
        ("As Manager, he happily coached the juniors.", []),
        ("In her role as Vice President, Jane built two schools.", []),
        ("In her role as Director of Sales, Jane builds the team.", ["Director of Sales"]),
        ("She currently serves as Director of Sales on our team.", ["Director of Sales"]),
        ("As President, she leads us. She loves the Lions Club.", ["President"]),
    ],
)
def test_an_entry_tells_present_titles_at_this_firm_alone(text, expected):
    assert list(roles_told(text, TITLES, FIRM)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jane Alder is Chief Executive Officer of Elmfield Systems, Inc.", "Chief Executive Officer"),
        (
            "Jane Alder is the managing partner of the Software Practice at Elm",
            "managing partner of the Software Practice",
        ),
        ("Jane Alder is a good person", ""),
        ("Jane Alder was the broker of Elm", ""),
    ],
)
def test_what_somebody_is_told_to_be(text, expected):
    assert role_behind(text, len("Jane Alder"), TITLES) == expected


def test_a_told_title_stands_behind_the_one_beneath_the_name(page, read):
    rows = [
        (Kind.HEADING, "Our team"),
        (Kind.HEADING, "Jane Alder, Vice President, Products"),
        "Jane joined us in June and has 20 years of experience. In her role as VP Product Strategy, she advises clients everywhere.",
    ]
    facts = [fact for fact in read(page(rows, role="team")).people[0].facts if fact.field == "title"]
    assert [fact.value for fact in facts] == ["Vice President, Products", "VP Product Strategy"]
    assert facts[1].confidence < 0.65 < facts[0].confidence


def test_who_trades_under_their_own_name_titles_their_pages_so(page, read):
    rows = [(Kind.TITLE, "Jane Alder | Wedding and Events Florist | Contact"), "Jane Alder", "Cell: 512-555-0142"]
    assert titles_of(read(page(rows, role="contact"))) == {"Jane Alder": ["Wedding and Events Florist"]}


@pytest.mark.parametrize("title", ["Jane Alder | Florist Lamps | Shop", "Robert Elm | Florist", "Florist | Jane Alder"])
def test_another_title_of_a_page_says_nothing_of_a_person(page, read, title):
    rows = [(Kind.TITLE, title), "Jane Alder", "Cell: 512-555-0142"]
    assert titles_of(read(page(rows, role="contact"))) == {"Jane Alder": []}


def test_a_title_at_a_later_mention_is_kept_with_the_name_beside_it(page, read):
    rows = [
        "Ask for attorney Jane Alder when you call.",
        "We are open on Monday and Tuesday.",
        "The house has two doors.",
        "Jane Alder – Founder of the Maple Hollow Firm who has a diverse background.",
    ]
    assert titles_of(read(page(rows))) == {"Jane Alder": ["attorney", "Founder"]}


def test_of_a_slogan_only_the_title_itself_is_taken(page, read):
    rows = [(Kind.HEADING, "Jane Alder – Psychologist Perth Heal – Grow – Live")]
    assert titles_of(read(page(rows))) == {"Jane Alder": ["Psychologist"]}


def test_a_client_keeps_title_and_department(page, read):
    rows = [
        (Kind.HEADING, "What our clients say"),
        "“They did a wonderful job on our house, and we would ask them again at any time we need it.”",
        "Jane Walker, Managing Partner, Software Practice, Elm & Ash",
        "“Quick, clean, friendly and on time: that is all that one can ask for in such a big project.”",
        "Kelly Walker, Cluster Coordinator, Our Place",
    ]
    named = {
        person.full_name: [fact.value for fact in person.facts if fact.field == "title"]
        for person in read(page(rows)).outsiders
    }
    assert named == {"Jane Walker": ["Managing Partner, Software Practice"], "Kelly Walker": ["Cluster Coordinator"]}


def told(extraction):
    """name -> its only title, "" for none"""
    return {name: "/".join(titles) for name, titles in titles_of(extraction).items()}


def line(text, *, heading="", goes_on=False, card=0):
    kind = Kind.HEADING if heading else Kind.TEXT
    return kind, text, {"label": heading, "goes_on": goes_on, "card": card}


@pytest.mark.parametrize(
    "rows",
    [
        ["Owner", "Jane Alder", "Controller", "Carl Oakley"],
        ["OWNER", "Jane Alder", "jane@maplehollow.example", "CONTROLLER", "Carl Oakley"],
        ["Owner:", "Jane Alder", "Controller:", "Carl Oakley", "Assistants:", "Bea Fir"],
        [line("Owner", heading="h4"), "Jane Alder", line("Controller", heading="h4"), "Carl Oakley"],
        [
            *[line("Owner", heading="h5"), line("Jane Alder", heading="h3")],
            *[line("Controller", heading="h5"), line("Carl Oakley", heading="h3"), "Carl counts."],
        ],
        ["Owner", line("Jane Alder", goes_on=True), "Controller", line("Carl Oakley", goes_on=True), "Broker"],
    ],
)
def test_a_title_above_a_name_is_of_the_name_below_it(read, page, rows):
    found = {name: title.capitalize() for name, title in told(read(page(["Team", *rows], role="team"))).items()}
    assert found.items() >= {"Jane Alder": "Owner", "Carl Oakley": "Controller"}.items()


@pytest.mark.parametrize(
    "rows",
    [
        ["Jane Alder", "Owner", "Carl Oakley", "Controller"],
        ["Broker", "Jane Alder", "Owner", "Extension 21", "Carl Oakley", "Controller", "Extension 22"],
        [line("Owners", heading="h2"), "Jane Alder", "Owner", "Carl Oakley", "Controller"],
        [line("Owner", heading="h2"), "Jane Alder", "Owner", "Carl Oakley", "Controller"],
        ["Jane Alder", line("Owner", goes_on=True), "Carl Oakley", line("Controller", goes_on=True), "Bea Fir"],
        [
            *[line("Jane Alder", heading="h3"), line("Owner", heading="h5"), "Jane founded the firm."],
            *[line("Carl Oakley", heading="h3"), line("Controller", heading="h5")],
        ],
    ],
)
def test_a_title_below_a_name_is_of_the_name_above_it(read, page, rows):
    found = told(read(page(["Team", *rows], role="team")))
    assert found.items() >= {"Jane Alder": "Owner", "Carl Oakley": "Controller"}.items()


@pytest.mark.parametrize(
    "rows",
    [
        ["Broker", "Jane Alder", "Owner", "Carl Oakley", "Controller"],
        [line("Jane Alder", heading="h3"), line("Carl Oakley", heading="h3"), "Owner", "Controller"],
    ],
)
def test_where_nothing_tells_whose_title_it_is_nobody_gets_it(read, page, rows):
    assert not any(told(read(page(["Team", *rows], role="team"))).values())


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("The firm is led by Vice President of Operations Jane Roe.", "Vice President of Operations"),
        ("Senior Director of Owner Relations Jane Roe is here.", "Senior Director of Owner Relations"),
        ("Head of Growth Jane Roe is here.", "Head of Growth"),
        ("Director of Property Management Jane Roe joined in 2015.", "Director of Property Management"),
        ("Contact our Vice President of Business Development, Jane Roe.", "Vice President of Business Development"),
        ("Executive Assistant to the President Jane Roe answers.", "Executive Assistant to the President"),
        ("His daughter Jane Roe is now President.", "President"),
        ("Thanks to owner Jane Roe we grew.", "owner"),
        ("Under the leadership of President Jane Roe we grew.", "President"),
        ("Assistant Vice President Jane Roe is here.", "Assistant Vice President"),
        ("This week Maple Hollow owner Jane Roe spoke.", "owner"),
        ("This week Hollow CEO Jane Roe spoke.", "CEO"),
        ("While President Jane Roe spoke, we listened.", "President"),
        ("Latchel CEO Jane Roe shook hands.", ""),
        ("Last week Latchel owner Jane Roe shook hands.", ""),
    ],
)
def test_a_title_before_a_name_is_taken_whole_and_of_this_firm(page, read, text, title):
    extraction = read(page([(Kind.TITLE, "Maple Hollow"), (Kind.HEADING, "About us"), text], role="about"))
    assert told(extraction).get("Jane Roe", "") == title


@pytest.mark.parametrize(
    ("name", "text", "titles"),
    [
        ("Erik Alder, DDS", "Dr. Alder owns the practice. He trained at the state university.", ["Owner"]),
        ("Erik Alder, DDS", "Erik Alder owns and runs the practice with his sister.", ["Owner"]),
        ("Erik Alder, DDS", "Alder owns our clinic.", ["Owner"]),
        ("Erik Alder, DDS", "Dr. Pratt owns the practice.", []),
        ("Erik Alder, DDS", "His wife Maria Alder owns the practice.", []),
        ("Erik Alder, DDS", "Dr. Alder owns the practice next door.", []),
        ("Erik Alder, DDS", "Dr. Alder owns the company of his dreams.", []),
        ("Erik Alder, DDS", "Dr. Alder owned the practice.", []),
        ("Erik Alder, DDS", "Dr. Alder owns a boat.", []),
        ("Erik Pratt, DDS", "Dr. Pratt owns the practice.", []),  # of two of that name
    ],
)
def test_who_owns_the_firm_is_its_owner(page, read, name, text, titles):
    rows = [
        (Kind.HEADING, name, {"label": "h2"}),
        text,
        (Kind.HEADING, "Hanna Pratt, DMD", {"label": "h2"}),
        "Associate Dentist",
    ]
    found = titles_of(read(page(rows, role="team", url="https://maplehollow.example/team")))
    assert found.get(name.partition(",")[0], []) == titles
    assert found["Hanna Pratt"] == ["Associate Dentist"]


def test_who_founded_the_firm_is_told_by_one_name_where_nobody_else_has_it(read, page):
    told = "Born and raised in Elmfield, Bob Maple built his legal career here."
    firm = "Bob founded Maple Hollow to offer his clients something personal."
    assert titles_of(read(page([told, firm], role="home"))) == {"Bob Maple": ["Founder"]}
    assert titles_of(read(page([told, "Bob founded Larch Dental to serve."], role="home"))) == {"Bob Maple": []}


def test_the_founder_and_president_of_the_firm_has_it_in_the_entry(read, page):
    entry = [
        (Kind.HEADING, "Jane Alder", {"card": 1}),
        (Kind.TEXT, "Broker", {"card": 1}),
        (
            Kind.TEXT,
            "Jane Alder has been in the field for over 35 years. She is the founder and president of Maple Hollow.",
            {"card": 1},
        ),
    ]
    assert titles_of(read(page(entry, role="team")))["Jane Alder"] == ["Broker", "founder and president"]
    entry[2] = (Kind.TEXT, entry[2][1].replace("Maple Hollow", "the Rotary Club"), {"card": 1})
    assert titles_of(read(page(entry, role="team")))["Jane Alder"] == ["Broker"]


def test_a_title_in_front_of_the_pages_heading_is_of_whom_it_names(read, page):
    body = "Dr. Jane Alder has practiced in town since 2004 and lives here with two dogs."
    shown = page(["CEO / Founder", (Kind.HEADING, "Dr. Jane Alder"), body], role="about")
    assert titles_of(read(shown)) == {"Jane Alder": ["CEO / Founder"]}
    below = page(["Leadership", "Owner", (Kind.HEADING, "Dr. Jane Alder"), body], role="about")
    assert titles_of(read(below)) == {"Jane Alder": []}


def test_who_speaks_below_the_own_name_in_a_list_of_the_board_is_no_client(read, page):
    def says(name, post):
        return [
            name,
            post,
            "“I joined the board in 2018 with the goal of bringing helpful news to owners. I welcome all your ideas.”",
        ]

    board = [(Kind.HEADING, "Board of Directors"), *says("Jane Alder", "President"), *says("Bob Elm", "Treasurer")]
    assert titles_of(read(page(board, role="team"))) == {"Jane Alder": ["President"], "Bob Elm": ["Treasurer"]}
    clients = ["“They found us a tenant in a week and look after our home so very well.”", "Bob Elm", "Treasurer"]
    assert (
        titles_of(read(page([(Kind.HEADING, "Kind Words"), *clients, *clients[:1], "Ann Larch", "Owner"], role="team")))
        == {}
    )
