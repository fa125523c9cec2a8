"""What did not arrive, what was told face to face, and talks with a time."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from passend.cases.models import Announcement, Appointment
from passend.core import clock

MINUTES = [(n, _("%d minuten") % n) for n in (15, 30, 45, 60, 90)]


class ResendForm(forms.Form):
    """Another address, or the same one when it was a passing trouble."""

    email = forms.EmailField(label=_("Naar welk adres?"))


class TellForm(forms.Form):
    """How the student knows, and since when."""

    how = forms.ChoiceField(
        label=_("Hoe weet de student het?"),
        choices=[
            (Announcement.Proof.TOLD, _("Ik heb het zelf verteld")),
            (Announcement.Proof.PAPER, _("Ik gaf het op papier")),
        ],
        widget=forms.RadioSelect,
    )
    on = forms.DateField(
        label=_("Op welke dag?"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].initial = clock.today


class MoveForm(forms.Form):
    """When, how long and where."""

    day = forms.DateField(
        label=_("Welke dag?"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    hour = forms.TimeField(
        label=_("Hoe laat?"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    minutes = forms.TypedChoiceField(label=_("Hoe lang?"), choices=MINUTES, coerce=int, initial=30)
    place = forms.CharField(
        label=_("Waar?"),
        max_length=80,
        required=False,
        help_text=_("Staat alleen in Passend, niet in de agenda."),
    )


class PlanForm(MoveForm):
    """The same for a new talk."""

    kind = forms.ChoiceField(
        label=_("Waarvoor?"),
        choices=[(value, label.capitalize()) for value, label in Appointment.Kind.choices],
        initial=Appointment.Kind.TALK,
        widget=forms.RadioSelect,
    )
    field_order = ["kind", "day", "hour", "minutes", "place"]
