"""What school does with personal data is public; each line of the log belongs to a part of it."""

import ast
import json
import re
from collections.abc import Iterator
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from passend.core import clock
from passend.core.actions import ACTIONS
from passend.core.actors import SYSTEM
from passend.core.models import Event, School
from passend.core.purposes import ACTIVITIES, Purpose
from passend.desk.processing import ldv
from passend.desk.processing.register import activity_for, address_of, code_of
from passend.privacy.letter import letter
from tests import given
from tests.house.code import ROOMS, modules, tree

CODES = {activity.code for activity in ACTIVITIES}


# --- the register ------------------------------------------------------------------------------


@pytest.mark.django_db
def test_everybody_can_read_the_register(client: Client) -> None:
    page = client.get(reverse("processing")).content.decode()
    told = json.loads(client.get(reverse("processing.json")).content)
    assert {one["code"] for one in told["activities"]} == CODES
    for activity in ACTIVITIES:
        assert f'id="{activity.code}"' in page
        assert activity.title in page
    needed = {
        "id", "code", "name", "purpose", "law", "dataSubjects", "dataCategories", "recipients",
        "retention", "retentionLaw",
    }  # fmt: skip
    assert all(set(one) == needed and all(one.values()) for one in told["activities"])
    assert told["security"]
    assert told["controller"]["name"] == School.current().name


@pytest.mark.django_db
def test_the_register_names_everybody_who_gets_something_and_the_officer(client: Client) -> None:
    """AVG 30 lid 1 onder a and d: the officer of the school, and all who receive data."""
    school = School.current()
    school.dpo_email = "fg@example.org"
    school.save()
    told = json.loads(client.get(reverse("processing.json")).content)
    assert told["dataProtectionOfficer"] == {"email": "fg@example.org"}
    receivers = " ".join(who for one in told["activities"] for who in one["recipients"])
    for who in [
        "docent",
        "examencommissie",
        "bpv-begeleider",
        "ouder",
        "van buiten",
        "noodtoegang",
    ]:
        assert who in receivers
    for page in ("processing", "privacy"):
        assert "mailto:fg@example.org" in client.get(reverse(page)).content.decode()


@pytest.mark.django_db
def test_where_the_data_lie_is_what_the_school_says_and_no_promise_of_ours(client: Client) -> None:
    """AVG 30 lid 1 onder e: software does not know where a school runs it."""
    empty = json.loads(client.get(reverse("processing.json")).content)
    assert {empty["hosting"], empty["transfersOutsideEea"]} == {"Niet ingevuld."}
    assert client.get(reverse("processing")).content.decode().count("Niet ingevuld.") == 2
    school = School.current()
    school.hosting, school.transfers = "Bij SURF in Utrecht", "Nee, niets"
    school.save()
    page = client.get(reverse("processing")).content.decode()
    told = " ".join(line for said in letter(school) for line in said.sentences)
    for place in ("Bij SURF in Utrecht", "Nee, niets"):
        assert place in page
        assert place in told
    assert "Niet ingevuld." not in page


def test_every_purpose_of_a_look_stands_in_the_register() -> None:
    found = set(re.findall(r"Purpose\.([A-Z]+)\)", (ROOMS / "cases/ground.py").read_text()))
    assert "EXAM" in found
    assert {Purpose[name].value for name in found} <= {a.purpose.value for a in ACTIVITIES}


@pytest.mark.parametrize("verb", sorted(ACTIONS))
def test_every_verb_belongs_to_one_activity(verb: str) -> None:
    assert code_of(verb) in CODES, "place its noun in desk/processing/register.py"


def test_every_other_line_of_the_log_belongs_to_one_too() -> None:
    found = {verb for path in modules(ROOMS) for verb in recorded(path)}
    assert {"log.forget", "seal.rotate", "student.search", "log.export"} <= found
    assert {verb for verb in found if code_of(verb) not in CODES} == set()
    assert code_of("case.detail.denied") == "beheer"


def recorded(path: Path) -> Iterator[str]:
    """Verbs that are written out in a call of `Event.record`."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "Event.record" and node.args:
            verb = node.args[0]
            if isinstance(verb, ast.Constant):
                yield str(verb.value)


# --- the Logboek Dataverwerkingen -----------------------------------------------------------------


def exported(*words: str) -> list[dict[str, Any]]:
    out, today = StringIO(), str(clock.today())
    call_command("audit", "export", "--from", today, "--until", today, *words, stdout=out)
    return [json.loads(line) for line in out.getvalue().splitlines()]


@pytest.mark.django_db
def test_each_line_has_the_fields_of_the_standard(client: Client) -> None:
    case = given.heard_case()
    client.force_login(case.coach or given.coach())
    client.get(reverse("case.detail", args=[case.pk]))
    found = exported()
    assert found
    for one in found:
        assert len(bytes.fromhex(one["trace_id"])) == 16
        assert len(bytes.fromhex(one["span_id"])) == 8
        assert one["status"] in {"Unset", "Ok", "Error"}
        assert one["start_time"] == one["end_time"]
        assert one["start_time"].endswith("Z")
        assert one["resource"]["attributes"]["service.name"] == "passend"
        told = one["attributes"]
        assert told["dpl.core.processing_activity_id"].startswith(f"{settings.BASE_URL}/verwerk")
        assert told["dpl.core.data_subject_id"]
        assert told["dpl.core.data_subject_id_type"].endswith("#betrokkene")
    assert len({one["span_id"] for one in found}) == len(found)
    assert "case.view" in {one["name"] for one in found}


@pytest.mark.django_db
def test_a_person_is_a_code_that_only_school_can_open() -> None:
    case = given.heard_case()
    text = json.dumps(exported())
    assert str(case.person_id) not in text
    assert str(case.pk) not in text
    code = ldv.encrypted(f"people.user:{case.person_id}")
    assert code in text
    out = StringIO()
    call_command("audit", "subject", code, stdout=out)
    assert out.getvalue().strip() == f"people.user:{case.person_id}"
    with pytest.raises(CommandError, match="niet van deze"):
        call_command("audit", "subject", "00" * 40)
    assert Event.objects.filter(verb="log.view").count() == 1


@pytest.mark.django_db
def test_what_is_about_nobody_is_not_in_it_and_the_export_itself_is_a_line() -> None:
    Event.record("school.change", School.current(), by=SYSTEM)
    assert exported() == []
    event = Event.objects.get(verb="log.export")
    assert event.details == {"from": str(clock.today()), "until": str(clock.today())}


@pytest.mark.django_db
def test_only_the_days_that_were_asked_for(tmp_path: Path) -> None:
    given.heard_case()
    place = tmp_path / "log.jsonl"
    call_command(
        "audit", "export", "--from", "2020-01-01", "--until", "2020-01-31", "--out", str(place)
    )
    assert place.read_text() == ""
    assert list(ldv.records(date(2020, 1, 1), clock.today()))


@pytest.mark.django_db
def test_one_request_is_one_trace_and_a_look_has_the_activity_of_its_purpose() -> None:
    number = "0b0e2f56-7f7c-4ad8-9e2a-000000000001"
    event = Event(verb="case.view", purpose="intake", request=number, mac="0" * 64)
    assert ldv.trace_of(event) == UUID(number).hex
    assert activity_for(event).code == "intake"
    assert activity_for(Event(verb="case.view", purpose="coördinatie")).code == "begeleiding"
    assert activity_for(Event(verb="case.correct")).code == "begeleiding"
    assert address_of(activity_for(event)).endswith("/verwerkingsregister/#intake")
