"""Looking is an event: the student reads who looked, when, and what for."""

from typing import Any

from passend.core.models import Event

from .models import Case
from .policy import ground, student


def looked(by: Any, case: Case, what: Any = None) -> None:
    """Record that somebody opened a dossier or a part of it. One's own is not recorded."""
    if student(by, case):
        return
    why, purpose = ground(by, case)
    subject = what if what is not None else case
    noun = subject._meta.model_name
    Event.record(f"{noun}.view", subject, by=by, purpose=purpose, ground=why)
