"""The pages that are measured, each as the person who opens it most."""

import time
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.test import Client
from django.urls import reverse

from passend.cases.models import Case
from passend.desk.demo.personas import COACH, COORDINATOR, NOOR, TEACHER
from passend.people.models import User

CSRF = "b" * 32


@dataclass(frozen=True)
class Page:
    """`kind` chooses the bar: list, search or dossier. What was typed in a search is posted."""

    name: str
    kind: str
    email: str
    path: str
    typed: str = ""


def pages() -> list[Page]:
    """Lists, searches and dossiers of the school that Django is set up for."""
    coordinator = User.objects.get(email=COORDINATOR.email)
    teams = coordinator.teams_as("coordinator")
    in_team = Case.objects.open().filter(team__in=teams, agreements__status="in_force")
    # The fullest dossier of the team: the one with most agreements, not a lucky empty one.
    rich = in_team.order_by("requested_on", "pk").first()
    name = rich.last_name[:4] if rich else "ver"
    dossier = reverse("case.detail", args=[rich.pk]) if rich else ""
    students = reverse("students")
    return [
        Page("Werklijst", "list", COORDINATOR.email, reverse("worklist")),
        Page("Studenten", "list", COORDINATOR.email, students),
        Page("Vandaag", "list", COACH.email, reverse("today")),
        Page("Docentkaart", "list", TEACHER.email, reverse("card.list")),
        Page("Zoeken", "search", COORDINATOR.email, students, typed=name),
        Page("Dossier", "dossier", COORDINATOR.email, dossier),
        Page("Afspraken", "dossier", NOOR.email, reverse("desk.agreements")),
    ]


def client_of(page: Page) -> Client:
    """Somebody who came in with all that the door asks."""
    client = Client(headers={"host": "127.0.0.1"})
    client.force_login(User.objects.get(email=page.email))
    session = client.session
    session.update(dict.fromkeys(["shown_who_at", "began_at", "seen_at"], time.time()))
    session["second_step_done"] = True
    session.save()
    return client


def opened(client: Client, page: Page) -> Any:
    """The answer of the page, or of its search."""
    return client.post(page.path, {"q": page.typed}) if page.typed else client.get(page.path)


def cookies(page: Page) -> dict[str, Any]:
    """The session cookie of the page's person, for a server in another process; and the one that
    goes with a form that is sent."""
    name = settings.SESSION_COOKIE_NAME
    found = {name: client_of(page).cookies[name].value}
    return found | ({settings.CSRF_COOKIE_NAME: CSRF} if page.typed else {})
