"""Nouns of this room."""

from .adjustment import Adjustment, Expert, Lasting, Which
from .arrangement import Around, Arrangement, Because, SeenOf, Sort
from .ballot import Ballot, Recusal, Vote
from .exam import Exam
from .planner import Planner
from .words import Aid, Need, Reason

__all__ = [
    "Adjustment", "Aid", "Around", "Arrangement", "Ballot", "Because", "Exam", "Expert", "Lasting",
    "Need", "Planner", "Reason", "Recusal", "SeenOf", "Sort", "Vote", "Which",
]  # fmt: skip
