"""How a matter ends: advice and a conclusion, closed without one, or withdrawn."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from engines.deadlines import court_by, not_handled_by
from passend.core import clock
from passend.core.actions import action
from passend.core.errors import NotNow
from passend.people.models import Role

from ..doors import ADVISES, Kind
from ..models import Matter, MatterStep
from ..policy import body_member, brought_it, concludes
from .handling import BUSY, add_step
from .telling import has_advice, tell_body, tell_roles, tell_student

Status, Outcome = Matter.Status, Matter.Outcome
TO_COURT = {Kind.OBJECTION, Kind.APPEAL}
"""After these the court is open (WEB 7.5.9). After a complaint it is not; after a dispute only
where the conclusion is a decision with legal effect, which the page says."""


@action(
    "matter.advise",
    "Advies geven",
    on=Matter,
    who=body_member,
    when=BUSY,
    then=Status.ADVISED,
    logs=["advised_on", "not_heard"],
)
def advise(matter: Matter, *, by: Any, text: str, not_heard: str = "") -> None:
    """In writing, with what was said at the hearing (Awb 7:13 lid 6, 9:10 lid 3); without a hearing
    only on a ground of the law (Awb 9:10 lid 2 b and c)."""
    if matter.body not in ADVISES:
        raise ValidationError(_("Hier geef je geen advies. Je neemt zelf het besluit."))
    heard = matter.hearing_on is not None and matter.hearing_on <= clock.today()
    if not heard and not not_heard:
        raise ValidationError(
            {"not_heard": _("Hoor eerst de student, of zeg waarom dat niet kan.")}
        )
    copied = matter.steps.filter(kind=MatterStep.Kind.COPIED).exists()
    if matter.kind == Kind.COMPLAINT and not copied:
        raise ValidationError(_("Wie het over gaat krijgt eerst een kopie en mag reageren."))
    matter.advised_on, matter.not_heard = clock.today(), "" if heard else not_heard
    add_step(matter, MatterStep.Kind.ADVICE, by=by, text=text)
    tell_student(matter, "matter_news")
    tell_roles(matter, Role.BOARD)


@action(
    "matter.decide",
    "Besluit nemen",
    on=Matter,
    who=concludes,
    when=[*BUSY, Status.ADVISED],
    then=Status.DECIDED,
    logs=["outcome", "ended_on", "court_by"],
)
def decide(matter: Matter, *, by: Any, outcome: str, text: str) -> None:
    """With reasons, always, also why it is not what was advised. The term to go to court runs from
    today, the day on which it is put ready and the mail goes: the careful day."""
    if not has_advice(matter):
        raise NotNow(_("De commissie geeft eerst advies."))
    end(matter, outcome, text)
    if matter.kind in TO_COURT and outcome != Outcome.FOUNDED:
        matter.court_by = court_by(clock.today())


@action(
    "matter.close",
    "Klacht niet behandelen",
    on=Matter,
    who=body_member,
    when=BUSY,
    then=Status.CLOSED,
    logs=["ground", "ended_on"],
)
def close(matter: Matter, *, by: Any, ground: str, text: str) -> None:
    """A complaint that need not be handled, on a ground of the law, told within four weeks (Awb 9:8
    lid 1 and 3). All else is decided, sent on, or withdrawn by who brought it (WEB 7.5.8)."""
    if matter.kind != Kind.COMPLAINT:
        raise ValidationError(_("Alleen een klacht mag je niet behandelen (Awb 9:8)."))
    if clock.today() > not_handled_by(matter.received_on):
        raise ValidationError(_("Dat kon tot vier weken na ontvangst (Awb 9:8 lid 3)."))
    matter.ground = ground
    end(matter, Outcome.NOT_HANDLED, text)


@action(
    "matter.withdraw",
    "Intrekken",
    on=Matter,
    who=brought_it,
    when=[*BUSY, Status.ADVISED],
    then=Status.WITHDRAWN,
    logs=["ended_on"],
)
def withdraw(matter: Matter, *, by: Any) -> None:
    """Nobody asks why, and a new one may be brought as long as its term runs."""
    matter.ended_on = clock.today()
    tell_body(matter)


def end(matter: Matter, outcome: str, text: str) -> None:
    """The outcome with its reasons, told to the student."""
    matter.outcome, matter.reasons, matter.ended_on = outcome, text, clock.today()
    tell_student(matter, "matter_decided")
