"""Clients, authors and other people whom a site names are told apart from the firm's own people, and are no contacts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadgen_assets.domain.pages.page import Kind
from leadgen_assets.extract.naming.couples import couple, with_couples_apart
from leadgen_assets.extract.naming.own_names import is_short_for, is_spelled, names_begin, names_whole
from leadgen_assets.extract.naming.person_names import given_name, person_name
from leadgen_assets.extract.naming.titles import Titles
from leadgen_assets.extract.people.outsider_names import outsiders

LONG = "They did great work on our house, came in time, cleaned up behind themselves and we would call them again."


def others(extraction):
    return {
        each.full_name: (each.relation, next((fact.value for fact in each.facts if fact.field == "title"), ""))
        for each in extraction.outsiders
    }


def staff(extraction):
    return {
        each.full_name: next((fact.value for fact in each.facts if fact.field == "title"), "")
        for each in extraction.people
    }


def test_a_testimonials_author_is_an_outsider_with_a_title(read, page):
    found = read(
        page([(Kind.HEADING, "What our clients say"), f"“{LONG}”", "Nora Fielding, Owner", "- Walter Ferguson"])
    )
    assert staff(found) == {}
    assert others(found) == {"Nora Fielding": ("client", "Owner"), "Walter Ferguson": ("client", "")}


def test_authors_of_texts_and_of_the_website_are_outsiders(read, page):
    found = read(page(["by Nora Fielding", "Website designed by Walter Ferguson and hosted elsewhere."]))
    assert staff(found) == {}
    assert {name: relation for name, (relation, _) in others(found).items()} == {
        "Nora Fielding": "author",
        "Walter Ferguson": "author",
    }


def test_a_person_of_another_firm_in_a_head_is_an_outsider_with_a_title(read, page):
    found = read(
        page(
            [
                (Kind.HEADING, "Nora Quillforth, Chief Strategy Officer, Big Heath Realty"),
                LONG,
                "Nora Quillforth, Big Heath Realty",
            ]
        )
    )
    assert others(found) == {"Nora Quillforth": ("named", "Chief Strategy Officer")}
    assert staff(found) == {}
    assert not others(read(page(["Nora Quillforth, Alder Street"])))


def test_the_firms_own_people_are_no_outsiders(read, page):
    found = read(
        page(["Jane Marlowe, Owner", "Last summer Jane Marlowe met Nora Fielding in the park."]),
        page([(Kind.HEADING, "Reviews"), f"Jane Marlowe was kind. {LONG}"], role="other"),
    )
    assert staff(found) == {"Jane Marlowe": "Owner"}
    assert set(others(found)) == {"Nora Fielding"}


@pytest.mark.parametrize(
    "text",
    [
        "We carry Ralph Lauren and Calvin Klein.",
        "The store is on Jane Marlowe Street.",
        "Visit us in Brooklyn Park today.",
        "The Jane Marlowe Foundation helps.",
        "Write to jane.marlowe@maplehollow.example",
        "Robert Marlowe & Associates built it.",
    ],
)
def test_brands_places_streets_and_firms_are_nobody(read, page, text):
    assert others(read(page([text]))) == {}


def test_lists_of_links_name_places_and_works_and_are_passed_over(read, page):
    rows = [
        (Kind.LINK, name, {"href": "https://maplehollow.example/x"}) for name in ("Nora Fielding", "Walter Ferguson")
    ]
    assert others(read(page(rows))) == {}


def test_a_department_that_serves_customers_is_no_section_of_clients(read, page):
    found = read(page([(Kind.HEADING, "Customer Service"), "Nora Fielding", "Office Manager"], role="contact"))
    assert staff(found) == {"Nora Fielding": "Office Manager"}


def test_documents_beside_a_name_are_no_other_firms_site(read, page):
    link = (Kind.LINK, "Building Rules", {"href": "https://files.example/rules.pdf"})
    assert staff(read(page([link, "Building Inspector – R.D. Marlowe"]))) == {"R.D. Marlowe": "Building Inspector"}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("John and Mary Marlowe", ["John Marlowe", "Mary Marlowe"]),
        ("Robert & Ann O’Marlowe", ["Robert O’Marlowe", "Ann O’Marlowe"]),
        ("Sales and Mary Marlowe", None),
        ("John and Mary", None),
        ("JOHN & MARY MARLOWE", ["John Marlowe", "Mary Marlowe"]),
        ("Amy Blake and Tom Carter", None),
        ("Maple and Oak Rentals", None),
        ("Mary Ann & Bob Marlowe", ["Mary Ann Marlowe", "Bob Marlowe"]),
        ("Bob and Mary Ann Marlowe", ["Bob Marlowe", "Mary Ann Marlowe"]),
        ("Bobby Joe and Ana Maria Marlowe", ["Bobby Joe Marlowe", "Ana Maria Marlowe"]),
        ("Bob and Mary Ann", None),
        ("MARY ANN & BOB MARLOWE", ["Mary Ann Marlowe", "Bob Marlowe"]),
        ("John Paul & Rita Marlowe", None),
    ],
)
def test_couples(text, names):
    found = couple(text)
    assert (found and [each.text for each in found]) == names


@pytest.mark.parametrize(
    ("lines", "people"),
    [
        (["Mary Ann & Bob Marlowe", "Owners"], {"Mary Ann Marlowe": "Owner", "Bob Marlowe": "Owner"}),
        (["Bob & Jo Ann Marlowe, Owners"], {"Bob Marlowe": "Owner", "Jo Ann Marlowe": "Owner"}),
        (
            ["Meet Anna Marie and Tom Marlowe, owners of Maple Hollow."],
            {"Anna Marie Marlowe": "owner", "Tom Marlowe": "owner"},
        ),
        (
            ["Bob and Mary Ann Marlowe founded Maple Hollow in 1996."],
            {"Bob Marlowe": "Founder", "Mary Ann Marlowe": "Founder"},
        ),
        (["John Paul & Rita Marlowe", "Owners"], {}),
        (["Tom Carter & Mary Ann", "Owners"], {}),
        (
            ["Tom Carter and Rick Dean are the owners of Maple Hollow."],
            {"Tom Carter": "owner", "Rick Dean": "owner"},
        ),
        (["Billy Ray and Ann Marlowe are the owners of Maple Hollow."], {}),
        (["Amy Blake & Tom Carter", "Owners"], {"Amy Blake": "Owner", "Tom Carter": "Owner"}),
        (["Lisa Dean & Bob Hall", "Owners"], {"Lisa Dean": "Owner", "Bob Hall": "Owner"}),
        (["Mary Grace & Bob Marlowe", "Owners"], {}),
        (["Bob & Jane May", "Owners"], {"Bob May": "Owner", "Jane May": "Owner"}),
        (["Kim Lee & Tom Carter", "Owners"], {"Kim Lee": "Owner", "Tom Carter": "Owner"}),
    ],
)
def test_a_double_given_name_is_no_whole_name(read, page, lines, people):
    assert staff(read(page(lines))) == people


def test_a_couple_above_its_title_and_in_a_sentence(read, page):
    assert staff(read(page(["John and Mary Marlowe", "Owners"]))) == {
        "John Marlowe": "Owner",
        "Mary Marlowe": "Owner",
    }
    assert staff(read(page(["John & Mary Marlowe, Owners"]))) == {"John Marlowe": "Owner", "Mary Marlowe": "Owner"}
    assert set(staff(read(page(["We are owned and operated by John and Mary Marlowe."])))) == {
        "John Marlowe",
        "Mary Marlowe",
    }


COUPLE = ["John Marlowe", "Mary Marlowe"]


@pytest.mark.parametrize(
    ("rows", "people"),
    [
        (["Tom Reed & Ann Lowe", "Owners"], {"Tom Reed": "Owner", "Ann Lowe": "Owner"}),
        (
            ["Amy Blake & Tom Carter", "Owners / Brokers"],
            {"Amy Blake": "Owner / Broker", "Tom Carter": "Owner / Broker"},
        ),
        (["John & Mary Marlowe", "Owners and Brokers"], dict.fromkeys(COUPLE, "Owner and Broker")),
        (["John & Mary Marlowe", "Owner/Operators"], dict.fromkeys(COUPLE, "Owner/Operator")),
        (["John & Mary Marlowe", "Broker / Owners"], dict.fromkeys(COUPLE, "Broker / Owner")),
        (["JOHN & MARY MARLOWE", "OWNERS"], {"John Marlowe": "OWNER", "Mary Marlowe": "OWNER"}),
        (["John & Mary Marlowe", "Sales Managers"], dict.fromkeys(COUPLE, "Sales Manager")),
        (["Jordan & Hope Marlowe", "Owners"], {"Jordan Marlowe": "Owner", "Hope Marlowe": "Owner"}),
        (["Lena & Bo Marlowe", "Owners"], {"Lena Marlowe": "Owner", "Bo Marlowe": "Owner"}),
        (["Sales & Mary Marlowe", "Owners"], {}),
        (["Tom Reed & Ann Lowe", "We let homes."], {}),
        (["Tom Reed & Ann Lowe", "Property Manager and Broker"], {}),
        (["Tom Reed & Ann Lowe", "Broker"], {}),
    ],
)
def test_two_names_above_their_title(read, page, rows, people):
    assert staff(read(page([(Kind.HEADING, rows[0], {"label": "h3"}), *rows[1:]]))) == people


@pytest.mark.parametrize(
    ("text", "names", "title"),
    [
        ("Owners John and Mary Marlowe personally answer every call.", COUPLE, "Owner"),
        ("Owners John and Mary Marlowe started the company in 1998.", COUPLE, "Owner"),
        ("Owners Tim Crane and Beth Sorrell founded our firm in 2003.", ["Tim Crane", "Beth Sorrell"], "Owner"),
        ("Brokers John and Mary Marlowe opened our office in 2003.", COUPLE, "Broker"),
        ("Founders John and Mary Marlowe still run the family business.", COUPLE, "Founder"),
        ("Owners John and Mary Marlowe started the company in 1968.", [], ""),
        ("Owners John and Mary Marlowe started the company and sold it in 2019.", [], ""),
        ("John and Mary Marlowe started the company in 1998.", COUPLE, ""),
        ("John and Mary Marlowe started the company and sold it in 2019.", [], ""),
        ("Our owners, John and Mary Marlowe, love dogs.", COUPLE, "owner"),
        ("Owners: John & Mary Marlowe", COUPLE, "Owner"),
        ("We're John and Mary Marlowe, the owners of Maple Hollow.", COUPLE, "owner"),
        ("Co-owners John and Mary Marlowe are licensed brokers.", COUPLE, "Co-owner"),
        ("Maple Hollow's owners are John and Mary Marlowe.", COUPLE, "owner"),
        ("John and Mary Marlowe are the owners and operators.", COUPLE, "owner"),
        ("Founders Tim Crane and Beth Sorrell", ["Tim Crane", "Beth Sorrell"], "Founder"),
        (
            "Tim Crane and Beth Sorrell, co-founders of Maple Hollow, live here.",
            ["Tim Crane", "Beth Sorrell"],
            "co-founder",
        ),
        ("John and Mary Marlowe are the owners of Maple Hollow.", COUPLE, "owner"),
        ("John Crane and Beth Sorrell, owners", ["John Crane", "Beth Sorrell"], "owner"),
        ("The firm was founded by husband and wife John and Mary Marlowe.", COUPLE, ""),
        ("Tim Crane and Beth Sorrell founded Maple Hollow in 1994.", ["Tim Crane", "Beth Sorrell"], "Founder"),
        ("Tim Crane and Beth Sorrell own our company.", ["Tim Crane", "Beth Sorrell"], "Owner"),
        ("Amy Blake and Tom Carter are the owners of Maple Hollow.", ["Amy Blake", "Tom Carter"], "owner"),
        ("Meet our founders Mary Kate and Tom Hanley.", ["Mary Kate Hanley", "Tom Hanley"], "founder"),
        ("Owners John and Mary Marlowe have worked with us since 2012.", [], ""),
        ("Our owners: John and Mary Marlowe, Tim Crane, the Lindgren Trust.", [], ""),
        ("Our founders, John and Mary Marlowe, came to town in 1921.", [], ""),
        ("Our owners, John and Mary Marlowe, say the statements are clear.", [], ""),
        ("Our owners, John and Mary Marlowe, trust us with three homes.", [], ""),
        ("We buy from Clover Farm. Owners John and Mary Marlowe bring milk each day.", [], ""),
        ("Owners John and Mary Marlowe run a flower shop.", [], ""),
        ("Clover Farm's owners are John and Mary Marlowe.", [], ""),
        ("Whose owners are John and Mary Marlowe.", [], ""),
        ("We met John and Mary Marlowe, the owners of Clover Farm.", [], ""),
        ("Brokers Tim Crane and Beth Sorrell have over 30 years at Elm & Oak.", [], ""),
        ("Founders Tim Crane and Beth Sorrell started a bakery in 2020; Maple Hollow does the books.", [], ""),
        ("Tim Crane and Beth Sorrell are founders who switched to Maple Hollow.", [], ""),
        ("Backed by angels such as Tim Crane and Beth Sorrell, co-founders.", [], ""),
        ("Tim Crane and Beth Sorrell, founders, once said that it is fun.", [], ""),
        ("Thanks to our partners Tim Crane and Beth Sorrell of Evergreen Lending.", [], ""),
        ("Tim Crane and Beth Sorrell, founders of Maple Coffee, live here.", [], ""),
        ("Tim Crane and Beth Sorrell, owners of The Hollow, live here.", [], ""),
        ("John and Mary Marlowe founded Maple Hollow in 1974 and sold it in 2001.", [], ""),
        ("John and Mary Marlowe started Maple Hollow in 1974; both have since passed.", [], ""),
        ("Mary Marlowe founded Hollow Books in 1990.", [], ""),
        ("Owners John and Mary Marlowe told us that they love our service.", [], ""),
        ("Owners John and Mary Marlowe own three houses in the town.", [], ""),
        ("Property owners John and Mary Marlowe run a shop.", [], ""),
        ("Former owners John and Mary Marlowe founded the firm.", [], ""),
        ("Tim Crane and Beth Sorrell, co-founders of Elm Software, live here.", [], ""),
        ("Tim Crane and Beth Sorrell, owners of a duplex, love us.", [], ""),
        ("Elm founders Tim Crane and Beth Sorrell changed travel.", [], ""),
        ("Owners John and Mary Marlowe opened the shop in 1921 and are long gone.", [], ""),
    ],
)
def test_a_title_that_two_people_share(read, page, text, names, title):
    assert staff(read(page([text]))) == dict.fromkeys(names, title)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Marlowe, Jane", "Jane Marlowe"),
        ("MARLOWE, JANE", "Jane Marlowe"),
        ("Sycamore-Reed, Chloé", "Chloé Sycamore-Reed"),
        ("Edmonton, Alberta", None),
        ("Elmfield, Georgia", None),
        ("Jane Marlowe, CMFO", "Jane Marlowe"),
        ("Jane Marlowe, RMP, MPM®", "Jane Marlowe"),
        ("Jane Marlowe, LLC", None),
    ],
)
def test_surnames_first_and_letters_behind(text, name):
    found = person_name(text)
    assert (found and found.text) == name


def test_people_called_by_the_given_name_alone_need_a_title_in_their_entry(read, page):
    rows = [("Kathleen", "Office Manager"), ("Brian", "Lead Technician"), ("Hope", "Bookkeeper")]
    cards = [(Kind.TEXT, text, {"card": number}) for number, row in enumerate(rows, 1) for text in row]
    assert staff(read(page(cards, role="team"))) == {"Kathleen": "Office Manager", "Brian": "Lead Technician"}
    assert given_name("Kathleen Marlowe") is None


def test_short_forms_and_initials_on_several_pages_are_one_person(read, page):
    found = read(
        page(["Bob Marlowe, Owner"]),
        page([(Kind.HEADING, "Our Team"), "Robert Marlowe, CPM", "Broker"], role="team"),
    )
    assert len(found.people) == 1
    facts = found.people[0].facts
    assert {fact.value for fact in facts if fact.field == "title"} == {"Owner", "Broker"}
    assert len({fact.subject for fact in facts}) == 1


def test_two_on_one_page_are_two(read, page):
    found = read(page([(Kind.HEADING, "Our Team"), "Bob Marlowe, Owner", "Robert Marlowe, Broker"], role="team"))
    assert set(staff(found)) == {"Bob Marlowe", "Robert Marlowe"}


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Call senior property manager Jane Marlowe.", {"Jane Marlowe": "senior property manager"}),
        ("Jane Marlowe, our Founder & CEO, calls back.", {"Jane Marlowe": "Founder & CEO"}),
        ("Jane Marlowe, RMP, MPM, our Leasing Consultant, calls.", {"Jane Marlowe": "Leasing Consultant"}),
        ("Chloé Marlowe, our Head of Customer Service, calls.", {"Chloé Marlowe": "Head of Customer Service"}),
    ],
)
def test_titles_in_sentences_are_whole(read, page, text, people):
    assert staff(read(page([text]))) == people


def test_of_a_slogan_only_the_title_is_taken(read, page):
    heading = (Kind.HEADING, "Jane Marlowe – Florist Elmfield Weddings – Realise – Resolve – Delight", {"label": "h1"})
    assert staff(read(page([heading]))) == {"Jane Marlowe": "Florist"}


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("Innkeepers Bob and Jane Marlowe", "Innkeepers Bob Marlowe and Jane Marlowe"),
        ("When Dr. Bob and Jane Marlowe came", "When Dr. Bob Marlowe and Jane Marlowe came"),
        ("Amy Blake and Tom Carter came", ""),
        ("J. Blake and Tom Carter", ""),
        ("Xochitl Blake and Tom Carter", ""),
        ("Meet Mary Ann and Bob Marlowe.", "Meet Mary Ann Marlowe and Bob Marlowe."),
        ("Owners Mary and Bob Marlowe", "Owners Mary Marlowe and Bob Marlowe"),
        ("Bob and Mary Ann Marlowe came", "Bob Marlowe and Mary Ann Marlowe came"),
        ("Bob and Mary Ann came", ""),
        ("Amy Ray and Tom Carter", ""),
        ("We’re Bob and Jane Marlowe", "We’re Bob Marlowe and Jane Marlowe"),
        ("Meet Sue Ellen and Bob Marlowe", ""),
        ("Owners Dana & Pat Marlowe", "Owners Dana Marlowe and Pat Marlowe"),
    ],
)
def test_a_couple_is_told_from_two_whole_names(text, apart):
    assert with_couples_apart(text) == (apart or text)


@pytest.mark.parametrize(
    ("firm", "letters", "whole", "begins"),
    [
        ("Oak and Iron Homes", "oakironcom oakironhomes", True, True),
        ("Oak & Iron Homes", "oicom oakandironhomesllc", True, True),
        ("Copper Hen", "copperhencom thecopperhen", True, True),
        ("Cascade Ridge", "cascaderidgerentalscom", True, True),
        ("Cascade", "cascaderidgerentalscom", False, True),
        ("Cascade Coffee", "cascaderidgerentalscom cascaderidgerentals", False, False),
        ("The Book Nook", "southernoregonrentalscom", False, False),
    ],
)
def test_own_names(firm, letters, whole, begins):
    assert (names_whole(firm, letters), names_begin(firm, letters)) == (whole, begins)


@pytest.mark.parametrize(
    ("name", "own", "spelled", "short"),
    [
        ("cascade ridge", "cascaderidgerentals", False, True),
        ("cascade ridge property rentals", "cascaderidgerentals", True, False),
        ("cascade ridge rentals medford", "cascaderidgerentals", True, False),
        ("copper hen", "thecopperhen", True, False),
        ("sterling management", "sterlingmgmt", True, False),
        ("oakfield property management", "oakfieldpm", True, False),
        ("ledgerloom", "getledgerloom", True, False),
        ("ledgerloom", "ledgerloomhq", True, False),
        ("cascade plumbing", "cascaderidgerentals", False, False),
        ("cascade", "cascaderidgerentals", False, False),
        ("rentals plus", "cascaderidgerentals", False, False),
        ("oregon trail outfitters", "southernoregonrentals", False, False),
        ("copper mountain", "thecopperhen", False, False),
        ("keyrenter", "keyrenterboise", False, False),
        ("real property management", "realpropertymanagementboise", False, False),
        ("boise state university", "keyrenterboise", False, False),
        ("", "keyrenterboise", False, False),
    ],
)
def test_own_names_by_letters(name, own, spelled, short):
    assert (is_spelled(name, own), is_short_for(name, own)) == (spelled, short)


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Jane Marlowe, owner of Maple Hollow, cooks.", {"Jane Marlowe": "owner"}),
        ("Jane Marlowe, owner of Maple, cooks.", {"Jane Marlowe": "owner"}),
        ("Jane Marlowe, owner of Maple Coffee, loves the loft.", {}),
        ("Jane Marlowe, owner of The Hollow, loves the loft.", {}),
    ],
)
def test_another_firm_that_shares_a_word_with_ours(read, page, text, people):
    assert staff(read(page([text]))) == people


@pytest.mark.parametrize(
    ("rows", "people"),
    [
        (["Great team!", "John & Mary Marlowe", "Owners"], {}),
        (["“Great!”", "John & Mary Marlowe – Owners"], {}),
        (["So easy to work with.", "Jane Marlowe", "Owner"], {}),
        (["Jane Marlowe", "Owner", "They have looked after our house for years and always call back."], {}),
        (["Loves dogs and boats.", "Jane Marlowe", "Owner"], {"Jane Marlowe": "Owner"}),
        (["Jane Marlowe", "Owner", "Jane leads our company."], {"Jane Marlowe": "Owner"}),
        (["Jane Marlowe", "Owner", "We let homes.", "They have looked after our house."], {"Jane Marlowe": "Owner"}),
        (["Amy Blake & Tom Carter", "Owners", "They treat our home like theirs."], {}),
        (["Bob & Jane Marlowe", "Owners", "They found a tenant for our house within two weeks."], {}),
        ([(Kind.HEADING, "Amy Blake & Tom Carter, Founders", {"label": "h4"}), "They look after our house."], {}),
        (["They treat our home like theirs.", "Amy Blake & Tom Carter", "Owners"], {}),
        (["They treat our home like theirs.", "Jane Marlowe", "Owner"], {}),
        (["I recommend them to everyone.", "Jane Marlowe", "Owner"], {}),
        (["We are so happy with Maple Hollow.", "Jane Marlowe", "Owner"], {}),
        (["Bob & Jane Marlowe", "Owners", "We are so happy with Maple Hollow."], {}),
        (["Jane Marlowe", "Owner", "Great team!"], {}),
        (["Jane Marlowe", "“Our units are full and rent comes on time.”", "Owner"], {}),
        (["Jane Marlowe", "Owner", "“Rent comes on time, month after month.”"], {}),
        (
            [(Kind.HEADING, "Our team", {"label": "h2"}), "Jane Marlowe", "Owner", "“Every home is a story.”"],
            {"Jane Marlowe": "Owner"},
        ),
        (["Since they took over, vacancies are down to two weeks.", "Jane Marlowe", "Owner"], {}),
        ([(Kind.HEADING, "Kudos", {"label": "h2"}), "Rent on time.", "Jane Marlowe, Owner"], {}),
        (["Amy Blake & Tom Carter", "Owners", "Five stars."], {}),
        (["★★★★★", "Jane Marlowe", "Owner"], {}),
        (["Amazing!", "Jane Marlowe", "Owner"], {}),
        (["Our board loves them.", "Jane Marlowe", "Owner"], {}),
        (["Saved us hours.", "Jane Marlowe", "Owner"], {}),
        (["We have used Maple Hollow for our homes since 2012.", "Jane Marlowe", "Owner"], {}),
        (["We have used Maple Coffee since 2012.", "Jane Marlowe", "Owner"], {"Jane Marlowe": "Owner"}),
        (["We have used new tools since 2012.", "Jane Marlowe", "Owner"], {"Jane Marlowe": "Owner"}),
        (["Welcome!", "Jane Marlowe", "Owner"], {"Jane Marlowe": "Owner"}),
        (["★★★★★", "Amy Blake & Tom Carter", "Owners", "Very professional and prompt."], {}),
        ([(Kind.HEADING, "Featured Home", {"label": "h2"}), "Amy Blake & Tom Carter", "Owners"], {}),
        (["Jane Marlowe", "Owner", "Excellent communicator."], {"Jane Marlowe": "Owner"}),
        (["Jane Marlowe", "Owner", "We are happy with small towns."], {"Jane Marlowe": "Owner"}),
        (
            ["Amy Blake & Tom Carter", "Owners", "They started our small agency and love our town."],
            {"Amy Blake": "Owner", "Tom Carter": "Owner"},
        ),
        (
            ["Amy Blake & Tom Carter", "Owners", "They have managed homes since 1996."],
            {"Amy Blake": "Owner", "Tom Carter": "Owner"},
        ),
        (
            ["Amy Blake & Tom Carter", "Owners", "They welcome you to our office."],
            {"Amy Blake": "Owner", "Tom Carter": "Owner"},
        ),
    ],
)
def test_short_praise_beside_a_name_is_a_clients(read, page, rows, people):
    assert staff(read(page(rows))) == people


@pytest.mark.parametrize(
    ("said", "people"), [("Great team!", {}), ("Great with dogs, and our first hire!", {"Jane Marlowe": "Owner"})]
)
def test_short_praise_below_a_name_in_its_card_is_a_clients(read, page, said, people):
    rows = [(Kind.TEXT, text, {"card": 1}) for text in ("Jane Marlowe", "Owner", said)]
    assert staff(read(page(rows))) == people


@pytest.mark.parametrize(
    ("head", "box", "people"),
    [
        ("Loved by owners", ["Rent on time each month.", "Jane Marlowe", "Owner"], {}),
        ("See why owners choose us", ["Jane Marlowe", "HOA Board President", "“Our board is at ease.”"], {}),
        ("Feedback", ["Amy Blake & Tom Carter", "Owners", "“The best!”"], {}),
        ("Hear from our owners", ["Statements are clear.", "Jane Marlowe, Managing Partner"], {}),
        ("Our team", ["“Rent on time each month.”", "Jane Marlowe", "Owner"], {}),
        ("Our team", ["We let ours for years.", "Jane Marlowe", "Owner"], {}),
        ("Our team", ["Jane Marlowe", "Owner"], {"Jane Marlowe": "Owner"}),
        ("Meet our people", ["Jane Marlowe", "Owner", "Jane looks after homes."], {"Jane Marlowe": "Owner"}),
        ("Meet our people", ["Jane Marlowe", "Owner", "She looks after homes."], {"Jane Marlowe": "Owner"}),
        (
            "Feedback",
            ["We treat each home as ours.", "Jane Marlowe", "Owner, Maple Hollow"],
            {"Jane Marlowe": "Owner, Maple Hollow"},
        ),
        ("Feedback", ["We look after ours.", "Jane Marlowe", "Owner, Maple Coffee"], {}),
    ],
)
def test_nobody_in_what_others_say_by_the_markup_is_staff(read, page, head, box, people):
    rows = [(Kind.TEXT, text, {"card": 1, "said": True}) for text in box]
    assert staff(read(page([(Kind.HEADING, head, {"label": "h2"}), *rows, LONG]))) == people


@pytest.mark.parametrize("text", ["Tenant login", "Owner Portal", "Pay Rent", "Member of NARPM"])
def test_links_to_services_are_no_other_firms(read, page, text):
    link = (Kind.LINK, text, {"href": "https://services.example/connect"})
    assert staff(read(page(["Jane Marlowe, Owner", link]))) == {"Jane Marlowe": "Owner"}


@given(st.text(alphabet='JohnMary and&DoeVan é-’.,"() ', max_size=80))
def test_names_of_any_text_never_fail(text):
    with_couples_apart(text)
    found = person_name(text)
    assert found is None or len(found.text.split()) >= 2


@pytest.mark.parametrize(
    "unit", ["John and Mary ", "Jane Q. ", "“Jane “", "Van der De La Mc", "A. B. ", "Jane Doe, CPM, "]
)
def test_a_hostile_text_hangs_nobody(page, unit):
    outsiders([page([(unit * 200)[:2000]] * 50)], [], Titles.of())
