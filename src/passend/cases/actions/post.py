"""Post that did not arrive: sent again, or settled because the student was told otherwise."""

from typing import Any

from passend.cases.models import Case
from passend.cases.policy import staff
from passend.core import outbox
from passend.core.actions import action
from passend.core.models import Message, key


@action("case.resend", "Opnieuw sturen", on=Case, who=staff)
def resend(case: Case, *, by: Any, email: str) -> None:
    """What did not arrive goes again, to this address. It becomes the address of the dossier; with
    which address the student signs in does not change here."""
    case.email = email
    send_again(case, email)


def send_again(case: Case, email: str) -> None:
    """What did not arrive, to this address. Only settled is what held a secret of the old one, and
    what was for a parent or somebody from outside: their post is not for the student's mailbox."""
    for message in lost(case):
        if is_for_student(message) and not outbox.kind_of(message.kind).secret:
            outbox.again(message, email)
        else:
            outbox.settle(message)


def lost(case: Case) -> list[Message]:
    """What did not arrive in this dossier and waits for somebody."""
    found = outbox.undelivered().filter(dossier=key(case))
    return [message for message in found if not is_for_staff(message)]


def is_for_student(message: Message) -> bool:
    return outbox.kind_of(message.kind).to == outbox.To.STUDENT


def is_for_staff(message: Message) -> bool:
    return outbox.kind_of(message.kind).to == outbox.To.STAFF
