"""When somebody else must say that an adjustment is needed."""

from collections.abc import Collection
from enum import StrEnum


class Nature(StrEnum):
    """In what kind of thing somebody is hindered, as far as the regulation needs to know it."""

    SENSORY = "sensory"
    PHYSICAL = "physical"
    OTHER = "other"


def statement_needed(natures: Collection[Nature], *, central: bool) -> bool:
    """Whether a statement of an expert is needed: only for a central exam, and not for what
    concerns seeing, hearing or moving (CvTE-regeling 4 and 5; G-04). Of several, one is enough.

    >>> statement_needed([Nature.OTHER], central=True)
    True
    >>> statement_needed([Nature.OTHER, Nature.SENSORY], central=True)
    False
    """
    return central and bool(natures) and not {Nature.SENSORY, Nature.PHYSICAL} & set(natures)
