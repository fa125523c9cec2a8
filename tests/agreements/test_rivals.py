"""Two people press at once: one wins, the other hears why not. On both databases."""

from collections.abc import Callable
from functools import partial
from threading import Barrier, Thread
from typing import Any

from django.db import connection

from passend.agreements import actions
from passend.agreements.models import Agreement, Consent, Status
from passend.cases.models import Case
from passend.core.errors import NotNow
from tests import given

TRIALS = 8


def race(*acts: Callable[[], Any]) -> list[str]:
    """Each act in its own connection, all at once. Says for each whether it won."""
    start, outcomes = Barrier(len(acts)), ["?"] * len(acts)

    def run(number: int, act: Callable[[], Any]) -> None:
        try:
            start.wait(60)
            act()
            outcomes[number] = "won"
        except NotNow:
            outcomes[number] = "too late"
        finally:
            connection.close()

    rivals = [Thread(target=run, args=pair) for pair in enumerate(acts)]
    for rival in rivals:
        rival.start()
    for rival in rivals:
        rival.join(120)
    return outcomes


def test_the_student_agrees_while_the_coach_withdraws(real_commits: None) -> None:
    for _ in range(TRIALS):
        proposal = given.proposed()
        answers = {str(m.pk): "agreed" for m in proposal.measures.all()}
        mine, theirs = (Agreement.objects.get(pk=proposal.pk) for _ in range(2))
        outcomes = race(
            partial(actions.answer, mine, by=proposal.case.person, answers=answers),
            partial(actions.withdraw, theirs, by=proposal.case.coach),
        )
        assert sorted(outcomes) == ["too late", "won"]
        proposal.refresh_from_db()
        agreed = outcomes[0] == "won"
        assert proposal.status == (Status.IN_FORCE if agreed else Status.WITHDRAWN)
        assert Consent.objects.filter(agreement=proposal).exists() == agreed


def test_two_coaches_begin_a_draft(real_commits: None) -> None:
    for _ in range(TRIALS):
        case = given.heard_case()
        one, two = (Case.objects.get(pk=case.pk) for _ in range(2))
        outcomes = race(
            partial(actions.draft, one, by=case.coach), partial(actions.draft, two, by=case.coach)
        )
        assert sorted(outcomes) == ["too late", "won"]
        assert case.agreements.count() == 1


def test_an_answer_is_sent_twice(real_commits: None) -> None:
    for _ in range(TRIALS):
        proposal = given.proposed()
        answers = {str(m.pk): "agreed" for m in proposal.measures.all()}
        copies = [Agreement.objects.get(pk=proposal.pk) for _ in range(2)]
        person = proposal.case.person
        outcomes = race(
            *(partial(actions.answer, copy, by=person, answers=answers) for copy in copies)
        )
        assert sorted(outcomes) == ["too late", "won"]
        assert proposal.consents.count() == 1
        assert proposal.case.agreements.in_force().count() == 1
