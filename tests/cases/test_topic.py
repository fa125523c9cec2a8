"""Bespreken: what to come back to stands there until it was talked about."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from passend.cases.actions import talk as talks
from passend.cases.actions import topic as topics
from passend.core import clock
from passend.core.errors import NotNow, NotYou
from passend.core.models import Event
from passend.desk import duties
from passend.desk.parts import Parts
from tests import given

pytestmark = pytest.mark.django_db
MONDAY = datetime(2026, 11, 23, 9, tzinfo=UTC)


def test_it_gives_the_dossier_a_talk_on_the_list_when_there_is_none() -> None:
    case = given.case_of_coach()
    with clock.at(MONDAY):
        topics.add(case, by=case.coach, text="studietoeslag")
    assert case.talk_next_on == date(2026, 12, 21)
    with clock.at(datetime(2026, 12, 21, 9, tzinfo=UTC)):
        assert "talk" in {duty.kind for duty in duties.of_one(Parts(case), case.coach).duties}


def test_a_talk_that_is_planned_keeps_its_day_and_one_that_is_over_does_not() -> None:
    case = given.case_of_coach()
    with clock.at(MONDAY):
        talks.record(case, by=case.coach, outcome="well", next_on=date(2026, 12, 1))
        topics.add(case, by=case.coach, text="reiskosten")
        assert case.talk_next_on == date(2026, 12, 1)
    with clock.at(MONDAY + timedelta(days=9)):
        topics.add(case, by=case.coach, text="boeken")
        assert case.talk_next_on == date(2026, 12, 30)


def test_with_who_did_not_come_nothing_was_talked_about() -> None:
    case = given.case_of_coach()
    one = topics.add(case, by=case.coach, text="reiskosten")
    other = topics.add(case, by=case.coach, text="boeken")
    talks.record(case, by=case.coach, outcome="absent", topics=[one, other])
    assert case.topics.waiting().count() == 2
    talks.record(case, by=case.coach, outcome="well", topics=[one])
    assert [topic.text for topic in case.topics.waiting()] == ["boeken"]


def test_only_who_helps_brings_something_up_and_the_log_says_no_word_of_it() -> None:
    case = given.case_of_coach()
    for other in (case.person, given.coach(), given.teacher(), given.manager()):
        with pytest.raises(NotYou):
            topics.add(case, by=other, text="reiskosten")
    made = topics.add(case, by=case.coach, text="reiskosten")
    event = Event.objects.get(verb="topic.add")
    assert event.details == {"added_on": made.added_on.isoformat()}


def test_the_page_takes_a_few_words_and_a_day_to_come(client: Client) -> None:
    case = given.case_of_coach()
    client.force_login(case.coach)
    path = reverse("topic.add", args=[case.pk])
    assert client.post(path, {"text": ""}).status_code == 422
    assert client.post(path, {"text": "boeken", "next_on": "2020-01-07"}).status_code == 422
    assert client.post(path, {"text": "boeken", "next_on": "2030-01-07"}).status_code == 302
    case.refresh_from_db()
    assert case.talk_next_on == date(2030, 1, 7)


def test_what_was_solved_can_be_dropped_and_stands_nowhere_ready_any_more(client: Client) -> None:
    """`topic.drop`: the words stay in the dossier, for who asks what stood there."""
    case = given.case_of_coach()
    kept = topics.add(case, by=case.coach, text="boeken")
    gone = topics.add(case, by=case.coach, text="reiskosten")
    client.force_login(case.coach)
    path = reverse("topic.drop", args=[gone.pk])
    assert path in client.get(case.get_absolute_url()).content.decode()
    assert "“reiskosten”" in client.get(path).content.decode()
    answer = client.post(path, follow=True)
    assert answer.redirect_chain[-1][0] == case.get_absolute_url()
    text = answer.content.decode()
    assert "Het staat niet meer klaar voor een gesprek." in text
    assert "reiskosten" not in text
    assert "boeken" in client.get(reverse("talk.record", args=[case.pk])).content.decode()
    assert list(case.topics.waiting()) == [kept]
    gone.refresh_from_db()
    assert (gone.dropped_on, gone.talked_on, gone.text) == (clock.today(), None, "reiskosten")


def test_only_who_helps_drops_and_the_log_says_when_and_no_word_of_it() -> None:
    case = given.case_of_coach()
    made = topics.add(case, by=case.coach, text="reiskosten")
    for other in (case.person, given.coach(), given.teacher(), given.manager()):
        with pytest.raises(NotYou):
            topics.drop(made, by=other)
    topics.drop(made, by=case.coach)
    event = Event.objects.get(verb="topic.drop")
    assert event.details == {"dropped_on": clock.today().isoformat()}
    assert list(Event.objects.in_dossier(case).filter(verb="topic.drop")) == [event]


def test_what_was_talked_about_or_dropped_is_not_dropped_again() -> None:
    case = given.case_of_coach()
    one = topics.add(case, by=case.coach, text="reiskosten")
    other = topics.add(case, by=case.coach, text="boeken")
    talks.record(case, by=case.coach, outcome="well", topics=[one])
    topics.drop(other, by=case.coach)
    for over in (one, other):
        with pytest.raises(NotNow):
            topics.drop(over, by=case.coach)


def test_a_talk_does_not_count_a_dropped_topic_as_talked_about() -> None:
    """Somebody else dropped it while the form of the talk was open."""
    case = given.case_of_coach()
    one = topics.add(case, by=case.coach, text="reiskosten")
    topics.drop(one, by=case.coach)
    talks.record(case, by=case.coach, outcome="well", topics=[one])
    one.refresh_from_db()
    assert one.talked_on is None
