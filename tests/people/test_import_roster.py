"""What a list of students changes: who is who, who is gone, and what is refused."""

from datetime import date

import pytest

from passend.people.models import Student

from . import worlds
from .worlds import ANNA, counts, load, person, register, roster

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_files", "in_march")]


def test_a_roster_that_brings_the_number_later_joins_two_students_into_one():
    load("rod", register(person("100000009")))
    load("roster", roster("1001;Anna;Berg", titles="Studentnummer;Voornaam;Achternaam"))
    assert Student.objects.count() == 2

    batch = load("roster", roster(ANNA))

    (anna,) = Student.objects.all()
    assert counts(batch) == {"changed": 1}
    assert (anna.number, anna.enrolments.count(), anna.born_earliest) == (
        "1001",
        1,
        date(2008, 5, 1),
    )


def test_a_number_that_belongs_to_another_bsn_is_refused_and_nobody_is_mixed_up():
    load("rod", register(person("100000009"), person("102345678")))
    load("roster", roster(ANNA))

    batch = load("roster", roster("1001;102345678;Bo;Bos;;ICT1A"))

    assert counts(batch) == {"refused": 1}
    assert batch.rows.get().code == "other_identity"
    assert Student.objects.get(number="1001").first_name == "Anna"


def test_a_list_that_is_complete_makes_gone_who_is_not_in_it_and_coming_back_undoes_it():
    bo = "1002;102345678;Bo;Bos;bo@student.example;ICT1A"
    load("roster", roster(ANNA, bo))

    assert counts(load("roster", roster(ANNA))) == {"same": 1}
    assert counts(load("roster", roster(ANNA), complete=True)) == {
        "same": 1,
        "gone": 1,
        "noted": 1,
    }
    gone = Student.objects.get(number="1002")
    assert (gone.gone_on, gone.in_roster) == (date(2026, 3, 10), False)
    assert counts(load("roster", roster(ANNA), complete=True)) == {"same": 1}

    assert counts(load("roster", roster(bo))) == {"changed": 1}
    gone.refresh_from_db()
    assert (gone.gone_on, gone.in_roster) == (None, True)


def test_a_bad_cell_in_a_complete_list_makes_nobody_gone():
    load("roster", roster(ANNA))

    batch = load("roster", roster(ANNA.replace("anna@", "anna(at)")), complete=True)

    assert counts(batch) == {"refused": 1}
    assert Student.objects.get().gone_on is None


def test_bad_rows_stay_behind_with_number_and_reason_and_the_good_ones_go_in():
    load("crebo", "crebo;naam;niveau\n25655;Zorg;3")

    batch = load("roster", worlds.FILES / "roster" / "bad_rows.csv")

    assert [(row.line, row.code) for row in batch.rows.with_reason()] == [
        (3, "missing"),
        (4, "bad_email"),
        (5, "unreadable"),
        (6, "too_long"),
        (7, "unknown_crebo"),
        (8, "bad_crebo"),
        (9, "bad_identity"),
        (10, "bad_municipality"),
        (11, "looks_like_bsn"),
        (12, "same_number"),
        (13, "same_identity"),
        (14, "too_many_cells"),
        (15, "open_quote"),
    ]
    assert set(Student.objects.values_list("number", flat=True)) == {
        "1001",
        "1015",
        "1016",
        "1017",
    }
    assert Student.objects.get(number="1016").first_name == "=HYPERLINK(1)"
