"""Words that may stand nowhere in what came over the wire: the key and other headers, however they are written there."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any

INSTEAD = "[key]"


class Hidden:
    """Secrets that are cut out: as they are, and in any mixture of JSON's escapes, percent and character references.

    Args:
        secrets: printable ASCII, as headers have it.
    """

    def __init__(self, secrets: Iterable[str]) -> None:
        # The longest first: one may be the beginning of another.
        self._patterns = [
            re.compile("".join(map(_writings, secret))) for secret in sorted({*secrets} - {""}, key=len, reverse=True)
        ]

    def in_text(self, text: str) -> str:
        """The text without them."""
        for pattern in self._patterns:
            text = pattern.sub(INSTEAD, text)
        return text

    def in_body(self, content: bytes) -> bytes:
        """A body without them, whatever it is: JSON, half of it, a proxy's page; byte for byte the same where there is none."""
        cleaned = self.in_text(content.decode("latin-1")).encode("latin-1")
        # What JSON makes of it is looked at too, since it is what is read. Without an escape or another charset's zeros,
        # every string in it stands there as it is.
        if b"\\" not in cleaned and b"\0" not in cleaned:
            return cleaned
        try:
            parsed = json.loads(cleaned)
            read = self._in_value(parsed)
            return cleaned if read == parsed else json.dumps(read).encode()
        except (ValueError, RecursionError):
            return cleaned

    def _in_value(self, value: Any) -> Any:
        if isinstance(value, str):
            return self.in_text(value)
        if isinstance(value, list):
            return [self._in_value(one) for one in value]
        if isinstance(value, dict):
            return {self.in_text(name): self._in_value(one) for name, one in value.items()}
        return value


def _writings(character: str) -> str:
    """A pattern of one character, as it is or escaped; each way begins with a letter of its own, so that it is found fast."""
    code, plain = ord(character), re.escape(character)
    hexed = "".join(f"[{digit}{digit.upper()}]" if digit.isalpha() else digit for digit in f"{code:02x}")
    # Escapes of escapes, as JSON in a string of JSON has them, add backslashes, or `25` behind a percent sign.
    escaped = rf"\\{{1,8}}(?:{plain}|u00{hexed}|x{hexed})"
    if character == "\\":
        plain, escaped = rf"\\{{2,8}}|{plain}", rf"\\{{1,8}}u00{hexed}"
    return f"(?:{escaped}|{plain}|%(?:25){{0,4}}{hexed}|&(?:amp;)?#(?:0{{0,6}}{code}|[xX]0{{0,6}}{hexed});)"
