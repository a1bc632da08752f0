"""docs/accuracy.md: what was measured, as a page that people read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from leadgen_assets.evaluation.record import (
    FIGURES,
    AccuracyRecord,
    FigureRecord,
    MeasureRecord,
    MistakeRecord,
    SuiteRecord,
)
from leadgen_assets.evaluation.reliability import PROMISE, SURE, Share, by_band, joined, sure

_TITLES = {"precision": "precision", "recall": "recall", "f1": "F1"}


def measured_part(record: AccuracyRecord, order: Sequence[str]) -> str:
    """The generated part of the page, Markdown.

    Args:
        record: the last result of each suite. order: names of suites in the order of the page; others follow.
    """
    names = [name for name in order if name in record.suites] + sorted(set(record.suites) - {*order})
    suites = {name: record.suites[name] for name in names}
    parts = [_overview(suites)]
    cells = joined(suite.reliability for suite in suites.values())
    if cells:
        parts.append(_reliability(by_band(cells), *sure(cells)))
    parts += [_suite(name, suite) for name, suite in suites.items()]
    return "\n\n".join(parts) + "\n"


def share_shown(value: float | None) -> str:
    """A share as tables have it: "0.953", "–" for none."""
    return "–" if value is None else f"{value:.3f}"


def verdict_shown(measure: MeasureRecord) -> tuple[str, str]:
    """What is asked of a measure, and whether it is reached; ("", "") where nothing is."""
    asked = ", ".join(f"{_TITLES[reach.figure]} ≥ {reach.least:.2f}" for reach in measure.reach)
    if not measure.reach:
        return "", ""
    missed = [reach.figure for reach in measure.reach if not reach.reached]
    return asked, "**no**" if missed else "yes"


def _overview(suites: dict[str, SuiteRecord]) -> str:
    lines = [
        "## Overview",
        "",
        "| suite | measure | n | precision | recall | F1 | to reach | reached |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for name, suite in suites.items():
        for measure in suite.measures:
            asked, reached = verdict_shown(measure)
            figures = " | ".join(_with_interval(measure.figure(each)) for each in FIGURES)
            there = f"{measure.right + measure.missed:,}"
            lines.append(
                f"| [{name}](#{_anchor(name)}) | {_cell(measure.name)} | {there} | {figures} | {asked} | {reached} |"
            )
    lines += [
        "",
        "*n*: values that the gold holds. In brackets the 95 % interval: Wilson's of precision and recall, of F1 bootstrapped over "
        "the units named below (values of one site are not independent).",
    ]
    return "\n".join(lines)


def _suite(name: str, suite: SuiteRecord) -> str:
    lines = [f"## {name}", "", f"{_sentence(suite.title)} {suite.note}".strip(), ""]
    lines += ["```bash", suite.command, "```", "", _made(suite), ""]
    if suite.extra:
        lines += [suite.extra.strip(), ""]
    lines += [
        "| measure | counted over | right | wrong | missed | precision | recall | F1 |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for measure in suite.measures:
        figures = " | ".join(share_shown(measure.figure(each).value) for each in FIGURES)
        lines.append(
            f"| **{_cell(measure.name)}** | {_units(measure)} | {measure.right:,} | {measure.wrong:,} |"
            f" {measure.missed:,} | {figures} |"
        )
        for way, counts in measure.beside.items():
            others = " | ".join(share_shown(value) for value in (counts.precision, counts.recall, counts.f1))
            lines.append(
                f"| *beside: {_cell(way)}* | | {counts.right:,} | {counts.wrong:,} | {counts.missed:,} | {others} |"
            )
    for measure in suite.measures:
        lines += _errors(measure)
    return "\n".join(lines)


def _made(suite: SuiteRecord) -> str:
    read = ", ".join(f"`{file}` ({digest})" for file, digest in suite.data.items())
    return f"Run on {suite.at:%Y-%m-%d}, version {suite.version}" + (
        f"; read (with the beginning of their SHA-256): {read}." if read else "; it makes its own data."
    )


def _errors(measure: MeasureRecord) -> Iterator[str]:
    if not measure.worst:
        return
    shown, number = len(measure.worst), measure.mistakes
    which = f"the worst {shown} of {number:,}" if number > shown else f"all {number:,}"
    yield from ("", f"<details><summary>Errors of {_cell(measure.name)}: {which}</summary>", "")
    if measure.personal:
        yield from (
            "Of people's names, numbers and addresses the shape is shown; `--plain` writes them as they are.",
            "",
        )
    yield from ("| where | expected | got | |", "|---|---|---|---|")
    yield from (_error(mistake) for mistake in measure.worst)
    yield from ("", "</details>")


def _error(mistake: MistakeRecord) -> str:
    expected, got = (_cell(text) or "*nothing*" for text in (mistake.expected, mistake.got))
    return f"| {_cell(mistake.where)} | {expected} | {got} | {_cell(mistake.note)} |"


def _reliability(bands: Sequence[Share], everything: Share, fields: Sequence[Share]) -> str:
    broken = [one.label for one in fields if not one.kept]
    if everything.share is None:
        said = f"No value had a confidence of {SURE:.1f} or more."
    else:
        said = (
            f"The promise: of the values with a confidence of {SURE:.1f} or more, at least {PROMISE:.0%} are right. "
            f"**It is {'kept' if everything.kept else 'broken'}**: {everything.right:,} of {everything.n:,}"
            f" are ({100 * everything.share:.1f} %)."
        )
        if broken:
            said += f" Fields that alone would not keep it: {', '.join(broken)}."
    lines = ["## Does a confidence mean something?", "", said, ""]
    lines += ["| confidence | values | right | share right (95 %) |", "|---|---|---|---|"]
    lines += [_share_row(one) for one in bands if one.n]
    lines += ["", f"With a confidence of {SURE:.1f} or more, field by field:", ""]
    lines += ["| field | values | right | share right (95 %) |", "|---|---|---|---|"]
    lines += [_share_row(one) for one in fields]
    return "\n".join(lines)


def _share_row(one: Share) -> str:
    low, high = one.interval
    return f"| {_cell(one.label)} | {one.n:,} | {one.right:,} | {share_shown(one.share)} ({low:.3f}–{high:.3f}) |"


def _with_interval(figure: FigureRecord) -> str:
    if figure.value is None:
        return "–"
    return f"{figure.value:.3f} ({figure.low:.3f}–{figure.high:.3f})"


def _units(measure: MeasureRecord) -> str:
    if measure.units == 1:
        return f"1 {measure.unit}"
    plural = f"{measure.unit[:-1]}ies" if measure.unit.endswith("y") else f"{measure.unit}s"
    return f"{measure.units:,} {plural}"


def _anchor(name: str) -> str:
    return name.lower().replace(" ", "-")


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."


def _cell(text: str) -> str:
    """Text that can stand in a Markdown table: what a page said is never markup here."""
    for char in "\\`*_[]<>|~":
        text = text.replace(char, f"&#{ord(char)};" if char in "<>|" else f"\\{char}")
    return text
