"""What a test planner gets: decided, in force and shared; and the student reads that it looked."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from passend.adjustments import actions
from passend.adjustments.given import Given
from passend.adjustments.models import Adjustment
from passend.cases.actions import sharing as switches
from passend.core import clock, limits
from passend.core.models import Event
from passend.core.purposes import Purpose
from passend.privacy.actions import requests as data_requests
from passend.privacy.models import DataRequest
from tests import given
from tests import given_adjustments as exams

from .program import TOKEN, Program

pytestmark = pytest.mark.django_db
VERSIONS = ["v5", "v6"]


@pytest.fixture
def program() -> Program:
    return Program(exams.planner())


def codes(answer: Any) -> list[str]:
    body = answer.json()
    found = body if "assignedNeeds" in body else body["consumers"][0]
    return [need["code"] for need in found["assignedNeeds"]]


GRANTED = ["ExtraTimeOnlySchoolExams45Min", "ExtraTimeOnlyCentralExams30Min"]


# --- what leaves -------------------------------------------------------------------------------


@pytest.mark.parametrize("version", VERSIONS)
def test_what_was_decided_arrives_without_anybody_typing_it_again(
    program: Program, version: str
) -> None:
    answer = program.reads(exams.granted(), version)
    assert answer.status_code == 200
    assert codes(answer) == [*GRANTED, "SpokenOnlySchoolExams"]
    assert "30 minuten extra bij centrale examens" in answer.content.decode()


def test_version_five_says_of_the_person_what_its_schema_requires_and_no_more(
    program: Program,
) -> None:
    made = exams.granted()
    student = made.case.student
    assert student
    told = program.reads(made, "v5").json()
    assert told.pop("consumers")[0]["consumerKey"] == "nl-test-admin"
    assert told == {
        "personId": str(student.pk),
        "primaryCode": {"codeType": "studentNumber", "code": student.number},
        "givenName": student.first_name,
        "surname": student.last_name,
        "displayName": str(student),
        "activeEnrollment": True,
        "affiliations": ["student"],
        "mail": student.email or "onbekend@student.invalid",
    }


def test_version_six_needs_one_name_and_gets_one(program: Program) -> None:
    made = exams.granted()
    told = program.reads(made).json()
    assert set(told) == {
        "personId", "primaryCode", "surname", "activeEnrolment", "assignedNeeds"
    }  # fmt: skip


@pytest.mark.parametrize("version", VERSIONS)
def test_a_student_is_found_by_the_number_of_the_school_too(program: Program, version: str) -> None:
    made = exams.granted()
    student = made.case.student
    assert student
    student.number = "S0123456"
    student.save()
    answer = program.reads("S0123456", version)
    assert answer.json()["personId"] == str(student.pk)
    assert answer.json()["primaryCode"]["code"] == "S0123456"


def test_why_somebody_gets_it_never_leaves(program: Program) -> None:
    made = exams.granted(own_words="Zeldzaamwoord over mij")
    for version in VERSIONS:
        text = program.reads(made, version).content.decode()
        for word in ("Zeldzaamwoord", "seeing", "handicap", "Dit helpt je", "fits"):
            assert word not in text


# --- what stays --------------------------------------------------------------------------------


def not_sent() -> Adjustment:
    return exams.draft()


def not_decided() -> Adjustment:
    return exams.asked()


def refused() -> Adjustment:
    return exams.refused()


def ended() -> Adjustment:
    made = exams.granted()
    return actions.end(made, by=made.case.person)  # type: ignore[no-any-return]


def of_somebody_gone() -> Adjustment:
    made = exams.granted()
    assert made.case.student
    made.case.student.gone_on = clock.today()
    made.case.student.save()
    return made


def not_shared() -> Adjustment:
    made = exams.granted()
    switches.switch(made.case, by=made.case.person, to="exam", shares=False)
    return made


def not_this_one() -> Adjustment:
    made = exams.granted()
    facts = {"to": "exam", "shares": False, "item": made.pk}
    switches.switch(made.case, by=made.case.person, **facts)
    return made


def not_yet() -> Adjustment:
    later = clock.today() + timedelta(days=3)
    what = Given(school_minutes=10, starts_on=later, reasons=["fits"])
    return exams.granted(what=what)


def only_kept() -> Adjustment:
    """The student asked that the dossier is only kept (AVG 18)."""
    made = exams.granted()
    told = {"kind": "restrict", "text": "Er klopt iets niet.", "case": made.case}
    asked = data_requests.ask(DataRequest(), by=made.case.person, **told)
    data_requests.decide(asked, by=given.officer(), decision="granted", text="Goed.")
    return made


STAYS = [
    not_sent, not_decided, refused, ended, of_somebody_gone, not_shared, not_this_one, not_yet,
    only_kept,
]  # fmt: skip


@pytest.mark.parametrize("world", STAYS, ids=lambda world: world.__name__)
@pytest.mark.parametrize("version", VERSIONS)
def test_who_has_nothing_to_share_is_like_nobody_at_all(
    program: Program, world: Any, version: str
) -> None:
    made = world()
    nobody, found = program.reads(str(uuid4()), version), program.reads(made, version)
    assert (found.status_code, found.content) == (404, nobody.content)
    assert dict(found.headers) == dict(nobody.headers)
    assert not Event.objects.filter(verb="planner.view").exists()


def test_of_two_decisions_only_the_shared_one_leaves(program: Program) -> None:
    first = exams.granted()
    what = Given(school_minutes=15, reasons=["fits"])
    exams.granted(first.case, by=exams.member(first), what=what)
    facts = {"to": "exam", "shares": False, "item": first.pk}
    switches.switch(first.case, by=first.case.person, **facts)
    assert codes(program.reads(first)) == ["ExtraTimeOnlySchoolExams15Min"]


def test_what_is_over_by_its_day_is_over_before_the_night(program: Program) -> None:
    what = Given(school_minutes=15, ends_on=clock.today(), reasons=["fits"])
    made = exams.granted(what=what)
    assert program.reads(made).json()["assignedNeeds"][0]["endDateTime"][11:19] == "23:59:59"
    with time_machine.travel(clock.now() + timedelta(days=1)):
        del program.token
        assert program.reads(made).status_code == 404


# --- who looked --------------------------------------------------------------------------------


def test_the_student_reads_which_program_looked_and_what_for(
    program: Program, client: Client
) -> None:
    made = exams.granted()
    program.reads(made)
    program.reads(made, "v5")
    event = Event.objects.in_dossier(made.case).views().last()
    assert event
    assert (event.verb, event.purpose, event.ground) == ("planner.view", Purpose.EXAM, "planner")
    assert event.details == {"role": "planner", "for": "school"}
    client.force_login(made.case.person)
    page = client.get(reverse("desk.looks")).content.decode()
    assert "Examenrooster" in page
    assert "Keek 2 keer in wat je bij examens krijgt, om je examen te plannen." in page


def test_the_name_stays_in_the_log_when_the_planner_is_gone(
    program: Program, client: Client
) -> None:
    made = exams.granted()
    program.reads(made)
    planner = exams.Planner.objects.get()
    actions.planners.end(planner, by=given.manager())
    client.force_login(made.case.person)
    assert "Examenrooster" in client.get(reverse("desk.looks")).content.decode()


# --- the rules of the house for programs -------------------------------------------------------


def test_nothing_can_be_written(program: Program) -> None:
    made = exams.granted()
    path = f"/oeapi/v6/persons/{made.case.student.pk}"  # type: ignore[union-attr]
    bearer = {"Authorization": f"Bearer {program.gets_token()}"}
    for how in ("post", "put", "patch", "delete"):
        answer = getattr(program.client, how)(path, headers=bearer)
        assert answer.status_code == 405
        assert answer["Content-Type"] == "application/problem+json"


def test_what_it_does_not_know_it_passes_over(program: Program) -> None:
    made = exams.granted()
    path = f"/oeapi/v6/persons/{made.case.student.pk}"  # type: ignore[union-attr]
    asked = program.gets(f"{path}?consumer=nl-test-admin&fields=(personId)&x=%zz")
    assert asked.status_code == 200
    assert program.gets(path, content_type="text/plain").status_code == 200
    for nobody in ("v4/persons/x", "v6/persons/%20", "v6/persons/%00", "v6/persons/%F0%9F%98%80"):
        assert program.gets(f"/oeapi/{nobody}").status_code == 404


def test_a_planner_in_a_hurry_waits(program: Program, settings: Any) -> None:
    made = exams.granted()
    program.gets_token()
    settings.LIMITS_ON = True
    planner = exams.Planner.objects.get()
    with clock.at(clock.now()):  # on a slow machine a bucket fills again before the question
        while not limits.take("planner", str(planner.pk)):
            pass
        answer = program.reads(made)
    assert (answer.status_code, answer["Content-Type"]) == (429, "application/problem+json")
    assert int(answer["Retry-After"]) > 0


def test_a_request_in_the_open_is_refused_and_not_led_on(program: Program, settings: Any) -> None:
    settings.SECURE_SSL_REDIRECT = True
    answer = program.client.post(TOKEN)
    assert (answer.status_code, answer["Content-Type"]) == (403, "application/problem+json")
