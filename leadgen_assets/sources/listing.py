"""A list that the tenant supplies: a file with one company a row, which is evidence itself."""

from __future__ import annotations

import asyncio
import re
from collections import Counter
from collections.abc import AsyncGenerator, Mapping, Sequence
from contextlib import closing
from html import unescape
from pathlib import Path

from leadgen_assets.domain.errors import SourceUnreadable
from leadgen_assets.domain.facts.evidence import COMPANY, Fact, Method
from leadgen_assets.domain.facts.supports import supports
from leadgen_assets.domain.hosts.domains import registrable_domain
from leadgen_assets.domain.icps.icp import Vocabulary
from leadgen_assets.domain.identity.company import Candidate
from leadgen_assets.domain.requests.request import SourceSpec
from leadgen_assets.domain.wording.phones import e164, local_digits
from leadgen_assets.domain.wording.place_cells import address_of, state_of, town_of
from leadgen_assets.domain.wording.written import phones_in
from leadgen_assets.sources.columns import ColumnMap, column_faults, column_index, column_map
from leadgen_assets.sources.list_cells import is_footer, says_nothing
from leadgen_assets.sources.source import Batch, Wanted
from leadgen_assets.sources.tables.content import IsArchive
from leadgen_assets.sources.tables.opening import open_table
from leadgen_assets.sources.tables.table import Table, TableRow
from leadgen_assets.sources.website_cell import absolute, website_of

BATCH_ROWS = 500
CONFIDENCE = 0.9
"""Of what a list says: the tenant vouches for it, but lists grow old."""

_ZIP = re.compile(r"\s*(\d{4,5})(?:-?\d{4})?\s*")
_LINE_ENDS = re.compile(r"\s*,?\s*[\r\n]+\s*")
_AS_NUMBER = re.compile(r"^(\d+)\.0+$")
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
        self._in_lines = {"street", "city"} if self.columns.holds_whole_places else {"street"}
        self.note = "; ".join([table.form.told(), self.columns.told(), *table.form.notes])
        self._where = [
            (column, column_index(table.header, column, str(path)), value.strip().casefold())
            for column, value in where.items()
        ]
        self._states = frozenset(wanted.states)
        self._cities = frozenset(_plain_city(city) for city in wanted.cities)

    def candidate(self, row: TableRow, skipped: Counter[str]) -> Candidate | None:
        """The row's company; None when it is left out, which `skipped` then counts with its reason."""
        reason, elsewhere = row.fault or self._unmet(row.cells) or self._header_again(row.cells), False
        cells = {} if reason else self._cells(row)
        (street, city, state, zip_code), lost = self._place(cells)
        if not reason and self._states and state and state not in self._states:
            reason, elsewhere = f"state {state} is not asked for", True
        if not reason and self._cities and city and _plain_city(city) not in self._cities:
            reason, elsewhere = "city is not asked for", True
        website, domain, refused = website_of(cells.get("website", ""))
        if refused:
            skipped[f"website left out: {refused}"] += 1
        if lost:
            skipped[lost] += 1
        if cells.get("name") and not re.search(r"[^\W\d_]", cells["name"]):
            skipped["name left out: it has no letter"] += 1
            cells["name"] = ""
        if cells.get("state") and not state:
            skipped["state left out: it is none of the United States"] += 1
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
            "phone": "" if elsewhere and domain else _first_phone(cells.get("phone", "")),
            "street": street,
            "city": city,
            "state": state,
            "zip_code": zip_match.group(1).zfill(5) if zip_match else "",
            # Without a digit it is a remark ("pending"), and all firms with that remark would be one.
            "licence": cells.get("licence", "") if re.search(r"\d", cells.get("licence", "")) else "",
        }
        if elsewhere:
            self.elsewhere.append(Candidate(self._source, f"row {row.number}", facts=(), **values))
            return None
        facts = self._facts(row.number, values, cells)
        values["phone"] = values["phone"] or local_digits(cells.get("phone", ""))
        if cells.get("phone") and not values["phone"]:
            skipped["telephone number left out: it is none that can be dialled"] += 1
        return Candidate(self._source, f"row {row.number}", facts=facts, **values)

    def _cells(self, row: TableRow) -> dict[str, str]:
        """Our field -> its text; the website behind "Visit site", or behind the name where no column holds one."""
        cells = {
            field: _clean(row.cells[index], field, field in self._in_lines) for field, index in self._fields.items()
        }
        for spare in self.columns.spare:
            text = _clean(row.cells[spare.index], spare.field, in_lines=False)
            known = website_of(cells["website"])[1] if spare.field == "website" else cells[spare.field]
            if text and not known and (not cells[spare.field] or website_of(text)[1]):
                cells[spare.field] = text
        if row.links and not registrable_domain(absolute(cells.get("website", ""))):
            behind = row.links.get(self._fields["website" if "website" in self._fields else "name"], "")
            if behind.lower().startswith("http"):
                cells["website"] = _clean(behind, "website", in_lines=False)
        return cells

    def _place(self, cells: Mapping[str, str]) -> tuple[tuple[str, str, str, str], str]:
        """Street, city, state and zip code: of their columns, and of a column that holds several; why a cell is left out, or ""."""
        street, state, cell = cells.get("street", ""), state_of(cells.get("state", "")), cells.get("city", "")
        around, (city, beside, zip_code) = "", town_of(cell)
        if self.columns.holds_whole_places:
            around, city, beside, zip_code = address_of(cell)
        lost = "" if city or beside or not cell else "place left out: no city with its state, no address and no state"
        if state and beside not in ("", state):  # nobody knows which of the two columns is right
            city, around, beside, zip_code = "", "", "", ""
            lost = "city left out: beside it stands another state than in the state's column"
        state, zip_code = state or beside, cells.get("zip_code", "") or zip_code
        own, town, its_state, its_zip = address_of(street) if "," in street else ("", "", "", "")
        agree = town and city.casefold() in ("", town.casefold()) and state in ("", its_state)
        if agree and zip_code[:5] in ("", its_zip[:5]):
            return (own, town, its_state, zip_code or its_zip), ""
        return (street or around, city, state, zip_code), lost

    def _header_again(self, cells: Sequence[str]) -> str:
        """Programs print the columns' names on each page of a report."""
        named = [(c.column.casefold(), " ".join(cells[c.index].split()).casefold()) for c in self.columns.choices]
        again = len(named) > 1 and all(column == cell for column, cell in named)
        return "the columns' names once more" if again else ""

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


def _clean(cell: str, field: str, in_lines: bool) -> str:
    """A cell in one line, of an address in lines with commas between them; "" where it holds a word for nothing."""
    if in_lines:
        cell = _LINE_ENDS.sub(", ", cell.strip())
    text = " ".join(unescape(cell).split())
    if not text.isprintable():
        text = " ".join("".join(char if char.isprintable() else " " for char in text).split())
    if field in ("phone", "zip_code", "licence"):  # a program took the number for one to calculate with
        text = _AS_NUMBER.sub(r"\1", text)
    return "" if says_nothing(text) else text[:_LONGEST_CELL]


def _first_phone(text: str) -> str:
    """The number of a cell, the first of several, whatever is remarked around it; "" where there is none."""
    return (e164(text) or next((found.value for found in phones_in(text, "US")), "")) if text else ""


def _plain_city(city: str) -> str:
    return " ".join(re.findall(r"\w+", city.casefold()))


def _reached(cursor: str, where: str) -> int:
    if cursor and not cursor.isdecimal():
        raise SourceUnreadable(
            f"The checkpoint {cursor!r} is none of a list", where, "start the request anew under another name"
        )
    return int(cursor or 0)
