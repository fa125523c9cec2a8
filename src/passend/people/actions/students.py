"""What happens to a student in the register besides an import."""

from passend.core import clock
from passend.core.actions import action
from passend.people.imports.plan import gone_on
from passend.people.models import Student
from passend.people.policy import system


@action(
    "student.leave",
    "Is weg uit het register",
    on=Student,
    who=system,
    logs=["gone_on"],
    page=False,
)
def leave(student: Student, *, by: object) -> None:
    """The day of an actual end has passed. The dossier stays, its deadlines go."""
    student.gone_on = gone_on(student.left_roster_on, list(student.enrolments.all()), clock.today())
