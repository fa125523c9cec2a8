"""Looking back: the student first, once a study year, and nothing changes without consent."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from passend.agreements import actions, nightly
from passend.agreements.actions import ending, evaluation
from passend.agreements.models import Agreement, Evaluation, Status
from passend.core import clock
from passend.core.actors import SYSTEM
from passend.core.errors import NotNow, NotYou
from passend.core.models import Event, Message
from passend.people.models import EnrolmentPeriod
from tests import given

pytestmark = pytest.mark.django_db

SIGNED = datetime(2026, 9, 1, 10, tzinfo=UTC)
APRIL = datetime(2027, 4, 1, 10, tzinfo=UTC)


def signed(measures: int = 2, when: datetime = SIGNED) -> Agreement:
    with clock.at(when):
        return given.in_force(measures=measures)


def keys(agreement: Agreement) -> list[str]:
    return [str(line.pk) for line in agreement.measures.agreed()]


def findings(agreement: Agreement, *nexts: str, **more: Any) -> dict[str, dict[str, Any]]:
    """All kept, and so on with the first ones; the rest goes on."""
    found = {"kept": "yes", "helps": 4, "reason": "", **more}
    further = [*nexts, *["continue"] * 9]
    return {key: {**found, "next": n} for key, n in zip(keys(agreement), further, strict=False)}


def held(agreement: Agreement, *nexts: str, **more: Any) -> Evaluation:
    by = agreement.case.coach
    found = findings(agreement, *nexts, **more)
    done: Evaluation = evaluation.hold(agreement, by=by, findings=found, student_view="Het gaat.")
    return done


def told(agreement: Agreement, *wishes: str) -> Evaluation:
    asked = evaluation.ask(agreement, by=agreement.case.coach)
    said = dict(zip(keys(agreement), wishes, strict=False))
    done: Evaluation = evaluation.tell(
        asked, by=agreement.case.person, wishes=said, student_view="Ik ben blij."
    )
    return done


def test_from_the_first_of_april_the_student_is_asked_once() -> None:
    agreement = signed()
    with clock.at(APRIL - timedelta(days=1)):
        assert nightly.ask_what_the_student_thinks() == 0
    with clock.at(APRIL):
        assert nightly.ask_what_the_student_thinks() == 1
        assert nightly.ask_what_the_student_thinks() == 0
    asked = Evaluation.objects.get()
    assert (asked.agreement, asked.study_year) == (agreement, 2026)
    assert Message.objects.filter(kind="evaluation_invitation").count() == 1


def test_the_student_says_what_should_happen_with_each_measure() -> None:
    agreement = signed()
    said = told(agreement, "continue", "adjust")
    assert said.student_told_on == clock.today()
    assert [r.student_next for r in said.reviews.order_by("measure__position")] == [
        "continue", "adjust",
    ]  # fmt: skip


def test_nobody_else_speaks_for_the_student() -> None:
    agreement = signed()
    asked = evaluation.ask(agreement, by=agreement.case.coach)
    with pytest.raises(NotYou):
        evaluation.tell(asked, by=agreement.case.coach, wishes={})


def test_a_measure_of_somebody_else_is_refused() -> None:
    agreement, other = signed(), signed()
    asked = evaluation.ask(agreement, by=agreement.case.coach)
    with pytest.raises(ValidationError):
        evaluation.tell(asked, by=agreement.case.person, wishes={keys(other)[0]: "stop"})


def test_asking_twice_is_too_much() -> None:
    agreement = signed()
    evaluation.ask(agreement, by=agreement.case.coach)
    with pytest.raises(NotNow):
        evaluation.ask(agreement, by=agreement.case.coach)


def test_holding_it_sets_the_next_last_day_a_study_year_further() -> None:
    agreement = signed()
    assert agreement.evaluate_by == date(2027, 7, 31)
    with clock.at(APRIL):
        done = held(agreement)
    agreement.refresh_from_db()
    assert (agreement.evaluate_from, agreement.evaluate_by) == (date(2028, 4, 1), date(2028, 7, 31))
    assert (done.status, done.next_by) == (Evaluation.Status.HELD, date(2028, 7, 31))


def test_one_in_the_autumn_meets_the_duty_of_that_study_year() -> None:
    agreement = signed()
    with clock.at(datetime(2026, 11, 2, 10, tzinfo=UTC)):
        held(agreement)
    agreement.refresh_from_db()
    assert agreement.evaluate_by == date(2028, 7, 31)


def test_signed_after_the_first_of_may_it_is_a_duty_only_in_the_next_year() -> None:
    assert signed(when=datetime(2027, 5, 3, 10, tzinfo=UTC)).evaluate_by == date(2028, 7, 31)


def test_an_overdue_one_is_held_and_this_year_is_met() -> None:
    agreement = signed()
    with clock.at(datetime(2027, 9, 20, 10, tzinfo=UTC)):
        held(agreement)
    agreement.refresh_from_db()
    assert agreement.evaluate_by == date(2029, 7, 31)


def test_only_people_of_the_dossier_hold_it() -> None:
    agreement = signed()
    for by in (agreement.case.person, given.coach(), given.teacher()):
        with pytest.raises(NotYou):
            evaluation.hold(agreement, by=by, findings={}, student_view="x")


def test_a_proposal_cannot_be_evaluated() -> None:
    proposal = given.proposed()
    with pytest.raises(NotNow):
        evaluation.hold(proposal, by=proposal.case.coach, findings={}, student_view="x")


def test_without_the_opinion_of_the_student_it_is_no_evaluation() -> None:
    agreement = signed()
    with pytest.raises(ValidationError):
        evaluation.hold(agreement, by=agreement.case.coach, findings=findings(agreement))
    assert not Evaluation.objects.exists()


def test_what_the_student_told_before_counts_as_the_opinion() -> None:
    agreement = signed()
    told(agreement, "continue", "continue")
    done = evaluation.hold(agreement, by=agreement.case.coach, findings=findings(agreement))
    assert done.student_view == "Ik ben blij."


def test_no_measure_may_be_left_out() -> None:
    agreement = signed()
    part = dict(list(findings(agreement).items())[:1])
    with pytest.raises(ValidationError):
        evaluation.hold(agreement, by=agreement.case.coach, findings=part, student_view="x")
    assert not Evaluation.objects.exists()


def test_twice_on_a_day_is_once() -> None:
    agreement = signed()
    held(agreement)
    with pytest.raises(NotNow):
        held(agreement)


def test_when_all_goes_on_there_is_no_new_version() -> None:
    agreement = signed()
    held(agreement)
    assert agreement.case.agreements.count() == 1


def test_adjusting_begins_a_draft_and_the_old_text_holds() -> None:
    agreement = signed()
    held(agreement, "adjust")
    draft = agreement.case.agreements.get(status=Status.DRAFT)
    assert draft.base == agreement
    assert draft.measures.count() == 2
    assert agreement.measures.in_effect().count() == 2


def test_what_the_student_wants_to_stop_stops_at_once() -> None:
    agreement = signed()
    told(agreement, "stop", "continue")
    held(agreement, "stop")
    assert agreement.measures.in_effect().count() == 1
    assert not agreement.case.agreements.filter(status=Status.DRAFT).exists()


def test_what_only_school_wants_to_stop_is_proposed_and_holds_till_the_answer() -> None:
    agreement = signed()
    told(agreement, "continue", "continue")
    held(agreement, "stop")
    assert agreement.measures.in_effect().count() == 2
    draft = agreement.case.agreements.get(status=Status.DRAFT)
    assert [line.stops for line in draft.measures.all()] == [True, False]
    actions.propose(draft, by=agreement.case.coach)
    assert [line.is_unchanged for line in draft.measures.all()] == [False, True]


def test_a_draft_that_somebody_is_writing_is_left_alone() -> None:
    agreement = signed()
    mine = given.draft(agreement.case)
    held(agreement, "adjust")
    assert agreement.case.agreements.open().get() == mine


def test_what_was_said_of_the_version_before_goes_along_to_the_new_one() -> None:
    old = signed()
    told(old, "stop", "continue")
    new = given.agreed(given.proposed(old.case, measures=1))
    done = evaluation.hold(new, by=new.case.coach, findings=findings(new))
    assert done.agreement == new
    assert [r.student_next for r in done.reviews.order_by("measure__position")] == [
        "stop", "continue", "",
    ]  # fmt: skip


def test_the_duty_runs_on_over_a_new_version() -> None:
    old = signed()
    with clock.at(APRIL):
        held(old, "adjust")
        draft = old.case.agreements.open().get()
        line = draft.measures.first()
        line.school_does = "Je krijgt nu een uur extra."
        line.save()
        new = given.agreed(actions.propose(draft, by=old.case.coach))
    assert new.evaluate_by == date(2028, 7, 31)


def test_the_event_holds_days_and_no_words() -> None:
    agreement = signed()
    held(agreement, reason="geheim")
    event = Event.objects.get(verb="evaluation.hold")
    assert set(event.details) == {"study_year", "held_on", "next_by"}
    assert event.dossier.endswith(str(agreement.case_id))


def test_another_programme_brings_the_evaluation_forward() -> None:
    with clock.at(SIGNED):
        case = given.case_of_coach(email="daan@example.org")
        case.person = given.account()
        case.save()
        agreement = given.in_force(case)
    moved = datetime(2026, 11, 2, 10, tzinfo=UTC)
    EnrolmentPeriod.objects.create(
        enrolment=case.enrolment, from_on=moved.date(), programme=given.programme(), level=4
    )
    with clock.at(moved - timedelta(days=1)):
        assert nightly.look_again_at_another_programme() == 0
    with clock.at(moved):
        assert nightly.run()["andere opleiding"] == 1
        agreement.refresh_from_db()
        assert agreement.evaluate_from == date(2026, 11, 2)
        assert date(2026, 11, 2) < agreement.evaluate_by < date(2026, 12, 31)
        assert Evaluation.objects.get().status == Evaluation.Status.ASKED
        held(agreement)
        assert nightly.look_again_at_another_programme() == 0
    with pytest.raises(NotYou):
        ending.recheck(agreement, by=case.coach)


def test_the_system_alone_asks_at_night() -> None:
    asked = evaluation.ask(signed(), by=SYSTEM)
    assert Event.objects.about(asked).get().actor == "system"
