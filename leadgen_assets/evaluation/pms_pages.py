"""Made-up websites of property managers with every trap of portals and portfolios, and what a careful reader makes of each.

Seeded: the same seed and part give the same sites. Names, places and domains are invented.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from html import escape

from leadgen_assets.evaluation import pms_claims as claims
from leadgen_assets.evaluation import pms_words as words
from leadgen_assets.evaluation.pms_vendors import (
    COLLAPSED,
    HIDDEN,
    OTHER_PRODUCTS,
    PLACEHOLDERS,
    SPOOFS,
    VENDORS,
    WEB_VENDORS,
    Vendor,
)

_FIRST = (
    *("Maple", "Cedar", "Orrin", "Brackley", "Tolver", "Selkden", "Wren", "Umber"),
    *("Pask", "Quill", "Dunmor", "Ebsworth", "Hollin", "Varley", "Kestrel", "Amberley"),
)
_SECOND = ("Hollow", "Ridge", "Bluff", "Landing", "Point", "Gate", "Creek", "Summit", "Harbor", "Meadow")
_KINDS = ("Property Management", "Rentals", "Residential", "Homes", "Realty & Management")
_CITIES = ("Elmfield", "Port Varley", "Millbrook Falls", "Ashcombe", "Tolver Bay")

TRAPS = (
    "portal",
    "frame",
    "script",
    "closed_menu",
    "named",
    "not_named",
    "placeholder",
    "spoof",
    "own_host",
    "other_product",
    "two_portals",
    "former_and_portal",
    "article",
    "nothing",
    "one_page",
    "onclick",
)
"""What a site has of management software."""


@dataclass
class MadeSite:
    """A website and what it says.

    Attributes:
        pages: (path, role, HTML), home page first.
        vendors: right values of `pms`; slugs: of its tenant; grade: "high", "medium", "low", "none" or "unknown".
        truth: further field -> right values; an empty set where nothing is said.
        told: field -> how it is said ("true", "trap", "hidden", "collapsed", "contradicted", "silent").
    """

    name: str
    domain: str
    trap: str
    city: str = ""
    pages: tuple[tuple[str, str, str], ...] = ()
    vendors: frozenset[str] = frozenset()
    slugs: frozenset[str] = frozenset()
    grade: str = "none"
    truth: dict[str, frozenset[str]] = field(default_factory=dict)
    told: dict[str, str] = field(default_factory=dict)
    blocks: list[tuple[str, ...]] = field(default_factory=list)
    foot: list[tuple[str, ...]] = field(default_factory=list)
    article: list[str] = field(default_factory=list)


def made_sites(seed: int, sites: int, part: int) -> list[MadeSite]:
    """Sites of one seed; `part` (0 or 1) says which wordings they use."""
    return [_site(random.Random(f"{seed}:{part}:{number}"), number, part) for number in range(sites)]


def _site(dice: random.Random, number: int, part: int) -> MadeSite:
    name = f"{dice.choice(_FIRST)} {dice.choice(_SECOND)} {dice.choice(_KINDS)}"
    slug = "".join(filter(str.isalnum, name.lower()))[: dice.choice((9, 14, 30))]
    site = MadeSite(name, f"{slug}{number}.example", TRAPS[number % len(TRAPS)], dice.choice(_CITIES))
    vendor = VENDORS[number // len(TRAPS) % len(VENDORS)]
    _software(site, dice, vendor, slug, part)
    for say in (_units, _employees, _founded, _years, _portfolio, _narpm, _website_vendor, _services):
        say(site, dice, part)
    site.blocks += [("p", line) for line in dice.sample(claims.FILLER, 4)]
    dice.shuffle(site.blocks)
    layout = LAYOUTS[dice.randrange(len(LAYOUTS))]
    site.pages = tuple(_pages(site, layout))
    return site


def _software(site: MadeSite, dice: random.Random, vendor: Vendor, slug: str, part: int) -> None:
    other = dice.choice([one for one in VENDORS if one is not vendor and one.named])
    link = dice.choice(vendor.links)
    fill = {"t": slug, "d": site.domain, "v": vendor.name, "w": other.name}
    trap = site.trap
    if trap in ("portal", "frame", "script", "closed_menu", "two_portals", "former_and_portal", "onclick"):
        site.vendors, site.grade = frozenset({vendor.key}), "high"
        site.slugs = frozenset({slug}) if vendor.named else frozenset()
    text, address = link[0], link[1].format(**fill)
    if trap == "frame":
        site.blocks.append(("frame", dice.choice(vendor.frames).format(**fill)))
    elif trap == "script":
        site.blocks.append(("script" if dice.random() < 0.5 else "form", dice.choice(vendor.frames).format(**fill)))
    elif trap == "closed_menu":
        site.blocks.append(("menu", text, address))
    elif trap == "onclick":
        site.blocks.append(("onclick", text, address))
    elif trap in ("portal", "two_portals", "former_and_portal"):
        site.blocks.append(("link", text, address))
    if trap == "two_portals":
        second = dice.choice(other.links)
        site.slugs = frozenset({slug})
        site.blocks.append(("link", second[0], second[1].format(t=slug)))
        site.vendors, site.grade = frozenset({vendor.key, other.key}), "low"
    elif trap == "named":
        site.blocks.append(("p", dice.choice(words.USES[part]).format(**fill)))
        site.vendors, site.grade = frozenset({vendor.key}), "medium"
    elif trap == "not_named":
        site.blocks.append(("p", dice.choice(words.NOT_USES[part]).format(**fill)))
    elif trap == "former_and_portal":
        site.blocks.append(("p", f"In March we moved from {other.name} to {vendor.name}."))
    elif trap == "placeholder":
        site.blocks.append(("link", "Resident Login", dice.choice(PLACEHOLDERS)))
    elif trap == "spoof":
        site.blocks.append(("link", "Login", dice.choice(SPOOFS).format(**fill)))
    elif trap == "own_host":
        kind = dice.choice(("link", "foot"))
        address = dice.choice(vendor.own).format(**fill)
        (site.foot if kind == "foot" else site.blocks).append(("link", f"Powered by {vendor.name}", address))
    elif trap == "other_product":
        text, address = dice.choice(OTHER_PRODUCTS)
        site.blocks.append(("link", text, address.format(**fill)))
    elif trap == "article":
        site.article = [
            f"Many of our readers ask about software. {vendor.name} has an app, {other.name} has better reports.",
            f"With {vendor.name} tenants can pay online.",
        ]
    elif trap == "one_page":
        site.grade = "unknown"


def _say(
    site: MadeSite,
    dice: random.Random,
    name: str,
    value: str,
    true: Sequence[str],
    not_true: Sequence[str],
    **fill: str,
) -> None:
    """One field: said plainly, by a trap, hidden, collapsed, or not at all."""
    told = dice.choices(("true", "trap", "hidden", "collapsed", "silent"), (45, 25, 8, 7, 15))[0]
    site.told[name] = told
    fill = {"n": value, "c": site.city, "name": site.name, **fill}
    if told == "trap":
        site.blocks.append(_block(dice.choice(not_true).format(**fill)))
    elif told != "silent":
        block = _block(dice.choice(true).format(**fill))
        if told != "true" and block[0] == "p":
            pattern = dice.choice(HIDDEN if told == "hidden" else COLLAPSED)
            block = ("raw", pattern.format(x=escape(block[1])))
        elif told == "hidden":
            site.told[name] = "true"
        site.blocks.append(block)
    site.truth[name] = frozenset({value.replace(",", "")} if site.told[name] in ("true", "collapsed") else ())


def _block(line: str) -> tuple[str, ...]:
    kind, _, rest = line.partition(" ")
    if kind == "FIGURE":
        return ("figure", *rest.split("|"))
    return ("image", rest) if kind == "IMAGE" else ("p", rest if kind == "UNPLAUSIBLE" else line)


def _units(site: MadeSite, dice: random.Random, part: int) -> None:
    number = f"{dice.choice((12, 48, 85, 120, 240, 318, 412, 650, 905, 1250, 2400, 4800)):,}"
    _say(site, dice, "units", number, words.UNITS[part], words.NOT_UNITS[part])


def _employees(site: MadeSite, dice: random.Random, part: int) -> None:
    _say(site, dice, "employees", str(dice.randint(3, 60)), words.EMPLOYEES[part], words.NOT_EMPLOYEES[part])


def _founded(site: MadeSite, dice: random.Random, part: int) -> None:
    _say(site, dice, "founded", str(dice.randint(1948, 2021)), words.FOUNDED[part], words.NOT_FOUNDED[part])


def _years(site: MadeSite, dice: random.Random, part: int) -> None:
    _say(site, dice, "years_in_business", str(dice.randint(6, 70)), words.YEARS[part], words.NOT_YEARS[part])


def _portfolio(site: MadeSite, dice: random.Random, part: int) -> None:
    kinds = dice.sample(sorted(claims.PORTFOLIO), dice.choice((0, 1, 1, 1, 2)))
    for kind in kinds:
        site.blocks.append(("p", dice.choice(claims.PORTFOLIO[kind][part]).format(c=site.city)))
    if dice.random() < 0.5:
        site.blocks.append(("p", dice.choice(claims.NOT_PORTFOLIO[part])))
    # What the sentence on units says is said of the portfolio too.
    said = " ".join(text for block in site.blocks for text in block).lower()
    if site.told["units"] in ("true", "collapsed") and ("single-family" in said or "rental homes" in said):
        kinds.append("single_family")
    site.truth["portfolio"] = frozenset(kinds)


def _narpm(site: MadeSite, dice: random.Random, part: int) -> None:
    _say(site, dice, "narpm", "member", claims.NARPM[part], claims.NOT_NARPM[part])


def _website_vendor(site: MadeSite, dice: random.Random, part: int) -> None:
    key = dice.choice(sorted(WEB_VENDORS))
    name, address, resources = WEB_VENDORS[key]
    told = dice.choice(("credit", "linked_credit", "resource", "trap", "linked_trap", "silent"))
    site.told["website_vendor"] = told
    site.truth["website_vendor"] = frozenset({key} if told in ("credit", "linked_credit", "resource") else ())
    if told == "credit":
        site.foot.append(("p", dice.choice(claims.CREDITS[part]).format(a=name)))
    elif told == "linked_credit":
        site.foot.append(
            ("raw", f"<p>{escape(dice.choice(claims.CREDITS[part]).format(a=''))} <a href='{address}'>{name}</a></p>")
        )
    elif told == "resource":
        site.blocks.append(("picture" if resources[0].endswith("png") else "script", resources[0]))
    elif told == "trap":
        site.blocks.append(("p", dice.choice(claims.NOT_WEB_VENDOR[part]).format(a=name)))
    elif told == "linked_trap":
        line = dice.choice(claims.NOT_WEB_VENDOR[part]).format(a=f"<a href='{address}'>{name}</a>")
        site.blocks.append(("raw", f"<p>{line}</p>"))


def _services(site: MadeSite, dice: random.Random, part: int) -> None:
    kinds = dice.sample(sorted(claims.SERVICES), dice.choice((0, 1, 2)))
    site.blocks += [("p", dice.choice(claims.SERVICES[kind][part])) for kind in kinds]
    site.truth["management_services"] = frozenset(kinds)


def _pages(site: MadeSite, layout: Callable[[MadeSite, str, str, str], str]) -> list[tuple[str, str, str]]:
    parts = [_markup(block) for block in site.blocks]
    if site.trap == "one_page":
        return [("/", "home", layout(site, "Welcome", "\n".join(parts), _foot(site)))]
    middle = len(parts) // 2
    pages = [
        ("/", "home", layout(site, "Welcome", "\n".join(parts[:middle]), _foot(site))),
        ("/about", "about", layout(site, "About us", "\n".join(parts[middle:]), _foot(site))),
    ]
    if site.article:
        text = "\n".join(f"<p>{escape(line)}</p>" for line in site.article)
        pages.append(("/blog/software", "other", layout(site, "Which software?", text, _foot(site))))
    return pages


def _foot(site: MadeSite) -> str:
    return "\n".join(_markup(block) for block in site.foot)


def _markup(block: tuple[str, ...]) -> str:
    kind, *rest = block
    if kind == "raw":
        return rest[0]
    text, address = escape(rest[0]), escape(rest[-1], quote=True)
    return {
        "p": f"<p>{text}</p>",
        "link": f'<a class="btn" href="{address}">{text}</a>',
        "frame": f'<iframe src="{address}" width="100%"></iframe>',
        "script": f'<script src="{address}"></script>',
        "form": f'<form action="{address}" method="post"><input name="u"></form>',
        "menu": f'<ul class="sub-menu" style="display:none"><li><a href="{address}">{text}</a></li></ul>',
        "onclick": f"<button onclick=\"window.open('{address}')\">{text}</button>",
        "figure": f'<div class="stat"><span class="n">{text}</span><div class="t">{address}</div></div>',
        "image": f'<img src="/img/badge.png" alt="{text}">',
        "picture": f'<img src="{address}" alt="">',
    }[kind]


def _plain(site: MadeSite, title: str, body: str, foot: str) -> str:
    return (
        f"<!DOCTYPE html><html><head><title>{escape(site.name)} | {title}</title></head><body><header><a href='/'>{escape(site.name)}</a>"
        f"<nav><a href='/about'>About</a></nav></header><main><h1>{title}</h1>{body}</main><footer>{foot}"
        f"<p>{escape(site.name)}, 12 Mill Street, {site.city}, TX 75001</p></footer></body></html>"
    )


def _divs(site: MadeSite, title: str, body: str, foot: str) -> str:
    return (
        f'<html><head><meta charset="utf-8"><title>{title} - {escape(site.name)}</title></head><body class="home"><div id="header">'
        f'<div class="logo">{escape(site.name)}</div><ul class="menu"><li><a href="/about">About us</a></li></ul></div>'
        f'<div class="container"><div class="row"><div class="col-md-8">{body}</div></div></div>'
        f'<div id="footer"><div class="widget">{foot}</div><div class="copyright">All rights reserved {escape(site.name)}</div></div>'
        "</body></html>"
    )


def _table(site: MadeSite, title: str, body: str, foot: str) -> str:
    return (
        f"<HTML><HEAD><TITLE>{escape(site.name)}</TITLE></HEAD><BODY bgcolor='#eeeeee'><TABLE width=780><TR><TD><B>{escape(site.name)}</B>"
        f"<TR><TD><A HREF='/about'>About</A><TR><TD><FONT size=2><H2>{title}</H2>{body}</FONT></TABLE>"
        f"<div class=footer>{foot}</div></BODY></HTML>"
    )


def _builder(site: MadeSite, title: str, body: str, foot: str) -> str:
    return (
        f'<!doctype html><html lang="en"><head><title>{title} | {escape(site.name)}</title><meta name="generator" content="Builder 3">'
        "</head>"
        f'<body><div class="elementor-location-header"><section><div><h2>{escape(site.name)}</h2></div></section></div>'
        '<div data-elementor-type="page"><section class="elementor-section">'
        f'<div class="elementor-widget-wrap">{body}</div></section></div>'
        f'<div class="elementor-location-footer"><section><div class="elementor-widget-text-editor">{foot}</div></section></div>'
        "</body></html>"
    )


LAYOUTS = (_plain, _divs, _table, _builder)
