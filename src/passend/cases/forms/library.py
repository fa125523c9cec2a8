"""A measure of the library: its words, and who decides on it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from passend.cases.content import areas
from passend.cases.models import Basis, Decider, Domain, Evidence, Field, Measure, Tier
from passend.cases.readability import hints

from .wording import WordingMixin

TEXTS = (
    "title", "school_does", "student_does", "teacher_line", "law_room", "law_basis", "law_source",
    "limits",
)  # fmt: skip
FACTS = ("domain", "field", "tier", "decided_by", "areas", "evidence", "review_months")
CARD_LIMIT = 90  # what fits on one line of a teacher card


class MeasureForm(WordingMixin):
    """Leaves `texts` (a version of the words) and the facts as the actions take them."""

    title = forms.CharField(label=_("Naam"), max_length=120)
    school_does = forms.CharField(
        label=_("School doet …"), max_length=300, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Zo leest de student het. Kort en makkelijk. Geen reden, geen diagnose."),
    )  # fmt: skip
    student_does = forms.CharField(
        label=_("Ik doe …"), max_length=300, required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip
    teacher_line = forms.CharField(
        label=_("Doe dit (docentkaart)"), max_length=CARD_LIMIT, required=False,
        help_text=_("Wat doet de docent? Ten hoogste 90 tekens. Geen reden."),
    )  # fmt: skip
    domain = forms.ChoiceField(label=_("Domein"), choices=Domain.choices)
    areas = forms.MultipleChoiceField(
        label=_("Past bij"), choices=[(a.code, a.label) for a in areas()], required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "choices--chips"}),
    )  # fmt: skip
    field = forms.ChoiceField(label=_("Wat verandert er?"), choices=Field.choices)
    tier = forms.ChoiceField(
        label=_("Soort"), choices=Tier.choices,
        widget=forms.RadioSelect(attrs={"class": "choices--chips"}),
    )  # fmt: skip
    decided_by = forms.ChoiceField(label=_("Wie beslist?"), choices=Decider.choices)
    evidence = forms.ChoiceField(label=_("Bewijs"), choices=Evidence.choices)
    review_months = forms.IntegerField(
        label=_("Terugkijken na maanden"), min_value=1, max_value=24, initial=12
    )
    law_room = forms.CharField(
        label=_("Ruimte in de wet"), required=False, max_length=600,
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip
    law_basis = forms.ChoiceField(
        label=_("Hoe vast staat dit?"), choices=Basis.choices, initial=Basis.PRACTICE
    )
    law_source = forms.CharField(label=_("Bron"), required=False, max_length=200)
    limits = forms.CharField(label=_("Grenzen"), required=False, max_length=300)
    read_ok = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        """Long or difficult sentences get a hint, once; then the text may stay."""
        cleaned = super().clean()
        seen = bool(cleaned.pop("read_ok", ""))
        found = [
            (name, hint)
            for name in ("school_does", "student_does", "teacher_line")
            for hint in hints(cleaned.get(name, ""))
        ]
        if found and not seen:
            for name, hint in found:
                self.add_error(name, hint)
            self.say_next_time("read_ok")
        if self.errors:
            return cleaned
        return {
            "texts": {name: cleaned[name] for name in TEXTS},
            **{name: cleaned[name] for name in FACTS},
        }


def texts_and_facts(measure: Measure) -> dict[str, Any]:
    """What stands in the form of a measure that exists."""
    wording = measure.wording
    return {name: getattr(wording, name) for name in TEXTS} | {
        name: getattr(measure, name) for name in FACTS
    }
