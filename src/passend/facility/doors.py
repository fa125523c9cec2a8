"""What somebody comes with, what the law calls it, and who handles it (`engines.deadlines`)."""

from collections.abc import Iterable
from typing import Any

from django.db import models

from engines import deadlines
from engines.deadlines import DOORS, Door
from passend.people.models import Role


class About(models.TextChoices):
    """What somebody comes with. The values are those of `engines.deadlines.About`."""

    QUESTION = "question", "Ik wil iets weten"
    TREATED = "treated", "Iemand van school deed iets wat niet goed is"
    SUPPORT = "support", "School en ik zijn het niet eens over mijn extra steun"
    DECISION = "decision", "School besloot iets, en ik ben het er niet mee eens"
    SILENCE = "silence", "School moet iets besluiten, en doet dat niet"
    REMOVAL = "removal", "School verwijdert mij, en niet om mijn studieadvies"
    EXAM = "exam", "Een besluit over een toets of een examen"
    NO_EXAM = "no_exam", "De examencommissie moet iets besluiten, en doet dat niet"
    ADVICE = "advice", "Mijn studieadvies, ook als ik daardoor moet stoppen"


class Kind(models.TextChoices):
    """What the law calls it."""

    QUESTION = "question", "vraag"
    COMPLAINT = "complaint", "klacht"
    DISPUTE = "dispute", "geschil"
    OBJECTION = "objection", "bezwaar"
    APPEAL = "appeal", "beroep"


class Body(models.TextChoices):
    """Who handles it; the people of a body have its role."""

    FACILITY = "facility", "het loket"
    COMPLAINTS = "complaints", "de klachtencommissie"
    DISPUTES = "disputes", "de geschillenadviescommissie"
    APPEALS = "appeals", "de commissie van beroep voor de examens"


class Helper(models.TextChoices):
    """Who comes along with the student (Awb 2:1)."""

    NEAR = "near", "iemand die ik ken"
    ADVISER = "adviser", "een adviseur of advocaat"
    INTERPRETER = "interpreter", "een tolk"
    SPEAKS = "speaks", "iemand die namens mij spreekt"


ROLES = {
    Body.FACILITY: Role.FACILITY,
    Body.COMPLAINTS: Role.COMPLAINTS,
    Body.DISPUTES: Role.DISPUTES,
    Body.APPEALS: Role.APPEALS,
}
ADVISES = (Body.COMPLAINTS, Body.DISPUTES)
"""Bodies that advise; the school concludes (WEB 7.5.2 lid 3, 7.5.7 lid 2). The others decide."""


COMMITTEES = (Body.COMPLAINTS, Body.DISPUTES, Body.APPEALS)


def sits_in(user: Any) -> list[Body]:
    """The committees of this person; not where the law keeps somebody out: who decides for the
    school sits in none (WEB 7.5.2 lid 3, 7.5.3 lid 3, 7.5.7 lid 1), and who decides on exams not in
    that of appeal (WEB 7.5.3 lid 3)."""
    if user.has_role(Role.BOARD):
        return []
    judged = user.has_role(Role.EXAM_BOARD)
    return [
        body
        for body in COMMITTEES
        if user.has_role(ROLES[body]) and not (body is Body.APPEALS and judged)
    ]


def concludes_for_school(user: Any) -> bool:
    """On the board, and in no committee that advises it."""
    return user.has_role(Role.BOARD) and not any(user.has_role(ROLES[b]) for b in COMMITTEES)


def door_of(about: str) -> Door:
    """The door for what somebody comes with."""
    return DOORS[deadlines.About(about)]


def abouts_of(bodies: Iterable[str]) -> list[str]:
    """What these bodies handle."""
    wanted = {str(body) for body in bodies}
    return [str(about) for about in About if str(door_of(about).body) in wanted]
