"""Every verb of the dossier, by noun. `from passend.cases.actions import case, request, …`."""

from . import (
    case,
    glass,
    hand_over,
    involved,
    match,
    measure,
    need,
    parent,
    register,
    request,
    sharing,
    talk,
)

__all__ = [
    "case",
    "glass",
    "hand_over",
    "involved",
    "match",
    "measure",
    "need",
    "parent",
    "register",
    "request",
    "sharing",
    "talk",
]
