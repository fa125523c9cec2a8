"""The pages that are measured, each as the person who opens it most."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.test import Client
from django.urls import reverse

from passend.cases.models import Case
from passend.desk.demo.personas import COACH, COORDINATOR, NOOR, TEACHER
from passend.people.models import User


@dataclass(frozen=True)
class Page:
    """`kind` chooses the bar: list, search or dossier."""

    name: str
    kind: str
    email: str
    path: str


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
        Page("Zoeken", "search", COORDINATOR.email, f"{students}?q={name}"),
        Page("Dossier", "dossier", COORDINATOR.email, dossier),
        Page("Afspraken", "dossier", NOOR.email, reverse("desk.agreements")),
    ]


def client_of(page: Page) -> Client:
    client = Client(headers={"host": "127.0.0.1"})
    client.force_login(User.objects.get(email=page.email))
    return client


def cookies(page: Page) -> dict[str, Any]:
    """The session cookie of the page's person, for a server in another process."""
    name = settings.SESSION_COOKIE_NAME
    return {name: client_of(page).cookies[name].value}
