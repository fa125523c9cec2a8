"""The scan of a signature, and what was crossed out on it."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from passend.core import clock

from ..dates import parent_agrees_too
from ..models import AgreedMeasure, Agreement
from ..scan_kind import MOST_BYTES, kind_of
from .rows import DayField

Answer = AgreedMeasure.Answer


class PaperForm(forms.Form):
    """`cleaned_data` is what `agreement.confirm_paper` takes."""

    scan = forms.FileField(
        label=_("Scan of foto van het papier"), help_text=_("Pdf, jpg of png, hoogstens 10 MB.")
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

    def clean_scan(self) -> "UploadedFile[Any]":
        scan: UploadedFile[Any] = self.cleaned_data["scan"]
        if (scan.size or 0) > MOST_BYTES:
            raise forms.ValidationError(_("Dit bestand is groter dan 10 MB."))
        if not kind_of(scan):
            raise forms.ValidationError(_("Kies een pdf, jpg of png."))
        return scan

    def clean(self) -> dict[str, Any]:
        found = self.cleaned_data
        no = set(found.pop("contested", []))
        found["answers"] = {
            str(m.pk): Answer.CONTESTED if str(m.pk) in no else Answer.AGREED for m in self.asked
        }
        return found
