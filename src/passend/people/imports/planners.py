"""Which planner looks at the rows of which kind of file."""

from collections.abc import Callable
from datetime import date

from passend.people.models import Import, ImportRow

from .coaches import Coaches
from .crebo import CreboPlanner
from .places import Places
from .plan import Plan
from .register import RegisterPlanner
from .roster import RosterPlanner
from .staff import StaffPlanner

Planner = Callable[[list[ImportRow]], Plan]


def planner_of(
    batch: Import, today: date, coaches: Coaches, places: Places, *, lock: bool = False
) -> Planner:
    """A function that plans a batch of rows; with `lock` it holds the students it looks at."""
    if batch.kind == Import.Kind.ROD:
        return lambda rows: RegisterPlanner(rows, today, lock=lock).plan
    if batch.kind == Import.Kind.ROSTER:
        return lambda rows: RosterPlanner(rows, today, coaches, places, lock=lock).plan
    if batch.kind == Import.Kind.STAFF:
        return lambda rows: StaffPlanner(rows, today, places, batch.uploaded_by_id, lock=lock).plan
    return lambda rows: CreboPlanner(rows).plan
