"""Mijn vraag: told one question a page, kept as a draft, sent once."""

import uuid
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from passend.cases import routing, terms
from passend.cases.models import Case, SupportRequest
from passend.cases.policy import anybody, helper, holder, is_user, student, system
from passend.core import clock, outbox
from passend.core.actions import action, lock
from passend.core.models import Message, key
from passend.core.together import together
from passend.people.models import User
from passend.people.names import searchable

Status, Way = SupportRequest.Status, SupportRequest.Way
MOST_MAILS = 3  # a link is sent to an address that nobody proved yet: no machine for spam
NEEDED = {
    "first_name": _("je voornaam"),
    "last_name": _("je achternaam"),
    "born": _("je geboortedatum"),
}


@action("request.start", "Hulp vragen", on=SupportRequest, who=anybody, logs=["way"])
def start(
    request: SupportRequest, *, by: Any, answers: dict[str, Any] | None = None
) -> SupportRequest:
    """The first answer makes the draft; nobody of the school reads it before it is sent."""
    if is_user(by) and by.is_employee:
        request.way, request.helper = Way.DESK, by
    request.started_at = clock.now()
    request.tell(answers or {})
    return request


@action("request.invite", "Iemand uitnodigen", on=SupportRequest, who=helper, logs=["way"])
def invite(
    request: SupportRequest, *, by: Any, first_name: str, last_name: str, email: str
) -> SupportRequest:
    """The school asks first (WEB 8.1.3a lid 1): the aspirant gets the link, and tells or not."""
    request.way, request.helper, request.started_at = Way.INVITED, by, clock.now()
    request.tell({"first_name": first_name, "last_name": last_name, "email": email})
    outbox.post("invitation_intake", to=None, address=email, link=link(request), about=request)
    return request


@action("request.answer", "Antwoord geven", on=SupportRequest, who=holder, when=[Status.DRAFT])
def answer(request: SupportRequest, *, by: Any, answers: dict[str, Any]) -> None:
    """Later answers replace earlier ones; the back button loses nothing."""
    request.tell(answers)


@action("request.keep", "Bewaren", on=SupportRequest, who=holder, when=[Status.DRAFT])
def keep(request: SupportRequest, *, by: Any, email: str = "") -> None:
    """The link to come back with; by mail when there is an address."""
    sent = Message.objects.filter(about=key(request), kind="request_saved").count()
    if email and sent >= MOST_MAILS:
        raise ValidationError(_("We stuurden de link al een paar keer. Kijk ook bij spam."))
    if email:
        outbox.post("request_saved", to=None, address=email, link=link(request), about=request)


@action(
    "request.send",
    "Versturen",
    on=SupportRequest,
    who=holder,
    when=[Status.DRAFT],
    then=Status.SENT,
    logs=["way"],
)
def send(request: SupportRequest, *, by: Any) -> None:
    """The dossier and the account begin here, and somebody of the school gets it on the list."""
    told = request.told
    if missing := [str(words) for field, words in NEEDED.items() if not told.get(field)]:
        raise ValidationError(_("Vul nog in: %s.") % ", ".join(missing))
    if not (told.get("email") or told.get("phone")):
        raise ValidationError(_("Vul in hoe we je bereiken: een mailadres of een telefoonnummer."))
    case = _case_of(told)
    case.person = _person(told, by)
    case.full_clean()
    case.save()
    request.case, request.sent_at = case, clock.now()
    if case.email:
        kind = "request_filled" if request.way == Way.DESK else "request_received"
        outbox.post(kind, to=case.person, address=case.email, link=link(request), about=request)


def send_once(request: SupportRequest, *, by: Any) -> SupportRequest:
    """Send, or find that it was sent: two clicks and two tabs end on the same page."""
    with together():
        lock(request)
        if request.status != Status.SENT:
            send(request, by=by)
    return request


@action("request.confirm", "Dit klopt", on=SupportRequest, who=student, when=[Status.SENT])
def confirm(request: SupportRequest, *, by: Any) -> None:
    """What the school filled in counts as the student's own from here."""
    if request.waits_for_student:
        request.confirmed_on = clock.today()


@action(
    "request.expire",
    "Vervallen",
    on=SupportRequest,
    who=system,
    when=[Status.DRAFT],
    then=Status.EXPIRED,
    page=False,
)
def expire(request: SupportRequest, *, by: Any) -> None:
    """Never sent, so nobody may keep it: the answers go, an empty line stays."""
    request.answers = ""


def link(request: SupportRequest) -> str:
    """The secret link to this request, as a path."""
    return reverse("request.resume", args=[request.token])


def _case_of(told: dict[str, Any]) -> Case:
    programme = routing.programme_called(told.get("programme", ""))
    team = routing.team_of(programme)
    start, today = told.get("start_on", ""), clock.today()
    born = date.fromisoformat(told["born"])
    return Case(
        first_name=told["first_name"],
        last_name=told["last_name"],
        search_name=searchable(told["first_name"], told["last_name"]),
        email=told.get("email", ""),
        phone=told.get("phone", ""),
        born_earliest=born,
        born_latest=born,
        programme=programme,
        programme_wish=told.get("programme", ""),
        expected_start_on=date.fromisoformat(start) if start else None,
        application_number=told.get("application_number", ""),
        team=team,
        intaker=routing.intaker_of(team),
        requested_on=today,
        call_by=terms.call_by(today),
    )


def _person(told: dict[str, Any], by: Any) -> User:
    """The student who is signed in and tells of herself; else a new account. Never somebody's
    account by address: a visitor can type any address."""
    if is_user(by) and not by.is_employee and _is_about(by, told):
        return by  # type: ignore[no-any-return]
    return new_account(told["first_name"], told["last_name"], told.get("email", ""))


def _is_about(user: User, told: dict[str, Any]) -> bool:
    """By the birth date: names are written in many ways. Who helps a brother or a friend behind
    the own session must not come to read that dossier."""
    born = date.fromisoformat(told["born"])
    known = [user.student] if hasattr(user, "student") else []
    spans = [(one.born_earliest, one.born_latest) for one in (*known, *user.cases.all())]
    return any(first is None or last is None or first <= born <= last for first, last in spans)


def new_account(first_name: str, last_name: str, email: str) -> User:
    """An account without a password: its owner signs in with a code to the own address."""
    user = User(
        username=f"p-{uuid.uuid4().hex}", first_name=first_name, last_name=last_name, email=email
    )
    user.set_unusable_password()
    user.save()
    return user
