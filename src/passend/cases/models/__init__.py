"""Nouns of the dossier."""

from .case import Case, CaseParent, Ground, NeedState
from .intake import Intake, Need, Talk
from .library import Measure, MeasureWording
from .match import Match
from .request import SupportRequest

__all__ = [
    "Case",
    "CaseParent",
    "Ground",
    "Intake",
    "Match",
    "Measure",
    "MeasureWording",
    "Need",
    "NeedState",
    "SupportRequest",
    "Talk",
]
