"""Names as people of many countries write them, and what has a name's shape and is none."""

from __future__ import annotations

import pytest

from leadgen_assets.extract.naming.person_names import person_name
from leadgen_assets.extract.naming.titles import Titles
from leadgen_assets.extract.people.name_sentences import named_in_sentences


@pytest.mark.parametrize(
    "name",
    [
        "José García Márquez",
        "Juan Carlos de la Fuente",
        "María del Carmen Ruiz López",
        "Ana Sofía Pérez y Gómez",
        "Jan-Willem van 't Hof",
        "Marijke ten Brink",
        "Mohammed al-Rashid",
        "Mohammed bin Rashid Al Maktoum",
        "Omar el Sayed",
        "Nguyễn Văn An",
        "Phạm Minh Đức",
        "Łukasz Wałęsa",
        "João dos Santos",
        "Jean-Pierre d'Arc",
        "Luca dell'Anna",
        "JoAnn Smith",
        "Dana Two Bulls",
        "Joseph Red Cloud",
    ],
)
def test_double_names_and_small_words_are_one_name(name):
    found = person_name(name)
    assert found is not None
    assert found.text == name


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Dr. h.c. Karl Weber", "Karl Weber"),
        ("Prof. Dr. med. Karl Weber", "Karl Weber"),
        ("Dipl.-Ing. Karl Weber", "Karl Weber"),
        ("Mag. Eva Huber", "Eva Huber"),
        ("Capt. John Smith", "John Smith"),
        ("CAPT. JOHN SMITH", "John Smith"),
        ("LT. COL. JOHN SMITH (RET.)", "John Smith"),
        ("Maj. Gen. John Smith", "John Smith"),
        ("MSgt. John Smith (Ret.)", "John Smith"),
        ('JOHN "BO" SMITH', "John Smith"),
        ("Chef John Smith", "John Smith"),
        ("JOHN SMITH, CPM®, RMP®", "John Smith"),
        ("JOHN A. SMITH JR., CPA", "John A. Smith Jr."),
        ("John Smith, AIA, LEED AP BD+C", "John Smith"),
        ("John Smith, J.D., LL.M.", "John Smith"),
        *(
            (f"Jane Doe, {letters}", "Jane Doe")
            for letters in ("M.Ed.", "MEd", "Ed.M.", "M. Ed.", "EdD", "Psy.D.", "PharmD, MBA")
        ),
        *((f"Jane Doe, {letters}", "Jane Doe") for letters in ("S.J.", "M.L.I.S.", "M.Acc.", "B.A., M.Ed.", "Ph. D.")),
        ("Jane Doe MEd", "Jane Doe"),
        ("Jane Doe, D.C.", "Jane Doe"),
        ("Jane Doe, DC, CCSP", "Jane Doe"),
        ("Dr. Qorvin Thornfield, D.C.", "Qorvin Thornfield"),
        ("Dr. Qorvin Thornfield DC", "Qorvin Thornfield"),
        ("Dr. Qorvin Thornfield OD, COVD", "Qorvin Thornfield"),
        ("Jane Doe, DNP, RN, CPNP-BC", "Jane Doe"),
        ("Qorvin Thornfield, PMHNP-BC", "Qorvin Thornfield"),
        ("Qorvin Thornfield, M.Ed.", "Qorvin Thornfield"),
        ("JANE ANN MARCH", "Jane Ann March"),
        ("Jane Doe (she/her)", "Jane Doe"),
        ("Jane Doe, DRE 01234567", "Jane Doe"),
        ("Jane “Janey” Doe", "Jane Doe"),
        ("José GARCÍA", "José García"),
        ("van der Berg, Jan", "Jan van der Berg"),
        ("VAN DER BERG, Jan", "Jan van der Berg"),
        ("SMITH, John", "John Smith"),
        ("Smith, Mary Jane", "Mary Jane Smith"),
        ("Smith, Jr., John", "John Smith"),
        ("Smith Jr., John", "John Smith"),
        ("García Márquez, José", "José García Márquez"),
    ],
)
def test_what_surrounds_a_name_is_left_out_and_turned_names_are_turned_back(written, name):
    found = person_name(written)
    assert found is not None
    assert found.text == name


@pytest.mark.parametrize(
    "text",
    [
        "Stone Creek",
        "Loves Hiking",
        "Pediatric Qorvin",
        "Functional Qorvin",
        "Qorvin Thornfield Elmfield GA",
        "Jordan Creek",
        "Stone Creek Lofts",
        "Mayor John Smith",
        "Uncle Ben",
        "Jane IBM",
        "Elm Creek, Mary Jane",
        "de la Cruz, Texas",
        "John Smith, Suite 1200",
        "Grant Ford, N.J.",
        "Grant Ford, B.C.",
        "Grant Ford, St.Paul",
        "Jane Doe, McCoy",
        "Jane Doe, YouTube",
        "Qorvin Thornfield, Q.Ed.",
    ],
)
def test_places_offices_and_hobbies_are_nobody(text):
    assert person_name(text) is None


@pytest.mark.parametrize(
    "name",
    [
        "José García Márquez",
        "Juan Carlos de la Fuente",
        "María del Carmen Ruiz López",
        "Linh Thi Nguyen",
        "Mohammed al-Rashid",
        "Jan van der Berg",
        "João dos Santos",
    ],
)
def test_a_sentence_names_the_whole_of_it(name):
    found = named_in_sentences(f"Our owner, {name}, has let homes for years.", Titles.of(), "maplehollow")
    assert [(person.text, title) for person, title in found] == [(name, "owner")]


@pytest.mark.parametrize("letters", ["M.Ed.", "MEd", "Ed.M.", "PsyD", "M.S.Ed."])
def test_a_degree_stands_between_a_name_and_its_title(letters):
    found = named_in_sentences(f"Jane Doe, {letters}, is the principal of Maple Hollow.", Titles.of(), "maplehollow")
    assert [(person.text, title) for person, title in found] == [("Jane Doe", "principal")]


def test_a_turned_name_in_a_sentence_is_not_cut():
    assert named_in_sentences("Smith, Mary Jane, the owner, has let homes.", Titles.of(), "maplehollow") == []


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Priya Raman ACCA", "Priya Raman"),
        ("John Carter FCA", "John Carter"),
        ("John Carter FCCA", "John Carter"),
        ("John Carter MRICS", "John Carter"),
        ("Gareth ap Rhys FCA", "Gareth ap Rhys"),
        ("Gareth ap Rhys", "Gareth ap Rhys"),
        ("Samuel Carter, CPA/ABV", "Samuel Carter"),
        ("Samuel Carter CPA/ABV", "Samuel Carter"),
        ("Jane Roe, CPA / ABV / CFF", "Jane Roe"),
    ],
)
def test_letters_of_institutes_stand_behind_names_with_and_without_commas(written, name):
    found = person_name(written)
    assert found is not None
    assert found.text == name
    assert found.known


@pytest.mark.parametrize(
    "written",
    ["JOHN CARTER/OWNER", "Sales/Marketing Team", "John Carter/Jane Roe", "Grant FCA", "Tax CPA/ABV", "CPA/ABV"],
)
def test_strokes_between_other_words_make_no_name(written):
    assert person_name(written) is None
