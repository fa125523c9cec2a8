"""What one can do with a matter now, the next step of its procedure first."""

from typing import Any

from engines import deadlines
from passend.core.actions import Action, open_actions

from .actions.telling import advises, has_advice
from .doors import Body, Kind
from .models import Matter, MatterStep


def steps_of(user: Any, matter: Matter) -> tuple[Action | None, list[Action]]:
    """The next step, where the procedure has one for this person, and what else is possible."""
    verbs = {a.verb: a for a in open_actions(user, matter) if useful(a.verb, matter)}
    first = verbs.pop(next_step(matter), None)
    return first, list(verbs.values())


def next_step(matter: Matter) -> str:
    """To the right body, the copy, the hearing, the advice and the conclusion, in that order (WEB
    7.5.2, 7.5.7; Awb 9:9, 9:10, 7:13)."""
    if matter.body != Body.FACILITY and matter.passed_on_on is None:
        return "matter.forward"
    kinds = MatterStep.Kind
    if matter.kind == Kind.COMPLAINT and not matter.steps.filter(kind=kinds.COPIED).exists():
        return "matter.copy"
    if has_advice(matter) and matter.kind != Kind.APPEAL:
        return "matter.decide"
    if matter.hearing_on is None:
        return "matter.plan"
    return "matter.advise" if advises(matter) else "matter.decide"


def useful(verb: str, matter: Matter) -> bool:
    """Not offered: to bring again what was brought, and what the law does not know for this kind.
    Doing it anyway is refused."""
    if verb == "matter.tell":
        return False
    if verb in {"matter.copy", "matter.close"}:
        return matter.kind == Kind.COMPLAINT
    if verb == "matter.urge":
        return matter.door.may_be_urgent and matter.urgency_on is None
    if verb == "matter.put_off":
        return deadlines.may_be_put_off(matter.door.about) and matter.put_off_on is None
    if verb in {"matter.forward", "matter.send_back"}:
        return (matter.passed_on_on is None) == (verb == "matter.forward")
    if verb == "matter.advise":
        return advises(matter)
    return verb != "matter.decide" or has_advice(matter)
