"""Text of pages brought into the one form in which it is shown, quoted and stored."""

from __future__ import annotations

LONGEST = 2000
"""Characters of one segment."""


_HYPHENS = str.maketrans("\u2010\u2011", "--")
"""The two other hyphens, that look as the plain one does: "Jane Alder‐Byrne"."""


def fold(text: str) -> str:
    """White space folded to single spaces; control, invisible and private-use characters dropped (PostgreSQL refuses some of them)."""
    folded = " ".join(text.split())
    if "\u2010" in folded or "\u2011" in folded:
        folded = folded.translate(_HYPHENS)
    if folded.isprintable():
        return folded
    return " ".join("".join(char if char.isprintable() else _instead(char) for char in folded).split())


def lowered(text: str) -> str:
    """A text with its ASCII letters in lower case: quick looks ask for no others, and `str.lower` takes ten times as long with them."""
    if text.isascii():
        return text.lower()
    return text.encode("utf-8", "surrogatepass").lower().decode("utf-8", "surrogatepass")


def _instead(char: str) -> str:
    # Soft hyphens and zero-width characters join, anything else parts.
    return "" if char in "\xad\u200b\u200c\u200d\u2060\ufeff" else " "


def pieces(text: str) -> list[str]:
    """Folded text in parts of at most LONGEST characters, cut behind a sentence or else a word."""
    parts = []
    while len(text) > LONGEST:
        cut = max(text.rfind(mark, LONGEST // 2, LONGEST) for mark in (". ", "! ", "? ", "; "))
        cut = cut + 1 if cut > 0 else text.rfind(" ", LONGEST // 2, LONGEST)
        cut = cut if cut > 0 else LONGEST
        parts.append(text[:cut].rstrip())
        text = text[cut:].lstrip()
    parts.append(text)
    return parts
