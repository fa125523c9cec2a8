"""The next question: it tells much, costs little, stays on its topic, and ends."""

import pytest

from engines.rights import UNSURE, Interview, Odds, Rulebook
from tests.engines.rights.made import DAY, SOURCE, condition, fact, library, provision, version

FACTS = {
    "vaak": fact(kans="0.5"),
    "zelden": fact(kans="0.001"),
    "zwaar": fact(kans="0.5", last="5"),
    "ziek": fact(kans="0.5", gevoelig="ja"),
    "thuis": fact(kans="0.5", onderwerp="thuis"),
    "zeker": fact(kans="0.999", last="5"),
    "stage": fact("bedrag", van="0", tot="5000", last="5"),
    "zorgkosten": fact("bedrag", van="0", tot="5000", gevoelig="ja"),
}


def interview(*rules: object, **more: object) -> Interview:
    made = [provision(f"p{i}", version(rule, **more)) for i, rule in enumerate(rules)]
    return Interview(Rulebook(library(FACTS, made), DAY))


def asked(talk: Interview, facts: dict[str, object] | None = None, **more: object) -> str | None:
    question = talk.next(facts or {}, **more)  # type: ignore[arg-type]
    return question.name if question else None


def test_the_answer_that_tells_most_is_asked_first() -> None:
    assert asked(interview({"een_van": ["vaak", "zelden"]})) == "vaak"


def test_a_heavy_question_waits() -> None:
    assert asked(interview("vaak", "zwaar")) == "vaak"


def test_a_sensitive_question_comes_last_and_can_be_skipped() -> None:
    talk = interview({"alle": ["ziek", "zelden"]})
    assert asked(talk) == "zelden"
    question = talk.next({"zelden": True})
    assert question is not None
    assert (question.name, question.skippable, question.why) == ("ziek", True, ("p0",))
    assert asked(talk, {"zelden": True}, skipped=["ziek"]) is None


def test_a_sensitive_question_waits_also_for_one_that_tells_next_to_nothing() -> None:
    talk = interview({"alle": ["ziek", "zeker"]})
    assert asked(talk) == "zeker"
    assert asked(talk, {"zeker": True}) == "ziek"


def test_an_amount_too_is_asked_about_harmlessly_first() -> None:
    amount = {"is": "precies", "formule": "zorgkosten - stage", "bron": SOURCE}
    talk = interview("vaak", bedrag=amount)
    assert asked(talk, {"vaak": True}) == "stage"
    assert asked(talk, {"vaak": True, "stage": 100}) == "zorgkosten"


def test_what_somebody_does_not_know_is_not_asked_again() -> None:
    assert asked(interview("vaak"), {"vaak": UNSURE}) is None


def test_a_question_on_the_same_topic_goes_first_when_they_tell_the_same() -> None:
    talk = interview({"alle": ["vaak", "thuis"]})
    assert asked(talk, topic="thuis") == "thuis"
    assert asked(talk, topic="jij") == "vaak"


def test_nothing_is_asked_that_cannot_matter_any_more() -> None:
    assert asked(interview({"alle": ["vaak", "zwaar"]}), {"vaak": False}) is None


def test_when_all_is_settled_only_the_amount_is_asked_about() -> None:
    amount = {"is": "precies", "formule": "max(0, 300 - stage)", "bron": SOURCE}
    talk = interview("vaak", bedrag=amount)
    assert asked(talk, {"vaak": True}) == "stage"
    assert asked(talk, {"vaak": False}) is None
    assert asked(talk, {"vaak": True, "stage": 100}) is None


def test_what_decides_which_amount_applies_is_asked_too() -> None:
    other = [{"als": condition("thuis"), "formule": "50", "bron": SOURCE}]
    amount = {"is": "precies", "formule": "300 - stage", "bron": SOURCE, "in_afwijking_van": other}
    talk = interview("vaak", bedrag=amount)
    assert asked(talk, {"vaak": True, "stage": 100}) == "thuis"
    assert asked(talk, {"vaak": True, "thuis": True}) is None
    assert asked(talk, {"vaak": True, "thuis": False}) == "stage"


def test_a_question_that_refers_back_waits_for_the_one_before_it() -> None:
    facts = {"klacht": fact(), "lang_geleden": fact(na=["klacht"]), "stage": fact(na=["klacht"])}
    rule = version({"alle": ["klacht", "niet lang_geleden"]})
    talk = Interview(Rulebook(library(facts, [provision("p0", rule)]), DAY))
    assert asked(talk) == "klacht"
    assert asked(talk, {"klacht": True}) == "lang_geleden"
    assert asked(talk, {"klacht": UNSURE}) is None


def test_a_question_that_refers_back_brings_up_the_one_before_it() -> None:
    facts = {"klacht": fact(), "beroep": fact(), "haast": fact(na=["klacht", "beroep"])}
    talk = Interview(Rulebook(library(facts, [provision("p0", version("haast"))]), DAY))
    first = talk.next({})
    assert first is not None
    assert (first.name, first.why) == ("klacht", ("p0",))
    assert asked(talk, {"klacht": False}) == "beroep"
    assert asked(talk, {"klacht": False, "beroep": True}) == "haast"
    assert asked(talk, {"klacht": False, "beroep": False}) is None
    assert asked(talk, skipped=["klacht", "beroep"]) is None


def test_a_provision_below_the_threshold_is_not_asked_about() -> None:
    made = [provision("klein", version("vaak")), provision("groot", version("zwaar"))]
    book = Rulebook(library(FACTS, made), DAY)
    assert asked(Interview(book, values={"klein": 0.1}, threshold=0.5)) == "zwaar"
    assert asked(Interview(book, values={"klein": 0.5, "groot": 0.1}, threshold=0.5)) == "vaak"
    assert asked(Interview(book, provisions=["klein"])) == "vaak"


def test_the_number_of_questions_to_come_goes_down_to_one() -> None:
    talk = interview({"alle": ["vaak", "zelden", "thuis"]})
    first, last = talk.next({"zelden": True}), talk.next({"zelden": True, "vaak": True})
    assert first is not None
    assert last is not None
    assert first.about_left >= last.about_left == 1


def test_what_was_worked_out_is_forgotten_before_it_fills_the_memory(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    talk = interview({"een_van": ["vaak", "zelden"]})
    assert asked(talk) == "vaak"
    assert talk.odds.kept
    monkeypatch.setattr("engines.rights.questions.MOST_KEPT", 0)
    assert asked(talk, {"vaak": True}) is None  # settled: nothing new to keep
    assert talk.odds.kept == 0


def test_interviews_about_one_rulebook_share_what_was_worked_out() -> None:
    made = [provision("klein", version("vaak")), provision("groot", version({"alle": ["zwaar"]}))]
    book = Rulebook(library(FACTS, made), DAY)
    odds = Odds(book)
    whole = Interview(book, odds=odds)
    assert odds.kept == 0, "nothing beforehand"
    assert asked(whole) == asked(Interview(book))
    worked_out = odds.kept
    for some in (["klein"], ["groot"]):
        assert asked(Interview(book, provisions=some, odds=odds)) == asked(
            Interview(book, provisions=some)
        )
    assert odds.kept == worked_out
