"""The letter about a provision: the law in plain words, the same for everybody.

"Als … dan", never "omdat jij": the conditions stand in it as they stand in the catalogue, and
whoever reads it decides whether they are true.
"""

from dataclasses import dataclass
from datetime import date
from typing import Final

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from engines.rights import Rulebook
from engines.rights.format.conditions import Condition
from engines.rights.format.provisions import Provision
from passend.core import outbox
from passend.people.models import Role
from passend.people.roles import label

from .catalogue import book_on, library

KIND: Final = "rights_letter"
OF_EVERYBODY: Final = {"ingeschreven_mbo", "ingeschreven_onderwijs"}
"""Who gets a letter is enrolled: that need not be said."""
Leaves = list[tuple[Condition, bool]]


@dataclass(frozen=True)
class Letter:
    """What a letter says about a provision on a day."""

    provision: Provision
    conditions: tuple[str, ...]
    """Sentences that must all be true; none where it holds for every student."""
    other_ways: bool
    """Whether there is another way to it than these."""
    is_unchecked: bool
    """Whether nobody laid its words beside the law."""

    @property
    def decides(self) -> str:
        """Who says yes or no."""
        return library().lists.parties[self.provision.decided_by]

    @property
    def text(self) -> str:
        """The part between the greeting and the links."""
        name, lines = self.provision.name, self.conditions
        parts = [_("Deze brief gaat over: %(name)s.") % {"name": name}, self.provision.short]
        if lines:
            listed = "\n".join(f"- {line}" for line in lines)
            parts += [_("Als dit klopt:") + "\n" + listed, _("Dan kan dit ook voor jou zijn.")]
        else:
            parts.append(_("Dit geldt voor studenten van een mbo-school."))
        if self.other_ways:
            parts.append(_("Klopt niet alles? Soms is er een andere manier. Lees dan verder."))
        parts.append(_("Wie beslist: %(who)s.") % {"who": self.decides})
        if self.is_unchecked:
            parts.append(_("We legden deze tekst nog niet naast de wet. Vraag het dus na."))
        return "\n\n".join(parts)

    @property
    def link(self) -> str:
        """The public page of the provision."""
        return reverse("provision.detail", args=[self.provision.id])

    def words(self, stop: str) -> dict[str, str]:
        """What fills in the mail; `stop` is the path of the page that stops these letters."""
        return {
            "letter": self.text,
            "finder": f"{settings.BASE_URL}{reverse('finder.start')}",
            "stop": f"{settings.BASE_URL}{stop}",
            "who": label(Role.COACH),
        }

    def shown(self) -> tuple[str, str]:
        """Subject and text as everybody reads it."""
        words = self.words(reverse("outreach.stop", args=["voorbeeld"]))
        return outbox.text_of(KIND, link=self.link, **words)


def letter_of(code: str, day: date) -> Letter | None:
    """The letter about a provision; None where it does not hold on this day."""
    book = book_on(day)
    rule = book.rules.get(code)
    if rule is None:
        return None
    conditions = [rule.version.conditions, *rule.version.unless]
    leaves = [leaf for n, part in enumerate(conditions) for leaf in path(book, part, n > 0)]
    told = [_sentence(leaf, excluded) for leaf, excluded in leaves if not _is_plain(leaf)]
    return Letter(
        provision=rule.provision,
        conditions=tuple(dict.fromkeys(told)),
        other_ways=any(_has_choice(part, n > 0) for n, part in enumerate(conditions)),
        is_unchecked=bool(book.unchecked(code)),
    )


def path(book: Rulebook, condition: Condition, excluded: bool = False) -> Leaves:
    """The shortest way to a yes that asks least of what is private. `excluded`: must not be so."""
    if condition.is_leaf:
        return [(condition, excluded)]
    flips = excluded != (condition.none_of is not None)
    ways = [path(book, part, flips) for part in condition.parts]
    if _is_choice(condition, excluded):
        return min(ways, key=lambda way: _weight(book, way))
    return [leaf for way in ways for leaf in way]


def _is_choice(condition: Condition, excluded: bool) -> bool:
    """Whether one of the parts is enough."""
    return (condition.any_of is not None) != excluded


def _has_choice(condition: Condition, excluded: bool) -> bool:
    flips = excluded != (condition.none_of is not None)
    if condition.is_leaf:
        return False
    return _is_choice(condition, excluded) or any(_has_choice(p, flips) for p in condition.parts)


def _weight(book: Rulebook, way: Leaves) -> tuple[int, int]:
    return sum(book.facts[_fact(leaf)].sensitive for leaf, _excluded in way), len(way)


def _fact(leaf: Condition) -> str:
    test = leaf.test or leaf.negated
    return test.fact if test else ""


def _is_plain(leaf: Condition) -> bool:
    return _fact(leaf) in OF_EVERYBODY


def _sentence(leaf: Condition, excluded: bool) -> str:
    return (leaf.when_not if excluded else leaf.when_met) or ""
