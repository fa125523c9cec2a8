"""Leave for a birth is a right (WEB 8.1.7 lid 9 onder b): told, recorded, never refused.

A14 of the legal cases, through the product; A41 for what is not asked.
"""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.urls import reverse

from passend.adjustments.actions import arranging
from passend.adjustments.arranged_letter import letter_of
from passend.adjustments.models import Arrangement
from passend.core import clock
from passend.core.errors import NotNow, NotYou
from passend.core.models import Event
from tests import given_arrangements as hours
from tests.given_adjustments import enrolled_case

pytestmark = pytest.mark.django_db
DUE = date(2026, 9, 15)
IN_JUNE = datetime(2026, 6, 1, 10, tzinfo=UTC)


def test_a14_the_student_tells_it_and_school_records_sixteen_weeks(client: Client) -> None:
    """Expected on 15 September: from 5 August through 24 November."""
    with clock.at(IN_JUNE):
        case = enrolled_case()
        client.force_login(case.person)
        client.post(reverse("arrangement.tell", args=[case.pk]), {"due_on": "2026-09-15"})
        made = Arrangement.objects.get()
        assert "Neem een verklaring mee" in client.get(made.get_absolute_url()).content.decode()
        client.force_login(case.coach)
        assert "Vraag eerst de verklaring" in client.get(made.get_absolute_url()).content.decode()
        page = reverse("arrangement.record", args=[made.pk])
        assert client.post(page, {"statement_by": "verloskundige"}).status_code == 302
        made.refresh_from_db()
        assert (made.status, made.outcome) == ("granted", "granted")
        assert (made.starts_on, made.ends_on) == (date(2026, 8, 5), date(2026, 11, 24))
        client.force_login(case.person)
        told = client.get(made.get_absolute_url()).content.decode()
        assert "WEB 8.1.7 lid 9 onder b" in told


def test_with_more_children_it_is_twenty_weeks_from_the_day_the_student_wishes() -> None:
    with clock.at(IN_JUNE):
        made = hours.told(due_on=DUE, more=True, wished_on=date(2026, 8, 1))
        arranging.record(made, by=made.case.coach, statement_by="arts")
    assert made.ends_on is not None
    assert (made.starts_on, (made.ends_on - date(2026, 8, 1)).days) == (date(2026, 8, 1), 139)


def test_before_six_weeks_is_too_early() -> None:
    with clock.at(IN_JUNE), pytest.raises(ValidationError, match="05-08-2026"):
        hours.told(due_on=DUE, wished_on=date(2026, 8, 4))


def test_a_slip_of_the_pen_in_the_year_is_refused() -> None:
    with clock.at(IN_JUNE):
        for days in ({"due_on": date(2036, 9, 15)}, {"due_on": DUE, "wished_on": date.max}):
            with pytest.raises(ValidationError, match="Kies een dag rond"):
                hours.told(**days)


def test_school_makes_it_longer_and_never_shorter() -> None:
    """WEB 8.1.7 lid 10."""
    with clock.at(IN_JUNE):
        made = hours.told(due_on=DUE)
        by = made.case.coach
        with pytest.raises(ValidationError, match="Korter"):
            arranging.record(made, by=by, statement_by="arts", until=date(2026, 11, 23))
        arranging.record(made, by=by, statement_by="arts", until=date(2026, 12, 24))
    assert made.ends_on == date(2026, 12, 24)


def test_below_eighteen_the_letter_says_what_school_still_asks_for_and_forbids_nothing() -> None:
    """A birth is no ground of its own in Leerplichtwet 11."""
    born = clock.today().replace(year=clock.today().year - 17, day=1)
    made = hours.told(enrolled_case(born=born))
    arranging.record(made, by=made.case.coach, statement_by="arts")
    said = str(letter_of(made))
    assert "leerplichtambtenaar" in said
    assert "Dan mag je alleen wegblijven" not in said


def test_nobody_can_refuse_a_right(client: Client) -> None:
    made = hours.told()
    by = hours.coordinator(made)
    no: dict[str, Any] = {"outcome": "refused", "plan": hours.plan(), "text": "Nee."}
    with pytest.raises(NotYou):
        arranging.decide(made, by=by, **no)
    client.force_login(by)
    assert client.get(reverse("arrangement.decide", args=[made.pk])).status_code == 403
    with pytest.raises(IntegrityError), transaction.atomic():
        Arrangement.objects.update(status="refused", decided_on=clock.today(), outcome="refused")


def test_without_a_statement_nothing_is_recorded_and_only_who_wrote_it_is_kept() -> None:
    made = hours.told()
    with pytest.raises(ValidationError, match="verklaring"):
        arranging.record(made, by=made.case.coach, statement_by="")
    arranging.record(made, by=made.case.coach, statement_by="arts")
    assert (made.statement_by, made.statement_on) == ("arts", clock.today())
    with pytest.raises(NotNow):
        arranging.record(made, by=made.case.coach, statement_by="arts")


def test_the_expected_day_is_sealed_and_in_no_event() -> None:
    due = clock.today() + timedelta(days=77)
    made = hours.told(due_on=due)
    with connection.cursor() as cursor:
        cursor.execute("SELECT due_on FROM adjustments_arrangement")
        assert due.isoformat() not in str(cursor.fetchone()[0])
    for event in Event.objects.filter(verb__startswith="arrangement."):
        assert due.isoformat() not in str(event.details)
    assert Arrangement.objects.get(pk=made.pk).due_day == due


def test_a41_no_page_asks_for_a_diagnosis(client: Client) -> None:
    case = enrolled_case()
    client.force_login(case.person)
    page = client.get(reverse("arrangement.ask", args=[case.pk])).content.decode()
    assert "Je hoeft geen diagnose te noemen." in page
