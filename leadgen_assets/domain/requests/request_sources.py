"""The sources of a request that is not valid yet, those of them that are: what is wrong with them is told with all the rest."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from pydantic import ValidationError

from leadgen_assets.domain.requests.source_spec import SourceSpec
from leadgen_assets.domain.telling.yaml_lines import Fault, Lines

Look = Callable[[SourceSpec], list[str]]
"""What is wrong with a source where it stands, in words; domain rules look at no file themselves."""


def seen_faults(given: Mapping[str, object], lines: Lines, look: Look) -> Iterator[Fault]:
    """What is wrong with each source whose own description is valid, whatever else is wrong with the request.

    Args:
        given: field -> value as written. lines: where each of them stands.
    """
    sources = given.get("sources")
    listed = sources if isinstance(sources, (list, tuple)) else [sources]
    for number, source in enumerate(listed):
        try:
            spec = SourceSpec.model_validate(source)
        except ValidationError:
            continue
        for words in look(spec):
            yield Fault(lines.line(("sources", number)), f"sources[{number + 1}]: {words}")
