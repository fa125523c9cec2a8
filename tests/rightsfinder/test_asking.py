"""At most four questions, one tap each, and none that cannot matter."""

from dataclasses import replace

import pytest

from engines.rights import evaluate, parse_value
from passend.rightsfinder.answers import SKIP, Answers
from passend.rightsfinder.asking import FIRST, MORE, is_typed, known, next_question, options_of
from passend.rightsfinder.catalogue import book
from passend.rightsfinder.steps import steps

from .made import answers

HAVE, MEET = ([c.code for c in step.choices] for step in steps()[:2])
ASKED = sorted(name for name, domain in book().domains.items() if domain.cells)


def walk(start: Answers, take: int) -> Answers:
    """Answer what is asked, with the first or the last real answer, until the result."""
    while question := next_question(start):
        real = [o for o in options_of(question.name) if not o.quiet] or options_of(question.name)
        start = start.telling(question.name, real[take].value)
    return start


@pytest.mark.parametrize("have", HAVE)
def test_there_are_at_most_four_questions_and_then_four_more(have: str) -> None:
    for meet in MEET:
        for take in (0, -1):
            first = walk(answers(have, meet, None), take)
            assert len(first.told) <= FIRST
            assert len(walk(replace(first, more=True), take).told) <= FIRST + MORE


def test_what_was_tapped_in_a_step_is_not_asked_again() -> None:
    end = walk(replace(answers("zwanger", "stage", "vrij"), more=True), 0)
    assert not {"zwanger", "gaat_op_stage"} & set(dict(end.told))


@pytest.mark.parametrize("need", ["aanpassing", "tijd"])
def test_with_a_disability_the_taps_and_the_harmless_questions_settle_what_helps(need: str) -> None:
    end = answers("beperking", "examen", need)
    said = {"ingeschreven_mbo": "ja", "soort_student": "student", "besluit_over_examen": "nee"}
    while question := next_question(end):
        assert not question.fact.sensitive
        end = end.telling(question.name, said.get(question.name, "nee"))
    for name in ("aangepast_examen_school", "doeltreffende_aanpassing"):
        assert evaluate(book(), name, known(end)).verdict.value == "waarschijnlijk"


def test_nobody_has_to_count_an_age_in_months() -> None:
    assert not [n for n, fact in book().facts.items() if "maanden oud" in fact.question]


def test_the_number_of_questions_to_come_never_promises_more_than_there_is_room_for() -> None:
    question = next_question(answers("beperking", None, None))
    assert question is not None
    assert 1 <= question.about_left <= FIRST


@pytest.mark.parametrize("name", ASKED)
def test_every_answer_on_a_page_is_one_the_engine_reads(name: str) -> None:
    offered = [o for o in options_of(name) if o.value != SKIP]
    assert len({o.label for o in offered}) == len(offered) <= 20
    for option in offered:
        parse_value(book().facts[name], option.value)


@pytest.mark.parametrize("name", ASKED)
def test_every_cell_of_a_fact_can_be_tapped(name: str) -> None:
    if is_typed(name):
        return
    domain = book().domains[name]
    values = [o.value for o in options_of(name) if o.value not in {SKIP, "weet_niet"}]
    cells = {domain.cell_of(parse_value(domain.fact, value)) for value in values}
    assert cells == set(range(len(domain.cells)))


def test_a_sensitive_question_can_be_skipped_and_is_then_not_asked() -> None:
    assert SKIP in {o.value for o in options_of("recht_wajong")}
    assert SKIP not in {o.value for o in options_of("leerweg")}
    asked = answers("beperking", "bijverdienen", "geld", recht_wajong=SKIP)
    while question := next_question(asked):
        assert question.name != "recht_wajong"
        asked = asked.telling(question.name, "weet_niet")


def test_who_taps_a_stretch_of_ages_gets_the_amount_of_every_age_in_it() -> None:
    said = {"ontvangt_wsf": True, "levenlanglerenkrediet": False, "recht_wajong": False,
            "kan_niet_bijverdienen": True, "stagevergoeding": 0}  # fmt: skip
    tapped = [int(o.value) for o in options_of("leeftijd") if not o.quiet]
    for low, high in zip(tapped, [*tapped[1:], 100], strict=True):
        amounts = {
            evaluate(book(), "studietoeslag", {**said, "leeftijd": age}).amount
            for age in range(low, high)
        }
        assert len(amounts) == 1, (low, high)


def test_ages_are_offered_as_people_say_them() -> None:
    labels = [o.label for o in options_of("leeftijd") if not o.quiet]
    assert labels[0].endswith("of minder")
    assert labels[-1].endswith("of meer")
    assert {"16", "17", "18"} <= set(labels)


def test_a_mark_is_offered_in_stretches_without_gaps() -> None:
    values = [o.value for o in options_of("cijfer_centraal_examen") if not o.quiet]
    assert len(values) == len(book().domains["cijfer_centraal_examen"].cells) - 1


def test_money_that_an_amount_is_worked_out_from_is_typed() -> None:
    assert is_typed("stagevergoeding")
    assert not is_typed("leeftijd")
    assert [o.value for o in options_of("stagevergoeding")] == ["afwezig", "weet_niet"]
