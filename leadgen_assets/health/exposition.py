"""Figures in Prometheus' text form (0.0.4), for its scraper and for node_exporter's folder of text files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Sample:
    """One value. suffix: "_bucket", "_sum" or "_count" of a histogram."""

    value: float
    labels: Mapping[str, str]
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class Family:
    """A figure with its samples; `told` says what it is, and its unit."""

    name: str
    kind: Literal["counter", "gauge", "histogram"]
    told: str
    samples: tuple[Sample, ...]


def gauge(name: str, told: str, values: Mapping[str, float] | float, label: str = "") -> Family:
    """A gauge of one value, or of one for each value of a label."""
    return _family(name, "gauge", told, values, label)


def counter(name: str, told: str, values: Mapping[str, float] | float, label: str = "") -> Family:
    """A counter, which only grows; its name ends in `_total`."""
    return _family(name, "counter", told, values, label)


def _family(
    name: str, kind: Literal["counter", "gauge"], told: str, values: Mapping[str, float] | float, label: str
) -> Family:
    if isinstance(values, Mapping):
        return Family(name, kind, told, tuple(Sample(value, {label: one}) for one, value in sorted(values.items())))
    return Family(name, kind, told, (Sample(values, {}),))


def histogram(name: str, told: str, by: str, rows: Iterable[tuple[str, Mapping[float, int], float, int]]) -> Family:
    """A histogram for each value of a label: (value, upper bound -> number up to it, sum, number)."""
    samples = []
    for value, upto, total, number in rows:
        for bound, count in sorted(upto.items()):
            samples.append(Sample(count, {by: value, "le": f"{bound:g}"}, "_bucket"))
        samples += [
            Sample(number, {by: value, "le": "+Inf"}, "_bucket"),
            Sample(total, {by: value}, "_sum"),
            Sample(number, {by: value}, "_count"),
        ]
    return Family(name, "histogram", told, tuple(samples))


def as_text(families: Iterable[Family]) -> str:
    """All of it, a line a sample."""
    lines = []
    for family in families:
        lines += [f"# HELP {family.name} {_escaped(family.told, quote=False)}", f"# TYPE {family.name} {family.kind}"]
        for sample in family.samples:
            labels = ",".join(f'{name}="{_escaped(value)}"' for name, value in sample.labels.items())
            lines.append(f"{family.name}{sample.suffix}{f'{{{labels}}}' if labels else ''} {_number(sample.value)}")
    return "\n".join(lines) + "\n"


def _escaped(text: str, *, quote: bool = True) -> str:
    text = text.replace("\\", r"\\").replace("\n", r"\n")
    return text.replace('"', r"\"") if quote else text


def _number(value: float) -> str:
    return str(int(value)) if float(value).is_integer() else repr(float(value))
