"""What the fund gives, as one value: from the form to the verb."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, kw_only=True)
class Award:
    """Money in parts, a month apart from `first_on`; or things instead; or both.

    It is for `months`, as many as the parts unless told; `extra` of it is support above the ceiling
    of the law (WEB 8.1.5d).
    """

    amount: Decimal = Decimal(0)
    parts: int = 1
    months: int | None = None
    extra: Decimal = Decimal(0)
    first_on: date | None = None
    things: str = ""
    reasons: Sequence[str] = field(default=())

    @property
    def is_nothing(self) -> bool:
        return not self.amount and not self.things.strip()

    def shares(self) -> list[Decimal]:
        """Equal parts in whole cents; what is left goes with the first one."""
        cents = int(self.amount * 100)
        each, rest = divmod(cents, self.parts)
        return [Decimal(each + (rest if n == 0 else 0)) / 100 for n in range(self.parts)]
