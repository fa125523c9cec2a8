"""The figures of a study year, on a page and as a list."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _

from engines.deadlines import StudyYear
from passend.core import clock, sheets
from passend.core.errors import NotYou
from passend.core.few import table

from ..figures import TITLES, rows_of
from ..policy import works_here

YEARS_BACK = 5


def overview(request: HttpRequest) -> HttpResponseBase:
    """Per kind, of this year or one before; for the desk, the bodies and the board."""
    if not works_here(request.user):
        raise NotYou(_("Dit is voor het loket en de commissies."))
    now = StudyYear.of(clock.today()).starts_in
    years = [StudyYear(year) for year in range(now, now - YEARS_BACK, -1)]
    asked = request.GET.get("jaar", "")
    year = next((one for one in years if str(one.starts_in) == asked), years[0])
    rows, form = rows_of(year), request.GET.get("vorm")
    if form in {"csv", "xlsx"}:
        titles = [_("Soort"), *map(str, TITLES)]
        name = f"loket-{year.label}"
        return sheets.download(name, form, titles, [[row.kind, *row.cells] for row in rows])
    told = table(TITLES, [(row.kind, row.cells) for row in rows])
    context = {"year": year, "years": years, "titles": TITLES, "rows": told}
    return render(request, "matter/figures.html", context)
