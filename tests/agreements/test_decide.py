"""What another body decides (agreement.decide), and the text that was answered."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from passend.agreements import actions
from passend.agreements.models import AgreedMeasure
from passend.core.errors import NotNow, NotYou
from passend.core.models import Event
from passend.people.models import User
from tests import given

pytestmark = pytest.mark.django_db


def client(user: User) -> Client:
    browser = Client()
    browser.force_login(user)
    return browser


def promise() -> AgreedMeasure:
    """Extra time at the exam, of which the exam committee decides."""
    case = given.heard_case()
    words = [given.wording(decided_by="examencommissie")]
    draft = actions.draft(case, by=case.coach, wordings=words)
    proposal = actions.propose(draft, by=case.coach)
    return given.agreed(proposal).measures.get()


def test_the_coach_records_what_the_exam_committee_decided() -> None:
    line = promise()
    address = reverse("agreement.decide", args=[line.pk])
    coach = client(line.dossier.coach)
    assert coach.post(address, {"state": "granted"}).status_code == 302
    line.refresh_from_db()
    assert line.decision_state == "granted"
    assert Event.objects.get(verb="agreement.decide").details == {"decision_state": "granted"}


def test_a_refusal_shows_the_student_where_to_go() -> None:
    line = promise()
    actions.decide(line, by=line.dossier.coach, state="refused")
    shown = client(line.dossier.person).get(line.agreement.get_absolute_url())
    assert "in beroep" in shown.content.decode()


def test_the_student_does_not_decide_for_the_committee() -> None:
    line = promise()
    with pytest.raises(NotYou):
        actions.decide(line, by=line.dossier.person, state="granted")


def test_a_promise_of_the_school_itself_has_no_other_decision() -> None:
    line = given.in_force().measures.first()
    with pytest.raises(ValidationError):
        actions.decide(line, by=line.dossier.coach, state="granted")


def test_a_replaced_version_takes_no_decisions() -> None:
    line = promise()
    given.in_force(line.dossier, measures=1)
    line = AgreedMeasure.objects.get(pk=line.pk)
    with pytest.raises(NotNow):
        actions.decide(line, by=line.dossier.coach, state="granted")


def test_the_exact_text_stays_readable_after_the_version_is_replaced() -> None:
    old = given.in_force()
    proof, text = old.consents.get(), old.measures.first().school_does
    given.in_force(old.case, measures=1)
    address = reverse("agreement.proof", args=[proof.pk])
    shown = client(old.case.person).get(address).content.decode()
    assert text in shown
    assert proof.text_sha256[:32] in shown
    assert client(given.coach()).get(address).status_code == 404
