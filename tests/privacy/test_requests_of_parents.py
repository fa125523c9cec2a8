"""A parent who asks about the data of a child: while that parent decides along, and no longer."""

from datetime import UTC, datetime

import pytest
from django.test import Client
from django.urls import reverse

from passend.cases import nightly
from passend.cases.actions import parent as parents
from passend.cases.models import Case, CaseParent
from passend.core import clock
from passend.core.models import Message
from passend.privacy.actions import requests
from passend.privacy.models import DataRequest
from tests import given
from tests import given_sharing as shared

pytestmark = pytest.mark.django_db
AT_FIFTEEN = datetime(2026, 11, 22, 9, tzinfo=UTC)
AT_SIXTEEN = datetime(2026, 12, 1, 9, tzinfo=UTC)
AT_EIGHTEEN = datetime(2028, 12, 1, 9, tzinfo=UTC)
BIRTHDAY = "2010-12-01"


def test_who_got_something_is_told_and_named_to_no_parent(client: Client) -> None:
    """Whom the student let in is the student's to know; that they were told, the log shows."""
    with clock.at(AT_FIFTEEN):
        case = given.case_of_coach(born=BIRTHDAY)
        mother, father = shared.parent(case), shared.parent(case, first_name="Joost")
        made = requests.ask(DataRequest(), by=mother, kind="correct", text="Onjuist.", case=case)
        requests.decide(made, by=given.officer(), decision="granted", text="Aangepast.")
        made.refresh_from_db()
        assert made.receivers == ""
        assert Message.objects.get(kind="data_changed").address == father.email
        client.force_login(mother)
        page = client.get(made.get_absolute_url()).content.decode()
    assert "Aangepast." in page
    assert "Joost" not in page


def test_at_sixteen_the_answer_is_no_longer_the_parents_to_read(client: Client) -> None:
    with clock.at(AT_FIFTEEN):
        case = given.case_of_coach(born=BIRTHDAY)
        mother = shared.parent(case)
        made = requests.ask(DataRequest(), by=mother, kind="correct", text="Onjuist.", case=case)
        requests.decide(made, by=given.officer(), decision="granted", text="Aangepast.")
        client.force_login(mother)
        assert client.get(made.get_absolute_url()).status_code == 200
        assert "Aangepast." in client.get(reverse("data")).content.decode()
    with clock.at(AT_SIXTEEN):
        client.force_login(mother)
        answer = client.get(made.get_absolute_url())  # the letter leads here
        assert answer.status_code == 200
        assert "beslist nu zelf" in answer.content.decode()
        for page in (answer, client.get(reverse("data"))):
            assert "Aangepast." not in page.content.decode()


def test_who_asked_before_that_birthday_can_still_take_it_back(client: Client) -> None:
    with clock.at(AT_FIFTEEN):
        case = given.case_of_coach(born=BIRTHDAY)
        mother = shared.parent(case)
        made = requests.ask(DataRequest(), by=mother, kind="correct", text="Onjuist.", case=case)
    with clock.at(AT_SIXTEEN):
        client.force_login(mother)
        withdraw = reverse("data.withdraw", args=[made.pk])
        assert withdraw in client.get(made.get_absolute_url()).content.decode()
        assert client.post(withdraw).status_code == 302
    made.refresh_from_db()
    assert made.status == "withdrawn"


def test_what_a_parent_asks_about_the_own_account_stays_the_parents(client: Client) -> None:
    with clock.at(AT_SIXTEEN):
        case = given.case_of_coach(born=BIRTHDAY)
        mother = shared.parent(case)
        client.force_login(mother)
        client.post(reverse("data.ask"), {"kind": "correct", "text": "Mijn naam is anders."})
        made = DataRequest.objects.get()
        assert made.case is None
        assert client.get(made.get_absolute_url()).status_code == 200


def test_a_parent_who_never_could_see_anything_is_told_of_no_change() -> None:
    """Named by an earlier release while nobody knew the birth date, without the student's yes: a
    letter would tell that there is a dossier. Who could look along before is told (AVG 19)."""
    with clock.at(AT_FIFTEEN):
        case = given.heard_case(born=None)
        CaseParent.objects.create(case=case, user=given.account())
        welcome, gone = shared.parent(case), shared.parent(case)
        parents.remove(case.parents.get(user=gone), by=case.person)
        made = requests.ask(DataRequest(), by=case.person, kind="correct", text="Nee.", case=case)
        requests.decide(made, by=given.officer(), decision="granted", text="Aangepast.")
    told = {one.address for one in Message.objects.filter(kind="data_changed")}
    assert told == {welcome.email, gone.email}


def test_a_parent_who_looked_along_until_eighteen_is_told_of_a_change_after_it() -> None:
    with clock.at(AT_FIFTEEN):
        case = given.case_of_coach(born=BIRTHDAY)
        mother = shared.parent(case, by=case.coach)
    with clock.at(AT_EIGHTEEN):
        nightly.end_parents_of_adults()
        made = requests.ask(DataRequest(), by=case.person, kind="correct", text="Nee.", case=case)
        requests.decide(made, by=given.officer(), decision="granted", text="Aangepast.")
    assert Message.objects.get(kind="data_changed").address == mother.email


def test_a_parent_who_did_look_is_told_also_when_the_birth_date_is_lost(client: Client) -> None:
    with clock.at(AT_FIFTEEN):
        case = given.case_of_coach(born=BIRTHDAY)
        reader, other = shared.parent(case, by=case.coach), shared.parent(case, by=case.coach)
        client.force_login(reader)
        assert client.get(reverse("child")).status_code == 200
        Case.objects.update(born_earliest=None, born_latest=None)
        made = requests.ask(DataRequest(), by=case.person, kind="correct", text="Nee.", case=case)
        requests.decide(made, by=given.officer(), decision="granted", text="Aangepast.")
    told = {one.address for one in Message.objects.filter(kind="data_changed")}
    assert reader.email in told
    assert other.email not in told


def test_a_parent_is_spoken_to_about_the_child(client: Client) -> None:
    """Letters about rights go to students; and it is the child who is at school."""
    with clock.at(AT_FIFTEEN):
        case = given.case_of_coach(born=BIRTHDAY)
        client.force_login(shared.parent(case))
        page = client.get(reverse("data")).content.decode()
        assert f"Daarom mag jij dit vragen over het dossier van {case.first_name}" in page
        assert f"Zit {case.first_name} nog op school" in page
        assert "Ben je nog op school" not in page
        assert reverse("outreach.choose") not in page
        client.force_login(case.person)
        page = client.get(reverse("data")).content.decode()
        assert "Ben je nog op school" in page
        assert reverse("outreach.choose") in page
