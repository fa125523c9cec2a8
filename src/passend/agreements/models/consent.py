"""Proof of agreement: who, when, how, and the exact text. Never changed, never deleted alone."""

import uuid
from datetime import date
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q

from passend.cases.models import Announcement, Case
from passend.core import clock
from passend.core.errors import Refused
from passend.core.fields import SealedTextField
from passend.core.keep import DOSSIER
from passend.core.models import StoredFile
from passend.people.models import User

from .agreement import Agreement


class ConsentQuerySet(models.QuerySet["Consent"]):
    def visible_to(self, user: User) -> "ConsentQuerySet":
        """Who has the dossier, with the version that was answered; a parent the own answer: what
        the student said, and why, is not needed to agree along."""
        seen = self.filter(agreement__in=Agreement.objects.visible_to(user))
        own = Q(by=user) if getattr(user, "is_authenticated", False) else Q(pk=None)
        return seen.filter(own | Q(agreement__case__in=Case.objects.visible_to(user)))

    def update(self, **kwargs: Any) -> int:
        raise Refused("A consent is never changed.")


class Consent(models.Model):
    """One act of agreeing or contesting (field J). `answers` maps a line's key to its answer."""

    class Method(models.TextChoices):
        SIGN_IN = "sign_in", "zelf ingelogd"
        CODE = "code", "met een code uit de eigen mail"
        PAPER = "paper", "handtekening op papier"

    class Role(models.TextChoices):
        STUDENT = "student", "student"
        PARENT = "parent", "ouder of verzorger"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="consents")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="consents"
    )
    role = models.CharField(max_length=8, choices=Role)
    method = models.CharField(max_length=8, choices=Method)
    at = models.DateTimeField(default=clock.now)
    answers = models.JSONField(default=dict)
    text = SealedTextField()
    text_sha256 = models.CharField(max_length=64)

    objects = ConsentQuerySet.as_manager()

    class Meta:
        ordering = ["at"]

    class Privacy:
        personal = ["by", "role"]
        sensitive = ["text", "answers"]
        plain = ["id", "agreement", "method", "at", "text_sha256"]
        of = ["agreement__case"]
        keep = DOSSIER

    def __str__(self) -> str:
        return f"akkoord {self.at:%d-%m-%Y}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise Refused("A consent is never changed.")
        super().save(*args, **kwargs)

    @property
    def dossier(self) -> Case:
        return self.agreement.case


class PaperSignatureQuerySet(models.QuerySet["PaperSignature"]):
    def visible_to(self, user: User) -> "PaperSignatureQuerySet":
        """Who sees the version sees that a paper was signed; the scan has rules of its own."""
        return self.filter(consent__agreement__in=Agreement.objects.visible_to(user))


class PaperSignature(models.Model):
    """A scan of a signature. The student hears of it and may object, until `last_day`.

    The days count from the moment that the student knows of the scan. `object_by` is the earliest
    day that can be: as if that was at once.
    """

    class State(models.TextChoices):
        """Follows from the dates, so it is not stored."""

        OPEN = "open", "bezwaar kan nog"
        OBJECTED = "objected", "bezwaar gemaakt"
        STANDS = "stands", "de termijn voor bezwaar is voorbij"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    consent = models.OneToOneField(Consent, models.PROTECT, related_name="paper")
    scan = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    signed_on = models.DateField("getekend op", default=clock.today)
    uploaded_on = models.DateField(default=clock.today)
    object_by = models.DateField("bezwaar maken uiterlijk")
    objected_on = models.DateField(null=True, blank=True)
    announcement = models.OneToOneField(
        Announcement, models.SET_NULL, null=True, blank=True, related_name="paper"
    )

    objects = PaperSignatureQuerySet.as_manager()

    class Privacy:
        personal = ["scan", "uploaded_by"]
        plain = [
            "id", "consent", "signed_on", "uploaded_on", "object_by", "objected_on", "announcement",
        ]  # fmt: skip
        of = ["consent__agreement__case"]
        keep = DOSSIER

    def __str__(self) -> str:
        return f"handtekening {self.uploaded_on}"

    def get_absolute_url(self) -> str:
        return self.consent.agreement.get_absolute_url()

    @property
    def status(self) -> "PaperSignature.State":
        if self.objected_on is not None:
            return self.State.OBJECTED
        last = self.last_day
        return self.State.OPEN if last is None or clock.today() <= last else self.State.STANDS

    @property
    def last_day(self) -> date | None:
        """The last day to object; None while the student does not know: no term runs then."""
        return self.announcement.ends_on if self.announcement else self.object_by

    def get_status_display(self) -> str:
        return str(self.status.label)

    @property
    def dossier(self) -> Case:
        return self.consent.agreement.case
