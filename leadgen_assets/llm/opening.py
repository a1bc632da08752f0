"""The model that the settings name: the service, the scripted one, or none."""

from __future__ import annotations

import asyncio
import re
import time
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlsplit

from leadgen_assets.domain.errors import ModelUnusable, SettingsInvalid
from leadgen_assets.llm.books import Books
from leadgen_assets.llm.breaker import Breaker
from leadgen_assets.llm.connections import unusable_proxy
from leadgen_assets.llm.gateway import Gateway
from leadgen_assets.llm.pace import Pace
from leadgen_assets.llm.prices import Prices
from leadgen_assets.llm.remarks import Remarks
from leadgen_assets.llm.scripted import ScriptedModel, script_of
from leadgen_assets.llm.wire import OpenAIWire, account_of
from leadgen_assets.settings import Settings

_SECRET = re.compile(r"key|token|secret|pass|pwd|auth|signature|^sig$|credential|session", re.IGNORECASE)
_TOKEN = re.compile(r"[A-Za-z0-9_.~+/=-]{20,}")
_OF_ONE_KIND = re.compile(r"(?:/(?:responses|chat/completions|completions|chat|embeddings|models))+/*$", re.IGNORECASE)
"""What the client itself puts behind the base URL."""
_LABEL = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,63}")
"""Of an MCP server; the service refuses a question with another."""
WITHOUT = "go on without a model: LEADGEN_MODE=off"


@dataclass(frozen=True, slots=True)
class Learned:
    """What a process knows of the service, from one gateway to the next: how many questions it bears at once, whether it is up,
    what a person who watches is to be told of it, and why it refuses every question of a model ("": of any), until another run begins.
    """

    pace: Pace
    breaker: Breaker
    remarks: Remarks
    stopped: dict[str, ModelUnusable]

    @classmethod
    def nothing(cls, settings: Settings) -> Learned:
        """As at the beginning."""
        return cls(Pace(settings.model_concurrency), Breaker(time.monotonic), Remarks(), {})


def open_model(
    settings: Settings, books: Books, learned: Learned | None = None, stop: asyncio.Event | None = None
) -> Gateway | None:
    """The gateway of a run, to be closed by it (`async with`); None in mode off.

    Args:
        learned: by gateways before it in this process. stop: set once the run is told to stop.

    Raises:
        ModelUnusable: there is no key.
        SettingsInvalid: base URL, prices, MCP servers or script cannot be used, or production is to be fed by a script.
    """
    if settings.mode == "off":
        return None
    wire = _scripted(settings) if settings.mode == "mock" else open_wire(settings)
    known = learned or Learned.nothing(settings)
    return Gateway(
        wire,
        books,
        settings,
        stop=stop,
        pace=known.pace,
        breaker=known.breaker,
        remarks=known.remarks,
        stopped=known.stopped,
    )


def require_usable(settings: Settings) -> None:
    """Refuse settings with which nothing could be asked, before anything is begun; errors as `open_model`."""
    if settings.mode == "off":
        return
    if settings.mode == "mock":
        _scripted(settings)
    else:
        _key(settings)
    Prices(settings.model_prices).check_uses(settings.model, settings.search_model)


def open_wire(settings: Settings) -> OpenAIWire:
    """The service that the settings name; errors as `open_model`."""
    told = {label: header.get_secret_value() for label, header in settings.mcp_authorization.items()}
    return OpenAIWire(_key(settings), settings.openai_base_url, settings.model_timeout, mcp_authorization=told)


def of_one_deployment(address: str) -> bool:
    """Whether an address is that of one Azure deployment, as it was before the Responses API."""
    return "/openai/deployments/" in f"{urlsplit(address).path.lower()}/"


def asked_account(settings: Settings) -> str:
    """By which name limits of the service that the settings name are kept; "" where there is no key, and in mode off."""
    if settings.mode in ("off", "mock"):
        return ScriptedModel.account if settings.mode == "mock" else ""
    return service_account(settings)


def service_account(settings: Settings) -> str:
    """By which name turns at the service of address and key are kept, whatever the mode is; "" where there is no key."""
    key = settings.openai_api_key.get_secret_value().strip() if settings.openai_api_key else ""
    return account_of(key, settings.openai_base_url) if key else ""


def _key(settings: Settings) -> str:
    """The key, after a look at what it is sent to."""
    key = settings.openai_api_key.get_secret_value().strip() if settings.openai_api_key else ""
    if not key:
        raise ModelUnusable("there is no key for the model", "", f"set OPENAI_API_KEY, or {WITHOUT}")
    if not key.isascii() or not key.isprintable() or " " in key:
        raise ModelUnusable("the key has characters that no key has", "OPENAI_API_KEY", "copy it anew, whole")
    _check_address(settings.openai_base_url.strip(), "OPENAI_BASE_URL")
    _check_is_base(settings.openai_base_url.strip())
    _check_proxies()
    _check_tools(settings)
    return key


def _scripted(settings: Settings) -> ScriptedModel:
    _check_tools(settings)
    if settings.model_script is None:
        todo = f"set LEADGEN_MODEL_SCRIPT to a file of answers (docs/cost.md), or {WITHOUT}"
        raise SettingsInvalid("the scripted model has no script", "LEADGEN_MODE=mock", todo)
    return script_of(settings.model_script)


def _check_tools(settings: Settings) -> None:
    for label, url in settings.mcp_servers.items():
        if not _LABEL.fullmatch(label):
            todo = "begin it with a letter; then letters, digits, - and _, 64 characters at most"
            raise SettingsInvalid(f"{label[:80]!r} cannot be the label of a server", "LEADGEN_MCP_SERVERS", todo)
        _check_address(url, f"LEADGEN_MCP_SERVERS, {label}")
    for label, header in settings.mcp_authorization.items():
        said = header.get_secret_value()
        if label not in settings.mcp_servers:
            where, known = f"LEADGEN_MCP_AUTHORIZATION, {label}", ", ".join(settings.mcp_servers) or "none"
            raise SettingsInvalid("there is no MCP server of this label", where, f"LEADGEN_MCP_SERVERS has: {known}")
        if not said.strip() or not said.isascii() or not said.isprintable():
            where = f"LEADGEN_MCP_AUTHORIZATION, {label}"
            raise SettingsInvalid(
                "this is no header", where, 'give what stands behind "Authorization:", such as "Bearer …"'
            )


def _check_address(url: str, setting: str) -> None:
    try:
        parts = urlsplit(url)
        fine = (
            parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0 and not re.search(r"\s", url)
        )
    except ValueError:
        fine = False
    if not fine:
        raise SettingsInvalid("the address cannot be used", setting, "give one that begins with https:// or http://")
    # It goes into the ledger with the question, and to the service: nothing secret may stand in it. It is not repeated here.
    asked = parse_qsl(parts.query, keep_blank_values=True)
    secret = [name for name, value in asked if _SECRET.search(name) or _is_token(value)]
    found = "a name or password" if "@" in parts.netloc else f"a secret in its query ({', '.join(secret)})"
    if "@" in parts.netloc or secret:
        raise SettingsInvalid(
            f"the address holds {found}",
            setting,
            "addresses are stored with each question: give one without it, such as that of a proxy of yours that adds it",
        )


def _check_is_base(url: str) -> None:
    """Refuse the address of a single kind of request, behind which every request would go to an address that nobody knows."""
    parts = urlsplit(url)
    found = _OF_ONE_KIND.search(parts.path)
    if found is None:
        return
    base = f"{parts.path[: found.start()]}/"
    if (parts.hostname or "").lower().endswith((".azure.com", ".microsoft.com")):
        base = "/openai/v1/"
    right = parts._replace(path=base, query="", fragment="").geturl()
    raise SettingsInvalid(
        f"the address ends in {found.group().rstrip('/')}, which is asked behind it",
        "OPENAI_BASE_URL",
        f"cut it: OPENAI_BASE_URL={right} (docs/cost.md, Another service)",
    )


def _check_proxies() -> None:
    proxy = unusable_proxy()
    if proxy is not None:
        raise SettingsInvalid(
            f"the proxy that the environment names cannot be used: {proxy.why}",
            proxy.variable,
            f"give one that begins with http:// or https://, unset {proxy.variable}, or {WITHOUT}",
        )


def _is_token(value: str) -> bool:
    """Whether it looks like something that nobody is to know: long, of letters and digits."""
    return bool(_TOKEN.fullmatch(value)) and bool(re.search(r"\d", value)) and bool(re.search(r"[A-Za-z]", value))
