from __future__ import annotations

from dataclasses import replace

import pytest

from leadgen_assets.domain.facts.resolution import resolve
from leadgen_assets.domain.pages.page import Kind, Region
from leadgen_assets.extract.points.contact_points import is_somebody_elses


@pytest.mark.parametrize(
    ("text", "phone", "fax"),
    [
        ("Phone: (512) 555-0101 Fax: (512) 555-0102", ["+15125550101"], ["+15125550102"]),
        ("P 512.555.0101 | F: 512.555.0102", ["+15125550101"], ["+15125550102"]),
        ("Phone/Fax 512-555-0101", ["+15125550101"], []),
        ("512 555 0102 (fax)", [], ["+15125550102"]),
        ("Call 1-512-555-0101 today", ["+15125550101"], []),
        ("Licence 5125550, order 12-34-56", [], []),
        ("Rent $1,512 555 0101", [], []),
    ],
)
def test_phone_and_fax_are_told_apart(page, read, values, text, phone, fax):
    extraction = read(page([text], role="contact"))
    assert values(extraction, "phone") == phone
    assert values(extraction, "fax") == fax


def test_a_label_of_its_own_says_fax(page, read, values):
    extraction = read(page(["Fax", "512-555-0102", "Phone", "512-555-0101"], role="contact"))
    assert values(extraction, "fax") == ["+15125550102"]
    assert values(extraction, "phone") == ["+15125550101"]


def test_a_local_number_comes_before_a_toll_free_one(page, read, values):
    extraction = read(page(["Toll-free 800-555-0199", "Office 512-555-0101"], role="contact"))
    assert values(extraction, "phone")[0] == "+15125550101"


def test_the_footer_comes_before_running_text(page, read, values):
    footer = (Kind.TEXT, "512-555-0101", {"region": Region.FOOTER})
    extraction = read(
        page(["Our friends at Elm Roofing answer at 512-555-0155, they are good people and " * 2, footer])
    )
    assert values(extraction, "phone")[0] == "+15125550101"


@pytest.mark.parametrize(
    "href",
    [
        "https://wa.me/15125550101",
        "https://wa.me/+15125550101?text=Hello",
        "http://wa.me/15125550101/",
        "https://api.whatsapp.com/send?phone=15125550101&text=Hello",
        "https://api.whatsapp.com/send/?text=Hello&phone=%2B15125550101",
        "https://web.whatsapp.com/send?phone=15125550101",
        "sms:+15125550101",
        "sms:512-555-0101?body=Call%20me%20at%20512-555-0199",
        "SMS:(512)%20555-0101",
    ],
)
def test_a_link_to_write_to_a_number_names_it_and_comes_after_the_office(page, read, values, href):
    link = (Kind.LINK, "Chat with us", {"href": href})
    assert values(read(page([link], role="contact")), "phone") == ["+15125550101"]
    assert values(read(page([link, "512-555-0100"], role="contact")), "phone") == ["+15125550100", "+15125550101"]


@pytest.mark.parametrize(
    "href",
    [
        "https://wa.me/?text=15125550101",
        "https://api.whatsapp.com/send?text=Call%205125550101",
        "https://wa.me/message/15125550101",
        "https://www.facebook.com/15125550101",
        "https://api.maple.example/send?phone=15125550101",
        "https://wa.me/123",
    ],
)
def test_other_links_with_digits_name_no_number(page, read, values, href):
    assert values(read(page([(Kind.LINK, "Share", {"href": href})], role="contact")), "phone") == []


def test_a_tel_link_is_quoted_with_its_address_where_its_text_shows_no_number(page, read):
    link = (Kind.LINK, "Call us", {"href": "tel:+15125550101"})
    fact = next(fact for fact in read(page([link])).facts if fact.field == "phone")
    assert (fact.value, fact.quote) == ("+15125550101", "tel:+15125550101 Call us")


@pytest.mark.parametrize(
    "row",
    [
        "Write to info@maplehollow.example.",
        "info [at] maplehollow [dot] example",
        "info(at)maplehollow.example",
        "info AT maplehollow DOT example",
        (Kind.LINK, "E-mail us", {"href": "mailto:Info@MapleHollow.example?subject=Hello"}),
        (Kind.STRUCTURED, "info@maplehollow.example", {"label": "RealEstateAgent.email"}),
        "info <at> maplehollow <dot> example",
        "info_at_maplehollow_dot_example",
        (Kind.LINK, "Write", {"href": "mailto:Maple%20Hollow%20%3Cinfo@maplehollow.example%3E?subject=Hello"}),
        (Kind.LINK, "Write", {"href": "mailto:%22Maple%22%20%3cinfo%40maplehollow.example%3e"}),
    ],
)
def test_mailboxes_are_read_however_they_are_written(page, read, values, row):
    assert values(read(page([row])), "email") == ["info@maplehollow.example"]


@pytest.mark.parametrize(
    "text", ["logo@2x.png", "you@example.com", "name@maplehollow.example", "meet us at firm dot", "@maple"]
)
def test_files_and_placeholders_are_no_mailboxes(page, read, values, text):
    assert values(read(page([text])), "email") == []


def test_the_own_domain_comes_before_others(page, read, values):
    extraction = read(
        page(["design@pixelbarn.example", "maplehollow@gmail.com", "office@maplehollow.example"], role="contact")
    )
    assert values(extraction, "email")[:2] == ["office@maplehollow.example", "maplehollow@gmail.com"]


def test_an_hcard_tells_telephone_and_fax(page, read, values):
    rows = [
        (Kind.STRUCTURED, "512-555-0101", {"label": "vcard.tel"}),
        (Kind.STRUCTURED, "512-555-0102", {"label": "vcard.fax"}),
    ]
    extraction = read(page(rows))
    assert values(extraction, "phone") == ["+15125550101"]
    assert values(extraction, "fax") == ["+15125550102"]


@pytest.mark.parametrize(
    ("rows", "phone", "fax"),
    [
        (["512-555-0101 (phone) 512-555-0102 (fax)"], ["+15125550101"], ["+15125550102"]),
        (["512-555-0101 phone | 512-555-0102 fax"], ["+15125550101"], ["+15125550102"]),
        (["512-555-0101 Fax: 512-555-0102"], ["+15125550101"], ["+15125550102"]),
        (["Fax: 512-555-0102, 512-555-0103"], [], ["+15125550102", "+15125550103"]),
        (["Fax your order to 512-555-0102 or call 512-555-0101"], ["+15125550101"], ["+15125550102"]),
        (["Tel 512-555-0101, 512-555-0102 (Equipment Sales Fax)"], ["+15125550101"], ["+15125550102"]),
        (["Phone", "Fax", "512-555-0101", "512-555-0102"], ["+15125550101"], ["+15125550102"]),
        ([(Kind.HEADING, "Fax numbers"), "512-555-0102", "512-555-0103"], [], ["+15125550102", "+15125550103"]),
        ([(Kind.LINK, "Fax us", {"href": "tel:+15125550102"})], [], ["+15125550102"]),
        ([(Kind.LINK, "512-555-0102", {"href": "fax:+15125550102"}), "Fax: 512-555-0102"], [], ["+15125550102"]),
        ([(Kind.META, "512-555-0102", {"label": "og:fax_number"})], [], ["+15125550102"]),
        ([(Kind.IMAGE, "Fax"), "512-555-0102 512-555-0101"], ["+15125550101"], ["+15125550102"]),
        (["Fax/Text 512-555-0102, Voice 512-555-0101"], ["+15125550101", "+15125550102"], []),
        *(
            (rows, ["+15125550101"], ["+15125550102"])
            for rows in (
                *(
                    [f"({label}) 512-555-0101 (f) 512-555-0102"]
                    for label in ("p", "o", "t", "c", "m", "w", "ph", "tel.")
                ),
                ["(office) 512-555-0101 (fax) 512-555-0102"],
                ["Jane Lee (v): 512-555-0101 (f): 512-555-0102 (text welcome)"],
                ["(f) 512-555-0102 (p) 512-555-0101"],
                ["Phone: 512-555-0101 (fax) 512-555-0102"],
                ["512-555-0101 (p) 512-555-0102 (f)"],
                ["512-555-0102 (fax), 512-555-0101"],
                ["512-555-0101 Fax: 512-555-0102 Call today"],
                ["Fax 512-555-0102 512-555-0101"],
                ["512-555-0101; 512-555-0102 is our fax."],
                ["Our office is 512-555-0101 and 512-555-0102 is the fax number"],
                ["📠 512-555-0102 📞 512-555-0101"],
                ["☎️ 512-555-0101 ℻ 512-555-0102"],
                ["📠 512-555-0102", "512-555-0101"],
                ["Tél. 512-555-0101 — Téléc. : 512-555-0102"],
                ["512-555-0102", "Fax", "512-555-0101", "Phone"],
                ["512-555-0101", "Office", "512-555-0102", "Fax"],
                ["512-555-0102", (Kind.TEXT, "Fax", {"goes_on": True}), "Phone: 512-555-0101"],
                ["512-555-0101", "Fax", "512-555-0102"],
                ["Phone", "512-555-0101", "Fax", "512-555-0102", "Cell"],
                ["512-555-0101", "Fax", "512-555-0102", "Phone", "512-555-0101 ext. 2"],
                [(Kind.LINK, "Call", {"href": "tel:5125550101"}), "Fax", "512-555-0102"],
            )
        ),
        ([(Kind.LINK, "512-555-0102", {"href": "fax:+15125550102"}), "512-555-0102"], [], ["+15125550102"]),
        ([(Kind.IMAGE, "Fax: 512-555-0102"), "512-555-0101 512-555-0102"], ["+15125550101"], ["+15125550102"]),
        (["512-555-0101 (fax) 512-555-0102"], [], []),
        *(
            ([text], ["+15125550101"], [])
            for text in (
                "Call before faxing: 512-555-0101",
                "Please call before faxing. 512-555-0101",
                "No fax. 512-555-0101",
                "We no longer have a fax. 512-555-0101",
                "We don't have a fax; 512-555-0101",
                "We do not fax. 512-555-0101",
                "Scan and fax services. 512-555-0101",
                "Copy, fax, print: 512-555-0101",
                "Copies, faxes, notary. 512-555-0101",
                "Phone, fax and wifi in every suite. 512-555-0101",
                "Fax available on request. 512-555-0101",
                "Our fax machine is retired. 512-555-0101",
                "512-555-0101 (also fax)",
                "512-555-0101 (fax too)",
                "512-555-0101 M-F",
                "512-555-0101 F, Sat 9-12",
            )
        ),
        *(
            ([text], [], ["+15125550102"])
            for text in (
                "Print and fax: 512-555-0102",
                "Fax, print or mail it to 512-555-0102",
                "Fax. 512-555-0102",
                "Fax machine: 512-555-0102",
                "Fax service: 512-555-0102",
                "Fax, as our old machine is gone: 512-555-0102",
                "Not by phone but fax 512-555-0102",
                "Do not mail. Fax 512-555-0102",
                "Fax available day and night: 512-555-0102",
                "512-555-0102 (Parts and Service Fax)",
            )
        ),
        *(
            (rows, ["+15125550101"], ["+15125550102"])
            for rows in (
                ["512-555-0102 F", "512-555-0101 P"],
                ["512-555-0101 P", "512-555-0102 F"],
                ["512-555-0102 F / 512-555-0101 P"],
                ["512-555-0101 O | 512-555-0102 F"],
                ["512-555-0101-O", "512-555-0102-F"],
                ["512-555-0101 T 512-555-0102 F"],
                ["512-555-0101p 512-555-0102f"],
                ["512-555-0101 F 512-555-0102"],
            )
        ),
        (["Mon-Thu 8-5 F: 512-555-0102 P: 512-555-0101"], ["+15125550101"], []),
        (["512-555-0101, fax 0102"], ["+15125550101"], []),
        (["512-555-0101 O | 512-555-0102 F | 512-555-0103 C"], ["+15125550101", "+15125550103"], ["+15125550102"]),
        (["512-555-0103 C | 512-555-0101 O | 512-555-0102 F"], ["+15125550101", "+15125550103"], ["+15125550102"]),
        (["512-555-0101", (Kind.TEXT, "Fax:", {"goes_on": True})], ["+15125550101"], []),
        (["Fax numbers: 512-555-0102 512-555-0103"], [], ["+15125550102", "+15125550103"]),
        (["512-555-0101 is our phone and fax"], ["+15125550101"], []),
        *(
            ([text], ["+15125550101"], ["+15125550102"])
            for text in (
                "T/F 512-555-0101 / 512-555-0102",
                "Ph/Fax: 512-555-0101 / 512-555-0102",
                "P/F: 512-555-0101 | 512-555-0102",
                "Fax/Tel: 512-555-0102 / 512-555-0101",
                "F/T 512-555-0102 / 512-555-0101",
                "Phone and fax numbers: 512-555-0101 and 512-555-0102",
                "Office/Fax 512-555-0101/512-555-0102",
                "Tel. / Fax: (512) 555-0101 / (512) 555-0102",
            )
        ),
        (["Phone/Fax", "512-555-0101 / 512-555-0102"], ["+15125550101"], ["+15125550102"]),
        *(
            ([text], ["+15125550101"], [])
            for text in ("T/F 512-555-0101", "O/F: 512-555-0101", "Phone & Fax: 512-555-0101", "P or F: 512-555-0101")
        ),
        (["Phone/Fax: 512-555-0101 or 512-555-0102"], ["+15125550101", "+15125550102"], []),
        (["Phone/Fax: 512-555-0101 / 800-555-0102"], ["+15125550101", "+18005550102"], []),
    ],
)
def test_labels_tell_a_fax_wherever_they_stand(page, read, values, rows, phone, fax):
    extraction = read(page(rows, role="contact"))
    assert values(extraction, "phone") == phone
    assert values(extraction, "fax") == fax


@pytest.mark.parametrize(
    "front",
    [
        *("100 Main St, Suite F", "100 Main St, Ste. F,", "Bldg F:", "Unit F |", "#F", "Room F.", "P.O. Box F"),
        *(
            "Call M-F:",
            "M–F",
            "Open M T W Th F",
            "M, T, W, Th, F:",
            "M/W/F:",
            "Hours: M thru F.",
            "M-Th 8-5, F",
            "Sat, F:",
        ),
        *("Dr. Ann F", "Call John F.", "Grade F", "T/F", "T/F:"),
    ],
)
def test_an_f_of_something_else_is_no_fax(page, read, values, front):
    extraction = read(page([f"{front} 512-555-0101"], role="contact"))
    assert (values(extraction, "phone"), values(extraction, "fax")) == (["+15125550101"], [])


@pytest.mark.parametrize(
    "front",
    [
        *("F", "F:", "f.", "Maple Hollow | F", "Maple Hollow, F:", "Maple Hollow – F", "Austin, TX 78701 F", "[f]"),
        *("Maple Hollow F:", "500 Elm Street · F"),
    ],
)
def test_a_lone_f_is_a_fax(page, read, values, front):
    extraction = read(page([f"{front} 512-555-0102"], role="contact"))
    assert (values(extraction, "phone"), values(extraction, "fax")) == ([], ["+15125550102"])


@pytest.mark.parametrize(
    "rows", [["Fax", "Phone", "512-555-0101"], ["Phone", "Fax", "512-555-0101"], ["Fax", "Toll free", "512-555-0101"]]
)
def test_of_both_labels_above_one_number_the_telephone_counts(page, read, values, rows):
    extraction = read(page(rows, role="contact"))
    assert (values(extraction, "phone"), values(extraction, "fax")) == (["+15125550101"], [])


def test_what_is_stated_of_one_office_comes_behind_what_is_stated_of_the_firm(page, read, values):
    rows = [
        (Kind.STRUCTURED, "Maple Hollow", {"label": "Dentist.name"}),
        (Kind.STRUCTURED, "512-555-0199", {"label": "Dentist.department.telephone"}),
        (Kind.STRUCTURED, "ann.links@gmail.com", {"label": "Dentist.department.email"}),
        (Kind.STRUCTURED, "512-555-0101", {"label": "Dentist.telephone"}),
        (Kind.STRUCTURED, "smile@maplehollow.example", {"label": "Dentist.email"}),
    ]
    said = read(page(rows))
    assert values(said, "phone")[0] == "+15125550101"
    assert values(said, "email")[0] == "smile@maplehollow.example"


def test_a_mailbox_of_the_firms_own_domain_comes_before_a_free_one(page, read, values):
    rows = ["Rosa", "rosa.links@gmail.com", "Ann", "smile@maplehollow.example"]
    assert values(read(page(rows, role="contact")), "email")[0] == "smile@maplehollow.example"


AGENTS = ["Jane Alder, Broker", "512-555-0101", "janeelm1@gmail.com", "An Qingdong", "512-555-0102"]
BOTH = [*AGENTS, "qingdong.an@yahoo.com"]


@pytest.mark.parametrize(
    ("rows", "email"),
    [
        (BOTH, ()),
        (["Ng Hieu", "ng.hieu@yahoo.com", "An Qingdong", "qingdongan@gmail.com"], ()),
        ([*BOTH, "Maple Hollow", "maplehollow@gmail.com"], ("maplehollow@gmail.com",)),
        ([*AGENTS, "an.qingdong@aol.com", "Our office", "hollowhomes@gmail.com"], ("hollowhomes@gmail.com",)),
        (["An Qingdong", "512-555-0102", "qingdong.an@yahoo.com"], ("qingdong.an@yahoo.com",)),
        ([(Kind.TITLE, "Acme Homes | Us"), *BOTH, "Acme Homes", "acmehomes@aol.com"], ("acmehomes@aol.com",)),
        ([*BOTH, "Jinho Alder", "Broker", "rememberjinho@gmail.com"], ()),
    ],
)
def test_a_free_mailbox_below_a_name_in_a_list_of_several_is_that_ones(page, read, vocabulary, rows, email):
    said = read(page(rows, role="team"))
    facts = [replace(fact, verified=True) for fact in said.facts]
    people = [(person.full_name, person.facts) for person in said.people]
    assert resolve(facts, people, vocabulary, pages_read=1).fields["email"].values == email


def test_a_letter_that_is_a_cards_picture_heads_no_column(page, read, values):
    card = [(Kind.TEXT, text, {"card": 1}) for text in ("F", "Families", "We look after yours.")]
    foot = (Kind.TEXT, "512-555-0101", {"card": 9, "region": Region.FOOTER})
    assert values(read(page([*card, foot])), "fax") == []
    assert values(read(page([*card, (Kind.TEXT, "512-555-0101", {"card": 9})])), "fax") == []
    heads = [(Kind.TEXT, text, {"card": 1}) for text in ("P", "F")]
    row = [(Kind.TEXT, text, {"card": 2}) for text in ("512-555-0101", "512-555-0102")]
    assert values(read(page([*heads, *row])), "fax") == ["+15125550102"]


def test_a_table_tells_the_fax_by_its_head(page, read, values):
    head = [(Kind.TEXT, text, {"card": 1}) for text in ("Office", "Phone", "Fax")]
    row = [(Kind.TEXT, text, {"card": 2}) for text in ("Austin", "512-555-0101", "512-555-0102")]
    extraction = read(page([*head, *row], role="contact"))
    assert (values(extraction, "phone"), values(extraction, "fax")) == (["+15125550101"], ["+15125550102"])


def test_a_fax_is_one_on_every_page(page, read, values):
    contact = page(["Fax: 512-555-0102"], role="contact")
    extraction = read(page(["512-555-0102"]), contact)
    assert values(extraction, "phone") == []
    assert values(extraction, "fax") == ["+15125550102"]


@pytest.mark.parametrize(
    ("rows", "domain", "phone"),
    [
        (["020 7946 0958"], "maple.co.uk", ["+442079460958"]),
        (["10 Elm Road, London N1 9GU", "020 7946 0958"], "maple.example", ["+442079460958"]),
        (["Sydney NSW 2000", "(02) 5550 1234"], "maple.example", ["+61255501234"]),
        (
            ["Singapore", "Phone: 6123 4567", "France", "01 99 00 12 34"],
            "maple.example",
            ["+6561234567", "+33199001234"],
        ),
        (["Turn to the turkey farm", "020 7946 0958"], "maple.example", []),
        (["020 7946 0958"], "maple.io", []),
        (["We serve Texas and New Mexico.", "(866) 230-7236"], "maple.example", ["+18662307236"]),
        (["12 Elm Street", "Peru, IN 46970", "(866) 230-7236"], "maple.example", ["+18662307236"]),
        (
            [
                "Our lawyers have helped families from Mexico, India and many other places to stay in the country that they love.",
                "(866) 230-7236",
            ],
            "maple.example",
            ["+18662307236"],
        ),
        (["Mexico", "(55) 5093-1234"], "maple.example", ["+525550931234"]),
        (
            [(Kind.STRUCTURED, "GB", {"label": "Organization.address.addressCountry"}), "020 7946 0958"],
            "maple.example",
            ["+442079460958"],
        ),
    ],
)
def test_the_country_is_read_from_the_page(page, read, values, rows, domain, phone):
    assert values(read(page(rows, role="contact"), domain=domain), "phone") == phone


def test_a_number_of_the_markup_alone_gives_way_to_one_that_is_seen_everywhere(page, read, vocabulary):
    stated = (Kind.STRUCTURED, "(703) 555-0142", {"label": "LocalBusiness.telephone"})
    foot = (Kind.TEXT, "Call us: (703) 555-0199", {"region": Region.FOOTER})

    def phone(*pages):
        facts = [replace(fact, verified=True) for fact in read(*pages).facts]
        return resolve(facts, [], vocabulary, pages_read=len(pages)).fields["phone"].values[0]

    others = [page([foot], role="about", url=f"https://maplehollow.example/{at}") for at in range(3)]
    assert phone(page([stated, foot]), *others) == "+17035550199"
    assert phone(page([stated]), others[0]) == "+17035550142"
    assert phone(page([stated, (Kind.TEXT, "(703) 555-0142", {"region": Region.FOOTER})]), others[0]) == "+17035550142"


def test_of_an_address_shown_and_another_behind_it_the_shown_one_counts(page, read, values):
    link = (Kind.LINK, "events@maplehollow.example", {"href": "mailto:old@maplehollow.example"})
    assert values(read(page([link])), "email") == ["events@maplehollow.example"]


def test_a_strangers_address_is_read_and_never_the_companys(page, read, vocabulary):
    extraction = read(page(["Site by design@pixelbarn.example"], role="contact"))
    fact = next(fact for fact in extraction.facts if fact.field == "email")
    assert fact.value == "design@pixelbarn.example"
    profile = resolve(extraction.facts, [], vocabulary, pages_read=1)
    assert profile.fields["email"].values == ()


def test_a_meta_authors_address_is_no_contact(page, read, values):
    assert values(read(page([(Kind.META, "dev@maplehollow.example", {"label": "author"})])), "email") == []


def test_a_page_of_numbers_hangs_nobody(page, read):
    rows = ["1 2 3 4 5 6 7 8 9 0 " * 3 + str(number) for number in range(400)]
    read(page(["London, United Kingdom", "India", *rows]))


def test_a_mailbox_beside_the_website_of_its_own_host_is_another_organisations(page, read, values):
    rows = ["Maple Ombudsman", "Phone: 512-555-0143", "Email: ask@mapleombudsman.example", "www.mapleombudsman.example"]
    confidence = {}
    for count in (3, 4):
        facts = read(page(rows[:count], role="contact")).facts
        confidence[count] = max(fact.confidence for fact in facts if fact.field == "email")
    assert confidence[3] >= 0.4 > confidence[4]


def test_on_a_page_of_unknown_purpose_an_entry_of_many_comes_after_what_stands_outside(page, read, values):
    entries = [(Kind.TEXT, f"512-555-010{n}", {"card": n}) for n in (1, 2, 3)]
    extraction = read(page([*entries, "Phone: 512-555-0142"], role="list"))
    assert values(extraction, "phone")[0] == "+15125550142"


def test_a_state_with_its_code_says_whose_number_it_is(read, page, values):
    rows = ["China", "Shanghai Office", "Head office", "12 Alder St", "Cleveland, Ohio 44135", "PH: (800) 555-0143"]
    assert values(read(page(rows, role="contact")), "phone") == ["+18005550143"]


def test_a_departments_mailbox_comes_before_one_persons(page, read, values, vocabulary):
    rows = [
        (Kind.LINK, "Write to us", {"href": "mailto:jane@maplehollow.example"}),
        (
            Kind.TEXT,
            "Whoever wants a price, a plan or a visit writes to sales@maplehollow.example and hears within days. " * 2,
        ),
    ]
    pages = [page(rows, role="contact"), page(rows[:1], role="about", url="https://maplehollow.example/about")]
    facts = [replace(fact, verified=True) for fact in read(*pages).facts]
    assert resolve(facts, (), vocabulary, pages_read=2).fields["email"].values == ("sales@maplehollow.example",)
    alone = [replace(fact, verified=True) for fact in read(pages[1]).facts]
    assert resolve(alone, (), vocabulary, pages_read=1).fields["email"].values == ("jane@maplehollow.example",)


@pytest.mark.parametrize("office", ["hello", "info", "office", "maplehollow"])
@pytest.mark.parametrize("department", ["sales", "support", "leasing", "rentals"])
def test_the_offices_mailbox_comes_before_a_departments_told_as_well(page, read, values, office, department):
    rows = [f"{department.title()}: {department}@maplehollow.example", f"General: {office}@maplehollow.example"]
    assert values(read(page(rows, role="contact")), "email")[0] == f"{office}@maplehollow.example"


DESK = ["12 Alder Street", "Austin, TX 78701", "Phone 512-555-0100"]
STAFF = [(Kind.HEADING, "Jane Alder", {"label": "h3"}), "Office Manager"]


@pytest.mark.parametrize("staffs", ["jane", "jalder", "jane.alder", "alder"])
@pytest.mark.parametrize("desks", ["front", "lobby", "austin", "visit", "smiles", "mgd", "care"])
def test_the_mailbox_beside_the_firms_telephone_comes_before_one_of_the_staff(page, read, vocabulary, desks, staffs):
    pages = [
        page([*STAFF, f"{staffs}@maplehollow.example"], role="team", url="https://maplehollow.example/team"),
        page([*DESK, f"{desks}@maplehollow.example"], role="other", url="https://maplehollow.example/visit"),
    ]
    facts = [replace(fact, verified=True) for fact in read(*pages).facts]
    assert resolve(facts, (), vocabulary, pages_read=2).fields["email"].values == (f"{desks}@maplehollow.example",)


def test_a_branchs_mailbox_in_a_table_of_a_page_of_no_known_purpose_is_the_firms(page, read, vocabulary):
    rows = [*DESK, "austin@maplehollow.example", "Jane Alder, Broker", "jane@maplehollow.example"]
    cells = [(Kind.TEXT, text, {"card": 1}) for text in rows]
    facts = [replace(fact, verified=True) for fact in read(page(cells, role="other")).facts]
    found = resolve(facts, (), vocabulary, pages_read=1).fields["email"].values
    assert found == ("austin@maplehollow.example",)


@pytest.mark.parametrize(
    "rows",
    [
        [*DESK, "jane@maplehollow.example"],
        [*DESK, "jane@maplehollow.example", *STAFF[:1], "512-555-0101", "jalder@maplehollow.example"],
        [
            "Jane Alder, Owner",
            "512-555-0100",
            "jane@maplehollow.example",
            "Robert Elm, Hygienist",
            "512-555-0101",
            "relm.x@maplehollow.example",
        ],
    ],
)
def test_a_mailbox_of_the_staff_stays_where_no_other_is_the_firms(page, read, vocabulary, rows):
    facts = [replace(fact, verified=True) for fact in read(page(rows, role="contact")).facts]
    found = resolve(facts, (), vocabulary, pages_read=1).fields["email"].values
    assert found == ("jane@maplehollow.example",)


def test_the_office_comes_before_a_number_for_one_purpose(read, page, values):
    rows = ["After hours emergency: 208-555-0177", "Maintenance: 208-555-0150", "Office: 208-555-0100"]
    assert values(read(page(rows, role="contact")), "phone")[0] == "+12085550100"
    assert values(read(page(rows[:1], role="contact")), "phone") == ["+12085550177"]


H3 = {"label": "h3"}


@pytest.mark.parametrize(
    "rows",
    [
        ["Emergency Maintenance", "208-555-0177", "Office", "208-555-0100"],
        ["Emergency? 208-555-0177 | Office 208-555-0100"],
        [
            (Kind.HEADING, "24/7 Emergency Hotline", H3),
            "208-555-0177",
            (Kind.HEADING, "Main Office", H3),
            "208-555-0100",
        ],
        [
            (Kind.LINK, "Emergency Maintenance", {"href": "tel:2085550177"}),
            (Kind.LINK, "Call Us", {"href": "tel:2085550100"}),
        ],
        ["Elm Court Leasing Office: 208-555-0177", "Corporate: 208-555-0100"],
        ["Text RENT to 208-555-0177", "Office 208-555-0100"],
        ["Text 208-555-0177 or call 208-555-0100"],
        [(Kind.LINK, "Maintenance", {"href": "/m"}), "208-555-0100", "Careers: 208-555-0177"],
        ["Cell 208-555-0177", "Office 208-555-0100"],
        ["Jane's cell: 208-555-0177", "Office: 208-555-0100"],
        ["Call Helen: 208-555-0177. Office: 208-555-0100."],
        ["Call Helen at 208-555-0177 or the office at 208-555-0100."],
        ["Mobile 208-555-0177", "Office or mobile: 208-555-0100"],
        ["Nights: 208-555-0177", "Days: 208-555-0100"],
        ["Evenings 208-555-0177 | Daytime 208-555-0100"],
        ["Weekends: 208-555-0177", "Weekdays: 208-555-0100"],
        ["Saturday and Sunday: 208-555-0177", "Monday to Friday: 208-555-0100"],
        ["After 5 pm: 208-555-0177", "Office: 208-555-0100"],
        ["After 5:30 p.m. call 208-555-0177", "208-555-0100"],
        ["After business hours: 208-555-0177", "208-555-0100"],
        ["Outside of our office hours call 208-555-0177", "208-555-0100"],
        ["Answering service (nights): 208-555-0177. Days: 208-555-0100"],
        ["If the office is closed, call 208-555-0177.", "Office 208-555-0100"],
        ["208-555-0177 (nights & weekends)", "208-555-0100 (days)"],
        ["208-555-0177 after 5 pm", "208-555-0100"],
        [(Kind.HEADING, "Nights", H3), "208-555-0177", (Kind.HEADING, "Days", H3), "208-555-0100"],
        [(Kind.LINK, "Nights", {"href": "tel:2085550177"}), (Kind.LINK, "Days", {"href": "tel:2085550100"})],
        ["Permits: JCBD, 208-555-0177", "208-555-0100"],
        ["RVTD, 208-555-0177", "Our office: 208-555-0100"],
    ],
)
def test_the_label_above_or_of_the_link_tells_a_number_for_one_purpose(read, page, values, rows):
    assert values(read(page(rows)), "phone") == ["+12085550100", "+12085550177"]


@pytest.mark.parametrize(
    "rows",
    [
        [
            "The Texas Real Estate Commission, P.O. Box 12188, Austin, Texas 78711-2188, (512) 555-0177 (http://www.trec.example)"
        ],
        ["Complaints to TREC, P.O. Box 12188, Austin, Texas 78711-2188, 512-555-0177."],
        ["The Texas Real Estate Commission", "P.O. Box 12188", "Austin, Texas 78711", "512-555-0177"],
        ["Austin Apartment Association hotline: 512-555-0177"],
        [(Kind.STRUCTURED, "512-555-0177", {"label": "Product.brand.telephone"})],
        ["Small claims court: 1 Elm St, Austin, TX 78701, 512-555-0177"],
        [(Kind.HEADING, "Texas Legal Services", H3), "512-555-0177"],
        ["Austin Energy - 512-555-0177", "Texas Gas - 512-555-0178", "Spectrum - 512-555-0179"],
        ["Reference: landlord Mr. Lee 512-555-0177"],
        ["Questions about your refund? Call the IRS: 800-829-1040"],
        ["Crisis? Call or text 988 or 800-273-8255."],
        ["Before you dig call 811 or 800-555-0177."],
        ["Report a gas smell to Elm Grid: 800-555-0177."],
        ["For billing questions call Elm Diagnostics 800-555-0177."],
        ["Section 8 questions: HASO, 208-555-0177."],
        ["Questions about vouchers: HASO, 208-555-0177."],
        ["Complaints go to HUD: 208-555-0177."],
        ["Heating aid is run by LIHEAP, 208-555-0177."],
        ["Please call RVTD (208-555-0177) about the bus."],
        ["Voucher holders contact the HASO at 208-555-0177 first."],
    ],
)
def test_another_bodys_number_is_never_the_firms(read, page, vocabulary, rows):
    facts = [replace(fact, verified=True) for fact in read(page(rows)).facts]
    assert resolve(facts, (), vocabulary, pages_read=1).fields["phone"].values == ()


@pytest.mark.parametrize(
    "rows",
    [
        ["The Maple Hollow Association: 512-555-0100"],
        [(Kind.TITLE, "Elm Legal Services"), (Kind.HEADING, "Elm Legal Services", H3), "512-555-0100"],
        ["Complaints to our office, 512-555-0100"],
        ["Member of the Texas Apartment Association, 512-555-0100"],
        ["Texas Real Estate Commission Consumer Protection Notice", "512-555-0100"],
        ["Smith Electric - 512-555-0100"],
        ["Gas Lines - 512-555-0100", "Water Heaters - 512-555-0101"],
        ["Call our emergency hotline: 512-555-0100"],
        ["12 District Court: 512-555-0100"],
        ["Call Maple Hollow at 512-555-0100"],
        ["Call or text us at 512-555-0100"],
        ["In an emergency call 911 or 512-555-0100"],
        ["To rent, call LEASING at 512-555-0100"],
        ["Call ANYTIME at 512-555-0100"],
        ["Questions about PETS? 512-555-0100"],
        ["See KEYS: 512-555-0100"],
        ["Call KESSLER at 512-555-0100"],
        [(Kind.TITLE, "Maple Hollow Homes"), "Call MHPM at 512-555-0100"],
    ],
)
def test_a_bodys_name_beside_the_firms_number_does_not_take_it(read, page, vocabulary, rows):
    facts = [replace(fact, verified=True) for fact in read(page(rows)).facts]
    assert resolve(facts, (), vocabulary, pages_read=1).fields["phone"].values == ("+15125550100",)


@pytest.mark.parametrize(
    "text",
    [
        "Call Maple Hollow at 800-555-0100",
        "Call Jane Alder at 800-555-0100",
        "Call Toll Free 800-555-0100",
        "Call Tenant Care at 800-555-0100",
    ],
)
def test_a_number_without_charge_stays_the_firms_beside_its_own_names(read, page, values, text):
    assert values(read(page([text])), "phone") == ["+18005550100"]


CONTACT_LINE = "Maple Hollow, Accountants and Auditors in Tulsa, 2350 W. Alder St., Tulsa, OK 74101 - Voice 918-555-0100, Fx 918-555-0199"


@pytest.mark.parametrize(
    ("rows", "phone"),
    [
        (["Sales: 208-555-0177", "Service: 208-555-0178", "Main: 208-555-0100"], "+12085550100"),
        (["Sales", "208-555-0177", "Main Office", "208-555-0100"], "+12085550100"),
        (["Elm Main Street shop: 208-555-0177", "208-555-0100"], "+12085550177"),
        *(
            (rows, "+12085550100")
            for rows in (
                ["Leasing", "208-555-0177", "Office", "208-555-0100"],
                ["Sales: 208-555-0177", "Office: 208-555-0100"],
                ["Accounting 208-555-0177 | Our office 208-555-0100"],
                ["Owner services", "208-555-0177", "Headquarters", "208-555-0100"],
                ["208-555-0177 (leasing), 208-555-0100 (office)"],
                ["208-555-0177 C | 208-555-0100 O"],
                ["208-555-0177 leasing", "208-555-0100 office"],
                ["Main: 208-555-0100", "Office: 208-555-0177"],
                ["Boise: 208-555-0100", "Nampa office: 208-555-0177"],
                ["Phone 208-555-0100", "Post office 208-555-0177"],
                ["Phone: 208-555-0100", "Jane Alder | Office: 208-555-0177 | Cell: 208-555-0178"],
                ["Phone: 208-555-0100", "Jane Alder, Broker", "Office: 208-555-0177", "Cell: 208-555-0178"],
            )
        ),
        (["Office/cell: 208-555-0100", "208-555-0177"], "+12085550100"),
        (["Austin: 208-555-0100", "Dallas: 208-555-0177"], "+12085550100"),
        *(
            ([other, "Maple Hollow – 208-555-0100"], "+12085550100")
            for other in (
                "Idaho Real Estate Agency: 208-555-0177",
                "Rent assistance: ALMS, 208-555-0177",
                "City of Boise Code Enforcement: 208-555-0177",
                "Idaho State Bar Lawyer Referral: 208-555-0177",
                "In an emergency dial 911. Police: 208-555-0177",
                "Renters insurance: call Elm Mutual agent Bo Reed at 208-555-0177",
            )
        ),
        (["Office: 208-555-0100", "Maple Hollow cell: 208-555-0177"], "+12085550100"),
        (["Emergency: 208-555-0177", "Non-emergency: 208-555-0100"], "+12085550100"),
        (["Main office: 208-555-0100", "Maple Hollow: 208-555-0177"], "+12085550100"),
        (["Office after hours: 208-555-0177", "208-555-0100"], "+12085550100"),
        (["Office closed? Nights and weekends: 208-555-0177", "208-555-0100"], "+12085550100"),
        (["Refunds are told by Elm: 800-555-0177", CONTACT_LINE], "+19185550100"),
        *(
            ([own, "208-555-0177"], "+12085550100")
            for own in (
                "Call us day or night: 208-555-0100",
                "Office and after hours: 208-555-0100",
                "Office/after hours: 208-555-0100",
                "Main line & weekends: 208-555-0100",
                "Days, nights and weekends: 208-555-0100",
                "Open evenings and weekends. 208-555-0100",
                "Closed weekends 208-555-0100",
                "Mon-Fri 9-5, Sat 10-2: 208-555-0100",
                "Monday - Sunday: 208-555-0100",
                "208-555-0100, nights and weekends too",
                "Questions? Please CALL 208-555-0100",
                "Questions: OFFICE, 208-555-0100",
                "Questions: Jane Alder, CPM, 208-555-0100",
                "Contact MHR at 208-555-0100",
            )
        ),
    ],
)
def test_the_main_line_comes_first(read, page, vocabulary, rows, phone):
    facts = [replace(fact, verified=True) for fact in read(page([(Kind.TITLE, "Maple Hollow Rentals"), *rows])).facts]
    assert resolve(facts, (), vocabulary, pages_read=1).fields["phone"].values == (phone,)


@pytest.mark.parametrize(
    "label",
    [
        "Humane Society, Lincoln: {}",
        "Report a stray: Humane Society of Elm: {}",
        "Harbor One Bank: {}",
        "Call Harbor One Bank at {}",
        "TowneBank {}",
        "Elm Credit Union, Boise: {}",
        "First Baptist Church: {}",
        "Elm County Animal Shelter: {}",
        "Snake River Transit District: {}",
        "Police: {}",
        "In an emergency dial 911. Police (non-emergency): {}",
        "Elm County Sheriff's Office {}",
        "Fire Department: {}",
        "Police/Fire: {}",
        "City Hall: {}",
        "Poison Control: {}",
        "Call the gas company at {}",
        "City of Boise Code Enforcement: {}",
        "Non-emergency police can be reached at {}.",
        "{} (police)",
        "{} – Elm Police, non-emergency",
        "Elm PD: {}",
        "Non-emergency: {}",
        "Emergency: {} (Elm Police)",
        "Rogue Disposal: {}",
        "Avista Utilities (gas): {}",
        "Pacific Power: {}",
        "Charter Spectrum: {}",
        "DMV: {}",
        "Library: {}",
        "Chamber of Commerce: {}",
        "Call before you dig: {}",
        "Elm Electric System: {}",
        "Elm Water Works: {}",
        "Elm Power Authority: {}",
        "Elm Public Schools: {}",
        "Idaho Animal Services, Elm: {} if you found a stray.",
    ],
)
def test_a_public_services_number_is_never_the_firms(read, page, vocabulary, label):
    rows = [(Kind.TITLE, "Maple Hollow Rentals"), label.format("208-555-0177")]
    facts = [replace(fact, verified=True) for fact in read(page(rows, role="contact")).facts]
    assert resolve(facts, (), vocabulary, pages_read=1).fields["phone"].values == ()


@pytest.mark.parametrize(
    "label",
    [
        "Police Officer discount! Call {}.",
        "River Bank office: {}",
        "Bank Street: {}",
        "Across from the First Baptist Church. {}",
        "Bank with us: {}",
        "Before you call the police, call us: {}",
        "For utilities, contact our office: {}",
        "Across from the Post Office. Phone {}",
        "Main office (near the police station): {}",
        "City Hall Grill: {}",
        "Fire: {}",
        "Emergency maintenance: 911 / Non-emergency: {}",
        "Solar Power: {}",
        "Next to the library: {}",
        "Solar Power System: {}",
        "Near Elm Public Schools: {}",
        "Non-emergency police matters, Office: {}",
    ],
)
def test_a_public_services_name_in_passing_leaves_the_firm_its_number(read, page, values, label):
    assert values(read(page([label.format("208-555-0177")], role="contact")), "phone") == ["+12085550177"]


@pytest.mark.parametrize(
    ("name", "label", "is_own"),
    [
        ("Harbor Haven", "Crisis line: {}", True),
        ("Harbor One Bank", "Harbor One Bank: {}", True),
        ("Elm Humane Society", "Humane Society, Elm: {}", True),
        ("Elm Credit Union", "Elm Credit Union, Boise: {}", True),
        ("Elm Church", "First Baptist Church: {}", True),
        ("City Hall Brewing", "City Hall {}", True),
        ("Larch Propane", "Your local gas company: {}", True),
        ("Goshen Veterinary", "Animal Services: {}", True),
        ("Old Post Office Pub", "Old Post Office: {}", True),
        ("City of Elm", "Utilities: {}", True),
        ("City of Elm", "Building Dept. {}", True),
        ("Elm Fire District", "Fire & Rescue {}", True),
        ("Larch Hauling", "Larch Disposal: {}", True),
        ("Waterfront Rentals", "Elm Water: {}", False),
        ("Peterson Rentals", "Animal Services: {}", False),
        ("Oak City Rentals", "City Hall: {}", False),
        ("Pacific Rentals", "Pacific Power: {}", False),
        ("Goshen Veterinary", "Animal Control: {}", False),
        ("Larch Rentals | Elm County", "Utilities: {}", False),
    ],
)
def test_a_service_that_the_firms_name_speaks_of_is_its_own_line(read, page, vocabulary, name, label, is_own):
    rows = [(Kind.TITLE, name), label.format("208-555-0177")]
    facts = [replace(fact, verified=True) for fact in read(page(rows, role="contact")).facts]
    values = resolve(facts, (), vocabulary, pages_read=1).fields["phone"].values
    assert values == (("+12085550177",) if is_own else ())


@pytest.mark.parametrize(
    "text",
    [
        "Our plumber: (512) 555-0199",
        "The inspector can be reached at (512) 555-0199.",
        "Our partner firm in Austin has the number (512) 555-0199",
        "Our sister company: (512) 555-0199",
        "Call our plumber Bob at (512) 555-0199.",
        "Our trusted electrician can be reached at (512) 555-0199",
        "Our bank, First Bank, is at (512) 555-0199",
        "The locksmith Joe Dunn is at (512) 555-0199",
        "Text our neighbor at (512) 555-0199",
    ],
)
def test_a_number_of_somebody_of_another_trade_is_not_the_firms(page, read, vocabulary, text):
    assert resolve(read(page([text], role="contact")).facts, (), vocabulary, pages_read=1).fields["phone"].values == ()


@pytest.mark.parametrize(
    "text",
    [
        "Call our plumbing line at (512) 555-0199",
        "Call our leasing agent at (512) 555-0199",
        "Ask how we pay our plumber. Call (512) 555-0199",
        "Our bank closed; call us at (512) 555-0199",
        "Leaving another management company? Call (512) 555-0199",
        "Unlike other companies we answer: (512) 555-0199",
    ],
)
def test_a_number_beside_such_a_word_is_the_firms(page, read, vocabulary, text):
    assert resolve(read(page([text], role="contact")).facts, (), vocabulary, pages_read=1).fields["phone"].values == (
        "+15125550199",
    )


def test_a_firm_of_the_trade_speaks_of_itself(page, read, vocabulary):
    title = (Kind.TITLE, "Dunn Plumbing")
    facts = read(page([title, "Call our plumber at (512) 555-0199"], role="contact")).facts
    assert resolve(facts, (), vocabulary, pages_read=1).fields["phone"].values == ("+15125550199",)


@pytest.mark.parametrize(
    "text",
    [
        "Our roofer Dan answers at (254) 555-0144.",
        "Our carpenter picks up day and night: (254) 555-0144.",
        "Our landlord can be reached at (254) 555-0144.",
        "My mentor, Ruth Vance, takes calls at (254) 555-0144.",
        "The plumber who answers at (254) 555-0144 is cheap.",
        "Our pest company: (254) 555-0144",
        "Our appraiser has his own number, (254) 555-0144.",
        "Our glazier Tom will gladly answer at (254) 555-0144.",
        "Report a gas leak: (254) 555-0145.",
        "If you smell gas, call (254) 555-0145.",
        "To report a power outage, dial (254) 555-0145.",
        "Downed power lines: (254) 555-0145",
        "Stray animals: (254) 555-0145",
        "Report potholes: (254) 555-0145",
        "Report housing discrimination at (254) 555-0145.",
        "Illegal dumping hotline: (254) 555-0145",
        "The owner of 5 Oak Street can be reached at (254) 555-0146.",
        "Tenant of the house: (254) 555-0146",
        "The seller of the duplex answers at (254) 555-0146.",
        "Landlord of 12 Elm Street, Tom Ray: (254) 555-0146",
        "The neighbor at 7 Oak Street has (254) 555-0146.",
        "Owner of the property next door: (254) 555-0146",
        "Occupant in unit 4: (254) 555-0146",
        "County appraisal district: (254) 555-0147.",
        "McLennan County tax office: (254) 555-0147",
        "City water billing: (254) 555-0147",
        "State licensing board: (254) 555-0147",
        "Town building inspector: (254) 555-0147",
        "Municipal court: (254) 555-0147",
        "City permits: (254) 555-0147",
        "McLennan Central Appraisal District: (254) 555-0147",
        "Tax assessor-collector: (254) 555-0147",
        "County health department: (254) 555-0147",
        "Housing authority: (254) 555-0147",
        "Former office number, no longer in use: (254) 555-0148.",
        "Our old line: (254) 555-0148",
        "Previous fax and phone number (254) 555-0148",
        "(254) 555-0148 (former number)",
        "(254) 555-0148 was our number until 2019.",
        "No longer in service: (254) 555-0148",
        "Disconnected: (254) 555-0148",
        "Our prior Temple office phone was (254) 555-0148.",
        "The number we had before 2019, (254) 555-0148, rings elsewhere.",
        "Retired telephone line, please ignore: (254) 555-0148",
        "(254) 555-0148, no longer in use",
        "Our electrician Mo is available around the clock at (254) 555-0144.",
        "Our arborist: Kim Lee, (254) 555-0144",
        "The welder our owners like: (254) 555-0144",
        "Smell of gas? (254) 555-0145",
        "For power outages call (254) 555-0145.",
        "Report a fallen tree: (254) 555-0145",
        "Suspected elder abuse: (254) 555-0145",
        "Broken streetlights: (254) 555-0145",
        "The heir of the farm can be called at (254) 555-0146.",
        "Builder of the home on Pine Road: (254) 555-0146",
        "The tenant at 9 Pine Road picks up at (254) 555-0146.",
        "County clerk: (254) 555-0147",
        "Waco city utilities: (254) 555-0147",
        "State real estate commission: (254) 555-0147",
        "County road department: (254) 555-0147",
        "City zoning office: (254) 555-0147",
        "Federal housing office: (254) 555-0147",
        "Discontinued number: (254) 555-0148",
        "Formerly: (254) 555-0148",
        "(254) 555-0148 [disconnected]",
        "Our number until 2021: (254) 555-0148",
        "Obsolete cell number of our office: (254) 555-0148",
    ],
)
def test_a_number_of_others_or_of_the_past_is_not_the_firms_even_alone(read, page, text):
    found = read(page([(Kind.TITLE, "Maple Hollow Property Management"), text])).facts
    assert [fact for fact in found if fact.field == "phone" and fact.confidence > 0.35] == []


@pytest.mark.parametrize(
    "text",
    [
        "Former residents: call (254) 555-0148.",
        "Former tenants, call us at (254) 555-0148.",
        "Past and former owners: (254) 555-0148",
        "Our old number no longer works; call (254) 555-0148.",
        "We moved from our old office; the new number is (254) 555-0148.",
        "Our fax line is retired, please call (254) 555-0148.",
        "The owner of our firm can be reached at (254) 555-0148.",
        "The owner, Jane Doe, can be reached at (254) 555-0148.",
        "Owners of a house in Waco: (254) 555-0148",
        "Tenants in our buildings: call (254) 555-0148.",
        "If you own a house, call (254) 555-0148.",
        "For owners: (254) 555-0148",
        "Residents of 5 Oak Street: call our office at (254) 555-0148.",
        "Sellers of homes reach us at (254) 555-0148.",
        "Report a repair: (254) 555-0148",
        "Report a leak: (254) 555-0148",
        "Report a problem with your home: (254) 555-0148",
        "Report a gas leak to the utility, then call us at (254) 555-0148.",
        "Our office answers at (254) 555-0148.",
        "Our team picks up day and night: (254) 555-0148.",
        "Waco office: (254) 555-0148",
        "City office: (254) 555-0148",
        "County-wide service: (254) 555-0148",
        "State-licensed brokers: (254) 555-0148",
        "Serving McLennan County: (254) 555-0148",
        "Property tax questions? Call (254) 555-0148.",
        "Housing questions: (254) 555-0148",
        "Our contractor comes to you: call us at (254) 555-0148.",
        "Our plumber is on staff; call the office at (254) 555-0148.",
        "Building management: (254) 555-0148",
        "Our phone lines are open all day: (254) 555-0148",
        "Old Town office: (254) 555-0148",
        "Rental inspections: (254) 555-0148",
        "Fire up your search: (254) 555-0148",
        "New number: (254) 555-0148",
        "Landlords, call (254) 555-0148",
        "Text or call (254) 555-0148",
        "Water damage? Call (254) 555-0148.",
        "Ask about the house at 5 Oak Street: (254) 555-0148",
        "To see the home on Elm Street, call (254) 555-0148.",
        "(254) 555-0148, former number (254) 555-0100",
        "Gas leak detection by Maple Hollow: (254) 555-0148",
    ],
)
def test_such_words_leave_the_firm_its_number(read, page, values, text):
    found = read(page([(Kind.TITLE, "Maple Hollow Property Management"), text]))
    assert values(found, "phone") == ["+12545550148"]


@pytest.mark.parametrize("label", ["Former office number, no longer in use:", "Our landlord", "Report a gas leak"])
def test_a_label_in_the_line_above_tells_it_too(read, page, label):
    found = read(page([(Kind.TITLE, "Maple Hollow Property Management"), label, "(254) 555-0148"])).facts
    assert [fact for fact in found if fact.field == "phone" and fact.confidence > 0.35] == []


def test_whoever_is_called_for_a_trouble_has_its_number(read, page, values):
    title = (Kind.TITLE, "Larch Plumbing")
    found = read(page([title, "Report a gas leak: (254) 555-0148"]), domain="larchplumbing.example")
    assert values(found, "phone") == ["+12545550148"]


@pytest.mark.parametrize(
    ("text", "theirs"),
    [
        ("Former office number, no longer in use: (254) 555-0148", True),
        ("Do not call (254) 555-0148, that is a scam.", True),
        ("Our roofer Dan answers at (254) 555-0148", True),
        ("Fax: (254) 555-0148", True),
        ("Former residents: call (254) 555-0148", False),
        ("Our office answers at (254) 555-0148", False),
    ],
)
def test_a_model_may_not_take_such_a_number_either(page, text, theirs):
    shown = page([(Kind.TITLE, "Maple Hollow Property Management"), text])
    assert is_somebody_elses(shown, "maplehollow.example", "phone", "+12545550148") is theirs


def test_a_model_may_not_take_another_firms_mailbox_either(page):
    shown = page([(Kind.TITLE, "Maple Hollow"), "Our roofer is Smith Roofing, smithroofing@gmail.com"])
    assert is_somebody_elses(shown, "maplehollow.example", "email", "smithroofing@gmail.com")


@pytest.mark.parametrize(
    ("rows", "email"),
    [
        (["Our roofer is Smith Roofing, smithroofing@gmail.com"], ""),
        (["Plumbing is done by Smith Plumbing: smithplumbing@gmail.com"], ""),
        (["Our roofer is Hill Roofing, hr88x@gmail.com"], ""),
        (["Our painter is Dan Smith, dsmith@gmail.com"], ""),
        (["Photos are taken by Smith Photography (smithphoto@gmail.com)."], ""),
        (["The neighbors at Smith Bakery keep a key.", "smithbakery@yahoo.com"], ""),
        (["We work with Smith & Sons Lawn Care, smithandsonslawn@gmail.com"], ""),
        (["Maple Hollow Homes, maplehollowhomes@gmail.com"], "maplehollowhomes@gmail.com"),
        (["Ann Smith and Carl Smith own the firm.", "Email: annsmith@gmail.com"], "annsmith@gmail.com"),
        (["Our roofer is Smith Roofing.", "Email: wacohomes@gmail.com"], "wacohomes@gmail.com"),
        (
            ["Smith Rentals is our second name.", (Kind.TEXT, "smithrentals@gmail.com", {"region": Region.FOOTER})],
            "smithrentals@gmail.com",
        ),
    ],
)
def test_a_free_mailbox_of_another_firm_on_the_page_is_not_the_firms(read, page, rows, email):
    found = read(page([(Kind.TITLE, "Maple Hollow Property Management"), *rows]))
    believed = [fact.value for fact in found.facts if fact.field == "email" and fact.confidence >= 0.4]
    assert believed == ([email] if email else [])


@pytest.mark.parametrize(
    ("text", "theirs"),
    [
        ("For questions about dues ring the owners association at (254) 555-0148.", True),
        ("Dues? Call the homeowners association: (254) 555-0148", True),
        ("Owners association: (254) 555-0148", True),
        ("The tenant board answers at (254) 555-0148.", True),
        ("Complaints go to the tenants' board, (254) 555-0148", True),
        ("Call the condo board at (254) 555-0148 about parking.", True),
        ("HOA questions: call your HOA at (254) 555-0148", True),
        ("The chamber's number is (254) 555-0148.", True),
        ("Our chamber of commerce can be reached at (254) 555-0148.", True),
        ("For pool keys call the HOA board president at (254) 555-0148", True),
        ("Ask the residents' council at (254) 555-0148 for a permit.", True),
        ("Parking is run by the neighborhood association, (254) 555-0148.", True),
        ("The tenants' union helps at (254) 555-0148.", True),
        ("Reach the apartment association of Waco at (254) 555-0148", True),
        ("For dues write or call the association, (254) 555-0148", True),
        ("The association's treasurer has the books: (254) 555-0148", True),
        ("Questions about bylaws: the board of directors of Oak Park, (254) 555-0148", True),
        ("The realtors' association keeps the forms, (254) 555-0148", True),
        ("Ring the landlord association at (254) 555-0148 for a seminar.", True),
        ("Oak Park Owners Association: (254) 555-0148", True),
        ("To join the club call the civic association at (254) 555-0148", True),
        ("Call us at (254) 555-0148.", False),
        ("We manage owners associations: call (254) 555-0148", False),
        ("Association management: (254) 555-0148", False),
        ("Does your HOA need a manager? Call (254) 555-0148", False),
        ("HOA boards, call us at (254) 555-0148", False),
        ("Board members: call our office at (254) 555-0148", False),
        ("For association services call (254) 555-0148", False),
        ("Association owners and tenants reach us at (254) 555-0148", False),
        ("Questions about your association? (254) 555-0148", False),
        ("Owners and boards: (254) 555-0148", False),
        ("Dues of your association are paid here: (254) 555-0148", False),
        ("HOA department: (254) 555-0148", False),
        ("Our association team answers at (254) 555-0148", False),
        ("Contact your community association manager at (254) 555-0148", False),
        ("Owners: (254) 555-0148", False),
        ("Associations: (254) 555-0148", False),
        ("Association manager: (254) 555-0148", False),
        ("Members of the chamber of commerce get a discount: (254) 555-0148", False),
    ],
)
def test_an_associations_boards_or_chambers_line_is_not_the_firms(read, page, text, theirs):
    found = read(page([(Kind.TITLE, "Maple Hollow Property Management"), text]))
    believed = [fact.value for fact in found.facts if fact.field == "phone" and fact.confidence >= 0.1]
    assert believed == ([] if theirs else ["+12545550148"])


def test_the_body_itself_has_its_own_line(read, page, values):
    title = (Kind.TITLE, "Maple Hollow Chamber of Commerce")
    found = read(page([title, "The chamber answers at (254) 555-0148"]), domain="maplechamber.example")
    assert values(found, "phone") == ["+12545550148"]


@pytest.mark.parametrize("label", ["Phone", "Fax"])
def test_a_templates_number_is_nobodys_where_the_site_has_a_true_one(page, read, values, label):
    pages = (page(["Call 512-867-0143"]), page([f"{label}: (512) 555-0123"], role="contact"))
    facts = [fact for fact in read(*pages).facts if fact.value == "+15125550123"]
    assert [fact.confidence < 0.1 for fact in facts] == [True]
    assert values(read(pages[1]), label.lower()) == ["+15125550123"]


@pytest.mark.parametrize(
    "text", ["Click here to report a bug", "Report broken links", "Problems with this site? Tell ann"]
)
def test_who_is_told_of_a_sites_faults_comes_behind_the_firms_mailbox(page, read, values, text):
    rows = [
        (Kind.LINK, text, {"href": "mailto:anndoe@gmail.com?subject=Bug"}),
        (Kind.LINK, "Email the office", {"href": "mailto:maplehollow.elm@gmail.com"}),
    ]
    assert values(read(page(rows)), "email")[0] == "maplehollow.elm@gmail.com"
