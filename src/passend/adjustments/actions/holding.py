"""What holds of hours, absence and leave: looked at again, ended early, over, or followed up."""

from datetime import date, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from passend.cases.actions import asked
from passend.cases.models.asked import Status
from passend.cases.remedy import TO_OBJECT
from passend.core import clock
from passend.core.actions import action, lock

from ..models import Arrangement
from ..policy import decider, student, system


@action(
    "arrangement.review",
    "Terugkijken",
    on=Arrangement,
    who=decider,
    when=[Status.GRANTED],
    logs=["reviewed_on", "review_on"],
)
def review(made: Arrangement, *, by: Any, review_on: date) -> None:
    """Together with the student: it goes on, and there is a next day to look back."""
    today = clock.today()
    if review_on <= today or (made.ends_on and review_on > made.ends_on):
        raise ValidationError({"review_on": _("Kies een dag die nog komt, voor het einde.")})
    made.reviewed_on, made.review_on = today, review_on
    asked.tell_student("arrangement_reviewed", made)


@action(
    "arrangement.stop",
    "Eerder stoppen",
    on=Arrangement,
    who=decider,
    when=[Status.GRANTED],
    logs=["stopped_on", "ends_on"],
)
def stop(made: Arrangement, *, by: Any, last_on: date, text: str) -> None:
    """School ends what it granted: a decision again, with a reason and a way to object
    (WEB 7.5.7). It holds through the day that the student reads."""
    if made.stopped_on:
        raise ValidationError(_("Dit stopt al eerder. De student kreeg daar een brief over."))
    if not clock.today() <= last_on or (made.ends_on and last_on >= made.ends_on):
        raise ValidationError({"last_on": _("Kies een dag vanaf vandaag, voor het einde.")})
    if not text.strip():
        raise ValidationError({"text": _("Leg uit waarom dit stopt.")})
    made.stopped_on, made.stop_why = clock.today(), text
    _shorten(made, last_on)
    asked.announced(made, TO_OBJECT)


@action(
    "arrangement.end",
    "Dit heb ik niet meer nodig",
    on=Arrangement,
    who=student,
    when=[Status.GRANTED],
    then=Status.ENDED,
    logs=["ended_on"],
)
def end(made: Arrangement, *, by: Any) -> None:
    """From today the ordinary hours hold."""
    asked.ended(made)


@action(
    "arrangement.expire",
    "Regeling is voorbij",
    on=Arrangement,
    who=system,
    when=[Status.GRANTED],
    or_then=[Status.ENDED, Status.REPLACED],
    logs=["ended_on"],
    page=False,
)
def expire(made: Arrangement, *, by: Any, tell: bool = True) -> None:
    """Past its last day, or gone. Who is still here hears it; where a next decision took its place,
    the student read that already."""
    asked.ended(made)
    is_followed = made.successors.filter(status=Status.GRANTED).exists()
    made.status = Status.REPLACED if is_followed else Status.ENDED
    if tell and not is_followed:
        asked.tell_student("adjustment_ended", made)


def make_room(made: Arrangement) -> None:
    """Of one sort one holds at a time. What holds while the new decision does, stops on the day
    before it begins; what would begin only then does not begin. The letter of the new one says so.
    """
    if made.starts_on is None or made.ends_on is None:
        raise ValidationError(_("Kies een begin en een einde."))
    others = made.case.arrangements.filter(sort=made.sort, ends_on__gte=made.starts_on)
    for old in others.filter(status=Status.GRANTED, starts_on__lte=made.ends_on):
        lock(old)  # the student may just be ending it
        if old.status != Status.GRANTED:
            continue
        made.replaces = old
        before = made.starts_on - timedelta(days=1)
        if old.starts_on <= before:
            _shorten(old, before)
        if before < clock.today() or old.starts_on > before:
            old.status, old.ended_on = Status.REPLACED, clock.today()
        old.save()


def _shorten(made: Arrangement, last: date) -> None:
    made.ends_on = last
    if made.review_on and made.review_on > last:
        made.review_on = last
