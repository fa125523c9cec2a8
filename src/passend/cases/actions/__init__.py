"""Every verb of the dossier, by noun. `from passend.cases.actions import case, request, …`."""

from . import case, hand_over, match, measure, need, parent, register, request, talk

__all__ = ["case", "hand_over", "match", "measure", "need", "parent", "register", "request", "talk"]
