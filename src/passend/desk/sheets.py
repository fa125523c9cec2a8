"""A list as a file for a spreadsheet, in which no cell is ever a formula.

A name like `=HYPERLINK(…)` would run in the spreadsheet of the person who opens the file. In CSV
such a cell gets an apostrophe in front, which the import takes off again; in XLSX it is written
as text (OWASP, CSV injection).
"""

import csv
import io
from dataclasses import dataclass
from datetime import date
from typing import Any

import xlsxwriter
from django.http import Http404, HttpResponse
from django.utils.text import slugify

from passend.core import clock

DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "|")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True)
class Sheet:
    """A title, the heads of the columns, and rows of texts, dates and numbers."""

    title: str
    columns: list[str]
    rows: list[list[Any]]


def neutral(value: Any) -> Any:
    """The value as a spreadsheet may have it: a text that looks like a formula is only text."""
    if isinstance(value, str) and value.lstrip(" ").startswith(DANGEROUS):
        return f"'{value}"
    return value


def sheet_answer(sheet: Sheet, form: str) -> HttpResponse:
    """The file to download; `form` is "csv" or "xlsx", anything else does not exist."""
    if form not in {"csv", "xlsx"}:
        raise Http404
    body = _csv(sheet) if form == "csv" else _xlsx(sheet)
    answer = HttpResponse(body, content_type="text/csv; charset=utf-8" if form == "csv" else XLSX)
    name = f"{slugify(sheet.title)}-{clock.today():%Y-%m-%d}.{form}"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def _csv(sheet: Sheet) -> bytes:
    """With a byte order mark and semicolons, as a Dutch Excel opens it."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(sheet.columns)
    writer.writerows([neutral(_plain(cell)) for cell in row] for row in sheet.rows)
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def _plain(cell: Any) -> Any:
    return cell.isoformat() if isinstance(cell, date) else cell


def _xlsx(sheet: Sheet) -> bytes:
    file = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(file, options) as book:
        page = book.add_worksheet(sheet.title[:31])
        bold, day = book.add_format({"bold": True}), book.add_format({"num_format": "dd-mm-yyyy"})
        page.write_row(0, 0, sheet.columns, bold)
        for number, row in enumerate(sheet.rows, start=1):
            for column, cell in enumerate(row):
                if isinstance(cell, date):
                    page.write_datetime(number, column, cell, day)
                elif isinstance(cell, str):
                    page.write_string(number, column, cell)
                else:
                    page.write(number, column, cell)
        page.freeze_panes(1, 0)
        page.autofilter(0, 0, max(len(sheet.rows), 1), len(sheet.columns) - 1)
        page.autofit()
    return file.getvalue()
