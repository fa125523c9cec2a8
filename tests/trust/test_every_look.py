"""Who reads in a dossier leaves a line, on whatever page it stands."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from passend.agreements.actions import kept
from passend.agreements.models import Agreement
from passend.cases.actions import match as matches
from passend.cases.actions import parent as parents
from passend.cases.models import Case, Match
from passend.core.actors import SYSTEM
from passend.core.models import Event
from tests import given

pytestmark = pytest.mark.django_db
SARA = {"first_name": "Sara", "last_name": "Vos", "email": "sara@example.org"}


def looks_in(case: Case) -> list[tuple[str, str]]:
    return list(Event.objects.in_dossier(case).views().values_list("verb", "ground"))


def opened(client: Client, who: Any, page: str, **post: Any) -> int:
    client.force_login(who)
    return (client.post(page, post) if post else client.get(page)).status_code


def test_a_parent_who_reads_along_stands_in_the_list(client: Client) -> None:
    case = given.in_force(given.heard_case(born=date(2012, 5, 14))).case
    parent = parents.add(case, by=case.person, **SARA).user
    assert opened(client, parent, reverse("child")) == 200
    assert looks_in(case) == [("case.view", "parent")]
    assert opened(client, case.person, reverse("route")) == 200
    assert len(looks_in(case)) == 1


@pytest.mark.parametrize("verb", ["agreement.propose", "agreement.edit"])
def test_the_text_of_a_draft_is_not_read_unseen(client: Client, verb: str) -> None:
    draft: Agreement = given.draft()
    assert opened(client, draft.case.coach, reverse(verb, args=[draft.pk])) == 200
    assert looks_in(draft.case) == [("agreement.view", "caseload")]


def test_a_form_that_is_not_right_shows_the_text_and_counts(client: Client) -> None:
    draft = given.draft()
    page = reverse("agreement.edit", args=[draft.pk])
    assert opened(client, draft.case.coach, page, revision="geen") == 422
    assert looks_in(draft.case) == [("agreement.view", "caseload")]


@pytest.mark.parametrize("verb", ["agreement.answer_by_code", "agreement.confirm_paper"])
def test_filling_in_for_the_student_is_looking(client: Client, verb: str) -> None:
    proposal = given.proposed()
    assert opened(client, proposal.case.coach, reverse(verb, args=[proposal.pk])) == 200
    assert looks_in(proposal.case) == [("agreement.view", "caseload")]


@pytest.mark.parametrize("verb", ["agreement.draft", "case.correct"])
def test_needs_and_personal_data_beside_a_form_count(client: Client, verb: str) -> None:
    case = given.heard_case()
    assert opened(client, case.coach, reverse(verb, args=[case.pk])) == 200
    assert looks_in(case) == [("case.view", "caseload")]


def test_what_the_student_said_is_not_read_unseen(client: Client) -> None:
    case = given.in_force().case
    measure = case.agreements.get().measures.first()
    said = kept.say(measure, by=case.person, face="not", text="Dit gebeurt nooit.")
    assert opened(client, case.coach, reverse("kept.answer", args=[said.pk])) == 200
    assert looks_in(case) == [("agreement.view", "caseload")]


def test_a_student_does_not_see_who_in_the_register_might_be_the_same(client: Client) -> None:
    case = given.case_requested()
    student = given.student(first_name="Iemand", last_name="Anders")

    enrolment = given.enrolment(student, case.requested_on)
    match: Match = matches.propose(matches.new(case, enrolment, ["born"]), by=SYSTEM)
    for verb in ("match.detail", "match.confirm", "match.reject"):
        assert opened(client, case.person, reverse(verb, args=[match.pk])) == 404
    boss = given.boss_of(case)
    assert opened(client, boss, reverse("match.confirm", args=[match.pk])) == 200
    assert looks_in(case) == [("match.view", "team")]


def test_a_change_in_a_dossier_says_on_what_ground_as_a_look_does() -> None:
    case = given.case_of_coach()
    given.in_force(case, by=case.coach)
    grounds = dict(Event.objects.in_dossier(case).values_list("verb", "ground"))
    assert grounds["request.send"] == "link"
    assert grounds["case.assign_intaker"] == "team"
    assert grounds["case.hear"] == "intake"
    assert grounds["case.join"] == "task"
    assert grounds["agreement.propose"] == "caseload"
    assert grounds["agreement.answer"] == "own"
