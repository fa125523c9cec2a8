"""A parent looks along while the student may be under the age of consent."""

import re
from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.html import strip_tags

from passend.agreements import nightly as agreements_night
from passend.cases.actions import involved
from passend.cases.actions import parent as parents
from passend.cases.actions import sharing as switches
from passend.cases.models import Case
from passend.core import clock
from passend.core.actors import SYSTEM
from passend.core.errors import NotYou
from passend.core.models import Event, Message, School
from tests import given
from tests import given_sharing as shared

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


def test_under_sixteen_a_parent_decides_along_until_the_birthday():
    with clock.at(BEFORE):
        case = young()
        parent = parents.add(case, by=case.coach, **PETRA).user
        assert Case.objects.decided_along_by(parent).get() == case
    with clock.at(datetime(2026, 11, 30, 22, 59, tzinfo=UTC)):
        assert Case.objects.decided_along_by(parent).exists()
    with clock.at(datetime(2026, 11, 30, 23, 1, tzinfo=UTC)):  # past midnight in Amsterdam
        assert not Case.objects.decided_along_by(parent).exists()
        assert Case.objects.followed_by(parent).exists()  # progress, until eighteen


def test_a_parent_never_reads_the_dossier_itself(client):
    """What a child told school, a talk, an evaluation: not needed to agree along."""
    with clock.at(BEFORE):
        case = young()
        parent = parents.add(case, by=case.coach, **PETRA).user
        proposal = given.proposed(case)
        given.agreed(proposal, by=parent)
        given.agreed(proposal, by=case.person)
        assert not Case.objects.visible_to(parent).exists()
        client.force_login(parent)
        own, other = proposal.consents.get(by=parent), proposal.consents.get(by=case.person)
        closed = [
            reverse("case.detail", args=[case.pk]),
            reverse("request.detail", args=[case.request.pk]),
            reverse("agreement.proof", args=[other.pk]),
            reverse("desk.looks"),
            reverse("route"),
            reverse("desk.agreements"),
        ]
        assert [client.get(page).status_code for page in closed] == [404] * len(closed)
        assert client.get(reverse("agreement.proof", args=[own.pk])).status_code == 200
        page = client.get(proposal.get_absolute_url()).content.decode()
        assert reverse("agreement.proof", args=[own.pk]) in page
        assert reverse("agreement.proof", args=[other.pk]) not in page


def test_while_the_birth_date_is_unknown_a_parent_reads_by_the_students_yes_only(client):
    """Nobody knows on which day it would end, so school may not begin it."""
    case = given.case_of_coach()
    early = parents.add(case, by=case.coach, **PETRA)
    Case.objects.update(born_earliest=None, born_latest=None)
    case.refresh_from_db()
    early.refresh_from_db()
    assert not early.is_current
    for found in (Case.objects.decided_along_by, Case.objects.followed_by):
        assert not found(early.user).exists()
    with pytest.raises(NotYou, match="geboortedatum"):
        parents.add(case, by=case.coach, **{**PETRA, "email": "p2@example.org"})
    parents.keep(early, by=case.person)
    early.refresh_from_db()
    assert early.is_current
    client.force_login(early.user)
    page = client.get(reverse("child")).content.decode()
    assert "School kent de geboortedatum niet" in page
    assert "18 of ouder" not in page
    for found in (Case.objects.decided_along_by, Case.objects.followed_by):
        assert found(early.user).get() == case


def test_of_an_adult_only_the_student_names_a_parent_and_that_is_the_consent():
    case = given.case_of_coach(born="2006-12-01")
    with pytest.raises(NotYou, match="tot de student 18 is"):
        parents.add(case, by=case.coach, **PETRA)
    named = parents.add(case, by=case.person, **PETRA)
    assert named.consent_on == clock.today()
    assert Case.objects.followed_by(named.user).get() == case


def test_between_sixteen_and_eighteen_school_names_a_parent_and_the_student_is_told():
    with clock.at(BEFORE):
        case = given.case_of_coach(born="2009-12-01")
        named = parents.add(case, by=case.coach, **PETRA)
        assert named.consent_on is None
        assert Case.objects.followed_by(named.user).get() == case
        assert not Case.objects.decided_along_by(named.user).exists()
        assert Message.objects.get(kind="parent_added").address == case.email


def test_an_address_tells_nobody_whose_parent_is_known_here(client):
    """A classmate who types the address of a mother would else read her name, and so that her
    child has a dossier."""
    with clock.at(BEFORE):
        hers = young()
        known = parents.add(hers, by=hers.coach, **PETRA).user
        nosy = given.case_of_coach(born="2010-12-01")
        typed = {"first_name": "X", "last_name": "Y", "email": PETRA["email"]}
        named = parents.add(nosy, by=nosy.person, **typed).user
        assert str(named) == "X Y"
        assert named != known
        client.force_login(nosy.person)
        assert "Petra" not in client.get(reverse("desk.sharing")).content.decode()


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
        parents.remove(parent, by=case.coach)
        assert not Case.objects.followed_by(parent.user).exists()
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


def test_a_student_of_any_age_finds_the_door_on_the_own_page(client):
    with clock.at(BEFORE):
        case = young()
        client.force_login(case.person)
        add = reverse("parent.add", args=[case.pk])
        assert add in client.get(reverse("route")).content.decode()
    with clock.at(datetime(2029, 12, 1, 9, tzinfo=UTC)):
        client.force_login(case.person)
        assert add in client.get(reverse("route")).content.decode()
        assert add in client.get(reverse("desk.sharing")).content.decode()


def test_at_seventeen_a_parent_reads_progress_and_the_agreements_only_with_the_switch(client):
    with clock.at(BEFORE):
        case = given.case_of_coach(born="2009-12-01")
        parent = parents.add(case, by=case.person, **PETRA).user
        line = given.in_force(case).measures.first()
        client.force_login(parent)
        page = client.get(reverse("child")).content.decode()
        assert "Waar uw kind nu is" in page
        assert line.school_does not in page
        assert "Nu staat dat uit" in page
        pdf = reverse("child.pdf", args=[case.pk])
        switches.switch(case, by=case.person, to="parents", shares=True)
        assert line.school_does in client.get(reverse("child")).content.decode()
        assert client.get(pdf)["Content-Type"] == "application/pdf"
        assert client.get(line.agreement.get_absolute_url()).status_code == 404
        inside = strip_tags(page.partition("<main")[2].partition("</main>")[0])
        assert not re.search(r"\b(je|jij|jouw|jou)\b", inside, re.I)


def test_who_turned_sixteen_while_a_parent_was_awaited_is_told_and_decides_alone(client):
    with clock.at(BEFORE):
        case = young()
        parents.add(case, by=case.person, **PETRA)
        proposal = given.agreed(given.proposed(case))
        assert proposal.status == "proposed"
        assert agreements_night.tell_who_decides_alone() == 0
    with clock.at(datetime(2026, 12, 1, 9, tzinfo=UTC)):
        assert agreements_night.tell_who_decides_alone() == 1
        assert agreements_night.tell_who_decides_alone() == 0
        assert Event.objects.filter(verb="agreement.release").count() == 1
        assert Message.objects.get(kind="turned_sixteen").address == case.email
        client.force_login(case.person)
        assert "Je beslist nu zelf." in client.get(reverse("route")).content.decode()
        assert given.agreed(proposal).status == "in_force"


def test_at_sixteen_agreeing_and_letting_in_are_the_students_whatever_a_school_chose():
    """An earlier release let a school choose 17 or 18. No law gives a parent that (ADR 25)."""
    school = School.current()
    school.consent_age = 18
    school.save()
    with clock.at(datetime(2026, 11, 22, 9, tzinfo=UTC)):
        case = given.heard_case(born=date(2010, 5, 14))
        mother = shared.parent(case)
        assert not Case.objects.decided_along_by(mother).exists()
        assert not case.may_have_consenting_parent
        assert given.agreed(given.proposed(case)).status == "in_force"
        named = shared.helper(case, by=case.coach)
        with pytest.raises(NotYou, match="de student zelf"):
            involved.agree(named, by=mother)
        involved.agree(named, by=case.person)
        assert Case.objects.visible_to(named.user).filter(pk=case.pk).exists()


def test_an_invitation_that_waits_on_the_eighteenth_birthday_opens_nothing_any_more():
    with clock.at(datetime(2028, 11, 25, 9, tzinfo=UTC)):
        case = young()
        line = parents.add(case, by=case.coach, **PETRA)
        assert line.user.invitations.usable().exists()
    with clock.at(datetime(2028, 12, 1, 9, tzinfo=UTC)):
        parents.lapse(line, by=SYSTEM)
        assert not line.user.invitations.usable().exists()


def test_post_of_a_parent_that_did_not_arrive_never_goes_to_the_student(client):
    """Nor does the parent's address become that of the dossier."""
    with clock.at(BEFORE):
        case = young()
        parents.add(case, by=case.coach, **PETRA)
        Message.objects.filter(kind="parent_invited").update(status=Message.Status.FAILED)
        address = reverse("case.resend", args=[case.pk])
        client.force_login(case.coach)
        page = client.get(address).content.decode()
        assert "Post voor een ander" in page
        assert client.post(address, {"email": "nieuw@example.org"}).status_code == 302
    assert {m.address for m in Message.objects.filter(kind="parent_invited")} == {PETRA["email"]}
    assert "Post voor een ander" not in client.get(address).content.decode()
