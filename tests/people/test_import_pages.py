"""The pages of an import: who sees them, what they show, what can be downloaded."""

import io
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from python_calamine import CalamineWorkbook

from passend.core import jobs
from passend.people.actions import imports
from passend.people.models import Import, Student
from tests import given

from . import worlds
from .worlds import ANNA, load, person, register, roster, upload

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_files", "in_march")]


@pytest.fixture
def manager(client: Client):
    user = given.manager()
    client.force_login(user)
    return user


def send(client: Client, kind: str, content: bytes, name: str = "lijst.csv"):
    file = SimpleUploadedFile(name, content)
    return client.post(reverse("import.upload"), {"kind": kind, "file": file}, follow=True)


def test_from_upload_to_applied_in_the_browser(client: Client, manager):
    page = send(client, "roster", roster(ANNA, "1002;;Bo;Bos;bo(at)example;ICT1A"))
    assert page.redirect_chain[-1][0] == reverse("import.choose", args=[Import.objects.get().pk])
    text = page.content.decode()
    assert "100000009" not in text
    assert '<option value="0" selected>Studentnummer</option>' in text

    chosen = {name: str(i) for i, name in enumerate(["number", "bsn", "first_name", "last_name"])}
    page = client.post(
        page.request["PATH_INFO"], {**chosen, "email": "4", "group": "5"}, follow=True
    )
    text = page.content.decode()
    assert "Er is nog niets veranderd" in text
    assert "Dit e-mailadres klopt niet" in text
    batch = Import.objects.get()

    page = client.post(reverse("import.apply", args=[batch.pk]), follow=True)
    assert "De goede rijen staan erin" in page.content.decode()
    assert Student.objects.get().first_name == "Anna"


def test_two_fields_from_one_column_and_no_number_come_back_in_the_form(client: Client, manager):
    send(client, "roster", roster(ANNA))
    url = reverse("import.choose", args=[Import.objects.get().pk])

    twice = client.post(url, {"number": "0", "first_name": "0"})
    nothing = client.post(url, {"first_name": "2"})

    assert "dezelfde kolom" in twice.content.decode()
    assert nothing.status_code == twice.status_code == 422
    assert Import.objects.get().status == Import.Status.UPLOADED


def test_a_spreadsheet_as_register_is_refused_in_the_form(client: Client, manager):
    content = (worlds.FILES / "roster" / "excel.xlsx").read_bytes()

    assert "Sla het op als CSV" in send(client, "rod", content).content.decode()
    assert not Import.objects.exists()


def test_an_empty_list_says_so_and_asks_no_columns(client: Client, manager):
    page = send(client, "roster", b"\n\n")

    assert "Dit bestand is leeg" in page.content.decode()
    assert Import.objects.get().status == Import.Status.UNUSABLE


def test_large_work_goes_to_the_worker_and_shows_its_progress(client, manager, monkeypatch):
    monkeypatch.setattr(imports, "AT_ONCE_BYTES", 0)
    page = send(client, "rod", register(person("100000009")))
    batch = Import.objects.get()
    assert batch.job is not None
    assert page.redirect_chain[-1][0] == reverse("job", args=[batch.job.pk])

    jobs.run.call(str(batch.job.pk))

    batch.refresh_from_db()
    assert (batch.status, batch.job.next_url) == (
        Import.Status.STAGED,
        reverse("import.detail", args=[batch.pk]),
    )


def test_the_rows_come_a_page_at_a_time_with_the_same_number_of_queries(
    client: Client, manager, django_assert_max_num_queries
):
    load("rod", register(*(person(f"{100000000 + n}") for n in range(120))), manager)
    url = reverse("import.detail", args=[Import.objects.get().pk])

    with django_assert_max_num_queries(12):
        page = client.get(url, {"soort": "new", "page": "2"})

    text = page.content.decode()
    assert "Bladzijde 2 van 3" in text
    assert len(re.findall(r"<tr>\s*<td", text)) == 50


def test_the_list_of_refusals_downloads_with_row_and_reason(client: Client, manager):
    batch = upload("roster", worlds.FILES / "roster" / "bad_rows.csv", manager)

    as_csv = client.get(reverse("import.problems", args=[batch.pk, "csv"]))
    as_xlsx = client.get(reverse("import.problems", args=[batch.pk, "xlsx"]))

    lines = as_csv.getvalue().decode("utf-8-sig").splitlines()
    assert lines[:2] == [
        "Rij;Uitkomst;Reden",
        "3;geweigerd;Dit vak is leeg, maar verplicht. (Studentnummer)",
    ]
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(as_xlsx.content)).get_sheet_by_index(0)
    assert [";".join(map(str, row)) for row in sheet.to_python()] == lines
    assert client.get(reverse("import.problems", args=[batch.pk, "pdf"])).status_code == 404


def test_buttons_follow_the_state(client: Client, manager):
    batch = upload("rod", register(person("100000009")), manager)
    staged = client.get(batch.get_absolute_url()).content.decode()
    assert "Verwerken" in staged
    assert "Weggooien" in staged

    client.post(reverse("import.cancel", args=[batch.pk]))

    assert client.post(reverse("import.apply", args=[batch.pk])).status_code == 409
    assert client.post(reverse("import.resume", args=[batch.pk])).status_code == 409


@pytest.mark.parametrize("role", ["coach", "intaker", "coordinator", "teacher"])
def test_for_everybody_else_the_register_does_not_exist(client: Client, role: str):
    batch = upload("rod", register(person("100000009")))
    client.force_login(getattr(given, role)())

    for name in ("detail", "apply", "cancel", "resume", "choose"):
        assert client.get(reverse(f"import.{name}", args=[batch.pk])).status_code == 404
    assert client.get(reverse("import.problems", args=[batch.pk, "csv"])).status_code == 404
    assert client.get(reverse("import.list")).status_code == 404
    assert client.get(reverse("import.upload")).status_code == 403
    assert send(client, "rod", b"x").status_code == 403


def test_the_overview_says_what_is_missing(client: Client, manager):
    load("rod", register(person("100000009")), manager)

    text = client.get(reverse("import.list")).content.decode()

    assert "Van 1 student kennen we de naam niet" in text
    assert "Van 1 opleiding is het niveau onbekend" in text
