"""Who must agree to a support agreement (A-03: guidance, so the age is a setting)."""

from datetime import date

import pytest

from engines.deadlines import BirthDate, WhoConsents, consent_needed

SEVENTEEN = BirthDate.from_parts(2009, 3, 5)
FIFTEEN = BirthDate.from_parts(2011, 3, 5)

CONSENT = [
    # born, day, who, alone from
    (FIFTEEN, date(2027, 3, 4), WhoConsents.STUDENT_AND_PARENT, date(2027, 3, 5)),
    (FIFTEEN, date(2027, 3, 5), WhoConsents.STUDENT, date(2027, 3, 5)),
    (
        BirthDate.from_parts(2010, 0, 0),
        date(2026, 12, 30),
        WhoConsents.STUDENT_AND_PARENT,
        date(2026, 12, 31),
    ),
    (
        BirthDate.from_parts(2012, 2, 29),
        date(2028, 2, 29),
        WhoConsents.STUDENT,
        date(2028, 2, 29),
    ),
    (None, date(2026, 11, 22), WhoConsents.UNKNOWN, None),
]


@pytest.mark.parametrize(("born", "day", "who", "alone_from"), CONSENT)
def test_who_must_agree_on_a_day(
    born: BirthDate | None, day: date, who: WhoConsents, alone_from: date | None
) -> None:
    needed = consent_needed(born, day)

    assert (needed.who, needed.alone_from) == (who, alone_from)
    assert needed.parent == (who is not WhoConsents.STUDENT)


def test_the_engine_tells_what_another_age_would_give() -> None:
    assert consent_needed(SEVENTEEN, date(2026, 11, 22), consent_age=18).parent
