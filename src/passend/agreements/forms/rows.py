"""One line and one wish, as rows of the draft's form, and the way back to posted data."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from passend.cases.models.library import Decider, Domain, Tier
from passend.core.readability import Score, score

from ..models import AgreedMeasure, Wish

ROW = forms.Textarea(attrs={"rows": 2})
DECISIONS = AgreedMeasure._meta.get_field("decision_state").choices or []


def live_reading(name: str) -> dict[str, str]:
    """Say while somebody types how hard the sentence is; without JavaScript after saving."""
    return {
        "hx-post": reverse("agreement.readable"),
        "hx-trigger": "input changed delay:700ms",
        "hx-target": "next .readable",
        "hx-params": name,
    }


def plain(value: Any) -> str:
    """The key of a chosen record, or nothing."""
    return str(value.pk) if value else ""


class DayField(forms.DateField):
    """A day, with the browser's own calendar where there is one."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        super().__init__(required=False, widget=widget, **kwargs)


class LineForm(forms.Form):
    """School doet / Ik doe, for whom, when and until when. An empty extra row is nothing."""

    id = forms.CharField(required=False, widget=forms.HiddenInput)
    title = forms.CharField(label=_("Korte naam"), required=False, max_length=120)
    school_does = forms.CharField(
        label=_("School doet …"), required=False, max_length=600, widget=ROW
    )
    student_does = forms.CharField(label=_("Ik doe …"), required=False, max_length=600, widget=ROW)
    teacher_line = forms.CharField(
        label=_("Doe dit (voor de docent)"),
        required=False,
        max_length=120,
        help_text=_("Alleen wat de docent doet. Nooit waarom."),
    )
    need = forms.ChoiceField(label=_("Past bij"), required=False)
    domain = forms.ChoiceField(label=_("Domein"), choices=Domain.choices)
    tier = forms.ChoiceField(label=_("Soort"), choices=Tier.choices)
    decided_by = forms.ChoiceField(label=_("Wie beslist"), choices=Decider.choices)
    decision_state = forms.ChoiceField(label=_("Besluit van een ander"), choices=DECISIONS)
    who = forms.CharField(label=_("Wie doet het"), required=False, max_length=120)
    where_when = forms.CharField(label=_("Waar, wanneer, hoe vaak"), required=False, max_length=200)
    starts_on = DayField(label=_("Vanaf"))
    ends_on = DayField(label=_("Tot en met"))
    limits = forms.CharField(label=_("Grenzen"), required=False, max_length=600)
    works_when = forms.CharField(
        label=_("We merken dat het werkt als …"), required=False, max_length=600
    )
    drop = forms.BooleanField(label=_("Haal deze afspraak weg"), required=False)
    stops = forms.BooleanField(label=_("Stel voor om deze afspraak te stoppen"), required=False)

    def __init__(
        self,
        *args: Any,
        needs: list[tuple[str, str]],
        there: dict[str, AgreedMeasure],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["need"].choices = [("", "–"), *needs]  # type: ignore[attr-defined]
        key = str(self["id"].value() or "")
        self.line = there.get(key)
        # The empty row at the end may stay empty; a line that is there has all it needs.
        self.empty_permitted, self.use_required_attribute = not key, False
        self.fields["school_does"].required = bool(key)
        for name in ("school_does", "student_does"):
            self.fields[name].widget.attrs.update(live_reading(self.add_prefix(name)))

    @property
    def reading(self) -> dict[str, Score]:
        """How hard each sentence is to read for the student."""
        typed = ("school_does", "student_does")
        return {name: score(str(self[name].value() or "")) for name in typed}

    @property
    def title_now(self) -> Any:
        return self["title"].value() or self["school_does"].value() or _("Eigen maatregel")

    def clean(self) -> dict[str, Any]:
        found = self.cleaned_data
        typed = ("title", "school_does", "student_does", "teacher_line")
        if not found.get("id") and not any(found.get(name) for name in typed):
            return {}
        if not found.get("school_does"):
            self.add_error("school_does", _("Schrijf wat school doet."))
        if (
            found.get("starts_on")
            and found.get("ends_on")
            and found["ends_on"] < found["starts_on"]
        ):
            self.add_error("ends_on", _("Het einde ligt voor het begin."))
        return found


class WishForm(forms.Form):
    """Asked and not granted: why not, and what can be done instead."""

    id = forms.CharField(required=False, widget=forms.HiddenInput)
    asked = forms.CharField(label=_("Wat is gevraagd?"), required=False, max_length=600)
    reason = forms.ChoiceField(label=_("Waarom niet?"), choices=Wish.Reason.choices, required=False)
    explanation = forms.CharField(label=_("Uitleg"), required=False, max_length=1000, widget=ROW)
    instead = forms.CharField(label=_("Wat kan wel?"), required=False, max_length=600, widget=ROW)
    drop = forms.BooleanField(label=_("Haal deze wens weg"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.empty_permitted = False

    def clean(self) -> dict[str, Any]:
        found = self.cleaned_data
        if not any(found.get(name) for name in ("id", "asked", "explanation", "instead")):
            return {}
        if not found.get("asked"):
            self.add_error("asked", _("Schrijf wat is gevraagd."))
        return {**found, "reason": found.get("reason") or Wish.Reason.NOT_EFFECTIVE}


def as_data(content: dict[str, Any], revision: int, add: list[str]) -> QueryDict:
    """A content as the page would post it, with one empty row at the end."""
    data = QueryDict(mutable=True)
    data.update({**content["fields"], "revision": str(revision)})
    data.setlist("add", add)
    for prefix in ("lines", "wishes"):
        rows = content[prefix]
        data[f"{prefix}-TOTAL_FORMS"] = str(len(rows) + 1)
        data[f"{prefix}-INITIAL_FORMS"] = "0"
        for number, row in enumerate(rows):
            for name, value in row.items():
                if value not in (None, False, ""):
                    data[f"{prefix}-{number}-{name}"] = "on" if value is True else str(value)
    return data
