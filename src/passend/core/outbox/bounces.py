"""What came back: a mail server says afterwards that a message did not arrive (RFC 3464)."""

import email
import re
from email.message import Message as Letter
from email.policy import default
from uuid import UUID

from ..models import Message

HEX = re.compile(r"\+([0-9a-f]{32})@")
MESSAGE_ID = re.compile(r"<([0-9a-f-]{36})@")
Status = Message.Status


def note(report: bytes, envelope: str = "") -> bool:
    """Take in one report. `envelope` is the address it came to, when the server tells.

    True when a message of ours was found and it failed for good; a warning of delay, a holiday
    reply or somebody else's mail changes nothing.
    """
    letter = email.message_from_bytes(report, policy=default)
    key = _key(letter, envelope)
    if key is None or "failed" not in _actions(letter):
        return False
    sent = Message.objects.filter(pk=key, status__in=[Status.SENT, Status.UNSURE])
    changed = sent.update(status=Status.FAILED, problem=Message.Problem.BOUNCED)
    return bool(changed)


def _actions(letter: Letter) -> set[str]:
    """`Action:` of every recipient in the machine-readable part."""
    parts = [p for p in letter.walk() if p.get_content_type() == "message/delivery-status"]
    blocks = [block for part in parts for block in part.get_payload() if isinstance(block, Letter)]
    return {str(block.get("Action", "")).strip().lower() for block in blocks}


def _key(letter: Letter, envelope: str) -> UUID | None:
    """From the address it came back to, else from the mail that came back with it."""
    for place in (envelope, str(letter.get("To", "")), str(letter.get("X-Original-To", ""))):
        if found := HEX.search(place):
            return UUID(found[1])
    for part in letter.walk():
        if part is not letter and (found := MESSAGE_ID.match(str(part.get("Message-ID", "")))):
            return UUID(found[1])
        headers = part.get_content_type() == "text/rfc822-headers"
        if headers and (found := MESSAGE_ID.search(str(part.get_payload()))):
            return UUID(found[1])
    return None
