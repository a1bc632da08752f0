"""Nothing but an ICP file knows a vertical: the code says none of the words by which the shipped files tell one."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import leadgen_assets
from leadgen_assets.domain.icps.icp import LinkedHostField
from leadgen_assets.stages.icp_folder import SHIPPED, read_icp

HOUSE = Path(leadgen_assets.__file__).parent
OF_THE_TRADES = (
    r"narpm|hoa|homeowners?|landlords?|property.manag\w*|rental (?:homes?|management)|rent managers?|single.family"
    r"|multi.?family|saas"
)
"""Words of the shipped verticals that are no vendor's name."""
KNOWN = {
    "domain/requests/lead_request.py": "the name of the ICP that a request has which names none, and examples of a form",
    "domain/exports/contact_choice.py": "mailboxes of functions, in any trade",
    "domain/wording/titles.csv": "titles, in any trade",
    "domain/pages/words_before_colons.txt": "to whom firms of any trade speak, landlords among them",
    "domain/wording/whose_number.py": "whose number it is that stands beside a firm's: people and houses, of any trade",
    "domain/wording/clause_subject.py": "whom firms of any trade deal with, their landlord among them",
    "domain/wording/whose_doing.py": "who does what beside a firm of any trade, its landlord among them",
    "extract/naming/bodies.py": "clubs and associations, whose offices are no posts at a firm of any trade",
    "extract/others/client_boards.py": "associations of owners, whose boards are not those of a firm of any trade",
    "extract/people/titles_before.py": "associations of owners, whose boards are not those of a firm of any trade",
    "extract/others/firms_ahead.py": "whom firms of any trade deal with, their landlord among them",
    "extract/others/other_firms.py": "whom firms of any trade deal with, their landlord among them",
    "extract/others/other_posts.py": "associations of owners, whose boards are not those of a firm of any trade",
    "extract/places/others_places.py": "customers of any trade, at whose places work was done",
    "extract/points/our_others.py": "whom firms of any trade deal with, their landlord among them",
    "extract/points/others_points.py": "whom firms of any trade deal with, their landlord among them",
    "extract/people/names_in_text.py": "capital letters that are no credential, of any trade",
    "extract/naming/letters_behind.py": "capital letters that are no credential, of any trade",
    "extract/reading/lists/not_names.txt": "words that are in no person's name, of any trade",
    "extract/reading/lists/generic_mailboxes.txt": "mailboxes of functions, in any trade",
    "sources/column_names.py": "headings of columns, as lists of any trade have them",
    "sources/entry_name.py": "headings of columns, as lists of any trade have them",
}
"""File -> why a word of a trade may stand there."""
EXAMPLES = re.compile(r"leadgen new|property managers in Texas|over a fictional web|Texas on Buildium|Turn a SENTENCE")
"""The house's example of a sentence, in help and messages."""


def vendors() -> set[str]:
    """Names and hosts of the vendors of all shipped ICPs; those that are English words are left out."""
    found: set[str] = set()
    for path in SHIPPED.glob("*.yaml"):
        for spec in read_icp(path).vocabulary.fields.values():
            for value in spec.values.values() if isinstance(spec, LinkedHostField) else ():
                found |= {value.label, *value.names, *value.hosts}
                found |= {host.replace("{tenant}.", "") for host in value.tenant_hosts}
    return {name.lower() for name in found if name} - {"upkeep media", "hubspot", "postman", "status.io", "readme"}


def said_by_code(path: Path) -> Iterator[str]:
    """The texts that a file of the house works with: strings of code without its docstrings, and whole lists and templates."""
    text = path.read_text("utf-8")
    if path.suffix != ".py":
        yield text
        return
    tree = ast.parse(text)
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            yield node.value


FILES = sorted(
    path
    for path in HOUSE.rglob("*")
    if path.suffix in (".py", ".txt", ".csv", ".html", ".md")
    and path.relative_to(HOUSE).parts[0] not in ("icp", "demo", "evaluation")
)


def test_there_are_three_verticals() -> None:
    assert {path.stem for path in SHIPPED.glob("*.yaml")} == {
        "property_management",
        "small_business",
        "software_companies",
    }


@pytest.mark.parametrize("room", sorted({path.relative_to(HOUSE).parts[0] for path in FILES}))
def test_no_code_says_a_word_of_a_vertical(room: str) -> None:
    names = "|".join(sorted(map(re.escape, vendors()), key=len, reverse=True))
    word = re.compile(rf"(?<![\w@])(?:{names}|{OF_THE_TRADES})(?!\w)", re.IGNORECASE)
    found = {
        f"{path.relative_to(HOUSE)}: {match.group()}"
        for path in FILES
        if path.relative_to(HOUSE).parts[0] == room and str(path.relative_to(HOUSE)) not in KNOWN
        for text in said_by_code(path)
        if not EXAMPLES.search(text)
        for match in word.finditer(text)
    }
    assert not found


def test_what_is_let_pass_is_there() -> None:
    assert not [name for name in KNOWN if not (HOUSE / name).exists()]
