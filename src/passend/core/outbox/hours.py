"""At which hours post goes: quiet for students, one round a day for staff, and patience."""

from datetime import datetime, time, timedelta

from .. import clock

OPENS, CLOSES = time(8), time(20)
DAILY = time(7, 30)
SATURDAY = 5
A_DAY = timedelta(days=1)

SOON, LATER = timedelta(minutes=5), timedelta(hours=1)
SOON_TRIES = 48
GIVE_UP = timedelta(hours=72)


def daytime(moment: datetime, *, every_day: bool = False) -> datetime:
    """This moment, or the next one that is between 08:00 and 20:00, on a working day or on any."""
    here = clock.here(moment)
    day = here.date()
    if here.time() >= CLOSES:
        day += A_DAY
    while day.weekday() >= SATURDAY and not every_day:
        day += A_DAY
    return max(moment, clock.moment(day, OPENS))


def daily_round(moment: datetime) -> datetime:
    """The first 07:30 on a working day after this moment."""
    day = clock.here(moment).date()
    while day.weekday() >= SATURDAY or clock.moment(day, DAILY) <= moment:
        day += A_DAY
    return clock.moment(day, DAILY)


def next_try(now: datetime, attempts: int) -> datetime:
    """48 times every five minutes (4 hours), as GOV.UK Notify does; then every hour."""
    return now + (SOON if attempts < SOON_TRIES else LATER)
