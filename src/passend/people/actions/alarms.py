"""The verbs of an alarm: it sounds by itself, and the privacy officer settles it."""

from typing import Any

from django.urls import reverse

from engines.deadlines import add_school_days
from passend.core import clock, outbox
from passend.core.actions import action

from ..models import Alarm, Role, StaffRole, User
from ..policy import privacy_of_another, system
from . import accounts

WORKING_DAYS = 5


@action("alarm.sound", "Seintje geven", on=Alarm, who=system, logs=["kind", "number"], page=False)
def sound(alarm: Alarm, *, by: Any) -> None:
    """Once for a person, a kind and a day; every privacy officer gets a message."""
    alarm.settle_by = add_school_days(clock.today(), WORKING_DAYS, [])
    call_officers(f"alarm:{alarm.kind}:{alarm.user_id}:{alarm.on}", but=alarm.user)


@action(
    "alarm.settle",
    "Seintje afronden",
    on=Alarm,
    who=privacy_of_another,
    when=[Alarm.Status.OPEN],
    then=Alarm.Status.SETTLED,
)
def settle(alarm: Alarm, *, by: Any, text: str) -> None:
    """Looked into: what it was. Privacy officers read it, and whom it is about on request: it is
    in the own file (AVG 15)."""
    alarm.text, alarm.settled_on, alarm.settled_by = text, clock.today(), by


@action(
    "alarm.unheard",
    "Zeggen dat een privacy officer ontbreekt",
    on=User,
    who=system,
    page=False,
)
def unheard(manager: User, *, by: Any) -> None:
    """Something waits and nobody may handle it: whoever appoints people hears that, and no more."""
    accounts.sound(manager)
    call_manager(manager)


def call_officers(once: str = "", but: User | None = None) -> None:
    """A mail to each privacy officer, once a day unless `once` says otherwise; never to whom it is
    about. Where there is none the functional manager hears that one is missing."""
    once = once or f"officer:{clock.today()}"
    called = [one for one in officers() if but is None or one.pk != but.pk]
    for officer in called:
        outbox.post(
            "officer_task", to=officer, link=reverse("officer"), once=f"{once}:{officer.pk}"
        )
    if not called:
        call_managers()


def call_managers() -> None:
    """Once a week each. Of what waits they read nothing (AVG 5 lid 1 onder c)."""
    for manager in holders(Role.MANAGER):
        call_manager(manager)


def call_manager(manager: User) -> None:
    outbox.post("no_officer", to=manager, link=reverse("system"), once=weekly(manager))


def weekly(manager: User) -> str:
    """Under which the mail of this week is known."""
    year, week, _day = clock.today().isocalendar()
    return f"no_officer:{manager.pk}:{year}-{week}"


def officers() -> list[User]:
    """Everybody who is privacy officer today."""
    return holders(Role.PRIVACY)


def holders(role: Role) -> list[User]:
    """Everybody who has this role today and can sign in."""
    held = StaffRole.objects.current().filter(role=role).values("user")
    return list(User.objects.filter(pk__in=held, is_active=True))
