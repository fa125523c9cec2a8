"""The night: dossiers follow the register and the roster, and unsent drafts go."""

from datetime import UTC, date, datetime, timedelta

import pytest

from passend.cases import nightly
from passend.cases.actions import case as cases
from passend.cases.actions import hand_over, request
from passend.cases.models import HandOver
from passend.core import clock, jobs
from passend.core.actors import SYSTEM
from passend.core.errors import NotYou
from passend.core.models import Event, Message
from tests import given

pytestmark = pytest.mark.django_db

MAY = datetime(2026, 5, 4, 9, tzinfo=UTC)


def test_a_new_coach_in_the_roster_gets_the_dossier_and_the_student_is_told():
    case, new = given.case_of_coach(), given.coach()
    nightly.run()
    case.student.coach = new
    case.student.save()
    assert nightly.run()["van begeleider veranderd"] == 1
    case.refresh_from_db()
    assert case.coach == new
    assert HandOver.objects.get().reason == "rooster"
    assert Message.objects.filter(kind="coach_changed").count() == 1
    assert nightly.run()["van begeleider veranderd"] == 0


def test_a_choice_of_our_own_stays_until_the_roster_says_something_new():
    case, own = given.case_of_coach(), given.coach()
    hand_over.hand_over(case, by=case.coach, to=own, reason="wens_student")
    nightly.run()
    case.refresh_from_db()
    assert case.coach == own


def test_the_first_coach_of_the_roster_is_no_hand_over():
    case = given.case_heard()
    student = given.student(case.team)
    cases.join(case, by=SYSTEM, enrolment=given.enrolment(student, date(2026, 8, 1)))
    student.coach = given.coach()
    student.save()
    nightly.run()
    case.refresh_from_db()
    assert case.coach == student.coach
    assert not HandOver.objects.exists()


@pytest.mark.parametrize(
    ("register", "known"),
    [
        ((date(2007, 2, 3), date(2007, 2, 3)), (date(2007, 2, 3), date(2007, 2, 3))),
        ((date(2009, 1, 1), date(2009, 12, 31)), (date(2009, 5, 14), date(2009, 5, 14))),
        ((date(2010, 1, 1), date(2010, 12, 31)), (date(2010, 1, 1), date(2010, 12, 31))),
        ((None, None), (date(2009, 5, 14), date(2009, 5, 14))),
    ],
    ids=["to the day", "00 that fits", "00 that differs", "not known"],
)
def test_the_register_decides_how_old_somebody_is(register, known):
    """A03: whether a parent must agree may not hang on what was typed once."""
    case = given.case_of_coach()  # told: 14 May 2009
    case.student.born_earliest, case.student.born_latest = register
    case.student.save()
    nightly.run()
    case.refresh_from_db()
    assert (case.born_earliest, case.born_latest) == known
    assert nightly.run()["register gevolgd"] == 0


def test_who_comes_back_gets_agreements_before_the_new_enrolment():
    with clock.at(MAY):
        case = given.case_of_coach()
    old = case.enrolment
    with clock.at(datetime(2027, 8, 20, 9, tzinfo=UTC)):
        old.ended_on = date(2027, 7, 31)
        old.save()
        given.enrolment(case.student, date(2028, 2, 1))
        nightly.run()
    case.refresh_from_db()
    assert case.agree_by == date(2028, 2, 1)


def test_another_team_in_the_roster_moves_the_dossier():
    case, other = given.case_of_coach(), given.team()
    case.student.team = other
    case.student.save()
    assert nightly.run()["register gevolgd"] == 1
    case.refresh_from_db()
    assert case.team == other
    assert Event.objects.filter(verb="case.follow").get().actor == "system"
    assert nightly.run()["register gevolgd"] == 0


def test_the_next_enrolment_takes_the_place_of_one_that_ended():
    case = given.case_of_coach()
    case.enrolment.ended_on = date(2026, 10, 1)
    case.enrolment.save()
    newer = given.enrolment(case.student, date(2026, 10, 2))
    with clock.at(datetime(2026, 11, 22, 3, tzinfo=UTC)):
        nightly.run()
    case.refresh_from_db()
    assert case.enrolment == newer


def test_nobody_but_passend_follows_the_register():
    case = given.case_of_coach()
    with pytest.raises(NotYou):
        cases.follow(case, by=case.coach)


def test_a_draft_that_was_never_sent_goes_after_sixty_days():
    with clock.at(MAY):
        draft = given.request_draft()
    with clock.at(MAY + timedelta(days=60)):
        assert nightly.run()["aanvragen vervallen"] == 0
    with clock.at(MAY + timedelta(days=61)):
        assert nightly.run()["aanvragen vervallen"] == 1
        assert nightly.run()["aanvragen vervallen"] == 0
    draft.refresh_from_db()
    assert (draft.status, draft.answers) == ("expired", "")
    with pytest.raises(NotYou):
        request.expire(draft, by=given.coordinator())


def test_a_request_that_was_sent_stays():
    with clock.at(MAY):
        sent = given.request_sent()
    with clock.at(MAY + timedelta(days=400)):
        nightly.run()
    sent.refresh_from_db()
    assert sent.told


def test_a_proposal_that_was_overtaken_falls_away():
    case = given.case_heard(start_on="2027-02-01")
    born = {"born_earliest": case.born_earliest, "born_latest": case.born_latest}
    given.enrolment(given.student(last_name=case.last_name, **born), date(2027, 2, 1))
    nightly.run()
    cases.close(case, by=given.boss_of(case), reason="left")
    nightly.run()
    assert case.matches.get().status == "rejected"
    assert Event.objects.filter(verb="match.reject").get().actor == "system"


def test_news_of_the_register_is_work_of_this_room():
    what = jobs.WORK["register.changed"]
    assert what.title == "Register en dossiers vergelijken"
    assert what.do is nightly.changed
