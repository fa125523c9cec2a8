"""T-19 Audit tampering: the database refuses; who owns it and goes on is found out, by line."""

import hashlib
from collections.abc import Callable
from importlib import import_module
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from passend.core.actors import SYSTEM
from passend.core.errors import LogBroken
from passend.core.log import heads, links
from passend.core.log.diagnosis import Wrong
from passend.core.log.verify import Finding, verify
from passend.core.models import Event, LogHead, School
from passend.core.together import together

pytestmark = pytest.mark.django_db
PROTECTION = import_module("passend.core.migrations.0003_the_log_is_a_chain")
MANY = 12


@pytest.fixture(autouse=True)
def log() -> list[Event]:
    """Twelve lines, written two at a time."""
    school = School.objects.create(name="Ons mbo")
    for number in range(1, MANY, 2):
        with together():
            Event.record("school.change", school, by=SYSTEM, details={"n": number})
            Event.record("school.view", school, by=SYSTEM, purpose="beheer")
    assert [e.seq for e in Event.objects.order_by("seq")] == list(range(1, MANY + 1))
    return list(Event.objects.order_by("seq"))


@pytest.fixture
def owner() -> Callable[..., None]:
    """Who owns the database takes the triggers away first."""
    with connection.cursor() as cursor:
        for sql in PROTECTION.UNPROTECT[connection.vendor]:
            cursor.execute(sql)
    return run


def run(sql: str, *values: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


def found() -> Finding | None:
    return verify(heads.kept()).finding


# --- the application user ---------------------------------------------------------------------

REFUSED = [
    "UPDATE core_event SET verb = 'x' WHERE seq = 5",
    "UPDATE core_event SET seq = 99 WHERE seq = 5",
    "DELETE FROM core_event WHERE seq = 5",
    "DELETE FROM core_event",
    "INSERT INTO core_event (at, verb, subject, dossier, actor, purpose, ground, details)"
    " VALUES ('2026-01-01', 'x.y', 's', '', 'system', '', '', '{}')",
    "INSERT INTO core_event (at, verb, subject, dossier, actor, purpose, ground, details, seq,"
    " key_id, mac) VALUES ('2026-01-01', 'x.y', 's', '', 'system', '', '', '{}', 99, '1', 'no')",
    "DELETE FROM core_loghead",
    "UPDATE core_loghead SET seq = 3",
]
ONLY_SQLITE = [
    "INSERT OR REPLACE INTO core_event (id, at, verb, subject, dossier, actor, purpose, ground,"
    " details, seq, key_id, mac) SELECT id, at, 'x.y', subject, dossier, actor, purpose, ground,"
    " details, seq, key_id, mac FROM core_event WHERE seq = 5",
    "INSERT OR REPLACE INTO core_loghead SELECT id, 3, mac, at, key_id, seal, sent_seq, sent_at"
    " FROM core_loghead",
]
ONLY_POSTGRES = [
    "TRUNCATE core_event",
    "TRUNCATE core_loghead",
    "TRUNCATE core_sealedday",
    "INSERT INTO core_event SELECT * FROM core_event WHERE seq = 5 ON CONFLICT (id) DO UPDATE"
    " SET verb = 'x.y'",
]


def statements() -> list[str]:
    return REFUSED + (ONLY_POSTGRES if connection.vendor == "postgresql" else ONLY_SQLITE)


def test_the_database_refuses_every_statement_that_would_change_the_log() -> None:
    before = list(Event.objects.order_by("pk").values())
    for sql in statements():
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            run(sql)
    assert list(Event.objects.order_by("pk").values()) == before
    assert found() is None


# --- the owner of the database ----------------------------------------------------------------


def test_a_log_that_nobody_touched_is_whole() -> None:
    outcome = verify()
    assert (outcome.is_whole, outcome.first, outcome.last, outcome.lines) == (True, 1, MANY, MANY)


@pytest.mark.parametrize(
    "column",
    ["verb", "subject", "dossier", "actor", "purpose", "ground", "request", "mac", "at", "details"],
)
def test_one_changed_field_is_found(owner: Callable[..., None], column: str) -> None:
    values = {"at": "2020-01-01 00:00:00", "details": '{"n": 6}', "mac": "0" * 64}
    owner(f"UPDATE core_event SET {column} = %s WHERE seq = 5", values.get(column, "x"))
    assert found() == Finding(5, Wrong.CHANGED)


def test_a_changed_line_with_a_link_that_was_made_up_is_found(owner: Callable[..., None]) -> None:
    """Also when all later links are made up: without the key none of them is right."""
    for seq in range(5, MANY + 1):
        mac = hashlib.sha256(str(seq).encode()).hexdigest()
        owner("UPDATE core_event SET actor = 'x', mac = %s WHERE seq = %s", mac, seq)
    assert found() == Finding(5, Wrong.CHANGED)


def test_a_line_that_is_taken_out_is_missed(owner: Callable[..., None]) -> None:
    owner("DELETE FROM core_event WHERE seq = 5")
    assert found() == Finding(5, Wrong.MISSING)


def test_the_first_line_is_missed(owner: Callable[..., None]) -> None:
    owner("DELETE FROM core_event WHERE seq = 1")
    assert found() == Finding(1, Wrong.MISSING)


def test_a_line_is_missed_also_when_the_rest_is_renumbered(owner: Callable[..., None]) -> None:
    owner("DELETE FROM core_event WHERE seq IN (5, 6)")
    shift(owner, 6, -2)
    owner("UPDATE core_loghead SET seq = seq - 2")
    assert found() == Finding(MANY - 2, Wrong.HEAD)
    with_head_of(owner, MANY - 2)
    assert found() == Finding(5, Wrong.MISSING)


def shift(owner: Callable[..., None], after: int, by: int) -> None:
    """Give later lines another number; through negative ones, as each may exist once."""
    owner("UPDATE core_event SET seq = -(seq + %s) WHERE seq > %s", by, after)
    owner("UPDATE core_event SET seq = -seq WHERE seq < 0")


def with_head_of(owner: Callable[..., None], seq: int) -> None:
    """The worst case: the thief has an old head with its seal, from a backup."""
    line = Event.objects.get(seq=seq)
    head = LogHead.objects.get()
    head.seq, head.mac = seq, line.mac
    owner(
        "UPDATE core_loghead SET seq = %s, mac = %s, seal = %s", head.seq, head.mac, head.sealed()
    )


def test_a_line_that_is_put_in_is_found(owner: Callable[..., None]) -> None:
    shift(owner, 4, 1)
    insert(owner, 5)
    owner("UPDATE core_loghead SET seq = seq + 1")
    with_head_of(owner, MANY + 1)
    assert found() == Finding(5, Wrong.INSERTED)


def test_a_line_that_is_added_at_the_end_is_found(owner: Callable[..., None]) -> None:
    insert(owner, MANY + 1)
    assert found() == Finding(MANY + 1, Wrong.INSERTED)


def insert(owner: Callable[..., None], seq: int) -> None:
    owner(
        "INSERT INTO core_event (at, verb, subject, dossier, actor, purpose, ground, details,"
        " request, seq, key_id, mac) VALUES ('2026-01-01 10:00:00', 'x.y', 's', '', 'system', '',"
        " '', '{}', '', %s, '1', %s)",
        seq,
        "ab" * 32,
    )


def test_a_line_without_a_number_is_found(owner: Callable[..., None]) -> None:
    owner("UPDATE core_event SET seq = NULL WHERE seq = 5")
    assert found() == Finding(1, Wrong.INSERTED)


@pytest.mark.parametrize(("one", "other"), [(5, 6), (3, 9), (1, MANY)])
def test_lines_that_change_places_are_found(
    owner: Callable[..., None], one: int, other: int
) -> None:
    owner("UPDATE core_event SET seq = -1 WHERE seq = %s", one)
    owner("UPDATE core_event SET seq = %s WHERE seq = %s", one, other)
    owner("UPDATE core_event SET seq = %s WHERE seq = -1", other)
    outcome = found()
    assert outcome
    assert outcome.seq == one
    assert outcome.wrong == Wrong.REORDERED


@pytest.mark.parametrize("left", [0, 1, MANY - 1])
def test_an_end_that_is_cut_off_is_missed(owner: Callable[..., None], left: int) -> None:
    owner("DELETE FROM core_event WHERE seq > %s", left)
    assert found() == Finding(left + 1, Wrong.CUT_OFF)


def test_a_head_that_is_set_back_by_hand_does_not_fit_its_seal(owner: Callable[..., None]) -> None:
    owner("DELETE FROM core_event WHERE seq > 9")
    owner("UPDATE core_loghead SET seq = 9")
    assert found() == Finding(9, Wrong.HEAD)
    with pytest.raises(LogBroken):
        Event.record("school.view", School.objects.get(), by=SYSTEM)


def test_a_head_that_is_gone_is_missed(owner: Callable[..., None]) -> None:
    owner("DELETE FROM core_loghead")
    assert found() == Finding(1, Wrong.HEAD)


def test_all_lines_and_the_head_gone_is_missed_by_who_kept_a_head(
    owner: Callable[..., None], outside: Any
) -> None:
    heads.send_off()
    owner("DELETE FROM core_event")
    owner("DELETE FROM core_loghead")
    assert found() == Finding(1, Wrong.CUT_OFF)


# --- who has the database, the key, or both ----------------------------------------------------


@pytest.fixture
def outside(tmp_path: Any, settings: Any) -> Any:
    """A folder on another machine."""
    settings.PASSEND_LOG_HEADS = str(tmp_path)
    return tmp_path


def test_cut_off_after_a_head_left_with_an_old_head_put_back(
    owner: Callable[..., None], outside: Any
) -> None:
    heads.send_off()
    owner("DELETE FROM core_event WHERE seq > 9")
    with_head_of(owner, 9)
    assert verify().is_whole, "the machine alone cannot know"
    assert found() == Finding(10, Wrong.CUT_OFF)


def test_a_chain_that_is_written_anew_with_the_key_differs_from_what_left(
    owner: Callable[..., None], outside: Any
) -> None:
    heads.send_off()
    owner("UPDATE core_event SET actor = 'x' WHERE seq = 5")
    write_anew(owner)
    assert verify().is_whole, "the machine alone cannot know"
    assert found() == Finding(MANY, Wrong.REWRITTEN)


def test_a_chain_that_is_written_anew_without_the_key_is_found(
    owner: Callable[..., None], settings: Any
) -> None:
    real = settings.PASSEND_LOG_KEY
    settings.PASSEND_LOG_KEY = "1:" + "c3RvbGVuLWRhdGFiYXNlLWJ1dC1uby1rZXktMzItYnl0ZXM="
    owner("UPDATE core_event SET actor = 'x' WHERE seq = 5")
    write_anew(owner)
    settings.PASSEND_LOG_KEY = real
    assert found() == Finding(MANY, Wrong.HEAD)
    with_head_of(owner, MANY)
    assert found() == Finding(1, Wrong.CHANGED)


def write_anew(owner: Callable[..., None]) -> None:
    mac = links.START
    for event in Event.objects.order_by("seq"):
        mac = links.link(mac, event.line())
        owner("UPDATE core_event SET mac = %s WHERE seq = %s", mac, event.seq)
    with_head_of(owner, MANY)


def test_a_head_outside_that_is_not_ours_is_named(outside: Any) -> None:
    heads.send_off()
    place = outside / heads.FILE
    place.write_text(place.read_text().replace('"seq": 12', '"seq": 11'))
    assert found() == Finding(11, Wrong.HEAD_OUTSIDE)


def test_a_key_that_is_gone_is_named(settings: Any) -> None:
    settings.PASSEND_LOG_KEY = "2:" + settings.PASSEND_LOG_KEY.partition(":")[2]
    assert found() == Finding(MANY, Wrong.HEAD)


def test_the_chain_goes_on_under_a_new_key(settings: Any) -> None:
    old = settings.PASSEND_LOG_KEY
    settings.PASSEND_LOG_KEY = "2:bmV3LWtleS1mb3ItdGhlLWxvZy1vZi0zMi1ieXRlcyE=," + old
    Event.record("school.view", School.objects.get(), by=SYSTEM)
    assert {e.key_id for e in Event.objects.all()} == {"1", "2"}
    assert verify().is_whole
    settings.PASSEND_LOG_KEY = settings.PASSEND_LOG_KEY.partition(",")[0]
    assert found() == Finding(1, Wrong.KEY)
