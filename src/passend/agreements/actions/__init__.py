"""Every verb of the agreement, by noun. `from passend.agreements import actions`."""

from . import cards, coming_of_age, ending, evaluation, kept, papers
from .by_code import answer_by_code, send_code
from .consent import answer, ask_talk
from .decisions import decide
from .drafting import base_of, snapshot, start_draft
from .drafts import draft, edit
from .proposals import propose, withdraw
from .signatures import confirm_paper, object_paper

__all__ = [
    "answer",
    "answer_by_code",
    "ask_talk",
    "base_of",
    "cards",
    "coming_of_age",
    "confirm_paper",
    "decide",
    "draft",
    "edit",
    "ending",
    "evaluation",
    "kept",
    "object_paper",
    "papers",
    "propose",
    "send_code",
    "snapshot",
    "start_draft",
    "withdraw",
]
