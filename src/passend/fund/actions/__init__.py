"""Every verb of this room, by noun. `from passend.fund import actions`."""

from . import paying, repaying, rules
from .asking import account, add, answer, ask, describe, remove, start, supplement, withdraw
from .deciding import ask_more, decide, note_objection, stop

__all__ = [
    "account",
    "add",
    "answer",
    "ask",
    "ask_more",
    "decide",
    "describe",
    "note_objection",
    "paying",
    "remove",
    "repaying",
    "rules",
    "start",
    "stop",
    "supplement",
    "withdraw",
]
