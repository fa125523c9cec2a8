"""The decision of the exam committee."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from engines.exams import CENTRAL_MOST, Why, language_until
from passend.cases.forms.careful import Careful
from passend.cases.models.asked import Outcome
from passend.core import clock

from ..given import Given
from ..models import Adjustment, Aid, Expert, Lasting, Need, Reason, Which
from ..models.words import AT_CENTRAL, REFUSES, SUGGESTED
from .asking import TIME_OFF, day, words


def minutes(label: Any, most: int, help_text: Any) -> forms.IntegerField:
    return forms.IntegerField(
        label=label, min_value=0, max_value=most, required=False, help_text=help_text
    )


def several(label: Any, choices: Any) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label, choices=choices, required=False, widget=forms.CheckboxSelectMultiple
    )


class DecideForm(Careful):
    """`cleaned_data` is what `adjustment.decide` takes. It begins with what the needs suggest."""

    outcome = forms.ChoiceField(
        label=_("Wat is het besluit?"), choices=Outcome.choices, widget=forms.RadioSelect
    )
    school_minutes = minutes(
        _("Examens van school: minuten extra"), 240, _("Zoveel als nodig is. Er is geen maximum.")
    )
    school_aids = several(_("Examens van school: hulp"), Aid.choices)
    central_minutes = minutes(
        _("Centrale examens: minuten extra"),
        CENTRAL_MOST,
        _("Hooguit 30, ook bij meer dan één beperking (CvTE-regeling 7)."),
    )
    central_aids = several(
        _("Centrale examens: hulp"), [(aid.value, aid.label) for aid in AT_CENTRAL]
    )
    central_why = forms.ChoiceField(
        label=_("Centrale examens: waarom"),
        choices=[(Why.HANDICAP.value, _("een beperking")), (Why.LANGUAGE.value, _("de taal"))],
        widget=forms.RadioSelect,
    )
    statement_by = forms.ChoiceField(
        label=_("Verklaring gezien van"),
        choices=[("", _("geen")), *Expert.choices],
        required=False,
        help_text=_("We bewaren de verklaring niet. Alleen van wie, en de datum."),
    )
    statement_on = day(_("Datum van de verklaring"), required=False)
    starts_on = day(_("Geldt vanaf"), required=False, help_text=_("Leeg is vandaag."))
    ends_on = day(_("Geldt tot en met"), required=False, help_text=_("Leeg is de hele opleiding."))
    reasons = several(_("Waarom?"), Reason.choices)
    text = words(_("Uitleg voor de student"), required=False, help_text=_("Noem geen diagnose."))

    def __init__(self, *args: Any, made: Adjustment, **kwargs: Any) -> None:
        self.made = made
        super().__init__(*args, **{**kwargs, "initial": suggested(made)})

    def clean(self) -> dict[str, Any]:
        self.refuse_numbers()
        told = self.cleaned_data
        self._must_explain(told)
        begin, until = told.get("starts_on"), told.get("ends_on")
        if until and until < (begin or clock.today()):
            self.add_error("ends_on", TIME_OFF)
        given = Given(
            school_minutes=told.get("school_minutes") or 0,
            school_aids=told.get("school_aids", ()),
            central_minutes=told.get("central_minutes") or 0,
            central_aids=told.get("central_aids", ()),
            central_why=told.get("central_why") or Why.HANDICAP.value,
            statement_by=told.get("statement_by", ""),
            statement_on=told.get("statement_on"),
            starts_on=begin,
            ends_on=until,
            reasons=told.get("reasons", ()),
        )
        return {
            "outcome": told.get("outcome", ""),
            "given": given,
            "text": told.get("text", ""),
        }

    def _must_explain(self, told: dict[str, Any]) -> None:
        """A decision rests on reasons that one can read (Awb 3:46); a no more than a yes."""
        reasons = told.get("reasons", [])
        if not reasons:
            self.add_error("reasons", _("Kies minstens één reden."))
        elif told.get("outcome") in {Outcome.PARTLY, Outcome.REFUSED} and not (
            REFUSES & set(reasons)
        ):
            self.add_error("reasons", _("Kies ook waarom niet alles kan."))
        no = told.get("outcome") in {Outcome.PARTLY, Outcome.REFUSED}
        if no and not told.get("text"):
            self.add_error("text", _("Leg uit waarom niet, en wat wel kan."))
        if Reason.NO_STATEMENT in reasons and self.made.which == Which.SCHOOL:
            self.add_error("reasons", _("Voor examens van school is geen verklaring nodig."))


def suggested(made: Adjustment) -> dict[str, Any]:
    """What the needs make one think of first, and how long the student asks it for."""
    aids = {aid for need in made.needs for aid in SUGGESTED.get(Need(need), ())}
    for_language = made.needs == [Need.LANGUAGE]
    ends_on = made.wanted_until if made.lasting == Lasting.SHORT else None
    if for_language and made.years_in_dutch:
        ends_on = language_until(made.years_in_dutch, made.asked_on or clock.today())
    at_school, central = made.which != Which.CENTRAL, made.which != Which.SCHOOL
    time = Need.TIME in made.needs or Need.READING in made.needs or for_language
    return {
        "school_minutes": 30 if time and at_school else 0,
        "school_aids": [aid for aid in Aid if aid in aids and at_school],
        "central_minutes": CENTRAL_MOST if time and central else 0,
        "central_aids": [aid for aid in AT_CENTRAL if aid in aids and central and not for_language],
        "central_why": Why.LANGUAGE.value if for_language else Why.HANDICAP.value,
        "ends_on": ends_on,
        "reasons": [Reason.FITS],
    }
