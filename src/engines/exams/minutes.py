"""Extra time: what is needed at an exam of the school, at most 30 minutes at a central one."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

CENTRAL_MOST: Final = 30
"""Minutes, however many disabilities somebody has (CvTE-regeling 7; Examenbesluit 12a)."""


class Exam(StrEnum):
    """What kind of exam it is. Rekenen and spoken languages are exams of the school (G-08)."""

    SCHOOL = "school"
    DUTCH = "dutch"
    ENGLISH = "english"


class Why(StrEnum):
    """On what the extra time at a central exam rests; never what somebody has."""

    HANDICAP = "handicap"
    LANGUAGE = "language"


@dataclass(frozen=True, kw_only=True)
class Extra:
    """Minutes that one decision gives, at exams of the school and at central exams."""

    school: int = 0
    central: int = 0
    why: Why = Why.HANDICAP

    def at(self, exam: Exam) -> int:
        """Minutes at this exam. Time for the language counts at Dutch alone (Examenbesluit 12a)."""
        if exam is Exam.SCHOOL:
            return self.school
        if self.why is Why.LANGUAGE and exam is not Exam.DUTCH:
            return 0
        return min(self.central, CENTRAL_MOST)


def minutes_at(exam: Exam, decisions: Iterable[Extra]) -> int:
    """Of several decisions the most that one of them gives: they do not add up, so 30 stays 30.

    >>> minutes_at(Exam.DUTCH, [Extra(central=30), Extra(central=30, why=Why.LANGUAGE)])
    30
    """
    return max((one.at(exam) for one in decisions), default=0)
