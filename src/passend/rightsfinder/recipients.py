"""To whom a letter about a provision goes now, and where the earlier ones are.

Numbers for the pages; keys only for the work that sends. No page lists who is reached: that would
say of somebody by name what (s)he may have a right to (ADR 74).
"""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, Max, OuterRef, QuerySet

from engines.deadlines import StudyYear
from passend.cases.models import Case, in_use
from passend.core import clock
from passend.core.actors import SYSTEM, actor_key
from passend.core.models import Message
from passend.core.outbox import problem_of
from passend.people.models import Role, Student

from .models import Outreach, OutreachChoice, OutreachLetter
from .reach import Ground, Reach

FEW = 5
"""Fewer than this is not told of who objected: in a small team a small number is a name."""
NOT_ARRIVED = [Message.Status.FAILED, Message.Status.UNSURE]


def students_of(user: Any) -> QuerySet[Student]:
    """The own teams of a coordinator; everybody for who types on the server itself. Not of whom
    school only keeps the dossier (AVG 18)."""
    kept = Case.objects.filter(student=OuterRef("pk")).exclude(in_use())
    present = Student.objects.filter(~Exists(kept), gone_on=None)
    return present if user is SYSTEM else present.filter(team__in=user.teams_as(Role.COORDINATOR))


def study_year(day: date | None = None) -> int:
    """The study year in which a letter goes once, by the year in which it began."""
    return StudyYear.of(day or clock.today()).starts_in


@dataclass(frozen=True)
class Sent:
    """That this person sent a letter about a provision this study year; and how many of the
    letters to these students did not arrive, from `FEW` on."""

    last_on: date | None = None
    not_arrived: int = 0


def sent_by(user: Any, code: str = "") -> dict[str, Sent]:
    """By provision; only this one, where one is named. Rounds and not letters: a round that
    reached nobody looks like any other, or it would tell that its one student wants none."""
    mine = Outreach.objects.filter(study_year=study_year(), job__owner=actor_key(user))
    letters = OutreachLetter.objects.filter(
        study_year=study_year(),
        student__in=students_of(user).order_by().values("pk"),
        message__status__in=NOT_ARRIVED,
    )
    if code:
        mine, letters = mine.filter(provision=code), letters.filter(provision=code)
    lost = dict(letters.order_by().values_list("provision").annotate(Count("pk")))
    rounds = mine.order_by().values_list("provision").annotate(Max("sent_on"))
    return {
        name: Sent(last_on, number if (number := lost.get(name, 0)) >= FEW else 0)
        for name, last_on in rounds
    }


class Recipients:
    """The students of a person for whom a letter about a provision is, today."""

    def __init__(self, user: Any, code: str) -> None:
        self.students, self.code = students_of(user), code
        self.reach = Reach(self.students, clock.today())

    @cached_property
    def grounds(self) -> dict[UUID, Ground]:
        """By key of the student why."""
        return dict(self.reach.students(self.code))

    @cached_property
    def had(self) -> set[UUID]:
        """Who had this letter this study year."""
        found = OutreachLetter.objects.filter(provision=self.code, study_year=study_year())
        return set(found.values_list("student_id", flat=True)) & set(self.grounds)

    @cached_property
    def off(self) -> set[UUID]:
        """Who wants no letters, and did not have this one."""
        found = OutreachChoice.objects.filter(is_off=True).values_list("student_id", flat=True)
        return (set(found) & set(self.grounds)) - self.had

    @cached_property
    def without_address(self) -> set[UUID]:
        """Whom no mail can reach."""
        known = self.students.order_by().values_list("pk", "email")
        nowhere = {pk for pk, address in known if problem_of(address)}
        return (nowhere & set(self.grounds)) - self.had - self.off

    @property
    def missed(self) -> int | None:
        """How many want none or have no address; None for fewer than `FEW`.

        One number for both: in a small team "1 wants none" names who objected.
        """
        number = len(self.off) + len(self.without_address)
        return number if number >= FEW else None

    @cached_property
    def left(self) -> list[UUID]:
        """To whom it goes, in the order of the keys."""
        return sorted(set(self.grounds) - self.had - self.off - self.without_address)
