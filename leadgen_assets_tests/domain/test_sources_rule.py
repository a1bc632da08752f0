from __future__ import annotations

from leadgen_assets.domain.exports.export_rules import sources_could_be_read
from leadgen_assets.domain.rules import Level


def test_a_damaged_source_is_a_warning_that_names_it_and_why() -> None:
    told = sources_could_be_read({"list:a.csv": "", "archive:b.warc.gz": "cut off at byte 56\n  where: b.warc.gz"})
    assert (told.passed, told.level, told.checked, told.failed) == (False, Level.WARN, 2, 1)
    assert told.examples == ("archive:b.warc.gz",)
    assert "cut off at byte 56" in told.meaning
    assert not told.blocks


def test_sources_read_to_their_end_pass() -> None:
    told = sources_could_be_read({"list:a.csv": ""})
    assert told.passed
    assert not told.what_to_do
