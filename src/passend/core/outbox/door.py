"""The door itself: speaks with the mail server, and says in four words how it went.

SMTP answers per step, and only what was answered is known. So the steps are taken one by one:
sender, recipient, and then, after we noted that we are about to, the text itself.
"""

import smtplib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from email.utils import formataddr, parseaddr
from enum import StrEnum
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.mail.message import sanitize_address
from django.template.loader import render_to_string

from ..models import Message, School
from .wording import paragraphs

Problem = Message.Problem
OK = 250
PERMANENT = 500


class Fate(StrEnum):
    """What we know of a message after a try."""

    SENT = "sent"
    """The server acknowledged it (250): from here on it is the server's."""
    LATER = "later"
    """Not accepted, or not acknowledged: ours to try again (RFC 5321, 4.5.4)."""
    NEVER = "never"
    """Refused for good (5xx)."""
    NOT_OURS = "not_ours"
    """Somebody else has it in hand."""


@dataclass(frozen=True)
class Answer:
    """The fate of one message, and why, as a code."""

    fate: Fate
    problem: str = ""


@contextmanager
def opened() -> Iterator[Any]:
    """A connection for many messages. Raises OSError when there is no server to speak with, or one
    that does not let us in (`smtplib.SMTPException` is an OSError)."""
    server = get_connection()
    server.open()
    if (smtp := _steps(server)) is not None:
        smtp.ehlo_or_helo_if_needed()
    try:
        yield server
    finally:
        with suppress(OSError):
            server.close()


def hand_over(server: Any, message: Message, about_to: Callable[[], bool]) -> Answer:
    """Give one message to the server. `about_to` notes that the point of no return is here, and
    says whether the message is still ours."""
    letter = letter_of(message)
    if (smtp := _steps(server)) is None:  # tests, the demo: a backend without steps
        if not about_to():
            return Answer(Fate.NOT_OURS)
        server.send_messages([letter])
        return Answer(Fate.SENT)
    return _in_steps(smtp, letter, message, about_to)


def _steps(server: Any) -> smtplib.SMTP | None:
    smtp = getattr(server, "connection", None)
    return smtp if isinstance(smtp, smtplib.SMTP) else None


def _in_steps(
    smtp: smtplib.SMTP, letter: EmailMultiAlternatives, message: Message, about_to: Any
) -> Answer:
    code, _said = smtp.mail(_ascii(bounce_address(message)))
    if code != OK:
        _start_over(smtp)
        return Answer(Fate.LATER, Problem.SENDER)  # ours to put right, not the recipient's
    code, _said = smtp.rcpt(_ascii(message.address))
    if code not in {OK, 251}:
        _start_over(smtp)
        return _refused(code, Problem.ADDRESS)
    if not about_to():
        _start_over(smtp)
        return Answer(Fate.NOT_OURS)
    try:
        code, _said = smtp.data(_bytes(letter))
    except smtplib.SMTPDataError as error:
        code = error.smtp_code
    return Answer(Fate.SENT) if code == OK else _refused(code, Problem.REFUSED)


def _bytes(letter: EmailMultiAlternatives) -> bytes:
    """With the line ends of SMTP."""
    written: bytes = letter.message().as_bytes(linesep="\r\n")  # type: ignore[call-arg]  # Django's
    return written


def _refused(code: int, problem: str) -> Answer:
    if code >= PERMANENT:
        return Answer(Fate.NEVER, problem)
    return Answer(Fate.LATER, Problem.LATER)


def _start_over(smtp: smtplib.SMTP) -> None:
    with suppress(smtplib.SMTPServerDisconnected):
        smtp.rset()


def letter_of(message: Message) -> EmailMultiAlternatives:
    """Text first, the same in plain HTML, and the invitation where there is one."""
    school = School.current()
    letter = EmailMultiAlternatives(
        message.subject,
        message.body,
        formataddr((" ".join(school.name.split()), _sender())),
        [message.address],
        reply_to=[school.contact_email] if school.contact_email else None,
        headers={
            "Message-ID": f"<{message.pk}@{_sender().rpartition('@')[2]}>",
            "Auto-Submitted": "auto-generated",
            "X-Auto-Response-Suppress": "All",
        },
    )
    letter.attach_alternative(page_of(message), "text/html")
    if message.calendar:
        method = "CANCEL" if "METHOD:CANCEL" in message.calendar else "REQUEST"
        letter.attach_alternative(message.calendar, f"text/calendar; method={method}")
    return letter


def page_of(message: Message) -> str:
    """The text as a simple page: paragraphs, and the link as a link. No picture, no tracking."""
    parts = paragraphs(message.body)
    return render_to_string("mail/page.html", {"subject": message.subject, "parts": parts})


def bounce_address(message: Message) -> str:
    """Where a server reports that a mail did not arrive: with the key of the message in it."""
    address = settings.PASSEND_BOUNCE_ADDRESS
    if not address:
        return _sender()
    name, _, domain = address.rpartition("@")
    return f"{name}+{message.pk.hex}@{domain}"


def _sender() -> str:
    return parseaddr(settings.DEFAULT_FROM_EMAIL)[1]


def _ascii(address: str) -> str:
    """A domain such as `école.example` as SMTP writes it."""
    return sanitize_address(address, "utf-8")
