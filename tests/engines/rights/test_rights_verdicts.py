"""Five verdicts, their reasons, and what a school may add."""

from datetime import date
from typing import Any

import pytest

from engines.deadlines import BirthDate
from engines.rights import ABSENT, UNSURE, Result, Rulebook, Value, Verdict, evaluate, known_of
from engines.rights.format.shared import Overlay
from tests.engines.rights.made import (
    DAY,
    SOURCE,
    UNCHECKED,
    condition,
    fact,
    library,
    provision,
    version,
)

FACTS = {
    "bol": fact(),
    "arm": fact(),
    "ziek": fact(open_norm="ja", beslist="school"),
    "basisbeurs": fact(),
    "leeftijd": fact("geheel", tot="99", afgeleid="leeftijd(geboren)"),
    "geboren": fact("datum"),
    "partnerleeftijd": fact("geheel", tot="99", kan_ontbreken="ja"),
    "stage": fact("bedrag", van="0", tot="5000", kan_ontbreken="ja"),
    "partner_werkt": fact(kan_ontbreken="ja"),
    "diploma": fact("datum", kan_ontbreken="ja"),
    "maanden": fact("geheel", kan_ontbreken="ja", afgeleid="maanden_sinds(diploma)"),
    "dagen": fact("geheel", afgeleid="dagen_sinds(diploma)"),
}
HARDSHIP = {"hardheid": {"tekst": "De school mag een uitzondering maken."}}


def answer(rule: Any, facts: dict[str, Value], *, more: Any = None, **block: Any) -> Result:
    made = provision("p", version(rule, **block), **(more or {}))
    return evaluate(Rulebook(library(FACTS, [made]), DAY), "p", facts)


def added(**block: Any) -> Overlay:
    fixed = {"id": "roc", "bij": "p", "van_wie": "ROC", "geldig": {"van": "2026-08-01"}}
    return Overlay.model_validate({**fixed, "aard": "mag", "bron": SOURCE, **block})


@pytest.mark.parametrize(
    ("rule", "nature", "facts", "expected"),
    [
        ("bol", "moet", {"bol": True}, Verdict.RIGHT),
        ("bol", "mag", {"bol": True}, Verdict.MAY),
        ("bol", "moet", {}, Verdict.MAYBE),
        ("bol", "moet", {"bol": UNSURE}, Verdict.MAYBE),
        ("bol", "moet", {"bol": False}, Verdict.NO),
        ("ziek", "moet", {"ziek": True}, Verdict.LIKELY),
        ("ziek", "moet", {"ziek": False}, Verdict.NO),
        ("niet ziek", "moet", {"ziek": False}, Verdict.LIKELY),
        ({"geen_van": ["ziek", "arm"]}, "moet", {"ziek": False, "arm": False}, Verdict.LIKELY),
        ({"een_van": ["ziek", "arm"]}, "moet", {"ziek": True, "arm": True}, Verdict.RIGHT),
        ({"een_van": ["ziek", "arm"]}, "moet", {"ziek": True}, Verdict.LIKELY),
        ("niet partnerleeftijd >= 21", "moet", {"partnerleeftijd": ABSENT}, Verdict.RIGHT),
        ("partnerleeftijd >= 21", "moet", {"partnerleeftijd": ABSENT}, Verdict.NO),
        ("partner_werkt", "moet", {"partner_werkt": True}, Verdict.RIGHT),
        ("partner_werkt", "moet", {"partner_werkt": ABSENT}, Verdict.NO),
        ("niet partner_werkt", "moet", {"partner_werkt": ABSENT}, Verdict.RIGHT),
        ("maanden <= 6", "moet", {"diploma": date(2026, 9, 1)}, Verdict.RIGHT),
        ("maanden <= 6", "moet", {"diploma": ABSENT}, Verdict.NO),
        ("niet maanden <= 6", "moet", {"diploma": ABSENT}, Verdict.RIGHT),
        ("dagen <= 6", "moet", {"diploma": ABSENT}, Verdict.MAYBE),
    ],
)
def test_each_of_the_five_verdicts(
    rule: Any, nature: str, facts: dict[str, Value], expected: Verdict
) -> None:
    assert answer(rule, facts, aard=nature).verdict is expected


def test_words_that_nobody_checked_make_it_likely_at_most_and_the_result_says_so() -> None:
    result = answer("bol", {"bol": True}, bron=UNCHECKED)
    assert result.verdict is Verdict.LIKELY
    assert result.is_unchecked
    assert not answer("bol", {"bol": True}).is_unchecked


def test_an_exception_takes_the_right_away() -> None:
    unless = [condition("basisbeurs")]
    assert answer("bol", {"bol": True, "basisbeurs": False}, tenzij=unless).verdict is Verdict.RIGHT
    refused = answer("bol", {"basisbeurs": True}, tenzij=unless)
    assert refused.verdict is Verdict.NO
    assert [(r.text, r.met) for r in refused.reasons] == [("basisbeurs: ja", False)]


def test_a_no_names_one_failing_condition_and_the_hardship_clause() -> None:
    rule = {"alle": ["ziek", "bol", "arm"]}
    result = answer(rule, {"ziek": False, "bol": False}, more=HARDSHIP)
    assert [reason.text for reason in result.reasons] == ["bol: nee"]
    assert result.hardship is not None
    assert answer(rule, {}, more=HARDSHIP).hardship is None


@pytest.mark.parametrize(
    ("rule", "facts", "expected"),
    [
        # Under geen_van one part that is met decides; what it says is then no good news.
        ({"geen_van": ["arm", "basisbeurs"]}, {"arm": True, "basisbeurs": False},
         [("arm: ja", False)]),
        ({"geen_van": [{"een_van": ["arm", "basisbeurs"]}]}, {"arm": False, "basisbeurs": True},
         [("basisbeurs: ja", False)]),
        ({"geen_van": [{"alle": ["arm", "basisbeurs"]}]}, {"arm": False, "basisbeurs": True},
         [("arm: nee", True)]),
        ({"geen_van": [{"geen_van": ["arm"]}]}, {"arm": True}, [("arm: ja", True)]),
        # Rather two that nobody can argue about than one that somebody still fills in.
        ({"alle": ["ziek", {"een_van": ["bol", "arm"]}]},
         {"ziek": False, "bol": False, "arm": False}, [("bol: nee", False), ("arm: nee", False)]),
        ({"een_van": ["ziek", {"alle": ["bol", "arm"]}]},
         {"ziek": True, "bol": True, "arm": True}, [("bol: ja", True), ("arm: ja", True)]),
    ],
)  # fmt: skip
def test_the_reasons_are_as_few_and_as_firm_as_can_be(
    rule: Any, facts: dict[str, Value], expected: list[tuple[str, bool]]
) -> None:
    assert [(reason.text, reason.met) for reason in answer(rule, facts).reasons] == expected


def test_a_yes_names_the_branch_that_carries_it() -> None:
    rule = {"alle": ["bol", {"een_van": ["arm", "ziek"]}, {"geen_van": ["basisbeurs"]}]}
    facts: dict[str, Value] = {"bol": True, "arm": True, "ziek": True, "basisbeurs": False}
    told = [reason.text for reason in answer(rule, facts).reasons]
    assert told == ["bol: ja", "arm: ja", "basisbeurs: nee"]
    assert all(reason.met for reason in answer(rule, facts).reasons)


def test_a_maybe_names_only_what_is_missing() -> None:
    result = answer({"alle": ["bol", {"een_van": ["arm", "ziek"]}]}, {"bol": True, "arm": False})
    assert result.missing == {"ziek"}
    assert [reason.fact for reason in result.reasons] == ["ziek"]


def test_a_provision_that_did_not_exist_yet_is_a_no_without_guessing() -> None:
    result = answer("bol", {"bol": True}, geldig={"van": "2027-01-01"})
    assert (result.verdict, result.receipt.version_since) == (Verdict.NO, None)


def test_answers_that_cannot_all_be_true_are_reported_and_conclude_nothing() -> None:
    made = provision("p", version("arm"))
    book = Rulebook(library(FACTS, [made], (("bol", "arm"),)), DAY)
    assert evaluate(book, "p", {"bol": True}).verdict is Verdict.RIGHT
    result = evaluate(book, "p", {"bol": True, "arm": False})
    assert (result.verdict, result.contradiction) == (Verdict.NO, True)


def test_knowledge_that_leaves_no_age_at_all_is_a_contradiction() -> None:
    knowledge = (
        ("arm", {"geen_van": ["leeftijd = 4", "leeftijd = 5"]}),
        ("bol", {"alle": ["leeftijd >= 4", "leeftijd <= 5"]}),
    )
    book = Rulebook(library(FACTS, [provision("p", version("leeftijd >= 5"))], knowledge), DAY)
    assert not known_of(book, {"arm": True}).contradiction
    assert known_of(book, {"arm": True, "bol": True}).contradiction


def test_answers_that_contradict_still_count_for_what_they_say_themselves() -> None:
    made = provision("p", version("stage >= 100"))
    book = Rulebook(library(FACTS, [made], (("bol", "arm"),)), DAY)
    result = evaluate(book, "p", {"bol": True, "arm": False, "stage": 200})
    assert (result.verdict, result.contradiction) == (Verdict.RIGHT, True)


def test_what_somebody_does_not_know_can_follow_from_the_rest() -> None:
    book = Rulebook(library(FACTS, [provision("p", version("arm"))], (("bol", "arm"),)), DAY)
    assert evaluate(book, "p", {"bol": True, "arm": UNSURE}).verdict is Verdict.RIGHT
    assert known_of(book, {"arm": UNSURE}).unsure == {"arm"}
    born: dict[str, Value] = {"geboren": DAY.replace(year=2000), "leeftijd": UNSURE}
    assert known_of(book, born).unsure == set()


def test_what_follows_from_two_facts_about_a_third_counts_together() -> None:
    made = provision("p", version({"alle": ["leeftijd >= 3", "leeftijd < 6"]}))
    knowledge = (("bol", "leeftijd < 6"), ("arm", "leeftijd >= 3"))
    book = Rulebook(library(FACTS, [made], knowledge), DAY)
    assert evaluate(book, "p", {"bol": True}).verdict is Verdict.MAYBE
    assert evaluate(book, "p", {"bol": True, "arm": True}).verdict is Verdict.RIGHT


def test_a_school_can_widen_and_the_answer_says_that_it_is_local() -> None:
    made = provision("p", version("bol"))
    wider = added(ook_als=condition("arm"))
    book = Rulebook(library(FACTS, [made]), DAY, [wider])
    by_law = evaluate(book, "p", {"bol": True, "arm": True})
    local = evaluate(book, "p", {"bol": False, "arm": True})
    assert (by_law.verdict, by_law.layer) == (Verdict.RIGHT, "wet")
    assert (local.verdict, local.layer) == (Verdict.MAY, "lokaal")
    assert [reason.text for reason in local.reasons] == ["arm: ja"]
    assert local.receipt.overlays == ("roc",)


def test_what_two_additions_oblige_to_is_the_least_of_both() -> None:
    made = provision("p", version("bol"))
    facts: dict[str, Value] = {"bol": False, "arm": True, "basisbeurs": True}
    for other, expected in (("moet", Verdict.RIGHT), ("mag", Verdict.MAY)):
        wider = [
            added(id="een", aard="moet", ook_als=condition("arm")),
            added(id="twee", aard=other, ook_als=condition("basisbeurs")),
        ]
        book = Rulebook(library(FACTS, [made]), DAY, wider)
        assert evaluate(book, "p", facts).verdict is expected


def test_an_addition_counts_on_its_own_days_and_for_its_own_provision() -> None:
    made = [provision("p", version("bol")), provision("q", version("bol"))]
    wider = added(ook_als=condition("arm"), geldig={"van": "2026-08-01", "tot": "2026-11-22"})
    arm: dict[str, Value] = {"bol": False, "arm": True}
    for day, expected in ((date(2026, 11, 21), Verdict.MAY), (date(2026, 11, 22), Verdict.NO)):
        book = Rulebook(library(FACTS, made), day, [wider])
        assert evaluate(book, "p", arm).verdict is expected
        assert evaluate(book, "q", arm).verdict is Verdict.NO


def test_a_maybe_or_a_no_is_never_called_local() -> None:
    book = Rulebook(
        library(FACTS, [provision("p", version("bol"))]), DAY, [added(ook_als=condition("arm"))]
    )
    assert evaluate(book, "p", {"bol": False}).layer == "wet"
    assert evaluate(book, "p", {"bol": False, "arm": False}).layer == "wet"


def test_a_school_can_raise_an_amount_and_never_lower_it() -> None:
    amount = {"is": "minstens", "formule": "100", "bron": SOURCE}
    made = provision("p", version("bol", bedrag=amount))
    for formula, expected in (("250", 250), ("50", 100)):
        book = Rulebook(library(FACTS, [made]), DAY, [added(bedrag=formula)])
        owed = evaluate(book, "p", {"bol": True}).amount
        assert owed is not None
        assert owed.interval.exact == expected


def test_an_overlay_that_adds_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="verruimt"):
        added()


def test_the_receipt_names_everything_the_answer_rests_on_and_nothing_else() -> None:
    receipt = answer("leeftijd >= 18", {"geboren": DAY.replace(year=2000), "bol": True}).receipt
    assert receipt.catalogue == "verzonnen"
    assert receipt.day == DAY
    assert str(receipt.version_since) == "2020-01-01"
    assert receipt.facts == (("leeftijd", 26),)


def test_a_date_wins_from_an_answer() -> None:
    facts: dict[str, Value] = {"geboren": DAY.replace(year=2010), "leeftijd": 30}
    assert answer("leeftijd >= 18", facts).verdict is Verdict.NO


def test_a_date_that_leaves_two_ages_open_wins_from_an_answer_too() -> None:
    book = Rulebook(library(FACTS, [provision("p", version("leeftijd >= 17"))]), DAY)
    facts: dict[str, Value] = {"geboren": BirthDate(2009, 11, 0), "leeftijd": 30}
    assert evaluate(book, "p", facts).verdict is Verdict.MAYBE
    assert "leeftijd" not in known_of(book, facts).values
