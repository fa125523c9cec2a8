"""A draft: one at a time per dossier, with the intake's words or the lines of what holds."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from passend.agreements import actions
from passend.agreements.models import Agreement, Status
from passend.cases.models import NeedState
from passend.core.errors import NotNow, NotYou
from passend.core.models import Event
from tests import given
from tests.signing_in import wholly

pytestmark = pytest.mark.django_db


def test_a_draft_begins_with_the_words_of_the_intake() -> None:
    case = given.heard_case()
    draft = actions.draft(case, by=case.coach)
    assert draft.stuck == case.intakes.get().stuck
    assert draft.contact == case.coach
    assert draft.number == 1


def test_a_measure_of_the_library_comes_with_its_words_and_sensible_dates() -> None:
    case, wording = given.heard_case(), given.wording(areas=("toetsen",))
    line = actions.draft(case, by=case.coach, wordings=[wording]).measures.get()
    assert line.school_does == wording.school_does
    assert line.need.area == "toetsen"
    assert line.starts_on == case.expected_start_on
    assert line.who == "je docenten"


def test_what_another_body_decides_still_has_to_be_asked() -> None:
    case, wording = given.heard_case(), given.wording(decided_by="examencommissie")
    line = actions.draft(case, by=case.coach, wordings=[wording]).measures.get()
    assert line.decision_state == "needed"


@pytest.mark.parametrize("role", ["intaker", "coordinator"])
def test_the_intaker_and_the_coordinator_draft_too(role: str) -> None:
    team = given.team()
    person = given.intaker() if role == "intaker" else given.coordinator(team)
    kw = {"intaker": person, "coach": None} if role == "intaker" else {"team": team}
    assert actions.draft(given.heard_case(**kw), by=person).made_by == person


def test_the_student_does_not_draft() -> None:
    case = given.heard_case()
    with pytest.raises(NotYou):
        actions.draft(case, by=case.person)


def test_who_may_not_draft_is_not_led_to_the_draft_of_another(client: Client) -> None:
    """The address alone would tell that somebody is writing, and what its number is."""
    case = given.heard_case()
    actions.draft(case, by=case.coach)
    wholly(client, case.person)
    assert client.get(reverse("agreement.draft", args=[case.pk])).status_code == 403
    wholly(client, case.coach)
    assert client.get(reverse("agreement.draft", args=[case.pk])).status_code == 302


def test_without_a_need_there_is_nothing_to_agree_on() -> None:
    case = given.heard_case(need_state=NeedState.UNKNOWN)
    with pytest.raises(NotNow):
        actions.draft(case, by=case.coach)


def test_there_is_one_draft_or_proposal_at_a_time() -> None:
    draft = given.draft()
    with pytest.raises(NotNow):
        actions.draft(draft.case, by=draft.case.coach)


def test_the_database_holds_one_open_version_and_one_in_force() -> None:
    draft = given.draft()
    with pytest.raises(IntegrityError), transaction.atomic():
        Agreement.objects.create(case=draft.case, number=2)
    agreement = given.in_force()
    with pytest.raises(IntegrityError), transaction.atomic():
        Agreement.objects.create(
            case=agreement.case, number=2, status=Status.IN_FORCE,
            in_force_on=agreement.in_force_on, evaluate_by=agreement.evaluate_by,
        )  # fmt: skip


def test_a_new_version_begins_with_what_holds_and_its_consent() -> None:
    old = given.agreed(given.proposed(measures=3), contested=1)
    draft = actions.draft(old.case, by=old.case.coach)
    assert draft.base == old
    lines = list(draft.measures.all())
    assert [line.is_unchanged for line in lines] == [False, True, True]
    assert [line.answer for line in lines] == ["open", "agreed", "agreed"]


def test_a_version_of_another_dossier_is_no_base() -> None:
    other, case = given.in_force(), given.heard_case()
    with pytest.raises(ValidationError):
        actions.draft(case, by=case.coach, base=other)


def test_the_event_is_that_of_the_dossier() -> None:
    draft = given.draft()
    event = Event.objects.in_dossier(draft.case).get(verb="agreement.draft")
    assert event.details == {"number": 1}


def test_a_draft_is_saved_with_its_history_and_a_stale_save_is_refused() -> None:
    draft = given.draft()
    content = actions.snapshot(draft)
    actions.edit(draft, by=draft.case.coach, revision=1, content=content)
    assert (draft.revision, draft.revisions.count()) == (2, 2)
    with pytest.raises(ValidationError):
        actions.edit(draft, by=draft.case.coach, revision=1, content=content)
    assert Event.objects.about(draft).get(verb="agreement.edit").details == {"revision": 2}
