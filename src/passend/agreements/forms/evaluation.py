"""Looking back: what the student thinks, and what both find."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ..models import AgreedMeasure, Agreement, Evaluation, KeptAnswer, MeasureReview
from ..models.agreement import EndReason
from .careful import Careful

Kept, Next = MeasureReview.Kept, MeasureReview.Next
WISHES = [
    (Next.CONTINUE, _("Dit blijft zo")),
    (Next.ADJUST, _("Dit moet anders")),
    (Next.STOP, _("Dit mag stoppen")),
]
FACES = {KeptAnswer.Face.GOOD: Kept.YES, KeptAnswer.Face.PARTLY: Kept.PARTLY,
         KeptAnswer.Face.NOT: Kept.NO}  # fmt: skip
HELPS = [("", "–"), (1, _("1: helpt niet")), (2, "2"), (3, "3"), (4, "4"), (5, _("5: helpt goed"))]


class Chips(forms.RadioSelect):
    def __init__(self) -> None:
        super().__init__(attrs={"class": "choices--chips"})


def story(label: Any, rows: int = 3, **kwargs: Any) -> forms.CharField:
    return forms.CharField(
        label=label, required=False, max_length=2000,
        widget=forms.Textarea(attrs={"rows": rows}), **kwargs,
    )  # fmt: skip


class TellForm(Careful, forms.Form):
    """`cleaned_data` is what `evaluation.tell` takes. One button says that all may stay."""

    student_view = story(_("Wil je nog iets vertellen?"), help_text=_("Dit hoeft niet."))

    def __init__(self, *args: Any, lines: list[AgreedMeasure], said: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lines = lines
        for line in lines:
            self.fields[f"wish-{line.pk}"] = forms.ChoiceField(
                label=_("Wat wil jij?"), choices=WISHES, widget=Chips(), required=False,
                initial=said.get(line.pk) or None,
            )  # fmt: skip

    def rows(self) -> list[dict[str, Any]]:
        return [{"line": line, "wish": self[f"wish-{line.pk}"]} for line in self.lines]

    def clean(self) -> dict[str, Any]:
        self.refuse_numbers()
        found, everything = self.cleaned_data, "everything" in self.data
        wishes = {}
        for line in self.lines:
            name = f"wish-{line.pk}"
            wishes[str(line.pk)] = Next.CONTINUE if everything else found.get(name)
            if not wishes[str(line.pk)] and name not in self.errors:
                self.add_error(name, _("Kies wat jij wilt."))
        return {"wishes": wishes, "student_view": found.get("student_view", "")}


class HoldForm(Careful, forms.Form):
    """`cleaned_data` is what `evaluation.hold` takes. One button: all kept, all goes on."""

    def __init__(
        self,
        *args: Any,
        agreement: Agreement,
        evaluation: Evaluation | None,
        in_last_year: bool,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.lines = list(agreement.measures.agreed().prefetch_related("kept_answers"))
        self.has_told = bool(evaluation and evaluation.student_told_on)
        reviews = evaluation.reviews.all() if evaluation else []
        self.wishes = {review.measure_id: review for review in reviews}
        for line in self.lines:
            self._ask_about(line)
        if not self.has_told:
            self.fields["student_view"] = story(_("Wat zegt de student?"))
        if in_last_year:
            self.fields["goes_along"] = story(
                _("Wat gaat mee naar werk of een volgende school?"),
                help_text=_("Schrijf op wat helpt. De student beslist wie dit leest."),
            )

    def _ask_about(self, line: AgreedMeasure) -> None:
        """Prefilled with what the student said last."""
        said = next(iter(line.kept_answers.all()), None)
        wish = self.wishes.get(line.pk)
        key = str(line.pk)
        self.fields[f"kept-{key}"] = forms.ChoiceField(
            label=_("Nagekomen?"), choices=Kept.choices, widget=Chips(), required=False,
            initial=FACES[KeptAnswer.Face(said.face)] if said else None,
        )  # fmt: skip
        self.fields[f"helps-{key}"] = forms.TypedChoiceField(
            label=_("Helpt het?"), choices=HELPS, coerce=int, empty_value=None, required=False
        )
        self.fields[f"next-{key}"] = forms.ChoiceField(
            label=_("Hoe verder?"), choices=Next.choices, widget=Chips(), required=False,
            initial=(wish.student_next if wish else "") or Next.CONTINUE,
        )  # fmt: skip
        self.fields[f"reason-{key}"] = story(_("Toelichting"), rows=2)

    def rows(self) -> list[dict[str, Any]]:
        parts = ("kept", "helps", "next", "reason")
        return [
            {"line": line, "wish": self.wishes.get(line.pk)}
            | {part: self[f"{part}-{line.pk}"] for part in parts}
            for line in self.lines
        ]

    def clean(self) -> dict[str, Any]:
        self.refuse_numbers()
        found = self.cleaned_data
        if "student_view" in self.fields and not found.get("student_view", "").strip():
            self.add_error("student_view", _("Schrijf eerst op wat de student zegt."))
        return {
            "findings": {str(line.pk): self._found(line) for line in self.lines},
            "student_view": found.get("student_view", ""),
            "goes_along": found.get("goes_along", ""),
        }

    def _found(self, line: AgreedMeasure) -> dict[str, Any]:
        get, key = self.cleaned_data.get, str(line.pk)
        if "everything" in self.data:
            kept, further = Kept.YES.value, Next.CONTINUE.value
        else:
            kept, further = get(f"kept-{key}", ""), get(f"next-{key}", "")
        for name, value in ((f"kept-{key}", kept), (f"next-{key}", further)):
            if not value and name not in self.errors:
                self.add_error(name, _("Kies een antwoord."))
        return {
            "kept": kept, "next": further, "helps": get(f"helps-{key}"),
            "reason": get(f"reason-{key}", ""),
        }  # fmt: skip


class EndForm(forms.Form):
    reason = forms.ChoiceField(
        label=_("Waarom stoppen de afspraken?"), choices=EndReason, widget=forms.RadioSelect
    )
