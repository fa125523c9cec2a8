"""Toetsplanner: a program of the school that may read what was decided about exams."""

import uuid
from typing import Any, Self

from django.db import models
from django.urls import reverse

from passend.core.keep import IN_USE
from passend.people.models import Role, User


class PlannerQuerySet(models.QuerySet["Planner"]):
    def visible_to(self, user: User) -> Self:
        """For the functional manager, who connects and ends them."""
        is_manager = getattr(user, "is_employee", False) and user.has_role(Role.MANAGER)
        return self.all() if is_manager else self.none()

    def connected(self) -> Self:
        return self.filter(status=Planner.Status.CONNECTED)


class Planner(models.Model):
    """A program that plans exams, with a client of its own at the token endpoint.

    `application` holds the client id and the hash of the secret; it goes, with every token, when
    the planner is ended. This row stays, so that the log can say by name who read.
    """

    class Status(models.TextChoices):
        CONNECTED = "connected", "gekoppeld"
        ENDED = "ended", "gestopt"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    status = models.CharField(max_length=9, choices=Status, default=Status.CONNECTED)
    name = models.CharField("naam", max_length=80)
    application = models.OneToOneField(
        "oauth2_provider.Application",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="planner",
    )
    connected_on = models.DateField("gekoppeld op")
    ended_on = models.DateField("gestopt op", null=True, blank=True)

    objects = PlannerQuerySet.as_manager()

    class Meta:
        ordering = ["status", "name"]

    class Privacy:
        plain = ["id", "status", "name", "application", "connected_on", "ended_on"]
        keep = IN_USE

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> Any:
        return reverse("planner.list")
