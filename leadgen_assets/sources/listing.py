"""A list that the tenant supplies: a file with one company a row, which is evidence itself."""

from __future__ import annotations

import asyncio
import re
from collections import Counter
from collections.abc import AsyncGenerator, Mapping, Sequence
from contextlib import closing
from pathlib import Path

from leadgen_assets.domain.company import Candidate
from leadgen_assets.domain.domains import refusal, registrable_domain
from leadgen_assets.domain.errors import SourceUnreadable
from leadgen_assets.domain.evidence import COMPANY, Fact, Method
from leadgen_assets.domain.icp import Vocabulary
from leadgen_assets.domain.phones import e164, local_digits
from leadgen_assets.domain.places import state_code
from leadgen_assets.domain.request import SourceSpec
from leadgen_assets.domain.supports import supports
from leadgen_assets.sources.columns import ColumnMap, column_faults, column_index, column_map
from leadgen_assets.sources.list_cells import is_footer, town_of
from leadgen_assets.sources.source import Batch, Wanted
from leadgen_assets.sources.tables.content import IsArchive
from leadgen_assets.sources.tables.opening import open_table
from leadgen_assets.sources.tables.table import Table, TableRow

BATCH_ROWS = 500
CONFIDENCE = 0.9
"""Of what a list says: the tenant vouches for it, but lists grow old."""

_ZIP = re.compile(r"\s*(\d{5})(?:-?\d{4})?\s*")
_FACT_FIELDS = {"name": "company_name", "zip_code": "zip_code"}
_LONGEST_CELL = 300
_NO_VOCABULARY = Vocabulary()


class ListSource:
    """A `Source` over a table; streams, so that 100,000 rows need no more memory than 500.

    The cursor is the number of the last row that was read.

    Args:
        path: the file. columns: our field -> its column, what is left out is guessed from the header.
        where: column -> value that a row must have, compared without case. sheet: of a workbook, "" for its first.
    """

    def __init__(
        self,
        path: Path,
        columns: Mapping[str, str] | None = None,
        where: Mapping[str, str] | None = None,
        sheet: str = "",
    ) -> None:
        self._path, self._columns, self._where, self._sheet = path, dict(columns or {}), dict(where or {}), sheet

    @property
    def name(self) -> str:
        """ "list:" and the file's name."""
        return f"list:{self._path.name}"

    async def batches(self, wanted: Wanted, cursor: str = "") -> AsyncGenerator[Batch, None]:
        """Batches of up to 500 rows behind the cursor; a batch may hold no candidate, but says what it skipped.

        Raises:
            SourceUnreadable: missing, no table, a column twice or missing, or damaged from some row on;
                batches yielded before stay valid.
        """
        reached = _reached(cursor, str(self._path))
        # A large file is looked through once before its first row: others must not wait for that.
        try:
            table = await asyncio.to_thread(open_table, self._path, self._sheet)
        except IsArchive as error:
            raise _in_a_request(error) from error
        reader = ListReader(self._path, self.name, table, self._columns, self._where, wanted)
        damage: SourceUnreadable | None = None
        with closing(table.rows(reached)) as rows:
            done = False
            while not done:
                candidates: list[Candidate] = []
                reader.elsewhere = []
                skipped: Counter[str] = Counter()
                seen = 0
                while seen < BATCH_ROWS:
                    try:
                        row = next(rows, None)
                    except SourceUnreadable as error:
                        row, damage = None, error
                    if row is None:
                        done = True
                        break
                    seen, reached = seen + 1, row.number
                    candidate = reader.candidate(row, skipped)
                    if candidate is not None:
                        candidates.append(candidate)
                if seen:
                    elsewhere = tuple(reader.elsewhere)
                    yield Batch(
                        tuple(candidates), str(reached), seen, dict(skipped), note=reader.note, elsewhere=elsewhere
                    )
        if damage is not None:
            raise damage


def list_faults(spec: SourceSpec, path: Path) -> list[str]:
    """What is wrong with a list before any run: the file, its sheet, its columns, one message each; empty when nothing is."""
    try:
        table = open_table(path, spec.sheet)
    except SourceUnreadable as error:
        return [_in_a_request(error).as_clause()]
    return column_faults(table.header, spec.columns, spec.where, header_of(path, table), table.form.other_sheets)


def _in_a_request(error: SourceUnreadable) -> SourceUnreadable:
    """What a reader of tables says, where a request names the table as a source."""
    if isinstance(error, IsArchive):
        return SourceUnreadable(error.what, error.where, "write archive: instead of list: in the request")
    return error


def header_of(path: Path, table: Table) -> str:
    """Where the columns' names stand, for messages."""
    return f"{path}, row {table.form.header_row}" if table.form.header_row else str(path)


class ListReader:
    """Rows of one list as candidates.

    Attributes:
        columns: which column is taken for what. note: how the file is read, in one line.
    """

    def __init__(
        self,
        path: Path,
        source: str,
        table: Table,
        columns: Mapping[str, str],
        where: Mapping[str, str],
        wanted: Wanted,
    ) -> None:
        self._source, self._url = source, f"file:{path.name}"
        self.columns: ColumnMap = column_map(table.header, columns, header_of(path, table), table.form.other_sheets)
        self.elsewhere: list[Candidate] = []
        self._fields = self.columns.indexes
        self.note = "; ".join([table.form.told(), self.columns.told(), *table.form.notes])
        self._where = [
            (column, column_index(table.header, column, str(path)), value.strip().casefold())
            for column, value in where.items()
        ]
        self._states = frozenset(wanted.states)
        self._cities = frozenset(_plain_city(city) for city in wanted.cities)

    def candidate(self, row: TableRow, skipped: Counter[str]) -> Candidate | None:
        """The row's company; None when it is left out, which `skipped` then counts with its reason."""
        reason, elsewhere = row.fault or self._unmet(row.cells), False
        cells = {} if reason else self._cells(row)
        state, (city, beside, zip_code) = state_code(cells.get("state", "")), town_of(cells.get("city", ""))
        if state and beside not in ("", state):  # two columns that do not agree: the cell stays as it is
            city, beside, zip_code = cells["city"], "", ""
        state, zip_code = state or beside, cells.get("zip_code", "") or zip_code
        if not reason and self._states and state and state not in self._states:
            reason, elsewhere = f"state {state} is not asked for", True
        if not reason and self._cities and city and _plain_city(city) not in self._cities:
            reason, elsewhere = "city is not asked for", True
        website, domain, refused = _website(cells.get("website", ""))
        if refused:
            skipped[f"website left out: {refused}"] += 1
        if not reason and not cells.get("name") and not domain:
            reason = "neither a name nor a website of its own"
        if not reason and not domain and not cells.get("phone") and is_footer(cells.get("name", "")):
            reason = "a line under the list, such as a total, and no company"
        if reason:
            skipped[reason] += 1
        if reason and not (elsewhere and (cells.get("name") or domain)):
            return None
        zip_match = _ZIP.fullmatch(zip_code)
        values = {
            "name": cells.get("name", ""),
            "website": website,
            "domain": domain,
            # Of what is left out a domain tells enough, and a number costs more than the rest of its row.
            "phone": e164(cells["phone"]) if cells.get("phone") and not (elsewhere and domain) else "",
            "street": cells.get("street", ""),
            "city": city,
            "state": state,
            "zip_code": zip_match.group(1) if zip_match else "",
            "licence": cells.get("licence", ""),
        }
        if elsewhere:
            self.elsewhere.append(Candidate(self._source, f"row {row.number}", facts=(), **values))
            return None
        facts = self._facts(row.number, values, cells)
        values["phone"] = values["phone"] or local_digits(cells.get("phone", ""))
        return Candidate(self._source, f"row {row.number}", facts=facts, **values)

    def _cells(self, row: TableRow) -> dict[str, str]:
        """Our field -> its text; the website behind "Visit site", or behind the name where no column holds one."""
        cells = {field: _clean(row.cells[index]) for field, index in self._fields.items()}
        if row.links and not registrable_domain(_address(cells.get("website", ""))):
            behind = row.links.get(self._fields["website" if "website" in self._fields else "name"], "")
            if behind.lower().startswith("http"):
                cells["website"] = _clean(behind)
        return cells

    def _unmet(self, cells: Sequence[str]) -> str:
        for column, index, value in self._where:
            if cells[index].strip().casefold() != value:
                return f"{column} is not {value}"
        return ""

    def _facts(self, number: int, values: Mapping[str, str], cells: Mapping[str, str]) -> tuple[Fact, ...]:
        quote = " | ".join(cell for cell in cells.values() if cell)
        proposed = (
            Fact(COMPANY, _FACT_FIELDS.get(name, name), value, self._url, number, quote, Method.LIST, CONFIDENCE, True)
            for name, value in values.items()
            if value and name != "licence"
        )
        return tuple(fact for fact in proposed if supports(fact, None, _NO_VOCABULARY))


def _website(text: str) -> tuple[str, str, str]:
    """Website, domain, and why they are empty although the cell is not."""
    if not text:
        return "", "", ""
    text = _first_of(text)
    address = _address(text)
    domain = registrable_domain(address)
    if not domain or re.search(r"[\s,;@]", text):
        return "", "", "it is no web address"
    refused = refusal(domain)
    return ("", "", refused) if refused else (address, domain, "")


def _first_of(text: str) -> str:
    """The first of several websites in one cell ("a.example; www.b.example"), and blanks of a path as an address has them."""
    parts = [part for part in re.split(r"[\s,;|]+", text) if part]
    if len(parts) > 1 and all("@" not in part and registrable_domain(_address(part)) for part in parts):
        return parts[0]
    return text.replace(" ", "%20") if re.match(r"(?:https?://)?[^\s/@]+/\S*\s[^@;,|]*$", text, re.IGNORECASE) else text


def _address(text: str) -> str:
    return text if re.match(r"https?://", text, re.IGNORECASE) else f"https://{text.lstrip('/')}"


def _clean(cell: str) -> str:
    text = " ".join(cell.split())
    if not text.isprintable():
        text = " ".join("".join(char if char.isprintable() else " " for char in text).split())
    return text[:_LONGEST_CELL]


def _plain_city(city: str) -> str:
    return " ".join(re.findall(r"\w+", city.casefold()))


def _reached(cursor: str, where: str) -> int:
    if cursor and not cursor.isdecimal():
        raise SourceUnreadable(
            f"The checkpoint {cursor!r} is none of a list", where, "start the request anew under another name"
        )
    return int(cursor or 0)
