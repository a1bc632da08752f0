"""Made-up team pages of many layouts, whose people and titles are known."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import UTC, datetime

from leadgen_assets.domain.pages.page import Outcome
from leadgen_assets.domain.wording.names import normal_person_name
from leadgen_assets.evaluation.extracted import small_business
from leadgen_assets.evaluation.measure import Counts, Measure, Mistake, Reach
from leadgen_assets.extract.company import extract
from leadgen_assets.web.fetching import Fetched
from leadgen_assets.web.reading import read_page

_SEED = 20261125
_PAGES_A_LAYOUT = 6
_GIVEN = [
    "Jane",
    "Robert",
    "Maria",
    "Ahmed",
    "Priya",
    "Wei",
    "Olga",
    "José",
    "Anneliese",
    "Tom",
    "Siobhán",
    "Kwame",
    "Ingrid",
    "Luca",
    "Fatima",
    "Björn",
    "Mei",
    "Carlos",
    "Chloé",
    "Dmitri",
    "Hannah",
    "Rajesh",
    "Yuki",
    "Grace",
    "Samuel",
    "Aaliyah",
    "Pieter",
    "Renata",
    "Hiroshi",
    "Dana",
]
_SURNAMES = [
    "Alder",
    "Birchfield",
    "Elmore",
    "Rowanby",
    "O’Ashton",
    "Hazelwick",
    "McLinden",
    "Sycamore-Reed",
    "Ortega",
    "Nakahara",
    "Lindqvist",
    "Okonjo",
    "Van-Heather",
    "Marlowe",
    "Pinewright",
    "Fernandez",
    "Kowalczuk",
    "Thistleby",
    "Quince",
    "Aspinall",
    "Yewdale",
    "Castellan",
    "Driscoll",
    "Ebonhart",
]
_TITLES = [
    "Owner",
    "President",
    "Founder & CEO",
    "Managing Partner",
    "Broker/Owner",
    "Vice President of Operations",
    "Office Manager",
    "Property Manager",
    "Senior Account Executive",
    "Director of Sales",
    "Bookkeeper",
    "Maintenance Supervisor",
    "Leasing Consultant",
    "Controller",
    "Receptionist",
    "Project Manager",
    "Marketing Coordinator",
    "Chief Financial Officer",
    "Regional Manager",
    "Executive Assistant",
    "Lead Technician",
    "Head of Customer Service",
    "Human Resources Director",
    "General Manager",
    "Sales Representative",
    "Designer",
]
_CREDENTIALS = ("", "", "", ", CPM", ", RMP, MPM", ", CPA", ", ARM®", ", Esq.")
_CLIENTS = ("Nora Fielding", "Walter Grove", "Elena Brookes")

_Person = tuple[str, str, str]
"""Name, what stands behind it, title."""


def _lines(
    of_one: Callable[[str, str, str], str], before: str = "", behind: str = ""
) -> Callable[[list[_Person]], str]:
    return lambda people: before + "".join(of_one(*each) for each in people) + behind


_BIO = "<p>Enjoys long walks and has been with us for many years, always with a smile for everybody who calls.</p>"
_LAYOUTS: dict[str, Callable[[list[_Person]], str]] = {
    "cards with a picture": _lines(
        lambda n, c, t: f"<div class=card><img src=/a.jpg alt='{n}'><h3>{n}{c}</h3><p>{t}</p>{_BIO}</div>",
        "<div>",
        "</div>",
    ),
    "cards, title first": _lines(
        lambda n, c, t: f"<div class=m><span>{t}</span><h4>{n}{c}</h4></div>", "<section>", "</section>"
    ),
    "table, name first": _lines(lambda n, c, t: f"<tr><td>{n}{c}</td><td>{t}</td></tr>", "<table>", "</table>"),
    "table, title first": _lines(lambda n, c, t: f"<tr><td>{t}</td><td>{n}{c}</td></tr>", "<table>", "</table>"),
    "table with a heading": _lines(
        lambda n, c, t: f"<tr><td>{n}{c}</td><td>{t}</td><td>555-0142</td></tr>",
        "<table><tr><th>Name</th><th>Title</th><th>Phone</th></tr>",
        "</table>",
    ),
    "list with a comma": _lines(lambda n, c, t: f"<li>{n}{c}, {t}</li>", "<ul>", "</ul>"),
    "list with a dash": _lines(lambda n, c, t: f"<li>{n}{c} – {t}</li>", "<ul>", "</ul>"),
    "list, title with a colon": _lines(lambda n, c, t: f"<li>{t}: {n}{c}</li>", "<ul>", "</ul>"),
    "lines in one paragraph": _lines(lambda n, c, t: f"{n}{c}<br>{t}<br><br>", "<p>", "</p>"),
    "bold name, title in brackets": _lines(lambda n, c, t: f"<p><strong>{n}{c}</strong> ({t})</p>"),
    "headings and biographies": _lines(lambda n, c, t: f"<h3>{n}{c}</h3><h5>{t}</h5>{_BIO}{_BIO}"),
    "name and title in one heading": _lines(lambda n, c, t: f"<h3>{n}{c} | {t}</h3>{_BIO}"),
    "capitals": _lines(lambda n, c, t: f"<div class=p><h3>{n.upper()}</h3><p>{t.upper()}</p></div>", "<div>", "</div>"),
    "surname first": _lines(
        lambda n, c, t: f"<tr><td>{n.split()[-1]}, {n.split()[0]}</td><td>{t}</td></tr>", "<table>", "</table>"
    ),
    "definition list": _lines(lambda n, c, t: f"<dt>{n}{c}</dt><dd>{t}</dd>", "<dl>", "</dl>"),
    "figures": _lines(
        lambda n, c, t: f"<figure><img src=/b.jpg><figcaption>{n}{c}<br><em>{t}</em></figcaption></figure>",
        "<div>",
        "</div>",
    ),
    "sentences": _lines(lambda n, c, t: f"<p>{n}{c}, our {t}, looks after every customer of the firm in person.</p>"),
    "with mail and telephone": _lines(
        lambda n, c, t: (
            f"<li><b>{n}{c}</b><br>{t}<br>(312) 555-0142<br>"
            f"<a href='mailto:{n.split()[0].lower()}@firm.example'>Send mail</a></li>"
        ),
        "<ul>",
        "</ul>",
    ),
    "structured": _lines(
        lambda n, c, t: (
            "<script type='application/ld+json'>"
            f'{{"@context":"https://schema.org","@type":"Person","name":"{n}","jobTitle":"{t}"}}</script>'
        )
    ),
    "microdata": _lines(
        lambda n, c, t: (
            "<div itemscope itemtype='https://schema.org/Person'>"
            f"<span itemprop=name>{n}</span> <span itemprop=jobTitle>{t}</span></div>"
        )
    ),
}


def made_up_pairs() -> Measure:
    """People with their titles over pages of every layout; a client whose praise stands on the page is nobody to be found."""
    dice = random.Random(_SEED)
    units, mistakes = [], []
    for layout in _LAYOUTS:
        counts = Counts()
        for number in range(_PAGES_A_LAYOUT):
            people = _people(dice)
            found = _found(_html(layout, people, dice.choice(_CLIENTS)), f"https://firm-{number}.example/our-team")
            there = {normal_person_name(name): (name, title) for name, _, title in people}
            for key, (name, title) in there.items():
                got = found.pop(key, None)
                right = got is not None and title.casefold() == got.casefold()
                counts += Counts(right, bool(got) and not right, not right)
                if not right:
                    mistakes.append(Mistake(layout, f"{name}: {title}", f"{name}: {got}" if got else ""))
            counts += Counts(0, len(found), 0)
            mistakes += [Mistake(layout, "", f"{key}: {title}") for key, title in found.items()]
        units.append(counts)
    return Measure(
        "person and title, made-up team pages",
        "layout",
        units,
        mistakes,
        (Reach("precision", 0.90), Reach("recall", 0.90)),
    )


def _people(dice: random.Random) -> list[_Person]:
    given, surnames = dice.sample(_GIVEN, 7), dice.sample(_SURNAMES, 7)
    titles = dice.sample(_TITLES, 7)
    count = dice.randint(2, 7)
    return [(f"{given[at]} {surnames[at]}", dice.choice(_CREDENTIALS), titles[at]) for at in range(count)]


def _html(layout: str, people: list[_Person], client: str) -> str:
    return (
        "<html><head><title>Our Team | Maple Hollow Services</title></head><body><nav><a href='/'>Home</a>"
        "<a href='/our-team'>Our Team</a></nav><main><h1>Meet Our Team</h1>"
        f"{_LAYOUTS[layout](people)}<h2>What our clients say</h2><blockquote>“They did great work on our house and we would"
        f" call them again.”</blockquote><p>{client}, Owner</p></main>"
        "<footer>© Maple Hollow Services, 12 Alder Street, Springfield, IL 62701</footer></body></html>"
    )


def _found(html: str, url: str) -> dict[str, str]:
    """Normalised name -> title, "" for a person without one."""
    fetched = Fetched(
        url, url, Outcome.OK, 200, "text/html; charset=utf-8", html.encode(), datetime(2026, 1, 1, tzinfo=UTC)
    )
    icp = small_business()
    page = read_page(fetched, "team").page_text()
    people = extract([page], icp.vocabulary, icp.contacts.ladder, "firm.example").people
    return {
        normal_person_name(person.full_name): next((fact.value for fact in person.facts if fact.field == "title"), "")
        for person in people
    }
