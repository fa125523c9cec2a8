"""A pytest plugin of `./run test`: in CI a test that is skipped has failed.

One thing may be absent: `../shared`, the material that lies beside the repository. What was left
out for that reason is named. Locally a skip is only shown. On the second database only the tests
that touch a database are run again, but for those that look at pages, which are the same there,
and for the axe of the journeys.
"""

import os
from collections.abc import Iterator
from typing import Any

import pytest

STRICT = bool(os.environ.get("PASSEND_NOTHING_MISSING"))
SECOND = bool(os.environ.get("PASSEND_SECOND_DATABASE"))
MAY_BE_ABSENT = "../shared"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if SECOND:
        again = [item for item in items if _touches_a_database(item)]
        seen = set(again)
        config.hook.pytest_deselected(items=[item for item in items if item not in seen])
        items[:] = again


def _touches_a_database(item: pytest.Item) -> bool:
    fixtures = set(getattr(item, "fixturenames", []))
    if item.get_closest_marker("looks"):
        return False
    return bool(item.get_closest_marker("django_db") or fixtures & {"db", "transactional_db"})


def pytest_terminal_summary(terminalreporter: Any) -> None:
    for report, why in _left_out(terminalreporter):
        terminalreporter.write_line(f"Not tested: {report.nodeid} ({why})")


@pytest.hookimpl(wrapper=True, trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> Iterator[None]:
    yield
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if not STRICT or not reporter or session.exitstatus != pytest.ExitCode.OK:
        return
    if any(MAY_BE_ABSENT not in why for _, why in _left_out(reporter)):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def _left_out(reporter: Any) -> list[tuple[Any, str]]:
    left_out = [*reporter.stats.get("skipped", []), *reporter.stats.get("xfailed", [])]
    return [(report, _reason(report)) for report in left_out]


def _reason(report: Any) -> str:
    where = report.longrepr
    return str(where[2] if isinstance(where, tuple) else getattr(report, "wasxfail", where))
