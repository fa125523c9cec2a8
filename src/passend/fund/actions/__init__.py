"""Every verb of this room, by noun. `from passend.fund import actions`."""

from . import paying, repaying, rules
from .asking import (
    account,
    add,
    answer,
    ask,
    confirm,
    describe,
    fill_in,
    remove,
    resume,
    start,
    supplement,
    withdraw,
)
from .deciding import ask_more, decide, note_objection, stop
from .leaving import leave

__all__ = [
    "account",
    "add",
    "answer",
    "ask",
    "ask_more",
    "confirm",
    "decide",
    "describe",
    "fill_in",
    "leave",
    "note_objection",
    "paying",
    "remove",
    "repaying",
    "rules",
    "resume",
    "start",
    "stop",
    "supplement",
    "withdraw",
]
