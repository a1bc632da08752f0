"""Letters behind names: what is written as credentials are, beside those that a list has."""

from __future__ import annotations

import pytest

from leadgen_assets.domain.pages.page import Kind
from leadgen_assets.extract.naming.person_names import person_name
from leadgen_assets.extract.naming.titles import Titles
from leadgen_assets.extract.people.name_sentences import named_in_sentences


@pytest.mark.parametrize(
    "letters",
    [
        "CFP®, ChFC®", "CPA, MST", "Assoc. AIA", "Hon. ASLA", "OTR/L", "COTA/L", "LEED GA", "LEED AP", "RYT-500", "E-RYT 200", "CRPC®",
        "CLU®, ChSNC™", "ChFC", "CPA/ABV", "MD", "Ph.D.", "CPA, CGMA",
    ],
)  # fmt: skip
@pytest.mark.parametrize("name", ["Paul Vesper", "Ivo Zabel"])
def test_letters_of_that_form_leave_the_name(name, letters):
    found = person_name(f"{name}, {letters}")
    assert found is not None
    assert (found.text, found.sure) == (name, True)


@pytest.mark.parametrize(
    "text",
    [
        "Maple Hollow, MD, USA", "Ivo Zabel, LLC", "Ivo Zabel, GA", "Ivo Zabel, CPA, LLC", "Ivo Zabel, Suite-500", "Ivo Zabel, HWY 290",
        "Ivo Zabel, APT 200", "Ivo Zabel, BLDG-500", "Silver Vesper, N.J.", "Ivo Zabel, KLM", "Ivo Zabel, Assoc. Director",
        "Ivo Zabel, RE/L",
        "Maple Hollow, PA, VA", "Ivo Zabel, Vesper®",
    ],
)  # fmt: skip
def test_other_letters_are_no_credentials(text):
    assert person_name(text) is None


def test_nobody_in_a_row_of_cards_is_lost_with_the_letters(page, read):
    rows = [
        (Kind.HEADING, "Our Team"),
        (Kind.HEADING, "Stephen M. Vesper, CFP®, ChFC®"), "Managing Partner",
        (Kind.HEADING, "Mei-Ling Vance, CPA, MST"), "Tax Manager",
    ]  # fmt: skip
    people = read(page(rows, role="team")).people
    assert [person.full_name for person in people] == ["Stephen M. Vesper", "Mei-Ling Vance"]


def test_marked_letters_belong_to_the_name_in_a_sentence():
    found = named_in_sentences(
        "Paul Vesper, CFP®, ChFC®, is the president of Maple Hollow.", Titles.of(), "maplehollow"
    )
    assert [(name.text, title) for name, title in found] == [("Paul Vesper", "president")]


_LISTED = (
    "BDS", "BDS MFDS", "BChD", "LLB", "BCL", "MARLA", "FNAEA MARLA", "AssocRICS", "MIRPM", "AIRPM", "CTA", "ATT", "MAAT", "TEP",
    "MRCVS", "MBE", "OBE", "RIAI", "MCSP", "DipFD", "DipFA", "LCAM", "CFSP", "CLTC", "P.Eng.", "FCIP", "CGA", "CMA", "RMT",
    "B.D.S.", "MCOptom", "CeMAP", "e-PRO", "LEED-AP",
)  # fmt: skip


@pytest.mark.parametrize("letters", _LISTED)
@pytest.mark.parametrize("written", ["Fiona Vesper {}", "Fiona Vesper, {}", "Dr Fiona Vesper {}"])
def test_listed_letters_leave_the_name_with_and_without_a_comma(letters, written):
    found = person_name(written.format(letters))
    assert found is not None
    assert (found.text, found.credentials) == ("Fiona Vesper", True)


@pytest.mark.parametrize(
    "letters", ["QC", "KC", "JP", "RD", "ND", "RCM", "D.C.", "FXTP", "MQOptom", "AssocXQR", "XeMAQ"]
)
@pytest.mark.parametrize("written", ["Fiona Vesper {}", "Fiona Vesper, {}", "Dr Fiona Vesper {}"])
def test_letters_of_no_list_leave_a_known_given_name(letters, written):
    found = person_name(written.format(letters))
    assert found is not None
    assert found.text == "Fiona Vesper"


def test_letters_of_no_list_vouch_for_nothing():
    assert person_name("Fiona Vesper FXTP").credentials is False
    assert person_name("Maple Vesper FXTP") is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("JP Vesper", "JP Vesper"), ("KC Vesper", "KC Vesper"), ("RD Vesper", "RD Vesper"), ("Jean Luc ROUX", "Jean Luc Roux"),
        ("Mary Ann SMITH", "Mary Ann Smith"), ("Anna Maria DeVries", "Anna Maria DeVries"), ("Jane Vesper McCoy", "Jane Vesper McCoy"),
        ("JANE DOE VESPER", "Jane Doe Vesper"), ("Mark Ross MacDONALD", "Mark Ross MacDonald"), ("Jan Peter KOK", "Jan Peter Kok"),
        ("Maria Garcia LOPEZ", "Maria Garcia Lopez"), ("Mei Lin PENG", "Mei Lin Peng"),
        ("Jane Vesper III", "Jane Vesper III"), ("Jane Vesper III CPA", "Jane Vesper III"),
    ],
)  # fmt: skip
def test_surnames_in_capitals_and_initials_stay(text, name):
    assert person_name(text).text == name


@pytest.mark.parametrize(
    "text",
    [
        "Fiona Vesper LLC", "Fiona Vesper LLP", "Fiona Vesper GMBH", "Fiona Vesper HVAC", "Fiona Vesper USA", "Jackson Hole WY",
        "Grand Forks, ND", "Trois Rivieres, QC", "Saint Jerome, QC", "Union Station KC", "Madison Square NYC", "Mary Jane TOPOLSKI",
        "Peter Van DAM",
    ],
)  # fmt: skip
def test_firms_places_and_unknown_surnames_have_no_letters(text):
    assert person_name(text) is None


def test_a_card_with_letters_and_a_title_is_a_persons(page, read):
    rows = [(Kind.HEADING, "Our Team"), (Kind.HEADING, "Dr Emma Vesper BDS MFDS"), "Office Manager"]
    people = read(page(rows, role="team")).people
    assert [person.full_name for person in people] == ["Emma Vesper"]


@pytest.mark.parametrize("title", ["QC Manager", "RCM Director"])
def test_letters_that_begin_a_post_stay_in_it(page, read, title):
    rows = [(Kind.HEADING, "Our Team"), (Kind.HEADING, "Emma Vesper"), title]
    (person,) = read(page(rows, role="team")).people
    assert [fact.value for fact in person.facts if fact.field == "title"] == [title]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Emma Vesper BDS is our practice manager.", [("Emma Vesper", "practice manager")]),
        ("Emma Vesper BDS MFDS is our office manager and owner.", [("Emma Vesper", "office manager and owner")]),
        ("Our director Emma Vesper MCOptom lives in Elmfield.", [("Emma Vesper", "director")]),
        ("Emma Vesper BDS, our director, lives in Elmfield.", [("Emma Vesper", "director")]),
        ("Emma Vesper is our practice manager.", [("Emma Vesper", "practice manager")]),
        ("Emma Vesper, CPA is our practice manager.", [("Emma Vesper", "practice manager")]),
        ("Emma Vesper LLC is our owner.", []),
        ("Emma Vesper HVAC is our partner.", []),
    ],
)
def test_listed_letters_in_a_sentence_belong_to_the_name(text, found):
    told = named_in_sentences(text, Titles.of(), "maplehollow")
    assert [(name.text, title) for name, title in told] == found
