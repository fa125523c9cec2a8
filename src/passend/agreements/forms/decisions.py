"""Where a decision of another body stands."""

from django import forms
from django.utils.translation import gettext_lazy as _


class DecisionForm(forms.Form):
    state = forms.ChoiceField(
        label=_("Hoe staat het met het besluit?"),
        choices=[
            ("needed", _("nog aanvragen")),
            ("asked", _("aangevraagd")),
            ("granted", _("toegekend")),
            ("refused", _("afgewezen")),
        ],
        widget=forms.RadioSelect,
    )
