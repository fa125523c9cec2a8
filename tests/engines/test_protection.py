"""Legal protection as a table a lawyer can read: which body, which last day, when it decides.

The cases A19 to A22 of the law cases, the days on which terms go wrong, and a slow counter beside.
"""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engines.deadlines import (
    DOORS,
    About,
    Body,
    Kind,
    Matter,
    Pause,
    Rescue,
    Timely,
    Why,
    court_by,
    decide_by,
    file_by,
    is_day_off,
    may_be_put_off,
    not_handled_by,
    pause_law,
    rescues,
    timeliness,
    urgency_by,
)
from engines.deadlines.examples import EXAMPLES

D = date.fromisoformat
WHO = [
    (About.QUESTION, Kind.QUESTION, Body.FACILITY),
    (About.TREATED, Kind.COMPLAINT, Body.COMPLAINTS),
    (About.SUPPORT, Kind.DISPUTE, Body.DISPUTES),
    (About.DECISION, Kind.OBJECTION, Body.DISPUTES),
    (About.SILENCE, Kind.OBJECTION, Body.DISPUTES),
    (About.REMOVAL, Kind.OBJECTION, Body.DISPUTES),
    (About.EXAM, Kind.APPEAL, Body.APPEALS),
    (About.NO_EXAM, Kind.APPEAL, Body.APPEALS),
    (About.ADVICE, Kind.APPEAL, Body.APPEALS),
]
LAST_DAYS = [
    # about, known, last day, because
    (About.DECISION, "2026-06-02", "2026-07-14", "A20: six weeks"),
    (About.EXAM, "2026-06-02", "2026-06-16", "A21: two weeks"),
    (About.ADVICE, "2027-06-10", "2027-06-24", "A19: two weeks, not six"),
    (About.REMOVAL, "2026-02-23", "2026-04-07", "Easter Monday 6 April 2026"),
    (About.DECISION, "2028-01-20", "2028-03-02", "29 February 2028 lies in it"),
    (About.DECISION, "2026-11-19", "2026-12-31", "31 December is a working day"),
    (About.DECISION, "2026-11-20", "2027-01-04", "New Year's Day, then a weekend"),
    (About.EXAM, "2027-04-13", "2027-04-28", "King's Day 27 April 2027"),
    (About.EXAM, "2025-04-12", "2025-04-28", "King's Day on Saturday 26 April 2025"),
    (About.EXAM, "2027-04-21", "2027-05-10", "Liberation Day, Ascension, an equated day"),
    (About.TREATED, "2028-02-29", "2029-02-28", "a year, and never extended (Atw 4)"),
]
OBJECTION = Matter(about=About.DECISION, known_on=D("2026-06-02"), received_on=D("2026-07-01"))
EXAM = Matter(about=About.EXAM, known_on=D("2026-06-02"), received_on=D("2026-06-10"))
COMPLAINT = Matter(about=About.TREATED, known_on=D("2026-08-25"), received_on=D("2026-09-01"))
HEARING = Pause(why=Why.HEARING, from_on=D("2026-07-20"), until_on=D("2026-08-17"))
WAITED = Pause(why=Why.COMPLETION, from_on=D("2026-07-06"), until_on=D("2026-07-16"))
AGREED = Pause(why=Why.AGREEMENT, from_on=D("2026-10-01"), until_on=D("2026-10-15"))
PUBLIC = replace(OBJECTION, is_public=True)
DECIDED = [
    (OBJECTION, "2026-09-09", "A20: ten weeks after the receipt"),
    (replace(OBJECTION, is_urgent=True), "2026-07-29", "four weeks after the receipt"),
    (replace(OBJECTION, about=About.REMOVAL), "2026-07-29", "WEB 8.1.7d lid 4"),
    (replace(OBJECTION, is_put_off=True), "2026-09-09", "WEB 7.5.8 knows no putting off"),
    (EXAM, "2026-07-14", "A21: four weeks after the last day to appeal"),
    (replace(EXAM, is_put_off=True), "2026-07-28", "A21: two weeks more"),
    (replace(EXAM, known_on=D("2027-03-15"), received_on=D("2027-03-20")), "2027-04-28",
     "Easter Monday, then King's Day"),
    (replace(EXAM, received_on=D("2026-06-30")), "2026-07-28", "late: from the receipt"),
    (replace(EXAM, known_on=None), "2026-07-22", "who appeals knows: two weeks after the receipt"),
    (COMPLAINT, "2026-11-10", "A22: ten weeks"),
    (replace(COMPLAINT, is_put_off=True), "2026-12-08", "A22: four weeks more"),
    (replace(COMPLAINT, received_on=D("2026-10-16")), "2026-12-28", "Christmas, then a weekend"),
    (replace(COMPLAINT, received_on=D("2026-10-16"), is_put_off=True), "2027-01-22",
     "four weeks after 25 December, not after the Monday"),
    (replace(COMPLAINT, pauses=(AGREED,)), "2026-11-24", "two weeks with a yes in writing"),
    (replace(COMPLAINT, pauses=(HEARING,)), "2026-11-10", "a hearing does not hold up a complaint"),
    (replace(OBJECTION, pauses=(HEARING, WAITED)), "2026-09-09", "the WEB has no such line"),
    (replace(PUBLIC, pauses=(HEARING,)), "2026-10-07", "a hearing: 28 days"),
    (replace(PUBLIC, pauses=(WAITED,)), "2026-09-18", "nine days: the day of completing counts"),
    (replace(PUBLIC, pauses=(WAITED, HEARING)), "2026-10-16", "nine and twenty-eight"),
    (replace(PUBLIC, pauses=(HEARING, HEARING)), "2026-10-07", "two at once count once"),
    (replace(PUBLIC, is_urgent=True, pauses=(HEARING,)), "2026-07-29", "WEB 7.5.7 lid 5"),
    (replace(PUBLIC, about=About.REMOVAL, pauses=(HEARING,)), "2026-07-29", "WEB 8.1.7d lid 4"),
]  # fmt: skip


@pytest.mark.parametrize(("about", "kind", "body"), WHO)
def test_the_door_names_what_it_is_and_who_handles_it(about: About, kind: Kind, body: Body) -> None:
    assert (DOORS[about].kind, DOORS[about].body) == (kind, body)
    assert DOORS[about].law


def test_every_door_is_in_the_table_and_in_an_example() -> None:
    assert set(DOORS) == {row[0] for row in WHO} == set(About)
    assert {one.matter.about for one in EXAMPLES} >= set(About) - {About.QUESTION, About.NO_EXAM}


@pytest.mark.parametrize(("about", "known", "last", "because"), LAST_DAYS)
def test_the_last_day_to_bring_it(about: About, known: str, last: str, because: str) -> None:
    assert file_by(about, D(known)) == D(last), because


@pytest.mark.parametrize(("about", "known", "last", "_because"), LAST_DAYS)
def test_the_last_day_is_in_time_and_the_next_is_not(
    about: About, known: str, last: str, _because: str
) -> None:
    late = Timely.OPEN if about is About.TREATED else Timely.LATE
    assert timeliness(about, D(known), D(last)) is Timely.IN_TIME
    assert timeliness(about, D(known), D(last) + timedelta(days=1)) is late


def test_what_comes_before_the_decision_is_known_is_in_time() -> None:
    assert timeliness(About.DECISION, D("2026-06-02"), D("2026-06-01")) is Timely.IN_TIME


@pytest.mark.parametrize("about", [a for a in About if DOORS[a].file])
def test_a_term_without_a_proven_start_never_ends(about: About) -> None:
    assert file_by(about, None) is None
    assert timeliness(about, None, D("2040-01-01")) is Timely.UNKNOWN
    assert rescues(about, Timely.UNKNOWN) == ()


@pytest.mark.parametrize("about", [About.QUESTION, About.SILENCE, About.NO_EXAM])
def test_a_question_and_a_missing_decision_have_no_last_day(about: About) -> None:
    assert timeliness(about, D("2020-01-01"), D("2026-01-01")) is Timely.NO_TERM


@pytest.mark.parametrize("about", [a for a in About if DOORS[a].file])
def test_who_is_late_hears_what_can_still_be_done(about: About) -> None:
    timely = timeliness(about, D("2020-01-06"), D("2026-01-05"))
    assert timely in {Timely.LATE, Timely.OPEN}
    assert rescues(about, timely)
    assert (Rescue.NOT_TO_BLAME in rescues(about, timely)) is (timely is Timely.LATE)


@pytest.mark.parametrize(("matter", "last", "because"), DECIDED)
def test_the_last_day_of_the_body(matter: Matter, last: str, because: str) -> None:
    assert decide_by(matter, D("2026-12-31")).by == D(last), because


def test_while_it_stands_still_the_last_day_moves_with_today() -> None:
    waiting = replace(PUBLIC, pauses=(Pause(why=Why.COMPLETION, from_on=D("2026-07-06")),))
    assert decide_by(waiting, D("2026-07-06")).by == D("2026-09-09")
    assert decide_by(waiting, D("2026-07-10")).by == D("2026-09-14")  # 13 September is a Sunday


def test_the_last_day_names_the_lines_of_law_it_rests_on() -> None:
    laws = decide_by(replace(PUBLIC, pauses=(WAITED, HEARING)), D("2026-12-31")).laws
    assert laws == ("WEB 7.5.8", "Awb 7:10 lid 2", "Awb 7:10 lid 4 onder c")
    assert pause_law(replace(EXAM, is_public=True), Why.HEARING) == "Awb 7:24 lid 6 onder c"
    assert pause_law(OBJECTION, Why.AGREEMENT) == ""


def test_only_a_complaint_and_an_appeal_may_be_put_off() -> None:
    assert {about for about in About if may_be_put_off(about)} == {
        About.TREATED, About.EXAM, About.NO_EXAM, About.ADVICE,
    }  # fmt: skip


def test_what_came_late_says_that_it_is_counted_from_its_receipt() -> None:
    late = decide_by(replace(EXAM, received_on=D("2026-06-30")), D("2026-12-31"))
    assert "te laat gebracht: gerekend vanaf de ontvangst, zonder wettekst" in late.laws
    assert decide_by(EXAM, D("2026-12-31")).laws == ("WEB 7.5.4 lid 3",)


def test_a_new_decision_is_only_held_out_where_it_can_undo_the_old_one() -> None:
    new = {about for about in About if Rescue.NEW_DECISION in DOORS[about].rescues}
    assert new == {About.DECISION}


def test_the_days_around_it() -> None:
    assert urgency_by(D("2026-03-30")) == D("2026-04-07"), "Easter Monday"
    assert not_handled_by(D("2026-09-01")) == D("2026-09-29")
    assert court_by(D("2026-11-20")) == D("2027-01-04"), "New Year's Day, then a weekend"


DAYS = st.dates(date(2020, 1, 1), date(2045, 1, 1))
MATTERS = st.builds(
    Matter,
    about=st.sampled_from(About),
    received_on=DAYS,
    known_on=st.none() | DAYS,
    is_urgent=st.booleans(),
    is_public=st.booleans(),
)
SPANS = st.tuples(st.integers(0, 60), st.integers(0, 40))


@settings(deadline=None, max_examples=60)
@given(matter=MATTERS, spans=st.lists(SPANS, max_size=3), why=st.sampled_from(Why))
def test_a_pause_moves_the_last_day_as_counting_on_the_fingers_does(
    matter: Matter, spans: list[tuple[int, int]], why: Why
) -> None:
    start = matter.received_on
    held = [
        Pause(why=why, from_on=start + timedelta(a), until_on=start + timedelta(a + n))
        for a, n in spans
    ]
    due = decide_by(replace(matter, pauses=tuple(held)), date(2050, 1, 1))
    free = decide_by(matter, date(2050, 1, 1))
    stood = on_the_fingers(held) if pause_law(matter, why) else 0
    assert due.paused == stood
    assert free.by <= due.by <= free.by + timedelta(days=stood + 10)


def on_the_fingers(held: list[Pause]) -> int:
    """Day by day: is there a pause in which this day does not count?"""
    count = 0
    for n in range(200):
        day = min((p.from_on for p in held), default=date(2020, 1, 1)) + timedelta(n)
        count += any(stands(pause, day) for pause in held)
    return count


def stands(pause: Pause, day: date) -> bool:
    assert pause.until_on is not None
    if pause.why is Why.COMPLETION:
        return pause.from_on < day < pause.until_on
    return pause.from_on < day <= pause.until_on


@settings(deadline=None, max_examples=60)
@given(matter=MATTERS)
def test_a_body_is_never_late_on_a_day_off_nor_before_it_began(matter: Matter) -> None:
    due = decide_by(matter, matter.received_on)
    assert due.by > matter.received_on
    assert not is_day_off(due.by) or matter.about is About.QUESTION
