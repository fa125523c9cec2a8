"""Nouns of this room."""

from .figure import DossierFigure
from .request import DataRequest

__all__ = ["DataRequest", "DossierFigure"]
