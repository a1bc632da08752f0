"""What a firm's website says: its pages as blocks, traps included."""

from __future__ import annotations

from leadgen_assets.demo import phrases
from leadgen_assets.demo.blocks import (
    Badge,
    Block,
    Bullets,
    Contact,
    Figures,
    Frame,
    Heading,
    Links,
    Page,
    Para,
    Posts,
    Quotes,
    Team,
)
from leadgen_assets.demo.dice import Dice
from leadgen_assets.demo.firms import Firm
from leadgen_assets.demo.people import outsiders
from leadgen_assets.demo.portals import PLACEHOLDER, portal_links, rentals_frame
from leadgen_assets.demo.traps import Trap
from leadgen_assets.demo.words import sections

_PATHS = {
    "builder": {"about": "/about-us", "team": "/our-team", "contact": "/contact-us", "owners": "/owners"},
    "wordpress": {"about": "/about/", "team": "/meet-the-team/", "contact": "/contact/", "owners": "/for-owners/"},
    "tables": {"about": "/about.htm", "team": "/staff.htm", "contact": "/contact.htm", "owners": "/owners.htm"},
    "latin1": {"about": "/about.php", "team": "/people.php", "contact": "/contact.php", "owners": "/owners.php"},
    "app": {},
}
_LABELS = {
    "home": "Home",
    "about": "About Us",
    "team": "Meet the Team",
    "contact": "Contact",
    "owners": "Owners",
}
_ROLES = (
    ("about", "team", "contact"),
    ("about", "contact", "owners"),
    ("team", "contact", "owners"),
    ("about", "team", "contact", "owners"),
    ("about", "contact"),
)
"""Four pages a firm on average, the home page included."""

_SITE_VENDORS = (
    None,
    ("Website by PMW", "https://www.propertymanagerwebsites.com/"),
    None,
    ("Powered by DoorGrow", "https://doorgrow.com/"),
    ("Marketing by Fourandhalf", "https://fourandhalf.com/"),
    None,
    ("Website by Upkeep Media", "https://upkeepmedia.com/"),
)
_MANAGES = frozenset({"single_family", "mixed", "multi_family", "hoa"})


def pages(firm: Firm) -> tuple[Page, ...]:
    """The home page first. Deterministic for the firm."""
    dice = Dice("content", firm.domain, firm.number)
    paths = _PATHS[firm.style]
    roles = dice.pick(_ROLES) if paths else ()
    if firm.has(Trap.SOFT_404_TEAM):
        roles = ("about", "team", "contact")
    shows_people = "about" if "team" not in roles or firm.has(Trap.SOFT_404_TEAM) else "team"
    found = []
    for role in ("home", *roles):
        blocks = _opening(role, firm, dice)
        if role == shows_people:
            blocks += [Heading("The people you will meet"), Team(firm.people)]
        blocks += _closing(role, roles, firm, dice)
        title = firm.full_name if role == "home" else f"{_LABELS[role]} | {firm.name}"
        found.append(Page(role, paths.get(role, "/"), _LABELS[role], title, tuple(blocks)))
    return tuple(found)


def header_links(firm: Firm) -> tuple[tuple[str, str], ...]:
    """(label, address) of the portals, shown on every page."""
    if firm.has(Trap.PLACEHOLDER_PORTAL):
        return (PLACEHOLDER,)
    if firm.pms_shown != "link":
        return ()
    return tuple(link for vendor in firm.pms for link in portal_links(vendor, firm.tenant))


def outside_links(firm: Firm) -> tuple[tuple[str, str], ...]:
    """(label, address) of other people's sites, shown in the footer; slugs say that they are examples."""
    slug = f"example-{firm.domain.removesuffix('.example')}-{7000 + firm.number}"
    found = [("Facebook", f"https://www.facebook.com/{slug}"), ("LinkedIn", f"https://www.linkedin.com/company/{slug}")]
    if firm.narpm:
        found.append(("NARPM", "https://www.narpm.org/"))
    if firm.has(Trap.DIRECTORY_LINKS):
        found.append(("Reviews on Yelp", f"https://www.yelp.com/biz/{slug}"))
        found.append(("Zillow profile", f"https://www.zillow.com/profile/{slug}"))
        found.append(("Listed in Managers Near You", f"https://managersnearyou.example/listing/{slug}"))
    return tuple(found)


def site_credit(firm: Firm) -> tuple[str, str] | None:
    """(label, address) of who built the website; None where nobody says so."""
    return _SITE_VENDORS[firm.number % len(_SITE_VENDORS)]


def _opening(role: str, firm: Firm, dice: Dice) -> list[Block]:
    own = sections("sentences")[firm.portfolio]
    common = sections("sentences")["common"] if firm.portfolio in _MANAGES else own
    lead = phrases.description(firm) if role == "home" else dice.pick(own)
    blocks: list[Block] = [Para(lead)]
    told = dice.some(common, 6)
    blocks += [Para(" ".join(told[:3])), *([Para(" ".join(told[3:]))] if told[3:] else [])]
    match role:
        case "home":
            blocks += [Para(dice.pick(own)), *_figures(firm), *(Para(line) for line in phrases.pms_sentences(firm))]
        case "about":
            blocks += [Heading(f"Since {firm.founded}"), *_sizes(firm), Para(" ".join(dice.some(own, 2)))]
        case "owners" if firm.portfolio in _MANAGES:
            blocks += [Heading("What owners receive"), Bullets(tuple(dice.some(common, 5)))]
        case "contact":
            blocks += [Heading("Where to find us"), Contact()]
    return blocks


def _sizes(firm: Firm) -> list[Block]:
    lines = (phrases.units_sentence(firm), phrases.employees_sentence(firm))
    text = " ".join(line for line in lines if line)
    return [Para(text)] if text else []


def _figures(firm: Firm) -> list[Block]:
    """Every third firm shows its size as big numbers, the others in a sentence."""
    if firm.units is None:
        return []
    if firm.number % 3 == 0:
        caption = "Apartments managed" if firm.portfolio == "multi_family" else "Doors under management"
        return [Figures(((phrases.count(firm.units), caption), (str(2026 - firm.founded), "Years in business")))]
    return [Para(phrases.units_sentence(firm))]


def _closing(role: str, roles: tuple[str, ...], firm: Firm, dice: Dice) -> list[Block]:
    blocks: list[Block] = []
    if role == "home":
        if firm.pms_shown == "frame":
            blocks += [Heading("Homes available now"), Frame(rentals_frame(firm.pms[0], firm.tenant))]
        blocks += [*_quotes(firm, dice), *_posts(firm, dice)]
        blocks += [Badge("Member of NARPM, the National Association of Residential Property Managers")] * firm.narpm
    if firm.has(Trap.ZONING_UNITS) and role in {"home", "about"}:
        blocks += [Heading("Rules to know"), *(Para(line) for line in phrases.ZONING)]
    if firm.has(Trap.HOA_IN_PASSING) and role in {"home", "about", "owners"}:
        blocks += [Para(line) for line in phrases.HOA_IN_PASSING]
    if role in {"owners", "contact"} and header_links(firm):
        blocks.append(Links(header_links(firm)))
    if firm.has(Trap.NO_MARKETING) and role in {"contact", "team", "about"}:
        blocks.append(Para(phrases.NO_MARKETING))
    return blocks


def _quotes(firm: Firm, dice: Dice) -> list[Block]:
    texts = dice.some(sections("testimonials")[""], 2)
    authors = [f"A client in {firm.head_office.city}", "Owner since 2014"]
    if firm.has(Trap.TESTIMONIAL_AUTHORS):
        authors = outsiders(firm.people, Dice("clients", firm.domain), 2)
    if firm.has(Trap.VENDOR_IN_TESTIMONIAL):
        texts[0] = "My last manager ran everything on AppFolio and never looked at it. These people look."
    if firm.portfolio not in _MANAGES and not firm.has(Trap.TESTIMONIAL_AUTHORS):
        return []
    if firm.portfolio == "brokerage":
        texts = ["Sold in eleven days and above our price.", "Patient with first-time buyers like us."]
    return [Heading("What clients say"), Quotes(tuple(zip(texts, authors, strict=True)))]


def _posts(firm: Firm, dice: Dice) -> list[Block]:
    titles = dice.some(sections("articles")[""], 2)
    bylines = ["", ""]
    if firm.has(Trap.BLOG_AUTHORS):
        guests = outsiders(firm.people, Dice("guests", firm.domain), 2)
        bylines = [f"By {guests[0]}", f"Guest post by {guests[1]}"]
    begins = dice.some(sections("sentences")["common"], 2)
    if firm.has(Trap.VENDOR_IN_ARTICLE):
        titles[0] = "AppFolio or Buildium: which one for a landlord who does it alone?"
        begins[0] = "We compared AppFolio, Buildium and DoorLoop for readers who manage their own rental."
    if firm.portfolio not in _MANAGES and not firm.has(Trap.BLOG_AUTHORS):
        return []
    return [Heading("From our blog"), Posts(tuple(zip(titles, bylines, begins, strict=True)))]
