"""AVG 18 lid 2: what is restricted is kept and not used, by anybody, until the student or the end
of the restriction says so."""

from datetime import timedelta
from importlib import import_module
from typing import Any

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from passend.agreements import actions as agreements
from passend.agreements import nightly as agreeing
from passend.agreements.models import AgreedMeasure
from passend.agreements.shared import lines_for
from passend.agreements.teaching import lines_for_teachers
from passend.cases.actions import case as cases
from passend.cases.actions import glass, involved, need, talk
from passend.cases.ground import ground
from passend.cases.looking import looked
from passend.cases.models import Audience, BreakGlass, Case, Involvement
from passend.core import clock
from passend.core.actions import open_actions
from passend.core.errors import NotNow, NotYou
from passend.core.models import Event, Message
from passend.desk import actions as desk
from passend.people.models import Role, User
from passend.privacy.actions import requests, restriction
from passend.privacy.models import DataRequest
from passend.rightsfinder.recipients import students_of
from tests import given
from tests import given_sharing as shared
from tests.agreements.test_exam_board import waiting
from tests.signing_in import wholly

pytestmark = pytest.mark.django_db
WHY = "De huisarts belt nu en vraagt wie de begeleider is."


def restricted(case: Case, by: User | None = None, decision: str = "granted") -> DataRequest:
    facts: dict[str, Any] = {"kind": "restrict", "text": "Gebruik het even niet.", "case": case}
    made: DataRequest = requests.ask(DataRequest(), by=by or case.person, **facts)
    requests.decide(made, by=given.officer(), decision=decision, text="Goed.")
    case.refresh_from_db()
    return made


def sees(user: User, case: Case) -> bool:
    return Case.objects.visible_to(user).filter(pk=case.pk).exists()


@pytest.mark.parametrize("decision", ["granted", "refused"])
def test_who_has_the_dossier_has_it_no_more_and_the_student_has(
    client: Client, decision: str
) -> None:
    case = given.case_of_coach()
    everybody = [case.coach, given.boss_of(case), shared.helper(case).user]
    assert all(sees(user, case) for user in everybody)
    restricted(case, decision=decision)
    locked = decision != "refused"
    assert [sees(user, case) for user in everybody] == [not locked] * 3
    assert sees(case.person, case)
    client.force_login(given.boss_of(case))
    assert (str(case) in client.get(reverse("worklist")).content.decode()) is not locked


def test_a_part_is_for_the_student_to_give_free_and_not_for_the_officer_to_keep_back(
    client: Client,
) -> None:
    """“Voor een deel” locked all of it all the same, so nobody is offered it any more."""
    case, officer = given.case_of_coach(), given.officer()
    made = requests.ask(DataRequest(), by=case.person, kind="restrict", text="Ik wil dat niet.")
    wholly(client, officer)
    path = reverse("data.decide", args=[made.pk])
    page = client.get(path).content.decode()
    assert 'value="partly"' not in page
    assert "De student kiest daarna zelf waarvoor het toch mag" in page
    assert client.post(path, {"decision": "partly", "text": "Een deel."}).status_code == 422
    made.refresh_from_db()
    assert made.status == DataRequest.Status.OPEN


def test_nothing_is_shared_with_anybody() -> None:
    case = shared.agreed_case(born=clock.today() - timedelta(days=17 * 365))
    mother, line = shared.parent(case), shared.lines(case)[0]
    company = shared.outsider(case, line)
    everywhere = [*Audience.values, company.shares_as]
    assert lines_for(case, Audience.TEACHERS).exists()
    assert lines_for(case, company.shares_as).exists()
    assert Case.objects.followed_by(mother).exists()
    restricted(case)
    assert not any(lines_for(case, to).exists() for to in everywhere)
    assert not lines_for_teachers().filter(agreement__case=case).exists()
    assert not Case.objects.followed_by(mother).exists()
    assert not Involvement.objects.visible_to(company.user).exists()


def test_a_parent_who_decides_along_keeps_the_requests_and_reads_no_agreement() -> None:
    case = given.heard_case(born=clock.today() - timedelta(days=15 * 365))
    mother, proposal = shared.parent(case), given.proposed(case)
    made = restricted(case, by=mother)
    assert made in DataRequest.objects.visible_to(mother)
    assert proposal not in type(proposal).objects.visible_to(mother)
    with pytest.raises(NotNow):
        agreements.answer(proposal, by=mother, answers={})


def test_a_parent_takes_a_consent_back_also_now() -> None:
    """AVG 7 lid 3: that is for every day."""
    case = given.heard_case(born=clock.today() - timedelta(days=15 * 365))
    mother = shared.parent(case)
    named = shared.helper(case)
    restricted(case, by=mother)
    assert named in Involvement.objects.visible_to(mother)
    involved.end(named, by=mother)
    assert named.status == "ended"


def test_an_earlier_dossier_of_the_same_person_stands_still_too(client: Client) -> None:
    """Asked on the page, so also on the database that puts an open one last."""
    earlier = given.case_of_coach()
    cases.close(earlier, by=earlier.coach, reason="other")
    now = given.heard_case(person=earlier.person)
    client.force_login(now.person)
    client.post(reverse("data.ask"), {"kind": "restrict", "text": "Even niet."})
    made = DataRequest.objects.get()
    assert made.case == now
    requests.decide(made, by=given.officer(), decision="granted", text="Goed.")
    both = [now, earlier]
    assert [sees(case.coach, case) for case in both] == [False, False]
    restriction.release(made, by=now.person, uses=["begeleiding"])
    assert [sees(case.coach, case) for case in both] == [True, True]
    requests.lift(made, by=given.officer())
    restriction.release(made, by=now.person, uses=[])
    with clock.at(clock.now() + timedelta(days=8)):
        assert [sees(case.coach, case) for case in both] == [True, True]


def test_every_verb_of_school_is_refused_and_the_students_own_are_not(client: Client) -> None:
    case = given.case_of_coach()
    proposal = given.proposed(case, by=case.coach)
    client.force_login(case.coach)
    restricted(case)
    asked = [
        lambda: talk.record(case, by=case.coach, outcome="well", note="Ging goed."),
        lambda: need.add(case, by=given.boss_of(case), area="toetsen", text="Meer tijd."),
        lambda: agreements.withdraw(proposal, by=case.coach),
    ]
    for verb in asked:
        with pytest.raises(NotNow, match="bewaart dit dossier nu alleen"):
            verb()
    assert open_actions(case.coach, case) == []
    assert client.post(reverse("talk.record", args=[case.pk])).status_code == 404
    agreements.ask_talk(proposal, by=case.person)
    assert proposal.talk_asked_on == clock.today()
    assert not Message.objects.filter(kind="student_asks_talk").exists()


def test_a_question_about_who_looked_is_still_answered() -> None:
    case, officer = given.case_of_coach(), given.officer()
    looked(case.coach, case)
    restricted(case)
    look = Event.objects.in_dossier(case).views().get()
    asked = desk.ask(case, by=case.person, event=look.pk, text="Waarom?")
    desk.answer(asked, by=officer, text="Voor het gesprek.")
    assert asked.status == "answered"


def test_the_student_gives_it_free_for_one_thing_and_takes_that_back(client: Client) -> None:
    """Processing with consent goes on (AVG 18 lid 2), for what the consent is for."""
    case = given.case_of_coach()
    made = restricted(case)
    wholly(client, case.person)
    page = reverse("data.release", args=[made.pk])
    assert page in client.get(made.get_absolute_url()).content.decode()
    assert client.post(page, {"uses": ["begeleiding"]}).status_code == 302
    assert "om mij te begeleiden" in client.get(made.get_absolute_url()).content.decode()
    assert Event.objects.get(verb="data.release").details == {"released_for": ["begeleiding"]}
    assert sees(case.coach, case)
    talk.record(case, by=case.coach, outcome="well", note="Ging goed.")
    client.post(page, {})
    assert not sees(case.coach, case)
    client.force_login(case.coach)
    assert client.get(page).status_code == 404


def test_free_for_exams_is_free_for_the_exam_committee_alone() -> None:
    line = waiting()
    case = line.dossier
    board = given.staff(Role.EXAM_BOARD, case.team)
    assert line in AgreedMeasure.objects.visible_to(board)
    made = restricted(case)
    assert line not in AgreedMeasure.objects.visible_to(board)
    with pytest.raises(NotYou):
        agreements.decide(line, by=board, state="granted")
    restriction.release(made, by=case.person, uses=["examen"])
    assert line in AgreedMeasure.objects.visible_to(board)
    agreements.decide(line, by=board, state="granted")
    assert not sees(case.coach, case)
    assert not lines_for(case, Audience.TEACHERS).exists()


def test_what_was_given_free_belongs_to_one_restriction() -> None:
    case, officer = given.case_of_coach(), given.officer()
    made = restricted(case)
    restriction.release(made, by=case.person, uses=["begeleiding"])
    requests.lift(made, by=officer)
    with clock.at(clock.now() + timedelta(days=8)):
        with pytest.raises(ValidationError):
            restriction.release(made, by=case.person, uses=["examen"])
        restricted(case)
        assert not sees(case.coach, case)


def test_of_two_who_asked_it_the_longest_counts() -> None:
    case, officer = given.heard_case(born=clock.today() - timedelta(days=15 * 365)), given.officer()
    first, second = restricted(case, by=shared.parent(case)), restricted(case)
    requests.lift(first, by=officer)
    with clock.at(clock.now() + timedelta(days=8)):
        assert not sees(case.coach, case)
        requests.lift(second, by=officer)
        assert not sees(case.coach, case)
    with clock.at(clock.now() + timedelta(days=16)):
        assert sees(case.coach, case)


def test_what_cannot_wait_is_opened_by_glass_and_read_only(client: Client) -> None:
    case = given.case_of_coach()
    boss = given.boss_of(case)
    restricted(case)
    glass.open(BreakGlass(), by=boss, case=case, reason="care", text=WHY)
    assert ground(boss, case)[0] == "glass 1"
    client.force_login(boss)
    answer = client.get(reverse("case.detail", args=[case.pk]))
    assert answer.status_code == 200
    assert "alleen bewaren" in answer.content.decode()
    assert open_actions(boss, case) == []


def test_the_night_asks_and_reminds_of_nothing_in_it() -> None:
    case = shared.agreed_case()
    case.agreements.update(evaluate_from=clock.today(), evaluate_by=clock.today())
    proposal = given.proposed(given.heard_case(agree_by=clock.today() + timedelta(days=13)))
    made = [restricted(case), restricted(proposal.case)]
    Message.objects.all().delete()
    with clock.at(clock.now() + timedelta(days=13)):
        agreeing.run()
        assert not Message.objects.exclude(kind="officer_task").exists()
        for one in made:
            restriction.release(one, by=one.user, uses=["begeleiding"])
        agreeing.run()
    sent = set(Message.objects.values_list("kind", flat=True))
    assert {"reminder", "evaluation_invitation"} <= sent


def test_no_letter_about_rights_goes_to_who_asked_to_keep_it() -> None:
    case = given.case_of_coach()
    boss = given.boss_of(case)
    assert case.student in students_of(boss)
    restricted(case)
    assert case.student not in students_of(boss)


def test_what_was_restricted_before_there_was_a_lock_is_locked_by_the_upgrade() -> None:
    case, other = given.case_of_coach(), given.case_of_coach()
    restricted(case)
    restricted(other, decision="refused")
    Case.objects.update(restricted_from=None)
    step = import_module("passend.privacy.migrations.0003_what_is_only_kept_stands_still")
    step.lock(apps, None)
    assert not sees(case.coach, case)
    assert sees(other.coach, other)


def test_post_to_others_that_still_waits_does_not_go_and_what_protects_somebody_does() -> None:
    """What was written a minute before uses the dossier as much as what would be written after."""
    case = given.case_of_coach()
    boss = given.boss_of(case)
    named = shared.outsider(case)
    glass.open(BreakGlass(), by=given.coordinator(), case=case, reason="care", text=WHY)
    desk.remind_student(case, "consent")
    waits = Message.objects.filter(status="queued")
    assert waits.filter(address=named.user.email).exists()
    restricted(case)
    assert not waits.filter(address=named.user.email, kind="outside_invited").exists()
    assert waits.filter(address=boss.email, kind="glass_opened").exists()
    assert waits.filter(kind="reminder", address=case.email).exists()
