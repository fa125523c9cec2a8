"""Who sees a version, and what its page offers."""

import pytest
from django.test import Client
from django.urls import reverse

from passend.agreements import actions
from passend.agreements.models import Agreement, Status
from passend.core.models import Event
from passend.people.models import Role, StaffRole, User
from tests import given

pytestmark = pytest.mark.django_db


def page(user: User, verb: str, subject: object) -> str:
    return client(user).get(reverse(verb, args=[subject.pk])).content.decode()


def client(user: User) -> Client:
    signed_in = Client()
    signed_in.force_login(user)
    return signed_in


def test_a_draft_is_made_from_the_suggestions_in_one_page() -> None:
    case, wordings = given.heard_case(), [given.wording() for _ in range(3)]
    shown = page(case.coach, "agreement.draft", case)
    assert all(w.title in shown and w.law_room in shown for w in wordings)
    answer = client(case.coach).post(
        reverse("agreement.draft", args=[case.pk]),
        {"wordings": [w.pk for w in wordings], "propose": "1"},
    )
    draft = Agreement.objects.get()
    assert answer.url == reverse("agreement.propose", args=[draft.pk])
    assert draft.measures.count() == 3


def test_the_check_page_shows_what_the_student_will_read_and_sends_it() -> None:
    draft = given.draft()
    shown = page(draft.case.coach, "agreement.propose", draft)
    assert draft.measures.first().school_does in shown
    client(draft.case.coach).post(reverse("agreement.propose", args=[draft.pk]))
    draft.refresh_from_db()
    assert draft.status == Status.PROPOSED


def test_the_student_agrees_to_all_with_one_button() -> None:
    proposal = given.proposed()
    student = client(proposal.case.person)
    assert "Ik ga akkoord met alles" in page(proposal.case.person, "agreement.detail", proposal)
    answer = student.post(reverse("agreement.answer", args=[proposal.pk]), {"everything": "1"})
    assert answer.status_code == 302
    proposal.refresh_from_db()
    assert proposal.status == Status.IN_FORCE


def test_the_student_contests_a_part_and_says_why() -> None:
    proposal = given.proposed()
    no, yes = proposal.measures.all()
    client(proposal.case.person).post(
        reverse("agreement.answer", args=[proposal.pk]),
        {
            f"say-{no.pk}": "contested",
            f"why-{no.pk}": "too_little",
            f"text-{no.pk}": "Ik heb meer tijd nodig.",
            f"say-{yes.pk}": "agreed",
            "chosen": "1",
        },
    )
    no.refresh_from_db()
    assert (no.answer, no.contest_reason) == ("contested", "too_little")
    shown = page(proposal.case.person, "agreement.detail", proposal)
    assert "Ik heb meer tijd nodig." in shown
    assert "toegankelijke faciliteit" in shown
    assert "College voor de Rechten van de Mens" in shown


def test_one_who_contests_something_cannot_agree_to_all_by_accident() -> None:
    proposal = given.proposed()
    line = proposal.measures.first()
    answer = client(proposal.case.person).post(
        reverse("agreement.answer", args=[proposal.pk]),
        {f"say-{line.pk}": "contested", "everything": "1"},
    )
    assert answer.status_code == 422


def test_the_coach_has_no_button_to_agree() -> None:
    proposal = given.proposed()
    assert "Ik ga akkoord" not in page(proposal.case.coach, "agreement.detail", proposal)
    answer = client(proposal.case.coach).post(
        reverse("agreement.answer", args=[proposal.pk]), {"everything": "1"}
    )
    assert answer.status_code == 403


@pytest.mark.parametrize("verb", ["detail", "propose", "withdraw", "answer", "ask_talk"])
def test_a_version_does_not_exist_for_who_may_not_see_the_dossier(verb: str) -> None:
    proposal, stranger = given.proposed(), given.coach()
    address = reverse(f"agreement.{verb}", args=[proposal.pk])
    assert client(stranger).get(address).status_code == 404
    assert client(stranger).post(address).status_code == 404


def test_the_student_does_not_see_a_draft() -> None:
    draft = given.draft()
    address = reverse("agreement.detail", args=[draft.pk])
    assert client(draft.case.person).get(address).status_code == 404


def test_a_withdrawn_proposal_tells_the_student_that_it_is_withdrawn() -> None:
    proposal = given.proposed()
    actions.withdraw(proposal, by=proposal.case.coach)
    student = client(proposal.case.person)
    assert "ingetrokken" in page(proposal.case.person, "agreement.detail", proposal)
    answer = student.post(reverse("agreement.answer", args=[proposal.pk]), {"everything": "1"})
    assert answer.status_code == 409


def test_looking_at_a_version_is_an_event_but_not_for_the_student() -> None:
    agreement = given.in_force()
    page(agreement.case.person, "agreement.detail", agreement)
    assert not Event.objects.views().exists()
    page(agreement.case.coach, "agreement.detail", agreement)
    assert Event.objects.views().get().ground == "caseload"


def test_a_replaced_version_says_that_there_is_a_newer_one() -> None:
    """T-09, on the page."""
    old = given.in_force()
    new = given.in_force(old.case, measures=1)
    shown = page(old.case.person, "agreement.detail", old)
    assert "nieuwere versie" in shown
    assert new.get_absolute_url() in shown
    student = client(old.case.person)
    answer = student.post(reverse("agreement.answer", args=[old.pk]), {"everything": "1"})
    assert answer.status_code == 409


def test_a_coach_who_also_teaches_the_student_opens_the_agreement() -> None:
    case = given.heard_case(student=given.student(group=given.group()))
    agreement = given.in_force(case)
    StaffRole.objects.create(user=case.coach, role=Role.TEACHER)
    case.coach.teaching.create(group=case.student.group)
    assert str(agreement.measures.first().school_does) in page(
        User.objects.get(pk=case.coach.pk), "agreement.detail", agreement
    )
