"""Whether a file may be changed now, or only kept: told by the room that knows files.

    @tells
    def stands_still(verb, by, case) -> bool: ...

So that every action asks it, of whatever room, and no room can forget to (AVG 18).
"""

from collections.abc import Callable
from typing import Any, TypeVar

Rule = Callable[[str, Any, Any], bool]
F = TypeVar("F", bound=Rule)

_told: list[Rule] = []


def tells(function: F) -> F:
    """Let this function tell it from now on. There is one."""
    _told[:] = [function]
    return function


def holds(verb: str, by: Any, subject: Any) -> bool:
    """Whether the file that this belongs to refuses this verb of this person.

    Raises LookupError where no room told: what nobody can answer is no yes."""
    dossier = getattr(subject, "dossier", None)
    if dossier is None or isinstance(dossier, str):  # a letter names its dossier, and is none of it
        return False
    if not _told:
        raise LookupError("Nobody told when a file may only be kept.")
    return any(rule(verb, by, dossier) for rule in _told)
