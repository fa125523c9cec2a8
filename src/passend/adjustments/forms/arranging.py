"""Hours, absence and leave: what is asked on one page, and what school decides."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from passend.cases.forms.careful import Careful
from passend.cases.models.asked import Outcome
from passend.core import clock

from ..models import Around, Arrangement, Because, SeenOf, Sort
from ..models.arrangement import WHY_NOT, Why
from ..plan import Plan
from .asking import TIME_OFF, Answers, day, words
from .deciding import several


class ArrangeForm(Answers):
    """`cleaned_data` is what `arrangement.ask` takes."""

    sort = forms.ChoiceField(
        label=_("Wat vraag je?"),
        choices=[(one.value, one.label) for one in (Sort.HOURS, Sort.AROUND)],
        widget=forms.RadioSelect,
    )
    because = forms.ChoiceField(
        label=_("Waarom?"),
        choices=Because.choices,
        widget=forms.RadioSelect,
        help_text=_("Je hoeft geen diagnose te noemen."),
    )
    around = forms.MultipleChoiceField(
        label=_("Waarbij heb je dit nodig?"),
        choices=Around.choices,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Iets nodig bij een examen? Dat vraag je aan de examencommissie."),
    )
    own_words = words(_("Wat heb je nodig?"), help_text=_("Bijvoorbeeld: op maandag vrij."))
    wanted_until = day(_("Tot wanneer ongeveer?"), required=False)

    def clean_wanted_until(self) -> Any:
        until = self.cleaned_data["wanted_until"]
        if until and until < clock.today():
            raise forms.ValidationError(TIME_OFF)
        return until


class LeaveForm(forms.Form):
    """`cleaned_data` is what `arrangement.tell` takes."""

    due_on = day(_("Op welke dag verwacht je de bevalling?"))
    more = forms.BooleanField(label=_("Ik verwacht meer dan één kind"), required=False)
    wished_on = day(
        _("Vanaf welke dag wil je verlof?"),
        required=False,
        help_text=_("Leeg is zo vroeg als het kan: 6 weken voor die dag, of 10 bij meer kinderen."),
    )


class RecordForm(Careful):
    """`cleaned_data` is what `arrangement.record` takes."""

    statement_by = forms.ChoiceField(
        label=_("Van wie zag je de verklaring?"),
        choices=SeenOf.choices,
        widget=forms.RadioSelect,
        help_text=_("We bewaren de verklaring niet. Alleen van wie, en wanneer je hem zag."),
    )
    until = day(
        _("Langer dan de wet geeft? Tot en met"),
        required=False,
        help_text=_("Langer mag de school geven (WEB 8.1.7 lid 10). Korter niet."),
    )
    text = words(_("Bericht voor de student"), required=False)

    def clean(self) -> dict[str, Any]:
        self.refuse_numbers()
        return {name: self.cleaned_data.get(name) for name in ("statement_by", "until")} | {
            "text": self.cleaned_data.get("text", "")
        }


class ReviewForm(forms.Form):
    review_on = day(_("Wanneer kijken jullie weer terug?"))


class StopForm(Careful):
    """`cleaned_data` is what `arrangement.stop` takes."""

    last_on = day(_("Wat wordt de laatste dag?"), help_text=_("Geef de student tijd om te wennen."))
    text = words(_("Waarom stopt dit?"), help_text=_("De student leest dit. Noem geen diagnose."))

    def clean(self) -> dict[str, Any]:
        self.refuse_numbers()
        return {"last_on": self.cleaned_data.get("last_on"),
                "text": self.cleaned_data.get("text", "")}  # fmt: skip


class PlanForm(Careful):
    """`cleaned_data` is what `arrangement.decide` takes. `Plan` says what a yes must hold."""

    outcome = forms.ChoiceField(
        label=_("Wat is het besluit?"), choices=Outcome.choices, widget=forms.RadioSelect
    )
    absent = words(
        _("Wanneer mag de student weg zijn?"),
        required=False,
        help_text=_("School schrijft dit dan niet op als verzuim."),
    )
    follows = words(_("Wat volgt de student wel?"), required=False)
    instead = words(_("Wat doet de student in plaats daarvan?"), required=False)
    within_reach = forms.BooleanField(
        label=_("Ik denk dat het diploma zo haalbaar blijft"), required=False
    )
    reach_why = words(_("Waarom denk je dat?"), required=False)
    teacher_line = forms.CharField(
        label=_("Wat lezen docenten?"),
        max_length=200,
        required=False,
        help_text=_("Kort, en nooit waarom. Bijvoorbeeld: is op maandag vrij. Leeg is niets."),
    )
    starts_on = day(_("Geldt vanaf"), required=False)
    review_on = day(_("Samen terugkijken op"), required=False)
    ends_on = day(_("Geldt tot en met"), required=False)
    reasons = several(_("Waarom?"), [one for one in Why.choices if one[0] != Why.RIGHT])
    text = words(_("Uitleg voor de student"), required=False, help_text=_("Noem geen diagnose."))

    def __init__(self, *args: Any, made: Arrangement, **kwargs: Any) -> None:
        begin = {"starts_on": clock.today(), "ends_on": made.wanted_until}
        super().__init__(*args, **{**kwargs, "initial": begin})
        if made.sort != Sort.HOURS:
            for name in ("follows", "instead", "within_reach", "reach_why"):
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        self.refuse_numbers()
        told = self.cleaned_data
        self._must_explain(told)
        plan = Plan(
            **{name: told[name] for name in Plan.FIELDS if told.get(name)},
            reasons=told.get("reasons", ()),
        )
        return {"outcome": told.get("outcome", ""), "plan": plan, "text": told.get("text", "")}

    def _must_explain(self, told: dict[str, Any]) -> None:
        """A decision rests on reasons that one can read (Awb 3:46); a no more than a yes."""
        no = told.get("outcome") in {Outcome.PARTLY, Outcome.REFUSED}
        if not told.get("reasons"):
            self.add_error("reasons", _("Kies minstens één reden."))
        elif no and not WHY_NOT & set(told["reasons"]):
            self.add_error("reasons", _("Kies ook waarom niet alles kan."))
        if no and not told.get("text"):
            self.add_error("text", _("Leg uit waarom niet, en wat wel kan."))
