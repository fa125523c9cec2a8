"""The list of an exam day makes itself: decided once, on every list from then on (journey 8)."""

import io
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from python_calamine import CalamineWorkbook

from passend.adjustments import actions
from passend.adjustments.given import Given
from passend.cases.actions import sharing as switches
from passend.core.models import Event
from passend.people.models import Role
from tests import given
from tests import given_adjustments as exams

pytestmark = pytest.mark.django_db


def test_what_is_decided_stands_on_every_list_without_asking_again(client: Client) -> None:
    group = given.group()
    case = exams.enrolled_case(group)
    board = exams.member(case)
    plain = exams.enrolled_case(group)
    school = exams.exam(group, board)
    dutch = exams.exam(group, board, kind="dutch")
    exams.granted(case, by=board)
    client.force_login(board)
    page = client.get(school.get_absolute_url()).content.decode()
    assert page.count(str(case)) == 2
    assert str(plain) not in page
    assert "45 minuten extra, voorleessoftware" in page
    assert "11:15" in page  # 9:00 + 90 + 45
    assert "11:00" in page  # Dutch: 9:00 + 90 + 30
    assert "niet goed" not in page
    assert Event.objects.in_dossier(case).views().filter(ground="decision").exists()
    actions.exams.cancel(dutch, by=board)
    assert client.get(school.get_absolute_url()).content.decode().count(str(case)) == 1


def test_the_same_list_leaves_as_a_spreadsheet(client: Client) -> None:
    case = exams.enrolled_case()
    board = exams.member(case)
    exam = exams.exam(case.student.group, board)  # type: ignore[union-attr,arg-type]
    exams.granted(case, by=board)
    client.force_login(board)
    answer = client.get(f"{reverse('exam.sheet')}?dag={exam.on.isoformat()}")
    book = CalamineWorkbook.from_filelike(io.BytesIO(answer.content))
    (row,) = book.get_sheet_by_index(0).to_python()[1:]
    assert row[:3] == ["B1.04", "09:00", "11:15"]
    assert row[5:] == [
        str(case), case.student.number or "", "45 minuten extra, voorleessoftware"  # type: ignore[union-attr]
    ]  # fmt: skip


def test_the_language_gives_time_at_dutch_only(client: Client) -> None:
    case = exams.enrolled_case()
    board = exams.member(case)
    group = case.student.group  # type: ignore[union-attr]
    for kind in ("dutch", "english"):
        exams.exam(group, board, kind=kind)  # type: ignore[arg-type]
    what = Given(
        central_minutes=30, central_why="language", reasons=["fits"],
        ends_on=exams.clock.today() + timedelta(days=8),
    )  # fmt: skip
    exams.granted(case, by=board, what=what, needs=["language"], years_in_dutch=2)
    client.force_login(board)
    page = client.get(reverse("exam.list")).content.decode()
    assert page.count("30 minuten extra") == 1


def test_what_is_over_or_not_shared_is_on_no_list(client: Client) -> None:
    case = exams.enrolled_case()
    board = exams.member(case)
    exam = exams.exam(case.student.group, board)  # type: ignore[union-attr,arg-type]
    short = Given(school_minutes=15, ends_on=exam.on - timedelta(days=1), reasons=["fits"])
    exams.granted(case, by=board, what=short)
    client.force_login(board)
    assert str(case) not in client.get(exam.get_absolute_url()).content.decode()
    exams.granted(case, by=board)
    assert str(case) in client.get(exam.get_absolute_url()).content.decode()
    switches.switch(case, by=case.person, to="exam", shares=False)
    assert str(case) not in client.get(exam.get_absolute_url()).content.decode()


def test_a_committee_plans_for_its_own_groups(client: Client) -> None:
    case, other = exams.enrolled_case(), given.group()
    group = case.student.group  # type: ignore[union-attr]
    client.force_login(exams.member(case))
    form = {
        "title": "Anatomie", "kind": "school", "on": "2099-01-05", "hour": "09:00",
        "minutes": "60", "place": "B1",
    }  # fmt: skip
    page = reverse("exam.plan")
    assert client.post(page, {**form, "group": other.pk}).status_code == 422
    assert client.post(page, {**form, "group": group.pk, "on": "2001-01-05"}).status_code == 422
    assert client.post(page, {**form, "group": group.pk}).status_code == 302
    assert str(group) in client.get(f"{reverse('exam.list')}?dag=2099-01-05").content.decode()
    client.force_login(given.staff(Role.EXAM_BOARD, other.team))
    theirs = client.get(f"{reverse('exam.list')}?dag=2099-01-05").content.decode()
    assert str(group) not in theirs
    assert reverse("exam.cancel", args=[group.exams.get().pk]) not in theirs
