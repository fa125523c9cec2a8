"""A request about the own data: asked, perhaps put off once, decided with a reason."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from engines.deadlines import add_months
from engines.deadlines.catalogue import DATA_REQUEST_LONGEST, RESTRICTION_ENDS
from passend.cases.models import Case, NeedState
from passend.core import clock, keep, outbox
from passend.core.actions import action
from passend.core.models import School
from passend.people.actions import alarms
from passend.people.models import User

from ..models import DataRequest
from ..policy import asked_it, decides, oneself
from ..receivers import Receiver, receivers_of
from . import leaving_out, restriction
from .retention import forget_case

Status, Kind, Decision = DataRequest.Status, DataRequest.Kind, DataRequest.Decision
WHOLE = (Kind.ERASE, Kind.LEAVE_OUT, Kind.RESTRICT)
"""Of which there is no part: a dossier goes or stays, a name is told or not, and for what a
restricted dossier may be used all the same is the student's own to say (`data.release`)."""
NOT_TOLD = (Kind.OBJECT, Kind.LEAVE_OUT)
"""What these came to changes nothing for who got something earlier."""


@action("data.ask", "Iets vragen over je gegevens", on=DataRequest, who=oneself, logs=["kind"])
def ask(made: DataRequest, *, by: Any, kind: str, text: str, case: Case | None = None) -> None:
    """The month of the law starts today (AVG 12 lid 3)."""
    made.user, made.kind, made.text, made.case = by, kind, text, case or made.case
    alarms.call_officers(but=by)


@action(
    "data.withdraw",
    "Verzoek intrekken",
    on=DataRequest,
    who=asked_it,
    when=[Status.OPEN],
    then=Status.WITHDRAWN,
)
def withdraw(made: DataRequest, *, by: Any) -> None:
    """Nothing needs to be decided any more."""
    made.decided_on = None


@action(
    "data.extend",
    "Uitstel nemen",
    on=DataRequest,
    who=decides,
    when=[Status.OPEN],
    logs=["answer_by"],
)
def extend(made: DataRequest, *, by: Any, text: str) -> None:
    """Two months more, once, told within the first month with the reason (AVG 12 lid 3)."""
    if made.extended_on or clock.today() > made.answer_by:
        raise ValidationError(_("Uitstel kan één keer, en niet meer na de uiterste dag."))
    made.extended_on, made.extension = clock.today(), text
    made.answer_by = DATA_REQUEST_LONGEST.ends(made.asked_on)
    if made.user:
        outbox.post("request_delayed", to=made.user, link=made.get_absolute_url())


@action(
    "data.decide",
    "Besluit nemen",
    on=DataRequest,
    who=decides,
    when=[Status.OPEN],
    then=Status.DECIDED,
    logs=["kind", "decision", "until_on"],
)
def decide(made: DataRequest, *, by: Any, decision: str, text: str) -> None:
    """With a reason, always. A granted erasure erases now, and the letter still gets there. Who got
    something of the dossier hears that it changed (AVG 19). Who they are is told to the student
    alone; for the officer the letters and the log are the proof."""
    if made.kind in WHOLE and decision == Decision.PARTLY:
        raise ValidationError(_("Voor een deel kan hier niet. Zeg ja of nee."))
    receivers = to_be_told(made, decision)
    own = made.case is not None and made.case.person_id == made.user_id
    if made.kind == Kind.ERASE and decision != Decision.REFUSED:
        _erase(made, by)
    elif made.kind == Kind.ERASE and made.case:
        made.until_on = kept_until(made.case)
    made.decision, made.answer = decision, text
    made.decided_on, made.decided_by = clock.today(), by
    if made.kind == Kind.RESTRICT and decision != Decision.REFUSED and made.case:
        restriction.begin(made.case)
    if made.kind == Kind.LEAVE_OUT and decision != Decision.REFUSED:
        leaving_out.begin(made)
    _tell(made)
    made.receivers = "\n".join(str(one) for one in receivers) if own else ""
    for one in receivers:
        outbox.post("data_changed", to=one.user, link=reverse("home"))


@action(
    "data.lift",
    "Gegevens weer gebruiken",
    on=DataRequest,
    who=decides,
    when=[Status.DECIDED],
    logs=["lifted_on"],
)
def lift(made: DataRequest, *, by: Any) -> None:
    """The person is told a week before the restriction ends (AVG 18 lid 3)."""
    if made.lifted_on:
        raise ValidationError(_("Deze beperking stopt al."))
    if made.kind != Kind.RESTRICT or made.decision == Decision.REFUSED:
        raise ValidationError(_("Hier is geen beperking om te stoppen."))
    made.lifted_on = RESTRICTION_ENDS.ends(clock.today())
    restriction.end(made, made.lifted_on)
    if made.user:
        outbox.post("request_answered", to=made.user, link=made.get_absolute_url())


def to_be_told(made: DataRequest, decision: str) -> list[Receiver]:
    """Of every correction, erasure and restriction; of what an objection came to nobody is told.
    Read before anything goes."""
    if made.case is None or decision == Decision.REFUSED or made.kind in NOT_TOLD:
        return []
    return receivers_of(made.case, but=made.user)


def _tell(made: DataRequest) -> None:
    """Also to whom the account went with the dossier: that letter has nowhere to lead to."""
    if made.user and User.objects.filter(pk=made.user.pk).exists():
        outbox.post("request_answered", to=made.user, link=made.get_absolute_url())
    elif made.user:
        outbox.post("data_erased", to=made.user, link=reverse("privacy"))
        made.user = None


def _erase(made: DataRequest, by: Any) -> None:
    case = made.case
    if case is None:
        raise ValidationError(_("Bij dit verzoek hoort geen dossier om te wissen."))
    if must_keep(case):
        raise ValidationError(
            _("Deze student is nog op school. School moet afspraken maken en evalueren.")
        )
    made.case = None
    made.save(update_fields=["case"])
    forget_case(case, by=by)


def must_keep(case: Case) -> bool:
    """While somebody is enrolled the school must have agreements and evaluate them (WEB 8.1.3a):
    what that duty needs is kept (AVG 17 lid 3 onder b). After that no law asks it, nor where the
    talk said that nothing is needed and nothing was agreed."""
    gone = case.student.gone_on is not None if case.student else case.enrolment is None
    if gone:
        return False
    asks = case.is_under_the_law or case.need_state == NeedState.UNKNOWN
    return asks or case.agreements.exists()


def kept_until(case: Case) -> date | None:
    """The day on which the dossier goes by itself, as far as it is known today."""
    if case.student is None or case.student.gone_on is None:
        return None
    months = keep.DOSSIER.length(School.current().keep_choices)
    return add_months(case.student.gone_on, months)
