"""A file comes in, somebody looks, and what was shown is what happens."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from passend.core import jobs
from passend.core.errors import NotNow, NotYou
from passend.core.files import path_of
from passend.core.models import Event, Job
from passend.people import actions
from passend.people.actions import applying
from passend.people.models import Enrolment, Import, ImportRow, Student
from tests import given

from . import worlds
from .worlds import ANNA, counts, load, person, register, roster, upload

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_files", "in_march")]


def test_the_preview_changes_nothing_and_applying_does_what_it_showed():
    batch = upload("rod", register(person("100000009"), person("102345678", ended="2026-01-31")))

    assert (batch.status, counts(batch)) == (Import.Status.STAGED, {"new": 2})
    assert not Student.objects.exists()

    actions.apply(batch, by=given.manager())
    actions.proceed(batch, given.manager())

    here = Student.objects.get(gone_on=None)
    assert (here.born_earliest, here.born_latest) == (date(2008, 5, 1), date(2008, 5, 1))
    (enrolment,) = here.enrolments.all()
    assert (enrolment.enrolled_on, enrolment.planned_end_on) == (
        date(2025, 8, 1),
        date(2028, 7, 31),
    )
    assert Student.objects.exclude(gone_on=None).get().gone_on == date(2026, 1, 31)


def test_the_same_file_again_changes_nothing_and_leaves_only_its_own_event():
    content = register(person("100000009", support="2025-09-01"), person("102345678"))
    rows = roster(ANNA, "1002;102345678;Bo;Bos;bo@student.example;ICT1A")
    manager = given.manager()
    load("rod", content, manager)
    load("roster", rows, manager)
    before = list(Student.objects.order_by("pk").values())
    events = Event.objects.count()

    for kind, again in (("rod", content), ("roster", rows)):
        batch = load(kind, again, manager)
        assert counts(batch) == {"same": 2}

    assert list(Student.objects.order_by("pk").values()) == before
    added = list(Event.objects.all()[events:])
    assert {event.verb for event in added} == {"import.upload", "import.choose", "import.apply"}
    assert [event.details["changed"] for event in added if event.verb == "import.apply"] == [0, 0]


def test_killed_halfway_and_resumed_gives_the_same_result(monkeypatch):
    monkeypatch.setattr(applying, "BATCH", 2)
    people = [person(f"{100000000 + n}") for n in range(7)]
    manager = given.manager()
    batch = upload("rod", register(*people), manager)
    actions.apply(batch, by=manager)
    save, calls = applying.save, []

    def killed(plan) -> None:
        calls.append(plan)
        if len(calls) == 3:
            save(plan)  # half of the work of this transaction is done when the power goes
            raise KeyboardInterrupt
        save(plan)

    monkeypatch.setattr(applying, "save", killed)
    with pytest.raises(KeyboardInterrupt):
        actions.proceed(batch, manager)
    assert Student.objects.count() == 4
    monkeypatch.setattr(applying, "save", save)

    batch.refresh_from_db()
    assert batch.status == Import.Status.APPLYING
    actions.resume(batch, by=manager)
    actions.proceed(batch, manager)

    batch.refresh_from_db()
    assert (batch.status, counts(batch)) == (Import.Status.APPLIED, {"new": 7})
    assert Student.objects.count() == Enrolment.objects.count() == 7
    assert Event.objects.filter(verb="import.apply").count() == 1


def test_no_bsn_is_in_the_database_nor_on_the_disk_nor_in_the_log(
    tmp_path, settings, caplog, django_capture_on_commit_callbacks
):
    settings.FILES_DIR = tmp_path / "kept"
    manager = given.manager()
    content = roster(ANNA)
    file = worlds.SimpleUploadedFile("lijst.csv", content)
    batch = actions.upload(Import(), by=manager, kind="roster", file=file)
    assert batch.file is not None
    waiting = path_of(batch.file)
    assert b"100000009" not in waiting.read_bytes()

    actions.choose(batch, by=manager, mapping=worlds.guessed(batch), complete=False)
    with django_capture_on_commit_callbacks(execute=True):
        actions.proceed(batch, manager)
    assert not waiting.exists()
    staged = str(list(ImportRow.objects.values()))
    actions.apply(batch, by=manager)
    actions.proceed(batch, manager)

    everything = staged + str(list(Student.objects.values())) + str(list(Event.objects.values()))
    assert "100000009" not in everything + caplog.text
    assert len(Student.objects.get().identity or "") == 64


def test_after_applying_no_row_holds_what_it_brought():
    batch = load("roster", roster(ANNA))

    assert list(batch.rows.values_list("data", flat=True)) == [{}]


def test_an_unusable_file_says_why_and_changes_nothing():
    batch = upload("rod", b"boodschappen\nmelk\n")

    assert batch.status == Import.Status.UNUSABLE
    assert "geen registratieoverzicht" in batch.problem
    assert batch.file is None
    with pytest.raises(NotNow):
        actions.apply(batch, by=given.manager())


def test_a_preview_that_another_file_overtook_must_be_loaded_again():
    first = upload("rod", register(person("100000009")))
    load("rod", register(person("102345678")))

    with pytest.raises(NotNow, match="Intussen"):
        actions.apply(first, by=given.manager())


def test_two_files_are_never_applied_at_once():
    manager = given.manager()
    first, second = (upload("rod", register(person(bsn))) for bsn in ("100000009", "102345678"))
    actions.apply(first, by=manager)

    with pytest.raises((NotNow, ValidationError)):
        actions.apply(second, by=manager)


def test_throwing_away_leaves_no_row_and_no_file():
    batch = upload("rod", register(person("100000009")))

    actions.cancel(batch, by=given.manager())

    assert batch.status == Import.Status.CANCELLED
    assert not batch.rows.exists()


@pytest.mark.parametrize("role", ["coach", "intaker", "coordinator", "teacher"])
def test_nobody_but_the_functional_manager_loads_a_file(role: str):
    batch = upload("rod", register(person("100000009")))
    other = getattr(given, role)()

    for verb in (actions.apply, actions.cancel):
        with pytest.raises(NotYou):
            verb(batch, by=other)
    with pytest.raises(NotYou):
        actions.upload(
            Import(), by=other, kind="rod", file=worlds.SimpleUploadedFile("x.csv", b"x")
        )


def test_rooms_above_can_read_who_was_touched_and_how():
    load("rod", register(person("100000009")))
    batch = load("rod", register(person("100000009", ended="2026-03-01"), made="2026-03-03"))

    (row,) = batch.rows.untold()
    assert row.student == Student.objects.get().pk
    assert row.changes == ["ended", "gone"]


def test_when_it_is_done_the_rooms_above_may_do_their_work(monkeypatch):
    monkeypatch.setitem(
        jobs.WORK, applying.NEWS, jobs.Work("Vergelijken", lambda job: None, jobs.AfterAStop.ANEW)
    )

    load("rod", register(person("100000009")))

    assert Job.objects.filter(kind="register.changed", owner="system").count() == 1
