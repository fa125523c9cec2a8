"""Handling a matter: passing it on, asking for more, hearing, hurrying, taking more time."""

from datetime import date, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from engines.deadlines import Why, may_be_put_off
from passend.core import clock, files
from passend.core.actions import action
from passend.core.errors import NotNow
from passend.core.models import StoredFile
from passend.core.uploads import Kind as UploadKind
from passend.core.uploads import checked
from passend.people.models import Role, StaffRole

from ..doors import About, Helper
from ..models import Matter, MatterStep
from ..policy import body_member, brought_it, front_desk
from .telling import count, keep_apart, tell_body, tell_roles, tell_student

Status, Step = Matter.Status, MatterStep.Kind
LONGEST_WAIT = timedelta(weeks=4)
BUSY = [Status.OPEN, Status.WAITING]


def add_step(matter: Matter, kind: str, *, by: Any, text: str = "", **facts: Any) -> MatterStep:
    """One line of what was done, that both sides read."""
    return MatterStep.objects.create(matter=matter, kind=kind, by=by, text=text, **facts)


@action(
    "matter.forward",
    "Doorsturen naar de commissie",
    on=Matter,
    who=front_desk,
    when=BUSY,
    logs=["about", "received_on", "passed_on_on", "decide_by"],
)
def forward(matter: Matter, *, by: Any, about: str, text: str) -> None:
    """To the body that handles it, with the day of receipt (WEB 7.5.1 lid 5); also when it came to
    the wrong door. The front desk reads no more of it then."""
    if matter.passed_on_on:
        raise NotNow(_("Het ligt al bij de commissie."))
    if about == About.QUESTION:
        raise ValidationError({"about": _("Alleen de student zelf maakt er een vraag van.")})
    matter.about, matter.passed_on_on = about, clock.today()
    add_step(matter, Step.PASSED_ON, by=by, text=text)
    count(matter)
    tell_student(matter, "matter_news")
    tell_body(matter)


@action(
    "matter.send_back",
    "Terug naar het loket",
    on=Matter,
    who=body_member,
    when=BUSY,
    logs=["received_on", "passed_on_on"],
)
def send_back(matter: Matter, *, by: Any, text: str) -> None:
    """A body that is not the right one sends it back to the facility (WEB 7.5.1 lid 7)."""
    if not matter.passed_on_on:
        raise NotNow(_("Het ligt al bij het loket."))
    matter.passed_on_on = None
    add_step(matter, Step.SENT_BACK, by=by, text=text)
    tell_body(matter)


@action(
    "matter.copy",
    "Kopie aan wie het over gaat",
    on=Matter,
    who=body_member,
    when=BUSY,
)
def copy(matter: Matter, *, by: Any, text: str) -> None:
    """Whom a complaint is about gets a copy and may answer it (WEB 7.5.2 lid 2; Awb 9:9, 9:10).
    The copy goes outside Passend, where that person sees nothing; here it is written down."""
    add_step(matter, Step.COPIED, by=by, text=text)


@action(
    "matter.ask",
    "Iets vragen",
    on=Matter,
    who=body_member,
    when=[Status.OPEN],
    then=Status.WAITING,
    logs=["decide_by"],
)
def ask(matter: Matter, *, by: Any, text: str, until_on: date, is_incomplete: bool = False) -> None:
    """A document, or what is missing, until a day. Only a defect of what was brought makes the term
    stand still, and only where the law says so (Awb 6:6, 7:10 lid 2)."""
    if not clock.today() < until_on <= clock.today() + LONGEST_WAIT:
        raise ValidationError({"until_on": _("Kies een dag binnen vier weken.")})
    why = Why.COMPLETION if is_incomplete else ""
    add_step(matter, Step.ASKED, by=by, text=text, until_on=until_on, pause=why)
    matter.decide_by = matter.due().by
    tell_student(matter, "matter_news")


@action(
    "matter.reply",
    "Iets toevoegen",
    on=Matter,
    who=brought_it,
    when=BUSY,
    then=Status.OPEN,
    logs=["decide_by"],
)
def reply(matter: Matter, *, by: Any, text: str, file: Any = None) -> None:
    """The student answers, or adds something unasked. What was asked stops holding up the term."""
    add_step(matter, Step.REPLIED, by=by, text=text, file=stored(file))
    for step in matter.steps.filter(kind=Step.ASKED, ended_on=None):
        step.ended_on = min(clock.today(), step.until_on or clock.today())
        step.save(update_fields=["ended_on"])
    matter.decide_by = matter.due().by
    tell_body(matter)


@action("matter.file", "Een stuk toevoegen", on=Matter, who=body_member, when=BUSY)
def file(matter: Matter, *, by: Any, text: str, file: Any) -> None:
    """A document of the body or of the other side. The student reads it too: no side judges on
    papers that the other does not have (Awb 7:4 lid 2, where it holds)."""
    add_step(matter, Step.PAPER, by=by, text=text, file=stored(file))
    tell_student(matter, "matter_news")


@action("matter.bring_along", "Zeggen wie er meekomt", on=Matter, who=brought_it, when=BUSY)
def bring_along(matter: Matter, *, by: Any, what: str, text: str) -> None:
    """Somebody who helps, or who speaks for the student (Awb 2:1 lid 1). The body may ask for an
    authorisation in writing from who speaks for somebody else, so the step says which it is."""
    told = f"{text} ({Helper(what).label})"
    add_step(matter, Step.HELPER, by=by, text=told)
    tell_body(matter)


def stored(upload: Any) -> StoredFile | None:
    """The file, through the one gate; None without one."""
    if not upload:
        return None
    safe = checked(upload, UploadKind.SCAN)
    return files.keep(str(safe.name), str(safe.content_type), safe.chunks())


@action(
    "matter.plan",
    "Hoorzitting plannen",
    on=Matter,
    who=body_member,
    when=BUSY,
    logs=["hearing_on"],
)
def plan(matter: Matter, *, by: Any, hearing_on: date, text: str) -> None:
    """Both sides are heard (Awb 9:10, 7:13 lid 3). An ordinary hearing belongs in the term, so it
    moves nothing."""
    last = matter.decide_by or hearing_on
    if not clock.today() < hearing_on <= last:
        raise ValidationError({"hearing_on": _("Kies een dag die nog komt, vóór de uiterste dag.")})
    matter.hearing_on = hearing_on
    add_step(matter, Step.HEARING, by=by, text=text, until_on=hearing_on)
    tell_student(matter, "matter_news")


@action(
    "matter.put_off",
    "Meer tijd nemen",
    on=Matter,
    who=body_member,
    when=BUSY,
    logs=["put_off_on", "decide_by"],
)
def put_off(matter: Matter, *, by: Any, text: str) -> None:
    """Once, told with the reason: a complaint four weeks (Awb 9:11 lid 2), an appeal two (WEB 7.5.4
    lid 3), an objection nothing (WEB 7.5.8)."""
    if not may_be_put_off(matter.door.about):
        raise ValidationError(_("Hier mag je geen extra tijd nemen (WEB 7.5.8)."))
    if matter.put_off_on or (matter.decide_by and clock.today() > matter.decide_by):
        raise ValidationError(_("Extra tijd kan één keer, en niet meer na de uiterste dag."))
    matter.put_off_on = clock.today()
    add_step(matter, Step.PUT_OFF, by=by, text=text)
    matter.decide_by = matter.due().by
    tell_student(matter, "matter_news")


@action(
    "matter.urge",
    "Beslissen over spoed",
    on=Matter,
    who=body_member,
    when=BUSY,
    logs=["is_urgent", "urgency_on", "decide_by"],
)
def urge(matter: Matter, *, by: Any, is_urgent: bool, text: str) -> None:
    """Within a week the chair says whether it cannot wait; then the school decides within four
    weeks after the receipt (WEB 7.5.7 lid 5)."""
    if not matter.door.may_be_urgent:
        raise ValidationError(_("Over spoed beslis je alleen bij een bezwaar of geschil."))
    matter.is_urgent, matter.urgency_on = is_urgent, clock.today()
    add_step(matter, Step.URGENCY, by=by, text=text)
    matter.decide_by = matter.due().by
    tell_student(matter, "matter_news")
    tell_roles(matter, Role.BOARD)


@action(
    "matter.keep_out",
    "Iemand buiten de zaak houden",
    on=Matter,
    who=front_desk,
    when=Matter.GOING_ON,
)
def keep_out(matter: Matter, *, by: Any, email: str) -> None:
    """(S)he sees nothing of it in Passend, also not as a member of the body. Each is added, none is
    taken away."""
    found = {role.user for role in StaffRole.objects.current().filter(user__email__iexact=email)}
    if len(found) != 1:
        raise ValidationError({"email": _("Dit adres hoort niet bij één medewerker.")})
    keep_apart(matter, found.pop())
