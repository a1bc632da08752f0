"""Answers kept by the text that was asked about, as long as somebody keeps them: for the pages of one site."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

_Answer = TypeVar("_Answer")


class Kept(dict[str, _Answer]):
    """What a function tells of a text, asked once for each: more than half of a page's texts stand on other pages of its site, too.

    Args:
        ask: the function. beside: what it is given behind the text.

    >>> lengths = Kept(len)
    >>> lengths["About us"], lengths
    (8, {'About us': 8})
    """

    __slots__ = ("_ask", "_beside")

    def __init__(self, ask: Callable[..., _Answer], *beside: Any) -> None:
        super().__init__()
        self._ask, self._beside = ask, beside

    def __missing__(self, text: str) -> _Answer:
        answer = self[text] = self._ask(text, *self._beside)
        return answer
