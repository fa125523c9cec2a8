"""What the night does with the register: who left, and rows that nobody needs any more."""

from datetime import timedelta

from django.db.models import Exists, OuterRef, Q

from passend.core import clock
from passend.core.actors import SYSTEM
from passend.core.nights import Steps, done

from . import actions
from .models import Enrolment, Student

KEEP_ROWS = timedelta(days=30)
KEEP_FILES = timedelta(days=1)


def run() -> dict[str, int]:
    """Everything that is due; twice is as good as once. Returns counts by what was done."""
    return done(STEPS)


def leave() -> int:
    return len([actions.leave(student, by=SYSTEM) for student in has_left()])


def has_left() -> list[Student]:
    """Present students of whom every enrolment in the register has actually ended by now."""
    own = Enrolment.objects.filter(student=OuterRef("pk"))
    running = own.filter(Q(ended_on=None) | Q(ended_on__gte=clock.today()))
    return list(Student.objects.filter(Exists(own), ~Exists(running), gone_on=None))


STEPS: Steps = {
    "studenten weg": leave,
    "bestanden vergeten": lambda: actions.forget_files(clock.now() - KEEP_FILES),
    "rijen vergeten": lambda: actions.forget_rows(clock.now() - KEEP_ROWS),
    "inloggen vergeten": actions.sessions.forget_old,
}
