"""Werkt dit? The student says it at any time, and a 'no' gets an answer that can be seen."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from passend.agreements import nightly
from passend.agreements.actions import kept
from passend.agreements.models import AgreedMeasure, KeptAnswer
from passend.core import clock
from passend.core.actors import SYSTEM
from passend.core.errors import NotNow, NotYou
from passend.core.models import Event, Message
from tests import given

pytestmark = pytest.mark.django_db

NOT, GOOD = KeptAnswer.Face.NOT, KeptAnswer.Face.GOOD


def promise() -> AgreedMeasure:
    return given.in_force().measures.all()[0]


def test_a_good_face_is_kept_and_asks_nothing_of_anybody():
    measure = promise()
    said = kept.say(measure, by=measure.dossier.person, face=GOOD)
    assert (said.status, said.answer_by) == (KeptAnswer.Status.SAID, None)


def test_a_no_waits_for_the_coach_with_a_last_day():
    measure = promise()
    with clock.at(datetime(2026, 9, 1, 10, tzinfo=UTC)):
        said = kept.say(measure, by=measure.dossier.person, face=NOT, text="De docent weet niets.")
    assert said.status == KeptAnswer.Status.OPEN
    assert str(said.answer_by) == "2026-09-08"  # five school days


def test_the_answer_is_told_and_can_be_read_by_the_student(client: Client):
    measure = promise()
    case = measure.dossier
    said = kept.say(measure, by=case.person, face=NOT)
    kept.answer(said, by=case.coach, answer="Ik heb met de docent gepraat.")

    said.refresh_from_db()
    assert said.status == KeptAnswer.Status.ANSWERED
    message = Message.objects.get(kind="kept_answered")
    assert message.address == case.person.email
    assert "gepraat" not in message.body


def test_what_is_said_leaves_an_event_without_the_words():
    measure = promise()
    kept.say(measure, by=measure.dossier.person, face=NOT, text="geheim")
    event = Event.objects.get(verb="kept.say")
    assert event.details["face"] == "not"
    assert "geheim" not in str(event.details)
    assert event.dossier.endswith(str(measure.dossier.pk))


def test_saying_it_again_takes_the_place_of_what_still_waited():
    measure = promise()
    first = kept.say(measure, by=measure.dossier.person, face=NOT)
    with clock.at(clock.now() + timedelta(days=1)):
        kept.say(measure, by=measure.dossier.person, face=GOOD)
    first.refresh_from_db()
    assert first.status == KeptAnswer.Status.SAID
    assert not KeptAnswer.objects.filter(status=KeptAnswer.Status.OPEN).exists()


def test_only_the_student_says_it():
    measure = promise()
    with pytest.raises(NotYou):
        kept.say(measure, by=measure.dossier.coach, face=GOOD)


def test_only_the_people_of_the_dossier_answer_and_only_once():
    measure = promise()
    said = kept.say(measure, by=measure.dossier.person, face=NOT)
    with pytest.raises(NotYou):
        kept.answer(said, by=given.coach(), answer="x")
    kept.answer(said, by=measure.dossier.coach, answer="x")
    with pytest.raises(NotNow):
        kept.answer(said, by=measure.dossier.coach, answer="y")


def test_a_proposal_does_not_hold_yet_so_nobody_can_say_that_it_works():
    measure = given.proposed().measures.all()[0]
    with pytest.raises(NotNow):
        kept.say(measure, by=measure.dossier.person, face=GOOD)


def test_one_tap_saves_a_no_and_then_there_is_room_to_tell_more(client: Client):
    measure = promise()
    client.force_login(measure.dossier.person)
    url = reverse("kept.say", args=[measure.pk])
    answer = client.post(url, {"face": "not"})
    assert answer.url.startswith(url)
    assert measure.kept_answers.get().status == KeptAnswer.Status.OPEN

    page = client.get(answer.url).content.decode()
    assert "checked" in page
    client.post(url, {"face": "not", "text": "Ik krijg geen extra tijd."})
    assert measure.kept_answers.get().text.startswith("Ik")


def test_a_stranger_finds_nothing_to_say_or_to_answer(client: Client):
    measure = promise()
    said = kept.say(measure, by=measure.dossier.person, face=NOT)
    client.force_login(given.coach())
    assert client.get(reverse("kept.say", args=[measure.pk])).status_code == 404
    assert client.get(reverse("kept.answer", args=[said.pk])).status_code == 404


def test_in_october_and_march_the_student_is_asked_once():
    with clock.at(datetime(2026, 8, 20, 10, tzinfo=UTC)):
        agreement = given.in_force(given.heard_case(expected_start_on=date(2026, 8, 24)))
    with clock.at(datetime(2026, 9, 30, 10, tzinfo=UTC)):
        assert nightly.ask_whether_it_works() == 0
    for _ in range(2):
        with clock.at(datetime(2026, 10, 1, 10, tzinfo=UTC)):
            nightly.run()
    assert Message.objects.filter(kind="kept_question").count() == 1
    with clock.at(datetime(2027, 3, 1, 10, tzinfo=UTC)):
        assert nightly.ask_whether_it_works() == 1
    assert Event.objects.about(agreement).filter(verb="kept.ask").count() == 2


def test_who_starts_in_august_is_not_asked_in_march_whether_it_works():
    with clock.at(datetime(2026, 2, 1, 10, tzinfo=UTC)):
        given.in_force(given.heard_case(expected_start_on=date(2026, 8, 24)))
    with clock.at(datetime(2026, 3, 15, 10, tzinfo=UTC)):
        assert nightly.ask_whether_it_works() == 0
    with clock.at(datetime(2026, 10, 1, 10, tzinfo=UTC)):
        assert nightly.ask_whether_it_works() == 1


def test_somebody_with_an_agreement_of_this_week_is_not_asked_yet():
    with clock.at(datetime(2026, 9, 28, 10, tzinfo=UTC)):
        given.in_force()
    with clock.at(datetime(2026, 10, 1, 10, tzinfo=UTC)):
        assert nightly.ask_whether_it_works() == 0


def test_only_the_night_asks():
    agreement = given.in_force()
    with pytest.raises(NotYou):
        kept.ask(agreement, by=agreement.case.coach, once="x")
    kept.ask(agreement, by=SYSTEM, once="x")
    assert Message.objects.filter(once="x").count() == 1
