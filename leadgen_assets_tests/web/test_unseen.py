from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadgen_assets.domain.pages.page import Kind
from leadgen_assets.web.colours import colour, ground_of, is_in_colour
from leadgen_assets.web.unseen import is_unseen, size_of

if TYPE_CHECKING:
    from leadgen_assets_tests.web.conftest import Read

SAID = "We manage 9,999 units in Elmfield."
AROUND = "<p>Welcome to Maple Hollow, who answer the telephone and call back the same day.</p>"


@pytest.mark.parametrize(
    "html",
    [
        '<p style="font-size:0">{x}</p>',
        '<p style="FONT-SIZE: 1px">{x}</p>',
        '<div style="font-size:0px;line-height:0"><b>{x}</b></div>',
        '<div style="font-size:0"><p style="font-size:1em">{x}</p></div>',
        '<p style="font:0/0 a">{x}</p>',
        '<p style="opacity:-1">{x}</p>',
        '<p style="zoom:1%">{x}</p>',
        "<progress>{x}</progress>",
        '<meter value="1">{x}</meter>',
        '<img style="display:none" alt="{x}">',
        '<img hidden alt="{x}">',
        '<div style="display:none">{x}</div>',
        '<div style="display:var(--shown,none)">{x}</div>',
        '<div style="visibility: var(--shown, hidden)">{x}</div>',
        '<div style="visibility: hidden !important">{x}</div>',
        '<div class="intro" style="opacity:0">{x}</div>',
        '<div style="opacity: 0.0; color: red">{x}</div>',
        '<div style="position:absolute;left:-9999px">{x}</div>',
        '<div style="margin-left:-5000px">{x}</div>',
        '<h2 style="text-indent:-9999px">{x}</h2>',
        '<h2 style="text-indent:-999em">{x}</h2>',
        '<div style="height:0;overflow:hidden">{x}</div>',
        '<div style="width:1px;height:1px;overflow:hidden">{x}</div>',
        '<div style="position:absolute;clip:rect(0,0,0,0)">{x}</div>',
        '<div style="transform:scale(0)">{x}</div>',
        '<p style="color:#fff;background-color:#ffffff">{x}</p>',
        '<p style="background: white; color: rgb(255, 255, 255)">{x}</p>',
        '<div style="background:#FFF"><p><span style="color:white">{x}</span></p></div>',
        '<table bgcolor="#ffffff"><tr><td><font color="#FFFFFF">{x}</font></td></tr></table>',
        "<p hidden>{x}</p>",
        '<p aria-hidden="true">{x}</p>',
        "<noscript><p>{x}</p></noscript>",
        "<!-- {x} -->",
        "<template><p>{x}</p></template>",
        '<meta name="keywords" content="{x}">',
        '<p style="color:#fff">{x}</p>',
        '<font color="#ffffff" size="1">{x}</font>',
        '<div style="background:#ffffff"><p style="color:#fefefe">{x}</p></div>',
        '<p style="color:rgba(255,255,255,.7)">{x}</p>',
        '<style>.a{{background:#000}} body{{background:white}}</style><p style="color:#FFF">{x}</p>',
        '<style>body{{background:#000}}</style><p style="color:black">{x}</p>',
        '<div style="color:#fff"><p>{x}</p><p style="color:#000">And this is read.</p></div>',
        '<p style="color:transparent">{x}</p>',
        '<p style="color:rgba(0,0,0,0)">{x}</p>',
        '<p style="color:rgb(0 0 0 / 0%)">{x}</p>',
        '<p class="lead" style="color:#00000000">{x}</p>',
        '<p style="color:hsla(0, 0%, 0%, 0.01)">{x}</p>',
        '<p style="-webkit-text-fill-color:transparent">{x}</p>',
        '<p style="opacity:0.01">{x}</p>',
        '<p style="opacity:.02;color:red">{x}</p>',
        '<p style="opacity: 3%">{x}</p>',
        '<p style="filter:opacity(0)">{x}</p>',
        '<p style="zoom:0">{x}</p>',
        '<p style="transform:translateX(-9999px)">{x}</p>',
        '<p style="transform: translate(0, -5000px)">{x}</p>',
        '<p style="transform:translate3d(-9999px,0,0)">{x}</p>',
        '<p style="translate:-9999px">{x}</p>',
        '<p style="transform:matrix(1, 0, 0, 1, -9999, 0)">{x}</p>',
        '<p style="transform: translate(0, -200vh)">{x}</p>',
        '<p style="translate: -150vw 0">{x}</p>',
        '<p style="scale: 0">{x}</p>',
        '<p style="scale: 1 0">{x}</p>',
        '<p style="transform: scaleX(0)">{x}</p>',
        '<p style="transform: scale3d(1, 0, 1)">{x}</p>',
        '<p style="position:absolute;left:calc(-9999px)">{x}</p>',
        '<p style="margin-left: calc(0px - 9999px)">{x}</p>',
        '<p style="transform:translateX(calc(-1 * 9999px))">{x}</p>',
        '<p style="left: calc(-100vw - 20px)">{x}</p>',
        '<p style="color:hsl(0,0%,100%)">{x}</p>',
        '<p style="color: hwb(0 100% 0%)">{x}</p>',
        '<p style="color: lab(100% 0 0)">{x}</p>',
        '<p style="color: oklch(1 0 0)">{x}</p>',
        '<p style="color: rgb(100%, 100%, 100%)">{x}</p>',
        '<p style="background: hsl(210 50% 20%); color: rgb(26,51,77)">{x}</p>',
        '<p style="clip-path:circle(0)">{x}</p>',
        '<p style="clip-path:ellipse(0 0)">{x}</p>',
        '<p style="clip-path: polygon(0 0,0 0,0 0)">{x}</p>',
        '<p style="clip-path:inset(0 100% 0 0)">{x}</p>',
        '<p style="inset:-9999px auto auto -9999px">{x}</p>',
        '<p style="inset-inline-start:-9999px">{x}</p>',
        '<p style="left:calc(-50% - 5000px)">{x}</p>',
        '<p style="margin:0 0 0 -9999px">{x}</p>',
        '<p style="font-size:calc(0px)">{x}</p>',
        '<p style="font-size:14px;font-size:0">{x}</p>',
        '<p style="font-size:0;font-size:wide">{x}</p>',
        '<p style="text-shadow:none;color:white">{x}</p>',
        '<p style="transform:matrix(0,0,0,0,0,0)">{x}</p>',
        '<p style="transform:scale(.001)">{x}</p>',
        '<p style="scale:0.02">{x}</p>',
        '<p style="scale:2%">{x}</p>',
        '<p style="transform:scale3d(0.01,0.01,1)">{x}</p>',
        '<p style="clip-path:rect(0 0 0 0)">{x}</p>',
        '<p style="transform:rotateX(90deg)">{x}</p>',
        '<p style="text-indent:100%;white-space:nowrap;overflow:hidden">{x}</p>',
        '<p style="letter-spacing:-1em">{x}</p>',
        '<p style="block-size:0;overflow:hidden">{x}</p>',
        '<p style="display/**/:none">{x}</p>',
        '<p style="font-size/* */:0">{x}</p>',
        '<p style="transform:rotateX(0.25turn)">{x}</p>',
        '<p style="transform: rotateY(100grad)">{x}</p>',
        '<p style="transform:rotateX(1.5708rad)">{x}</p>',
        '<p style="transform:rotateX(calc(45deg * 2))">{x}</p>',
        '<p style="transform:rotate3d(1,0,0,90deg)">{x}</p>',
        '<p style="transform:rotate3d(1, 1, 0, -270deg)">{x}</p>',
        '<p style="rotate:x 90deg">{x}</p>',
        '<p style="rotate: 90deg y">{x}</p>',
        '<p style="rotate: 0 1 0 90deg">{x}</p>',
        '<p style="transform:matrix(0.0,0,0,0.0,0,0)">{x}</p>',
        '<p style="transform:matrix(1,1,1,1,0,0)">{x}</p>',
        '<p style="transform:matrix3d(0,0,0,0,0,1,0,0,0,0,1,0,0,0,0,1)">{x}</p>',
        '<p style="position:absolute;left:min(-9999px,0px)">{x}</p>',
        '<p style="position:absolute;left:max(-9999px,-8000px)">{x}</p>',
        '<p style="position:absolute;left:clamp(-9999px,-100vw,-2000px)">{x}</p>',
        '<p style="position:absolute;left:calc(min(0px, -9999px) - 1px)">{x}</p>',
        '<p style="margin:-9999px">{x}</p>',
        '<p style="margin-inline-start:-9999px">{x}</p>',
        '<p style="position:absolute;left:200vw">{x}</p>',
        '<p style="position:absolute;left:0;left:200vw">{x}</p>',
        '<p style="position:absolute;left:200vw;left:nowhere">{x}</p>',
        '<p style="position:absolute;left:200vw;left:5">{x}</p>',
        '<p style="display:none !important;display:block">{x}</p>',
        '<p style="display:block;display:none">{x}</p>',
        '<p style="margin-left:150vw;margin-top:0">{x}</p>',
        '<p style="position:absolute;right:150vw;left:auto">{x}</p>',
        '<p style="position:fixed;left:9999px">{x}</p>',
        '<p style="right:-9999px;position:absolute">{x}</p>',
        '<p style="position:fixed;top:200vh">{x}</p>',
        '<p style="transform:translateX(200vw)">{x}</p>',
        '<p style="text-indent:9999px">{x}</p>',
        '<p style="dis\\70lay:none">{x}</p>',
        '<p style="d\\69 splay:non\\000065">{x}</p>',
        '<p style="visibilit\\y:hidden">{x}</p>',
        '<p style="c\\6flor:#fff">{x}</p>',
        '<p style="inline-size:0;overflow:hidden">{x}</p>',
        '<p style="inline-size:0;min-block-size:100%;overflow:hidden">{x}</p>',
        '<p style="width:0;min-width:1px;overflow:hidden">{x}</p>',
        '<p style="margin-left:-9999px;padding-left:9999rem">{x}</p>',
        '<p style="margin-left:-9999rem;padding-left:99px">{x}</p>',
        "<dialog><p>{x}</p></dialog>",
        '<div popover id="draft"><p>{x}</p></div>',
        '<p style="height:0.4px;overflow:clip">{x}</p>',
        '<p style="line-height:0;overflow:hidden">{x}</p>',
        '<div style="line-height:0;overflow:hidden"><p>{x}</p></div>',
        '<p style="mask-image:linear-gradient(transparent,transparent)">{x}</p>',
        '<p style="-webkit-mask-image: linear-gradient(transparent, transparent)">{x}</p>',
        '<p style="width:100px;padding-left:9999px;overflow:hidden">{x}</p>',
        '<p style="color:color-mix(in srgb, white 99%, black)">{x}</p>',
        '<p style="background:#000;color:color-mix(in srgb, black, white 1%)">{x}</p>',
        "<ruby>Maple<rp>{x}</rp></ruby>",
        '<button aria-controls="p12">More</button><div id="p1" hidden>{x}</div>',
        '<button onclick="if (a == 1) go(a)">More</button><div id="a" hidden>{x}</div>',
        '<a href="javascript:a=1">More</a><script>var a = 1</script><div id="a" hidden>{x}</div>',
        '<button onclick="p1.showModal()">More</button><dialog id="p">{x}</dialog>',
        '<script>$(".mega").hide()</script><div class="mega" style="display:none">{x}</div>',
        '<button @click="other = true">More</button><div x-show="open" style="display:none">{x}</div>',
        '<div x-data="{{open: false}}"><div x-show="open" style="display:none">{x}</div></div>',
        "<script>gsap.to('.other', {{opacity: 1}})</script><div class='intro' style='opacity:0'>{x}</div>",
        "<script>gsap.to('.intro', {{opacity: 0}})</script><div class='intro' style='opacity:0'>{x}</div>",
        '<div><img src="a.png" style="position:absolute;width:1px"><p style="color:#fff">{x}</p></div>',
        '<div><img src="a.png" style="position:absolute;inset:0"></div><p style="color:#fff">{x}</p>',
    ],
)
def test_what_no_visitor_sees_is_not_read(read: Read, html: str) -> None:
    page = read(f"<title>Maple Hollow</title>{AROUND}{html.format(x=SAID)}{AROUND}")
    assert not any("9,999" in segment.text for segment in page.segments)
    assert any("Welcome" in segment.text for segment in page.segments)


@pytest.mark.parametrize(
    "html",
    [
        '<img aria-hidden="true" alt="{x}">',
        '<img style="opacity:0" alt="{x}">',
        '<p style="zoom:40%">{x}</p>',
        "<p>{x}</p>",
        '<p style="font-size:14px">{x}</p>',
        '<p style="font-size:0.9em;opacity:0.5">{x}</p>',
        '<ul style="font-size:0"><li style="font-size:16px">{x}</li></ul>',
        '<div class="accordion-content" style="display:none">{x}</div>',
        '<div class="tab-pane" style="display: none;">{x}</div>',
        '<div class="faq-answer" style="height:0;overflow:hidden">{x}</div>',
        '<div class="bio-modal" style="display:none">{x}</div>',
        "<details><summary>More</summary><p>{x}</p></details>",
        '<div class="wow fadeIn" style="visibility:hidden">{x}</div>',
        '<div data-w-id="1" style="opacity:0">{x}</div>',
        '<div style="opacity:0;transform:translateY(20px)">{x}</div>',
        '<div style="background:#fff"><div class="dark"><p style="color:#fff">{x}</p></div></div>',
        '<div style="background:url(a.png) #000"><p style="color:#fff">{x}</p></div>',
        '<p style="color:#333;background:#fff">{x}</p>',
        '<div style="left:-20px;margin-left:-15px">{x}</div>',
        '<div style="min-height:0;width:100%">{x}</div>',
        '<link rel="stylesheet" href="/a.css"><p style="color:#fff">{x}</p>',
        '<style>body{{background:#000}}</style><p style="color:#fff">{x}</p>',
        "<style>body{{" + "--gap:1px;" * 2_000 + "background:#000}}</style><p style='color:#fff'>{x}</p>",
        '<style>section{{background:url(a.png)}}</style><section><p style="color:#fff">{x}</p></section>',
        '<section class="hero"><p style="color:#fff">{x}</p></section>',
        '<div style="background-image:url(a.png)"><p style="color:#fff">{x}</p></div>',
        '<div style="background:linear-gradient(red,blue)"><p style="color:#fff">{x}</p></div>',
        '<table><tr><td background="a.png"><font color="white">{x}</font></td></tr></table>',
        '<p style="color:#fff;background:#000">{x}</p>',
        '<div style="color:#fff"><div style="background:navy"><p>{x}</p></div></div>',
        '<div><img src="a.png" alt=""><p style="position:absolute;top:0;color:#fff">{x}</p></div>',
        '<p style="color:#fff;text-shadow:0 0 4px #000">{x}</p>',
        '<p style="color:#eee">{x}</p>',
        '<p style="color:transparent;-webkit-background-clip:text;background:linear-gradient(red,blue)">{x}</p>',
        '<p class="gradient-text" style="color:transparent">{x}</p>',
        '<p style="background-color:transparent;color:rgba(0,0,0,.6)">{x}</p>',
        '<p style="opacity:0.5">{x}</p>',
        '<p style="opacity:.05">{x}</p>',
        '<p style="zoom:0.5">{x}</p>',
        '<div class="slick-track" style="transform:translate3d(-3600px,0,0)">{x}</div>',
        '<div style="width:7200px;transform:translate3d(-3600px,0,0)">{x}</div>',
        '<div style="transform:translateX(-2000px);transition:transform 1s">{x}</div>',
        '<div style="transform:translateY(-50%)">{x}</div>',
        '<div style="transform:translateX(-50vw)">{x}</div>',
        '<p style="scale: 0.9; transform: scale(0.95)">{x}</p>',
        '<p style="left: calc(50% - 9999px)">{x}</p>',
        '<p style="width: calc(100% - 200px)">{x}</p>',
        '<p style="color: hsl(0, 0%, 30%)">{x}</p>',
        '<p style="color: oklch(0.4 0 0)">{x}</p>',
        '<p style="clip-path:circle(50%)">{x}</p>',
        '<p style="clip-path:polygon(0 0,100% 0,100% 90%)">{x}</p>',
        '<p style="clip-path:inset(0 10% 0 0)">{x}</p>',
        '<p style="inset:0 auto auto -20px">{x}</p>',
        '<p style="margin:0 0 0 -15px">{x}</p>',
        '<p style="transform:rotate(90deg)">{x}</p>',
        '<p style="transform:matrix(1,0,0,1,0,0)">{x}</p>',
        '<p style="transform:scale(.9)">{x}</p>',
        '<p style="letter-spacing:-0.05em">{x}</p>',
        '<p style="letter-spacing:-1px">{x}</p>',
        '<p style="text-indent:100%;overflow:hidden">{x}</p>',
        '<p style="text-indent:2em;overflow:hidden">{x}</p>',
        '<p style="font-size:calc(14px + 1vw)">{x}</p>',
        '<p style="left:calc(50% - 500px)">{x}</p>',
        '<p style="transform:rotateX(0.5turn)">{x}</p>',
        '<p style="transform:rotate(0.25turn)">{x}</p>',
        '<p style="transform:rotate3d(0,0,1,90deg)">{x}</p>',
        '<p style="rotate:90deg">{x}</p>',
        '<p style="rotate: z 90deg">{x}</p>',
        '<p style="transform:matrix(0,1,-1,0,0,0)">{x}</p>',
        '<p style="transform:matrix(0.5,0,0,0.5,0,0)">{x}</p>',
        '<p style="width:min(100%, 600px)">{x}</p>',
        '<p style="margin-left:max(-9999px, 0px)">{x}</p>',
        '<p style="font-size:clamp(1rem, 0.5rem + 1vw, 2rem)">{x}</p>',
        '<p style="margin:0 -9999px;padding:0 9999px;background:#eee">{x}</p>',
        '<p style="margin:0 -9999rem;padding:.25rem 9999rem">{x}</p>',
        '<p style="margin-left:-100vw;padding-left:100vw">{x}</p>',
        '<p style="margin-inline:-100vw;padding-inline:100vw">{x}</p>',
        '<p style="margin:0 -200%;padding:0 200%">{x}</p>',
        '<p style="margin-left:-9999px;border-left:9999px solid #eee">{x}</p>',
        '<p style="position:relative;left:100%;margin-left:-100%">{x}</p>',
        '<p style="inline-size:0;min-inline-size:100%;overflow:hidden">{x}</p>',
        '<p style="width:0;min-width:100%;overflow:hidden">{x}</p>',
        '<style>.band{{margin-inline:-100vw;padding-inline:100vw}}</style><p class="band">{x}</p>',
        '<style>.fit{{inline-size:0;min-inline-size:100%;overflow:hidden}}</style><p class="fit">{x}</p>',
        '<p style="margin:-10px">{x}</p>',
        '<p style="position:absolute;left:200px">{x}</p>',
        '<p style="position:absolute;left:10000px; left:0">{x}</p>',
        '<p style="position:absolute;left:-9999px;left:10px">{x}</p>',
        '<p style="margin-left:150vw; margin-left:0">{x}</p>',
        '<p style="margin-left:150vw; margin:0 auto">{x}</p>',
        '<p style="position:absolute;left:200vw;inset:0">{x}</p>',
        '<p style="position:absolute;right:150vw;left:0">{x}</p>',
        '<p style="display:none;display:block">{x}</p>',
        '<p style="display:none;display:block!important">{x}</p>',
        '<p style="display:none!important;display:block !important">{x}</p>',
        '<p style="opacity:0;opacity:1">{x}</p>',
        '<p style="font-size:0;font-size:14px">{x}</p>',
        '<p style="font-size:0;font-size:medium">{x}</p>',
        '<p style="font:0/0 a;font-size:14px">{x}</p>',
        '<p style="font-size:14px!important;font-size:0">{x}</p>',
        '<p style="position:absolute;left:100%">{x}</p>',
        '<p style="position:absolute;top:9999px">{x}</p>',
        '<div class="slide" style="position:absolute;left:200vw">{x}</div>',
        '<div style="position:absolute;left:9999px;transition:left 1s">{x}</div>',
        '<p style="max-width:9999px;margin-right:auto">{x}</p>',
        '<p style="background:url(a\\20 b.png)">{x}</p>',
        "<dialog open><p>{x}</p></dialog>",
        '<button popovertarget="bio">More</button><div popover id="bio"><p>{x}</p></div>',
        '<dialog id="bio"><p>{x}</p></dialog><button onclick="bio.showModal()">More</button>',
        '<p style="height:0.4em;overflow:visible">{x}</p>',
        '<p style="line-height:0.9;overflow:hidden">{x}</p>',
        '<p style="line-height:0">{x}</p>',
        '<div style="line-height:0;overflow:hidden"><p style="line-height:1.5">{x}</p></div>',
        '<p style="mask-image:linear-gradient(black,transparent)">{x}</p>',
        '<p style="margin-left:-9999px;padding-left:9999px">{x}</p>',
        '<p style="color:color-mix(in srgb, white 9%, black)">{x}</p>',
        '<p style="color:color-mix(in srgb, currentcolor 99%, white)">{x}</p>',
        '<button aria-controls="p1">More</button><div id="p1" hidden>{x}</div>',
        '<a href="#q2">More</a><div id="q2" style="display:none">{x}</div>',
        '<button data-bs-target="#a3">More</button><div id="a3" hidden>{x}</div>',
        '<button popovertarget="p1">More</button><div popover id="p1"><p>{x}</p></div>',
        '<button commandfor="p1" command="show-modal">More</button><dialog id="p1">{x}</dialog>',
        '<button onclick="p1.showModal()">More</button><dialog id="p1">{x}</dialog>',
        "<button onclick=\"turn('q2')\">More</button><div id='q2' hidden>{x}</div>",
        "<script>document.getElementById('d1').showModal()</script><dialog id='d1'>{x}</dialog>",
        '<style>#p1{{display:none}}</style><a href="#p1">More</a><div id="p1">{x}</div>',
        "<script>$('.menu').hover(function(){{$('.mega').show()}})</script><div class='mega' style='display:none'>{x}</div>",
        "<script>$('li .mega').stop(true).slideDown()</script><div class='mega' style='display:none'>{x}</div>",
        '<script>document.querySelector("#a").style.display = "block"</script><div id="a" hidden>{x}</div>',
        '<button @click="open = !open">More</button><div x-show="open" x-cloak style="display:none">{x}</div>',
        "<button x-on:click.prevent='tab = 2'>More</button><div x-show='tab === 2' style='display:none'>{x}</div>",
        "<script>gsap.to('.intro', {{duration: 1, opacity: 1}})</script><div class='intro' style='opacity:0'>{x}</div>",
        "<script>gsap.fromTo('#a', {{autoAlpha: 0}}, {{autoAlpha: 1}})</script><div id='a' style='visibility:hidden'>{x}</div>",
        '<style>.old{{opacity:0}}</style><div class="old" data-aos="fade-up">{x}</div>',
        '<div><img src="a.png" style="position:absolute;inset:0"><p style="color:#fff">{x}</p></div>',
        '<div><picture><img src="a" style="position:absolute;width:100%"></picture><p style="color:#fff">{x}</p></div>',
    ],
)
def test_what_a_visitor_sees_at_once_after_a_click_or_a_moment_is_read(read: Read, html: str) -> None:
    page = read(f"<title>Maple Hollow</title>{AROUND}{html.format(x=SAID)}{AROUND}")
    assert any(segment.text == SAID for segment in page.segments)


def test_small_text_ends_with_its_element(read: Read) -> None:
    page = read(f'{AROUND}<div style="font-size:0"><p>{SAID}</p></div><p>We care for 120 doors.</p>')
    assert [segment.text for segment in page.segments if any(map(str.isdigit, segment.text))] == [
        "We care for 120 doors."
    ]


def test_a_closed_menu_still_leads_to_the_portal_that_a_button_opens_too(read: Read) -> None:
    html = (
        '<ul class="sub" style="display:none"><li><a href="https://mh.vendor.example/login">Tenants</a></li></ul>'
        "<button onclick=\"window.open('https://mh.other.example/pay')\">Pay</button>"
        '<div data-href="//mh.third.example/apply">Apply</div>'
    )
    hrefs = [segment.href for segment in read(AROUND + html).segments if segment.href]
    assert hrefs == [
        "https://mh.vendor.example/login",
        "https://mh.other.example/pay",
        "https://mh.third.example/apply",
    ]


def test_the_first_picture_of_each_foreign_host_stands_behind_all_lines(read: Read) -> None:
    pictures = "".join(f'<img src="https://img.vendor.example/{number}.png" alt="">' for number in range(3))
    segments = read(f'{pictures}{AROUND}<img src="/own.png"><img data-src="//b.example/x.png"><p>End.</p>').segments
    assert [(s.kind, s.href) for s in segments[-2:]] == [
        (Kind.FRAME, "https://img.vendor.example/0.png"),
        (Kind.FRAME, "https://b.example/x.png"),
    ]
    assert sum(segment.kind is Kind.FRAME for segment in segments) == 2


@given(st.text(st.sampled_from("opacity:0;left-9px font-size#f()% !"), max_size=80), st.text(max_size=20))
def test_any_style_is_judged(style: str, value: str) -> None:
    attributes = {"style": style, "color": value, "bgcolor": value, "class": value}
    assert is_unseen(attributes) in (True, False)
    assert size_of(style) in (True, False, None)
    ground = ground_of(attributes)
    assert ground is None or ground == "" or len(ground) == 7
    assert len(colour(value)) in (0, 7)
    assert is_in_colour(attributes, "") is False


@given(st.integers(0, 255), st.integers(0, 255), st.integers(0, 255))
def test_a_colour_is_one_however_it_is_written(red: int, green: int, blue: int) -> None:
    plain = f"#{red:02x}{green:02x}{blue:02x}"
    assert (
        colour(plain.upper())
        == colour(f" rgb({red}, {green}, {blue}) ")
        == colour(f"rgba({red},{green},{blue},1)")
        == plain
    )
    assert colour(f"rgba({red},{green},{blue},0.5)") == ""


@pytest.mark.parametrize(
    ("written", "same"),
    [
        ("hsl(120deg 100% 25%)", "#008000"),
        ("hsl(0.5turn, 100%, 50%)", "#00ffff"),
        ("hsl(none 0% 100% / 1)", "#ffffff"),
        ("hwb(120 0% 0%)", "#00ff00"),
        ("hwb(90 60% 60%)", "#808080"),
        ("lab(54.29 80.82 69.89)", "#ff0000"),
        ("lch(54.29 106.85 40.85)", "#ff0000"),
        ("oklab(62.796% 0.22486 0.12585)", "#ff0000"),
        ("oklch(62.796% 0.25768 29.234)", "#ff0000"),
        ("color(srgb 1 0.5 0)", "#ff8000"),
        ("hsl(0 0% 100% / 50%)", ""),
        ("hsl(0 0%)", ""),
        ("color(display-p3 1 1 1)", ""),
        ("rgb(var(--white))", ""),
    ],
)
def test_functions_of_css_give_colours(written: str, same: str) -> None:
    assert colour(written) == same


@pytest.mark.parametrize(
    "piece",
    [
        "calc(1px + ",
        "scale(0,",
        "translate(0,-",
        "hsl(1,",
        "opacity:0",
        "left:-1",
        "font-size:9",
        "color:",
        "overflow:hidden;height:0",
        "rgb(",
        "clip:rect(0,",
        "clip-path:polygon(0 0,",
        "margin:0 0 ",
        "rotate:1 ",
        "matrix(0,",
        "min(max(",
        "padding:0 9",
        "\\7",
        "/*",
    ],
)
def test_a_long_style_hangs_nobody(piece: str) -> None:
    style = piece * 25_000
    is_unseen({"style": style})
    size_of(style)
    ground_of({"style": style})
    is_in_colour({"style": style}, "#ffffff")


PORTAL = '<a href="https://mh.vendor.example/login">Log in</a>'


@pytest.mark.parametrize(
    ("hidden", "shown"),
    [
        (f'<div style="display:none">We look after 9,000 doors, powered by {PORTAL}</div>', False),
        (f'<div style="display:none">{PORTAL}</div>', False),
        (f"<p hidden>Trap: {PORTAL}</p>", False),
        (f'<div style="display:none"><nav>{PORTAL}</nav></div>', True),
        (f'<div class="mobile-menu" style="display:none"><span>Menu</span>{PORTAL}</div>', True),
        (f'<div style="display:none"><ul><li>{PORTAL}</li></ul></div>', True),
        (f'<ul><li>Residents<div style="display:none">{PORTAL}</div></li></ul>', False),
        (f'<nav>Residents<div style="display:none">{PORTAL}</div></nav>', True),
        (f'<div style="display:none"><a href="/a">About us</a> | {PORTAL}</div>', True),
        (
            f'<button onclick="show(\'box\')">Log in</button><div id="box" style="display:none">Here: {PORTAL}</div>',
            True,
        ),
    ],
)
def test_a_hidden_link_is_a_menus_or_is_opened_or_shows_nothing(read: Read, hidden: str, shown: bool) -> None:
    page = read(AROUND + hidden)
    assert [segment.href for segment in page.segments if segment.href] == ["https://mh.vendor.example/login"] * shown
    assert "https://mh.vendor.example/login" in [found.href for found in page.links]
