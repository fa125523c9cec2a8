"""The scan of a signature, and what was crossed out on it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from passend.core import clock
from passend.core.uploads import Kind, UploadField

from ..dates import parent_agrees_too
from ..models import AgreedMeasure, Agreement
from .rows import DayField

Answer = AgreedMeasure.Answer


class PaperForm(forms.Form):
    """`cleaned_data` is what `agreement.confirm_paper` takes."""

    scan = UploadField(
        kind=Kind.SCAN,
        label=_("Scan of foto van het papier"),
        help_text=_("Een pdf of een foto, hoogstens 10 MB."),
    )
    signed_on = DayField(label=_("Getekend op"))
    contested = forms.MultipleChoiceField(
        label=_("Staat er ergens ‘niet akkoord’? Kruis dat hier aan."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    parent_signed = forms.BooleanField(
        label=_("Een ouder of verzorger heeft ook getekend"), required=False
    )

    def __init__(self, *args: Any, proposal: Agreement, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.asked = [m for m in proposal.measures.all() if not m.is_unchanged]
        lines = [(str(m.pk), m.title or m.school_does) for m in self.asked]
        self.fields["contested"].choices = lines  # type: ignore[attr-defined]
        self.fields["signed_on"].initial = clock.today()
        # The day of signing decides, and that can be the day of the proposal.
        if not parent_agrees_too(proposal.case, proposal.proposed_on):
            del self.fields["parent_signed"]

    def clean(self) -> dict[str, Any]:
        found = self.cleaned_data
        no = set(found.pop("contested", []))
        found["answers"] = {
            str(m.pk): Answer.CONTESTED if str(m.pk) in no else Answer.AGREED for m in self.asked
        }
        return found
