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
    reliabilities,
)
from leadgen_assets.evaluation.reliability import PROMISE, SURE, Cells, Share, by_band, sure

_TITLES = {"precision": "precision", "recall": "recall", "f1": "F1"}


def measured_part(record: AccuracyRecord, order: Sequence[str]) -> str:
    """The generated part of the page, Markdown.

    Args:
        record: the last result of each suite. order: names of suites in the order of the page; others follow.
    """
    names = [name for name in order if name in record.suites] + sorted(set(record.suites) - {*order})
    suites = {name: record.suites[name] for name in names}
    parts = [_headlines(list(suites.values())), _overview(suites), _reliability(*reliabilities(suites.values()))]
    parts = [part for part in parts if part]
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
    states = {reach.reached for reach in measure.reach}
    return asked, "**no**" if False in states else "nothing to measure" if None in states else "yes"


def _headlines(suites: Sequence[SuiteRecord]) -> str:
    asked = [(measure, reach) for suite in suites for measure in suite.measures for reach in measure.reach]
    reaches = [(measure, reach) for measure, reach in asked if reach.reached is not None]
    lines = [f"- {suite.headline}" for suite in suites if suite.headline]
    if reaches:
        missed = [f"{measure.name} ({_TITLES[reach.figure]})" for measure, reach in reaches if not reach.reached]
        told = f"; not {', '.join(map(_cell, missed))}" if missed else ""
        lines.append(f"- **{len(reaches) - len(missed)} of {len(reaches)}** figures that were to be reached are{told}.")
    for kind, cells in zip(("labelled pages", "generated webs"), reliabilities(suites), strict=True):
        share = sure(cells)[0]
        if share.share is not None:
            lines.append(
                f"- **{100 * share.share:.1f} %** of the values with a confidence of {SURE:.1f} or more are right on {kind}"
                f" (promised: {100 * PROMISE:.0f} %)."
            )
    return "\n".join(lines)


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
            "Of people's names, numbers and addresses the shape is shown; `leadgen eval --plain` writes them as they are.",
            "",
        )
    yield from ("| where | expected | got | |", "|---|---|---|---|")
    yield from (_error(mistake) for mistake in measure.worst)
    yield from ("", "</details>")


def _error(mistake: MistakeRecord) -> str:
    expected, got = (_cell(text) or "*nothing*" for text in (mistake.expected, mistake.got))
    return f"| {_place(mistake.where)} | {expected} | {got} | {_cell(mistake.note)} |"


def _reliability(labelled: Cells, made: Cells) -> str:
    if not labelled and not made:
        return ""
    lines = ["## Does a confidence mean something?", ""]
    if labelled:
        lines += _reliability_of(labelled, "on data that people labelled")
    if made:
        several = (
            ["", "<details><summary>The same on generated data, which proves less</summary>", ""] if labelled else []
        )
        lines += [*several, *_reliability_of(made, "on generated data"), *(["", "</details>"] if labelled else [])]
    return "\n".join(lines)


def _reliability_of(cells: Cells, where: str) -> list[str]:
    everything, fields = sure(cells)
    promise = (
        f"The promise: of the values with a confidence of {SURE:.1f} or more, at least {100 * PROMISE:.0f} % are right."
    )
    if everything.share is None:
        lines = [f"{promise} No value {where} had so much."]
    else:
        kept = "kept" if everything.kept else "broken"
        lines = [
            f"{promise} **It is {kept}** {where}: {everything.right:,} of {everything.n:,} are ({100 * everything.share:.1f} %)."
        ]
    broken = [_cell(one.label) for one in fields if not one.kept]
    if broken:
        lines[0] += f" Fields that alone would not keep it: {', '.join(broken)}."
    lines += ["", "| confidence | values | right | share right (95 %) |", "|---|---|---|---|"]
    lines += [_share_row(one) for one in by_band(cells) if one.n]
    if fields:
        lines += ["", f"With a confidence of {SURE:.1f} or more, field by field:", ""]
        lines += ["| field | values | right | share right (95 %) |", "|---|---|---|---|"]
        lines += [_share_row(one) for one in fields]
    return lines


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


def _place(text: str) -> str:
    """Where a mistake is; an address is shown as code, so that nobody's browser is led to pages of long ago."""
    if "://" not in text:
        return _cell(text)
    return "`" + text.replace("`", "'").replace("|", "%7C") + "`"


def _cell(text: str) -> str:
    """Text that can stand in a Markdown table: what a page said is never markup here."""
    for char in "\\`*_[]<>|~":
        text = text.replace(char, f"&#{ord(char)};" if char in "<>|" else f"\\{char}")
    return text
