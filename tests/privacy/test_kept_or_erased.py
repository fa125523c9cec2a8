"""What the law keeps, and what nothing keeps: erasing goes whole, a restriction stays."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from passend.cases.models import Case, NeedState
from passend.core import clock
from passend.core.actors import VISITOR
from passend.people.models import Student
from passend.privacy import nightly
from passend.privacy.actions import requests
from passend.privacy.models import DataRequest
from passend.rightsfinder import actions as letters
from passend.rightsfinder.models import OutreachChoice
from tests import given

pytestmark = pytest.mark.django_db


def asked(case: Case, kind: str) -> DataRequest:
    made: DataRequest = requests.ask(
        DataRequest(), by=case.person, kind=kind, text="Graag.", case=case
    )
    return made


def left(case: Case, days: int) -> Student:
    student = case.student
    assert student is not None
    student.gone_on = clock.today() - timedelta(days=days)
    student.save()
    return student


def test_a_dossier_is_not_erased_for_a_part(client: Client) -> None:
    """Who reads 'for a part' has lost nothing without knowing (AVG 5 lid 1 onder a and d)."""
    case, officer = given.case_of_coach(), given.officer()
    left(case, 30)
    made = asked(case, "erase")
    client.force_login(officer)
    page = reverse("data.decide", args=[made.pk])
    assert 'value="partly"' not in client.get(page).content.decode()
    with pytest.raises(ValidationError):
        requests.decide(made, by=officer, decision="partly", text="Een deel.")
    assert Case.objects.filter(pk=case.pk).exists()


def test_the_night_keeps_what_somebody_asked_to_keep_until_that_stops() -> None:
    """AVG 18 lid 1 onder b and c: kept instead of erased, for a claim for instance."""
    case, officer = given.case_of_coach(), given.officer()
    made = asked(case, "restrict")
    requests.decide(made, by=officer, decision="granted", text="We bewaren het.")
    left(case, 1500)
    nightly.run()
    assert Case.objects.filter(pk=case.pk).exists()
    requests.lift(made, by=officer)
    with clock.at(clock.now() + timedelta(days=8)):
        nightly.run()
    assert not Case.objects.filter(pk=case.pk).exists()


def test_who_needs_nothing_and_agreed_nothing_is_erased_while_on_school() -> None:
    """No duty of WEB 8.1.3a needs that dossier, so AVG 17 lid 3 onder b does not keep it."""
    case, officer = given.heard_case(need_state=NeedState.NONE), given.officer()
    requests.decide(asked(case, "erase"), by=officer, decision="granted", text="Gewist.")
    assert not Case.objects.filter(pk=case.pk).exists()


def test_a_word_that_is_contested_does_not_close_the_whole_dossier(client: Client) -> None:
    """Restriction is asked for (AVG 18 lid 1 onder a); who contests is told how."""
    case = given.case_of_coach()
    client.force_login(case.person)
    assert "gebruik het even niet" in client.get(reverse("data.ask")).content.decode()
    asked(case, "correct")
    assert not DataRequest.objects.restricting().filter(case=case).exists()


def test_a_coach_does_not_read_that_a_student_wants_no_letters(client: Client) -> None:
    """Using a right (AVG 21) is no news for who helps; the student's own log has it."""
    case = given.case_of_coach()
    student = case.student
    assert student is not None
    letters.stop(OutreachChoice.of(student), by=VISITOR)
    client.force_login(case.coach)
    page = client.get(reverse("case.detail", args=[case.pk])).content.decode()
    assert "brieven over" not in page.lower()
