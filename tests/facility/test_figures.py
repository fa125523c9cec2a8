"""Figures of the front door: how much, how it ended and how long it took, and never who."""

import pytest
from django.test import Client
from django.urls import reverse

from engines.deadlines import StudyYear
from passend.core import clock
from passend.core.few import middle, rounded
from passend.facility import actions
from passend.facility.figures import rows_of
from tests import given_facility as door

pytestmark = pytest.mark.django_db


def cells(kind: str) -> tuple[str, ...]:
    found = rows_of(StudyYear.of(clock.today()))
    return next(row.cells for row in found if row.kind == kind)


def decided(outcome: str) -> None:
    actions.decide(door.advised("decision"), by=door.board(), outcome=outcome, text="Daarom.")


def test_a_count_is_rounded_to_five_so_that_subtraction_finds_nobody() -> None:
    told = [rounded(number) for number in (0, 1, 4, 5, 7, 8, 12, 13)]
    few = "minder dan 5"
    assert told == ["0", few, few, "5", "5", "10", "10", "15"]
    assert middle([1, 2, 3, 4]) == "te weinig om te tonen"
    assert middle([1, 2, 9, 4, 5]) == "4"


def test_per_kind_how_it_ended_what_was_withdrawn_and_what_goes_on() -> None:
    for _ in range(5):
        decided("founded")
    decided("unfounded")
    went_away = door.told("decision")
    actions.withdraw(went_away, by=went_away.user)
    few = "minder dan 5"
    assert cells("bezwaar") == ("5", "5", few, "0", few, "0", "0", "0")
    assert cells("beroep") == ("0", "0", "0", "0", "0", "0", "te weinig om te tonen", "0")


def test_what_runs_or_ran_past_the_last_day_is_counted() -> None:
    for _ in range(5):
        matter = door.told("decision")
        matter.decide_by = clock.today().replace(year=clock.today().year - 1)
        matter.save()
    assert cells("bezwaar")[-1] == "5"


def test_the_desk_and_the_board_read_them_and_nobody_else(client: Client) -> None:
    address = reverse("matter.figures")
    matter = door.told("treated", about_whom="Joke de Wit")
    for user in (door.member("facility"), door.board()):
        client.force_login(user)
        page = client.get(address).content.decode()
        assert "Cijfers van het loket" in page
        assert "minder dan 5" in page
        assert "Joke" not in page
        sheet = client.get(address, {"vorm": "csv", "jaar": "onzin"})
        assert "klacht;minder dan 5" in b"".join(sheet).decode()
    client.force_login(matter.user)
    assert client.get(address).status_code == 403
