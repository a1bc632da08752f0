"""The address half of suite `names-and-addresses`: how the parser that the pipeline uses labels the tokens of address lines."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator, Sequence
from pathlib import Path

import usaddress

from leadgen_assets.domain.errors import LeadgenError
from leadgen_assets.evaluation.measure import Counts, Measure, Mistake
from leadgen_assets.extract.places.streets import parsed_line

LINES = "entity/usaddress_labeled.xml"

NOTE = (
    "Addresses: each token of a labelled line counts; a line cut into other tokens has none right. The pipeline parses with"
    " usaddress itself, so its figure is usaddress's, and usaddress was trained on this very file: it shows that nothing is lost on"
    " the way, not how either does on lines nobody has seen (the suite `address` shows that)."
)

Tokens = Sequence[tuple[str, str]]


def address_tokens(data: Path) -> tuple[Measure, ...]:
    """One measure: the tokens of the labelled lines.

    Raises:
        LeadgenError: a file that is no such collection.
    """
    lines = list(_lines(data / LINES))
    return (_tokens(lines),)


def _tokens(lines: list[tuple[str, Tokens]]) -> Measure:
    units, mistakes, beside = [], [], Counts()
    for text, labelled in lines:
        got = parsed_line(text)
        units.append(_same(got, labelled))
        beside += _same([(str(token), str(label)) for token, label in usaddress.parse(text)], labelled)
        mistakes += [
            Mistake(text, f"{token} {label}", f"{other[0]} {other[1]}")
            for (token, label), other in zip(labelled, got, strict=False)
            if (token, label) != other
        ]
    return Measure(
        "address tokens", "address line", units, mistakes, beside={"usaddress, trained on these lines": beside}
    )


def _same(got: Tokens, labelled: Tokens) -> Counts:
    right = sum(one == other for one, other in zip(got, labelled, strict=True)) if len(got) == len(labelled) else 0
    return Counts(right, len(got) - right, len(labelled) - right)


def _lines(path: Path) -> Iterator[tuple[str, Tokens]]:
    try:
        root = ElementTree.parse(path).getroot()
    except (OSError, ElementTree.ParseError) as error:
        raise LeadgenError(
            "The labelled addresses cannot be read", str(path), "name a file of AddressString elements"
        ) from error
    for line in root.iter("AddressString"):
        tokens = [((token.text or "").strip(), token.tag) for token in line]
        if not tokens:
            raise LeadgenError(
                "A line has no labelled token", f"{path}: {''.join(line.itertext())[:60]}", "label it or take it out"
            )
        yield " ".join("".join(line.itertext()).split()), tokens
