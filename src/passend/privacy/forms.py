"""A request in own words, and a decision with a reason."""

from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from passend.cases.models import Use
from passend.cases.wording import looks_like_bsn

from .models import DataRequest

Kind, Decision = DataRequest.Kind, DataRequest.Decision


ASKED = [choice for choice in Kind.choices if choice[0] != Kind.LEAVE_OUT]
"""What one asks on the page of the own data; the other is asked beside a name."""


class Words(forms.CharField):
    """Free words; a national number does not belong in them (UAVG 46)."""

    widget = forms.Textarea(attrs={"rows": 4})

    def clean(self, value: Any) -> str:
        text: str = super().clean(value)
        if looks_like_bsn(text):
            raise forms.ValidationError(
                _("Hier staat een getal dat op een BSN lijkt. Haal het weg.")
            )
        return text


TELL: Final[dict[str, Any]] = {
    Kind.CORRECT: _(
        "Wat klopt er niet? En hoe is het wel? Mag school het niet gebruiken tot het klopt? "
        "Vraag dan ook: Bewaar het, maar gebruik het even niet."
    ),
    Kind.OBJECT: _("Wat wil je niet dat school gebruikt? En waarom niet?"),
    Kind.RESTRICT: _("Wat moet school even niet gebruiken? En waarom?"),
    Kind.ERASE: _(
        "Dan wist school je hele dossier, als dat mag. Waarom hoef je niet te zeggen. "
        "Gaat het om één ding? Kies dan: Iets klopt niet."
    ),
}


class AskForm(forms.Form):
    kind = forms.ChoiceField(label=_("Wat wil je?"), choices=ASKED, widget=forms.RadioSelect)
    text = Words(
        label=_("Vertel erbij wat er is"),
        max_length=2000,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Nobody has to give a reason to be erased (AVG 17); school cannot mend what it is not
        told, and weighs the reasons of the other two (AVG 16, 18 and 21)."""
        super().__init__(*args, **kwargs)
        asked = str(self.data.get("kind") or self.initial.get("kind") or Kind.CORRECT)
        self.fields["text"].help_text = TELL.get(asked, TELL[Kind.CORRECT])
        self.fields["text"].required = asked != Kind.ERASE


class LeaveOutForm(forms.Form):
    text = Words(
        label=_("Waarom mag deze naam niemand zien?"),
        help_text=_("Alleen de privacy officer leest dit."),
        max_length=1000,
    )


class DelayForm(forms.Form):
    text = Words(
        label=_("Waarom heb je meer tijd nodig?"),
        help_text=_("De student leest dit. Het kan één keer, hooguit twee maanden."),
        max_length=1000,
    )


FOR_ONESELF: dict[str, Any] = dict(Use.choices)
FOR_A_CHILD: dict[str, Any] = {
    Use.GUIDANCE: _("om je kind te begeleiden"),
    Use.EXAM: _("voor examens"),
    Use.PRACTICE: _("voor de stage"),
}


class ReleaseForm(forms.Form):
    uses = forms.MultipleChoiceField(
        label=_("Waarvoor mag school je dossier toch gebruiken?"),
        help_text=_("Kies je niets? Dan gebruikt school het nergens voor."),
        choices=Use.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(
        self, *args: Any, only: list[str] | None = None, child: bool = False, **kwargs: Any
    ) -> None:
        """`only` for who is under sixteen, and takes back what a parent gave free; `child` where a
        parent chooses."""
        super().__init__(*args, **kwargs)
        field = self.fields["uses"]
        if child:
            field.label = _("Waarvoor mag school het dossier van je kind toch gebruiken?")
        words = FOR_A_CHILD if child else FOR_ONESELF
        field.choices = [  # type: ignore[attr-defined]
            (use, words[use]) for use in Use.values if only is None or use in only
        ]


class DecideForm(forms.Form):
    decision = forms.ChoiceField(
        label=_("Wat is je besluit?"), choices=Decision.choices, widget=forms.RadioSelect
    )
    text = Words(
        label=_("Leg het uit aan de student"),
        help_text=_("Zeg wat je hebt gedaan, en waarom. Schrijf geen diagnose op."),
        max_length=2000,
    )

    def __init__(self, *args: Any, only: list[str] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if only:
            choice = self.fields["decision"]
            choice.choices = [c for c in Decision.choices if c[0] in only]  # type: ignore[attr-defined]
