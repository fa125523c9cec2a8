"""Searching the log, for the privacy officer; that somebody did is a line of it."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from passend.core import clock
from passend.core.log.health import health

from ..log_search import MOST, Wanted, dossiers_of, found
from ..policy import must_be_officer
from ..scope import me
from ..traces import read_log

MOST_DAYS = 366


class LogSearchForm(forms.Form):
    since = forms.DateField(label=gettext_lazy("Van"), widget=forms.DateInput({"type": "date"}))
    until = forms.DateField(
        label=gettext_lazy("Tot en met"), widget=forms.DateInput({"type": "date"})
    )
    name = forms.CharField(
        label=gettext_lazy("Naam"),
        help_text=gettext_lazy("Een naam of een studentnummer. Leeg: iedereen."),
        required=False,
        max_length=80,
    )
    whose = forms.ChoiceField(
        label=gettext_lazy("Wie is dit?"),
        choices=[
            ("about", gettext_lazy("de student van het dossier")),
            ("doing", gettext_lazy("wie keek of iets deed")),
        ],
        widget=forms.RadioSelect,
        initial="about",
    )

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        since, until = told.get("since"), told.get("until")
        if since and until and since > until:
            raise ValidationError({"until": _("Kies een dag na de eerste.")})
        if since and until and (until - since).days > MOST_DAYS:
            raise ValidationError({"until": _("Kies hooguit een jaar.")})
        return told

    @property
    def wanted(self) -> Wanted:
        told = self.cleaned_data
        name = told["name"].strip()
        return Wanted(told["since"], told["until"], name, told["whose"] == "doing")


def log(request: HttpRequest) -> HttpResponse:
    """A name is posted: it does not belong in an address, nor in the log of a server."""
    user = me(request)
    must_be_officer(user)
    today = {"since": clock.today(), "until": clock.today(), "whose": "about"}
    asked = request.method == "POST"
    form = LogSearchForm(request.POST) if asked else LogSearchForm(initial=today)
    context: dict[str, Any] = {"form": form, "health": health(), "most": MOST}
    if asked and form.is_valid():
        context["lines"], context["number"] = found(form.wanted)
        read_log(user, dossiers_of(form.wanted), form.wanted.how, context["number"])
    status = 422 if asked and not form.is_valid() else 200
    return render(request, "log/search.html", context, status=status)
