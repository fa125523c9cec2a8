"""To another coach: told to the student, who may say no and gets an answer."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from passend.cases.actions import hand_over
from passend.cases.models import Case, HandOver
from passend.core.errors import NotNow, NotYou
from passend.core.models import Event, Message
from tests import given

pytestmark = pytest.mark.django_db


def passed():
    case = given.case_of_coach()
    return hand_over.hand_over(case, by=case.coach, to=given.coach(), reason="verdeling")


def test_the_student_is_told_and_the_old_coach_sees_nothing_more():
    case = given.case_of_coach()
    old, new = case.coach, given.coach()
    change = hand_over.hand_over(case, by=old, to=new, reason="begeleider_weg")
    assert Case.objects.visible_to(new).get() == case
    assert not Case.objects.visible_to(old).exists()
    mail = Message.objects.get(kind="coach_changed")
    assert mail.address == case.email
    assert change.get_absolute_url() in mail.body
    event = Event.objects.filter(verb="case.hand_over").get()
    assert event.details == {"reason": "begeleider_weg"}


def test_not_to_oneself_and_not_by_others():
    case = given.case_of_coach()
    with pytest.raises(ValidationError, match="al de begeleider"):
        hand_over.hand_over(case, by=case.coach, to=case.coach, reason="verdeling")
    for other in (given.coach(), case.person, given.coordinator()):
        with pytest.raises(NotYou):
            hand_over.hand_over(case, by=other, to=given.coach(), reason="verdeling")


def test_the_first_coach_is_assigned_and_later_ones_are_handed_over():
    case = given.case_heard()
    boss, first = given.boss_of(case), given.coach()
    with pytest.raises(NotYou):
        hand_over.assign_coach(case, by=case.intaker, coach=first)
    hand_over.assign_coach(case, by=boss, coach=first)
    assert case.coach == first
    with pytest.raises(ValidationError, match="Draag het over"):
        hand_over.assign_coach(case, by=boss, coach=given.coach())
    assert Event.objects.filter(verb="case.assign_coach").count() == 1


def test_the_student_objects_and_reads_the_answer(client):
    change = passed()
    case = change.case
    client.force_login(case.person)
    page = client.get(change.get_absolute_url()).content.decode()
    assert "De taken zijn anders verdeeld" in page
    client.post(reverse("hand_over.object", args=[change.pk]), {"text": "Ik wil Anna houden."})

    boss = given.boss_of(case)
    client.force_login(boss)
    assert "Ik wil Anna houden." in client.get(change.get_absolute_url()).content.decode()
    answer = {"answer": "stays", "text": "Anna werkt hier niet meer."}
    client.post(reverse("hand_over.answer", args=[change.pk]), answer)

    client.force_login(case.person)
    page = client.get(change.get_absolute_url()).content.decode()
    assert "Anna werkt hier niet meer." in page
    assert Message.objects.filter(kind="hand_over_answered").exists()
    told = str(list(Event.objects.in_dossier(case).values()))
    assert "Anna" not in told
    assert {"hand_over.object", "hand_over.answer"} <= set(
        Event.objects.values_list("verb", flat=True)
    )


def test_only_the_student_objects_and_once():
    change = passed()
    with pytest.raises(NotYou):
        hand_over.object(change, by=change.case.coach)
    hand_over.object(change, by=change.case.person)
    with pytest.raises(NotNow):
        hand_over.object(change, by=change.case.person)


def test_only_a_coordinator_answers_and_only_an_objection():
    change = passed()
    boss = given.boss_of(change.case)
    with pytest.raises(NotNow):
        hand_over.answer(change, by=boss, answer="stays")
    hand_over.object(change, by=change.case.person)
    with pytest.raises(NotYou):
        hand_over.answer(change, by=change.case.coach, answer="stays")


def test_the_page_hands_over(client):
    case = given.case_of_coach()
    other = given.coach()
    client.force_login(case.coach)
    url = reverse("case.hand_over", args=[case.pk])
    assert str(other) in client.get(url).content.decode()
    answer = client.post(url, {"to": str(other.pk), "reason": "verdeling", "status": "answered"})
    assert answer.url == reverse("home")
    assert HandOver.objects.get().status == HandOver.Status.TOLD


def test_a_stranger_finds_no_hand_over(client):
    change = passed()
    client.force_login(given.coach())
    assert client.get(change.get_absolute_url()).status_code == 404
