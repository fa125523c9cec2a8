"""Noodtoegang: whose dossier, why now, and whether the student may know at once."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from passend.people.names import searchable

from ..glass import LEAST_WORDS
from ..models import BreakGlass, Case
from ..wording import looks_like_bsn

NOBODY = _("We vinden niemand met dit nummer, of met deze naam en geboortedatum.")
LATER = "later"


class OwnWords(forms.CharField):
    """Free words of staff; a national number does not belong in them (UAVG 46)."""

    widget = forms.Textarea(attrs={"rows": 3})

    def clean(self, value: Any) -> str:
        text: str = super().clean(value)
        if looks_like_bsn(text):
            raise forms.ValidationError(
                _("Hier staat een getal dat op een BSN lijkt. Haal het weg.")
            )
        return text


class OpenForm(forms.Form):
    """Exactly one student: a number, or a whole name with the birth date. Nothing is suggested.

    `missed` is called when nobody is found: who guesses at names leaves a line and is stopped.
    """

    who = forms.CharField(
        label=_("Studentnummer, of voornaam en achternaam"), max_length=120, widget=forms.TextInput
    )
    born_on = forms.DateField(
        label=_("Geboortedatum, als je een naam invult"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    reason = forms.ChoiceField(
        label=_("Waarom is het nu nodig?"),
        choices=BreakGlass.Reason.choices,
        widget=forms.RadioSelect,
    )
    text = OwnWords(
        label=_("Wat is er aan de hand?"),
        help_text=_("Een zin of meer. De coördinator leest dit. Schrijf geen diagnose op."),
        min_length=LEAST_WORDS,
        error_messages={"min_length": _("Vertel in een zin waarom het niet kan wachten.")},
        max_length=1000,
    )
    tell = forms.ChoiceField(
        label=_("De student krijgt hierover bericht"),
        choices=[
            ("now", _("Ja, meteen")),
            (LATER, _("Nog niet: dat zou iemand in gevaar brengen")),
        ],
        initial="now",
        widget=forms.RadioSelect,
    )
    silence = OwnWords(
        label=_("Waarom mag de student het nog niet weten?"), required=False, max_length=1000
    )

    def __init__(self, *args: Any, missed: Callable[[], Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.missed = missed

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        later = told.pop("tell", "") == LATER
        if later and len(told.get("silence", "")) < LEAST_WORDS:
            self.add_error("silence", _("Vertel waarom de student het nog niet mag weten."))
        if not later:
            told["silence"] = ""
        who, born_on = told.pop("who", ""), told.pop("born_on", None)
        if not self.errors:
            told["case"] = self._one(who, born_on)
        return told

    def _one(self, who: str, born_on: Any) -> Case:
        cases = Case.objects.open()
        if any(sign.isdigit() for sign in who):
            found = cases.filter(student__number__iexact=who.replace(" ", ""))
        else:
            found = cases.filter(
                search_name=searchable(who), born_earliest=born_on, born_earliest__isnull=False
            )
        only = list(found[:2])
        if len(only) != 1:
            self.missed()
            raise forms.ValidationError({"who": NOBODY})
        return only[0]


class ReviewForm(forms.Form):
    verdict = forms.ChoiceField(
        label=_("Wat is je oordeel?"),
        choices=BreakGlass.Verdict.choices,
        widget=forms.RadioSelect,
    )
    text = OwnWords(
        label=_("Wat vond je?"),
        help_text=_("Vraag het ook aan de collega. Schrijf geen diagnose op."),
        max_length=2000,
    )
    tell_now = forms.BooleanField(
        label=_("De student mag dit nu weten"), required=False, initial=True
    )

    def __init__(self, *args: Any, told: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if told:
            del self.fields["tell_now"]
