"""The rights engine: what applies to somebody on a date, why, and what is still unknown.

The catalogue is data that a lawyer can read and edit (`catalogue/`, docs/reference/rights-format);
the engine knows no provision. One operation carries everything: `residue(tree, known)`, what is
left of a rule given what is known. Unknown is a value, and the answer is never a bare yes or no.
"""

from . import bulk, patterns
from .amounts import Interval, Owed, table_cuts
from .chance import Odds
from .format.reading import Problem
from .known import Known, known_of
from .library import FOLDER, BrokenCatalogue, Library, load
from .questions import Interview, Question
from .quotations import label
from .reasons import Reason
from .rulebook import Rulebook, book_on
from .values import ABSENT, UNSURE, Facts, Value, parse_value, value_text
from .verdicts import Receipt, Result, Verdict, evaluate, evaluate_all

__all__ = [
    "ABSENT",
    "FOLDER",
    "UNSURE",
    "BrokenCatalogue",
    "Facts",
    "Interval",
    "Interview",
    "Known",
    "Library",
    "Odds",
    "Owed",
    "Problem",
    "Question",
    "Reason",
    "Receipt",
    "Result",
    "Rulebook",
    "Value",
    "Verdict",
    "book_on",
    "bulk",
    "evaluate",
    "evaluate_all",
    "known_of",
    "label",
    "load",
    "parse_value",
    "patterns",
    "table_cuts",
    "value_text",
]
