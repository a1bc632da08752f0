"""Markup as a site builder writes it: nested divs, hashed classes, everything inline."""

from __future__ import annotations

from leadgen_assets.demo import noise
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
from leadgen_assets.demo.content import header_links, outside_links, site_credit
from leadgen_assets.demo.firms import Firm
from leadgen_assets.demo.marks import esc, inbox, mailbox, office_name, phone_link, place
from leadgen_assets.demo.people import Person
from leadgen_assets.demo.phrases import description


def draw(firm: Firm, page: Page, site: tuple[Page, ...]) -> str:
    """The page as HTML 5."""
    variant = firm.number % noise.VARIANTS
    body = "".join(_boxed(_block(block, firm), variant, depth) for depth, block in enumerate(page.blocks))
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{esc(page.title)}</title>'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">{_meta(firm, page)}'
        f"<style>{noise.stylesheet('sb', variant, 118)}</style>"
        f"<style>{noise.stylesheet('comp-', variant + 10, 60)}</style></head>"
        f'<body class="responsive sb-{variant}"><div id="SITE_CONTAINER">{_header(firm, site, variant)}'
        f'<main id="PAGES_CONTAINER"><div class="{noise.classes("sb", variant, 9)[0]}"><h1>{esc(_title(firm, page))}</h1>'
        f"{body}</div></main>{_footer(firm, variant)}</div><script>{noise.script(variant, 3000)}</script></body></html>"
    )


def _title(firm: Firm, page: Page) -> str:
    return firm.name if page.role == "home" else page.label


def _meta(firm: Firm, page: Page) -> str:
    about = f'<meta name="description" content="{esc(description(firm))}">' if page.role == "home" else ""
    return (
        f'{about}<meta property="og:site_name" content="{esc(firm.name)}">'
        f'<meta property="og:title" content="{esc(page.title)}"><meta property="og:type" content="website">'
        f'<link rel="canonical" href="https://{firm.host}{page.path}">'
    )


def _boxed(html: str, variant: int, place_on_page: int) -> str:
    names = noise.classes("comp-", variant, 12)
    first, second, third = (names[(place_on_page + step) % 12] for step in range(3))
    return (
        f'<section class="{first}"><div class="{second}" data-testid="columns"><div class="{third}" '
        f'data-mesh-id="comp-{place_on_page}inlineContent"><div data-testid="richTextElement">{html}</div></div></div></section>'
    )


def _header(firm: Firm, site: tuple[Page, ...], variant: int) -> str:
    items = "".join(
        f'<li class="{noise.classes("nav", variant, 1)[0]}"><a href="{page.path}"><div><p>{esc(page.label)}</p></div></a></li>'
        for page in site
    )
    more = "".join(f'<li><a href="{path}">{label}</a></li>' for label, path in _ELSEWHERE)
    doors = "".join(
        f'<a role="button" href="{href}"><span>{esc(label)}</span></a>' for label, href in header_links(firm)
    )
    return (
        f'<header id="SITE_HEADER"><div class="{noise.classes("hd", variant, 1)[0]}"><a href="/">'
        f"{noise.drawing('logo', variant, 160)}<span>{esc(firm.name)}</span></a><div>{phone_link(_main_phone(firm), firm)}</div>"
        f"<nav aria-label='Site'><ul>{items}{more}</ul></nav><div>{doors}</div></div></header>"
    )


_ELSEWHERE = (
    ("Available Rentals", "/available-rentals"),
    ("Services", "/services"),
    ("Blog", "/blog"),
    ("FAQ", "/faq"),
)


def _main_phone(firm: Firm) -> str:
    return firm.toll_free or firm.head_office.phone


def _footer(firm: Firm, variant: int) -> str:
    office = firm.head_office
    links = "".join(
        f'<li><a href="{href}" target="_blank">{esc(label)}</a></li>' for label, href in outside_links(firm)
    )
    credit = site_credit(firm)
    built = (
        f'<p>{esc(credit[0])} <a href="{credit[1]}" rel="nofollow">{esc(credit[0].split()[-1])}</a></p>'
        if credit
        else ""
    )
    icons = "".join(noise.drawing(name, variant, 90) for name in ("fb", "in", "eho"))
    return (
        f'<footer id="SITE_FOOTER"><div><div><p>{esc(firm.full_name)}</p><p>{esc(office.street)}</p>'
        f"<p>{esc(place(office, firm))}</p><p>{phone_link(office.phone, firm)}</p></div><ul>{links}</ul>{icons}{built}"
        f"<p>© 2026 {esc(firm.name)}. All rights reserved. Equal Housing Opportunity.</p></div></footer>"
    )


def _block(block: Block, firm: Firm) -> str:
    match block:
        case Heading(text):
            return f'<h2 class="font_2"><span style="letter-spacing:normal">{esc(text)}</span></h2>'
        case Para(text):
            return f'<p class="font_8"><span>{esc(text)}</span></p>'
        case Bullets(items):
            return "<ul>" + "".join(f'<li><p class="font_8">{esc(item)}</p></li>' for item in items) + "</ul>"
        case Figures(items):
            return "".join(f"<div><h3>{esc(number)}</h3><p>{esc(caption)}</p></div>" for number, caption in items)
        case Team(people):
            return f'<div role="list">{"".join(_card(person, firm) for person in people)}</div>'
        case Quotes(items):
            return "".join(f"<div><p><em>“{esc(text)}”</em></p><p>– {esc(who)}</p></div>" for text, who in items)
        case Posts(items):
            return "".join(
                f"<article><h3>{esc(title)}</h3><p>{esc(byline)}</p><p>{esc(begin)} <a href='/blog'>Read more</a></p></article>"
                for title, byline, begin in items
            )
        case Links(items):
            return "".join(f'<div><a href="{href}"><span>{esc(label)}</span></a></div>' for label, href in items)
        case Frame(href):
            return f'<div><iframe title="Rentals" src="{href}" width="100%" height="900"></iframe></div>'
        case Badge(alt):
            return f'<div><img src="/media/badge.png" alt="{esc(alt)}" width="120" height="60"></div>'
        case Contact():
            return _contact(firm)


def _card(person: Person, firm: Firm) -> str:
    variant = firm.number % noise.VARIANTS
    linked = f'<a href="{person.linkedin_url}" aria-label="LinkedIn">{noise.drawing("in", variant, 40)}</a>'
    phone = f"<p>{phone_link(firm.head_office.phone, firm)} ext. {person.extension}</p>" if person.extension else ""
    mail = mailbox(person)
    title = f'<div><p class="font_8"><span>{esc(person.title)}</span></p></div>' if person.title else ""
    return (
        f'<div role="listitem" class="{noise.classes("card", variant, 1)[0]}"><div><img src="/media/{person.rung}.jpg" alt=""></div>'
        f'<div><p class="font_7"><span style="font-weight:bold">{esc(person.full_name)}</span></p></div>{title}{phone}'
        f"{f'<div><p>{mail}</p></div>' if mail else ''}{linked if person.linkedin_url else ''}</div>"
    )


def _contact(firm: Firm) -> str:
    offices = "".join(
        f"<div>{f'<h3>{esc(office_name(firm, number))}</h3>' if len(firm.offices) > 1 else ''}<p>{esc(office.street)}<br>"
        f"{esc(place(office, firm))}</p><p>Phone: {phone_link(office.phone, firm)}</p></div>"
        for number, office in enumerate(firm.offices)
    )
    free = f"<p>Toll-free: {phone_link(firm.toll_free, firm)}</p>" if firm.toll_free else ""
    fax = f"<p>Fax: {phone_link(firm.fax, firm)}</p>" if firm.fax else ""
    return (
        f"{offices}{free}{fax}<p>Email: {inbox(firm)}</p><form action='/send' method='post'><input name='email'></form>"
    )
