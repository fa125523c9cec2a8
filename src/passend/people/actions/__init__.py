"""Every verb of the people room, split by noun."""

from .applying import apply_rows
from .imports import apply, cancel, choose, proceed, resume, upload
from .staging import forget_files, forget_rows, stage
from .students import leave

__all__ = [
    "apply",
    "apply_rows",
    "cancel",
    "forget_files",
    "forget_rows",
    "leave",
    "choose",
    "proceed",
    "resume",
    "stage",
    "upload",
]
