"""The matter as one file for a committee, and the same one for who brought it."""

import zipfile
from io import BytesIO
from typing import Any

import pypdfium2
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from passend.facility import actions
from passend.facility.models import Matter
from tests import given
from tests import given_facility as door
from tests.papers import PDF

pytestmark = pytest.mark.django_db
WISH = "Ik wil het over doen."


def with_documents() -> Matter:
    matter = door.passed_on("exam", wish=WISH)
    for name in ("brief.pdf", "../../brief.pdf"):
        scan = SimpleUploadedFile(name, PDF, "application/pdf")
        actions.reply(matter, by=matter.user, text=f"Zie {name[-9:]}.", file=scan)
    return matter


def status(client: Client, who: Any, matter: Matter) -> int:
    client.force_login(who)
    return client.get(reverse("matter.bundle", args=[matter.pk])).status_code


def bundle(client: Client, who: Any, matter: Matter) -> zipfile.ZipFile:
    client.force_login(who)
    answer = client.get(reverse("matter.bundle", args=[matter.pk]))
    assert answer["Content-Disposition"].startswith("attachment")
    return zipfile.ZipFile(BytesIO(b"".join(answer.streaming_content)))  # type: ignore[attr-defined]


def overview(found: zipfile.ZipFile) -> str:
    pages = pypdfium2.PdfDocument(found.read("00 overzicht.pdf"))
    return " ".join(" ".join(page.get_textpage().get_text_range() for page in pages).split())


def test_it_holds_the_story_and_every_document_by_number(client: Client) -> None:
    matter = with_documents()
    found = bundle(client, door.member("appeals"), matter)
    assert found.namelist() == ["00 overzicht.pdf", "01 brief.pdf", "02 brief.pdf"]
    assert found.read("02 brief.pdf") == PDF
    told = overview(found)
    for words in (door.WORDS, WISH, "commissie van beroep", "01 brief.pdf", "02 brief.pdf"):
        assert words in told
    assert str(matter.user) in told


def test_both_sides_hold_the_same(client: Client) -> None:
    matter = with_documents()
    of_student = bundle(client, matter.user, matter)
    of_committee = bundle(client, door.member("appeals"), matter)
    assert of_student.namelist() == of_committee.namelist()
    assert overview(of_student) == overview(of_committee)


def test_the_outcome_stands_at_the_end(client: Client) -> None:
    matter = with_documents()
    by = door.member("appeals")
    actions.decide(matter, by=by, outcome="founded", text="De toets gaat over.")
    assert "Gelijk gekregen" in overview(bundle(client, matter.user, matter))


def test_who_may_not_read_the_matter_gets_no_bundle(client: Client) -> None:
    case = given.case_of_coach()
    matter = door.passed_on("exam", by=case.person)
    for who in (case.coach, door.member("facility"), door.member("complaints"), given.account()):
        assert status(client, who, matter) == 404
    assert status(client, door.member("appeals"), matter) == 200


def test_the_student_reads_that_it_was_taken(client: Client) -> None:
    matter = with_documents()
    by = door.member("appeals")
    bundle(client, by, matter)
    client.force_login(matter.user)
    page = client.get(matter.get_absolute_url()).content.decode()
    assert f"<li>{by}</li>" in page
    assert reverse("matter.bundle", args=[matter.pk]) in page
