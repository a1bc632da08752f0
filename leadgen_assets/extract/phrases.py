"""Values of `phrases` fields: the phrase stands in the site's own words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from leadgen_assets.domain.evidence import Fact, Method
from leadgen_assets.domain.icp import PhraseField
from leadgen_assets.domain.page import Kind, Outcome, PageText
from leadgen_assets.extract.proposal import propose, sentence_around

_READ = (Kind.TITLE, Kind.META, Kind.TEXT, Kind.HEADING, Kind.LINK, Kind.IMAGE)
_MOST_A_PAGE = 5


def phrases(field: str, spec: PhraseField, pages: Sequence[PageText]) -> Iterator[Fact]:
    """One fact a mention, at most five of one value a page; sentences with what spoils them are left out. Not yet verified."""
    value_of = {phrase.lower(): value for value, several in spec.values.items() for phrase in several}
    anyone = _any_of(tuple(value_of))
    spoiled = _any_of(spec.not_when) if spec.not_when else None
    for page in pages:
        if page.outcome is not Outcome.OK:
            continue
        whole = "\n".join(segment.text for segment in page.segments if segment.kind in _READ).lower()
        # Most pages have none of the phrases, and looking for plain text is far quicker than matching words.
        if not any(phrase in whole for phrase in value_of):
            continue
        times: dict[str, int] = {}
        for segment in page.segments:
            if segment.kind not in _READ:
                continue
            for match in anyone.finditer(segment.text):
                value = value_of[" ".join(match.group().lower().split())]
                if times.get(value, 0) >= _MOST_A_PAGE:
                    continue
                sentence = sentence_around(segment.text, match.start(), match.end())
                if spoiled and spoiled.search(sentence):
                    continue
                times[value] = times.get(value, 0) + 1
                sure = 0.9 if segment.kind in (Kind.TITLE, Kind.META, Kind.HEADING) else 0.8
                yield propose(page, segment, field, value, sure, quote=sentence, method=Method.TEXT)


def _any_of(several: Sequence[str]) -> re.Pattern[str]:
    ordered = sorted(several, key=len, reverse=True)
    return re.compile(
        r"(?<!\w)(?:" + "|".join(re.escape(phrase).replace(r"\ ", r"\s") for phrase in ordered) + r")(?!\w)",
        re.IGNORECASE,
    )
