"""Terms of legal protection worked out by example: the table of the reference page.

Each row is a case that a lawyer can check by hand; the days are worked out by the engine itself.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from .deciding import Matter, Pause, Why, decide_by
from .protection import DOORS, About, file_by, timeliness

DAYS: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


@dataclass(frozen=True, kw_only=True)
class Example:
    """One case, and what makes it worth to be in the table."""

    shows: str
    matter: Matter


_REFUSED: Final = Matter(
    about=About.DECISION, known_on=date(2026, 6, 2), received_on=date(2026, 7, 1)
)
_EXAM: Final = Matter(about=About.EXAM, known_on=date(2026, 6, 2), received_on=date(2026, 6, 10))
_TREATED: Final = Matter(
    about=About.TREATED, known_on=date(2026, 8, 25), received_on=date(2026, 9, 1)
)
_HEARING: Final = Pause(why=Why.HEARING, from_on=date(2026, 7, 20), until_on=date(2026, 8, 17))
_COMPLETION: Final = Pause(why=Why.COMPLETION, from_on=date(2026, 7, 6), until_on=date(2026, 7, 16))
_AGREED: Final = Pause(why=Why.AGREEMENT, from_on=date(2026, 10, 1), until_on=date(2026, 10, 15))

EXAMPLES: Final = (
    Example(shows="an ordinary objection (A20)", matter=_REFUSED),
    Example(
        shows="received a day late at the facility",
        matter=replace(_REFUSED, received_on=date(2026, 7, 15)),
    ),
    Example(shows="urgent: four weeks from the receipt", matter=replace(_REFUSED, is_urgent=True)),
    Example(
        shows="removal: four weeks from the receipt", matter=replace(_REFUSED, about=About.REMOVAL)
    ),
    Example(shows="no decision was taken: no term", matter=replace(_REFUSED, about=About.SILENCE)),
    Example(shows="nobody proved when it was made known", matter=replace(_REFUSED, known_on=None)),
    Example(
        shows="public school: further delay, needed to hear somebody",
        matter=replace(_REFUSED, is_public=True, pauses=(_HEARING,)),
    ),
    Example(
        shows="the same at another school: the WEB has no such line",
        matter=replace(_REFUSED, pauses=(_HEARING,)),
    ),
    Example(
        shows="public school: a defect to mend (Awb 6:6), and further delay",
        matter=replace(_REFUSED, is_public=True, pauses=(_COMPLETION, _HEARING)),
    ),
    Example(
        shows="public school, but urgent: nothing stands still",
        matter=replace(_REFUSED, is_public=True, is_urgent=True, pauses=(_HEARING,)),
    ),
    Example(
        shows="six weeks over 29 February 2028",
        matter=Matter(
            about=About.DECISION, known_on=date(2028, 1, 20), received_on=date(2028, 3, 2)
        ),
    ),
    Example(
        shows="the sixth week ends on Easter Monday",
        matter=Matter(
            about=About.DECISION, known_on=date(2026, 2, 23), received_on=date(2026, 4, 7)
        ),
    ),
    Example(
        shows="31 December is a working day; ten weeks later too",
        matter=Matter(
            about=About.DECISION, known_on=date(2026, 11, 19), received_on=date(2026, 12, 31)
        ),
    ),
    Example(
        shows="New Year's Day, then a weekend",
        matter=Matter(
            about=About.DECISION, known_on=date(2026, 11, 20), received_on=date(2027, 1, 4)
        ),
    ),
    Example(shows="an exam (A21)", matter=_EXAM),
    Example(shows="an exam, put off by two weeks (A21)", matter=replace(_EXAM, is_put_off=True)),
    Example(
        shows="study advice (A19)",
        matter=Matter(
            about=About.ADVICE, known_on=date(2027, 6, 10), received_on=date(2027, 6, 24)
        ),
    ),
    Example(
        shows="two weeks end on King's Day",
        matter=Matter(about=About.EXAM, known_on=date(2027, 4, 13), received_on=date(2027, 4, 28)),
    ),
    Example(
        shows="Easter Monday; the four weeks of the committee end on King's Day",
        matter=Matter(about=About.EXAM, known_on=date(2027, 3, 15), received_on=date(2027, 3, 30)),
    ),
    Example(
        shows="King's Day on Saturday 26 April, for the 27th is a Sunday",
        matter=Matter(about=About.EXAM, known_on=date(2025, 4, 12), received_on=date(2025, 4, 28)),
    ),
    Example(
        shows="Liberation Day, Ascension, the equated Friday, a weekend",
        matter=Matter(about=About.EXAM, known_on=date(2027, 4, 21), received_on=date(2027, 5, 10)),
    ),
    Example(shows="a complaint (A22)", matter=_TREATED),
    Example(
        shows="a complaint, put off by four weeks (A22)", matter=replace(_TREATED, is_put_off=True)
    ),
    Example(
        shows="a complaint, with a yes in writing to wait two weeks",
        matter=replace(_TREATED, pauses=(_AGREED,)),
    ),
    Example(
        shows="ten weeks end on Christmas Day",
        matter=replace(_TREATED, received_on=date(2026, 10, 16)),
    ),
    Example(
        shows="conduct of 29 February, more than a year ago",
        matter=Matter(
            about=About.TREATED, known_on=date(2028, 2, 29), received_on=date(2029, 3, 1)
        ),
    ),
    Example(
        shows="a dispute about the agreements, without a decision",
        matter=Matter(about=About.SUPPORT, received_on=date(2026, 9, 1)),
    ),
)


def table() -> str:
    """All examples as rows of Markdown."""
    return "\n".join(_row(example) for example in EXAMPLES)


def _row(example: Example) -> str:
    matter = example.matter
    due = decide_by(matter, matter.received_on)
    last = file_by(matter.about, matter.known_on)
    timely = timeliness(matter.about, matter.known_on, matter.received_on)
    cells = [
        example.shows,
        f"{DOORS[matter.about].kind}: {matter.about}",
        _day(matter.known_on),
        _day(last),
        f"{_day(matter.received_on)}: {timely.replace('_', ' ')}",
        ", ".join(_pauses(matter)) or "–",
        str(due.paused),
        _day(due.by),
        "; ".join(due.laws),
    ]
    return f"| {' | '.join(cells)} |"


def _pauses(matter: Matter) -> Iterator[str]:
    for pause in matter.pauses:
        yield f"{pause.why} {_day(pause.from_on)} to {_day(pause.until_on)}"


def _day(day: date | None) -> str:
    return f"{DAYS[day.weekday()]} {day.isoformat()}" if day else "–"
