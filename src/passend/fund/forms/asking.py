"""The questions to the student, one a page."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from passend.cases.forms.wording import FreeText, WordingMixin
from passend.core.uploads import Kind, UploadField

from ..models import FundRule, Group
from .fields import IbanField, Money


class StartForm(forms.Form):
    """The first question. An own group of the school stands in the list under its own name."""

    what = forms.ChoiceField(label=_("Kies er één"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.own = {f"own:{r.pk}": r for r in FundRule.objects.running().filter(group=Group.OWN)}
        groups = [(code, label) for code, label in Group.choices if code != Group.OWN]
        mine = [(code, rule.for_whom or rule.title) for code, rule in self.own.items()]
        choices = [*groups[:-1], *mine, groups[-1]]
        self.fields["what"].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        what = self.cleaned_data.get("what", "")
        rule = self.own.get(what)
        return {"group": Group.OWN.value if rule else what, "rule": rule}


class FillInForm(WordingMixin):
    """All at once, for who helps the student. `cleaned_data` is what `fill_in` takes."""

    what = forms.ChoiceField(label=_("Waarvoor?"), widget=forms.RadioSelect)
    own_words = FreeText(
        label=_("Wat heeft de student nodig?"),
        help_text=_("Schrijf het op zoals de student het zegt. Geen diagnose nodig."),
    )
    wanted = Money(label=_("Hoeveel geld is het ongeveer?"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.start = StartForm()
        groups = self.start.fields["what"].choices  # type: ignore[attr-defined]
        self.fields["what"].choices = groups  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        told = super().clean()
        what = told.pop("what", "")
        rule = self.start.own.get(what)
        return {**told, "group": Group.OWN.value if rule else what, "rule": rule}


class FactForm(forms.Form):
    """One fact of the catalogue, in one tap."""

    value = forms.ChoiceField(label=_("Kies er één"), widget=forms.RadioSelect)

    def __init__(
        self, *args: Any, fact: str, options: list[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fact = fact
        self.fields["value"].choices = options  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        return {"fact": self.fact, "value": self.cleaned_data.get("value", "")}


class DescribeForm(WordingMixin):
    own_words = FreeText(
        label=_("Waarvoor heb je het nodig?"),
        help_text=_("Vertel kort wat je nodig hebt. Je hoeft geen diagnose te noemen."),
    )
    wanted = Money(
        label=_("Hoeveel geld is het ongeveer?"),
        help_text=_("Weet je het niet? Laat het leeg."),
        required=False,
    )


class AccountForm(forms.Form):
    iban = IbanField(label=_("IBAN"), help_text=_("Bijvoorbeeld NL91 ABNA 0417 1643 00."))
    holder = forms.CharField(
        label=_("Op naam van"),
        help_text=_("Het mag ook de rekening van je ouder zijn."),
        max_length=70,
    )


class PaperForm(forms.Form):
    file = UploadField(
        kind=Kind.SCAN,
        label=_("Kies een foto of pdf"),
        help_text=_("Maak een foto van de brief. Alleen het fonds ziet dit."),
    )
