"""The answer to a proposal: one choice a measure, or one button for all of them."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from ..models import AgreedMeasure, Agreement

Answer = AgreedMeasure.Answer
SAID = [(Answer.AGREED, _("Akkoord")), (Answer.CONTESTED, _("Niet akkoord"))]
REASONS = [c for c in AgreedMeasure.ContestReason.choices if c[0] != "paper"]


class AnswerForm(forms.Form):
    """`cleaned_data` is what the verb takes: `answers` and `reasons` by line key."""

    def __init__(
        self, *args: Any, proposal: Agreement, by_parent: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        asked, more = _("Ga je akkoord?"), _("Wil je er iets bij zeggen?")
        if by_parent:
            asked, more = _("Gaat u akkoord?"), _("Wilt u er iets bij zeggen?")
        self.lines = list(proposal.measures.select_related("replaces"))
        self.asked = [line for line in self.lines if not line.is_unchanged]
        for line in self.asked:
            self.fields[f"say-{line.pk}"] = forms.ChoiceField(
                label=asked, choices=SAID, widget=forms.RadioSelect, required=False
            )
            self.fields[f"why-{line.pk}"] = forms.ChoiceField(
                label=_("Waarom niet?"), choices=[("", "…"), *REASONS], required=False
            )
            self.fields[f"text-{line.pk}"] = forms.CharField(
                label=more,
                widget=forms.Textarea(attrs={"rows": 2}),
                required=False,
                max_length=1000,
            )

    def rows(self) -> list[dict[str, Any]]:
        """Each line with its three fields, for the page; an unchanged line has none."""
        return [self._row(line) for line in self.lines]

    def _row(self, line: AgreedMeasure) -> dict[str, Any]:
        if line.is_unchanged:
            return {"line": line}
        return {"line": line} | {part: self[f"{part}-{line.pk}"] for part in ("say", "why", "text")}

    def clean(self) -> dict[str, Any]:
        found = self.cleaned_data
        said = {line: found.get(f"say-{line.pk}") for line in self.asked}
        if "everything" in self.data:
            if Answer.CONTESTED in said.values():
                raise ValidationError(_("Je koos ergens ‘niet akkoord’. Kies ‘Verstuur’."))
            said = dict.fromkeys(self.asked, Answer.AGREED)
        elif self.asked and not any(said.values()):
            raise ValidationError(_("Kies bij een afspraak: akkoord of niet akkoord."))
        return {
            "answers": {str(line.pk): one for line, one in said.items() if one},
            "reasons": {
                str(line.pk): (found.get(f"why-{line.pk}", ""), found.get(f"text-{line.pk}", ""))
                for line, one in said.items()
                if one == Answer.CONTESTED
            },
        }


class CodeAnswerForm(AnswerForm):
    """The same answer with the student's one-time code; a wrong code is counted by `is_right`."""

    code = forms.CharField(
        label=_("De code uit de mail van de student"),
        max_length=10,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code"}),
    )

    def __init__(self, *args: Any, is_right: Callable[[str], bool], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.is_right = is_right

    def clean(self) -> dict[str, Any]:
        found = super().clean()
        code = self.cleaned_data.get("code", "")
        if not self.errors and not self.is_right(code.replace(" ", "")):
            self.add_error("code", _("Deze code klopt niet, of is te oud. Vraag een nieuwe."))
        return found
