"""The school's own service level, in school days."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engines.deadlines import add_school_days, is_day_off

CHRISTMAS = (date(2026, 12, 19), date(2027, 1, 3))
AUTUMN = (date(2026, 10, 17), date(2026, 10, 25))

CASES = [
    # start, school days, holidays, last day, because
    (date(2026, 9, 1), 1, [], date(2026, 9, 2), "the start does not count"),
    (date(2026, 9, 4), 1, [], date(2026, 9, 7), "over a weekend"),
    (date(2026, 9, 1), 20, [], date(2026, 9, 29), "four weeks"),
    (date(2026, 10, 20), 20, [], date(2026, 11, 17), "A05 without holidays"),
    (date(2026, 10, 20), 20, [AUTUMN], date(2026, 11, 20), "A05 found in the autumn holiday"),
    (date(2026, 12, 18), 1, [CHRISTMAS], date(2027, 1, 4), "over the Christmas holiday"),
    (date(2026, 12, 18), 5, [CHRISTMAS, CHRISTMAS], date(2027, 1, 8), "named twice counts once"),
    (date(2027, 4, 26), 1, [], date(2027, 4, 28), "King's Day"),
    (date(2027, 3, 25), 1, [], date(2027, 3, 30), "Good Friday up to and including Easter Monday"),
]


@pytest.mark.parametrize(("start", "n", "holidays", "last", "because"), CASES)
def test_so_many_school_days_later(
    start: date, n: int, holidays: list[tuple[date, date]], last: date, because: str
) -> None:
    assert add_school_days(start, n, holidays) == last, because


def test_holidays_may_come_from_a_generator() -> None:
    assert add_school_days(date(2026, 12, 18), 5, (h for h in [CHRISTMAS])) == date(2027, 1, 8)


def test_no_school_days_at_all_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one"):
        add_school_days(date(2026, 9, 1), 0)


def test_a_holiday_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(ValueError, match="ends before"):
        add_school_days(date(2026, 9, 1), 5, [(AUTUMN[1], AUTUMN[0])])


@settings(deadline=None)
@given(
    start=st.dates(date(2020, 1, 1), date(2035, 1, 1)),
    n=st.integers(1, 40),
    holidays=st.lists(
        st.tuples(st.dates(date(2020, 1, 1), date(2035, 6, 1)), st.integers(0, 50)), max_size=5
    ),
)
def test_exactly_so_many_school_days_lie_after_the_start(
    start: date, n: int, holidays: list[tuple[date, int]]
) -> None:
    closed = [(first, first + timedelta(days=length)) for first, length in holidays]
    shut = {first + timedelta(days=k) for first, length in holidays for k in range(length + 1)}

    last = add_school_days(start, n, closed)

    between = [start + timedelta(days=k) for k in range(1, (last - start).days + 1)]
    school_days = [day for day in between if not is_day_off(day) and day not in shut]
    assert len(school_days) == n
    assert school_days[-1] == last
