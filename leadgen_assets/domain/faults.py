"""What pydantic finds wrong, said so that the author of a file understands it, with lines and "did you mean"."""

from __future__ import annotations

import types
from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from typing import Any, Literal, get_args

from pydantic import BaseModel, ValidationError

from leadgen_assets.domain.yaml_lines import Fault, Lines


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """ "; did you mean 'x'?" where one known word is near, else the known ones if they are few, else ""."""
    names = list(known)
    near = get_close_matches(word.lower(), [name.lower() for name in names], n=1, cutoff=0.6)
    if near:
        meant = next(name for name in names if name.lower() == near[0])
        return f"; did you mean '{meant}'?"
    return f"; known are {', '.join(names)}" if 0 < len(names) <= 12 else ""


def model_faults(error: ValidationError, model: type[BaseModel], lines: Lines) -> list[Fault]:
    """One fault for each error, in the order of the file."""
    faults = []
    for found in error.errors(include_url=False):
        place = _place([step for step in found["loc"] if step != "[key]"], lines)
        faults.append(Fault(lines.line(found["loc"]), f"{place}{_words(found, model)}"))
    return sorted(faults, key=lambda fault: fault.line)


def _place(steps: Sequence[str | int], lines: Lines) -> str:
    shown = ""
    path: tuple[str | int, ...] = ()
    for step in steps:
        known = (*path, step) in lines.at
        if known or step == steps[-1]:
            path = (*path, step)
            shown += f"[{step + 1}]" if isinstance(step, int) else f"{'.' if shown else ''}{step}"
    return f"{shown}: " if shown else ""


def _words(found: Any, model: type[BaseModel]) -> str:
    given, kind, context = found["input"], found["type"], found.get("ctx", {})
    if kind == "extra_forbidden":
        key = str(found["loc"][-1])
        return f"unknown key '{key}'{did_you_mean(key, keys_at(model, found['loc'][:-1]))}"
    if kind == "missing":
        return "is missing"
    if kind in {"literal_error", "union_tag_invalid"}:
        allowed = context.get("expected") or context.get("expected_tags") or ""
        tag = context.get("tag", given)
        return f"{tag!r} is not one of {allowed}"
    if kind == "union_tag_not_found":
        return "'kind' is missing; say which kind of field it is: linked_host, count or phrases"
    if kind == "value_error":
        return str(context.get("error", found["msg"]))
    if kind in {"int_parsing", "int_type", "int_from_float"}:
        return f"{given!r} is not a whole number"
    if kind == "string_pattern_mismatch":
        return f"{str(given)[:60]!r} must match {context.get('pattern')}"
    if isinstance(given, (dict, list)):
        return f"{found['msg']}, but a {'block of keys' if isinstance(given, dict) else 'list'} is given"
    return f"{found['msg']} (is {given!r})"


def keys_at(model: type[BaseModel], steps: Sequence[str | int]) -> list[str]:
    """The keys that the part of the model at a location knows; of all parts that may stand there, where it is open."""
    here: list[type[BaseModel]] = [model]
    for step in steps:
        tagged = [part for part in here if _tag(part) == step]
        deeper = [
            leaf
            for part in here
            if step in part.model_fields
            for leaf in _models(part.model_fields[str(step)].annotation)
        ]
        here = tagged or deeper or here
    return sorted({name for part in here for name in part.model_fields})


def _tag(part: type[BaseModel]) -> str:
    field = part.model_fields.get("kind")
    return str(get_args(field.annotation)[0]) if field and _is_literal(field.annotation) else ""


def _is_literal(annotation: object) -> bool:
    return getattr(annotation, "__origin__", None) is Literal


def _models(annotation: object) -> list[type[BaseModel]]:
    if (
        isinstance(annotation, type)
        and not isinstance(annotation, types.GenericAlias)
        and issubclass(annotation, BaseModel)
    ):
        return [annotation]
    return [leaf for argument in get_args(annotation) for leaf in _models(argument)]
