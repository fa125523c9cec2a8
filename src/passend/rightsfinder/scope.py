"""Which provisions matter to this person: those that fit most of the three steps.

A choice fits a provision when they share a situation or a need. Somebody who named a situation is
shown only provisions of a situation that was named: "geld" alone would bring all of them.
"""

from collections.abc import Iterable
from functools import cached_property

from engines.rights.format.provisions import Provision

from .answers import Answers
from .catalogue import Worth, book
from .steps import Choice, chosen

FEW = 3
"""With fewer than these in the middle of the aim, the wider ring is asked about as well."""


class Scope:
    """What matters to who gave these answers, and how much."""

    def __init__(self, answers: Answers) -> None:
        self.chosen = [choices for choices in chosen(answers).values() if choices]

    @cached_property
    def worth(self) -> dict[str, int]:
        """Per provision how many of the steps it fits; all of them for who chose nothing."""
        provisions = book().rules
        found = {key: self._fits(rule.provision) for key, rule in provisions.items()}
        kept = {key: much for key, much in found.items() if much}
        return kept or dict.fromkeys(provisions, 1)

    @cached_property
    def focus(self) -> frozenset[str]:
        """Those that fit best: at least two steps, unless that leaves hardly any."""
        best = {key for key, much in self.worth.items() if much > 1}
        return frozenset(best if len(best) >= FEW else self.worth)

    @property
    def asked_about(self) -> Worth:
        """What to ask about: a provision that fits all three counts most."""
        return tuple(sorted((key, self.worth[key] ** 2) for key in self.focus))

    def _fits(self, provision: Provision) -> int:
        situations, gives = set(provision.situations), set(provision.gives)
        named = self._named
        if named and named.isdisjoint(situations):
            return 0
        return sum(_any_fits(choices, situations, gives) for choices in self.chosen)

    @cached_property
    def _named(self) -> frozenset[str]:
        return frozenset().union(*(c.situations for choices in self.chosen for c in choices))


def _any_fits(choices: Iterable[Choice], situations: set[str], gives: set[str]) -> bool:
    return any(choice.situations & situations or choice.needs & gives for choice in choices)
