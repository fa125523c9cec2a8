"""Naming somebody of the school, and asking a student to share."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from passend.cases import sharing
from passend.cases.models import Audience, Involvement
from passend.core import clock
from passend.people.models import StaffRole
from passend.people.roles import READS_ALL, READS_SHARED, labels


class UntilField(forms.DateField):
    """The last day; at most the end of this study year, so that a yes is asked again."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            label=_("Tot en met welke dag?"),
            help_text=_("Uiterlijk 31 juli. Stoppen kan altijd eerder."),
            widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            **kwargs,
        )

    def clean(self, value: Any) -> date:
        day: date = super().clean(value)
        today = clock.today()
        if not today <= day <= sharing.last_day(today):
            raise forms.ValidationError(_("Kies een dag vanaf vandaag, uiterlijk 31 juli."))
        return day


class PurposeField(forms.ChoiceField):
    def __init__(self, **kwargs: Any) -> None:
        choices = [(value, label.capitalize()) for value, label in Involvement.Purpose.choices]
        super().__init__(label=_("Waarvoor?"), choices=choices, widget=forms.RadioSelect, **kwargs)


class NameForm(forms.Form):
    """Who, of the people that have such a role today: one choice names person and role."""

    who = forms.ChoiceField(label=_("Wie?"))
    purpose = PurposeField()
    until_on = UntilField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        called = labels()
        roles = StaffRole.objects.current().filter(role__in=[*READS_ALL, *READS_SHARED])
        roles = (
            roles.filter(user__is_active=True).select_related("user").order_by("user__last_name")
        )
        self.people = {f"{one.user_id}:{one.role}": one for one in roles}
        self.fields["who"].choices = [  # type: ignore[attr-defined]
            ("", "…"),
            *((key, f"{one.user}, {called[one.role]}") for key, one in self.people.items()),
        ]
        self.fields["until_on"].initial = sharing.last_day(clock.today())

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        chosen = self.people.get(told.pop("who", ""))
        return {**told, "user": chosen.user, "role": chosen.role} if chosen else told


class AskSharingForm(forms.Form):
    to = forms.ChoiceField(
        label=_("Met wie?"),
        choices=[(value, label.capitalize()) for value, label in Audience.choices],
        widget=forms.RadioSelect,
    )
