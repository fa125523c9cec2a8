"""Not naming somebody who got something, where the name would endanger the student or another.

A shelter, say: its name in a file at home tells where somebody is. Who has something about somebody
is told to that person (AVG 15 lid 1 onder c), and a parent under sixteen decides along; both may
give way to the protection of a person (AVG 23, UAVG 41 lid 1 onder i). The student goes on reading
it on the own page; what leaves the house, and what a parent reads, is without it.
"""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from passend.cases.models import Involvement
from passend.core import clock
from passend.core.actions import action, lock
from passend.people.actions import alarms

from ..models import DataRequest
from ..policy import asks_not_to_name, decides

Status, Kind = DataRequest.Status, DataRequest.Kind


@action(
    "data.leave_out",
    "Deze persoon niet noemen",
    on=Involvement,
    who=asks_not_to_name,
    or_then=[Status.OPEN],
)
def leave_out(named: Involvement, *, by: Any, text: str) -> DataRequest:
    """Asked with the reason; the privacy officer decides. Nothing changes until then."""
    if named.left_out_on:
        raise ValidationError(_("Deze persoon wordt al niet genoemd."))
    alarms.call_officers(but=by)
    return DataRequest(user=by, case=named.case, receiver=named, kind=Kind.LEAVE_OUT, text=text)


@action(
    "data.name_again",
    "Weer noemen",
    on=DataRequest,
    who=decides,
    when=[Status.DECIDED],
    logs=["lifted_on"],
)
def name_again(made: DataRequest, *, by: Any) -> None:
    """The danger is over."""
    if not made.leaves_out:
        raise ValidationError(_("Hier is niemand om weer te noemen."))
    made.lifted_on = clock.today()
    _put(made, None)


def begin(made: DataRequest) -> None:
    """From today."""
    if made.receiver is None:
        raise ValidationError(_("Deze persoon staat er niet meer bij."))
    _put(made, clock.today())


def _put(made: DataRequest, day: Any) -> None:
    if made.receiver:
        lock(made.receiver)
        made.receiver.left_out_on = day
        made.receiver.save(update_fields=["left_out_on"])
