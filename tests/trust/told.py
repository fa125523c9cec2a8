"""What somebody fills in where the first possible answer would not do."""

import re
from datetime import timedelta
from typing import Any

from passend.cases.models import SharingChoice
from passend.core import clock
from passend.core.models import Event, Message

FIELDS: dict[str, dict[str, Any]] = {
    "school.change": {
        "brin": "99ZZ",
        "contact_phone": "0612345678",
        "kept_months": ["10", "3"],
        "holidays": "24-10-2026 t/m 1-11-2026",
        "denied_alarm": "20",
        "glass_alarm": "5",
    },
}
KEY = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def own(verb: str, path: str) -> dict[str, Any]:
    """The fields of this page that somebody fills in on purpose."""
    found = KEY.search(path)
    key = found[0] if found else ""
    if verb == "agreement.answer_by_code":
        return {"code": newest_code()}
    if verb == "look.ask":
        seen = Event.objects.views().filter(dossier=f"cases.case:{key}").last()
        return {"event": str(seen.pk if seen else 0)}
    if verb == "involved.answer":
        choice = SharingChoice.objects.filter(to=f"outside:{key.replace('-', '')}").first()
        return {"item": str(choice.item) if choice else ""}
    if verb == "invitation.accept":
        return {"code": newest_code()}
    if verb in {"appointment.plan", "appointment.move"}:
        return {"day": str(clock.today() + timedelta(days=10)), "hour": "11:00"}
    return FIELDS.get(verb, {})


def newest_code() -> str:
    """The six digits of the last mail with a code."""
    mails = Message.objects.filter(kind="code").order_by("-created_at")
    return next((code for m in mails for code in re.findall(r"\b\d{6}\b", m.body)), "")
