"""What the made-up sites of suite `pms` say: each true statement and each trap in several wordings, kept in four parts.

Wordings follow what property managers, their directories and their trade write in general (and facts about portals); none is a
page's own sentence. Rules were made while looking at one part after the other; what a part said before anybody looked at its
mistakes stands in docs/evidence.md.
"""

from __future__ import annotations

Parts = tuple[tuple[str, ...], ...]

USES: Parts = (
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
    (
        "Paying is easy: create your account at our {v} website.",
        "Your monthly report is waiting for you in {v}.",
        "We manage the books of every home with {v}.",
        "For repairs, please use the {v} app.",
        "After ten years with {w}, our office changed from {w} to {v}.",
    ),
)
"""The firm's own words on what it uses today; {w} is another vendor."""

NOT_USES: Parts = (
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
    (
        "Kim previously trained new hires at {v}.",
        "Should you buy {v} for three rentals? Probably not.",
        "Landlords on forums complain about {v} fees.",
        "The state association invited {v} to its trade show.",
        "“With {v} I never knew what I owed.” Pat R., tenant",
    ),
)
"""A vendor is named, and it is not what the firm uses."""

UNITS: Parts = (
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
    (
        "Today, {n} rental homes are managed from our office on Main Street.",
        "We are trusted to manage {n} residences.",
        "Our growing portfolio: {n} units.",
        "Our property managers look after {n} houses from here to {c}.",
        "FIGURE {n}|Doors under management",
    ),
)

NOT_UNITS: Parts = (
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
    (
        "Tenants of buildings with 5 or more units have other rights.",
        "Plans for a 180-unit tower on Fifth Street were withdrawn.",
        "On the show, Bea Orrin explained how she manages 900 doors alone.",
        "Last year 4,100 homes were sold in the county.",
        "Across all franchises the brand manages 38,000 units.",
        "My brother and I have 22 doors with them.",
    ),
)

EMPLOYEES: Parts = (
    (
        "Our team of {n} is at home here.",
        "We are {n} employees in one office.",
        "Today {n} people work here, all of them full-time employees.",
        "FIGURE {n}|Team members",
    ),
    (
        "A staff of {n} looks after our clients.",
        "We employ {n} people.",
        "Our {n} team members live in the neighbourhoods they serve.",
        "FIGURE {n}|Employees",
    ),
    (
        "You have {n} professionals on staff working for you.",
        "With {n} employees we are never closed for vacation.",
        "We're a team of {n}.",
        "FIGURE {n}|Staff members",
    ),
    (
        "There are {n} people on our team.",
        "Meet the {n} employees who keep your home safe.",
        "Our office is run by a staff of {n}.",
    ),
)

NOT_EMPLOYEES: Parts = (
    ("Companies with 50 employees or more must offer leave.", "A new plant will bring 900 employees to the county."),
    (
        "The base has 12,000 employees, many of whom rent.",
        "“My own firm has 40 employees, and I have no time for tenants,” says Ida Moss.",
    ),
    (
        "The hospital, our largest employer, has 3,200 employees.",
        "Employers with 15 or more employees are covered by the act.",
        "Our client list includes a firm of 250 employees.",
    ),
    (
        "The shipyard down the road has 1,100 employees.",
        "Your tenant's company should have more than 10 employees for a corporate lease.",
    ),
)

FOUNDED: Parts = (
    ("Family-owned since {n}.", "Founded in {n} by two brothers.", "{name} was established in {n}.", "Est. {n}"),
    ("Serving {c} since {n}.", "We opened our doors in {n}.", "Established {n}", "In business since {n}."),
    (
        "Locally owned and operated since {n}.",
        "The company was founded by Ruth Varley in {n}.",
        "Helping owners in {c} since {n}",
        "We've been managing homes since {n}.",
    ),
    (
        "A family business since {n}.",
        "{name} opened its doors in {n}.",
        "Managing homes in {c} since {n}.",
    ),
)

NOT_FOUNDED: Parts = (
    (
        "© 1998 {name}. All rights reserved.",
        "Homes built before 1978 need a lead paint notice.",
        "The law has been in force since 2008.",
    ),
    ("The house was built in 1985.", "Rents have risen since 2019.", "Jane has been licensed since 2004."),
    (
        "The Fair Housing Act was amended in 1988.",
        "This duplex has been in the family since 1962.",
        "Prices have doubled since 2012.",
        "Copyright 2003-2024 {name}",
    ),
    (
        "Our office building dates from 1911.",
        "The eviction rules have not changed since 1996.",
        "Sue has been a broker since 1999.",
    ),
)

YEARS: Parts = (
    ("We have been in business for {n} years.", "For over {n} years we have managed homes in {c}."),
    ("{n} years in business", "FIGURE {n}+|Years in business"),
    (
        "With {n} years in the business, we have seen it all.",
        "{name} has been in business for over {n} years.",
        "FIGURE {n}|Years serving {c}",
    ),
    (
        "For {n} years we have looked after homes here.",
        "Now {n} years in business!",
        "FIGURE {n}|Years of service",
    ),
)

NOT_YEARS: Parts = (
    ("Our agents have 85 years of combined experience.", "The lease runs for 3 years."),
    ("Together we bring more than 60 years of experience.", "Roofs last about 20 years."),
    (
        "Our brokers have a combined 120 years in real estate.",
        "Tenants stay 3 years on average.",
        "A water heater lasts 12 years.",
    ),
    (
        "She brings 22 years of banking to the firm.",
        "Keep records for 7 years.",
    ),
)
