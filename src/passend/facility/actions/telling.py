"""Bringing something to the front door, and who hears of it."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from engines.deadlines import file_by
from passend.cases.letters import letter_of, letter_pdf
from passend.cases.models import Case, Involvement
from passend.cases.models.asked import Asked
from passend.cases.remedy import decision_of
from passend.core import clock, files, outbox
from passend.core.actions import action
from passend.core.errors import NotYou
from passend.people.models import Role, StaffRole, User

from ..doors import ADVISES, ROLES
from ..models import KeptOut, Matter, MatterStep
from ..policy import tells


@action(
    "matter.tell",
    "Vertel het aan het loket",
    on=Matter,
    who=tells,
    logs=["about", "received_on", "file_by", "decide_by"],
)
def tell(
    matter: Matter,
    *,
    by: Any,
    text: str,
    about: str = "",
    known_on: date | None = None,
    against: str = "",
    **more: str,
) -> None:
    """Received now: the day of receipt at the facility decides (WEB 7.5.1 lid 6). The confirmation
    in writing of lid 5 is the mail; who has no account keeps the link."""
    matter.about = about or matter.about
    if not tells(by, matter):
        raise NotYou(_("Log eerst in. Een vraag stellen mag iedereen."))
    if getattr(by, "is_authenticated", False):
        matter.user = by
        refuse_twice(matter, text)
    matter.text, matter.known_on, matter.received_on = text, known_on, clock.today()
    for name in ("wish", "late_reason", "urgent_reason", "about_whom"):
        setattr(matter, name, more.get(name, ""))
    count(matter)
    decision = decision_of(against, by) if against else None
    matter.against = against if decision else ""
    matter.save()
    if decision:
        file_letter(matter, decision, by)
    for user in {*guides_of(matter), *named_in(matter), *took(decision)}:
        keep_apart(matter, user)
    tell_student(matter, "matter_received")
    tell_roles(matter, Role.FACILITY)


def file_letter(matter: Matter, decision: Asked, by: Any) -> None:
    """The letter of the decision goes along as a document, as it reads today: whoever judges it has
    it, also when the dossier is gone."""
    pdf = letter_pdf(letter_of(decision))
    file = files.keep("besluit.pdf", "application/pdf", [pdf])
    MatterStep.objects.create(matter=matter, kind=MatterStep.Kind.DECISION, by=by, file=file)


def took(decision: Asked | None) -> list[User]:
    """Who took the decision judges nothing about it."""
    return [decision.decided_by] if decision and decision.decided_by else []


def refuse_twice(matter: Matter, text: str) -> None:
    """Pressed twice is brought once: two would have two clocks (T-07)."""
    today = Matter.objects.going_on().filter(
        user=matter.user, about=matter.about, received_on=clock.today()
    )
    if any(one.text == text for one in today):
        raise ValidationError(_("Dit heb je vandaag al verteld. We hebben het."))


def guides_of(matter: Matter) -> list[User]:
    """The coach, the intaker and the coordinators of the student, and who is named to help."""
    if matter.user is None:
        return []
    cases = Case.objects.filter(person=matter.user)
    teams = StaffRole.objects.current().filter(role=Role.COORDINATOR, team__in=cases.values("team"))
    helping = Involvement.objects.filter(case__in=cases)
    return list(
        User.objects.filter(
            Q(pk__in=cases.values("coach")) | Q(pk__in=cases.values("intaker"))
            | Q(pk__in=teams.values("user")) | Q(pk__in=helping.values("user"))
        )
    )  # fmt: skip


def named_in(matter: Matter) -> list[User]:
    """Staff whose name the student wrote as the one whom it is about."""
    told = matter.about_whom.casefold()
    if not told:
        return []
    staff = User.objects.filter(pk__in=StaffRole.objects.current().values("user"))
    return [user for user in staff if str(user).casefold() in told]


def keep_apart(matter: Matter, user: User) -> None:
    """From now on (s)he sees nothing of it."""
    if user.pk != matter.user_id:
        KeptOut.objects.get_or_create(matter=matter, user=user)


def count(matter: Matter) -> None:
    """The last days, computed once at this step and stored."""
    matter.file_by = file_by(matter.door.about, matter.known_on)
    matter.decide_by = matter.due().by


def tell_student(matter: Matter, kind: str) -> None:
    """A letter without content; nothing to who has no account, and keeps the link."""
    if matter.user:
        outbox.post(kind, to=matter.user, link=matter.get_absolute_url())


def tell_body(matter: Matter) -> None:
    """Who has it now: the front desk, or the committee."""
    tell_roles(matter, ROLES[matter.body] if matter.passed_on_on else Role.FACILITY)


def tell_roles(matter: Matter, *roles: str) -> None:
    """Once a day each, and not who is kept out of it."""
    out = {matter.user_id, *matter.kept_out.values_list("user", flat=True)}
    people = StaffRole.objects.current().filter(role__in=roles).select_related("user")
    for user in {role.user_id: role.user for role in people}.values():
        if user.pk not in out:
            once = f"matter:{user.pk}:{clock.today()}"
            outbox.post("matter_task", to=user, link=reverse("matter.list"), once=once)


def advises(matter: Matter) -> bool:
    """Whether the body advises, and the school concludes."""
    return matter.body in ADVISES


def has_advice(matter: Matter) -> bool:
    """Whether what the law asks before a conclusion is there."""
    return not advises(matter) or matter.advised_on is not None
