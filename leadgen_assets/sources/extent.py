"""How many companies a request's lists and archives can name at most, told before a run; of other sources only their reading tells."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from itertools import islice
from pathlib import Path

from leadgen_assets.domain.errors import SourceUnreadable
from leadgen_assets.domain.requests.source_spec import SourceSpec
from leadgen_assets.sources.tables.opening import open_table
from leadgen_assets.web.archive_index import index_archive, sites_of

LARGEST = 5_000_000
"""Bytes of a file up to which it is looked at: a larger one takes time, and hardly ends before a request has enough."""


def named_at_most(specs: Sequence[SourceSpec], base: Path, enough: int) -> int | None:
    """Rows of all lists and sites of all archives together; None where that is `enough` or more, or another source may name companies too.

    A search is left aside: it seeks what is missing, and is reckoned by itself.

    Args:
        base: folder from which relative paths start.
    """
    rows = 0
    for spec in specs:
        if spec.kind == "search":
            continue
        path = base / Path(spec.path).expanduser()
        if spec.kind not in ("list", "archive") or enough <= rows:
            return None
        try:
            if path.stat().st_size > LARGEST:
                return None
            if spec.kind == "archive":
                rows += len(sites_of(index_archive(path)))
                continue
            with closing(open_table(path, spec.sheet).rows()) as found:
                rows += sum(1 for _ in islice(found, enough - rows))
        except (OSError, SourceUnreadable):
            return None  # the run says what is wrong with it
    return rows if 0 < rows < enough else None
