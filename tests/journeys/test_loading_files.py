"""The functional manager brings in the register and the lists, and looks before applying."""

import os
from pathlib import Path

import pytest

from passend.people.models import Student
from tests import given
from tests.people import worlds

SHOTS = os.environ.get("PASSEND_SHOTS")


@pytest.fixture(autouse=True)
def own_files(tmp_path: Path, settings) -> None:
    settings.FILES_DIR = tmp_path


def shot(person, name: str) -> None:
    if SHOTS:
        for width in (1280, 390):
            person.page.set_viewport_size({"width": width, "height": 900})
            person.page.screenshot(path=f"{SHOTS}/{name}-{width}.png", full_page=True)


def sends(person, kind: str, name: str, content: bytes) -> None:
    person.goes_to("/register/").clicks_on("Bestand laden")
    person.page.get_by_label(kind).check()
    file = {"name": name, "mimeType": "text/csv", "buffer": content}
    person.page.get_by_label("Het bestand").set_input_files(file)
    shot(person, "upload")
    person.clicks_on("Bestand laden", "button")


def test_from_two_files_to_a_school_with_names(somebody):
    person = somebody().signs_in(given.manager())
    register = worlds.register(
        worlds.person("100000009"), worlds.person("102345678", ended="2026-01-31")
    )

    sends(person, "registratieoverzicht", "ro.csv", register)
    person.reads("Er is nog niets veranderd").clicks_on("Verwerken").clicks_on("Verwerken")
    person.reads("De goede rijen staan erin")

    person.goes_to("/register/").reads("de naam niet")
    shot(person, "list")
    sends(
        person,
        "studentenlijst",
        "lijst.csv",
        worlds.roster(worlds.ANNA, "1002;102345678;Bo;Bos;bo(at)example;ICT1A"),
    )
    person.reads("Wat staat in welke kolom?").does_not_read("100000009")
    shot(person, "columns")
    person.clicks_on("Verder", "button").reads("Dit e-mailadres klopt niet")
    shot(person, "preview")
    person.clicks_on("Verwerken")
    shot(person, "apply")
    person.clicks_on("Verwerken").reads("De goede rijen staan erin")

    assert Student.objects.get(number="1001").last_name == "van der Berg"


def test_without_javascript_on_a_phone_it_works_as_well(somebody):
    person = somebody(width=390, javascript=False).signs_in(given.manager())

    sends(person, "studentenlijst", "lijst.csv", worlds.roster(worlds.ANNA))
    person.clicks_on("Verder", "button").clicks_on("Verwerken").clicks_on("Verwerken")

    person.reads("De goede rijen staan erin")
    assert Student.objects.count() == 1
