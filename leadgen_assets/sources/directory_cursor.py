"""Where a directory was left: enough to go on behind the last batch, whenever the run was killed."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, field

from leadgen_assets.domain.errors import SourceUnreadable

MOST_SEEN = 3000
"""Entries remembered to tell new ones from those of earlier pages; of longer lists the latest."""


@dataclass(slots=True)
class DirectoryCursor:
    """The state of reading.

    Attributes:
        url: of the page to read next, "" at the end of the list. page: its place in the list, from 1.
        done: entries of that page that were told of already. details: pages about single companies read so far.
        shape: of the entries on the pages before. passed: short hashes of pages. seen: short hashes of entries.
    """

    url: str
    page: int = 1
    done: int = 0
    details: int = 0
    shape: str = ""
    passed: list[str] = field(default_factory=list)
    seen: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, text: str, start: str) -> DirectoryCursor:
        """The cursor that a batch carried; a new one at the address `start` for "".

        Raises:
            SourceUnreadable: it is none of a directory.
        """
        if not text:
            return cls(start)
        try:
            read = cls(**json.loads(text))
        except (ValueError, TypeError) as error:
            raise SourceUnreadable(
                f"The checkpoint {text[:60]!r} is none of a directory",
                start,
                "start the request anew under another name",
            ) from error
        return read

    def text(self) -> str:
        """As a batch carries it."""
        self.seen = self.seen[-MOST_SEEN:]
        return json.dumps(asdict(self), separators=(",", ":"))

    def was_passed(self, key: str) -> bool:
        """Whether a page with this key was read."""
        return short_hash(key) in self.passed

    def turned(self, url: str) -> None:
        """Go on to the next page; "" ends the list."""
        self.url, self.page, self.done = url, self.page + 1, 0


def short_hash(text: str) -> str:
    """Eight hex digits."""
    return hashlib.sha256(text.encode()).hexdigest()[:8]
