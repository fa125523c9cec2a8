"""The figures of a study year."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from ..actions.budget import this_year
from ..figures import programme_of, rows_of, spread_of, team_of
from ..models import FundBudget, year_label
from .deciding import member


def overview(request: HttpRequest) -> HttpResponse:
    """Per group, of this year or one before; nobody can be found in it."""
    member(request)
    now = this_year()
    asked = request.GET.get("jaar", "")
    year = int(asked) if asked in {str(one) for one in range(now - 5, now + 1)} else now
    context = {
        "year": year_label(year),
        "rows": rows_of(year),
        "spreads": [
            (_("Team"), spread_of(year, team_of)),
            (_("Opleiding"), spread_of(year, programme_of)),
        ],
        "budgets": FundBudget.objects.filter(year=year).select_related("rule"),
        "years": [(one, year_label(one), one == year) for one in range(now, now - 3, -1)],
    }
    return render(request, "fund/figures.html", context)
