"""How somebody from outside comes in: a parent, a partner."""

import uuid

from django.db import models

from passend.core import clock
from passend.core.keep import ACCOUNT

from .users import User


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def usable(self) -> "InvitationQuerySet":
        """Sent, not used, not taken back, and not too old."""
        return self.filter(status=Invitation.Status.OPEN, expires_at__gt=clock.now())


class Invitation(models.Model):
    """A link to one address, good once and for a while; whoever sent it can take it back.

    Whoever was invited and never came is not let in by another door (`actions.codes`).
    """

    class Status(models.TextChoices):
        OPEN = "open", "verstuurd"
        ACCEPTED = "accepted", "gebruikt"
        REVOKED = "revoked", "ingetrokken"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(User, models.CASCADE, related_name="invitations")
    address = models.EmailField("e-mail")
    about = models.CharField("waarvoor (sleutel)", max_length=90, db_index=True)
    token_hash = models.CharField(max_length=64)
    status = models.CharField(max_length=10, choices=Status, default=Status.OPEN)
    made_at = models.DateTimeField(default=clock.now)
    expires_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at"]

    class Privacy:
        personal = ["user", "address", "about"]
        sensitive = ["token_hash"]
        secret = ["token_hash"]
        plain = ["id", "status", "made_at", "expires_at", "ended_at"]
        of = ["user"]
        keep = ACCOUNT

    def __str__(self) -> str:
        return f"uitnodiging {self.pk}"

    @property
    def is_usable(self) -> bool:
        """Also bound to the address: when that of the account changed, the link is dead."""
        return (
            self.status == self.Status.OPEN
            and self.expires_at > clock.now()
            and self.address.casefold() == self.user.email.casefold()
            and self.user.is_active
        )
