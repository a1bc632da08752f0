"""A firm's name that stands in running text alone, told by the domain that it spells: "Maple & Hollow, LLP" of maplehollow.example."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from leadgen_assets.domain.facts.evidence import Fact
from leadgen_assets.domain.pages.page import Kind, PageText
from leadgen_assets.extract.firm.domain_letters import letters_of_label
from leadgen_assets.extract.naming.written_names import repaired
from leadgen_assets.extract.reading.proposal import propose

_WORD = r"[A-Z][\w'’-]*"
_RUN = re.compile(rf"(?:[Tt]he\s)?{_WORD}(?:,?\s(?:{_WORD}\.?|&|and(?=\s[A-Z])|of(?=\s[A-Z]))){{1,12}}")
_MOST_WORDS = 7
_LEAST_LETTERS = 6
_SURE = 0.75
_FORM = re.compile(r",?\s(?:LLC|LLP|PLLC|L\.L\.C|Inc|Ltd|P\.?C|P\.?A|Corp|Co)\.?$")
_CALLED = re.compile(r"(?:Dr|Mr|Mrs|Ms)\.")
_AROUND = 120
"""Characters of a long text that are quoted on either side."""


def spelled_names(pages: Sequence[PageText], domain: str) -> Iterator[Fact]:
    """Names of two words and more with exactly the domain's letters, legal form and "and" aside.

    For a site that says nowhere else what its firm is called.
    """
    label = _letters(letters_of_label(domain))
    if len(label) < _LEAST_LETTERS:
        return
    for page in pages:
        for segment in page.segments:
            if segment.kind not in (Kind.TEXT, Kind.HEADING):
                continue
            for run in _RUN.finditer(segment.text):
                name = _within(run[0], label)
                if name:
                    at = run.start()
                    quote = segment.text[max(0, at - _AROUND) : at + len(run[0]) + _AROUND].strip()
                    yield propose(page, segment, "company_name", repaired(name), _SURE, quote=quote)


def _within(run: str, label: str) -> str:
    """Of a run of capitalised words those that spell the label, with the legal form behind them; nobody's title and surname."""
    words = run.split()
    for start in range(len(words) - 1):
        for end in range(start + 2, min(len(words), start + _MOST_WORDS) + 1):
            name = " ".join(words[start:end])
            if _letters(_FORM.sub("", name)) == label and not _CALLED.match(name):
                longer = " ".join(words[start : end + 1])
                whole = longer if _FORM.search(longer) else name
                return whole if _FORM.search(whole) else whole.rstrip(".,")
    return ""


def _letters(text: str) -> str:
    """Letters and digits without "and", which stands in some domains and not in others: of both sides alike."""
    return re.sub(r"[^a-z0-9]", "", text.lower()).replace("and", "")
