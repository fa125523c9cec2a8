"""What a registratieoverzicht changes: enrolments, support, who is there and who has left."""

import os
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from passend.core import clock
from passend.core.models import Event, School
from passend.people.models import (
    Enrolment,
    ImportRow,
    Student,
    SupportPeriod,
)
from passend.people.nightly import run

from . import worlds
from .worlds import ANNA, counts, load, person, register, roster, upload

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_files", "in_march")]
SHARED = Path(os.environ.get("PASSEND_SHARED", Path(__file__).parents[3] / "shared"))


@pytest.mark.parametrize("order", ["register first", "roster first"])
def test_register_and_roster_find_each_other_in_whichever_order_they_come(order: str):
    steps = [("rod", register(person("100000009"))), ("roster", roster(ANNA))]
    for kind, content in steps if order == "register first" else reversed(steps):
        load(kind, content)

    (anna,) = Student.objects.all()
    assert (anna.number, anna.first_name, anna.last_name) == ("1001", "Anna", "van der Berg")
    assert anna.search_name == "anna van der berg"
    assert anna.group is not None
    assert anna.group.name == "ICT1A"
    assert anna.enrolments.count() == 1
    assert anna.user is not None
    assert anna.user.email == "anna@student.example"
    assert not anna.user.has_usable_password()


def test_only_an_actual_end_in_the_register_makes_somebody_gone():
    load("rod", register(person("100000009"), person("102345678")))

    absent = load("rod", register(person("100000009"), made="2026-03-02"))
    ended = load("rod", register(person("100000009", ended="2026-03-01"), made="2026-03-03"))

    assert counts(absent) == {"same": 1}
    assert counts(ended) == {"gone": 1}
    assert Student.objects.filter(gone_on=None).count() == 1
    assert Student.objects.get(gone_on=date(2026, 3, 1)).enrolments.get().end_reason == "02"


def test_an_end_in_the_future_makes_gone_on_the_day_after_it():
    load("rod", register(person("100000009", ended="2026-03-20")))
    student = Student.objects.get()
    assert student.gone_on is None

    with clock.at(datetime(2026, 3, 20, 9, tzinfo=UTC)):
        assert nightly() == 0
    with clock.at(datetime(2026, 3, 21, 9, tzinfo=UTC)):
        assert nightly() == 1
        assert nightly() == 0

    student.refresh_from_db()
    assert student.gone_on == date(2026, 3, 20)
    assert Event.objects.about(student).get().verb == "student.leave"


def nightly() -> int:
    return run()["studenten weg"]


def test_periods_of_support_follow_the_register_also_when_one_is_withdrawn():
    load("rod", register(person("100000009", support="2025-09-01")))
    assert SupportPeriod.objects.get().from_on == date(2025, 9, 1)

    batch = load("rod", register(person("100000009", support="2025-10-01"), made="2026-03-02"))

    assert batch.rows.get().changes == ["support"]
    assert SupportPeriod.objects.get().from_on == date(2025, 10, 1)


def test_what_a_bad_line_leaves_out_is_not_taken_away():
    load("rod", register(person("100000009", support="2025-09-01")))
    broken = person("100000009", support="2025-09-01").replace(
        "ISE|100000009||1|2025", "ISE|100000009||1|20x5"
    )

    batch = load("rod", register(broken, made="2026-03-02"))

    assert counts(batch) == {"same": 1, "refused": 1}
    assert SupportPeriod.objects.count() == 1


def test_a_level_comes_from_the_period_else_from_the_list_else_is_unknown():
    load("rod", register(person("100000009", crebo="25998"), person("102345678", crebo="25742")))
    load("crebo", worlds.FILES / "crebo" / "any_order.csv")

    levels = {
        p.programme_id: p.known_level for e in Enrolment.objects.all() for p in e.periods.all()
    }
    assert levels == {"25998": 4, "25742": None}


def test_an_older_register_and_one_of_another_school_are_named_before_applying():
    School.objects.create(name="ROC", brin="00AA", kept_months=[10])
    load("rod", register(person("100000009"), made="2026-03-02"))

    batch = upload("rod", register(person("100000009"), made="2026-03-01"))

    codes = set(batch.rows.filter(verdict=ImportRow.Verdict.NOTED).values_list("code", flat=True))
    assert codes == {"older", "other_school"}


@pytest.mark.skipif(not SHARED.is_dir(), reason="../shared is absent")
@pytest.mark.parametrize(
    ("name", "people", "periods"),
    [
        ("RO_21CY_20250730_20250731.csv", 4, 5),
        ("RO_25LX_20250101_20251231.csv", 3, 3),
        ("RO_27DV_20240731_20260324.csv", 10, 19),
    ],
)
def test_a_real_register_goes_in(name: str, people: int, periods: int):
    load("crebo", SHARED / "data" / "crebo_niveau.csv")
    batch = load("rod", SHARED / "data" / "rod" / name)

    assert counts(batch) == {"new": people, "noted": 1}
    assert Student.objects.count() == people
    assert sum(e.periods.count() for e in Enrolment.objects.all()) == periods
