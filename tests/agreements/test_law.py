"""The legal cases A01 to A03 and A06, and the dates of A04 (law_cases.md), in a real dossier."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from engines.deadlines import AgreementOutcome
from engines.deadlines.rules import ALTERNATIVES
from passend.agreements import actions, routes
from passend.agreements.actions import ending
from passend.agreements.dates import duty_of
from passend.agreements.forms.signatures import PaperForm
from passend.agreements.meter import meter_of
from passend.agreements.models import Agreement, Status
from passend.cases.models import Case, CaseParent
from passend.core import clock
from passend.core.models import Message
from tests import given

pytestmark = pytest.mark.django_db

JULY = datetime(2026, 7, 2, 10, tzinfo=UTC)
NOVEMBER = datetime(2026, 11, 22, 10, tzinfo=UTC)
ENROLMENT = date(2026, 8, 1)


def of_age(years: int, on: date = date(2026, 7, 2), **more: Any) -> Case:
    """Heard on 2 July, starting on 1 August, so many years old."""
    return given.heard_case(
        born=date(on.year - years, 3, 1), expected_start_on=ENROLMENT, agree_by=ENROLMENT, **more
    )


def page(case: Case, agreement: Agreement) -> str:
    browser = Client()
    browser.force_login(case.coach)
    return browser.get(reverse("agreement.edit", args=[agreement.pk])).content.decode()


def test_a01_enrolled_with_a_known_need_and_no_agreement_is_a_breach_that_shows() -> None:
    with clock.at(JULY):
        case = of_age(18)
        draft = given.draft(case)
    with clock.at(NOVEMBER):
        assert duty_of(case).outcome == AgreementOutcome.BREACH
        assert duty_of(case).overdue_since == date(2026, 8, 2)
        shown = page(case, draft)
    assert "Ingeschreven zonder afspraken" in shown
    assert "8.1.3a lid 2" in shown
    assert "faciliteit" in shown


def test_a02_at_seventeen_the_student_agrees_alone() -> None:
    with clock.at(JULY):
        case = of_age(17)
        agreement = given.in_force(case)
        assert agreement.status == Status.IN_FORCE
    with clock.at(NOVEMBER):
        assert duty_of(case).outcome == AgreementOutcome.MET
        assert duty_of(case).met_on == date(2026, 7, 2)
        assert not Message.objects.filter(kind="parent_consent").exists()


def test_a03_at_fifteen_the_parents_consent_is_missing() -> None:
    with clock.at(JULY):
        case = of_age(15)
        proposal = given.agreed(given.proposed(case))
        assert proposal.status == Status.PROPOSED
        duty = duty_of(case)
        assert duty.outcome == AgreementOutcome.INCOMPLETE
        assert duty.missing == ("parent_or_guardian_consent",)
        meter = meter_of(case)
        assert meter is not None
        assert meter.waits_for_parent


def test_who_comes_back_needs_agreements_again() -> None:
    """A02: what ended before this enrolment was about an earlier one."""
    with clock.at(JULY):
        case = given.case_of_coach(born="2006-05-14")
        agreement = given.in_force(case)
    with clock.at(datetime(2027, 8, 20, 10, tzinfo=UTC)):
        ending.end(agreement, by=case.coach, reason="left")
        assert duty_of(case).outcome == AgreementOutcome.MET
        case.enrolment = given.enrolment(case.student, date(2028, 2, 1))
        case.save()
        duty = duty_of(case)
    assert (duty.outcome, duty.by) == (AgreementOutcome.DUE_BEFORE_ENROLMENT, date(2028, 2, 1))


def test_a06_a_carer_gets_agreements_no_breach_and_the_other_routes() -> None:
    """Outside WEB 8.1.3a: never refused, and never called a breach."""
    with clock.at(JULY):
        case = of_age(18, grounds=["care"])
        draft = given.draft(case)
    with clock.at(NOVEMBER):
        assert duty_of(case).outcome == AgreementOutcome.NOT_COVERED
        shown = page(case, draft)
        assert "Ingeschreven zonder afspraken" not in shown
        assert "WEB 8.1.3a gaat niet over deze reden" in shown
        for route in ("minder uren", "mbo-studentenfonds", "studieadvies"):
            assert route in shown
        assert given.agreed(actions.propose(draft, by=case.coach)).status == Status.IN_FORCE


def test_every_other_route_of_the_engine_has_words() -> None:
    assert set(routes.WORDS) == {one.item for found in ALTERNATIVES.values() for one in found}


def test_a_later_need_that_waits_for_a_parent_still_has_the_days_of_the_school() -> None:
    with clock.at(JULY):
        case = given.heard_case(born=date(2011, 3, 1), expected_start_on=date(2026, 6, 1))
        given.agreed(given.proposed(case))
        meter = meter_of(case)
    assert meter is not None
    assert meter.waits_for_parent
    assert "lid 4" in meter.law


def test_without_a_ground_nobody_is_told_that_the_law_asks_it() -> None:
    with clock.at(JULY):
        meter = meter_of(given.heard_case(grounds=[], expected_start_on=ENROLMENT))
    assert meter is not None
    assert meter.law.startswith("Is er een handicap of chronische ziekte?")


def test_a_parent_who_contests_after_the_start_makes_no_breach_of_law() -> None:
    """A03: the law names only the student, and (s)he had answered in time."""
    with clock.at(JULY):
        case = of_age(15)
        parent = CaseParent.objects.create(case=case, user=given.account()).user
        proposal = given.agreed(given.proposed(case))
    with clock.at(datetime(2026, 8, 5, 10, tzinfo=UTC)):
        given.agreed(proposal, by=parent, contested=2)
        assert proposal.status == Status.CONTESTED
        assert duty_of(case).outcome == AgreementOutcome.MET


@pytest.mark.parametrize(
    ("born", "said"),
    [
        ((date(2011, 3, 1), date(2011, 3, 1)), "Je bent nog geen 16 jaar."),
        ((date(2010, 1, 1), date(2010, 12, 31)), "We weten de geboortedatum niet precies."),
        ((None, None), "We weten de geboortedatum niet precies."),
    ],
    ids=["to the day", "00", "unknown"],
)
def test_the_page_says_why_a_parent_agrees_too(born: tuple[Any, Any], said: str) -> None:
    with clock.at(JULY):
        case = given.heard_case(
            born_earliest=born[0], born_latest=born[1], expected_start_on=ENROLMENT
        )
        proposal = given.proposed(case)
        browser = Client()
        browser.force_login(case.person)
        shown = browser.get(proposal.get_absolute_url()).content.decode()
    assert said in shown


def test_a03_with_the_parent_it_is_complete() -> None:
    with clock.at(JULY):
        case = of_age(15)
        parent = CaseParent.objects.create(case=case, user=given.account()).user
        proposal = given.agreed(given.proposed(case))
        assert Message.objects.get(kind="parent_consent").address == parent.email
        given.agreed(proposal, by=parent)
        assert proposal.status == Status.IN_FORCE
        assert [c.role for c in proposal.consents.all()] == ["student", "parent"]
        assert duty_of(case).outcome == AgreementOutcome.MET


def test_the_parent_may_answer_first_and_alone_brings_nothing_into_force() -> None:
    with clock.at(JULY):
        case = of_age(15)
        parent = CaseParent.objects.create(case=case, user=given.account()).user
        proposal = given.agreed(given.proposed(case), by=parent)
        assert proposal.status == Status.PROPOSED
        assert given.agreed(proposal).status == Status.IN_FORCE


def test_a_paper_that_was_signed_at_fifteen_may_be_uploaded_with_the_parent_at_sixteen() -> None:
    with clock.at(JULY):
        proposal = given.proposed(given.heard_case(born=date(2010, 7, 10)))
    with clock.at(datetime(2026, 7, 15, 10, tzinfo=UTC)):
        assert "parent_signed" in PaperForm(proposal=proposal).fields
        later = given.proposed(given.heard_case(born=date(2010, 7, 10)))
        assert "parent_signed" not in PaperForm(proposal=later).fields


def test_what_the_parent_contests_does_not_hold() -> None:
    with clock.at(JULY):
        case = of_age(15)
        parent = CaseParent.objects.create(case=case, user=given.account()).user
        proposal = given.agreed(given.proposed(case))
        given.agreed(proposal, by=parent, contested=1)
        assert proposal.status == Status.IN_FORCE
        assert [m.answer for m in proposal.measures.all()] == ["contested", "agreed"]


def test_contested_counts_as_answered_for_the_duty() -> None:
    with clock.at(JULY):
        case = of_age(18)
        given.agreed(given.proposed(case), contested=2)
        assert duty_of(case).met_on == date(2026, 7, 2)


def test_a_talk_does_not_meet_the_duty() -> None:
    with clock.at(JULY):
        case = of_age(18)
        proposal = given.proposed(case)
        actions.ask_talk(proposal, by=case.person)
        assert duty_of(case).met_on is None


def test_a_sixteenth_birthday_that_is_not_known_to_the_day_protects_to_the_last_day() -> None:
    with clock.at(JULY):
        case = given.heard_case(
            born_earliest=date(2010, 1, 1), born_latest=date(2010, 12, 31),
            expected_start_on=ENROLMENT,
        )  # fmt: skip
        proposal = given.agreed(given.proposed(case))
        assert proposal.status == Status.PROPOSED


@pytest.mark.parametrize(
    ("signed", "evaluate_from", "evaluate_by"),
    [
        (date(2026, 9, 10), date(2027, 4, 1), date(2027, 7, 31)),
        (date(2027, 4, 30), date(2027, 4, 1), date(2027, 7, 31)),
        (date(2027, 5, 2), date(2028, 4, 1), date(2028, 7, 31)),
        (date(2027, 7, 31), date(2028, 4, 1), date(2028, 7, 31)),
        (date(2027, 8, 1), date(2028, 4, 1), date(2028, 7, 31)),
    ],
)
def test_the_evaluation_is_due_in_the_study_year_and_after_a_late_signature_in_the_next(
    signed: date, evaluate_from: date, evaluate_by: date
) -> None:
    """A-04: not twelve months after signing, and no breach in the year of a late signature."""
    with clock.at(datetime.combine(signed, datetime.min.time(), UTC) + timedelta(hours=10)):
        agreement = given.in_force()
    assert (agreement.evaluate_from, agreement.evaluate_by) == (evaluate_from, evaluate_by)


def test_who_agrees_in_spring_and_starts_in_august_first_evaluates_in_that_study_year() -> None:
    """A-04: before the enrolment there is no student to look back with, and nothing to look at."""
    with clock.at(datetime(2026, 3, 15, 10, tzinfo=UTC)):
        agreement = given.in_force(given.heard_case(expected_start_on=ENROLMENT))
    assert (agreement.evaluate_from, agreement.evaluate_by) == (
        date(2027, 4, 1),
        date(2027, 7, 31),
    )


def test_a_new_version_is_no_evaluation() -> None:
    with clock.at(datetime(2026, 9, 10, 10, tzinfo=UTC)):
        old = given.in_force()
    with clock.at(datetime(2027, 6, 10, 10, tzinfo=UTC)):
        new = given.in_force(old.case, measures=1)
    assert new.evaluate_by == date(2027, 7, 31)
