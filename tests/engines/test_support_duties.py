"""The duty to agree in writing (WEB 8.1.3a): legal cases A01 to A06 and what surrounds them."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engines.deadlines import (
    AgreementDuty,
    AgreementOutcome,
    BirthDate,
    Layer,
    MeasureAnswer,
    SupportFacts,
    SupportGround,
    SupportSettings,
    agreement_duty,
    consent_needed,
    evaluation_duty,
)
from engines.deadlines import EvaluationStatus as Evaluation
from engines.deadlines import InForce as Agreement

ENROLMENT = date(2026, 8, 1)
INTAKE = date(2026, 5, 12)
TODAY = date(2026, 11, 22)
HANDICAP = frozenset({SupportGround.HANDICAP})
SEVENTEEN = BirthDate.from_parts(2009, 3, 5)
FIFTEEN = BirthDate.from_parts(2011, 3, 5)


def agreed(day: date, parent: date | None = None) -> MeasureAnswer:
    return MeasureAnswer(agreed_on=day, parent_agreed_on=parent)


def contested(day: date) -> MeasureAnswer:
    return MeasureAnswer(contested_on=day)


UNANSWERED = MeasureAnswer()


def duty(*version: MeasureAnswer, today: date = TODAY, **facts: object) -> AgreementDuty:
    """A student of 17 with a handicap and a need that was known at the intake."""
    known: dict[str, object] = {
        "birth": SEVENTEEN,
        "enrolment_date": ENROLMENT,
        "assessed_on": INTAKE,
        "needs_support": True,
        "grounds": HANDICAP,
        "versions": (version,) if version else (),
    }
    return agreement_duty(SupportFacts(**(known | facts)), today)  # type: ignore[arg-type]


def test_a01_known_need_enrolled_without_written_agreement_is_a_breach() -> None:
    answer = duty()

    assert answer.outcome is AgreementOutcome.BREACH
    assert answer.overdue_since == date(2026, 8, 2)
    assert answer.met_on is None
    assert answer.is_open
    assert [rule.item for rule in answer.grounds] == ["A-02"]
    assert answer.grounds[0].law == "WEB 8.1.3a lid 2"


def test_a02_agreement_in_time_at_17_needs_no_parent() -> None:
    signed_on = date(2026, 7, 2)

    answer = duty(agreed(signed_on))

    assert answer.outcome is AgreementOutcome.MET
    assert answer.met_on == signed_on
    assert not answer.missing
    assert not answer.is_open
    assert not consent_needed(SEVENTEEN, signed_on).parent


def test_a03_at_15_the_consent_of_a_parent_or_guardian_is_missing() -> None:
    answer = duty(agreed(date(2026, 7, 2)), birth=FIFTEEN)

    assert answer.outcome is AgreementOutcome.INCOMPLETE
    assert answer.missing == ("parent_or_guardian_consent",)
    assert {rule.layer for rule in answer.grounds if rule.item == "A-03"} == {Layer.GUIDANCE}


def test_a04_no_evaluation_in_a_study_year_is_overdue_since_1_august() -> None:
    years = evaluation_duty([Agreement(in_force_on=date(2025, 9, 10))], [], today=date(2026, 8, 15))

    assert [(year.study_year.label, year.status) for year in years] == [
        ("2025-2026", Evaluation.OVERDUE),
        ("2026-2027", Evaluation.NOT_YET),
    ]
    assert years[0].overdue_since == date(2026, 8, 1)


def test_a05_a_need_found_after_enrolment_has_no_statutory_days() -> None:
    answer = duty(need_known_on=date(2026, 10, 20), today=date(2026, 10, 21))

    assert answer.outcome is AgreementOutcome.DUE_AFTER_LATER_NEED
    assert answer.statutory_days is None
    assert answer.by == date(2026, 11, 17)  # the school's own level: 20 school days
    assert answer.overdue_since is None
    assert [(rule.law, rule.layer) for rule in answer.grounds] == [
        ("WEB 8.1.3a lid 4", Layer.LAW),
        ("beleid van de school", Layer.SCHOOL),
    ]


def test_a05_the_agreement_on_a_later_need_is_evaluated_like_any_other() -> None:
    years = evaluation_duty([Agreement(in_force_on=date(2026, 11, 10))], [], date(2027, 4, 1))

    assert [(year.status, year.by) for year in years] == [(Evaluation.DUE, date(2027, 7, 31))]


def test_a06_a_carer_without_handicap_is_not_covered_and_hears_the_other_routes() -> None:
    answer = duty(grounds=frozenset({SupportGround.CARE}))

    assert answer.outcome is AgreementOutcome.NOT_COVERED
    assert [route.item for route in answer.alternatives][:3] == ["G-01", "F-06", "B-07a"]
    assert answer.by == date(2026, 6, 12)  # the school's own level may still apply
    assert answer.is_open


def test_a06_the_own_level_can_be_left_to_the_law_alone() -> None:
    facts = SupportFacts(
        needs_support=True, assessed_on=INTAKE, grounds=frozenset({SupportGround.SPORT})
    )

    answer = agreement_duty(facts, TODAY, SupportSettings(level_for_everybody=False))

    assert answer.outcome is AgreementOutcome.NOT_COVERED
    assert (answer.by, answer.is_open) == (None, False)


BEFORE, ON, AFTER = ENROLMENT - timedelta(days=1), ENROLMENT, ENROLMENT + timedelta(days=1)
MET, BREACH = AgreementOutcome.MET, AgreementOutcome.BREACH
DUE = AgreementOutcome.DUE_BEFORE_ENROLMENT
INCOMPLETE = AgreementOutcome.INCOMPLETE

ANSWERS = [
    # today, answers per measure, outcome, met on, because
    (BEFORE, [], DUE, None, "nothing proposed yet"),
    (ON, [], DUE, None, "the day of enrolment is still in time"),
    (AFTER, [], BREACH, None, "enrolled without an agreement"),
    (BEFORE, [UNANSWERED], DUE, None, "proposed, not answered"),
    (AFTER, [UNANSWERED], BREACH, None, "a proposal is no agreement"),
    (AFTER, [agreed(ON)], MET, ON, "agreed on the day of enrolment"),
    (AFTER, [agreed(AFTER)], BREACH, AFTER, "agreed one day late: repaired, still a breach"),
    (AFTER, [contested(BEFORE)], MET, BEFORE, "a contested measure has been handled"),
    (AFTER, [agreed(INTAKE), contested(ON)], MET, ON, "met on the day the last one is handled"),
    (AFTER, [agreed(INTAKE), UNANSWERED], BREACH, None, "one measure waits for a talk"),
    (BEFORE, [agreed(INTAKE), UNANSWERED], DUE, None, "one measure waits for a talk"),
]


@pytest.mark.parametrize(("today", "answers", "outcome", "met_on", "because"), ANSWERS)
def test_the_duty_before_enrolment_is_met_once_every_measure_is_agreed_or_contested(
    today: date,
    answers: list[MeasureAnswer],
    outcome: AgreementOutcome,
    met_on: date | None,
    because: str,
) -> None:
    answer = duty(*answers, today=today)

    assert (answer.outcome, answer.met_on) == (outcome, met_on), because
    assert answer.by == ENROLMENT


def test_a_contested_measure_names_the_route_to_the_facility() -> None:
    assert "A-08" in [rule.item for rule in duty(contested(INTAKE)).grounds]


PARENTS = [
    # student, parent, outcome, met on, because
    (INTAKE, None, INCOMPLETE, None, "the parent has not answered"),
    (INTAKE, ON, MET, ON, "complete on the day of the last of the two"),
    (ON, INTAKE, MET, ON, "the parent was first"),
    (ON, AFTER, MET, AFTER, "a late parent is no breach: the law names only the student"),
    (AFTER, AFTER, BREACH, AFTER, "a late student is"),
    (AFTER, None, BREACH, None, "a late student is, and the parent is still missing"),
]


@pytest.mark.parametrize(("student", "parent", "outcome", "met_on", "because"), PARENTS)
def test_under_16_a_parent_agrees_as_well(
    student: date,
    parent: date | None,
    outcome: AgreementOutcome,
    met_on: date | None,
    because: str,
) -> None:
    answer = duty(agreed(student, parent), birth=FIFTEEN)

    assert (answer.outcome, answer.met_on) == (outcome, met_on), because
    assert answer.missing == (() if met_on else ("parent_or_guardian_consent",))


def test_what_a_parent_contests_has_been_handled() -> None:
    answer = duty(MeasureAnswer(agreed_on=INTAKE, contested_on=BEFORE), birth=FIFTEEN)

    assert (answer.outcome, answer.met_on) == (MET, BEFORE)


def test_a_new_version_does_not_undo_what_was_met() -> None:
    answer = duty(versions=((agreed(INTAKE),), (UNANSWERED,)))

    assert (answer.outcome, answer.met_on) == (MET, INTAKE)


def test_an_agreement_without_measures_is_no_agreement() -> None:
    assert duty(versions=((),)).outcome is BREACH


def test_before_anybody_assessed_the_assessment_is_due_before_enrolment() -> None:
    answer = duty(assessed_on=None, needs_support=None, grounds=None, today=AFTER)

    assert answer.outcome is AgreementOutcome.ASSESSMENT_DUE
    assert (answer.by, answer.overdue_since) == (ENROLMENT, AFTER)
    assert [rule.item for rule in answer.grounds] == ["A-01"]


@pytest.mark.parametrize("needs", [False, None])
def test_no_need_or_not_wanting_to_tell_leaves_nothing_to_do(needs: bool | None) -> None:
    answer = duty(needs_support=needs)

    assert answer.outcome is AgreementOutcome.NOTHING_TO_DO
    assert not answer.is_open


def test_without_a_ground_the_dates_hold_but_nothing_is_called_a_breach() -> None:
    answer = duty(grounds=None)

    assert answer.outcome is AgreementOutcome.INSUFFICIENT_FACTS
    assert (answer.by, answer.missing) == (ENROLMENT, ("ground",))
    assert duty(agreed(INTAKE), grounds=None).outcome is MET


def test_a_need_known_while_the_enrolment_has_no_date_is_due_without_a_day() -> None:
    answer = duty(enrolment_date=None)

    assert (answer.outcome, answer.by, answer.overdue_since) == (DUE, None, None)


def test_a_need_found_on_the_day_of_enrolment_counts_as_known_before() -> None:
    assert duty(need_known_on=ENROLMENT).outcome is BREACH
    assert duty(need_known_on=AFTER).outcome is AgreementOutcome.DUE_AFTER_LATER_NEED


def test_past_the_own_level_a_later_need_is_late_but_no_breach() -> None:
    answer = duty(need_known_on=date(2026, 10, 20), today=TODAY)

    assert answer.outcome is AgreementOutcome.DUE_AFTER_LATER_NEED
    assert answer.overdue_since == date(2026, 11, 18)


@settings(deadline=None)
@given(
    enrolment=st.dates(date(2026, 7, 1), date(2026, 9, 1)),
    known=st.dates(date(2026, 6, 1), date(2026, 10, 1)),
    answers=st.lists(
        st.tuples(st.sampled_from(["agreed", "contested", "talk"]), st.integers(0, 150)),
        max_size=4,
    ),
)
def test_a_breach_is_exactly_what_the_formula_of_a_02_says(
    enrolment: date, known: date, answers: list[tuple[str, int]]
) -> None:
    start = date(2026, 6, 1)
    days = [start + timedelta(days=n) for _, n in answers]
    version = [
        agreed(day) if kind == "agreed" else contested(day) if kind == "contested" else UNANSWERED
        for (kind, _), day in zip(answers, days, strict=True)
    ]
    whole = bool(answers) and all(kind != "talk" for kind, _ in answers)
    agreement_date = max(days) if whole else None

    answer = duty(*version, enrolment_date=enrolment, need_known_on=known, today=date(2027, 6, 1))

    known_before = known <= enrolment
    late = agreement_date is None or agreement_date > enrolment
    assert (answer.outcome is BREACH) == (known_before and late)
    assert answer.met_on == agreement_date
    assert answer.is_open == (agreement_date is None)
