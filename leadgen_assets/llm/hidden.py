"""Words that may stand nowhere in what came over the wire: the key and other headers, however they are written there."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any

INSTEAD = "[key]"
_EDGE = 4
"""Characters of a secret that what stands beside it could make part of an escape, such as "%" before "4B…"."""
_SHORTEST_MIDDLE = 8
_ESCAPE = re.compile(
    r"\\u00([2-7][0-9a-fA-F])|%(?:25){0,4}([2-7][0-9a-fA-F])|&(?:amp;)?#(?:0{0,6}([0-9]{2,3})|[xX]0{0,6}([2-7][0-9a-fA-F]));"
)


class Hidden:
    """Secrets that are cut out: as they are, and in any mixture of JSON's escapes, percent and character references.

    Args:
        secrets: printable ASCII, as headers have it.
    """

    def __init__(self, secrets: Iterable[str]) -> None:
        # The longest first: one may be the beginning of another.
        self._secrets = sorted({*secrets} - {""}, key=len, reverse=True)
        self._patterns = [re.compile("".join(map(_writings, secret))) for secret in self._secrets]
        self._middles = [_middle(secret) for secret in self._secrets]

    def in_text(self, text: str) -> str:
        """The text without them."""
        for secret in self._secrets:
            text = text.replace(secret, INSTEAD)
        if "\\" not in text and "%" not in text and "&" not in text:
            return text
        # The patterns take a fifth of a microsecond for each byte; most answers hold nothing that could be a secret.
        plain = _unescaped(text)
        for pattern, middle in zip(self._patterns, self._middles, strict=True):
            if middle in plain:
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


def _middle(secret: str) -> str:
    """A part of it that stands in the unescaped text wherever the secret stands in the text; "" where none is sure to."""
    middle = secret[_EDGE:-_EDGE].replace("\\", "")
    return middle if len(middle) >= _SHORTEST_MIDDLE and _unescaped(secret) == secret.replace("\\", "") else ""


def _unescaped(text: str) -> str:
    return _ESCAPE.sub(_character, text).replace("\\", "")


def _character(escape: re.Match[str]) -> str:
    json_hex, percent, decimal, reference = escape.groups()
    return chr(int(decimal)) if decimal else chr(int(json_hex or percent or reference, 16))


def _writings(character: str) -> str:
    """A pattern of one character, as it is or escaped; each way begins with a letter of its own, so that it is found fast."""
    code, plain = ord(character), re.escape(character)
    hexed = "".join(f"[{digit}{digit.upper()}]" if digit.isalpha() else digit for digit in f"{code:02x}")
    # Escapes of escapes, as JSON in a string of JSON has them, add backslashes, or `25` behind a percent sign.
    escaped = rf"\\{{1,8}}(?:{plain}|u00{hexed})"
    if character == "\\":
        plain, escaped = rf"\\{{2,8}}|{plain}", rf"\\{{1,8}}u00{hexed}"
    return f"(?:{escaped}|{plain}|%(?:25){{0,4}}{hexed}|&(?:amp;)?#(?:0{{0,6}}{code}|[xX]0{{0,6}}{hexed});)"
