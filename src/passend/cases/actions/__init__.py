"""Every verb of the dossier, by noun. `from passend.cases.actions import case, request, …`."""

from . import (
    announcement,
    appointment,
    case,
    glass,
    hand_over,
    involved,
    match,
    measure,
    need,
    parent,
    post,
    register,
    request,
    sharing,
    talk,
    topic,
)

__all__ = [
    "announcement",
    "appointment",
    "case",
    "glass",
    "hand_over",
    "involved",
    "match",
    "measure",
    "need",
    "parent",
    "post",
    "register",
    "request",
    "sharing",
    "talk",
    "topic",
]
