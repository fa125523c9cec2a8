"""A student asks: three questions, what it is for, the account, and papers to show it.

Or staff fills in a beginning, and it is nobody's request until the student says yes.
"""

from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from engines.deadlines.catalogue import FUND_DECISION
from passend.cases.actions import asked
from passend.cases.models import Case
from passend.cases.models.asked import UNSENT, Status
from passend.core import files
from passend.core.actions import action
from passend.core.uploads import Kind, checked

from ..accounts import checked_iban
from ..checking import check, next_question
from ..models import FundApplication, FundPaper, FundRule, Group
from ..policy import holder, staff, student, system
from .telling import tell_fund

MOST_PAPERS = 10


@action("fundapplication.start", "Geld van school vragen", on=Case, who=student)
def start(case: Case, *, by: Any, group: str, rule: FundRule | None = None) -> FundApplication:
    """A draft that nobody else sees. The choice of the group is the first of three questions."""
    return _new(case, group, rule)


def _new(case: Case, group: str, rule: FundRule | None) -> FundApplication:
    if (group == Group.OWN) != (rule is not None):
        raise ValidationError(_("Kies waarvoor je geld vraagt."))
    return FundApplication(case=case, group=group, rule=rule)


@action("fundapplication.answer", "Antwoord", on=FundApplication, who=student, when=UNSENT)
def answer(made: FundApplication, *, by: Any, fact: str, value: str) -> None:
    """One fact that the rule wants to know; to come back to it is allowed."""
    made.facts = {**made.facts, fact: value}


@action(
    "fundapplication.describe",
    "Vertel wat je nodig hebt",
    on=FundApplication,
    who=student,
    when=UNSENT,
)
def describe(made: FundApplication, *, by: Any, own_words: str, wanted: Decimal | None) -> None:
    """In own words, and about how much it is."""
    made.own_words, made.wanted = own_words, wanted


@action("fundapplication.account", "Rekening invullen", on=FundApplication, who=holder)
def account(made: FundApplication, *, by: Any, iban: str, holder: str) -> None:
    """Where the money goes. A later one counts for what still has to be paid."""
    made.iban, made.holder = checked_iban(iban), holder


@action(
    "fundapplication.add",
    "Foto of pdf toevoegen",
    on=FundApplication,
    who=student,
    when=[*UNSENT, Status.ASKED, Status.INCOMPLETE],
)
def add(made: FundApplication, *, by: Any, file: Any) -> None:
    """A photo is enough. What it shows is for the fund only."""
    if made.papers.count() >= MOST_PAPERS:
        raise ValidationError(_("Je kunt hooguit 10 bestanden toevoegen."))
    safe = checked(file, Kind.SCAN)
    kept = files.keep(str(safe.name), str(safe.content_type), safe.chunks())
    FundPaper.objects.create(application=made, file=kept)


@action(
    "fundapplication.remove",
    "Laatste bestand weghalen",
    on=FundApplication,
    who=student,
    when=UNSENT,
)
def remove(made: FundApplication, *, by: Any) -> None:
    """Before it is sent; afterwards the decision may rest on it."""
    last = made.papers.order_by("-file__created_at").first()
    if last is None:
        raise ValidationError(_("Er is geen bestand om weg te halen."))
    file = last.file
    last.delete()
    files.discard(file)


@action(
    "fundapplication.ask",
    "Verstuur mijn aanvraag",
    on=FundApplication,
    who=student,
    when=[Status.DRAFT],
    then=Status.ASKED,
    logs=["decide_by"],
)
def ask(made: FundApplication, *, by: Any) -> None:
    """From today the fund has its time. What the check said is kept with it, for the fund."""
    made.filled_by = by
    _send(made)


def _send(made: FundApplication) -> None:
    if next_question(made) or not made.own_words:
        raise ValidationError(_("Geef eerst antwoord op alle vragen."))
    told = check(made)
    made.verdict, made.catalogue = told.verdict, told.catalogue
    asked.sent(made, FUND_DECISION)
    tell_fund(made)


@action(
    "fundapplication.fill_in",
    "Geld van school vragen met de student",
    on=Case,
    who=staff,
    then=Status.TO_CONFIRM,
)
def fill_in(
    case: Case,
    *,
    by: Any,
    group: str,
    rule: FundRule | None = None,
    own_words: str,
    wanted: Decimal | None = None,
) -> FundApplication:
    """A beginning, for who does not get to it alone. Who filled it in sees no more of it: what the
    student asks is a matter of the student and the fund (AVG 5 lid 1 onder c)."""
    if case.person is None or case.status == Case.Status.CLOSED:
        raise ValidationError(_("Deze student kan de aanvraag nog niet bevestigen."))
    made = _new(case, group, rule)
    made.own_words, made.wanted, made.filled_by = own_words, wanted, by
    asked.tell_student("request_to_confirm", made)
    return made


@action(
    "fundapplication.confirm",
    "Ja, verstuur deze aanvraag",
    on=FundApplication,
    who=student,
    when=[Status.TO_CONFIRM],
    then=Status.ASKED,
    logs=["decide_by"],
)
def confirm(made: FundApplication, *, by: Any) -> None:
    """What school filled in is what the student means: only from here on it is a request."""
    _send(made)


@action(
    "fundapplication.supplement",
    "Aanvullen",
    on=FundApplication,
    who=student,
    when=[Status.INCOMPLETE],
    then=Status.ASKED,
    logs=["decide_by"],
)
def supplement(made: FundApplication, *, by: Any, text: str) -> None:
    """The fund goes on where it stopped."""
    asked.supplemented(made, text)
    tell_fund(made)


@action(
    "fundapplication.resume",
    "Verder zonder antwoord",
    on=FundApplication,
    who=system,
    when=[Status.INCOMPLETE],
    then=Status.ASKED,
    logs=["decide_by"],
    page=False,
)
def resume(made: FundApplication, *, by: Any) -> None:
    """The student did not tell in time what was missing; the body decides with what it knows."""
    asked.resumed(made)
    tell_fund(made)


@action(
    "fundapplication.withdraw",
    "Aanvraag intrekken",
    on=FundApplication,
    who=student,
    when=[*UNSENT, Status.ASKED, Status.INCOMPLETE],
    then=Status.WITHDRAWN,
)
def withdraw(made: FundApplication, *, by: Any) -> None:
    """Nothing needs to be decided any more. Asking again is allowed."""
    made.decide_by = None
