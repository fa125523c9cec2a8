"""What every test can use."""

from collections.abc import Iterator

import pytest
from django.db import connection


@pytest.fixture
def real_commits(transactional_db: None) -> Iterator[None]:
    """For tests with rivals: transactions really commit.

    Django then empties every table, which the append-only triggers refuse. So they go afterwards,
    and every other test runs inside a transaction that is rolled back, where they still stand:
    pytest-django runs the tests with real commits last.
    """
    yield
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("DROP TRIGGER IF EXISTS core_event_no_DELETE")
        else:
            cursor.execute("DROP TRIGGER IF EXISTS core_event_no_truncate ON core_event")
