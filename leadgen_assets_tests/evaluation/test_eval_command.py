"""`leadgen eval` with made-up suites: what is printed, written, kept, and said of bad data."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadgen_assets.cli import entry, evaluating
from leadgen_assets.domain.errors import LeadgenError
from leadgen_assets.evaluation.accuracy_page import measured_part
from leadgen_assets.evaluation.measure import Counts, Judged, Measure, Mistake, Reach, SuiteResult
from leadgen_assets.evaluation.record import AccuracyRecord, suite_record, worst
from leadgen_assets.evaluation.reliability import by_band, cells_of, joined, sure
from leadgen_assets.evaluation.suite import Suite


def colours(data: Path) -> SuiteResult:
    """A suite over lines `{"place", "expected", "got", "confidence"}`."""
    lines = [json.loads(line) for line in (data / "made/colours.jsonl").read_text("utf-8").splitlines()]
    units, mistakes, judged = [], [], []
    for line in lines:
        right = line["expected"] == line["got"]
        units.append(
            Counts(right and bool(line["got"]), not right and bool(line["got"]), not right and bool(line["expected"]))
        )
        judged += [Judged("colour", line["confidence"], right)] if line["got"] else []
        if not right:
            mistakes.append(Mistake(line["place"], line["expected"], line["got"], confidence=line["confidence"]))
    measure = Measure(
        "COLOUR", "house", units, mistakes, [Reach("f1", 0.9)], {"a coin": Counts(1, 3, 3)}, personal=True
    )
    return SuiteResult("colours", (measure,), "Colours are compared without regard to case.", tuple(judged))


def slow(data: Path) -> SuiteResult:
    return SuiteResult("slow", (Measure("SLOW", "row", [Counts(1)]),), "Slowly.", figures={"cell score": 0.5})


SUITES = (
    Suite("colours", "Colours of houses", ("made/colours.jsonl",), colours),
    Suite("pages", "Pages", ("made/pages.warc.gz", "made/pages_gold.jsonl"), slow),
    Suite("slow", "Slow things", (), slow, when_named=True),
)


class Said:
    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(evaluating, "SUITES", SUITES)
    monkeypatch.setenv("LEADGEN_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    return tmp_path / "home"


@pytest.fixture
def evaluate(home: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., Said]:
    def run(*words: str | Path) -> Said:
        capsys.readouterr()
        code = entry.run(["eval", *map(str, words)])
        captured = capsys.readouterr()
        assert "Traceback" not in captured.err
        return Said(code, captured.out, captured.err)

    return run


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Ten houses, eight of them right, one wrong, one missed."""
    lines = [(f"house {n}", "green", "green", 0.95) for n in range(8)]
    lines += [("house 8", "Jane Red", "Bob Blue", 0.97), ("house 9", "Ann White", "", 0.0)]
    folder = tmp_path / "data"
    (folder / "made").mkdir(parents=True)
    text = "".join(
        json.dumps(dict(zip(("place", "expected", "got", "confidence"), x, strict=True))) + "\n" for x in lines
    )
    (folder / "made" / "colours.jsonl").write_text(text, "utf-8")
    return folder


def test_a_run_prints_a_table_and_writes_both_files(evaluate: Callable[..., Said], data: Path, tmp_path: Path) -> None:
    said = evaluate("--data", data, "--out", tmp_path / "out")
    assert said.code == 0, said.err
    assert "COLOUR" in said.out
    assert "F1 0.90 MISSED" in said.out
    assert "passed over: pages, its data is not there: made/pages.warc.gz, made/pages_gold.jsonl" in said.out
    assert "passed over: slow, takes minutes: leadgen eval --suite slow, or --all" in said.out
    assert "Confidence of 0.9 or more, labelled data: 8 of 9 right (88.9 %), which BREAKS the promise" in said.out
    page = (tmp_path / "out" / "accuracy.md").read_text("utf-8")
    assert "| [colours](#colours) | COLOUR | 10 | 0.889 (0.565–0.980) | 0.800" in page
    assert "| F1 ≥ 0.90 | **no** |" in page
    assert "- **0 of 1** figures that were to be reached are; not COLOUR (F1)." in page
    assert "| *beside: a coin* | | 1 | 3 | 3 | 0.250 | 0.250 | 0.250 |" in page
    assert (
        "**It is broken** on data that people labelled: 8 of 9 are (88.9 %). Fields that alone would not keep it: colour."
        in page
    )
    assert "leadgen eval --suite colours --data DIR" in page
    assert "<details><summary>Errors of COLOUR: all 2</summary>" in page
    assert str(tmp_path) not in page + (tmp_path / "out" / "accuracy.json").read_text("utf-8")
    kept = json.loads((tmp_path / "out" / "accuracy.json").read_text("utf-8"))
    assert kept["suites"]["colours"]["measures"][0]["reach"] == [{"figure": "f1", "least": 0.9, "reached": False}]
    assert kept["suites"]["colours"]["reliability"] == {"colour": {"0.95": [9, 8]}}


def test_people_are_shown_by_their_shape_unless_asked_otherwise(
    evaluate: Callable[..., Said], data: Path, tmp_path: Path
) -> None:
    evaluate("--data", data, "--out", tmp_path)
    page = (tmp_path / "accuracy.md").read_text("utf-8")
    assert "| house 8 | J··· R·· | B·· B··· |" in page
    assert "| house 9 | A·· W···· | *nothing* |" in page
    evaluate("--data", data, "--out", tmp_path, "--plain")
    assert "| house 8 | Jane Red | Bob Blue | confidence 0.97 |" in (tmp_path / "accuracy.md").read_text("utf-8")


def test_results_of_other_suites_and_what_people_wrote_stay(
    evaluate: Callable[..., Said], data: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "accuracy.md").write_text("# Ours\n\nBefore.\n", "utf-8")
    assert evaluate("--suite", "slow", "--out", out).code == 0
    page = (out / "accuracy.md").read_text("utf-8")
    (out / "accuracy.md").write_text(f"{page}\n## After\n\nBehind.\n", "utf-8")
    assert evaluate("--suite", "colours", "--data", data, "--out", out).code == 0
    page = (out / "accuracy.md").read_text("utf-8")
    assert page.startswith("# Ours\n\nBefore.\n\n<!-- Made by")
    assert page.endswith("\n## After\n\nBehind.\n")
    assert page.index("\n## colours") < page.index("\n## slow")
    assert evaluate("--suite", "colours", "--data", data, "--out", out).code == 0
    assert (out / "accuracy.md").read_text("utf-8").count("## slow") == 1


def test_the_check_ends_with_one(evaluate: Callable[..., Said], data: Path, tmp_path: Path) -> None:
    assert evaluate("--data", data, "--check").code == 1
    assert evaluate("--suite", "slow", "--check").code == 0


def test_outside_of_the_clone_files_stand_under_home(evaluate: Callable[..., Said], data: Path, home: Path) -> None:
    said = evaluate("--data", data)
    assert str(home / "accuracy" / "accuracy.md") in said.out
    assert (home / "accuracy" / "accuracy.json").exists()


def test_ones_own_gold(evaluate: Callable[..., Said], data: Path, home: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine.jsonl"
    mine.write_text('{"place": "a", "expected": "x", "got": "x", "confidence": 0.5}\n', "utf-8")
    said = evaluate("--suite", "colours", "--gold", mine, "--json")
    told = json.loads(said.out)
    assert told["reached"] is True
    assert told["suites"]["colours"]["command"] == "leadgen eval --suite colours --gold mine.jsonl"
    assert list(told["suites"]["colours"]["data"]) == ["mine.jsonl"]
    assert (home / "accuracy" / "mine" / "accuracy.md").exists()
    (tmp_path / "own_gold.jsonl").write_text("{}\n", "utf-8")
    (tmp_path / "own.warc.gz").write_bytes(b"something")
    assert evaluate("--suite", "pages", "--gold", tmp_path / "own_gold.jsonl").code == 0


def test_for_programs(evaluate: Callable[..., Said], data: Path) -> None:
    told = json.loads(evaluate("--data", data, "--json").out)
    assert told["reached"] is False
    assert told["confidence_promise_kept"] is False
    assert set(told["passed_over"]) == {"pages", "slow"}


def test_the_list(evaluate: Callable[..., Said], data: Path) -> None:
    said = evaluate("--list", "--data", data)
    assert "colours                Colours of houses\n                         ready\n" in said.out
    assert "not there: made/pages.warc.gz, made/pages_gold.jsonl" in said.out
    assert "makes its own data; runs only when named, or with --all" in said.out


def test_the_list_for_programs(evaluate: Callable[..., Said], data: Path) -> None:
    told = json.loads(evaluate("--list", "--data", data, "--json").out)
    assert [suite["name"] for suite in told] == ["colours", "pages", "slow"]
    assert (told[0]["lacks"], told[1]["lacks"]) == ([], ["made/pages.warc.gz", "made/pages_gold.jsonl"])
    assert told[2] == {"name": "slow", "title": "Slow things", "reads": [], "lacks": [], "when_named": True}


def test_a_folder_that_is_set_and_not_there_is_no_wrong_usage(
    evaluate: Callable[..., Said], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LEADGEN_SHARED_DATA", "/nowhere/at/all")
    said = evaluate()
    assert (said.code, "correct LEADGEN_SHARED_DATA" in said.err) == (1, True)


def test_where_the_gold_has_nothing_and_nothing_is_found_nothing_is_missed(
    evaluate: Callable[..., Said], data: Path, tmp_path: Path
) -> None:
    (data / "made" / "colours.jsonl").write_text(
        '{"place": "a", "expected": "", "got": "", "confidence": 0}\n', "utf-8"
    )
    said = evaluate("--data", data, "--check", "--out", tmp_path / "out")
    assert said.code == 0
    assert "F1 0.90: nothing to measure" in said.out
    assert "MISSED" not in said.out
    assert "| F1 ≥ 0.90 | nothing to measure |" in (tmp_path / "out" / "accuracy.md").read_text("utf-8")
    kept = json.loads((tmp_path / "out" / "accuracy.json").read_text("utf-8"))
    assert kept["suites"]["colours"]["measures"][0]["reach"][0]["reached"] is None


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--suite", "colour"], "There is no suite 'colour'; did you mean 'colours'?"),
        (["--suite", "pages"], "The data of suite pages is not there: made/pages.warc.gz, made/pages_gold.jsonl"),
        (["--data", "nowhere"], "There is no such folder"),
        (["--gold", "mine.jsonl"], "--gold goes with exactly one --suite"),
        (["--gold", "mine.jsonl"], "no suite is named"),
        (["--suite", "colours", "--suite", "pages", "--gold", "mine.jsonl"], "named are colours, pages"),
        (["--suite", "colours", "--gold", "nowhere.jsonl"], "There is no such file"),
        (["--suite", "colours", "--gold", "a.pdf"], "The suite reads no file of this kind; it reads .jsonl"),
        (["--suite", "slow", "--gold", "a.pdf"], "This suite makes its own data and reads no gold"),
        (["--suite", "pages", "--gold", "lonely.jsonl"], "Besides what was given, the suite needs pages.warc.gz"),
        (["--suite", "colours", "--gold", "broken.jsonl"], "broken.jsonl, line 2"),
        (["--suite", "colours", "--gold", "list.jsonl"], "The line is no JSON object"),
        (["--suite", "colours", "--gold", "empty.jsonl"], "The file is empty"),
        (["--suite", "colours", "--gold", "blank.jsonl"], "The file holds no line"),
        (["--suite", "colours", "--gold", "latin.jsonl"], "The file is no JSON lines in UTF-8"),
        (["--suite", "colours", "--gold", "lonely.jsonl"], "The suite colours cannot read it: KeyError, 'expected'"),
        (["--data", "lonely.jsonl"], "It is a file, not a folder of labelled data"),
    ],
)  # fmt: skip
def test_what_cannot_be_used_is_one_message(
    evaluate: Callable[..., Said], tmp_path: Path, words: list[str], told: str
) -> None:
    for name, content in {
        "a.pdf": b"%PDF",
        "lonely.jsonl": b"{}\n",
        "broken.jsonl": b"{}\n{\n",
        "list.jsonl": b"[]\n",
        "empty.jsonl": b"",
        "blank.jsonl": b"\n\n",
        "latin.jsonl": b'{"a": "\xe9"}\n',
    }.items():
        (tmp_path / name).write_bytes(content)
    said = evaluate(*words)
    usage = ("no suite", "There is no such f", "exactly one", "named are", "a file, not a folder")
    assert said.code == (2 if any(words in told for words in usage) else 1)
    assert told in said.err
    assert "what to do:" in said.err


def test_damaged_data_of_one_suite_does_not_stop_the_others(
    evaluate: Callable[..., Said], data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(data: Path) -> SuiteResult:
        raise LeadgenError("A line is no labelled page", "gold.jsonl, line 3", "correct it")

    monkeypatch.setattr(evaluating, "SUITES", (Suite("broken", "Broken", (), broken), *SUITES))
    said = evaluate("--data", data)
    assert said.code == 1
    assert "COLOUR" in said.out
    assert "gold.jsonl, line 3" in said.err


def test_files_that_are_not_ours_are_left_alone(evaluate: Callable[..., Said], data: Path, tmp_path: Path) -> None:
    (tmp_path / "accuracy.json").write_text('{"my": "file"}', "utf-8")
    said = evaluate("--data", data, "--out", tmp_path)
    assert said.code == 1
    assert "The file holds no results of `leadgen eval`" in said.err
    assert (tmp_path / "accuracy.json").read_text("utf-8") == '{"my": "file"}'


def test_no_data_at_all(evaluate: Callable[..., Said], tmp_path: Path) -> None:
    said = evaluate("--data", tmp_path)
    assert said.code == 1
    assert "No suite has its data here" in said.err


def test_whatever_the_measure_addresses_are_shown_by_their_shape() -> None:
    wrong = Mistake("http://oak.example/a|b", "", "jane.doe@oak.example", "Mail: jane.doe@oak.example", 0.9)
    found = SuiteResult("s", (Measure("EMAIL", "page", [Counts(0, 1)], [wrong]),), "")
    suite = Suite("s", "S", (), lambda data: found)
    told = {"command": "leadgen eval", "at": datetime(2026, 1, 2, tzinfo=UTC), "version": "1", "data": {}}
    record = suite_record(suite, found, **told)
    (shown,) = record.measures[0].worst
    assert (shown.got, shown.note) == ("j···.d··@oak.example", "Mail: j···.d··@oak.example; confidence 0.90")
    page = measured_part(AccuracyRecord(leadgen_accuracy=1, suites={"s": record}), [])
    assert "| `http://oak.example/a%7Cb` | *nothing* | j···.d··@oak.example |" in page
    assert suite_record(suite, found, **told, plain=True).measures[0].worst[0].got == "jane.doe@oak.example"


def test_what_a_page_said_is_no_markup_in_the_table() -> None:
    wrong = Mistake("a | b", "<script>alert(1)</script>", "[x](http://y.example) `c` *d*")
    found = SuiteResult("s", (Measure("A", "page", [Counts(0, 1, 1)], [wrong]),), "")
    record = suite_record(
        Suite("s", "S", (), lambda data: found),
        found,
        command="",
        at=datetime(2026, 1, 2, tzinfo=UTC),
        version="1",
        data={},
    )
    page = measured_part(AccuracyRecord(leadgen_accuracy=1, suites={"s": record}), [])
    assert "<script" not in page
    (row,) = [line for line in page.splitlines() if line.startswith("| a ")]
    assert row.count("|") == 5
    assert "\\[x\\]" in row


def test_the_worst_come_first() -> None:
    mistakes = [
        Mistake("a", "x", ""),
        Mistake("b", "x", "y", confidence=0.5),
        Mistake("c", "x", "y", confidence=0.9),
        Mistake("c", "x", "z", confidence=0.8),
        Mistake("d", "", "y", confidence=0.7),
    ]
    assert [(one.where, one.got) for one in worst(mistakes)] == [
        ("c", "y"), ("d", "y"), ("b", "y"), ("c", "z"), ("a", ""),
    ]  # fmt: skip
    assert len(worst(mistakes, 2)) == 2


@given(st.lists(st.tuples(st.sampled_from(["phone", "title"]), st.floats(0, 1), st.booleans())))
def test_every_judged_value_is_in_one_band(points: list[tuple[str, float, bool]]) -> None:
    cells = cells_of(Judged(*point) for point in points)
    assert sum(share.n for share in by_band(cells)) == len(points)
    everything, fields = sure(cells)
    assert everything.n == sum(one.n for one in fields) == sum(confidence >= 0.9 for _, confidence, _ in points)
    assert everything.right == sum(right for _, confidence, right in points if confidence >= 0.9)
    assert joined([cells, {}]) == cells


def test_a_confidence_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="a confidence of 90"):
        cells_of([Judged("phone", 90.0, True)])
