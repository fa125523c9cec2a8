"""What a page costs does not grow with the school: as many queries for three times the students.

`bench/pages.py` holds the same against schools of 1,000 and 30,000.
"""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from passend.cases.actions import talk
from passend.cases.models import Case
from passend.core import clock
from passend.people.models import Group, Student, Team, User
from tests import given

pytestmark = pytest.mark.django_db
FEW = 3


class School:
    """One team, one coach and one group, with a teacher; everybody has an agreement in force."""

    def __init__(self) -> None:
        self.team: Team = given.team()
        self.coach, self.boss = given.coach(), given.coordinator(self.team)
        self.group: Group = given.group(self.team)
        self.teacher = given.teacher(of=self.group)
        self.cases: list[Case] = []

    def gets(self, students: int) -> None:
        for _ in range(students):
            name, today = {"first_name": "Ada", "last_name": "Vos"}, clock.today()
            student = Student.objects.create(group=self.group, team=self.team, **name)
            case = given.heard_case(
                student=student, team=self.team, coach=self.coach, expected_start_on=today, **name
            )
            given.in_force(case)
            talk.record(case, by=self.coach, outcome="watch", next_on=today)  # so it is on a list
            self.cases.append(case)

    def pages(self) -> dict[str, tuple[User, str]]:
        """The pages that `bench/pages.py` measures, each as who opens it most."""
        case = self.cases[0]
        return {
            "worklist": (self.boss, reverse("worklist")),
            "students": (self.boss, reverse("students")),
            "search": (self.boss, reverse("students")),
            "today": (self.coach, reverse("today")),
            "cards": (self.teacher, reverse("card.list")),
            "dossier": (self.boss, reverse("case.detail", args=[case.pk])),
            "agreements": (case.person, reverse("desk.agreements")),
        }


def queries(client: Client, who: User, path: str, typed: str) -> int:
    client.force_login(who)
    client.get(path)  # the first look of a day at a card leaves its line
    with CaptureQueriesContext(connection) as seen:
        answer = client.post(path, {"q": typed}) if typed else client.get(path)
    assert answer.status_code == 200
    return len(seen)


def test_a_page_costs_as_many_queries_for_three_times_the_students(client: Client) -> None:
    school = School()

    def counted() -> dict[str, int]:
        pages = school.pages().items()
        typed = {"search": "Vos"}
        return {name: queries(client, *page, typed.get(name, "")) for name, page in pages}

    school.gets(FEW)
    few = counted()
    school.gets(2 * FEW)
    assert counted() == few
