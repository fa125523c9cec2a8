"""Forms of the desk."""

from typing import Any, BinaryIO, cast

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from passend.agreements.forms.library import wordings_in_use
from passend.cases.wording import looks_like_bsn
from passend.core.uploads import MB, Kind, UploadField
from passend.people.registry.problems import UnusableFile

from .comparison import Line, register_file

BIGGEST = 200 * MB


class IntoDraftForm(forms.Form):
    """A measure that goes with a provision, by its wording of today."""

    wording = forms.ModelChoiceField(wordings_in_use())


class LookQuestionForm(forms.Form):
    event = forms.IntegerField(widget=forms.HiddenInput)
    text = forms.CharField(
        label=gettext_lazy("Wat wil je weten?"),
        help_text=gettext_lazy("Bijvoorbeeld: waarom keek deze persoon?"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean_text(self) -> str:
        return without_bsn(self.cleaned_data["text"])


class LookAnswerForm(forms.Form):
    text = forms.CharField(
        label=gettext_lazy("Jouw antwoord aan de student"),
        help_text=gettext_lazy("Zeg wie er keek en waarom. Schrijf geen diagnose op."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def clean_text(self) -> str:
        return without_bsn(self.cleaned_data["text"])


class LookDelayForm(forms.Form):
    text = forms.CharField(
        label=gettext_lazy("Waarom heb je meer tijd nodig?"),
        help_text=gettext_lazy("De student leest dit. Het kan één keer, hooguit twee maanden."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean_text(self) -> str:
        return without_bsn(self.cleaned_data["text"])


class RegisterForm(forms.Form):
    """The register of this moment; what comes out is the text of the file to download."""

    file = UploadField(
        kind=Kind.TEXT,
        most=BIGGEST,
        label=gettext_lazy("Registratieoverzicht"),
        help_text=gettext_lazy("Het bestand uit ROD. We bewaren het niet, en ook geen nummers."),
    )

    def __init__(self, *args: Any, lines: list[Line], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lines = lines

    def clean_file(self) -> str:
        upload: UploadedFile[Any] = self.cleaned_data["file"]
        try:
            return register_file(self.lines, cast(BinaryIO, upload.file))
        except UnusableFile as problem:
            raise ValidationError(str(problem)) from problem


def without_bsn(text: str) -> str:
    """The text, unless it holds what looks like a BSN (UAVG 46)."""
    if looks_like_bsn(text):
        raise ValidationError(_("Hier staat een getal dat op een BSN lijkt. Haal het weg."))
    return text
