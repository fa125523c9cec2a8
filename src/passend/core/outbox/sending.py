"""Taking post to the mail server. What a server acknowledged is never sent twice.

Each message goes through four committed steps: *claimed* (ours for ten minutes), *sending* (the
next thing we do is give away the text), and *sent* or what else came of it. Who dies after the
first step did not send; the claim runs out and it is tried again. Who dies after the second may
have sent: nobody can know, so it is never sent again by itself but shown to a person
(docs/adr/0060-post.md).
"""

import logging
from datetime import timedelta
from functools import partial
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.db import connection

from .. import clock
from ..models import Message
from ..together import together
from . import door, hours
from .door import Answer, Fate
from .kinds import kind_of

LEASE = timedelta(minutes=10)
Status, Problem = Message.Status, Message.Problem
log = logging.getLogger("passend.post")


def send_due(limit: int = 200) -> int:
    """Send what is due, oldest first. Returns how many went out.

    One connection serves a whole round. Without a server the round ends at the first message; the
    others wait for the next.
    """
    _give_up_on_the_unknown()
    now = clock.now()
    due = Message.objects.filter(status=Status.QUEUED, send_after__lte=now)
    due = due.exclude(claimed_until__gt=now).order_by("send_after", "created_at")
    waiting = list(due.values_list("pk", flat=True)[:limit])
    sent = 0
    while waiting:
        sent += _round(waiting)
    return sent


def _round(waiting: list[Any]) -> int:
    """Over one connection, until all are done or the connection falls. Returns how many went out;
    empties `waiting` when there is no server at all."""
    sent, message = 0, None
    try:
        with door.opened() as server:
            while waiting:
                message = _claim(waiting.pop(0))
                if message is not None:
                    going = partial(_about_to_send, message)
                    sent += _note(message, door.hand_over(server, message, going))
                    message = None
    except OSError as error:
        log.warning("no connection with the mail server: %s", type(error).__name__)
        if message is None and waiting:
            message = _claim(waiting[0])
        if message is not None:
            _note(message, Answer(Fate.LATER, Problem.SERVER))
        waiting.clear()
    return sent


def _claim(pk: Any) -> Message | None:
    """Ours for a while, committed before we speak to a slow server: no lock is held then."""
    now = clock.now()
    with together():
        found = Message.objects.select_for_update(
            skip_locked=connection.features.has_select_for_update_skip_locked
        )
        message = found.filter(pk=pk, status=Status.QUEUED, send_after__lte=now).first()
        if message is None or (message.claimed_until and message.claimed_until > now):
            return None
        if _must_wait(message):
            return None
        message.attempts += 1
        message.tried_at = message.tried_at or now
        message.claim, message.claimed_until = uuid4(), now + LEASE
        message.save(update_fields=["attempts", "tried_at", "claim", "claimed_until"])
        return message


def _must_wait(message: Message) -> bool:
    """It got late: a student is not woken by a second try."""
    kind = kind_of(message.kind)
    opens = hours.daytime(clock.now(), every_day=kind.every_day)
    if not kind.is_quiet or opens <= clock.now():
        return False
    message.send_after = opens
    message.save(update_fields=["send_after"])
    return True


def _mine(message: Message) -> Any:
    return Message.objects.filter(pk=message.pk, claim=message.claim)


def _about_to_send(message: Message) -> bool:
    """From here on the fate is unknown until we hear. False: another worker took it over."""
    return bool(_mine(message).filter(status=Status.QUEUED).update(status=Status.SENDING))


def _note(message: Message, answer: Answer) -> bool:
    """Write down what came of it. True when it was sent."""
    now = clock.now()
    if answer.fate == Fate.SENT:
        _mine(message).update(
            status=Status.SENT, sent_at=now, problem="", claim=None, claimed_until=None,
            **_blanked(message),
        )  # fmt: skip
        log.info("sent %s %s at %s", message.kind, message.pk, clock.here(now).isoformat())
        return True
    if answer.fate == Fate.NOT_OURS:
        return False
    over = answer.fate == Fate.NEVER or now - (message.tried_at or now) >= hours.GIVE_UP
    _mine(message).update(
        status=Status.FAILED if over else Status.QUEUED,
        problem=answer.problem,
        send_after=hours.next_try(now, message.attempts),
        claim=None,
        claimed_until=None,
    )
    log.info("not sent %s %s: %s", message.kind, message.pk, answer.problem)
    return False


def _blanked(message: Message) -> dict[str, str]:
    """A code or a secret link has done its work: it need not lie here. The demo shows its post."""
    kind = kind_of(message.kind)
    return {"body": ""} if kind.secret and not settings.DEMO else {}


def _give_up_on_the_unknown() -> None:
    """Who sent these did not live to say so."""
    lost = Message.objects.filter(status=Status.SENDING, claimed_until__lt=clock.now())
    number = lost.update(
        status=Status.UNSURE, problem=Problem.UNSURE, claim=None, claimed_until=None
    )
    if number:
        log.error("%d messages may have been sent: their worker died", number)
