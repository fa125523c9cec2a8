"""Who is kept out of a matter, and what was done in it."""

import uuid

from django.conf import settings
from django.db import models

from engines.deadlines import Pause, Why
from passend.core import clock
from passend.core.fields import SealedTextField
from passend.core.keep import MATTER
from passend.core.models import StoredFile


class KeptOut(models.Model):
    """Buiten de zaak: who must not see it. Written at the receipt, so that it outlives accounts.

    Whom it is about, who guides the student, and whom the front desk adds; never taken away.
    """

    matter = models.ForeignKey("facility.Matter", models.CASCADE, related_name="kept_out")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    on = models.DateField("sinds", default=clock.today)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["matter", "user"], name="kept_out_once")]

    class Privacy:
        personal = ["user"]
        plain = ["id", "matter", "on"]
        of = ["matter__user"]
        keep = MATTER

    def __str__(self) -> str:
        return f"buiten de zaak sinds {self.on}"


class MatterStep(models.Model):
    """What was done in a matter: asked, answered, heard, advised. Both sides read it.

    `pause` says why the term of the body stands still from `on`: until `ended_on`, and as long as
    that is empty until `until_on`, the day that was set.
    """

    class Kind(models.TextChoices):
        ASKED = "asked", "Vraag aan jou"
        REPLIED = "replied", "Antwoord"
        HEARING = "hearing", "Hoorzitting"
        PUT_OFF = "put_off", "Meer tijd"
        URGENCY = "urgency", "Spoed"
        ADVICE = "advice", "Advies"
        PAPER = "paper", "Stuk van wie het behandelt"
        HELPER = "helper", "Wie er meekomt"
        PASSED_ON = "passed_on", "Doorgestuurd"
        SENT_BACK = "sent_back", "Terug naar het loket"
        DECISION = "decision", "Het besluit waar het over gaat"
        COPIED = "copied", "Kopie aan wie het over gaat"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    matter = models.ForeignKey("facility.Matter", models.CASCADE, related_name="steps")
    kind = models.CharField("soort", max_length=9, choices=Kind)
    on = models.DateField("datum", default=clock.today)
    at = models.DateTimeField(default=clock.now)
    until_on = models.DateField("tot en met", null=True, blank=True)
    ended_on = models.DateField("gestopt op", null=True, blank=True)
    pause = models.CharField(max_length=10, choices=[(w, w) for w in Why], blank=True, default="")
    text = SealedTextField("tekst", blank=True, default="")
    file = models.ForeignKey(
        StoredFile, models.PROTECT, null=True, blank=True, related_name="matter_steps"
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["at"]

    class Privacy:
        personal = ["by"]
        sensitive = ["text"]
        plain = ["id", "matter", "kind", "on", "at", "until_on", "ended_on", "pause", "file"]
        of = ["matter__user"]
        keep = MATTER

    def __str__(self) -> str:
        return f"{self.get_kind_display()} van {self.on}"

    def as_pause(self) -> Pause:
        """As the engine counts it."""
        return Pause(why=Why(self.pause), from_on=self.on, until_on=self.ended_on or self.until_on)
