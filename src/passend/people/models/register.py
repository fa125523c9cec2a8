"""What the national register (ROD) and the school's roster say of students. Read-only facts here.

Source of the record types PER, ISG, ISP and ISE: the ROD registratieoverzicht.
"""

import uuid
from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Q

from engines.deadlines import BirthDate
from passend.core import clock
from passend.core.keep import DOSSIER, IN_USE


class Team(models.Model):
    """Opleidingsteam."""

    name = models.CharField("naam", max_length=120, unique=True)
    code = models.CharField(max_length=40, blank=True)

    class Meta:
        ordering = ["name"]

    class Privacy:
        plain = ["id", "name", "code"]
        keep = IN_USE

    def __str__(self) -> str:
        return self.name


class Group(models.Model):
    """Klas of groep."""

    name = models.CharField("naam", max_length=60, unique=True)
    team = models.ForeignKey(Team, models.SET_NULL, null=True, blank=True, related_name="groups")

    class Meta:
        ordering = ["name"]

    class Privacy:
        plain = ["id", "name", "team"]
        keep = IN_USE

    def __str__(self) -> str:
        return self.name


class Programme(models.Model):
    """A crebo code as the school loaded it: name and level. An unknown level stays unknown."""

    crebo = models.CharField(max_length=5, primary_key=True)
    name = models.CharField("naam", max_length=200, blank=True)
    level = models.PositiveSmallIntegerField("niveau", null=True, blank=True)

    class Meta:
        ordering = ["name", "crebo"]

    class Privacy:
        plain = ["crebo", "name", "level"]
        keep = IN_USE

    def __str__(self) -> str:
        return self.name or f"crebo {self.crebo}"


class Student(models.Model):
    """A person in the register or the roster.

    `identity` is a keyed hash of BSN or onderwijsnummer, for matching only. The birth date is a
    pair: the register knows dates whose day, or day and month, are `00`. Protection of under-16s
    ends on the last possible day, a parent's access on the first.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="student"
    )
    identity = models.CharField(max_length=64, unique=True, null=True, blank=True)
    number = models.CharField("studentnummer", max_length=20, unique=True, null=True, blank=True)
    first_name = models.CharField("voornaam", max_length=80, blank=True)
    last_name = models.CharField("achternaam", max_length=120, blank=True)
    search_name = models.CharField(max_length=220, blank=True, db_index=True, editable=False)
    email = models.EmailField("e-mail", blank=True)
    born_earliest = models.DateField(null=True, blank=True)
    born_latest = models.DateField(null=True, blank=True)
    group = models.ForeignKey(
        Group, models.SET_NULL, null=True, blank=True, related_name="students"
    )
    team = models.ForeignKey(Team, models.SET_NULL, null=True, blank=True, related_name="students")
    coach = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    municipality = models.CharField("gemeentecode", max_length=4, blank=True)
    application_number = models.CharField("aanmeldnummer", max_length=40, blank=True, db_index=True)
    coach_told = models.CharField("coach volgens de lijst", max_length=254, blank=True)
    in_roster = models.BooleanField(default=False)
    left_roster_on = models.DateField("niet meer in de lijst sinds", null=True, blank=True)
    gone_on = models.DateField("weg sinds", null=True, blank=True)

    class Meta:
        ordering = ["last_name", "first_name"]
        indexes = [models.Index(fields=["born_earliest"], name="student_born")]

    class Privacy:
        personal = [
            "user", "number", "first_name", "last_name", "search_name", "email", "born_earliest",
            "born_latest", "group", "coach", "coach_told", "municipality", "application_number",
        ]  # fmt: skip
        sensitive = ["identity"]
        secret = ["identity"]
        plain = ["id", "team", "in_roster", "left_roster_on", "gone_on"]
        of = ["pk"]
        keep = DOSSIER

    def __str__(self) -> str:
        return f"{self.first_name} {self.last_name}".strip() or "naam onbekend"

    @property
    def birth(self) -> BirthDate | None:
        if self.born_earliest is None or self.born_latest is None:
            return None
        return BirthDate.from_span(self.born_earliest, self.born_latest)

    @property
    def is_present(self) -> bool:
        return self.gone_on is None


class EnrolmentQuerySet(models.QuerySet["Enrolment"]):
    def running(self, day: date | None = None) -> "EnrolmentQuerySet":
        """Enrolments that have not actually ended; a start in the future counts."""
        day = day or clock.today()
        return self.filter(Q(ended_on=None) | Q(ended_on__gte=day))


class Enrolment(models.Model):
    """Inschrijving (ISG)."""

    class Source(models.TextChoices):
        ROD = "rod", "registratieoverzicht"
        ROSTER = "roster", "studentenlijst"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    student = models.ForeignKey(Student, models.CASCADE, related_name="enrolments")
    number = models.CharField("inschrijfvolgnummer", max_length=20)
    source = models.CharField(max_length=6, choices=Source, default=Source.ROD)
    enrolled_on = models.DateField("ingeschreven op")
    planned_end_on = models.DateField("gepland einde", null=True, blank=True)
    ended_on = models.DateField("einde", null=True, blank=True)
    end_reason = models.CharField("reden", max_length=2, blank=True)

    objects = EnrolmentQuerySet.as_manager()

    class Meta:
        ordering = ["enrolled_on"]
        constraints = [models.UniqueConstraint(fields=["student", "number"], name="enrolment_once")]

    class Privacy:
        personal = ["student", "number", "enrolled_on", "planned_end_on", "ended_on", "end_reason"]
        plain = ["id", "source"]
        of = ["student"]
        keep = DOSSIER

    def __str__(self) -> str:
        return f"inschrijving {self.number}"


class EnrolmentPeriod(models.Model):
    """Periode in een inschrijving (ISP): from a day, this programme in this pathway."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    enrolment = models.ForeignKey(Enrolment, models.CASCADE, related_name="periods")
    from_on = models.DateField("vanaf")
    programme = models.ForeignKey(
        Programme, models.PROTECT, null=True, blank=True, related_name="periods"
    )
    pathway = models.CharField("leerweg", max_length=8, blank=True)
    level = models.PositiveSmallIntegerField("niveau volgens het register", null=True, blank=True)
    funded = models.BooleanField(null=True, blank=True)
    location = models.CharField(max_length=8, blank=True)

    class Meta:
        ordering = ["from_on"]
        constraints = [models.UniqueConstraint(fields=["enrolment", "from_on"], name="period_once")]

    class Privacy:
        personal = ["enrolment", "from_on", "programme", "pathway", "level", "funded", "location"]
        plain = ["id"]
        of = ["enrolment__student"]
        keep = DOSSIER

    def __str__(self) -> str:
        return f"periode vanaf {self.from_on}"

    @property
    def known_level(self) -> int | None:
        """From the period, else from the crebo list; never guessed."""
        return self.level or (self.programme.level if self.programme else None)


class SupportPeriod(models.Model):
    """Periode van extra ondersteuning (ISE), as the nation knows it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    enrolment = models.ForeignKey(Enrolment, models.CASCADE, related_name="support_periods")
    from_on = models.DateField("vanaf")
    to_on = models.DateField("tot", null=True, blank=True)

    class Meta:
        ordering = ["from_on"]
        constraints = [
            models.UniqueConstraint(fields=["enrolment", "from_on"], name="support_period_once")
        ]

    class Privacy:
        sensitive = ["enrolment", "from_on", "to_on"]
        plain = ["id"]
        of = ["enrolment__student"]
        keep = DOSSIER

    def __str__(self) -> str:
        return f"ISE vanaf {self.from_on}"
