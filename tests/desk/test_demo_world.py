"""The demo school earns its state, is the same in a hurry, and has work for its personas."""

from collections import Counter
from datetime import UTC, datetime

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import transaction
from django.urls import reverse

from passend.adjustments.models import Adjustment, Arrangement, Exam
from passend.agreements.models import Agreement, Status
from passend.agreements.shared import holding, lines_for
from passend.cases.models import Audience, BreakGlass, Case, Involvement, NeedState
from passend.core import clock
from passend.core.actions import ACTIONS
from passend.core.log.verify import verify
from passend.core.models import Event, Message
from passend.desk.demo.build import build
from passend.desk.demo.multiply import multiply
from passend.desk.demo.personas import (
    COACH,
    COMMITTEE,
    COORDINATOR,
    EXAM_BOARD,
    FRONT_DESK,
    FUND,
    LUUK,
    NOOR,
    OFFICER,
    PARENT,
    PARENT_OF_NOOR,
    PARENT_OF_SAMI,
    PARTNER,
    PERSONAS,
    SAMI,
)
from passend.desk.models import LookQuestion
from passend.facility.models import Matter
from passend.fund.models import FundApplication, PaymentList
from passend.people.models import Student, User
from passend.rightsfinder.models import OutreachLetter
from passend.statute.models import Rules

pytestmark = pytest.mark.django_db  # also when one of these is asked for alone
NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)


@pytest.fixture(scope="module")
def carefully(django_db_setup, django_db_blocker, tmp_path_factory):
    """One small school for all tests of this file, and the picture of one built without hurry."""
    before, settings.FILES_DIR = settings.FILES_DIR, tmp_path_factory.mktemp("files")
    with django_db_blocker.unblock(), clock.at(NOW):
        with transaction.atomic():
            build(20, seed=4, in_a_hurry=False)
            careful = picture()
            transaction.set_rollback(True)
        with transaction.atomic():
            build(20, seed=4)
            yield careful
            transaction.set_rollback(True)
    settings.FILES_DIR = before


@pytest.fixture
def school(carefully):
    """The small school; what a test does to it is undone."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def picture() -> dict[str, Counter]:
    """What happened, without the keys that are made up anew each time."""
    return {
        "events": Counter(Event.objects.values_list("verb", "at")),
        "cases": Counter(Case.objects.values_list("last_name", "status", "need_state", "agree_by")),
        "agreements": Counter(
            Agreement.objects.values_list("case__last_name", "number", "status", "evaluate_by")
        ),
        "post": Counter(Message.objects.values_list("kind", "created_at")),
        "students": Counter(Student.objects.values_list("number", "group__name", "gone_on")),
    }


def test_every_event_is_one_of_an_action_or_a_look(school):
    verbs = set(Event.objects.values_list("verb", flat=True).distinct())
    assert {verb for verb in verbs if not verb.endswith(".view")} <= set(ACTIONS)
    assert len(verbs) > 20
    assert not Event.objects.filter(at__gt=NOW).exists()
    assert verify().is_whole


def test_the_log_reads_in_the_order_of_time(school):
    moments = list(Event.objects.order_by("pk").values_list("at", flat=True))
    assert moments == sorted(moments)


def test_a_hurry_changes_nothing_but_the_time_it_takes(school, carefully):
    assert picture() == carefully


def test_the_personas_have_something_to_do_today(school):
    there = set(User.objects.values_list("email", flat=True))
    assert {persona.email for persona in PERSONAS} <= there
    waiting = Agreement.objects.filter(status=Status.PROPOSED)
    assert waiting.filter(case__email=SAMI.email).exists()
    luuk = waiting.get(case__email=LUUK.email)
    assert luuk.case.parents.get().user.email == PARENT.email
    assert {line.answer for line in luuk.measures.all()} == {"agreed"}
    assert Case.objects.filter(coach__email=COACH.email).exists()
    coordinator = User.objects.get(email=COORDINATOR.email)
    with clock.at(NOW):
        assert Case.objects.visible_to(coordinator).filter(need_state=NeedState.NEED).exists()


def test_noor_has_a_whole_story(school):
    case = Case.objects.get(email=NOOR.email)
    assert case.coach.email == COACH.email
    versions = Agreement.objects.filter(case=case).order_by("number")
    assert [version.status for version in versions] == [Status.REPLACED, Status.IN_FORCE]
    verbs = set(Event.objects.in_dossier(case).values_list("verb", flat=True))
    assert {
        "request.send", "case.hear", "agreement.propose", "agreement.answer", "kept.say",
        "kept.answer", "evaluation.tell", "evaluation.hold", "case.hand_over", "talk.record",
    } <= verbs  # fmt: skip


def test_the_fund_has_requests_to_decide_and_money_to_pay(school):
    worker = User.objects.get(email=FUND.email)
    states = set(FundApplication.objects.at_fund(worker).values_list("status", flat=True))
    assert {"granted", "refused", "asked"} <= states
    assert set(PaymentList.objects.values_list("status", flat=True)) == {"made", "paid"}
    noor = Case.objects.get(person__email=NOOR.email)
    assert noor.fund_applications.filter(status="granted").exists()


def test_the_privacy_officer_has_a_question_and_a_break_glass_to_look_at(school):
    officer = User.objects.get(email=OFFICER.email)
    noor = Case.objects.get(email=NOOR.email)
    question = LookQuestion.objects.visible_to(officer).open().get(case=noor)
    assert (question.answer_by - question.asked_on).days >= 28
    with clock.at(NOW):
        opened = BreakGlass.objects.to_review().reviewed_by(officer).get(case=noor)
        assert opened.review_by >= clock.today()
        assert BreakGlass.objects.reviewed_by(User.objects.get(email=COORDINATOR.email)).exists()
    assert question.looker.endswith(str(opened.user_id))


def test_a_partner_and_the_parents_read_what_noor_and_sami_chose(school):
    noor, sami = Case.objects.get(email=NOOR.email), Case.objects.get(email=SAMI.email)
    with clock.at(NOW):
        promises = list(holding(noor))
        company = Involvement.objects.of(User.objects.get(email=PARTNER.email)).get(case=noor)
        assert list(lines_for(noor, company.shares_as)) == promises[:2]
        assert company.answers.count() == 1
        father = User.objects.get(email=PARENT_OF_NOOR.email)
        assert list(Case.objects.followed_by(father)) == [noor]
        assert list(lines_for(noor, Audience.PARENTS)) == promises[:-1]
        assert list(lines_for(noor, Audience.EXAM)) == []
        mother = User.objects.get(email=PARENT_OF_SAMI.email)
        assert list(Case.objects.followed_by(mother)) == [sami]
        assert sami.parents.get().consent_on
        assert not sami.is_minor


def test_noor_got_a_letter_about_her_rights_and_her_class_too(school, client):
    noor = Case.objects.get(email=NOOR.email)
    got = OutreachLetter.objects.filter(student=noor.student).values_list("provision", flat=True)
    assert list(got) == ["stageplek"]
    assert OutreachLetter.objects.exclude(student=noor.student).exists()
    client.force_login(noor.person)
    with clock.at(NOW):
        page = client.get(reverse("outreach.choose")).content.decode()
    assert "School keek naar:" in page


def test_each_body_has_something_to_decide(school):
    board, desk, committee = (
        User.objects.get(email=who.email) for who in (EXAM_BOARD, FRONT_DESK, COMMITTEE)
    )
    with clock.at(NOW):
        waiting = Adjustment.objects.to_decide_by(board)
        assert waiting.filter(case__email=SAMI.email, status="asked").exists()
        assert waiting.filter(status="incomplete").exists()
        assert Adjustment.objects.before(board).filter(status="granted").exists()
        assert Exam.objects.visible_to(board).filter(on__gt=NOW.date()).exists()
        at_desk = Matter.objects.readable_to(desk).going_on()
        assert [matter.kind for matter in at_desk] == ["objection"]
        complaint = Matter.objects.readable_to(committee).going_on().get()
        assert (complaint.kind, complaint.body) == ("complaint", "complaints")


def test_hours_and_leave_are_there_in_every_state_that_a_page_works_on(school):
    with clock.at(NOW):
        found = Arrangement.objects.values_list("sort", "status")
        assert sorted(found) == [("hours", "asked"), ("hours", "granted"), ("leave", "asked")]
        assert Arrangement.objects.in_force().get().teacher_line


def test_the_school_has_a_statute_with_all_that_the_law_wants(school, client):
    with clock.at(NOW):
        held = Rules.objects.in_force_on(clock.today())
        assert [rules.kind for rules in held] == ["statute", "support"]
        assert held[0].missing == []
        assert "Zwanger en bevallen" in client.get(held[0].get_absolute_url()).content.decode()


def test_a_multiplied_school_has_whole_copies(school):
    before = Case.objects.count(), Agreement.objects.count(), User.objects.count()
    multiply(3)
    assert (Case.objects.count(), Agreement.objects.count(), User.objects.count()) == tuple(
        3 * n for n in before
    )
    copy = Case.objects.filter(email__startswith="noor.veenstra.2@").get()
    assert copy.coach_id != Case.objects.get(email=NOOR.email).coach_id
    assert Event.objects.in_dossier(copy).count() > 10
    outcome = verify()
    assert (outcome.is_whole, outcome.lines) == (True, Event.objects.count())
    answered = copy.agreements.order_by("number")[0].consents.get()
    lines = {str(pk) for pk in answered.agreement.measures.values_list("pk", flat=True)}
    assert set(answered.answers) <= lines
    assert answered.agreement.measures.first().school_does.startswith("School ")


@pytest.mark.django_db
def test_the_command_refuses_a_school_with_people_in_it(settings):
    with pytest.raises(CommandError, match="PASSEND_MODE=demo"):
        call_command("demo")
    settings.DEMO = True
    User.objects.create(username="somebody")
    with pytest.raises(CommandError, match="Begin met een lege"):
        call_command("demo")
