"""Inviting somebody from outside, and what that person says."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from passend.cases.forms.involved import PurposeField, UntilField
from passend.cases.models import Case
from passend.cases.sharing import last_day
from passend.core import clock
from passend.people.models import Outsider

from ..shared import holding, title_of


class InviteForm(forms.Form):
    """Who, from where, which promises, and until when."""

    role = forms.ChoiceField(
        label=_("Wat voor iemand?"),
        choices=[(value, label.capitalize()) for value, label in Outsider.choices],
        widget=forms.RadioSelect,
    )
    organisation = forms.CharField(label=_("Van welke organisatie?"), max_length=120)
    first_name = forms.CharField(label=_("Voornaam"), max_length=80)
    last_name = forms.CharField(label=_("Achternaam"), max_length=120)
    email = forms.EmailField(label=_("E-mail"))
    items = forms.MultipleChoiceField(
        label=_("Welke afspraken mag deze persoon zien?"),
        help_text=_("Kies alleen wat nodig is. Je kunt het later aan of uit zetten."),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    purpose = PurposeField()
    until_on = UntilField()

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lines = {str(line.shared_key): line for line in holding(case)}
        self.fields["items"].choices = [  # type: ignore[attr-defined]
            (key, title_of(line)) for key, line in self.lines.items()
        ]
        self.fields["until_on"].initial = last_day(clock.today())

    def clean_items(self) -> list[Any]:
        return [self.lines[key].shared_key for key in self.cleaned_data["items"]]


class SharedAnswerForm(forms.Form):
    item = forms.UUIDField(widget=forms.HiddenInput)
    text = forms.CharField(
        label=_("Uw reactie"),
        help_text=_("De student en de begeleider lezen dit. Schrijf geen diagnose op."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
    )
