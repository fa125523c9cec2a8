"""When a body must have decided: from the receipt, put off, urgent, or standing still.

The lines by which a term stands still are those of the Awb, and most hold for a public institution
only: the WEB knows none, and sets the whole of Awb 7:10 aside where it is urgent (WEB 7.5.7 lid 5)
or about removal (WEB 8.1.7d lid 4). A pause without such a line leaves the last day where it is.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from . import catalogue
from .protection import DOORS, About, Door, Kind, file_by
from .term import ONE_DAY, Term


class Why(StrEnum):
    """Why a term stands still."""

    COMPLETION = "completion"
    """A defect of what was brought is to be mended (Awb 6:6); not a document the body wants."""
    HEARING = "hearing"
    """Further delay that a rule of the procedure makes necessary, such as hearing somebody anew;
    not the ordinary hearing, which belongs in the term."""
    AGREEMENT = "agreement"
    """Who brought it agreed in writing to wait."""


@dataclass(frozen=True, kw_only=True)
class Pause:
    """A term that stands still from the day after `from_on`, to `until_on`; None: it still does.

    The day on which somebody completed it counts again ("tot de dag waarop", Awb 7:10 lid 2). Of
    further delay the last day is a day of it.
    """

    why: Why
    from_on: date
    until_on: date | None = None

    def days(self, today: date) -> Iterator[date]:
        """Every day on which the term did not run, up to and including today."""
        day, end = self.from_on + ONE_DAY, self.until_on or today
        if self.until_on and self.why is Why.COMPLETION:
            end -= ONE_DAY
        while day <= end:
            yield day
            day += ONE_DAY


@dataclass(frozen=True, kw_only=True)
class Due:
    """The last day of the body, the lines of law that give it, and for how many days it stood."""

    by: date
    laws: tuple[str, ...]
    paused: int = 0


@dataclass(frozen=True, kw_only=True)
class Matter:
    """What the last day follows from; all days are days in Amsterdam.

    `is_public` is whether the institution is a public one (openbaar): the Awb then holds where the
    WEB does not set it aside.
    """

    about: About
    received_on: date
    known_on: date | None = None
    is_urgent: bool = False
    is_put_off: bool = False
    is_public: bool = False
    pauses: tuple[Pause, ...] = ()

    @property
    def door(self) -> Door:
        return DOORS[self.about]

    @property
    def hurries(self) -> bool:
        """Four weeks, with no line that makes them longer."""
        return self.about is About.REMOVAL or self.is_urgent and self.door.may_be_urgent


def pause_law(matter: Matter, why: Why) -> str:
    """The line by which this makes the term stand still; empty where there is none."""
    kind = matter.door.kind
    if kind is Kind.COMPLAINT:
        return "WEB 7.5.2 lid 2; Awb 9:11 lid 3" if why is Why.AGREEMENT else ""
    if kind is Kind.QUESTION or not matter.is_public or matter.hurries:
        return ""
    article, first, further = ("7:24", "3", "6") if kind is Kind.APPEAL else ("7:10", "2", "4")
    return {
        Why.COMPLETION: f"Awb {article} lid {first}",
        Why.HEARING: f"Awb {article} lid {further} onder c",
        Why.AGREEMENT: f"Awb {article} lid {further} onder a en b",
    }[why]


def may_be_put_off(about: About) -> bool:
    """A complaint by four weeks, an appeal by two; an objection by nothing (WEB 7.5.8)."""
    door = DOORS[about]
    return door.kind is Kind.COMPLAINT or door.longest is not None


def decide_by(matter: Matter, today: date) -> Due:
    """The last day on which the body may decide."""
    term, start = _term(matter), starts_from(matter)
    counted = {why: law for why in Why if (law := pause_law(matter, why))}
    still = [pause for pause in matter.pauses if pause.why in counted]
    paused = len(all_days(still, today))
    laws = [term.law, *_from_receipt(matter), *dict.fromkeys(counted[pause.why] for pause in still)]
    if matter.is_put_off and matter.door.kind is Kind.COMPLAINT:
        # A term of its own (Awb 9:11 lid 2). It starts where ten weeks end by counting alone: a
        # weekend at the end of the first term does not make the second one longer.
        start += timedelta(weeks=term.weeks)
        term = catalogue.COMPLAINT_PUT_OFF
        laws.append(term.law)
    return Due(by=term.ends(start, paused=paused), laws=tuple(laws), paused=paused)


def _from_receipt(matter: Matter) -> tuple[str, ...]:
    last = file_by(matter.about, matter.known_on)
    late = matter.door.counts_from_file and last is not None and matter.received_on > last
    return ("te laat gebracht: gerekend vanaf de ontvangst, zonder wettekst",) if late else ()


def _term(matter: Matter) -> Term:
    door = matter.door
    if matter.is_urgent and door.may_be_urgent:
        return catalogue.URGENT_DECISION
    return door.longest if matter.is_put_off and door.longest else door.decide


def starts_from(matter: Matter) -> date:
    """The day after which the body's term runs: the receipt, or the end of the term to appeal.

    Who appeals knows of the decision: without a proven day the receipt is the latest that it can
    have been made known. What came late would by WEB 7.5.4 lid 3 run from the term that it missed,
    often in the past: it runs from its receipt, and the answer says so.
    """
    if not matter.door.counts_from_file:
        return matter.received_on
    last = file_by(matter.about, matter.known_on or matter.received_on)
    return max(last or matter.received_on, matter.received_on)


def urgency_by(received_on: date) -> date:
    """Until when the chair says whether it is urgent (WEB 7.5.7 lid 5)."""
    return catalogue.URGENCY.ends(received_on)


def not_handled_by(received_on: date) -> date:
    """Until when a complaint may be sent back unhandled (Awb 9:8 lid 3)."""
    return catalogue.COMPLAINT_NOT_HANDLED.ends(received_on)


def court_by(announced_on: date) -> date:
    """The last day to go to court after the decision (WEB 7.5.9, Awb 6:7)."""
    return catalogue.COURT.ends(announced_on)


def all_days(pauses: Iterable[Pause], today: date) -> set[date]:
    """Every day on which one of these pauses stood: two at once count once."""
    return {day for pause in pauses for day in pause.days(today)}
