"""The command that a person gave, to be said again with something else."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from typing import Any

import click
from click.core import ParameterSource


def same_command(**instead: str | bool) -> str:
    """The command under way as a person would say it again, with some options in place of those that were given.

    Args:
        instead: value by the option's name in Python (`mode="off"`); True for a flag, False leaves an option out.
    """
    context = click.get_current_context()
    words = list[str]()
    for parameter in context.command.params:
        name = parameter.name or ""
        given = context.get_parameter_source(name) is ParameterSource.COMMANDLINE
        if name not in instead and given:
            words += _words(parameter, context.params[name])
    for parameter in context.command.params:
        words += _words(parameter, instead.get(parameter.name or "", False))
    return " ".join(filter(None, (context.command_path, shlex.join(words))))


def _words(parameter: click.Parameter, value: Any) -> Iterator[str]:
    for one in value if isinstance(value, tuple) else (value,):
        if one is not False and one is not None:
            yield from [] if isinstance(parameter, click.Argument) else [parameter.opts[-1]]
            yield from [] if one is True else [str(one)]
