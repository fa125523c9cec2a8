"""The school itself, and what it chose."""

from datetime import date

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Value

from ..keep import INSTALLATION
from ..prepared import Prepared


def glass_roles() -> list[str]:
    """Who has break-glass until the school chooses: whoever answers for the support of a team."""
    return ["coordinator"]


class School(models.Model):
    """The institution and its own choices. One installation serves one institution: one row.

    Changed by the functional manager through an action, so that every change leaves an event.
    """

    name = models.CharField("naam", max_length=120, default="Onze school")
    brin = models.CharField("BRIN", max_length=4, blank=True)
    contact_name = models.CharField("aanspreekpunt", max_length=120, blank=True)
    contact_email = models.EmailField("e-mail", blank=True)
    contact_phone = models.CharField("telefoon", max_length=30, blank=True)
    dpo_email = models.EmailField(
        "e-mail van de functionaris gegevensbescherming", blank=True, default="", db_default=""
    )
    hosting = models.CharField(
        "waar de computers en de mail staan", max_length=200, blank=True, default="", db_default=""
    )
    transfers = models.CharField(
        "naar welk land buiten de EER, en waarom dat mag",
        max_length=200,
        blank=True,
        default="",
        db_default="",
    )
    is_public = models.BooleanField("openbare school", default=False, db_default=False)
    boards_together = models.BooleanField(
        "de examencommissie beslist met een meerderheid", default=False, db_default=False
    )
    complaint_route = models.URLField("toegankelijke faciliteit", blank=True)
    service_level_days = models.PositiveSmallIntegerField(
        "schooldagen voor afspraken bij een latere vraag", default=20
    )
    call_within_days = models.PositiveSmallIntegerField(
        "schooldagen tot wij een aspirant bellen", default=5
    )
    # Read by v0.1.0 only: from sixteen a student agrees alone (ADR 25). Gone in the release after.
    consent_age = models.PositiveSmallIntegerField(
        "leeftijd voor eigen akkoord",
        default=16,
        validators=[MinValueValidator(16), MaxValueValidator(18)],
    )
    evaluation_row_from_month = models.PositiveSmallIntegerField(
        "evaluatie op de lijst vanaf maand", default=4
    )
    late_signing_month = models.PositiveSmallIntegerField(
        "na de eerste van deze maand getekend: evaluatie aanbevolen", default=5
    )
    kept_months = models.JSONField("maanden waarin we vragen of het werkt", default=list)
    objection_days = models.PositiveSmallIntegerField(
        "dagen om bezwaar te maken bij papier", default=14
    )
    keep_choices = models.JSONField(
        "eigen bewaartermijnen", default=dict, blank=True, db_default=Value({}, models.JSONField())
    )
    denied_alarm = models.PositiveSmallIntegerField(
        "weigeringen op een dag tot een seintje", default=20, db_default=20
    )
    glass_roles = models.JSONField(
        "rollen met noodtoegang",
        default=glass_roles,
        blank=True,
        db_default=Value(["coordinator"], models.JSONField()),
    )
    glass_alarm = models.PositiveSmallIntegerField(
        "keren noodtoegang op een dag tot een seintje", default=5, db_default=5
    )
    glass_suspends = models.BooleanField(
        "noodtoegang stopt na misbruik of een late controle", default=True, db_default=True
    )
    fund_alone = models.BooleanField(
        "bij het studentenfonds mag één persoon beslissen en betalen",
        default=False,
        db_default=False,
    )
    holidays = models.JSONField("schoolvakanties: van, tot en met", default=list, blank=True)
    role_labels = models.JSONField("eigen namen van rollen", default=dict, blank=True)
    tier_labels = models.JSONField(
        "eigen namen van lichte en extra steun", default=dict, blank=True
    )

    class Privacy:
        plain = [
            "name", "brin", "contact_name", "contact_email", "contact_phone", "complaint_route",
            "is_public", "boards_together",
            "service_level_days", "call_within_days", "consent_age", "evaluation_row_from_month",
            "late_signing_month", "kept_months", "objection_days", "holidays", "role_labels",
            "tier_labels", "keep_choices", "denied_alarm", "glass_roles", "glass_alarm",
            "glass_suspends", "dpo_email", "hosting", "transfers", "fund_alone",
        ]  # fmt: skip
        keep = INSTALLATION

    def __str__(self) -> str:
        return self.name

    @classmethod
    def current(cls) -> "School":
        """The school as it is set now; the defaults where nobody set anything yet."""
        return next(iter(THE_SCHOOL()), None) or cls(kept_months=[10, 3])

    def holiday_ranges(self) -> list[tuple[date, date]]:
        return [(date.fromisoformat(a), date.fromisoformat(b)) for a, b in self.holidays]


THE_SCHOOL = Prepared(lambda: School.objects.order_by("pk")[:1])
