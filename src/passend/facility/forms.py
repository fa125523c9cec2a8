"""Telling what happened, and what the people of a body write down."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from engines.deadlines import Timely
from passend.cases.forms.wording import FreeText, WordingMixin
from passend.core.uploads import Kind, UploadField

from .doors import About, Helper
from .models import Matter

Outcome = Matter.Outcome
READ = _("De student leest dit.")


class DayField(forms.DateField):
    """A day, typed or picked."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.DateInput(attrs={"type": "date"}))
        super().__init__(**kwargs)


class KnownForm(forms.Form):
    """The one question before the form: from when the term counts."""

    dag = DayField(label=_("Op welke dag?"))


class TellForm(WordingMixin):
    """What happened in own words. What is known already travels along unseen."""

    about = forms.ChoiceField(
        label=_("Waar gaat het over?"), choices=About.choices, widget=forms.RadioSelect
    )
    against = forms.CharField(required=False, max_length=80, widget=forms.HiddenInput)
    known_on = DayField(
        label=_("Wanneer gebeurde het, of wanneer stuurde of gaf school het besluit?"),
        help_text=_("De dag op de brief of de mail. Weet je het niet? Laat het leeg."),
        required=False,
    )
    text = FreeText(label=_("Wat gebeurde er?"), rows=6, max_length=6000)
    wish = FreeText(
        label=_("Wat moet er volgens jou gebeuren?"), help_text="", required=False, max_length=2000
    )
    late_reason = FreeText(
        label=_("Ben je te laat? Vertel waarom."), help_text="", required=False, max_length=2000
    )

    about_whom = forms.CharField(
        label=_("Over wie gaat het?"),
        help_text=_("Schrijf voornaam en achternaam. Diegene behandelt het niet."),
        required=False,
        max_length=200,
    )
    urgent_reason = FreeText(
        label=_("Heeft het haast? Waarom?"), help_text="", required=False, max_length=1000
    )

    def __init__(
        self, *args: Any, known: bool = False, is_late: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        if kwargs.get("initial", {}).get("about") == About.QUESTION:
            # Nothing happened yet: whom, what should be done and how soon is asked of the others.
            self.fields["text"].label = _("Wat wil je weten?")
            for name in ("wish", "about_whom", "urgent_reason"):
                self.fields[name].widget = forms.HiddenInput()
        if known:
            self.fields["about"].widget = forms.HiddenInput()
            self.fields["known_on"].widget = forms.HiddenInput()
            if not is_late:
                self.fields["late_reason"].widget = forms.HiddenInput()


class ForwardForm(WordingMixin):
    about = forms.ChoiceField(
        label=_("Waar gaat het over?"),
        choices=[one for one in About.choices if one[0] != About.QUESTION],
        widget=forms.RadioSelect,
    )
    text = FreeText(label=_("Wat zeg je tegen de student?"), help_text=READ)


class AskForm(WordingMixin):
    text = FreeText(label=_("Wat heb je nodig?"), help_text=READ)
    until_on = DayField(label=_("Tot en met welke dag?"), help_text=_("Hooguit vier weken."))
    is_incomplete = forms.BooleanField(
        label=_("Het is zelf niet compleet (Awb 6:6)"),
        help_text=_("Alleen dan staat bij een openbare school de termijn stil."),
        required=False,
    )


class ReplyForm(WordingMixin):
    text = FreeText(label=_("Wat wil je zeggen?"), rows=5, max_length=6000)
    file = UploadField(
        kind=Kind.SCAN,
        label=_("Een stuk toevoegen (pdf of foto)"),
        required=False,
    )


class FileForm(WordingMixin):
    file = UploadField(kind=Kind.SCAN, label=_("Het stuk (pdf of foto)"))
    text = FreeText(label=_("Wat is dit?"), help_text=READ)


class BringAlongForm(WordingMixin):
    what = forms.ChoiceField(
        label=_("Wie is het?"), choices=Helper.choices, widget=forms.RadioSelect
    )
    text = forms.CharField(
        label=_("Hoe heet die?"),
        help_text=_("Je mag altijd iemand meenemen."),
        max_length=200,
    )


class PlanForm(WordingMixin):
    hearing_on = DayField(label=_("Op welke dag?"))
    text = FreeText(label=_("Hoe laat, waar, en wie komen er?"), help_text=READ)


class ReasonForm(WordingMixin):
    text = FreeText(label=_("Waarom?"), help_text=READ)


class UrgeForm(WordingMixin):
    is_urgent = forms.TypedChoiceField(
        label=_("Kan het wachten?"),
        choices=[("yes", _("Nee, het heeft spoed")), ("no", _("Ja, het kan wachten"))],
        coerce=lambda told: told == "yes",
        widget=forms.RadioSelect,
    )
    text = FreeText(label=_("Waarom?"), help_text=READ)


class KeepOutForm(forms.Form):
    email = forms.EmailField(
        label=_("E-mailadres van wie dit niet mag zien"),
        help_text=_(
            "Die ziet deze zaak niet in Passend. Over een klacht krijgt die wel een kopie."
        ),
    )


class AdviseForm(WordingMixin):
    text = FreeText(
        label=_("Wat is het advies?"),
        help_text=_("Met wat er bij het horen is gezegd. De student leest dit."),
        rows=8,
        max_length=10000,
    )
    not_heard = forms.ChoiceField(
        label=_("Is er niet gehoord? Waarom niet?"),
        choices=[("", _("Er is gehoord")), *Matter.NotHeard.choices],
        required=False,
        widget=forms.RadioSelect,
    )


class CloseForm(WordingMixin):
    ground = forms.ChoiceField(
        label=_("Waarom behandel je de klacht niet?"),
        help_text=_("Gaat het over een besluit? Stuur het dan terug naar het loket."),
        choices=Matter.Ground.choices,
        widget=forms.RadioSelect,
    )
    text = FreeText(label=_("Leg het uit"), help_text=READ)


class DecideForm(WordingMixin):
    outcome = forms.ChoiceField(label=_("Wat is het besluit?"), widget=forms.RadioSelect)
    text = FreeText(
        label=_("Waarom?"),
        help_text=_("Leg het uit. Wijk je af van het advies? Zeg dan waarom."),
        rows=8,
        max_length=10000,
    )

    def __init__(self, *args: Any, only: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice = self.fields["outcome"]
        choice.choices = [c for c in Outcome.choices if c[0] in only]  # type: ignore[attr-defined]


def conclusions(matter: Matter) -> list[str]:
    """How this can be decided: a question is answered, the rest is founded or not."""
    if matter.about == About.QUESTION:
        return [Outcome.ANSWERED]
    late = [Outcome.TOO_LATE] if matter.timely is Timely.LATE else []
    return [Outcome.FOUNDED, Outcome.PARTLY, Outcome.UNFOUNDED, *late]
