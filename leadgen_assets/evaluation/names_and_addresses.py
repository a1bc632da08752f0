"""Labelled parses of persons' names, company names and addresses, beside the parsers that others keep."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from leadgen_assets.evaluation import address_tokens, company_names, person_parses
from leadgen_assets.evaluation.measure import Measure, SuiteResult
from leadgen_assets.evaluation.suite import Suite

_PARTS: tuple[tuple[str, str, Callable[[Path], tuple[Measure, ...]]], ...] = (
    (person_parses.PERSONS, person_parses.NOTE, person_parses.person_parses),
    (company_names.NAMES, company_names.NOTE, lambda data: (company_names.company_names(data),)),
    (address_tokens.LINES, address_tokens.NOTE, address_tokens.address_tokens),
)


def run(data: Path) -> SuiteResult:
    """Token by token, for each of the files that are there.

    Raises:
        LeadgenError: a file is no such list.
    """
    there = [(note, measured) for file, note, measured in _PARTS if (data / file).exists()]
    measures = tuple(measure for _, measured in there for measure in measured(data))
    return SuiteResult("names-and-addresses", measures, " ".join(note for note, _ in there))


NAMES_AND_ADDRESSES = Suite(
    "names-and-addresses",
    "How names and addresses fall into their parts, beside the parsers that others keep",
    tuple(file for file, _, _ in _PARTS),
    run,
    one_is_enough=True,
)
