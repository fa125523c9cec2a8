"""Vandaag and the Werklijst: what is due, for whom, with one action a row."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile  # noqa: F401
from django.test import Client
from django.urls import reverse

from passend.agreements import actions as agreements
from passend.agreements.actions import kept
from passend.cases.actions import case as cases
from passend.cases.actions import talk
from passend.cases.models import Case
from passend.core import clock, outbox
from passend.core.models import Event, Message
from passend.desk import due, duties
from passend.people.models import Role, StaffRole, User
from tests import given
from tests.due import found_in

pytestmark = pytest.mark.django_db


def page(client: Client, who: User, name: str, query: str = "") -> str:
    client.force_login(who)
    answer = client.get(reverse(name) + query)
    assert answer.status_code == 200
    return answer.content.decode()


def kinds(case: Case) -> list[str]:
    return [duty.kind for duty in found_in(case)]


def test_who_asked_for_help_is_to_be_called() -> None:
    case = given.case_requested()
    assert kinds(case) == ["call"]


def test_a_need_without_agreement_is_due_until_there_is_a_proposal() -> None:
    case = given.heard_case(agree_by=clock.today() + timedelta(days=5))
    assert kinds(case) == ["agree"]
    given.proposed(case)
    assert kinds(case) == ["consent"]


def test_where_all_is_contested_the_duty_is_met_and_a_talk_is_due_until_there_is_one() -> None:
    """A02: agreed or contested, every measure is handled; nobody is late with an agreement."""
    case = given.heard_case(agree_by=clock.today() + timedelta(days=5))
    given.agreed(given.proposed(case), contested=2)
    assert kinds(case) == ["talk"]
    talk.record(case, by=case.coach, outcome="watch", next_on=clock.today() + timedelta(days=40))
    assert kinds(case) == []


def test_a_student_who_wants_to_talk_first_is_a_row_of_its_own() -> None:
    proposal = given.proposed()
    agreements.ask_talk(proposal, by=proposal.case.person)
    assert kinds(proposal.case) == ["talk_asked"]


def test_a_promise_that_does_not_work_is_due_until_it_is_answered() -> None:
    agreement = given.in_force()
    said = kept.say(agreement.measures.first(), by=agreement.case.person, face="not")
    assert "kept" in kinds(agreement.case)
    kept.answer(said, by=agreement.case.coach, answer="Ik bel je docent.")
    assert "kept" not in kinds(agreement.case)


def test_a04_a_study_year_without_an_evaluation_is_late_since_the_first_of_august() -> None:
    """WEB 8.1.3a lid 3: per study year, up to and including 31 July."""
    with clock.at(datetime(2025, 9, 10, 10, tzinfo=UTC)):
        case = given.in_force(given.heard_case(expected_start_on=date(2025, 8, 1))).case
    for today, said in ((date(2026, 7, 31), "soon"), (date(2026, 8, 15), "late")):
        with clock.at(datetime.combine(today, time(10), UTC)):
            found = found_in(case)
            looks_back = [duty.by for duty in found if duty.kind == "evaluate"]
            assert looks_back == [date(2026, 7, 31)]
            assert due.state_of(looks_back[0]) == said


def test_what_lies_more_than_four_weeks_ahead_is_quiet() -> None:
    case = given.heard_case(agree_by=clock.today() + duties.HORIZON + timedelta(days=1))
    assert kinds(case) == []


@pytest.mark.parametrize(
    ("days", "words"),
    [(-2, "2 dagen te laat"), (-1, "1 dag te laat"), (0, "vandaag"), (1, "morgen"),
     (9, "nog 9 dagen")],
)  # fmt: skip
def test_a_day_is_said_in_words(days: int, words: str) -> None:
    assert due.days_text(clock.today() + timedelta(days=days)) == words


def test_a_coach_sees_the_own_students_and_a_coordinator_the_own_teams(client: Client) -> None:
    team, other = given.team(), given.team()
    soon = clock.today() + timedelta(days=3)
    mine = given.heard_case(team=team, agree_by=soon)
    given.heard_case(team=other, agree_by=soon, first_name="Onzichtbaar", last_name="Kind")
    text = page(client, mine.coach, "today")
    assert str(mine) in text
    assert "Onzichtbaar" not in text
    text = page(client, given.coordinator(team), "worklist")
    assert str(mine) in text
    assert "Onzichtbaar" not in text


def test_the_rest_is_quiet_and_counted(client: Client) -> None:
    coach = given.coach()
    given.heard_case(coach=coach, agree_by=clock.today())
    given.heard_case(coach=coach)
    assert "De rest is rustig (1)" in page(client, coach, "today")


def test_a_filter_keeps_one_kind_and_one_team(client: Client) -> None:
    team, other = given.team(), given.team()
    boss = given.coordinator(team)
    StaffRole.objects.create(user=boss, role=Role.COORDINATOR, team=other, from_on=clock.today())
    first = given.heard_case(team=team, agree_by=clock.today(), first_name="Eerste")
    second = given.heard_case(team=other, agree_by=clock.today(), first_name="Tweede")
    given.proposed(second)
    text = page(client, boss, "worklist", f"?team={team.pk}")
    assert str(first) in text
    assert str(second) not in text
    text = page(client, boss, "worklist", "?kind=consent")
    assert str(second) in text
    assert str(first) not in text


def test_who_is_no_coach_or_coordinator_may_not_open_the_lists(client: Client) -> None:
    client.force_login(given.manager())
    assert client.get(reverse("today")).status_code == 403
    assert client.get(reverse("worklist")).status_code == 403


def test_a_reminder_goes_to_the_student_without_a_word_of_content(client: Client) -> None:
    proposal = given.proposed()
    client.force_login(proposal.case.coach)
    picked = {"list": "today", "pick": [f"consent:{proposal.case_id}"]}
    Message.objects.all().delete()
    answer = client.post(reverse("worklist.remind"), picked)
    assert answer.status_code == 302
    message = Message.objects.get()
    assert message.address == proposal.case.email
    assert "steun" not in message.body.lower()
    event = Event.objects.get(verb="case.remind")
    assert event.details == {"reminded_of": "consent"}
    client.post(reverse("worklist.remind"), picked)
    assert Message.objects.count() == 1  # once a day


def test_a_coordinator_reminds_all_that_are_late_in_two_clicks(client: Client) -> None:
    team, coach = given.team(), given.coach()
    for _ in range(3):
        agreement = given.in_force(given.heard_case(team=team, coach=coach))
        kept.say(agreement.measures.first(), by=agreement.case.person, face="not")
    Message.objects.all().delete()
    with clock.at(clock.now() + timedelta(days=30)):
        client.force_login(given.coordinator(team))
        client.post(reverse("worklist.remind"), {"list": "worklist", "all": "kept"})
        assert Event.objects.filter(verb="case.remind").count() == 3
        assert Message.objects.filter(kind="staff_reminder").count() == 1  # one line a coach


def test_nobody_reminds_for_a_dossier_that_is_out_of_sight(client: Client) -> None:
    proposal = given.proposed()
    client.force_login(given.coach())
    client.post(
        reverse("worklist.remind"), {"list": "today", "pick": [f"consent:{proposal.case_id}"]}
    )
    assert not Event.objects.filter(verb="case.remind").exists()


def test_a_list_leaves_as_a_file_without_formulas(client: Client) -> None:
    case = given.heard_case(agree_by=clock.today(), first_name="=HYPERLINK(1)", last_name="Bos")
    client.force_login(case.coach)
    answer: Any = client.get(reverse("today") + "?bestand=csv")
    text = b"".join(answer.streaming_content).decode()
    assert ";'=HYPERLINK(1) Bos;" in text
    line = Event.objects.get(verb="list.export")
    assert (line.details["list"], line.details["form"]) == ("today", "csv")
    assert client.get(reverse("today") + "?bestand=xlsx").content[:2] == b"PK"
    assert client.get(reverse("today") + "?bestand=exe").status_code == 404


def test_a_page_costs_the_same_number_of_queries_for_two_and_for_twenty(
    client: Client, django_assert_num_queries: Any
) -> None:
    team = given.team()
    boss = given.coordinator(team)
    client.force_login(boss)

    def count() -> int:
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        with CaptureQueriesContext(connection) as seen:
            assert client.get(reverse("worklist")).status_code == 200
        return len(seen)

    given.heard_case(team=team, agree_by=clock.today())
    few = count()
    for _ in range(12):
        given.heard_case(team=team, agree_by=clock.today())
    assert count() == few


def test_a_message_that_never_arrived_is_a_row_until_the_address_is_another() -> None:
    case = given.heard_case(person=given.account(email=""))
    outbox.post("reminder", to=case.person, about=case)
    assert "mail" in kinds(case)
    names = {"first_name": case.first_name, "last_name": case.last_name}
    cases.correct(case, by=case.coach, email="nieuw@example.org", **names)
    assert "mail" not in kinds(case)
    assert Message.objects.get(status=Message.Status.QUEUED).address == "nieuw@example.org"
