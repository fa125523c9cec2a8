"""What the law itself limits: how much a month, and until when.

The ceiling is for who does bol, and for what is given by WEB 8.1.5 and 8.1.5b; more is possible as
a *voorziening voor aanvullende ondersteuning*, told apart (8.1.5d, 8.1.5f lid 1). The law prints
amounts of 2023 and they rise each year, so the fund writes the newest one with its budget.
"""

from decimal import Decimal
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from engines.rights import evaluate
from passend.core import clock

from .checking import registered, rules
from .given import Award
from .models import FundApplication, FundBudget, Group, Reason
from .models.words import BY_LAW, euros

CEILING_OF: Final = "fonds_vertraging_ziekte"
"""The catalogue tells the one ceiling with each delay."""
ANY_DELAY: Final[dict[str, Any]] = {
    "soort_student": "student", "leerweg": "bol", "studievertraging": True,
    "vertraging_door_ziekte": True, "basisbeurs": "voorbij",
}  # fmt: skip
GROWN_UP: Final = 18


def printed() -> Decimal | None:
    """The highest that the text of the law leaves: on one's own, with a child (WSF 3.18)."""
    owed = evaluate(rules(), CEILING_OF, ANY_DELAY).amount
    return owed.interval.high if owed and not owed.interval.high.is_nan() else None


def a_month(year: int) -> Decimal | None:
    """The ceiling of this study year: what the fund wrote down, else what the law prints."""
    budget = FundBudget.objects.filter(year=year, rule=None).first()
    return budget.norm if budget and budget.norm else printed()


def must_keep(made: FundApplication, award: Award, year: int) -> None:
    """Raise `ValidationError` for a yes that the law does not allow, with the article."""
    told = registered(made.case)
    if Reason.HARD not in award.reasons and not in_time(made):
        raise ValidationError(
            _("Schoolspullen kan tot en met de maand van 18 jaar (WEB 8.1.5a lid 2). "
              "Is een nee heel oneerlijk? Kies dan ook die reden (WEB 8.1.5b).")
        )  # fmt: skip
    if Group(made.group) in {*BY_LAW, Group.HARDSHIP} and told.get("leerweg") == "bol":
        _under_ceiling(award, a_month(year))


def in_time(made: FundApplication) -> bool:
    """School things: until the month of the 18th birthday, by the day on which it was asked. Of
    who is not in the register the age is not known."""
    born, asked = registered(made.case).get("geboortedatum"), made.asked_on or clock.today()
    if Group(made.group) != Group.MEANS or not born:
        return True
    return (asked.year, asked.month) <= (born.year + GROWN_UP, born.month)


def _under_ceiling(award: Award, most: Decimal | None) -> None:
    """Of what is not called extra support, over the months that it is for."""
    if award.extra > award.amount:
        raise ValidationError(_("Het deel boven de grens is meer dan het hele bedrag."))
    months = award.months or award.parts
    if most is None or award.amount - award.extra <= most * months:
        return
    raise ValidationError(
        _("De wet geeft bij bol hoogstens %(most)s per maand (WEB 8.1.5c), en dit is voor "
          "%(months)s. Zet erbij voor hoeveel maanden het is, of noem wat erboven komt "
          "aanvullende ondersteuning (WEB 8.1.5d).")
        % {"most": euros(most), "months": _in_months(months)}
    )  # fmt: skip


def _in_months(months: int) -> str:
    return _("één maand") if months == 1 else _("%(n)s maanden") % {"n": months}
