"""Names to addresses."""

from __future__ import annotations

import asyncio
import ipaddress
import socket
from collections.abc import Awaitable, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache

from leadgen_assets.domain.pages.page import Outcome
from leadgen_assets.web.live.faults import NO_SUCH_NAME, Fault
from leadgen_assets.web.live.guard import IpAddress

Endpoint = tuple[IpAddress, int]
"""An address and a port to connect to."""

Resolve = Callable[[str, int], Awaitable[Sequence[Endpoint]]]
"""Where a host and port can be reached, the best first; raises `Fault` where that cannot be told."""

_AT_ONCE = 32


async def by_system(host: str, port: int) -> Sequence[Endpoint]:
    """As every program of this machine resolves names.

    Raises:
        Fault: there is no such name, or no answer about it now.
    """
    loop = asyncio.get_running_loop()
    try:
        found = await loop.run_in_executor(
            _threads(), lambda: socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP)
        )
    except socket.gaierror as error:
        if error.errno == socket.EAI_AGAIN:
            raise Fault(Outcome.UNREACHABLE, "nobody could be asked for its name (DNS)", passing=True) from error
        raise Fault(Outcome.UNREACHABLE, NO_SUCH_NAME) from error
    except (OSError, UnicodeError) as error:
        raise Fault(Outcome.UNREACHABLE, "its name could not be looked up (DNS)", passing=True) from error
    return [(ipaddress.ip_address(address[0]), port) for *_, address in found]


@lru_cache(maxsize=1)
def _threads() -> ThreadPoolExecutor:
    """Threads of their own: names that nobody answers for would fill the loop's few."""
    return ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="names")
