"""What the coordinator must decide about somebody who is on the way in stands on the list."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse

from passend.cases.actions import case as cases
from passend.cases.actions import hand_over, request
from passend.cases.actions import need as needs
from passend.cases.models import Case, NeedState
from passend.core import clock
from passend.core.actors import VISITOR
from tests import given

pytestmark = pytest.mark.django_db

SPRING = datetime(2026, 4, 14, 9, tzinfo=UTC)


def test_the_right_of_admission_near_the_start_is_a_row_until_somebody_decides(client):
    with clock.at(SPRING):
        case = given.case_requested(start_on="2026-05-01")
        told = [("lessen", "Het is te druk.")]
        cases.hear(
            case, by=case.intaker, outcome=NeedState.NEED, needs=told, has_right_of_admission=True
        )
        boss = given.boss_of(case)
        client.force_login(boss)
        page = client.get(reverse("worklist")).content.decode()
        assert "Recht op toelating" in page
        assert reverse("case.admit", args=[case.pk]) in page
        dossier = client.get(case.get_absolute_url()).content.decode()
        assert "geen reden om iemand te weigeren" in dossier

        cases.admit(case, by=boss, choice=Case.Admission.ENROL_NOW)
        page = client.get(reverse("worklist")).content.decode()
        assert reverse("case.admit", args=[case.pk]) not in page


def test_an_objection_of_a_student_is_a_row_until_it_is_answered(client):
    case = given.case_of_coach()
    change = hand_over.hand_over(case, by=case.coach, to=given.coach(), reason="verdeling")
    hand_over.object(change, by=case.person)
    boss = given.boss_of(case)
    client.force_login(boss)
    url = reverse("hand_over.answer", args=[change.pk])
    assert url in client.get(reverse("worklist")).content.decode()
    client.force_login(case.coach)  # no row for who may not answer
    assert url not in client.get(case.get_absolute_url()).content.decode()
    client.force_login(boss)
    hand_over.answer(change, by=boss, answer="stays", text="Zo is het nu.")
    assert url not in client.get(reverse("worklist")).content.decode()


def test_a_request_that_nobody_has_asks_every_coordinator_for_an_intaker(client):
    sent = request.send(given.request_draft(), by=VISITOR)
    client.force_login(given.coordinator())
    page = client.get(reverse("worklist")).content.decode()
    assert reverse("case.assign_intaker", args=[sent.case.pk]) in page


def test_a_need_found_after_the_agreement_asks_for_more(client):
    """A05: the same duties again, within the days that the school promised."""
    with clock.at(SPRING):
        case = given.case_of_coach()
        given.in_force(case)
    with clock.at(datetime(2026, 10, 20, 9, tzinfo=UTC)):
        client.force_login(case.coach)
        page = client.get(reverse("today")).content.decode()
        assert "Loopt tegen iets nieuws aan" not in page
        needs.add(case, by=case.coach, area="groep")
        page = client.get(reverse("today")).content.decode()
        assert "Loopt tegen iets nieuws aan" in page
        assert reverse("agreement.draft", args=[case.pk]) in page
