"""Who watches hears yes or no, and figures about nobody; what a line of the log may hold."""

import io
import json
import logging
import shutil
from collections import namedtuple
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import IntegrityError, OperationalError, connection
from django.test import Client
from django.urls import reverse

from passend.core import clock, health, logs, signs
from passend.core.models import Message
from tests import given

SECRET = "Zeldzame Achternaam"


@pytest.fixture(autouse=True)
def own_place(settings: Any, tmp_path: Path) -> None:
    settings.DATA_DIR, settings.FILES_DIR = tmp_path, tmp_path / "files"
    settings.MIN_FREE_MB = 1


@pytest.fixture
def stranger() -> Client:
    return Client()


# ---- alive and ready


def test_alive_asks_the_database_nothing(stranger: Client):
    """Without a database mark: a question to it would fail this test."""
    answer = stranger.get(reverse("health.alive"))
    assert (answer.status_code, answer.content) == (200, b"ok\n")
    assert "no-cache" in answer["Cache-Control"]


@pytest.mark.django_db
def test_ready_when_there_is_work_room_and_a_key(stranger: Client, settings: Any):
    settings.PRODUCTION = True
    assert stranger.get(reverse("health.ready")).status_code == 503  # nobody works yet
    signs.give("worker")
    answer = stranger.get(reverse("health.ready"))
    assert (answer.status_code, answer.content) == (200, b"klaar\n")


@pytest.mark.django_db
def test_not_ready_when_the_worker_fell_silent_and_says_no_more_than_that(stranger: Client):
    with clock.at(clock.now() - timedelta(minutes=2)):
        signs.give("worker")
    answer = stranger.get(reverse("health.ready"))
    assert (answer.status_code, answer.content) == (503, b"niet klaar\n")


@pytest.mark.django_db
def test_not_ready_without_room(stranger: Client, settings: Any):
    settings.MIN_FREE_MB = 10**9
    assert stranger.get(reverse("health.ready")).status_code == 503


@pytest.mark.django_db
def test_not_ready_when_the_database_is_behind(stranger: Client, monkeypatch: Any):
    monkeypatch.setattr(health, "_migrated", [])
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'desk'")
    assert stranger.get(reverse("health.ready")).status_code == 503
    assert health.migrations().state == health.WRONG


@pytest.mark.django_db
def test_not_ready_when_the_database_does_not_answer(stranger: Client, monkeypatch: Any):
    def away(*args: object) -> None:
        raise OperationalError("connection refused by 10.0.0.7")

    monkeypatch.setattr(health, "database_bytes", away)
    monkeypatch.setattr(health, "queues", away)
    assert stranger.get(reverse("health.ready")).status_code == 503
    told = list(health.checks())
    assert not [check for check in told if "10.0.0.7" in check.told]
    assert {c.state for c in told if c.name in {"database", "post"}} == {health.WRONG}


# ---- figures


@pytest.mark.django_db
def test_figures_are_for_who_has_the_token(stranger: Client, settings: Any):
    path = reverse("health.figures")
    assert stranger.get(path, headers={"authorization": "Bearer "}).status_code == 404
    settings.METRICS_TOKEN = "a-token"
    assert stranger.get(path, headers={"authorization": "Bearer wrong"}).status_code == 404
    assert stranger.get(path, headers={"authorization": "Bearer a-token"}).status_code == 200


@pytest.mark.django_db
def test_figures_count_answers_queues_ages_and_room_and_nobody(stranger: Client, settings: Any):
    settings.METRICS_TOKEN = "a-token"
    case = given.heard_case(person=given.account(last_name=SECRET))
    browser = Client()
    browser.force_login(case.coach)
    browser.get(reverse("case.detail", args=[case.pk]))
    stranger.get(f"/{SECRET}/")
    signs.give("backup")
    text = stranger.get(
        reverse("health.figures"), headers={"authorization": "Bearer a-token"}
    ).content.decode()
    for wanted in (
        'passend_requests_total{method="GET",status="200",view="case.detail"}',
        'passend_request_seconds_bucket{le="0.5",view="case.detail"}',
        'passend_jobs{state="waiting"} 0.0', 'passend_messages{state="failed"}',
        'passend_age_seconds{what="backup"}', 'passend_disk_free_bytes{place="files"}',
    ):  # fmt: skip
        assert wanted in text
    for nobody in (SECRET, str(case.pk), str(case.coach.pk)):
        assert nobody not in text


# ---- the page of the functional manager


@pytest.mark.django_db
def test_only_the_functional_manager_sees_how_the_system_is_doing():
    browser = Client()
    browser.force_login(given.coach())
    assert browser.get(reverse("system")).status_code == 403


@pytest.mark.django_db
def test_the_page_says_what_is_wrong_and_what_to_do():
    with clock.at(clock.now() - timedelta(days=4)):
        signs.give("backup")
    signs.give("worker")
    signs.give("audit", ok=False)
    Message.objects.create(
        kind="x", to="x", address="", subject="s", body="b", status=Message.Status.FAILED
    )
    browser = Client()
    browser.force_login(given.manager())
    page = browser.get(reverse("system")).content.decode()
    for told in (
        "Er is iets fout", "1 niet aangekomen", "Bel wie geen bericht kreeg",
        "Vraag de technisch beheerder om nu een back-up te maken",
        "functionaris gegevensbescherming",
        "Nog nooit gedaan", "In gebruik: 1",
    ):  # fmt: skip
        assert told in page


@pytest.mark.django_db
@pytest.mark.parametrize(("free", "state"), [(10**12, "ok"), (3 * 10**6, "let op"), (5, "fout")])
def test_room_is_well_low_or_gone(free: int, state: str, monkeypatch: Any):
    usage = namedtuple("usage", "total used free")(10**12, 0, free)
    monkeypatch.setattr(shutil, "disk_usage", lambda path: usage)
    assert health.disk().state == state


def test_a_sign_that_cannot_be_written_stops_nobody(settings: Any, tmp_path: Path):
    (tmp_path / "file").touch()
    settings.DATA_DIR = tmp_path / "file"
    signs.give("backup")
    assert signs.last("backup") is None
    assert [p.name for p in tmp_path.iterdir()] == ["file"]


# ---- the log


@pytest.fixture
def told() -> Any:
    """Everything that was logged since it was asked last, in the form of production."""
    out = io.StringIO()
    handler = logging.StreamHandler(out)
    handler.setFormatter(logs.lines(as_json=True))
    root, ours = logging.getLogger(), logging.getLogger("passend")
    before = root.handlers, ours.level
    root.handlers, ours.level = [handler], logging.INFO
    logging.getLogger().setLevel(logging.DEBUG)

    def since() -> list[dict[str, Any]]:
        text = out.getvalue()
        out.seek(0)
        out.truncate()
        return [json.loads(line) for line in text.splitlines()]

    yield since
    root.handlers, ours.level = before
    logging.getLogger().setLevel(logging.WARNING)


def test_our_own_line_holds_known_words_only(told: Any):
    logs.log.warning("proef", kind="import", name=SECRET, count=3)
    (line,) = told()
    assert (line["event"], line["kind"], line["count"]) == ("proef", "import", 3)
    assert SECRET not in json.dumps(line)


def test_a_library_says_its_own_words_without_what_it_filled_in(told: Any):
    other = logging.getLogger("some.library")
    other.error("Could not open %s for %s", "/pad/naar", SECRET)
    other.error(f"Could not open {SECRET}")
    first, second = told()
    assert first["event"] == "Could not open %s for %s"
    assert second["event"] == ""
    assert second["place"].startswith("test_watching:")
    assert SECRET not in json.dumps([first, second])


def fall() -> None:
    texts = {"name": SECRET}
    try:
        raise IntegrityError(f"DETAIL: Key (email)=({texts['name']}) already exists.")
    except IntegrityError as error:
        raise ValueError(f"{texts['name']} is al bekend") from error


def test_an_exception_is_its_kind_and_its_way_without_its_words(told: Any):
    try:
        fall()
    except ValueError:
        logging.getLogger("x").exception("mis")
        logs.log.error("mis", exc_info=True)
    lines = told()
    for line in lines:
        assert line["exception"] == ["builtins.ValueError", "django.db.utils.IntegrityError"]
        assert any("fall" in place for place in line["through"])
    assert SECRET not in json.dumps(lines)


@pytest.mark.django_db
def test_every_request_leaves_one_line_with_its_number_and_no_address(told: Any):
    case = given.heard_case()
    browser = Client()
    browser.force_login(case.coach)
    told()
    browser.get(reverse("case.detail", args=[case.pk]))
    (line,) = [line for line in told() if line["event"] == "verzoek"]
    assert (line["view"], line["method"], line["status"]) == ("case.detail", "GET", 200)
    assert len(line["request"]) == 36
    assert str(case.pk) not in json.dumps(line)


def test_a_worker_gives_a_sign_before_its_first_job(monkeypatch: Any):
    from threading import Event

    from passend.core.management.commands import worker

    over = Event()
    monkeypatch.setattr(worker.jobs, "recover", over.set)
    monkeypatch.setattr(worker, "close_old_connections", lambda: None)
    monkeypatch.setattr(worker.connection, "close", lambda: None)
    worker.look_after_others(over)
    assert signs.last("worker") is not None


def test_the_post_gives_a_sign_every_round(monkeypatch: Any):
    from passend.core.management.commands import post

    monkeypatch.setattr(post, "close_old_connections", lambda: None)
    monkeypatch.setattr(post.outbox, "send_due", lambda: 0)
    post.Command().round()
    assert signs.last("post") is not None
