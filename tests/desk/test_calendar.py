"""calendar.make, calendar.stop and calendar.feed: the own calendar behind a secret address."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
import vobject
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from passend.cases.actions import appointment, talk
from passend.core import calendars, clock
from passend.core.models import Event
from passend.desk import actions
from passend.desk.models import CalendarFeed
from passend.people.models import StaffRole, User
from tests import given

pytestmark = pytest.mark.django_db


def address(user: User) -> str:
    return reverse("calendar.feed", args=[actions.make(user, by=user).secret])


def read(path: str) -> list[Any]:
    """As a calendar program does: no cookie, and another parser than wrote it."""
    answer = Client().get(path)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert "no-store" in answer["Cache-Control"]
    book = vobject.readOne(answer.content.decode())
    return list(getattr(book, "vevent_list", []))


def summaries(path: str) -> set[str]:
    return {event.summary.value for event in read(path)}


def a_case(**kw: Any) -> Any:
    person = given.account(first_name="Noor", last_name="Bakker")
    return given.heard_case(person=person, **kw)


def test_a_coach_sees_initials_and_a_verb_on_the_day():
    case = a_case(agree_by=clock.today() + timedelta(days=5))
    talk.record(case, by=case.coach, outcome="well", next_on=clock.today() + timedelta(days=9))
    events = {e.summary.value: e.dtstart.value for e in read(address(case.coach))}
    assert events["Afspraken maken N. B."] == clock.today() + timedelta(days=5)
    assert events["Gesprek N. B."] == clock.today() + timedelta(days=9)


def test_the_evaluation_of_the_whole_caseload_stands_in_it_long_before():
    agreement = given.in_force(a_case())
    (day,) = [
        e.dtstart.value
        for e in read(address(agreement.case.coach))
        if e.summary.value == "Evaluatie N. B."
    ]
    assert day == agreement.evaluate_by


def test_a_talk_with_a_time_stands_there_once_and_with_its_hour():
    case = a_case()
    day = clock.today() + timedelta(days=3)
    appointment.plan(case, by=case.coach, kind="talk", day=day, hour=time(10, 30))
    (one,) = [e for e in read(address(case.coach)) if e.summary.value == "Gesprek N. B."]
    assert isinstance(one.dtstart.value, datetime)
    assert clock.here(one.dtstart.value.astimezone(UTC)).time() == time(10, 30)


def test_a_student_sees_the_own_days_and_nobodys_name():
    agreement = given.proposed(a_case(agree_by=clock.today() + timedelta(days=8)))
    case = agreement.case
    day = clock.today() + timedelta(days=3)
    appointment.plan(case, by=case.coach, kind="talk", day=day, hour=time(10, 30))
    assert summaries(address(case.person)) == {"Gesprek op school", "Antwoord geven aan school"}


def test_nothing_of_the_dossier_is_in_a_calendar():
    agreement = given.in_force(a_case())
    text = Client().get(address(agreement.case.coach)).content.decode()
    for secret in ("Noor", "Bakker", "opdrachten", "Maatregel", str(agreement.case.email)):
        assert secret not in text


def test_only_a_hash_is_kept_and_the_secret_is_shown_once():
    coach = given.coach()
    given.heard_case(coach=coach, agree_by=clock.today() + timedelta(days=5))
    client = Client()
    client.force_login(coach)
    page = client.post(reverse("calendar.make")).content.decode()
    secret = page.partition("/agenda/")[2].partition(".ics")[0]
    assert read(reverse("calendar.feed", args=[secret]))
    own = CalendarFeed.objects.get()
    assert secret not in own.secret_hash
    assert len(own.secret_hash) == 64
    assert secret not in client.get(reverse("calendar.own")).content.decode()
    assert secret not in str(list(Event.objects.values()))


def test_a_new_address_ends_the_old_one():
    case = a_case()
    old = address(case.coach)
    new = address(case.coach)
    assert Client().get(old).status_code == 404
    assert Client().get(new).status_code == 200
    assert CalendarFeed.objects.count() == 1


def test_a_stopped_address_does_not_exist():
    case = a_case()
    path = address(case.coach)
    client = Client()
    client.force_login(case.coach)
    assert client.post(reverse("calendar.stop")).status_code == 302
    assert Client().get(path).status_code == 404


def test_a_calendar_ends_when_the_role_ends():
    case = a_case(agree_by=clock.today() + timedelta(days=5))
    path = address(case.coach)
    assert read(path)
    StaffRole.objects.filter(user=case.coach).update(until_on=clock.today() - timedelta(days=1))
    assert Client().get(path).status_code == 404


def test_a_dossier_that_went_to_somebody_else_is_gone_from_the_calendar():
    case = a_case(agree_by=clock.today() + timedelta(days=5))
    path = address(case.coach)
    assert "Afspraken maken N. B." in summaries(path)
    case.coach = given.coach()
    case.save()
    assert summaries(path) == set()


def test_an_account_that_ended_has_no_calendar():
    case = a_case()
    path = address(case.person)
    case.person.is_active = False
    case.person.save()
    assert Client().get(path).status_code == 404


def test_t01_a_calendar_that_is_not_there_and_one_that_ended_are_the_same():
    """Same status, same body, same number of queries: nothing tells them apart."""
    gone = address(given.coach())
    User.objects.filter(calendar_feed__isnull=False).update(is_active=False)
    seen = []
    for path in (gone, reverse("calendar.feed", args=["x" * 43])):
        with CaptureQueriesContext(connection) as queries:
            answer = Client().get(path)
        seen.append((answer.status_code, answer.content, len(queries)))
    assert seen[0] == seen[1]
    assert seen[0][0] == 404


def test_nobody_makes_a_calendar_of_somebody_else():
    with pytest.raises(Exception, match="Dit mag alleen"):
        actions.make(given.coach(), by=given.coach())
    with pytest.raises(Exception, match="Dit mag alleen"):
        actions.stop(given.coach(), by=given.manager())


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ("Noor", "Bakker", "N. B."),
        ("Noor", "van den Berg", "N. B."),
        ("Jan Peter", "de Vries-Jansen", "J. V."),
        ("Aïsha", "", "A."),
        ("li", "wu", "L. W."),
        ("Samira", "El Amrani", "S. A."),
    ],
)
def test_initials(first: str, last: str, said: str):
    assert calendars.initials(first, last) == said


def test_the_rules_of_summer_time_are_those_of_amsterdam():
    """Compared with the time zone database, through a program that only knows the file."""
    for month in range(1, 13):
        for year in (2026, 2027, 2035):
            moment = clock.moment(date(year, month, 28), time(12))
            book = calendars.feed("x", [calendars.Entry(uid="1", what="x", start=moment)])
            start = vobject.readOne(book.decode()).vevent.dtstart.value
            assert start.astimezone(UTC) == moment
