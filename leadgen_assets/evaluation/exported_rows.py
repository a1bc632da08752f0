"""An export of one's own, row by row, against a key that a person wrote for some of its companies."""

from __future__ import annotations

from pathlib import Path

from leadgen_assets.demo.rows import judged_rows
from leadgen_assets.domain.errors import LeadgenError
from leadgen_assets.evaluation.measure import SuiteResult
from leadgen_assets.evaluation.row_key import own_key
from leadgen_assets.evaluation.suite import Suite
from leadgen_assets.evaluation.usable_rows import WRONG_COSTS, JudgedExport, result

_NOTE = (
    "Of an export's companies those are judged that the key has; the others are passed over. When a row is usable is said under "
    f"`usable-rows`; a cell scores +1 when right, 0 when empty, −{WRONG_COSTS} when wrong."
)
_FILES = ("rows/key.jsonl", "rows/companies.csv", "rows/contacts.csv", "rows/evidence.csv")


def _run(data: Path) -> SuiteResult:
    key, companies, contacts, evidence = (data / file for file in _FILES)
    rows = judged_rows(companies, contacts, evidence, own_key(key), only_known=True)
    if not rows:
        raise LeadgenError(
            "The key has no domain of the companies file", str(key), "write lines for companies of the export"
        )
    return result("exported-rows", [JudgedExport("the export", len(rows), rows)], _NOTE)


EXPORTED_ROWS = Suite("exported-rows", "An export of your own, row by row, against a key of your own", _FILES, _run)
