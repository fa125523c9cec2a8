"""Prints sessions of many people of the school, for the load: `python -m bench._sessions`."""

import base64
import json
import time
from importlib import import_module
from io import BytesIO
from typing import Any
from uuid import uuid4

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.contrib.auth import (  # noqa: E402
    BACKEND_SESSION_KEY,
    HASH_SESSION_KEY,
    SESSION_KEY,
)
from PIL import Image  # noqa: E402

from passend.cases.models import Case  # noqa: E402
from passend.core import clock  # noqa: E402
from passend.core.models import Event  # noqa: E402
from passend.facility import actions as facility  # noqa: E402
from passend.facility.models import Matter  # noqa: E402
from passend.people.models import Role, StaffRole, Student, User  # noqa: E402

STORE = import_module(settings.SESSION_ENGINE).SessionStore


def session(user: User) -> str:
    """Somebody who just came in, with everything that the door asks."""
    store = STORE()
    store.update({
        SESSION_KEY: str(user.pk),
        BACKEND_SESSION_KEY: settings.AUTHENTICATION_BACKENDS[0],
        HASH_SESSION_KEY: user.get_session_auth_hash(),
        **dict.fromkeys(["shown_who_at", "began_at", "seen_at"], time.time()),
        "second_step_done": True,
    })  # fmt: skip
    store.create()
    return str(store.session_key)


def some(users: Any, most: int) -> list[str]:
    return [session(user) for user in users.distinct().order_by("pk")[:most]]


def having(role: str) -> Any:
    people = StaffRole.objects.current().filter(role=role).values("user")
    return User.objects.filter(is_active=True, pk__in=people)


def photo() -> str:
    """A real photo of some 2 MB, in base 64: what it shows is noise, and it passes every check."""
    out = BytesIO()
    Image.effect_noise((1800, 1400), 90).convert("RGB").save(out, "JPEG", quality=92)
    return base64.b64encode(out.getvalue()).decode()


def main() -> None:
    coordinators = having(Role.COORDINATOR)
    boss = coordinators.order_by("pk").first()
    assert boss is not None
    sender = User.objects.filter(cases__agreements__status="in_force").order_by("pk").last()
    assert sender is not None
    coaches = Case.objects.open().filter(coach__isnull=False).values("coach")
    team = sorted(boss.teams_as(Role.COORDINATOR))[0]
    found = {
        "student": some(User.objects.filter(cases__agreements__status="in_force"), 400),
        "coach": some(User.objects.filter(is_active=True, pk__in=coaches), 120),
        "coordinator": some(coordinators, 30),
        "committee": some(coordinators.order_by("-pk"), 30),
        "heavy": [
            session(boss),
            session(coordinators.order_by("-pk")[0]),
            session(sender),
        ],
    }
    words = {"text": f"Hier komen foto's ({uuid4()}).", "known_on": clock.today()}
    matter = facility.tell(Matter(about="treated"), by=sender, **words)
    told = {
        "cookie": settings.SESSION_COOKIE_NAME,
        "csrf": settings.CSRF_COOKIE_NAME,
        "photo": photo(),
        "photos": f"{matter.get_absolute_url()}toevoegen/",
        "bundle": f"/afspraken/papieren/team/{team}/",
        "sessions": found,
        "students": Student.objects.count(),
        "events": Event.objects.count(),
    }
    print(json.dumps(told))


if __name__ == "__main__":
    main()
