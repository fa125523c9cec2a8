"""Legal protection: which body, until which day, and when it must have decided.

WEB 7.5.1 to 7.5.9 and 8.1.7a, 8.1.7d; Awb chapters 6, 7 and 9 where the WEB applies or spares them.
What the text leaves open is said to be open (`Timely.OPEN`), never decided here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from . import catalogue
from .announcement import running
from .term import Term


class Kind(StrEnum):
    """What the law calls it."""

    QUESTION = "question"
    COMPLAINT = "complaint"
    DISPUTE = "dispute"
    OBJECTION = "objection"
    APPEAL = "appeal"


class Body(StrEnum):
    """Who handles it."""

    FACILITY = "facility"
    COMPLAINTS = "complaints"
    DISPUTES = "disputes"
    APPEALS = "appeals"


class About(StrEnum):
    """What somebody comes with, in the words of a student rather than of the law."""

    QUESTION = "question"
    TREATED = "treated"
    SUPPORT = "support"
    DECISION = "decision"
    SILENCE = "silence"
    REMOVAL = "removal"
    EXAM = "exam"
    NO_EXAM = "no_exam"
    """The exam committee or an examiner must decide, and does not."""
    ADVICE = "advice"


class Timely(StrEnum):
    """Whether it came in time. Only `LATE` is late by the text of the law."""

    IN_TIME = "in_time"
    LATE = "late"
    OPEN = "open"
    """Past a term, but the text leaves it to the body whether to handle it."""
    NO_TERM = "no_term"
    UNKNOWN = "unknown"
    """The term has no proven start, so it cannot have ended (Awb 6:8)."""


class Rescue(StrEnum):
    """What can still be done when it is late."""

    NOT_TO_BLAME = "not_to_blame"
    """Awb 6:11: late without being in default is not held against anybody."""
    MAY_STILL = "may_still"
    """Awb 9:8 lid 1: not obliged is not forbidden."""
    NEW_DECISION = "new_decision"
    """Where something is new, a new request may lead to a new decision."""
    EQUALITY = "equality"
    """The College voor de Rechten van de Mens knows no term."""


@dataclass(frozen=True, kw_only=True)
class Door:
    """One way in: what it is, who handles it, and the terms. None: the law gives no term.

    `file` is the term to bring it, `decide` that of the body; `counts_from_file` says that the
    latter starts when the former has passed, and not at the receipt.
    """

    about: About
    kind: Kind
    body: Body
    law: str
    file: Term | None
    decide: Term
    longest: Term | None = None
    counts_from_file: bool = False
    is_soft: bool = False
    """Past `file` the body may still handle it."""
    may_be_urgent: bool = False
    rescues: tuple[Rescue, ...] = ()


_FIRM: Final = (Rescue.NOT_TO_BLAME, Rescue.EQUALITY)
_DOORS: Final = (
    Door(
        about=About.QUESTION,
        kind=Kind.QUESTION,
        body=Body.FACILITY,
        law="WEB 7.5.1 lid 2",
        file=None,
        decide=catalogue.QUESTION_ANSWER,
    ),
    Door(
        about=About.TREATED,
        kind=Kind.COMPLAINT,
        body=Body.COMPLAINTS,
        law="WEB 7.5.2",
        file=catalogue.COMPLAINT_ABOUT,
        decide=catalogue.COMPLAINT_DECISION,
        is_soft=True,
        rescues=(Rescue.MAY_STILL, Rescue.EQUALITY),
    ),
    Door(  # the six weeks are of an objection; a dispute without a decision has no term of its own
        about=About.SUPPORT,
        kind=Kind.DISPUTE,
        body=Body.DISPUTES,
        law="WEB 7.5.1 lid 3, 7.5.7 lid 3",
        file=catalogue.OBJECTION,
        decide=catalogue.DECISION_ON_OBJECTION,
        is_soft=True,
        may_be_urgent=True,
        rescues=(Rescue.MAY_STILL, Rescue.EQUALITY),
    ),
    Door(
        about=About.DECISION,
        kind=Kind.OBJECTION,
        body=Body.DISPUTES,
        law="WEB 7.5.1 lid 3 en 4, 7.5.7 lid 2",
        file=catalogue.OBJECTION,
        decide=catalogue.DECISION_ON_OBJECTION,
        may_be_urgent=True,
        rescues=(*_FIRM, Rescue.NEW_DECISION),
    ),
    Door(
        about=About.SILENCE,
        kind=Kind.OBJECTION,
        body=Body.DISPUTES,
        law="WEB 7.5.1 lid 3, 7.5.7 lid 2; Awb 6:12",
        file=None,
        decide=catalogue.DECISION_ON_OBJECTION,
        may_be_urgent=True,
    ),
    Door(  # four weeks already, so there is nothing to hurry
        about=About.REMOVAL,
        kind=Kind.OBJECTION,
        body=Body.DISPUTES,
        law="WEB 7.5.1 lid 4, 8.1.7d lid 4",
        file=catalogue.OBJECTION,
        decide=catalogue.DECISION_ON_REMOVAL,
        rescues=_FIRM,
    ),
    Door(
        about=About.EXAM,
        kind=Kind.APPEAL,
        body=Body.APPEALS,
        law="WEB 7.5.1 lid 4, 7.5.3, 7.5.4",
        file=catalogue.APPEAL,
        decide=catalogue.DECISION_ON_APPEAL,
        longest=catalogue.DECISION_ON_APPEAL_LONGEST,
        counts_from_file=True,
        rescues=_FIRM,
    ),
    Door(  # WEB 7.5.7 lid 2, last sentence: not the committee that advises on objections
        about=About.NO_EXAM,
        kind=Kind.APPEAL,
        body=Body.APPEALS,
        law="WEB 7.5.1 lid 3, 7.5.3, 7.5.7 lid 2; Awb 6:12",
        file=None,
        decide=catalogue.DECISION_ON_APPEAL,
        longest=catalogue.DECISION_ON_APPEAL_LONGEST,
    ),
    Door(
        about=About.ADVICE,
        kind=Kind.APPEAL,
        body=Body.APPEALS,
        law="WEB 7.5.1 lid 4, 8.1.7a lid 5",
        file=catalogue.APPEAL,
        decide=catalogue.DECISION_ON_APPEAL,
        longest=catalogue.DECISION_ON_APPEAL_LONGEST,
        counts_from_file=True,
        rescues=_FIRM,
    ),
)
DOORS: Final[Mapping[About, Door]] = MappingProxyType({door.about: door for door in _DOORS})


def file_by(about: About, known_on: date | None) -> date | None:
    """The last day to bring it; None without a term, or as long as its start is not proven."""
    term = DOORS[about].file
    return running(term, known_on).last_day if term else None


def timeliness(about: About, known_on: date | None, received_on: date) -> Timely:
    """Whether it came in time: the day of receipt at the facility decides (WEB 7.5.1 lid 6).

    `known_on` is the day on which a decision was made known (sent or handed over, not read: Awb
    6:8), or on which the thing happened. What comes too early is in time (Awb 6:10).
    """
    door = DOORS[about]
    if door.file is None:
        return Timely.NO_TERM
    last = file_by(about, known_on)
    if last is None:
        return Timely.UNKNOWN
    if received_on <= last:
        return Timely.IN_TIME
    return Timely.OPEN if door.is_soft else Timely.LATE


def rescues(about: About, timely: Timely) -> tuple[Rescue, ...]:
    """What can still be done; nothing where nothing is too late."""
    return DOORS[about].rescues if timely in {Timely.LATE, Timely.OPEN} else ()
