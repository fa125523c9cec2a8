"""Looking back: what the student thinks, and what both find."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from passend.cases.forms.careful import Careful

from ..models import AgreedMeasure, Agreement, Evaluation, KeptAnswer, MeasureReview
from ..models.agreement import EndReason

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
        self.lines, everything = lines, "everything" in self.data
        for line in lines:
            self.fields[f"wish-{line.pk}"] = forms.ChoiceField(
                label=_("Wat wil jij?"), choices=WISHES, widget=Chips(),
                required=not everything, initial=said.get(line.pk) or None,
                error_messages={"required": _("Kies wat jij wilt.")},
            )  # fmt: skip

    def rows(self) -> list[dict[str, Any]]:
        return [{"line": line, "wish": self[f"wish-{line.pk}"]} for line in self.lines]

    def clean(self) -> dict[str, Any]:
        self.refuse_numbers()
        found, everything = self.cleaned_data, "everything" in self.data
        wishes = {}
        for line in self.lines:
            said = found.get(f"wish-{line.pk}", "")
            wishes[str(line.pk)] = Next.CONTINUE.value if everything else said
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
        reviews = evaluation.reviews.all() if evaluation else []
        self.wishes = {review.measure_id: review for review in reviews}
        self.needed: dict[str, Any] = {
            "required": "everything" not in self.data,
            "error_messages": {"required": _("Kies een antwoord.")},
        }
        for line in self.lines:
            self._ask_about(line)
        if not (evaluation and evaluation.student_told_on):
            self.fields["student_view"] = forms.CharField(
                label=_("Wat zegt de student?"),
                max_length=2000,
                widget=forms.Textarea(attrs={"rows": 3}),
                error_messages={"required": _("Schrijf eerst op wat de student zegt.")},
            )
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
            label=_("Nagekomen?"), choices=Kept.choices, widget=Chips(), **self.needed,
            initial=FACES[KeptAnswer.Face(said.face)] if said else None,
        )  # fmt: skip
        self.fields[f"helps-{key}"] = forms.TypedChoiceField(
            label=_("Helpt het?"), choices=HELPS, coerce=int, empty_value=None, required=False
        )
        self.fields[f"next-{key}"] = forms.ChoiceField(
            label=_("Hoe verder?"), choices=Next.choices, widget=Chips(), **self.needed,
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
        return {
            "findings": {str(line.pk): self._found(line) for line in self.lines},
            "student_view": found.get("student_view", ""),
            "goes_along": found.get("goes_along", ""),
        }

    def _found(self, line: AgreedMeasure) -> dict[str, Any]:
        get, key = self.cleaned_data.get, str(line.pk)
        kept, further = get(f"kept-{key}", ""), get(f"next-{key}", "")
        if "everything" in self.data:
            kept, further = Kept.YES.value, Next.CONTINUE.value
        return {
            "kept": kept, "next": further, "helps": get(f"helps-{key}"),
            "reason": get(f"reason-{key}", ""),
        }  # fmt: skip


class EndForm(forms.Form):
    reason = forms.ChoiceField(
        label=_("Waarom stoppen de afspraken?"), choices=EndReason, widget=forms.RadioSelect
    )
