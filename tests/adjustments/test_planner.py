"""planner.connect and planner.end: a functional manager lets a program in, and out again."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from oauth2_provider.models import AccessToken, Application

from passend.adjustments import actions, nightly
from passend.adjustments.models import Planner
from passend.core import clock
from passend.core.errors import NotNow, NotYou
from passend.core.models import Event
from tests import given
from tests import given_adjustments as exams

from .program import Program

pytestmark = pytest.mark.django_db


def test_the_manager_connects_a_planner_and_sees_its_secret_once(client: Client) -> None:
    client.force_login(given.manager())
    assert client.get(reverse("planner.connect")).status_code == 200
    answer = client.post(reverse("planner.connect"), {"name": "Examenrooster"})
    planner = Planner.objects.get()
    found = re.search(r'id="sleutel"[^>]*value="(\w+)"', answer.content.decode())
    assert answer.status_code == 200
    assert found
    assert "no-store" in answer["Cache-Control"]
    assert planner.application
    assert found[1] not in planner.application.client_secret
    assert found[1] not in client.get(reverse("planner.list")).content.decode()
    assert Program(planner, found[1]).gets_token()
    event = Event.objects.get(verb="planner.connect")
    assert "Examenrooster" not in str(event.line())


def test_a_planner_without_a_name_is_asked_for_one(client: Client) -> None:
    client.force_login(given.manager())
    assert client.post(reverse("planner.connect"), {"name": ""}).status_code == 422
    assert not Application.objects.exists()


def test_only_a_functional_manager_connects_and_ends(client: Client) -> None:
    planner, coach = exams.planner(), given.coach()
    with pytest.raises(NotYou):
        actions.planners.connect(Planner(), by=coach, name="x", secret="y")
    with pytest.raises(NotYou):
        actions.planners.end(planner, by=coach)
    client.force_login(coach)
    assert client.get(reverse("planner.list")).status_code == 404
    assert client.get(reverse("planner.connect")).status_code == 403
    assert client.post(reverse("planner.connect"), {"name": "x"}).status_code == 403
    assert client.post(reverse("planner.end", args=[planner.pk])).status_code == 404
    assert Application.objects.count() == 1


def test_a_planner_that_was_ended_is_out_at_its_next_request(client: Client) -> None:
    manager = given.manager()
    planner, made = exams.planner(manager), exams.granted()
    program = Program(planner)
    assert program.reads(made).status_code == 200
    client.force_login(manager)
    page = reverse("planner.end", args=[planner.pk])
    assert "Examenrooster" in client.get(page).content.decode()
    assert client.post(page).status_code == 302
    assert program.reads(made).status_code == 401
    assert program.asks_token().status_code == 401
    assert not AccessToken.objects.exists()
    planner.refresh_from_db()
    assert planner.application is None
    assert "Examenrooster" in client.get(reverse("planner.list")).content.decode()
    with pytest.raises(NotNow):
        actions.planners.end(planner, by=manager)


def test_the_night_forgets_tokens_that_are_past_their_time() -> None:
    Program(exams.planner()).gets_token()
    assert nightly.run()["oude sleutels van toetsplanners"] == 0
    with time_machine.travel(clock.now() + timedelta(hours=1)):
        assert nightly.run()["oude sleutels van toetsplanners"] == 1
    assert not AccessToken.objects.exists()
