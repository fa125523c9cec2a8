"""The whole own file: everything about one person, nothing about another, to read and to reuse."""

import io
import json
import zipfile
from typing import Any

import pikepdf
import pytest
from django.test import Client
from django.urls import reverse

from passend.agreements.actions import kept
from passend.cases.actions import glass
from passend.cases.looking import looked
from passend.cases.models import BreakGlass, Case
from passend.core import files, jobs
from passend.core.errors import NotYou
from passend.core.models import Event, Job, School
from passend.core.purposes import ACTIVITIES
from passend.people.models import User
from passend.privacy.actions import own_file as taking
from passend.privacy.own_file import own_file
from tests import given
from tests.trust.world import World

pytestmark = pytest.mark.django_db


def with_everything() -> Case:
    case = given.case_of_coach(first_name="Noor", last_name="Zeldzaam")
    agreement = given.in_force(case, by=case.coach)
    kept.say(agreement.measures.first(), by=case.person, face="not", text="Dit gebeurt nooit.")
    looked(case.coach, case)
    return case


def taken(client: Client, user: User) -> zipfile.ZipFile:
    client.force_login(user)
    answer = client.post(reverse("data.take"))
    assert answer.status_code == 302
    job = Job.objects.get(kind="data.take")
    jobs.run.call(str(job.pk))
    fetched: Any = client.get(reverse("job.file", args=[job.pk]))
    return zipfile.ZipFile(io.BytesIO(b"".join(fetched.streaming_content)))


def test_one_file_holds_it_to_read_to_print_and_for_a_program(
    client: Client, settings: Any, tmp_path: Any
) -> None:
    settings.FILES_DIR = tmp_path
    case = with_everything()
    archive = taken(client, case.person)
    assert {"gegevens.json", "gegevens.html", "gegevens.pdf"} <= set(archive.namelist())
    told = json.loads(archive.read("gegevens.json"))
    kinds = {part["soort"] for part in told["onderdelen"]}
    assert {
        "cases.case", "cases.need", "agreements.agreement", "agreements.consent", "people.user",
        "people.student", "agreements.keptanswer", "core.event", "core.message",
    } <= kinds  # fmt: skip
    page = archive.read("gegevens.html").decode()
    assert "Dit gebeurt nooit." in page
    assert str(case.coach) in page
    with pikepdf.open(io.BytesIO(archive.read("gegevens.pdf"))) as pdf:
        assert "/StructTreeRoot" in pdf.Root
        assert "pdfuaid" in str(pdf.Root.Metadata.read_bytes())
    assert Event.objects.filter(verb="data.take").count() == 1


def test_the_letter_of_the_law_goes_with_it() -> None:
    """AVG 15 lid 1: a purposes, b categories, c receivers, d term, e rights, f the complaint,
    g where it came from, h no decision by a machine; lid 2 other countries."""
    school = School.current()
    school.name, school.dpo_email = "Vistacollege", "fg@example.org"
    school.save()
    made = own_file(with_everything().person)
    told = {said.heading: " ".join(said.sentences) for said in made.letter}
    for activity in ACTIVITIES:
        assert activity.why in told[activity.title]  # a
        for word in (*activity.data, *activity.seen_by, *activity.law):  # b, c
            assert word in told[activity.title]
        assert activity.kept.length_text() in told[activity.title]  # d
    everything = " ".join(told.values())
    for word in (
        "verbeteren", "wissen", "even niet gebruikt", "bezwaar",  # e
        "Autoriteit Persoonsgegevens", "register (ROD)", "Een mens beslist",  # f, g, h
        "Waar staan de computers", "fg@example.org",
    ):  # fmt: skip
        assert word in everything
    assert made.plain()["uitleg"]["Beslist een computer over jou?"]


def test_the_log_of_who_looked_is_in_it() -> None:
    case = with_everything()
    log = next(part for part in own_file(case.person).parts if part.model == "core.event")
    verbs = {line.value for record in log.records for line in record if line.field == "verb"}
    assert {"case.view", "agreement.answer"} <= verbs


def test_nothing_of_somebody_else_is_in_it() -> None:
    case, other = with_everything(), given.case_of_coach(first_name="Iemand", last_name="Anderman")
    given.in_force(other, by=other.coach)
    told = json.dumps(own_file(case.person).plain())
    assert "Anderman" not in told
    assert str(other.pk) not in told


def test_secrets_that_are_no_facts_stay_out() -> None:
    case = with_everything()
    case.person.set_password("een heel lang wachtwoord")
    case.person.save()
    fields = {
        line.field for part in own_file(case.person).parts for r in part.records for line in r
    }
    assert not fields & {"password", "code_hash", "identity"}


def test_every_model_that_holds_something_of_the_person_is_in_it() -> None:
    """A world in which everything there is happened to one student: no room is forgotten."""
    world = World().whole()
    made = {part.model for part in own_file(world.student).parts}
    dossier = {
        "cases.intake", "cases.need", "cases.supportrequest", "agreements.cardproblem",
        "agreements.keptanswer", "privacy.datarequest", "desk.lookquestion", "cases.breakglass",
    }  # fmt: skip
    assert dossier <= made


def test_a_break_glass_that_may_not_be_told_yet_is_not_in_it() -> None:
    case = with_everything()
    made = glass.open(
        BreakGlass(), by=given.coordinator(), case=case, reason="danger",
        text="Er is dreiging thuis.", silence="De ouder leest mee op de telefoon.",
    )  # fmt: skip
    looked(made.user, case)
    told = json.dumps(own_file(case.person).plain())
    assert "glass" not in told
    assert "dreiging" not in told
    glass.review(made, by=given.officer(), verdict="right", text="Nodig.", tell_now=True)
    assert "dreiging" in json.dumps(own_file(case.person).plain())


def test_a_member_of_staff_gets_the_own_account_and_no_student() -> None:
    case = with_everything()
    made = own_file(case.coach)
    assert {"people.user", "people.staffrole"} <= {part.model for part in made.parts}
    assert "Zeldzaam" not in json.dumps(made.plain())


def test_only_oneself_and_after_showing_who_one_is(client: Client, settings: Any) -> None:
    case = with_everything()
    with pytest.raises(NotYou):
        taking.take(case.person, by=case.coach)
    settings.FRESH_FOR = settings.FRESH_FOR * 0
    client.force_login(case.person)
    answer: Any = client.get(reverse("data.take"))
    assert answer.status_code == 302
    assert answer["Location"].startswith(reverse("again"))


def test_a_scan_that_was_uploaded_comes_along(settings: Any, tmp_path: Any) -> None:
    settings.FILES_DIR = tmp_path
    world = World()
    scan = world.signed
    made = own_file(scan.dossier.person)
    assert [file.pk for file in made.files] == [scan.scan_id]
    assert b"".join(files.chunks_of(made.files[0])).startswith(b"%PDF")
