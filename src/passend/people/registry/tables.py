"""Lists as schools have them: CSV of any kind, or a spreadsheet. Rows of texts, one at a time.

A row has the number that a spreadsheet shows beside it. What cannot be read as a row is a
`Problem` with that number. A spreadsheet is held in memory while it is read (there is no other
way with a compressed sheet), so its size is limited; a CSV may be of any size.
"""

import csv
import datetime
import io
import re
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, BinaryIO, Final

from django.utils.translation import gettext as _
from python_calamine import CalamineError, CalamineWorkbook

from .lines import MAX_LINE, Source, numbered, opened, text_of
from .problems import Problem, UnusableFile

SEPARATORS: Final = ";,\t|"
MAX_SHEET_ROWS: Final = 50_000
MAX_SHEET_BYTES: Final = 150_000_000
"""Unpacked size of one part of a spreadsheet; more is no list of 50,000 rows but a trick."""
MAX_COLUMNS: Final = 200
MAX_QUOTED_LINES: Final = 20
HEADER_WITHIN: Final = 10
DIMENSION: Final = re.compile(rb'<dimension ref="[A-Z]+\d+:[A-Z]+(\d+)"')

Row = tuple[int, list[str]]
Known = Callable[[str], bool]


@dataclass(slots=True)
class Table:
    """A list that is being read: its column titles, and then its rows once."""

    titles: list[str]
    title_row: int
    _rows: Iterator[Row | Problem]
    first: list[Row] = field(default_factory=list)
    """The first rows, to show somebody what is in which column."""

    def rows(self) -> Iterator[Row | Problem]:
        """The rows under the titles, as wide as the titles, empty rows left out."""
        width = len(self.titles)
        for item in self._rows:
            if isinstance(item, Problem):
                yield item
                continue
            number, cells = item
            if any(cells[width:]):
                yield Problem(number, "too_many_cells")
            elif any(cells):
                yield number, cells[:width] + [""] * (width - len(cells))


@contextmanager
def table_of(source: Source, known: Known) -> Iterator[Table]:
    """The list in a file. `known` says whether a text is a column title that we know.

    Raises `UnusableFile` for an empty file, a spreadsheet of over 50,000 rows, or no list at all.
    """
    with opened(source) as handle:
        start = handle.read(8)
    if start.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        yield _titled(_sheet_rows(source), known)
        return
    with text_of(source) as text:
        yield _titled(_csv_rows(text), known)


def _titled(rows: Iterator[Row | Problem], known: Known) -> Table:
    """The title row is the one of the first ten with most known titles, else the first."""
    start: list[Row | Problem] = []
    best, most = None, 0
    for item in rows:
        start.append(item)
        if not isinstance(item, Problem) and any(item[1]):
            hits = sum(known(cell) for cell in item[1])
            if best is None or hits > most:
                best, most = len(start) - 1, hits
        if len(start) >= HEADER_WITHIN:
            break
    if best is None:
        raise UnusableFile(_("Dit bestand is leeg."))
    number, cells = start[best]  # type: ignore[misc]  # only rows were counted
    titles = _without_tail(cells)[:MAX_COLUMNS]
    after = start[best + 1 :]
    first = [item for item in after if not isinstance(item, Problem) and any(item[1])]
    return Table(titles, number, _chained(after, rows), first)


def _chained(start: list[Row | Problem], rest: Iterator[Row | Problem]) -> Iterator[Row | Problem]:
    yield from start
    yield from rest


def _without_tail(cells: list[str]) -> list[str]:
    while cells and not cells[-1]:
        cells = cells[:-1]
    return cells


# ---- CSV


def _csv_rows(text: io.TextIOBase) -> Iterator[Row | Problem]:
    lines = (line for _number, line in numbered(text))
    separator = ""
    for number, record in enumerate(_whole_records(lines), start=1):
        if record is None:
            yield Problem(number, "line_too_long")
        elif number == 1 and (told := re.match(r"sep=(.)\s*$", record)):
            separator = told.group(1)
        else:
            separator = separator or _separator(record)
            yield _cells(number, record, separator)


def _separator(record: str) -> str:
    """The sign that occurs most outside quotes; a title line has no other use for it."""
    bare = re.sub(r'"[^"]*"', "", record)
    best = max(SEPARATORS, key=bare.count)
    return best if best in bare else ""


def _cells(number: int, record: str, separator: str) -> Row | Problem:
    if not record.strip():
        return number, []
    if record.count('"') % 2 and _open_at_end(record):
        return Problem(number, "open_quote")
    try:
        cells = next(csv.reader([record], delimiter=separator or ";"))
    except csv.Error:
        return Problem(number, "open_quote")
    return number, [cell.strip() for cell in cells]


def _whole_records(lines: Iterator[str | None]) -> Iterator[str | None]:
    """Lines put together where a quoted cell holds a line break.

    A quote that is never closed would swallow the rest of the file. So after 20 lines without
    the closing one, the first line stands alone and the others get their own turn.
    """
    pending: list[str | None] = []
    while True:
        line = pending.pop(0) if pending else next(lines, _END)
        if line is _END:
            return
        if line is None or line.count('"') % 2 == 0 or not _open_at_end(line):
            yield line
            continue
        record, read = _closed_record(line, pending, lines)
        pending = read + pending
        yield record


_END: Final[Any] = object()


def _open_at_end(line: str) -> bool:
    try:
        list(csv.reader([line], delimiter=_separator(line) or ";", strict=True))
    except csv.Error as error:
        return "unexpected end of data" in str(error)
    return False


def _closed_record(
    line: str, pending: list[str | None], lines: Iterator[str | None]
) -> tuple[str, list[str | None]]:
    """The line with those after it up to the closing quote, or alone with the others given back."""
    record, taken = line, []
    for _turn in range(MAX_QUOTED_LINES):
        more = pending.pop(0) if pending else next(lines, _END)
        if more is _END:
            break
        taken.append(more)
        if more is None or len(record) + len(more) > MAX_LINE:
            break
        record += more
        if record.count('"') % 2 == 0:
            return record, []
    return line, taken


# ---- spreadsheets


def _sheet_rows(source: Source) -> Iterator[Row | Problem]:
    with opened(source) as handle:
        _refuse_large(handle)
        handle.seek(0)
        try:
            sheet = CalamineWorkbook.from_filelike(handle).get_sheet_by_index(0)
        except (CalamineError, IndexError, zipfile.BadZipFile):
            raise UnusableFile(_("We kunnen dit Excel-bestand niet openen.")) from None
        if sheet.total_height > MAX_SHEET_ROWS + 1:
            _too_large()
        first = sheet.start[0] if sheet.start else 0
        for number, cells in enumerate(sheet.iter_rows(), start=first + 1):
            yield number, [_as_text(cell) for cell in cells]


def _refuse_large(handle: BinaryIO) -> None:
    """Look at the size before unpacking anything."""
    handle.seek(0)
    if handle.read(4) != b"PK\x03\x04":
        return  # an old .xls holds at most 65,536 rows
    try:
        with zipfile.ZipFile(handle) as archive:
            for part in archive.infolist():
                if part.file_size > MAX_SHEET_BYTES:
                    _too_large()
                if part.filename == "xl/worksheets/sheet1.xml":
                    _refuse_many_rows(archive, part)
    except zipfile.BadZipFile:
        raise UnusableFile(_("We kunnen dit Excel-bestand niet openen.")) from None


def _refuse_many_rows(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    with archive.open(part) as sheet:
        told = DIMENSION.search(sheet.read(4096))
    if told and int(told.group(1)) > MAX_SHEET_ROWS + 1:
        _too_large()


def _too_large() -> None:
    raise UnusableFile(
        _("Dit Excel-bestand heeft meer dan 50.000 rijen. Sla het op als CSV en probeer opnieuw.")
    )


def _as_text(cell: Any) -> str:
    """A cell as a person reads it: 1234567 and not 1234567.0, dates year first."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime.datetime) and not (cell.hour or cell.minute):
        return cell.date().isoformat()
    return str(cell).strip()
