"""Every paper of a team in one file, for who leads that team."""

import io
import zipfile
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from passend.agreements import nightly
from passend.agreements.actions import papers
from passend.cases.models import Case
from passend.core import clock, jobs
from passend.core.errors import NotYou
from passend.core.files import chunks_of, path_of
from passend.core.models import Event, Job
from passend.people.models import Team, User
from tests import given

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def a_place_for_files(tmp_path: Any, settings: Any) -> None:
    settings.FILES_DIR = tmp_path


def world() -> tuple[Team, User, list[Case]]:
    """Two students of one team with an agreement, one of another team, one without."""
    team = given.team("Zorg")
    mine = [
        given.heard_case(team=team, person=given.account(first_name="Noa", last_name=name))
        for name in ("de Wit", "de Wit", "../../etc: x")
    ]
    for case in mine:
        given.in_force(case)
    given.heard_case(team=team)
    given.in_force(given.heard_case(team=given.team()))
    return team, given.coordinator(team), mine


def made(team: Team, by: User, kind: str = "full") -> Job:
    job = papers.bundle(team, by=by, paper=kind)
    jobs.run.call(str(job.pk))
    return Job.objects.get(pk=job.pk)


def test_the_file_holds_a_paper_of_each_student_of_the_team() -> None:
    team, boss, mine = world()
    job = made(team, boss)
    assert (job.status, job.done, job.total) == (Job.Status.DONE, 3, 3)
    with zipfile.ZipFile(io.BytesIO(b"".join(chunks_of(job.file)))) as archive:
        names = archive.namelist()
        assert len(set(names)) == 3
        assert all(archive.read(name).startswith(b"%PDF-") for name in names)
    assert "zonder groep/de Wit, Noa.pdf" in names
    assert all(name.count("/") == 1 and ".." not in name.split("/") for name in names)


def test_each_student_can_see_that_it_was_made() -> None:
    team, boss, mine = world()
    made(team, boss, "summary")
    for case in mine:
        assert Event.objects.in_dossier(case).views().count() == 1


def test_only_who_leads_the_team_makes_it() -> None:
    team, _boss, mine = world()
    for by in (given.coordinator(), mine[0].coach, mine[0].person):
        with pytest.raises(NotYou):
            papers.bundle(team, by=by, paper="full")


def test_the_event_says_how_many_and_of_whom_nothing() -> None:
    team, boss, _mine = world()
    papers.bundle(team, by=boss, paper="full")
    event = Event.objects.get(verb="papers.bundle")
    assert event.details == {"kind": "papers.bundle", "total": 3}


def test_the_page_shows_the_own_teams_and_starts_the_work() -> None:
    team, boss, _mine = world()
    browser = Client()
    browser.force_login(boss)
    shown = browser.get(reverse("papers.list")).content.decode()
    assert "Zorg" in shown
    assert "3 studenten met afspraken" in shown
    answer = browser.post(reverse("papers.bundle", args=[team.pk]), {"paper": "summary"})
    assert answer.url == reverse("job", args=[Job.objects.get().pk])


def test_another_team_is_not_there() -> None:
    team, _boss, _mine = world()
    browser = Client()
    browser.force_login(given.coordinator())
    assert browser.get(reverse("papers.bundle", args=[team.pk])).status_code == 404
    assert "Zorg" not in browser.get(reverse("papers.list")).content.decode()


def test_who_no_longer_leads_the_team_does_not_get_the_file_any_more() -> None:
    team, boss, _mine = world()
    page, browser = reverse("job.file", args=[made(team, boss).pk]), Client()
    browser.force_login(boss)
    assert b"".join(browser.get(page).streaming_content).startswith(b"PK")
    boss.staff_roles.update(until_on=clock.today() - timedelta(days=1))
    assert "/inloggen/" in browser.get(page)["Location"], "a role that ends, ends the session"
    browser.force_login(boss)
    assert browser.get(page).status_code == 404


def test_a_pile_does_not_lie_about_for_longer_than_a_day(
    django_capture_on_commit_callbacks: Any,
) -> None:
    team, boss, _mine = world()
    job = made(team, boss)
    place = path_of(job.file)
    assert nightly.run()["stapels papier vergeten"] == 0
    committed = django_capture_on_commit_callbacks(execute=True)
    with clock.at(clock.now() + timedelta(days=2)), committed:
        assert nightly.run()["stapels papier vergeten"] == 1
        assert nightly.run()["stapels papier vergeten"] == 0
    job.refresh_from_db()
    assert job.file is None
    assert not place.exists()
