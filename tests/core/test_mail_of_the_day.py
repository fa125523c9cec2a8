"""Staff get one mail a day, with a line for each thing that waits."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from django.core import mail

from passend.core import clock, outbox
from passend.core.models import Message
from tests import given

pytestmark = pytest.mark.django_db
TUESDAY = datetime(2027, 1, 12, 9, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def daytime() -> Iterator[None]:
    with clock.at(TUESDAY):
        yield


def test_staff_get_one_mail_a_day_that_says_how_much_there_is():
    coach = given.coach(email="coach@example.org")
    for kind in ("student_agreed", "student_agreed", "student_asks_talk"):
        outbox.post(kind, to=coach)
    assert outbox.send_due() == 0
    with clock.at(datetime(2027, 1, 13, 6, 31, tzinfo=UTC)):
        assert outbox.send_due() == 1
        assert outbox.send_due() == 0
    (day,) = mail.outbox
    assert day.to == ["coach@example.org"]
    assert "(2 keer)" in day.body
    assert "praten" in day.body


def test_what_comes_after_the_mail_of_the_day_waits_for_the_next_one():
    coach = given.coach()
    outbox.post("student_agreed", to=coach)
    with clock.at(datetime(2027, 1, 13, 6, 31, tzinfo=UTC)):
        outbox.send_due()
        late = outbox.post("student_asks_talk", to=coach)
    assert late is not None
    assert late.send_after == datetime(2027, 1, 14, 6, 30, tzinfo=UTC)


def test_one_line_for_several_people_goes_into_the_mail_of_each():
    ann, bob = given.coach(email="ann@example.org"), given.coach(email="bob@example.org")
    outbox.post("student_agreed", to=ann)
    lines = outbox.post_lines("card_new", to=[ann, bob])
    assert {line.status for line in lines} == {Message.Status.BUNDLED}
    with clock.at(datetime(2027, 1, 13, 6, 31, tzinfo=UTC)):
        assert outbox.send_due() == 2
    bodies = {letter.to[0]: letter.body for letter in mail.outbox}
    assert "docentkaart" in bodies["ann@example.org"]
    assert "akkoord" in bodies["ann@example.org"]
    assert "docentkaart" in bodies["bob@example.org"]
    assert "akkoord" not in bodies["bob@example.org"]


def test_one_line_for_several_people_waits_with_whoever_had_the_mail_of_the_day():
    ann, bob = given.coach(email="ann@example.org"), given.coach(email="bob@example.org")
    outbox.post("student_agreed", to=ann)
    Message.objects.filter(kind="day").update(attempts=1)
    lines = {line.address: line for line in outbox.post_lines("card_new", to=[ann, bob])}
    assert lines["ann@example.org"].send_after == datetime(2027, 1, 14, 6, 30, tzinfo=UTC)
    assert lines["bob@example.org"].send_after == datetime(2027, 1, 13, 6, 30, tzinfo=UTC)


def test_a_line_for_somebody_without_an_address_shows_as_not_arrived():
    message = outbox.post("student_agreed", to=given.coach(email=""))
    assert message is not None
    assert (message.status, message.problem) == (Message.Status.FAILED, "no_address")
    assert "akkoord" in message.body
    again = outbox.again(message, "ann@example.org")
    assert (again.status, again.body) == (Message.Status.QUEUED, message.body)
