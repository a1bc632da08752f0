"""How segments and profiles are kept: compact, and read back equal."""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping, Sequence
from typing import Any

from leadgen_assets.domain.facts.evidence import Fact
from leadgen_assets.domain.facts.profile import FieldState, FieldValue, Person, Profile
from leadgen_assets.domain.pages.page import Kind, Region, Segment

_LEVEL = 3  # a page's segments shrink to a quarter; higher levels take twice the time for a few per cent
_SAID = 4
_MARKED = {
    mark + _SAID * said: (mark > 0, mark > 1, said) for mark in range(3) for said in (False, True)
}  # goes on, parted, said
_KINDS = {str(kind): kind for kind in Kind}
_STATES = {str(state): state for state in FieldState}  # a dictionary is several times as quick as the enum's call
_REGIONS = {str(region): region for region in Region}


def pack_segments(segments: Sequence[Segment]) -> bytes:
    """Segments as compressed JSON; their numbers are their places.

    What goes on ends in 1, behind an empty line in 2; 4 more stand for what others say.
    """
    rows = [
        [s.kind, s.region, s.text, s.href, s.label, s.card, *((mark,) if (mark := _mark(s)) else ())] for s in segments
    ]
    return zlib.compress(json.dumps(rows, ensure_ascii=False, separators=(",", ":")).encode(), _LEVEL)


def unpack_segments(packed: bytes) -> tuple[Segment, ...]:
    """Inverse of `pack_segments`; empty bytes are no segments."""
    if not packed:
        return ()
    rows = json.loads(zlib.decompress(packed))
    return tuple(
        Segment(number, _KINDS[kind], _REGIONS[region], text, href, label, card, *(_MARKED[more[0]] if more else ()))
        for number, (kind, region, text, href, label, card, *more) in enumerate(rows, start=1)
    )


def _mark(segment: Segment) -> int:
    return (segment.goes_on and 1 + segment.parted) + _SAID * segment.said


def pack_profile(profile: Profile) -> tuple[dict[str, Any], list[Fact]]:
    """A profile as JSON in which facts are named by their place in the returned list of evidence."""
    evidence: list[Fact] = []
    places: dict[Fact, int] = {}

    def place(fact: Fact) -> int:
        if fact not in places:
            places[fact] = len(evidence)
            evidence.append(fact)
        return places[fact]

    fields = {
        name: [str(f.state), list(f.values), [place(fact) for fact in f.facts], f.confidence, f.estimated]
        for name, f in profile.fields.items()
    }
    people = [
        [p.full_name, p.title, p.email, p.phone, p.linkedin_url, [place(fact) for fact in p.facts]]
        for p in profile.people
    ]
    return {
        "fields": fields,
        "people": people,
        "no_marketing": profile.no_marketing,
        "looked_at": list(profile.looked_at),
    }, evidence


def unpack_profile(
    body: dict[str, Any], evidence: Sequence[Fact] | Mapping[int, Fact] | None, pages_read: int, rejected: int
) -> Profile:
    """Inverse of `pack_profile`.

    Args:
        evidence: in the order in which it was returned, or some of it by place; None for a profile without its facts.
    """
    known = dict(enumerate(evidence)) if isinstance(evidence, Sequence) else evidence

    def facts_at(places: list[int]) -> tuple[Fact, ...]:
        return tuple([known[i] for i in places if i in known]) if known else ()

    fields = {
        name: FieldValue(_STATES[state], tuple(values), facts_at(facts), confidence, estimated)
        for name, (state, values, facts, confidence, estimated) in body["fields"].items()
    }
    people = tuple(
        Person(full_name, title, email, phone, linkedin_url, facts_at(facts))
        for full_name, title, email, phone, linkedin_url, facts in body["people"]
    )
    return Profile(fields, people, pages_read, body["no_marketing"], rejected, tuple(body.get("looked_at", ())))
