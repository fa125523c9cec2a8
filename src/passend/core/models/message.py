"""The outbox: post that waits, went, or did not arrive."""

import uuid

from django.db import models

from .. import clock
from ..fields import SealedTextField
from ..keep import MESSAGE


class Message(models.Model):
    """A row of the outbox: written in the action's transaction, sent afterwards.

    `once` makes a message that may be asked for twice (nightly) exist once. `claim` is whose turn
    it is to send it, until `claimed_until`; `settled_at` is when somebody did something about a
    message that did not arrive. See docs/adr/0060-post.md.
    """

    class Status(models.TextChoices):
        QUEUED = "queued", "staat klaar"
        BUNDLED = "bundled", "gaat mee met de dagpost"
        SENDING = "sending", "wordt overgedragen"
        SENT = "sent", "verstuurd"
        UNSURE = "unsure", "misschien niet aangekomen"
        FAILED = "failed", "niet aangekomen"

    class Problem(models.TextChoices):
        """Why a message did not arrive, or not yet. A code: what a server answers is not kept."""

        NO_ADDRESS = "no_address", "er is geen mailadres"
        BAD_ADDRESS = "bad_address", "dit is geen mailadres"
        ADDRESS = "address", "het mailadres bestaat niet of is vol"
        REFUSED = "refused", "de mailserver weigerde het bericht"
        SENDER = "sender", "de mailserver weigert onze afzender"
        SERVER = "server", "de mailserver gaf geen antwoord"
        LATER = "later", "de mailserver vroeg om later terug te komen"
        BOUNCED = "bounced", "het bericht kwam terug"
        UNSURE = "unsure", "we weten niet of het bericht is verstuurd"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=40)
    to = models.CharField("aan wie (sleutel)", max_length=90)
    address = models.CharField(max_length=254)
    about = models.CharField(max_length=90, blank=True, db_index=True)
    subject = models.CharField(max_length=200)
    body = SealedTextField()
    status = models.CharField(max_length=10, choices=Status, default=Status.QUEUED)
    once = models.CharField(max_length=120, unique=True, null=True, blank=True)
    created_at = models.DateTimeField(default=clock.now)
    send_after = models.DateTimeField(default=clock.now)
    sent_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    dossier = models.CharField(max_length=90, blank=True, default="", db_default="", db_index=True)
    problem = models.CharField(
        max_length=12, choices=Problem, blank=True, default="", db_default=""
    )
    calendar = SealedTextField(blank=True, default="", db_default="")
    bundle = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="bundled"
    )
    tried_at = models.DateTimeField(null=True, blank=True)
    claim = models.UUIDField(null=True, blank=True)
    claimed_until = models.DateTimeField(null=True, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["created_at"]
        indexes = [models.Index(fields=["status", "send_after"], name="message_due")]

    class Privacy:
        personal = ["to", "address", "about", "dossier"]
        sensitive = ["body", "calendar"]
        plain = [
            "id", "kind", "subject", "status", "once", "created_at", "send_after", "sent_at",
            "attempts", "problem", "bundle", "tried_at", "claim", "claimed_until", "settled_at",
        ]  # fmt: skip
        of = ["to", "about"]
        keep = MESSAGE

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"
