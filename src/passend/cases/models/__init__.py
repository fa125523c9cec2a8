"""Nouns of the dossier."""

from .case import Case, Ground, NeedState
from .coaching import HandOver
from .intake import Area, Intake, Need, Talk
from .library import Basis, Decider, Domain, Evidence, Field, Measure, MeasureWording, Tier
from .match import Match
from .parent import CaseParent
from .request import SupportRequest

__all__ = [
    "Area",
    "Basis",
    "Case",
    "CaseParent",
    "Decider",
    "Domain",
    "Evidence",
    "Field",
    "Ground",
    "HandOver",
    "Intake",
    "Match",
    "Measure",
    "MeasureWording",
    "Need",
    "NeedState",
    "SupportRequest",
    "Talk",
    "Tier",
]
