"""A member of staff who is a student or a parent here too reaches both sides."""

import pytest
from django.test import Client
from django.urls import reverse

from passend.cases.actions import parent as parents
from passend.cases.models import CaseParent
from passend.core import clock
from passend.desk.context import items_of
from tests import given

pytestmark = pytest.mark.django_db


def names(user: object) -> list[str]:
    return [name for name, _label, _icon in items_of(user)]


def test_a_teacher_who_is_a_student_too_has_both_in_the_menu(client: Client) -> None:
    case = given.heard_case(person=given.teacher())
    assert {"card.list", "route", "desk.agreements"} <= set(names(case.person))
    client.force_login(case.person)
    assert client.get(reverse("route")).status_code == 200
    assert client.get(reverse("card.list")).status_code == 200


def test_a_coach_who_is_a_parent_too_has_both_in_the_menu() -> None:
    coach, case = given.coach(), given.case_of_coach(born="2012-05-01")
    CaseParent.objects.create(case=case, user=coach, added_on=clock.today())
    assert {"today", "child"} <= set(names(coach))
    assert (
        parents.known_parent(coach.first_name, coach.last_name, coach.email) is None
    )  # an address opens no account of staff


def test_who_is_staff_alone_sees_no_page_of_students(client: Client) -> None:
    coach = given.coach()
    assert "route" not in names(coach)
    client.force_login(coach)
    assert client.get(reverse("route")).status_code == 404
