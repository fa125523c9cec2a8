"""What the people of the fund decide and choose."""

from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from engines.deadlines import StudyYear
from passend.cases.forms.wording import FreeText, WordingMixin
from passend.cases.models.asked import Outcome
from passend.core import clock

from ..given import Award
from ..models import FundApplication, FundRule, Group, Reason, Repayment, year_label
from ..models.application import MOST_PARTS
from ..models.words import BY_LAW, REFUSES, SHORT, TO_CHOOSE
from .fields import DayField, IbanField, Money

NORM: Final = _("Hoogstens per maand bij bol (WEB 8.1.5c)")
NORM_HELP: Final = _("Het normbedrag dat nu geldt. Leeg: wat de wet noemt, van 2023.")


class DecideForm(WordingMixin):
    """`cleaned_data` is what `fundapplication.decide` takes."""

    outcome = forms.ChoiceField(
        label=_("Wat is het besluit?"), choices=Outcome.choices, widget=forms.RadioSelect
    )
    amount = Money(label=_("Bedrag"), required=False, help_text=_("Alle delen samen."))
    parts = forms.IntegerField(
        label=_("In hoeveel delen?"), min_value=1, max_value=MOST_PARTS, initial=1,
        help_text=_("Elke maand één deel."),
    )  # fmt: skip
    first_on = DayField(label=_("Eerste deel op"), required=False, help_text=_("Leeg is nu."))
    months = forms.IntegerField(
        label=_("Voor hoeveel maanden is het?"), min_value=1, max_value=MOST_PARTS, required=False,
        help_text=_("Leeg: zoveel als er delen zijn. De wet rekent per maand (WEB 8.1.5c)."),
    )  # fmt: skip
    extra = Money(
        label=_("Daarvan aanvullende ondersteuning"), required=False,
        help_text=_("Alleen wat boven de grens van de wet komt (WEB 8.1.5d). Staat apart."),
    )  # fmt: skip
    things = FreeText(
        label=_("In plaats van geld"), required=False, rows=2, max_length=500,
        help_text=_("Bijvoorbeeld: een laptop te leen. De student leest dit."),
    )  # fmt: skip
    reasons = forms.MultipleChoiceField(
        label=_("Waarom?"), choices=TO_CHOOSE, widget=forms.CheckboxSelectMultiple
    )
    text = FreeText(
        label=_("Uitleg voor de student"), required=False,
        help_text=_("Bij een nee: leg uit waarom, en wat wel kan. Noem geen diagnose."),
    )  # fmt: skip

    def __init__(self, *args: Any, made: FundApplication, **kwargs: Any) -> None:
        super().__init__(*args, **{**kwargs, "initial": suggested(made)})
        if Group(made.group) in BY_LAW:
            fitting = [one for one in TO_CHOOSE if one[0] != Reason.NO_MONEY]
            self.fields["reasons"].choices = fitting  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        told = super().clean()
        no = told.get("outcome") in {Outcome.PARTLY, Outcome.REFUSED}
        if no and not REFUSES & set(told.get("reasons", ())):
            self.add_error("reasons", _("Kies ook waarom niet alles kan."))
        if no and not told.get("text"):
            self.add_error("text", _("Leg uit waarom niet, en wat wel kan."))
        refused = told.get("outcome") == Outcome.REFUSED
        award = Award(
            amount=Award.amount if refused else told.get("amount") or Award.amount,
            parts=told.get("parts") or 1,
            months=told.get("months"),
            extra=Award.extra if refused else told.get("extra") or Award.extra,
            first_on=told.get("first_on"),
            things="" if refused else told.get("things", ""),
            reasons=told.get("reasons", ()),
        )
        if not refused and award.is_nothing:
            self.add_error("amount", _("Kies wat de student krijgt. Of kies: nee."))
        return {"outcome": told.get("outcome", ""), "award": award, "text": told.get("text", "")}


def suggested(made: FundApplication) -> dict[str, Any]:
    """What the rule usually gives, else what was asked."""
    rule = made.rule or FundRule.objects.running().filter(group=made.group).first()
    return {"amount": (rule and rule.amount) or made.wanted, "parts": 1, "reasons": [Reason.FITS]}


class OnForm(forms.Form):
    """One day. Its name is that of the fact that the verb takes."""

    def __init__(self, *args: Any, name: str, label: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields[name] = DayField(label=label, initial=clock.today)


class RepaymentForm(forms.Form):
    amount = Money(label=_("Hoeveel moet er terug?"))
    why = forms.ChoiceField(
        label=_("Waarom?"), choices=Repayment.Why.choices, widget=forms.RadioSelect
    )
    pay_by = DayField(label=_("Uiterlijk op"))


class FundAccountForm(forms.Form):
    name = forms.CharField(label=_("Naam van de rekening"), max_length=70)
    iban = IbanField(label=_("IBAN van school"))


class RuleForm(forms.Form):
    group = forms.ChoiceField(
        label=_("Voor welke groep?"), choices=[(g.value, SHORT[g]) for g in Group]
    )
    title = forms.CharField(
        label=_("Naam van een eigen groep"), max_length=80, required=False,
        help_text=_("Alleen bij een eigen groep van school."),
    )  # fmt: skip
    for_whom = forms.CharField(
        label=_("In woorden van de student"), max_length=200, required=False,
        help_text=_("Bijvoorbeeld: ik ben 18 of ouder en heb te weinig geld."),
    )  # fmt: skip
    amount = Money(label=_("Bedrag"), required=False, help_text=_("Leeg: verschilt per student."))
    most = Money(label=_("Hoogstens per studiejaar"), required=False)
    from_on = DayField(label=_("Vanaf"))

    def clean(self) -> dict[str, Any]:
        told = self.cleaned_data
        amount, most = told.get("amount"), told.get("most")
        if amount and most and most < amount:
            self.add_error("most", _("Dit is minder dan het bedrag."))
        return told


class BudgetForm(forms.Form):
    year = forms.TypedChoiceField(label=_("Studiejaar"), coerce=int)
    rule = forms.ModelChoiceField(
        label=_("Voor een eigen groep"), queryset=FundRule.objects.none(), required=False,
        empty_label=_("het hele fonds"),
    )  # fmt: skip
    amount = Money(label=_("Budget"))
    norm = Money(label=NORM, required=False, help_text=NORM_HELP)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        now = StudyYear.of(clock.today()).starts_in
        years = [(year, year_label(year)) for year in (now, now + 1)]
        self.fields["year"].choices = years  # type: ignore[attr-defined]
        own = FundRule.objects.running().filter(group=Group.OWN)
        self.fields["rule"].queryset = own  # type: ignore[attr-defined]


class AmountForm(forms.Form):
    amount = Money(label=_("Nieuw budget"))
    norm = Money(label=NORM, required=False, help_text=NORM_HELP)
