"""Applicant and enrolment: Passend proposes, a person decides, only an equal number joins."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from passend.cases import nightly
from passend.cases.actions import case as cases
from passend.cases.actions import match as matches
from passend.cases.models import Case, Match
from passend.core.errors import NotNow, NotYou
from passend.core.models import Event
from tests import given

BORN = {"born_earliest": date(2009, 5, 14), "born_latest": date(2009, 5, 14)}
pytestmark = pytest.mark.django_db


def applicant(**answers):
    return given.case_heard(start_on="2027-02-01", **answers)


def newcomer(name="Bakker", *, what=None, on=date(2027, 2, 1), **kw):
    student = given.student(last_name=name, **{**BORN, **kw})
    return given.enrolment(student, on, what)


def test_the_register_brings_somebody_and_a_person_confirms():
    case, enrolment = applicant(), newcomer()
    assert nightly.run()["koppelingen voorgesteld"] == 1
    match = Match.objects.get()
    assert match.grounds == ["birth", "name", "start"]
    matches.confirm(match, by=given.boss_of(case))

    case.refresh_from_db()
    assert (case.student, case.enrolment) == (enrolment.student, enrolment)
    assert case.student.user == case.person
    assert case.team == enrolment.student.team
    events = list(Event.objects.about(match).values_list("verb", "details"))
    assert events == [
        ("match.propose", {"grounds": ["birth", "name", "start"]}),
        ("match.confirm", {"grounds": ["birth", "name", "start"]}),
    ]


def test_a_student_whom_the_school_gave_an_account_keeps_one_account_with_the_dossier():
    case, account = applicant(), given.account()
    before = case.person
    newcomer(user=account)
    nightly.run()
    matches.confirm(Match.objects.get(), by=given.boss_of(case))

    case.refresh_from_db()
    before.refresh_from_db()
    assert case.person == account
    assert not before.is_active


def test_the_day_of_enrolment_becomes_the_last_day():
    """A02: known before, so before the real enrolment date."""
    case = applicant()
    newcomer(on=date(2027, 1, 18))
    nightly.run()
    matches.confirm(Match.objects.get(), by=given.boss_of(case))
    case.refresh_from_db()
    assert case.agree_by == date(2027, 1, 18)


def test_the_coach_of_the_roster_becomes_the_coach():
    case, guide = applicant(), given.coach()
    newcomer(coach=guide)
    nightly.run()
    matches.confirm(Match.objects.get(), by=given.boss_of(case))
    assert Case.objects.visible_to(guide).get() == case


def test_the_same_night_twice_proposes_once():
    applicant()
    newcomer()
    nightly.run()
    assert nightly.run()["koppelingen voorgesteld"] == 0


def test_without_a_name_programme_and_start_must_agree():
    study = given.programme()
    study.name = "Kapper"
    study.save()
    case = applicant(programme="Kapper")
    newcomer("", first_name="", on=date(2027, 2, 1))
    nightly.run()
    assert not Match.objects.exists()
    newcomer("", first_name="", what=case.programme)
    nightly.run()
    assert Match.objects.get().grounds == ["birth", "programme", "start"]


def test_another_name_is_no_proposal():
    applicant()
    newcomer("Vermeer")
    nightly.run()
    assert not Match.objects.exists()


def test_an_imprecise_birth_date_may_be_the_same():
    applicant()
    newcomer(born_earliest=date(2009, 5, 1), born_latest=date(2009, 5, 31))
    nightly.run()
    assert Match.objects.count() == 1


def test_only_an_equal_application_number_joins_by_itself():
    case = applicant(application_number="A-77")
    enrolment = newcomer("Bakker-Smit", application_number="a-77")
    assert nightly.run()["gekoppeld"] == 1
    case.refresh_from_db()
    assert case.enrolment == enrolment
    event = Event.objects.filter(verb="case.join").get()
    assert event.actor == "system"


def test_the_number_of_somebody_of_another_age_joins_nothing():
    """A number can be read from another's letter; whoever typed it would get the account."""
    case = applicant(application_number="A-77")
    other = newcomer(
        application_number="A-77", born_earliest=date(2008, 1, 3), born_latest=date(2008, 1, 3)
    )
    assert nightly.run()["gekoppeld"] == 0
    case.refresh_from_db()
    other.student.refresh_from_db()
    assert case.student is None
    assert other.student.user is None


def test_nobody_but_passend_joins_or_proposes():
    case, enrolment = applicant(), newcomer()
    boss = given.boss_of(case)
    with pytest.raises(NotYou):
        cases.join(case, by=boss, enrolment=enrolment)
    with pytest.raises(NotYou):
        matches.propose(Match(case=case, enrolment=enrolment), by=boss)


def test_only_a_coordinator_of_the_team_decides(client):
    case = applicant()
    newcomer()
    nightly.run()
    match = Match.objects.get()
    for verb in (matches.confirm, matches.reject):
        for other in (case.intaker, case.person, given.coordinator(), given.coach()):
            with pytest.raises(NotYou):
                verb(match, by=other)
    client.force_login(given.boss_of(case))
    page = client.get(match.get_absolute_url()).content.decode()
    assert "dezelfde persoon" in page
    client.post(reverse("match.confirm", args=[match.pk]), {"case": "x", "grounds": "[]"})
    match.refresh_from_db()
    assert (match.status, match.grounds) == ("confirmed", ["birth", "name", "start"])


def test_somebody_else_is_not_proposed_again():
    case = applicant()
    newcomer()
    nightly.run()
    match = Match.objects.get()
    matches.reject(match, by=given.boss_of(case))
    with pytest.raises(NotNow):
        matches.confirm(match, by=given.boss_of(case))
    nightly.run()
    assert Match.objects.count() == 1
    assert Event.objects.filter(verb="match.reject").exists()


def test_of_two_possible_people_one_is_confirmed_and_the_other_falls_away():
    case = applicant()
    newcomer()
    newcomer()
    nightly.run()
    first, second = Match.objects.all()
    boss = given.boss_of(case)
    matches.confirm(first, by=boss)
    second.refresh_from_db()
    assert second.status == Match.Status.REJECTED


def test_an_account_of_the_school_stays_and_becomes_the_persons():
    case, own = applicant(), given.account()
    newcomer(user=own)
    nightly.run()
    matches.confirm(Match.objects.get(), by=given.boss_of(case))
    case.refresh_from_db()
    assert (case.person, case.student.user) == (own, own)


def test_a_student_with_an_open_dossier_is_not_joined_twice():
    case, enrolment = applicant(), newcomer(coach=given.coach())
    nightly.run()
    cases.open(enrolment.student, by=enrolment.student.coach)
    with pytest.raises(ValidationError, match="al een open dossier"):
        matches.confirm(Match.objects.get(), by=given.boss_of(case))
