"""Nouns of this room."""

from .adjustment import Adjustment, Expert, Lasting, Which
from .exam import Exam
from .planner import Planner
from .words import Aid, Need, Reason

__all__ = [
    "Adjustment", "Aid", "Exam", "Expert", "Lasting", "Need", "Planner", "Reason", "Which",
]  # fmt: skip
