"""When and where an exam is."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from passend.people.models import Group, Role

from ..models import Exam
from .asking import day


class DayForm(forms.Form):
    """Which day of the list, in its address."""

    dag = forms.DateField(input_formats=["%Y-%m-%d"])


class PlanForm(forms.Form):
    group = forms.ModelChoiceField(label=_("Groep"), queryset=Group.objects.none())
    title = forms.CharField(label=_("Welk examen"), max_length=120)
    kind = forms.ChoiceField(label=_("Soort"), choices=Exam.Kind.choices, widget=forms.RadioSelect)
    on = day(_("Dag"))
    hour = forms.TimeField(
        label=_("Begint om"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    minutes = forms.IntegerField(label=_("Duur in minuten"), min_value=5, max_value=600)
    place = forms.CharField(label=_("Ruimte"), max_length=60)

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        mine = Group.objects.filter(team__in=user.teams_as(Role.EXAM_BOARD))
        self.fields["group"].queryset = mine  # type: ignore[attr-defined]
