"""Laws that hold for every catalogue and every person, on catalogues that nobody wrote."""

import itertools
import math
from typing import Any

import polars as pl
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from engines.rights import Rulebook, Value, Verdict, bulk, evaluate, known_of
from engines.rights.chance import Odds, entropy
from engines.rights.questions import Interview
from engines.rights.tree import Tree, facts_of, joined, negated, residue
from engines.rights.values import UNSURE
from tests.engines.rights.made import DAY, fact, library, provision, version

FACTS = {
    "a": fact(),
    "b": fact(kan_ontbreken="ja"),
    "c": fact(gevoelig="ja"),
    "d": fact(open_norm="ja", beslist="school"),
    "n": fact("geheel"),
    "k": fact("keuze", kan_ontbreken="ja"),
}
LEAVES = ["a", "niet a", "b", "niet b", "c", "niet c", "d", "n >= 3", "n < 6", "niet n in [2, 7]",
          "k = rood", "k in [groen, blauw]", "niet k = blauw"]  # fmt: skip
CONDITIONS = st.recursive(
    st.sampled_from(LEAVES),
    lambda inner: st.builds(
        lambda key, parts: {key: parts},
        st.sampled_from(["alle", "een_van", "geen_van"]),
        st.lists(inner, min_size=1, max_size=3),
    ),
    max_leaves=7,
)
RULES = st.lists(CONDITIONS, min_size=1, max_size=3)
KNOWLEDGE = st.sampled_from([(), (("a", "b"),), (("n >= 6", {"niet": "c"}), ("a", "n < 6"))])
PERSON: st.SearchStrategy[dict[str, Value]] = st.fixed_dictionaries(
    {
        "a": st.booleans(),
        "b": st.booleans(),
        "c": st.booleans(),
        "d": st.booleans(),
        "n": st.integers(0, 9),
        "k": st.sampled_from(["rood", "groen", "blauw"]),
    }
)
SUBSET = st.frozensets(st.sampled_from(sorted(FACTS)))
QUICK = settings(max_examples=80, deadline=None)


def book_of(rules: list[Any], knowledge: tuple[Any, ...] = (), **more: Any) -> Rulebook:
    made = [provision(f"p{i}", version(rule, **more)) for i, rule in enumerate(rules)]
    return Rulebook(library(FACTS, made, knowledge), DAY)


def completions(book: Rulebook, tree: Tree, masks: dict[str, int]) -> set[bool]:
    """The slow obvious oracle: what comes out for every whole person that fits."""
    names = sorted(facts_of(tree))
    choices = [
        [1 << i for i in range(len(book.domains[n].cells)) if masks.get(n, -1) >> i & 1]
        for n in names
    ]
    found = {
        residue(tree, dict(zip(names, row, strict=True))) for row in itertools.product(*choices)
    }
    return {bool(outcome) for outcome in found}


@QUICK
@given(CONDITIONS, PERSON, SUBSET)
def test_what_is_proven_is_true_of_everybody_it_can_still_be(
    rule: Any, person: dict[str, Value], subset: frozenset[str]
) -> None:
    book = book_of([rule])
    known = known_of(book, {name: person[name] for name in subset})
    left = residue(book.rules["p0"].tree, known.masks)
    if isinstance(left, bool):
        assert completions(book, book.rules["p0"].tree, known.masks) == {left}


@QUICK
@given(CONDITIONS, CONDITIONS, PERSON, SUBSET)
def test_kleene_laws_hold(
    one: Any, other: Any, person: dict[str, Value], subset: frozenset[str]
) -> None:
    book = book_of([one, other])
    p, q = book.rules["p0"].tree, book.rules["p1"].tree
    masks = known_of(book, {name: person[name] for name in subset}).masks

    def value(tree: Tree) -> bool | None:
        left = residue(tree, masks)
        return left if isinstance(left, bool) else None

    def no(tree: Tree) -> Tree:
        return negated(tree, book.full)

    assert value(no(no(p))) == value(p)
    assert value(no(p)) == (None if value(p) is None else not value(p))
    assert value(joined("all", [p, q])) == value(joined("all", [q, p]))
    assert value(no(joined("all", [p, q]))) == value(joined("any", [no(p), no(q)]))
    assert value(joined("any", [p, True])) is True
    assert value(joined("all", [p, False])) is False
    assert value(joined("all", [p, joined("any", [p, q])])) in {value(p), None}


@QUICK
@given(CONDITIONS, PERSON, SUBSET)
def test_the_order_in_which_things_become_known_does_not_matter(
    rule: Any, person: dict[str, Value], subset: frozenset[str]
) -> None:
    book = book_of([rule])
    tree = book.rules["p0"].tree
    first = known_of(book, {name: person[name] for name in subset}).masks
    rest = known_of(book, {n: v for n, v in person.items() if n not in subset}).masks
    whole = residue(tree, {**first, **rest})
    assert isinstance(whole, bool)
    assert residue(residue(tree, first), rest) is residue(residue(tree, rest), first) is whole


@QUICK
@given(RULES, KNOWLEDGE, PERSON, SUBSET, SUBSET)
def test_more_facts_never_flip_a_proven_verdict(
    rules: list[Any],
    knowledge: tuple[Any, ...],
    person: dict[str, Value],
    few: frozenset[str],
    more: frozenset[str],
) -> None:
    book = book_of(rules, knowledge)
    assume(not known_of(book, person).contradiction)
    for key in book.rules:
        before = evaluate(book, key, {name: person[name] for name in few}).verdict
        after = evaluate(book, key, {name: person[name] for name in few | more}).verdict
        if before is not Verdict.MAYBE:
            assert after.is_proven == before.is_proven


@QUICK
@given(RULES, KNOWLEDGE, st.lists(st.tuples(PERSON, SUBSET), min_size=1, max_size=8))
def test_bulk_says_what_single_says_wherever_bulk_decides(
    rules: list[Any],
    knowledge: tuple[Any, ...],
    people: list[tuple[dict[str, Value], frozenset[str]]],
) -> None:
    book = book_of(rules, knowledge)
    known = [{n: v for n, v in person.items() if n in subset} for person, subset in people]
    shape = {"a": pl.Boolean, "b": pl.Boolean, "c": pl.Boolean, "d": pl.Boolean, "n": pl.Int64}
    frame = pl.DataFrame(
        [{name: row.get(name) for name in FACTS} for row in known],
        schema={**shape, "k": pl.String},
    )
    found = bulk.verdicts(book, bulk.prepare(book, frame, {"c": "AVG 9 lid 2 a"}))
    for row, facts in zip(found.iter_rows(named=True), known, strict=True):
        for key, verdict in row.items():
            if verdict != Verdict.MAYBE:
                assert evaluate(book, key, facts).verdict == verdict


@QUICK
@given(RULES, KNOWLEDGE, PERSON, SUBSET)
def test_asking_until_settled_always_ends(
    rules: list[Any], knowledge: tuple[Any, ...], person: dict[str, Value], unsure: frozenset[str]
) -> None:
    book = book_of(rules, knowledge)
    interview = Interview(book)
    facts: dict[str, Value] = {}
    for _ in range(len(FACTS)):
        question = interview.next(facts)
        if question is None:
            break
        assert question.name not in facts
        facts[question.name] = UNSURE if question.name in unsure else person[question.name]
    assert interview.next(facts) is None
    if not unsure:
        assert all(evaluate(book, key, facts).verdict is not Verdict.MAYBE for key in book.rules)


@QUICK
@given(RULES, PERSON)
def test_sensitive_questions_come_last(rules: list[Any], person: dict[str, Value]) -> None:
    book = book_of(rules)
    interview = Interview(book)
    facts: dict[str, Value] = {}
    while (question := interview.next(facts)) is not None:
        if question.skippable:
            open_facts = frozenset().union(
                *map(facts_of, interview.open_rules(known_of(book, facts)).values())
            )
            assert open_facts <= {"c"}
        facts[question.name] = person[question.name]


def weighed(book: Rulebook, tree: Tree, known: dict[str, int]) -> float:
    """The slow obvious oracle: the weight of all persons for whom the tree holds."""
    weights = {name: book.domains[name].weights() for name in facts_of(tree) - set(known)}
    names = sorted(weights)
    return sum(
        math.prod(weights[name][i] for name, i in zip(names, row, strict=True))
        for row in itertools.product(*(range(len(weights[name])) for name in names))
        if residue(tree, {**known, **{n: 1 << i for n, i in zip(names, row, strict=True)}}) is True
    )


@QUICK
@given(CONDITIONS, PERSON, SUBSET)
def test_a_chance_and_what_an_answer_tells_are_those_of_all_persons_together(
    rule: Any, person: dict[str, Value], subset: frozenset[str]
) -> None:
    book = book_of([rule])
    masks = known_of(book, {name: person[name] for name in subset}).masks
    left, odds = residue(book.rules["p0"].tree, masks), Odds(book)
    whole = weighed(book, left, {})
    assert odds.chance(left) == pytest.approx(whole)
    for fact_name, gain in odds.gains(left).items() if not isinstance(left, bool) else ():
        cells = enumerate(book.domains[fact_name].weights())
        after = sum(w * entropy(weighed(book, left, {fact_name: 1 << i})) for i, w in cells)
        assert gain == pytest.approx(entropy(whole) - after, abs=1e-9)
