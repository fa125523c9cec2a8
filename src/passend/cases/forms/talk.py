"""Gesprek vastleggen: one chip, perhaps another date, perhaps a few words."""

from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from passend.cases.models import Talk
from passend.core import clock

from .wording import FreeText, WordingMixin


class TalkForm(WordingMixin):
    outcome = forms.ChoiceField(label=_("Hoe gaat het?"), choices=Talk.Outcome.choices)
    next_on = forms.DateField(
        label=_("Andere datum voor het volgende gesprek"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    note = FreeText(label=_("Notitie"), required=False)

    def clean_next_on(self) -> date | None:
        day: date | None = self.cleaned_data["next_on"]
        if day and day <= clock.today():
            raise forms.ValidationError(_("Kies een dag na vandaag."))
        return day
