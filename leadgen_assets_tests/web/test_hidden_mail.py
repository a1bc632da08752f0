"""Addresses that pages hide from machines are read as a browser shows them."""

from __future__ import annotations

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadgen_assets.domain.pages.page import Kind
from leadgen_assets.web.hidden_mail import plain_link, shown_mail, written_mails

MAIL = "info@acme.example"
_TYPO3_RANGES = ((0x2B, 0x3A), (0x40, 0x5A), (0x61, 0x7A))


def cloudflare(mail: str, key: int = 0x5A) -> str:
    return bytes([key, *(byte ^ key for byte in mail.encode())]).hex()


def typo3(text: str, by: int) -> str:
    def moved(char: str) -> str:
        for first, last in _TYPO3_RANGES:
            if first <= ord(char) <= last:
                return chr(first + (ord(char) - first + by) % (last - first + 1))
        return char

    return "".join(map(moved, text))


def coded(text: str) -> str:
    return base64.b64encode(text.encode()).decode()


@pytest.mark.parametrize(
    "html",
    [
        f'<a href="/cdn-cgi/l/email-protection" class="__cf_email__" data-cfemail="{cloudflare(MAIL)}">[email&#160;protected]</a>',
        f'<a href="/cdn-cgi/l/email-protection#{cloudflare(MAIL)}"><span data-cfemail="{cloudflare(MAIL)}">[email]</span></a>',
        '<span style="unicode-bidi:bidi-override; direction: rtl">elpmaxe.emca@ofni</span>',
        "<style>p, .x .back { direction:rtl; unicode-bidi: bidi-override }</style><b class='back'>elpmaxe.emca@ofni</b>",
        '<bdo dir="rtl">elpmaxe.emca@ofni</bdo>',
        "<span>info</span><span>@</span><b>acme</b><span>.example</span>",
        'info<span style="display:none">nospam</span>@acme.example',
        "info<!-- x -->@<!-- y -->acme.example",
        "&#105;nf&#111;&#64;acme&#46;example",
        f'<joomla-hidden-mail first="{coded("info")}" last="{coded("acme.example")}" text="{coded(MAIL)}">hidden</joomla-hidden-mail>',
        '<span data-user="info" data-domain="acme" data-tld="example"></span>',
    ],
)
def test_the_text_is_what_a_browser_shows(read, html):
    page = read(f"<body><h1>Acme</h1><p>Write to {html} or come by, we are glad to see you.</p></body>")
    assert f"Write to {MAIL} or come by" in " ".join(s.text for s in page.segments if s.kind is Kind.TEXT)


@pytest.mark.parametrize(
    "href",
    [
        f"/cdn-cgi/l/email-protection#{cloudflare(MAIL)}",
        f"https://www.acme.example/cdn-cgi/l/email-protection#{cloudflare(MAIL + '?subject=Hello')}",
        f"javascript:linkTo_UnCryptMailto('{typo3('mailto:' + MAIL, 2)}');",
        f"javascript:linkTo_UnCryptMailto(%27{typo3('mailto:' + MAIL, -3)}%27);",
    ],
)
def test_encoded_links_lead_to_the_address(href):
    assert plain_link(href) == f"mailto:{MAIL}"


def test_a_link_that_hides_its_address_is_a_mail_link(read):
    page = read(
        f'<h1>Acme</h1><p>We are glad to hear of you. <a href="/cdn-cgi/l/email-protection#{cloudflare(MAIL)}">Write to us</a></p>'
    )
    assert [(s.text, s.href) for s in page.segments if s.kind is Kind.LINK] == [("Write to us", f"mailto:{MAIL}")]


@pytest.mark.parametrize(
    "script",
    [
        """var addy1 = '&#105;nf&#111;' + '&#64;'; addy1 = addy1 + 'acme' + '&#46;' + 'example';
        document.write('<a ' + path + '\\'' + prefix + ':' + addy1 + '\\'>'); document.write(addy1); document.write('<\\/a>');""",
        """var addy2 = 'info' + '&#64;' + 'acme.example'; var addy_text2 = 'info' + '&#64;' + 'acme' + '&#46;' + 'example';
        document.getElementById('cloak').innerHTML += '<a ' + path + '\\'' + prefix + ':' + addy2 + '\\'>'+addy_text2+'<\\/a>';""",
        """var u="info", x=1; var d="acme.example"; document.write('<a href="mailto:' + u + '@' + d + '">' + u + '@' + d + '</a>');""",
    ],
)
def test_a_script_writes_an_address_to_be_read(script):
    assert written_mails(script) == [MAIL]


@pytest.mark.parametrize(
    "script",
    [
        "",
        "var a = 'info' + '@acme.example';",
        "document.write('<a href=\"mailto:' + 'info' + '@acme.example' + '\">Jane</a>')",
        "'" * 5000,
    ],
)
def test_what_a_script_does_not_show_is_not_read(script):
    assert written_mails(script) == []


@given(st.text(max_size=60), st.text(max_size=60))
def test_what_is_no_address_is_left_alone(coded_text, script):
    assert "@" in (shown_mail("span", {"data-cfemail": coded_text}) or "@")
    assert plain_link("/cdn-cgi/l/email-protection#" + coded_text)
    written_mails(f"document.write('mailto:' + {script})")


def test_hidden_parts_that_something_opens_are_read(read):
    page = read(
        "<h1>Acme Firm</h1><p>We have offices in many places of the country.</p><script>$('#offices').toggle();</script>"
        "<a href='#people'>People</a><a href='javascript:show(\\'fees\\')'>Fees</a>"
        "<div id=offices style='display:none'>Austin office</div><div id=people style='display:none'>Jane Alder</div>"
        "<div id=fees style='display:none'>Our fees</div><div id=trap style='display:none'>A trap</div>"
    )
    texts = [segment.text for segment in page.segments]
    assert "Austin office" in texts
    assert "Jane Alder" in texts
    assert "A trap" not in texts
