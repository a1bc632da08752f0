"""The two files of an evaluation: accuracy.json, which keeps the last result of each suite, and accuracy.md, made of it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from pydantic import ValidationError

from leadgen_assets.decisions.given_file import write_whole
from leadgen_assets.domain.errors import LeadgenError
from leadgen_assets.evaluation.accuracy_page import measured_part
from leadgen_assets.evaluation.record import AccuracyRecord, SuiteRecord

PAGE, RECORD = "accuracy.md", "accuracy.json"

BEGIN = "<!-- Made by `leadgen eval`: what stands between these two marks is written anew by each run. -->"
END = "<!-- End of what `leadgen eval` made. -->"

HEAD = """# Accuracy

What `leadgen eval` measured: how often the values are right. Each suite has its last result, with its day and the command that
repeats it.
"""


def known_record(folder: Path) -> AccuracyRecord:
    """What earlier runs left in a folder; nothing where there was none.

    Raises:
        LeadgenError: an accuracy.json that is none of ours.
    """
    path = folder / RECORD
    if not path.exists():
        return AccuracyRecord(leadgen_accuracy=1)
    todo = "move it away, or choose another folder with --out"
    try:
        return AccuracyRecord.model_validate_json(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise LeadgenError("The earlier results cannot be read", str(path), todo) from error
    except ValidationError as error:
        raise LeadgenError("The file holds no results of `leadgen eval`", str(path), todo) from error


def write_accuracy(folder: Path, ran: Mapping[str, SuiteRecord], order: Sequence[str]) -> tuple[Path, Path]:
    """Put results beside those of other suites and write both files; returns their paths, the page's first.

    What a person wrote on the page outside of the two marks stays.

    Args:
        ran: name of a suite -> what it found now. order: names in the order of the page.

    Raises:
        LeadgenError: files that cannot be read or written, or a page with one mark alone.
    """
    record = AccuracyRecord(leadgen_accuracy=1, suites=known_record(folder).suites | dict(ran))
    page, kept = folder / PAGE, folder / RECORD
    text = _placed(page, measured_part(record, order))
    write_whole(kept, json.dumps(record.model_dump(mode="json"), indent=1, ensure_ascii=False) + "\n")
    write_whole(page, text)
    return page, kept


def _placed(page: Path, part: str) -> str:
    made = f"{BEGIN}\n\n{part}\n{END}\n"
    if not page.exists():
        return f"{HEAD}\n{made}"
    try:
        there = page.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise LeadgenError("The page cannot be read", str(page), "move it away; a new one is written") from error
    if BEGIN not in there and END not in there:
        return f"{there.rstrip()}\n\n{made}"
    before, begin, rest = there.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise LeadgenError(
            "The page has one of the two marks alone, between which results are written",
            str(page),
            "take the other mark away too; the results are then written to its end",
        )
    return f"{before}{made}{after.removeprefix(chr(10))}"
