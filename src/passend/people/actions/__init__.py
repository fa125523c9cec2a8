"""Every verb of the people room, split by noun."""

from . import claims, codes, factor_seals, factors, invitations, sessions
from .accounts import appoint, ask_password, choose_password
from .applying import apply_rows, mark_told
from .imports import apply, cancel, choose, proceed, resume, upload
from .school import change
from .staging import forget_files, forget_rows, stage
from .students import leave

__all__ = [
    "apply",
    "apply_rows",
    "appoint",
    "ask_password",
    "cancel",
    "change",
    "choose",
    "choose_password",
    "claims",
    "codes",
    "factor_seals",
    "factors",
    "invitations",
    "sessions",
    "forget_files",
    "forget_rows",
    "leave",
    "mark_told",
    "proceed",
    "resume",
    "stage",
    "upload",
]
