"""When the last day to decide is over, the worker and the student read so, and what one can do."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from passend.core import clock
from tests import given_fund as fund

pytestmark = pytest.mark.django_db


def test_the_student_reads_that_the_fund_is_late_and_where_to_object(client: Client) -> None:
    """WEB 7.5.7 lid 2: also that there is no decision is open to objection, at the facility."""
    made = fund.asked()
    client.force_login(made.case.person)
    assert made.decide_by is not None
    for late, days in ((False, 42), (True, 43)):
        with clock.at(clock.now() + timedelta(days=days)):
            page = client.get(made.get_absolute_url()).content.decode()
            assert ("Het fonds is te laat." in page) is late
            assert (f"{reverse('matter.tell')}?over=silence" in page) is late
            assert "ingebreke" not in page
    with clock.at(clock.now() + timedelta(days=43)):
        door = client.get(f"{reverse('matter.tell')}?over=silence")
        assert "School moet iets besluiten, en doet dat niet" in door.content.decode()


def test_the_worker_reads_it_on_the_list_and_where_it_is_decided(client: Client) -> None:
    made, worker = fund.asked(), fund.worker()
    client.force_login(worker)
    with clock.at(clock.now() + timedelta(days=43)):
        listed = client.get(reverse("fundapplication.list")).content.decode()
        assert "Bij 1 aanvraag is de laatste dag om te besluiten voorbij." in listed
        page = client.get(reverse("fundapplication.decide", args=[made.pk])).content.decode()
        assert "De laatste dag om te besluiten is voorbij" in page


def test_nobody_is_late_while_the_student_looks_for_a_paper() -> None:
    made = fund.incomplete()
    with clock.at(clock.now() + timedelta(days=60)):
        assert not made.is_late
