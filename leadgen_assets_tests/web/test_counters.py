"""Numbers that run up before a visitor's eyes are read as he sees them in the end."""

from __future__ import annotations

import pytest

from leadgen_assets.domain.pages.page import Kind


@pytest.fixture
def lines(read):
    def run(html):
        page = read(f"<body><h1>Acme</h1><p>We are glad to see you here.</p>{html}<p>Come by.</p></body>")
        shown = [s.text for s in page.segments if s.kind is Kind.TEXT]
        return shown[1:-1]

    return run


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        (
            '<div><span class="elementor-counter-number-prefix"></span><span class="elementor-counter-number" data-duration="2000"'
            ' data-to-value="875" data-from-value="0" data-delimiter=",">0</span>'
            '<span class="elementor-counter-number-suffix">+</span></div>'
            "<div>Units Under Management</div>",
            ["875+", "Units Under Management"],
        ),
        ('<span data-to-value="1950" data-delimiter=",">0</span>', ["1,950"]),
        ('<span data-to-value="1950">0</span>', ["1950"]),
        ('<span data-to-value="875" data-from-value="100">100</span>', ["875"]),
        (
            '<div class="et_pb_number_counter" data-number-value="875" data-number-separator=""><div class="percent"><p>'
            '<span class="percent-value"></span><span class="percent-sign"></span></p></div><h4 class="title">Doors</h4></div>',
            ["875"],
        ),
        (
            '<span>In all</span><div class="vc_counter" data-count="875">0</div><p>Doors Managed</p>',
            ["In all", "875", "Doors Managed"],
        ),
        ('<h3 class="counter" data-target="875">0+</h3>', ["875+"]),
        ('<span class="odometer" data-end="98"></span>% occupied', ["98% occupied"]),
        ('<span class="timer" data-to="1,200" data-from="0">0</span> doors', ["1,200 doors"]),
        ('<span data-purecounter-start="0" data-purecounter-end="232" class="purecounter">0</span>', ["232"]),
    ],
)
def test_the_number_to_which_a_counter_runs_is_shown(lines, html, shown):
    assert lines(html) == shown


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        ('<span data-target="#menu">Doors</span>', ["Doors"]),
        ('<span data-target="#menu">0</span>', ["0"]),
        ('<span data-count="12">Our team of 9</span>', ["Our team of 9"]),
        ('<span data-count="12">9</span>', ["9"]),
        ('<span data-count="875">875</span>', ["875"]),
        ('<span data-to-value="875">875+</span>', ["875+"]),
        ('<div data-end="5"></div>', []),
        ('<div data-count="3"><p>One</p><p>Two</p></div>', ["One", "Two"]),
        ('<div class="cart-count" data-count="0">0</div>', ["0"]),
        ('<span data-end="2026-01-01">0</span>', ["0"]),
        ('<span data-to="info">0</span>', ["0"]),
        ('<span class="percent-value">12</span>', ["12"]),
        ('<span class="percent-value"></span>', []),
    ],
)
def test_what_any_other_element_holds_is_what_it_shows(lines, html, shown):
    assert lines(html) == shown
