"""An answer by its button, or a number that must be exact; and the switch of the letters."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from engines.rights.format.facts import Fact

from .models import OutreachBasis

CHOOSE = _("Kies een van de antwoorden.")


class TapForm(forms.Form):
    """One tap. With `exact` somebody may type a number instead, with a comma or a point."""

    def __init__(
        self, *args: Any, offered: Iterable[str], exact: Fact | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["answer"] = forms.ChoiceField(
            label=_("Antwoord"),
            choices=[(value, value) for value in offered],
            required=exact is None,
            error_messages={"required": CHOOSE, "invalid_choice": CHOOSE},
        )
        if exact is not None:
            self.fields["typed"] = forms.DecimalField(
                label=_("Bedrag in euro"),
                required=False,
                localize=True,
                decimal_places=2,
                min_value=exact.lowest,
                max_value=exact.highest,
                widget=forms.TextInput(attrs={"inputmode": "decimal"}),
            )

    def clean(self) -> dict[str, Any]:
        """A page is answered by one of both."""
        given: dict[str, Any] = super().clean() or {}
        is_open = "typed" in self.fields and not self.errors and not given.get("answer")
        if is_open and given.get("typed") is None:
            self.add_error("typed", _("Schrijf een bedrag, bijvoorbeeld 250."))
        return given

    @property
    def told(self) -> str:
        """The answer as the engine reads it."""
        given = self.cleaned_data
        return str(given.get("answer") or given["typed"])


class BasisForm(forms.Form):
    """May letters about other laws than the WEB go, and why is that right?"""

    kind = forms.ChoiceField(
        label=_("Mag school brieven sturen over andere wetten dan de WEB?"),
        choices=OutreachBasis.Kind.choices,
        widget=forms.RadioSelect,
    )
    law = forms.CharField(
        label=_("Waar staat dat?"),
        help_text=_(
            "Bij een taak: de wet met het artikel. Bij een afweging: waar die ligt. "
            "Dit staat straks in het verwerkingsregister. Iedereen leest dat."
        ),
        max_length=300,
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        """A yes needs its law or its weighing (AVG 6 lid 3)."""
        found: dict[str, Any] = super().clean() or {}
        says_yes = found.get("kind") not in {None, OutreachBasis.Kind.NONE}
        if says_yes and not found.get("law"):
            self.add_error("law", _("Schrijf op waar dat staat."))
        return found


class LettersForm(forms.Form):
    """The switch in the own pages: which of its two buttons was pressed."""

    is_off = forms.TypedChoiceField(
        choices=[("ja", "ja"), ("nee", "nee")], coerce=lambda told: told == "ja"
    )
