"""Every verb of the agreement, by noun. `from passend.agreements import actions`."""

from . import cards, kept
from .consent import answer, ask_talk
from .drafting import base_of, snapshot, start_draft
from .drafts import draft, edit
from .proposals import propose, withdraw

__all__ = [
    "answer",
    "ask_talk",
    "base_of",
    "cards",
    "draft",
    "edit",
    "kept",
    "propose",
    "snapshot",
    "start_draft",
    "withdraw",
]
