"""How well a name explains the letters of its site's domain."""

from __future__ import annotations

import re
from functools import lru_cache

_NO_LETTERS = re.compile(r"[^a-z0-9]+")
_SMALL = frozenset({"of", "the", "for", "in", "at"})


@lru_cache(maxsize=1024)
def letters_of_label(domain: str) -> str:
    """Letters of a domain's first label."""
    return _NO_LETTERS.sub("", domain.partition(".")[0].lower())


@lru_cache(maxsize=1024)  # a name is compared with every address that its firm uses
def _spelled(name: str) -> tuple[list[str], list[str], str, str, str, str]:
    """A name's words without "and", the longer ones, the words' letters, the whole's, the words' initials, and without small words'."""
    words = [word for word in name.split() if word != "and"]
    letters, every = _NO_LETTERS.sub("", "".join(words)), _NO_LETTERS.sub("", name)
    # "Maple Development Corporation of Elm County" of mdcec.example: small words have no initial.
    told = "".join([word[0] for word in words if word not in _SMALL])
    return words, [word for word in words if len(word) > 2], letters, every, "".join([word[0] for word in words]), told


@lru_cache(maxsize=4096)
def agreement(name: str, domain: str) -> float:
    """How well a normalised name explains the domain's first label: 1 the same letters, 0 nothing in common."""
    label = letters_of_label(domain)
    words, longer, letters, every, initials, told = _spelled(name)
    if not label or not letters:
        return 0.0
    if label in (letters, every):
        return 1.0
    if len(label) >= 2 and label in (initials, told):
        return 0.8
    # "Oak & Maple Wealth Management" of omwealth.example.
    if label.startswith(initials[:2]) and any(
        label == "".join([initials[:at], *words[at:to]]) for at in range(2, len(words)) for to in (at + 1, at + 2)
    ):
        return 0.8
    if label.startswith(words[0]) and any("".join(words[:at]) + initials[at:] == label for at in range(1, len(words))):
        return 0.9
    if letters.startswith(label) and len(label) >= 4:
        return 0.85 * max(0.6, len(label) / len(letters))
    if label.startswith(letters) and len(letters) >= 4:
        return 0.8 * len(letters) / len(label)
    covered = len("".join([word for word in longer if word in label]))
    return 0.7 * min(covered / len(label), 1.0) * (1.0 if covered >= len(letters) / 2 else 0.6)
