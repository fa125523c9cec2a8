"""The dossier of one person, from the first question to the end."""

import uuid
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from engines.deadlines import MAJORITY, BirthDate, consent_needed, parent_may_see
from passend.core import clock
from passend.core.keep import DOSSIER
from passend.people.models import Enrolment, Programme, Role, Student, Team, User

from .ages import may_be_under_consent_age, years_ago
from .resting import Restrictable, in_use
from .sight import Sight, sight_of


class Ground(models.TextChoices):
    """Grondslag: why the law, or only the school, gives support. Never a diagnosis."""

    HANDICAP = "handicap", "een beperking"
    CHRONIC = "chronic", "een chronische ziekte"
    CIRCUMSTANCES = "circumstances", "bijzondere omstandigheden"
    PREGNANCY = "pregnancy", "zwangerschap of ouderschap"
    CARE = "care", "mantelzorg"
    SPORT = "sport", "topsport"
    LANGUAGE = "language", "Nederlands als tweede taal"


WARN_BEFORE = timedelta(days=28)
UNDER_THE_LAW = {Ground.HANDICAP, Ground.CHRONIC}  # WEB 8.1.3a for the others


class NeedState(models.TextChoices):
    """Outcome of the assessment before enrolment (WEB 8.1.3a lid 1)."""

    UNKNOWN = "unknown", "nog niet besproken"
    NONE = "none", "geen extra steun nodig"
    NEED = "need", "extra steun nodig"
    UNTOLD = "untold", "wil het niet vertellen"


class CaseQuerySet(models.QuerySet["Case"]):
    def visible_to(self, user: User) -> "CaseQuerySet":
        """Who has the dossier. Coach: own caseload. Intaker: own intakes until enrolment.
        Coordinator: own teams, and what has no team yet. Student: the own dossier. Named to it to
        read it: in the period that the student said yes to. Nobody but the student has what is
        only kept (AVG 18), unless it was opened by break-glass.

        A parent is not here: see `decided_along_by` and `followed_by` for what a parent sees."""
        if not getattr(user, "is_authenticated", False):
            return self.none()
        sight, values = sight_of(user)
        return self.in_sight(sight, **values)

    def in_sight(self, sight: Sight, **values: Any) -> "CaseQuerySet":
        """`visible_to` for whoever looks as this, in values that a prepared query asks for."""
        own, rules = sight.own(**values), sight.rules(**values)
        # Not `own | rules & in_use()`: for that a database reads the dossiers of the whole school.
        return self.filter(own | rules).filter(own | in_use(today=values["today"]))

    def decided_along_by(self, user: User) -> "CaseQuerySet":
        """Of the own child that may be under the age of consent: a parent agrees too (A-03), so
        reads what there is to agree to. Nothing else of the dossier."""
        if not getattr(user, "is_authenticated", False) or user.is_employee:
            return self.none()
        named = Q(parents__user=user, parents__ended_on=None)
        known = Q(born_latest__isnull=False) | Q(parents__consent_on__isnull=False)
        return self.filter(named & known & may_be_under_consent_age()).distinct()

    def followed_by(self, user: User) -> "CaseQuerySet":
        """Of the own child: progress (WEB 7.1.5), until the first day on which the student can be
        eighteen in Amsterdam; from then on, and while nobody knows the birth date, only by the
        student's own yes."""
        if not getattr(user, "is_authenticated", False) or user.is_employee:
            return self.none()
        minor = Q(born_earliest__gt=years_ago(MAJORITY))
        by_consent = Q(parents__consent_on__isnull=False)
        named = Q(parents__user=user, parents__ended_on=None) & (minor | by_consent)
        return self.filter(named, in_use()).distinct()

    def open(self) -> "CaseQuerySet":
        return self.exclude(status=Case.Status.CLOSED)

    def running(self) -> "CaseQuerySet":
        """Open, and the person has not left: only these have deadlines."""
        return self.open().filter(Q(student=None) | Q(student__gone_on=None))

    def of_coordinator(self, user: User) -> "CaseQuerySet":
        """The own teams, and requests of which no team is known: somebody must see those."""
        return self.filter(coordinated_by(user))

    def students_without(self, user: Any) -> "models.QuerySet[Student]":
        """Students for whom this person may open a dossier: own students, own teams."""
        sight, values = sight_of(user)
        return self.students_in_sight(sight, **values)

    def students_in_sight(self, sight: Sight, **values: Any) -> "models.QuerySet[Student]":
        """`students_without` for whoever looks as this."""
        rules = sight.students(**values)
        taken = self.open().filter(student=models.OuterRef("pk"))
        return Student.objects.filter(rules, ~models.Exists(taken), gone_on=None)

    def unlinked(self) -> "CaseQuerySet":
        """Asked for help, and not found in the register yet."""
        return self.open().filter(student=None)


class PartOfCase(models.QuerySet):  # type: ignore[type-arg]  # of whatever model it serves
    def visible_to(self, user: User) -> "PartOfCase":
        """Who sees the dossier sees its parts."""
        return self.filter(case__in=Case.objects.visible_to(user))


def coordinated_by(user: User, case: str = "") -> Q:
    """Of the teams of this coordinator, and what has no team yet; `case` leads to the dossier."""
    teams = user.teams_as(Role.COORDINATOR)
    return Q(**{f"{case}team__in": teams}) | Q(**{f"{case}team": None})


class Case(Restrictable, models.Model):
    """Dossier.

    Before enrolment it stands on its own: name, birth date, address to reach, programme, start.
    `student` and `enrolment` are filled when the register brought them in and a person confirmed
    the match (or an application number was equal). `person` is the account that signs in.
    """

    class Admission(models.TextChoices):
        ENROL_NOW = "enrol_now", "de inschrijving gaat door, de afspraken volgen meteen"
        AGREE_FIRST = "agree_first", "eerst de afspraken, nog voor de start"

    class Status(models.TextChoices):
        REQUESTED = "requested", "aangemeld"
        HEARD = "heard", "intake gedaan"
        CLOSED = "closed", "gesloten"

    class Origin(models.TextChoices):
        REQUEST = "request", "eigen aanvraag"
        SCHOOL = "school", "geopend door school"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    status = models.CharField(max_length=10, choices=Status, default=Status.REQUESTED)
    origin = models.CharField(max_length=8, choices=Origin, default=Origin.REQUEST)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="cases"
    )
    student = models.ForeignKey(
        Student, models.SET_NULL, null=True, blank=True, related_name="cases"
    )
    enrolment = models.ForeignKey(
        Enrolment, models.SET_NULL, null=True, blank=True, related_name="cases"
    )
    first_name = models.CharField("voornaam", max_length=80)
    last_name = models.CharField("achternaam", max_length=120)
    search_name = models.CharField(max_length=220, blank=True, db_index=True, editable=False)
    email = models.EmailField("e-mail", blank=True)
    phone = models.CharField("telefoon", max_length=30, blank=True)
    born_earliest = models.DateField(null=True, blank=True)
    born_latest = models.DateField(null=True, blank=True)
    programme = models.ForeignKey(
        Programme, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    programme_wish = models.CharField("opleiding", max_length=200, blank=True)
    expected_start_on = models.DateField("verwachte start", null=True, blank=True)
    application_number = models.CharField("aanmeldnummer", max_length=40, blank=True)
    has_right_of_admission = models.BooleanField("toelatingsrecht", default=False)
    admission_choice = models.CharField(
        "besluit bij toelatingsrecht", max_length=12, choices=Admission, blank=True
    )
    team = models.ForeignKey(Team, models.SET_NULL, null=True, blank=True, related_name="+")
    intaker = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="intakes"
    )
    coach = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="caseload"
    )
    roster_coach = models.ForeignKey(  # as the roster last said, so that a choice of ours stays
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    need_state = models.CharField(max_length=8, choices=NeedState, default=NeedState.UNKNOWN)
    need_known_on = models.DateField(null=True, blank=True)
    grounds = models.JSONField("grondslag", default=list, blank=True)
    requested_on = models.DateField(default=clock.today)
    call_by = models.DateField("wij bellen uiterlijk", null=True, blank=True)
    heard_on = models.DateField(null=True, blank=True)
    agree_by = models.DateField("afspraken uiterlijk", null=True, blank=True)
    talk_next_on = models.DateField("volgend gesprek", null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    close_reason = models.CharField(max_length=20, blank=True)

    objects = CaseQuerySet.as_manager()
    news: list[str] | None = None  # what an import changed, on its way to the event

    class Meta:
        ordering = ["last_name", "first_name"]
        constraints = [
            models.UniqueConstraint(
                fields=["student"],
                condition=~Q(status="closed") & Q(student__isnull=False),
                name="case_one_open_per_student",
                violation_error_message="Deze student heeft al een open dossier.",
            )
        ]
        indexes = [models.Index(fields=["status", "team"], name="case_status_team")]

    class Privacy:
        personal = [
            "person", "student", "enrolment", "first_name", "last_name", "search_name", "email",
            "phone", "born_earliest", "born_latest", "programme", "programme_wish",
            "expected_start_on", "application_number", "has_right_of_admission", "intaker", "coach",
            "roster_coach", "released_for",
        ]  # fmt: skip
        sensitive = ["need_state", "need_known_on", "grounds"]
        plain = [
            "id", "status", "origin", "team", "requested_on", "call_by", "heard_on", "agree_by",
            "admission_choice", "talk_next_on", "closed_on", "close_reason",
            "restricted_from", "restricted_until", "released_until",
        ]  # fmt: skip
        of = ["pk"]
        keep = DOSSIER

    def __str__(self) -> str:
        return f"{self.first_name} {self.last_name}"

    def get_absolute_url(self) -> str:
        return reverse("case.detail", args=[self.pk])

    @property
    def dossier(self) -> "Case":
        return self

    @property
    def birth(self) -> BirthDate | None:
        if self.born_earliest is None or self.born_latest is None:
            return None
        return BirthDate.from_span(self.born_earliest, self.born_latest)

    @property
    def first_day(self) -> date | None:
        """The day of enrolment: as the register has it, else as the applicant expects."""
        return self.enrolment.enrolled_on if self.enrolment else self.expected_start_on

    @property
    def days_waited(self) -> int:
        """Days since the request."""
        return (clock.today() - self.requested_on).days

    @property
    def needs_admission_choice(self) -> bool:
        """Right of admission (WEB 8.1.1c), a need, and the start near: somebody must decide.

        Whether there is an agreement is known upstairs.
        """
        start = self.first_day
        return (
            self.may_choose_admission(
                self.has_right_of_admission, self.admission_choice, self.origin, self.need_state
            )
            and self.status != self.Status.CLOSED
            and start is not None
            and start <= clock.today() + WARN_BEFORE
        )

    @classmethod
    def may_choose_admission(cls, right: bool, choice: str, origin: str, need: str) -> bool:
        """That rule without its days, for a list that read only these columns."""
        wanted = need in {NeedState.UNKNOWN, NeedState.NEED}
        return right and not choice and origin == cls.Origin.REQUEST and wanted

    @property
    def may_have_consenting_parent(self) -> bool:
        """While the student may be under sixteen, a parent agrees too (A-03, ADR 25)."""
        return consent_needed(self.birth, clock.today()).parent

    @property
    def parent_lets_in(self) -> bool:
        """Whom to let in is a parent's to say as long (UAVG 5 lid 1)."""
        return self.may_have_consenting_parent

    @property
    def is_minor(self) -> bool:
        """Surely under eighteen today: until then school may name a parent."""
        return self.birth is not None and parent_may_see(self.birth, clock.today())

    @property
    def is_under_the_law(self) -> bool:
        """WEB 8.1.3a speaks of handicap and chronic illness only (A-06)."""
        return bool(UNDER_THE_LAW & set(self.grounds))
