"""Keys of the dossiers to which somebody was let in for a time: by the student, or by need."""

from collections.abc import Collection
from typing import Any

from django.apps import apps


def read_by(user: Any, roles: Collection[str], today: Any) -> Any:
    """Named to read it, with a yes, and the time still runs."""
    named: Any = apps.get_model("cases", "Involvement").objects.named(user, roles, today)
    return named.filter(reach="whole").values("case")


def glass_of(user: Any, now: Any) -> Any:
    """Opened by break-glass, at this moment."""
    opened: Any = apps.get_model("cases", "BreakGlass").objects.running(now)
    return opened.filter(user=user).values("case")
