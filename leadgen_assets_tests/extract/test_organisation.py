from __future__ import annotations

from dataclasses import replace

import pytest

from leadgen_assets.domain.facts.resolution import resolve
from leadgen_assets.domain.pages.page import Kind, Region
from leadgen_assets.extract.firm.domain_letters import agreement

FOOTER = {"region": Region.FOOTER}


@pytest.mark.parametrize(
    "rows",
    [
        [(Kind.STRUCTURED, "Maple Hollow Realty", {"label": "RealEstateAgent.name"})],
        [(Kind.META, "Maple Hollow Realty", {"label": "og:site_name"})],
        [(Kind.TITLE, "Home | Maple Hollow Realty")],
        [(Kind.TITLE, "Maple Hollow Realty - Your friends in Elmfield")],
        [(Kind.TEXT, "© 2026 Maple Hollow Realty. All rights reserved.", FOOTER)],
        [(Kind.TEXT, "Copyright © 2009-2026 by Maple Hollow Realty | Privacy", FOOTER)],
    ],
)
def test_the_name_is_read_where_the_domain_agrees(page, read, values, rows):
    extraction = read(page(rows), domain="maplehollowrealty.example")
    assert values(extraction, "company_name") == ["Maple Hollow Realty"]


@pytest.mark.parametrize(
    ("stated", "written", "expected"),
    [
        ("elmharbor.example", "Elm Realty & Management", "Elm Realty & Management"),
        ("ElmHarbor", "Elm Realty & Management", "Elm Realty & Management"),
        ("Elm Harbor", "Elm Realty & Management", "Elm Harbor"),
        ("ElmHarbor", "Property Management", "ElmHarbor"),
        ("ElmHarbor", "ElmHarbor Realty", "ElmHarbor Realty"),
    ],
)
def test_a_name_that_is_but_the_domain_gives_way_to_the_one_of_head_and_footer(
    page, read, values, stated, written, expected
):
    home = {"region": Region.HEADER, "href": "https://elmharbor.example/"}
    rows = [
        (Kind.META, stated, {"label": "og:site_name"}),
        (Kind.LINK, written, home),
        (Kind.TEXT, f"© 2026 {written}", FOOTER),
    ]
    names = values(read(page(rows, url="https://elmharbor.example/"), domain="elmharbor.example"), "company_name")
    assert names[0] == expected


def test_the_legal_form_is_kept(page, read, values):
    rows = [
        (Kind.TITLE, "Home - Maple Hollow Property Management"),
        (Kind.TEXT, "© 2026 Maple Hollow Property Management, LLC. All rights reserved", FOOTER),
    ]
    assert values(read(page(rows)), "company_name")[0] == "Maple Hollow Property Management, LLC"


def test_without_agreement_there_is_no_name(page, read, values):
    rows = [(Kind.TITLE, "Affordable Roofing in Elmfield | Free Estimates"), (Kind.HEADING, "Welcome")]
    assert values(read(page(rows), domain="q7.example"), "company_name") == []


def test_the_web_designer_is_not_the_company(page, read, values):
    rows = [
        (Kind.TITLE, "Maple Hollow"),
        (Kind.TEXT, "© 2026 Maple Hollow. Website by Pixel Barn Studio", FOOTER),
        (Kind.TEXT, "Design © 2026 Pixel Barn Studio", FOOTER),
    ]
    assert values(read(page(rows)), "company_name") == ["Maple Hollow"]


def test_domain_and_website_come_from_the_home_page_itself(page, read):
    extraction = read(page(["x"], url="https://www.maplehollow.example/index.html"))
    facts = {fact.field: fact for fact in extraction.facts}
    assert (facts["domain"].value, facts["domain"].segment) == ("maplehollow.example", 1)
    assert facts["website"].value == "https://www.maplehollow.example/"
    assert facts["website"].quote == "https://www.maplehollow.example/index.html"


def test_a_home_page_that_moved_to_a_social_network_gives_no_domain(page, read, values):
    extraction = read(page(["x"], url="https://www.facebook.com/maplehollow"))
    assert values(extraction, "domain") == []


def test_the_description_is_the_pages_own(page, read, values):
    rows = [(Kind.META, "Maple Hollow manages rental homes in Elmfield.", {"label": "description"})]
    assert values(read(page(rows)), "description") == ["Maple Hollow manages rental homes in Elmfield."]


@pytest.mark.parametrize(
    ("name", "domain", "least"),
    [
        ("maple hollow realty", "maplehollowrealty.example", 1.0),
        ("maple hollow property management", "mhpm.example", 0.8),
        ("maple hollow property management", "maplehollow.example", 0.5),
        ("smith and sons", "smithandsons.example", 1.0),
    ],
)
def test_letters_of_the_domain_agree(name, domain, least):
    assert agreement(name, domain) >= least


def test_other_letters_do_not():
    assert agreement("pixel barn studio", "maplehollow.example") < 0.1


def test_a_name_of_plain_words_that_the_firm_declares_is_one(page, read, values):
    rows = [
        (Kind.TITLE, "+Plus Property Management | Elmfield"),
        (Kind.META, "+Plus Property Management", {"label": "og:site_name"}),
        (Kind.TEXT, "© 2026 +Plus Property Management", FOOTER),
    ]
    assert values(read(page(rows)), "company_name") == ["+Plus Property Management"]
    assert values(read(page([(Kind.HEADING, "Property Management", {"label": "h1"})])), "company_name") == []


def test_a_firms_first_words_about_itself_describe_it_without_a_full_stop(page, read, values):
    words = "We are a family-owned firm and look after rental houses in Elm County, from first tenant to last repair"
    assert values(read(page(["Home", words])), "description") == [words]
    menu = "Rental houses Apartments Owners Residents Payments Repairs Listings Contact Directions Careers"
    assert values(read(page([menu])), "description") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Since 1970, Mr. Elm has mended pipes across three counties of the state.",
        "Dr. Elm and his team provide dentistry for families and for their elders.",
        "Open from 9 a.m. to 5 p.m. Monday through Friday, we mend pipes across the county.",
        "Elm & Co. Inc. Accountants have been the bookkeepers of small firms since 1970.",
        "We are the bookkeepers of small firms, and our name is Elm & Co.",
    ],
)
def test_a_description_is_not_cut_behind_what_is_written_short(page, read, values, sentence):
    assert values(read(page([f"{sentence} Call us today."])), "description") == [sentence]


def test_a_description_ends_behind_the_hours_where_a_sentence_begins(page, read, values):
    sentence = "Our shop mends pipes across the county, from 9 a.m. to 5 p.m."
    assert values(read(page([f"{sentence} We answer the telephone on Sundays, too."])), "description") == [sentence]


@pytest.mark.parametrize(
    "sentence",
    [
        "We market homes by e-mail and in print, and we never charge a fee that was not agreed.",
        "We are an e-mail marketing agency that does not believe in bulk mailings or cold calls.",
        "We help small shops with advertising by e-mail that does not annoy those whom it is for.",
        "Our studio designs mailing lists, contact forms and sites for firms without a marketing staff.",
        "We sell houses without a sales pitch, and you can reach us by e-mail at any time of day.",
        "Wir sind eine Agentur für Werbung und Kontaktdaten, die niemand sonst in Tulsa pflegt.",
    ],
)
def test_what_a_firm_does_with_marketing_and_mail_is_a_description(page, read, values, sentence):
    assert values(read(page([sentence])), "description") == [sentence]


@pytest.mark.parametrize(
    "sentence",
    [
        "If you have any questions about our houses, please contact us by telephone.",
        "Please note that our staff answers letters on Mondays and on no other day.",
        "From the old bridge take the second exit and turn left at the next light.",
        "My sister and I stayed here in spring and were pleased with all of it.",
        "come from? Visit some of our favourite places for ideas and for inspiration.",
        "That was the long and the short of it, and nothing else stands on this page.",
        "The brands and logos shown on these pages are trademarks that Elm Foods uses.",
        "All required fields are marked with a star, and we read what you send us.",
        "Circulating chilled water to the next machine and back to the tank again.",
        "Enter the text from the image above to help our staff combat spam today.",
        "Water: 918-627-2295 and sewer on the same line, day and night, all year round.",
        "Trusted by more than 600 customers in Elmfield and the towns around it.",
        "Thank you, we have received your message and will get back to you shortly.",
        "Thanks! We've got your request, and one of our staff is going to call today.",
        "Your message has been sent, and somebody of our staff is going to call you.",
        "Oops, your message could not be sent; try it again in a few minutes' time.",
        "Thank you for contacting Elm Homes, where somebody reads it within the day.",
        "Thank you, someone will be in touch with you within the next two days.",
        "At this time the safety of our guests and their families is what we work for.",
        "ANNOUNCEMENTS ----- Keep an eye out for a letter about our new way to pay rent.",
        "Due to the storm our office is closed on Tuesday and open on Wednesday again.",
        "As the name implies, a whole loaf is one that nobody cut, and we sell many.",
        "Ironwood Bakery of the Elm Valley is a small shop that is owned and managed by",
        "The e-mail addresses on this site may not be used for marketing or for advertising.",
        "We do not accept unsolicited marketing e-mails, whoever sends them and whatever they offer.",
        "Unsolicited commercial e-mail to the addresses on this website is not welcome here.",
        "Der Nutzung der hier veröffentlichten Kontaktdaten zu Werbezwecken wird widersprochen.",
        "1870 West Prince Road, the Second Building at the Corner, Elmfield TX 75001.",
        "Welcome to the Lakeshore Dental Centre and Surgery of Elmfield and of Mallow.",
        "Rebecca started her career in 2006 with a family-owned firm that built houses.",
    ],
)
def test_an_instruction_or_anothers_story_is_no_description(page, read, values, sentence):
    assert values(read(page([sentence])), "description") == []


def test_a_firms_line_may_begin_with_a_word_of_notices(page, read, values):
    said = "Attention to detail is what our bakers are known for in Elmfield and beyond."
    assert values(read(page([said])), "description") == [said]


@pytest.mark.parametrize("signed", ["—Ann Q. Berkmoor, Inventor (1847-1931)", "- Hippocrates", "~ Bob S., Elmfield"])
def test_a_quotation_describes_nobody(page, read, values, signed):
    said = "The doctor of the future will look after the whole of us, and not after this part or that."
    assert values(read(page([said, signed])), "description") == []
    assert values(read(page([f"{said} {signed[:14]}"])), "description") == []


@pytest.mark.parametrize("below", [["- Oven repairs", "- New ovens"], ["— The Elmfield Team"], ["Ovens"]])
def test_what_a_list_stands_below_is_no_quotation(page, read, values, below):
    said = "We look after the ovens of Elmfield and of all the towns around it, day and night."
    assert values(read(page([said, *below])), "description") == [said]


def test_a_line_without_a_verb_describes_a_firm(page, read, values):
    line = "Rental management for owners in Elmfield and surrounding towns since 1989."
    later = "Renewals are negotiated ninety days ahead, because a resident who stays is the best one."
    assert values(read(page([line, later])), "description")[0] == line
    trusted = "Trusted by owners in Elmfield since 1989, we manage rental homes and small houses."
    assert values(read(page([trusted])), "description") == [trusted]


def test_what_an_emergency_page_is_called_names_no_firm(page, read, values):
    rows = [(Kind.TITLE, "Elmfield Lawyers - 24 Hour Emergency Contact"), (Kind.HEADING, "24 Hour Emergency Contact")]
    assert "24 Hour Emergency" not in values(read(page(rows)), "company_name")


@pytest.mark.parametrize(
    "sentence",
    [
        "For over twenty years, Elm Homes has been building houses in Elmfield.",
        "Welcome to Elm Homes, where we build wooden houses for people in Elmfield.",
        "480 houses in Elmfield and around it were built by Elm Homes since 1989.",
        "Dr. Berkmoor and her team look after the teeth of whole families in Elmfield.",
        "We have received the Elmfield prize for new houses in each of four years.",
        "Thank you for visiting Elm Homes, which builds wooden houses in Elmfield.",
        "We answer your message within a day, and build your house within a year.",
    ],
)
def test_years_of_work_describe_a_firm(page, read, values, sentence):
    assert values(read(page([sentence])), "description") == [sentence]


def test_the_description_is_of_the_surest_name_not_the_longest(page, read, values):
    said = "Maple Hollow is a family of bakers who have worked in Elmfield for forty years."
    slogan = "Granite Loaf & Elm Valley Bread Works"
    pages = [
        page([(Kind.TITLE, f"{title} | {slogan}"), slogan, said], role="about", url=f"https://maplehollow.example/{at}")
        for at, title in enumerate(("Fresh bread", "Wedding cakes", "Morning rolls", "Sunday pies"))
    ]
    home = page([(Kind.TITLE, "Maple Hollow"), slogan, slogan])
    assert values(read(home, *pages), "description") == [said]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("In 1978 he began the firm of Elm & Reed, from which Maple & Hollow, LLP, has grown.", "Maple & Hollow, LLP"),
        ("She joined Maple Hollow in 2012.", "Maple Hollow"),
        ("She joined Maple Grove in 2012.", None),
        ("The road from Dr. Maplehollow leads to Elmfield.", None),
    ],
)
def test_a_name_in_running_text_is_the_firms_where_the_domain_spells_it_and_nothing_else_names_it(
    page, read, values, text, name
):
    assert values(read(page([text], role="about")), "company_name") == [name] * bool(name)


def test_a_greeting_to_a_website_is_no_part_of_the_name(page, read, values):
    found = read(page([(Kind.HEADING, "Welcome to the website of Maple Hollow Homes", {"label": "h1"})]))
    assert values(found, "company_name") == ["Maple Hollow Homes"]


def test_letters_set_apart_are_no_name(page, read, values):
    assert (
        values(read(page([(Kind.HEADING, "M a p l e", {"label": "h1"}), (Kind.TITLE, "M a p l e")])), "company_name")
        == []
    )


def test_an_address_gives_way_to_a_name_in_words(page, read, values):
    rows = [(Kind.TITLE, "Maple Hollow Homes | Houses to rent"), "© 2026 MapleHollow.com · All Rights Reserved"]
    assert values(read(page(rows)), "company_name") == ["Maple Hollow Homes"]


@pytest.fixture
def called(read, vocabulary):
    """What the firm of some pages is called in the end."""

    def name(*pages):
        facts = [replace(fact, verified=True) for fact in read(*pages).facts]
        return resolve(facts, [], vocabulary, pages_read=len(pages)).fields["company_name"].values[0]

    return name


def test_a_page_called_company_is_no_legal_form(page, called):
    home = page([(Kind.TITLE, "Maple Hollow Builders | Home"), "© 2026 Maple Hollow Builders"], role="home")
    label = (Kind.META, "Maple Hollow", {"label": "og:site_name"})
    rows = [(Kind.TITLE, "Maple Hollow Company | Led by its founder"), label, "© 2026 Maple Hollow Builders"]
    assert called(home, page(rows, role="about", url="https://maplehollow.example/a")) == "Maple Hollow Builders"
    assert called(page([(Kind.TITLE, "Maple Hollow Company | Home"), "© 2026 Maple Hollow Company"])) == (
        "Maple Hollow Company"
    )


def test_who_founded_the_firm_is_not_its_name(page, read, values):
    title = (Kind.TITLE, "About Elm & Associates PLLC | Founded by Martin Elm | Our story")
    found = read(page([title, "© 2026 Elm & Associates PLLC"], role="about"), domain="martinelmlaw.example")
    assert values(found, "company_name") == ["Elm & Associates PLLC"]


def test_a_logo_that_is_parted_before_the_legal_form_is_no_fuller_name(page, called):
    logo = (Kind.LINK, "Maple Hollow Law Visas · PLLC", {"href": "https://maplehollow.example/"})
    said = ["At Maple Hollow Law, we are dedicated.", "Maple Hollow Law Visas helps.", "© 2026 Maple Hollow Law, PLLC"]
    about = page([(Kind.TITLE, "Visas — Maple Hollow Law, PLLC"), logo, *said], url="https://maplehollow.example/a")
    assert called(page([(Kind.TITLE, "Maple Hollow Law, PLLC — Elmfield"), logo, *said]), about) == (
        "Maple Hollow Law, PLLC"
    )
