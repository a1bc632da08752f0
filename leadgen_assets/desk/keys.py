"""Who holds the token that `leadgen up` printed: the link, and the cookie that stands for it afterwards."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
from collections.abc import Mapping

TOKEN_VARIABLE = "LEADGEN_DESK_TOKEN"
"""By the environment, which other accounts of the machine cannot read: arguments stand in everybody's `ps`."""
WRONG_SECONDS = 0.5
MOST_WAITING = 20


class Keys:
    """The token of one `leadgen up`.

    Args:
        token: random, at least 128 bits. port: the desk's: two of them on one machine must not share a cookie.
        wrong_seconds: how long each wrong token is kept waiting, one after another.
    """

    def __init__(self, token: str, port: int, wrong_seconds: float = WRONG_SECONDS) -> None:
        self._token = token.encode()
        self.cookie = f"leadgen_desk_{port}"
        self._wrong_seconds = wrong_seconds
        self._turn = asyncio.Lock()
        self._waiting = 0

    @property
    def value(self) -> str:
        """The cookie's value: it does not give the token away."""
        return hmac.new(self._token, b"the desk's cookie", hashlib.sha256).hexdigest()

    def opened_by(self, cookies: Mapping[str, str]) -> bool:
        """Whether a browser that sends these cookies has shown the token before."""
        return hmac.compare_digest(cookies.get(self.cookie, "").encode(), self.value.encode())

    def is_token(self, given: str) -> bool:
        """Whether this is the token, found out in the same time whatever is given."""
        return hmac.compare_digest(given.encode("utf-8", "surrogatepass"), self._token)

    async def keep_waiting(self) -> bool:
        """Keep whoever gave a wrong token waiting for its turn; False at once where too many wait already."""
        if self._waiting >= MOST_WAITING:
            return False
        self._waiting += 1
        try:
            async with self._turn:
                await asyncio.sleep(self._wrong_seconds)
        finally:
            self._waiting -= 1
        return True
