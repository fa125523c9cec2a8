"""A whole school at once: health facts stay out, dates are worked out, outreach says als … dan."""

from datetime import date
from typing import Any

import polars as pl
import pytest

from engines.rights import Rulebook, Verdict, bulk, evaluate, patterns
from engines.rights.format.shared import Overlay
from tests.engines.rights.made import (
    DAY,
    SOURCE,
    condition,
    fact,
    library,
    provision,
    version,
)

FACTS = {
    "geboren": fact("datum"),
    "leeftijd": fact("geheel", tot="99", afgeleid="leeftijd(geboren)"),
    "maand": fact(afgeleid="tot_en_met_maand(geboren, 18)"),
    "bol": fact(),
    "arm": fact(),
    "ziek": fact(gevoelig="ja"),
}
RULES = [
    provision("jong", version({"alle": ["maand", "bol"]})),
    provision("arm_en_jong", version({"alle": ["leeftijd < 18", "arm"]})),
    provision("zieken", version({"alle": ["ziek", "bol"]})),
]
BOOK = Rulebook(library(FACTS, RULES), DAY)
PEOPLE = pl.DataFrame(
    {
        "geboren": [date(2008, 11, 2), date(2008, 10, 30), date(2010, 5, 1), None],
        "bol": [True, True, None, False],
    }
)


def test_a_sensitive_column_is_refused_unless_a_legal_basis_is_named() -> None:
    people = PEOPLE.with_columns(ziek=pl.lit(True))
    with pytest.raises(bulk.SensitiveColumn, match="ziek"):
        bulk.prepare(BOOK, people)
    with pytest.raises(bulk.SensitiveColumn):
        bulk.prepare(BOOK, people, {"ziek": ""})
    assert "ziek" in bulk.prepare(BOOK, people, {"ziek": "AVG 9 lid 2 a"}).columns


def test_what_follows_from_a_date_is_worked_out_for_everybody() -> None:
    ready = bulk.prepare(BOOK, PEOPLE)
    assert ready["leeftijd"].to_list() == [18, 18, 16, None]
    assert ready["maand"].to_list() == [True, False, True, None]


def test_a_date_wins_and_an_answer_fills_the_gap() -> None:
    people = PEOPLE.with_columns(leeftijd=pl.Series([40, 40, 40, 17]))
    assert bulk.prepare(BOOK, people)["leeftijd"].to_list() == [18, 18, 16, 17]


def test_verdicts_and_what_is_missing() -> None:
    ready = bulk.prepare(BOOK, PEOPLE)
    found = bulk.verdicts(BOOK, ready)
    assert found["jong"].to_list() == [Verdict.RIGHT, Verdict.NO, Verdict.MAYBE, Verdict.NO]
    assert found["zieken"].to_list() == [Verdict.MAYBE, Verdict.MAYBE, Verdict.MAYBE, Verdict.NO]
    assert patterns.missing(BOOK, ready, "jong").to_list() == [[], [], ["bol"], []]


def test_outreach_reaches_who_has_it_or_is_a_few_harmless_questions_away() -> None:
    ready = bulk.prepare(BOOK, PEOPLE)
    near = patterns.outreach(BOOK, ready, "jong", within=1)
    assert list(zip(near["row"], near["questions"].to_list(), strict=True)) == [
        (0, []),
        (2, ["bol"]),
    ]
    assert patterns.outreach(BOOK, ready, "arm_en_jong", within=0).height == 0


def test_outreach_asks_nobody_about_health_but_may_say_als_dan() -> None:
    ready = bulk.prepare(BOOK, PEOPLE)
    assert patterns.outreach(BOOK, ready, "zieken", within=2).height == 0
    told = patterns.outreach(BOOK, ready, "zieken", within=0, conditions=1)
    assert told.rows() == [(0, [], ["ziek"]), (1, [], ["ziek"])]


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("werkt", [Verdict.RIGHT, Verdict.NO, Verdict.MAYBE]),
        ("niet werkt", [Verdict.NO, Verdict.RIGHT, Verdict.MAYBE]),
        ({"een_van": ["werkt", "niet werkt"]}, [Verdict.RIGHT, Verdict.RIGHT, Verdict.MAYBE]),
        ("niet kleur in [rood, groen, blauw]", [Verdict.NO, Verdict.NO, Verdict.MAYBE]),
    ],
)
def test_an_answer_that_can_be_missing_is_still_an_answer(
    rule: Any, expected: list[Verdict]
) -> None:
    facts = {"werkt": fact(kan_ontbreken="ja"), "kleur": fact("keuze", kan_ontbreken="ja")}
    book = Rulebook(library(facts, [provision("p", version(rule))]), DAY)
    people = pl.DataFrame({"werkt": [True, False, None], "kleur": ["rood", "blauw", None]})
    assert bulk.verdicts(book, bulk.prepare(book, people))["p"].to_list() == expected


def test_in_bulk_an_addition_says_what_it_says_to_one_person() -> None:
    facts = {name: fact() for name in ("bol", "arm", "ver")}
    block = {"bij": "p", "van_wie": "ROC", "geldig": {"van": "2026-08-01"}, "bron": SOURCE}
    people = pl.DataFrame(
        {"bol": [True, False, None, False], "arm": [True, True, True, False], "ver": [True] * 4}
    )
    for other, local in (("moet", Verdict.RIGHT), ("mag", Verdict.MAY)):
        wider = [
            Overlay.model_validate({**block, "id": one, "aard": nature, "ook_als": condition(when)})
            for one, nature, when in (("x", "moet", "arm"), ("y", other, {"alle": ["arm", "ver"]}))
        ]
        made = provision("p", version("bol"))
        book = Rulebook(library(facts, [made]), DAY, wider)
        found = bulk.verdicts(book, bulk.prepare(book, people))["p"].to_list()
        assert found == [Verdict.RIGHT, local, local, Verdict.NO]
        rows = people.iter_rows(named=True)
        given = [{name: value for name, value in row.items() if value is not None} for row in rows]
        assert found == [evaluate(book, "p", one).verdict for one in given]


def test_outreach_counts_questions_and_conditions_apart() -> None:
    rule = {"alle": ["bol", "arm", "ziek"]}
    book = Rulebook(library(FACTS, [provision("p", version(rule))]), DAY)
    people = pl.DataFrame({"jaar": [1]})
    for within, conditions, told in ((2, 1, 1), (1, 1, 0), (2, 0, 0), (3, 2, 1)):
        near = patterns.outreach(book, people, "p", within, conditions=conditions)
        assert near.height == told


def test_outreach_asks_a_harmless_question_rather_than_name_a_condition() -> None:
    rule = {"een_van": ["ziek", {"alle": ["bol", "arm"]}]}
    book = Rulebook(library(FACTS, [provision("p", version(rule))]), DAY)
    told = patterns.outreach(book, pl.DataFrame({"jaar": [1]}), "p", 2, conditions=1)
    assert told.rows() == [(0, ["arm", "bol"], [])]


def test_in_bulk_an_open_norm_makes_it_likely_and_only_where_it_carries_the_answer() -> None:
    facts = {"bol": fact(), "oordeel": fact(open_norm="ja", beslist="school")}
    made = provision("p", version({"een_van": ["bol", "oordeel"]}))
    book = Rulebook(library(facts, [made]), DAY)
    people = pl.DataFrame({"bol": [True, False, None], "oordeel": [True, True, True]})
    found = bulk.verdicts(book, bulk.prepare(book, people))["p"].to_list()
    assert found == [Verdict.RIGHT, Verdict.LIKELY, Verdict.LIKELY]


def test_in_bulk_what_a_date_leaves_open_is_unknown() -> None:
    facts = {
        "datum": fact("datum"),
        "meer": fact(),
        "verlof": fact(afgeleid="in_zwangerschapsverlof(datum, meer)"),
    }
    book = Rulebook(library(facts, [provision("p", version("verlof"))]), DAY)
    # Ten weeks before the date only somebody who expects more than one child is on leave.
    days = [*[date(2027, 1, 20)] * 3, date(2026, 12, 31)]
    people = pl.DataFrame({"datum": days, "meer": [True, False, None, None]})
    assert bulk.prepare(book, people)["verlof"].to_list() == [True, False, None, True]
