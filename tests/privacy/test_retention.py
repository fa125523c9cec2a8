"""What is past its term goes by itself, whole, and leaves a figure without a person."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from allauth.usersessions.models import UserSession
from django.conf import settings as configured
from django.db import connection
from django.test import Client
from django.urls import reverse

from passend.agreements.models import Agreement, Consent
from passend.cases.actions import involved
from passend.cases.actions import parent as parents
from passend.cases.models import Case, Need
from passend.core import clock, files, jobs
from passend.core.models import Event, Job, Message, School, StoredFile
from passend.core.sessions import SessionStore, kept
from passend.people.actions import leave
from passend.people.actions.codes import send_code
from passend.people.models import OneTimeCode, Student, User
from passend.privacy import nightly
from passend.privacy.actions import requests, retention
from passend.privacy.models import DataRequest, DossierFigure
from passend.privacy.own_file import own_file
from tests import given
from tests.agreements.test_signature import signed

pytestmark = pytest.mark.django_db
AMSTERDAM = ZoneInfo("Europe/Amsterdam")


@contextmanager
def on(day: date) -> Iterator[None]:
    with clock.at(datetime(day.year, day.month, day.day, 3, tzinfo=AMSTERDAM)):
        yield


def left(case: Case, day: date) -> Case:
    """The student of this dossier left school on this day."""
    assert case.student is not None
    case.student.gone_on = day
    case.student.save()
    return case


def with_agreement() -> Case:
    case = given.case_of_coach()
    given.in_force(case, by=case.coach)
    return case


def later(case: Case, years: int, days: int = 0) -> date:
    gone = case.student.gone_on  # type: ignore[union-attr]
    assert gone is not None
    return date(gone.year + years, gone.month, 1) + timedelta(days=gone.day - 1 + days)


def test_a_dossier_stays_two_years_after_the_student_left_and_not_a_day_less() -> None:
    case = left(with_agreement(), date(2027, 7, 10))
    for day in (later(case, 1), later(case, 2)):
        with on(day):
            nightly.run()
            assert Case.objects.filter(pk=case.pk).exists()
    with on(later(case, 2, days=1)):
        assert nightly.run()["dossiers gewist"] == 1
    assert not Case.objects.filter(pk=case.pk).exists()


def test_everything_of_it_goes_and_the_database_agrees(
    django_capture_on_commit_callbacks: Any,
) -> None:
    case = left(with_agreement(), date(2027, 7, 10))
    person, pk = case.person, case.pk
    with on(later(case, 3)), django_capture_on_commit_callbacks(execute=True):
        nightly.run()
    connection.check_constraints()
    for model in (Agreement, Consent, Need, Student):
        assert not model.objects.exists(), model.__name__
    assert not User.objects.filter(pk=person.pk).exists()
    assert Message.objects.filter(about=f"cases.case:{pk}").count() == 0
    assert User.objects.filter(pk=case.coach.pk).exists()  # who works here stays


def test_one_event_tells_that_it_went_and_how_much() -> None:
    case = left(with_agreement(), date(2027, 7, 10))
    with on(later(case, 3)):
        nightly.run()
        nightly.run()
    line = Event.objects.get(verb="case.forget")
    assert line.subject == f"cases.case:{case.pk}"
    assert line.details["records"] > 5
    assert line.actor == "system"


def test_the_figures_stay_without_anybody_in_them() -> None:
    agreed, none = with_agreement(), given.case_of_coach()
    for case in (agreed, none):
        left(case, date(2027, 7, 10))
    team = agreed.team.name  # type: ignore[union-attr]
    with on(date(2030, 1, 1)):
        nightly.run()
    found = {(f.team, f.outcome, f.number) for f in DossierFigure.objects.all()}
    assert (team, "agreed", 1) in found
    assert sum(number for *_rest, number in found) == 2
    assert agreed.last_name not in str([vars(f) for f in DossierFigure.objects.all()])


def test_over_the_years_a_night_removes_what_is_due_and_nothing_else() -> None:
    """Five students who left a year after each other; the same night, ten years in a row."""
    cases = [left(given.case_of_coach(), date(2027 + n, 7, 10)) for n in range(5)]
    staying = given.case_of_coach()
    for year in range(2027, 2037):
        with on(date(year, 8, 1)):
            nightly.run()
            assert nightly.run()["dossiers gewist"] == 0, "a second time in one night"
        due = {c.pk for n, c in enumerate(cases) if 2027 + n + 2 <= year}
        assert set(Case.objects.values_list("pk", flat=True)) == (
            {c.pk for c in cases} - due | {staying.pk}
        ), year
    assert Event.objects.filter(verb="case.forget").count() == 5


def test_a_school_may_keep_longer_or_shorter_within_the_bounds() -> None:
    School.objects.create(kept_months=[10], keep_choices={"dossier": 36})
    case = left(given.case_of_coach(), date(2027, 7, 10))
    with on(date(2029, 9, 1)):
        nightly.run()
        assert Case.objects.filter(pk=case.pk).exists()
    School.objects.update(keep_choices={"dossier": 1})  # below the bound of twelve months
    with on(date(2028, 6, 1)):
        nightly.run()
        assert Case.objects.filter(pk=case.pk).exists()
    with on(date(2028, 8, 1)):
        nightly.run()
        assert not Case.objects.filter(pk=case.pk).exists()


def test_who_asked_for_help_and_never_came_is_forgotten_too() -> None:
    case = given.case_requested()
    with on(clock.today() + timedelta(days=700)):
        nightly.run()
        assert Case.objects.filter(pk=case.pk).exists()
    with on(clock.today() + timedelta(days=800)):
        nightly.run()
        assert not Case.objects.filter(pk=case.pk).exists()


def test_a_question_about_the_data_keeps_the_dossier_until_it_is_answered() -> None:
    case = left(given.case_of_coach(), date(2027, 7, 10))
    made = requests.ask(
        DataRequest(), by=case.person, kind="correct", text="De datum klopt niet.", case=case
    )
    with on(date(2030, 1, 1)):
        nightly.run()
        assert Case.objects.filter(pk=case.pk).exists()
        requests.decide(made, by=given.officer(), decision="granted", text="Aangepast.")
        nightly.run()
        assert not Case.objects.filter(pk=case.pk).exists()


def test_a_night_that_was_stopped_goes_on_where_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    cases = [left(given.case_of_coach(), date(2027, 7, 10)) for _ in range(3)]
    real, done = retention.forget_case, []

    def stops(case: Case, **how: Any) -> int:
        if done:
            raise KeyboardInterrupt
        done.append(case)
        return real(case, **how)

    with on(date(2030, 1, 1)):
        monkeypatch.setattr(retention, "forget_case", stops)
        with pytest.raises(KeyboardInterrupt):
            nightly.run()
        assert Case.objects.count() == 2
        monkeypatch.setattr(retention, "forget_case", real)
        nightly.run()
    assert not Case.objects.filter(pk__in=[c.pk for c in cases]).exists()
    assert Event.objects.filter(verb="case.forget").count() == 3


def test_a_parent_of_another_child_keeps_the_account() -> None:
    old, young = given.heard_case(born=date(2015, 1, 1)), given.heard_case(born=date(2015, 1, 1))
    who = {"first_name": "Sara", "last_name": "Vos", "email": "sara@example.org"}
    sara = parents.add(old, by=old.person, **who).user
    parents.add(young, by=young.person, **who)
    retention.forget_case(old)
    assert User.objects.filter(pk=sara.pk).exists()
    retention.forget_case(young)
    assert not User.objects.filter(pk=sara.pk).exists()


def test_who_was_invited_from_outside_for_this_student_alone_goes_along() -> None:
    case = given.case_of_coach()
    named = involved.invite(
        case, by=case.person, role="partner", organisation="Stichting Hulp", first_name="Ina",
        last_name="Vos", email="ina@hulp.example", purpose="begeleiding",
        until_on=clock.today() + timedelta(days=30),
    )  # fmt: skip
    ina = named.user
    retention.forget_case(case)
    assert not User.objects.filter(pk=ina.pk).exists()
    assert User.objects.filter(pk=case.coach.pk).exists()


def test_a_scan_goes_from_the_disk_too(
    settings: Any, tmp_path: Path, django_capture_on_commit_callbacks: Any
) -> None:
    settings.FILES_DIR = tmp_path
    lost = files.keep("lost.pdf", "application/pdf", [b"%PDF-1.4"])
    assert files.path_of(lost).exists()
    with on(clock.today() + timedelta(days=3)), django_capture_on_commit_callbacks(execute=True):
        nightly.run()
    assert not files.path_of(lost).exists()
    assert not StoredFile.objects.filter(pk=lost.pk).exists()
    assert tmp_path == configured.FILES_DIR


def test_letters_codes_and_jobs_go_at_their_own_time() -> None:
    case = given.case_of_coach()
    send_code(case.person, OneTimeCode.Purpose.SIGN_IN)
    Message.objects.update(status=Message.Status.SENT, sent_at=clock.now())
    jobs.WORK.setdefault(
        "privacy.nothing", jobs.Work("Niets", lambda job: None, jobs.AfterAStop.ANEW)
    )
    job = jobs.start("privacy.nothing", by=case.coach)
    jobs.run.call(str(job.pk))
    assert Message.objects.exclude(body="").exists()
    with on(clock.today() + timedelta(days=3)):
        nightly.run()
        assert not OneTimeCode.objects.exists()
        assert Job.objects.exists()
    with on(clock.today() + timedelta(days=40)):
        nightly.run()
        assert not Job.objects.exists()
        assert Message.objects.exclude(body="").exists()
    with on(clock.today() + timedelta(days=100)):
        nightly.run()
    assert not Message.objects.exclude(body="").exists()
    assert not Message.objects.exclude(address="").exists()


def test_a_session_that_ended_takes_its_place_and_browser_along() -> None:
    user = given.coach()
    UserSession.objects.create(user=user, ip="192.0.2.1", user_agent="Firefox", session_key="over")
    going_on = SessionStore()
    going_on.create()
    UserSession.objects.create(user=user, ip="192.0.2.2", session_key=kept(going_on.session_key))
    assert "192.0.2.1" in str(own_file(user).plain())
    nightly.run()
    assert [one.ip for one in UserSession.objects.all()] == ["192.0.2.2"]


def test_who_stopped_working_here_is_forgotten_after_two_years() -> None:
    gone, here = given.coach(), given.coach()
    gone.staff_roles.update(until_on=date(2027, 1, 1))
    with on(date(2028, 12, 1)):
        nightly.run()
        assert User.objects.filter(pk=gone.pk).exists()
    with on(date(2029, 2, 1)):
        nightly.run()
    assert not User.objects.filter(pk=gone.pk).exists()
    assert User.objects.filter(pk=here.pk).exists()


def test_a_student_who_comes_back_keeps_everything() -> None:
    case = left(given.case_of_coach(), date(2027, 7, 10))
    assert case.student is not None
    case.student.gone_on = None
    case.student.save()
    with on(date(2032, 1, 1)):
        nightly.run()
    assert Case.objects.filter(pk=case.pk).exists()
    assert leave  # the register itself tells who left: tests/people


def test_the_privacy_page_tells_the_choice_of_the_school(client: Client) -> None:
    School.objects.create(kept_months=[10], keep_choices={"dossier": 36})
    assert (
        "3 jaar nadat de student van school is" in client.get(reverse("privacy")).content.decode()
    )


def test_the_scan_of_a_signature_stays_as_long_as_the_signature(
    settings: Any, tmp_path: Path
) -> None:
    """The record that points at it hides that (`related_name="+"`); the night must not trip."""
    settings.FILES_DIR = tmp_path
    signed(given.proposed())
    scans = set(StoredFile.objects.values_list("pk", flat=True))
    with clock.at(clock.now() + timedelta(days=3)):
        nightly.forget_files()
    assert scans
    assert scans == set(StoredFile.objects.values_list("pk", flat=True))
