"""Lists that leave the house, as CSV or XLSX, in which no cell can be run as a formula.

A name that begins with `=`, `+`, `-`, `@`, a tab or a line end gets a `'` before it, in both kinds
of file: who opens it in a spreadsheet reads the name and computes nothing. The import takes the
sign off again (`people.registry.cells.text`), so a round trip gives back the name.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

import xlsxwriter
from django.http import HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase

FORMULA: Final = re.compile(r"'*[=+\-@＝＋－＠\t\r\n]")  # also in full width
CSV: Final = "text/csv; charset=utf-8"
XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

Row = Sequence[Any]


def neutral(value: Any) -> str:
    """A cell as text that no spreadsheet computes.

    >>> neutral("=1+1"), neutral("Anna"), neutral("'s-Gravenmoer"), neutral(None)
    ("'=1+1", 'Anna', "'s-Gravenmoer", '')
    """
    text = "" if value is None else str(value)
    return f"'{text}" if FORMULA.match(text) else text


def csv_lines(titles: Row, rows: Iterable[Row]) -> Iterator[bytes]:
    """The list as a Dutch spreadsheet opens it: `;`, UTF-8 with a mark, CRLF. Streams."""
    line = io.StringIO()
    writer = csv.writer(line, delimiter=";")
    yield b"\xef\xbb\xbf"
    writer.writerow([neutral(title) for title in titles])
    for row in rows:
        writer.writerow([neutral(cell) for cell in row])
        if line.tell() > 60_000:
            yield line.getvalue().encode()
            line.seek(0)
            line.truncate()
    yield line.getvalue().encode()


def xlsx_bytes(titles: Row, rows: Iterable[Row], name: str = "Lijst") -> bytes:
    """The list as a spreadsheet: every cell is text, the title row stays in view."""
    out = io.BytesIO()
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(out, options) as book:
        sheet, bold = book.add_worksheet(name[:31]), book.add_format({"bold": True})
        sheet.freeze_panes(1, 0)
        for column, title in enumerate(titles):
            sheet.write_string(0, column, neutral(title), bold)
        for number, row in enumerate(rows, start=1):
            for column, cell in enumerate(row):
                sheet.write_string(number, column, neutral(cell))
    return out.getvalue()


def download(name: str, form: str, titles: Row, rows: Iterable[Row]) -> HttpResponseBase:
    """The list as an attachment; `form` is `csv` or `xlsx`. Raises `KeyError` for another form."""
    makers = {"csv": _as_csv, "xlsx": _as_xlsx}
    answer = makers[form](titles, rows)
    answer["Content-Disposition"] = f'attachment; filename="{name}.{form}"'
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def _as_csv(titles: Row, rows: Iterable[Row]) -> HttpResponseBase:
    return StreamingHttpResponse(csv_lines(titles, rows), content_type=CSV)


def _as_xlsx(titles: Row, rows: Iterable[Row]) -> HttpResponseBase:
    return HttpResponse(xlsx_bytes(titles, rows), content_type=XLSX)
