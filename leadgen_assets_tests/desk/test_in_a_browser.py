"""The desk as people meet it: headless Chromium over the real server. No asyncio here: playwright has a loop of its own."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

TOKEN = "a-token-for-tests-0123456789"
WIDTHS = (320, 768, 1280)
ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--no-first-run",
]  # fmt: skip

OVERFLOWING = """() => [...document.querySelectorAll('body *')]
    .filter(one => one.getBoundingClientRect().right > document.documentElement.clientWidth + 1 && !one.closest('.scroll'))
    .map(one => one.tagName + ' ' + one.textContent.trim().slice(0, 40))"""

FAINT = """() => {
    const part = (text) => text.match(/[0-9.]+/g).map(Number);
    const light = ([r, g, b]) => [r, g, b].map(c => c / 255).map(c => c <= .04045 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4)
        .reduce((sum, c, i) => sum + c * [.2126, .7152, .0722][i], 0);
    const ground = (one) => {
        for (; one; one = one.parentElement) {
            const colour = part(getComputedStyle(one).backgroundColor);
            if (colour.length < 4 || colour[3] > 0) return colour;
        }
        return [255, 255, 255];
    };
    const found = [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
        const one = texts.currentNode.parentElement;
        if (!texts.currentNode.textContent.trim() || !one.checkVisibility() || one.closest('.skip, option')) continue;
        const [a, b] = [light(part(getComputedStyle(one).color)), light(ground(one))].sort((x, y) => y - x);
        if ((a + .05) / (b + .05) < 4.5) found.push(one.outerHTML.slice(0, 90) + ' ' + ((a + .05) / (b + .05)).toFixed(2));
    }
    return found;
}"""

SMALL = """() => [...document.querySelectorAll('.button, button, select, input, summary, nav a, a.big, .brand, .lock a, .evidence a')]
    .filter(one => one.checkVisibility() && one.getBoundingClientRect().height < 43.5)
    .map(one => one.outerHTML.slice(0, 90))"""

UNNAMED = """() => {
    const levels = [...document.querySelectorAll('h1, h2, h3, h4')].map(one => Number(one.tagName[1]));
    const faults = levels.filter((level, i) => level > (levels[i - 1] ?? 0) + 1).map(level => 'jump to h' + level);
    if (levels.filter(level => level === 1).length !== 1) faults.push('not one h1');
    const without = (css, has) => [...document.querySelectorAll(css)].filter(one => !has(one)).map(one => one.outerHTML.slice(0, 90));
    return [...faults,
        ...without('table', one => one.caption && one.caption.textContent.trim()),
        ...without('th', one => one.scope),
        ...without('progress:not([aria-hidden])', one => one.ariaLabel || document.getElementById(one.getAttribute('aria-labelledby'))),
        ...without('section, nav, form, [role=region]', one => one.matches('.message') || one.ariaLabel
            || document.getElementById(one.getAttribute('aria-labelledby'))?.textContent.trim()),
        ...without('a, button', one => one.textContent.trim()),
        ...without('select, input', one => one.labels.length),
    ];
}"""


CONTROLS = {
    "link", "button", "textbox", "searchbox", "combobox", "checkbox", "radio", "DisclosureTriangle", "group", "progressbar",
    "region", "navigation", "search", "form", "article", "table", "heading", "term",
}  # fmt: skip
"""Roles of what a screen reader announces by its name; "group" is what is folded."""

MARKED = """() => {
    const one = document.activeElement, style = getComputedStyle(one), box = one.getBoundingClientRect();
    return [one.outerHTML.slice(0, 90), one === document.body, one.id === 'main' || (style.outlineStyle === 'solid'
        && parseFloat(style.outlineWidth) >= 2 && style.outlineColor !== getComputedStyle(one.parentElement).backgroundColor
        && box.width > 0 && box.top < innerHeight && box.bottom > 0)];
}"""

MANY_ROWS = """UPDATE leadgen.export_sets SET companies = (SELECT jsonb_agg(companies->0 || jsonb_build_object(
    'domain', 'firm' || n || '.example', 'company_name', 'Firm ' || n || ' Property Management') ORDER BY n)
    FROM generate_series(1, 2000) n), full_rows = ''"""
MANY_REASONS = """UPDATE leadgen.assessments SET qualified = false, fit = 'no', body = body || jsonb_build_object(
    'disqualifiers', jsonb_build_array('a reason of its own, number ' || company_id), 'unmet', '[]'::jsonb)"""


@pytest.fixture(scope="module")
def chromium(finished: Any) -> Iterator[Browser]:
    """The machine's Chromium; after `finished`, which is made in a loop of its own."""
    found = [shutil.which(name) for name in ("chromium", "chromium-browser", "google-chrome")]
    program = next((path for path in found if path), None)
    if program is None:
        pytest.skip("no Chromium on this machine: on Debian, apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def address(finished: Any, chromium: Browser, serving: Callable[..., Any]) -> Iterator[str]:
    """Of the desk over the finished request."""
    with serving(finished) as served:
        yield served


@contextmanager
def window(
    chromium: Browser, address: str, *, opened: bool = True, refusals: bool = False, **options: Any
) -> Iterator[Page]:
    """A page in a context of its own; any error on the console and anything asked of elsewhere fails the test.

    `refusals`: pages that are refused are asked for, of which the console says so.
    """
    options = {"viewport": {"width": 1280, "height": 800}, "reduced_motion": "reduce"} | options
    context = chromium.new_context(**options)
    context.set_default_timeout(8000)
    page = context.new_page()
    said, asked = [], []
    page.on("console", lambda message: said.append(f"{message.type}: {message.text}"))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    if opened:
        page.goto(f"{address}/?token={TOKEN}")
    yield page
    context.close()
    assert not [line for line in said if not (refusals and "Failed to load resource" in line)]
    assert not [url for url in asked if not url.startswith(f"{address}/")]


def places(finished: Any) -> list[str]:
    request = f"/requests/{finished.key}"
    people = {row["company_domain"] for row in finished.exported("contacts")}
    return ["/", "/key", request, f"{request}/companies", f"{request}/companies/{sorted(people)[0]}"]


def test_pages_fit_and_can_be_read_and_touched_everywhere(finished: Any, chromium: Browser, address: str) -> None:
    titles = set()
    with window(chromium, address, has_touch=True) as page:
        for place in places(finished):
            page.goto(address + place)
            for summary in page.locator("summary").all():
                summary.click()
            for width in WIDTHS:
                page.set_viewport_size({"width": width, "height": 700})
                wide = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
                assert wide[0] <= wide[1], (place, width, page.evaluate(OVERFLOWING))
                assert not page.evaluate(OVERFLOWING), (place, width)
                assert not page.evaluate(SMALL), (place, width)
            for scheme in ("dark", "light"):
                page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
                assert not page.evaluate(FAINT), (place, scheme)
            assert not page.evaluate(UNNAMED), place
            assert page.locator("html").get_attribute("lang") == "en"
            for landmark in ("banner", "main", "contentinfo"):
                assert page.get_by_role(landmark).count() == 1, place  # type: ignore[arg-type]
            titles.add(page.title())
    assert len(titles) == len(places(finished))


def nameless(page: Page) -> list[str]:
    """Roles of what Chromium's accessibility tree has no name for."""
    tree = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    seen = [node for node in tree if not node.get("ignored") and node.get("role", {}).get("value") in CONTROLS]
    assert len(seen) > 3
    return [node["role"]["value"] for node in seen if not node.get("name", {}).get("value", "").strip()]


@pytest.mark.long
@pytest.mark.parametrize("opened", [True, False], ids=["opened", "locked"])
def test_every_control_has_a_name_and_the_keyboard_shows_where_it_is(
    finished: Any, chromium: Browser, address: str, opened: bool
) -> None:
    with window(chromium, address, opened=opened, refusals=True) as page:
        for place in [*places(finished), "/requests/demo.nothing"]:
            page.goto(address + place)
            assert not nameless(page), (place, "folded")
            page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
            assert not nameless(page), (place, "unfolded")
            assert page.locator("h1").count() == 1, place
            for _ in range(300):
                page.keyboard.press("Tab")
                where, at_the_end, marked = page.evaluate(MARKED)
                if at_the_end:
                    break
                assert marked, (place, where)
            else:
                raise AssertionError(f"{place}: the keyboard does not come out")


@pytest.mark.long
def test_on_a_telephone_no_page_is_endless(changeable: Any, chromium: Browser, serving: Callable[..., Any]) -> None:
    changeable.sql(MANY_ROWS)
    changeable.sql(MANY_REASONS)
    changeable.sql(
        "INSERT INTO leadgen.lead_requests (tenant_id, request_key, request, base_folder, icp_hash, status)"
        " SELECT tenant_id, 'demo.r' || n, request || jsonb_build_object('name', 'r' || n), base_folder, icp_hash, 'queued'"
        " FROM leadgen.lead_requests, generate_series(1, 60) n"
    )
    # Half of them failed, as without a key: the newest, on the first page.
    changeable.sql(
        "UPDATE leadgen.lead_requests SET status = 'failed', created_at = now() + interval '1 hour', next_step = %s || request_key"
        " WHERE request_key LIKE 'demo.r%%' AND substr(request_key, 7)::int <= 30",
        "It stopped on an error (there is no key for the model: OPENAI_API_KEY). Set OPENAI_API_KEY, or go on without a model:"
        " LEADGEN_MODE=off. Then run it again; it goes on where it stopped: leadgen run ",
    )
    phone = {"width": 390, "height": 844}
    with serving(changeable) as address, window(chromium, address, viewport=phone, has_touch=True) as page:
        for place in ("/", f"/requests/{changeable.key}", f"/requests/{changeable.key}/companies"):
            page.goto(address + place)
            high, wide = page.evaluate("[document.documentElement.scrollHeight, document.documentElement.scrollWidth]")
            assert wide <= 390, place
            assert high <= 8 * 844, (place, high / 844)


@pytest.mark.long
def test_a_screen_reader_finds_what_it_looks_for(finished: Any, chromium: Browser, address: str) -> None:
    with window(chromium, address) as page:
        assert page.get_by_role("table", name="1 request, the newest first").is_visible()
        assert page.get_by_role("progressbar", name="delivered").get_attribute("value") == "100"
        page.get_by_role("combobox", name="Status").select_option("ready")
        page.get_by_role("button", name="Show").click()
        page.get_by_role("link", name=finished.key.partition(".")[2]).click()
        assert page.get_by_role("heading", level=1).inner_text() == finished.key.partition(".")[2]
        assert page.get_by_role("progressbar", name="Company profiles").is_visible()
        assert page.get_by_role("region", name="Files").get_by_role("link").count() >= 4
        page.get_by_role("link", name="9 delivered companies").click()
        page.get_by_role("searchbox", name="Name or domain").fill("zzz")
        page.keyboard.press("Enter")
        page.get_by_text("No delivered company has").wait_for()
        page.get_by_role("navigation", name="Where you are").get_by_role("link", name="Requests").click()
        page.get_by_role("heading", name="Requests").wait_for()


def test_the_keyboard_reaches_the_downloads(finished: Any, chromium: Browser, address: str) -> None:
    with window(chromium, address) as page:
        page.goto(f"{address}/requests/{finished.key}")
        page.keyboard.press("Tab")
        focused = page.locator(":focus")
        assert focused.inner_text() == "Skip to the content"
        assert page.evaluate("document.activeElement.getBoundingClientRect().top >= 0")
        page.keyboard.press("Enter")
        for _ in range(6):
            page.keyboard.press("Tab")
            assert focused.evaluate("one => getComputedStyle(one).outlineStyle") == "solid"
            if focused.inner_text() == "Download companies, CSV":
                break
        with page.expect_download() as waiting:
            page.keyboard.press("Enter")
        assert waiting.value.suggested_filename == finished.published("companies").name
        assert waiting.value.path().read_bytes() == finished.published("companies").read_bytes()


def test_the_key_is_needed_and_is_not_left_lying_about(finished: Any, chromium: Browser, address: str) -> None:
    with window(chromium, address, opened=False) as page:
        page.goto(f"{address}/requests/{finished.key}")
        page.get_by_role("link", name="need the key of this desk").last.focus()
        page.goto(f"{address}/key")
        assert page.get_by_role("heading", name="How to open it").is_visible()
        page.goto(f"{address}/requests/{finished.key}?token={TOKEN}")
        assert page.url == f"{address}/requests/{finished.key}"
        assert page.evaluate("document.cookie") == ""
        assert page.get_by_role("link", name="Download contacts, CSV").is_visible()


@pytest.mark.long
def test_without_javascript_all_of_it_is_there(changeable: Any, chromium: Browser, serving: Callable[..., Any]) -> None:
    under_way(changeable)
    with serving(changeable) as address, window(chromium, address, java_script_enabled=False) as page:
        page.goto(f"{address}/requests/{changeable.key}")
        bar = page.get_by_role("progressbar", name="ICP assessments")
        assert bar.get_attribute("value") == "0"
        changeable.sql("UPDATE leadgen.work_items SET stage = 'icp_assessments' WHERE stage = 'aside'")
        page.get_by_role("link", name="load the page again").click()
        assert bar.get_attribute("value") == "100"
        page.get_by_text("Paths and SHA-256").click()
        assert page.get_by_text("companies_").first.is_visible()
        with page.expect_download() as waiting:
            page.get_by_role("link", name="Download contacts, CSV").click()
        assert waiting.value.path().read_bytes() == changeable.published("contacts").read_bytes()


@pytest.mark.long
def test_progress_moves_without_loading_the_page_again(
    changeable: Any, chromium: Browser, serving: Callable[..., Any]
) -> None:
    under_way(changeable)
    with serving(changeable) as address, window(chromium, address) as page:
        page.goto(f"{address}/requests/{changeable.key}")
        page.evaluate("window.mark = 'still the same page'")
        download = page.get_by_role("link", name="Download companies, CSV")
        download.focus()
        assert page.get_by_role("status").first.text_content() == "Running: icp assessments, 0 % done."
        changeable.sql("UPDATE leadgen.work_items SET stage = 'icp_assessments' WHERE stage = 'aside'")
        page.locator("#progress li:nth-child(4) progress[value='100']").wait_for()
        assert page.get_by_role("status").first.text_content() == "Running: contacts, 0 % done."
        changeable.sql("DELETE FROM leadgen.exports WHERE kind = 'evidence'")
        changeable.sql("UPDATE leadgen.lead_requests SET status = 'ready', next_step = 'Rest.'")
        page.get_by_text("It has ended").wait_for()
        assert page.title().startswith("READY")
        assert page.locator("main > header .badge").inner_text() == "READY"
        assert page.get_by_role("link", name="Download evidence, CSV").count() == 0
        assert download.evaluate("one => one === document.activeElement")
        assert page.evaluate("window.mark") == "still the same page"


def under_way(desk: Any) -> None:
    """The request as if a run had just read every site and judged nobody yet."""
    desk.sql("UPDATE leadgen.lead_requests SET status = 'running'")
    desk.sql("DELETE FROM leadgen.work_items WHERE stage = 'contacts'")
    desk.sql("UPDATE leadgen.work_items SET stage = 'aside' WHERE stage = 'icp_assessments'")
