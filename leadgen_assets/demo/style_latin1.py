"""Markup of about 2009 in the encoding of its time: XHTML, floats, one byte a letter."""

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
from leadgen_assets.demo.marks import esc, inbox, mailbox, office_name, place, telephone
from leadgen_assets.demo.people import Person
from leadgen_assets.demo.phrases import description


def charset(firm: Firm) -> str:
    """Every second of these firms writes windows-1252, whose quotation marks ISO-8859-1 has not."""
    return "windows-1252" if firm.number % 2 else "iso-8859-1"


def draw(firm: Firm, page: Page, site: tuple[Page, ...]) -> str:
    """The page as XHTML 1.0; only windows-1252 pages get curly quotation marks."""
    variant = firm.number % noise.VARIANTS
    declared = (
        f'<meta http-equiv="Content-Type" content="text/html; charset={charset(firm)}" />' if firm.number % 2 else ""
    )
    menu = "\n".join(f'<li><a href="{page.path}">{esc(page.label)}</a></li>' for page in site)
    doors = "\n".join(
        f'<li class="portal"><a href="{href}">{esc(label)}</a></li>' for label, href in header_links(firm)
    )
    body = "\n".join(_block(block, firm) for block in page.blocks)
    return f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml">
<head>
{declared}
<title>{esc(page.title)}</title>
<meta name="description" content="{esc(description(firm))}" />
<style type="text/css">{noise.stylesheet("col", variant, 90)}</style>
<script type="text/javascript">//<![CDATA[
{noise.script(variant + 90, 6000)}
//]]></script>
</head>
<body>
<div id="wrap">
<div id="masthead"><h1><a href="/">{esc(firm.name)}</a></h1><p class="tel">Tel. {telephone(_phone(firm), firm)}</p></div>
<div id="leftcol"><ul class="menu">
{menu}
{doors}
</ul></div>
<div id="content">
<h2>{esc(page.label)}</h2>
{body}
</div>
{_footer(firm)}
</div>
</body>
</html>
"""


def _phone(firm: Firm) -> str:
    return firm.toll_free or firm.head_office.phone


def _footer(firm: Firm) -> str:
    office = firm.head_office
    links = " · ".join(f'<a href="{href}">{esc(label)}</a>' for label, href in outside_links(firm))
    credit = site_credit(firm)
    built = f'<p class="credit"><a href="{credit[1]}">{esc(credit[0])}</a></p>' if credit else ""
    return (
        f'<div id="footer"><p>© 2026 {esc(firm.full_name)} · {esc(office.street)} · {esc(place(office, firm))} · '
        f"{telephone(office.phone, firm)}</p><p>{links}</p>{built}</div>"
    )


def _block(block: Block, firm: Firm) -> str:
    match block:
        case Heading(text):
            return f"<h3>{esc(text)}</h3>"
        case Para(text):
            return f"<p>{esc(text)}</p>"
        case Bullets(items):
            return '<ul class="tick">' + "".join(f"<li>{esc(item)}</li>" for item in items) + "</ul>"
        case Figures(items):
            return (
                "<dl>"
                + "".join(f"<dt>{esc(caption)}</dt><dd>{esc(number)}</dd>" for number, caption in items)
                + "</dl>"
            )
        case Team(people):
            return '<div class="staff">' + "\n".join(_entry(person, firm) for person in people) + "</div>"
        case Quotes(items):
            marks = ("“", "”") if charset(firm) == "windows-1252" else ("«", "»")
            return "".join(
                f"<blockquote><p>{marks[0]}{esc(text)}{marks[1]}<br />{esc(who)}</p></blockquote>"
                for text, who in items
            )
        case Posts(items):
            return "".join(
                f'<div class="news"><h4>{esc(title)}</h4><p class="by">{esc(byline)}</p><p>{esc(begin)}</p></div>'
                for title, byline, begin in items
            )
        case Links(items):
            return "<p>" + " · ".join(f'<a href="{href}">{esc(label)}</a>' for label, href in items) + "</p>"
        case Frame(href):
            return f'<p><iframe src="{href}" width="620" height="700"></iframe></p>'
        case Badge(alt):
            return f'<p><img src="/img/badge.gif" alt="{esc(alt)}" /></p>'
        case Contact():
            return _contact(firm)


def _entry(person: Person, firm: Firm) -> str:
    title = f", <em>{esc(person.title)}</em>" if person.title else ""
    mail = mailbox(person)
    phone = f"<br />Tel. {telephone(firm.head_office.phone, firm)} ext. {person.extension}" if person.extension else ""
    linked = f'<br /><a href="{person.linkedin_url}">LinkedIn profile</a>' if person.linkedin_url else ""
    return (
        f'<div class="person"><p><strong>{esc(person.full_name)}</strong>{title}{f"<br />{mail}" if mail else ""}'
        f"{phone}{linked}</p></div>"
    )


def _contact(firm: Firm) -> str:
    offices = "\n".join(
        f"<p>{f'<strong>{esc(office_name(firm, number))}</strong><br />' if len(firm.offices) > 1 else ''}{esc(office.street)}<br />"
        f"{esc(place(office, firm))}<br />Tel. {telephone(office.phone, firm)}</p>"
        for number, office in enumerate(firm.offices)
    )
    free = f"<p>Toll-free {telephone(firm.toll_free, firm)}</p>" if firm.toll_free else ""
    fax = f"<p>Fax {telephone(firm.fax, firm)}</p>" if firm.fax else ""
    return f"{offices}{free}{fax}<p>E-mail: {inbox(firm)}</p>"
