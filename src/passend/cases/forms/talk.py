"""Gesprek vastleggen: one chip, perhaps another date, a few words; and what for next time."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from passend.cases.models import Case, Talk, Topic
from passend.core import clock

from .wording import FreeText, WordingMixin


class DayAheadField(forms.DateField):
    """A day that is still to come, or none."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        super().__init__(required=False, widget=widget, **kwargs)

    def clean(self, value: Any) -> date | None:
        day: date | None = super().clean(value)
        if day and day <= clock.today():
            raise forms.ValidationError(_("Kies een dag na vandaag."))
        return day


class TalkForm(WordingMixin):
    outcome = forms.ChoiceField(label=_("Hoe gaat het?"), choices=Talk.Outcome.choices)
    next_on = DayAheadField(label=_("Andere datum voor het volgende gesprek"))
    note = FreeText(label=_("Notitie"), required=False)
    topics = forms.ModelMultipleChoiceField(
        Topic.objects.none(),
        label=_("Dit is besproken"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        waiting = case.topics.waiting()
        field: Any = self.fields["topics"]
        field.queryset, field.label_from_instance = waiting, _text_of
        field.initial = [topic.pk for topic in waiting]
        if not field.initial:
            del self.fields["topics"]


def _text_of(topic: Topic) -> str:
    return str(topic.text)


class TopicForm(WordingMixin):
    text = FreeText(label=_("Wat wil je bespreken?"), rows=2, max_length=600)
    next_on = DayAheadField(label=_("Wanneer?"))
