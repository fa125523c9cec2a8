"""What a committee gives, as one value: from the form to the verb."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any, Final

from engines.exams import Why

DAYS: Final = ("statement_on", "starts_on", "ends_on")


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
    def is_at_central(self) -> bool:
        return bool(self.central_minutes or self.central_aids)

    def plain(self) -> dict[str, Any]:
        """As JSON holds it."""
        return {k: v.isoformat() if isinstance(v, date) else v for k, v in asdict(self).items()}

    @classmethod
    def of_plain(cls, told: dict[str, Any]) -> "Given":
        """Back from `plain`."""
        days = {k: date.fromisoformat(told[k]) for k in DAYS if told[k]}
        return cls(**{**told, **days})

    @property
    def is_nothing(self) -> bool:
        return not (
            self.school_minutes or self.school_aids or self.central_minutes or self.central_aids
        )
