"""The catalogue on a day: read once a process, and the same for everybody who asks.

The cells are cut finer than the rules need, at the rows of the dated tables: who taps a stretch of
ages then also gets the exact amount.
"""

from datetime import date
from functools import lru_cache

from engines.rights import Interview, Library, Rulebook, load, table_cuts
from passend.core import clock

Worth = tuple[tuple[str, int], ...]
"""Per provision how much it matters to this person; hashable, to keep the interview."""


def library() -> Library:
    """Everything that the files say."""
    return load()


def book() -> Rulebook:
    """The rules of today."""
    return book_on(clock.today())


def interview(worth: Worth) -> Interview:
    """The questions of today about these provisions."""
    return _interview_on(clock.today(), worth)


def warm() -> None:
    """Read the files before the first visitor has to wait for them (about a second)."""
    book()


@lru_cache(maxsize=4)
def book_on(day: date) -> Rulebook:
    """The rules of a day."""
    found = library()
    return Rulebook(found, day, cuts=table_cuts(found))


@lru_cache(maxsize=128)
def _interview_on(day: date, worth: Worth) -> Interview:
    values = {name: float(much) for name, much in worth}
    return Interview(book_on(day), provisions=values, values=values)
