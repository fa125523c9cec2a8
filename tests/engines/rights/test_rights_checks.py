"""Planted defects: each is found, and a sound rule is left alone."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from engines.rights.checks.logic import changes, check_logic, check_relations
from engines.rights.checks.money import check_money
from engines.rights.checks.mutations import unnoticed
from engines.rights.checks.references import check_shared
from engines.rights.checks.search import shown
from engines.rights.checks.whole import check_file
from engines.rights.format.provisions import Provision
from engines.rights.format.reading import Document, read
from engines.rights.format.wording import check
from engines.rights.library import Reading
from tests.engines.rights.made import fact, library, provision, version

FACTS = {
    "leeftijd": fact("geheel", tot="99"),
    "bol": fact(),
    "zwanger": fact(),
    "krediet": fact(),
    "ontvangt_wsf": fact(),
}
KNOWLEDGE = (("krediet", "ontvangt_wsf"),)
DEFECTS: dict[str, Any] = {
    "onbereikbaar": {"alle": ["leeftijd < 18", {"een_van": ["leeftijd >= 18", "bol"]}]},
    "tegenspraak": {"alle": ["leeftijd >= 21", "leeftijd < 18"]},
    "altijd waar": {"een_van": ["leeftijd >= 18", "leeftijd <= 18"]},
    "altijd waar voor hele getallen": {"een_van": ["leeftijd >= 18", "leeftijd <= 17"]},
    "tegenspraak in hele getallen": {"alle": ["leeftijd > 17", "leeftijd < 18"]},
    "dubbel": {"alle": ["leeftijd >= 18", "leeftijd >= 16", "bol"]},
    "tegen kennis": {"alle": ["krediet", "niet ontvangt_wsf"]},
    "opgeslokt": {"een_van": ["bol", {"alle": ["bol", "zwanger"]}]},
    "overbodig door kennis": {"alle": ["krediet", "ontvangt_wsf"]},
}


def complaints(rule: Any, **more: Any) -> list[str]:
    made = provision("p", version(rule, **more))
    document = Document("p.yaml")
    check_logic(library(FACTS, [made], KNOWLEDGE), made, document)
    return [problem.text for problem in document.problems]


@pytest.mark.parametrize("name", DEFECTS)
def test_a_planted_defect_is_found(name: str) -> None:
    assert complaints(DEFECTS[name]) != []


@pytest.mark.parametrize(
    "rule", ["bol", {"alle": ["leeftijd >= 18", {"een_van": ["bol", "zwanger"]}, "niet krediet"]}]
)
def test_a_sound_rule_is_left_alone(rule: Any) -> None:
    assert complaints(rule) == []


def test_a_relation_that_does_not_hold_is_found() -> None:
    for rule, wrong in (("bol", 1), ({"alle": ["bol", "niet zwanger"]}, 0)):
        made = provision("p", version(rule), gaat_niet_samen_met=["zwanger"])
        document = Document("p.yaml")
        check_relations(library(FACTS, [made]), made, document)
        assert len(document.problems) == wrong


def test_a_table_that_begins_too_late_and_an_amount_that_starts_too_late_are_found() -> None:
    rates = {
        "staffel": {
            "eenheid": "euro",
            "op": "leeftijd",
            "bron": {"artikel": "1", "citaat": "x"},
            "regeling": {"naam": "x"},
            "ritme": "vast",
            "waarden": {"2021-01-01": {"15": "10", "18": "20"}},
        }
    }
    source = {"artikel": "1", "citaat": "x"}
    amount = {"is": "precies", "formule": "tabel(staffel, leeftijd)", "bron": source}
    made = provision("p", version("bol", bedrag=amount))
    document = Document("p.yaml")
    check_money(library(FACTS, [made], rates=rates), made, document)
    assert [problem.warning for problem in document.problems] == [False, True]


def test_a_condition_that_no_example_guards_is_found() -> None:
    guarded = [
        {"naam": "ja", "peildatum": "2026-01-01", "gegeven": {"bol": "ja", "zwanger": "ja"}},
        {"naam": "nee", "peildatum": "2026-01-01", "gegeven": {"bol": "nee"}},
    ]
    for examples, wrong in ((guarded[:1], 0), (guarded[1:], 1)):
        cases = [{**example, "uitkomst": "nee"} for example in examples]
        made = provision("p", version({"alle": ["bol", "zwanger"]}), voorbeelden=cases)
        assert len(list(unnoticed(library(FACTS, [made]), made))) == wrong


def test_a_new_version_names_who_wins_and_who_loses() -> None:
    old = version("leeftijd >= 18", geldig={"van": "2020-01-01", "tot": "2022-01-01"})
    new = version({"alle": ["leeftijd >= 15", "niet krediet"]}, geldig={"van": "2022-01-01"})
    made = provision("p", old, new)
    change = next(changes(library(FACTS, [made]), made))
    assert change.since == date(2022, 1, 1)
    assert change.gains is not None
    assert change.loses is not None
    assert shown(change.book, change.gains, FACTS) == "krediet: nee, leeftijd: 15"
    assert shown(change.book, change.loses, FACTS) == "krediet: ja, leeftijd: 18"


MISTAKES = [
    ("naam: x\nnaam: y", 2, "staat hier twee keer"),
    ("id: x\naart: moet", 2, "het woord «aart» ken ik hier niet"),
    ("kort: Let op: dit gaat fout", 1, "dubbele punt"),
    ("versies:\n\t- x", 2, "tab"),
    ("laag: hoog", 1, "kies uit wet, lokaal of praktijk"),
    ("versies:\n  - geldig: {van: 1 april}", 2, "is geen datum"),
    ("versies:\n  - geldig: {van: 2022-04-01, tot: 2022-04-01}", 2, "tot ligt niet na van"),
    ("versies:\n  - voorwaarden: {als: leeftijd > > 3}", 2, "geen voorwaarde over één feit"),
    ("versies:\n  - voorwaarden: {als: a, niet: b}", 2, "precies één van"),
    ("versies:\n  - voorwaarden: {als: a}", 2, "mist bron, ja, nee"),
    ("versies:\n  - bedrag: {formule: 3 maal 4}", 2, "geen formule"),
    ("items: [F3]", 1, "geen goede naam"),
    ("doen:\n  - {wat: Ga, daarna praten}", 2, "er staat een komma in"),
    ("situaties: zwanger", 1, "hoort een lijst"),
]


@pytest.mark.parametrize(("text", "line", "said"), MISTAKES)
def test_a_mistake_is_told_in_plain_words_with_its_line(text: str, line: int, said: str) -> None:
    document = read("p.yaml", text)
    if document.data is not None:
        check(document, Provision)
    told = [(problem.line, problem.text) for problem in document.problems]
    assert any(at == line and said in sentence for at, sentence in told), told


@pytest.mark.parametrize(
    ("derived", "kind", "told"),
    [
        ("leeftijd(wanneer)", "geheel", ["het feit «wanneer» bestaat niet"]),
        ("leeftijd(bol)", "geheel", ["«bol» is geen datum"]),
        ("leeftijd(geboren)", "janee", ["uit leeftijd komt geheel, niet janee"]),
        ("termijn_loopt(geboren, 0)", "janee", ["weken is een heel getal vanaf 1, niet «0»"]),
        ("termijn_loopt(geboren, 6)", "janee", []),
        ("in_zwangerschapsverlof(geboren, bol)", "janee", []),
    ],
)
def test_a_fact_that_cannot_follow_from_its_date_is_told(
    derived: str, kind: str, told: list[str]
) -> None:
    facts = {"bol": fact(), "geboren": fact("datum"), "x": fact(kind, afgeleid=derived)}
    document = Document("feiten.yaml")
    check_shared(Reading(Path(), facts=facts, home=dict.fromkeys(facts, document)))
    assert [problem.text for problem in document.problems] == told


def test_a_file_outside_a_catalogue_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "los.yaml"
    path.write_text("id: los")
    with pytest.raises(ValueError, match=r"lijsten\.yaml"):
        check_file(path)
