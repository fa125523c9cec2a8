"""Examen: when and where a group makes one, so that everybody's adjustments stand on one list."""

import uuid
from datetime import timedelta
from typing import Any, Self

from django.db import models
from django.urls import reverse

from engines import exams
from passend.core import clock
from passend.core.keep import IN_USE
from passend.people.models import Group, Role, User


class ExamQuerySet(models.QuerySet["Exam"]):
    def visible_to(self, user: User) -> Self:
        """Those of the groups of the own teams, for who is on the exam committee."""
        if not getattr(user, "is_employee", False):
            return self.none()
        return self.filter(group__team__in=user.teams_as(Role.EXAM_BOARD))

    def planned(self) -> Self:
        return self.filter(status=Exam.Status.PLANNED)


class Exam(models.Model):
    """One sitting of one group. It says nothing about anybody: who is in the group is elsewhere."""

    class Status(models.TextChoices):
        PLANNED = "planned", "gepland"
        CANCELLED = "cancelled", "gaat niet door"

    class Kind(models.TextChoices):
        SCHOOL = exams.Exam.SCHOOL.value, "examen van school"
        DUTCH = exams.Exam.DUTCH.value, "centraal examen Nederlands"
        ENGLISH = exams.Exam.ENGLISH.value, "centraal examen Engels"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    status = models.CharField(max_length=9, choices=Status, default=Status.PLANNED)
    group = models.ForeignKey(Group, models.CASCADE, related_name="exams", verbose_name="groep")
    title = models.CharField("welk examen", max_length=120)
    kind = models.CharField("soort", max_length=8, choices=Kind)
    on = models.DateField("dag")
    starts_at = models.DateTimeField("begint om")
    minutes = models.PositiveSmallIntegerField("duur in minuten")
    place = models.CharField("ruimte", max_length=60)

    objects = ExamQuerySet.as_manager()

    class Meta:
        ordering = ["on", "starts_at", "place"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(minutes__gte=5, minutes__lte=600), name="exam_takes_a_while"
            )
        ]
        indexes = [models.Index(fields=["on", "status"], name="exam_day")]

    class Privacy:
        plain = ["id", "status", "group", "title", "kind", "on", "starts_at", "minutes", "place"]
        keep = IN_USE

    def __str__(self) -> str:
        return f"{self.title}, {self.on}"

    def get_absolute_url(self) -> Any:
        return f"{reverse('exam.list')}?dag={self.on.isoformat()}"

    @property
    def is_central(self) -> bool:
        return self.kind != self.Kind.SCHOOL

    @property
    def from_hour(self) -> str:
        return f"{clock.here(self.starts_at):%H:%M}"

    def until_hour(self, extra: int = 0) -> str:
        """When somebody with so many minutes extra is done."""
        end = self.starts_at + timedelta(minutes=self.minutes + extra)
        return f"{clock.here(end):%H:%M}"
