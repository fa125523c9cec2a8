"""The support offer: for everybody, per location and programme, and kept right."""

from datetime import UTC, datetime

import pytest
from django.test import Client
from django.urls import reverse

from passend.cases.actions import measure
from passend.cases.models import Measure
from passend.core import clock
from passend.core.errors import NotNow, NotYou
from passend.people.models import Programme, Role
from passend.statute.actions import locations
from passend.statute.models import Location
from tests import given
from tests import given_statute as rules

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def library() -> None:
    measure.seed()


def title(code: str) -> str:
    return Measure.objects.get(code=code).wording.title


def offer(client: Client, **asked: object) -> str:
    answer = client.get(reverse("offer"), asked)
    assert answer.status_code == 200
    return answer.content.decode()


def test_everybody_reads_what_there_is_with_who_decides(client: Client) -> None:
    page = offer(client)
    assert title("toets-extra-tijd") in page
    assert "Wie beslist:" in page
    assert page.index("Voor iedereen") < page.index("Extra hulp")


def test_what_a_location_does_not_have_is_not_promised_there(client: Client) -> None:
    kade = rules.location("De Kade", absent=["gebouw-rustruimte"])
    werf = rules.location("De Werf")
    words = title("gebouw-rustruimte")
    assert words not in offer(client, locatie=kade.pk)
    assert words in offer(client, locatie=werf.pk)
    assert words in offer(client), "somewhere in the school"


def test_a_programme_is_only_offered_where_it_is_taught(client: Client) -> None:
    care = Programme.objects.create(crebo="25655", name="Mbo-verpleegkundige", level=4)
    wood = Programme.objects.create(crebo="25731", name="Meubelmaker", level=3)
    kade = rules.location("De Kade", programmes=[care.crebo])
    assert "Deze opleiding is niet op deze locatie." in offer(
        client, locatie=kade.pk, opleiding=wood.pk
    )
    assert "Thea Willems" in offer(client, locatie=kade.pk, opleiding=care.pk)


def test_it_says_when_somebody_last_looked_and_when_that_is_long_ago(client: Client) -> None:
    with clock.at(datetime(2026, 11, 2, 9, tzinfo=UTC)):
        made = rules.location()
        assert "Gecontroleerd op maandag 2 november 2026." in offer(client)
    with clock.at(datetime(2027, 11, 3, 9, tzinfo=UTC)):
        assert "Dat is lang geleden." in offer(client)
        locations.check(made, by=given.manager())
        assert "Gecontroleerd op woensdag 3 november 2027." in offer(client)


def test_a_retired_measure_and_a_closed_location_leave_the_page(client: Client) -> None:
    made = rules.location("De Oude Werf")
    locations.close(made, by=given.manager())
    assert "De Oude Werf" not in offer(client)
    with pytest.raises(NotNow):
        locations.change(made, by=given.manager(), name="Nieuw")


def test_a_coordinator_keeps_the_locations_page_by_page(client: Client) -> None:
    client.force_login(given.coordinator())
    told = {"name": "De Kade", "contact_name": "Thea", "contact_email": "thea@school.example"}
    assert client.post(reverse("location.add"), told).status_code == 302
    made = Location.objects.get()
    absent = {**told, "absent": ["gebouw-rustruimte"]}
    assert client.post(reverse("location.change", args=[made.pk]), absent).status_code == 302
    assert title("gebouw-rustruimte") not in offer(client)
    assert client.post(reverse("location.add"), told).status_code == 422, "the name is taken"
    assert client.post(reverse("location.check", args=[made.pk])).status_code == 302
    assert client.post(reverse("location.close", args=[made.pk])).status_code == 302
    assert "nog geen locatie" in client.get(reverse("location.list")).content.decode()


def test_who_does_not_keep_them_changes_nothing(client: Client) -> None:
    made = rules.location()
    for person in (given.coach(), given.account()):
        with pytest.raises(NotYou):
            locations.check(made, by=person)
        client.force_login(person)
        assert client.get(reverse("location.list")).status_code == 403
        assert client.get(reverse("location.change", args=[made.pk])).status_code == 404
    assert locations.check(made, by=given.staff(Role.QUALITY)).checked_on == clock.today()
