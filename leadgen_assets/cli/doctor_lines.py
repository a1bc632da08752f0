"""What `leadgen doctor` looks at without the database: the model's service, prices, the machine, Dagster's settings."""

from __future__ import annotations

import math
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import yaml

from leadgen_assets.cli.dagster_home import SOURCE
from leadgen_assets.domain.errors import LeadgenError
from leadgen_assets.domain.health.health import NO_ROOM
from leadgen_assets.health.examining import free_bytes
from leadgen_assets.settings import Settings

SOON = timedelta(days=60)
"""So long before a model ends somebody is told."""
_NEEDED = (("run_monitoring", "enabled"), ("run_retries", "enabled"), ("concurrency", "runs", "tag_concurrency_limits"))
"""Settings of the Dagster instance without which lost runs stay lost, or one request starts twice."""

_STORAGE = (("storage", "custom", "module"), ("storage", "custom", "class"))

NEEDED = frozenset({"key and address", "key", "address", "prices", "database"})
"""Lines of which none may be wrong where something is to be asked."""


class State(StrEnum):
    """How something is: fine, worth a look, wrong, or left out because nothing needs it."""

    FINE = "fine"
    LOOK = "look"
    WRONG = "wrong"
    LEFT = "left out"


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that was looked at: what was seen, and what to do where it is not fine."""

    state: State
    name: str
    seen: str
    todo: str = ""


@contextmanager
def told_as_line(lines: list[Line], name: str) -> Iterator[None]:
    """Turns an error for people into a line that says it."""
    try:
        yield
    except LeadgenError as error:
        lines.append(Line(State.WRONG, name, f"{error.what}{f' ({error.where})' if error.where else ''}", error.todo))


async def about_model(settings: Settings) -> list[Line]:
    """Key, address, models and prices; nothing of it costs anything."""
    if settings.mode == "off":
        return [Line(State.LEFT, "model", "mode off: rules alone, no model is asked")]
    if settings.mode == "mock" and settings.production:
        return [Line(State.WRONG, "model", "a scripted model in production", "set LEADGEN_MODE to real, hybrid or off")]
    from leadgen_assets.llm.opening import of_one_deployment, open_wire, require_usable

    lines: list[Line] = []
    if settings.mode == "mock":
        with told_as_line(lines, "model"):
            require_usable(settings)
            words = "mode mock: a script answers, and nothing of it is exported"
            lines.append(Line(State.LOOK, "model", words, "set LEADGEN_MODE"))
        return lines
    with told_as_line(lines, "key and address"):
        wire = open_wire(settings)
        lines.append(Line(State.FINE, "key", "there is one (it is shown nowhere)"))
        if of_one_deployment(wire.address):
            seen = f"{wire.address} is the address of a deployment, where Azure knows no Responses API"
            lines.append(
                Line(State.LOOK, "address", seen, "give https://NAME.openai.azure.com/openai/v1/ (docs/cost.md)")
            )
        if wire.query:
            seen = f"{wire.address}, and with every request ?{urlencode(wire.query)}"
            wanted = "api-version" in wire.query
            todo = f"where the service does not ask for it cut it: OPENAI_BASE_URL={wire.address}"
            lines.append(Line(State.FINE if wanted else State.LOOK, "address", seen, todo))
        try:
            for model in dict.fromkeys((settings.model, settings.search_model)):
                lines.append(await _known(wire, model))
                if lines[-1].state is State.WRONG and lines[-1].name in ("address", "key"):
                    break  # the same for every model
        finally:
            await wire.close()
        lines += [_probed(settings, wire.address), *_servers(settings)]
    return (
        lines + [_ends(model) for model in dict.fromkeys((settings.model, settings.search_model))] + _priced(settings)
    )


async def _known(wire: Any, model: str) -> Line:
    from leadgen_assets.llm.connections import way_to
    from leadgen_assets.llm.faults import fault_of_reply
    from leadgen_assets.llm.wire import WireFault

    name = f"model {model}"
    try:
        reply = await wire.model_known(model)
    except WireFault as fault:
        return Line(State.WRONG, "address", f"{wire.address}: {fault.what}", way_to(wire.address))
    said = fault_of_reply(reply, datetime.now(UTC))
    if said is None:
        return Line(State.FINE, name, f"the key may use it at {wire.address}")
    if reply.status in (401, 403):
        return Line(State.WRONG, "key", f"{wire.address} refuses it: {said.what}", said.todo)
    if reply.status == 404 and b"model" not in reply.body:
        # Servers that speak the same language do not all list their models.
        return Line(State.LOOK, name, "the service does not say which models it has", "try it: leadgen doctor --live")
    wait = f"; it asks to wait {math.ceil(said.wait_seconds)} s" if said.wait_seconds else ""
    return Line(
        State.WRONG, name, f"{said.what}{wait}", said.todo or "look again in a while; see the service's status page"
    )


def _ends(model: str) -> Line:
    from leadgen_assets.llm.prices import end_of

    ends, today = end_of(model), datetime.now(UTC).date()
    name, todo = f"end of {model}", "name another model: LEADGEN_MODEL, LEADGEN_SEARCH_MODEL"
    if ends is None:
        return Line(State.FINE, name, "none is known")
    if ends <= today:
        return Line(State.WRONG, name, f"it was shut down on {ends}", todo)
    return Line(State.LOOK if ends - today < SOON else State.FINE, name, f"it is shut down on {ends}", todo)


def _priced(settings: Settings) -> list[Line]:
    from leadgen_assets.llm.prices import PRICED_ON, Prices

    models = tuple(dict.fromkeys((settings.model, settings.search_model)))
    lines: list[Line] = []
    with told_as_line(lines, "prices"):
        Prices(settings.model_prices).check_uses(settings.model, settings.search_model)
        lines.append(Line(State.FINE, "prices", f"known of {', '.join(models)}, as of {PRICED_ON}"))
    return lines


def _probed(settings: Settings, address: str) -> Line:
    from leadgen_assets.stages.probing import last_probed

    found = last_probed(settings, address)
    if found is None:
        return Line(
            State.LEFT, "abilities", "never tried on this service; to try: leadgen doctor --live --max-usd 0.10"
        )
    when, abilities = found
    cannot = [f"{one.name} ({one.at[:10] or when[:10]})" for one in abilities if one.works is False]
    unknown = [one.name for one in abilities if one.works is None]
    works = [f"{one.name} ({one.at[:10] or when[:10]})" for one in abilities if one.works]
    if not cannot and not unknown:
        return Line(State.FINE, "abilities", f"everything works: {', '.join(works)}")
    told = (("does not work", cannot), ("not known, never tried to an end", unknown), ("works", works))
    words = "; ".join(f"{what}: {', '.join(names)}" for what, names in told if names)
    todo = "see docs/cost.md, or use another service" if cannot else "leadgen doctor --live --max-usd 0.10"
    return Line(State.LOOK, "abilities", words, todo)


def _servers(settings: Settings) -> list[Line]:
    """Servers of others that a search may ask, each with its address; whether they answer only a paid search would tell."""
    told = [
        f"{label} at {url}{' with a header' if label in settings.mcp_authorization else ''}"
        for label, url in settings.mcp_servers.items()
    ]
    if not told:
        return []
    seen = (
        f"searches may ask {'; '.join(told)}. --live leaves them out: whether they answer shows in a run's first search"
    )
    return [Line(State.FINE, "MCP servers", seen)]


def about_machine(settings: Settings) -> list[Line]:
    """Disk, Dagster's instance, and who reads web sites."""
    return [_disk(settings), _dagster(settings), _contact(settings)]


def _disk(settings: Settings) -> Line:
    there = next(path for path in (settings.home, *settings.home.parents) if path.exists())
    free = free_bytes(there)
    if not os.access(there, os.W_OK):
        return Line(State.WRONG, "disk", f"{there} may not be written to", "set LEADGEN_HOME to a folder of yours")
    state = State.WRONG if free < NO_ROOM else State.LOOK if free < settings.health_free_gb * 1e9 else State.FINE
    return Line(
        state, "disk", f"{free / 1e9:,.1f} GB free for {settings.home}", "make room, or set LEADGEN_HOME elsewhere"
    )


def _dagster(settings: Settings) -> Line:
    folder = Path(os.environ.get("DAGSTER_HOME") or settings.dagster_home)
    path, ours = folder / "dagster.yaml", folder.absolute() == settings.dagster_home.absolute()
    if ours and not path.is_file():
        return Line(State.FINE, "Dagster", f"{path} is written by the first `leadgen up` or `leadgen run`")
    try:
        found, wanted = (yaml.safe_load(file.read_text("utf-8")) for file in (path, SOURCE))
        missing = [".".join(keys) for keys in _NEEDED if not _at(found, keys)]
        # The name of its database may be another: two installations on one server need two.
        if any(_at(found, keys) != _at(wanted, keys) for keys in _STORAGE):
            missing.append("storage")
    except (OSError, ValueError, yaml.YAMLError, AttributeError) as error:
        return Line(State.WRONG, "Dagster", f"{path} cannot be read: {type(error).__name__}", _dagster_todo(ours))
    if missing:
        return Line(State.WRONG, "Dagster", f"{path} lacks {', '.join(missing)}", _dagster_todo(ours))
    return Line(State.FINE, "Dagster", f"{path} has what lost runs and one run a request need")


def _dagster_todo(ours: bool) -> str:
    mend = "the next `leadgen up` or `leadgen run` writes it anew" if ours else "unset DAGSTER_HOME"
    return f"{mend}; an instance of your own needs the settings of {SOURCE.name} of this clone"


def _at(config: Any, keys: tuple[str, ...]) -> Any:
    for key in keys:
        config = config.get(key) if isinstance(config, dict) else None
    return config


def _contact(settings: Settings) -> Line:
    if settings.web == "off":
        return Line(State.LEFT, "contact", "LEADGEN_WEB=off: no site is read live")
    if settings.contact:
        return Line(State.FINE, "contact", f"sites that are read are told {settings.contact}")
    todo = "set LEADGEN_CONTACT to an e-mail address or a page of yours"
    return Line(State.LOOK, "contact", "LEADGEN_CONTACT is not set: no site is read live, only archives", todo)
