"""Who of a body read a matter: a line in the log, which the student reads on the page itself.

It stands in no dossier: a coach must not learn from the log that somebody complained.
"""

from typing import Any

from django.http import HttpResponse

from passend.core.models import Event
from passend.core.purposes import Purpose
from passend.people.models import User

from .models import Matter


def looked(by: Any, matter: Matter) -> None:
    """Record that somebody opened it. One's own is not recorded."""
    if matter.user_id == getattr(by, "pk", None) or not getattr(by, "is_authenticated", False):
        return
    Event.record("matter.view", matter, by=by, purpose=Purpose.COMPLAINT, ground="decision")


def shown(answer: HttpResponse, by: Any, matter: Matter) -> HttpResponse:
    """The same for the page of a verb that shows what stands in it, unless it led on."""
    if answer.status_code in {200, 422}:
        looked(by, matter)
    return answer


def readers(matter: Matter) -> list[User]:
    """Everybody who read it, each once, by name."""
    keys = Event.objects.about(matter).views().values_list("actor", flat=True)
    found = {key.partition(":")[2] for key in keys if ":" in key}
    return list(User.objects.filter(pk__in=found).order_by("last_name", "first_name"))
