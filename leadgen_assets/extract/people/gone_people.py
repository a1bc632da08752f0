"""People of whom one page says that they have retired, and those whom only an old copy of the site names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from leadgen_assets.domain.pages.page import PageText
from leadgen_assets.domain.wording.names import normal_person_name
from leadgen_assets.extract.naming.person_names import person_name
from leadgen_assets.extract.people.same_people import Person
from leadgen_assets.extract.reading.quick_look import holding

_MEMORY = r"in\s(?:loving\s|fond\s)?memor(?:y|iam|ium)"
_GONE = re.compile(r"(?P<name>.*?)[\s,–—-]{0,3}\(?(?:now\s)?(?:retired|deceased)\)?\W*", re.IGNORECASE)
_MOURNED = re.compile(
    rf"\W*{_MEMORY}(?:\sof)?[\s:–—-]{{1,4}}(?P<ahead>.+)|(?P<behind>.+?)[\s,:(–—-]{{1,4}}{_MEMORY}\W*", re.IGNORECASE
)
""" "In memoriam: Jane Doe", "Jane Doe - In Memoriam"; alone it may stand above those whom it means, and below others."""

_HAS_RETIRED = re.compile(
    r"\b(?:Mr|Ms|Mrs|Dr|Attorney)\.?\s(?P<surname>[A-Z][\w'’-]+)\s(?:has\s|is\s)?(?:now\s|recently\s)?retired\b(?!\s(?:from\sthe\s)?(?:Air|Army|Navy|Marine|military|Police|Fire))"
)
""" "Mr. Doe has retired from active practice": the only one of that surname."""

_WISHED = re.compile(
    r"\b(?:[Ww]ish(?:es|ing)?|[Cc]ongratulat(?:e|ions\sto))\s(?P<wished>[A-Z][a-z]{2,14}(?:\s[A-Z][\w'’-]+)?)\s"
    r"(?:an?\s(?:[A-Za-z-]+,?\s){0,4}|(?:all\s)?the\sbest\s(?:[a-z]+\s){0,2}in\s(?:his|her|their)\s(?:[a-z-]+\s){0,2}|on\s(?:his|her|their)\s(?:[a-z-]+\s){0,2})[Rr]etirement\b"
    r"|\b[Hh]appy\s[Rr]etirement,?\s(?:to\s(?:our\s)?)?(?P<cheered>[A-Z][a-z]{2,14}(?:\s[A-Z][\w'’-]+)?)(?=[!.,]|$)"
)
""" "We wish Jane a happy retirement": the only one of that given name."""

_RANKED = re.compile(r"\b(?:Col|Lt|Maj|Capt|Gen|Sgt|Cpt|Cmdr|Adm|Chief)\w{0,8}\b\.?\s", re.IGNORECASE)
""" "Col. Jane Doe (Retired)" has left the army, and not the firm."""

_OLD = re.compile(r"/(?:_?old|old[-_]?(?:site|pages|version)|backups?|bak)(?:[-_.]?\d{1,14}){0,4}/", re.IGNORECASE)
"""Where a site keeps what it was before: "old/", "backup_20250902_005246/"."""

_LONGEST, _NEAR = 50, 2
"""Characters of such a line; lines above it in which the name stands."""


def gone_people(pages: Sequence[PageText]) -> frozenset[str]:
    """Normalised names of those beside or below whose name nothing but "(retired)" or "in memoriam" stands, on any of the pages."""
    return frozenset(normal_person_name(name) for page in pages for name in _gone(page))


def _gone(page: PageText) -> Iterator[str]:
    for at in holding(page, ("retired", "deceased", "memory", "memoriam", "memorium")):
        text = page.segments[at].text
        if len(text) > _LONGEST:
            continue
        mourned, found = _MOURNED.fullmatch(text), _GONE.fullmatch(text)
        if mourned is None and found is None:
            continue
        own = (mourned["ahead"] or mourned["behind"]) if mourned else found["name"]  # type: ignore[index]
        above = [each.text for each in page.segments[max(0, at - _NEAR) : at][::-1]]
        for line in [own] if own.strip() else above:
            name = person_name(line)
            if name and not _RANKED.match(line):
                yield name.text
                break


def drop_retired(persons: dict[str, Person], pages: Sequence[PageText]) -> None:
    """Takes out those of whom a sentence says that they have retired, or whom it wishes well, where nobody else has that name."""
    for page in pages:
        for at in holding(page, ("etirement",)):
            for found in _WISHED.finditer(page.segments[at].text):
                words = (found["wished"] or found["cheered"]).lower().split()
                same = [key for key in persons if _is_called(key, words)]
                if len(same) == 1:
                    del persons[same[0]]
        for at in holding(page, ("retired",)):
            for found in _HAS_RETIRED.finditer(page.segments[at].text):
                last = normal_person_name(f"X {found['surname']}").split()[-1]
                same = [key for key in persons if last in key.split()[1:]]
                if len(same) == 1:
                    del persons[same[0]]


def _is_called(key: str, words: Sequence[str]) -> bool:
    """Whether a normalised name begins with a given name, and ends with the surname where that is told, too."""
    own = key.split()
    return own[0] == words[0] and (len(words) == 1 or own[-1] == words[-1])


def drop_long_gone(persons: dict[str, Person]) -> None:
    """Takes out those whom only old copies of pages name, where pages of today name others."""
    old = {key for key, person in persons.items() if all(_OLD.search(fact.url) for fact in person.facts)}
    if len(old) < len(persons):
        for key in old:
            del persons[key]
