"""Every answer is what the published documents say, in the eyes of a validator that is not ours."""

import json
from datetime import timedelta
from typing import Any

import pytest

from passend.adjustments.given import Given
from passend.adjustments.models import Adjustment, Aid
from passend.adjustments.models.words import AT_CENTRAL
from passend.core import clock
from tests import given_adjustments as exams

from . import published
from .program import Program

pytestmark = pytest.mark.django_db
needs_oke = pytest.mark.skipif(not published.OKE.exists(), reason="the document of OKE is not here")


def everything() -> Adjustment:
    """Every aid, minutes of each kind, and a last day."""
    return exams.granted(
        what=Given(
            school_minutes=45, school_aids=[*Aid.values], central_minutes=30,
            central_aids=[*map(str, AT_CENTRAL)], statement_by="arts",
            ends_on=clock.today() + timedelta(days=90), reasons=["fits"],
        )
    )  # fmt: skip


def nameless() -> Adjustment:
    """Nothing that can be missing is there."""
    made = exams.granted()
    student = made.case.student
    assert student
    student.first_name = student.last_name = student.email = ""
    student.number = None
    student.save()
    return made


WORLDS = [exams.granted, everything, nameless]


def holds(validator: Any, body: Any) -> None:
    assert [f"{e.instance_path}: {e.message}" for e in validator.iter_errors(body)] == []


@pytest.mark.parametrize("world", WORLDS)
def test_a_person_is_one_of_version_six(world: Any) -> None:
    answer = Program(exams.planner()).reads(world())
    holds(published.v6("Person"), answer.json())
    assert answer["API-Version"] == "6.0"


@needs_oke
@pytest.mark.parametrize("world", WORLDS)
def test_a_person_is_one_of_version_five_with_the_consumer_of_oke(world: Any) -> None:
    answer = Program(exams.planner()).reads(world(), "v5")
    holds(published.v5("200"), answer.json())
    assert answer["API-Version"] == "5.0.0"


@pytest.mark.parametrize("status", [401, 404])
def test_a_refusal_is_a_problem_of_version_six(status: int) -> None:
    program = Program(exams.planner())
    answer = program.reads("nobody") if status == 404 else program.client.get("/oeapi/v6/persons/x")
    assert answer.status_code == status
    holds(published.v6("Problem"), answer.json())


@needs_oke
@pytest.mark.parametrize("status", [401, 404])
def test_a_refusal_is_a_problem_of_version_five(status: int) -> None:
    program = Program(exams.planner())
    path = "/oeapi/v5/persons/x"
    answer = program.gets(path) if status == 404 else program.client.get(path)
    assert answer.status_code == status
    holds(published.v5(str(status)), answer.json())


def test_the_validator_sees_what_is_wrong() -> None:
    """Otherwise the tests above would say nothing."""
    body = Program(exams.planner()).reads(exams.granted()).json()
    for name, value in (("personId", "7"), ("primaryCode", None), ("assignedNeeds", "x")):
        assert not published.v6("Person").is_valid({**body, name: value})
    body["assignedNeeds"][0]["startDateTime"] = "2027-01-01"
    assert not published.v6("Person").is_valid(body)


@pytest.mark.skipif(not published.OEAPI.exists(), reason="the document of OEAPI is not here")
def test_what_lies_here_of_the_document_is_what_it_says() -> None:
    document = json.loads(published.OEAPI.read_text(encoding="utf-8"))
    here = json.loads(published.CUT.read_text(encoding="utf-8"))
    assert here == published.cut(document, "Person", "Problem")
