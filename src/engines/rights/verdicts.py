"""The verdict for one person on one date: never a bare yes or no.

`recht`: the law obliges and everything is proven. `mag`: proven, and somebody may give it.
`waarschijnlijk`: proven but for an open norm that somebody else fills in, or for words that nobody
laid beside the law. `misschien`: something is not known yet. `nee`: a condition fails.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from .amounts import Counting, Owed
from .format.provisions import Provision, Sourced
from .format.sources import Source
from .known import Known, known_of
from .reasons import Reason, reasons_of
from .rulebook import Rule, Rulebook
from .tree import Tree, facts_of, residue
from .values import Facts, Value


class Verdict(StrEnum):
    """The five answers, in the order in which they are shown."""

    RIGHT = "recht"
    MAY = "mag"
    LIKELY = "waarschijnlijk"
    MAYBE = "misschien"
    NO = "nee"

    @property
    def is_proven(self) -> bool:
        """Whether all conditions are met, with or without somebody who still decides."""
        return self in {Verdict.RIGHT, Verdict.MAY, Verdict.LIKELY}


@dataclass(frozen=True)
class Receipt:
    """What an answer rests on, so that somebody can show it and anybody can repeat it."""

    catalogue: str
    day: date
    provision: str
    version_since: date | None
    overlays: tuple[str, ...]
    facts: tuple[tuple[str, Value], ...]


@dataclass(frozen=True)
class Result:
    """The answer about one provision.

    `layer` is `lokaal` when only what a school added carries it. `unchecked` names the sources
    whose words nobody laid beside the text in force on this date. `hardship` is given with a no.
    """

    provision: Provision
    verdict: Verdict
    nature: str
    layer: str
    reasons: tuple[Reason, ...]
    missing: frozenset[str]
    amount: Owed | None
    unchecked: tuple[Source, ...]
    hardship: Sourced | None
    contradiction: bool
    receipt: Receipt

    @property
    def is_unchecked(self) -> bool:
        """Whether the answer must say: niet getoetst."""
        return bool(self.unchecked)


def evaluate(book: Rulebook, provision: str, facts: Facts | Known) -> Result:
    """The answer about one provision. Raises KeyError for a provision that does not exist."""
    known = facts if isinstance(facts, Known) else known_of(book, facts)
    rule = book.rules.get(provision)
    if rule is None:
        return _not_in_force(book, book.provisions[provision], known)
    left = residue(rule.tree, known.masks)
    unchecked = book.unchecked(provision)
    verdict = _verdict(rule, left, known, bool(unchecked))
    amount = rule.version.amount if verdict is not Verdict.NO else None
    local = verdict.is_proven and residue(rule.law, known.masks) is not True
    return Result(
        provision=rule.provision,
        verdict=verdict,
        nature=_nature(rule, local),
        layer="lokaal" if local else rule.provision.layer,
        reasons=reasons_of(book, rule, known),
        missing=facts_of(left),
        amount=Counting(book, known).owed(amount, rule.overlays) if amount else None,
        unchecked=unchecked,
        hardship=rule.provision.hardship if verdict is Verdict.NO else None,
        contradiction=known.contradiction,
        receipt=_receipt(book, rule, known),
    )


def evaluate_all(book: Rulebook, facts: Facts) -> tuple[Result, ...]:
    """The answers about every provision, in the order of the verdicts."""
    known = known_of(book, facts)
    order = list(Verdict)
    results = [evaluate(book, key, known) for key in book.provisions]
    return tuple(sorted(results, key=lambda one: order.index(one.verdict)))


def _verdict(rule: Rule, left: Tree, known: Known, unchecked: bool) -> Verdict:
    if left is False:
        return Verdict.NO
    if left is not True:
        return Verdict.MAYBE
    if unchecked or residue(rule.tree, known.masks, firm=True) is not True:
        return Verdict.LIKELY
    local = residue(rule.law, known.masks) is not True
    return Verdict.RIGHT if _nature(rule, local) == "moet" else Verdict.MAY


def _nature(rule: Rule, local: bool) -> str:
    if not local:
        return rule.version.nature
    natures = [overlay.nature for overlay in rule.overlays if overlay.also_for]
    return "moet" if all(nature == "moet" for nature in natures) else "mag"


def _receipt(book: Rulebook, rule: Rule, known: Known) -> Receipt:
    read = facts_of(rule.tree)
    return Receipt(
        catalogue=book.library.version,
        day=book.day,
        provision=rule.provision.id,
        version_since=rule.version.period.since,
        overlays=tuple(overlay.id for overlay in rule.overlays),
        facts=tuple(sorted((n, v) for n, v in known.values.items() if n in read)),
    )


def _not_in_force(book: Rulebook, provision: Provision, known: Known) -> Result:
    return Result(
        provision=provision,
        verdict=Verdict.NO,
        nature="moet",
        layer=provision.layer,
        reasons=(Reason(text="Deze regeling geldt niet op deze dag.", met=False),),
        missing=frozenset(),
        amount=None,
        unchecked=(),
        hardship=None,
        contradiction=known.contradiction,
        receipt=Receipt(book.library.version, book.day, provision.id, None, (), ()),
    )
