"""The intake: heard before enrolment, and the clock of WEB 8.1.3a starts (A01, A02, A05, A06)."""

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from passend.cases.actions import case as cases
from passend.cases.actions import need as needs
from passend.cases.models import Intake, NeedState
from passend.core import clock
from passend.core.errors import NotNow, NotYou
from passend.core.models import Event, School
from tests import given

pytestmark = pytest.mark.django_db

SPRING = datetime(2026, 4, 14, 9, tzinfo=UTC)
AUTUMN = datetime(2026, 10, 20, 9, tzinfo=UTC)
TESTS = [("toetsen", "Ik heb te weinig tijd.")]


def test_with_a_known_need_agreement_comes_before_the_enrolment():
    """A01, A02: WEB 8.1.3a lid 2; the day of enrolment itself is still in time."""
    with clock.at(SPRING):
        case = given.case_heard(start_on="2026-08-01")
    assert case.need_state == NeedState.NEED
    assert case.agree_by == date(2026, 8, 1)
    assert {need.agree_by for need in case.needs.all()} == {date(2026, 8, 1)}


def test_a_need_that_was_told_before_the_start_is_known_before_however_late_the_intake_is():
    """A01: a school that hears somebody too late does not get the days of a later need."""
    with clock.at(SPRING):
        case = given.case_requested(start_on="2026-08-01")
    with clock.at(AUTUMN):
        cases.hear(case, by=case.intaker, outcome=NeedState.NEED, grounds=["handicap"], needs=TESTS)
    assert case.need_known_on == date(2026, 4, 14)
    assert case.agree_by == date(2026, 8, 1)


def test_who_told_of_no_need_is_known_from_the_intake():
    with clock.at(SPRING):
        case = given.case_requested(start_on="2026-08-01", hulp_nodig="nee")
    with clock.at(AUTUMN):
        cases.hear(case, by=case.intaker, outcome=NeedState.NEED, grounds=["handicap"], needs=TESTS)
    assert case.need_known_on == date(2026, 10, 20)


def test_a_need_found_later_gets_the_level_of_the_school():
    """A05: lid 4 names no number of days; the school promises twenty school days."""
    School.objects.create(holidays=[["2026-10-24", "2026-11-01"]], kept_months=[10, 3])
    with clock.at(SPRING):
        case = given.case_of_coach(need=False)
    with clock.at(AUTUMN):
        needs.add(case, by=case.coach, area="lessen", text="Het is te druk.", grounds=["chronic"])
    assert case.agree_by == date(2026, 11, 24)
    assert case.needs.get().found_on == date(2026, 10, 20)


def test_another_circumstance_gets_the_level_of_the_school_too():
    """A06: outside WEB 8.1.3a there is no duty of law; the school helps all the same."""
    with clock.at(SPRING):
        case = given.case_heard(start_on="2026-08-01", grounds=("care",))
    assert not case.is_under_the_law
    assert case.agree_by == date(2026, 5, 18)  # twenty school days, without four days off


def test_no_need_has_no_clock():
    case = given.case_heard(need=False)
    assert (case.need_state, case.agree_by) == (NeedState.NONE, None)


def test_who_does_not_want_to_tell_may_tell_later():
    case = given.case_requested()
    cases.hear(case, by=case.intaker, outcome=NeedState.UNTOLD)
    assert case.need_state == NeedState.UNTOLD
    cases.hear(case, by=case.intaker, outcome=NeedState.NEED, needs=TESTS)
    assert case.need_state == NeedState.NEED


def test_only_who_does_the_intake_records_it():
    case = given.case_requested()
    for other in (given.intaker(), given.coach(), given.teacher(), given.manager(), case.person):
        with pytest.raises(NotYou):
            cases.hear(case, by=other, outcome=NeedState.NONE)
    cases.hear(case, by=given.boss_of(case), outcome=NeedState.NONE)


def test_a_closed_dossier_is_not_heard():
    case = given.case_heard()
    cases.close(case, by=given.boss_of(case), reason="left")
    with pytest.raises(NotNow):
        cases.hear(case, by=given.boss_of(case), outcome=NeedState.NONE)


def test_a_need_without_a_place_is_not_saved():
    case = given.case_requested()
    with pytest.raises(ValidationError):
        cases.hear(case, by=case.intaker, outcome=NeedState.NEED)
    assert not Intake.objects.exists()


def test_the_event_tells_the_outcome_and_the_day_and_no_words():
    case = given.case_heard(start_on="2027-08-01")
    event = Event.objects.in_dossier(case).filter(verb="case.hear").get()
    assert event.details == {"need_state": "need", "agree_by": "2027-08-01"}
    assert "te weinig tijd" not in str(list(Event.objects.values()))


def test_the_guide_stands_beside_the_form_and_nothing_is_asked_twice(client):
    case = given.case_requested(
        lastigst_text="Ik heb te weinig tijd.", vorige_school_text="Een pas"
    )
    client.force_login(case.intaker)
    page = client.get(reverse("case.hear", args=[case.pk])).content.decode()
    assert "Gespreksleidraad" in page
    assert "Ik heb te weinig tijd.</textarea>" in page
    assert "Een pas</textarea>" in page
    assert Event.objects.in_dossier(case).filter(verb="case.view", actor__endswith=case.intaker.pk)


def test_no_field_of_the_intake_asks_for_a_diagnosis(client):
    """A41: limitations and agreed support only; papers may be seen and are not kept."""
    case = given.case_requested()
    client.force_login(case.intaker)
    url = reverse("case.hear", args=[case.pk])
    names = set(client.get(url).context["form"].fields)
    assert not {name for name in names if "diagnos" in name or "bsn" in name}
    assert "papers_seen" in names
    told = {"outcome": "need", "text_toetsen": "Door mijn dyslexie lees ik traag."}
    page = client.post(url, told)
    assert page.status_code == 422
    assert "lijkt op een diagnose" in page.content.decode()
    assert "Door mijn dyslexie lees ik traag." in page.content.decode()
    assert client.post(url, {**told, "wording_ok": "1"}).status_code == 302


def test_a_bsn_is_refused_and_the_rest_stays(client):
    case = given.case_requested()
    client.force_login(case.intaker)
    told = {"outcome": "none", "strengths": "Zijn nummer is 111222333", "helps": "Rust"}
    page = client.post(reverse("case.hear", args=[case.pk]), {**told, "wording_ok": "1"})
    assert page.status_code == 422
    assert "lijkt op een BSN" in page.content.decode()
    assert "Rust</textarea>" in page.content.decode()
    assert not Intake.objects.exists()


def test_extra_fields_change_nothing(client):
    case = given.case_requested()
    client.force_login(case.intaker)
    extra = {"status": "closed", "agree_by": "2030-01-01", "coach": str(given.coach().pk)}
    client.post(reverse("case.hear", args=[case.pk]), {"outcome": "none", **extra})
    case.refresh_from_db()
    assert (case.status, case.agree_by, case.coach) == ("heard", None, None)


def test_the_own_intakes_stand_on_a_list_with_the_day_to_call(client):
    case = given.case_requested()
    other = given.case_requested()
    cases.assign_intaker(other, by=given.boss_of(other), team=other.team, intaker=given.intaker())
    client.force_login(case.intaker)
    page = client.get(reverse("case.intakes")).content.decode()
    assert case.get_absolute_url() in page
    assert other.get_absolute_url() not in page


def test_what_was_told_cannot_run_a_script(client):
    """T-16"""
    evil = '"><img src=x onerror=alert(1)>'
    case = given.case_requested(lastigst_text=evil, last_name=evil)
    client.force_login(case.intaker)
    page = client.get(reverse("case.hear", args=[case.pk])).content.decode()
    assert "<img" not in page
    assert "&lt;img" in page
