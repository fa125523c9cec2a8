"""Post: written with the change that causes it, sent afterwards. The one door for mail.

A message carries no content, only "er staat iets voor je klaar" and a link. Templates are
`mail/<kind>.txt`: the first line is the subject.
"""

from datetime import datetime, timedelta
from html import unescape
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import models
from django.template.loader import render_to_string

from . import clock
from .actors import actor_key
from .models import Message, School, key
from .together import together

MAX_ATTEMPTS, WAIT = 41, timedelta(minutes=5)  # 5, 10, 15 … minutes apart: 72 hours in all


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
) -> Message | None:
    """Put a message in the outbox, inside the caller's transaction.

    `to` is a user; `address` overrides the user's own. `link` is a path on this site. With
    `once`, a second call with the same value does nothing. Without any address nothing can be
    sent: the message is kept as *niet aangekomen*, so that somebody sees it.
    """
    if once and Message.objects.filter(once=once).exists():
        return None
    address = address or getattr(to, "email", "")
    context = {"link": f"{settings.BASE_URL}{link}", "school": School.current().name, "code": code}
    # Templates escape for HTML; this is plain text, and a school may be called ROC ’t & Zn.
    text = unescape(render_to_string(f"mail/{kind}.txt", context))
    subject, _, body = text.strip().partition("\n")
    return Message.objects.create(
        kind=kind,
        to=actor_key(to),
        address=address,
        about=key(about) if about else "",
        subject=subject.removeprefix("Onderwerp:").strip(),
        body=body.strip(),
        once=once,
        status=Message.Status.QUEUED if address else Message.Status.FAILED,
        send_after=send_after or clock.now(),
        created_at=clock.now(),
    )


def send_due(limit: int = 200) -> int:
    """Send what is due, oldest first. Returns how many went out."""
    due = Message.objects.filter(status=Message.Status.QUEUED, send_after__lte=clock.now())
    return sum(_send(pk) for pk in due.values_list("pk", flat=True)[:limit])


def _send(pk: Any) -> bool:
    message = _claim(pk)
    if message is None:
        return False
    try:
        EmailMessage(
            message.subject,
            message.body,
            to=[message.address],
            headers={"Message-ID": f"<{message.pk}@passend>"},
        ).send()
    except OSError:
        if message.attempts >= MAX_ATTEMPTS:
            message.status = Message.Status.FAILED
    else:
        message.status, message.sent_at = Message.Status.SENT, clock.now()
    message.save(update_fields=["status", "sent_at"])
    return message.status == Message.Status.SENT


def _claim(pk: Any) -> Message | None:
    """Ours until the next try, committed before we speak to a slow server: no lock is held then."""
    with together():
        message = Message.objects.select_for_update().get(pk=pk)
        if message.status != Message.Status.QUEUED or message.send_after > clock.now():
            return None
        message.attempts += 1
        message.send_after = clock.now() + WAIT * message.attempts
        message.save(update_fields=["attempts", "send_after"])
        return message
