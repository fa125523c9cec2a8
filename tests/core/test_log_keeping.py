"""The log leaves its head outside, lets old days go, and says how it stands."""

import json
from datetime import UTC, datetime, timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction

from passend.core import clock
from passend.core.actors import SYSTEM
from passend.core.log import heads
from passend.core.log.checking import check_when_due
from passend.core.log.diagnosis import Wrong
from passend.core.log.forget import forget
from passend.core.log.health import health
from passend.core.log.verify import Finding, verify
from passend.core.models import Event, Message, School, SealedDay

pytestmark = pytest.mark.django_db
NOON = datetime(2020, 3, 1, 12, tzinfo=UTC)
NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)


@pytest.fixture
def outside(tmp_path: Any, settings: Any) -> Any:
    settings.PASSEND_LOG_HEADS = str(tmp_path)
    return tmp_path / heads.FILE


def look(*days: int, since: datetime = NOON) -> None:
    """One line on each of these days."""
    school = School.current()
    for day in days:
        with clock.at(since + timedelta(days=day)):
            Event.record("school.view", school, by=SYSTEM)


# --- heads ------------------------------------------------------------------------------------


def test_a_head_goes_out_once_and_again_when_something_was_written(outside: Any) -> None:
    assert heads.send_off() == 0
    look(0, 1)
    assert (heads.send_off(), heads.send_off()) == (2, 0)
    look(2)
    assert heads.send_off() == 3
    assert [head.seq for head in heads.kept()] == [2, 3]
    assert verify(heads.kept()).heads == 2


def test_a_head_is_mailed_where_an_address_is_set(settings: Any) -> None:
    settings.PASSEND_LOG_HEADS_MAIL = "notaris@elders.example"
    look(0)
    heads.send_off()
    letter = Message.objects.get()
    assert letter.address == "notaris@elders.example"
    line = next(text for text in letter.body.splitlines() if text.startswith("{"))
    assert list(heads.read([line])) == [heads.now()]


def test_a_folder_that_is_gone_is_told_and_nothing_is_marked(settings: Any, tmp_path: Any) -> None:
    settings.PASSEND_LOG_HEADS = str(tmp_path / "gone")
    look(0)
    with pytest.raises(OSError, match="gone"):
        heads.send_off()
    assert health().waiting == 1
    with pytest.raises(OSError, match="gone"):
        heads.kept()


# --- old days ---------------------------------------------------------------------------------


def test_whole_days_past_their_term_go_and_the_rest_is_still_proven(outside: Any) -> None:
    with clock.at(NOW):
        look(0, 0, 1, 2500)
        heads.send_off()
        look(2600)
        assert forget() == 3
        assert forget() == 0
        assert [(d.day.day, d.first_seq, d.last_seq) for d in SealedDay.objects.all()] == [
            (1, 1, 2),
            (2, 3, 3),
        ]
        told = Event.objects.filter(verb="log.forget").order_by("seq")
        assert [e.details for e in told] == [
            {"day": "2020-03-01", "count": 2},
            {"day": "2020-03-02", "count": 1},
        ]
        outcome = verify(heads.kept())
    assert (outcome.is_whole, outcome.first, outcome.dropped, outcome.lines) == (True, 4, 3, 4)
    assert outcome.heads == 1


def test_a_line_that_is_kept_keeps_what_came_after_it() -> None:
    """Only the beginning of the chain can go; a young line in between stops it."""
    with clock.at(NOW):
        look(0, 2500, 1)
        assert forget() == 1
        assert verify().is_whole


def test_a_school_that_keeps_its_log_for_longer_loses_nothing(settings: Any) -> None:
    with clock.at(NOON + timedelta(days=5 * 365)):
        look(0)
        assert forget() == 0
        assert SealedDay.objects.count() == 0


@pytest.mark.parametrize(
    "sql",
    [
        "DELETE FROM core_event WHERE seq = 4",
        "DELETE FROM core_sealedday",
        "UPDATE core_sealedday SET last_seq = 99",
        "INSERT INTO core_sealedday (day, first_seq, last_seq, head, key_id, seal)"
        " SELECT day, first_seq, last_seq, head, key_id, seal FROM core_sealedday",
    ],
)
def test_the_database_lets_nothing_else_go(sql: str) -> None:
    with clock.at(NOW):
        look(0, 0, 1, 2500)
        forget()
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)
    assert verify().is_whole


def test_a_seal_that_somebody_made_up_lets_no_young_line_go_and_is_found() -> None:
    with clock.at(NOW):
        look(2400, 2401)
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO core_sealedday (day, first_seq, last_seq, head, key_id, seal)"
            " VALUES ('2020-03-01', 1, 2, %s, '1', %s)",
            ["a" * 64, "b" * 64],
        )
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        connection.cursor().execute("DELETE FROM core_event")
    assert verify().finding == Finding(1, Wrong.DAY)


# --- how it stands ------------------------------------------------------------------------------


def told(*words: str) -> str:
    out = StringIO()
    call_command("audit", *words, stdout=out)
    return out.getvalue()


def test_the_command_says_that_the_log_is_whole_and_that_it_looked(outside: Any) -> None:
    look(0, 1)
    head = json.loads(told("head", "--send"))
    assert head["seq"] == 2
    assert "Het logboek klopt: 2 regels, 1 keer gelijk" in told("verify")
    assert json.loads(told("verify", "--json")) == {"whole": True, "lines": 3, "heads": 1}
    assert Event.objects.filter(verb="log.verify").count() == 2


def test_the_command_names_the_first_line_that_is_wrong(outside: Any) -> None:
    look(0, 1)
    heads.send_off()
    outside.write_text(outside.read_text().replace('"seq": 2', '"seq": 1'))
    with pytest.raises(CommandError, match="Regel 1: de stand die buiten") as stop:
        told("verify")
    assert stop.value.returncode == 1
    assert health().whole is False
    assert (health().first_wrong, health().wrong) == (1, "head_outside")


def test_a_file_that_holds_no_heads_is_refused(tmp_path: Any) -> None:
    (tmp_path / "x").write_text("geen stand\n")
    with pytest.raises(CommandError, match="niet te lezen"):
        told("verify", "--heads", str(tmp_path / "x"))


def test_health_tells_what_is_late(outside: Any) -> None:
    with clock.at(NOW):
        look(0, since=NOW)
        assert (health().leaves, health().is_late, health().is_stale) == (True, True, True)
        heads.send_off()
        told("verify")
        assert health().is_well
        assert health().waiting == 1
    with clock.at(NOW + timedelta(hours=3)):
        assert health().is_late
    with clock.at(NOW + timedelta(days=3)):
        assert health().is_stale
        assert not health().is_well


def test_it_is_checked_once_a_day_however_often_one_asks(outside: Any) -> None:
    with clock.at(NOW):
        look(0)
        heads.send_off()
        done = check_when_due()
        assert done
        assert (done.is_whole, done.heads) == (True, 1)
        assert check_when_due() is None
    with clock.at(NOW + timedelta(hours=21)):
        assert check_when_due()
    assert Event.objects.filter(verb="log.verify").count() == 2


def test_the_night_walks_the_log_and_lets_old_lines_go(outside: Any) -> None:
    with clock.at(NOW):
        look(0, 2500)
        out = StringIO()
        call_command("nightly", stdout=out)
        assert "regels van het logboek weg: 1" in out.getvalue()
        assert "Het logboek klopt" in out.getvalue()
        assert verify().dropped == 1


def test_without_a_place_outside_the_log_is_not_well() -> None:
    look(0)
    told("verify")
    assert (health().leaves, health().whole, health().is_well) == (False, True, False)
