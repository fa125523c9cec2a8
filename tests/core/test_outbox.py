"""Post is written with the change, sent afterwards, once, and carries no content."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core import mail
from django.db import transaction

from passend.core import clock, outbox
from passend.core.models import Message, School
from passend.core.outbox import bounces
from tests import given

pytestmark = pytest.mark.django_db
TUESDAY = datetime(2027, 1, 12, 9, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def daytime() -> Iterator[None]:
    with clock.at(TUESDAY):
        yield


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
    def broken(*a: Any) -> Any:
        raise OSError("no route")

    message = outbox.post("agreement_ready", to=given.account())
    assert message is not None
    with monkeypatch.context() as patch:
        patch.setattr("passend.core.outbox.door.hand_over", broken)
        assert outbox.send_due() == 0
    assert Message.objects.get().status == Message.Status.QUEUED
    assert outbox.send_due() == 0, "not at once: the server needs time"
    with clock.at(clock.now() + timedelta(minutes=6)):
        assert outbox.send_due() == 1


def test_a_mail_server_that_fails_for_three_days_makes_it_visible(monkeypatch: pytest.MonkeyPatch):
    def broken(*a: Any) -> Any:
        raise OSError("no route")

    monkeypatch.setattr("passend.core.outbox.door.hand_over", broken)
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


def test_a_student_gets_no_post_in_the_evening_or_at_the_weekend():
    for moment, goes in [
        (datetime(2027, 1, 12, 19, 30, tzinfo=UTC), datetime(2027, 1, 13, 7, 0, tzinfo=UTC)),
        (datetime(2027, 1, 15, 20, 0, tzinfo=UTC), datetime(2027, 1, 18, 7, 0, tzinfo=UTC)),
        (datetime(2027, 1, 17, 12, 0, tzinfo=UTC), datetime(2027, 1, 18, 7, 0, tzinfo=UTC)),
        (datetime(2027, 1, 12, 5, 0, tzinfo=UTC), datetime(2027, 1, 12, 7, 0, tzinfo=UTC)),
        (TUESDAY, TUESDAY),
    ]:
        with clock.at(moment):
            message = outbox.post("agreement_ready", to=given.account())
        assert message is not None
        assert message.send_after == goes


def test_a_code_that_somebody_waits_for_goes_at_night():
    with clock.at(datetime(2027, 1, 17, 1, 0, tzinfo=UTC)):
        outbox.post("code", to=given.account(), code="123456")
        assert outbox.send_due() == 1


def test_a_second_try_does_not_wake_a_student(monkeypatch: pytest.MonkeyPatch):
    outbox.post("reminder", to=given.account())
    with clock.at(datetime(2027, 1, 12, 18, 59, tzinfo=UTC)), monkeypatch.context() as patch:
        patch.setattr("passend.core.outbox.door.hand_over", no_route)
        outbox.send_due()
    with clock.at(datetime(2027, 1, 12, 21, 0, tzinfo=UTC)):
        assert outbox.send_due() == 0
    with clock.at(datetime(2027, 1, 13, 7, 1, tzinfo=UTC)):
        assert outbox.send_due() == 1


def no_route(*a: Any) -> Any:
    raise OSError("no route")


def test_a_code_is_blanked_once_it_was_sent_and_the_row_stays():
    outbox.post("code", to=given.account(), code="123456")
    outbox.post("reminder", to=given.account(), link="/a/")
    assert outbox.send_due() == 2
    assert Message.objects.get(kind="code").body == ""
    assert "/a/" in Message.objects.get(kind="reminder").body
    assert "123456" in next(m.body for m in mail.outbox if "code" in m.subject.lower())


def test_a_mail_comes_from_the_school_and_answers_go_to_its_contact():
    School.objects.create(name="ROC Voorbeeld", contact_email="zorg@roc.example")
    message = outbox.post("agreement_ready", to=given.account(), link="/a/")
    outbox.send_due()
    (letter,) = mail.outbox
    assert letter.from_email == "ROC Voorbeeld <passend@localhost>"
    assert letter.reply_to == ["zorg@roc.example"]
    assert letter.extra_headers["Message-ID"] == f"<{message.pk}@localhost>"
    assert letter.extra_headers["Auto-Submitted"] == "auto-generated"


def test_the_page_in_a_mail_has_the_link_and_nothing_from_elsewhere():
    outbox.post("agreement_ready", to=given.account(), link="/a/?b=<script>")
    outbox.send_due()
    ((page, kind),) = mail.outbox[0].alternatives
    assert kind == "text/html"
    assert '<a href="http://127.0.0.1:8000/a/?b=&lt;script&gt;"' in page
    assert "<script" not in page
    assert "<img" not in page


@pytest.mark.parametrize(
    "address", ["geen adres", "a@b.nl\nBcc: x@y.nl", "a@b.nl, x@y.nl", "a@b.nl\r\nX: 1", "@b.nl"]
)
def test_nobody_smuggles_a_second_address_or_a_header_into_a_mail(address: str):
    message = outbox.post("reminder", to=None, address=address)
    assert message is not None
    assert (message.status, message.problem) == (Message.Status.FAILED, "bad_address")
    assert outbox.send_due() == 0


def test_a_school_with_a_line_break_in_its_name_sends_plain_headers():
    School.objects.create(name="ROC\nBcc: x@y.nl")
    outbox.post("day", to=given.account())
    assert outbox.send_due() == 1
    assert "\n" not in mail.outbox[0].from_email + mail.outbox[0].subject


def test_what_came_back_is_not_delivered_after_all():
    message = outbox.post("agreement_ready", to=given.account())
    outbox.send_due()
    report = REPORT.format(action="failed", pk=message.pk).encode()
    assert bounces.note(REPORT.format(action="delayed", pk=message.pk).encode()) is False
    assert bounces.note(b"Subject: ik ben met vakantie\n\nTot volgende week.") is False
    assert bounces.note(report) is True
    message.refresh_from_db()
    assert (message.status, message.problem) == (Message.Status.FAILED, "bounced")


def test_a_report_is_known_by_the_address_it_comes_back_to():
    message = outbox.post("agreement_ready", to=given.account())
    outbox.send_due()
    report = REPORT.format(action="failed", pk="x").encode()
    assert bounces.note(report, f"bounce+{message.pk.hex}@school.example") is True


def test_every_kind_has_its_text_or_its_line():
    folder = Path(outbox.__file__).parents[1] / "templates/mail"
    texts = {path.stem for path in folder.glob("*.txt")}
    assert texts == {kind.code for kind in outbox.KINDS.values() if not kind.line}


def test_hours_of_the_clock_change():
    assert clock.moment(date(2027, 3, 28), time(2, 30)) == datetime(2027, 3, 28, 1, 30, tzinfo=UTC)
    assert clock.moment(date(2027, 10, 31), time(2, 30)) == datetime(
        2027, 10, 31, 0, 30, tzinfo=UTC
    )


REPORT = """From: MAILER-DAEMON@mail.example
To: passend@localhost
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain

It did not arrive.

--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mail.example

Final-Recipient: rfc822; sam@example.org
Action: {action}
Status: 5.1.1

--b
Content-Type: text/rfc822-headers

Message-ID: <{pk}@localhost>
Subject: Er staat iets voor je klaar

--b--
"""
