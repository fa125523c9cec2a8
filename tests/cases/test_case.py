"""The dossier: opened, corrected, given to an intaker, decided on, closed and opened again."""

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from passend.cases.actions import case as cases
from passend.cases.models import Case, NeedState
from passend.core import clock
from passend.core.errors import NotNow, NotYou
from passend.core.models import Event
from tests import given

pytestmark = pytest.mark.django_db

SPRING = datetime(2026, 4, 14, 9, tzinfo=UTC)
NEEDS = [("lessen", "Het is te druk.")]


def a_student(**kw):
    student = given.student(coach=given.coach(), **kw)
    given.enrolment(student, date(2026, 8, 1))
    return student


def test_a_coach_opens_a_dossier_for_somebody_at_school():
    student = a_student()
    with clock.at(datetime(2026, 10, 5, 9, tzinfo=UTC)):
        case = cases.open(student, by=student.coach, grounds=["chronic"], needs=NEEDS)
    assert (case.student, case.coach, case.team) == (student, student.coach, student.team)
    assert (case.status, case.need_state) == (Case.Status.HEARD, NeedState.NEED)
    assert case.agree_by == date(2026, 11, 2)  # twenty school days after it was found
    assert Event.objects.in_dossier(case).get().verb == "case.open"


def test_a_dossier_without_a_known_need_waits_for_a_talk():
    case = cases.open(student := a_student(), by=student.coach)
    assert (case.status, case.need_state) == (Case.Status.REQUESTED, NeedState.UNKNOWN)
    assert case.call_by


def test_a_student_has_one_open_dossier():
    student = a_student()
    cases.open(student, by=student.coach)
    with pytest.raises(ValidationError, match="al een open dossier"):
        cases.open(student, by=student.coach)


def test_only_the_own_coach_or_coordinator_opens_a_dossier(client):
    student = a_student()
    for other in (given.coach(), given.intaker(), given.coordinator(), given.manager()):
        with pytest.raises(NotYou):
            cases.open(student, by=other)
        client.force_login(other)
        assert client.get(reverse("case.open", args=[student.pk])).status_code == 404
    cases.open(student, by=given.coordinator(student.team))


def test_the_page_opens_a_dossier_and_leads_to_it(client):
    student = a_student()
    client.force_login(student.coach)
    answer = client.post(reverse("case.open", args=[student.pk]), {"text_lessen": "Te druk."})
    case = Case.objects.get()
    assert answer.url == case.get_absolute_url()
    assert case.needs.get().text == "Te druk."


def test_another_start_moves_the_last_day():
    with clock.at(SPRING):
        case = given.case_heard(start_on="2026-08-01")
        facts = {"first_name": "Noor", "last_name": "Bakker", "phone": "0612345678"}
        cases.correct(case, by=case.intaker, expected_start_on=date(2027, 2, 1), **facts)
    assert case.agree_by == date(2027, 2, 1)
    assert {need.agree_by for need in case.needs.all()} == {date(2027, 2, 1)}


def test_who_has_the_dossier_corrects_it(client):
    case = given.case_heard()
    client.force_login(case.intaker)
    url = reverse("case.correct", args=[case.pk])
    assert "Noor" in client.get(url).content.decode()
    client.post(url, {"first_name": "Nora", "last_name": "Bakker", "status": "closed"})
    case.refresh_from_db()
    assert (case.first_name, case.status) == ("Nora", Case.Status.HEARD)
    with pytest.raises(NotYou):
        cases.correct(case, by=case.person, first_name="X", last_name="Y")


def test_a_request_without_a_team_is_seen_by_every_coordinator_until_it_has_one():
    request = given.request_draft()
    from passend.cases.actions import request as requests

    requests.send(request, by=None)
    first, second = given.coordinator(), given.coordinator()
    for boss in (first, second):
        assert Case.objects.visible_to(boss).count() == 1
    team = first.staff_roles.get().team
    cases.assign_intaker(request.case, by=second, team=team, intaker=given.intaker())
    assert not Case.objects.visible_to(second).exists()
    assert Case.objects.visible_to(first).get().intaker
    assert Event.objects.filter(verb="case.assign_intaker").exists()


def test_only_a_coordinator_gives_a_request_to_an_intaker(client):
    case = given.case_requested()
    with pytest.raises(NotYou):
        cases.assign_intaker(case, by=case.intaker, team=None, intaker=None)
    client.force_login(given.boss_of(case))
    other = given.intaker()
    url = reverse("case.assign_intaker", args=[case.pk])
    client.post(url, {"team": case.team.pk, "intaker": str(other.pk)})
    case.refresh_from_db()
    assert case.intaker == other


def with_right(start="2026-05-01"):
    """A student with the right of admission and a need, close to the start."""
    case = given.case_requested(start_on=start)
    cases.hear(
        case, by=case.intaker, outcome=NeedState.NEED, needs=NEEDS, grounds=["handicap"],
        has_right_of_admission=True,
    )  # fmt: skip
    return case


def test_the_right_of_admission_warns_a_person_and_blocks_nothing(client):
    with clock.at(SPRING):
        case = with_right()
        assert case.needs_admission_choice
        client.force_login(given.boss_of(case))
        page = client.get(reverse("case.hear", args=[case.pk])).content.decode()
        assert "recht op toelating" in page
        assert "geen reden om iemand te weigeren" in page

        cases.admit(case, by=given.boss_of(case), choice=Case.Admission.ENROL_NOW)
        assert not Case.objects.get(pk=case.pk).needs_admission_choice
    event = Event.objects.filter(verb="case.admit").get()
    assert event.details == {"admission_choice": "enrol_now"}


def test_far_from_the_start_there_is_no_warning():
    with clock.at(SPRING):
        assert not with_right("2026-08-01").needs_admission_choice


def test_only_a_coordinator_decides_and_refusing_is_no_choice():
    with clock.at(SPRING):
        case = with_right()
        with pytest.raises(NotYou):
            cases.admit(case, by=case.intaker, choice=Case.Admission.ENROL_NOW)
        with pytest.raises(ValidationError):
            cases.admit(case, by=given.boss_of(case), choice="refuse")


def test_closing_keeps_the_words_and_ends_what_is_due():
    case = given.case_of_coach()
    cases.close(case, by=case.coach, reason="diploma")
    assert (case.status, case.close_reason) == (Case.Status.CLOSED, "diploma")
    assert not Case.objects.running().exists()
    assert case.needs.exists()
    assert Event.objects.filter(verb="case.close").get().details == {"close_reason": "diploma"}
    with pytest.raises(NotNow):
        cases.close(case, by=case.coach, reason="diploma")


def test_who_comes_back_finds_the_dossier_again():
    case = given.case_of_coach()
    cases.close(case, by=case.coach, reason="left")
    with pytest.raises(NotYou):
        cases.reopen(case, by=case.person)
    cases.reopen(case, by=case.coach)
    assert (case.status, case.closed_on) == (Case.Status.HEARD, None)
    with pytest.raises(NotNow):
        cases.reopen(case, by=case.coach)


def test_who_left_school_has_nothing_due():
    case = given.case_of_coach()
    case.student.gone_on = date(2026, 10, 1)  # as the register tells
    case.student.save()
    assert not Case.objects.running().exists()
    assert Case.objects.open().exists()


@pytest.mark.parametrize("verb", ["case.close", "case.reopen", "case.admit", "case.correct"])
def test_a_stranger_finds_no_page(client, verb):
    case = given.case_of_coach()
    client.force_login(given.coach())
    for ask in (client.get, client.post):
        assert ask(reverse(verb, args=[case.pk])).status_code == 404
