"""What waits for a privacy officer where there is none: somebody hears it, and nothing of it."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from passend.cases.actions import glass
from passend.cases.models import BreakGlass, Case
from passend.core import clock
from passend.core.actors import SYSTEM
from passend.core.errors import NotYou
from passend.core.models import Event, Message
from passend.desk import unattended
from passend.people.actions import alarms
from passend.people.models import Alarm
from passend.privacy.actions import requests
from passend.privacy.models import DataRequest
from tests import given

pytestmark = pytest.mark.django_db
WORDS = "De lijst noemt iets dat niet klopt."


def asked(case: Case | None, **kw: Any) -> DataRequest:
    facts = {"by": case and case.person, "kind": "correct", "text": WORDS, "case": case, **kw}
    made: DataRequest = requests.ask(DataRequest(), **facts)
    return made


def called() -> list[str]:
    return list(Message.objects.filter(kind="no_officer").values_list("address", flat=True))


def page_of(client: Client, user: Any) -> str:
    client.force_login(user)
    return client.get(reverse("system")).content.decode()


def test_the_manager_hears_that_a_request_waits_for_nobody_and_reads_nothing_of_it(
    client: Client,
) -> None:
    manager, case = given.manager(), given.heard_case()
    made = asked(case)
    assert called() == [manager.email]
    told = page_of(client, manager)
    assert "1 verzoek wacht en niemand mag het afhandelen" in told
    assert "rol privacy officer" in told
    for kept in (WORDS, str(case.person), "Iets klopt niet", str(made.pk)):
        assert kept not in told + Message.objects.get(kind="no_officer").body
    assert client.get(reverse("data.detail", args=[made.pk])).status_code == 404


def test_it_ends_when_somebody_is_named_who_then_sees_it(client: Client) -> None:
    manager, case = given.manager(), given.heard_case()
    made = asked(case)
    officer = given.officer()
    assert unattended.waiting() == []
    assert "niemand mag" not in page_of(client, manager)
    client.force_login(officer)
    assert reverse("data.decide", args=[made.pk]) in client.get(reverse("officer")).content.decode()


def test_the_night_says_it_once_a_week_as_long_as_it_lasts() -> None:
    given.manager()
    asked(given.heard_case())
    assert unattended.remind() == 0  # told today already
    with clock.at(clock.now() + timedelta(days=7)):
        assert [unattended.remind(), unattended.remind()] == [1, 0]
        assert len(called()) == 2
        given.officer()
    with clock.at(clock.now() + timedelta(days=14)):
        assert unattended.remind() == 0
    assert Event.objects.filter(verb="alarm.unheard").count() == 1


def test_nobody_handles_what_is_about_oneself_so_an_only_officer_leaves_it_to_nobody() -> None:
    manager, officer = given.manager(), given.officer()
    made = asked(None, by=officer)
    assert called() == [manager.email]
    assert unattended.waiting() == [made.answer_by]
    alarm = alarms.sound(Alarm(kind="denied", user=officer, number=5), by=SYSTEM)
    assert len(unattended.waiting()) == 2
    with pytest.raises(NotYou):
        alarms.settle(alarm, by=officer, text="Het was niets.")
    given.officer()
    assert unattended.waiting() == []


def test_a_break_glass_that_nobody_may_review_counts_and_one_of_a_coordinator_does_not() -> None:
    manager, case = given.manager(), given.heard_case()
    case.team = given.team()
    case.save()
    boss = given.coordinator(case.team)
    facts = {"case": case, "reason": "danger", "text": "Er is nu gevaar voor deze student."}
    opened = glass.open(BreakGlass(), by=boss, **facts)
    assert called() == [manager.email]
    assert unattended.waiting() == [opened.review_by]
    given.coordinator(case.team)
    assert unattended.waiting() == []
