"""What pydantic finds wrong, said so that the author of a file understands it, with lines and "did you mean"."""

from __future__ import annotations

import types
from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from typing import Any, Literal, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import PydanticCustomError

from leadgen_assets.domain.telling.shown import clipped, shown
from leadgen_assets.domain.telling.yaml_lines import Fault, Lines


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """ "; did you mean 'x'?" where one known word is near, else the known ones if they are few, else ""."""
    names = list(known)
    near = get_close_matches(word.lower(), [name.lower() for name in names], n=1, cutoff=0.7)
    if near:
        meant = next(name for name in names if name.lower() == near[0])
        return f"; did you mean '{meant}'?"
    holding = [name for name in names if len(word) > 3 and word.lower() in name.lower()]
    if len(holding) == 1:
        return f"; did you mean '{holding[0]}'?"
    return f"; known are {', '.join(names)}" if 0 < len(names) <= 12 else ""


def own_error(kind: str, words: str) -> PydanticCustomError:
    """An error of a type of ours (`OWN_KINDS`), whose words people are told as they are."""
    return PydanticCustomError(kind, "{words}", {"words": words})


def model_faults(error: ValidationError, model: type[BaseModel], lines: Lines) -> list[Fault]:
    """One fault for each error, in the order of the file."""
    faults = []
    for found in error.errors(include_url=False):
        place = _place([step for step in found["loc"] if step != "[key]"], lines)
        faults.append(Fault(lines.line(found["loc"]), f"{place}{fault_words(found, model)}"))
    return sorted(dict.fromkeys(faults), key=lambda fault: fault.line)


def _place(steps: Sequence[str | int], lines: Lines) -> str:
    place = ""
    path: tuple[str | int, ...] = ()
    for step in steps:
        known = (*path, step) in lines.at
        if known or step == steps[-1]:
            path = (*path, step)
            place += f"[{step + 1}]" if isinstance(step, int) else f"{'.' if place else ''}{clipped(step)}"
    return f"{place}: " if place else ""


def fault_words(found: Any, model: type[BaseModel]) -> str:
    """One error of pydantic in our words: what was found, what is expected, and an example where the field has one.

    Args:
        found: an entry of `ValidationError.errors()`.
    """
    kind, context, given = found["type"], found.get("ctx", {}), shown(found["input"])
    if kind == "extra_forbidden":
        key = str(found["loc"][-1])
        return f"unknown key {shown(key)}{did_you_mean(key, keys_at(model, found['loc'][:-1]))}"
    if kind in {"literal_error", "union_tag_invalid"}:
        allowed = context.get("expected") or context.get("expected_tags") or ""
        return f"{shown(context.get('tag', found['input']))} is not one of {allowed}"
    if kind == "value_error":
        return str(context.get("error", ""))
    if kind == "string_pattern_mismatch":
        pattern = str(context.get("pattern"))
        return f"{given} must be written with {_WRITTEN_WITH.get(pattern, f'what fits {pattern}')}"
    if kind in _LIMITS:
        words, name = _LIMITS[kind]
        return f"{given} {words} {_number(context[name])}"
    if kind in _SIZES:
        size = next((context[name] for name in _SIZE_NAMES if name in context), 0)
        return _SIZES[kind].format(size, given=given)
    if kind == "string_too_long":
        return f"{given} is longer than {context['max_length']:,} characters"
    if kind not in _NO_SUCH_VALUE:
        # Of our own kinds (PydanticCustomError) the words are ours; what pydantic says, nobody is told.
        return found["msg"] if kind in OWN_KINDS else f"{given} cannot be used here"
    return f"{given} is {_NO_SUCH_VALUE[kind]}{_example(model, found['loc'])}"


OWN_KINDS = frozenset({"turned_round", "not_of_this_kind"})
"""Types of the errors that our models raise as `PydanticCustomError`."""

_WRITTEN_WITH = {
    r"^[a-z0-9-]{1,40}$": "lower-case letters, digits and hyphens, at most 40",
    r"^[a-z][a-z0-9_]{0,40}$": "lower-case letters, digits and underscores, a letter first, at most 41",
    r"^[A-Za-z][A-Za-z0-9_]{0,20}$": "letters, digits and underscores, a letter first, at most 21",
}
_LIMITS = {
    "greater_than_equal": ("is too small; the least is", "ge"),
    "greater_than": ("is too small; it must be more than", "gt"),
    "less_than_equal": ("is too large; the most is", "le"),
    "less_than": ("is too large; it must be less than", "lt"),
}
_SIZE_NAMES = ("min_length", "max_length", "max_digits", "decimal_places", "whole_digits")
_SIZES = {
    "missing": "is missing",
    "union_tag_not_found": "'kind' is missing; say which kind of field it is: linked_host, count or phrases",
    "string_too_short": "is empty",
    "too_short": "is empty; name at least {}",
    "too_long": "holds more than {} entries",
    "decimal_max_digits": "{given} has more than {} digits",
    "decimal_max_places": "{given} has more than {} digits behind the point",
    "decimal_whole_digits": "{given} is too large; it has more than {} digits before the point",
}
_NO_SUCH_VALUE = {
    **dict.fromkeys(("int_parsing", "int_type", "int_from_float", "int_parsing_size"), "not a whole number"),
    **dict.fromkeys(
        ("float_parsing", "float_type", "decimal_parsing", "decimal_type", "finite_number"), "not a number"
    ),
    **dict.fromkeys(("bool_parsing", "bool_type"), "neither true nor false"),
    **dict.fromkeys(("string_type", "string_sub_type", "string_unicode"), "no text"),
    **dict.fromkeys(("tuple_type", "list_type", "iterable_type"), "no list"),
    **dict.fromkeys(("dict_type", "model_type", "model_attributes_type"), "no block of `key: value` lines"),
    "path_type": "no path",
}


def _number(value: Any) -> str:
    return f"{value:,}" if isinstance(value, int) else f"{value}"


def _example(model: type[BaseModel], steps: Sequence[str | int]) -> str:
    """ "; write it like target_companies: 25" of the field that a location is in; "" where it has no example."""
    name = str(steps[0]) if steps and all(isinstance(step, int) for step in steps[1:]) else ""
    field = model.model_fields.get(name)
    return f"; write it like {name}: {field.examples[0]}" if field is not None and field.examples else ""


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
