"""Who of the fund hears that something waits: a line in the mail of the day, without content."""

from passend.cases.telling import tell_those
from passend.people.models import Role

from ..models import FundApplication


def tell_fund(made: FundApplication) -> None:
    """Nobody, of what is only kept (AVG 18)."""
    tell_those(Role.FUND, "decision_asked", made.case, about=made, by=made.case.person)
