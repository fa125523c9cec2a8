"""Two members of the committee decide at once; a withdrawal crosses a decision: one winner."""

from functools import partial

import pytest

from passend.adjustments import actions
from passend.adjustments.given import Given
from passend.adjustments.models import Adjustment
from passend.cases.models import Announcement
from passend.core.models import Event, key
from tests import given_adjustments as exams
from tests.agreements.test_rivals import race

TRIALS = 4
NO = Given(reasons=["requirements"])


@pytest.mark.parametrize("crossing", ["another decision", "a withdrawal"])
def test_of_two_at_once_one_wins(real_commits: None, crossing: str) -> None:
    for _ in range(TRIALS):
        made = exams.asked()
        first, second = exams.member(made), exams.member(made)
        one, two = (Adjustment.objects.get(pk=made.pk) for _ in range(2))
        yes = partial(actions.decide, one, by=first, outcome="granted", given=exams.GIVEN, text="")
        no = partial(actions.decide, two, by=second, outcome="refused", given=NO, text="Nee.")
        back = partial(actions.withdraw, two, by=made.case.person)
        outcomes = race(yes, no if crossing == "another decision" else back)
        assert sorted(outcomes) == ["too late", "won"]
        made.refresh_from_db()
        won = outcomes[0] == "won"
        lost = "refused" if crossing == "another decision" else "withdrawn"
        assert made.status == ("granted" if won else lost)
        assert made.school_minutes == (45 if won else 0)
        decisions = Announcement.objects.filter(about=key(made)).count()
        assert decisions == (0 if made.status == "withdrawn" else 1)
        verbs = {"adjustment.decide", "adjustment.withdraw"}
        assert Event.objects.about(made).filter(verb__in=verbs).count() == 1
