"""Writing post: one row, in the transaction of what causes it."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import models
from django.db.models import Q

from .. import clock
from ..actors import actor_key
from ..models import Message, key
from . import hours
from .bundling import alone, bundled
from .kinds import Kind, kind_of
from .wording import text_of

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
    words: Mapping[str, str] | None = None,
) -> Message | None:
    """Put a message in the outbox, inside the caller's transaction.

    `to` is a user; `address` overrides the user's own. `link` is a path on this site. With
    `once`, a second call with the same value does nothing. Without an address that can exist
    nothing can be sent: the message is kept as *niet aangekomen*, so that somebody sees it.
    `calendar` is an invitation (iTIP). `words` fill in a text that is the same for everybody, such
    as a letter about the law; never what is known of a person.
    """
    if once and Message.objects.filter(once=once).exists():
        return None
    message = _new(kind, to, address, about, send_after)
    message.once, message.calendar = once, calendar
    if kind_of(kind).line:
        return _in_the_day([message])[0]
    message.subject, message.body = text_of(kind, link=link, code=code, **(words or {}))
    message.save(force_insert=True)
    return message


def post_lines(kind: str, *, to: Iterable[Any], about: models.Model | None = None) -> list[Message]:
    """The same line in the mail of the day of several users: all those mails in one go."""
    return _in_the_day([_new(kind, user, "", about, None) for user in to])


def _new(
    kind: str, to: Any, address: str, about: models.Model | None, send_after: datetime | None
) -> Message:
    address = (address or getattr(to, "email", "")).strip()
    problem = problem_of(address)
    return Message(
        kind=kind,
        to=actor_key(to),
        address=address[:254],
        about=key(about) if about else "",
        dossier=_dossier(about),
        problem=problem,
        status=Status.FAILED if problem else Status.QUEUED,
        send_after=_when(kind_of(kind), send_after or clock.now()),
        created_at=clock.now(),
    )


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


def withhold(dossier: models.Model, *, but: Any, address: str) -> int:
    """What was written and did not go yet to anybody but this person. Returns how many. Codes and
    the lines of break-glass go on: those protect somebody (AVG 18 lid 2)."""
    waiting = Message.objects.filter(dossier=key(dossier), status=Status.QUEUED, claim=None)
    own = Q(to=actor_key(but)) if but else Q(pk__in=[])
    if address:
        own |= Q(address=address)
    found = waiting.exclude(own).exclude(kind__startswith="glass_").exclude(kind="code")
    return found.delete()[0]


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


def _in_the_day(messages: list[Message]) -> list[Message]:
    """Who cannot be reached has no mail of the day: the line stands by itself, to be seen."""
    return [
        *(alone(message) for message in messages if message.problem),
        *bundled([message for message in messages if not message.problem]),
    ]
