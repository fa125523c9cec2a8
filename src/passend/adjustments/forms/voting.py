"""A vote on a proposal."""

from django import forms
from django.utils.translation import gettext_lazy as _


class VoteForm(forms.Form):
    """`cleaned_data` is what `adjustment.vote` takes."""

    agrees = forms.TypedChoiceField(
        label=_("Ben je het eens met dit voorstel?"),
        choices=[("yes", _("Ja")), ("no", _("Nee"))],
        coerce=lambda told: told == "yes",
        empty_value=None,
        widget=forms.RadioSelect,
    )
