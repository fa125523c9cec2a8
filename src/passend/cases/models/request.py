"""What an aspirant tells, one question a page, before anybody of the school reads it."""

import json
import uuid
from typing import Any

from django.conf import settings
from django.core import signing
from django.db import models
from django.urls import reverse

from passend.core import clock
from passend.core.fields import SealedTextField
from passend.core.keep import DOSSIER

from .case import Case, PartOfCase

SALT = "passend.cases.request"


class SupportRequest(models.Model):
    """Mijn vraag: a draft that its maker comes back to with a secret link, then sends once."""

    class Status(models.TextChoices):
        DRAFT = "draft", "nog niet verstuurd"
        SENT = "sent", "verstuurd"
        EXPIRED = "expired", "vervallen"

    class Way(models.TextChoices):
        OWN = "own", "zelf gevraagd"
        INVITED = "invited", "uitgenodigd"
        DESK = "desk", "ingevuld door school"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    status = models.CharField(max_length=8, choices=Status, default=Status.DRAFT)
    answers = SealedTextField(blank=True, default="")  # JSON
    case = models.OneToOneField(Case, models.CASCADE, null=True, blank=True, related_name="request")
    way = models.CharField(max_length=8, choices=Way, default=Way.OWN)
    helper = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    confirmed_on = models.DateField("door de student bevestigd op", null=True, blank=True)
    started_at = models.DateTimeField(default=clock.now)
    sent_at = models.DateTimeField(null=True, blank=True)

    objects = PartOfCase.as_manager()

    class Meta:
        ordering = ["-started_at"]

    class Privacy:
        sensitive = ["answers"]
        personal = ["helper"]
        plain = ["id", "status", "way", "case", "confirmed_on", "started_at", "sent_at"]
        of = ["case"]
        keep = DOSSIER

    def __str__(self) -> str:
        return f"aanvraag {self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("request.detail", args=[self.pk])

    @property
    def dossier(self) -> Case | None:
        return self.case

    @property
    def told(self) -> dict[str, Any]:
        """The answers by code of their question, and the words beside them (`<code>_text`)."""
        return dict(json.loads(self.answers)) if self.answers else {}

    def tell(self, more: dict[str, Any]) -> None:
        """Put answers beside those that are there; nothing is saved here."""
        self.answers = json.dumps({**self.told, **more}, ensure_ascii=False)

    @property
    def token(self) -> str:
        """The secret of the link: cannot be guessed, nor made from what lies in the database."""
        return signing.Signer(salt=SALT).sign(self.pk.hex)

    @classmethod
    def key_of(cls, token: str) -> uuid.UUID | None:
        """The key in a secret link; none in one that we did not make."""
        try:
            return uuid.UUID(signing.Signer(salt=SALT).unsign(token))
        except (signing.BadSignature, ValueError):
            return None

    @property
    def waits_for_student(self) -> bool:
        """Filled in by school: it counts as the student's own once (s)he said that it is right."""
        return self.way == self.Way.DESK and self.confirmed_on is None
