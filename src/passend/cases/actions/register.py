"""What an import of the register or the roster changed for somebody with a dossier."""

from typing import Any

from passend.cases.models import Case
from passend.cases.policy import system
from passend.core.actions import action


@action("case.notice", "Het register veranderde", on=Case, who=system, logs=["news"], page=False)
def notice(case: Case, *, by: Any, changes: list[str]) -> None:
    """One event for each dossier that an import touched: what kind of thing changed, never what."""
    case.news = changes
