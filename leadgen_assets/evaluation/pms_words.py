"""What the made-up sites of suite `pms` say: each true statement and each trap in several wordings, kept in two halves.

Wordings follow what property managers, their directories and their trade write in general (and facts about portals); none is a
page's own sentence. Work on rules looks at the mistakes of the first half alone; the second half tells whether they hold.
"""

from __future__ import annotations

_Half = tuple[tuple[str, ...], tuple[str, ...]]

USES: _Half = (
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
)
"""The firm's own words on what it uses today; {w} is another vendor."""

NOT_USES: _Half = (
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
        "\"I came from a company on {v} and was surprised how quick everyone was here.\" - Rob T.",
        "Our review of {v}, {w} and three other systems for small landlords.",
        "Website design by {v}",
        "Self-managing landlords often begin with {v} or a spreadsheet.",
    ),
)
"""A vendor is named, and it is not what the firm uses."""

UNITS: _Half = (
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
)

NOT_UNITS: _Half = (
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
)

EMPLOYEES: _Half = (
    ("Our team of {n} is at home here.", "We are {n} employees in one office.", "Today {n} people work here, all of them full-time employees.", "FIGURE {n}|Team members"),
    ("A staff of {n} looks after our clients.", "We employ {n} people.", "Our {n} team members live in the neighbourhoods they serve.", "FIGURE {n}|Employees"),
)  # fmt: skip

NOT_EMPLOYEES: _Half = (
    ("Companies with 50 employees or more must offer leave.", "A new plant will bring 900 employees to the county."),
    ("The base has 12,000 employees, many of whom rent.", "“My own firm has 40 employees, and I have no time for tenants,” says Ida Moss."),
)  # fmt: skip

FOUNDED: _Half = (
    ("Family-owned since {n}.", "Founded in {n} by two brothers.", "{name} was established in {n}.", "Est. {n}"),
    ("Serving {c} since {n}.", "We opened our doors in {n}.", "Established {n}", "In business since {n}."),
)

NOT_FOUNDED: _Half = (
    ("© 1998 {name}. All rights reserved.", "Homes built before 1978 need a lead paint notice.", "The law has been in force since 2008."),
    ("The house was built in 1985.", "Rents have risen since 2019.", "Jane has been licensed since 2004."),
)  # fmt: skip

YEARS: _Half = (
    ("We have been in business for {n} years.", "For over {n} years we have managed homes in {c}."),
    ("{n} years in business", "FIGURE {n}+|Years in business"),
)

NOT_YEARS: _Half = (
    ("Our agents have 85 years of combined experience.", "The lease runs for 3 years."),
    ("Together we bring more than 60 years of experience.", "Roofs last about 20 years."),
)

PORTFOLIO: dict[str, _Half] = {
    "single_family": (
        ("We manage single-family homes and townhouses.", "Single family rental management in {c}."),
        ("Our company specializes in rental houses.", "Full-service management of single-family rentals."),
    ),
    "multi_family": (
        ("We also manage apartment communities and small apartment buildings.", "Multi-family property management"),
        ("Our portfolio includes multifamily properties of every age.", "Apartment complexes are managed by a team of their own."),
    ),
    "hoa": (
        ("We offer HOA management for boards of every size.", "Community association management"),
        ("We manage homeowners associations and condominium associations.", "Association management is the other half of our business."),
    ),
    "commercial": (
        ("We also provide commercial property management.", "Commercial properties: retail and office"),
        ("Our commercial team manages office buildings and shopping centers.", "Commercial property management"),
    ),
    "vacation": (
        ("We manage vacation rentals on the lake.", "Short-term rental management"),
        ("Vacation rental management", "Our short-term rentals are cleaned between all guests."),
    ),
}  # fmt: skip

NOT_PORTFOLIO: _Half = (
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
)

NARPM: _Half = (
    ("We are a member of NARPM.", "Proud members of the National Association of Residential Property Managers.", "IMAGE NARPM member"),
    ("{name} is affiliated with NARPM and the local board.", "IMAGE NARPM", "Memberships: NARPM, NAR, BBB"),
)  # fmt: skip

NOT_NARPM: _Half = (
    ("According to NARPM, vacancies rose last year.", "Ask a manager whether he is a member of NARPM."),
    ("A NARPM survey puts the average fee at nine percent.", "We are not a member of NARPM."),
)

CREDITS: _Half = (
    ("Website by {a}", "Property management website design by {a}", "Powered by {a}"),
    ("Site designed by {a}", "Marketing & website: {a}", "Website created by {a}"),
)

NOT_WEB_VENDOR: _Half = (
    ("Our owner spoke on the {a} podcast last week.", "Read the article on {a}."),
    ("We met the people of {a} at a conference.", "Thanks to {a} for the interview."),
)

SERVICES: dict[str, _Half] = {
    "tenant_placement": (("Tenant placement", "We offer tenant screening and lease-only service."), ("Our services include tenant screening.", "Leasing services")),
    "maintenance": (("Maintenance coordination", "We provide 24/7 maintenance."), ("Property maintenance", "Our services include maintenance coordination.")),
    "rent_collection": (("Rent collection", "We handle rent collection for you."), ("Online rent collection", "Our services include rent collection.")),
}  # fmt: skip

FILLER = (
    "We answer the telephone, and we call back the same day.",
    "Good tenants stay when small things are mended quickly.",
    "You reach a person here, not a queue.",
    "Each home is photographed before it is advertised.",
    "Our office stands on the square, beside the old mill.",
    "Owners hear from us before a question becomes a problem.",
)
