"""Where the school gives support: per location what there is, and whom to ask."""

import uuid
from datetime import date
from typing import Any, Self

from django.db import models
from django.urls import reverse

from engines.deadlines import add_months
from passend.core import clock
from passend.core.keep import IN_USE
from passend.people.models import Role

KEEPERS = (Role.COORDINATOR, Role.MANAGER, Role.QUALITY)
LONG_AGO = 12
"""Months after which the public page says that nobody looked for long."""


class LocationQuerySet(models.QuerySet["Location"]):
    def visible_to(self, user: Any) -> Self:
        """Who keeps the locations; what is offered there everybody reads on one page."""
        keeps = getattr(user, "is_authenticated", False) and any(map(user.has_role, KEEPERS))
        return self if keeps else self.none()

    def open(self) -> Self:
        return self.filter(status=Location.Status.OPEN)


class Location(models.Model):
    """Locatie: what of the measure library is offered here, and who tells more (WEB 7.4.8 lid 2).

    `programmes` are crebo codes, and empty means all of the school. `absent` are the codes of the
    measures that are not offered here. `checked_on` is when somebody last said that it is right.
    """

    class Status(models.TextChoices):
        OPEN = "open", "open"
        CLOSED = "closed", "dicht"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    status = models.CharField(max_length=6, choices=Status, default=Status.OPEN)
    name = models.CharField("naam", max_length=120, unique=True)
    programmes = models.JSONField("opleidingen", default=list, blank=True)
    absent = models.JSONField("is hier niet", default=list, blank=True)
    contact_name = models.CharField("contactpersoon", max_length=120)
    contact_email = models.EmailField("e-mail")
    contact_phone = models.CharField("telefoon", max_length=20, blank=True)
    checked_on = models.DateField("gecontroleerd op", default=clock.today)

    objects = LocationQuerySet.as_manager()

    class Meta:
        ordering = ["name"]

    class Privacy:
        plain = [
            "id", "status", "name", "programmes", "absent", "contact_name", "contact_email",
            "contact_phone", "checked_on",
        ]  # fmt: skip
        keep = IN_USE

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return f"{reverse('offer')}?locatie={self.pk}"

    def gives(self, crebo: str) -> bool:
        """Whether this programme is taught here."""
        return not self.programmes or crebo in self.programmes

    @property
    def was_checked_long_ago(self) -> bool:
        last: date = add_months(self.checked_on, LONG_AGO)
        return last < clock.today()
