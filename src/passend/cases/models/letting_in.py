"""Keys of the dossiers to which somebody was let in for a time: by the student, or by need."""

from typing import Any

from django.apps import apps

from passend.people.models import User


def read_by(user: User) -> Any:
    """Named to read it, with a yes, and the time still runs."""
    named: Any = apps.get_model("cases", "Involvement").objects.of(user)
    return named.filter(reach="whole").values("case")


def glass_of(user: User) -> Any:
    """Opened by break-glass, at this moment."""
    opened: Any = apps.get_model("cases", "BreakGlass").objects.running()
    return opened.filter(user=user).values("case")
