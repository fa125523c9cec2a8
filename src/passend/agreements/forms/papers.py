"""Which paper to make of every agreement of a team."""

from django import forms
from django.utils.translation import gettext_lazy as _


class BundleForm(forms.Form):
    paper = forms.ChoiceField(
        label=_("Welk papier?"),
        choices=[
            ("full", _("De hele afspraken")),
            ("summary", _("In het kort, op één bladzijde")),
        ],
        initial="full",
        widget=forms.RadioSelect,
    )
