"""What the made-up sites of suite `pms` say of their business, in the three parts of `pms_words`."""

from __future__ import annotations

from leadgen_assets.evaluation.pms_words import Parts

PORTFOLIO: dict[str, Parts] = {
    "single_family": (
        ("We manage single-family homes and townhouses.", "Single family rental management in {c}."),
        ("Our company specializes in rental houses.", "Full-service management of single-family rentals."),
        (
            "Single-family property management",
            "We care for single family homes all over {c}.",
            "Rental home management for busy owners",
        ),
        (
            "Residential management of single-family homes",
            "Houses are what we know: single-family rentals from two to five bedrooms.",
        ),
    ),
    "multi_family": (
        ("We also manage apartment communities and small apartment buildings.", "Multi-family property management"),
        (
            "Our portfolio includes multifamily properties of every age.",
            "Apartment complexes are managed by a team of their own.",
        ),
        (
            "Multifamily management",
            "We also run apartment communities for local investors.",
            "Small apartment buildings are part of our portfolio.",
        ),
        (
            "Multi-Family Management",
            "Owners of apartment buildings hire us for our bookkeeping.",
        ),
    ),
    "hoa": (
        ("We offer HOA management for boards of every size.", "Community association management"),
        (
            "We manage homeowners associations and condominium associations.",
            "Association management is the other half of our business.",
        ),
        (
            "HOA Management",
            "Our HOA management team works with 30 boards.",
            "We provide community association management in three counties.",
        ),
        (
            "HOA & Community Association Management",
            "Thirty boards count on our association management.",
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
        (
            "Commercial property management for local investors",
            "We handle retail and office space, too: commercial properties of any size.",
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
        (
            "Short-Term Rental Management",
            "Let us run your vacation rental: we manage vacation rentals all year.",
        ),
    ),
}

NOT_PORTFOLIO: Parts = (
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
    (
        "Parking is decided by the homeowners association, not by us.",
        "Two shopping centers are within walking distance.",
        "Vacation rentals have driven up prices at the lake.",
        "Some owners sit on the board of their condominium association.",
        "We stay away from commercial properties.",
    ),
)

NARPM: Parts = (
    (
        "We are a member of NARPM.",
        "Proud members of the National Association of Residential Property Managers.",
        "IMAGE NARPM member",
    ),
    ("{name} is affiliated with NARPM and the local board.", "IMAGE NARPM", "Memberships: NARPM, NAR, BBB"),
    (
        "Our broker is an RMP and a member of NARPM.",
        "We belong to NARPM and follow its code of ethics.",
        "IMAGE NARPM logo",
    ),
    (
        "{name} has been a NARPM member since the first day.",
        "Our company is accredited by the National Association of Residential Property Managers.",
        "IMAGE Member of NARPM",
    ),
)

NOT_NARPM: Parts = (
    ("According to NARPM, vacancies rose last year.", "Ask a manager whether he is a member of NARPM."),
    ("A NARPM survey puts the average fee at nine percent.", "We are not a member of NARPM."),
    (
        "The NARPM conference was in Denver this year.",
        "Choose a company that is a NARPM member.",
        "NARPM reports that fees are stable.",
    ),
    (
        "Is your manager a NARPM member?",
        "NARPM was founded in 1988.",
    ),
)

CREDITS: Parts = (
    ("Website by {a}", "Property management website design by {a}", "Powered by {a}"),
    ("Site designed by {a}", "Marketing & website: {a}", "Website created by {a}"),
    (
        "Web design by {a}",
        "Built with care by {a}",
        "Property management marketing by {a}",
    ),
    (
        "Website design and hosting by {a}",
        "Designed and developed by {a}",
    ),
)

NOT_WEB_VENDOR: Parts = (
    ("Our owner spoke on the {a} podcast last week.", "Read the article on {a}."),
    ("We met the people of {a} at a conference.", "Thanks to {a} for the interview."),
    (
        "Listen to our interview with {a}.",
        "{a} named us among the ten best managers of the year.",
    ),
    (
        "See what {a} wrote about online reviews.",
        "{a} surveyed 300 managers last fall.",
    ),
)

SERVICES: dict[str, Parts] = {
    "tenant_placement": (
        ("Tenant placement", "We offer tenant screening and lease-only service."),
        ("Our services include tenant screening.", "Leasing services"),
        ("Tenant Placement", "We take care of tenant screening."),
        (
            "Leasing services for owners who manage themselves",
            "Tenant screening",
        ),
    ),
    "maintenance": (
        ("Maintenance coordination", "We provide 24/7 maintenance."),
        ("Property maintenance", "Our services include maintenance coordination."),
        ("Maintenance & repairs: property maintenance by our own crew", "24/7 maintenance"),
        (
            "Maintenance coordination around the clock",
            "We offer property maintenance.",
        ),
    ),
    "rent_collection": (
        ("Rent collection", "We handle rent collection for you."),
        ("Online rent collection", "Our services include rent collection."),
        ("Rent Collection", "Rent collection is automatic with us."),
        (
            "We do the rent collection.",
            "Rent collection and deposits",
        ),
    ),
}

FILLER = (
    "We answer the telephone, and we call back the same day.",
    "Good tenants stay when small things are mended quickly.",
    "You reach a person here, not a queue.",
    "Each home is photographed before it is advertised.",
    "Our office stands on the square, beside the old mill.",
    "Owners hear from us before a question becomes a problem.",
)
