"""Two people press at once: one dossier, one match, and nobody reads a wrong page."""

from collections.abc import Callable
from datetime import date
from threading import Barrier, Thread
from typing import Any

from django.core.exceptions import ValidationError
from django.db import connection

from passend.cases import nightly
from passend.cases.actions import match as matches
from passend.cases.actions import request as requests
from passend.cases.models import Case, Match, SupportRequest
from passend.core.actors import VISITOR
from passend.core.errors import NotNow
from passend.core.models import Event
from tests import given


def at_once(*acts: Callable[[], Any]) -> list[Any]:
    """What came of each: its result, or the name of the refusal."""
    start, outcomes = Barrier(len(acts)), []

    def press(act: Callable[[], Any]) -> None:
        try:
            start.wait(60)
            outcomes.append(act())
        except (NotNow, ValidationError):
            outcomes.append("too late")
        finally:
            connection.close()

    rivals = [Thread(target=press, args=[act]) for act in acts]
    for rival in rivals:
        rival.start()
    for rival in rivals:
        rival.join(120)
    return outcomes


def test_a_request_that_is_sent_twice_at_once_is_one_request(real_commits: None) -> None:
    """T-07: and both read the same confirmation."""
    draft = given.request_draft()
    tabs = [SupportRequest.objects.get(pk=draft.pk) for _ in range(2)]
    acts = [lambda tab=tab: requests.send_once(tab, by=VISITOR).status for tab in tabs]
    assert at_once(*acts) == ["sent", "sent"]
    assert Case.objects.count() == 1
    assert Event.objects.filter(verb="request.send").count() == 1


def test_of_two_people_who_are_confirmed_at_once_one_is_joined(real_commits: None) -> None:
    case = given.case_heard()
    born = {"born_earliest": case.born_earliest, "born_latest": case.born_latest}
    for _ in range(2):
        student = given.student(case.team, last_name=case.last_name, **born)
        given.enrolment(student, date(2027, 2, 1))
    nightly.run()
    boss = given.boss_of(case)
    pairs = list(Match.objects.all())
    acts = [lambda pair=pair: matches.confirm(pair, by=boss).status for pair in pairs]
    assert sorted(at_once(*acts)) == ["confirmed", "too late"]
    assert Match.objects.filter(status="confirmed").count() == 1
