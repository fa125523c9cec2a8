"""A signature on paper: agreement.confirm_paper and agreement.object_paper."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from passend.agreements import actions
from passend.agreements.models import Agreement, PaperSignature, Status
from passend.cases.actions.announcement import opened
from passend.core import clock
from passend.core.errors import NotNow, NotYou
from passend.core.models import Event, Message
from passend.people.models import User
from tests import given
from tests.papers import PDF

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_files(settings: Any, tmp_path: Any) -> None:
    settings.FILES_DIR = tmp_path


def client(user: User) -> Client:
    browser = Client()
    browser.force_login(user)
    return browser


def scan(content: bytes = PDF, name: str = "papier.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def signed(proposal: Agreement, contested: int = 0, **facts: Any) -> Agreement:
    asked = [line for line in proposal.measures.all() if not line.is_unchanged]
    answers = {str(m.pk): "contested" if n < contested else "agreed" for n, m in enumerate(asked)}
    facts.setdefault("scan", scan())
    by = facts.pop("by", proposal.case.coach)
    done: Agreement = actions.confirm_paper(proposal, by=by, answers=answers, **facts)
    return done


def the_paper(agreement: Agreement) -> PaperSignature:
    return PaperSignature.objects.get(consent__agreement=agreement)


def later(days: int) -> Any:
    return clock.at(clock.now() + timedelta(days=days))


def test_a_scan_brings_the_agreement_into_force_and_tells_the_student() -> None:
    agreement = signed(given.proposed())
    paper = the_paper(agreement)
    assert agreement.status == Status.IN_FORCE
    assert paper.consent.method == "paper"
    assert paper.object_by == clock.today() + timedelta(days=14)
    assert Message.objects.filter(kind="paper_signature_notice").count() == 1


def test_what_is_crossed_out_on_the_paper_is_contested() -> None:
    agreement = signed(given.proposed(), contested=1)
    assert [m.answer for m in agreement.measures.all()] == ["contested", "agreed"]


def test_only_staff_of_the_dossier_add_a_scan() -> None:
    proposal = given.proposed()
    for person in (proposal.case.person, given.coach()):
        with pytest.raises(NotYou):
            signed(proposal, by=person)


def test_there_is_nothing_to_sign_in_a_draft() -> None:
    with pytest.raises(NotNow):
        signed(given.draft())


def test_a_day_before_the_proposal_is_refused() -> None:
    with pytest.raises(ValidationError):
        signed(given.proposed(), signed_on=clock.today() - timedelta(days=1))


def test_the_day_of_signing_counts_and_not_that_of_the_scan() -> None:
    proposal = given.proposed()
    with later(5):
        agreement = signed(proposal, signed_on=proposal.proposed_on)
    assert agreement.settled_on == proposal.proposed_on


@pytest.mark.parametrize("content", [b"MZ\x90 a programme", b"<svg onload='x'>", b"<html>", b""])
def test_a_scan_is_what_its_first_bytes_say_whatever_its_name(content: bytes) -> None:
    proposal = given.proposed()
    address = reverse("agreement.confirm_paper", args=[proposal.pk])
    data = {"scan": scan(content), "signed_on": clock.today().isoformat()}
    assert client(proposal.case.coach).post(address, data).status_code == 422
    assert not PaperSignature.objects.exists()


def test_a_scan_of_more_than_ten_megabytes_is_refused() -> None:
    proposal = given.proposed()
    address = reverse("agreement.confirm_paper", args=[proposal.pk])
    data = {"scan": scan(PDF + b" " * 10 * 1024 * 1024), "signed_on": clock.today().isoformat()}
    answer = client(proposal.case.coach).post(address, data)
    assert answer.status_code == 422
    assert "10 MB" in answer.content.decode()


def test_the_student_objects_within_fourteen_days_and_it_no_longer_holds() -> None:
    agreement = signed(given.proposed())
    with later(14):
        actions.object_paper(the_paper(agreement), by=agreement.case.person)
    agreement.refresh_from_db()
    assert agreement.status == Status.CONTESTED
    assert {m.contest_reason for m in agreement.measures.all()} == {"paper"}


def test_after_fourteen_days_the_paper_stands() -> None:
    agreement = signed(given.proposed())
    opened(agreement, agreement.case, by=agreement.case.person)
    with later(15), pytest.raises(NotNow):
        actions.object_paper(the_paper(agreement), by=agreement.case.person)


def test_only_the_student_objects_and_only_once() -> None:
    agreement = signed(given.proposed())
    with pytest.raises(NotYou):
        actions.object_paper(the_paper(agreement), by=agreement.case.coach)
    actions.object_paper(the_paper(agreement), by=agreement.case.person)
    with pytest.raises(NotNow):
        actions.object_paper(the_paper(agreement), by=agreement.case.person)


def test_what_the_paper_changed_goes_on_as_it_was() -> None:
    old = given.in_force()
    new = signed(given.proposed(old.case, measures=1))
    actions.object_paper(the_paper(new), by=new.case.person)
    new.refresh_from_db()
    assert new.status == Status.IN_FORCE
    assert new.measures.in_effect().count() == 2


def test_a_draft_that_leaned_on_the_paper_asks_anew() -> None:
    agreement = signed(given.proposed())
    draft = actions.draft(agreement.case, by=agreement.case.coach)
    actions.object_paper(the_paper(agreement), by=agreement.case.person)
    assert {m.answer for m in draft.measures.all()} == {"open"}


def test_a_paper_without_the_parent_waits_and_an_objection_opens_the_lines_again() -> None:
    today = clock.today()
    case = given.heard_case(born=today.replace(year=today.year - 15, day=1))
    proposal = signed(given.proposed(case))
    assert proposal.status == Status.PROPOSED
    actions.object_paper(the_paper(proposal), by=case.person)
    assert {m.answer for m in proposal.measures.all()} == {"open"}


def test_a_paper_that_the_parent_signed_too_is_complete_under_sixteen() -> None:
    today = clock.today()
    case = given.heard_case(born=today.replace(year=today.year - 15, day=1))
    assert signed(given.proposed(case), parent_signed=True).status == Status.IN_FORCE


def test_the_scan_is_for_the_student_and_the_staff_of_the_dossier() -> None:
    agreement = signed(given.proposed())
    address = reverse("agreement.scan", args=[the_paper(agreement).pk])
    answer = client(agreement.case.person).get(address)
    assert b"".join(answer) == PDF
    assert answer["Content-Disposition"].startswith("attachment")
    assert b"".join(client(agreement.case.coach).get(address)) == PDF
    assert client(given.coach()).get(address).status_code == 404
    assert Event.objects.views().filter(verb="papersignature.view").count() == 1


def test_the_page_offers_to_object_and_does_it() -> None:
    agreement = signed(given.proposed())
    student = client(agreement.case.person)
    address = reverse("agreement.object_paper", args=[the_paper(agreement).pk])
    page = student.get(reverse("agreement.detail", args=[agreement.pk])).content.decode()
    assert address in page
    assert student.post(address).status_code == 302
    page = student.get(reverse("agreement.detail", args=[agreement.pk])).content.decode()
    assert "Bezwaar gemaakt" in page


def test_events_of_papers_hold_dates_and_codes_only() -> None:
    agreement = signed(given.proposed())
    actions.object_paper(the_paper(agreement), by=agreement.case.person)
    event = Event.objects.get(verb="agreement.object_paper")
    assert set(event.details) == {"objected_on"}
