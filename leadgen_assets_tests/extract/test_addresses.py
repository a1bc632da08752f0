from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadgen_assets.domain.facts.resolution import resolve
from leadgen_assets.domain.pages.page import Kind, Region

FIELDS = ("street", "city", "state", "zip_code")


def first(values, extraction):
    return tuple(next(iter(values(extraction, field)), "") for field in FIELDS)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (["12 Alder Street, Suite 4, Austin, TX 78701"], ("12 Alder Street, Suite 4", "Austin", "TX", "78701")),
        (
            ["12 Alder Street", "Suite 280 South", "Austin, TX 78701"],
            ("12 Alder Street, Suite 280 South", "Austin", "TX", "78701"),
        ),
        (
            ["12 Alder Street, Suite 280 South", "Austin, TX 78701"],
            ("12 Alder Street, Suite 280 South", "Austin", "TX", "78701"),
        ),
        (["12 Alder Street", "Rovan 112", "Sultanate of Oman"], ("12 Alder Street", "Rovan", "", "112")),
        (["India", "12 Banyan Marg,", "Rovanpur 411 001"], ("12 Banyan Marg", "Rovanpur", "", "411 001")),
        (["12 Banyan Marg,", "Rovanpur 411 001"], ("", "", "", "")),
        (["India", "We shipped", "Lamps 411 001"], ("", "", "", "")),
        (["12 Alder St. Austin TX 78701-1234"], ("12 Alder St.", "Austin", "TX", "78701")),
        (["Visit us", "12 Alder Street", "Austin, Texas 78701"], ("12 Alder Street", "Austin", "TX", "78701")),
        (["12 Alder Street", "Suite 400", "Austin, TX 78701"], ("12 Alder Street, Suite 400", "Austin", "TX", "78701")),
        (["12 Alder Street", "Suite 400, Austin, TX 78701"], ("12 Alder Street, Suite 400", "Austin", "TX", "78701")),
        (["Suite 400", "12 Alder Street", "Austin, TX 78701"], ("Suite 400, 12 Alder Street", "Austin", "TX", "78701")),
        (["P.O. Box 12, Santa Fe, New Mexico 87501"], ("P.O. Box 12", "Santa Fe", "NM", "87501")),
        (["4700 W. 160th Street, St. Louis, MO 63101"], ("4700 W. 160th Street", "St. Louis", "MO", "63101")),
        (["1100 Broadway, Denver, CO 80203"], ("1100 Broadway", "Denver", "CO", "80203")),
        (["900 G Street NW, Washington, DC 20001"], ("900 G Street NW", "Washington", "DC", "20001")),
        (["12 ALDER STREET", "AUSTIN, TX 78701"], ("12 ALDER STREET", "Austin", "TX", "78701")),
        (["12 Alder St Austin TX 78701"], ("12 Alder St", "Austin", "TX", "78701")),
        (["Location: 1422 E. Alder St. Seattle Wa. 98112"], ("1422 E. Alder St.", "Seattle", "WA", "98112")),
        (["12 Alder St, Portland Or 97201"], ("12 Alder St", "Portland", "OR", "97201")),
        (["12 Alder St Austin Tex. 78701"], ("12 Alder St", "Austin", "TX", "78701")),
        (["We met at 12 Alder St, and it was In 78701 ways"], ("", "", "", "")),
        (
            ["Call Today (512) 555-0143 12 Alder Hwy. , Ste. B Austin, TX 78701"],
            ("12 Alder Hwy., Ste. B", "Austin", "TX", "78701"),
        ),
        (["Contact (512) 555-0143 12 N. Alder St.", "Austin, TX 78701"], ("12 N. Alder St.", "Austin", "TX", "78701")),
        (["Ph. 512.555.0143 12 Alder Street, Austin, TX 78701"], ("12 Alder Street", "Austin", "TX", "78701")),
        (["12 Alder Street", "Suite B Austin, TX 78701"], ("12 Alder Street, Suite B", "Austin", "TX", "78701")),
        (["12 Alder Street", "Ste. Genevieve, MO 63670"], ("12 Alder Street", "Ste. Genevieve", "MO", "63670")),
        (
            ["12 Alder Street, Suite 4", "12 Alder Street, Suite 4 Austin, TX 78701"],
            ("12 Alder Street, Suite 4", "Austin", "TX", "78701"),
        ),
        (["Austin, MS Clinic", "12 Alder Street", "Austin, TX 78701"], ("12 Alder Street", "Austin", "TX", "78701")),
        (["MS 4-B", "12 Alder Street", "Austin, TX 78701"], ("MS 4-B, 12 Alder Street", "Austin", "TX", "78701")),
        (["717 N, Broadway, Pittsburg, KS 66762"], ("717 N Broadway", "Pittsburg", "KS", "66762")),
        (["Ironwood • 717 E, 12th Street, Pittsburg, KS 66762"], ("717 E 12th Street", "Pittsburg", "KS", "66762")),
        (["717 North, Main St.", "Pittsburg, KS 66762"], ("717 North Main St.", "Pittsburg", "KS", "66762")),
        (["100 Avenue of the Oaks New York, NY 10001"], ("100 Avenue of the Oaks", "New York", "NY", "10001")),
        (["45 Lake Forest Drive Lake Forest, CA 92630"], ("45 Lake Forest Drive", "Lake Forest", "CA", "92630")),
        (["2811 Highway 71 N Fort Smith, AR 72901"], ("2811 Highway 71 N", "Fort Smith", "AR", "72901")),
        (["RR 2 Box 14, Dover, VT 05356"], ("RR 2 Box 14", "Dover", "VT", "05356")),
        (
            ["64th Street and Fifth Avenue", "New York, New York 10021"],
            ("64th Street and Fifth Avenue", "New York", "NY", "10021"),
        ),
        (
            ["12 Alder Street", "P.O. Box 9", "Austin, TX 78701"],
            ("12 Alder Street", "Austin", "TX", "78701"),
        ),
        (
            ["12 Alder Street", "Mail Code 40", "Austin, TX 78701"],
            ("12 Alder Street, Mail Code 40", "Austin", "TX", "78701"),
        ),
        (
            ["12 Alder Street", "3rd Floor", "Austin", "TX 78701", "USA"],
            ("12 Alder Street, 3rd Floor", "Austin", "TX", "78701"),
        ),
        (["12 Alder Street", "Austin, Texas, USA 78701"], ("12 Alder Street", "Austin", "TX", "78701")),
        (["12 Calle Luna, San Juan, PR 00901"], ("12 Calle Luna", "San Juan", "PR", "00901")),
        (["12 Alder Street, Austin, TX"], ("12 Alder Street", "Austin", "TX", "")),
        (["12 Alder Street / Austin, TX / 78701"], ("12 Alder Street", "Austin", "TX", "78701")),
        (["12 Alder St, Bldg 2 Ste 350, Austin, TX 78701"], ("12 Alder St, Bldg 2 Ste 350", "Austin", "TX", "78701")),
        (
            ["Maple Hollow", "12 Alder Street | Austin, TX 78701 | 512-555-0142"],
            ("12 Alder Street", "Austin", "TX", "78701"),
        ),
        (["123 King Street West, Toronto, ON M5H 1A1"], ("123 King Street West", "Toronto", "ON", "M5H 1A1")),
        (["123 King Street", "Edmonton, Alberta, Canada", "T6B3E9"], ("123 King Street", "Edmonton", "AB", "T6B 3E9")),
        (["10 High Street, Leeds, West Yorkshire LS1 4AP"], ("10 High Street", "Leeds", "West Yorkshire", "LS1 4AP")),
        (["10 High Street, London WC2H 9HQ"], ("10 High Street", "London", "", "WC2H 9HQ")),
        (
            ["Unit 3 Elm Court", "25 High Road", "Otford", "Sevenoaks", "Kent", "TN14 7QU"],
            ("Unit 3 Elm Court, 25 High Road, Otford", "Sevenoaks", "Kent", "TN14 7QU"),
        ),
        (
            ["Unit 29, Elm Road, Ash Trading Estate, Cheltenham, Glos, GL51 9PL"],
            ("Unit 29, Elm Road, Ash Trading Estate", "Cheltenham", "Gloucestershire", "GL51 9PL"),
        ),
        (["1 Beach Road, Perth, WA 6000"], ("1 Beach Road", "Perth", "Western Australia", "6000")),
        (
            ["Visit our office at 12 Alder Street, Austin, TX 78701 or call us."],
            ("12 Alder Street", "Austin", "TX", "78701"),
        ),
        (["Call 512-555-0100, 12 Alder Street, Austin, TX 78701"], ("12 Alder Street", "Austin", "TX", "78701")),
        (
            ["© 2014 Maple Hollow LLC, 12 Alder Street #200, Austin, TX 78701"],
            ("12 Alder Street #200", "Austin", "TX", "78701"),
        ),
        (["© 2014 Maple Hollow, Austin, TX 78701"], ("", "Austin", "TX", "78701")),
        (["2 Men Moving", "12 Alder Street", "Austin, TX 78701"], ("12 Alder Street", "Austin", "TX", "78701")),
        (["12 Alder Street, Austin, Travis County, TX 78701"], ("12 Alder Street", "Austin", "TX", "78701")),
        (["12 alder street, lee's summit, mo 64063"], ("12 alder street", "Lee's Summit", "MO", "64063")),
        (["12 ALDER ST, O'FALLON, MO 63366"], ("12 ALDER ST", "O'Fallon", "MO", "63366")),
        (["Main Street, Hudson, NY 12534"], ("Main Street", "Hudson", "NY", "12534")),
        (["Maple Hollow", "Hudson, NY 12534"], ("", "Hudson", "NY", "12534")),
        (
            ["Flat 2, 10 Elm Road, Tunbridge Wells, Kent. TN1 1AA"],
            ("Flat 2, 10 Elm Road", "Tunbridge Wells", "Kent", "TN1 1AA"),
        ),
        (["5320 - Elm Road", "Edmonton, Alberta", "T6B 3E9"], ("5320 - Elm Road", "Edmonton", "AB", "T6B 3E9")),
        (["Charleston, West Virginia 25301"], ("", "Charleston", "WV", "25301")),
        *(
            (
                [(Kind.HEADING, said), "12 Alder Street", "Austin, TX 78701"],
                ("12 Alder Street", "Austin", "TX", "78701"),
            )
            for said in ("Office Hours", "Office Address", "Room Rates", "Level Up", "Office 2", "Alder Plaza")
        ),
        *(
            (
                [(Kind.HEADING, unit), "12 Alder Street", "Austin, TX 78701"],
                (f"{unit}, 12 Alder Street", "Austin", "TX", "78701"),
            )
            for unit in ("Suite 4", "Building B", "Suite One", "Level 3")
        ),
        *(
            ([written], ("12 Alder Street, Suite 5", "Austin", "TX", "78701"))
            for written in (
                "12 Alder Street / Suite 5 / Austin, TX / 78701",
                "12 Alder Street, Suite 5 / Austin, TX 78701",
                "12 Alder Street // Suite 5 // Austin // TX // 78701",
                "12 Alder Street | Suite 5 | Austin, TX 78701",
                "12 Alder Street • Suite 5 • Austin, TX 78701",
            )
        ),
        (["12 Alder Street / Unit B / Austin / Texas / 78701"], ("12 Alder Street, Unit B", "Austin", "TX", "78701")),
        (["Mon/Wed/Fri 9/5 / 12 Alder Street / Austin, TX 78701"], ("12 Alder Street", "Austin", "TX", "78701")),
        (["PO Box 77 / 12 Alder Street / Austin, TX 78701"], ("12 Alder Street", "Austin", "TX", "78701")),
        (["PO Box 77", "12 Alder Street", "Austin, TX 78701"], ("12 Alder Street", "Austin", "TX", "78701")),
        (
            ["12 Alder Street, Suite 5, P.O. Box 9, Austin, TX 78701"],
            ("12 Alder Street, Suite 5", "Austin", "TX", "78701"),
        ),
        (["12 Alder St PO Box 77 Austin TX 78701"], ("12 Alder St", "Austin", "TX", "78701")),
        (["12 Alder Street", "Mailing: PO Box 77", "Austin, TX 78701"], ("12 Alder Street", "Austin", "TX", "78701")),
        (["PO Box 77 12 Alder Street, Austin, TX 78701"], ("12 Alder Street", "Austin", "TX", "78701")),
        (["12 Alder Street, Box 5, Austin, TX 78701"], ("12 Alder Street, Box 5", "Austin", "TX", "78701")),
        (["P.O. Drawer 9, Austin, TX 78701"], ("P.O. Drawer 9", "Austin", "TX", "78701")),
        (["12 / 14 Alder Street, Austin, TX 78701"], ("12 / 14 Alder Street", "Austin", "TX", "78701")),
        (["12 1/2 Alder Street / Austin, TX 78701"], ("12 1/2 Alder Street", "Austin", "TX", "78701")),
        (["Main Office Alder Street", "Austin, TX 78701"], ("Alder Street", "Austin", "TX", "78701")),
        (["Post Office Road", "Austin, TX 78701"], ("Post Office Road", "Austin", "TX", "78701")),
        (["Visit Our Farm", "10 High Street", "Leeds", "LS1 4AP"], ("10 High Street", "Leeds", "", "LS1 4AP")),
        # a small street off another one, or a building in it: the number stands with the first
        *(
            ([f"{first}, Station Road, Leeds, LS1 4AP"], (f"{first}, Station Road", "Leeds", "", "LS1 4AP"))
            for first in ("3 The Maltings", "1a The Square", "5 Priory Mews", "12 Orchard Court", "4 Elm Yard")
        ),
        (
            ["3 The Maltings", "Station Road", "Leeds", "LS1 4AP"],
            ("3 The Maltings, Station Road", "Leeds", "", "LS1 4AP"),
        ),
        (
            ["3 The Maltings, 8 Station Road, Leeds, LS1 4AP"],
            ("3 The Maltings, 8 Station Road", "Leeds", "", "LS1 4AP"),
        ),
        (
            ["5 Priory Mews", "Station Road", "Leeds", "LS1 4AP"],
            ("5 Priory Mews, Station Road", "Leeds", "", "LS1 4AP"),
        ),
        (["12 The Green, Leeds, LS1 4AP"], ("12 The Green", "Leeds", "", "LS1 4AP")),
        (["Open 7 days, Station Road, Leeds, LS1 4AP"], ("Station Road", "Leeds", "", "LS1 4AP")),
        (["Elm Homes, Station Road, Leeds, LS1 4AP"], ("Station Road", "Leeds", "", "LS1 4AP")),
        (["Elm Farm", "10 High Street", "Leeds", "LS1 4AP"], ("Elm Farm, 10 High Street", "Leeds", "", "LS1 4AP")),
    ],
)
def test_an_address_in_one_segment_or_several(page, read, values, rows, expected):
    assert first(values, read(page(rows, role="contact"))) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Our office at 12 Alder St in Austin, TX is open daily.", ("12 Alder St", "Austin", "TX", "")),
        (
            "Visit us at 12 Alder Street, Suite 4, in downtown Austin, Texas, or call.",
            ("12 Alder Street, Suite 4", "Austin", "TX", ""),
        ),
        ("We are located at 12 Alder St, Austin, TX, next to the bank.", ("12 Alder St", "Austin", "TX", "")),
        ("Our main office is at 12 Alder St in Austin, TX 78701 now.", ("12 Alder St", "Austin", "TX", "78701")),
        ("Our Waco office at 12 Alder Blvd #4 in Waco, Texas.", ("12 Alder Blvd #4", "Waco", "TX", "")),
        ("Visit us at 10 AM at 12 Alder St in Austin, TX.", ("12 Alder St", "Austin", "TX", "")),
        ("Our shop at 12 Alder St in Austin, TX is near our office at 9 Elm St.", ("12 Alder St", "Austin", "TX", "")),
        ("Our shop at 12 Alder St in Austin, TX has closed.", ("", "", "", "")),
        ("The house is located at 12 Alder St in Austin, TX and has a yard.", ("", "", "", "")),
        ("Our leasing office at 12 Alder St in Austin, TX is open.", ("", "", "", "")),
        ("Our office at 12 Alder St in Austin is open.", ("", "", "", "")),
        ("Our old office at 12 Alder St in Austin, TX was small.", ("", "", "", "")),
        ("Visit us at 12 Alder St in Austin, In Austin we love it.", ("", "", "", "")),
        ("Our office at 12 Alder St in Austin, TX 10001 is open.", ("", "", "", "")),
        ("From our office at 12 Alder St in Austin, TX we manage homes.", ("12 Alder St", "Austin", "TX", "")),
        ("Call 512-555-0142 or visit us at 12 Alder St in Austin, TX.", ("12 Alder St", "Austin", "TX", "")),
        ("Feel free to stop by our office at 12 Alder St in Austin, TX.", ("12 Alder St", "Austin", "TX", "")),
        ("Our office at 12 Alder St in Austin, TX is open for leasing.", ("12 Alder St", "Austin", "TX", "")),
        *(
            (text, ("12 Alder St", "Austin", "TX", ""))
            for text in (
                "Pick up keys at our office at 12 Alder St in Austin, TX.",
                "Rent can be dropped at our office at 12 Alder St in Austin, TX.",
                "Drop off your rent at our office located at 12 Alder St in Austin, TX.",
                "Since 1996 our office at 12 Alder St in Austin, TX has served owners.",
                "We have been at our office at 12 Alder St in Austin, TX since 2012.",
                "Our shop at 12 Alder St in Austin, TX is closed Sundays.",
                "Our office at 12 Alder St in Austin, TX has been our home since 1996.",
                "Our office at 12 Alder St in Austin, TX is conveniently located near the bank.",
            )
        ),
        ("Our shop at 12 Alder St in Reno, Nevada. Our barn is away.", ("12 Alder St", "Reno", "NV", "")),
        ("Our shop at 12 Alder St in Downtown Reno, Nevada is open.", ("12 Alder St", "Reno", "NV", "")),
        ("Our shop at 12 Alder St in Old Town, Maine is open.", ("12 Alder St", "Old Town", "ME", "")),
        ("Our shop at 12 Alder St in Portland, Maine Monday to Friday.", ("12 Alder St", "Portland", "ME", "")),
        ("Our shop at 12 Alder St in Reno, Nevada County, is open.", ("", "", "", "")),
        ("Stop by at 10 Mile Road in Novi, Michigan.", ("", "", "", "")),
        ("Stop by on 12 Alder St in Austin, TX.", ("", "", "", "")),
        *(
            (text, ("", "", "", ""))
            for text in (
                "We dropped our office at 12 Alder St in Austin, TX.",
                "Our office at 12 Alder St in Austin, TX is under contract.",
                "Our office at 12 Alder St in Austin, TX is available to rent.",
                "Our office at 12 Alder St in Austin, TX is being remodelled for a new tenant.",
                "Our office at 12 Alder St in Austin, TX is managed by Maple Hollow.",
                "Our office at 12 Alder St in Austin, TX is open again thanks to Maple Hollow.",
                "Our office at 12 Alder St in Austin, TX has been painted.",
                "Our office at 12 Alder St in Austin, TX and the lot are on the market.",
                "★★★★★ Our office at 12 Alder St in Austin, TX is open.",
                "In 2020 we closed our office at 12 Alder St in Austin, TX.",
                "We outgrew our office at 12 Alder St in Austin, TX, and moved in 2021.",
                "Until 2021, our office at 12 Alder St in Austin, TX was small.",
                "We leased our store at 12 Alder St in Austin, TX to a bakery.",
                "They clean our office at 12 Alder St in Austin, TX.",
                "Ann Tate writes: our office at 12 Alder St in Austin, TX is clean.",
                "“Great work. Our store at 12 Alder St in Austin, TX is clean.”",
                "The seller wrote: 'Visit us at 12 Alder St in Austin, TX.'",
                "Our office at 12 Alder St in Austin, TX opens in May 2027.",
                "Our office at 12 Alder St in Austin, TX is for lease.",
                "Open house Sunday: stop by at 12 Alder St in Austin, TX and meet the agent.",
                "Stop in at 12 Alder St in Austin, TX, our newest rental.",
                "For tours of Birch Court, visit us at 12 Alder St in Austin, TX.",
                "Come see us at 12 Alder St in Austin, TX during the county fair.",
                "See us at 12 Alder St in Austin, TX, July 12-15!",
                "Find us at 12 Alder St in Austin, TX every Saturday at the farmers market.",
            )
        ),
    ],
)
def test_an_address_that_a_sentence_tells(page, read, values, text, expected):
    assert first(values, read(page([text]))) == expected


OFFICE = "Our office at 12 Alder St in Austin, TX is open."


@pytest.mark.parametrize(
    ("rows", "path", "street"),
    [
        ([(Kind.HEADING, "Visit", {"label": "h2"}), OFFICE], "", "12 Alder St"),
        ([(Kind.HEADING, "Reviews", {"label": "h2"}), OFFICE], "", ""),
        ([(Kind.HEADING, "Upcoming events", {"label": "h2"}), OFFICE], "", ""),
        ([OFFICE, "- Jane Pratt"], "", ""),
        ([OFFICE, "Jane Pratt"], "", ""),
        (["★★★★★", OFFICE], "", ""),
        ([OFFICE], "blog/how-we-sold", ""),
        (["Our Waco office at 9 Elm St in Waco, TX is open.", OFFICE], "", ""),
        (
            ["Our Waco office at 9 Elm St in Waco, TX and our main office at 12 Alder St in Austin, TX."],
            "",
            "12 Alder St",
        ),
        ([OFFICE, "Visit us at 12 Alder St in Austin, TX."], "", "12 Alder St"),
    ],
)
def test_a_sentence_of_somebody_else_tells_no_address(page, read, values, rows, path, street):
    assert first(values, read(page(rows, url=f"https://maplehollow.example/{path}")))[0] == street


@pytest.mark.parametrize(
    "text",
    [
        "We serve Austin, Dallas and all of Texas.",
        "Austin, TX",
        "Our part B12 3CD fits Kent machines",
        "We ship in 12345 boxes, OR 97201 of them",
        "Serving Austin, Texas and Round Rock, Texas",
        "Open in 12345 ways",
        "we love austin, tx 78701",
        "Call us or 78701 people will",
    ],
)
def test_a_mention_gives_no_state(page, read, values, text):
    assert values(read(page([text], role="contact")), "state") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We have no storefront. Meetings by appointment in Austin, TX.", ("Austin", "TX")),
        ("We are proudly based in Austin, Texas. Our team knows the town.", ("Austin", "TX")),
        ("Our office is in Austin, Texas, and we serve Dallas.", ("Austin", "TX")),
        ("Based in downtown Austin, TX, we look after homes.", ("Austin", "TX")),
        # served, houses, of another day, several, a quotation, a county, no state
        ("Proudly serving Austin, Texas", ("", "")),
        ("Showings by appointment in Austin, TX.", ("", "")),
        ("Located in Austin, TX, this house has four rooms.", ("", "")),
        ("Our office is in Austin, Texas until May.", ("", "")),
        ("We are based in Austin, Texas and Denver, Colorado.", ("", "")),
        ("“We are based in Austin, Texas, and they found us a home.”", ("", "")),
        ("We are located in Travis, Texas County.", ("", "")),
        ("We are based in Austin.", ("", "")),
    ],
)
def test_a_firm_without_an_address_tells_its_town(page, read, values, text, expected):
    said = read(page([text], role="about"))
    assert (first(values, said)[1:3], first(values, said)[0]) == (expected, "")
    shown = read(page([text, "12 Elm Road, Waco, TX 76701"], role="about"))
    assert values(shown, "city") == ["Waco"]
    both = read(
        page([text], role="about"), page(["Our office is in Waco, Texas."], role="contact", url="https://a.example/c")
    )
    assert len(set(values(both, "city"))) == (0 if expected[0] else 1)


FOOT = {"region": Region.FOOTER}
LINES = "Maple Hollow Rentals", "512-555-0142", "info@maplehollow.example", "© 2026 Maple Hollow Rentals"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["Maple Hollow Rentals · Austin, TX"], ("Austin", "TX")),
        (["Austin, Texas | 512-555-0142"], ("Austin", "TX")),
        (["Austin, Texas 512-555-0142"], ("Austin", "TX")),
        (["Based in Austin, Texas"], ("Austin", "TX")),
        (["Remote-first, based in Austin, Texas"], ("Austin", "TX")),
        (["Austin, TX Phone: (512) 555-0142"], ("Austin", "TX")),
        (["© 2026 Maple Hollow Rentals, Austin, Texas"], ("Austin", "TX")),
        (["Maple Hollow Rentals – Austin, Texas, USA"], ("Austin", "TX")),
        (["© 2026 Maple Hollow Rentals — Austin, TX. All rights reserved."], ("Austin", "TX")),
        (["Maple Hollow Rentals | Austin, Texas | All Rights Reserved"], ("Austin", "TX")),
        (["Website by Pixel Barn, Austin, TX. All rights reserved."], ("", "")),
        *((["Austin, Texas", line], ("Austin", "TX")) for line in LINES),
        *(([line, "Austin, TX"], ("Austin", "TX")) for line in LINES),
        # served, several, a maker, a club, another firm, a person, a sentence, nothing beside
        (["Serving Austin, Texas · 512-555-0142"], ("", "")),
        (["Serving Austin, Texas 512-555-0142"], ("", "")),
        (["Website by Pixel Barn, based in Austin, Texas"], ("", "")),
        (["Our partner, based in Austin, Texas"], ("", "")),
        (["Based in Austin, Texas and Waco, Texas"], ("", "")),
        (["Pixel Barn, Austin, TX 512-555-0199"], ("", "")),
        (["Austin, TX · Waco, TX · 512-555-0142"], ("", "")),
        (["Austin, TX", "Waco, TX", "512-555-0142"], ("", "")),
        (["Areas we serve", "Austin, TX", "512-555-0142"], ("", "")),
        (["Website by Pixel Barn · Austin, TX"], ("", "")),
        (["Rotary Club, Austin, TX", "512-555-0142"], ("", "")),
        (["Pixel Barn, Austin, TX · 512-555-0199"], ("", "")),
        (["Jane Alder, OR", "512-555-0142"], ("", "")),
        (["Austin, Texas Property Management", "512-555-0142"], ("", "")),
        (["Homes for rent in Austin, TX", "512-555-0142"], ("", "")),
        (["Austin, Texas"], ("", "")),
    ],
)
def test_a_footer_tells_the_town_of_a_firm_without_a_street(page, read, values, lines, expected):
    rows = [(Kind.TITLE, "Maple Hollow Rentals"), *((Kind.TEXT, line, FOOT) for line in lines)]
    said = read(page(rows))
    assert (first(values, said)[1:3], first(values, said)[0]) == (expected, "")
    shown = read(page([*rows, (Kind.TEXT, "12 Elm Road, Waco, TX 76701", FOOT)]))
    assert (values(shown, "street"), values(shown, "city")) == (["12 Elm Road"], ["Waco"])


OFFICES = ["Elmfield", "12 Elm Street", "Waco, TX 76701", "Oakfield", "9 Oak Road", "Temple, TX 76501"]


def test_the_number_below_a_list_of_offices_is_everyones_and_the_first_comes_first(page, read, values):
    def two(*lines):
        rows = [
            (Kind.TITLE, "Maple Hollow"),
            *((Kind.TEXT, line, FOOT) for line in (*lines, "Connect", "254-555-0134")),
        ]
        return read(page(rows), page(rows, url="https://maplehollow.example/team", role="team"))

    assert values(two(*OFFICES), "street") == ["12 Elm Street", "9 Oak Road"]
    assert values(two("P.O. Box 9", "Waco, TX 76702", *OFFICES[3:]), "street")[0] == "9 Oak Road"


@pytest.mark.parametrize(
    ("said", "street"),
    [
        ("Maple Hollow, headquartered in Temple, Texas, looks after homes.", "9 Oak Road"),
        ("Maple Hollow (MH), headquartered in Temple, Texas, looks after homes.", "9 Oak Road"),
        ("Maple Hollow is headquartered in Temple and works in Waco, too.", "9 Oak Road"),
        ("Headquartered in Temple, Texas, we look after homes.", "9 Oak Road"),
        ("Berkmoor Bank, headquartered in Temple, Texas, lends to owners.", "12 Elm Street"),
        ("Our partner Berkmoor Bank is headquartered in Temple.", "12 Elm Street"),
        ("Headquartered in Temple, Texas, Berkmoor Bank lends to owners.", "12 Elm Street"),
    ],
)
def test_a_sentence_of_the_firm_tells_its_head_office(page, read, values, said, street):
    rows = [(Kind.TITLE, "Maple Hollow"), said, *OFFICES]
    assert values(read(page(rows, role="contact")), "street")[0] == street


@pytest.mark.parametrize(
    ("above", "below", "city"),
    [
        ("Maple Hollow Rentals", "512-555-0142", "Austin"),
        ("Areas we serve", "", ""),
        ("Maple Hollow Rentals", "Waco, Texas", ""),
    ],
)
def test_a_menus_head_tells_the_town_below_the_name(page, read, values, above, below, city):
    menu = {"region": Region.NAV}
    rows = [(Kind.HEADING, above, menu), (Kind.TEXT, "Austin, Texas", menu), (Kind.TEXT, below or "Services", menu)]
    assert next(iter(values(read(page([(Kind.TITLE, "Maple Hollow Rentals"), *rows])), "city")), "") == city


def entry(path, *towns, name="Maple Hollow", **more):
    rows = [(Kind.STRUCTURED, name, {"label": f"{path.partition('.')[0]}.name"})]
    for town in towns:
        parts = {"addressLocality": town, "addressRegion": "TX"} | more
        rows += [(Kind.STRUCTURED, text, {"label": f"{path}.address.{part}"}) for part, text in parts.items()]
    return rows


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (entry("LocalBusiness", "Austin"), ("Austin", "TX")),
        (entry("Organization", "Austin", addressRegion="Texas", addressCountry="US"), ("Austin", "TX")),
        (entry("LocalBusiness", "Austin", name="Pixel Barn"), ("", "")),
        (entry("LocalBusiness.areaServed", "Austin"), ("", "")),
        (entry("LocalBusiness.parentOrganization", "Austin"), ("", "")),
        (entry("Event", "Austin"), ("", "")),
        (entry("ApartmentComplex.place", "Austin"), ("", "")),
        (entry("LocalBusiness", "Austin", addressRegion="Central"), ("", "")),
        ([*entry("LocalBusiness", "Austin"), *entry("RealEstateAgent", "Waco")], ("", "")),
    ],
)
def test_markup_tells_the_town_of_a_firm_without_a_street(page, read, values, rows, expected):
    assert first(values, read(page(rows)))[1:3] == expected


def test_structured_data_is_an_address(page, read, values):
    rows = [
        (Kind.STRUCTURED, "12 Alder Street", {"label": "RealEstateAgent.address.streetAddress"}),
        (Kind.STRUCTURED, "Austin", {"label": "RealEstateAgent.address.addressLocality"}),
        (Kind.STRUCTURED, "Texas", {"label": "RealEstateAgent.address.addressRegion"}),
        (Kind.STRUCTURED, "78701", {"label": "RealEstateAgent.address.postalCode"}),
    ]
    assert first(values, read(page(rows))) == ("12 Alder Street", "Austin", "TX", "78701")
    town = (Kind.STRUCTURED, "Austin", {"label": "RealEstateAgent.address.streetAddress"})
    assert first(values, read(page([town, *rows[1:]]))) == ("", "Austin", "TX", "78701")


@pytest.mark.parametrize(
    ("label", "text", "parts"),
    [
        ("RealEstateAgent.address", "12 Alder Street, Austin, TX 78701", ("12 Alder Street", "Austin", "TX", "78701")),
        (
            "Organization.address",
            "12 Alder St, Suite 4, Austin, Texas 78701, USA",
            ("12 Alder St, Suite 4", "Austin", "TX", "78701"),
        ),
        ("Organization.address", "Austin", ("", "", "", "")),
        ("Organization.parentOrganization.address", "12 Alder Street, Austin, TX 78701", ("", "", "", "")),
        ("Event.location.address", "12 Alder Street, Austin, TX 78701", ("", "", "", "")),
        ("LocalBusiness.location.address", "12 Alder Street, Austin, TX 78701", ("", "", "", "")),
        ("ItemList.itemListElement.item.address", "12 Alder Street, Austin, TX 78701", ("", "", "", "")),
        ("ApartmentComplex.address", "12 Alder Street, Austin, TX 78701", ("", "", "", "")),
        ("LodgingBusiness.address", "12 Alder Street, Austin, TX 78701", ("", "", "", "")),
    ],
)
def test_an_address_stated_in_one_text(page, read, values, label, text, parts):
    assert first(values, read(page([(Kind.STRUCTURED, text, {"label": label})]))) == parts


@pytest.mark.parametrize(("name", "street"), [("Maple Hollow", "12 Alder Street"), ("Jane Alder", "")])
def test_an_address_in_one_text_is_of_an_entry_with_the_firms_name(page, read, values, name, street):
    rows = [
        (Kind.STRUCTURED, name, {"label": "RealEstateAgent.name", "card": 1}),
        (Kind.STRUCTURED, "12 Alder Street, Austin, TX 78701", {"label": "RealEstateAgent.address", "card": 1}),
    ]
    assert first(values, read(page(rows)))[0] == street


@pytest.mark.parametrize(
    "path",
    [
        "Event.location.address",
        "Person.address",
        "JobPosting.jobLocation.address",
        "SingleFamilyResidence.address",
        "Offer.itemOffered.address",
        "Product.brand.address",
    ],
)
def test_what_is_stated_of_an_event_a_home_or_a_person_is_not_the_companys_address(page, read, values, path):
    texts = ("12 Alder Street", "Austin", "TX", "78701")
    parts = ("streetAddress", "addressLocality", "addressRegion", "postalCode")
    rows = [(Kind.STRUCTURED, text, {"label": f"{path}.{part}"}) for part, text in zip(parts, texts, strict=True)]
    assert first(values, read(page(rows))) == ("", "", "", "")


def test_a_home_for_rent_is_not_where_the_company_is(page, read, values):
    rows = [
        "3 bedrooms, 2 baths",
        "9 Elm Road",
        "Tulsa, OK 74101",
        "$1,450 per month",
        "Call us",
        "12 Alder Street",
        "Austin, TX 78701",
    ]
    assert values(read(page(rows)), "city") == ["Austin"]


def test_a_page_of_offices_may_have_many(page, read, values):
    rows = [(Kind.TITLE, "Our offices"), *(f"{number} Elm Road, Tulsa, OK 74101" for number in range(100, 120))]
    offices = page(rows, role="other", url="https://maplehollow.example/offices")
    assert len(values(read(offices), "street")) == 20


def test_a_link_that_repeats_its_line_is_read_once(page, read):
    rows = [
        "12 Alder Street",
        "Suite 4",
        (Kind.LINK, "Suite 4", {"href": "https://maplehollow.example/map"}),
        "Austin, TX 78701",
    ]
    extraction = read(page(rows, role="contact"))
    street = [fact for fact in extraction.facts if fact.field == "street"]
    assert [(fact.value, fact.quote) for fact in street] == [("12 Alder Street, Suite 4", "12 Alder Street Suite 4")]
    assert extraction.rejected == 0


def test_a_head_office_that_is_called_so_comes_before_a_branch_in_every_footer(page, read, values):
    footer = (Kind.TEXT, "9 Elm Road, Tulsa, OK 74101", {"region": Region.FOOTER})
    about = [
        "Corporate headquarters",
        "12 Alder Street",
        "Austin, TX 78701",
        "Sales",
        "7 Ash Road",
        "Waco, TX 76701",
        footer,
    ]
    pages = (page(["Welcome", footer]), page(["Call us", footer], role="contact"), page(about, role="about"))
    assert first(values, read(*pages)) == ("12 Alder Street", "Austin", "TX", "78701")


@pytest.mark.parametrize(
    ("heading", "more", "street"),
    [
        ("Austin (Main)", "", "12 Alder Street"),
        ("Austin - HQ", "", "12 Alder Street"),
        ("Austin: Main", "", "12 Alder Street"),
        ("Austin", "Our headquarters is in Austin.", "12 Alder Street"),
        ("Austin", "We're headquartered in Austin, Texas.", "12 Alder Street"),
        ("Austin", "Our headquarters moved from Tulsa to Austin.", "12 Alder Street"),
        ("Austin", "Our main office has relocated to Austin.", "12 Alder Street"),
        ("Austin", "Our headquarters moved from Austin to Tulsa.", "9 Elm Road"),
        ("Main Street, Austin", "", "9 Elm Road"),
        ("Austin", "Our main office is in Dallas.", "9 Elm Road"),
        ("Austin", "The bank's headquarters is in Austin.", "9 Elm Road"),
    ],
)
@pytest.mark.parametrize("above", [True, False])
def test_a_branch_is_called_the_head_office_in_many_ways(page, read, vocabulary, heading, more, street, above):
    offices = [
        (Kind.HEADING, "Tulsa"),
        *("9 Elm Road", "Tulsa, OK 74101"),
        (Kind.HEADING, heading),
        *("12 Alder Street", "Austin, TX 78701"),
    ]
    found = read(page([more, *offices] if above else [*offices, more], role="contact"))
    assert resolve(found.facts, [], vocabulary, pages_read=1).fields["street"].values == (street,)


def test_other_offices_below_directions_to_the_main_one_are_no_head_office(page, read, vocabulary):
    rows = [
        *("9 Elm Road", "Tulsa, OK 74101", "Phone: 918-555-0134"),
        (Kind.LINK, "Get directions to main office"),
        "Other offices:",
        *("12 Alder Street", "Austin, TX 78701"),
        *("40 Oak Street", "Dallas, TX 75201"),
    ]
    found = read(page([*rows, "9 Elm Road, Tulsa, OK 74101"], role="contact"))
    assert resolve(found.facts, [], vocabulary, pages_read=1).fields["street"].values == ("9 Elm Road",)


@pytest.mark.parametrize(
    "line",
    [
        "Parking instructions: park at the attached garage, 12 Alder Street, Austin, TX 78701.",
        "Parking is at 12 Alder Street, Austin, TX 78701.",
        "You may park in the garage at 12 Alder Street, Austin, TX 78701.",
    ],
)
def test_where_one_parks_is_no_office(page, read, vocabulary, line):
    found = read(page([line, "Our office: 9 Elm Road, Tulsa, OK 74101"], role="contact"))
    assert resolve(found.facts, [], vocabulary, pages_read=1).fields["street"].values == ("9 Elm Road",)


def test_a_house_called_a_park_stands_where_it_stands(page, read, vocabulary):
    found = read(page(["The Park at Wells Branch", "12 Alder Street, Austin, TX 78701"], role="contact"))
    assert resolve(found.facts, [], vocabulary, pages_read=1).fields["street"].values == ("12 Alder Street",)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (
            ["Ash House", "14 Mahatma Road", "Mumbai 400 001, India"],
            ("Ash House, 14 Mahatma Road", "Mumbai", "", "400 001"),
        ),
        (["Rue du Lac 31", "CH-1131 Tolochenaz", "Switzerland"], ("Rue du Lac 31", "Tolochenaz", "", "CH-1131")),
        (["49 Bay Road", "Singapore 486056", "Singapore"], ("49 Bay Road", "Singapore", "", "486056")),
        (["4 Palm Avenue, Kingston, Jamaica"], ("4 Palm Avenue", "Kingston", "", "")),
        (["Founded 2008, India"], ("", "", "", "")),
        (["Our guests come from Osaka, Japan"], ("", "", "", "")),
        (["Offices in Lyon, France"], ("", "", "", "")),
    ],
)
def test_an_address_elsewhere_ends_with_its_country(page, read, values, rows, expected):
    assert first(values, read(page(rows, role="contact"))) == expected


def test_every_part_quotes_its_own_line(page, read):
    extraction = read(page(["12 Alder Street", "Austin, TX 78701"], role="contact"))
    quotes = {fact.field: (fact.segment, fact.quote) for fact in extraction.facts if fact.field in FIELDS}
    assert quotes["street"] == (1, "12 Alder Street")
    assert quotes["city"] == quotes["state"] == quotes["zip_code"] == (2, "Austin, TX 78701")


def test_the_contact_page_and_the_more_frequent_address_come_first(page, read, values):
    home = page(
        [
            "Branch",
            "9 Elm Road",
            "Tulsa, OK 74101",
            (Kind.TEXT, "12 Alder Street, Austin, TX 78701", {"region": Region.FOOTER}),
        ]
    )
    contact = page(
        ["12 Alder Street", "Austin, TX 78701", "9 Elm Road", "Tulsa, OK 74101", "12 Alder Street, Austin, TX 78701"],
        role="contact",
    )
    assert first(values, read(home, contact)) == ("12 Alder Street", "Austin", "TX", "78701")


def test_a_list_of_properties_is_not_where_the_company_is(page, read, values):
    homes = page([f"{number} Elm Road, Tulsa, OK 74101" for number in range(100, 120)])
    assert values(read(homes), "state") == []


def test_below_a_list_of_properties_the_address_with_a_telephone_is_the_companys(page, read, values):
    homes = [line for number in range(100, 120) for line in (f"{number} Elm Road", "Tulsa, OK")]
    office = ["Office", "12 Alder Street", "Austin, TX 78701", "Main: 512-555-0143"]
    assert first(values, read(page([*homes, *office]))) == ("12 Alder Street", "Austin", "TX", "78701")
    members = [line for number in range(100, 110) for line in (f"{number} Elm Road, Tulsa, OK 74101", "918-555-0134")]
    assert values(read(page([*members, *office])), "street") == []


@pytest.mark.parametrize(
    "lines",
    [
        ["Currently Rented", "Shop · Leased", "9 Elm Road", "Tulsa, OK 74101", "A corner shop."],
        ["Not Available", "Land", "9 Elm Road", "Tulsa, OK 74101", "5.3 acres · Zoned commercial"],
    ],
)
def test_a_house_or_a_lot_that_is_let_is_not_where_the_company_is(page, read, values, lines):
    assert values(read(page(lines, role="about")), "street") == []


@pytest.mark.parametrize("heading", ["Our Location", "Visit our office:", "OUR ADDRESS"])
def test_what_is_called_our_location_comes_before_others_places(page, read, vocabulary, heading):
    own = [heading, "12 Alder Street", "Austin, TX 78701", "(512) 555-0143"]
    footer = [
        (Kind.TEXT, text, {"region": Region.FOOTER})
        for text in ("You find us there too:", "Ironwood Hall", "9 Elm Road", "Austin, TX 78702", "(512) 555-0122")
    ]
    pages = [page([*own, *footer], role=role) for role in ("home", "about", "contact")]
    pages += [page(footer, role="other", url=f"https://maplehollow.example/{number}") for number in range(3)]
    fields = resolve(read(*pages).facts, [], vocabulary, pages_read=6).fields
    assert (fields["street"].values, fields["phone"].values) == (("12 Alder Street",), ("+15125550143",))


@pytest.mark.parametrize(
    ("path", "parts"),
    [
        ("vcard", ("street-address", "locality", "region", "postal-code")),
        ("LocalBusiness.address", ("streetAddress", "addressLocality", "addressRegion", "postalCode")),
    ],
)
def test_hcard_and_microdata_are_addresses(page, read, values, path, parts):
    texts = ("12 Alder Street", "Austin", "TX", "78701")
    rows = [(Kind.STRUCTURED, text, {"label": f"{path}.{part}"}) for part, text in zip(parts, texts, strict=True)]
    assert first(values, read(page(rows))) == texts


_WORDS = st.sampled_from(
    [
        "12",
        "Alder",
        "Street",
        "Suite",
        "4",
        "Austin",
        "TX",
        "78701",
        ",",
        "\n",
        "Leeds",
        "LS1 4AP",
        "PO Box 9",
        "M5H 1A1",
        "ON",
        "Kent",
        "#",
        "-",
    ]
)


@given(st.lists(_WORDS, max_size=40))
def test_any_order_of_parts_is_read_and_what_is_said_stands_there(page, read, words):
    extraction = read(page([row for row in " ".join(words).split("\n") if row.strip()], role="contact"))
    assert extraction.rejected == 0
    for fact in extraction.facts:
        if fact.field == "zip_code":
            assert fact.value.replace(" ", "") in fact.quote.replace(" ", "")


@given(st.text(max_size=300))
def test_any_text_is_read(page, read, text):
    read(page([text or "x"], role="contact"))


@pytest.mark.parametrize(
    "piece", ["12 Alder Street, ", "Austin, TX 78701 ", "1 1 1 1 ", "LS1 4AP ", "Elm Road\u00a0", "P.O. Box 1, "]
)
def test_a_page_full_of_pieces_hangs_nobody(page, read, piece):
    rows = [(piece * 200)[:2000]] * 100
    read(page(rows, role="contact"))


CONTACT_BLOCK = ["Maple Hollow", "12 Alder Street", "Austin, TX 78701", "512-555-0142"]


@pytest.mark.parametrize(
    ("rows", "street"),
    [
        (CONTACT_BLOCK, "12 Alder Street"),
        (
            ["Write to us", (Kind.LINK, "Write", {"href": "mailto:a@maplehollow.example"}), *CONTACT_BLOCK[1:3]],
            CONTACT_BLOCK[1],
        ),
        (["12 Alder Street, Austin, TX 78701, phone 512-555-0142"], "12 Alder Street"),
        (CONTACT_BLOCK[:3], ""),
        ([*CONTACT_BLOCK[:3], "Next: Round Rock 78664"], ""),
        ([*CONTACT_BLOCK, *(f"{n} Elm Lane, Waco, TX 7670{n} 254-555-010{n}" for n in (1, 2))], ""),
    ],
)
def test_on_a_page_of_unknown_purpose_an_address_counts_beside_a_telephone_or_mailbox(page, read, values, rows, street):
    assert next(iter(values(read(page(rows, role="list")), "street")), "") == street


@pytest.mark.parametrize(
    "line", ["7 minutes from the border crossing in Elmfield, TX", "3 blocks from Main Street, Austin, TX 78701"]
)
def test_a_distance_is_no_street(page, read, values, line):
    assert values(read(page([line])), "street") == []


def test_a_mile_may_be_a_streets_name(page, read, values):
    assert values(read(page(["400 Six Mile Elm Parkway", "Austin, TX 78701"])), "street") == [
        "400 Six Mile Elm Parkway"
    ]


def test_a_state_with_full_stops_is_carried_by_its_line(page, read, values):
    extraction = read(page(["900 G Street NW", "Washington, D.C. 20001, USA"]))
    assert first(values, extraction) == ("900 G Street NW", "Washington", "DC", "20001")


@pytest.mark.parametrize("city", ["Anytown", "Your City"])
def test_a_templates_address_is_no_companys(page, read, values, city):
    extraction = read(
        page(["123 Main Street", f"{city}, CA 90210", "45 Alder Street", "Austin, TX 78701"], role="contact")
    )
    assert values(extraction, "city") == ["Austin"]


def test_a_state_written_out_in_capitals_ends_an_address_without_a_code(page, read, values):
    extraction = read(page(["301 ELM ROAD, SUITE D-2", "GREENVILLE, SOUTH CAROLINA"], role="contact"))
    assert first(values, extraction)[:3] == ("301 ELM ROAD, SUITE D-2", "Greenville", "SC")
    assert values(read(page(["301 reasons", "NOW HIRING, APPLY TODAY"], role="contact")), "city") == []


@pytest.mark.parametrize("shown", [True, False])
def test_a_sample_street_counts_where_visitors_see_it(page, read, values, shown):
    parts = {
        "streetAddress": "123 Main Street",
        "addressLocality": "Austin",
        "addressRegion": "TX",
        "postalCode": "78701",
    }
    rows = [(Kind.STRUCTURED, text, {"label": f"Attorney.address.{label}"}) for label, text in parts.items()]
    line = ["123 Main Street, Austin, TX 78701"] * shown
    assert set(values(read(page([*rows, *line], role="contact")), "street")) == set(["123 Main Street"] * shown)


OWN = "12 Elm St, Medford, OR 97501"
BRANDS = "90 Sandy Parkway, Sandy, UT 84070"


@pytest.mark.parametrize(
    ("lines", "city"),
    [
        (["Maple", BRANDS, "Maple Medford", OWN], "Medford"),
        (["Maple Franchise Headquarters", BRANDS, "Maple Medford", OWN], "Medford"),
        ([f"Corporate office: {BRANDS}", f"Local office: {OWN}"], "Medford"),
        ([BRANDS, OWN], "Medford"),
        (["9 Oak St, Ashland, OR 97520", OWN], "Medford"),
        (["Headquarters: 9 Oak St, Ashland, OR 97520", OWN], "Ashland"),
        (["PO Box 9, Medford, OR 97501", "9 Oak St, Ashland, OR 97520"], "Ashland"),
        (["9 Oak St, Ashland, OR 97520", BRANDS], "Ashland"),
    ],
)
def test_the_address_in_the_town_that_the_domain_names_is_the_firms(read, page, vocabulary, lines, city):
    for role, more in (("contact", {}), ("home", FOOT)):
        found = read(page([(Kind.TEXT, line, more) for line in lines], role=role, url="https://maplemedford.example/"))
        facts = [replace(fact, verified=True) for fact in found.facts]
        assert resolve(facts, (), vocabulary, pages_read=1).fields["city"].values == (city,)
