"""Markup as it was written by hand about 2004: tables within tables, font tags, spacer pictures, open paragraphs."""

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

_FONT = '<font face="Verdana, Arial, Helvetica, sans-serif" size="2" color="#333333">'
_SPACER = '<tr><td colspan="3"><img src="images/spacer.gif" width="1" height="12" alt=""></td></tr>'


def draw(firm: Firm, page: Page, site: tuple[Page, ...]) -> str:
    """The page as HTML 4 without care."""
    variant = firm.number % noise.VARIANTS
    rows = f"\n{_SPACER}\n".join(
        f'<tr><td width="10">&nbsp;</td><td valign="top" align="left">{_block(block, firm)}</td><td width="10">&nbsp;</td></tr>'
        for block in page.blocks
    )
    menu = "\n".join(_menu_row(number, each) for number, each in enumerate(site))
    doors = "\n".join(
        f'<tr><td bgcolor="#336699"><a href="{href}"><font color="#FFFFFF" size="1">{esc(label)}</font></a></td></tr>'
        for label, href in header_links(firm)
    )
    return f"""<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN">
<html>
<head>
<title>{esc(page.title)}</title>
<meta http-equiv="Content-Type" content="text/html; charset=utf-8">
<meta name="keywords" content="{esc(firm.name)}, {esc(firm.head_office.city)}, houses, rent">
<style type="text/css"><!-- {noise.stylesheet("style", variant, 60)} --></style>
<script language="JavaScript" type="text/JavaScript"><!--
{noise.script(variant + 60, 5000)}
//--></script>
</head>
<body bgcolor="#FFFFFF" leftmargin="0" topmargin="0" marginwidth="0" marginheight="0">
<table width="760" border="0" cellspacing="0" cellpadding="0" align="center">
<tr><td colspan="2" bgcolor="#EFEFEF"><b><font size="5" face="Georgia">{esc(firm.name)}</font></b><br>
{_FONT}{telephone(firm.toll_free or firm.head_office.phone, firm)}</font></td></tr>
<tr><td width="150" valign="top" bgcolor="#003366"><table width="150" border="0" cellpadding="4">
{menu}
{doors}
</table></td>
<td width="610" valign="top"><table width="610" border="0" cellspacing="0" cellpadding="6">
{rows}
</table></td></tr>
<tr><td colspan="2" align="center">{_footer(firm)}</td></tr>
</table>
</body>
</html>
"""


def _menu_row(number: int, page: Page) -> str:
    swap = f"MM_swapImage('b{number}','','images/b{number}_over.gif',1)"
    return (
        f'<tr><td bgcolor="#003366" height="24"><a href="{page.path}" onMouseOver="{swap}" onMouseOut="MM_swapImgRestore()">'
        f'<font color="#FFFFFF" size="2">{esc(page.label)}</font></a></td></tr>'
    )


def _footer(firm: Firm) -> str:
    office = firm.head_office
    links = " | ".join(f'<a href="{href}">{esc(label)}</a>' for label, href in outside_links(firm))
    credit = site_credit(firm)
    built = f'<br><a href="{credit[1]}">{esc(credit[0])}</a>' if credit else ""
    return (
        f'<hr noshade size="1"><font size="1">{esc(firm.full_name)} &#149; {esc(office.street)} &#149; '
        f"{esc(place(office, firm))} &#149; {telephone(office.phone, firm)}<br>{links}<br>Copyright 2006-2026{built}</font>"
    )


def _block(block: Block, firm: Firm) -> str:
    match block:
        case Heading(text):
            return f'<p><b><font size="4" color="#003366">{esc(text)}</font></b>'
        case Para(text):
            return f"<p>{_FONT}{esc(text)}</font>"
        case Bullets(items):
            return "<ul>" + "".join(f"<li>{_FONT}{esc(item)}</font>" for item in items) + "</ul>"
        case Figures(items):
            cells = "".join(
                f"<tr><td><b>{esc(caption)}:</b></td><td>{esc(number)}</td></tr>" for number, caption in items
            )
            return f'<table border="1" cellpadding="3">{cells}</table>'
        case Team(people):
            head = "<tr><th>Name</th><th>Position</th><th>Contact</th></tr>"
            return f'<table border="1" cellpadding="4" width="100%">{head}{"".join(_row(each, firm) for each in people)}</table>'
        case Quotes(items):
            return "".join(f"<p>{_FONT}<i>&quot;{esc(text)}&quot;</i><br>-- {esc(who)}</font>" for text, who in items)
        case Posts(items):
            return "".join(
                f"<p><b>{esc(title)}</b><br>{f'{esc(byline)}<br>' if byline else ''}{_FONT}{esc(begin)}</font>"
                for title, byline, begin in items
            )
        case Links(items):
            return " ".join(f'[<a href="{href}">{esc(label)}</a>]' for label, href in items)
        case Frame(href):
            return f'<iframe src="{href}" width="590" height="800" frameborder="0"></iframe>'
        case Badge(alt):
            return f'<img src="images/member.gif" alt="{esc(alt)}" width="88" height="31">'
        case Contact():
            return _contact(firm)


def _row(person: Person, firm: Firm) -> str:
    ways = [mailbox(person)]
    if person.extension:
        ways.append(f"{telephone(firm.head_office.phone, firm)} x{person.extension}")
    if person.linkedin_url:
        ways.append(f'<a href="{person.linkedin_url}">LinkedIn</a>')
    shown = "<br>".join(way for way in ways if way) or "&nbsp;"
    return (
        f"<tr><td>{_FONT}<b>{esc(person.full_name)}</b></font></td><td>{_FONT}{esc(person.title) or '&nbsp;'}</font></td>"
        f"<td>{_FONT}{shown}</font></td></tr>"
    )


def _contact(firm: Firm) -> str:
    offices = "".join(
        f"<p>{f'<b>{esc(office_name(firm, number))}</b><br>' if len(firm.offices) > 1 else ''}{_FONT}{esc(office.street)}<br>"
        f"{esc(place(office, firm))}<br>Phone: {telephone(office.phone, firm)}</font>"
        for number, office in enumerate(firm.offices)
    )
    free = f"<br>Toll Free: {telephone(firm.toll_free, firm)}" if firm.toll_free else ""
    fax = f"<br>FAX: {telephone(firm.fax, firm)}" if firm.fax else ""
    return f"{offices}{free}{fax}<br>Email: {inbox(firm)}"
