"""Files of labelled data: whether they are there and are what their name says, and a user's own in a suite's places."""

from __future__ import annotations

import csv
import hashlib
import json
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from xml.etree import ElementTree

from leadgen_assets.domain.errors import LeadgenError, WrongUsage
from leadgen_assets.evaluation.suite import Suite

ARCHIVES = (".warc.gz", ".warc")
_DIGITS = 12
_MOST_BYTES = 1_000_000_000
_KINDS = {".jsonl": "JSON lines", ".csv": "CSV", ".xml": "XML", ".json": "JSON"}


def missing_files(suite: Suite, data: Path | None) -> list[str]:
    """Files of a suite that a folder lacks; none where one is enough and there is one."""
    lacking = [file for file in suite.files if data is None or not (data / file).is_file()]
    return [] if suite.one_is_enough and len(lacking) < len(suite.files) else lacking


def digests(suite: Suite, data: Path | None) -> dict[str, str]:
    """File of a suite -> the beginning of its SHA-256, of those that are there.

    Raises:
        LeadgenError: a file that is empty, too large, or not of the kind that its name says.
    """
    found = {}
    for file in suite.files:
        path = (data or Path()) / file
        if path.is_file():
            _see(path)
            with path.open("rb") as opened:
                found[file] = hashlib.file_digest(opened, "sha256").hexdigest()[:_DIGITS]
    return found


@contextmanager
def own_gold(suite: Suite, given: Sequence[Path]) -> Iterator[Path]:
    """A data folder in which a user's files stand in the places of a suite's own, for as long as the context lasts.

    A file takes the place of the one whose name its own begins with, else of the only one of its kind. An archive that the suite needs may
    be given too, or stand beside the labels: `mine.warc.gz` for `mine.jsonl` or `mine_gold.jsonl`.

    Raises:
        LeadgenError: a file that is not there, whose place cannot be told, or one that is lacking.
    """
    if not suite.files:
        raise LeadgenError(
            "This suite makes its own data and reads no gold",
            f"suite {suite.name}",
            "leave --gold out, or name another",
        )
    places: dict[str, Path] = {}
    for path in given:
        if not path.is_file():
            raise WrongUsage("There is no such file", str(path), "correct the path after --gold")
        places[_place(suite, path, places)] = path
    for file in suite.files:
        if file not in places and _suffix(file) in ARCHIVES:
            beside = next(filter(Path.is_file, _beside(given)), None)
            if beside is not None:
                places[file] = beside
    lacking = [file for file in suite.files if file not in places]
    if lacking and not (suite.one_is_enough and places):
        raise LeadgenError(
            f"Besides what was given, the suite needs {_named(lacking)}", f"suite {suite.name}", _advice(lacking, given)
        )
    with tempfile.TemporaryDirectory(prefix="leadgen-eval-") as folder:
        for file, path in places.items():
            link = Path(folder) / file
            link.parent.mkdir(parents=True, exist_ok=True)
            link.symlink_to(path.resolve())
        try:
            yield Path(folder)
        except LeadgenError as error:
            raise _where_given(error, {str(Path(folder) / file): str(path) for file, path in places.items()}) from error


def _where_given(error: LeadgenError, given: dict[str, str]) -> LeadgenError:
    """The same error, of the files as the person named them."""
    parts = []
    for text in (error.what, error.where, error.todo):
        for link, path in given.items():
            text = text.replace(link, path)
        parts.append(text)
    return LeadgenError(*parts)


def _place(suite: Suite, path: Path, taken: dict[str, Path]) -> str:
    """The file of the suite whose place a given one takes."""
    alike = [file for file in suite.files if _kind(file) == _kind(path.name)]
    named = [file for file in alike if path.name.startswith(Path(file).name.removesuffix(_suffix(file)))]
    fitting = [file for file in named or alike if file not in taken]
    if len(fitting) == 1:
        return fitting[0]
    if not fitting:
        kinds = ", ".join(dict.fromkeys(_suffix(file) for file in suite.files))
        raise LeadgenError(
            f"The suite reads no file of this kind{' besides those given' if alike else ''}; it reads {kinds}",
            str(path),
            f"the suite's own files show the form: {_named(suite.files)}",
        )
    raise LeadgenError(
        f"It could stand for several files of the suite: {_named(fitting)}",
        str(path),
        "let its name begin with the name of the one that it takes the place of",
    )


def _kind(name: str) -> str:
    suffix = _suffix(name)
    return "archive" if suffix in ARCHIVES else suffix


def _suffix(name: str) -> str:
    return next((suffix for suffix in ARCHIVES if name.endswith(suffix)), Path(name).suffix)


def _beside(given: Sequence[Path]) -> Iterator[Path]:
    for path in given:
        for stem in dict.fromkeys((path.stem, path.stem.removesuffix("_gold"))):
            yield from (path.with_name(stem + suffix) for suffix in ARCHIVES)


def _named(files: Sequence[str]) -> str:
    return ", ".join(Path(file).name for file in files)


def _advice(lacking: Sequence[str], given: Sequence[Path]) -> str:
    if _suffix(lacking[0]) in ARCHIVES:
        return (
            f"put the archive of the labelled pages beside the labels, as {given[0].with_suffix('.warc.gz').name}, "
            "or name it with another --gold"
        )
    return "name each with another --gold"


def _see(path: Path) -> None:
    """See that a file is what its name says."""
    kind = _KINDS.get(path.suffix)
    try:
        size = path.stat().st_size
        if not size:
            raise LeadgenError("The file is empty", str(path), "give the labelled data")
        if size > _MOST_BYTES:
            raise LeadgenError(
                f"The file is larger than {_MOST_BYTES // 1_000_000:,} MB", str(path), "give a part of it"
            )
        if kind:
            _READERS[path.suffix](path)
    except OSError as error:
        raise LeadgenError(
            f"The file cannot be read: {error.strerror or error}", str(path), "see its permissions"
        ) from error
    except (UnicodeDecodeError, ValueError, csv.Error, ElementTree.ParseError, RecursionError) as error:
        words = " ".join(str(error).split())[:150]
        raise LeadgenError(
            f"The file is no {kind} in UTF-8: {words}", str(path), "correct it, or give another"
        ) from error


def _see_lines(path: Path) -> None:
    objects = 0
    with path.open(encoding="utf-8-sig") as file:
        for number, line in enumerate(file, 1):
            if not line.strip():
                continue
            try:
                entry = json.loads(line)
            except (ValueError, RecursionError) as error:
                raise LeadgenError("The line is no JSON", f"{path}, line {number}", "correct it") from error
            if not isinstance(entry, dict):
                raise LeadgenError("The line is no JSON object", f"{path}, line {number}", "correct it")
            objects += 1
    if not objects:
        raise LeadgenError("The file holds no line", str(path), "give the labelled data")


def _see_csv(path: Path) -> None:
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = sum(1 for row in csv.reader(file) if any(row))
    if rows < 2:
        raise LeadgenError("The file has a header and no row", str(path), "give the labelled data")


def _see_xml(path: Path) -> None:
    if not len(ElementTree.parse(path).getroot()):
        raise LeadgenError("The file holds no labelled entry", str(path), "give the labelled data")


def _see_json(path: Path) -> None:
    json.loads(path.read_text("utf-8-sig"))


_READERS = {".jsonl": _see_lines, ".csv": _see_csv, ".xml": _see_xml, ".json": _see_json}
