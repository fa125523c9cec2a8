"""How many questions settle everything, on average: ours, everything asked, and a fixed order.

Three ways of asking the same synthetic people about the whole catalogue, until no provision is
open: the engine's own order; a fixed order (that of the files, harmless first too) which skips what
cannot matter any more; and a form that asks everything. Beside it what the rule costs that
sensitive questions come last. The bar: ours may not ask more than the fixed order.

    ./run bench questions [--people 200]
"""

import argparse
import random
import statistics
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial

from bench._students import answer
from engines.rights import Interview, Rulebook, Value, known_of, load
from engines.rights.tree import facts_of

DAY = date(2026, 11, 22)
Ask = Callable[[dict[str, Value]], str | None]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=200)
    options = parser.parse_args()
    book = Rulebook(load(), DAY)
    interview = Interview(book)
    everything = sorted(frozenset().union(*(facts_of(r.tree) for r in book.rules.values())))
    chance = random.Random(7)  # noqa: S311 - the same people every time
    people = [_person(book, everything, chance) for _ in range(options.people)]
    ours = _average(people, lambda facts: _ours(interview, facts))
    bare = Interview(_nothing_sensitive())
    free = _average(people, lambda facts: _ours(bare, facts))
    fixed = _average(people, lambda facts: _fixed(book, interview, facts))
    print(f"{len(book.rules)} provisions, {len(everything)} facts, {options.people} people")
    print(f"        everything asked {len(everything)} questions")
    print(f"        fixed order      {fixed:.1f}")
    print(f"        the engine, if nothing were sensitive {free:.1f}")
    print(f"{'met   ' if ours <= fixed else 'MISSED'}  the engine       {ours:.1f}")
    ask_ours, ask_fixed = partial(_ours, interview), partial(_fixed, book, interview)
    for count in (4, 8):
        early = [_settled(people, ask, interview, count) for ask in (ask_ours, ask_fixed)]
        print(
            f"        settled after {count}: the engine {early[0]:.1f}, fixed order {early[1]:.1f}"
        )
    return 0 if ours <= fixed else 1


def _person(book: Rulebook, names: list[str], chance: random.Random) -> dict[str, Value]:
    # Somebody who can exist: what contradicts the knowledge is drawn again.
    while True:
        person = {name: answer(book, name, chance) for name in names}
        if not known_of(book, person).contradiction:
            return person


def _settled(people: list[dict[str, Value]], ask: Ask, interview: Interview, count: int) -> float:
    left = []
    for person in people:
        facts = _answers(person, ask, count)
        left.append(len(interview.open_rules(known_of(interview.book, facts))))
    return len(interview.provisions) - statistics.mean(left)


def _average(people: list[dict[str, Value]], ask: Ask) -> float:
    return statistics.mean(len(_answers(person, ask, len(person))) for person in people)


def _answers(person: dict[str, Value], ask: Ask, most: int) -> dict[str, Value]:
    facts: dict[str, Value] = {}
    while len(facts) < most and (name := ask(facts)) is not None:
        facts[name] = person[name]
    return facts


def _ours(interview: Interview, facts: dict[str, Value]) -> str | None:
    known = known_of(interview.book, facts)
    question = interview.next(known) if interview.open_rules(known) else None
    return question.name if question else None


def _fixed(book: Rulebook, interview: Interview, facts: dict[str, Value]) -> str | None:
    left = interview.open_rules(known_of(book, facts)).values()
    wanted = frozenset().union(*map(facts_of, left)) if left else frozenset()
    order = sorted(book.facts, key=lambda name: book.facts[name].sensitive)
    return next((name for name in order if name in wanted and name not in facts), None)


def _nothing_sensitive() -> Rulebook:
    library = load()
    facts = {n: fact.model_copy(update={"sensitive": False}) for n, fact in library.facts.items()}
    return Rulebook(replace(library, facts=facts), DAY)


if __name__ == "__main__":
    sys.exit(main())
