"""Break-glass: open, close, review, give the right back. Every step is somebody else's to see."""

from typing import Any

from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from engines.deadlines import add_school_days
from passend.core import clock, outbox
from passend.core.actions import action, lock
from passend.core.actors import SYSTEM
from passend.core.models import School
from passend.people.actions import alarms
from passend.people.models import Alarm, Role, StaffRole, User
from passend.people.policy import privacy

from .. import glass
from ..models import BreakGlass, Case
from ..policy import breaks_glass, opened_it, reviews_glass

Status = BreakGlass.Status


@action("glass.open", "Noodtoegang openen", on=BreakGlass, who=breaks_glass, logs=["reason"])
def open(  # noqa: A001  # the verb
    made: BreakGlass, *, by: Any, case: Case, reason: str, text: str, silence: str = ""
) -> None:
    """One dossier for sixty minutes; coordinator and student are told at once."""
    if len(text.strip()) < glass.LEAST_WORDS:
        raise ValidationError(_("Vertel in een zin waarom het niet kan wachten."))
    lock(case)
    now = clock.now()
    made.case, made.user, made.reason, made.text, made.silence = case, by, reason, text, silence
    made.number = case.glasses.count() + 1
    made.opened_at, made.ends_at = now, now + glass.HOUR
    made.review_by = add_school_days(clock.today(), glass.REVIEW_DAYS, [])
    if not silence:
        _tell(made)
    told = reviewers(case, but=by)
    for reviewer in told:
        outbox.post("glass_opened", to=reviewer, link=made.get_absolute_url(), about=case)
    if not told:
        alarms.call_managers()
    _count(by)


def _tell(made: BreakGlass) -> None:
    """Within a day the student knows (trust.md 2); the outbox sends it as soon as it may."""
    case, made.told_on = made.case, clock.today()
    link = reverse("desk.looks")
    outbox.post("glass_told", to=case.person, address=case.email, link=link, about=case)


def reviewers(case: Case, but: User) -> list[User]:
    """The coordinators of the team; the privacy officers where there is no other coordinator."""
    roles = StaffRole.objects.current().filter(role=Role.COORDINATOR)
    mine = [r.user for r in roles.select_related("user") if r.team_id in {None, case.team_id}]
    others = {user.pk: user for user in mine if user.pk != but.pk}
    return list(others.values()) or [u for u in alarms.officers() if u.pk != but.pk]


def _count(by: User) -> None:
    """The one that is being opened counts along."""
    number = School.current().glass_alarm
    if glass.opened_today(by) + 1 != number:
        return
    if not Alarm.objects.filter(kind=Alarm.Kind.GLASS, user=by, on=clock.today()).exists():
        alarms.sound(Alarm(kind=Alarm.Kind.GLASS, user=by, number=number), by=SYSTEM)


@action("glass.close", "Nu sluiten", on=BreakGlass, who=opened_it)
def close(made: BreakGlass, *, by: Any) -> None:
    """Before the hour is over. Pressed twice it stays closed."""
    if made.is_running:
        made.closed_at = clock.now()


@action(
    "glass.review",
    "Noodtoegang controleren",
    on=BreakGlass,
    who=reviews_glass,
    when=[Status.OPENED],
    then=Status.REVIEWED,
    logs=["verdict"],
)
def review(made: BreakGlass, *, by: Any, verdict: str, text: str, tell_now: bool = True) -> None:
    """By somebody else, within five working days. What was kept silent ends here, or waits on."""
    made.verdict, made.review = verdict, text
    made.reviewed_on, made.reviewed_by = clock.today(), by
    if made.is_running:
        made.closed_at = clock.now()
    if tell_now and not made.told_on:
        _tell(made)
    if made.user:
        outbox.post("glass_reviewed", to=made.user, link=reverse("glass.mine"), about=made.case)


@action(
    "glass.tell",
    "De student mag het nu weten",
    on=BreakGlass,
    who=reviews_glass,
    when=[Status.REVIEWED],
    logs=["told_on"],
)
def tell(made: BreakGlass, *, by: Any) -> None:
    """The danger is over: what was kept silent is told, with the looks of that hour."""
    if not made.told_on:
        _tell(made)


@action(
    "glass.restore",
    "Noodtoegang teruggeven",
    on=BreakGlass,
    who=privacy,
    when=[Status.REVIEWED],
    logs=["restored_on"],
)
def restore(made: BreakGlass, *, by: Any) -> None:
    """After misuse the right comes back only when a privacy officer says so."""
    made.restored_on = clock.today()
