"""Post is written with the change, sent afterwards, once, and carries no content."""

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.db import transaction

from passend.core import clock, outbox
from passend.core.models import Message, School
from tests import given

pytestmark = pytest.mark.django_db


def test_a_message_waits_in_the_outbox_and_is_sent_once():
    outbox.post("agreement_ready", to=given.account(email="sam@example.org"), link="/afspraken/")
    assert not mail.outbox

    assert outbox.send_due() == 1
    assert outbox.send_due() == 0
    assert [m.to for m in mail.outbox] == [["sam@example.org"]]


def test_a_message_names_the_school_and_has_a_link():
    School.objects.create(name="ROC Voorbeeld")
    message = outbox.post("agreement_ready", to=given.account(), link="/afspraken/1/")
    assert message is not None
    assert message.subject
    assert "/afspraken/1/" in message.body
    assert "ROC Voorbeeld" in message.subject + message.body


def test_a_message_is_plain_text_with_the_signs_that_people_wrote():
    School.objects.create(name="ROC 't Veen & Zn")
    message = outbox.post("reminder", to=given.account(), link="/a/?b=1&c=2")
    assert message is not None
    assert "ROC 't Veen & Zn" in message.body
    assert "/a/?b=1&c=2" in message.body


def test_a_change_that_does_not_happen_sends_nothing():
    def changes_and_fails() -> None:
        with transaction.atomic():
            outbox.post("agreement_ready", to=given.account())
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        changes_and_fails()
    assert not Message.objects.exists()


def test_the_same_reminder_asked_for_twice_exists_once():
    person = given.account()
    assert outbox.post("reminder", to=person, once="evaluation:1") is not None
    assert outbox.post("reminder", to=person, once="evaluation:1") is None
    assert Message.objects.count() == 1


def test_a_message_without_an_address_is_visibly_not_delivered():
    message = outbox.post("agreement_ready", to=given.account(email=""))
    assert message is not None
    assert message.status == Message.Status.FAILED


def test_a_mail_server_that_fails_is_tried_again(monkeypatch: pytest.MonkeyPatch):
    def broken(self: Any, *a: Any, **kw: Any) -> int:
        raise OSError("no route")

    message = outbox.post("agreement_ready", to=given.account())
    assert message is not None
    with monkeypatch.context() as patch:
        patch.setattr("django.core.mail.EmailMessage.send", broken)
        assert outbox.send_due() == 0
    assert Message.objects.get().status == Message.Status.QUEUED
    assert outbox.send_due() == 0, "not at once: the server needs time"
    with clock.at(clock.now() + timedelta(minutes=6)):
        assert outbox.send_due() == 1


def test_a_mail_server_that_fails_for_three_days_makes_it_visible(monkeypatch: pytest.MonkeyPatch):
    def broken(self: Any, *a: Any, **kw: Any) -> int:
        raise OSError("no route")

    monkeypatch.setattr("django.core.mail.EmailMessage.send", broken)
    outbox.post("agreement_ready", to=given.account())
    begin, hour = clock.now(), 0
    while Message.objects.get().status == Message.Status.QUEUED:
        with clock.at(begin + timedelta(hours=hour / 12)):
            outbox.send_due()
        hour += 1
    assert Message.objects.get().status == Message.Status.FAILED
    assert 60 < hour / 12 < 73


def test_a_message_waits_for_its_hour():
    outbox.post("reminder", to=given.account(), send_after=clock.now() + timedelta(hours=3))
    assert outbox.send_due() == 0
    with clock.at(clock.now() + timedelta(hours=4)):
        assert outbox.send_due() == 1
