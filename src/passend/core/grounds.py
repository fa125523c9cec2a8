"""On what ground somebody acts in a dossier, and for what: told by the room that knows dossiers.

    @explains
    def ground(user, case) -> tuple[str, Purpose]: ...

So that every line of the log says it, of a change as of a look (trust.md 2), and nobody is asked.
"""

from collections.abc import Callable
from typing import Any, TypeVar

Explanation = Callable[[Any, Any], tuple[str, Any]]
F = TypeVar("F", bound=Explanation)

_told: list[Explanation] = []


def explains(function: F) -> F:
    """Let this function tell it from now on. There is one."""
    _told[:] = [function]
    return function


def of(by: Any, dossier: Any) -> tuple[str, str]:
    """The ground and the purpose; nothing while no room has told how to find them."""
    for explanation in _told:
        ground, purpose = explanation(by, dossier)
        return ground, str(purpose)
    return "", ""
