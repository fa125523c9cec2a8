"""Nouns of this room."""

from .matter import Matter
from .steps import KeptOut, MatterStep

__all__ = ["KeptOut", "Matter", "MatterStep"]
