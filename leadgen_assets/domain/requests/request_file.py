"""Lead requests as people write them: validated with every fault named by its line or row, and written as YAML with comments."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

import yaml
from pydantic import ValidationError

from leadgen_assets.domain.errors import RequestInvalid
from leadgen_assets.domain.icps.icp import Icp, LinkedHostField
from leadgen_assets.domain.requests.lead_request import LeadRequest
from leadgen_assets.domain.requests.request_forms import MOST_REQUESTS, Reading, WrittenRequest, read_requests
from leadgen_assets.domain.requests.request_sources import Look, seen_faults
from leadgen_assets.domain.requests.source_address import SOURCE_FORMS
from leadgen_assets.domain.telling.faults import did_you_mean, model_faults
from leadgen_assets.domain.telling.shown import clipped_path, shown
from leadgen_assets.domain.telling.yaml_lines import Fault, Lines

_WHAT_TO_DO = 'correct it and submit it again; `leadgen new "25 property managers in Texas"` writes a file that explains every field'
_FORMS = ", ".join(SOURCE_FORMS.values())
_NOT_PLAIN = frozenset({"true", "false", "null", "yes", "no", "on", "off", "y", "n"})
"""Words that some reader of YAML takes for something else than text."""


def parse_request(
    text: str, where: str, known_icps: Mapping[str, Icp], tenant: str = "default", *, searches: bool = False
) -> LeadRequest:
    """The request that a YAML text describes.

    Args:
        where: file name for messages.
        known_icps: name -> ICP, for the names that a request may use.
        tenant: whose request it is when the text does not say.
        searches: see `request_faults`.

    Raises:
        RequestInvalid: every fault, each with its line.
    """
    (request,) = validated(read_requests(text, "yaml"), where, known_icps, tenant, most=1, searches=searches)
    return request


def validated(
    reading: Reading,
    where: str,
    known_icps: Mapping[str, Icp],
    tenant: str,
    *,
    most: int = MOST_REQUESTS,
    searches: bool = False,
    look: Look | None = None,
) -> list[LeadRequest]:
    """The requests of a text or form, in its order, whatever it was written in.

    Args:
        most: how many there may be. searches: see `request_faults`.
        look: looks at the sources of requests with faults, so that all that is wrong is told at once; None: nobody does.

    Raises:
        RequestInvalid: every fault of every request, each with its line or row.
    """
    faults = list(reading.faults)
    if len(reading.requests) > most:
        faults.append(Fault(0, f"it holds {len(reading.requests)} requests, where one is expected"))
    requests: list[LeadRequest] = []
    if not faults:
        for written in reading.requests:
            request, wrong = _validated(written, known_icps, tenant, searches)
            faults += [placed(written, fault) for fault in wrong]
            requests += [request] if request is not None else []
        faults += [
            Fault(0, f"{place}: name: the same as that of {first}; each request needs a name of its own")
            for place, first in _named_twice(reading.requests, requests)
        ]
        if faults and look is not None:
            faults = sorted([*faults, *_sources_seen(reading.requests, look)], key=lambda fault: fault.line)
    if faults:
        raise invalid(faults, where)
    return requests


def _sources_seen(requests: Sequence[WrittenRequest], look: Look) -> Iterator[Fault]:
    for written in requests:
        for fault in seen_faults(written.fields, written.lines, look):
            yield placed(written, fault)


def placed(written: WrittenRequest, fault: Fault) -> Fault:
    """A fault of one of several requests, with the row or request in front."""
    if not written.place:
        return fault
    # A row of a table is what a person looks for; its line is another number where cells have line breaks.
    line = 0 if written.place.startswith("row") else fault.line
    return Fault(line, f"{written.place}: {fault.text}")


def _validated(
    written: WrittenRequest, known_icps: Mapping[str, Icp], tenant: str, searches: bool
) -> tuple[LeadRequest | None, list[Fault]]:
    lines = written.lines
    unwritable = [
        Fault(lines.line((name,)), f"{clipped_path(name)}: has a character that cannot be stored; type the text anew")
        for name, value in written.fields.items()
        if _unwritable(value) or _unwritable(name)
    ]
    if unwritable:
        return None, unwritable
    given = {"tenant": tenant} | {name: value for name, value in written.fields.items() if value is not None}
    return request_or_faults(given, known_icps, lines, searches=searches)


def request_or_faults(
    given: Mapping[str, object], known_icps: Mapping[str, Icp], lines: Lines, *, searches: bool
) -> tuple[LeadRequest | None, list[Fault]]:
    """The request that fields describe, with the ICP's names for its software; or None and everything that is wrong.

    Args:
        given: field -> value as written. lines: where each of them stands.
        searches: whether there is a model that may search where the request names no source.
    """
    faults: list[Fault] = []
    wrong: set[str] = set()
    try:
        request = LeadRequest.model_validate(given)
    except ValidationError as error:
        faults = model_faults(error, LeadRequest, lines)
        wrong = {str(found["loc"][0]) for found in error.errors() if found["loc"]}
        # The fields that are right are asked all the same what stands against them: everything is told at once.
        right = {name: value for name, value in given.items() if name not in wrong}
        request = LeadRequest.model_validate({"name": "unnamed"} | right)
    # Which ICP is meant is open where its field is wrong: what no ICP could answer is wrong all the same.
    named = None if "icp" in wrong else request.icp
    faults += [
        Fault(lines.line((name,)), f"{name}: {words}")
        for name, words in _against(request, known_icps, named, searches)
        if name not in wrong
    ]
    if faults:
        return None, sorted(faults, key=lambda fault: fault.line)
    return with_known_pms(request, known_icps[request.icp]), []


def _unwritable(value: object) -> bool:
    """Whether PostgreSQL could not store a text in it: NUL, or half of a surrogate pair."""
    if isinstance(value, str):
        return any(char == "\0" or "\ud800" <= char <= "\udfff" for char in value)
    if isinstance(value, dict):
        return any(_unwritable(part) for pair in value.items() for part in pair)
    return isinstance(value, list) and any(_unwritable(part) for part in value)


def _named_twice(written: Sequence[WrittenRequest], requests: Sequence[LeadRequest]) -> Iterator[tuple[str, str]]:
    """Places of requests whose key an earlier one of the file has, with that one's; nothing while some are invalid."""
    if len(written) != len(requests):
        return
    first: dict[str, str] = {}
    for one, request in zip(written, requests, strict=True):
        if request.key in first:
            yield one.place, first[request.key]
        first.setdefault(request.key, one.place)


def request_faults(
    request: LeadRequest, known_icps: Mapping[str, Icp], *, searches: bool = False
) -> list[tuple[str, str]]:
    """What stands against submitting a valid request, as (field, words).

    That is an unknown ICP or PMS, no source, or a filter that the ICP cannot answer.
    Every door asks this before it stores a request; a clean one then goes through `with_known_pms`.

    Args:
        searches: whether there is a model that may search; a request without a source is one then, and else none.
    """
    return _against(request, known_icps, request.icp, searches)


def _against(
    request: LeadRequest, known_icps: Mapping[str, Icp], named: str | None, searches: bool
) -> list[tuple[str, str]]:
    """As `request_faults`, by the ICP of that name; None: which one is meant is not known."""
    faults = []
    if not searches and all(source.kind == "search" for source in request.sources):
        what = "names only a search, and LEADGEN_MODE is off" if request.sources else "names none"
        faults.append(
            (
                "sources",
                f"{what}; write where companies come from, such as list:companies.csv, archive:sites.warc.gz or "
                "directory:https://association.example/members",
            )
        )
    icp = None if named is None else known_icps.get(named)
    if icp is None:
        if named is not None:
            faults.insert(0, ("icp", f"there is no ICP {shown(named)}{did_you_mean(named, known_icps)}"))
        return [*faults, *_software_of_no_icp(request, known_icps.values())]
    names = pms_names(icp)
    if request.pms_any_of and not names:
        faults.append(("pms_any_of", f"the ICP {icp.name!r} does not tell software by links"))
    else:
        unknown = [text for text in request.pms_any_of if not pms_value(text, icp)]
        faults += [
            ("pms_any_of", f"{shown(text)} is no software that the ICP {icp.name!r} knows{did_you_mean(text, names)}")
            for text in unknown
        ]
    ranged = request.units_min is not None or request.units_max is not None
    if ranged and icp.columns.units_estimate is None:
        faults.append(
            (
                "units_min" if request.units_min is not None else "units_max",
                f"the ICP {icp.name!r} does not count units",
            )
        )
    return faults


def _software_of_no_icp(request: LeadRequest, icps: Collection[Icp]) -> list[tuple[str, str]]:
    names = sorted({name for icp in icps for name in pms_names(icp)})
    return [
        ("pms_any_of", f"{shown(text)} is no software that an ICP knows{did_you_mean(text, names)}")
        for text in request.pms_any_of
        if names and not any(pms_value(text, icp) for icp in icps)
    ]


def with_known_pms(request: LeadRequest, icp: Icp) -> LeadRequest:
    """The same request with its PMS names as the ICP's values ("Rent Manager" -> "rent_manager"); unknown ones stay as they are."""
    values = tuple(dict.fromkeys(pms_value(text, icp) or text for text in request.pms_any_of))
    return request if values == request.pms_any_of else request.model_copy(update={"pms_any_of": values})


def pms_names(icp: Icp) -> list[str]:
    """The names by which people may ask for the values of the ICP's PMS field; empty where it has none."""
    spec = icp.vocabulary.fields.get(icp.columns.pms_detected or "")
    return [spec.values[value].shown(value) for value in spec.values] if isinstance(spec, LinkedHostField) else []


def pms_value(text: str, icp: Icp) -> str:
    """The ICP's value that a person means by a name, whatever its case, spaces and hyphens; "" for none."""
    spec = icp.vocabulary.fields.get(icp.columns.pms_detected or "")
    if not isinstance(spec, LinkedHostField):
        return ""
    wanted = _squeezed(text)
    for value, host in spec.values.items():
        if wanted and wanted in {_squeezed(name) for name in (value, host.label, *host.names)}:
            return value
    return ""


def _squeezed(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.casefold())


def invalid(faults: Iterable[Fault], where: str) -> RequestInvalid:
    """The error that lists every fault."""
    listed = list(dict.fromkeys(str(fault) for fault in faults))
    what = f"The request cannot be accepted: {listed[0]}"
    if len(listed) > 1:
        what = "\n    ".join([f"The request cannot be accepted, for {len(listed)} reasons:", *listed])
    return RequestInvalid(what, where, _WHAT_TO_DO)


def to_yaml(request: LeadRequest, notes: Sequence[str] = ()) -> str:
    """The request as YAML with a comment on each field; `parse_request` reads it back as the same request.

    Args:
        notes: lines put on top as comments, such as what was not understood of a sentence.
    """
    values = request.model_dump(mode="json")
    lines = [f"# {' '.join(note.split())}" for note in notes]
    for name, field in LeadRequest.model_fields.items():
        if name == "sources":
            lines += _source_lines(request)
            continue
        written = values[name] if name == "budget_usd" else _written(values[name])
        lines.append(f"{f'{name}: {written}':<40}  # {field.description}")
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _source_lines(request: LeadRequest) -> list[str]:
    if not request.sources:
        return [f"{'sources: []':<40}  # Where to look; none: a model searches. Else one or more: {_FORMS}"]
    lines = [f"{'sources:':<40}  # Where to look: {_FORMS}"]
    for source in request.sources:
        lines += [f"  - kind: {source.kind}", f"    path: {_written(source.path)}"]
        given = source.model_dump(include={"pages", "entries", "next"}, exclude_defaults=True)
        lines += [f"    {part}: {_written(value)}" for part, value in given.items()]
        for part, pairs in (("columns", source.columns), ("where", source.where)):
            if pairs:
                lines += [
                    f"    {part}:",
                    *(f"      {_written(key)}: {_written(value)}" for key, value in pairs.items()),
                ]
    return lines


def _written(value: object) -> str:
    """One value in YAML; text in quotes unless it is plainly a word."""
    if isinstance(value, list):
        return f"[{', '.join(_written(entry) for entry in value)}]"
    if value is None or isinstance(value, int):
        return "" if value is None else str(value)
    text = str(value)
    plain = re.fullmatch(r"[A-Za-z]([\w ./-]*[\w./])?", text, re.ASCII) and text.lower() not in _NOT_PLAIN
    return text if plain else yaml.safe_dump(text, default_style='"', allow_unicode=True, width=1_000_000).strip()
