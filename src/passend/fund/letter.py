"""The letter of the fund."""

from django.utils.translation import gettext as _

from passend.cases.letters import letter, letter_of_room
from passend.cases.models.asked import Status
from passend.cases.remedy import TO_OBJECT
from passend.core.shape import Line, Section, Words
from passend.core.templatetags.passend import day

from .models import FundApplication, Payment


@letter_of_room(FundApplication)
def letter_of(made: FundApplication) -> Words:
    return letter(
        made,
        title=_("Besluit van het studentenfonds"),
        body=_("het studentenfonds van school"),
        given=(_asked(made), *_given(made)),
        remedy=TO_OBJECT,
    )


def _asked(made: FundApplication) -> Section:
    lines = [Line(_("Waarvoor"), made.what_for)]
    lines += [Line(_("Hoeveel"), made.wanted_word)] if made.wanted else []
    return Section(heading=_("Dit vroeg je"), lines=tuple(lines))


def _given(made: FundApplication) -> tuple[Section, ...]:
    if made.status == Status.REFUSED:
        text = (_("Niets. Hieronder staat waarom."),)
        return (Section(heading=_("Dit krijg je"), text=text),)
    lines = [Line(_("Bedrag"), made.amount_word)] if made.amount else []
    if made.extra:  # told apart, under the name of the law (WEB 8.1.5d, 8.1.5f lid 1)
        name = _("Daarvan voorziening voor aanvullende ondersteuning")
        lines.append(Line(name, made.extra_word))
    lines += [Line(_("In plaats van geld"), made.things)] if made.things else []
    going = made.payments.exclude(status=Payment.Status.CANCELLED)
    parts = [Line(_("Deel %(n)s") % {"n": one.number}, part(one)) for one in going]
    back = [
        Line(
            _("Terug uiterlijk %(day)s") % {"day": day(one.pay_by)},
            f"{one.amount_word}. {one.get_why_display()}",
        )
        for one in made.repayments.exclude(status="waived")
    ]
    found = [Section(heading=_("Dit krijg je"), lines=tuple(lines))]
    found += [Section(heading=_("Zo betalen we"), lines=tuple(parts))] if parts else []
    found += [Section(heading=_("Dit vraagt school terug"), lines=tuple(back))] if back else []
    return tuple(found)


def part(one: Payment) -> str:
    return f"{one.amount_word}, {day(one.due_on)}"
