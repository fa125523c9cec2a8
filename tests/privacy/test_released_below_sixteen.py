"""Under sixteen a yes about data is a parent's, and both take it back (UAVG 5 lid 1 and 3). That
yes ends on the sixteenth birthday: from that day the student decides alone (ADR 27)."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from passend.cases.actions import case as cases
from passend.cases.models import Case
from passend.core import clock
from passend.core.errors import NotYou
from passend.core.models import Event
from passend.people.models import User
from passend.privacy import nightly
from passend.privacy.actions import requests, restriction
from passend.privacy.models import DataRequest
from tests import given
from tests import given_sharing as shared
from tests.signing_in import wholly

pytestmark = pytest.mark.django_db
AT_FIFTEEN = datetime(2026, 11, 22, 9, tzinfo=UTC)
THE_NIGHT_BEFORE = datetime(2026, 11, 30, 22, 59, tzinfo=UTC)
AT_SIXTEEN = datetime(2026, 11, 30, 23, 1, tzinfo=UTC)
"""One minute past midnight in Amsterdam."""
BIRTHDAY = "2010-12-01"
SECRET = "Omdat het thuis niet goed gaat."


def restricted(case: Case, by: User) -> DataRequest:
    facts = {"kind": "restrict", "text": SECRET, "case": case}
    made: DataRequest = requests.ask(DataRequest(), by=by, **facts)
    requests.decide(made, by=given.officer(), decision="granted", text="Goed.")
    return made


def coach_sees(case: Case) -> bool:
    asked = Case.objects.visible_to(case.coach).filter(pk=case.pk).exists()
    case.refresh_from_db()
    assert asked is case.is_in_use()
    return asked


@pytest.fixture
def case() -> Case:
    with clock.at(AT_FIFTEEN):
        return given.case_of_coach(born=BIRTHDAY)


def test_a_parent_says_yes_for_who_is_fifteen_and_on_the_birthday_that_yes_is_over(
    case: Case,
) -> None:
    with clock.at(AT_FIFTEEN):
        mother = shared.parent(case)
        made = restricted(case, by=case.person)
        with pytest.raises(ValidationError, match="ouder"):
            restriction.release(made, by=case.person, uses=["begeleiding"])
        assert not coach_sees(case)
        restriction.release(made, by=mother, uses=["begeleiding"])
        assert coach_sees(case)
    with clock.at(THE_NIGHT_BEFORE):
        assert coach_sees(case)
    with clock.at(AT_SIXTEEN):
        assert not coach_sees(case)
        with pytest.raises(NotYou):
            restriction.release(made, by=mother, uses=["begeleiding"])
        restriction.release(made, by=case.person, uses=["begeleiding"])
        assert coach_sees(case)
    with clock.at(AT_SIXTEEN + timedelta(days=40)):
        assert coach_sees(case)


def test_who_is_fifteen_takes_the_yes_of_a_parent_back_and_gives_none(case: Case) -> None:
    with clock.at(AT_FIFTEEN):
        mother = shared.parent(case)
        made = restricted(case, by=mother)
        restriction.release(made, by=mother, uses=["begeleiding", "examen"])
        made.refresh_from_db()
        restriction.release(made, by=case.person, uses=["examen"])
        assert not coach_sees(case)
        with pytest.raises(ValidationError):
            restriction.release(made, by=case.person, uses=["examen", "begeleiding"])
        restriction.release(made, by=mother, uses=[])
        assert case.__class__.objects.get(pk=case.pk).released_for == ""


def test_no_other_parent_and_nobody_while_the_birth_date_is_unknown(case: Case) -> None:
    with clock.at(AT_FIFTEEN):
        mother = shared.parent(case)
        made = restricted(case, by=case.person)
        stranger = shared.parent(given.case_of_coach(born=BIRTHDAY))
        with pytest.raises(NotYou):
            restriction.release(made, by=stranger, uses=["begeleiding"])
        Case.objects.filter(pk=case.pk).update(born_earliest=None, born_latest=None)
        made = DataRequest.objects.get(pk=made.pk)
        with pytest.raises(NotYou):
            restriction.release(made, by=mother, uses=["begeleiding"])


def test_the_page_is_for_the_parent_without_the_words_of_the_student(
    client: Client, case: Case
) -> None:
    with clock.at(AT_FIFTEEN):
        mother = shared.parent(case)
        made = restricted(case, by=case.person)
        page = reverse("data.release", args=[made.pk])
        wholly(client, case.person)
        assert page not in client.get(made.get_absolute_url()).content.decode()
        wholly(client, mother)
        assert made.get_absolute_url() in client.get(reverse("data")).content.decode()
        seen = client.get(made.get_absolute_url()).content.decode()
        assert page in seen
        assert "je kind" in seen
        assert SECRET not in seen
        assert "Goed." not in seen
        assert client.post(page, {"uses": ["begeleiding"]}).status_code == 302
        assert coach_sees(case)
        wholly(client, case.person)
        form = client.get(page).content.decode()
        assert 'value="begeleiding"' in form
        assert 'value="examen"' not in form
        assert client.post(page, {}).status_code == 302
        assert not coach_sees(case)


def test_at_sixteen_the_student_finds_what_a_parent_asked_and_decides(
    client: Client, case: Case
) -> None:
    with clock.at(AT_FIFTEEN):
        mother = shared.parent(case)
        made = restricted(case, by=mother)
    with clock.at(AT_SIXTEEN):
        page = reverse("data.release", args=[made.pk])
        wholly(client, case.person)
        assert made.get_absolute_url() in client.get(reverse("data")).content.decode()
        seen = client.get(made.get_absolute_url()).content.decode()
        assert page in seen
        assert SECRET not in seen
        assert client.post(page, {"uses": ["begeleiding"]}).status_code == 302
        assert coach_sees(case)
        wholly(client, mother)
        assert client.post(page, {"uses": []}).status_code == 403


def test_the_request_of_a_child_is_gone_for_the_parent_at_sixteen(
    client: Client, case: Case
) -> None:
    with clock.at(AT_FIFTEEN):
        mother = shared.parent(case)
        made = restricted(case, by=case.person)
        assert made in DataRequest.objects.visible_to(mother)
    with clock.at(AT_SIXTEEN):
        assert made not in DataRequest.objects.visible_to(mother)


def test_the_night_clears_it_once_and_writes_it_down(case: Case) -> None:
    with clock.at(AT_FIFTEEN):
        made = restricted(case, by=case.person)
        restriction.release(made, by=shared.parent(case), uses=["begeleiding"])
        assert nightly.end_releases() == 0
    with clock.at(AT_SIXTEEN):
        assert [nightly.end_releases(), nightly.end_releases()] == [1, 0]
        case.refresh_from_db()
        assert (case.released_for, case.released_until) == ("", None)
        assert Event.objects.filter(verb="data.outgrow").count() == 1
        assert not coach_sees(case)


def test_a_birth_date_that_the_register_mends_moves_the_end(case: Case) -> None:
    with clock.at(AT_FIFTEEN):
        made = restricted(case, by=case.person)
        restriction.release(made, by=shared.parent(case), uses=["begeleiding"])
        case.refresh_from_db()
        older = date(2010, 11, 24)
        student = given.student(case.team, born_earliest=older, born_latest=older)
        case.student = student
        cases.know_birth(case, student)
        assert case.released_until == date(2026, 11, 24)
