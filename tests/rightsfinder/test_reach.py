"""Whom a right concerns is worked out from the register alone, and health cannot get in."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from io import StringIO

import polars as pl
import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from engines.rights import bulk
from passend.cases.models import Case
from passend.core import clock
from passend.core.models import Message
from passend.people.models import Student, SupportPeriod, Team
from passend.rightsfinder import register
from passend.rightsfinder.catalogue import library
from passend.rightsfinder.models import OutreachLetter
from passend.rightsfinder.reach import Ground, Reach
from tests import given

from .outreach import DAY, enrolled

pytestmark = pytest.mark.django_db
EVERY = library().provisions
OF_THE_REGISTER = {
    "people_student", "people_enrolment", "people_enrolmentperiod", "people_programme",
}  # fmt: skip


@pytest.fixture(autouse=True)
def daytime() -> Iterator[None]:
    with clock.at(datetime(2026, 11, 24, 9, 0, tzinfo=UTC)):
        yield


@pytest.fixture
def team() -> Team:
    return given.team()


def reach() -> Reach:
    return Reach(Student.objects.all(), DAY)


def told(*words: str) -> str:
    out = StringIO()
    call_command("rights", "outreach", *words, stdout=out)
    return out.getvalue()


def test_what_the_register_proves_counts_as_sure(team: Team) -> None:
    enrolled(team)
    found = reach().of("een_loket")
    assert (found.by_register, found.near, found.only_if) == (1, 0, 0)


def test_two_harmless_questions_from_a_right_counts_as_maybe(team: Team) -> None:
    enrolled(team)
    assert reach().of("stageplek").near == 1


def test_what_hangs_on_health_counts_apart_and_for_everybody_alike(team: Team) -> None:
    enrolled(team)
    ill = enrolled(team)
    case = given.heard_case(student=ill, team=team, grounds=["chronic"])
    assert Case.objects.get(pk=case.pk).grounds == ["chronic"]
    found = reach().of("doeltreffende_aanpassing")
    assert (found.by_register, found.near, found.only_if) == (0, 0, 2)


def test_age_and_programme_of_the_register_decide_who_is_in_it(team: Team) -> None:
    for born in (date(2009, 5, 14), date(2000, 5, 14)):
        enrolled(team, born)
    assert reach().of("bericht_over_voortgang").by_register == 1
    enrolled(team, pathway="BBL")
    assert reach().of("bbl_loon").near == 1


def test_an_unknown_day_of_birth_makes_nothing_sure(team: Team) -> None:
    student = enrolled(team)
    Student.objects.filter(pk=student.pk).update(born_latest=date(2009, 12, 31))
    people = reach().people
    assert people["geboortedatum"].to_list() == [None]
    assert people["jonger_dan_18_bij_start"].to_list() == [True]


def test_who_left_or_did_not_start_is_not_in_it(team: Team) -> None:
    gone, later = enrolled(team), enrolled(team)
    Student.objects.filter(pk=gone.pk).update(gone_on=DAY)
    later.enrolments.update(enrolled_on=date(2027, 2, 1))
    enrolled(team).enrolments.update(ended_on=date(2026, 10, 1))
    assert reach().people.height == 0
    assert reach().of("een_loket").total == 0


def test_the_period_of_the_day_counts_and_not_one_to_come(team: Team) -> None:
    student = enrolled(team)
    last = student.enrolments.get().periods.get()
    last.pk, last.from_on, last.level = None, date(2027, 2, 1), 4
    last.save(force_insert=True)
    assert reach().people["niveau"].to_list() == [3]
    assert Reach(Student.objects.all(), date(2027, 2, 1)).people["niveau"].to_list() == [4]


def test_numbers_and_keys_agree_for_every_provision(team: Team) -> None:
    for n, born in enumerate([date(2010, 1, 2), date(2009, 5, 14), date(2004, 9, 9)]):
        enrolled(team, born, pathway=["BOL", "BBL"][n % 2], level=n + 2)
    found = reach()
    for row in found.all(EVERY):
        grounds = [ground for _key, ground in found.students(row.code)]
        assert row.by_register == grounds.count(Ground.REGISTER), row.code
        assert row.near == grounds.count(Ground.NEAR), row.code
        assert row.only_if == grounds.count(Ground.IF), row.code


def test_a_team_without_students_has_nobody_to_write_to() -> None:
    found = reach()
    assert {row.total for row in found.all(EVERY)} == {0}
    assert found.students("een_loket") == []


def test_no_column_of_bulk_is_sensitive() -> None:
    facts = library().facts
    assert [name for name in register.COLUMNS if facts[name].sensitive] == []


@pytest.mark.looks
@pytest.mark.parametrize(
    "name", sorted(name for name, fact in library().facts.items() if fact.sensitive)
)
def test_a_sensitive_column_never_gets_in(
    team: Team, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """Also when somebody adds it to the list of columns one day: the engine refuses the whole."""
    enrolled(team)
    monkeypatch.setitem(register.COLUMNS, name, pl.Boolean)
    with pytest.raises(bulk.SensitiveColumn):
        reach()


def test_only_tables_of_the_register_are_read_for_it(team: Team) -> None:
    student = enrolled(team)
    SupportPeriod.objects.create(enrolment=student.enrolments.get(), from_on=DAY)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        reach().all(EVERY)
    tables = {
        word.split('"')[1]
        for query in asked.captured_queries
        for word in query["sql"].replace("JOIN ", "FROM ").split("FROM ")[1:]
    }
    assert tables
    assert tables <= OF_THE_REGISTER


def test_the_command_prints_numbers_and_sends_nothing(team: Team) -> None:
    student = enrolled(team)
    text = told()
    line = next(line for line in text.splitlines() if line.endswith("  een_loket"))
    assert line.split() == ["1", "0", "0", "een_loket"]
    assert student.last_name not in text
    assert not Message.objects.exists()


def test_the_command_counts_by_the_rules_and_ages_of_another_day(team: Team) -> None:
    enrolled(team, date(2009, 5, 14))
    code = "bericht_over_voortgang"
    assert told("--provision", code).splitlines()[1].split() == ["0", "0", "0", code]
    later = told("--provision", code, "--on", "2027-06-01")
    assert later.splitlines()[1].split() == ["1", "0", "0", code], "then of age"


def test_the_command_sends_only_what_was_asked_for_by_name_and_today(team: Team) -> None:
    student = enrolled(team)
    for wrong in (["--send"], ["--send", "--provision", "een_loket", "--on", "2027-01-01"]):
        with pytest.raises(CommandError):
            told(*wrong)
    with pytest.raises(CommandError, match="geen voorziening"):
        told("--provision", "bestaat_niet")
    assert "krijgt hem nu: 1" in told("--provision", "een_loket")
    assert not OutreachLetter.objects.exists()
    assert told("--provision", "een_loket", "--send").splitlines()[-1] == "verstuurd: 1"
    assert OutreachLetter.objects.get().student == student
    with pytest.raises(CommandError, match="niemand"):
        told("--provision", "een_loket", "--send")
