"""A quick look may only say "nothing here" where the slow way, each text by itself, would find nothing."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadgen_assets.domain.pages.page import Kind, Outcome, PageText, Region, Segment
from leadgen_assets.domain.wording.phone_stretches import PHONE_HINT
from leadgen_assets.domain.wording.written import EMAIL_HINT, EMAIL_SIGNS, emails_in, phones_in
from leadgen_assets.extract.naming.person_names import person_name
from leadgen_assets.extract.naming.titles import Titles
from leadgen_assets.extract.people.name_sentences import NAME_HINT, named_in_sentences
from leadgen_assets.extract.people.site_texts import SiteTexts
from leadgen_assets.extract.reading.kept import Kept
from leadgen_assets.extract.reading.quick_look import headings, hits, holding, linked, lower_addresses, numbered, once
from leadgen_assets.extract.reading.words import Words
from leadgen_assets.extract.reading.zip_codes import CODE_HINT, codes_in

TITLES = Titles.of(["owner", "broker"])
PIECES = [
    *(
        "512-555-0123",
        "(512) 555 0123",
        "+1 512.555.0123",
        "jane@acme.example",
        "info [at] acme [dot] com",
        "jane (at) acme.example",
    ),
    *(
        "TX 78701",
        "Austin",
        "K1A 0B6",
        "SW1A 1AA",
        "Jane Marlowe",
        "owner",
        "ask for Jane Marlowe",
        "İ",
        "ﬁ",
        "ß",
        "\u00a0",
        " ",
        ",",
        ". ",
    ),
    *("J. Marlowe", "Our broker, Nora Fielding", "12", "a", "@", "\x00", "\n"),
]
TEXTS = st.lists(st.lists(st.sampled_from(PIECES), max_size=5).map("".join) | st.text(max_size=12), max_size=8)
HREFS = st.sampled_from(
    ["", "mailto:a@acme.example", "MAILTO:B@acme.example", "tel:+15125550123", "https://acme.example/x"]
)


def page_of(texts: list[str], hrefs: list[str] | None = None) -> PageText:
    every = hrefs or [""] * len(texts)
    kinds = [Kind.HEADING, Kind.TEXT, Kind.LINK]
    segments = [
        Segment(number=at + 1, kind=kinds[at % 3], region=Region.MAIN, text=text, href=href)
        for at, (text, href) in enumerate(zip(texts, every, strict=True))
    ]
    return PageText("https://acme.example/", "home", Outcome.OK, tuple(segments))


@given(TEXTS, st.sampled_from([r"\d", r"[A-Z][a-z]", r"a\b", r"\s\S", "İ|ß", r"(?<=a)\d", r"^a", r"jane"]))
def test_places_are_those_of_a_search_in_each_text(texts: list[str], pattern: str) -> None:
    compiled = re.compile(pattern)
    slow = [at for at, text in enumerate(texts) if compiled.search(text)]
    quick = hits(page_of(texts), compiled)
    assert set(quick) <= set(range(len(texts)))
    # What parts two texts may be a pattern's last character, behind a blank that no segment ends with.
    if not pattern.startswith(("^", "(?<")) and not any("\x00" in text or text != text.strip() for text in texts):
        assert list(quick) == slow


@given(TEXTS, st.lists(st.sampled_from(["jane", "Jane", "austin", "tx", "i", "ss", "ﬁ", "@"]), max_size=3))
def test_words_are_found_in_any_case_unless_they_have_one(texts: list[str], words: list[str]) -> None:
    page = page_of(texts)
    slow = [
        at
        for at, text in enumerate(texts)
        if any((word in text.lower()) if word == word.lower() else (word in text) for word in words)
    ]
    assert holding(page, tuple(words)) == slow
    assert holding(page, tuple(words[::-1])) == slow  # remembered, and the same again


@given(TEXTS, st.lists(st.text(min_size=1, max_size=3), max_size=6, unique=True))
def test_a_word_that_nobody_asked_for_before_is_found_on_a_page_that_was_looked_at(
    texts: list[str], words: list[str]
) -> None:
    page = page_of(texts)
    for word in words:
        slow = [at for at, text in enumerate(texts) if word in (text.lower() if word == word.lower() else text)]
        assert "\x00" in word or holding(page, (word,)) == slow


def test_more_words_than_are_kept_are_found_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("leadgen_assets.extract.reading.words._MOST", 3)
    words, text, starts = Words(), "ab cd\x00EF ef", [0, 6, 12]
    for asked in (("ab",), ("b c", "d"), ("cd", "EF")):
        assert asked in words.know(asked).known
    assert set(words.search.known) == {("cd", "EF")}
    assert words.search.places(text, starts, text.lower(), starts) == {0: {0, 1}}
    words.know(("ef",))
    assert words.search.known == {("cd", "EF"): 0, ("ef",): 1}
    assert words.search.places(text, starts, text.lower(), starts) == {0: {0, 1}, 1: {1}}


@given(TEXTS)
def test_texts_with_a_digit_or_a_word_are_all_that_a_pattern_is_looked_for_in(texts: list[str]) -> None:
    page, street = page_of(texts), re.compile(r"\d|austin", re.IGNORECASE)
    slow = tuple(at for at, text in enumerate(texts) if street.search(text))
    assert numbered(page) == tuple(at for at, text in enumerate(texts) if re.search(r"\d", text))
    assert hits(page, street, ("austin",), numbered=True) == slow


def test_what_is_asked_once_is_asked_again_of_another_page() -> None:
    asked = []

    @once
    def length(page: PageText) -> int:
        asked.append(page)
        return len(page.segments)

    one, other = page_of(["a"]), page_of(["a", "b"])
    assert [length(one), length(other), length(one)] == [1, 2, 1]
    assert asked == [one, other]


@given(TEXTS)
def test_a_text_passed_over_holds_nothing(texts: list[str]) -> None:
    """The hints in front of the readers of telephones, mailboxes, codes and names."""
    page = page_of(texts)
    passed = {hint: set(range(len(texts))) - set(hits(page, hint)) for hint in (PHONE_HINT, CODE_HINT, NAME_HINT)}
    mails = set(range(len(texts))) - set(hits(page, EMAIL_HINT, EMAIL_SIGNS))
    assert not [texts[at] for at in passed[PHONE_HINT] if phones_in(texts[at], "US")]
    assert not [texts[at] for at in passed[CODE_HINT] if list(codes_in(texts[at]))]
    assert not [texts[at] for at in passed[NAME_HINT] if named_in_sentences(texts[at], TITLES, "acme")]
    assert not [texts[at] for at in mails if emails_in(texts[at])]


@given(st.lists(st.tuples(st.text(max_size=5), HREFS), max_size=8))
def test_links_and_headings_are_those_of_the_page(rows: list[tuple[str, str]]) -> None:
    texts, hrefs = [text for text, _ in rows], [href for _, href in rows]
    page = page_of(texts, hrefs)
    assert linked(page, "mailto:", "tel:") == [
        at for at, href in enumerate(hrefs) if href[:7].lower().startswith(("mailto:", "tel:"))
    ]
    assert headings(page) == list(range(0, len(texts), 3))
    assert all(href.lower() in lower_addresses(page) for href in hrefs)


@pytest.mark.parametrize("count", [1, 40])
def test_what_was_found_belongs_to_one_page_though_many_are_looked_at(count: int) -> None:
    pages = [page_of([f"{number} homes", "none"]) for number in range(count)]
    digit = re.compile(r"\d")
    assert [hits(page, digit) for page in pages * 2] == [(0,)] * (2 * count)
    assert hits(page_of(["none", "1"]), digit) == (1,)


@pytest.mark.parametrize(
    "behind", ["", ", Jane Doe", " | Maple Hollow", "-since 2019", " (512) 555-0142", "\u2019s desk"]
)
def test_a_line_in_which_no_title_may_stand_holds_none(behind: str) -> None:
    titles = [" ".join(title) for several in TITLES.heads.values() for title in several]
    lines = [f"Jane Doe, {spelled(title)}{behind}" for title in titles for spelled in (str.title, str.upper)]
    assert [line for line in lines if not TITLES.may_stand_in(line)] == []
    assert all(TITLES.exactly(title.split()) and TITLES.last(["the", *title.split()]) for title in titles)
    assert TITLES.may_stand_in("Jane Doe, V.P.")
    assert not TITLES.may_stand_in("Welcome to Maple Hollow")


@pytest.mark.parametrize(
    ("text", "may"),
    [
        ("John & Mary Doe", True),
        ("JOHN AND MARY DOE", True),
        ("Tom Reed and Ann Lowe, Owners", True),
        ("Terms and conditions", False),
        ("Standard landscaping", False),
    ],
)
def test_two_names_are_looked_for_on_both_sides_of_an_and(text: str, *, may: bool) -> None:
    assert SiteTexts(TITLES, "acme").looks[text].coupled is may


@given(TEXTS)
def test_a_text_that_tells_nothing_names_nobody(texts: list[str]) -> None:
    site = SiteTexts(TITLES, "acme")
    silent = [text for text in texts if not site.looks[text].tells]
    assert not [text for text in silent if site.couples[text] or site.labelled[text] or site.listed[text]]
    untitled = [text for text in texts if not site.titled[text]]
    assert not [text for text in untitled if TITLES.title(text) or site.parts[text].found or site.told_by_others[text]]


def test_a_text_of_a_site_is_asked_about_once() -> None:
    asked = []
    kept = Kept(lambda text, more: asked.append(text) or len(text) + more, 1)
    assert [kept[text] for text in ("Home", "About us", "Home")] == [5, 9, 5]
    assert asked == ["Home", "About us"]


@pytest.mark.parametrize(
    "name",
    [
        "Dana Two Bulls",
        "Dr. Mary Red Cloud",
        "Nguyen Van An",
        "Mr. Nguyen Thi Hoa",
        "Jane Service, MD",
        "Helen Power",
        "JANE DOE ESQ",
        "Jane Doe Jr.",
        "Jane Doe (she/her)",
        "Jane Doe, DRE 01234567",
        "Master Jane Doe",
    ],
)
def test_a_plain_word_at_the_end_hides_no_name_that_is_one(name: str) -> None:
    assert (person_name(name) is not None) is (name != "Jane Service, MD")
