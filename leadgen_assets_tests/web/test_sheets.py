"""What the page's own style sheets hide, and the banner that asks about cookies, is not read as what the firm says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from leadgen_assets.domain.pages.page import Outcome
from leadgen_assets.web.sheets import Sheets

if TYPE_CHECKING:
    from leadgen_assets_tests.web.conftest import Read

SAID = "12 Elm Street, Austin, TX 78701"
AROUND = "<p>Welcome to Maple Hollow, who answer the telephone and call back the same day.</p>" * 2


def reads(read: Read, head: str, body: str) -> bool:
    page = read(f"<head><title>Maple Hollow</title>{head}</head><body>{AROUND}{body}{AROUND}</body>")
    assert any("Welcome" in segment.text for segment in page.segments)
    return any(SAID in segment.text for segment in page.segments)


@pytest.mark.parametrize(
    ("style", "element"),
    [
        (".old{display:none}", '<p class="note old">{x}</p>'),
        (".a, div.old , .b { color: red; DISPLAY : none !important }", '<div class="old"><p>{x}</p></div>'),
        ("#draft{visibility:hidden}", '<section id="draft"><p>{x}</p></section>'),
        ("/* .old{display:block} */ @import url(x.css); .old{display:none}", '<p class="old">{x}</p>'),
        (".o{display:none}", "<p class=o>{x}</p>"),
        (".old{transform:translate(0,-200vh)}", "<p class=old>{x}</p>"),
        (".old{position:absolute;left:-9999px}", "<div class='a old'><p>{x}</p></div>"),
        ("@import url(x.css); p.old{scale:0}", "<p class=old>{x}</p>"),
        ("#old{opacity:0}", "<p id=old>{x}</p>"),
        (".old{position:absolute;inset:-9999px auto auto -9999px}", "<p class=old>{x}</p>"),
        (".old{position:absolute;inset-inline-start:-9999px}", "<p class=old>{x}</p>"),
        (".old{margin:0 0 0 -9999px}", "<p class=old>{x}</p>"),
        (".old{transform:matrix(0,0,0,0,0,0)}", "<p class=old>{x}</p>"),
        (".old{transform:rotateX(90deg)}", "<p class=old>{x}</p>"),
        (".old{letter-spacing:-1em}", "<p class=old>{x}</p>"),
        (".old{transform:rotateX(0.25turn)}", "<p class=old>{x}</p>"),
        (".old{transform:rotateX(100grad)}", "<p class=old>{x}</p>"),
        (".old{transform:rotate3d(1,0,0,90deg)}", "<p class=old>{x}</p>"),
        (".old{rotate:x 90deg}", "<p class=old>{x}</p>"),
        (".old{rotate:90deg x}", "<p class=old>{x}</p>"),
        (".old{rotate:1 0 0 90deg}", "<p class=old>{x}</p>"),
        (".old{transform:matrix(0.0,0,0,0.0,0,0)}", "<p class=old>{x}</p>"),
        (".old{position:absolute;left:min(-9999px,0px)}", "<p class=old>{x}</p>"),
        (".old{margin:-9999px}", "<p class=old>{x}</p>"),
        (".old{position:absolute;left:200vw}", "<p class=old>{x}</p>"),
        (".old{position:fixed;left:9999px}", "<p class=old>{x}</p>"),
        (".old{position:absolute;right:-9999px}", "<p class=old>{x}</p>"),
        (".old{transform:translateX(200vw)}", "<p class=old>{x}</p>"),
        (".old{dis\\70lay:none}", "<p class=old>{x}</p>"),
        (".\\6fld{display:none}", "<p class=old>{x}</p>"),
        (".old{block-size:0;overflow:hidden}", "<p class=old>{x}</p>"),
        (".old{height:0;overflow:hidden}", "<p class=old>{x}</p>"),
        (":is(.old, .x){visibility:hidden}", "<p class=old>{x}</p>"),
        ("*.old{display:none}", "<p class=old>{x}</p>"),
        ("[class~='old']{display:none}", "<p class='b old'>{x}</p>"),
        ("[id=draft]{position:absolute;left:-9999px}", "<p id=draft>{x}</p>"),
        (
            "main > .wrap .old:last-child{display:none}",
            "<main><div class=wrap><i><p class=old>{x}</p></i></div></main>",
        ),
        (".note p:nth-child(2){display:none}", "<div class=note><p>a</p><p>{x}</p></div>"),
        (".old{overflow:hidden;max-height:0px}", "<p class=old>{x}</p>"),
        (".old{font-size:0}", "<p class=old>{x}</p>"),
        ("p.old{font:1px/1 serif;}", "<p class=old>{x}</p>"),
        (".old{font-size:0.0em!important}", "<p class=old>{x}</p>"),
        (":root{--gone:none}.old{display:var(--gone)}", "<p class=old>{x}</p>"),
        (":root{--far: -9999px}.old{position:absolute;left:var( --far , 0 )}", "<p class=old>{x}</p>"),
        ("small{display:none}", "<p><small>{x}</small></p>"),
        ("aside{position:absolute;left:calc(-9999px)}", "<aside><p>{x}</p></aside>"),
        ("@import url(x.css); .old{color:#fff;background:#fff}", "<p class=old>{x}</p>"),
        ("@import url(x.css); .old{background-color:#eee;padding:3px;color:#eee}", "<p class=old>{x}</p>"),
        ("@import url(x.css); .old{color:transparent}", "<p class=old>{x}</p>"),
        ("@media screen{.old{display:none}}", "<p class=old>{x}</p>"),
        ("@media all{.old{left:-9999px}} .a{color:red}", "<p class=old>{x}</p>"),
        ("@media only screen , print{.a{top:0}.old{left:-9999px}}", "<p class=old>{x}</p>"),
        (".old{display:none}@media print{.old{display:block}}", "<p class=old>{x}</p>"),
        ("@layer base{.old{display:none}}", "<p class=old>{x}</p>"),
        (".old.a{display:none}", "<p class='a old'>{x}</p>"),
        ("main .old{display:none}", "<main><div><p class=old>{x}</p></div></main>"),
        ("body .old , b{left:-9999px}", "<p class=old>{x}</p>"),
        ("main p.old.a{opacity:0}", "<main><p class='old a'>{x}</p></main>"),
        ("@supports (display:grid){.old{display:none}}", "<p class=old>{x}</p>"),
        ("@supports (display: block) {.old{display:none}}", "<p class=old>{x}</p>"),
        ("@supports (color:red){.old{display:none}}", "<p class=old>{x}</p>"),
        # Another class of the same element that does not take it back.
        (".a{display:block}.old{display:none}", "<p class='a old'>{x}</p>"),
        ("@media (min-width:768px){.a{display:block}}.old{display:none}", "<p class='old a'>{x}</p>"),
        (".old{display:none!important}@media (min-width:768px){.a{display:block}}", "<p class='old a'>{x}</p>"),
        ("#old{display:none}.a{display:block}", "<p id=old class=a>{x}</p>"),
        (".old{display:none}@media (max-width:768px){.a{display:block}}", "<p class='old a'>{x}</p>"),
        (".old{display:none}@media (min-width:9999px){.a{display:block}}", "<p class='old a'>{x}</p>"),
        (".old{display:none}@media (min-width:768px){.b .a{display:block}}", "<p class='old a'>{x}</p>"),
        (".old{display:none}@media (min-width:768px){.a{display:block}}", "<p class=old><b class=a>{x}</b></p>"),
        (".old{display:none}.a{visibility:visible}", "<p class='old a'>{x}</p>"),
        # Colours of a page without other sheets.
        (".old{color:#fff}", "<p class=old>{x}</p>"),
        ("p.old{color:#fff}", "<p class=old>{x}</p>"),
        (".old{color:hsl(0,0%,100%)}.wrap{margin:0}", "<div class=wrap><p class='a old'>{x}</p></div>"),
        (".dark{background:#000}.old{color:black}", "<div class=dark><p class=old>{x}</p></div>"),
        ("body{background:#fff;color:#222}a:hover{color:red}#old{color:white}", "<p id=old>{x}</p>"),
    ],
)
def test_what_a_plain_rule_hides_is_not_read(read: Read, style: str, element: str) -> None:
    assert not reads(read, f"<style>{style}</style>", element.format(x=SAID))


@pytest.mark.parametrize(
    ("head", "element"),
    [
        ("<style>@media print{.old{display:none}}</style>", '<p class="old">{x}</p>'),
        ("<style>.old{display:none} .open .old{display:block}</style>", '<p class="old">{x}</p>'),
        ("<style>.old{display:none} @media (min-width:9px){.old{display:flex}}</style>", '<p class="old">{x}</p>'),
        (
            "<style>.hidden{display:none}@media (min-width:768px){.md\\:block{display:block}}</style>",
            '<p class="hidden md:block">{x}</p>',
        ),
        (
            "<style>.hidden{display:none}@media (width >= 96rem){.\\32xl\\:flex{display:flex}}</style>",
            '<p class="hidden 2xl:flex">{x}</p>',
        ),
        (
            "<style>.d-none{display:none!important}@media (min-width:768px){.d-md-block{display:block!important}}</style>",
            '<p class="d-none d-md-block">{x}</p>',
        ),
        (
            "<style>.old{visibility:hidden}@media screen and (min-width:48em){.a{visibility:visible}}</style>",
            '<p class="old a">{x}</p>',
        ),
        ("<style>.old{display:none}@media screen{.a{display:block}}</style>", '<p class="old a">{x}</p>'),
        ("<style>.old.a{display:none}</style>", "<p class=old>{x}</p>"),
        ("<style>.old.a{display:none}.a.on{display:block}</style>", "<p class='old a'>{x}</p>"),
        ("<style>.old.bio{display:none}</style><script>q('.bio').show()</script>", "<p class='old bio'>{x}</p>"),
        ("<style>main .old{display:none}</style>", "<div><p class=old>{x}</p></div>"),
        ("<style>main .old{display:none}main.on .old{display:block}</style>", "<main><p class=old>{x}</p></main>"),
        ("<style>nav .old{display:none}</style>", "<nav><p class=old>{x}</p></nav>"),
        ("<style>div>.old{display:none}</style>", "<p class=old>{x}</p>"),
        ("<style>@supports not (display:grid){.old{display:none}}</style>", "<p class=old>{x}</p>"),
        ("<style>@supports (-moz-appearance:none){.old{display:none}}</style>", "<p class=old>{x}</p>"),
        ("<style>@supports (width:-moz-available){.old{display:none}}</style>", "<p class=old>{x}</p>"),
        ("<style>aside{display:none}.a{display:block}</style>", '<aside class="a">{x}</aside>'),
        ("<style>.menu .old{display:none}</style>", '<p class="old">{x}</p>'),
        (
            "<style>.old{margin:0 -15px;letter-spacing:-0.02em;transform:rotateX(9deg)}</style>",
            '<p class="old">{x}</p>',
        ),
        ("<style>.old{margin:-9999px} .on .old{margin:0;left:0}</style>", '<p class="old">{x}</p>'),
        ("<style>.old{margin:0 -9999px;padding:0 9999px}</style>", '<p class="old">{x}</p>'),
        ("<style>.old{block-size:0;overflow:hidden;transition:1s}</style>", '<p class="old">{x}</p>'),
        ("<style>.old{block-size:0;overflow:hidden}.on .old{block-size:auto}</style>", '<p class="old">{x}</p>'),
        ("<style>.old{text-indent:100%;white-space:nowrap;overflow:hidden}</style>", '<p class="old">{x}</p>'),
        ("<style>.old{left:9999px}</style>", '<p class="old">{x}</p>'),
        ("<style>.old{position:absolute;left:9999px}.on{left:0}.a .old{left:0}</style>", '<p class="old">{x}</p>'),
        ("<style>.old{rotate:45deg;transform:rotateX(180deg)}</style>", '<p class="old">{x}</p>'),
        ("<style>.old::before{content:'\\f101'}.md\\:old{display:none}</style>", '<p class="old">{x}</p>'),
        ("<style>.old{height:0;overflow:hidden;transition:height 1s}</style>", '<p class="old">{x}</p>'),
        ("<style>.panel-text{height:0;overflow:hidden}</style>", '<p class="panel-text">{x}</p>'),
        ("<style>.old{height:0;overflow:hidden}.old.on{height:auto}</style>", '<p class="old">{x}</p>'),
        ("<style>.old{height:0}</style>", '<p class="old">{x}</p>'),
        ("<style>.old:not(.kept){display:none}</style>", '<p class="old kept">{x}</p>'),
        ("<style>.old:not(.is-ready){display:none}</style>", '<p class="old">{x}</p>'),
        ("<style>.old:not(.on){display:none}</style>", '<p class="old">{x}</p>'),
        ("<style>p + .old{display:none}</style>", '<p>Where?</p><p class="old">{x}</p>'),
        ('<style>[class*="old-"]{display:none}.old-a{display:block}</style>', '<p class="old-a">{x}</p>'),
        ("<style>.old{font-size:0}.old.b,.text{font-size:14px}</style>", '<p class="old text">{x}</p>'),
        ("<style>*{font-size:15px}.old{font-size:0}</style>", '<div class="old"><span>{x}</span></div>'),
        ("<style>.btn{--o:0}.old{opacity:var(--o,1)}</style>", '<p class="old">{x}</p>'),
        ("<style>:root{--o:0}.old{opacity:var(--o)}</style>", '<div style="--o:1"><p class="old">{x}</p></div>'),
        (
            "<style>:root{--o:0}.old{opacity:var(--o)}</style><script>d.style.setProperty('--o',1)</script>",
            '<p class="old">{x}</p>',
        ),
        ("<style>.old{height:0;overflow:hidden}</style><script src=a.js></script>", '<p class="old">{x}</p>'),
        ("<style>.old:not(:hover){display:none}</style>", '<p class="old">{x}</p>'),
        ("<style>p + .old{display:none}.on + .old{display:block}</style>", '<p>a</p><p class="old">{x}</p>'),
        ("<style>h3 + div{display:none}</style>", "<h3>Where are you?</h3><div>{x}</div>"),
        ("<style>.question + div{display:none}</style>", '<h3 class="question">Where?</h3><div>{x}</div>'),
        ("<style>[data-old]{display:none}</style>", "<p data-old>{x}</p>"),
        ("<style>.tabs > .old{display:none}</style>", '<div class="tabs"><p class="old">{x}</p></div>'),
        ("<style>.note p:nth-child(2){display:none}</style>", "<div class=note><p>{x}</p><p>a</p></div>"),
        ("<style>.old:first-letter{display:none}.old::after{display:none}</style>", '<p class="old">{x}</p>'),
        ("<style>.a > .old{display:none}</style>", '<div class="a"><div><p class="old">{x}</p></div></div>'),
        ("<style>.old{font-size:0}</style>", '<div class="old"><p>{x}</p></div>'),
        ("<style>.old{font-size:0}</style>", '<div class="old"><span class="big">{x}</span></div>'),
        ("<style>.old{font-size:0}.old{font:1em serif}</style>", '<p class="old">{x}</p>'),
        ("<style>.old{font-size:0}</style>", '<p class="old" style="font-size:1rem">{x}</p>'),
        ("<style>.old{font-size:1.1px;font-size:10px}.a{font-size:0.9em}</style>", '<p class="old a">{x}</p>'),
        ("<style>:root{--gone:none}.dark{--gone:block}.old{display:var(--gone)}</style>", '<p class="old">{x}</p>'),
        ("<style>:root{--gone:none}.old{display:var(--shown)}</style>", '<p class="old">{x}</p>'),
        ("<style>.old::before{display:none}</style>", '<p class="old">{x}</p>'),
        ("<style>.old{display:none}</style>", '<p class="old" style="display:block">{x}</p>'),
        (
            "<style>.bio{display:none}</style><script>document.querySelector('.bio').classList.add('on')</script>",
            '<p class="bio">{x}</p>',
        ),
        ("<style>.tab-content{display:none}</style>", '<div class="tab-content"><p>{x}</p></div>'),
        ("<style>body{display:none}.js{display:none}</style>", '<p class="other">{x}</p>'),
        ("<style>@media print{.old{left:-9999px}}</style>", "<p class=old>{x}</p>"),
        ("<style>@media (min-width:9px){.old{left:-9999px}}</style>", "<p class=old>{x}</p>"),
        ("<style>@media screen and (min-width:9px){.old{left:-9999px}}</style>", "<p class=old>{x}</p>"),
        ("<style>.old{left:-9999px}.old:focus{left:0}</style>", "<p class=old>{x}</p>"),
        ("<style>.old{left:-9999px}.open .old{left:0}</style>", "<p class=old>{x}</p>"),
        ("<style>.old{left:-9999px}</style>", "<p class=old style='left:0'>{x}</p>"),
        ("<style>.old{left:-9999px}</style><script>$('.old').show()</script>", "<p class=old>{x}</p>"),
        ("<style>.modal-x{display:none;opacity:0}.modal-x.on{display:block}</style>", "<p class=modal-x>{x}</p>"),
        ("<style>.old{opacity:0;transition:opacity 1s}</style>", "<p class=old>{x}</p>"),
        ("<style>p.old{display:none}</style>", "<div class=old>{x}</div>"),
        ("<style>aside{left:-9999px}aside.open{left:0}</style>", "<aside>{x}</aside>"),
        ("<style>aside{display:none}</style><script>q('aside').hidden=0</script>", "<aside>{x}</aside>"),
        (
            "<style>@import url(x.css); .old{transform:translateX(-50%);margin-left:-20px}</style>",
            "<p class=old>{x}</p>",
        ),
        ("<link rel=stylesheet href=a.css><style>.old{color:#fff}</style>", "<p class=old>{x}</p>"),
        ("<style>.old{color:#fff}.old{background:#000}</style>", "<p class=old>{x}</p>"),
        ("<style>.old{color:#fff}.hero .old{background:#000}</style>", "<p class=old>{x}</p>"),
        ("<style>.old{color:#fff}.hero{background:#000}</style>", "<div class=hero><p class=old>{x}</p></div>"),
        (
            "<style>.old{color:#fff}.hero>div{background:#000}</style>",
            "<div class=hero><div><p class=old>{x}</p></div></div>",
        ),
        ("<style>.old{color:#fff}section{background:url(a.png)}</style>", "<section><p class=old>{x}</p></section>"),
        ("<style>.old{color:#fff}p{color:#000}</style>", "<div class=old><p>{x}</p></div>"),
        ("<style>.old{color:#fff}.new{color:#000}</style>", "<div class=old><p class=new>{x}</p></div>"),
        ("<style>.old{color:#333}</style>", "<p class=old>{x}</p>"),
        ("<style>body{background:#000}.old{color:#fff}</style>", "<p class=old>{x}</p>"),
        (f"<style>body{{{'--gap:1px;' * 2_000}background:#000}}.old{{color:#fff}}</style>", "<p class=old>{x}</p>"),
        ("<style>.old{color:#fff;position:absolute}</style>", "<p class=old>{x}</p>"),
        ("<style>@media print{.old{color:#fff}}</style>", "<p class=old>{x}</p>"),
        ("<style>@media (max-width:9px){.old{color:#000}}.old{color:#fff}</style>", "<p class=old>{x}</p>"),
        (
            "<style>.old{color:transparent;background-clip:text;background:linear-gradient(red,blue)}</style>",
            "<p class=old>{x}</p>",
        ),
    ],
)
def test_what_something_may_show_again_is_read(read: Read, head: str, element: str) -> None:
    assert reads(read, head, element.format(x=SAID))


@pytest.mark.parametrize(
    "banner",
    [
        '<div id="onetrust-consent-sdk"><p>{x}</p></div>',
        '<div class="cookie-notice"><div><p>We use cookies.</p><address>{x}</address></div></div>',
        '<div id="CybotCookiebotDialog">{x}</div>',
        '<div class="cky-consent-container">{x}</div>',
        '<section class="gdpr-banner wide">{x}</section>',
    ],
)
def test_the_question_about_cookies_is_not_what_the_firm_says(read: Read, banner: str) -> None:
    assert not reads(read, "", banner.format(x=SAID))


@pytest.mark.parametrize("name", ["cookie-shop", "consent-form", "cookies", "privacy-notice", "notice", "banner"])
def test_firms_that_sell_cookies_and_other_notices_are_read(read: Read, name: str) -> None:
    assert reads(read, "", f'<div class="{name}">{SAID}</div>')


def test_a_banner_that_is_the_whole_page_is_still_judged_as_a_wall(read: Read) -> None:
    asked = (
        "We and our partners use cookies. Accept all cookies or reject them, and manage your consent to cookies here."
    )
    page = read(f'<title>x</title><div class="cookie-banner"><p>{asked}</p><p>{asked}</p></div>')
    assert page.outcome is Outcome.BLOCKED


@pytest.mark.parametrize(
    "piece",
    [
        ".a1,.b2,.c3{display:none}",
        "display:none ",
        ".aa ",
        ".aa{display:none}.aa",
        "{",
        "@media{.a1{display:none}",
        "@media screen{",
        "color:#fff;background:#ff0;",
        "color:a",
        ".aa{left:-999px}",
        "translate(-",
    ],
)
def test_a_long_sheet_hangs_nobody(piece: str) -> None:
    tree = LexborHTMLParser(
        f"<style>.aa{{display:none}}{piece * (1_000_000 // len(piece))}</style><p class=aa>x</p>" * 2
    )
    assert tree.root is not None
    assert Sheets(tree.root, "<style").any in (True, False)


@given(st.text(alphabet=".#ab{}@;:, /*mediadisplaynone", max_size=200))
def test_no_sheet_is_too_broken(sheet: str) -> None:
    tree = LexborHTMLParser(f"<style>display:none {sheet}</style><p class=a id=b>x</p>")
    assert tree.root is not None
    sheets, node = Sheets(tree.root, (tree.html or "").lower()), tree.css_first("p") or tree.root
    assert sheets.hides(node, "p", {"class": "a", "id": "b"}) in (True, False)


@pytest.mark.parametrize(
    ("style", "element"),
    [
        ("main>.q{display:none}", "<main><p class=q>{x}</p></main>"),
        (".note p{display:none}", "<div class=note><p>{x}</p></div>"),
        (".note>p{display:none}", "<div class=note><p>{x}</p></div>"),
        (".wrap .q{visibility:hidden}", "<div class=wrap><div><p class=q>{x}</p></div></div>"),
        (".wrap > .q{opacity:0}", "<div class=wrap><p class=q>{x}</p></div>"),
        ("section#w div.q{display:none}", "<section id=w><div class=q><p>{x}</p></div></section>"),
    ],
)
def test_what_a_rule_hides_beneath_boxes_is_not_read(read: Read, style: str, element: str) -> None:
    assert not reads(read, f"<style>{style}</style>", element.format(x=SAID))


@pytest.mark.parametrize(
    ("style", "element"),
    [
        ("main>.q{display:none}", "<main><div><p class=q>{x}</p></div></main>"),
        (".note p{display:none}", "<div class=other><p>{x}</p></div>"),
        (".note p{display:none} .wide p{display:block}", "<div class='note wide'><p>{x}</p></div>"),
        (".wrap .q{display:none} .wrap.on .q{display:block}", "<div class=wrap><p class=q>{x}</p></div>"),
        (".wrap .q{display:none} .wrap:hover .q{display:block}", "<div class=wrap><p class=q>{x}</p></div>"),
        (".tabs .q{display:none}", "<div class=tabs><p class=q>{x}</p></div>"),
        (".wrap .panel{display:none}", "<div class=wrap><p class=panel>{x}</p></div>"),
        ("li .q{display:none}", "<ul><li><p class=q>{x}</p></li></ul>"),
        ("main div{display:none}", "<main><div>{x}</div></main>"),
        (".wrap:hover .q{display:none}", "<div class=wrap><p class=q>{x}</p></div>"),
    ],
)
def test_what_opens_stands_elsewhere_or_is_shown_again_is_read(read: Read, style: str, element: str) -> None:
    assert reads(read, f"<style>{style}</style>", element.format(x=SAID))
