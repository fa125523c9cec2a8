"""How a committee decides together, where the school wants that: a proposal and the votes on it."""

import json
import uuid
from typing import Any

from django.conf import settings
from django.db import models

from passend.core import clock
from passend.core.fields import SealedTextField
from passend.core.keep import DOSSIER

from ..given import Given
from .adjustment import Adjustment


class Ballot(models.Model):
    """Voorstel: the decision that one member proposes to the others. One at a time.

    It goes with the decision, and with the votes: a committee decides, not each of its members.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    adjustment = models.OneToOneField(Adjustment, models.CASCADE, related_name="ballot")
    proposed = SealedTextField("voorstel")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name="voorgesteld door"
    )
    on = models.DateField("voorgesteld op", default=clock.today)

    class Privacy:
        personal = ["adjustment", "by"]
        sensitive = ["proposed"]
        plain = ["id", "on"]
        of = ["adjustment__case"]
        keep = DOSSIER

    def __str__(self) -> str:
        return f"voorstel van {self.on}"

    @classmethod
    def sealing(cls, outcome: str, given: Given, text: str) -> str:
        """What is voted on, as it is kept."""
        return json.dumps({"outcome": outcome, "given": given.plain(), "text": text})

    def decision(self) -> dict[str, Any]:
        """What `adjustment.decide` takes."""
        told = json.loads(self.proposed)
        return {**told, "given": Given.of_plain(told["given"])}


class Vote(models.Model):
    """Stem: what one member says about a proposal."""

    ballot = models.ForeignKey(Ballot, models.CASCADE, related_name="votes")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name="stem van"
    )
    agrees = models.BooleanField("is het ermee eens")
    on = models.DateField("gestemd op", default=clock.today)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["ballot", "by"], name="vote_once")]

    class Privacy:
        personal = ["by"]
        sensitive = ["agrees"]
        plain = ["id", "ballot", "on"]
        of = ["ballot__adjustment__case"]
        keep = DOSSIER

    def __str__(self) -> str:
        return f"stem van {self.on}"


class Recusal(models.Model):
    """Verschoning: a member who takes no part in one request, and then does not see it either.

    Beside who is kept out by law (WEB 7.4.5a lid 5): somebody who knows the student otherwise.
    Nobody asks why, and it is not taken back.
    """

    adjustment = models.ForeignKey(Adjustment, models.CASCADE, related_name="recusals")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name="doet niet mee"
    )
    on = models.DateField("sinds", default=clock.today)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["adjustment", "user"], name="recusal_once")]

    class Privacy:
        personal = ["user"]
        plain = ["id", "adjustment", "on"]
        of = ["adjustment__case"]
        keep = DOSSIER

    def __str__(self) -> str:
        return f"doet niet mee sinds {self.on}"
