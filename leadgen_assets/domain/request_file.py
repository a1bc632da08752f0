"""A lead request as the YAML file that a person writes: read with every fault named by its line, and written with comments."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

import yaml
from pydantic import ValidationError

from leadgen_assets.domain.errors import RequestInvalid
from leadgen_assets.domain.faults import did_you_mean, model_faults
from leadgen_assets.domain.icp import Icp, LinkedHostField
from leadgen_assets.domain.lead_request import LeadRequest
from leadgen_assets.domain.source_address import SOURCE_FORMS
from leadgen_assets.domain.yaml_lines import Fault, read_lines

_TODO = 'correct the file; `leadgen new "25 property managers in Texas"` writes one that explains every field'
_FORMS = ", ".join(SOURCE_FORMS.values())
_NOT_PLAIN = frozenset({"true", "false", "null", "yes", "no", "on", "off", "y", "n"})
"""Words that some reader of YAML takes for something else than text."""


def parse_request(text: str, where: str, known_icps: Mapping[str, Icp], tenant: str = "default") -> LeadRequest:
    """The request that a YAML text describes.

    Args:
        where: file name for messages.
        known_icps: name -> ICP, for the names that a request may use.
        tenant: whose request it is when the text does not say.

    Raises:
        RequestInvalid: every fault, each with its line.
    """
    lines = read_lines(text)
    if lines.faults or not isinstance(lines.content, dict):
        faults = lines.faults or (Fault(0, "the file is empty or no block of `field: value` lines"),)
        raise _invalid(faults, where)
    given = {"tenant": tenant} | {name: value for name, value in lines.content.items() if value is not None}
    try:
        request = LeadRequest.model_validate(given)
    except ValidationError as error:
        raise _invalid(model_faults(error, LeadRequest, lines), where) from error
    faults = tuple(
        Fault(lines.line((field,)), f"{field}: {words}") for field, words in request_faults(request, known_icps)
    )
    if faults:
        raise _invalid(faults, where)
    return with_known_pms(request, known_icps[request.icp])


def request_faults(request: LeadRequest, known_icps: Mapping[str, Icp]) -> list[tuple[str, str]]:
    """What stands against submitting a valid request, as (field, words).

    That is an unknown ICP or PMS, no source, or a filter that the ICP cannot answer.
    Every door asks this before it stores a request; a clean one then goes through `with_known_pms`.
    """
    faults = []
    if not request.sources:
        faults.append(
            (
                "sources",
                "names none; write where companies come from, such as list:companies.csv, archive:sites.warc.gz or "
                "directory:https://association.example/members",
            )
        )
    icp = known_icps.get(request.icp)
    if icp is None:
        return [("icp", f"there is no ICP {request.icp!r}{did_you_mean(request.icp, known_icps)}"), *faults]
    names = pms_names(icp)
    if request.pms_any_of and not names:
        faults.append(("pms_any_of", f"the ICP {icp.name!r} does not tell software by links"))
    else:
        unknown = [text for text in request.pms_any_of if not pms_value(text, icp)]
        faults += [
            ("pms_any_of", f"{text!r} is no software that the ICP {icp.name!r} knows{did_you_mean(text, names)}")
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


def _invalid(faults: Iterable[Fault], where: str) -> RequestInvalid:
    listed = list(dict.fromkeys(str(fault) for fault in faults))
    what = f"The request cannot be accepted: {listed[0]}"
    if len(listed) > 1:
        what = "\n    ".join([f"The request cannot be accepted, for {len(listed)} reasons:", *listed])
    return RequestInvalid(what, where, _TODO)


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
        return [f"{'sources: []':<40}  # Where to look; before you run it write one or more: {_FORMS}"]
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
