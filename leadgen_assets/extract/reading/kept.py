"""Answers kept by the text that was asked about, as long as somebody keeps them: for the pages of one site."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

_Answer = TypeVar("_Answer")


class Kept(dict[str, _Answer]):
    """What a function tells of a text, asked once for each: more than half of a page's texts stand on other pages of its site, too.

    >>> lengths = Kept(len)
    >>> lengths["About us"], lengths
    (8, {'About us': 8})
    """

    __slots__ = ("_ask",)

    def __init__(self, ask: Callable[[str], _Answer]) -> None:
        super().__init__()
        self._ask = ask

    def __missing__(self, text: str) -> _Answer:
        answer = self[text] = self._ask(text)
        return answer
