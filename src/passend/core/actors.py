"""Who did it, when nobody with an account did."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Actor:
    """An actor without an account: the nightly run, or a visitor who asks for help."""

    key: str

    is_authenticated = False
    is_anonymous = True


SYSTEM = Actor("system")
VISITOR = Actor("visitor")


def actor_key(by: Any) -> str:
    """The stable name of an actor: `system`, `visitor`, or `people.user:<uuid>`."""
    if isinstance(by, Actor):
        return by.key
    if by is None or not getattr(by, "pk", None):
        return VISITOR.key
    return f"{by._meta.label_lower}:{by.pk}"
