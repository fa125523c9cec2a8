"""Nouns of this room."""

from .adjustment import Adjustment, Expert, Lasting, Which
from .ballot import Ballot, Recusal, Vote
from .exam import Exam
from .planner import Planner
from .words import Aid, Need, Reason

__all__ = [
    "Adjustment", "Aid", "Ballot", "Exam", "Expert", "Lasting", "Need", "Planner", "Reason",
    "Recusal", "Vote", "Which",
]  # fmt: skip
