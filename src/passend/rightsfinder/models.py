"""Letters about rights: what was sent about what, to whom once a study year, and who wants none."""

import uuid
from datetime import timedelta
from typing import Final

from django.db import models

from passend.cases.models import Case
from passend.core import clock
from passend.core.keep import DOSSIER, FIGURES, INSTALLATION
from passend.core.models import Job, Message
from passend.people.models import Student

A_DAY: Final = timedelta(days=1)
"""So long the link that switched letters off may switch them on again."""


def dossier_of(student: Student) -> Case | None:
    """The open dossier of a student, else an older one, where there is any."""
    return min(student.cases.all(), key=lambda case: bool(case.closed_on), default=None)


class Outreach(models.Model):
    """A round of letters about one provision. Holds nobody's name; who pressed stands in the log.

    `read` names the facts of the register that were looked at, `catalogue` the rules that were
    used: with those anybody can repeat it. `study_year` is the calendar year in which it began.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    provision = models.CharField("regel", max_length=80)
    study_year = models.PositiveSmallIntegerField("studiejaar")
    sent_on = models.DateField("verstuurd op", default=clock.today)
    expected = models.PositiveIntegerField("studenten aan wie", default=0)
    read = models.JSONField("gekeken naar", default=list, blank=True)
    catalogue = models.CharField(max_length=80, blank=True)
    job = models.ForeignKey(Job, models.SET_NULL, null=True, blank=True, related_name="rounds")

    class Meta:
        ordering = ["-sent_on"]
        indexes = [models.Index(fields=["provision", "study_year"], name="outreach_provision")]

    class Privacy:
        plain = [
            "id", "provision", "study_year", "sent_on", "expected", "read", "catalogue", "job",
        ]  # fmt: skip
        keep = FIGURES

    def __str__(self) -> str:
        return f"{self.provision} {self.sent_on}"


class OutreachLetter(models.Model):
    """That a student was sent a letter about a provision in a study year; never twice.

    Not kept is why: "by the register" would say of somebody by name that (s)he has this right. The
    round says at which facts of the register the school looked, and the text is the same for all.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    outreach = models.ForeignKey(Outreach, models.CASCADE, related_name="letters")
    student = models.ForeignKey(Student, models.CASCADE, related_name="outreach_letters")
    provision = models.CharField("over", max_length=80)
    study_year = models.PositiveSmallIntegerField("studiejaar")
    # Emptied, and no longer written (ADR 74); gone in the release after.
    ground = models.CharField(max_length=8, blank=True, default="", db_default="", editable=False)
    sent_on = models.DateField("verstuurd op", default=clock.today)
    message = models.ForeignKey(
        Message, models.SET_NULL, null=True, blank=True, related_name="letters"
    )

    class Meta:
        ordering = ["-sent_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["student", "provision", "study_year"],
                name="outreach_letter_once",
                violation_error_message="Deze student kreeg deze brief al.",
            )
        ]

    class Privacy:
        personal = ["student"]
        plain = ["id", "outreach", "provision", "study_year", "sent_on", "message", "ground"]
        of = ["student"]
        keep = DOSSIER

    def __str__(self) -> str:
        return f"brief over {self.provision}"

    @property
    def dossier(self) -> Case | None:
        """In whose file the log says it; nowhere for who has no dossier."""
        return dossier_of(self.student)


class OutreachBasis(models.Model):
    """On what ground letters about other laws than the WEB may go: the newest row counts.

    Without a row they may not. `law` names the law that gives the school this task (AVG 6 lid 3),
    or the paper with the weighing of interests; the register of processing activities shows it.
    """

    class Kind(models.TextChoices):
        NONE = "none", "nee, geen brieven over andere wetten"
        TASK = "task", "ja, dit is een taak van school volgens de wet (AVG 6 lid 1 onder e)"
        INTEREST = "interest", "ja, school woog haar belang en dat van studenten af (onder f)"

    kind = models.CharField("mag het?", max_length=8, choices=Kind)
    law = models.CharField("waar staat dat?", max_length=300, blank=True, default="")
    chosen_on = models.DateField("gekozen op", default=clock.today)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind="none") | ~models.Q(law=""), name="outreach_basis_has_law"
            )
        ]

    class Privacy:
        plain = ["id", "kind", "law", "chosen_on"]
        keep = INSTALLATION

    def __str__(self) -> str:
        return "grondslag van brieven"


class OutreachChoice(models.Model):
    """That a student wants no letters about rights, or wants them again (AVG 21).

    `stopped_at` is when a link in a letter switched them off; null when the own pages did.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    student = models.OneToOneField(Student, models.CASCADE, related_name="outreach_choice")
    is_off = models.BooleanField("geen brieven over rechten", default=False)
    changed_on = models.DateField("gekozen op", default=clock.today)
    stopped_at = models.DateTimeField("gestopt met de link op", null=True, blank=True)

    class Privacy:
        personal = ["student", "is_off"]
        plain = ["id", "changed_on", "stopped_at"]
        of = ["student"]
        keep = DOSSIER

    def __str__(self) -> str:
        return "geen brieven" if self.is_off else "brieven"

    @property
    def dossier(self) -> Case | None:
        """As of a letter."""
        return dossier_of(self.student)

    @property
    def is_fresh(self) -> bool:
        """Whether the link that switched them off just now may still put that right."""
        return self.stopped_at is not None and clock.now() - self.stopped_at < A_DAY

    @classmethod
    def of(cls, student: Student) -> "OutreachChoice":
        """The choice of this student, or one in the making."""
        return cls.objects.filter(student=student).first() or cls(student=student)
