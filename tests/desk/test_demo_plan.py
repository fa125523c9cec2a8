"""The planned school is decent, in the shares of real schools, and the same for the same seed."""

from collections import Counter
from datetime import date

import pytest

from passend.cases import content
from passend.cases.wording import looks_like_bsn, looks_like_diagnosis
from passend.desk.demo import files, texts
from passend.desk.demo.cast import cast
from passend.desk.demo.fates import ANSWERS, LONG_AGO, OUTCOMES, aspirants, fate_of
from passend.desk.demo.names import Names
from passend.desk.demo.world import plan

TODAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def world():
    return plan(1000, TODAY)


@pytest.fixture(scope="module")
def fates(world):
    return [(student, fate_of(student, world)) for student in world.students]


def test_the_same_seed_gives_the_same_school():
    one, other = plan(200, TODAY), plan(200, TODAY)
    assert files.register(one, TODAY) == files.register(other, TODAY)
    assert files.roster(one, TODAY) == files.roster(other, TODAY)
    assert files.roster(plan(200, TODAY, seed=2), TODAY) != files.roster(one, TODAY)


def test_about_a_thousand_students_in_national_shares(world):
    here = [student for student in world.students if student.is_here(TODAY)]
    assert 950 <= len(here) <= 1050
    levels = Counter(student.programme.level for student in here)
    assert levels[4] > levels[3] > levels[1] < levels[2]
    bol = sum(student.programme.pathway == "BOL" for student in here)
    assert 0.7 < bol / len(here) < 0.82


def test_one_in_three_has_a_need_and_a_third_of_those_misses_support(fates):
    here = [(student, fate) for student, fate in fates if student.is_here(TODAY)]
    need = [fate for _, fate in here if fate and fate.outcome == "need"]
    assert 0.27 < len(need) / len(here) < 0.4
    missing = sum(fate.answer in {"never", "gave_up", "wait", "talk"} for fate in need)
    assert 0.25 < missing / len(need) < 0.42
    assert sum(OUTCOMES.values()) == sum(ANSWERS.values()) == sum(LONG_AGO.values()) == 100


def test_everybody_has_an_own_number_and_address(world):
    students = world.students
    for of in (lambda s: s.number, lambda s: s.bsn, lambda s: s.email):
        assert len({of(student) for student in students}) == len(students)


def test_nothing_that_people_write_names_an_illness_or_a_number():
    written = [
        text for name, value in vars(texts).items() if name.isupper() for text in _texts(value)
    ]
    assert len(written) > 60
    assert [text for text in written if looks_like_diagnosis(text) or looks_like_bsn(text)] == []


def _texts(value):
    if isinstance(value, str):
        return [value]
    parts = value.values() if isinstance(value, dict) else value
    return [text for part in parts for text in _texts(part)]


def test_every_measure_and_area_of_a_fate_is_one_that_school_has(fates):
    codes = {measure.code for measure in content.measures()}
    for _, fate in fates:
        if fate:
            assert set(fate.measures) <= codes
            assert set(fate.areas) <= set(texts.STORIES)


def test_who_asks_before_enrolment_starts_later_and_is_old_enough(world):
    for aspirant in aspirants(world, Names(world.random)):
        assert aspirant.starts_on > TODAY
        assert aspirant.fate.asked_on < TODAY
        assert aspirant.born.year <= aspirant.starts_on.year - 16


@pytest.mark.parametrize("today", [date(2026, 1, 5), date(2026, 8, 1), date(2028, 2, 29)])
def test_the_personas_have_their_place_on_any_day(today):
    world = plan(300, today)
    roles = cast(world)
    assert roles.luuk.age_on(today) == 15
    assert roles.noor.group in roles.teacher.groups
    assert roles.noor.team in roles.coordinator.teams
    assert {roles.noor.started_on.month, roles.sami.started_on.month} == {8}
