from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadgen_assets.domain.facts.evidence import Method
from leadgen_assets.domain.icps.icp import CountField, Vocabulary
from leadgen_assets.domain.icps.number_beside import is_stated, numbers_beside
from leadgen_assets.domain.pages.page import Kind
from leadgen_assets.extract.company import extract
from leadgen_assets.extract.fields.counts import counts
from leadgen_assets.extract.fields.phrases import phrases


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("We look after 300 doors in three counties.", "300"),
        ("More than 1,250 units under management.", "1250"),
        ("4,500+ units", "4500"),
        ("We manage over 450 single-family rental homes.", "450"),
        ("Today we care for 1.2k doors.", "1200"),
    ],
)
def test_a_number_beside_its_noun_counts(page, read, values, text, value):
    assert values(read(page([text])), "units") == [value]


@pytest.mark.parametrize(
    "text",
    [
        "The zoning rule allows 500 units on this lot.",
        "We prefer buildings of 8 to 80 units.",
        "On our podcast, Rob told us how he bought 700 doors.",
        "3 units",
        "Call 512-555-0100 units desk",
        "Since 1998 units have become scarce.",
        "Unit 300, doors open at nine.",
        "90000 doors",
        "It costs $300 doors included.",
    ],
)
def test_rules_ranges_guests_and_other_numbers_do_not(page, read, values, text):
    assert values(read(page([text])), "units") == []


def test_a_big_figure_counts_with_its_caption_and_both_are_quoted(page, read):
    rows = ["450+", "Doors under management", "12", "Years of experience"]
    facts = [fact for fact in read(page(rows)).facts if fact.field == "units"]
    assert [(fact.value, fact.quote, fact.segment) for fact in facts] == [("450", "450+ Doors under management", 1)]
    rows = ["Doors under management", "450"]
    facts = [fact for fact in read(page(rows)).facts if fact.field == "units"]
    assert [(fact.value, fact.quote, fact.segment) for fact in facts] == [("450", "Doors under management 450", 2)]


def _of(level, *texts):
    return [(Kind.HEADING, text, {"label": level}) for text in texts]


@pytest.mark.parametrize(
    ("rows", "units", "employees"),
    [
        # captions first: the row begins with one and ends with a figure
        (["Units", "1,850", "Employees", "70", "Communities", "23"], "1850", "70"),
        (["Founded", "1996", "Units managed", "640"], "640", ""),
        (["Average days on market", "18", "Doors under management", "640"], "640", ""),
        (["Five-star reviews", "900", "Employees", "40"], "", "40"),
        (["Owners served", "310", "Doors under management", "640", "Eviction rate", "1%"], "640", ""),
        ([*_of("h2", "By the numbers"), "Doors", "640", "Employees", "12"], "640", "12"),
        (["Doors", "640", "Employees", "12", *_of("h2", "Our promise")], "640", "12"),
        ([*_of("h4", "Employees"), "70", *_of("h4", "Doors"), "1,850"], "1850", "70"),
        (["Employees:", "70", "Doors:", "1,850", "Learn more"], "1850", "70"),
        (["Employees: 70", "Units: 1,850"], "1850", "70"),
        # figures first
        (["1,850", "Units", "70", "Employees"], "1850", "70"),
        (["By the numbers", "1,850", "Units", "70", "Employees"], "1850", "70"),
        ([*_of("h2", "By the numbers"), "1,850", *_of("h4", "Units"), "70", *_of("h4", "Employees")], "1850", "70"),
        (["70", "Employees", "$40M", "Raised", "1,850", "Units"], "1850", "70"),
        # a card each, in both orders
        (
            [(Kind.TEXT, text, {"card": at // 2 + 1}) for at, text in enumerate(["Owners", "310", "Doors", "640"])],
            "640",
            "",
        ),
        # a heading below the figure's own rank is the figure's, one above it the section's
        ([*_of("h1", "Maple Hollow"), *_of("h3", "512"), *_of("h4", "Doors")], "512", ""),
        ([*_of("h2", "By the numbers"), *_of("h3", "31"), *_of("h4", "Employees")], "", "31"),
        # either side may be it
        ([*_of("h4", "Employees"), "70", *_of("h4", "Doors")], "", ""),
        (["640", "Doors", "310"], "640", ""),
    ],
)
def test_all_captions_of_a_row_of_figures_stand_on_one_side(
    page, property_management, rungs, values, rows, units, employees
):
    fields = property_management.vocabulary.fields
    vocabulary = Vocabulary(fields={name: fields[name] for name in ("units", "employees")})
    read = extract(
        [page([*rows, "We are glad that you are here, and hope to hear from you soon."])],
        vocabulary,
        rungs,
        "maplehollow.example",
    )
    assert (values(read, "units"), values(read, "employees")) == (
        [units] if units else [],
        [employees] if employees else [],
    )


@pytest.mark.parametrize(
    ("text", "value"),
    [
        # served, customers', a neighbour's
        ("We are trusted here by 80 utilities and 1,100 team members.", ""),
        ("We have trained 4,000 employees of other landlords.", ""),
        ("We teach 40 managers and 300 employees each spring with our books.", ""),
        ("Our clients have 2,000 employees.", ""),
        ("Our meals reach many firms that have 90 employees.", ""),
        ("Our software is for firms with 50 employees.", ""),
        ("The hospital next door to us has 3,000 employees.", ""),
        ("We feed 600 employees at Intel.", ""),
        ("We provide lunches to 600 employees at Intel.", ""),
        ("We do payroll for over 300 employees.", ""),
        ("1,400 team members rely on us.", ""),
        ("Our courses reached 300 staff members at 12 companies.", ""),
        # the firm's own
        ("Trusted by owners since 1990, we have 25 employees.", "25"),
        ("We employ 25 people.", "25"),
        ("We have two offices with 25 employees.", "25"),
        ("Our clients have a team of 25 behind them.", "25"),
        ("We provide jobs for 25 employees.", "25"),
        ("We have 25 employees in Austin, serving the city and its landlords.", "25"),
        ("We help landlords, and our 25 employees live here.", "25"),
        ("25 employees at our company live here.", "25"),
        # what somebody led elsewhere, customers, no people
        ("Nora led a team of 40 at Greystar.", ""),
        ("Before, Nora managed a staff of 40.", ""),
        ("Ann's team of 40 at Greystar won prizes.", ""),
        ("Nora supervised 40 employees at her last company.", ""),
        ("1,900 employees park with us.", ""),
        ("Join the 700 employees who bank with us.", ""),
        ("Our team of 5 dogs greets you.", ""),
        ("We have a staff of 2 cats.", ""),
        ("Our team of 6 trucks is on the road.", ""),
        ("A 14-person hot tub", ""),
        ("Nora leads a team of 25.", "25"),
        ("Nora has led a team of 25 since 2010.", "25"),
        ("A team of 25 at Maple Hollow looks after you.", "25"),
        ("25 employees work with us.", "25"),
        ("Our 25 most valued employees were kept at work by the quarry.", ""),
        ("Our 25 employees kept 900 homes dry.", "25"),
        ("Our team of 25 dog lovers", "25"),
        ("Our team of 25 includes four brokers and two dogs.", "25"),
        # a line without a verb, "of us", and a hyphen
        ("25 employees, eight with the CMCA.", "25"),
        ("25 full-time employees, two of them licensed", "25"),
        ("Over 25 employees, three offices", "25"),
        ("Bollinger: 1,900 employees, one log", ""),
        ("Today 11 of us work here.", "11"),
        ("There are 11 of us on the team.", "11"),
        ("We are 11 people strong.", "11"),
        ("Today our team is 25 people strong and growing.", "25"),
        ("Our community of owners is 300 people strong.", ""),
        ("Our client base is 300 people strong.", ""),
        # a line between full stops that says no more
        ("Family owned since 1990. 31 employees. Open daily.", "31"),
        ("Two offices in Elmfield. 31 employees. One promise.", "31"),
        ("Built in 1990. 31 employees of the mill lived there. Open daily.", ""),
        # whoever comes to one job, and all who work there
        ("Each home is walked by a team of 3 inspectors.", ""),
        ("Every move is handled by a crew of 4 professionals on staff.", ""),
        ("Each home is cared for by a friendly team of 3.", ""),
        ("Every home is looked after by our team of 12.", "12"),
        ("Your home is cared for by a team of 25.", "25"),
        ("Maple Hollow is run by a team of 25.", "25"),
        ("Our 14-person team", "14"),
        ("We are a 14-person team.", "14"),
    ],
)
def test_people_who_work_for_others_are_not_the_firms(page, property_management, rungs, values, text, value):
    vocabulary = Vocabulary(fields={"employees": property_management.vocabulary.fields["employees"]})
    read = extract([page([text], role="about")], vocabulary, rungs, "maplehollow.example")
    assert values(read, "employees") == ([value] if value else [])


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Established in 1998, our team looks after 41 buildings.", "1998"),
        ("Formed in 1998, the Elmfield Association meets each month with us.", ""),
        ("Elmfield, established in 1898, our town, is green.", ""),
        ("Founded by Ann's father, the late Benito Alder, in 1979.", "1979"),
        ("Founded by Ann Alder, who came to Elmfield in 1979.", ""),
        ("Founded by Ann Alder, and sold to us in 1979.", ""),
        ("Northern Ohio's rental managers since 1979", "1979"),
        ("Your neighborhood specialists since 1979 in Elmfield.", "1979"),
        ("Elmfield's customers since 1979", ""),
        ("Elmfield's homeowners since 1979", ""),
        ("Elmfield's rental managers since 1979 were the Alders.", ""),
        ("Property Manager since 2015", ""),
        ("Our story began in 1989.", "1989"),
        ("Our story began in 1989 when Ann came to Elmfield.", ""),
        ("The trouble began in 1989.", ""),
        # a line that opens with a trade, or with who is at work
        ("Property management since 1989", "1989"),
        ("Property management in the Rogue Valley since 1989.", "1989"),
        ("Full-service rental management in Elmfield, Ohio since 1989", "1989"),
        ("Professional property management services since 1989", "1989"),
        ("Your local property manager since 1989", "1989"),
        ("Your trusted partner in property management since 1989", "1989"),
        ("Elmfield's premier property management company since 1989", "1989"),
        ("Renting homes in Elmfield since 1989", "1989"),
        ("Leasing houses to students since 1989", "1989"),
        ("Family-run since 1989", "1989"),
        ("An Elmfield company since 1989", "1989"),
        ("A member of the chamber since 1989", ""),
        ("Renting in Elmfield since 1989", ""),
        ("Renting from us since 1989", ""),
        ("In property management since 1989", ""),
        ("Ann has worked in property management since 1989.", ""),
        ("Online rent payment since 1989", ""),
        ("Your tenant since 1989", ""),
        ("Your customer since 1989", ""),
        ("Supporting the Humane Society since 1989", ""),
        # a month or a season
        ("We opened our doors in March of 1989.", "1989"),
        ("Serving Elmfield since the fall of 1989", "1989"),
        ("Founded in early 1989, we serve Elmfield.", "1989"),
        # another's
        ("Bollinger was founded in 1946.", ""),
        ("The Rotary Club was founded in 1905.", ""),
        ("Our partner Oakfield was founded in 2004.", ""),
        ("Our franchisor was founded in 2008.", ""),
        ("Our client Bollinger, founded in 1946, builds boats.", ""),
        ("We love Elm Bros (founded in 1992).", ""),
        ("Maple Hollow was founded in 1989.", "1989"),
        ("The company was founded in 1989.", "1989"),
        ("MH was founded in 1989.", "1989"),
        ("Serving on the school board since 2011", ""),
        ("Serving in the Navy since 1998.", ""),
        ("Serving as treasurer of Rotary since 2011.", ""),
        ("Serving on both sides of the river since 1989", "1989"),
        # its own name ahead, what is done, any firm
        ("Maple Hollow – Established in 1989", "1989"),
        ("Maple Hollow | Est. 1989", "1989"),
        ("Oakridge Bank – Established in 1989", ""),
        ("Maple Hollow Annex – Established in 1989", ""),
        ("Maple Hollow is one of Elmfield's best and has been operating in the whole county since 1989.", "1989"),
        ("Our boiler has been in operation since 1989.", ""),
        ("Read about our history, from our founding in 1989 to this day.", "1989"),
        ("Drilling & blasting since 1989", "1989"),
        ("Living & working in Elmfield since 1989", ""),
        ("A firm that has served Elmfield since 1989.", "1989"),
        ("A firm that has served accurately since 1989 stays in business by being right.", ""),
    ],
)
def test_the_years_in_which_firms_say_that_they_began(page, property_management, rungs, values, text, value):
    vocabulary = Vocabulary(fields={"founded": property_management.vocabulary.fields["founded"]})
    read = extract([page([text], role="about")], vocabulary, rungs, "maplehollow.example")
    assert values(read, "founded") == ([value] if value else [])


def test_a_trade_and_a_year_below_a_name_are_that_persons(page, property_management, rungs, values):
    vocabulary = Vocabulary(fields={"founded": property_management.vocabulary.fields["founded"]})
    for rows, found in ((["Ann Alder", "Realtor"], []), (["Our firm", "Elmfield"], ["2005"])):
        pages = [page([*rows, "Property management since 2005"], role="about")]
        assert values(extract(pages, vocabulary, rungs, "maplehollow.example"), "founded") == found


@pytest.mark.parametrize(
    ("above", "found"),
    [
        ("A Certified Public Accountant", []),
        ("Licensed Broker", []),
        ("Ann Alder", []),
        ("Family-owned", ["1989"]),
        ("Serving Elmfield", ["1989"]),
    ],
)
def test_a_year_alone_below_a_post_is_a_persons(page, property_management, rungs, values, above, found):
    vocabulary = Vocabulary(fields={"founded": property_management.vocabulary.fields["founded"]})
    read = extract([page([above, "since 1989"], role="home")], vocabulary, rungs, "maplehollow.example")
    assert values(read, "founded") == found


def test_since_when_a_town_is_served_comes_behind_since_when_the_firm_is(page, property_management, rungs, values):
    vocabulary = Vocabulary(fields={"founded": property_management.vocabulary.fields["founded"]})
    rows = ["Serving Elmfield since 2017.", "Founded 2023"]
    read = extract([page(rows, role="about")], vocabulary, rungs, "maplehollow.example")
    assert values(read, "founded") == ["2023", "2017"]


@pytest.mark.parametrize(
    ("field", "text", "value"),
    [
        ("founded", "Hannah and Kyle started Maple Hollow Rentals in 2016.", "2016"),
        ("founded", "She founded Maple Hollow in 1996 with two houses.", "1996"),
        ("founded", "Maple Hollow was started in 1984 by the late Walter Hatcher.", "1984"),
        ("founded", "Maple Street Market was started in 1984.", ""),
        ("founded", "Maple Hollow Rentals Annex was started in 2015.", ""),
        ("founded", "In 1998 Tom Eldridge founded Maple Hollow Rentals with three houses of his own.", "1998"),
        ("founded", "In 1998, Tom and Ann Eldridge founded Maple Hollow Rentals.", "1998"),
        ("founded", "In 1998 Tom Eldridge founded Fern Rentals.", ""),
        ("founded", "In 1998 Tom Eldridge joined the family that founded Maple Hollow.", ""),
        ("founded", "Our office, in the Mall, opened in 2019.", "2019"),
        ("founded", "Our Erie office, in the Mall, opened in 2019.", ""),
        ("founded", "Hannah and Kyle started Fern Rentals in 2016.", ""),
        ("founded", "We started a garden in 2016.", ""),
        ("founded", "She started Maple Street Market in 2016.", ""),
        ("founded", "We started 2019 with a new roof.", ""),
        ("units", "Over 200 rental houses in Havelock, Newport and New Bern.", "200"),
        ("units", "Our 450-unit portfolio is growing.", "450"),
        ("units", "640 doors. 310 owners. 1 team.", "640"),
        ("units", "340 apartments within six blocks of the Quad.", ""),
        ("units", "48 apartments in Medford, OR", ""),
        ("units", "6,200 apartment homes across Ohio", "6200"),
        ("units", "6,200 apartment homes in 41 communities", "6200"),
        ("units", "6,200 apartments in Medford", ""),
        ("units", "Maple Hollow takes care of more than 480 single-family rental homes.", "480"),
        ("units", "Taking care of 480 rental homes in Elmfield.", "480"),
        ("units", "Our plumber takes care of 480 rental homes.", ""),
        ("units", "Each manager takes care of 60 rental homes.", ""),
        ("units", "If you take care of 12 rental homes yourself, call us.", ""),
        ("units", "We manage 215 rental homes, 96 duplexes.", ""),
        ("units", "215 rental homes, 96 duplexes", ""),
        ("units", "We manage 96 duplexes and 215 rental homes.", ""),
        ("units", "We manage 500 units: 215 rental homes, 96 duplexes and 189 condos.", "500"),
        ("units", "We manage 320 units in 40 duplexes.", "320"),
        ("units", "We manage 320 units, including 40 duplexes.", "320"),
        ("units", "We manage 320 units, duplexes and condos among them.", "320"),
        ("units", "We manage 215 rental homes, 31 communities and 12 parks.", "215"),
        ("units", "A 450-unit portfolio is for everybody.", ""),
        ("units", "They sold our 450-unit portfolio.", ""),
        ("units", "Our clients own 500 units together.", ""),
        ("units", "Our owners trust us with 500 units.", "500"),
        ("portfolio", "We manage 85 vacation rental homes on the isle.", "vacation"),
        ("portfolio", "We manage 85 rental homes on the isle.", "single_family"),
    ],
)
def test_what_a_sentence_says_of_the_firm_itself(page, property_management, rungs, values, field, text, value):
    vocabulary = Vocabulary(fields={field: property_management.vocabulary.fields[field]})
    rows = [(Kind.TITLE, "Maple Hollow Rentals"), text]
    assert values(extract([page(rows)], vocabulary, rungs, "maplehollow.example"), field) == ([value] if value else [])


def test_a_noun_may_stand_before_the_number(page, read, values):
    assert values(read(page(["You deal with a team of 25 who live here."])), "employees") == ["25"]


def test_the_sentence_is_the_quote(page, read):
    text = "We are local. We look after 300 doors in Elmfield. Call us."
    fact = next(fact for fact in read(page([text])).facts if fact.field == "units")
    assert fact.quote == "We look after 300 doors in Elmfield."


def test_phrases_are_whole_words_in_any_case(page, read, values):
    rows = [(Kind.HEADING, "Single-Family Rentals"), "We offer hoa management too. Shoahoa managementx is nothing."]
    assert sorted(values(read(page(rows)), "portfolio")) == ["hoa", "single_family"]


@pytest.mark.parametrize(
    "text",
    [
        "We provide everything from small renovations to single-family houses.",
        "We offer custom single family homes and multi-family buildings in three counties.",
        "Our construction services include single-family homes.",
    ],
)
def test_who_builds_houses_has_no_portfolio_of_rentals(page, property_management, text):
    spec = property_management.vocabulary.fields["portfolio"]
    assert not list(phrases("portfolio", spec, [page([text])]))
    managed = page(["We manage single-family homes in three counties."])
    assert {fact.value for fact in phrases("portfolio", spec, [managed])} == {"single_family"}


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (["Single Family", "Condo", "Townhouse", "Land", "Farm & Ranch", "Multi-Family"], set()),
        (["Price Range", "Single Family", "Multi-Family", "Search"], set()),
        (["Single Family", "Multi-Family", "Associations"], {"single_family", "multi_family"}),
        (["We are a home inspection company, including:", "- Single-family homes", "- Multi-family buildings"], set()),
        (["We manage:", "- Single-family homes", "- Multi-family buildings"], {"single_family", "multi_family"}),
        (["Land", "We are glad that you came to see us in Waco.", "Single Family"], {"single_family"}),
        (["Land", "Single-family homes are what we manage in Waco, Texas."], {"single_family"}),
    ],
)
def test_a_menu_of_what_is_on_the_market_is_no_portfolio(page, property_management, rows, expected):
    spec = property_management.vocabulary.fields["portfolio"]
    assert {fact.value for fact in phrases("portfolio", spec, [page(rows)])} == expected


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (["Single-family detached homes: The most common type, from Spanish to modern"], set()),
        (["For investors, single-family homes here typically rent for $2,500 a month.",
          "Single-family homes near the lake usually go within a week."], set()),
        (["Convenience: Shopping centers, restaurants and all that one needs every day are close by"], set()),
        (["Shopping and dining: Nearby shopping centers, restaurants and entertainment"], set()),
        (["Shopping centers:", "Mountain's Edge Marketplace"], set()),
        (["We manage single-family homes, which typically rent for $2,500 a month."], {"single_family"}),
        (["Single-family homes"], {"single_family"}),
        (["What we manage: single-family homes, shopping centers and whatever else you own in Waco"],
         {"single_family", "commercial"}),
        (["Types: single-family homes, shopping centers, storage"], {"single_family", "commercial"}),
        (["Commercial: shopping centers, office buildings"], {"commercial"}),
    ],
)  # fmt: skip
def test_what_holds_for_a_town_or_a_market_is_no_business_of_the_firm(page, property_management, rows, expected):
    spec = property_management.vocabulary.fields["portfolio"]
    assert {fact.value for fact in phrases("portfolio", spec, [page(rows)])} == expected


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (["Property Management Fees: Typically 8-10% of monthly rent plus leasing fees"], set()),
        (["Property management costs: what to expect when one hires somebody"], set()),
        (["Property Management: we take all of the work off your hands"], {"property_management"}),
        (["Property management"], {"property_management"}),
    ],
)
def test_what_a_trade_costs_is_no_service(page, property_management, rows, expected):
    spec = property_management.vocabulary.fields["services"]
    assert {fact.value for fact in phrases("services", spec, [page(rows)])} == expected


def test_what_spoils_a_phrase_stands_in_its_sentence(page, read, values):
    rows = ["We do not manage rental homes. HOA management is what we do."]
    assert values(read(page(rows)), "portfolio") == ["hoa"]


@pytest.mark.parametrize(
    "text", ["Our portfolio has grown to 350 rental homes.", "We grew from 120 to 350 doors within a year."]
)
def test_growth_to_a_number_is_no_range(page, read, values, text):
    assert values(read(page([text])), "units") == ["350"]


ASIDE = "When a letter about HOA management arrives, it comes to us and not to you."


@pytest.mark.parametrize(
    "rows",
    [
        [ASIDE],
        [ASIDE, ASIDE],
        ["The single-family house next door burned down on a Monday, and nobody on the street had seen it before."],
    ],
)
def test_a_phrase_in_passing_is_no_business(page, read, values, rows):
    assert values(read(page(rows)), "portfolio") == []


@pytest.mark.parametrize(
    ("rows", "value"),
    [
        (["HOA management"], "hoa"),
        ([(Kind.META, "HOA management in Elmfield.", {"label": "description"})], "hoa"),
        (["We offer HOA management in three counties and have done so for years."], "hoa"),
        (["A word about single-family life fell.", "Then single-family it was, said they."], "single_family"),
    ],
)
def test_a_phrase_that_stands_out_or_returns_is_business(page, read, values, rows, value):
    assert values(read(page(rows)), "portfolio") == [value]


@pytest.mark.parametrize(
    "text",
    [
        "Owners with 50 units or more pay a lower fee.",
        "A fee is due per 100 units a month.",
        "Do you own 40 doors?",
        "We can help whether you own 5 doors or 500.",
        "From 40 doors we have come far.",
        "Bea explained how she manages 900 doors alone.",
        "“They took over my 36 units,” says Lou Ferris.",
    ],
)
def test_thresholds_questions_and_other_peoples_numbers_are_none_of_the_firms(page, read, values, text):
    assert values(read(page([text])), "units") == []


def test_what_posts_and_clients_say_is_not_the_firms(page, read, values):
    post = page(["We manage 300 doors."], url="https://maplehollow.example/blog/growth")
    assert values(read(post), "units") == []
    assert values(read(page([(Kind.HEADING, "Podcast"), "We manage 300 doors."])), "units") == []


FOUNDED = CountField(
    kind="count",
    label="Since",
    before=("founded in", "founded", "since"),
    least=1850,
    most=2035,
    when=("serving", "founded"),
)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Founded in 1994 by two brothers.", "1994"),
        ("It was founded by Ruth Varley in 1994.", "1994"),
        ("Serving Elmfield since 1994.", "1994"),
        ("Since 1994", "1994"),
        ("Rents have risen since 1994.", ""),
        ("Since 1994 in Elmfield", "1994"),
        ("Veteran-owned since 1994.", "1994"),
        ("Pets welcome since 1994.", ""),
        ("Homes rented since 1994.", ""),
        ("Children served since 1994.", ""),
        ("Smoke-free since 1994.", ""),
        ("Serving 1994 homes.", ""),
        ("Serving all since 1794.", ""),
        ("The National Apartment Association was founded in 1939.", ""),
        ("The Elmfield Board of REALTORS was founded in 1911, and we are members.", ""),
        ("Jo joined Maple Hollow in 2009 and has been serving owners since 1995.", ""),
        ("Jo joined us later: the firm was founded in 1994.", "1994"),
        ("Maple Association Managers was founded in 1994.", "1994"),
        ("Our Erie office was founded in 2019.", ""),
        ("Our Erie office at 100 State St in Erie, Pennsylvania, founded in 2019, is open.", ""),
        ("Our Erie office at 100 State St. was founded in 2019.", ""),
        ("Our second location, founded in 2019, is in Erie.", ""),
        ("Our office was founded in 1994.", "1994"),
        ("Our office at 100 State St in Erie, Pennsylvania was founded in 1994.", "1994"),
        ("Our plumbing partner has been serving Elmfield since 1994.", ""),
    ],
)
def test_a_range_of_years_makes_a_count_a_year(text, value):
    found = [number.value for number in numbers_beside(text, FOUNDED) if is_stated(text, number, FOUNDED)]
    assert found == ([value] if value else [])


@given(st.text(st.sampled_from("since founded in 19458,.-to serving "), max_size=120))
def test_numbers_found_stand_in_the_text_and_in_the_range(text):
    for number in numbers_beside(text, FOUNDED):
        assert text[number.start : number.end] == number.value
        assert 1850 <= int(number.value) <= 2035


@pytest.mark.parametrize(
    "text",
    [
        "Violations that your HOA management team reports are handled within a day.",
        "We do not offer HOA management.",
        "HOA management is not what we do.",
        "She used to run HOA management firms in another state before she joined us.",
        "Unlike HOA management, our work ends at the door.",
    ],
)
def test_what_is_denied_or_somebodys_is_no_business(page, read, values, text):
    assert values(read(page([text])), "portfolio") == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("We do not only lease houses: we manage single-family homes.", "single_family"),
        ("Our HOA management serves thirty boards in three counties.", "hoa"),
        ("Let us manage your single-family home for you.", "single_family"),
    ],
)
def test_what_is_done_is_business(page, read, values, text, value):
    assert values(read(page([text])), "portfolio") == [value]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Maple Hollow was founded in 1994 and has 60 offices.", []),
        ("Maple Hollow was founded in 1994 and has 6 offices.", ["1994"]),
        ("Maple Hollow Erie was founded in 1994 and has 60 offices.", ["1994"]),
        ("Elm was founded in 1994.", []),
    ],
)
def test_the_year_of_the_brand_of_a_network_is_not_the_offices(page, text, found):
    years = [fact.value for fact in counts("founded", FOUNDED, [page([text])], "maplehollowerie")]
    assert years == found


@pytest.mark.parametrize(
    ("text", "letters", "found"),
    [
        ("Medford was founded in 1883.", "medforddental", []),
        ("Railway workers founded Medford in 1883.", "medforddental", []),
        ("Medford Dental was founded in 1983.", "medforddental", ["1983"]),
        ("Medford was founded in 1983.", "medford", ["1983"]),
        ("Oakfield was founded in 1998.", "oakfieldrentals", ["1998"]),
    ],
)
def test_the_year_of_a_town_is_not_that_of_a_firm_named_for_it(page, text, letters, found):
    years = [fact.value for fact in counts("founded", FOUNDED, [page([text])], letters)]
    assert years == found


def markup(entry: int = 1, **values: str):
    return [
        (Kind.STRUCTURED, text, {"label": label.replace("__", "."), "card": entry}) for label, text in values.items()
    ]


OWN_URL = "https://www.maplehollow.example/"


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        (markup(LocalBusiness__numberOfEmployees="25", LocalBusiness__url=OWN_URL), {"employees": "25"}),
        (markup(LocalBusiness__numberOfEmployees="25", LocalBusiness__url="https://elm.example/"), {}),
        (markup(LocalBusiness__numberOfEmployees="25"), {}),
        (markup(LocalBusiness__numberOfEmployees__value="1,200", LocalBusiness__url=OWN_URL), {"employees": "1200"}),
        (
            markup(Organization__foundingDate="1994-05-01", Organization__legalName="Maple Hollow LLC"),
            {"founded": "1994"},
        ),
        (markup(Organization__foundingDate="1994", Organization__name="Maple Hollow"), {"founded": "1994"}),
        (
            markup(Organization__foundingDate="1994", Organization__name="Maple Hollow Homes of Ohio"),
            {"founded": "1994"},
        ),
        (markup(Organization__foundingDate="1994", Organization__name="Elm Themes Demo"), {}),
        (markup(Organization__foundingDate="1994", Organization__name="Maple Dental"), {}),
        (markup(Organization__foundingDate="1994", Organization__name="Hollow Cafe"), {}),
        (markup(Organization__foundingDate="1994", Organization__name="Maple"), {}),
        (
            [
                (Kind.TITLE, "Home | Elm Grove Rentals"),
                *markup(Organization__foundingDate="1994", Organization__name="Elm Grove"),
            ],
            {"founded": "1994"},
        ),
        (
            [
                (Kind.TITLE, "Elm Grove Homes"),
                *markup(Organization__foundingDate="1994", Organization__name="EGH"),
            ],
            {"founded": "1994"},
        ),
        (markup(Organization__foundingDate="1994", Organization__name="maplehollow.example"), {"founded": "1994"}),
        (markup(Organization__foundingDate="1994", Organization__name="Elm", Organization__url=OWN_URL), {}),
        (
            [
                (Kind.TITLE, "Home | Elm Grove Austin"),
                *markup(Organization__foundingDate="1994", Organization__name="Elm Grove"),
            ],
            {},
        ),
        (
            [
                (Kind.TITLE, "Elm Grove Homes"),
                *markup(Organization__foundingDate="1994", Organization__name="Elm Grove Homes"),
            ],
            {"founded": "1994"},
        ),
        (
            ["Family owned since 1996.", *markup(Organization__foundingDate="2019", Organization__name="Maple Hollow")],
            {"founded": "1996"},
        ),
        (
            [
                *markup(1, Organization__foundingDate="1994", Organization__name="Maple Hollow"),
                *markup(2, Organization__foundingDate="1902", Organization__name="Elm Software"),
            ],
            {"founded": "1994"},
        ),
        (markup(Organization__parentOrganization__foundingDate="1902"), {}),
        (markup(Event__foundingDate="1902"), {}),
        (markup(LocalBusiness__numberOfEmployees="11-50"), {}),
        (markup(LocalBusiness__numberOfEmployees__minValue="11", LocalBusiness__numberOfEmployees__maxValue="50"), {}),
    ],
)
def test_numbers_that_the_markup_states_are_the_firms(page, property_management, rungs, rows, found):
    fields = {name: property_management.vocabulary.fields[name] for name in ("employees", "founded", "units")}
    extraction = extract([page(rows)], Vocabulary(fields=fields), rungs, "maplehollow.example")
    assert {fact.field: fact.value for fact in extraction.facts if fact.field in fields} == found
    facts = [fact for fact in extraction.facts if fact.field in fields and fact.method is Method.STRUCTURED]
    quotes = {fact.quote.partition(":")[0] for fact in facts}
    assert quotes <= {"numberOfEmployees", "foundingDate"}


@pytest.mark.parametrize(
    ("beside", "units"),
    [
        (["25 years"], "340"),
        (["98 % occupancy", "12 employees"], "340"),
        ([], ""),
        (["2 pools", "1 gym"], ""),
        (["Built 25 years ago"], ""),
        (["We have looked after houses for 25 years in all of the valley."], ""),
    ],
)
@pytest.mark.parametrize("split", [False, True])
def test_apartments_are_the_firms_beside_other_figures_of_a_firm(
    page, property_management, rungs, values, beside, units, split
):
    vocabulary = Vocabulary(fields={"units": property_management.vocabulary.fields["units"]})
    rows = []
    for line in ["340 apartments", *beside]:
        figure, _, caption = line.partition(" ")
        rows += [(Kind.HEADING, figure, {"label": "h3"}), caption] if split and len(line) < 20 else [line]
    found = extract([page(rows)], vocabulary, rungs, "maplehollow.example")
    assert values(found, "units") == ([units] if units else [])


@pytest.mark.parametrize(("heading", "units"), [("By the numbers", "340"), ("Lakecrest", "")])
@pytest.mark.parametrize("figures", [["340 apartments", "98% occupancy"], ["340", "apartments", "98%", "occupancy"]])
def test_a_rate_below_a_houses_name_is_the_houses(page, property_management, rungs, values, heading, units, figures):
    vocabulary = Vocabulary(fields={"units": property_management.vocabulary.fields["units"]})
    rows = [(Kind.HEADING, heading, {"label": "h2"}), *figures]
    found = extract([page(rows)], vocabulary, rungs, "maplehollow.example")
    assert values(found, "units") == ([units] if units else [])


@pytest.mark.parametrize(
    ("headings", "role", "units"),
    [
        (["By the numbers"], "home", "640"),
        (["By the numbers"], "about", "640"),
        (["Our numbers"], "home", "640"),
        (["Maple Hollow at a glance"], "home", "640"),
        (["Rental homes in the valley", "Facts & figures"], "home", "640"),
        (["By the numbers"], "other", ""),
        (["Lakecrest"], "home", ""),
        (["Our houses"], "home", ""),
        (["Rental homes in the valley", "Lakecrest", "At a glance"], "home", ""),
        (["Lakecrest Apartments", "By the numbers"], "home", ""),
        ([], "home", ""),
    ],
)
@pytest.mark.parametrize("figures", [["640 apartment homes"], ["640", "Apartment Homes"]])
def test_homes_below_a_heading_of_the_firms_figures_are_the_firms(
    page, property_management, rungs, values, headings, role, units, figures
):
    vocabulary = Vocabulary(fields={"units": property_management.vocabulary.fields["units"]})
    rows = [(Kind.HEADING, text, {"label": f"h{level}"}) for level, text in enumerate(headings, 1)]
    found = extract([page([*rows, *figures], role=role)], vocabulary, rungs, "maplehollow.example")
    assert values(found, "units") == ([units] if units else [])
    two = extract([page([*rows, *figures, "64", "Apartments"], role=role)], vocabulary, rungs, "maplehollow.example")
    assert values(two, "units") == [], "of two numbers of homes each may be a house's"


@pytest.mark.parametrize(
    ("rows", "units"),
    [
        (["Units", "405"], "405"),
        (["Founded", "1989", "Units", "405"], "405"),
        (["Units", "405", "Owners", "120"], "405"),
        (["Units managed", "405", "Built", "12"], "405"),
        (["Address", "9 Elm Street", "Units", "405"], ""),
        (["Year built", "1989", "Units", "405"], ""),
        (["Units", "405", "Stories", "12"], ""),
        (["Oak Court", "Units", "405"], ""),
        (["Linden Square", "Units", "405"], ""),
        (["Our numbers", "Units", "405"], "405"),
    ],
)
def test_a_figure_in_the_sheet_of_one_house_is_that_ones(page, property_management, rungs, values, rows, units):
    vocabulary = Vocabulary(fields={"units": property_management.vocabulary.fields["units"]})
    if len(rows) % 2:
        rows = [(Kind.HEADING, rows[0], {"label": "h2"}), *rows[1:]]
    found = extract([page(rows, role="about")], vocabulary, rungs, "maplehollow.example")
    assert values(found, "units") == ([units] if units else [])


@pytest.mark.parametrize(
    "text",
    [
        "We once managed single-family homes, and now commercial buildings.",
        "Maple Hollow managed rental homes; that was in 2004.",
        "Looking for single-family rental management? Our friends next door do that, we are happy to send you there.",
        "We manage storage yards. Single-family rental homes are managed by our partner.",
        "Looking for help with rental homes? Ask our friends at Pine.",
        "Need a manager for your single-family home? The firm next door does that.",
        "Single-family homes are handled by Pine Rentals.",
        "Rental homes are looked after by another manager.",
        "We leave single-family homes to our neighbors at Pine.",
        "We refer single-family owners to a colleague.",
        "Our partner manages single-family homes.",
        "Our sister company looks after rental homes.",
        "Apartment buildings are run by our landlord's own people.",
        "For rental homes, our competitor manages more than anyone.",
        "Members of our association manage rental homes.",
        "My cousin manages single-family rentals in Ohio.",
        "Multi-family communities are served through a rival.",
        "Our partner manages single-family homes, and we manage commercial buildings.",
    ],
)
def test_what_others_do_is_not_the_firms_business(page, property_management, rungs, values, text):
    assert (
        values(extract([page([text])], property_management.vocabulary, rungs, "maplehollow.example"), "portfolio") == []
    )


@pytest.mark.parametrize(
    "text",
    [
        "Looking for single-family rental management? We do that.",
        "Own a rental home? Call our office today.",
        "Single-family homes are managed by our team.",
        "Rental homes are looked after by our Waco office.",
        "We manage single-family homes for owners.",
        "Our company manages rental homes with care.",
        "The company manages single-family homes across Waco.",
        "Our agents manage rental homes.",
        "As your partner we manage single-family homes.",
        "Rental homes are managed by Maple Hollow.",
        "We manage rental homes for owners who live next door.",
        "Our landlords own rental homes that we manage.",
        "Investors who own single-family homes trust us.",
        "We help our neighbors with the management of rental homes.",
        "Single-family homes are managed by experienced people.",
    ],
)
def test_what_the_firm_does_is_its_business(page, property_management, rungs, values, text):
    found = values(extract([page([text])], property_management.vocabulary, rungs, "maplehollow.example"), "portfolio")
    assert found == ["single_family"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("We do not manage rental homes, they are managed by our partner.", "none"),
        ("We once managed homes and no longer manage any.", "none"),
        ("As of May 2024 we no longer manage rentals.", "none"),
        ("We no longer manage rental properties for other owners.", "none"),
        ("Oak Court no longer manages rentals (since 2023).", "none"),
        ("The firm no longer manages rentals.", "none"),
        ("We have sold our portfolio and no longer manage rentals.", "none"),
        ("We do not offer property management services at this time.", "none"),
        ("This community is owned by the Smiths and managed by Pine Rentals.", "by_another_firm"),
        ("The building our neighbors built is managed by Pine Rentals.", "by_another_firm"),
    ],
)
def test_that_others_manage_is_what_such_values_say(page, property_management, rungs, values, text, value):
    rows = [(Kind.TITLE, "Oak Court Apartments"), text]
    found = extract(
        [page(rows, url="https://oakcourt.example/")], property_management.vocabulary, rungs, "oakcourt.example"
    )
    assert values(found, "management") == [value]


@pytest.mark.parametrize(
    "text",
    [
        # a kind
        "We no longer manage HOAs.",
        "We no longer manage stratas; for these ask Pine Rentals.",
        "We no longer manage commercial property.",
        "We no longer manage vacation rentals; our long-term rentals keep us busy.",
        "We no longer manage rental homes, only apartments.",
        "We no longer manage any HOAs.",
        # a place, a size, a way
        "We no longer manage properties in Vernon.",
        "We no longer offer property management in Ashland.",
        "We do not offer property management for commercial buildings.",
        "We do not manage rental properties under 600 square feet.",
        "We no longer manage rentals on paper.",
        "We are not accepting new management clients in Vernon.",
        # somebody else
        "If you no longer manage rentals, call us.",
        "You no longer manage properties, we do.",
        "Owners who no longer manage rentals sleep well.",
        "Our sister company no longer manages rentals.",
        "Pinnacle Homes no longer manages rentals, so its owners came to us.",
        "The previous owner no longer manages rentals.",
        "The seller no longer manages rentals.",
        "Nora no longer manages properties; she runs the firm.",
    ],
)
def test_no_to_a_part_is_no_end_of_the_business(page, property_management, rungs, values, text):
    found = extract([page([text])], property_management.vocabulary, rungs, "maplehollow.example")
    assert values(found, "management") == []


@pytest.mark.parametrize(
    ("text", "portfolio"),
    [
        ("We manage 230 homes, duplexes and condos.", ["single_family"]),
        ("Today we care for 880 homes and apartments.", ["single_family", "multi_family"]),
        ("We manage houses, duplexes and fourplexes.", ["single_family"]),
        ("We rent houses and apartments to students.", ["single_family", "multi_family"]),
        ("We sell houses, duplexes and land.", []),
        ("We offer homes, duplexes and condos for sale.", []),
        ("We serve buyers of duplexes and condos.", []),
        ("We paint houses and apartments.", []),
        ("We manage condos and townhomes.", []),
    ],
)
def test_homes_of_several_kinds_are_a_managers_portfolio(page, property_management, rungs, values, text, portfolio):
    found = extract([page([text])], property_management.vocabulary, rungs, "maplehollow.example")
    assert values(found, "portfolio") == portfolio


@pytest.mark.parametrize(
    ("text", "services"),
    [
        ("Do you work with architects and property managers?", []),
        ("We work with homeowners, HOAs and property managers.", []),
        ("Landscaping for property managers", []),
        ("Our clients include builders, property managers and schools.", []),
        ("Meet our property managers", ["property_management"]),
        ("Talk to one of our property managers today.", ["property_management"]),
        ("We serve owners as property managers.", ["property_management"]),
        ("Real estate agents and property managers serving Austin", ["property_management"]),
    ],
)
def test_who_works_for_a_trade_is_not_of_it(page, property_management, rungs, values, text, services):
    found = extract([page([text])], property_management.vocabulary, rungs, "maplehollow.example")
    assert values(found, "services") == services


@pytest.mark.parametrize(
    "text",
    [
        "Found 35 properties.",
        "280 homes found",
        "35 properties matching your search",
        "Example: a portfolio of 710 homes pays $4.",
    ],
)
def test_what_a_search_came_to_or_an_example_reckons_with_is_no_portfolio(
    page, property_management, rungs, values, text
):
    found = extract([page([text])], property_management.vocabulary, rungs, "maplehollow.example")
    assert values(found, "units") == []


def test_the_year_of_who_has_its_home_in_a_house_is_not_its_brokers(page, property_management, rungs, values):
    sold = "A freestanding bar on Elm Street, home to Dan's, a local favorite serving steaks and ribs since 1988."
    found = extract([page([sold])], property_management.vocabulary, rungs, "maplehollow.example")
    assert values(found, "founded") == []
