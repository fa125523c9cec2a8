"""announcement.see and announcement.tell: a term runs from the day that the student knows."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from passend.agreements.models import Agreement, PaperSignature
from passend.cases.actions import announcement as announcing
from passend.cases.models import Announcement
from passend.core import clock, outbox
from passend.core.errors import NotNow, NotYou
from passend.core.models import Event, Message, School
from passend.desk import due
from passend.people.models import User
from tests import given
from tests.agreements.test_signature import signed
from tests.due import found_in

pytestmark = pytest.mark.django_db
OPEN, PROVEN = Announcement.Status.OPEN, Announcement.Status.PROVEN


@pytest.fixture(autouse=True)
def own_files(settings: Any, tmp_path: Any) -> None:
    settings.FILES_DIR = tmp_path


def page(user: User, agreement: Agreement) -> str:
    client = Client()
    client.force_login(user)
    answer = client.get(agreement.get_absolute_url())
    assert answer.status_code == 200
    return answer.content.decode()


def the_one(agreement: Agreement, what: str = "paper") -> Announcement:
    return Announcement.objects.get(about=f"agreements.agreement:{agreement.pk}", what=what)


def the_paper(agreement: Agreement) -> PaperSignature:
    return PaperSignature.objects.get(consent__agreement=agreement)


def later(days: int) -> Any:
    return clock.at(clock.now() + timedelta(days=days))


def kinds(case: Any) -> set[str]:
    return {d.kind for d in found_in(case)}


def test_days_to_object_do_not_run_while_the_student_does_not_know():
    agreement = signed(given.proposed())
    with later(60):
        paper = the_paper(agreement)
        assert paper.last_day is None
        assert paper.status == PaperSignature.State.OPEN
        assert "lopen nog niet" in page(agreement.case.coach, agreement)


def test_they_run_from_the_day_that_the_student_opens_the_page():
    agreement = signed(given.proposed())
    with later(10):
        text = page(agreement.case.person, agreement)
        known = the_one(agreement)
        today = clock.today()
    assert (known.status, known.proof, known.announced_on) == (PROVEN, "opened", today)
    assert known.ends_on == today + timedelta(days=School.current().objection_days)
    assert "Zeg het uiterlijk" in text
    with later(24):
        assert the_paper(agreement).status == PaperSignature.State.OPEN
    with later(25):
        assert the_paper(agreement).status == PaperSignature.State.STANDS
    event = Event.objects.get(verb="announcement.see", details__what="paper")
    assert event.details["ends_on"] == str(known.ends_on)


def test_reading_by_anybody_else_proves_nothing():
    agreement = signed(given.proposed())
    page(agreement.case.coach, agreement)
    assert the_one(agreement).status == OPEN


def test_telling_it_face_to_face_starts_the_days():
    agreement = signed(given.proposed())
    with later(3):
        day = clock.today()
        announcing.tell(the_one(agreement), by=agreement.case.coach, how="told", on=day)
    known = the_one(agreement)
    assert (known.proof, known.announced_on) == ("told", day)
    assert the_paper(agreement).last_day == day + timedelta(days=14)


def test_the_day_of_telling_is_after_the_message_and_not_in_the_future():
    agreement = signed(given.proposed())
    for wrong in (clock.today() - timedelta(days=1), clock.today() + timedelta(days=1)):
        with pytest.raises(ValidationError):
            announcing.tell(the_one(agreement), by=agreement.case.coach, how="told", on=wrong)


def test_only_staff_of_the_dossier_say_that_they_told_it_and_only_once():
    agreement = signed(given.proposed())
    known, today = the_one(agreement), clock.today()
    for other in (given.coach(), agreement.case.person):
        with pytest.raises(NotYou):
            announcing.tell(known, by=other, how="told", on=today)
    announcing.tell(known, by=agreement.case.coach, how="paper", on=today)
    with pytest.raises(NotNow):
        announcing.tell(known, by=agreement.case.coach, how="paper", on=today)


def test_the_page_to_say_so_is_reached_from_the_row():
    agreement = signed(given.proposed())
    with later(8):
        assert "unread" in kinds(agreement.case)
        rows = due.fill(found_in(agreement.case))
        (row,) = [row for row in rows if row["kind"] == "unread"]
        client = Client()
        client.force_login(agreement.case.coach)
        form = {"how": "told", "on": clock.today().isoformat()}
        assert client.get(row["action_url"]).status_code == 200
        assert client.post(row["action_url"], form).status_code == 302
        assert "unread" not in kinds(agreement.case)


def test_a_message_that_did_not_arrive_starts_nothing_and_is_a_row_for_the_coach():
    agreement = signed(given.proposed())
    Message.objects.filter(kind="paper_signature_notice").update(
        status=Message.Status.FAILED, problem="address"
    )
    assert "mail" in kinds(agreement.case)
    with later(40):
        assert the_paper(agreement).last_day is None


def test_sending_it_to_another_address_takes_the_row_away():
    agreement = signed(given.proposed())
    case = agreement.case
    Message.objects.filter(kind="paper_signature_notice").update(
        status=Message.Status.FAILED, problem="address"
    )
    client = Client()
    client.force_login(case.coach)
    address = reverse("case.resend", args=[case.pk])
    text = client.get(address).content.decode()
    assert "Het mailadres bestaat niet of is vol." in text
    assert "Ik heb het verteld" in text
    assert client.post(address, {"email": "geen adres"}).status_code == 422
    assert client.post(address, {"email": "nieuw@example.org"}).status_code == 302
    assert "mail" not in kinds(case)
    again = Message.objects.filter(kind="paper_signature_notice").latest("created_at")
    assert (again.address, again.status) == ("nieuw@example.org", Message.Status.QUEUED)
    assert outbox.state().undelivered == 0


def test_somebody_elses_post_does_not_exist():
    agreement = signed(given.proposed())
    client = Client()
    client.force_login(given.coach())
    assert client.get(reverse("case.resend", args=[agreement.case_id])).status_code == 404
    told = reverse("announcement.tell", args=[the_one(agreement).pk])
    assert client.get(told).status_code == 404


def test_a_proposal_says_whether_the_student_knows_of_it():
    proposal = given.proposed()
    assert "nog niet gelezen" in page(proposal.case.coach, proposal)
    page(proposal.case.person, proposal)
    assert "De student weet van een voorstel sinds" in page(proposal.case.coach, proposal)


def test_a_scan_of_before_this_was_kept_has_the_day_that_was_promised():
    agreement = signed(given.proposed())
    paper = the_paper(agreement)
    paper.announcement = None
    paper.object_by = date(2027, 1, 1)
    assert paper.last_day == date(2027, 1, 1)
