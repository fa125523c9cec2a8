"""Leave for pregnancy and birth (WEB 8.1.7 lid 9 onder b): which days."""

from datetime import date

import pytest

from engines.deadlines import birth_leave

DUE = date(2026, 9, 15)


@pytest.mark.parametrize(
    ("more", "wished", "first", "last", "weeks"),
    [
        (False, None, date(2026, 8, 5), date(2026, 11, 24), 16),  # A14
        (True, None, date(2026, 7, 8), date(2026, 11, 24), 20),
        (False, date(2026, 9, 1), date(2026, 9, 1), date(2026, 12, 21), 16),
    ],
)
def test_the_leave_begins_when_the_student_wishes_and_keeps_all_its_weeks(
    more: bool, wished: date | None, first: date, last: date, weeks: int
) -> None:
    leave = birth_leave(DUE, more=more, wished=wished)
    assert (leave.first, leave.last, leave.weeks) == (first, last, weeks)


@pytest.mark.parametrize(("more", "day"), [(False, date(2026, 8, 4)), (True, date(2026, 7, 7))])
def test_a_day_too_early_is_refused(more: bool, day: date) -> None:
    with pytest.raises(ValueError, match="not before"):
        birth_leave(DUE, more=more, wished=day)
