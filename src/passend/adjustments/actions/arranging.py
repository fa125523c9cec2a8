"""Hours, absence and leave: asked and decided. What holds afterwards is in `holding`.

A right is not decided about: leave for a birth is told by the student and recorded by school,
which can make it longer and never refuse it (WEB 8.1.7 lid 9 onder b and lid 10). The names of
these verbs say nothing about why: the log is read by more people than the request.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from engines.deadlines import birth_leave, earliest_leave
from engines.deadlines.catalogue import ARRANGEMENT_DECISION
from passend.cases.actions import asked
from passend.cases.models import Case
from passend.cases.models.asked import Outcome, Status
from passend.cases.remedy import TO_OBJECT
from passend.cases.telling import tell_those
from passend.core import clock
from passend.core.actions import action
from passend.people.models import Role

from ..models import Arrangement, Sort
from ..models.arrangement import Why
from ..plan import Plan
from ..policy import decider, recorder, school_body, staff, student, system
from .holding import make_room

A_YEAR: Final = timedelta(days=366)
"""The law names no latest day; further away than this is a slip of the pen."""


@action(
    "arrangement.ask",
    "Iets regelen voor je lessen",
    on=Case,
    who=student,
    then=Status.ASKED,
    logs=["decide_by"],
)
def ask(case: Case, *, by: Any, answers: Mapping[str, Any]) -> Arrangement:
    """From today the school has its time to decide."""
    made = Arrangement(case=case, filled_by=by, **answers)
    _send(made)
    return made


@action(
    "arrangement.fill_in",
    "Iets regelen voor de lessen, met de student",
    on=Case,
    who=staff,
    then=Status.TO_CONFIRM,
)
def fill_in(case: Case, *, by: Any, answers: Mapping[str, Any]) -> Arrangement:
    """At the desk, for the student, who says yes before anybody decides."""
    made = Arrangement(case=case, filled_by=by, **answers)
    _to_confirm(made)
    return made


@action(
    "arrangement.tell",
    "Verlof bij zwangerschap melden",
    on=Case,
    who=student,
    then=Status.ASKED,
    logs=["decide_by"],
)
def tell(
    case: Case, *, by: Any, due_on: date, more: bool = False, wished_on: date | None = None
) -> Arrangement:
    """The day on which a birth is expected, and from when the student wants to be away."""
    made = _leave(case, by, due_on, more, wished_on)
    _send(made)
    return made


@action(
    "arrangement.tell_for",
    "Verlof bij zwangerschap melden, met de student",
    on=Case,
    who=staff,
    then=Status.TO_CONFIRM,
)
def tell_for(
    case: Case, *, by: Any, due_on: date, more: bool = False, wished_on: date | None = None
) -> Arrangement:
    """The same at the desk, or by phone; the student says that it is right."""
    made = _leave(case, by, due_on, more, wished_on)
    _to_confirm(made)
    return made


def _leave(case: Case, by: Any, due_on: date, more: bool, wished_on: date | None) -> Arrangement:
    if abs(due_on - clock.today()) > A_YEAR:
        raise ValidationError({"due_on": _("Kies een dag rond nu, hooguit een jaar verder.")})
    earliest = earliest_leave(due_on, more=more)
    if wished_on and wished_on < earliest:
        day = {"day": earliest.strftime("%d-%m-%Y")}
        raise ValidationError({"wished_on": _("Het verlof kan vanaf %(day)s.") % day})
    if wished_on and wished_on - due_on > A_YEAR:
        raise ValidationError({"wished_on": _("Kies een dag rond de bevalling.")})
    made = Arrangement(case=case, filled_by=by, sort=Sort.LEAVE, more=more)
    made.due_on, made.wished_on = due_on.isoformat(), wished_on.isoformat() if wished_on else ""
    return made


@action(
    "arrangement.confirm",
    "Ja, verstuur dit",
    on=Arrangement,
    who=student,
    when=[Status.TO_CONFIRM],
    then=Status.ASKED,
    logs=["decide_by"],
)
def confirm(made: Arrangement, *, by: Any) -> None:
    """What school filled in is what the student means."""
    _send(made)


@action(
    "arrangement.ask_more",
    "Vraag om meer",
    on=Arrangement,
    who=school_body,
    when=[Status.ASKED],
    then=Status.INCOMPLETE,
)
def ask_more(made: Arrangement, *, by: Any, text: str) -> None:
    """The student reads what is missing. A diagnosis is never asked for (ADR 9)."""
    asked.more_asked(made, text)


@action(
    "arrangement.supplement",
    "Aanvullen",
    on=Arrangement,
    who=student,
    when=[Status.INCOMPLETE],
    then=Status.ASKED,
    logs=["decide_by"],
)
def supplement(made: Arrangement, *, by: Any, text: str) -> None:
    """The school goes on where it stopped."""
    asked.supplemented(made, text)
    _tell_school(made)


@action(
    "arrangement.resume",
    "Verder zonder antwoord",
    on=Arrangement,
    who=system,
    when=[Status.INCOMPLETE],
    then=Status.ASKED,
    logs=["decide_by"],
    page=False,
)
def resume(made: Arrangement, *, by: Any) -> None:
    """The student did not tell in time what was missing; the body decides with what it knows."""
    asked.resumed(made)
    _tell_school(made)


@action(
    "arrangement.withdraw",
    "Aanvraag intrekken",
    on=Arrangement,
    who=student,
    when=[Status.TO_CONFIRM, Status.ASKED, Status.INCOMPLETE],
    then=Status.WITHDRAWN,
)
def withdraw(made: Arrangement, *, by: Any) -> None:
    """Nothing needs to be decided any more."""
    made.decide_by = None


@action(
    "arrangement.decide",
    "Besluit nemen",
    on=Arrangement,
    who=decider,
    when=[Status.ASKED],
    or_then=[Status.GRANTED, Status.REFUSED],
    logs=["outcome", "starts_on", "ends_on", "review_on"],
)
def decide(made: Arrangement, *, by: Any, outcome: str, plan: Plan, text: str) -> None:
    """What is granted has a plan, an end and a day to look back; a person says it is possible."""
    if outcome != Outcome.REFUSED:
        plan.must_hold(is_about_hours=made.sort == Sort.HOURS)
        for name in Plan.FIELDS:
            setattr(made, name, getattr(plan, name))
        make_room(made)
    asked.decided(made, by=by, outcome=outcome, reasons=plan.reasons, text=text, remedy=TO_OBJECT)


@action(
    "arrangement.record",
    "Verlof vastleggen",
    on=Arrangement,
    who=recorder,
    when=[Status.ASKED],
    then=Status.GRANTED,
)
def record(
    made: Arrangement, *, by: Any, statement_by: str, until: date | None = None, text: str = ""
) -> None:
    """The statement was seen, so the right is there. `until` makes it longer (lid 10)."""
    if made.due_day is None or not statement_by:
        raise ValidationError(_("Van wie zag je de verklaring?"))
    leave = birth_leave(made.due_day, more=made.more, wished=made.wished_day)
    if until and until < leave.last:
        raise ValidationError({"until": _("Korter dan de wet mag niet (WEB 8.1.7 lid 9).")})
    if until and until - leave.last > A_YEAR:
        raise ValidationError({"until": _("Het verlof kan hooguit een jaar langer duren.")})
    made.starts_on, made.ends_on = leave.first, until or leave.last
    made.statement_by, made.statement_on = statement_by, clock.today()
    make_room(made)
    facts = {"outcome": Outcome.GRANTED, "reasons": [Why.RIGHT], "text": text}
    asked.decided(made, by=by, remedy=TO_OBJECT, **facts)  # type: ignore[arg-type]


def _to_confirm(made: Arrangement) -> None:
    if made.case.person is None or made.case.status == Case.Status.CLOSED:
        raise ValidationError(_("Deze student kan de aanvraag nog niet bevestigen."))
    asked.tell_student("request_to_confirm", made)


def _send(made: Arrangement) -> None:
    asked.sent(made, ARRANGEMENT_DECISION)
    _tell_school(made)


def _tell_school(made: Arrangement) -> None:
    tell_those(Role.COORDINATOR, "decision_asked", made.case, about=made, by=made.filled_by)
