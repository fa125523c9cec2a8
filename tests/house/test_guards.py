"""The guards of the database stand: a migration that makes a table anew loses its triggers."""

import pytest
from django.db import connection

ALL = {
    "sqlite": "SELECT tbl_name, name FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": "SELECT tgrelid::regclass::text, tgname FROM pg_trigger WHERE NOT tgisinternal",
}


@pytest.mark.django_db
def test_every_guard_stands_after_all_migrations() -> None:
    with connection.cursor() as cursor:
        cursor.execute(ALL[connection.vendor])
        found = set(cursor.fetchall())
    assert expected() - found == set()


def expected() -> set[tuple[str, str]]:
    guards = {"core_event no_update", "core_event no_delete", "core_event only_linked",
              "core_loghead no_way_back", "core_loghead no_delete",
              "agreements_consent no_update", "agreements_consent only_another_key"}  # fmt: skip
    if connection.vendor == "postgresql":
        guards |= {f"{table} no_truncate" for table in ("core_event", "core_loghead")}
        guards |= {"core_sealedday append_only", "core_sealedday no_truncate"}
    else:
        guards |= {f"core_sealedday {what}" for what in ("no_update", "no_delete", "no_replace")}
        guards |= {"core_loghead no_replace"}
    return {(table, f"{table}_{what}") for table, what in map(str.split, guards)}
