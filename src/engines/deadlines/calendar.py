"""Which days do not count as the last day of a term (Algemene termijnenwet, art. 3).

The dates come from the `holidays` library; this module only says which of its days are in the law.
From 2014 on the King's birthday is celebrated on 27 April, or on 26 April when that is a Sunday;
before 2014 the library gives Queen's Day (30 April, or the 29th), which is right since 1980.
"""

from collections.abc import Mapping
from datetime import date
from functools import cache

from holidays import country_holidays

LAW = "Atw 3"

IN_THE_LAW = frozenset(
    {
        "Nieuwjaarsdag",
        "Goede vrijdag",  # lid 2: equated with the days of lid 1
        "Tweede paasdag",
        "Koningsdag",
        "Koninginnedag",
        "Bevrijdingsdag",  # every year: the law does not know "once in five years"
        "Hemelvaartsdag",
        "Tweede pinksterdag",
        "Eerste kerstdag",
        "Tweede kerstdag",
    }
)
"""The names of the days of art. 3 lid 1 and 2, as the library spells them in Dutch.

Easter Sunday and Whit Sunday are not in the law: they are Sundays already.
"""

EQUATED = frozenset(
    {
        # Besluit gelijkstelling 2023-2025 (art. 3 lid 3)
        date(2023, 4, 28),
        date(2023, 5, 19),
        date(2024, 5, 10),
        date(2024, 12, 27),
        date(2025, 5, 30),
        # Besluit gelijkstelling 2026-2028 (art. 3 lid 3)
        date(2026, 1, 2),
        date(2026, 5, 15),
        date(2027, 5, 7),
        date(2028, 4, 28),
        date(2028, 5, 26),
    }
)
"""Days a royal decree equates with a holiday (art. 3 lid 3), published for three years at a time.

After the last decree known here a term may end a day earlier than the law allows, never later.
"""

WEEKEND = {5: "zaterdag", 6: "zondag"}


def is_day_off(day: date) -> bool:
    """Whether a term is carried past this day: Saturday, Sunday or a holiday of Atw 3."""
    return day_off_name(day) is not None


def day_off_name(day: date) -> str | None:
    """The Dutch name of this day off, or None for a working day.

    A holiday that falls in a weekend keeps its own name; two on one day are both named.
    """
    holiday = _holidays(day.year).get(day)
    if holiday is not None:
        return holiday
    if day in EQUATED:
        return "gelijkgestelde dag"
    return WEEKEND.get(day.weekday())


@cache
def _holidays(year: int) -> Mapping[date, str]:
    """The holidays of art. 3 lid 1 and 2 in one year, by date."""
    calendar = country_holidays(
        "NL", categories=("public", "optional"), years=year, language="nl", expand=False
    )
    named = {
        day: " en ".join(name for name in calendar.get_list(day) if name in IN_THE_LAW)
        for day in calendar
    }
    return {day: name for day, name in named.items() if name}
