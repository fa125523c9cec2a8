"""Choosing from the measure library: what fits each need comes first."""

from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.db.models import F, QuerySet
from django.utils.translation import gettext_lazy as _

from passend.cases.models import Case, MeasureWording, Need
from passend.cases.models.library import Domain

from ..models import Status

FIRST = 6


@dataclass
class Shelf:
    """One heading with its measures: a need with what fits it, or a domain with the rest."""

    title: str
    text: str = ""
    need: Need | None = None
    wordings: list[MeasureWording] = field(default_factory=list)

    @property
    def first(self) -> list[MeasureWording]:
        """What is most to the point: made for few areas, and basic before extra."""
        return self.wordings[:FIRST]

    @property
    def more(self) -> list[MeasureWording]:
        return self.wordings[FIRST:]


def wordings_in_use() -> QuerySet[MeasureWording]:
    """The newest wording of every measure that can be chosen."""
    return (
        MeasureWording.objects.filter(measure__retired_on=None)
        .order_by("measure_id", "-version")
        .exclude(measure__wordings__version__gt=F("version"))
        .select_related("measure")
        .order_by("measure__domain", "title")
    )


def shelves(case: Case, taken: set[Any]) -> tuple[list[Shelf], list[Shelf]]:
    """What fits each open need, and the rest by domain; what is taken is left out."""
    found = [w for w in wordings_in_use() if w.pk not in taken]
    by_need = [
        Shelf(
            title=need.get_area_display(),
            text=need.text,
            need=need,
            wordings=sorted(
                (w for w in found if need.area in w.measure.areas),
                key=lambda w: (len(w.measure.areas), w.measure.tier, w.title),
            ),
        )
        for need in case.needs.filter(closed_on=None)
    ]
    fits = {w.pk for shelf in by_need for w in shelf.wordings}
    rest = [w for w in found if w.pk not in fits]
    by_domain = [
        Shelf(title=str(label), wordings=[w for w in rest if w.measure.domain == code])
        for code, label in Domain.choices
    ]
    return by_need, [shelf for shelf in by_domain if shelf.wordings]


class WordingsField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    """The checkboxes; the template groups them itself."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            wordings_in_use(),
            required=False,
            label=_("Maatregelen"),
            widget=forms.CheckboxSelectMultiple,
            **kwargs,
        )


class StartForm(forms.Form):
    """The first page of a draft: which measures, and which version to start from."""

    wordings = WordingsField()

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.case = case
        versions = case.agreements.exclude(status__in=[Status.DRAFT, Status.PROPOSED])
        if versions:
            self.fields["base"] = forms.ModelChoiceField(
                versions, required=False, label=_("Begin met"), empty_label=_("wat nu geldt")
            )

    @property
    def chosen(self) -> set[str]:
        return {str(value) for value in self["wordings"].value() or []}
