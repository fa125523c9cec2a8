"""The verbs of an alarm: it sounds by itself, and the privacy officer settles it."""

from typing import Any

from django.urls import reverse

from engines.deadlines import add_school_days
from passend.core import clock, outbox
from passend.core.actions import action

from ..models import Alarm, Role, StaffRole, User
from ..policy import privacy, system

WORKING_DAYS = 5


@action("alarm.sound", "Seintje geven", on=Alarm, who=system, logs=["kind", "number"], page=False)
def sound(alarm: Alarm, *, by: Any) -> None:
    """Once for a person, a kind and a day; every privacy officer gets a message."""
    alarm.settle_by = add_school_days(clock.today(), WORKING_DAYS, [])
    for officer in officers():
        once = f"alarm:{alarm.kind}:{alarm.user_id}:{alarm.on}:{officer.pk}"
        outbox.post("officer_task", to=officer, link=reverse("officer"), once=once)


@action(
    "alarm.settle",
    "Seintje afronden",
    on=Alarm,
    who=privacy,
    when=[Alarm.Status.OPEN],
    then=Alarm.Status.SETTLED,
)
def settle(alarm: Alarm, *, by: Any, text: str) -> None:
    """Looked into: what it was. Privacy officers read it, and whom it is about on request: it is
    in the own file (AVG 15)."""
    alarm.text, alarm.settled_on, alarm.settled_by = text, clock.today(), by


def officers() -> list[User]:
    """Everybody who is privacy officer today."""
    holders = StaffRole.objects.current().filter(role=Role.PRIVACY).values("user")
    return list(User.objects.filter(pk__in=holders, is_active=True))
