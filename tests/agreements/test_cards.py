"""Docentenkaart: what to do for the own groups, never why; seen; and 'lukt niet' with an end."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from passend.agreements import policy
from passend.agreements.actions import cards
from passend.agreements.models import Agreement, CardProblem, CardSeen
from passend.agreements.teaching import MOST_LINES, group_cards
from passend.core import clock
from passend.core.errors import NotNow, NotYou
from passend.core.models import Event, Message
from passend.people.models import Group, Student, User
from tests import given

pytestmark = pytest.mark.django_db


def classroom(measures: int = 2) -> tuple[Group, User, Agreement]:
    """A teacher, the group, and an agreement in force of a student in it."""
    group = given.group()
    student = Student.objects.create(first_name="Ada", last_name="Vos", group=group)
    agreement = given.in_force(
        given.heard_case(student=student, expected_start_on=clock.today()), measures=measures
    )
    return group, given.teacher(of=group), agreement


def test_a_teacher_sees_what_to_do_and_never_why(client: Client):
    _, teacher, agreement = classroom()
    client.force_login(teacher)
    page = client.get(reverse("card.list")).content.decode()
    assert agreement.measures.all()[0].teacher_line in page
    assert "Lange opdrachten" not in page  # the need
    assert agreement.measures.all()[0].school_does not in page
    assert agreement.strengths not in page


def test_groups_where_nothing_is_asked_take_one_line_together(client: Client):
    """Twenty minutes between two lessons: what to do comes first, and the rest is quiet."""
    group, teacher, _ = classroom()
    quiet = [given.group(), given.group()]
    for one in quiet:
        one.teachers.create(user=teacher)
    client.force_login(teacher)
    page = client.get(reverse("card.list")).content.decode()
    assert page.count('<section class="card"') == 1
    assert page.count('<p class="quiet-count">') == 1
    told = page.partition('<p class="quiet-count">')[2]
    assert all(one.name in told for one in quiet)
    assert group.name not in told


def test_a_student_reads_that_a_teacher_opened_the_card_once_a_day(client: Client):
    _, teacher, agreement = classroom()
    client.force_login(teacher)
    for _ in range(2):
        client.get(reverse("card.list"))
    looks = Event.objects.in_dossier(agreement.case).filter(verb="card.view")
    assert [(look.purpose, look.ground) for look in looks] == [("begeleiding", "group")]

    client.force_login(agreement.case.person)
    assert "les nodig" in client.get(reverse("desk.looks")).content.decode()


def test_at_most_three_lines_per_student():
    group, teacher, _ = classroom(measures=5)
    (found,) = group_cards(teacher, [group])
    assert [len(card.lines) for card in found.cards] == [MOST_LINES]


def test_a_teacher_sees_only_the_own_groups(client: Client):
    classroom()
    client.force_login(given.teacher())
    page = client.get(reverse("card.list")).content.decode()
    assert "Vos" not in page


def test_somebody_who_does_not_teach_has_no_card(client: Client):
    client.force_login(given.coach())
    assert client.get(reverse("card.list")).status_code == 404


def test_what_is_contested_is_not_on_the_card():
    group = given.group()
    student = Student.objects.create(first_name="Ada", last_name="Vos", group=group)
    given.agreed(
        given.proposed(
            given.heard_case(student=student, expected_start_on=clock.today()), measures=2
        ),
        contested=1,
    )
    (found,) = group_cards(given.teacher(of=group), [group])
    assert [len(card.lines) for card in found.cards] == [1]


def test_a_student_who_left_is_not_on_the_card():
    group, teacher, agreement = classroom()
    Student.objects.filter(pk=agreement.case.student_id).update(gone_on=date(2026, 1, 1))
    assert group_cards(teacher, [group])[0].cards == []


def test_one_click_says_that_a_whole_group_is_seen_with_one_event_a_student(client: Client):
    group, teacher, agreement = classroom()
    client.force_login(teacher)
    client.post(reverse("card.see", args=[group.pk]))
    client.post(reverse("card.see", args=[group.pk]))

    assert CardSeen.objects.get().teacher == teacher
    assert Event.objects.about(CardSeen.objects.get()).filter(verb="card.see").count() == 1
    assert "Alles gezien" in client.get(reverse("card.list")).content.decode()
    assert agreement.pk == CardSeen.objects.get().agreement_id


def test_seen_exists_once_per_teacher_and_version():
    _, teacher, agreement = classroom()
    CardSeen.objects.create(agreement=agreement, teacher=teacher)
    with pytest.raises(IntegrityError), transaction.atomic():
        CardSeen.objects.create(agreement=agreement, teacher=teacher)


def test_somebody_elses_group_cannot_be_marked(client: Client):
    group, _, _ = classroom()
    client.force_login(given.teacher())
    assert client.post(reverse("card.see", args=[group.pk])).status_code == 404


def test_only_a_teacher_of_the_student_reports_that_it_does_not_work():
    _, _, agreement = classroom()
    measure = agreement.measures.all()[0]
    with pytest.raises(NotYou):
        cards.report(measure, by=given.teacher(), reason="how")


def report(client: Client, teacher: User, measure: Any) -> CardProblem:
    client.force_login(teacher)
    url = reverse("card.report", args=[measure.pk])
    answer = client.post(url, {"reason": "how", "text": "Welke software?"})
    assert answer.status_code == 302
    return CardProblem.objects.get()


def test_lukt_niet_goes_to_the_coach_and_comes_back_to_the_teacher(client: Client):
    _, teacher, agreement = classroom()
    problem = report(client, teacher, agreement.measures.all()[0])
    assert problem.status == CardProblem.Status.OPEN
    assert "slb’er antwoordt" in client.get(reverse("card.list")).content.decode()

    client.force_login(agreement.case.coach)
    client.post(reverse("card.solve", args=[problem.pk]), {"answer": "Ik kom langs in de les."})
    assert Message.objects.get(kind="card_answered").address == teacher.email

    client.force_login(teacher)
    assert "Ik kom langs in de les." in client.get(reverse("card.list")).content.decode()


def test_the_same_problem_is_reported_once_and_the_second_time_says_so(client: Client):
    _, teacher, agreement = classroom()
    measure = agreement.measures.all()[0]
    report(client, teacher, measure)
    again = client.post(reverse("card.report", args=[measure.pk]), {"reason": "time"})
    assert "mee bezig" in again.content.decode()
    assert CardProblem.objects.count() == 1


def test_events_of_a_problem_have_no_free_text(client: Client):
    _, teacher, agreement = classroom()
    report(client, teacher, agreement.measures.all()[0])
    assert "software" not in str(list(Event.objects.values("verb", "details")))


def test_a_problem_is_solved_once_and_only_by_the_people_of_the_dossier(client: Client):
    _, teacher, agreement = classroom()
    problem = report(client, teacher, agreement.measures.all()[0])
    with pytest.raises(NotYou):
        cards.solve(problem, by=teacher, answer="x")
    cards.solve(problem, by=agreement.case.coach, answer="x")
    with pytest.raises(NotNow):
        cards.solve(problem, by=agreement.case.coach, answer="y")


def test_a_teacher_reads_the_cards_of_a_group_within_the_period_of_teaching_it(
    client: Client,
) -> None:
    """Each right has a period, and a change counts at the next request."""
    group, teacher, agreement = classroom()
    teaching = teacher.teaching.get()
    client.force_login(teacher)
    name, today = str(agreement.case), clock.today()

    def reads() -> bool:
        page = client.get(reverse("card.list")).content.decode()
        assert (name in page) is policy.teacher(teacher, agreement)
        return name in page

    teaching.from_on = today
    for until, expected in ((None, True), (today, True), (today - timedelta(days=1), False)):
        teaching.until_on = until
        teaching.save()
        assert reads() is expected
    teaching.from_on, teaching.until_on = today + timedelta(days=1), None
    teaching.save()
    assert not reads()
    assert not group.teachers.current().exists()
