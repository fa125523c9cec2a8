"""Correction, objection, restriction and erasure: asked, decided in time, with a visible end."""

from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from passend.cases.actions import involved
from passend.cases.models import Case
from passend.core import clock
from passend.core.errors import NotNow, NotYou
from passend.core.models import Event, Message
from passend.people.models import User
from passend.privacy.actions import requests
from passend.privacy.models import DataRequest
from tests import given
from tests import given_sharing as shared
from tests.signing_in import wholly

pytestmark = pytest.mark.django_db
AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def asked(case: Case, kind: str = "correct", text: str = "Ik heb dit niet gezegd.") -> DataRequest:
    made: DataRequest = requests.ask(DataRequest(), by=case.person, kind=kind, text=text, case=case)
    return made


def is_restricted(case: Case) -> bool:
    """As the list of the officer says and as the page of the dossier says: the same."""
    in_the_list = DataRequest.objects.restricting().filter(case=case).exists()
    assert any(one.restricts for one in DataRequest.objects.heeded(case)) == in_the_list
    return in_the_list


def test_a_student_asks_and_the_month_of_the_law_starts(client: Client) -> None:
    case, officer = given.case_of_coach(), given.officer()
    client.force_login(case.person)
    with clock.at(datetime(2027, 1, 30, 12, tzinfo=AMSTERDAM)):
        answer = client.post(
            reverse("data.ask"), {"kind": "correct", "text": "Mijn start is in maart."}
        )
    assert answer.status_code == 302
    made = DataRequest.objects.get()
    assert made.case == case
    assert made.answer_by == date(2027, 3, 1)  # 28 February 2027 is a Sunday
    assert Event.objects.get(verb="data.ask").details == {"kind": "correct"}
    assert Message.objects.filter(kind="officer_task", address=officer.email).count() == 1
    assert "Je krijgt antwoord, uiterlijk" in client.get(reverse("data")).content.decode()


def test_nobody_gives_a_reason_to_be_erased_and_everybody_says_what_is_wrong(
    client: Client,
) -> None:
    """AVG 17 asks for no reason; without words nobody can mend a fact (AVG 16)."""
    case = given.case_of_coach()
    client.force_login(case.person)
    for kind in ("correct", "object", "restrict"):
        answer = client.post(reverse("data.ask"), {"kind": kind, "text": ""})
        assert answer.status_code == 422, kind
        assert "id_text_error" in answer.content.decode()
    assert not DataRequest.objects.exists()
    assert client.post(reverse("data.ask"), {"kind": "erase", "text": ""}).status_code == 302
    made = DataRequest.objects.get()
    assert (made.kind, made.text) == ("erase", "")  # no words of ours as if they were the student's
    assert "Er staat geen reden bij" in client.get(made.get_absolute_url()).content.decode()


def test_who_reads_a_request_finds_the_way_on_and_the_way_back(client: Client) -> None:
    case, officer = given.case_of_coach(), given.officer()
    made = asked(case)
    pages = {}
    for who in (officer, case.person):
        client.force_login(who)
        pages[who] = client.get(reverse("data.detail", args=[made.pk])).content.decode()
    decide = reverse("data.decide", args=[made.pk])
    assert f'href="{decide}"' in pages[officer]
    assert f'href="{reverse("officer")}"' in pages[officer]
    assert decide not in pages[case.person]
    assert f'href="{reverse("data")}"' in pages[case.person]


def test_the_officer_sees_it_by_its_last_day_and_decides_with_a_reason(client: Client) -> None:
    case, officer = given.case_of_coach(), given.officer()
    made = asked(case)
    client.force_login(officer)
    assert reverse("data.decide", args=[made.pk]) in client.get(reverse("officer")).content.decode()
    page = reverse("data.decide", args=[made.pk])
    assert client.post(page, {"decision": "refused", "text": ""}).status_code == 422
    answer = client.post(page, {"decision": "refused", "text": "Dit zei je in het gesprek."})
    assert answer.status_code == 302
    assert Message.objects.filter(kind="request_answered").count() == 1
    client.force_login(case.person)
    assert "Dit zei je in het gesprek." in client.get(reverse("data")).content.decode()
    with pytest.raises(NotNow):
        requests.decide(made, by=officer, decision="granted", text="Toch wel.")


def test_the_own_words_stay_beside_what_school_did_not_change(client: Client) -> None:
    case = given.case_of_coach()
    made = asked(case, text="Ik was die dag ziek.")
    requests.decide(made, by=given.officer(), decision="refused", text="De lijst klopt.")
    client.force_login(case.coach)
    text = client.get(reverse("case.detail", args=[case.pk])).content.decode()
    assert "Ik was die dag ziek." in text


def test_more_time_is_taken_once_within_the_month_and_with_a_reason() -> None:
    case, officer = given.case_of_coach(), given.officer()
    made = asked(case)
    requests.extend(made, by=officer, text="We vragen het na bij de vorige school.")
    assert made.answer_by > made.asked_on + timedelta(days=80)
    assert Message.objects.filter(kind="request_delayed").count() == 1
    with pytest.raises(ValidationError):
        requests.extend(made, by=officer, text="Nog meer tijd.")
    late = asked(case, kind="object")
    with clock.at(clock.now() + timedelta(days=50)), pytest.raises(ValidationError):
        requests.extend(late, by=officer, text="Te laat gezien.")


def test_who_is_on_school_is_told_what_the_law_keeps(client: Client) -> None:
    case, officer = given.case_of_coach(), given.officer()
    made = asked(case, kind="erase")
    client.force_login(officer)
    page = reverse("data.decide", args=[made.pk])
    assert "WEB 8.1.3a" in client.get(page).content.decode()
    assert client.post(page, {"decision": "granted", "text": "Gewist."}).status_code == 422
    with pytest.raises(ValidationError):
        requests.decide(made, by=officer, decision="granted", text="Gewist.")
    assert Case.objects.filter(pk=case.pk).exists()


def test_of_who_has_no_dossier_the_officer_does_not_read_that_a_student_is_enrolled(
    client: Client,
) -> None:
    person, officer = given.account(), given.officer()
    made = requests.ask(DataRequest(), by=person, kind="erase", text="Wis mij.")
    client.force_login(officer)
    text = client.get(reverse("data.decide", args=[made.pk])).content.decode()
    assert "hoort geen dossier om te wissen" in text
    assert "nog op school" not in text


def test_who_left_and_asks_is_erased_now_and_told_so() -> None:
    case = given.case_of_coach()
    given.in_force(case, by=case.coach)
    assert case.student is not None
    case.student.gone_on = clock.today() - timedelta(days=30)
    case.student.save()
    made = asked(case, kind="erase")
    person = case.person
    requests.decide(made, by=given.officer(), decision="granted", text="Gewist.")
    assert not Case.objects.filter(pk=case.pk).exists()
    made.refresh_from_db()
    assert (made.status, made.case, made.decision) == ("decided", None, "granted")
    assert Message.objects.filter(kind__in=["data_erased", "request_answered"]).count() == 1
    assert Event.objects.filter(verb="case.forget").count() == 1
    assert User.objects.filter(pk=person.pk).count() in {0, 1}


@pytest.mark.parametrize("kind", ["correct", "restrict", "erase"])
def test_who_got_something_is_told_and_named_to_the_student(client: Client, kind: str) -> None:
    """(AVG 19) Also who looked along earlier; not who was never let in, and nothing of content."""
    case = shared.agreed_case()
    assert case.student is not None
    mother, company = shared.parent(case), shared.outsider(case, shared.lines(case)[0])
    involved.end(company, by=case.person)
    asked_only = shared.outsider(case, by=case.coach)
    case.student.gone_on = clock.today() - timedelta(days=30)
    case.student.save()
    made = asked(case, kind=kind)
    requests.decide(made, by=given.officer(), decision="granted", text="Klopt.")
    told = Message.objects.filter(kind="data_changed")
    assert {m.address for m in told} == {mother.email, company.user.email}
    assert asked_only.status == "asked"
    made.refresh_from_db()
    assert "Bakkerij Korst" in made.receivers
    assert str(mother) in made.receivers
    assert [m for m in told if case.last_name in m.body or "Korst" in m.body] == []
    if made.user:
        wholly(client, made.user)
        assert "Bakkerij Korst" in client.get(made.get_absolute_url()).content.decode()


@pytest.mark.parametrize(("kind", "decision"), [("correct", "refused"), ("object", "granted")])
def test_nobody_is_told_of_what_did_not_change(kind: str, decision: str) -> None:
    case = shared.agreed_case()
    shared.parent(case)
    made = asked(case, kind=kind)
    requests.decide(made, by=given.officer(), decision=decision, text="Nee.")
    assert not Message.objects.filter(kind="data_changed").exists()
    assert made.receivers == ""


def test_a_refused_erasure_says_until_when_it_stays() -> None:
    case = given.case_of_coach()
    assert case.student is not None
    case.student.gone_on = date(2026, 8, 31)
    case.student.save()
    made = asked(case, kind="erase")
    requests.decide(made, by=given.officer(), decision="refused", text="Er loopt een klacht.")
    assert made.until_on == date(2028, 8, 31)


def test_what_is_restricted_is_out_of_sight_until_it_is_lifted(
    client: Client,
) -> None:
    case, officer = given.case_of_coach(), given.officer()
    made = asked(case, kind="restrict")
    requests.decide(made, by=officer, decision="granted", text="We bewaren het alleen.")
    client.force_login(case.coach)
    page = reverse("case.detail", args=[case.pk])
    assert client.get(page).status_code == 404
    requests.lift(made, by=officer)
    assert client.get(page).status_code == 404
    with clock.at(clock.now() + timedelta(days=8)):
        assert client.get(page).status_code == 200
    with pytest.raises(ValidationError):
        requests.lift(asked_and_refused(case, officer), by=officer)


def test_the_student_hears_of_it_before_a_restriction_ends(client: Client) -> None:
    """AVG 18 lid 3: told before, so the day on which it ends comes a week later."""
    case, officer = given.case_of_coach(), given.officer()
    made = asked(case, kind="restrict")
    requests.decide(made, by=officer, decision="granted", text="We bewaren het alleen.")
    Message.objects.all().delete()
    with clock.at(datetime(2027, 1, 4, 12, tzinfo=AMSTERDAM)):
        requests.lift(made, by=officer)
        assert made.lifted_on == date(2027, 1, 11)
        assert Message.objects.get(kind="request_answered").address == case.person.email
        assert is_restricted(case)
        client.force_login(case.person)
        text = client.get(made.get_absolute_url()).content.decode()
        assert "11 januari 2027" in text
        with pytest.raises(ValidationError):
            requests.lift(made, by=officer)
        client.force_login(officer)
        lift = reverse("data.lift", args=[made.pk])
        assert lift not in client.get(reverse("officer")).content.decode()
    with clock.at(datetime(2027, 1, 11, 0, 1, tzinfo=AMSTERDAM)):
        assert not is_restricted(case)


def test_a_decision_tells_of_the_authority_and_of_the_court(client: Client) -> None:
    """AVG 12 lid 4: where to complain, and that a court may be asked."""
    case = given.case_of_coach()
    made = asked(case)
    requests.decide(made, by=given.officer(), decision="refused", text="De lijst klopt.")
    client.force_login(case.person)
    text = client.get(made.get_absolute_url()).content.decode()
    assert "Autoriteit Persoonsgegevens" in text
    assert "rechter" in text


def asked_and_refused(case: Case, officer: User) -> DataRequest:
    made = asked(case, kind="object")
    requests.decide(made, by=officer, decision="refused", text="De wet vraagt dit.")
    return made


def test_a_request_can_be_taken_back_and_asked_once_at_a_time(client: Client) -> None:
    case = given.case_of_coach()
    made = asked(case)
    client.force_login(case.person)
    again = client.post(reverse("data.ask"), {"kind": "correct", "text": "Nog een keer dit."})
    assert again.status_code == 422
    assert client.post(reverse("data.withdraw", args=[made.pk])).status_code == 302
    made.refresh_from_db()
    assert made.status == "withdrawn"
    with pytest.raises(NotYou):
        requests.withdraw(asked(case), by=given.coach())


def test_nobody_decides_about_the_own_request_or_as_somebody_else(client: Client) -> None:
    case, officer = given.case_of_coach(), given.officer()
    made = asked(case)
    for person in (case.coach, given.boss_of(case), case.person, given.manager()):
        with pytest.raises(NotYou):
            requests.decide(made, by=person, decision="granted", text="Goed.")
    own: Any = requests.ask(DataRequest(), by=officer, kind="correct", text="Mijn naam is anders.")
    with pytest.raises(NotYou):
        requests.decide(own, by=officer, decision="granted", text="Goed.")
    client.force_login(case.coach)
    assert client.get(reverse("data.detail", args=[made.pk])).status_code == 404


def test_the_words_of_a_request_are_in_no_event_and_no_letter() -> None:
    case = given.case_of_coach()
    made = asked(case, text="Mijn thuissituatie is geheim.")
    requests.decide(made, by=given.officer(), decision="partly", text="Een deel is geheim.")
    assert "geheim" not in str([vars(e) for e in Event.objects.all()])
    assert "geheim" not in " ".join(m.body for m in Message.objects.all())
