"""A service on loopback whose every byte a test decides, and what was recorded of the real one."""

from __future__ import annotations

import asyncio
import importlib.util
import os
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from leadgen_assets.llm.wire import OpenAIWire

KEY = "sk-test-0123456789abcdefghij"


def _loopback() -> Any:
    """The module beside this file: tests are imported in a way that knows no packages."""
    spec = importlib.util.spec_from_file_location("loopback", Path(__file__).with_name("loopback.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["loopback"] = module
    spec.loader.exec_module(module)
    return module


loopback = _loopback()


@pytest.fixture
def key() -> str:
    """The key that must stand nowhere."""
    return KEY


@pytest.fixture
def reply() -> Callable[..., bytes]:
    """Makes the bytes of a whole answer: status, body, headers."""
    made: Callable[..., bytes] = loopback.raw_reply
    return made


@pytest.fixture
def service() -> Callable[[Any], Any]:
    """`async with service(respond) as loopback`: the service while the block runs; its address is a base URL."""

    @asynccontextmanager
    async def opened(respond: Any) -> AsyncIterator[Any]:
        opened = loopback.Loopback(respond)
        server = await asyncio.start_server(opened.accept, "127.0.0.1", 0)
        opened.address = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/v1"
        try:
            yield opened
        finally:
            server.close()
            for task in opened.serving:
                task.cancel()
            await asyncio.gather(*opened.serving, return_exceptions=True)

    return opened


@pytest.fixture
def wire_to() -> Callable[..., Any]:
    """`async with wire_to(loopback) as wire`: the real client, bound for the service."""

    @asynccontextmanager
    async def opened(service: Any, seconds: float = 5.0) -> AsyncIterator[OpenAIWire]:
        wire = OpenAIWire(KEY, service.address, seconds)
        try:
            yield wire
        finally:
            await wire.close()

    return opened


@pytest.fixture(scope="session")
def openai_folder() -> Path:
    """Folder with recorded traffic and the specification; a test is skipped where there is none."""
    folder = Path(os.environ.get("LEADGEN_SHARED_DATA", Path(__file__).parents[3] / "shared" / "data")) / "openai"
    if not folder.is_dir():
        pytest.skip(f"{folder} is not there: LEADGEN_SHARED_DATA names the folder with the shared data")
    return folder
