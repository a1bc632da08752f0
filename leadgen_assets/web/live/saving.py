"""What the live web answered, saved as a WARC file from which any run can be repeated."""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Callable
from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

from leadgen_assets.domain.errors import CannotSave, SourceUnreadable
from leadgen_assets.domain.pages.page import Outcome
from leadgen_assets.web.archive_index import index_archive
from leadgen_assets.web.archive_writer import ArchiveWriter
from leadgen_assets.web.live.exchange import Exchange

_NOT_KEPT = frozenset({"content-length", "transfer-encoding"})
"""Headers about how the body travelled: it is saved without that, and its length is written anew."""

_LEVEL = 6


class SavedCrawl:
    """A WARC file that is being written; a context, whose orderly end makes the file appear under its name.

    Until then it stands beside it with `.unfinished` behind its name, a whole record at a time, and can be read there. A
    process that is killed leaves it so; whoever goes on cuts off what was written by half.

    Args:
        path: the file to be. agent: the User-Agent that the sites were told.
        go_on: behind what stands there, finished or not; else nothing may stand there.
        now: the time of what is not an answer.

    Raises:
        CannotSave: something is in the way, another process writes there, what should be gone on with is no archive, or
            the file cannot be written.
    """

    def __init__(self, path: Path, agent: str, now: Callable[[], datetime], *, go_on: bool) -> None:
        self.path, self.unfinished = path, path.with_name(f"{path.name}.unfinished")
        self._now, self._agent = now, agent
        self._go_on, self._records = go_on, 0
        self.done: frozenset[str] = frozenset()
        self._check(go_on)

    def __enter__(self) -> Self:
        self._file: BinaryIO = self._opened(self._go_on)
        self._writer = ArchiveWriter(self._file, _LEVEL)
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            self._begin()
        except BlockingIOError as error:
            self._file.close()
            raise CannotSave(
                "Another crawl is writing this file", str(self.unfinished), "wait for it, or choose another name"
            ) from error
        except BaseException:
            self._file.close()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if kind is None:
                self._file.flush()
                os.fsync(self._file.fileno())
                self.unfinished.replace(self.path)
            elif self._records <= 1 and not self._go_on:
                self.unfinished.unlink()  # nothing was asked: nothing stands in the way of the next try
        except OSError as failed:
            raise self._failed(failed) from failed
        finally:
            self._file.close()

    def exchange(self, exchange: Exchange) -> None:
        """Write an answer, and why it is no page where its status alone does not tell."""
        writer = self._writer
        if exchange.status is not None:
            headers = [(name, value) for name, value in exchange.headers if name.lower() not in _NOT_KEPT]
            unread = exchange.status // 100 not in (1, 3) and exchange.outcome is not Outcome.OK
            self._write(
                lambda: writer.response(
                    exchange.url, exchange.body, exchange.at, status=exchange.status or 0, content_type="", headers=headers,
                    truncated="unspecified" if unread else "",
                )
            )  # fmt: skip
        if exchange.outcome is not Outcome.OK and exchange.detail != f"HTTP {exchange.status}":
            self._write(lambda: writer.failed(exchange.url, exchange.outcome, exchange.detail, exchange.at))

    def rendered(self, asked: str, url: str, html: bytes) -> None:
        """Write what a browser made of a page; see `ArchiveWriter.rendered`."""
        self._write(lambda: self._writer.rendered(asked, url, html, self._now()))

    def site(self, url: str, outcome: Outcome, pages: int) -> None:
        """Write that a site was read to its end; `--continue` will not read it again."""
        self._write(lambda: self._writer.site(url, {"outcome": str(outcome), "pages": pages}, self._now()))

    def size(self) -> int:
        """Bytes written."""
        return (self.unfinished if self.unfinished.exists() else self.path).stat().st_size

    def _check(self, go_on: bool) -> None:
        if self.path.is_dir():
            raise CannotSave("A folder is in the way", str(self.path), "name a file, such as sites.warc.gz")
        if not self.path.parent.exists():
            raise CannotSave(
                "The folder does not exist", str(self.path.parent), "make it first, or name a file in another one"
            )
        if go_on:
            return
        if self.unfinished.exists():
            raise CannotSave(
                "A crawl into this file was stopped before its end",
                str(self.unfinished),
                "go on with it: add --continue; or delete that file to begin anew (it can be read as it is, renamed)",
            )
        if self.path.exists():
            raise CannotSave("The file exists already", str(self.path), "choose another name, or add to it: --continue")

    def _opened(self, go_on: bool) -> BinaryIO:
        try:
            if go_on and not self.unfinished.exists() and self.path.exists():
                beside = self.unfinished.with_name(f"{self.unfinished.name}.copy")
                shutil.copyfile(self.path, beside)
                beside.replace(self.unfinished)
            return self.unfinished.open("a+b")
        except OSError as error:
            raise self._failed(error) from error

    def _begin(self) -> None:
        """Behind what is there; a record that was cut off is taken away."""
        if self._file.seek(0, os.SEEK_END):
            try:
                index = index_archive(self.unfinished)
            except SourceUnreadable as error:
                raise CannotSave(
                    "What stands there is no archive that can be gone on with",
                    str(self.unfinished),
                    "delete it and begin anew",
                ) from error
            if index.damage:
                self._file.truncate(index.sound)
            self.done = frozenset(index.crawled)
            return
        software = f"leadgen_assets/{version('leadgen-assets')}"
        fields = [
            ("software", software), ("format", "WARC File Format 1.1"), ("http-header-user-agent", self._agent),
            ("operator", self._agent.partition("(+")[2].rstrip(")")), ("robots", "honoured as RFC 9309 has it"),
        ]  # fmt: skip
        self._write(lambda: self._writer.information(self.path.name, fields, self._now()))

    def _write(self, write: Callable[[], None]) -> None:
        try:
            write()
            self._file.flush()
            self._records += 1
        except OSError as error:
            raise self._failed(error) from error

    def _failed(self, error: OSError) -> CannotSave:
        return CannotSave(
            f"The archive cannot be written: {error.strerror or error}",
            str(self.unfinished),
            "make room or choose another place; what is written stays, and --continue goes on behind it",
        )
