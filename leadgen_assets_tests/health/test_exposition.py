"""The text form of figures, as Prometheus' own reader takes it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from prometheus_client.parser import text_string_to_metric_families

from leadgen_assets.health.exposition import as_text, counter, gauge, histogram

LABELS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"))


@given(st.dictionaries(LABELS, st.floats(allow_nan=False, width=32) | st.integers(-(2**53), 2**53)))
def test_whatever_a_label_holds_it_is_read_back(values: dict[str, float]) -> None:
    (family,) = text_string_to_metric_families(as_text([gauge("leadgen_things", "Things.", values, "kind")]))
    assert family.type == "gauge"
    assert {sample.labels["kind"]: sample.value for sample in family.samples} == values


def test_a_histogram_counts_upwards_to_all() -> None:
    rows = [("contacts", {1.0: 2, 5.0: 3}, 9.5, 4)]
    text = as_text(
        [histogram("leadgen_stage_seconds", "Time.", "stage", rows), counter("leadgen_x_total", "x\\y\nz", 3)]
    )
    seconds, _ = text_string_to_metric_families(text)
    assert seconds.type == "histogram"
    assert [(sample.name, sample.labels.get("le"), sample.value) for sample in seconds.samples] == [
        ("leadgen_stage_seconds_bucket", "1", 2),
        ("leadgen_stage_seconds_bucket", "5", 3),
        ("leadgen_stage_seconds_bucket", "+Inf", 4),
        ("leadgen_stage_seconds_sum", None, 9.5),
        ("leadgen_stage_seconds_count", None, 4),
    ]
    assert text.endswith("leadgen_x_total 3\n")
