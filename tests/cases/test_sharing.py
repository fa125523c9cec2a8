"""Wie mag wat zien: the student's switches, and the one rule behind every page."""

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from passend.agreements import actions as agreements
from passend.agreements.models import AgreedMeasure
from passend.agreements.teaching import lines_for_teachers
from passend.cases import sharing
from passend.cases.actions import sharing as switches
from passend.cases.models import Audience, SharingChoice, SharingQuestion
from passend.core import clock
from passend.core.errors import NotNow, NotYou
from passend.core.models import Event, Message
from tests import given
from tests import given_sharing as shared

pytestmark = pytest.mark.django_db


def seen_by(case, to):
    found = sharing.shown_to(AgreedMeasure.objects.filter(agreement__case=case), to)
    return [line.position for line in found.order_by("position")]


def test_by_itself_a_student_shares_what_school_cannot_do_without():
    case = shared.agreed_case(measures=1)
    assert seen_by(case, Audience.TEACHERS) == [1]
    assert seen_by(case, Audience.EXAM) == []  # nothing here is decided by the committee
    assert seen_by(case, Audience.PRACTICE) == []  # nothing here is about the stage
    assert seen_by(case, Audience.PARENTS) == []


def test_what_another_must_decide_or_is_about_the_stage_is_shown_to_who_needs_it():
    case = given.heard_case()
    words = [
        given.wording(domain="bpv", decided_by="slb"),
        given.wording(domain="toets_examen", decided_by="examencommissie"),
    ]
    draft = agreements.draft(case, by=case.coach, wordings=words)
    given.agreed(agreements.propose(draft, by=case.coach))
    assert seen_by(case, Audience.PRACTICE) == [1]
    assert seen_by(case, Audience.EXAM) == [2]


def test_a_switch_counts_at_once_and_leaves_an_event():
    case = shared.agreed_case()
    switches.switch(case, by=case.person, to=Audience.TEACHERS, shares=False)
    assert not lines_for_teachers().filter(agreement__case=case).exists()
    event = Event.objects.filter(verb="sharing.switch").get()
    assert event.details == {"to": "teachers", "item": None, "shares": False}
    assert event.dossier.endswith(str(case.pk))
    switches.switch(case, by=case.person, to=Audience.TEACHERS, shares=True)
    assert seen_by(case, Audience.TEACHERS) == [1, 2]
    assert SharingChoice.objects.count() == 1
    assert Event.objects.filter(verb="sharing.switch").count() == 2


def test_one_promise_can_be_kept_apart_and_the_rest_is_still_shared():
    case = shared.agreed_case()
    first, _second = shared.lines(case)
    switches.switch(case, by=case.person, to=Audience.TEACHERS, item=first.shared_key, shares=False)
    assert seen_by(case, Audience.TEACHERS) == [2]


def test_everything_off_goes_before_one_that_is_on():
    case = shared.agreed_case()
    first, _second = shared.lines(case)
    for item, on in ((first.shared_key, True), (None, False)):
        switches.switch(case, by=case.person, to=Audience.TEACHERS, item=item, shares=on)
    assert seen_by(case, Audience.TEACHERS) == []


def test_the_choice_stays_with_a_promise_in_a_new_version():
    case = shared.agreed_case()
    first, _second = shared.lines(case)
    switches.switch(case, by=case.person, to=Audience.TEACHERS, item=first.shared_key, shares=False)
    draft = agreements.draft(case, by=case.coach, wordings=[given.wording()])
    given.agreed(agreements.propose(draft, by=case.coach))
    assert [x.shared_key for x in shared.lines(case)][:1] == [first.pk]
    now = sharing.shown_to(AgreedMeasure.objects.in_effect(), Audience.TEACHERS)
    assert first.pk not in {line.shared_key for line in now.filter(agreement__case=case)}
    assert now.filter(agreement__case=case).count() == 2


def test_what_one_student_chooses_says_nothing_of_another():
    one, other = shared.agreed_case(), shared.agreed_case()
    switches.switch(one, by=one.person, to=Audience.TEACHERS, shares=False)
    assert seen_by(other, Audience.TEACHERS) == [1, 2]


def test_only_the_student_presses_a_switch():
    case = shared.agreed_case()
    for who in (case.coach, given.coordinator(case.team), given.teacher(), given.account()):
        with pytest.raises(NotYou, match="de student van dit dossier"):
            switches.switch(case, by=who, to=Audience.TEACHERS, shares=False)


def test_a_switch_for_nobody_is_refused():
    case = shared.agreed_case()
    with pytest.raises(ValidationError, match="kijkt niet mee"):
        switches.switch(case, by=case.person, to="outside:0123", shares=True)


def test_under_sixteen_parents_read_what_they_agree_to_and_that_switch_is_locked():
    with clock.at(datetime(2026, 11, 22, 9, tzinfo=UTC)):
        case = given.heard_case(born=date(2011, 5, 14))
        given.proposed(case)
        assert seen_by(case, Audience.PARENTS) == [1, 2]
        with pytest.raises(ValidationError, match="beslist nu nog mee"):
            switches.switch(case, by=case.person, to=Audience.PARENTS, shares=False)


def test_the_coach_asks_and_the_student_says_no_or_yes():
    case = shared.agreed_case()
    switches.switch(case, by=case.person, to=Audience.TEACHERS, shares=False)
    question = switches.ask(case, by=case.coach, to=Audience.TEACHERS)
    mail = Message.objects.get(kind="sharing_asked")
    assert case.first_name not in mail.body
    with pytest.raises(ValidationError, match="al gevraagd"):
        switches.ask(case, by=case.coach, to=Audience.TEACHERS)
    switches.keep(question, by=case.person)
    assert seen_by(case, Audience.TEACHERS) == []
    with pytest.raises(NotNow):
        switches.keep(question, by=case.person)
    again = switches.ask(case, by=case.coach, to=Audience.TEACHERS)
    switches.switch(case, by=case.person, to=Audience.TEACHERS, shares=True)
    again.refresh_from_db()
    assert again.status == SharingQuestion.Status.ANSWERED


def test_the_coach_may_not_answer_for_the_student():
    case = shared.agreed_case()
    question = switches.ask(case, by=case.coach, to=Audience.PARENTS)
    with pytest.raises(NotYou):
        switches.keep(question, by=case.coach)


def test_the_coach_reads_on_the_dossier_what_is_not_shared_and_may_ask(client):
    case = shared.agreed_case()
    dossier = reverse("case.detail", args=[case.pk])
    client.force_login(case.coach)
    assert "deelt dit niet" not in client.get(dossier).content.decode()
    switches.switch(case, by=case.person, to=Audience.TEACHERS, shares=False)
    page = client.get(dossier).content.decode()
    assert "De student deelt dit niet met docenten." in page
    ask = reverse("sharing.ask", args=[case.pk])
    assert f"{ask}?met=teachers" in page
    assert client.post(ask, {"to": "teachers"}).status_code == 302
    assert "Gevraagd. De student kiest." in client.get(dossier).content.decode()


def test_the_students_page_tells_who_and_what_and_has_a_button_for_each(client):
    group = given.group()
    teacher = given.teacher(group)
    case = shared.agreed_case(of=group)
    client.force_login(case.person)
    page = client.get(reverse("desk.sharing")).content.decode()
    assert str(teacher) in page
    assert "Dan weten zij niet wat zij voor je doen in de les." in page
    answer = client.post(
        reverse("sharing.switch", args=[case.pk]), {"to": "teachers", "shares": "0"}
    )
    assert answer["Location"].endswith("#teachers")
    assert seen_by(case, Audience.TEACHERS) == []
    assert "2 van 2" in page
    assert "2 van 2" not in client.get(reverse("desk.sharing")).content.decode()


def test_one_promise_has_its_own_button_on_the_page_of_the_circle(client):
    case = shared.agreed_case()
    first = shared.lines(case)[0]
    client.force_login(case.person)
    page = client.get(reverse("sharing.circle", args=["teachers"]))
    assert str(first.teacher_line) in page.content.decode()
    told = {"to": "teachers", "item": str(first.shared_key), "shares": "0"}
    assert client.post(reverse("sharing.switch", args=[case.pk]), told).status_code == 302
    assert seen_by(case, Audience.TEACHERS) == [2]
    assert client.get(reverse("sharing.circle", args=["niemand"])).status_code == 404


def test_a_promise_of_somebody_else_has_no_switch_here(client):
    case, other = shared.agreed_case(), shared.agreed_case()
    client.force_login(case.person)
    told = {"to": "teachers", "item": str(shared.lines(other)[0].shared_key), "shares": "1"}
    assert client.post(reverse("sharing.switch", args=[case.pk]), told).status_code == 422
    assert not SharingChoice.objects.exists()


def test_a_locked_switch_says_why(client):
    with clock.at(datetime(2026, 11, 22, 9, tzinfo=UTC)):
        case = given.heard_case(born=date(2011, 5, 14))
        client.force_login(case.person)
        told = {"to": "parents", "shares": "0"}
        page = client.post(reverse("sharing.switch", args=[case.pk]), told)
        assert "Je ouder beslist nu nog mee" in page.content.decode()
        assert "Je bent nog geen 16" in client.get(reverse("desk.sharing")).content.decode()


def test_who_cannot_switch_reads_nothing_of_a_switch(client):
    """A-03: under sixteen a parent reads what (s)he agrees to, whatever the student would choose.
    A page that says "off, and they do not see it" there promises what does not happen."""
    with clock.at(datetime(2026, 11, 22, 9, tzinfo=UTC)):
        young = given.heard_case(born=date(2011, 5, 14))
        client.force_login(young.person)
        page = client.get(reverse("desk.sharing")).content.decode()
    told = page.partition('id="parents"')[2].partition("</section>")[0]
    assert "ouder" in told
    assert "uit?" not in told
    assert "als dit aan staat" not in told
    assert "eerst uit" not in told


def test_a_question_waits_on_the_students_route(client):
    case = shared.agreed_case()
    switches.ask(case, by=case.coach, to=Audience.EXAM)
    client.force_login(case.person)
    assert "Jij kiest." in client.get(reverse("route")).content.decode()
    page = client.get(reverse("desk.sharing")).content.decode()
    assert reverse("sharing.keep", args=[case.sharing_questions.get().pk]) in page
