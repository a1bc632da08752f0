"""A JSON document decoded part by part, from a window that moves over the file: no more than one object is in memory."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from typing import Any

from leadgen_assets.domain.errors import SourceUnreadable

LARGEST = 1 << 20
"""Characters of one object."""

_CHUNK = 1 << 16
_DEEPEST = 8
_BLANKS = " \t\r\n\ufeff"


class JsonWindow:
    """Objects of one list: of a document that is a list, or that wraps lists in objects, as the answers of many programs do.

    Attributes:
        lists: where the lists of objects stand that were met ("data.results"), "" for the document itself.
        empty: where lists stand that hold nothing.
        plain: names of the wrapping objects' plain values, in lower case.
    """

    def __init__(self, file: io.TextIOWrapper, where: str) -> None:
        self.lists: list[str] = []
        self.empty: list[str] = []
        self.plain: set[str] = set()
        self._file, self._where = file, where
        self._decoder, self._text, self._line, self._number, self._ended = json.JSONDecoder(), "", 1, 0, False

    def objects(self) -> Iterator[tuple[int, Any]]:
        """Each entry of the lists with its number from 1.

        Raises:
            SourceUnreadable: it is damaged from there on, or goes on behind its end.
        """
        if self._peek() == "[":
            yield from self._entries("")
        else:
            yield from self._wrapped((), 1)
        if self._peek():
            raise self._damaged("behind its end there is more; one file is one list")

    def _wrapped(self, path: tuple[str, ...], depth: int) -> Iterator[tuple[int, Any]]:
        self._expect("{")
        while self._peek() != "}":
            key = self._value()
            if not isinstance(key, str):
                raise self._damaged("a key is no text")
            self._expect(":")
            start, here = self._peek(), (*path, key)
            if start == "{" and depth < _DEEPEST:
                yield from self._wrapped(here, depth + 1)
            elif start == "[":
                yield from self._entries(".".join(here))
            else:
                self._value()
                self.plain.add(key.lower())
            self._skip(",")
        self._expect("}")

    def _entries(self, name: str) -> Iterator[tuple[int, Any]]:
        """The entries of a list, if it is the document or one of objects; those of other lists are passed over."""
        self._expect("[")
        start = self._peek()
        if start == "]":
            self.empty.append(name)
        elif start == "{":
            self.lists.append(name)
        taken = not name or start == "{"
        while self._peek() != "]":
            value = self._value()
            if taken:
                self._number += 1
                yield self._number, value
            self._skip(",")
        self._expect("]")

    def _peek(self) -> str:
        """The next character that is no blank, "" at the end."""
        while True:
            rest = self._text.lstrip(_BLANKS)
            self._drop(len(self._text) - len(rest))
            if rest or self._ended:
                return rest[:1]
            self._read()

    def _skip(self, char: str) -> None:
        while self._peek() == char:
            self._drop(1)

    def _expect(self, char: str) -> None:
        found = self._peek()
        if found != char:
            raise self._damaged(f"{char} is missing" if found else "it ends before its closing bracket")
        self._drop(1)

    def _value(self) -> Any:
        if not self._peek():
            raise self._damaged("it ends before its closing bracket")
        while True:
            try:
                value, end = self._decoder.raw_decode(self._text)
                # A number at the window's end may go on behind it.
                if end < len(self._text) or self._ended:
                    self._drop(end)
                    return value
                why = "it ends before its closing bracket"
            except json.JSONDecodeError as error:
                why = error.msg.removesuffix(" at")
            except RecursionError as error:
                raise self._damaged("it is nested too deep") from error
            except ValueError as error:  # a number of thousands of digits
                raise self._damaged("a number is too long") from error
            if self._ended:
                raise self._damaged(why)
            if len(self._text) > LARGEST:
                raise self._damaged(f"{why}, or an object is larger than {LARGEST:,} characters")
            self._read()

    def _read(self) -> None:
        chunk = self._file.read(max(_CHUNK, len(self._text)))
        self._ended, self._text = not chunk, self._text + chunk

    def _drop(self, length: int) -> None:
        self._line += self._text.count("\n", 0, length)
        self._text = self._text[length:]

    def _damaged(self, why: str) -> SourceUnreadable:
        return SourceUnreadable(
            f"The JSON list cannot be read behind object {self._number}: {why}",
            f"{self._where}, line {self._line}",
            "correct the file there; the objects before it were read",
        )
