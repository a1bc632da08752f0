"""What the made-up sites of suite `pms` say: each true statement and each trap in several wordings, kept in two halves.

Wordings follow what property managers, their directories and their trade write in general (and facts about portals); none is a
page's own sentence. Work on rules looks at the mistakes of the first half alone; the second half tells whether they hold.
"""

from __future__ import annotations

_Parts = tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]

USES: _Parts = (
    (
        "Rent is paid and repairs are requested through our {v} portal.",
        "We use {v} for accounting, so that owners see every invoice the day it is paid.",
        "Owners receive their statements by the fifth of the month in {v}.",
        "Log in to {v} to pay your rent online.",
        "In spring we moved from {w} to {v}, and owners have one login since.",
    ),
    (
        "Our property management software, {v}, gives owners access at any hour.",
        "Tenants can set up automatic payments with {v}.",
        "All maintenance is tracked in {v} from the first call to the invoice.",
        "Powered by {v}, our online portal lets residents pay by card or bank transfer.",
        "Last year our office switched from {w} to {v}.",
    ),
    (
        "Residents may submit work orders through {v} around the clock.",
        "Need to pay rent? Sign in to {v}.",
        "Applications are completed online with {v}; the fee is 50 dollars.",
        "Owner statements are posted to your {v} account each month.",
        "We've partnered with {v} to give you a modern owner portal.",
        "As of January our team has transitioned from {w} to {v}.",
        "Your {v} login is e-mailed to you when the lease is signed.",
    ),
)
"""The firm's own words on what it uses today; {w} is another vendor."""

NOT_USES: _Parts = (
    (
        "Before we left {v} in 2019 the statements came late.",
        "Our former system, {v}, is no longer in use.",
        "“Their {v} portal makes my life easy,” says Dana Whitlock, owner of two duplexes.",
        "Five things that {v} does better than {w}: a comparison for landlords.",
        "If your current manager uses {v}, we can import your records.",
        "Site powered by {v}",
    ),
    (
        "We used {v} until two years ago.",
        "Unlike managers who rely on {v}, we answer the telephone.",
        '"I came from a company on {v} and was surprised how quick everyone was here." - Rob T.',
        "Our review of {v}, {w} and three other systems for small landlords.",
        "Website design by {v}",
        "Self-managing landlords often begin with {v} or a spreadsheet.",
    ),
    (
        "Many landlords ask us whether {v} is right for a single rental.",
        "We said goodbye to {v} in 2021.",
        "Our competitors run {v}; we wrote our own software.",
        "{v} vs. {w}: which one should a landlord choose?",
        '"The {v} app was the best part of renting with them," wrote a former tenant of another company.',
        "Ana worked at {v} for six years before she joined us.",
        "{v} announced new pricing for landlords this week.",
    ),
)
"""A vendor is named, and it is not what the firm uses."""

UNITS: _Parts = (
    (
        "We manage more than {n} single-family homes in and around {c}.",
        "{n}+ doors under management.",
        "Our team looks after {n} rental properties for owners across the county.",
        "With over {n} units under management we know the market street by street.",
        "Currently managing {n} homes in {c}.",
        "Trusted with {n} doors since the first day.",
        "FIGURE {n}+|Doors managed",
        "FIGURE {n}|Homes under management",
    ),
    (
        "Our portfolio includes {n} residential units throughout {c}.",
        "We are responsible for approximately {n} rental homes.",
        "From 40 doors in our first year we have grown to {n} doors.",
        "Owners rely on us to care for {n} houses and townhomes.",
        "Doors under management: {n}",
        "We proudly oversee a portfolio of {n} doors.",
        "FIGURE {n}+|Properties managed",
        "FIGURE {n}|Rental units",
    ),
    (
        "Our firm currently handles the leasing and upkeep of {n} properties.",
        "{n} doors and growing.",
        "Today our company manages a portfolio of over {n} single-family rentals.",
        "We are proud to serve the owners of {n}+ rental homes.",
        "More than {n} homes across {c} are in our care.",
        "As the manager of {n} units, we buy at better prices.",
        "FIGURE {n}+|Units under management",
        "FIGURE {n}|Rental homes managed",
    ),
)

NOT_UNITS: _Parts = (
    (
        "The zoning code designates districts of 500 units or more as planned communities.",
        "We accept buildings of 8 to 80 units.",
        "In this episode Rob Minter tells how he went from 20 to 700 doors in four years.",
        "The franchise has 400 offices and 60,000 units nationwide.",
        "The 240-unit Lakeside Tower was sold in May.",
        "Owners with 50 units or more pay a lower fee.",
        "A candidate for the MPM designation must have managed 500 units for five years.",
        "There are 12,000 rental units in the city.",
        "Reduced fee for portfolios of 25 doors or more.",
        "UNPLAUSIBLE We manage 950,000 doors.",
    ),
    (
        "For the RMP designation a manager must show 100 units managed over two years.",
        "We specialise in communities between 20 and 150 units.",
        "Our podcast guest Ana Ruiz grew her company to 1,200 doors.",
        "As part of a network with 250 locations and 80,000 properties under management we share what works.",
        "The council approved 320 units on Mill Road.",
        "Do you own 10 units or more? Ask for our investor plan.",
        "“They took over my 36 units and filled them in a month,” says Lou Ferris.",
        "According to the census 9,400 homes in the county are rented.",
        "The average manager in the survey has 310 doors.",
        "Each building has 24 units and a courtyard.",
    ),
    (
        "The new complex will offer 264 units when it opens.",
        "Investors who hold 40 doors or fewer are our typical client.",
        "A 96-unit community near the lake changed hands.",
        "State law requires an on-site manager for 16 or more apartments.",
        "Our webinar guest Theo Banks manages 2,100 doors in Ohio.",
        "Nationwide our brand's offices care for 32,000 homes.",
        "I own 14 units and have been with them for years.",
        "Vacancy in the metro area rose to 5,400 homes.",
        "We can help whether you own 5 homes or 500.",
        "Find out how one owner scaled to 75 doors.",
    ),
)

EMPLOYEES: _Parts = (
    ("Our team of {n} is at home here.", "We are {n} employees in one office.", "Today {n} people work here, all of them full-time employees.", "FIGURE {n}|Team members"),
    ("A staff of {n} looks after our clients.", "We employ {n} people.", "Our {n} team members live in the neighbourhoods they serve.", "FIGURE {n}|Employees"),
    (
        "You have {n} professionals on staff working for you.",
        "With {n} employees we are never closed for vacation.",
        "We're a team of {n}.",
        "FIGURE {n}|Staff members",
    ),
)  # fmt: skip

NOT_EMPLOYEES: _Parts = (
    ("Companies with 50 employees or more must offer leave.", "A new plant will bring 900 employees to the county."),
    ("The base has 12,000 employees, many of whom rent.", "“My own firm has 40 employees, and I have no time for tenants,” says Ida Moss."),
    (
        "The hospital, our largest employer, has 3,200 employees.",
        "Employers with 15 or more employees are covered by the act.",
        "Our client list includes a firm of 250 employees.",
    ),
)  # fmt: skip

FOUNDED: _Parts = (
    ("Family-owned since {n}.", "Founded in {n} by two brothers.", "{name} was established in {n}.", "Est. {n}"),
    ("Serving {c} since {n}.", "We opened our doors in {n}.", "Established {n}", "In business since {n}."),
    (
        "Locally owned and operated since {n}.",
        "The company was founded by Ruth Varley in {n}.",
        "Helping owners in {c} since {n}",
        "We've been managing homes since {n}.",
    ),
)

NOT_FOUNDED: _Parts = (
    ("© 1998 {name}. All rights reserved.", "Homes built before 1978 need a lead paint notice.", "The law has been in force since 2008."),
    ("The house was built in 1985.", "Rents have risen since 2019.", "Jane has been licensed since 2004."),
    (
        "The Fair Housing Act was amended in 1988.",
        "This duplex has been in the family since 1962.",
        "Prices have doubled since 2012.",
        "Copyright 2003-2024 {name}",
    ),
)  # fmt: skip

YEARS: _Parts = (
    ("We have been in business for {n} years.", "For over {n} years we have managed homes in {c}."),
    ("{n} years in business", "FIGURE {n}+|Years in business"),
    (
        "With {n} years in the business, we have seen it all.",
        "{name} has been in business for over {n} years.",
        "FIGURE {n}|Years serving {c}",
    ),
)

NOT_YEARS: _Parts = (
    ("Our agents have 85 years of combined experience.", "The lease runs for 3 years."),
    ("Together we bring more than 60 years of experience.", "Roofs last about 20 years."),
    (
        "Our brokers have a combined 120 years in real estate.",
        "Tenants stay 3 years on average.",
        "A water heater lasts 12 years.",
    ),
)

PORTFOLIO: dict[str, _Parts] = {
    "single_family": (
        ("We manage single-family homes and townhouses.", "Single family rental management in {c}."),
        ("Our company specializes in rental houses.", "Full-service management of single-family rentals."),
        (
            "Single-family property management",
            "We care for single family homes all over {c}.",
            "Rental home management for busy owners",
        ),
    ),
    "multi_family": (
        ("We also manage apartment communities and small apartment buildings.", "Multi-family property management"),
        ("Our portfolio includes multifamily properties of every age.", "Apartment complexes are managed by a team of their own."),
        (
            "Multifamily management",
            "We also run apartment communities for local investors.",
            "Small apartment buildings are part of our portfolio.",
        ),
    ),
    "hoa": (
        ("We offer HOA management for boards of every size.", "Community association management"),
        ("We manage homeowners associations and condominium associations.", "Association management is the other half of our business."),
        (
            "HOA Management",
            "Our HOA management team works with 30 boards.",
            "We provide community association management in three counties.",
        ),
    ),
    "commercial": (
        ("We also provide commercial property management.", "Commercial properties: retail and office"),
        ("Our commercial team manages office buildings and shopping centers.", "Commercial property management"),
        (
            "Commercial Property Management",
            "We lease and manage office buildings downtown.",
            "Our services cover commercial properties as well.",
        ),
    ),
    "vacation": (
        ("We manage vacation rentals on the lake.", "Short-term rental management"),
        ("Vacation rental management", "Our short-term rentals are cleaned between all guests."),
        (
            "Vacation Rental Management",
            "We turn beach houses into vacation rentals and manage them.",
            "Short-term rental management for absent owners",
        ),
    ),
}  # fmt: skip

NOT_PORTFOLIO: _Parts = (
    (
        "When the homeowners association writes about the lawn, the letter comes to us and not to you.",
        "Before a lease begins we register the resident with the homeowners association where there is one.",
        "We do not manage commercial properties or vacation rentals.",
        "HOA dues are paid by the owner.",
        "Ask your homeowners association for its rules on parking.",
        "The lot lies between office buildings and the river.",
        "We do not offer HOA management.",
    ),
    (
        "Violations reported by the homeowners association are handled within a day.",
        "Some homes belong to a homeowners association whose rules the tenant must follow.",
        "Shopping centers, schools and parks are close to our homes.",
        "Fees of the condo association are not part of the rent.",
        "Short-term rentals are not allowed by the lease.",
        "Unlike apartment complexes, our homes have a yard.",
        "We no longer take on commercial properties.",
    ),
    (
        "Your HOA may fine you for late trash bins; we pass such notices to the tenant.",
        "If the property is part of a homeowners association, send us its rules.",
        "The street is lined with office buildings.",
        "Guests often compare us to vacation rentals, but our leases run a year.",
        "Commercial properties are not something we take on.",
        "Check with the condominium association before you paint.",
        "She used to run apartment complexes before she joined us.",
    ),
)

NARPM: _Parts = (
    ("We are a member of NARPM.", "Proud members of the National Association of Residential Property Managers.", "IMAGE NARPM member"),
    ("{name} is affiliated with NARPM and the local board.", "IMAGE NARPM", "Memberships: NARPM, NAR, BBB"),
    (
        "Our broker is an RMP and a member of NARPM.",
        "We belong to NARPM and follow its code of ethics.",
        "IMAGE NARPM logo",
    ),
)  # fmt: skip

NOT_NARPM: _Parts = (
    ("According to NARPM, vacancies rose last year.", "Ask a manager whether he is a member of NARPM."),
    ("A NARPM survey puts the average fee at nine percent.", "We are not a member of NARPM."),
    (
        "The NARPM conference was in Denver this year.",
        "Choose a company that is a NARPM member.",
        "NARPM reports that fees are stable.",
    ),
)

CREDITS: _Parts = (
    ("Website by {a}", "Property management website design by {a}", "Powered by {a}"),
    ("Site designed by {a}", "Marketing & website: {a}", "Website created by {a}"),
    (
        "Web design by {a}",
        "Built with care by {a}",
        "Property management marketing by {a}",
    ),
)

NOT_WEB_VENDOR: _Parts = (
    ("Our owner spoke on the {a} podcast last week.", "Read the article on {a}."),
    ("We met the people of {a} at a conference.", "Thanks to {a} for the interview."),
    (
        "Listen to our interview with {a}.",
        "{a} named us among the ten best managers of the year.",
    ),
)

SERVICES: dict[str, _Parts] = {
    "tenant_placement": (("Tenant placement", "We offer tenant screening and lease-only service."), ("Our services include tenant screening.", "Leasing services"), ("Tenant Placement", "We take care of tenant screening.")),
    "maintenance": (("Maintenance coordination", "We provide 24/7 maintenance."), ("Property maintenance", "Our services include maintenance coordination."), ("Maintenance & repairs: property maintenance by our own crew", "24/7 maintenance")),
    "rent_collection": (("Rent collection", "We handle rent collection for you."), ("Online rent collection", "Our services include rent collection."), ("Rent Collection", "Rent collection is automatic with us.")),
}  # fmt: skip

FILLER = (
    "We answer the telephone, and we call back the same day.",
    "Good tenants stay when small things are mended quickly.",
    "You reach a person here, not a queue.",
    "Each home is photographed before it is advertised.",
    "Our office stands on the square, beside the old mill.",
    "Owners hear from us before a question becomes a problem.",
)
