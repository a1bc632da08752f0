"""Which column of a list holds what: as the request says, else as its header suggests."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from leadgen_assets.domain.errors import SourceUnreadable
from leadgen_assets.domain.telling.faults import did_you_mean
from leadgen_assets.domain.telling.shown import clipped, shown
from leadgen_assets.sources.column_names import BESIDE, HEADERS, WHOLE_PLACES, numbered
from leadgen_assets.sources.tables.table import refuse_twice

_SPARE = {
    "name": re.compile(r"compan|business|dba|legal|trade|organi[sz]ation|entity"),
    "website": re.compile(r""),
    "phone": re.compile(r""),
}
"""Field -> which of the headers that mean it may fill a cell that its column leaves empty: "Name" beside "Company" is a person's."""

_OTHER_NAMES = {"zip": "zip_code", "license": "licence", "domain": "website", "company": "name", "company_name": "name"}


NAME_THE_COLUMN = 'say which one it is: columns: {name: "…"}; the first row must be the header'
"""What to do where no column can be taken for a name or a website."""

NO_HEADER = "The list has no header row"
"""How the fault begins of a list whose columns have no names: taking a column there would lose its first company."""

_WITH_STATE, _WITH_ZIP = re.compile(r"city(?:and)?st(?:ate)?(?:zip|postal|country|$)"), re.compile(r"zip|postal")
_WHOLE_PLACES = frozenset("".join(name.split()) for name in WHOLE_PLACES)
_REMARKS = re.compile(
    r"[(\[]\s*(?:required|optional|mandatory|if (?:known|any|available)|full|legal|main|primary|hq|usa?"
    r"|e?s|office|business|company|corporate|front\s+desk|(?:w/|with|incl(?:\.|uding)?)?\s*area\s+code"
    r"|please\b[^)\]]{0,60}|incl(?:\.|ud\w*)[^)\]]{0,60}|(?:with|no|without)\s+https?\S*|(?:e\.?g\.?|ex\.|for example)[^)\]]{0,80}"
    r")\s*[)\]]|^\s*\d+[.)]\s+|\s*[/&]\s*fax\s*$",
    re.IGNORECASE,
)
"""What is remarked at a column's name and changes nothing of what it means; "(fax)" would."""
_PARTS = re.compile(r"[/|()\[\],;:]|\s(?:or|and|aka)\s|\s[-–—]\s|&", re.IGNORECASE)
_DBA = re.compile(r"\bd\s?[/.]\s?b\s?[/.]\s?a\b\.?", re.IGNORECASE)
_WHICH_ONE = frozenset({
    "legal", "trade", "trading", "registered", "official", "full", "main", "primary", "principal", "corporate", "current", "usa", "us",
})  # fmt: skip
"""Words that say which of several a column holds, beside one that says of what: "Business Name (legal / DBA)"."""
_MOST_LISTED, _MOST_SHEETS = 15, 5
_OF_A_ROW = re.compile(r"https?://|www\.|[^\s@]+@[^\s@]+\.|\+?[\d ().-]*(?:\d[ ().-]*){7}", re.IGNORECASE)
_SITE = re.compile(
    r"(?:[a-z0-9-]+\.)+(?:com|net|org|biz|info|co|us|io|homes|properties|rentals|realty|example)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class ColumnChoice:
    """Which column is taken for a field; `given` says that the request named it."""

    field: str
    column: str
    index: int
    given: bool


@dataclass(frozen=True, slots=True)
class ColumnMap:
    """How the columns of a list are understood.

    Attributes:
        choices: in the order of our fields. unused: named columns that nothing is taken from.
        spare: field -> further columns that mean the same, for rows in which the first one is empty.
    """

    choices: tuple[ColumnChoice, ...]
    unused: tuple[str, ...]
    spare: tuple[ColumnChoice, ...] = ()

    @property
    def indexes(self) -> dict[str, int]:
        """Our field -> index of its column."""
        return {choice.field: choice.index for choice in self.choices}

    @property
    def holds_whole_places(self) -> bool:
        """Whether the city is read from a column such as "Location", which may hold more, or less."""
        return any(c.field == "city" and not c.given and _plain(c.column) in _WHOLE_PLACES for c in self.choices)

    @property
    def missing(self) -> tuple[str, ...]:
        """Fields that no column was recognised for."""
        taken = set(self.indexes)
        return tuple(field for field in HEADERS if field not in taken and field not in self.beside_city)

    @property
    def beside_city(self) -> tuple[str, ...]:
        """Fields without a column of their own that the city's column holds as well, by its name: the state of "City, State"."""
        city = next((_plain(choice.column) for choice in self.choices if choice.field == "city"), "")
        held: tuple[str, ...] = ()
        if _WITH_STATE.match(city):
            held = ("state", "zip_code") if _WITH_ZIP.search(city) else ("state",)
        if self.holds_whole_places:
            held = ("street", "state", "zip_code")
        return tuple(field for field in held if field not in self.indexes)

    def told(self) -> str:
        """In one line: "name from 'Account Name', phone from 'Tel' (given); not used: 'Owner'"."""
        taken = ", ".join(
            f"{self._fields_of(c)} from {c.column!r}{' (given)' if c.given else ''}"
            + "".join(f", else {spare.column!r}" for spare in self.spare if spare.field == c.field)
            for c in self.choices
        )
        if not self.unused:
            return taken
        shown = ", ".join(map(repr, self.unused[:6]))
        more = f" and {len(self.unused) - 6:,} more" if len(self.unused) > 6 else ""
        return f"{taken}; not used: {shown}{more}"

    def _fields_of(self, choice: ColumnChoice) -> str:
        *fields, last = (choice.field, *self.beside_city) if choice.field == "city" else (choice.field,)
        return f"{', '.join(fields)} and {last}" if fields else last


def column_map(
    header: Sequence[str], given: Mapping[str, str], where: str, other_sheets: Sequence[str] = ()
) -> ColumnMap:
    """How to understand a header.

    Args:
        header: the list's own. given: our field -> header, from the request; what it leaves out is guessed.
        where: the file, for messages. other_sheets: of its workbook, where the companies may stand instead.

    Raises:
        SourceUnreadable: a field that is not ours, a column that is not there or stands twice, or neither a name nor a website.
    """
    chosen = _given(header, given, where)
    named = set(chosen)
    bare = [_plain(_REMARKS.sub("", name)) for name in header]
    positions = {name: index for index, name in reversed(list(enumerate(bare))) if name}
    positions |= {_plain(name): index for index, name in reversed(list(enumerate(header))) if _plain(name)}
    for field, names in HEADERS.items():
        free = (
            positions[name]
            for name in map(_plain, names)
            if positions.get(_plain(name)) not in (None, *chosen.values())
        )
        index = next(free, None)
        if field not in chosen and index is not None:
            chosen[field] = index
    for field, names in HEADERS.items():
        index = _in_several_words(header, frozenset(map(_plain, names)), set(chosen.values()))
        if field not in chosen and index is not None:
            chosen[field] = index
    if "name" not in chosen and "website" not in chosen and looks_like_a_row(header):
        raise SourceUnreadable(
            f"{NO_HEADER}: its first row is already one of companies ({_listed(header)})",
            where,
            f"{_on_another(other_sheets)}write a row of names above it, such as: name, website, phone, city, state",
        )
    if "name" not in chosen and "website" not in chosen:
        raise SourceUnreadable(
            f"No column can be taken for the companies' name or website (the columns are: {_listed(header)})",
            where,
            f"{_on_another(other_sheets)}{NAME_THE_COLUMN}",
        )
    refuse_twice(header, where, chosen.values())
    choices = tuple(ColumnChoice(f, header[chosen[f]], chosen[f], f in named) for f in HEADERS if f in chosen)
    spare = tuple(ColumnChoice(field, header[index], index, False) for field, index in _spare(header, chosen, named))
    taken = {*chosen.values(), *(one.index for one in spare)}
    return ColumnMap(choices, tuple(name for i, name in enumerate(header) if name and i not in taken), spare)


def _spare(header: Sequence[str], chosen: Mapping[str, int], named: Collection[str]) -> Iterator[tuple[str, int]]:
    """Further columns of a field that was guessed, the likeliest first; of two with one name nobody can tell which is meant."""
    plain = [_plain(name) for name in header]
    for field in (one for one in _SPARE if one in chosen and one not in named):
        for name in map(_plain, (*HEADERS[field], *BESIDE.get(field, ()))):
            if plain.count(name) == 1 and plain.index(name) not in chosen.values() and _SPARE[field].search(name):
                yield field, plain.index(name)


def _in_several_words(header: Sequence[str], names: frozenset[str], taken: set[int]) -> int | None:
    """The first free column whose header says one thing in several words that each mean it: "Company / DBA"."""
    for index, name in enumerate(header):
        parts = [_plain(part) for part in _PARTS.split(_DBA.sub("dba", _REMARKS.sub("", name))) if _plain(part)]
        meant = [part for part in parts if part not in _WHICH_ONE]
        if index not in taken and len(parts) > 1 and meant and names.issuperset(meant):
            return index
    return None


def _on_another(sheets: Sequence[str]) -> str:
    """What to do where a workbook's companies may stand on another sheet."""
    if not sheets:
        return ""
    named = ", ".join(shown(name) for name in sheets[:_MOST_SHEETS])
    return (
        f"if the companies stand on another sheet ({named}), look at it (leadgen columns FILE --sheet NAME) and name it in the"
        " request's source (sheet: NAME); else "
    )


def looks_like_a_row(header: Sequence[str]) -> bool:
    """Whether what stands for the columns' names is a company: an address of the web or of mail, or a telephone number."""
    return any(_OF_A_ROW.match(name.strip()) or _SITE.fullmatch(name.strip()) for name in header)


def column_faults(
    header: Sequence[str],
    given: Mapping[str, str],
    where_column: Mapping[str, str],
    where: str,
    other_sheets: Sequence[str] = (),
) -> list[str]:
    """Everything that is wrong with a mapping and with the columns that rows are filtered by, one message each."""
    faults = []
    for field, column in given.items():
        try:
            _given(header, {field: column}, where)
        except SourceUnreadable as error:
            faults.append(error.as_clause())
    for column in where_column:
        try:
            column_index(header, column, where)
        except SourceUnreadable as error:
            faults.append(error.as_clause())
    if not faults:
        try:
            column_map(header, given, where, other_sheets)
        except SourceUnreadable as error:
            faults.append(error.as_clause())
    return faults


def column_index(header: Sequence[str], column: str, where: str) -> int:
    """Where a column stands, compared without case, punctuation and blanks.

    Raises:
        SourceUnreadable: there is no such column.
    """
    if column in header:
        refuse_twice(header, where, [list(header).index(column)])
        return list(header).index(column)
    plain = [_plain(name) for name in header]
    if _plain(column) not in plain or not _plain(column):
        near = did_you_mean(column, [name for name in header if name]) if len(header) > 12 else ""
        raise SourceUnreadable(
            f"The list has no column {shown(column)}{near}",
            where,
            f"the columns are: {_listed(header)}",
        )
    return plain.index(_plain(column))


def _given(header: Sequence[str], given: Mapping[str, str], where: str) -> dict[str, int]:
    chosen: dict[str, int] = {}
    for field, column in given.items():
        ours = _OTHER_NAMES.get(field.strip().lower(), field.strip().lower())
        if ours not in HEADERS:
            raise SourceUnreadable(
                f"{shown(field)} is not a field that a list can fill{_meant(field)}",
                where,
                f"use one of: {', '.join(HEADERS)}",
            )
        if ours in chosen:
            raise SourceUnreadable(f"Two columns are named for {ours!r}", where, "leave one of them out")
        chosen[ours] = column_index(header, column, where)
    return chosen


def _meant(field: str) -> str:
    near = did_you_mean(field, HEADERS)
    return near if "mean" in near else ""


def _plain(name: str) -> str:
    """A header's letters and digits in lower case: "BillingPostalCode", "billing_postal_code" and "Billing Postal Code " are one."""
    return "".join(re.findall(r"[^\W_]+", numbered(name).casefold()))


def _listed(header: Sequence[str]) -> str:
    names = [clipped(name) for name in header if name]
    return f"{', '.join(names[:_MOST_LISTED])}{f' and {len(names) - _MOST_LISTED:,} more' if len(names) > _MOST_LISTED else ''}"
