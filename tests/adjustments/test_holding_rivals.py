"""Rivals about hours: two decide, a withdrawal crosses, the student ends what gives way."""

from datetime import timedelta
from functools import partial
from typing import Any

import pytest

from passend.adjustments.actions import arranging, holding
from passend.adjustments.models import Arrangement
from passend.adjustments.plan import Plan
from passend.cases.models import Announcement
from passend.core import clock
from passend.core.models import key
from tests import given_arrangements as hours
from tests.agreements.test_rivals import race
from tests.given_adjustments import enrolled_case

NO = Plan(reasons=["too_much"])


@pytest.mark.parametrize("crossing", ["another decision", "a withdrawal"])
def test_of_two_at_once_one_wins(real_commits: None, crossing: str) -> None:
    for _ in range(4):
        made = hours.asked()
        first, second = hours.coordinator(made), hours.coordinator(made)
        one, two = (Arrangement.objects.get(pk=made.pk) for _ in range(2))
        facts: dict[str, Any] = {"outcome": "granted", "plan": hours.plan(), "text": ""}
        yes = partial(arranging.decide, one, by=first, **facts)
        no = partial(arranging.decide, two, by=second, outcome="refused", plan=NO, text="Nee.")
        back = partial(arranging.withdraw, two, by=made.case.person)
        outcomes = race(yes, no if crossing == "another decision" else back)
        assert sorted(outcomes) == ["too late", "won"]
        made.refresh_from_db()
        lost = "refused" if crossing == "another decision" else "withdrawn"
        assert made.status == ("granted" if outcomes[0] == "won" else lost)
        decisions = Announcement.objects.filter(about=key(made)).count()
        assert decisions == (0 if made.status == "withdrawn" else 1)


def test_the_student_ends_a_plan_while_a_next_one_takes_its_place(real_commits: None) -> None:
    """Ended stays ended: the next decision does not write over it."""
    for _ in range(4):
        case = enrolled_case()
        old, made = hours.granted(case), hours.asked(case)
        by = hours.coordinator(made)
        mine, theirs = Arrangement.objects.get(pk=old.pk), Arrangement.objects.get(pk=made.pk)
        soon = hours.plan(starts_on=clock.today() + timedelta(days=10))
        facts: dict[str, Any] = {"outcome": "granted", "plan": soon, "text": ""}
        outcomes = race(
            partial(holding.end, mine, by=case.person),
            partial(arranging.decide, theirs, by=by, **facts),
        )
        assert outcomes == ["won", "won"]
        old.refresh_from_db()
        made.refresh_from_db()
        assert (old.status, made.status) == ("ended", "granted")
