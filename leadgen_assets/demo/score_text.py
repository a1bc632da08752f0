"""A score as text for a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from leadgen_assets.demo.judging import Cell, Score, Tally, Verdict

_SHOWN = 40


def render(score: Score) -> str:
    """Tables of both files, then what went wrong, the longest lists cut with a count of the rest."""
    parts = [_table(score.companies), _table(score.contacts), _firms(score), _traps(score)]
    for title, cells in (
        ("Wrong cells", score.companies.wrong + score.contacts.wrong),
        ("Missed cells (empty, though a page says it)", score.companies.missed + score.contacts.missed),
    ):
        if cells:
            parts.append("\n".join([f"{title}: {len(cells)}", *_cells(cells)]))
    return "\n\n".join(parts) + "\n"


def _table(tally: Tally) -> str:
    head = f"{tally.file}: {tally.rows} rows, {tally.usable} usable as they are"
    lines = [head, f"  {'column':<18}{'right':>7}{'missed':>8}{'wrong':>7}{'rightly empty':>15}"]
    for column, counts in tally.columns.items():
        lines.append(
            f"  {column:<18}{counts[Verdict.RIGHT]:>7}{counts[Verdict.MISSED]:>8}{counts[Verdict.WRONG]:>7}"
            f"{counts[Verdict.EMPTY]:>15}"
        )
    right, wrong, missed = (tally.cells(verdict) for verdict in (Verdict.RIGHT, Verdict.WRONG, Verdict.MISSED))
    lines.append(
        f"  right of the cells filled: {_share(right, right + wrong)}; "
        f"filled of those that the pages answer: {_share(right, right + missed)}"
    )
    return "\n".join(lines)


def _firms(score: Score) -> str:
    lines = [
        f"firms: {score.qualified} answer the request, {score.qualified - len(score.missing)} of them are exported"
    ]
    for label, names in (
        ("not asked for, yet exported", score.unasked),
        ("exported, though no firm has that domain", score.strangers),
        ("exported more than once", score.repeated),
        ("left out", score.missing),
    ):
        if names:
            lines.append(f"  {label}: {', '.join(names[:_SHOWN])}{_rest(names)}")
    return "\n".join(lines)


def _traps(score: Score) -> str:
    lines = [f"  {trap:<24}{met:>3} exported, {fell} with a wrong cell" for trap, (met, fell) in score.traps.items()]
    return "\n".join(["traps among the exported firms", *(lines or ["  none"])])


def _cells(cells: Sequence[Cell]) -> list[str]:
    lines = [
        f"  {cell.file} · {cell.firm} · {cell.column}: expected {cell.expected or 'nothing'!r}, got {cell.got or 'nothing'!r}"
        for cell in cells[:_SHOWN]
    ]
    return lines + ([f"  …{_rest(cells)}"] if len(cells) > _SHOWN else [])


def _rest(items: Sequence[object]) -> str:
    return f" and {len(items) - _SHOWN} more" if len(items) > _SHOWN else ""


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f} %" if whole else "–"
