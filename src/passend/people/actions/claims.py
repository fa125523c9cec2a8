"""Roles from claims: taken over when somebody comes in with the account of the school."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from passend.core import clock
from passend.core.actions import action

from ..claimed import LASTS, Right, rights_of
from ..models import StaffRole, User
from ..policy import manager, oneself


@action(
    "account.follow_claims",
    "Rollen van de school overnemen",
    on=User,
    who=oneself,
    logs=["claimed"],
    page=False,
)
def follow_claims(user: User, *, by: Any, told: Iterable[str]) -> None:
    """What the claim gives begins or goes on, for who is staff here; what it gave and gives no more
    ends at once. A role of the list or of a hand is another row, and stays as it is."""
    today = clock.today()
    wanted = rights_of(told) - stopped(user) if user.is_employee else set()
    held = {(one.role, one.team_id): one for one in of_claims(user)}
    for right, role in held.items():
        role.until_on = today + LASTS if right in wanted else today - timedelta(days=1)
        role.save(update_fields=["until_on"])
    for name, team in wanted - held.keys():
        StaffRole.objects.create(
            user=user, role=name, team_id=team, source=StaffRole.Source.CLAIM,
            until_on=today + LASTS,
        )  # fmt: skip
    user.claimed = sorted(f"{name}:{team or ''}" for name, team in wanted)
    user.__dict__.pop("current_roles", None)


def of_claims(user: User) -> list[StaffRole]:
    """The roles that this person has today because of a claim."""
    return list(user.staff_roles.running().filter(source=StaffRole.Source.CLAIM))


@action("role.stop", "Rol stoppen", on=StaffRole, who=manager, logs=["role", "until_on"])
def stop(role: StaffRole, *, by: Any) -> None:
    """Over at the next request, sessions included: each is bound to the roles of today. The claim
    does not give it again, for the school may still say it at the door tomorrow."""
    if role.source != StaffRole.Source.CLAIM:
        raise ValidationError(_("Deze rol staat in de lijst van school. Haal de rol daar weg."))
    role.until_on, role.stopped_on = clock.today() - timedelta(days=1), clock.today()


@action("role.allow", "Rol weer toelaten", on=StaffRole, who=manager, logs=["role"])
def allow(role: StaffRole, *, by: Any) -> None:
    """At the next sign-in with the account of the school the claim may give it again."""
    if role.stopped_on is None:
        raise ValidationError(_("Deze rol is niet gestopt."))
    role.stopped_on = None


def stopped(user: User) -> set[Right]:
    """What no claim gives this person, until the manager allows it again."""
    ended = user.staff_roles.filter(stopped_on__isnull=False)
    return set(ended.values_list("role", "team_id"))


def take_over(user: User, told: Iterable[str]) -> None:
    """When somebody comes in; nothing happens where there is nothing to give or to end."""
    if of_claims(user) or user.is_employee and rights_of(told):
        follow_claims(user, by=user, told=told)


def end(user: User) -> None:
    """Of who may not come in: what a claim gave ends with it."""
    take_over(user, ())
