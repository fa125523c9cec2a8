"""What to ask next: the answer that tells most for its burden.

Questions about health and the like come only when nothing harmless is left to ask, and each of them
can be skipped. What somebody does not know is not asked again, so asking always ends.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from .chance import Odds
from .format.facts import Fact
from .format.formula import names_in
from .format.provisions import Amount
from .known import Known, known_of
from .rulebook import Rulebook
from .tree import Node, Test, Tree, facts_of, residue
from .values import Facts

MOST_KEPT = 20_000
"""Rests of rules of which the chances are kept; then it starts afresh, so memory stays bounded."""

SAME_TOPIC = 1.25
"""How much more a question counts that stays on the topic of the one before it."""


@dataclass(frozen=True)
class Question:
    """One question. `why` names the provisions that depend on it; `about_left` is an estimate."""

    name: str
    fact: Fact
    why: tuple[str, ...]
    about_left: int

    @property
    def skippable(self) -> bool:
        """Whether the page must offer to skip it."""
        return self.fact.sensitive


class Interview:
    """Asks for one rulebook. Made once and used for everybody; it keeps what it worked out.

    The first question is worked out when it is made, so that nobody waits for it; unless `odds` of
    the same rulebook are given, which share what other interviews worked out.

    `provisions` limits it to some; `values` says how much each is worth (1 by default), and one
    that is worth less than `threshold` is not asked about.
    """

    def __init__(
        self,
        book: Rulebook,
        provisions: Collection[str] | None = None,
        values: Mapping[str, float] | None = None,
        threshold: float = 0.0,
        odds: Odds | None = None,
    ) -> None:
        self.book, self.odds = book, odds or Odds(book)
        self.values = {key: (values or {}).get(key, 1.0) for key in book.rules}
        wanted = book.rules if provisions is None else provisions
        self._proofs: dict[Tree, tuple[str, ...]] = {}
        self.provisions = [k for k in book.rules if k in wanted and self.values[k] >= threshold]
        if odds is None:
            self.next({})

    def next(
        self,
        facts: Facts | Known,
        skipped: Collection[str] = (),
        topic: str | None = None,
    ) -> Question | None:
        """The best question, or None when everything is settled or was asked.

        `topic` is that of the question before this one.
        """
        if self.odds.kept + len(self._proofs) > MOST_KEPT:
            self.odds.forget()
            self._proofs = {}
        known = facts if isinstance(facts, Known) else known_of(self.book, facts)
        closed = {*skipped, *known.unsure}
        left = self.open_rules(known)
        scores = self._scores(left, known, closed, topic) or self._for_amounts(known, closed)
        if not scores:
            return None
        name = max(sorted(scores), key=lambda one: scores[one])
        meant = {f for f in self.book.facts if self.to_ask(f, known, closed) == name}
        why = tuple(key for key, tree in left.items() if not meant.isdisjoint(facts_of(tree)))
        return Question(name, self.book.facts[name], why, self.about_left(left, closed))

    def to_ask(self, name: str, known: Known, closed: Collection[str]) -> str | None:
        """What to ask to learn a fact: that fact, or an open one that its question refers back to.

        None when it was skipped, or when the question makes no sense to this person.
        """
        if name in closed:
            return None
        before = self.book.facts[name].after
        if not before or any(self._is_so(one, known) for one in before):
            return name
        still_open = (self.to_ask(one, known, closed) for one in before if one not in known.masks)
        return next((one for one in still_open if one), None)

    def _is_so(self, name: str, known: Known) -> bool:
        """Whether it was answered; a yes/no fact with yes."""
        if name not in known.masks:
            return name in known.values
        is_yes_no = self.book.facts[name].kind == "janee"
        return not is_yes_no or known.masks[name] == 1 << self.book.domains[name].cell_of(True)

    def open_rules(self, known: Known) -> dict[str, Tree]:
        """What is left of every rule that is not decided."""
        found = {key: residue(self.book.rules[key].tree, known.masks) for key in self.provisions}
        return {key: tree for key, tree in found.items() if not isinstance(tree, bool)}

    def _scores(
        self, left: dict[str, Tree], known: Known, closed: set[str], topic: str | None
    ) -> dict[str, float]:
        gains: dict[str, float] = {}
        for key, tree in left.items():
            partly = self.odds.open_part(tree, known.masks)
            for fact, gain in self.odds.gains(tree, partly).items():
                asked = self.to_ask(fact, known, closed)
                if asked:
                    gains[asked] = gains.get(asked, 0.0) + self.values[key] * gain
        harmless = {f: gain for f, gain in gains.items() if not self.book.facts[f].sensitive}
        return {f: self._weighed(f, gain, topic) for f, gain in (harmless or gains).items()}

    def _weighed(self, name: str, gain: float, topic: str | None) -> float:
        fact = self.book.facts[name]
        stay = SAME_TOPIC if fact.topic == topic else 1.0
        return (max(gain, 0.0) + 1e-9) * stay / (fact.burden + 2 * fact.sensitive)

    def _for_amounts(self, known: Known, closed: set[str]) -> dict[str, float]:
        # All verdicts are settled: what is left to know is how much.
        found: dict[str, float] = {}
        for key in self.provisions:
            rule = self.book.rules[key]
            if rule.version.amount is None or residue(rule.tree, known.masks) is not True:
                continue
            for name in self._read_by(rule.version.amount, known):
                asked = self.to_ask(name, known, closed) if name in self.book.facts else None
                if asked and asked not in known.values:
                    found[asked] = self._weighed(asked, 1.0, None)
        harmless = {f: score for f, score in found.items() if not self.book.facts[f].sensitive}
        return harmless or found

    def _read_by(self, amount: Amount, known: Known) -> frozenset[str]:
        # The facts of the formula that applies, or of those that can still come to apply.
        names: frozenset[str] = frozenset()
        for deviation in amount.deviations:
            holds = residue(self.book.tree_of(deviation.when), known.masks)
            if holds is not False:
                names |= facts_of(holds) | names_in(deviation.formula)
            if holds is True:
                return names
        return names | names_in(amount.formula)

    def about_left(self, left: dict[str, Tree], closed: Collection[str]) -> int:
        """About how many questions are still to come: those of the likeliest short proofs."""
        names: set[str] = set()
        for tree in left.values():
            found = self._proofs.get(tree)
            if found is None:
                proofs = [self.shortest_proof(tree, met) for met in (True, False)]
                found = self._proofs[tree] = min(proofs)[1]
            names.update(found)
        return max(1, len(names - set(closed)))

    def shortest_proof(self, tree: Tree, met: bool) -> tuple[float, tuple[str, ...]]:
        """The cheapest answers that would prove a yes, or a no; cost is burden over chance."""
        if isinstance(tree, bool):
            return (0.0, ()) if tree is met else (float("inf"), ())
        if isinstance(tree, Test):
            chance = self.odds.chance(tree)
            fact = self.book.facts[tree.fact]
            return (fact.burden / max(chance if met else 1 - chance, 1e-3), (tree.fact,))
        return self._joined_proof(tree, met)

    def _joined_proof(self, tree: Node, met: bool) -> tuple[float, tuple[str, ...]]:
        proofs = [self.shortest_proof(part, met) for part in tree.parts]
        if (tree.op == "all") is met:
            names = dict.fromkeys(name for _, part in proofs for name in part)
            return sum(cost for cost, _ in proofs), tuple(names)
        return min(proofs)
