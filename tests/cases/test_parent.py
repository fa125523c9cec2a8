"""A parent looks along while the student may be under the age of consent."""

from datetime import UTC, datetime

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from passend.cases.actions import parent as parents
from passend.cases.models import Case
from passend.core import clock
from passend.core.errors import NotYou
from passend.core.models import Event, Message
from tests import given

pytestmark = pytest.mark.django_db

PETRA = {"first_name": "Petra", "last_name": "Bakker", "email": "petra@example.org"}
BEFORE = datetime(2026, 11, 22, 9, tzinfo=UTC)


def young(**kw):
    """Turns sixteen on 1 December 2026."""
    return given.case_of_coach(born="2010-12-01", **kw)


def test_a_parent_gets_an_account_and_a_mail_without_content():
    with clock.at(BEFORE):
        case = young()
        parent = parents.add(case, by=case.person, **PETRA)
    assert not parent.user.has_usable_password()
    mail = Message.objects.get(kind="parent_invited")
    assert mail.address == "petra@example.org"
    assert case.first_name not in mail.body
    assert Event.objects.filter(verb="parent.add").get().details == {}


def test_the_parent_sees_the_dossier_until_the_sixteenth_birthday():
    with clock.at(BEFORE):
        case = young()
        parent = parents.add(case, by=case.coach, **PETRA).user
        assert Case.objects.visible_to(parent).get() == case
    with clock.at(datetime(2026, 11, 30, 22, 59, tzinfo=UTC)):
        assert Case.objects.visible_to(parent).exists()
    with clock.at(datetime(2026, 11, 30, 23, 1, tzinfo=UTC)):  # past midnight in Amsterdam
        assert not Case.objects.visible_to(parent).exists()


def test_while_the_birth_date_is_unknown_a_parent_sees_the_dossier_that_waits_for_consent():
    case = given.case_of_coach()
    Case.objects.update(born_earliest=None, born_latest=None)
    case.refresh_from_db()
    parent = parents.add(case, by=case.coach, **PETRA).user
    assert Case.objects.visible_to(parent).get() == case


def test_an_older_student_decides_alone():
    case = given.case_of_coach(born="2006-12-01")
    with pytest.raises(NotYou, match="zelf beslist"):
        parents.add(case, by=case.coach, **PETRA)


def test_one_parent_of_two_children_has_one_account():
    with clock.at(BEFORE):
        first = parents.add(young(), by=(one := Case.objects.get()).coach, **PETRA)
        other = young()
        second = parents.add(other, by=other.coach, **PETRA)
    assert first.user == second.user
    assert one != other


def test_the_same_parent_once():
    with clock.at(BEFORE):
        case = young()
        parents.add(case, by=case.coach, **PETRA)
        with pytest.raises(ValidationError, match="kijkt al mee"):
            parents.add(case, by=case.coach, **PETRA)


def test_an_account_of_staff_is_never_taken_for_a_parent():
    given.coach(email="petra@example.org")
    with clock.at(BEFORE):
        case = young()
        assert not parents.add(case, by=case.coach, **PETRA).user.is_employee


def test_who_is_removed_sees_nothing_at_once():
    with clock.at(BEFORE):
        case = young()
        parent = parents.add(case, by=case.coach, **PETRA)
        parents.remove(parent, by=case.person)
        assert not Case.objects.visible_to(parent.user).exists()
        assert Event.objects.filter(verb="parent.remove").exists()
        parents.add(case, by=case.coach, **PETRA)


def test_only_the_student_and_the_coach_name_a_parent():
    with clock.at(BEFORE):
        case = young()
        for other in (given.coach(), given.teacher(), case.intaker):
            with pytest.raises(NotYou):
                parents.add(case, by=other, **PETRA)
        parent = parents.add(case, by=case.coach, **PETRA)
        with pytest.raises(NotYou):
            parents.remove(parent, by=parent.user)


def test_the_pages_are_for_who_sees_the_dossier(client):
    with clock.at(BEFORE):
        case = young()
        client.force_login(case.person)
        url = reverse("parent.add", args=[case.pk])
        assert client.post(url, {**PETRA, "user": str(given.manager().pk)}).status_code == 302
        parent = case.parents.get()
        assert parent.user.email == "petra@example.org"
        client.force_login(given.coach())
        assert client.get(reverse("parent.remove", args=[parent.pk])).status_code == 404


def test_a_young_student_finds_the_door_on_the_own_page(client):
    with clock.at(BEFORE):
        case = young()
        client.force_login(case.person)
        assert (
            reverse("parent.add", args=[case.pk]) in client.get(reverse("route")).content.decode()
        )
    with clock.at(datetime(2026, 12, 1, 9, tzinfo=UTC)):
        page = client.get(reverse("route")).content.decode()
        assert reverse("parent.add", args=[case.pk]) not in page
