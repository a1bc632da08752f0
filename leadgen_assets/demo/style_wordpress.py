"""Markup as WordPress writes it: block classes, preset variables, JSON-LD by a search plug-in."""

from __future__ import annotations

import json

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
from leadgen_assets.demo.marks import esc, inbox, mailbox, office_name, phone_link, place, telephone
from leadgen_assets.demo.people import Person
from leadgen_assets.demo.phrases import description


def draw(firm: Firm, page: Page, site: tuple[Page, ...]) -> str:
    """The page as HTML 5."""
    variant = firm.number % noise.VARIANTS
    body = "\n".join(_block(block, firm) for block in page.blocks)
    return f"""<!DOCTYPE html>
<html lang="en-US">
<head>
<meta charset="UTF-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{esc(page.title)}</title>
<meta name="description" content="{esc(description(firm) if page.role == "home" else page.title)}">
<link rel="canonical" href="https://{firm.host}{page.path}">
<meta property="og:site_name" content="{esc(firm.name)}">
<script type="application/ld+json" class="yoast-schema-graph">{_structured(firm, page)}</script>
<style id="global-styles-inline-css">body{{{_presets()}}}{noise.stylesheet("wp-block-", variant, 82)}</style>
<style id="theme-inline-css">{noise.stylesheet("has-", variant + 20, 50)}</style>
<script>window._wpemojiSettings={{"baseUrl":"/wp-includes/images/"}};{noise.script(variant + 30, 2500)}</script>
</head>
<body class="page-template-default page page-id-{firm.number} wp-custom-logo wp-embed-responsive">
{_header(firm, site, variant)}
<main id="content" class="site-main"><article class="page type-page hentry"><header class="entry-header">
<h1 class="entry-title">{esc(firm.name if page.role == "home" else page.label)}</h1></header>
<div class="entry-content is-layout-constrained">
{body}
</div></article></main>
{_footer(firm, variant)}
</body>
</html>
"""


def _structured(firm: Firm, page: Page) -> str:
    office = firm.head_office
    graph = [
        {"@type": "WebPage", "url": f"https://{firm.host}{page.path}", "name": page.title},
        {
            "@type": "RealEstateAgent",
            "@id": f"{firm.website}#organization",
            "name": firm.name,
            "url": firm.website,
            "telephone": f"+1-{office.phone[:3]}-{office.phone[3:6]}-{office.phone[6:]}",
            "address": {
                "@type": "PostalAddress",
                "streetAddress": office.street,
                "addressLocality": office.city,
                "addressRegion": office.state,
                "postalCode": office.zip_code,
                "addressCountry": "US",
            },
            "sameAs": [href for label, href in outside_links(firm) if label in {"Facebook", "LinkedIn"}],
        },
    ]
    return json.dumps({"@context": "https://schema.org", "@graph": graph}, ensure_ascii=False).replace("</", "<\\/")


def _presets() -> str:
    return "".join(
        f"--wp--preset--spacing--{step}:clamp({step}px,{step / 10}vw,{step * 2}px);" for step in range(10, 90)
    )


def _header(firm: Firm, site: tuple[Page, ...], variant: int) -> str:
    items = "\n".join(
        f'<li id="menu-item-{number}" class="menu-item menu-item-type-post_type menu-item-object-page">'
        f'<a href="https://{firm.host}{page.path}">{esc(page.label)}</a></li>'
        for number, page in enumerate(site, 40)
    )
    doors = "\n".join(
        f'<li class="menu-item menu-item-type-custom"><a href="{href}" target="_blank" rel="noopener">{esc(label)}</a></li>'
        for label, href in header_links(firm)
    )
    return f"""<a class="skip-link screen-reader-text" href="#content">Skip to content</a>
<header id="site-header" class="site-header"><div class="site-branding"><a href="https://{firm.host}/" rel="home">
<img src="/wp-content/uploads/2024/05/logo.png" class="custom-logo" alt="{esc(firm.name)}"></a>{noise.drawing("roof", variant, 90)}
<span class="header-phone">Call us: {phone_link(firm.toll_free or firm.head_office.phone, firm)}</span></div>
<nav id="site-navigation" class="main-navigation"><ul id="menu-main" class="menu">
{items}
<li class="menu-item"><a href="https://{firm.host}/blog/">Blog</a></li>
<li class="menu-item"><a href="https://{firm.host}/services/">Services</a></li>
{doors}
</ul></nav></header>"""


def _footer(firm: Firm, variant: int) -> str:
    office = firm.head_office
    links = "\n".join(
        f'<li class="wp-social-link"><a href="{href}">{noise.drawing("social", variant, 40)}'
        f'<span class="wp-block-social-link-label">{esc(label)}</span></a></li>'
        for label, href in outside_links(firm)
    )
    credit = site_credit(firm)
    built = f'<span class="site-credit"><a href="{credit[1]}">{esc(credit[0])}</a></span>' if credit else ""
    return f"""<footer id="colophon" class="site-footer"><aside class="widget widget_text"><h3 class="widget-title">Visit us</h3>
<div class="textwidget"><p>{esc(firm.full_name)}<br />{esc(office.street)}<br />{esc(place(office, firm))}</p>
<p>Phone: {phone_link(office.phone, firm)}</p></div></aside>
<ul class="wp-block-social-links">{links}</ul>
<div class="site-info">&copy; 2026 {esc(firm.full_name)} {built}</div></footer>"""


def _block(block: Block, firm: Firm) -> str:
    match block:
        case Heading(text):
            return f'<h2 class="wp-block-heading">{esc(text)}</h2>'
        case Para(text):
            return f"<p>{esc(text)}</p>"
        case Bullets(items):
            return '<ul class="wp-block-list">' + "".join(f"<li>{esc(item)}</li>" for item in items) + "</ul>"
        case Figures(items):
            columns = "".join(
                f'<div class="wp-block-column"><p class="has-large-font-size"><strong>{esc(number)}</strong></p>'
                f"<p>{esc(caption)}</p></div>"
                for number, caption in items
            )
            return f'<div class="wp-block-columns counter">{columns}</div>'
        case Team(people):
            return f'<div class="wp-block-columns team">{"".join(_card(person, firm) for person in people)}</div>'
        case Quotes(items):
            return "".join(
                f'<blockquote class="wp-block-quote"><p>{esc(text)}</p><cite>{esc(who)}</cite></blockquote>'
                for text, who in items
            )
        case Posts(items):
            return f'<ul class="wp-block-latest-posts">{"".join(_post(*item) for item in items)}</ul>'
        case Links(items):
            return "".join(
                f'<div class="wp-block-button"><a class="wp-block-button__link" href="{href}">{esc(label)}</a></div>'
                for label, href in items
            )
        case Frame(href):
            return f'<figure class="wp-block-embed"><iframe loading="lazy" src="{href}" title="Listings"></iframe></figure>'
        case Badge(alt):
            return f'<figure class="wp-block-image"><img src="/wp-content/uploads/2023/01/badge.png" alt="{esc(alt)}"></figure>'
        case Contact():
            return _contact(firm)


def _post(title: str, byline: str, begin: str) -> str:
    written = f'<div class="wp-block-latest-posts__post-author">{esc(byline)}</div>' if byline else ""
    return (
        f'<li><a class="wp-block-latest-posts__post-title" href="/blog/">{esc(title)}</a>{written}'
        f'<div class="wp-block-latest-posts__post-excerpt">{esc(begin)}</div></li>'
    )


def _card(person: Person, firm: Firm) -> str:
    mail = mailbox(person)
    phone = f"<p>{telephone(firm.head_office.phone, firm)} ext. {person.extension}</p>" if person.extension else ""
    linked = f'<p><a href="{person.linkedin_url}">LinkedIn</a></p>' if person.linkedin_url else ""
    return (
        f'<div class="wp-block-column team-member"><figure class="wp-block-image"><img src="/wp-content/uploads/2024/06/face.jpg" '
        f'alt="{esc(person.full_name)}"></figure><h3 class="wp-block-heading">{esc(person.full_name)}</h3>'
        f"{f'<p class=team-role>{esc(person.title)}</p>' if person.title else ''}{phone}"
        f"{f'<p>{mail}</p>' if mail else ''}{linked}</div>"
    )


def _contact(firm: Firm) -> str:
    offices = "\n".join(
        f'<div class="wp-block-column">{f"<h3>{esc(office_name(firm, number))}</h3>" if len(firm.offices) > 1 else ""}'
        f"<p>{esc(office.street)}<br>{esc(place(office, firm))}</p><p>Phone: {phone_link(office.phone, firm)}</p></div>"
        for number, office in enumerate(firm.offices)
    )
    free = f"<p>Toll free {telephone(firm.toll_free, firm)}</p>" if firm.toll_free else ""
    fax = f"<p>Fax {telephone(firm.fax, firm)}</p>" if firm.fax else ""
    return f'<div class="wp-block-columns">{offices}</div>{free}{fax}<p>E-mail us at {inbox(firm)}</p>'
