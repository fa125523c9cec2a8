"""Staff begins a request with a student; it is a request only after the student said yes."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from passend.cases.actions import case as cases
from passend.core import clock
from passend.core.actors import actor_key
from passend.core.errors import NotNow, NotYou
from passend.core.models import Event, Message
from passend.fund import actions
from passend.fund.models import FundApplication
from passend.people.models import Role, StaffRole
from tests import given
from tests import given_fund as fund

pytestmark = pytest.mark.django_db
ADULT = date(2004, 3, 5)
TOLD = {"what": "means", "own_words": "Een laptop.", "wanted": "400"}


def test_what_the_coach_fills_in_waits_for_the_student(client: Client) -> None:
    case, worker = fund.case(), fund.worker()
    client.force_login(case.coach)
    page = reverse("fundapplication.fill_in", args=[case.pk])
    assert page in client.get(case.get_absolute_url()).content.decode()
    assert "pas een aanvraag als de student ja zegt" in client.get(page).content.decode()
    assert client.post(page, TOLD)["Location"] == case.get_absolute_url()
    made = FundApplication.objects.get()
    assert (made.status, made.asked_on, made.decide_by) == ("to_confirm", None, None)
    assert Message.objects.filter(kind="request_to_confirm").count() == 1
    assert not Message.objects.filter(kind="decision_asked").exists()
    for nobody in (worker, case.coach):
        assert not FundApplication.objects.visible_to(nobody).exists()
    with pytest.raises(NotNow):
        actions.decide(made, by=worker, outcome="granted", award=fund.award(), text="")
    with pytest.raises(NotNow):
        actions.ask_more(made, by=worker, text="Wat?")
    client.force_login(case.person)
    yes = reverse("fundapplication.confirm", args=[made.pk])
    assert yes in client.get(made.get_absolute_url()).content.decode()
    assert "Klopt deze aanvraag?" in client.get(yes).content.decode()
    client.post(yes)
    made.refresh_from_db()
    assert (made.status, made.asked_on) == ("asked", clock.today())
    assert Message.objects.filter(kind="decision_asked", to=actor_key(worker)).exists()
    assert FundApplication.objects.visible_to(worker).exists()
    assert not FundApplication.objects.visible_to(case.coach).exists()


def test_the_student_throws_away_what_school_filled_in(client: Client) -> None:
    made = fund.filled_in()
    client.force_login(made.case.person)
    no = reverse("fundapplication.withdraw", args=[made.pk])
    page = client.get(reverse("fundapplication.confirm", args=[made.pk])).content.decode()
    assert no in page
    client.post(no)
    made.refresh_from_db()
    assert (made.status, made.asked_on) == ("withdrawn", None)
    with pytest.raises(NotNow):
        actions.confirm(made, by=made.case.person)
    assert not FundApplication.objects.visible_to(fund.worker()).exists()


def test_the_student_first_answers_what_the_rule_still_wants_to_know(client: Client) -> None:
    made = fund.filled_in(fund.case(born=ADULT), group="illness")
    with pytest.raises(ValidationError, match="Geef eerst antwoord"):
        actions.confirm(made, by=made.case.person)
    client.force_login(made.case.person)
    question = reverse("fundapplication.answer", args=[made.pk, "basisbeurs"])
    page = client.get(reverse("fundapplication.confirm", args=[made.pk])).content.decode()
    assert question in page
    actions.answer(made, by=made.case.person, fact="basisbeurs", value="voorbij")
    actions.describe(made, by=made.case.person, own_words="Anders.", wanted=None)
    actions.account(made, by=made.case.person, iban=fund.IBAN, holder="S. Voorbeeld")
    actions.add(made, by=made.case.person, file=fund.photo())
    assert actions.confirm(made, by=made.case.person).status == "asked"
    assert (made.own_words, made.verdict) == ("Anders.", "recht")


def test_nobody_learns_from_filling_in_that_the_student_asked_before() -> None:
    """AVG 5 lid 1 onder c. The student hears it, when (s)he says yes."""
    made = fund.asked()
    again = fund.filled_in(made.case)
    assert again.status == "to_confirm"
    with pytest.raises(ValidationError, match="al een aanvraag"):
        actions.confirm(again, by=made.case.person)
    assert actions.withdraw(again, by=made.case.person).status == "withdrawn"


def test_only_who_guides_fills_in_and_only_the_student_says_yes() -> None:
    case = fund.case()
    for other in (given.coach(), fund.worker(), case.person):
        with pytest.raises(NotYou):
            fund.filled_in(case, by=other)
    made = fund.filled_in(case)
    with pytest.raises(NotYou):
        actions.confirm(made, by=case.coach)
    event = Event.objects.about(made).get(verb="fundapplication.fill_in")
    assert event.details == {}


def test_in_a_closed_dossier_nothing_is_filled_in() -> None:
    case = fund.case()
    cases.close(case, by=case.coach, reason="not_needed")
    with pytest.raises(ValidationError, match="nog niet bevestigen"):
        fund.filled_in(case)


def test_who_filled_it_in_decides_nothing_about_it() -> None:
    """Also who guides and works for the fund."""
    case = fund.case()
    StaffRole.objects.create(user=case.coach, role=Role.FUND, from_on=date(2020, 8, 1))
    made = fund.filled_in(case)
    actions.account(made, by=case.person, iban=fund.IBAN, holder="S. Voorbeeld")
    actions.confirm(made, by=case.person)
    fund.budget()
    facts = {"outcome": "granted", "award": fund.award(), "text": ""}
    with pytest.raises(NotYou, match="zelf invulde"):
        actions.decide(made, by=case.coach, **facts)
    assert actions.decide(made, by=fund.worker(), **facts).status == "granted"
