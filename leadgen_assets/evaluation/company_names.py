"""The company half of suite `names-and-addresses`: the legal form told from the name, token by token."""

from __future__ import annotations

import importlib
import importlib.util
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.etree import ElementTree

from leadgen_assets.domain.errors import LeadgenError
from leadgen_assets.domain.wording.company_parts import Part, company_parts, fold
from leadgen_assets.evaluation.measure import Counts, Measure, Mistake

NAMES = "entity/probablepeople_company_dev.xml"
NOTE = (
    "Company names: each token is the name's, the legal form's, or a mark between two names (dba, formerly, on behalf of, c/o); "
    'probablepeople\'s finer labels are folded into these. Distinct strings; "Co." and "Corporation" are left out where '
    "the labels call them part of the name, since the law calls them a form. probablepeople was trained on these very strings."
)
_FORM = "CorporationLegalType"
_MARKS = frozenset({"AKA", "ProxyFor", "CareOf"})
_EITHER = frozenset({"co", "company", "corp", "corporation"})

Parser = Callable[[str], list[Part]]


def company_names(data: Path) -> Measure:
    """The measure over a data folder; one unit a distinct name, right and wrong its tokens.

    Raises:
        LeadgenError: the file is no such list.
    """
    units, mistakes, theirs = [], [], Counts()
    other = _probablepeople()
    for tokens, labels in _labelled(data / NAMES):
        text = " ".join(tokens)
        asked = [at for at, token in enumerate(tokens) if labels[at] is not Part.NAME or fold(token) not in _EITHER]
        found = [part for _, part in company_parts(text)]
        units.append(_counts(found, labels, asked))
        theirs += _counts(other(text), labels, asked) if other else Counts()
        wrong = [at for at in asked if found[at : at + 1] != [labels[at]]]
        if wrong:
            mistakes.append(Mistake(text, _shown(tokens, labels, wrong), _shown(tokens, found, wrong)))
    beside = {"probablepeople": theirs} if other else {}
    return Measure("company names, tokens", "name", units, mistakes, beside=beside)


def _counts(found: list[Part], labels: list[Part], asked: list[int]) -> Counts:
    right = sum(found[at : at + 1] == [labels[at]] for at in asked) if len(found) == len(labels) else 0
    return Counts(right, len(asked) - right, len(asked) - right)


def _shown(tokens: list[str], parts: list[Part], places: list[int]) -> str:
    return ", ".join(f"{tokens[at]}: {parts[at]}" for at in places if at < len(parts))


def _labelled(path: Path) -> Iterator[tuple[list[str], list[Part]]]:
    try:
        root = ElementTree.parse(path).getroot()
    except (OSError, ElementTree.ParseError) as error:
        raise LeadgenError(
            "The labelled names cannot be read", str(path), "name a file of probablepeople's XML"
        ) from error
    seen = set()
    for name in root:
        tokens = [(token.text.strip(), _part(token.tag)) for token in name if token.text and token.text.strip()]
        text = " ".join(text for text, _ in tokens).casefold()
        if tokens and text not in seen and not any(" " in text for text, _ in tokens):
            seen.add(text)
            yield [text for text, _ in tokens], [part for _, part in tokens]


def _part(label: str) -> Part:
    if label == _FORM:
        return Part.FORM
    return Part.MARK if label in _MARKS else Part.NAME


def _probablepeople() -> Parser | None:
    """The parser whose labels these are, where it is installed."""
    if importlib.util.find_spec("probablepeople") is None:
        return None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        library = importlib.import_module("probablepeople")

    def parse(text: str) -> list[Part]:
        return [_part(label) for _, label in library.parse(text)]

    return parse
