"""An uploaded register or list, row by row, between upload and apply.

BSN and onderwijsnummer are never here: the waiting file is sealed and goes as soon as its rows
are staged, and a staged row holds only their keyed hash.
"""

import uuid
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from passend.core import clock
from passend.core.keep import LOAD, ROW
from passend.core.models import Job, StoredFile
from passend.people.registry.problems import REASONS

from .register import Student
from .users import Role, User

CHANGES = {
    "identity": "BSN of onderwijsnummer",
    "number": "studentnummer",
    "name": "naam",
    "email": "e-mail",
    "group": "groep",
    "team": "team",
    "coach": "coach",
    "municipality": "gemeente",
    "application_number": "aanmeldnummer",
    "born": "geboortedatum",
    "enrolled": "inschrijving",
    "ended": "uitgeschreven",
    "period": "opleiding of leerweg",
    "support": "extra ondersteuning in het register",
    "gone": "is weg",
    "back": "is terug",
    "joined": "lijst en register bij elkaar gebracht",
    "roles": "rollen",
    "groups": "groepen",
    "level": "niveau",
}
"""What an import can change, as codes in the rows and in words on the page."""


class ImportQuerySet(models.QuerySet["Import"]):
    def visible_to(self, user: User) -> "ImportQuerySet":
        """The functional manager loads the register; nobody else sees that it happens."""
        if getattr(user, "is_authenticated", False) and user.has_role(Role.MANAGER):
            return self
        return self.none()

    def last_of_students(self) -> datetime | None:
        """When a file with students was last taken over; None when that never happened."""
        about = self.filter(kind__in=[Import.Kind.ROD, Import.Kind.ROSTER])
        found: datetime | None = about.aggregate(last=models.Max("applied_at"))["last"]
        return found


class Import(models.Model):
    """One upload: sealed, mapped, staged, looked at, applied."""

    class Kind(models.TextChoices):
        ROD = "rod", "registratieoverzicht (ROD)"
        ROSTER = "roster", "studentenlijst"
        STAFF = "staff", "medewerkerslijst"
        CREBO = "crebo", "lijst met opleidingen (crebo)"

    class Status(models.TextChoices):
        UPLOADED = "uploaded", "geüpload"
        STAGING = "staging", "wordt gelezen"
        STAGED = "staged", "klaar om te bekijken"
        UNUSABLE = "unusable", "onbruikbaar"
        APPLYING = "applying", "wordt verwerkt"
        APPLIED = "applied", "verwerkt"
        CANCELLED = "cancelled", "weggegooid"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField("soort", max_length=8, choices=Kind)
    status = models.CharField(max_length=10, choices=Status, default=Status.UPLOADED)
    file = models.ForeignKey(StoredFile, models.SET_NULL, null=True, blank=True)
    file_name = models.CharField(max_length=200)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    uploaded_at = models.DateTimeField(default=clock.now)
    staged_at = models.DateTimeField(null=True, blank=True)
    applied_at = models.DateTimeField(null=True, blank=True)
    made_on = models.DateField("gemaakt op (VLP)", null=True, blank=True)
    applied_before = models.PositiveIntegerField(default=0)
    """How many files about the same records were applied when this one was compared."""
    complete = models.BooleanField("volledig", default=False)
    mapping = models.JSONField(default=dict, blank=True)
    counts = models.JSONField(default=dict, blank=True)
    problem = models.CharField(max_length=300, blank=True)
    job = models.ForeignKey(Job, models.SET_NULL, null=True, blank=True)

    objects = ImportQuerySet.as_manager()

    class Meta:
        ordering = ["-uploaded_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["status"],
                condition=Q(status="applying"),
                name="import_one_at_a_time",
                violation_error_message="Er wordt al een bestand verwerkt. Wacht tot dat klaar is.",
            )
        ]

    class Privacy:
        personal = ["file", "file_name", "uploaded_by"]
        plain = [
            "id", "kind", "status", "uploaded_at", "staged_at", "applied_at", "made_on", "complete",
            "mapping", "counts", "problem", "job", "applied_before",
        ]  # fmt: skip
        of = ["uploaded_by"]
        keep = LOAD

    def __str__(self) -> str:
        return f"{self.get_kind_display()} van {self.uploaded_at:%d-%m-%Y}"

    def get_absolute_url(self) -> str:
        return reverse("import.detail", args=[self.pk])

    @property
    def needs_mapping(self) -> bool:
        """A list of the school has columns that a person must confirm."""
        return self.kind in {self.Kind.ROSTER, self.Kind.STAFF}

    @property
    def new(self) -> int:
        return self._count(ImportRow.Verdict.NEW)

    @property
    def changed(self) -> int:
        return self._count(ImportRow.Verdict.CHANGED)

    @property
    def same(self) -> int:
        return self._count(ImportRow.Verdict.SAME)

    @property
    def gone(self) -> int:
        return self._count(ImportRow.Verdict.GONE)

    @property
    def refused(self) -> int:
        return self._count(ImportRow.Verdict.REFUSED)

    @property
    def noted(self) -> int:
        return self._count(ImportRow.Verdict.NOTED)

    def about_the_same(self) -> "ImportQuerySet":
        """Other imports that write the same records: register and roster both write students."""
        students = [self.Kind.ROD, self.Kind.ROSTER]
        kinds = students if self.kind in students else [self.kind]
        return Import.objects.filter(kind__in=kinds).exclude(pk=self.pk)

    def overtaken(self) -> bool:
        """Whether another file was applied since this one was compared with what is known."""
        rivals = self.about_the_same()
        return rivals.filter(status=self.Status.APPLIED).count() != self.applied_before

    def _count(self, verdict: str) -> int:
        return int(self.counts.get(verdict, 0))


class ImportRowQuerySet(models.QuerySet["ImportRow"]):
    def to_apply(self) -> "ImportRowQuerySet":
        """Rows that change something and have not done so yet."""
        wanted = [ImportRow.Verdict.NEW, ImportRow.Verdict.CHANGED, ImportRow.Verdict.GONE]
        return self.filter(verdict__in=wanted, applied=False).order_by("pk")

    def with_reason(self) -> "ImportRowQuerySet":
        """What did not go in, and what went in with a remark: the downloadable list."""
        wanted = [ImportRow.Verdict.REFUSED, ImportRow.Verdict.NOTED]
        return self.filter(verdict__in=wanted).order_by("line", "pk")

    def untold(self) -> "ImportRowQuerySet":
        """Applied rows that changed a student who was there already, not yet told to the rooms
        above: only they know who has a dossier."""
        touched = [ImportRow.Verdict.CHANGED, ImportRow.Verdict.GONE]
        rows = self.filter(applied=True, told=False, verdict__in=touched)
        return rows.filter(student__isnull=False).order_by("pk")


class ImportRow(models.Model):
    """A row (list) or a person with all records (register), waiting to be applied.

    `student` is the key of the student it is about (no foreign key: it outlives the student),
    `changes` the codes of what is different (see `CHANGES`). After apply `data` is empty.
    """

    class Verdict(models.TextChoices):
        NEW = "new", "nieuw"
        CHANGED = "changed", "veranderd"
        SAME = "same", "gelijk"
        GONE = "gone", "weg"
        REFUSED = "refused", "geweigerd"
        NOTED = "noted", "let op"

    batch = models.ForeignKey(Import, models.CASCADE, related_name="rows")
    line = models.PositiveIntegerField()
    who = models.CharField("sleutel", max_length=64, blank=True)
    student = models.UUIDField(null=True, blank=True)
    data = models.JSONField(default=dict, blank=True)
    verdict = models.CharField(max_length=8, choices=Verdict, blank=True)
    changes = models.JSONField(default=list, blank=True)
    code = models.CharField(max_length=20, blank=True)
    detail = models.CharField(max_length=120, blank=True)
    applied = models.BooleanField(default=False)
    applied_at = models.DateTimeField(null=True, blank=True)
    told = models.BooleanField(default=False)

    objects = ImportRowQuerySet.as_manager()
    known: Student | None = None
    """The student that a page shows beside the row; looked up a page at a time."""

    class Meta:
        ordering = ["line", "pk"]
        indexes = [
            models.Index(fields=["batch", "verdict", "line"], name="importrow_verdict"),
            models.Index(fields=["batch", "student"], name="importrow_student"),
            models.Index(
                fields=["id"], name="importrow_untold", condition=Q(applied=True, told=False)
            ),
        ]

    class Privacy:
        personal = ["who", "student", "data"]
        plain = [
            "id", "batch", "line", "verdict", "changes", "code", "detail", "applied", "applied_at",
            "told",
        ]  # fmt: skip
        of = ["student"]
        keep = ROW

    def __str__(self) -> str:
        return f"rij {self.line}"

    @property
    def why(self) -> str:
        """In words: the reason of a refusal, or what is different."""
        if self.code:
            sentence = str(REASONS.get(self.code, self.code))
            return f"{sentence} ({self.detail})" if self.detail else sentence
        return ", ".join(_(CHANGES[code]) for code in self.changes if code in CHANGES)

    @property
    def shown(self) -> str:
        """Whom the row is about, as far as the file says it in words."""
        told: dict[str, Any] = self.data
        name = " ".join(part for part in (told.get("first_name"), told.get("last_name")) if part)
        told_once = told.get("name") or told.get("email") or told.get("number")
        return name or str(told_once or self._number_in_the_list)

    @property
    def _number_in_the_list(self) -> str:
        """Of a refused row of students only the number is known."""
        return self.who if self.batch.kind == Import.Kind.ROSTER else ""
