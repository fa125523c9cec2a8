"""The demo makes its tables in one go, and they are those that the migrations make."""

import sqlite3
from contextlib import closing

from tests.machines import Machine, machine

MAKE = "from passend.desk.demo.tables import make_tables\nmake_tables()"
THINGS = "SELECT type, name, sql FROM sqlite_master"
STEPS = "SELECT app, name FROM django_migrations"
KINDS = "SELECT app_label, model FROM django_content_type"


def test_the_tables_of_a_demo_are_those_of_the_migrations(tmp_path):
    short, long = Machine(tmp_path / "short", ""), Machine(tmp_path / "long", "")
    for one in (short, long):
        one.folder.mkdir()
    short.python(MAKE)
    long.passend("migrate", "--verbosity", "0")
    made, migrated = _things(short), _things(long)
    assert any(kind == "trigger" for kind, _name in made)
    assert made == migrated
    assert _rows(short, STEPS) == _rows(long, STEPS)
    assert _rows(short, KINDS) == _rows(long, KINDS)


def test_a_new_demo_has_no_migration_to_do_on_either_database(tmp_path):
    with machine(tmp_path / "demo") as one:
        one.python(MAKE)
        one.passend("migrate", "--check", "--verbosity", "0")


def _things(one: Machine) -> dict[tuple[str, str], list[str]]:
    """Tables, indexes and triggers as SQL; the columns of a table may stand in another order."""
    return {(kind, name): sorted(_parts(sql or "")) for kind, name, sql in _rows(one, THINGS)}


def _rows(one: Machine, query: str) -> set[tuple[str, ...]]:
    with closing(sqlite3.connect(one.folder / "db.sqlite3")) as database:
        return set(database.execute(query))


def _parts(sql: str) -> list[str]:
    """A table's columns and constraints; anything else is one part."""
    head, bracket, body = sql.partition("(")
    if not head.startswith("CREATE TABLE"):
        return [sql]
    parts, depth = [""], 0
    for sign in body.rstrip().removesuffix(")"):
        depth += (sign == "(") - (sign == ")")
        if sign == "," and not depth:
            parts.append("")
        else:
            parts[-1] += sign
    return [head, *(part.strip() for part in parts)]
