"""Numbers that may be told because they point at nobody.

Rounding to five is what keeps subtraction from telling what a hidden cell holds: with every cell
off by at most two, what is left of a row is never one person (Statistics Netherlands rounds its
tables of persons the same way).
"""

from collections.abc import Iterable, Sequence
from statistics import median
from typing import Any, Final

from django.utils.translation import gettext as _

FEW: Final = 5


def rounded(number: int) -> str:
    """A count to the nearest five; one to four is only said to be fewer than five.

    >>> rounded(0), rounded(12), rounded(13)
    ('0', '10', '15')
    """
    if 0 < number < FEW:
        return _("minder dan 5")
    return str((number + FEW // 2) // FEW * FEW)


def table(
    titles: Sequence[Any], rows: Iterable[tuple[str, Sequence[str]]]
) -> list[tuple[str, list[tuple[Any, str]]]]:
    """Each cell with the title of its column: on a phone it stands before the cell."""
    return [(name, list(zip(titles, cells, strict=True))) for name, cells in rows]


def middle(values: Sequence[int]) -> str:
    """The median of five or more, in whole numbers; of fewer it is not told."""
    return f"{median(values):.0f}" if len(values) >= FEW else _("te weinig om te tonen")
