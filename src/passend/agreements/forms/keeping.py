"""What people fill in while an agreement runs."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ..models import CardProblem, KeptAnswer


class KeptForm(forms.Form):
    face = forms.ChoiceField(
        label=_("Werkt deze afspraak voor jou?"),
        choices=KeptAnswer.Face,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies een gezicht.")},
    )
    text = forms.CharField(
        label=_("Wil je er iets over vertellen?"),
        help_text=_("Dit hoeft niet. Schrijf geen diagnose op."),
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
        max_length=2000,
    )


class ReplyForm(forms.Form):
    answer = forms.CharField(
        label=_("Wat spreken jullie af?"),
        help_text=_("Schrijf kort en gewoon. De ander leest dit."),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=2000,
    )


class ProblemForm(forms.Form):
    reason = forms.ChoiceField(
        label=_("Waarom lukt het niet?"), choices=CardProblem.Reason, widget=forms.RadioSelect
    )
    text = forms.CharField(
        label=_("Toelichting"),
        help_text=_("Dit hoeft niet. Schrijf geen diagnose op."),
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
        max_length=2000,
    )
