"""T-23. One who asks very much makes nobody else wait.

Here its parts, in short: bounds a person that hold over processes and answer 429 in a plain
sentence; heavy work in a queue, with a place in it, outside the web processes and behind them; and
pages that stay quick while it runs. The long form is `./run bench heavy_user` (ASVS 2.4.1, 15.2.2).
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from lxml import html

from commands import _servers
from passend.core import clock, jobs, limits
from passend.core.models import Job
from passend.core.readability import score
from passend.people.models import User
from tests import given
from tests.house.code import ROOT, SRC

NOW = datetime(2026, 11, 23, 10, tzinfo=UTC)


@pytest.fixture
def bounded(settings: Any, tmp_path: Path) -> Iterator[Path]:
    """As in production: with the limits on, and with buckets that are full."""
    settings.LIMITS_ON, settings.LIMITS_FILE = True, tmp_path / "limits"
    yield settings.LIMITS_FILE
    limits._table.cache_clear()


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def until_stopped(client: Client, path: str, most: int = 200) -> tuple[int, Any]:
    """How many answers there were before the first 429, and that one."""
    path, _, query = path.partition("?q=")
    for count in range(most):
        answer = client.post(path, {"q": query}) if query else client.get(path)
        if answer.status_code == 429:
            return count, answer
    raise AssertionError(f"{path} was asked {most} times, and nobody said stop")


@pytest.mark.django_db
def test_t23_too_much_of_one_person_is_answered_in_plain_words(bounded: Path) -> None:
    greedy, other = signed_in(given.coordinator()), signed_in(given.coordinator())
    search = f"{reverse('students')}?q=an"
    with clock.at(NOW):
        count, answer = until_stopped(greedy, search)
        assert count == limits.LIMITS["search"].burst
        assert answer["Retry-After"] == "1"
        words = html.fromstring(answer.content.decode()).xpath("string(//main)")
        assert "Wacht 1 seconde." in words
        assert score(words).level in {"A2", "B1"}
        assert other.post(reverse("students"), {"q": "an"}).status_code == 200
        assert greedy.get(reverse("students")).status_code == 200
    with clock.at(NOW + timedelta(seconds=2)):
        assert greedy.post(reverse("students"), {"q": "an"}).status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize("kind", ["page", "file"])
def test_t23_every_kind_of_work_has_its_bound(bounded: Path, kind: str) -> None:
    paths = {"page": reverse("home"), "file": f"{reverse('students')}?bestand=csv"}
    with clock.at(NOW):
        count, answer = until_stopped(signed_in(given.coordinator()), paths[kind])
    assert count == limits.LIMITS[kind].burst
    assert int(answer["Retry-After"]) >= 1


@pytest.mark.django_db
def test_t23_many_files_are_taken_at_the_pace_of_a_person(bounded: Path) -> None:
    """200 photos in a row: the first come in, then it is one each five seconds."""
    client, codes = signed_in(given.manager()), []
    with clock.at(NOW):
        for _ in range(40):
            photo = {"file": BytesIO(b"\xff\xd8\xff photo")}
            codes.append(client.post(reverse("import.upload"), photo).status_code)
    assert codes.index(429) == limits.LIMITS["upload"].burst
    assert set(codes[codes.index(429) :]) == {429}


@pytest.mark.django_db
def test_t23_a_whole_school_behind_one_address_reads_on(bounded: Path) -> None:
    with clock.at(NOW):
        answers = [Client().get(reverse("start")).status_code for _ in range(300)]
    assert set(answers) == {200}


def test_t23_the_bound_holds_over_all_web_processes(bounded: Path) -> None:
    """Two others took all there was; this process knows it."""
    code = (
        "import django; django.setup()\n"
        "from django.conf import settings\n"
        f"settings.LIMITS_FILE = {str(bounded)!r}\n"
        "from passend.core import limits\n"
        "print(sum(not limits.take('search', 'somebody') for _ in range(100)))"
    )
    path = os.pathsep.join([str(SRC), str(ROOT)])
    env = os.environ | {"DJANGO_SETTINGS_MODULE": "tests.settings", "PYTHONPATH": path}
    done = [
        subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True)
        for _ in range(2)
    ]
    first, second = (int(one.stdout) for one in done)
    assert first >= limits.LIMITS["search"].burst
    assert second < limits.LIMITS["search"].burst  # only what came back in between
    assert limits.take("search", "somebody else") == 0


def test_t23_a_clock_that_is_set_back_locks_nobody_out(bounded: Path) -> None:
    with clock.at(NOW):
        while not limits.take("page", "somebody"):
            continue
    with clock.at(NOW - timedelta(days=300)):
        assert limits.take("page", "somebody") <= 1


@pytest.fixture
def queued(settings: Any) -> None:
    """Work waits for a worker, as in production; there is none now."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


@pytest.mark.django_db
def test_t23_heavy_work_waits_in_a_queue_with_a_place_in_it(
    queued: None, django_capture_on_commit_callbacks: Any
) -> None:
    team = given.team()
    first, second = given.coordinator(team), given.coordinator(team)
    with django_capture_on_commit_callbacks(execute=True):
        for user in (first, first, second):
            signed_in(user).post(reverse("papers.bundle", args=[team.pk]), {"paper": "full"})
    mine = Job.objects.get(owner=f"people.user:{second.pk}")
    assert mine.status == Job.Status.WAITING
    page = signed_in(second).get(reverse("job", args=[mine.pk])).content.decode()
    assert "Er zijn 2 taken voor je." in page


@pytest.mark.django_db
def test_t23_nobody_fills_the_queue_alone(queued: None) -> None:
    team = given.team()
    greedy = signed_in(given.coordinator(team))
    page = reverse("papers.bundle", args=[team.pk])
    choice = {"paper": "summary"}
    codes = [greedy.post(page, choice).status_code for _ in range(jobs.MOST_AT_ONCE + 2)]
    assert codes == [302] * jobs.MOST_AT_ONCE + [429] * 2
    assert "Er staan al veel taken van jou klaar." in greedy.post(page, choice).content.decode()
    assert Job.objects.count() == jobs.MOST_AT_ONCE
    assert signed_in(given.coordinator(team)).post(page, choice).status_code == 302


def test_t23_pages_go_before_heavy_work() -> None:
    """The worker takes what the web processes leave of the machine."""
    worker = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    try:
        _servers._goes_last(worker)
        assert os.getpriority(os.PRIO_PROCESS, worker.pid) == 10
    finally:
        worker.communicate(b"\n")


def test_t23_a_limit_that_is_reached_stands_in_the_log(
    bounded: Path, caplog: pytest.LogCaptureFixture, rf: Any, django_user_model: Any
) -> None:
    """Which bound, and never who (ASVS 16.3.3)."""
    request = rf.get("/")
    request.user = django_user_model(pk="00000000-0000-4000-8000-000000000001")
    with clock.at(NOW):
        while not limits.wait(request):
            continue
    assert [record.getMessage() for record in caplog.records] == ["limit reached: page"]
