"""A term starts on the day after a proven announcement (Awb 6:8 lid 1; D-06)."""

from datetime import date

import pytest

from engines.deadlines import Extension, Running, Term, running
from engines.deadlines.catalogue import OBJECTION, PAPER_OBJECTION


@pytest.mark.parametrize(
    ("term", "announced_on", "last_day"),
    [
        (OBJECTION, date(2028, 1, 20), date(2028, 3, 2)),
        (PAPER_OBJECTION, date(2027, 1, 12), date(2027, 1, 26)),
        (OBJECTION, None, None),
        (Term(law="x", days=14, extension=Extension.NONE), None, None),
    ],
)
def test_the_last_day(term: Term, announced_on: date | None, last_day: date | None):
    assert running(term, announced_on) == Running(announced_on=announced_on, last_day=last_day)


def test_a_term_that_did_not_start_is_never_over():
    waits = running(PAPER_OBJECTION, None)
    assert not waits.has_started
    assert not waits.is_over(date(2099, 1, 1))


def test_the_last_day_itself_is_in_time():
    term = running(PAPER_OBJECTION, date(2027, 1, 12))
    assert term.has_started
    assert not term.is_over(date(2027, 1, 26))
    assert term.is_over(date(2027, 1, 27))
