"""Whether another firm's name stands beside a phrase, said of the company itself: "Professionally managed by Maple Hollow"."""

from __future__ import annotations

import re

from leadgen_assets.extract.others.other_firms import FIRM, has_firm_word, is_ours, is_person, is_place
from leadgen_assets.extract.reading.word_lists import word_list

_BEHIND = re.compile(rf"(?:\s(?:is|are)\s|\s?[:,–—-]\s|\s)(?:the\s)?{FIRM}")
_BEFORE = re.compile(rf"\b[Aa]n?\s{FIRM}\s$")
_LED_IN = re.compile(
    r"\W*(?:(?:\w+ly|owned|marketed|leased|leasing|developed|operated|built|managed|another|quality|fine|premier|luxury|beautiful|and|&|is|are|it|we|[Oo]ur|[Tt]he|[Ii]ts|proud\sto\sbe|part\sof|property|on-?site)\W{1,3}){0,6}",
    re.IGNORECASE,
)
"""What may stand in front where the company itself is meant, and no name: "Owned and professionally ", "Our "."""

_ITSELF = re.compile(
    r"\b(?:our|the|this)\s(?:[\w-]+\s){0,2}?(?!(?:web\s?)?sites?\b|pages?\b|blog\b|accounts?\b|payroll\b|network\b|server\b|software\b|portal\b|payments?\b|systems?\b|funds?\b|books\b|money\b|finances\b)[\w-]{3,20}\s(?:(?:is|are)\s)?(?:\w+ly\s|being\s){0,2}$",
    re.IGNORECASE,
)
"""The company's place as the subject: "Our association is professionally ", "this property "."""

_NAME = re.compile(FIRM.replace("?P<firm>", "?:"))
_NEAR = 90
_PEOPLE = frozenset(
    {"family", "families", "team", "teams", "expert", "experts", "professional", "professionals"}
    | {"staff", "owners", "residents", "volunteers", "people", "pros", "specialists"}
)
"""Last words of what names no firm: "managed by Local Experts", "the Oakley Family"."""


def beside_another(sentence: str, start: int, end: int, letters: str) -> bool:
    """Whether a sentence says of the company what the phrase says, with another firm's name beside it.

    Not said of it: "Elm Ridge is managed by Maple Hollow" where the company is not called so, "is your home managed by …?".

    Args:
        sentence: that holds the phrase. start, end: the phrase's place in it.
        letters: letters of the company's domain and names, parted by spaces.
    """
    if sentence.rstrip().endswith("?"):
        return False
    ahead, behind = sentence[max(0, start - _NEAR) : start], sentence[end:]
    before = _BEFORE.search(ahead)
    if before:
        return is_another(before["firm"], letters, several=False) and _of_company(ahead[: before.start()], letters)
    if sentence[start:end].rstrip().lower().endswith(("community", "property")):
        return False
    phrase = sentence[start:end].lower().rstrip(" :")
    found = _BEHIND.match(behind)
    if found and phrase.endswith("manager") and not has_firm_word(found["firm"]):
        # "Community manager: Ilka Brandstetter" names who it is.
        return False
    return found is not None and is_another(found["firm"], letters, several=True) and _of_company(ahead, letters)


def is_another(firm: str, letters: str, *, several: bool) -> bool:
    """Whether a name is that of a firm that is not this one: no person's, no place, no plain word that begins a line.

    Args:
        several: whether one capitalised word must not be a plain one. In front of "community" stands as often of what kind it is.
    """
    firm = firm.rstrip(".,")
    words = [word.strip(".,'’").lower() for word in firm.split()]
    kinds = word_list("kinds_of_places")
    of_a_kind = not several and any(part in kinds for word in words for part in word.split("-"))
    if is_ours(firm, letters) or of_a_kind or is_person(firm) or words[-1] in _PEOPLE:
        return False
    if has_firm_word(firm):
        return True
    plain = all(word in word_list("not_names") or word in word_list("inner_words") for word in words)
    return not (plain or is_place(firm))


def _of_company(ahead: str, letters: str) -> bool:
    """Whether what stands in front names the company or its place, or nothing at all."""
    if _LED_IN.fullmatch(ahead) or _ITSELF.search(ahead) or ahead.lower().endswith((" our ", " its ")):
        return True
    return any(is_ours(name[0], letters) for name in _NAME.finditer(ahead) if len(name[0]) > 3)
