"""Amounts and numbers that a person gives a command."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import Any

import click

from leadgen_assets.domain.telling.given_numbers import plain_dollars, plain_number


class Dollars(click.ParamType[Decimal]):
    """An amount of dollars, exact."""

    name = "dollars"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Decimal:
        """The amount; usage error for anything else."""
        try:
            amount = Decimal(plain_dollars(str(value)))
        except InvalidOperation:
            self.fail(f"{value!r} is no amount of dollars", param, ctx)
        except ValueError as error:
            self.fail(str(error), param, ctx)
        if not amount.is_finite() or amount < 0:
            self.fail(f"{value!r} is no amount of dollars", param, ctx)
        return amount


def calls_of(given: str) -> int:
    """A number of calls; usage error for anything else."""
    try:
        number = plain_number(given)
    except ValueError as error:
        raise click.UsageError(str(error)) from None
    if not number.isdecimal():
        raise click.UsageError(f"{given!r} is no number of calls")
    return int(number)
