"""The form of a test planner."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ..models import Planner


class PlannerForm(forms.Form):
    """Under which name students read who looked."""

    name = forms.CharField(
        label=_("Hoe heet de toetsplanner?"),
        help_text=_("Deze naam lezen studenten bij ‘Wie keek’."),
        max_length=Planner._meta.get_field("name").max_length,
    )
