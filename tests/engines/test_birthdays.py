"""Ages, with birth dates as the national register really has them."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engines.deadlines import BirthDate, parent_may_see

LEAP = BirthDate.from_parts(2012, 2, 29)
IN_MAY = BirthDate.from_parts(2010, 5, 0)
IN_2010 = BirthDate.from_parts(2010, 0, 0)
IN_FEBRUARY = BirthDate.from_parts(2012, 2, 0)
JUST = BirthDate.from_parts(2009, 1, 20)

TURNS = [
    # born, age, first possible day, last possible day, because
    (JUST, 18, date(2027, 1, 20), date(2027, 1, 20), "known to the day"),
    (LEAP, 16, date(2028, 2, 29), date(2028, 2, 29), "T-12: 2028 is a leap year"),
    (LEAP, 18, date(2030, 3, 1), date(2030, 3, 1), "T-12: 2030 is not: 1 March"),
    (IN_MAY, 16, date(2026, 5, 1), date(2026, 5, 31), "the day is 00"),
    (IN_2010, 16, date(2026, 1, 1), date(2026, 12, 31), "day and month are 00"),
    (IN_FEBRUARY, 16, date(2028, 2, 1), date(2028, 2, 29), "February of a leap year"),
    (IN_FEBRUARY, 18, date(2030, 2, 1), date(2030, 3, 1), "born at the latest on the 29th"),
]


@pytest.mark.parametrize(("born", "age", "first", "last", "because"), TURNS)
def test_the_birthday_on_which_an_age_is_reached(
    born: BirthDate, age: int, first: date, last: date, because: str
) -> None:
    assert born.turns(age) == (first, last), because


AGES = [
    # born, day, at least, at most
    (JUST, date(2027, 1, 19), 17, 17),
    (JUST, date(2027, 1, 20), 18, 18),
    (LEAP, date(2030, 2, 28), 17, 17),
    (LEAP, date(2030, 3, 1), 18, 18),
    (LEAP, date(2028, 2, 28), 15, 15),
    (LEAP, date(2028, 2, 29), 16, 16),
    (IN_MAY, date(2026, 4, 30), 15, 15),
    (IN_MAY, date(2026, 5, 1), 15, 16),
    (IN_MAY, date(2026, 5, 30), 15, 16),
    (IN_MAY, date(2026, 5, 31), 16, 16),
    (IN_2010, date(2026, 6, 1), 15, 16),
    (JUST, date(2008, 1, 1), 0, 0),
]


@pytest.mark.parametrize(("born", "day", "at_least", "at_most"), AGES)
def test_the_age_on_a_day_is_exact_or_a_range(
    born: BirthDate, day: date, at_least: int, at_most: int
) -> None:
    age = born.age_on(day)

    assert age == (at_least, at_most)
    assert age.exact == (at_least if at_least == at_most else None)


@pytest.mark.parametrize(
    ("day", "protected", "parent_sees"),
    [
        (date(2025, 12, 31), True, True),
        (date(2026, 1, 1), True, True),
        (date(2026, 12, 30), True, True),
        (date(2026, 12, 31), False, True),
        (date(2027, 12, 31), False, True),
        (date(2028, 1, 1), False, False),
    ],
)
def test_born_in_2010_protection_lasts_longest_and_a_parents_access_shortest(
    day: date, protected: bool, parent_sees: bool
) -> None:
    assert (not IN_2010.is_surely_at_least(16, day)) == protected
    assert parent_may_see(IN_2010, day) == parent_sees


def test_a_parents_access_ends_at_midnight_before_the_eighteenth_birthday() -> None:
    assert parent_may_see(JUST, date(2027, 1, 19))
    assert not parent_may_see(JUST, date(2027, 1, 20))


@pytest.mark.parametrize("parts", [(2010, 0, 5), (2010, 13, 1), (2010, 2, 30), (2011, 2, 29)])
def test_a_birth_date_that_cannot_be_is_refused(parts: tuple[int, int, int]) -> None:
    with pytest.raises(ValueError, match="day|month"):
        BirthDate.from_parts(*parts)


def test_a_birth_date_writes_its_unknown_parts_as_00() -> None:
    assert str(IN_MAY) == "2010-05-00"
    assert not IN_MAY.is_exact
    assert str(BirthDate.from_date(date(2010, 5, 9))) == "2010-05-09"
    assert BirthDate.from_date(date(2010, 5, 9)).is_exact


@pytest.mark.parametrize("born", [LEAP, IN_MAY, IN_2010, IN_FEBRUARY, JUST])
def test_a_birth_date_survives_being_stored_as_its_first_and_last_possible_day(
    born: BirthDate,
) -> None:
    assert BirthDate.from_span(born.earliest, born.latest) == born


@st.composite
def birth_dates(draw: st.DrawFn) -> BirthDate:
    born = draw(st.dates(date(1995, 1, 1), date(2013, 12, 31)))
    unknown = draw(st.sampled_from(["nothing", "day", "month"]))
    return BirthDate.from_parts(
        born.year,
        0 if unknown == "month" else born.month,
        born.day if unknown == "nothing" else 0,
    )


@settings(deadline=None)
@given(born=birth_dates(), day=st.dates(date(2014, 1, 1), date(2045, 1, 1)))
def test_the_age_is_what_counting_birthdays_of_every_possible_day_gives(
    born: BirthDate, day: date
) -> None:
    span = (born.latest - born.earliest).days
    possible = [born.earliest + timedelta(days=n) for n in range(span + 1)]
    ages = {count_birthdays(candidate, day) for candidate in possible}

    assert born.age_on(day) == (min(ages), max(ages))
    for age in (16, 18):
        assert born.is_surely_at_least(age, day) == all(a >= age for a in ages)
        assert born.may_be_at_least(age, day) == any(a >= age for a in ages)


def count_birthdays(born: date, day: date) -> int:
    """One by one; a birthday that does not exist this year is the day after 28 February."""
    count = 0
    while True:
        year = born.year + count + 1
        try:
            birthday = date(year, born.month, born.day)
        except ValueError:
            birthday = date(year, 2, 28) + timedelta(days=1)
        if birthday > day:
            return count
        count += 1
