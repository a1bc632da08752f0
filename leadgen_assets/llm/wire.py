"""The wire: a body goes out, status, headers and bytes come back. The only place that imports `openai`.

The SDK's own retries are off: it would send a slow POST up to three times, and each may be executed and billed. What it would
make of the answer is not used either: half a JSON body, HTML with status 200 or a cut structured text leave it as errors that
are no `OpenAIError`, and the usage, which is the bill, is lost with them.
"""

from __future__ import annotations

import asyncio
import hashlib
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, Protocol
from urllib.parse import parse_qsl, quote, urlsplit

import httpx2

from leadgen_assets.llm.connections import bound, pools_or_proxy, proxy_variable
from leadgen_assets.llm.hidden import Hidden
from leadgen_assets.llm.question import Body

Kind = Literal["responses", "embeddings"]

CONNECT_SECONDS = 10.0
CONNECTIONS = 1000
SHORTEST_SECRET = 8
"""Characters of a header's last word from which on it is cut out wherever it stands: shorter ones are parts of words."""
_NEVER_SENT = (
    httpx2.ConnectError,
    httpx2.ConnectTimeout,
    httpx2.PoolTimeout,
    httpx2.ProxyError,
    httpx2.UnsupportedProtocol,
)


@dataclass(frozen=True, slots=True)
class Reply:
    """What came over the wire, whatever it is; header names in lower case; the key stands nowhere in it."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class WireFault(Exception):
    """No answer came.

    Args:
        what: for people; holds neither key nor prompt.
        sent: whether the call may have been executed, and billed; False where it certainly was not.
    """

    def __init__(self, what: str, *, sent: bool) -> None:
        super().__init__(what)
        self.what, self.sent = what, sent


class Wire(Protocol):
    """What the gateway sends by: the service, or the scripted model.

    Attributes:
        mocked: whether answers are made up.
        account: who is asked with whose key, as an opaque name: limits of the service are counted by it.
        address: the base URL, without anything secret.
    """

    mocked: bool
    account: str
    address: str

    async def send(self, kind: Kind, body: Body) -> Reply:
        """One request over the wire, never repeated.

        Raises:
            WireFault: no answer came.
        """
        ...

    async def close(self) -> None:
        """Let go of connections; the scripted model tells what was not asked."""
        ...


class OpenAIWire:
    """The service, or any that speaks like it, by the `openai` package.

    Args:
        key: of the service; it leaves this object only in the Authorization header.
        base_url: its query, such as Azure's `api-version`, goes with every request, behind the path.
        mcp_authorization: header of MCP servers by label; it joins the body only here, so that no journal and no message has it.
        timeout_seconds: that an answer may take in all, from the first byte sent to the last byte read.

    Attributes:
        query: of the base URL.
    """

    mocked = False

    def __init__(
        self,
        key: str,
        base_url: str,
        timeout_seconds: float,
        *,
        mcp_authorization: Mapping[str, str] | None = None,
        transport: httpx2.AsyncBaseTransport | None = None,
    ) -> None:
        import openai  # here and below: it takes a second, and most commands ask nothing

        self._mcp, self._timeout = dict(mcp_authorization or {}), timeout_seconds
        bare = (header.rpartition(" ")[2] for header in self._mcp.values())
        self._hidden = Hidden([key, *self._mcp.values(), *(one for one in bare if len(one) >= SHORTEST_SECRET)])
        base_url = base_url.strip()
        self.address = _without_secrets(base_url)
        self.query = dict(parse_qsl(urlsplit(base_url).query, keep_blank_values=True))
        self.account = account_of(key, base_url)
        for name in ("openai", "httpx2", "httpcore2"):
            # At DEBUG they log prompts, and headers as they come; people's names and a repeated key would be among them.
            logging.getLogger(name).setLevel(logging.WARNING)
        times = httpx2.Timeout(timeout_seconds, connect=min(CONNECT_SECONDS, timeout_seconds))
        # A redirect is not followed: neither key nor prompt goes where no setting names.
        client = httpx2.AsyncClient(
            timeout=times,
            limits=httpx2.Limits(max_connections=CONNECTIONS, max_keepalive_connections=100),
            follow_redirects=False,
            transport=transport or pools_or_proxy(CONNECTIONS),
            event_hooks={"response": [bound]},
        )
        self._client = openai.AsyncOpenAI(
            api_key=key,
            base_url=urlsplit(base_url)._replace(query="", fragment="").geturl(),
            default_query=self.query,
            max_retries=0,
            timeout=times,
            http_client=client,
        )

    def __repr__(self) -> str:
        return f"OpenAIWire({self.address!r})"

    async def send(self, kind: Kind, body: Body) -> Reply:
        """One request over the wire, as `Wire.send` says."""
        return await self._bounded(f"/{kind}", self._with_headers(body))

    async def model_known(self, model: str) -> Reply:
        """What the service says of a model by that name: 200 where the key may use it; costs nothing."""
        return await self._bounded(f"/models/{quote(model, safe='')}", None)

    def _with_headers(self, body: Body) -> Body:
        if not self._mcp or "tools" not in body:
            return body
        tools = [
            tool | {"headers": {"Authorization": self._mcp[tool["server_label"]]}}
            if tool.get("server_label") in self._mcp
            else tool
            for tool in body["tools"]
        ]
        return body | {"tools": tools}

    async def close(self) -> None:
        """Let go of connections."""
        await self._client.close()

    async def _bounded(self, path: str, body: Body | None) -> Reply:
        try:
            # httpx's time-outs are per read: a server that drips bytes would hold a call for ever.
            async with asyncio.timeout(self._timeout):
                return await self._raw(path, body)
        except TimeoutError:
            raise WireFault(f"no answer within {self._timeout:g} seconds", sent=True) from None

    async def _raw(self, path: str, body: Body | None) -> Reply:
        import openai

        try:
            if body is None:
                answer = await self._client.get(path, cast_to=httpx2.Response)
            else:
                answer = await self._client.post(path, cast_to=httpx2.Response, body=body)
        except openai.APIStatusError as error:
            answer = error.response
        except openai.APIConnectionError as error:
            raise self._fault(error.__cause__ or error) from None
        except (httpx2.HTTPError, httpx2.InvalidURL, openai.OpenAIError) as error:
            raise self._fault(error) from None
        return self._reply(answer)

    def _reply(self, answer: httpx2.Response) -> Reply:
        # Some proxies repeat the key in what they say; it must reach neither journal nor message.
        headers = {name.lower(): self._hidden.in_text(value) for name, value in answer.headers.items()}
        return Reply(answer.status_code, headers, self._hidden.in_body(answer.content))

    def _fault(self, error: BaseException) -> WireFault:
        if isinstance(error, httpx2.TimeoutException) and not isinstance(error, _NEVER_SENT):
            return WireFault(f"no answer within {self._timeout:g} seconds", sent=True)
        said = self._hidden.in_text(str(error)) or type(error).__name__
        if isinstance(error, _NEVER_SENT):
            proxy = proxy_variable(self.address)
            way = f" by the proxy that {proxy} names" if proxy else ""
            return WireFault(f"cannot connect to {self.address}{way}: {said}", sent=False)
        return WireFault(f"the connection was cut: {said}", sent=True)


def account_of(key: str, base_url: str) -> str:
    """The opaque name of who is asked with whose key."""
    return hashlib.sha256(f"{_without_secrets(base_url.strip())}\n{key}".encode()).hexdigest()[:16]


def _without_secrets(url: str) -> str:
    parts = urlsplit(url)
    host = parts.netloc.rpartition("@")[2]
    return f"{parts.scheme}://{host}{parts.path}".rstrip("/")
