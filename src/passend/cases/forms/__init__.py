"""Forms of the dossier, by noun. Every free text goes through `WordingMixin`."""

from .wording import FreeText, WordingMixin

__all__ = ["FreeText", "WordingMixin"]
