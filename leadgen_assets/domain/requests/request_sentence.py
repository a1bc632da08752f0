"""A request from one English sentence, by rules: what a rule does not understand is handed back, never guessed.

Each rule takes its words out of the sentence; the words that are left, but for a few that mean nothing here, were not understood.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Any

from pydantic import ValidationError

from leadgen_assets.domain.icps.icp import CountField, Icp, LinkedHostField
from leadgen_assets.domain.requests.lead_request import DEFAULT_ICP, LeadRequest, slug
from leadgen_assets.domain.requests.source_spec import SourceSpec
from leadgen_assets.domain.telling.given_numbers import plain_dollars
from leadgen_assets.domain.wording.places import STATES
from leadgen_assets.domain.wording.sentence_words import (
    CODES_THAT_ARE_WORDS,
    EMPTY,
    LEAST,
    MONEY,
    MOST,
    NO_CITIES,
    NO_STATE_BEFORE,
    NOT,
    NUMBER,
    PEOPLE,
    TO,
    either,
    number_of,
)

_TAKEN, _ASKED = "\x00", "\x01"
"""Stand where words were taken, so that the words around do not join to new ones; the second one for the ICP's own words."""
_TWINS = re.compile(r"\b(North|South)(\s+(?:and|or|&)\s+(?:North|South))\s+(Dakota|Carolina)\b", re.IGNORECASE)
""" "North and South Dakota"."""
_UNIT = re.compile(r"\s?(?:(?:US\s)?dollars?|USD|bucks)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Understood:
    """A request from a sentence.

    Attributes:
        not_understood: pieces of the sentence that no rule took.
        notes: lines for the top of the YAML: what was assumed and what was not understood.
    """

    request: LeadRequest
    not_understood: tuple[str, ...]
    notes: tuple[str, ...]


def request_from_sentence(
    sentence: str,
    icps: Mapping[str, Icp],
    *,
    default_icp: str = DEFAULT_ICP,
    tenant: str = "default",
    sources: Sequence[SourceSpec] = (),
) -> Understood:
    """The request that a sentence asks for: "25 property managers in Texas on Buildium".

    Understood are the number of companies, the ICP's own words (`called`), states, cities behind "in", software by name, ranges
    of units, numbers of decision makers, a preview and a budget in dollars. Never raises for a sentence.

    Args:
        icps: name -> ICP. default_icp: taken, and noted, when the sentence has no ICP's words.
    """
    reading = _Reading(" ".join(sentence.replace(_TAKEN, " ").replace(_ASKED, " ").split())[:1000])
    icp_name = _icp(reading, icps) or default_icp
    icp = icps.get(icp_name)
    for rule in (_budget, _preview, _contacts):
        rule(reading)
    if icp is not None:
        _units(reading, icp)
        _pms(reading, icp)
    _states(reading)
    _cities(reading)
    _target(reading)
    base = {"tenant": tenant, "name": _name(sentence), "icp": icp_name, "sources": tuple(sources)}
    request = _valid(base, reading)
    left = reading.left()
    lost = [f"not understood, and left out: {piece!r}" for piece in left]
    return Understood(request, left, (f"from: {' '.join(sentence.split())[:200]}", *reading.notes, *lost))


@dataclass
class _Reading:
    """A sentence while rules take their words out of it."""

    text: str
    found: dict[str, Any] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)

    def take(
        self,
        pattern: str,
        use: Callable[[re.Match[str]], dict[str, Any] | None],
        flags: int = re.IGNORECASE,
        left: str = _TAKEN,
    ) -> bool:
        """Give each match to `use`; one whose answer is not None is taken out, and `left` stands there."""
        taken = False

        def replaced(match: re.Match[str]) -> str:
            nonlocal taken
            values = use(match)
            if values is None:
                return match.group()
            self.found |= values
            taken = True
            return f" {left} "

        self.text = re.sub(pattern, replaced, self.text, flags=flags)
        return taken

    def negated(self, match: re.Match[str]) -> bool:
        return bool(NOT.search(match.string[: match.start()]))

    def left(self) -> tuple[str, ...]:
        pieces = []
        for part in re.split(rf"[{_TAKEN}{_ASKED},;.!?]", self.text):
            words = part.split()
            while words and words[0].strip("'\"()").lower() in EMPTY:
                words.pop(0)
            while words and words[-1].strip("'\"()").lower() in EMPTY:
                words.pop()
            if words and re.search(r"\w", " ".join(words)):
                pieces.append(" ".join(words))
        return (*pieces, *self.refused)


def _icp(reading: _Reading, icps: Mapping[str, Icp]) -> str:
    """The ICP whose longest own words stand in the sentence."""
    best = ("", "")
    for name, icp in icps.items():
        for words in (*icp.called, name.replace("_", " ")):
            if len(words) > len(best[1]) and re.search(rf"(?<!\w){either([words])}(?!\w)", reading.text, re.IGNORECASE):
                best = (name, words)
    if best[0]:
        reading.take(rf"(?<!\w)(?:{either([best[1]])})(?!\w)", lambda match: {}, left=_ASKED)
    else:
        reading.notes.append("no words of an ICP were found; the default one is assumed")
    return best[0]


def _budget(reading: _Reading) -> None:
    def use(match: re.Match[str]) -> dict[str, Any]:
        amount = next(match[way] for way in ("signed", "named", "behind", "bare") if match[way])
        try:
            return {"budget_usd": Decimal(plain_dollars(amount if match["signed"] else _UNIT.sub("", amount)))}
        except (ValueError, InvalidOperation):
            # Taken out all the same: of "$1,50" neither part is a number of companies.
            reading.refused.append(f"budget_usd: {amount}")
            return {}

    reading.take(MONEY, use)


def _preview(reading: _Reading) -> None:
    reading.take(
        rf",?\s*(?<!\w)(?:(?:and|with)\s+)?(?:a\s+)?preview(?:\s+of)?\s*:?\s*({NUMBER})(?:\s+compan(?:y|ies))?(?![\w.%])",
        lambda match: {"preview": number_of(match.group(1))},
    )


def _contacts(reading: _Reading) -> None:
    def between(match: re.Match[str]) -> dict[str, Any]:
        return {
            "contacts_min": number_of(match.group(1)),
            "contacts_max": number_of(match.group(2)),
            "without_contacts": "drop",
        }

    def exactly(match: re.Match[str]) -> dict[str, Any]:
        words, number = (match.group(1) or "").lower(), number_of(match.group(2))
        least = {} if re.fullmatch(MOST, words) else {"contacts_min": number, "without_contacts": "drop"}
        most = {} if re.fullmatch(LEAST, words) else {"contacts_max": number}
        return least | most

    def odd(match: re.Match[str]) -> dict[str, Any]:
        reading.refused.append(match.group())
        return {}

    # Of "2,5 to 3 contacts" neither end is taken, nor is it a number of companies.
    reading.take(rf"(?<!\w)\d+[.,]\d*{TO}{NUMBER}\s+{PEOPLE}(?!\w)", odd)
    ends = rf"(?:between\s+)?({NUMBER})(?:{TO}|\s+or\s+)({NUMBER})"
    bounds = rf"min(?:imum)?(?:\s+of)?\s+({NUMBER})\s*,?\s*(?:and\s+)?max(?:imum)?(?:\s+of)?\s+({NUMBER})"
    for pattern in (bounds, ends):
        reading.take(rf"(?<!\w)(?:with\s+)?{pattern}\s+{PEOPLE}(?!\w)", between)
    reading.take(rf"(?<!\w)(?:with\s+)?({LEAST}|{MOST})?\s*(?<!\w)({NUMBER})\s+{PEOPLE}(?!\w)", exactly)
    reading.take(
        rf"(?<!\w)(?:with\s+)?{PEOPLE}\s*:\s*({NUMBER})(?![\w.%-]|\s*(?:to|or)\b)",
        lambda match: {"contacts_min": (n := number_of(match.group(1))), "contacts_max": n, "without_contacts": "drop"},
    )
    reading.take(
        rf"(?<!\w)(?:with|and)\s+(?:their\s+|the\s+|its\s+|a\s+)?{PEOPLE}(?!\w)",
        lambda match: {"contacts_min": 1, "without_contacts": "drop"} if "contacts_min" not in reading.found else {},
    )


def _units(reading: _Reading, icp: Icp) -> None:
    spec = icp.vocabulary.fields.get(icp.columns.units_estimate or "")
    if not isinstance(spec, CountField):
        return
    nouns = rf"(?:{either([*spec.nouns, 'units'])})(?!\w)"
    for both in (
        rf"(?:between\s+|from\s+)?({NUMBER}){TO}({NUMBER})\s+{nouns}",
        rf"{nouns}\s*:\s*({NUMBER}){TO}({NUMBER})(?![\w.%])",
    ):
        reading.take(
            rf"(?<!\w){both}",
            lambda match: {"units_min": number_of(match.group(1)), "units_max": number_of(match.group(2))},
        )
    reading.take(rf"(?<!\w){LEAST}\s+({NUMBER})\s+{nouns}", lambda match: {"units_min": number_of(match.group(1))})
    reading.take(rf"(?<!\w){MOST}\s+({NUMBER})\s+{nouns}", lambda match: {"units_max": number_of(match.group(1))})
    reading.take(
        rf"(?<!\w)({NUMBER})\s*(?:\+|or more)\s*{nouns}", lambda match: {"units_min": number_of(match.group(1))}
    )
    reading.take(
        rf"(?<!\w)({NUMBER})\s+{nouns}\s+or\s+more(?!\w)", lambda match: {"units_min": number_of(match.group(1))}
    )


def _pms(reading: _Reading, icp: Icp) -> None:
    spec = icp.vocabulary.fields.get(icp.columns.pms_detected or "")
    if not isinstance(spec, LinkedHostField):
        return
    wanted: list[str] = []

    def use(match: re.Match[str], value: str) -> dict[str, Any] | None:
        if reading.negated(match):
            return None
        wanted.append(value)
        return {"pms_any_of": tuple(dict.fromkeys(wanted))}

    for value, host in spec.values.items():
        words = either([value, host.shown(value), *host.names])
        reading.take(rf"(?<!\w)(?:{words})(?!\w)", lambda match, value=value: use(match, value))  # type: ignore[misc]
    if wanted:
        reading.take(r"\bor\s+unknown(?:\s+(?:software|pms))?", lambda match: {"pms_unknown": "keep"})


def _states(reading: _Reading) -> None:
    """States by name; codes in capitals, those that are English words only behind "in" or a comma."""
    found: dict[int, str] = {}
    whole = reading.text
    mixed_case = reading.text != reading.text.upper()

    def washington(match: re.Match[str]) -> dict[str, Any]:
        found[match.start()] = "DC"
        return {}

    def by_name(match: re.Match[str]) -> dict[str, Any] | None:
        # "Except Texas and Ohio": the negation holds for both.
        if NOT.search(row_before.sub("", match.string[: match.start()])):
            return None
        code = next(code for code, name in STATES.items() if name.lower() == " ".join(match.group(1).lower().split()))
        found[match.start()] = code
        return {}

    def by_code(match: re.Match[str]) -> dict[str, Any] | None:
        code, before = match.group(1), match.string[: match.start()].rstrip()
        placed = before.lower().endswith((" in", ",")) or before.lower() == "in" or in_row.search(before)
        if (
            not mixed_case
            or code not in STATES
            or reading.negated(match)
            or (code in CODES_THAT_ARE_WORDS and not placed)
        ):
            return None
        found[match.start()] = code
        return {}

    reading.text = _TWINS.sub(r"\1 \3 \2 \3", reading.text)
    # "TX and OK", "TX/OK": in a row of states such a code is one.
    in_row = re.compile(rf"(?:{_TAKEN}|(?<![\w.])(?:{'|'.join(STATES)}))\s*(?:and|or|&|/)$")
    names = "|".join(sorted((name.replace(" ", r"\s+") for name in STATES.values()), key=len, reverse=True))
    row_before = re.compile(rf"(?:(?:{names})(?:\s*,\s*(?:and\s+|or\s+)?|\s+(?:and|or|&)\s+))+$", re.IGNORECASE)
    reading.take(r"(?<!\w)Washington,?\s+D\.?\s?C\.?(?!\w)", washington)
    reading.take(rf"(?<!\w)(?:the state of\s+)?({names})(?!\w){NO_STATE_BEFORE}", by_name)
    reading.take(r"(?<![\w.])([A-Z]{2})(?![\w.])", by_code, flags=0)
    if found:
        reading.found["states"] = tuple(dict.fromkeys(found.values()))
    if two := re.fullmatch(rf".*\bin\s+(?P<first>{names}),\s+(?P<second>{names})\W*", whole, re.IGNORECASE):
        reading.notes.append(f"taken for two states: {two['first']}, {two['second']}; a town is written under cities")


def _cities(reading: _Reading) -> None:
    """Names in capitals behind "in", "near" or "around"."""
    cities: list[str] = []
    name = r"[A-Z][\w'.-]+(?:\s+(?:of\s+|la\s+|del\s+|de\s+)?[A-Z][\w'.-]+){0,3}"

    def use(match: re.Match[str]) -> dict[str, Any] | None:
        if reading.negated(match):
            return None
        parts = [part.strip(" .") for part in re.split(r"\s*,\s*(?:and\s+|or\s+)?|\s+(?:and|or|&)\s+", match.group(1))]
        if any(not part or part.lower().removeprefix("the ") in NO_CITIES for part in parts):
            return None
        cities.extend(parts)
        return {}

    reading.take(
        rf"\b(?:[Ii]n|[Nn]ear|[Aa]round)\s+({name}(?:(?:\s*,\s*(?:and\s+|or\s+)?|\s+(?:and|or|&)\s+){name}){{0,20}})",
        use,
        flags=0,
    )
    if cities:
        reading.found["cities"] = tuple(dict.fromkeys(cities))
        reading.notes.append(f"taken for cities: {', '.join(cities)}")


def _target(reading: _Reading) -> None:
    """The one number that is left; of several the one right before the ICP's words, but none that is meant for each state."""
    if re.search(rf"{_ASKED}\s*(?:each|apiece|per\s+state)\b", reading.text, re.IGNORECASE):
        reading.refused.append("each: one number is for all states")
    number = rf"(?<![\w.$-])({NUMBER})(?![\w.%]|\s(?:dollars?|USD|bucks|cents?|euros?)\b)"
    numbers = re.findall(number, reading.text, re.IGNORECASE)
    if len(numbers) == 1:
        reading.take(number, lambda match: {"target_companies": number_of(match.group(1))})
    elif numbers:
        reading.take(rf"{number}(?=\s*{_ASKED})", lambda match: {"target_companies": number_of(match.group(1))})


def _name(sentence: str) -> str:
    words = " ".join(sentence.split())[:80]
    shortened = words if len(words) < 80 else words.rpartition(" ")[0] or words
    return shortened if slug(shortened) else "request"


def _valid(base: dict[str, Any], reading: _Reading) -> LeadRequest:
    """The request with every value that it accepts; the others go to what was not understood."""
    values = dict(reading.found)
    while True:
        try:
            return LeadRequest.model_validate(base | values)
        except ValidationError as error:
            wrong = {str(fault["loc"][0]) for fault in error.errors() if fault["loc"]}
            # Of a range turned round nobody knows which end is meant.
            wrong |= {str(f["loc"][0]).replace("_max", "_min") for f in error.errors() if f["type"] == "turned_round"}
            wrong &= set(values)
            if not wrong:
                return LeadRequest(name="request", sources=tuple(base["sources"]))
            reading.refused += [f"{name}: {values.pop(name)}" for name in sorted(wrong)]
