"""From decisions to `assignedNeeds`: which code, at which exams, from when to when.

The code of an assigned need is free text with three examples, all of the form need + condition +
amount: `ExtraTimeOnlyMath25%`, `ExtraTimeOnlyMath30Min`, `ExtraTimeDigitalTests25%` (OKE 1.0.1,
`Person.consumers[].assignedNeeds`; OEAPI 6.0, `Person.assignedNeeds`). Ours have that form too. The
need itself is one of `personalNeed` where that list knows it; else it has the `x-` that it asks for
custom values (OEAPI 6.0, `personalNeed`: an extensible enumeration).
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from engines.exams import Exam, minutes_at

from ..models import Aid

TIME: Final = "ExtraTime"
"""`extraTime` in OKE 1.0.1, `extra_time` in OEAPI 6.0."""

CODES: Final = {
    Aid.READ_ALOUD: "Spoken",  # `spoken` in both: spoken output, such as text-to-speech
    # The third code of the list, an on-screen spell checker, says more than a committee decides.
    Aid.SPELLING: "x-SpellingHelp",
    Aid.LARGE_PRINT: "x-LargePrint",
    Aid.COMPUTER: "x-Computer",
    Aid.CALCULATOR: "x-Calculator",
    Aid.QUIET_ROOM: "x-QuietRoom",
    Aid.HEADPHONES: "x-Headphones",
    Aid.PAUSES: "x-Pauses",
    Aid.FURNITURE: "x-Furniture",
    Aid.INTERPRETER: "x-SignLanguageInterpreter",
    Aid.ORAL: "x-Oral",
    Aid.SPLIT: "x-InParts",
    Aid.DICTIONARY: "x-Dictionary",
}
EVERY: Final = frozenset(Exam)
SCOPES: Final = {
    EVERY: ("", gettext_lazy("bij elk examen")),
    EVERY - {Exam.SCHOOL}: ("OnlyCentralExams", gettext_lazy("bij centrale examens")),
    frozenset({Exam.SCHOOL}): ("OnlySchoolExams", gettext_lazy("bij examens van school")),
    frozenset({Exam.DUTCH}): (
        "OnlyCentralExamDutch",
        gettext_lazy("bij het centraal examen Nederlands"),
    ),
    frozenset({Exam.ENGLISH}): (
        "OnlyCentralExamEnglish",
        gettext_lazy("bij het centraal examen Engels"),
    ),
}
"""At which exams: the condition in the code, and the words in the description."""


@dataclass(frozen=True)
class Period:
    """First and last day; None for not known, and for as long as the programme lasts."""

    starts_on: date | None
    ends_on: date | None


@dataclass(frozen=True)
class Assigned:
    """One assigned need."""

    code: str
    text: str
    period: Period


def needs_of(decisions: Iterable[Any]) -> list[Assigned]:
    """What the decisions that are in force today come to, each need once for each time."""
    decisions = list(decisions)
    times, aids = defaultdict(set), defaultdict(set)
    for exam in Exam:
        for minutes, period in _times(exam, decisions):
            times[minutes, period].add(exam)
        for aid, period in _aids(exam, decisions):
            aids[aid, period].add(exam)
    found = [
        Assigned(f"{TIME}{scope}{minutes}Min", f"{_minutes(minutes)} {where}", period)
        for (minutes, period), exams in times.items()
        for scope, where in _scopes(exams)
    ]
    return found + [
        Assigned(f"{CODES[aid]}{scope}", f"{aid.label} {where}", period)
        for (aid, period), exams in aids.items()
        for scope, where in _scopes(exams)
    ]


def _minutes(minutes: int) -> str:
    return _("%(n)s minuten extra") % {"n": minutes}


def _scopes(exams: set[Exam]) -> list[tuple[str, str]]:
    """One condition for these exams together where there is one, else one each."""
    whole = frozenset(exams)
    parts = [whole] if whole in SCOPES else [frozenset({exam}) for exam in Exam if exam in exams]
    return [(scope, str(where)) for scope, where in map(SCOPES.__getitem__, parts)]


def _times(exam: Exam, decisions: list[Any]) -> list[tuple[int, Period]]:
    """Of several decisions the most, not the sum: what gives less begins when the greater ends, so
    that a program that adds up what it gets never gives more than somebody decided."""
    given = [(minutes_at(exam, [made.extra]), made.starts_on, made.ends_on) for made in decisions]
    given.sort(key=lambda one: (-one[0], -(one[2] or date.max).toordinal()))
    found: list[tuple[int, Period]] = []
    for minutes, starts_on, ends_on in given:
        covered = found[-1][1].ends_on if found else None
        if not minutes or (found and covered is None):
            break
        if covered is not None:
            if ends_on is not None and ends_on <= covered:
                continue
            starts_on = covered + timedelta(days=1)
        found.append((minutes, Period(starts_on, ends_on)))
    return found


def _aids(exam: Exam, decisions: list[Any]) -> Iterator[tuple[Aid, Period]]:
    """All of them hold today, so their times together are one time."""
    given = defaultdict(list)
    for made in decisions:
        for code in made.school_aids if exam is Exam.SCHOOL else made.central_aids:
            given[code].append(made)
    for aid in Aid:
        if found := given.get(aid.value):
            starts = [made.starts_on for made in found]
            ends = [made.ends_on for made in found]
            yield aid, Period(_first(starts), None if None in ends else max(ends))


def _first(days: list[date | None]) -> date | None:
    known = [day for day in days if day is not None]
    return min(known) if len(known) == len(days) else None
