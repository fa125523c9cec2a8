"""While nobody knows the birth date, a parent acts and gets post by the student's yes only.

An earlier release let school name a parent then; those lines are still there.
"""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from passend.agreements import actions as agreements
from passend.agreements.models import Consent
from passend.cases.actions import parent as parents
from passend.cases.models import Case, CaseParent
from passend.core.models import Message
from passend.people.models import User
from passend.privacy.models import DataRequest
from tests import given
from tests import given_sharing as shared
from tests.papers import PDF

pytestmark = pytest.mark.django_db
YES = pytest.mark.parametrize("said_yes", [False, True])


def named_before(said_yes: bool) -> tuple[Case, User]:
    """A parent whom school named before anything asked for a yes."""
    case = given.heard_case(born=None)
    line = CaseParent.objects.create(case=case, user=given.account(first_name="Petra"))
    if said_yes:
        parents.keep(line, by=case.person)
    return case, line.user


@YES
def test_what_the_parent_asks_about_data_is_about_the_dossier_only_then(
    client: Client, said_yes: bool
) -> None:
    case, mother = named_before(said_yes)
    client.force_login(mother)
    client.post(reverse("data.ask"), {"kind": "restrict", "text": "Gebruik het even niet."})
    assert DataRequest.objects.get().case == (case if said_yes else None)


@YES
def test_only_then_the_parent_hears_that_an_agreement_waits(said_yes: bool) -> None:
    case, mother = named_before(said_yes)
    given.agreed(given.proposed(case))
    told = Message.objects.filter(kind="parent_consent")
    assert [one.address for one in told] == ([mother.email] if said_yes else [])


@YES
def test_only_then_the_parent_hears_whom_the_student_wants_to_let_in(said_yes: bool) -> None:
    case, mother = named_before(said_yes)
    shared.helper(case)
    told = Message.objects.filter(kind="involved_parent")
    assert [one.address for one in told] == ([mother.email] if said_yes else [])


@YES
def test_only_then_a_signature_on_paper_is_that_parents(
    settings: Any, tmp_path: Any, said_yes: bool
) -> None:
    settings.FILES_DIR = tmp_path
    case, mother = named_before(said_yes)
    proposal = given.proposed(case)
    answers = {str(line.pk): "agreed" for line in proposal.measures.all()}
    scan = SimpleUploadedFile("papier.pdf", PDF)
    agreements.confirm_paper(
        proposal, by=case.coach, scan=scan, answers=answers, parent_signed=True
    )
    signed = proposal.consents.get(role=Consent.Role.PARENT)
    assert signed.by == (mother if said_yes else None)


def test_who_gave_no_birth_date_is_not_told_to_be_young(client: Client) -> None:
    case = given.heard_case(born=None)
    client.force_login(case.person)
    page = client.get(reverse("desk.sharing")).content.decode()
    assert "School weet niet hoe oud je bent" in page
    assert "Je bent jong" not in page
