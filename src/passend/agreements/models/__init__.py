"""Nouns of the agreement."""

from .agreement import Agreement, EndReason, Status
from .cards import CardProblem, CardSeen
from .consent import Consent, PaperSignature
from .evaluation import Evaluation, MeasureReview
from .kept import KeptAnswer
from .lines import AgreedMeasure, Wish
from .revision import DraftRevision

__all__ = [
    "AgreedMeasure",
    "Agreement",
    "CardProblem",
    "CardSeen",
    "Consent",
    "DraftRevision",
    "EndReason",
    "Evaluation",
    "KeptAnswer",
    "MeasureReview",
    "PaperSignature",
    "Status",
    "Wish",
]
