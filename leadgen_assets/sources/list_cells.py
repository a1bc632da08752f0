"""Cells of lists as people and programs fill them: words for nothing, and lines under the table that are no companies."""

from __future__ import annotations

import re

_COUNTED = r"(?:records?|rows?|compan(?:y|ies)|accounts?|contacts?|leads?|results?|entries|items?|count)"
_FOOTER = re.compile(
    rf"(?:(?:grand|sub)[\s-]?)?totals?(?:\s+(?:number\s+of\s+)?{_COUNTED})?\s*[:=-]?\s*\(?[\d,.\s]*\)?"
    rf"|(?:(?:number|no\.|\#)\s*of\s+)?{_COUNTED}\s*[:=]?\s*\d[\d,.]*(?:\s+{_COUNTED})?"
    rf"|\d[\d,.]*\s+(?:{_COUNTED})(?:\s+(?:in\s+total|total|found|exported))?"
    r"|(?:sources?|notes?|disclaimer|filters?|filtered\s+by|sorted\s+by)\s*:.{0,120}"
    r"|(?:strictly\s+)?confidential(?:\s*[-–:,.(].{0,120})?|(?:for\s+)?internal\s+use\s+only\b.{0,80}|do\s+not\s+(?:distribute|share|forward)\b.{0,80}"
    r"|\(?(?:required|optional|mandatory)\)?|(?:e\.g\.|for\s+example|example:)\s.{0,120}"
    r"|(?:sum|average)\s*[:=]?\s*[\d,.]*"
    r"|page\s+\d+(?:\s+of\s+\d+)?"
    r"|[-*=\s]*end\s+of\s+(?:the\s+)?(?:report|list|file|data|export)\b.{0,20}"
    r"|(?:this\s+)?(?:report|list|file|export)?\s*(?:was\s+)?(?:generated|exported|printed|downloaded|last\s+updated)\s+"
    r"(?:on|by|from|at)?[\s:]*.{0,80}\d.{0,80}",
    re.IGNORECASE,
)
"""What programs and people write under a table, whole."""

_NOTHING = re.compile(
    r"[-–—_.?*#/\\\s]*|n\.?\s?/?\s?a\.?|#n/a|none|null|nil|nan|undefined|unknown|missing|tb[da]|t\.b\.[da]\.|\(?(?:blank|empty|none)\)?"
    r"|not\s(?:available|applicable|known|provided|listed|found|given)|no\s(?:website|web\s?site|site|url|phone|address|data|info)|0+(?:\.0+)?"
    r"|(?:https?:?)?[/\\]*(?:www\.?)?|https?",
    re.IGNORECASE,
)
"""What people and programs write where they know nothing."""
_LONGEST_NOTHING = 20


def is_footer(name: str) -> bool:
    """Whether what stands for a company's name is a line under the table: "Total: 10", "Page 1 of 3", "End of report"."""
    return _FOOTER.fullmatch(name.strip()) is not None


def says_nothing(cell: str) -> bool:
    """Whether a cell is filled with a word for nothing: "N/A", "none", "-", "TBD", "http://", "0"."""
    return len(cell) <= _LONGEST_NOTHING and _NOTHING.fullmatch(cell.strip()) is not None
