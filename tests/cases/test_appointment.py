"""appointment.plan, move and cancel: a time, and what it does in two calendars."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from email.message import Message as Letter
from typing import Any

import pytest
import vobject
from django.core import mail
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from passend.cases.actions import appointment
from passend.cases.models import Appointment, Case
from passend.core import clock, outbox
from passend.core.errors import NotNow, NotYou
from passend.core.models import Event, Message
from tests import given

pytestmark = pytest.mark.django_db
MONDAY = datetime(2027, 1, 11, 9, 0, tzinfo=UTC)
FRIDAY = date(2027, 1, 15)


@pytest.fixture(autouse=True)
def monday() -> Iterator[None]:
    with clock.at(MONDAY):
        yield


def case() -> Case:
    person = given.account(first_name="Noor", last_name="van den Berg")
    return given.heard_case(person=person)


def planned(of: Case | None = None, **facts: Any) -> Appointment:
    of = of or case()
    facts = {"kind": "talk", "day": FRIDAY, "hour": time(10, 30), **facts}
    made: Appointment = appointment.plan(of, by=of.coach, **facts)
    return made


def parts() -> list[tuple[str, Any]]:
    """Of each mail that went out: to whom, and the calendar part as another program reads it."""
    found = []
    for letter in mail.outbox:
        for part in whole(letter).walk():
            if part.get_content_type() == "text/calendar":
                text = part.get_payload(decode=True).decode()
                found.append((part.get_param("method"), vobject.readOne(text)))
    return found


def whole(letter: Any) -> Letter:
    made: Letter = letter.message()
    return made


def test_a_time_goes_to_both_calendars_as_an_invitation():
    made = planned()
    assert made.starts_at == datetime(2027, 1, 15, 9, 30, tzinfo=UTC)
    assert made.case.talk_next_on == FRIDAY
    assert outbox.send_due() == 2
    (one, two) = parts()
    assert [method for method, _book in (one, two)] == ["REQUEST", "REQUEST"]
    assert {str(book.vevent.summary.value) for _method, book in (one, two)} == {
        "Gesprek op school", "Gesprek N. B.",
    }  # fmt: skip
    for _method, book in (one, two):
        assert book.method.value == "REQUEST"
        assert book.vevent.dtstart.value.astimezone(UTC) == made.starts_at
        assert book.vevent.uid.value == f"{made.pk}@passend"
        assert book.vevent.sequence.value == "0"
        assert book.vevent.attendee.value.startswith("mailto:")


def test_no_calendar_holds_a_whole_name_a_place_or_a_need():
    planned(place="kamer van de orthopedagoog")
    outbox.send_due()
    everything = " ".join(whole(letter).as_string() for letter in mail.outbox)
    for secret in ("Noor", "Berg", "orthopedagoog", "Lange opdrachten"):
        assert secret not in everything


def test_another_time_is_the_same_appointment_with_a_higher_number():
    made = planned()
    appointment.move(made, by=made.held_by, day=FRIDAY, hour=time(14), minutes=45)
    outbox.send_due()
    newest = [book for _method, book in parts() if book.vevent.sequence.value == "1"]
    assert len(newest) == 2
    for book in newest:
        assert book.vevent.uid.value == f"{made.pk}@passend"
        assert book.vevent.dtend.value.astimezone(UTC) == datetime(2027, 1, 15, 13, 45, tzinfo=UTC)


def test_what_is_called_off_leaves_both_calendars_and_the_dossier():
    made = planned()
    appointment.cancel(made, by=made.held_by)
    outbox.send_due()
    gone = [book for method, book in parts() if method == "CANCEL"]
    assert len(gone) == 2
    assert {book.vevent.status.value for book in gone} == {"CANCELLED"}
    assert {book.vevent.sequence.value for book in gone} == {"1"}
    assert Case.objects.get().talk_next_on is None
    with pytest.raises(NotNow):
        appointment.move(made, by=made.held_by, day=FRIDAY, hour=time(9))


def test_a_time_that_has_passed_is_refused():
    with pytest.raises(ValidationError):
        planned(day=date(2027, 1, 8))


def test_only_staff_of_the_dossier_choose_a_time():
    made = planned()
    for other in (given.coach(), made.case.person):
        with pytest.raises(NotYou):
            appointment.plan(made.case, by=other, kind="talk", day=FRIDAY, hour=time(9))
        with pytest.raises(NotYou):
            appointment.cancel(made, by=other)


def test_the_hour_stays_the_hour_over_the_clock_change():
    of = case()
    for day, hour in ((date(2027, 3, 26), 9), (date(2027, 3, 29), 8)):
        made = planned(of, day=day, hour=time(10))
        assert made.starts_at.hour == hour


def test_an_event_holds_no_place_and_no_time():
    planned(place="kamer 2")
    event = Event.objects.get(verb="appointment.plan")
    assert event.details == {"kind": "talk"}


def test_the_pages_plan_move_and_cancel():
    of = case()
    client = Client()
    client.force_login(of.coach)
    form = {"kind": "talk", "day": "2027-01-15", "hour": "10:30", "minutes": "30", "place": ""}
    page = reverse("appointment.plan", args=[of.pk])
    assert client.get(page).status_code == 200
    assert client.post(page, form).status_code == 302
    made = Appointment.objects.get()
    page = reverse("appointment.move", args=[made.pk])
    assert 'value="10:30"' in client.get(page).content.decode()
    assert client.post(page, {**form, "hour": "11:00"}).status_code == 302
    assert client.post(reverse("appointment.cancel", args=[made.pk])).status_code == 302
    made.refresh_from_db()
    assert (made.status, made.sequence) == (Appointment.Status.CANCELLED, 2)


def test_without_an_address_the_talk_stands_and_the_post_is_a_row():
    of = given.heard_case(person=given.account(email=""))
    planned(of)
    lost = Message.objects.get(kind="appointment_planned")
    assert (lost.status, lost.problem) == (Message.Status.FAILED, "no_address")
    assert FRIDAY - clock.today() == timedelta(days=4)
