"""The verbs of a request: made, invited, kept, sent once, confirmed by its student."""

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from passend.cases.actions import request as requests
from passend.cases.models import Case, NeedState, SupportRequest
from passend.core import clock
from passend.core.actors import VISITOR
from passend.core.errors import NotNow, NotYou
from passend.core.models import Event, Message, School
from passend.people.models import User
from tests import given

pytestmark = pytest.mark.django_db

MONDAY = datetime(2026, 4, 13, 9, tzinfo=UTC)


def test_sending_makes_a_dossier_and_an_account_and_somebody_calls_in_time():
    School.objects.create(call_within_days=5, kept_months=[10, 3])
    ilse = given.intaker()
    with clock.at(MONDAY):
        sent = requests.send(given.request_draft(start_on="2026-08-01"), by=VISITOR)
    case = sent.case
    assert (case.status, case.need_state) == (Case.Status.REQUESTED, NeedState.UNKNOWN)
    assert (case.intaker, case.call_by) == (ilse, date(2026, 4, 20))
    assert case.expected_start_on == date(2026, 8, 1)
    assert case.born_earliest == case.born_latest == date(2009, 5, 14)
    assert Case.objects.visible_to(case.person).get() == case


def test_the_event_of_a_visitor_holds_no_words():
    sent = given.request_sent()
    events = Event.objects.about(sent)
    assert list(events.values_list("verb", "actor")) == [
        ("request.start", "visitor"),
        ("request.send", "visitor"),
    ]
    assert "te weinig tijd" not in str(list(Event.objects.values()))


def test_the_answers_lie_sealed_in_the_database():
    draft = given.request_draft()
    raw = SupportRequest.objects.filter(pk=draft.pk).values_list("answers", flat=True).get()
    assert "tijd" not in raw
    assert "Noor" not in raw


def test_the_request_goes_to_the_team_of_the_programme_and_its_quietest_intaker():
    team, study = given.team(), given.programme()
    given.enrolment(given.student(team), date(2025, 8, 1), study)
    given.intaker(of=given.team())
    busy, quiet = given.intaker(of=team), given.intaker(of=team)
    study.name = "Kapper"
    study.save()
    first = requests.send(given.request_draft(programme="kapper"), by=VISITOR).case
    second = requests.send(given.request_draft(programme="Kapper"), by=VISITOR).case
    assert (first.programme, first.team) == (study, team)
    assert {first.intaker, second.intaker} == {busy, quiet}


@pytest.mark.parametrize("gap", ["first_name", "last_name", "born"])
def test_without_a_name_or_birth_date_nothing_is_sent(gap):
    with pytest.raises(ValidationError, match="Vul nog in"):
        requests.send(given.request_draft(**{gap: ""}), by=VISITOR)
    assert not Case.objects.exists()


def test_without_a_way_to_be_reached_nothing_is_sent():
    with pytest.raises(ValidationError, match="hoe we je bereiken"):
        requests.send(given.request_draft(email="", phone=""), by=VISITOR)


def test_somebody_elses_account_is_never_taken_by_its_address():
    known = given.account(email="bekend@example.org")
    sent = given.request_sent(email="bekend@example.org")
    assert sent.case.person != known
    assert User.objects.filter(email="bekend@example.org").count() == 2


def test_a_student_who_is_signed_in_keeps_the_own_account():
    person = given.account()
    born = date(2009, 5, 14)
    given.student(user=person, born_earliest=born, born_latest=born)
    sent = requests.send(given.request_draft(born="2009-05-14"), by=person)
    assert sent.case.person == person


def test_what_was_sent_is_not_answered_or_kept_any_more():
    sent = given.request_sent()
    for verb, facts in [
        (requests.answer, {"answers": {"lastigst": "groep"}}),
        (requests.keep, {"email": "a@example.org"}),
        (requests.send, {}),
    ]:
        with pytest.raises(NotNow):
            verb(sent, by=VISITOR, **facts)


def test_kept_without_an_address_mails_nobody():
    requests.keep(given.request_draft(), by=VISITOR)
    assert not Message.objects.exists()
    assert Event.objects.filter(verb="request.keep").exists()


def test_school_invites_and_the_mail_tells_nothing():
    ilse = given.intaker()
    facts = {"first_name": "Noor", "last_name": "Bakker", "email": "noor@example.org"}
    invited = requests.invite(SupportRequest(), by=ilse, **facts)
    mail = Message.objects.get()
    assert (mail.kind, mail.address) == ("invitation_intake", "noor@example.org")
    assert requests.link(invited) in mail.body
    assert "Noor" not in mail.body
    assert invited.told["first_name"] == "Noor"
    assert Event.objects.get().details == {"way": "invited"}


def test_only_those_who_help_students_invite(client):
    for other in (given.teacher(), given.manager(), given.account()):
        with pytest.raises(NotYou):
            requests.invite(SupportRequest(), by=other, first_name="", last_name="", email="")
        client.force_login(other)
        assert client.get(reverse("request.invite")).status_code == 403
    client.force_login(given.coach())
    told = {"first_name": "Noor", "last_name": "Bakker", "email": "noor@example.org"}
    client.post(reverse("request.invite"), {**told, "status": "sent"})
    assert SupportRequest.objects.get().status == "draft"


def at_the_desk():
    ilse = given.intaker()
    answers = {**given.request_draft().told}
    draft = requests.start(SupportRequest(), by=ilse, answers=answers)
    return requests.send(draft, by=ilse)


def test_what_school_fills_in_waits_for_the_student():
    sent = at_the_desk()
    assert sent.waits_for_student
    assert Message.objects.get().kind == "request_filled"
    with pytest.raises(NotYou):
        requests.confirm(sent, by=sent.helper)
    requests.confirm(sent, by=sent.case.person)
    assert not sent.waits_for_student
    assert Event.objects.filter(verb="request.confirm").exists()


def test_the_student_reads_and_confirms_it_on_a_page(client):
    sent = at_the_desk()
    client.force_login(sent.case.person)
    url = reverse("request.confirm", args=[sent.pk])
    assert "Ik heb te weinig tijd." in client.get(url).content.decode()
    client.post(url)
    sent.refresh_from_db()
    assert sent.confirmed_on


def test_reading_a_request_is_seen_by_its_student(client):
    sent = given.request_sent()
    client.force_login(sent.case.intaker)
    assert client.get(sent.get_absolute_url()).status_code == 200
    view = Event.objects.in_dossier(sent.case).views().get()
    assert (view.verb, view.purpose) == ("supportrequest.view", "intake")


def test_who_helps_a_friend_behind_the_own_session_does_not_get_the_dossier():
    person = given.request_sent().case.person
    friend = requests.send(given.request_draft(first_name="Bo", born="2008-01-31"), by=person)
    assert friend.case.person != person
    assert friend.case not in Case.objects.visible_to(person)
