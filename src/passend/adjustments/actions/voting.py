"""Deciding with more than one: a proposal, the votes, and a member who stands aside.

Where the school chose it (`School.boards_together`), what one member decides is a proposal until
more than half of the members who may decide here agree. Of two members at once one proposal stands.
"""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from passend.cases.models import Use
from passend.cases.models.asked import Status
from passend.cases.telling import tell_those
from passend.core.actions import action
from passend.core.errors import NotNow
from passend.core.models import School
from passend.people.models import Role, StaffRole, User

from ..given import Given
from ..models import Adjustment, Ballot, Recusal, Vote
from ..policy import exam_board
from .settling import must_fit, settle


def members(made: Adjustment) -> list[User]:
    """Who may decide here now: the committee of the team, without who has a part in it."""
    roles = StaffRole.objects.current().filter(role=Role.EXAM_BOARD).select_related("user")
    found = {role.user for role in roles if role.team_id in {None, made.case.team_id}}
    return [user for user in found if exam_board(user, made)]


def ballot_of(made: Adjustment) -> Ballot | None:
    """The proposal that waits for votes; None without one."""
    return Ballot.objects.filter(adjustment=made).select_related("by").first()


def needed(made: Adjustment) -> int:
    """How many must agree: more than half of who may decide here, or one where the school leaves
    it to a member."""
    return len(members(made)) // 2 + 1 if School.current().boards_together else 1


def drop(made: Adjustment) -> None:
    """Nothing is left to vote on."""
    Ballot.objects.filter(adjustment=made).delete()


@action(
    "adjustment.propose",
    "Voorstel doen",
    on=Adjustment,
    who=exam_board,
    when=[Status.ASKED],
    page=False,
)
def propose(made: Adjustment, *, by: Any, outcome: str, given: Given, text: str) -> None:
    """For the others to vote on; who proposes it agrees with it. On the page of the decision."""
    if needed(made) < 2:  # noqa: PLR2004 - then there is nobody else to ask
        raise NotNow(_("Hier beslist één lid. Een voorstel is niet nodig."))
    if ballot_of(made):
        raise NotNow(_("Er ligt al een voorstel. Stem daar eerst over."))
    given = must_fit(made, outcome, given)
    told = Ballot.sealing(outcome, given, text)
    ballot = Ballot.objects.create(adjustment=made, proposed=told, by=by)
    Vote.objects.create(ballot=ballot, by=by, agrees=True)
    tell_those(Role.EXAM_BOARD, "decision_asked", made.case, about=made, by=by, use=Use.EXAM)


@action(
    "adjustment.vote",
    "Stemmen over het voorstel",
    on=Adjustment,
    who=exam_board,
    when=[Status.ASKED],
    or_then=[Status.GRANTED, Status.REFUSED],
    logs=["outcome", "starts_on", "ends_on"],
)
def vote(made: Adjustment, *, by: Any, agrees: bool) -> None:
    """The vote that makes it more than half decides it; the one that makes that impossible ends the
    proposal, and somebody makes another. One may change one's mind until then."""
    ballot = ballot_of(made)
    if ballot is None:
        raise NotNow(_("Er ligt geen voorstel. Misschien is er net besloten of iets anders nodig."))
    Vote.objects.update_or_create(ballot=ballot, by=by, defaults={"agrees": agrees})
    count(made, ballot)


def count(made: Adjustment, ballot: Ballot) -> None:
    """Decide if more than half agrees; drop the proposal if that cannot be reached any more."""
    able = {user.pk for user in members(made)}
    told = [one.agrees for one in ballot.votes.all() if one.by_id in able]
    if told.count(True) >= needed(made):
        decided = ballot.decision()
        must_fit(made, decided["outcome"], decided["given"])  # a day may have passed since
        drop(made)
        settle(made, by=ballot.by, **decided)
    elif len(able) - told.count(False) < needed(made):
        drop(made)


@action(
    "adjustment.recuse",
    "Ik doe hier niet aan mee",
    on=Adjustment,
    who=exam_board,
    when=[Status.ASKED, Status.INCOMPLETE],
    or_then=[Status.GRANTED, Status.REFUSED],
)
def recuse(made: Adjustment, *, by: Any) -> None:
    """(S)he sees nothing of it any more, and who is left is counted anew. Not the last one: then
    nobody would decide."""
    if len(members(made)) < 2:  # noqa: PLR2004 - oneself and one other
        raise ValidationError(
            _("Jij bent het enige lid dat kan beslissen. Vraag eerst om een vervanger.")
        )
    Recusal.objects.create(adjustment=made, user=by)
    ballot = ballot_of(made)
    if ballot and ballot.by_id == by.pk:
        drop(made)
    elif ballot:
        count(made, ballot)
