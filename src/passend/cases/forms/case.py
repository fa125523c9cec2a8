"""The intake, and everything that happens to a dossier as a whole."""

from typing import Any, cast

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from passend.cases import routing
from passend.cases.content import Area, areas, grounds, options
from passend.cases.models import Case, NeedState
from passend.people.models import Programme, Team, User

from .wording import FreeText, WordingMixin

OUTCOMES = [(o.code, o.label) for o in options("outcomes")]
GROUNDS = [(g.code, g.label) for g in grounds()]
CLOSING = [(o.code, o.label) for o in options("reasons", "ending")]
HANDING = [(o.code, o.label) for o in options("reasons", "hand_over")]
ROSTER = "rooster"


class GroundsField(forms.MultipleChoiceField):
    """Why the law, or only the school, gives support: apart from the need, never a diagnosis."""

    def __init__(self) -> None:
        super().__init__(
            label=_("Waarom is er steun?"),
            choices=GROUNDS,
            required=False,
            widget=forms.CheckboxSelectMultiple(attrs={"class": "choices--chips"}),
            help_text=_("Kies alleen wat de student zelf zegt. Een diagnose is niet nodig."),
        )


class NeedsForm(WordingMixin):
    """A tick and a text for every area. Leaves `needs` as pairs for the action."""

    def __init__(self, *args: Any, told: dict[str, str] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for area in areas():
            known = told is not None and area.code in told
            self.fields[f"area_{area.code}"] = forms.BooleanField(
                label=area.label, help_text=area.example, required=False, initial=known
            )
            self.fields[f"text_{area.code}"] = FreeText(
                label=format_lazy(_("In eigen woorden: {area}"), area=area.label.lower()),
                required=False,
                rows=2,
                help_text="",
                initial=(told or {}).get(area.code, ""),
            )

    def by_area(self) -> list[tuple[Area, forms.BoundField, forms.BoundField]]:
        """For the template: an area with its tick and its text."""
        return [(a, self[f"area_{a.code}"], self[f"text_{a.code}"]) for a in areas()]

    def others(self) -> list[forms.BoundField]:
        """The fields that do not belong to an area."""
        own = ("area_", "text_", "wording_ok")
        return [self[name] for name in self.fields if not name.startswith(own)]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        needs = []
        for area in areas():
            ticked = cleaned.pop(f"area_{area.code}", False)
            text = cleaned.pop(f"text_{area.code}", "")
            if ticked or text:
                needs.append((area.code, text))
        return {**cleaned, "needs": needs}


class HearForm(NeedsForm):
    """The outcome of the intake (WEB 8.1.3a lid 1). No field asks for a diagnosis."""

    outcome = forms.ChoiceField(
        label=_("Wat is de uitkomst?"), choices=OUTCOMES, widget=forms.RadioSelect
    )
    grounds = GroundsField()
    strengths = FreeText(label=_("Wat gaat goed?"), required=False, rows=2, help_text="")
    stuck = FreeText(label=_("Waar loopt de student vast?"), required=False, rows=2, help_text="")
    helps = FreeText(label=_("Wat helpt?"), required=False, rows=2, help_text="")
    previous_school = FreeText(
        label=_("Wat gaf de vorige school?"), required=False, rows=2, help_text=""
    )
    papers_seen = forms.BooleanField(
        label=_("Ik heb papieren gezien (die bewaren we niet)"), required=False
    )
    has_right_of_admission = forms.BooleanField(
        label=_("De student heeft recht op toelating"),
        required=False,
        help_text=_("Niveau 2, 3 of 4, op tijd aangemeld en de juiste vooropleiding."),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        need = cleaned.get("outcome") == NeedState.NEED
        if need and not cleaned["needs"]:
            self.add_error(None, _("Kies waar de student tegenaan loopt."))
        if cleaned["needs"] and cleaned.get("outcome") and not need:
            self.add_error(
                "outcome",
                _("Je vulde in waar de student tegenaan loopt. Kies dan: wel extra hulp nodig."),
            )
        return cleaned


class OpenForm(NeedsForm):
    """A dossier for a student who is at school already."""

    grounds = GroundsField()


class NeedForm(WordingMixin):
    """One more need, found later."""

    area = forms.ChoiceField(
        label=_("Waar loopt de student tegenaan?"),
        choices=[(a.code, a.label) for a in areas()],
        widget=forms.RadioSelect(attrs={"class": "choices--chips"}),
    )
    text = FreeText(label=_("In eigen woorden"), required=False)
    grounds = GroundsField()


class CorrectForm(forms.ModelForm):  # type: ignore[type-arg]  # not generic at run time
    """What was typed before the register knew this person."""

    class Meta:
        model = Case
        fields = (
            "first_name", "last_name", "email", "phone", "programme", "expected_start_on",
            "application_number", "has_right_of_admission",
        )  # fmt: skip
        widgets = {
            "expected_start_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        }
        labels = {
            "programme": _("Opleiding"),
            "has_right_of_admission": _("De student heeft recht op toelating"),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        programme = cast("Any", self.fields["programme"])
        programme.queryset = Programme.objects.exclude(name="")

    def _post_clean(self) -> None:
        """The action changes the record, not the form."""


class AssignIntakerForm(forms.Form):
    """Whose request is it?"""

    team = forms.ModelChoiceField(Team.objects.all(), label=_("Team"), required=False)
    intaker = forms.ModelChoiceField(User.objects.none(), label=_("Intaker"), required=False)

    def __init__(self, *args: Any, case: Case, teams: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {"team": case.team_id, "intaker": case.intaker_id}
        super().__init__(*args, **kwargs)
        self.fields["team"].queryset = teams  # type: ignore[attr-defined]
        self.fields["intaker"].queryset = routing.all_intakers()  # type: ignore[attr-defined]


class CoachField(forms.ModelChoiceField):  # type: ignore[type-arg]  # not generic at run time
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(User.objects.none(), **kwargs)


class CoachForm(forms.Form):
    coach = CoachField(label=_("Begeleider"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["coach"].queryset = routing.coaches()  # type: ignore[attr-defined]


class HandOverForm(forms.Form):
    """To whom and why; the student reads both."""

    to = CoachField(label=_("Nieuwe begeleider"))
    reason = forms.ChoiceField(label=_("Waarom?"), choices=HANDING, widget=forms.RadioSelect)

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = routing.coaches()
        if case.coach_id:
            others = others.exclude(pk=case.coach_id)
        self.fields["to"].queryset = others  # type: ignore[attr-defined]


class ObjectForm(WordingMixin):
    text = FreeText(
        label=_("Wil je zeggen waarom?"), required=False, help_text=_("Dit mag leeg blijven.")
    )


class AnswerForm(WordingMixin):
    answer = forms.ChoiceField(
        label=_("Wat wordt het?"),
        choices=[("stays", _("Het blijft zo")), ("other", _("Er komt een andere begeleider"))],
        widget=forms.RadioSelect,
    )
    text = FreeText(label=_("Uitleg voor de student"))


class CloseForm(forms.Form):
    reason = forms.ChoiceField(
        label=_("Waarom sluit je dit dossier?"), choices=CLOSING, widget=forms.RadioSelect
    )


class AdmitForm(forms.Form):
    choice = forms.ChoiceField(
        label=_("Wat besluit je?"),
        choices=[(value, label.capitalize()) for value, label in Case.Admission.choices],
        widget=forms.RadioSelect,
    )


class ParentForm(forms.Form):
    first_name = forms.CharField(label=_("Voornaam van de ouder"), max_length=80)
    last_name = forms.CharField(label=_("Achternaam van de ouder"), max_length=120)
    email = forms.EmailField(label=_("E-mail van de ouder"))
