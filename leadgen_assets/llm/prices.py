"""What a call costs, and what it can cost at most, in micro-dollars; and when models end.

The highest cost of a call is an upper bound for these reasons:

- Tokens of the request: a token of a byte-level vocabulary is at least one byte of UTF-8. The body as JSON also holds keys, the
  schema and the tools, whose own rendering is shorter; `FRAME_TOKENS` covers the marks around messages.
- Tokens of the answer: `max_output_tokens` bounds reasoning and text of all rounds together.
- What tools bring in is not in the request. A round of a searching model reads at most `SEARCH_WINDOW` tokens (OpenAI's guide to
  web search, "Limitations": "Web search is limited to a context window size of 128000"), or with MCP servers the model's whole
  window, and there is at most one round more than tool calls, which `max_tool_calls` bounds. Each call is counted as a billed
  search.
- The price of an input token is the dearest that can apply: nothing cached, all of it written to the cache where that costs
  more, and the tier above 272K where the sum passes it.

A service that bills more for as much, in a dearer tier, is booked at what it billed. What would come to more than the highest cost,
by a dearer tier or by more use than can be, is booked at that until a person settles it (`llm.calling`): no limit is passed.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import ROUND_CEILING, Decimal
from functools import lru_cache
from pathlib import Path

from leadgen_assets.domain.errors import SettingsInvalid
from leadgen_assets.llm.answer import Usage
from leadgen_assets.llm.question import Body, Spend

SEARCH_WINDOW = 128_000
UNKNOWN_WINDOW = 1_050_000
FRAME_TOKENS = 64
LOW_TOKENS, HIGH_TOKENS = (8, 80_000, 200_000), (300_000, 800_000, 4_000_000)
"""Input tokens at which a model's prices are tried: below the tiers that the library knows, and above them."""
DEAREST, LARGEST_WINDOW = 100_000, 100_000_000
"""Dollars per million tokens or per search, and tokens, above which a price of the settings is a slip of the pen."""
PRICED_ON = date(2026, 11, 20)
"""Day on which the prices that come with this release were looked at; no default model ends within 180 days of it."""

_NAMES = {"input", "cached", "cache_write", "output", "search", "window"}
_HOW = (
    'set LEADGEN_MODEL_PRICES={"%s": {"input": 0.10, "cached": 0.01, "output": 0.50, "search": 0.01}} '
    "(dollars per million tokens and per search), or name another model"
)


@dataclass(frozen=True, slots=True)
class OwnPrice:
    """A price of the settings: dollars per million tokens, and per search."""

    input: Decimal
    cached: Decimal
    cache_write: Decimal
    output: Decimal
    search: Decimal
    window: int


class Prices:
    """Prices of models: of the settings first, else of the price library.

    Raises:
        SettingsInvalid: by the constructor, when a price of the settings cannot be used.
    """

    def __init__(self, own: Mapping[str, Mapping[str, Decimal]]) -> None:
        self._own = {model: _own_price(model, price) for model, price in own.items()}
        self._given = {model: price.keys() for model, price in own.items()}

    def check(self, *models: str) -> None:
        """Refuse models without a price.

        Raises:
            SettingsInvalid: naming the first, with the way to set a price.
        """
        for model in models:
            self._dollars(model, Usage(input_tokens=1), None, "")

    def check_uses(self, reads: str, searches: str) -> None:
        """Refuse models without a price for what runs ask them: answers for free would pass every limit.

        That which makes vectors is asked by nobody but whoever tries it; `most` refuses it then.

        Raises:
            SettingsInvalid: naming the first, with the way to set a price.
        """
        self.check(reads, searches)
        for model, needed in ((reads, ("output",)), (searches, ("output", "search"))):
            missing = [name for name in needed if model in self._own and name not in self._given[model]]
            if missing:
                raise SettingsInvalid(
                    f"the price of the model {model!r} says nothing of {' and '.join(missing)}, which it is asked for",
                    "LEADGEN_MODEL_PRICES",
                    f"give it, 0 where it is free: {_HOW % model}",
                )

    def cost(self, model: str, usage: Usage, when: datetime, service_tier: str = "") -> int:
        """What a call did cost, rounded up to a micro-dollar.

        Args:
            when: it was made; prices change.
            service_tier: as the answer says it: "priority" and "flex" have prices of their own.

        Raises:
            SettingsInvalid: the model has no price.
        """
        return _micro(self._dollars(model, usage, when, service_tier))

    def most(self, body: Body, written: str, when: datetime) -> Spend:
        """What a call can cost at most; the module's head says why it is an upper bound.

        Args:
            written: the body as JSON, characters as they are.

        Raises:
            SettingsInvalid: the model has no price.
        """
        model = str(body["model"])
        asked = len(written.encode()) + FRAME_TOKENS
        answered, calls = int(body.get("max_output_tokens", 0)), int(body.get("max_tool_calls", 0))
        tools = body.get("tools", [])
        if tools:
            mcp = any(tool["type"] == "mcp" for tool in tools)
            window = self._window(model) if mcp else min(SEARCH_WINDOW, self._window(model))
            asked += (calls + 1) * window
        searches = calls if tools else 0
        plain = Usage(input_tokens=asked, output_tokens=answered, searches=searches)
        stored = Usage(input_tokens=asked, cache_write_tokens=asked, output_tokens=answered, searches=searches)
        dearest = max(self._dollars(model, usage, when, "") for usage in (plain, stored))
        return Spend(_micro(dearest), asked, answered, searches)

    def _dollars(self, model: str, usage: Usage, when: datetime | None, service_tier: str) -> Decimal:
        own = self._own.get(model)
        if own is not None:
            return _own_dollars(own, usage)
        tier = service_tier if service_tier in ("priority", "flex") else ""
        if when is not None:
            hour = when.replace(minute=0, second=0, microsecond=0)
            low = usage.input_tokens <= LOW_TOKENS[-1]
            if low or HIGH_TOKENS[0] <= usage.input_tokens <= HIGH_TOKENS[-1]:
                rates = _proven_rates(model, tier, hour, LOW_TOKENS if low else HIGH_TOKENS)
                if rates is not None:
                    return _own_dollars(rates, usage)
        try:
            return _library_dollars(model, tier, when, usage)
        except LookupError:
            raise SettingsInvalid(f"no price is known for the model {model!r}", "settings", _HOW % model) from None
        except ValueError as error:
            what = f"the price library cannot price the model {model!r}: {error}"
            raise SettingsInvalid(what, "settings", _HOW % model) from None

    def _window(self, model: str) -> int:
        if model in self._own:
            return self._own[model].window
        return _known_window(model)


def _library_dollars(model: str, tier: str, when: datetime | None, usage: Usage) -> Decimal:
    import genai_prices  # here and below: its prices take a third of a second to import

    tokens = genai_prices.Usage(
        input_tokens=usage.input_tokens,
        cache_read_tokens=usage.cached_tokens,
        cache_write_tokens=usage.cache_write_tokens,
        output_tokens=usage.output_tokens,
        web_searches=usage.searches,
    )
    context = {"service_tier": tier} if tier else None
    price = genai_prices.calc_price(
        tokens, model, provider_id="openai", genai_request_timestamp=when, price_context=context
    )
    return price.total_price


@lru_cache(maxsize=64)
def _proven_rates(model: str, tier: str, when: datetime, tokens: tuple[int, ...]) -> OwnPrice | None:
    """The library's prices for usages with so many input tokens; None where they are no plain sum there.

    The library takes a third of a millisecond for each price, of which a question needs three. That a sum by these rates is
    the library's price is not believed but tried, at both ends of the range.
    """

    def dollars(**used: int) -> Decimal:
        return _library_dollars(model, tier, when, Usage(**used))

    size = 100_000 if tokens == LOW_TOKENS else 1_000_000  # powers of ten: nothing is rounded
    try:
        plain = dollars(input_tokens=size)
        rates = OwnPrice(
            input=plain / size * 1_000_000,
            cached=dollars(input_tokens=size, cached_tokens=size) / size * 1_000_000,
            cache_write=dollars(input_tokens=size, cache_write_tokens=size) / size * 1_000_000,
            output=(dollars(input_tokens=size, output_tokens=1_000) - plain) * 1_000,
            search=dollars(input_tokens=size, searches=1) - plain,
            window=0,
        )
        for total in tokens:
            parts = {"cached_tokens": total // 4, "cache_write_tokens": total // 8, "output_tokens": total // 2}
            usage = Usage(input_tokens=total, searches=3, **parts)
            if _own_dollars(rates, usage) != _library_dollars(model, tier, when, usage):
                return None
    except (LookupError, ValueError):
        return None
    return rates


@lru_cache(maxsize=64)
def _known_window(model: str) -> int:
    import genai_prices

    found = genai_prices.calc_price(genai_prices.Usage(input_tokens=1), model, provider_id="openai")
    return found.model.context_window or UNKNOWN_WINDOW


def end_of(model: str) -> date | None:
    """The day on which a model is shut down; None where none is known. A dated name ends with its model."""
    with (Path(__file__).parent / "model_ends.csv").open(encoding="utf-8", newline="") as lines:
        ends = {row["model"]: date.fromisoformat(row["ends"]) for row in csv.DictReader(lines)}
    known = [name for name in ends if model == name or model.startswith(f"{name}-20")]
    return ends[max(known, key=len)] if known else None


def _own_price(model: str, price: Mapping[str, Decimal]) -> OwnPrice:
    odd = sorted(price.keys() - _NAMES)
    bad = sorted(name for name, value in price.items() if not _is_price(name, value))
    if odd or bad or "input" not in price:
        wrong = (
            f"unknown: {', '.join(odd)}"
            if odd
            else f"no price that can be meant: {', '.join(bad)}"
            if bad
            else "input is missing"
        )
        raise SettingsInvalid(
            f"the price of the model {model!r} cannot be used ({wrong})",
            "LEADGEN_MODEL_PRICES",
            f"give input, and cached, cache_write, output, search, window where they apply: {_HOW % model}",
        )
    given, nothing = price["input"], Decimal(0)
    return OwnPrice(
        input=given,
        cached=price.get("cached", given),
        cache_write=price.get("cache_write", given),
        output=price.get("output", nothing),
        search=price.get("search", nothing),
        window=int(price.get("window", UNKNOWN_WINDOW)),
    )


def _is_price(name: str, value: Decimal) -> bool:
    if name == "window":
        return value.is_finite() and 1 <= value <= LARGEST_WINDOW
    return value.is_finite() and 0 <= value <= DEAREST


def _own_dollars(own: OwnPrice, usage: Usage) -> Decimal:
    plain = usage.input_tokens - usage.cached_tokens - usage.cache_write_tokens
    tokens = (
        plain * own.input
        + usage.cached_tokens * own.cached
        + usage.cache_write_tokens * own.cache_write
        + usage.output_tokens * own.output
    )
    return tokens / 1_000_000 + usage.searches * own.search


def _micro(dollars: Decimal) -> int:
    return int((dollars * 1_000_000).to_integral_value(ROUND_CEILING))
