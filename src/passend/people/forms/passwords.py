"""The form that asks for an address."""

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from ..models import User


class AddressForm(forms.Form):
    email = forms.EmailField(
        label=_("Je e-mailadres"),
        help_text=_("Het adres dat school van je heeft."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )

    def people(self) -> QuerySet[User]:
        """Whose address this is; nobody, when we do not know it."""
        return User.objects.filter(email__iexact=self.cleaned_data["email"], is_active=True)
