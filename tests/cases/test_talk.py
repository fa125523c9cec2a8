"""Gesprek vastleggen: one chip, and the next date is there."""

from datetime import UTC, date, datetime

import pytest
from django.urls import reverse

from passend.cases.actions import case as cases
from passend.cases.actions import talk as talks
from passend.cases.models import Talk
from passend.core import clock
from passend.core.errors import NotNow, NotYou
from passend.core.models import Event
from tests import given

pytestmark = pytest.mark.django_db

MONDAY = datetime(2026, 11, 23, 9, tzinfo=UTC)


def test_one_chip_records_the_talk_and_plans_the_next(client):
    case = given.case_of_coach()
    client.force_login(case.coach)
    with clock.at(MONDAY):
        url = reverse("talk.record", args=[case.pk])
        page = client.get(url).content.decode()
        assert "maandag 21 december 2026" in page  # four weeks on, for "aandacht nodig"
        answer = client.post(url, {"outcome": "watch"})
    assert answer.url == case.get_absolute_url()
    case.refresh_from_db()
    assert case.talk_next_on == date(2026, 12, 21)
    talk = Talk.objects.get()
    assert (talk.outcome, talk.held_by) == ("watch", case.coach)


def test_a_holiday_is_no_day_for_a_talk():
    with clock.at(datetime(2026, 11, 27, 9, tzinfo=UTC)):  # four weeks on is Christmas
        assert talks.planned("watch") == date(2026, 12, 28)


def test_another_date_and_a_note_are_possible(client):
    case = given.case_of_coach()
    client.force_login(case.coach)
    told = {"outcome": "well", "note": "Gaat prima.", "next_on": "2030-01-07", "held_on": "2020"}
    client.post(reverse("talk.record", args=[case.pk]), told)
    assert Talk.objects.get().next_on == date(2030, 1, 7)
    assert Talk.objects.get().held_on == clock.today()
    event = Event.objects.filter(verb="talk.record").get()
    assert event.details == {"outcome": "well", "next_on": "2030-01-07"}


def test_a_day_that_is_past_is_no_next_date(client):
    case = given.case_of_coach()
    client.force_login(case.coach)
    told = {"outcome": "well", "next_on": "2020-01-07"}
    assert client.post(reverse("talk.record", args=[case.pk]), told).status_code == 422


def test_only_those_who_help_record_a_talk():
    case = given.case_of_coach()
    for other in (case.person, given.coach(), given.teacher(), given.manager()):
        with pytest.raises(NotYou):
            talks.record(case, by=other, outcome="well")


def test_a_closed_dossier_has_no_talks_any_more():
    case = given.case_of_coach()
    cases.close(case, by=case.coach, reason="left")
    with pytest.raises(NotNow):
        talks.record(case, by=case.coach, outcome="well")


def test_an_unknown_outcome_is_refused(client):
    case = given.case_of_coach()
    client.force_login(case.coach)
    url = reverse("talk.record", args=[case.pk])
    assert client.post(url, {"outcome": "great"}).status_code == 422
    assert not Talk.objects.exists()
