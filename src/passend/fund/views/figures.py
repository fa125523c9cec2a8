"""The figures of a study year."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from passend.core.few import table

from ..actions.budget import this_year
from ..figures import SPREAD_TITLES, TITLES, programme_of, rows_of, spread_of, team_of
from ..models import FundBudget, year_label
from .deciding import member


def spread(year: int, of: Any) -> list[Any]:
    return table(SPREAD_TITLES, [(row.group, row.spread) for row in spread_of(year, of)])


def overview(request: HttpRequest) -> HttpResponse:
    """Per group, of this year or one before; nobody can be found in it."""
    member(request)
    now = this_year()
    asked = request.GET.get("jaar", "")
    year = int(asked) if asked in {str(one) for one in range(now - 5, now + 1)} else now
    context = {
        "year": year_label(year),
        "titles": TITLES,
        "rows": table(TITLES, [(row.group, row.cells) for row in rows_of(year)]),
        "few_titles": SPREAD_TITLES,
        "spreads": [
            (_("Team"), spread(year, team_of)),
            (_("Opleiding"), spread(year, programme_of)),
        ],
        "budgets": FundBudget.objects.filter(year=year).select_related("rule"),
        "years": [(one, year_label(one), one == year) for one in range(now, now - 3, -1)],
    }
    return render(request, "fund/figures.html", context)
