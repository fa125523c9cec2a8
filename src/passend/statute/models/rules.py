"""Versions of the statute and of the arrangements."""

import uuid
from datetime import date
from typing import Any, Self

from django.db import models
from django.db.models import Q
from django.urls import reverse

from passend.core import clock
from passend.core.keep import IN_USE
from passend.people.models import Role

from ..asked_by_law import COUNCIL, ITEMS, Item
from ..sections import Section, sections_of

EDITORS = (Role.MANAGER, Role.QUALITY, Role.BOARD)


class Kind(models.TextChoices):
    """Which rules they are. The first is asked by law, the others may also be part of it."""

    STATUTE = "statute", "studentenstatuut"
    SUPPORT = "support", "extra steun op school"
    EXAMS = "exams", "aangepaste examens"
    FUND = "fund", "studentenfonds"
    PREGNANCY = "pregnancy", "zwangerschap en bevalling"
    COMPLAINTS = "complaints", "klachten en beroep"


class RulesQuerySet(models.QuerySet["Rules"]):
    def visible_to(self, user: Any) -> Self:
        """Everybody what was ever published; who works on the rules the drafts too."""
        works = getattr(user, "is_authenticated", False) and any(
            user.has_role(role) for role in (*EDITORS, Role.COUNCIL)
        )
        return self if works else self.published()

    def published(self) -> Self:
        return self.filter(status=Rules.Status.PUBLISHED)

    def drafts(self) -> Self:
        return self.filter(status__in=Rules.OPEN)

    def in_force_on(self, day: date) -> list["Rules"]:
        """One of each kind: the last that had begun on that day."""
        found: dict[str, Rules] = {}
        for rules in self.published().filter(starts_on__lte=day).order_by("starts_on", "number"):
            found[rules.kind] = rules
        return [found[kind] for kind in Kind.values if kind in found]


class Rules(models.Model):
    """Regeling: one version of the student statute or of an arrangement of the school.

    What was published is never edited: a new version replaces it from its own first day, so what
    was in force on a day stays known. `items` are the letters of WEB 7.4.8 lid 4 that stand in it.
    `council_on` is the day on which the student council consented, `adopted_on` that on which the
    board laid it down.
    """

    class Status(models.TextChoices):
        DRAFT = "draft", "concept"
        AGREED = "agreed", "studentenraad stemt in"
        PUBLISHED = "published", "gepubliceerd"
        DROPPED = "dropped", "weggedaan"

    OPEN = (Status.DRAFT, Status.AGREED)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField("welke regels", max_length=10, choices=Kind)
    number = models.PositiveSmallIntegerField("versie", default=1)
    status = models.CharField(max_length=9, choices=Status, default=Status.DRAFT)
    summary = models.TextField("in het kort", max_length=2000, blank=True)
    text = models.TextField("tekst", max_length=200_000, blank=True)
    items = models.JSONField("staat erin", default=list, blank=True)
    starts_on = models.DateField("geldt vanaf", null=True, blank=True)
    council_on = models.DateField("studentenraad stemde in op", null=True, blank=True)
    adopted_on = models.DateField("vastgesteld op", null=True, blank=True)
    published_on = models.DateField("gepubliceerd op", null=True, blank=True)

    objects = RulesQuerySet.as_manager()

    class Meta:
        ordering = ["kind", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "number"], name="rules_number_once"),
            models.UniqueConstraint(
                fields=["kind"], condition=Q(status__in=["draft", "agreed"]), name="rules_one_draft"
            ),
        ]

    class Privacy:
        plain = [
            "id", "kind", "number", "status", "summary", "text", "items", "starts_on",
            "council_on", "adopted_on", "published_on",
        ]  # fmt: skip
        keep = IN_USE

    def __str__(self) -> str:
        return f"{self.get_kind_display().capitalize()}, versie {self.number}"

    def get_absolute_url(self) -> str:
        return reverse("rules.version", args=[self.pk])

    @property
    def sections(self) -> list[Section]:
        return sections_of(self.text)

    @property
    def council_law(self) -> str:
        """Why the student council must consent; empty where the law does not ask it."""
        return COUNCIL.get(self.kind, "")

    @property
    def missing(self) -> list[Item]:
        """What the law wants in a statute and was not said to stand in it (law.md C-02)."""
        if self.kind != Kind.STATUTE:
            return []
        return [item for item in ITEMS if item.always and item.letter not in self.items]

    @property
    def is_to_come(self) -> bool:
        return self.starts_on is not None and self.starts_on > clock.today()
