"""Facts that follow from dates, with a fixed set of functions. `day` is the reference date.

A function answers with every value that is still possible: nothing when a date is not known, and
two ages when a birth date is not known to the day.
"""

import re
from calendar import monthrange
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from engines.deadlines import BirthDate, StudyYear, Term

from .values import Value

CALL = re.compile(r"([a-z_0-9]+)\(\s*([a-z_0-9]+(?:\s*,\s*[a-z_0-9]+)*)\s*\)")
NUMBERS = {"leeftijd", "weken", "maanden"}
"""What a function takes that is a number; the rest are names of facts."""
Possible = tuple[Value, ...]


@dataclass(frozen=True)
class Derivation:
    """A function and what it is applied to: names of facts, and whole numbers."""

    function: str
    arguments: tuple[str | int, ...]

    @property
    def facts(self) -> tuple[str, ...]:
        """The facts it needs."""
        return tuple(a for a in self.arguments if isinstance(a, str))

    def possible(self, facts: Mapping[str, Value], day: date) -> Possible:
        """The values that are possible; none when a date it needs is not known."""
        given = [facts.get(a) if isinstance(a, str) else a for a in self.arguments]
        if isinstance(given[0], date | BirthDate):
            return FUNCTIONS[self.function].apply(day, given)
        return ()


@dataclass(frozen=True)
class Function:
    """A function of the fixed set: the kind of fact that comes out, and what goes in."""

    kind: str
    takes: tuple[str, ...]
    apply: Callable[[date, list[Value | None]], Possible]


def parse_derivation(text: str) -> Derivation:
    """Read `leeftijd(geboortedatum)`. Raises ValueError in Dutch."""
    found = CALL.fullmatch(text.strip())
    if not found:
        raise ValueError(f"«{text}» lees ik niet; schrijf bijvoorbeeld leeftijd(geboortedatum)")
    name, inside = found.groups()
    if name not in FUNCTIONS:
        raise ValueError(f"«{name}» ken ik niet; kies uit {', '.join(sorted(FUNCTIONS))}")
    arguments = [part.strip() for part in inside.split(",")]
    if len(arguments) != len(FUNCTIONS[name].takes):
        raise ValueError(f"{name} hoort {', '.join(FUNCTIONS[name].takes)} te krijgen")
    return Derivation(name, tuple(map(_argument, FUNCTIONS[name].takes, arguments)))


def _argument(wanted: str, given: str) -> str | int:
    if wanted in NUMBERS:
        if not given.isdigit() or int(given) < 1:
            raise ValueError(f"{wanted} is een heel getal vanaf 1, niet «{given}»")
        return int(given)
    if given.isdigit():
        raise ValueError(f"{wanted} is de naam van een feit, niet «{given}»")
    return given


def _birth(value: Value | None) -> BirthDate:
    return value if isinstance(value, BirthDate) else BirthDate.from_date(_day(value))


def _day(value: Value | None) -> date:
    if isinstance(value, BirthDate):
        return value.earliest
    if not isinstance(value, date):
        raise TypeError(f"not a date: {value!r}")
    return value


def _number(value: Value | None) -> int:
    if not isinstance(value, int):
        raise TypeError(f"not a whole number: {value!r}")
    return value


def _age(day: date, given: list[Value | None]) -> Possible:
    at_least, at_most = _birth(given[0]).age_on(day)
    return tuple(range(at_least, at_most + 1))


def _age_when_study_year_starts(day: date, given: list[Value | None]) -> Possible:
    return _age(StudyYear.of(day).first_day, given)


def _through_month_of_birthday(day: date, given: list[Value | None]) -> Possible:
    """Up to and including the month in which an age is reached (WEB 8.1.5a lid 2)."""
    birth = _birth(given[0]).turns(_number(given[1]))
    answers = {day <= _month_end(turned) for turned in (birth.first, birth.last)}
    return tuple(sorted(answers))


def _from_next_quarter(day: date, given: list[Value | None]) -> Possible:
    """From the first day of the quarter after a birthday (WSF 2.3)."""
    turned = _birth(given[0]).turns(_number(given[1]))
    return tuple(sorted({day >= _next_quarter(one) for one in (turned.first, turned.last)}))


def _next_quarter(day: date) -> date:
    # Somebody whose birthday is the first day of a quarter starts on that day.
    if day.day == 1 and day.month % 3 == 1:
        return day
    month = (day.month - 1) // 3 * 3 + 4
    return date(day.year + month // 13, (month - 1) % 12 + 1, 1)


def _month_end(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])


def _months_since(day: date, given: list[Value | None]) -> Possible:
    start = given[0]
    if isinstance(start, BirthDate):
        fewest, most = _months(start.latest, day), _months(start.earliest, day)
        return tuple(range(fewest, most + 1))
    return (_months(_day(start), day),)


def _months(start: date, day: date) -> int:
    if day < start:
        return -_months(day, start)
    whole = (day.year - start.year) * 12 + day.month - start.month
    return whole - (day.day < start.day and day != _month_end(day))


def _around_birthday(day: date, given: list[Value | None]) -> Possible:
    """From so many months before a birthday through so many whole months after it."""
    age, before, after = map(_number, given[1:])
    first, last = age * 12 - before, age * 12 + after
    return tuple(sorted({first <= _number(m) <= last for m in _months_since(day, given)}))


def _pregnancy_leave(day: date, given: list[Value | None]) -> Possible:
    """Inside the leave of 16 weeks, or 20 for more than one child (WEB 8.1.7 lid 9 b).

    It starts at most 6, or 10, weeks before the day after the expected date. Without an answer
    about more than one child, the day can lie inside one and outside the other.
    """
    expected = _day(given[0]) + timedelta(days=1)
    answers = set()
    for more, before, weeks in ((False, 6, 16), (True, 10, 20)):
        if given[1] in {None, more} or not isinstance(given[1], bool):
            start = expected - timedelta(weeks=before)
            answers.add(start <= day < start + timedelta(weeks=weeks))
    return tuple(sorted(answers))


def _not_after(day: date, given: list[Value | None]) -> Possible:
    if not isinstance(given[1], date):
        return ()
    return (_day(given[0]) <= given[1],)


def _not_after_1_april(day: date, given: list[Value | None]) -> Possible:
    """On or before 1 April before the study year in which a programme starts (WEB 8.0.1)."""
    if not isinstance(given[1], date):
        return ()
    return (_day(given[0]) <= date(StudyYear.of(given[1]).starts_in, 4, 1),)


def _term_runs(day: date, given: list[Value | None]) -> Possible:
    """Not past the last day to object or appeal, weekends and holidays seen to (Awb 6:8, Atw 1)."""
    term = Term(law="Awb 6:8; Atw 1", weeks=_number(given[1]))
    return (day <= term.ends(_day(given[0])),)


FUNCTIONS: dict[str, Function] = {
    "leeftijd": Function("geheel", ("geboortedatum",), _age),
    "leeftijd_begin_studiejaar": Function(
        "geheel", ("geboortedatum",), _age_when_study_year_starts
    ),
    "tot_en_met_maand": Function(
        "janee", ("geboortedatum", "leeftijd"), _through_month_of_birthday
    ),
    "rond_verjaardag": Function(
        "janee", ("geboortedatum", "leeftijd", "maanden", "maanden"), _around_birthday
    ),
    "vanaf_kwartaal_na": Function("janee", ("geboortedatum", "leeftijd"), _from_next_quarter),
    "dagen_sinds": Function("geheel", ("datum",), lambda day, g: ((day - _day(g[0])).days,)),
    "dagen_tot": Function("geheel", ("datum",), lambda day, g: ((_day(g[0]) - day).days,)),
    "weken_sinds": Function("geheel", ("datum",), lambda day, g: ((day - _day(g[0])).days // 7,)),
    "weken_tot": Function("geheel", ("datum",), lambda day, g: ((_day(g[0]) - day).days // 7,)),
    "maanden_sinds": Function("geheel", ("datum",), _months_since),
    "studiejaren_sinds": Function(
        "geheel",
        ("datum",),
        lambda day, g: (StudyYear.of(day).starts_in - StudyYear.of(_day(g[0])).starts_in,),
    ),
    "in_zwangerschapsverlof": Function("janee", ("datum", "meerling"), _pregnancy_leave),
    "termijn_loopt": Function("janee", ("datum", "weken"), _term_runs),
    "niet_na": Function("janee", ("datum", "datum"), _not_after),
    "niet_na_1_april": Function("janee", ("datum", "startdatum"), _not_after_1_april),
}
