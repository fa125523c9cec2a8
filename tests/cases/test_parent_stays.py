"""Sending a parent away: who may, and what the page says first."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse

from passend.cases.actions import parent as parents
from passend.core import clock
from passend.core.errors import NotYou

from .test_parent import BEFORE, PETRA, young

pytestmark = pytest.mark.django_db


def test_before_a_parent_is_sent_away_the_page_says_who_and_what_follows(client):
    """One button without a word is no choice; and who presses by mistake must get back."""
    with clock.at(BEFORE):
        case = young()
        named = parents.add(case, by=case.coach, **PETRA)
        address = reverse("parent.remove", args=[named.pk])
        client.force_login(case.coach)
        by_coach = client.get(address).content.decode()
    with clock.at(datetime(2026, 12, 2, 9, tzinfo=UTC)):
        client.force_login(case.person)
        by_student = client.get(address).content.decode()
    assert "een ouder ja zeggen" in by_coach
    assert str(named.user) in by_student
    main = by_student.partition("<main")[2].partition("</main>")[0]
    assert main.count(f'href="{reverse("desk.sharing")}"') == 2  # back, and "niet doen"


def test_who_is_fifteen_does_not_send_away_whose_yes_the_law_asks_and_the_coach_may(client):
    """UAVG 5 lid 1: under sixteen the consent is that of the legal representative."""
    with clock.at(BEFORE):
        case = young()
        named = parents.add(case, by=case.coach, **PETRA)
        page = reverse("parent.remove", args=[named.pk])
        with pytest.raises(NotYou):
            parents.remove(named, by=case.person)
        client.force_login(case.person)
        told = client.get(reverse("desk.sharing")).content.decode()
        assert page not in told
        assert "Je bent nog geen 16." in told
    with clock.at(datetime(2026, 12, 2, 9, tzinfo=UTC)):
        client.force_login(case.person)
        assert page in client.get(reverse("desk.sharing")).content.decode()
    with clock.at(BEFORE):
        parents.remove(named, by=case.coach)
        assert not named.is_current
