"""The database knows how large its tables are, so that a page starts at the right one."""

import pytest
from django.db import connection

from passend.core import planner
from tests import given

pytestmark = pytest.mark.django_db

KNOWN = {
    "sqlite": "SELECT stat FROM sqlite_stat1 WHERE tbl = 'cases_case'",
    "postgresql": "SELECT 1 FROM pg_stats WHERE tablename = 'cases_case'",
}


def test_after_looking_the_database_knows_the_sizes_of_its_tables():
    given.case_requested()
    planner.learn()
    with connection.cursor() as cursor:
        cursor.execute(KNOWN[connection.vendor])
        assert cursor.fetchone()
