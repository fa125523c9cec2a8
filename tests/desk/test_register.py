"""Register against dossier: what differs, and the file that puts the register right."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from passend.agreements.models import Agreement
from passend.core import clock
from passend.core.models import Event
from passend.desk.comparison import Verdict, differences
from passend.people.imports.staged import identity_key
from passend.people.models import Enrolment, SupportPeriod, Team
from passend.people.registry.identity import Identity
from tests import given

pytestmark = pytest.mark.django_db
BSN = "111222333"


def enrolled(of: Team, grounds: list[str] | None = None) -> Agreement:
    """An agreement in force of somebody whom the register knows by a number."""
    key = Identity.read(BSN).hashed(identity_key())
    student = given.student(of, identity=key)
    enrolment = given.enrolment(student, clock.today() - timedelta(days=90))
    case = given.heard_case(
        team=of, student=student, enrolment=enrolment, grounds=grounds or ["handicap"]
    )
    return given.in_force(case)


def period(agreement: Agreement, **days: Any) -> SupportPeriod:
    return SupportPeriod.objects.create(enrolment=agreement.case.enrolment, **days)


def verdicts(agreement: Agreement) -> list[Verdict]:
    cases = type(agreement.case).objects.filter(team=agreement.case.team)
    return [line.verdict for line in differences(cases, Enrolment.objects.running())]


def test_an_agreement_without_a_period_must_be_added() -> None:
    assert verdicts(enrolled(given.team())) == [Verdict.ADD]


def test_equal_days_are_no_difference() -> None:
    agreement = enrolled(given.team())
    period(agreement, from_on=agreement.in_force_on)
    assert verdicts(agreement) == []


def test_other_days_must_be_changed() -> None:
    agreement = enrolled(given.team())
    period(agreement, from_on=agreement.in_force_on - timedelta(days=10))
    assert verdicts(agreement) == [Verdict.CHANGE]


def test_a_period_that_ended_while_the_agreement_goes_on_must_be_added_anew() -> None:
    agreement = enrolled(given.team())
    yesterday = clock.today() - timedelta(days=1)
    period(agreement, from_on=yesterday - timedelta(days=9), to_on=yesterday)
    assert verdicts(agreement) == [Verdict.ADD]


def test_a_period_without_any_agreement_is_shown() -> None:
    team = given.team()
    enrolment = given.enrolment(given.student(team), clock.today() - timedelta(days=30))
    SupportPeriod.objects.create(enrolment=enrolment, from_on=clock.today() - timedelta(days=9))
    lines = differences(given.heard_case().__class__.objects.none(), Enrolment.objects.running())
    assert [line.verdict for line in lines] == [Verdict.ORPHAN]


def test_other_grounds_than_handicap_or_illness_ask_for_no_period() -> None:
    """A-06: WEB 8.1.3a speaks of handicap and chronic illness only."""
    assert verdicts(enrolled(given.team(), ["sport"])) == []


def test_the_coordinator_sees_names_and_the_manager_only_numbers(client: Client) -> None:
    team = given.team()
    agreement = enrolled(team)
    client.force_login(given.coordinator(team))
    assert str(agreement.case) in client.get(reverse("register")).content.decode()
    client.force_login(given.manager())
    text = client.get(reverse("register")).content.decode()
    assert str(agreement.case) not in text
    assert "<dd><strong>1</strong></dd>" in text
    client.force_login(given.coach())
    assert client.get(reverse("register")).status_code == 403


def test_the_file_holds_the_line_with_the_number_and_nothing_is_kept(client: Client) -> None:
    agreement = enrolled(given.team())
    number = agreement.case.enrolment.number
    rod = (
        "VLP|25LX|2026-01-01|2026-12-31|2026-11-01\r\n"
        f"PER|{BSN}||2008-03-02|V\r\n"
        f"ISG|{BSN}||{number}|2026-08-01|2029-07-31||\r\n"
        "PER|123456782||2008-03-02|V\r\n"
        f"ISG|123456782||{number}|2026-08-01|2029-07-31||\r\n"
        "SLR|2|2|0|0|0|0|0|0|0\r\n"
    )
    client.force_login(given.coordinator(agreement.case.team))
    file = SimpleUploadedFile("ro.csv", rod.encode())
    answer = client.post(reverse("register"), {"file": file})
    assert answer.status_code == 200
    assert answer["Content-Disposition"].startswith("attachment")
    line = f"ISE|{BSN}||{number}|{agreement.in_force_on}||toevoegen"
    assert answer.content.decode().split() == [line]
    trace = Event.objects.get(verb="list.export")
    assert (trace.details["list"], trace.details["rows"]) == ("register", 1)
    assert BSN not in str(vars(trace))


def test_who_sees_only_numbers_does_not_get_the_file_with_numbers_of_persons(
    client: Client,
) -> None:
    enrolled(given.team())
    client.force_login(given.manager())
    file = SimpleUploadedFile("ro.csv", b"VLP|25LX|2026-01-01|2026-12-31|2026-11-01\r\n")
    assert client.post(reverse("register"), {"file": file}).status_code == 403
    assert "Maak het bestand" not in client.get(reverse("register")).content.decode()


def test_a_file_that_is_no_register_is_refused_in_words(client: Client) -> None:
    client.force_login(given.coordinator(given.team()))
    file = SimpleUploadedFile("x.csv", b"naam;klas\r\nAnna;1A\r\n")
    answer = client.post(reverse("register"), {"file": file})
    assert answer.status_code == 422
    assert "geen registratieoverzicht" in answer.content.decode()
