"""The lists of the desk as a file; the writing itself, without formulas, is `core.sheets`."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils.text import slugify

from passend.core import clock, fresh, sheets
from passend.core.purposes import Purpose

from .scope import me
from .traces import exported


@dataclass(frozen=True)
class Sheet:
    """A title, the heads of the columns, and rows of texts, dates and numbers."""

    title: str
    columns: list[str]
    rows: list[list[Any]]


def sheet_answer(request: HttpRequest, make: Callable[[], Sheet], form: str) -> HttpResponseBase:
    """The file to download; `form` is "csv" or "xlsx", anything else does not exist.

    It holds many persons, so that who asks for it showed not long ago who (s)he is, and leaves a
    line.
    """
    fresh.require(request)
    sheet = make()
    if form not in {"csv", "xlsx"}:
        raise Http404
    page = request.resolver_match.view_name if request.resolver_match else ""
    exported(me(request), page, form, len(sheet.rows), Purpose.GUIDANCE)
    name = f"{slugify(sheet.title)}-{clock.today():%Y-%m-%d}"
    return sheets.download(name, form, sheet.columns, sheet.rows)
