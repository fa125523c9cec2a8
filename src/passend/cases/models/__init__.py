"""Nouns of the dossier."""

from .announcement import Announcement
from .appointment import Appointment
from .case import Case, Ground, NeedState
from .coaching import HandOver
from .glass import BreakGlass
from .intake import Area, Intake, Need, Talk
from .involved import Involvement, SharedAnswer
from .library import Basis, Decider, Domain, Evidence, Field, Measure, MeasureWording, Tier
from .match import Match
from .parent import CaseParent
from .request import SupportRequest
from .resting import Use, in_use
from .sharing import Audience, Shareable, SharingChoice, SharingQuestion
from .topic import Topic

__all__ = [
    "Announcement",
    "Appointment",
    "Area",
    "Audience",
    "Basis",
    "BreakGlass",
    "Case",
    "CaseParent",
    "Decider",
    "Domain",
    "Evidence",
    "Field",
    "Ground",
    "HandOver",
    "Intake",
    "Involvement",
    "Match",
    "Measure",
    "MeasureWording",
    "Need",
    "NeedState",
    "Shareable",
    "SharedAnswer",
    "SharingChoice",
    "SharingQuestion",
    "SupportRequest",
    "Talk",
    "Tier",
    "Topic",
    "Use",
    "in_use",
]
