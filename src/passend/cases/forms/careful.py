"""Free text in a form of many rows: a BSN is refused, a diagnosis gets one friendly warning."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from passend.cases.wording import diagnosis_like_words, looks_like_bsn

BSN = _("Dit lijkt op een BSN. Dat mogen we niet bewaren. Haal het weg.")
DIAGNOSIS = _(
    "Het woord “%(word)s” lijkt op een diagnose. Schrijf liever wat er nodig is. "
    "Klopt het zo? Druk dan nog een keer op de knop."
)


class Careful(forms.Form):
    """The warning comes once: whoever presses the same button again saves the text as it is."""

    wording_ok = forms.CharField(required=False, widget=forms.HiddenInput)

    def refuse_numbers(self, *rows: forms.Form) -> None:
        words: list[str] = []
        for form in (self, *rows):
            for name, text in texts(form):
                if looks_like_bsn(text):
                    form.add_error(name, BSN)
                    self.add_error(None, BSN) if form is not self else None
                words += diagnosis_like_words(text)
        if words and not self.cleaned_data.get("wording_ok"):
            self.add_error(None, forms.ValidationError(DIAGNOSIS, "wording", {"word": words[0]}))
            again: Any = QueryDict(mutable=True)
            again.update(self.data)
            again["wording_ok"] = "1"
            self.data = again


def texts(form: forms.Form) -> list[tuple[str, str]]:
    found = getattr(form, "cleaned_data", None) or {}
    # Hidden fields hold keys: their digits are nobody's number.
    typed = [
        name
        for name, field in form.fields.items()
        if type(field) is forms.CharField and not field.widget.is_hidden
    ]
    return [(name, found[name]) for name in typed if isinstance(found.get(name), str)]
