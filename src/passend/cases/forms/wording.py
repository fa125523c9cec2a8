"""For every form with free text: a BSN is refused, a diagnosis gets a friendly warning.

    class NoteForm(WordingMixin):
        note = FreeText(label=_("Notitie"), required=False)

The warning comes once: whoever presses the same button again saves the text as it is.
"""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from passend.cases.wording import diagnosis_like_words, looks_like_bsn

HINT = _("Geen diagnose nodig. Schrijf wat iemand merkt of nodig heeft.")
SEEN = "wording_ok"


class FreeText(forms.CharField):
    """A text of one's own words, with the hint under it and a limit that fits a page."""

    def __init__(self, *, rows: int = 3, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.Textarea(attrs={"rows": rows}))
        kwargs.setdefault("help_text", HINT)
        kwargs.setdefault("max_length", 2000)
        super().__init__(**kwargs)


class WordingMixin(forms.Form):
    """Checks every text field of the form. Nothing that was typed is lost."""

    warning = _(
        "Het woord “%(word)s” lijkt op een diagnose. Schrijf liever wat de student nodig heeft. "
        "Klopt het zo? Druk dan nog een keer op de knop."
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields[SEEN] = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        seen = bool(cleaned.pop(SEEN, ""))
        found: list[str] = []
        for name, text in self._texts(cleaned):
            if looks_like_bsn(text):
                self.add_error(
                    name,
                    _("Dit lijkt op een BSN. Dat mogen we niet bewaren. Haal het weg, of schrijf "
                      "een ander nummer met woorden erbij."),
                )  # fmt: skip
            found += diagnosis_like_words(text)
        if found and not seen:
            self._warn(found[0])
        return cleaned

    def _texts(self, cleaned: dict[str, Any]) -> list[tuple[str, str]]:
        """Typed texts; not numbers, addresses and choices, which have a form of their own."""
        plain = {"CharField", "FreeText"}
        return [
            (name, value)
            for name, value in cleaned.items()
            if isinstance(value, str) and type(self.fields.get(name)).__name__ in plain
        ]

    def _warn(self, word: str) -> None:
        """Ask once. The hidden field says next time that the question was seen."""
        self.add_error(None, forms.ValidationError(self.warning, "wording", {"word": word}))
        self.say_next_time(SEEN)

    def say_next_time(self, name: str) -> None:
        """Put a hidden answer in the form, so that pressing again means: I saw it."""
        again: Any = QueryDict(mutable=True)
        again.update(self.data)
        again[self.add_prefix(name)] = "1"
        self.data = again
