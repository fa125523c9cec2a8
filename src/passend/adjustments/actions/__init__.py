"""Every verb of this room, by noun. `from passend.adjustments import actions`."""

from . import arranging, exams, holding, planners
from .asking import answer, ask, confirm, fill_in, resume, start, supplement, withdraw
from .deciding import advise, ask_more, decide
from .ending import end, expire
from .voting import propose, recuse, vote

__all__ = [
    "advise",
    "answer",
    "arranging",
    "ask",
    "ask_more",
    "confirm",
    "decide",
    "end",
    "exams",
    "expire",
    "fill_in",
    "holding",
    "planners",
    "propose",
    "recuse",
    "resume",
    "start",
    "supplement",
    "vote",
    "withdraw",
]
