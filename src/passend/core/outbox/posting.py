"""Writing post: one row, in the transaction of what causes it."""

from datetime import datetime
from html import unescape
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import models
from django.db.models import Count
from django.template.loader import render_to_string
from django.urls import NoReverseMatch, reverse

from .. import clock
from ..actors import actor_key
from ..models import Message, School, key
from . import hours
from .kinds import KINDS, Kind, kind_of

Status, Problem = Message.Status, Message.Problem


def post(
    kind: str,
    *,
    to: Any,
    link: str = "",
    address: str = "",
    about: models.Model | None = None,
    once: str | None = None,
    code: str = "",
    send_after: datetime | None = None,
    calendar: str = "",
) -> Message | None:
    """Put a message in the outbox, inside the caller's transaction.

    `to` is a user; `address` overrides the user's own. `link` is a path on this site. With
    `once`, a second call with the same value does nothing. Without an address that can exist
    nothing can be sent: the message is kept as *niet aangekomen*, so that somebody sees it.
    `calendar` is an invitation (iTIP).
    """
    what = kind_of(kind)
    if once and Message.objects.filter(once=once).exists():
        return None
    address = (address or getattr(to, "email", "")).strip()
    problem = problem_of(address)
    message = Message(
        kind=kind,
        to=actor_key(to),
        address=address[:254],
        about=key(about) if about else "",
        dossier=_dossier(about),
        once=once,
        calendar=calendar,
        problem=problem,
        status=Status.FAILED if problem else Status.QUEUED,
        send_after=_when(what, send_after or clock.now()),
        created_at=clock.now(),
    )
    if what.line:
        return _alone(message) if problem else _bundled(message)
    return _written(message, {"link": link, "code": code})


def again(message: Message, address: str) -> Message:
    """The same message anew, to an address that may be another one; the old one is settled."""
    problem = problem_of(address)
    fresh = Message.objects.create(
        kind=message.kind,
        to=message.to,
        address=address,
        about=message.about,
        dossier=message.dossier,
        subject=message.subject,
        body=message.body,
        calendar=message.calendar,
        problem=problem,
        status=Status.FAILED if problem else Status.QUEUED,
        send_after=_when(kind_of(message.kind), clock.now()),
        created_at=clock.now(),
    )
    settle(message)
    return fresh


def settle(message: Message) -> None:
    """Somebody did something about what did not arrive."""
    Message.objects.filter(pk=message.pk).update(settled_at=clock.now())


def problem_of(address: str) -> str:
    """Why nothing can be sent to this address; empty when something can. No line break, no comma,
    no second address gets past here (header injection)."""
    if not address:
        return Problem.NO_ADDRESS
    try:
        validate_email(address)
    except ValidationError:
        return Problem.BAD_ADDRESS
    return ""


def _dossier(about: models.Model | None) -> str:
    dossier = getattr(about, "dossier", None)
    return key(dossier) if dossier is not None else ""


def _when(kind: Kind, moment: datetime) -> datetime:
    return hours.daytime(moment, every_day=kind.every_day) if kind.is_quiet else moment


def _written(message: Message, context: dict[str, Any]) -> Message:
    message.subject, message.body = _text(message.kind, **context)
    message.save(force_insert=True)
    return message


def _text(kind: str, *, link: str = "", **context: Any) -> tuple[str, str]:
    """Subject and text. Templates escape for HTML; this is plain text, and a school may be called
    ROC ’t & Zn. A subject is one line, whatever a school is called."""
    context = {"link": f"{settings.BASE_URL}{link}", "school": School.current().name, **context}
    text = unescape(render_to_string(f"mail/{kind}.txt", context))
    subject, _, body = text.strip().partition("\n")
    return " ".join(subject.removeprefix("Onderwerp:").split()), body.strip()


def _alone(message: Message) -> Message:
    """A line that cannot go into the mail of the day, for there is nobody to send that to."""
    message.subject, message.body = _day_text([(str(KINDS[message.kind].line), 1)])
    message.save(force_insert=True)
    return message


def _bundled(message: Message) -> Message:
    """Part of the one mail of the day, which is made with the first line for it."""
    line = str(KINDS[message.kind].line)
    message.status, message.subject = Status.BUNDLED, line
    message.bundle, is_new = _day_of(message, line)
    message.send_after = message.bundle.send_after
    message.save(force_insert=True)
    if not is_new:
        _tell(message.bundle)
    return message


def _day_of(message: Message, line: str) -> tuple[Message, bool]:
    """The mail of the next round to this person; locked, so that it cannot leave without us. And
    whether it was made now, with this one line in it."""
    moment = hours.daily_round(message.send_after)
    while True:
        once = f"day:{message.to}:{clock.here(moment).date()}"
        if (day := _locked(once)) is None:
            made = _new_day(message, once, moment, line)
            # Who writes to the same person at the same moment makes one too: the first one counts.
            Message.objects.bulk_create([made], ignore_conflicts=True)
            day = _locked(once)
            if day is not None and day.pk == made.pk:
                return day, True
        elif day.status == Status.QUEUED and not day.attempts:
            return day, False
        else:
            moment = hours.daily_round(moment)


def _locked(once: str) -> Message | None:
    return Message.objects.select_for_update().filter(once=once).order_by().first()


def _new_day(message: Message, once: str, moment: datetime, line: str) -> Message:
    subject, body = _day_text([(line, 1)])
    return Message(
        kind="day",
        to=message.to,
        address=message.address,
        subject=subject,
        body=body,
        once=once,
        send_after=moment,
        created_at=clock.now(),
    )


def _tell(day: Message) -> None:
    """What waits, in lines that name nobody."""
    found = day.bundled.order_by().values_list("kind").annotate(Count("pk"))
    lines = sorted((str(KINDS[kind].line), number) for kind, number in found)
    day.subject, day.body = _day_text(lines)
    day.save(update_fields=["subject", "body"])


def _day_text(lines: list[tuple[str, int]]) -> tuple[str, str]:
    return _text("day", link=_home(), lines=lines)


def _home() -> str:
    try:
        return reverse("home")
    except NoReverseMatch:
        return "/"
