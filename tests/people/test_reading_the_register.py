"""The registratieoverzicht as real files are: every quirk has a file in `files/rod`."""

import io
import os
from datetime import date
from pathlib import Path

import pytest

from passend.people.registry.persons import RodPerson, persons
from passend.people.registry.problems import Problem, UnusableFile
from passend.people.registry.records import Reading

FILES = Path(__file__).parent / "files" / "rod"
SHARED = Path(os.environ.get("PASSEND_SHARED", Path(__file__).parents[3] / "shared"))
REAL = SHARED / "data" / "rod"


def read(name: str | Path) -> tuple[list[RodPerson], list[Problem], Reading]:
    reading = Reading()
    items = list(persons(FILES / name, reading))
    people = [item for item in items if isinstance(item, RodPerson)]
    return people, [item for item in items if isinstance(item, Problem)], reading


@pytest.mark.parametrize(
    "name",
    [
        "plain.csv",
        "utf8_with_mark.csv",
        "unicode_text.txt",
        "unicode_without_mark.txt",
        "quoted.csv",
        "unix_ends.csv",
    ],
)
def test_however_it_was_saved_the_register_says_the_same(name: str) -> None:
    people, problems, reading = read(name)

    first, second = people
    assert problems == []
    assert [str(person.person.born) for person in people] == ["2008-08-15", "2007-02-03"]
    (enrolment,) = first.enrolments
    assert enrolment.enrolment.enrolled_on == date(2025, 8, 1)
    assert (enrolment.enrolment.ended_on, enrolment.enrolment.reason) == (None, "")
    assert [(p.crebo, p.pathway, p.level, p.funded) for p in enrolment.periods] == [
        ("25655", "BBL", 3, True)
    ]
    assert [(s.from_on, s.to_on) for s in enrolment.supports] == [(date(2025, 9, 1), None)]
    assert second.enrolments[0].enrolment.ended_on == date(2025, 12, 31)
    assert reading.header is not None
    assert reading.header.brin == "99ZZ"


def test_day_first_and_upside_down_says_the_same_and_wrong_counts_only_warn() -> None:
    (person,), (warning,), reading = read("upside_down.csv")

    (enrolment,) = person.enrolments
    assert str(person.person.born) == "2008-08-15"
    assert enrolment.enrolment.planned_end_on == date(2028, 7, 31)
    assert enrolment.periods[0].level == 3
    assert (warning.code, warning.refused, warning.line) == ("trailer", False, 1)
    assert "PER 636/1" in warning.detail
    assert reading.header is not None
    assert reading.header.made_on == date(2026, 3, 1)


def test_zeros_that_a_spreadsheet_ate_come_back() -> None:
    (person,), problems, _reading = read("lost_zeros.csv")

    assert problems == []
    assert person.identity.bsn == "010000007"
    assert person.enrolments[0].enrolment.reason == "07"


def test_a_birth_date_keeps_what_is_unknown_as_unknown() -> None:
    people, problems, _reading = read("birth_dates.csv")

    assert [str(person.person.born) for person in people] == [
        "2008-05-00",
        "2008-00-00",
        "2008-00-00",
        "2008-06-00",
        "None",
        "None",
        "None",
        "2008-00-00",
    ]
    assert [(p.line, p.code, p.refused) for p in problems] == [(6, "bad_birth", False)]


def test_lines_of_one_person_are_put_together_wherever_they_stand() -> None:
    people, problems, reading = read("scattered.csv")

    by_identity = {person.identity.value: person for person in people}
    assert problems == []
    assert reading.counts["DIP"] == 1
    first, second = by_identity["BSN1"], by_identity["BSN2"]
    assert [p.crebo for p in first.enrolments[0].periods] == ["25655", "25656"]
    assert [s.to_on for s in second.enrolments[0].supports] == [date(2026, 2, 1)]


def test_each_bad_line_has_its_number_and_reason_and_the_good_ones_stay() -> None:
    people, problems, _reading = read("bad_lines.csv")

    assert {(p.line, p.code) for p in problems} == {
        (3, "bad_date"),
        (4, "bad_date"),
        (5, "bad_level"),
        (6, "twice"),
        (7, "no_date"),
        (8, "no_enrolment"),
        (9, "dates_swapped"),
        (10, "unknown_record"),
        (11, "unknown_record"),
        (12, "no_identity"),
        (13, "bad_identity"),
        (14, "twice"),
        (15, "no_person"),
        (16, "no_person"),
        (18, "no_number"),
        (19, "unknown_leaving"),
        (20, "dates_swapped"),
        (21, "bad_crebo"),
    }
    first, last = people
    assert [(p.crebo, p.level) for p in first.enrolments[0].periods] == [("25655", None)]
    assert not first.whole
    assert [e.number for e in last.enrolments] == ["1"]
    assert last.enrolments[0].enrolment.ended_on == date(2026, 1, 31)
    assert [(p.crebo, p.phase) for p in last.enrolments[0].periods] == [("", "VO")]


def test_a_nul_byte_and_an_endless_line_cost_only_their_own_line() -> None:
    people, problems, _reading = read("nul_and_long_line.csv")

    assert len(people) == 2
    assert [(p.line, p.code) for p in problems if p.refused] == [(5, "nul"), (6, "line_too_long")]


def test_no_reason_repeats_a_number_of_a_person() -> None:
    _people, problems, _reading = read("bad_lines.csv")

    said = " ".join(f"{problem} {problem!r}" for problem in problems)
    assert "BSN1" not in said
    assert "BSN4" not in said


def test_something_else_is_refused_as_a_whole_with_what_to_do() -> None:
    with pytest.raises(UnusableFile, match="geen registratieoverzicht"):
        read("no_register.csv")
    with pytest.raises(UnusableFile, match="Sla het op als CSV"):
        read(FILES.parent / "roster" / "excel.xlsx")
    with pytest.raises(UnusableFile, match="PDF"):
        list(persons(io.BytesIO(b"%PDF-1.7 ...")))


def test_a_file_that_is_already_open_is_read_from_its_start_and_stays_open() -> None:
    handle = io.BytesIO((FILES / "plain.csv").read_bytes())
    handle.seek(100)

    assert len([p for p in persons(handle) if isinstance(p, RodPerson)]) == 2
    assert not handle.closed


@pytest.mark.skipif(not REAL.is_dir(), reason="../shared is absent")
@pytest.mark.parametrize(
    "name",
    [
        "RO_21CY_20250730_20250731.csv",
        "RO_25LX_20250101_20251231.csv",
        "RO_27DV_20240731_20260324.csv",
    ],
)
def test_a_real_file_loads_without_a_refused_line(name: str) -> None:
    people, problems, reading = read(REAL / name)

    enrolments = [enrolment for person in people for enrolment in person.enrolments]
    assert [p.code for p in problems] == ["trailer"]
    assert len(people) == reading.counts["PER"] > 0
    assert len(enrolments) == reading.counts["ISG"]
    assert sum(len(e.periods) for e in enrolments) == reading.counts["ISP"]
    assert sum(len(e.supports) for e in enrolments) == reading.counts["ISE"]
