"""Facts that follow from dates, on the days where it turns."""

from datetime import date

import pytest

from engines.deadlines import BirthDate
from engines.rights import Value
from engines.rights.derived import parse_derivation

D = date.fromisoformat
BORN = D("2009-01-20")

CASES: list[tuple[str, dict[str, Value], str, tuple[Value, ...]]] = [
    ("leeftijd(geboren)", {"geboren": BORN}, "2027-01-19", (17,)),
    ("leeftijd(geboren)", {"geboren": BORN}, "2027-01-20", (18,)),
    ("leeftijd(geboren)", {"geboren": D("2008-02-29")}, "2026-02-28", (17,)),
    ("leeftijd(geboren)", {"geboren": D("2008-02-29")}, "2026-03-01", (18,)),
    ("leeftijd(geboren)", {"geboren": BirthDate(2009, 1, 0)}, "2027-01-15", (17, 18)),
    ("leeftijd(geboren)", {}, "2027-01-15", ()),
    # WEB 8.1.5a lid 2: up to and including the month in which somebody turned 18
    ("tot_en_met_maand(geboren, 18)", {"geboren": BORN}, "2027-01-31", (True,)),
    ("tot_en_met_maand(geboren, 18)", {"geboren": BORN}, "2027-02-01", (False,)),
    ("tot_en_met_maand(geboren, 18)", {"geboren": D("2008-02-29")}, "2026-03-31", (True,)),
    ("tot_en_met_maand(geboren, 18)", {"geboren": BirthDate(2009, 1, 0)}, "2027-01-31", (True,)),
    ("tot_en_met_maand(geboren, 18)", {"geboren": BirthDate(2009, 0, 0)}, "2027-02-01",
     (False, True)),
    # WSF 2.3: from the quarter after the birthday, or that day when it is the first of a quarter
    ("vanaf_kwartaal_na(geboren, 18)", {"geboren": BORN}, "2027-03-31", (False,)),
    ("vanaf_kwartaal_na(geboren, 18)", {"geboren": BORN}, "2027-04-01", (True,)),
    ("vanaf_kwartaal_na(geboren, 18)", {"geboren": D("2009-04-01")}, "2027-04-01", (True,)),
    ("vanaf_kwartaal_na(geboren, 18)", {"geboren": D("2009-11-02")}, "2027-12-31", (False,)),
    ("vanaf_kwartaal_na(geboren, 18)", {"geboren": D("2009-11-02")}, "2028-01-01", (True,)),
    ("leeftijd_begin_studiejaar(geboren)", {"geboren": D("2009-08-01")}, "2026-11-22", (17,)),
    ("leeftijd_begin_studiejaar(geboren)", {"geboren": D("2009-08-02")}, "2026-11-22", (16,)),
    ("dagen_sinds(start)", {"start": D("2026-08-01")}, "2026-08-31", (30,)),
    ("dagen_tot(start)", {"start": D("2026-08-01")}, "2026-07-31", (1,)),
    ("weken_sinds(start)", {"start": D("2026-08-01")}, "2026-08-14", (1,)),
    ("weken_tot(start)", {"start": D("2026-08-15")}, "2026-08-01", (2,)),
    ("maanden_sinds(start)", {"start": D("2026-08-31")}, "2026-09-30", (1,)),
    ("maanden_sinds(start)", {"start": D("2026-08-31")}, "2026-09-29", (0,)),
    ("maanden_sinds(start)", {"start": D("2026-08-01")}, "2027-05-01", (9,)),
    ("maanden_sinds(start)", {"start": BirthDate(2009, 5, 0)}, "2026-11-22", (209, 210)),
    ("rond_verjaardag(geboren, 18, 6, 3)", {"geboren": BORN}, "2026-07-19", (False,)),
    ("rond_verjaardag(geboren, 18, 6, 3)", {"geboren": BORN}, "2026-07-20", (True,)),
    ("rond_verjaardag(geboren, 18, 6, 3)", {"geboren": BORN}, "2027-05-19", (True,)),
    ("rond_verjaardag(geboren, 18, 6, 3)", {"geboren": BORN}, "2027-05-20", (False,)),
    ("rond_verjaardag(geboren, 18, 6, 3)", {"geboren": BirthDate(2009, 1, 0)}, "2026-07-15",
     (False, True)),
    ("studiejaren_sinds(start)", {"start": D("2026-07-31")}, "2026-08-01", (1,)),
    ("studiejaren_sinds(start)", {"start": D("2026-08-01")}, "2027-07-31", (0,)),
    # WEB 8.1.7 lid 9 b: 16 weeks from 6 weeks before the day after the date; 20 from 10 for more
    ("in_zwangerschapsverlof(datum, meer)", {"datum": D("2026-12-31"), "meer": False},
     "2026-11-20", (True,)),
    ("in_zwangerschapsverlof(datum, meer)", {"datum": D("2026-12-31"), "meer": False},
     "2026-11-19", (False,)),
    ("in_zwangerschapsverlof(datum, meer)", {"datum": D("2026-12-31"), "meer": False},
     "2027-03-11", (True,)),
    ("in_zwangerschapsverlof(datum, meer)", {"datum": D("2026-12-31"), "meer": False},
     "2027-03-12", (False,)),
    ("in_zwangerschapsverlof(datum, meer)", {"datum": D("2026-12-31"), "meer": True},
     "2026-10-23", (True,)),
    ("in_zwangerschapsverlof(datum, meer)", {"datum": D("2026-12-31"), "meer": True},
     "2026-10-22", (False,)),
    ("in_zwangerschapsverlof(datum, meer)", {"datum": D("2026-12-31"), "meer": True},
     "2027-03-11", (True,)),
    ("in_zwangerschapsverlof(datum, meer)", {"datum": D("2026-12-31")}, "2026-10-23",
     (False, True)),
    ("niet_na(afspraak, inschrijving)",
     {"afspraak": D("2026-08-01"), "inschrijving": D("2026-08-01")}, "2026-11-22", (True,)),
    ("niet_na(afspraak, inschrijving)",
     {"afspraak": D("2026-08-02"), "inschrijving": D("2026-08-01")}, "2026-11-22", (False,)),
    ("niet_na_1_april(aanmelding, start)",
     {"aanmelding": D("2026-04-01"), "start": D("2026-08-01")}, "2026-11-22", (True,)),
    ("niet_na_1_april(aanmelding, start)",
     {"aanmelding": D("2026-04-02"), "start": D("2026-08-01")}, "2026-11-22", (False,)),
    # Awb 6:8: from the day after; Atw 1: past a weekend (Sunday 22 November) and past Christmas
    ("termijn_loopt(besluit, 6)", {"besluit": D("2026-10-11")}, "2026-11-23", (True,)),
    ("termijn_loopt(besluit, 6)", {"besluit": D("2026-10-11")}, "2026-11-24", (False,)),
    ("termijn_loopt(besluit, 6)", {"besluit": D("2026-11-13")}, "2026-12-28", (True,)),
    ("termijn_loopt(besluit, 6)", {"besluit": D("2026-11-13")}, "2026-12-29", (False,)),
    ("termijn_loopt(besluit, 2)", {"besluit": D("2027-06-10")}, "2027-06-24", (True,)),
    ("termijn_loopt(besluit, 2)", {"besluit": D("2027-06-10")}, "2027-06-25", (False,)),
    # Atw 4: longer than twelve weeks is never extended, also not past a Sunday
    ("termijn_loopt(besluit, 13)", {"besluit": D("2026-08-23")}, "2026-11-22", (True,)),
    ("termijn_loopt(besluit, 13)", {"besluit": D("2026-08-23")}, "2026-11-23", (False,)),
    ("termijn_loopt(besluit, 2)", {}, "2026-11-22", ()),
]  # fmt: skip


@pytest.mark.parametrize(("text", "facts", "day", "expected"), CASES)
def test_a_fact_follows_from_a_date(
    text: str, facts: dict[str, Value], day: str, expected: tuple[Value, ...]
) -> None:
    assert parse_derivation(text).possible(facts, D(day)) == expected


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("leeftijd", "lees ik niet"),
        ("ouderdom(geboren)", "ken ik niet"),
        ("leeftijd(a, b)", "hoort geboortedatum te krijgen"),
        ("leeftijd(18)", "geboortedatum is de naam van een feit"),
        ("tot_en_met_maand(geboren, ooit)", "leeftijd is een heel getal vanaf 1"),
        ("termijn_loopt(besluit, 0)", "weken is een heel getal vanaf 1"),
    ],
)
def test_a_function_that_cannot_be_worked_out_is_refused(text: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        parse_derivation(text)
