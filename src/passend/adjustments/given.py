"""What a committee gives, as one value: from the form to the verb."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from engines.exams import Why


@dataclass(frozen=True, kw_only=True)
class Given:
    """What the committee gives, at exams of the school and at central exams."""

    school_minutes: int = 0
    school_aids: Sequence[str] = ()
    central_minutes: int = 0
    central_aids: Sequence[str] = ()
    central_why: str = Why.HANDICAP.value
    statement_by: str = ""
    statement_on: date | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    reasons: Sequence[str] = field(default=())

    @property
    def is_nothing(self) -> bool:
        return not (
            self.school_minutes or self.school_aids or self.central_minutes or self.central_aids
        )
