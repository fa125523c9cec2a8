"""A provision on a page of its own: text, conditions with the words of the law, dates."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from engines.rights import Interval, Owed, Verdict, label, parse_value
from engines.rights.amounts import is_stale
from engines.rights.format.conditions import Condition
from engines.rights.format.formula import names_in
from engines.rights.format.provisions import Example, Provision, Version
from engines.rights.format.shared import Rates
from engines.rights.format.sources import Regulation, Source
from engines.rights.quotations import article_of, is_checked
from passend.cases.content import measures
from passend.core import clock

from . import words
from .catalogue import library
from .here import here

ALL, ANY, NONE = _("Dit moet allemaal zo zijn:"), _("Eén hiervan is genoeg:"), _("Niets hiervan:")
NATURES = {"moet": _("Dit moet van de wet."), "mag": _("Dit mag. Het hoeft niet.")}
EVEN_SO = {"moet": _("Dit is de afspraak."), "mag": NATURES["mag"]}
OUTCOMES = {verdict.value: words.GROUPS[verdict] for verdict in Verdict}


@dataclass(frozen=True)
class Quote:
    """Words of the law with their place. `bwb` and `article` are empty without a kept text."""

    words: str
    where: str
    is_checked: bool
    bwb: str
    article: str


@dataclass(frozen=True)
class Branch:
    """A condition for a reader: a sentence with its quotation, or a heading with parts below it."""

    text: str | Promise
    quote: Quote | None = None
    norm: str = ""
    parts: tuple["Branch", ...] = ()


def quote_of(source: Source, regulation: Regulation, day: date) -> Quote:
    """The words of a source as they are shown on a page about a day."""
    articles = library().articles
    kept = article_of(source, regulation, articles)
    checked = is_checked(source, regulation, articles, day)
    bwb, article = (kept.bwb, kept.article) if kept else ("", "")
    return Quote(source.words, label(source, regulation), checked, bwb, article)


class Period:
    """One version of a rule, and from when to when it holds."""

    def __init__(self, provision: Provision, version: Version, today: date) -> None:
        self.provision, self.version = provision, version
        self.since, self.until = version.period.since, version.period.until
        self.is_now = today in version.period
        self.is_later = self.since > today
        # The words are laid beside the text of today, or of the nearest day on which it held.
        last = self.until - timedelta(days=1) if self.until else today
        self.day = max(self.since, min(today, last))

    @property
    def last_day(self) -> date | None:
        """The last day on which it holds."""
        return self.until - timedelta(days=1) if self.until else None

    @property
    def nature(self) -> str | Promise:
        """Whether somebody must or may give it."""
        texts = NATURES if self.provision.layer == "wet" else EVEN_SO
        return texts[self.version.nature]

    @property
    def quote(self) -> Quote:
        """Where the law says that it must or may."""
        return quote_of(self.version.source, self.provision.regulation, self.day)

    @property
    def conditions(self) -> list[Branch]:
        """What must be so, and last what may not be so."""
        found = [self._branch(self.version.conditions)]
        if self.version.unless:
            found.append(Branch(NONE, parts=tuple(map(self._branch, self.version.unless))))
        return found

    def _branch(self, condition: Condition) -> Branch:
        if condition.is_leaf and condition.source:
            norm = condition.open_norm.text if condition.open_norm else ""
            quote = quote_of(condition.source, self.provision.regulation, self.day)
            return Branch(condition.when_met or "", quote, norm)
        heading = ANY if condition.any_of else NONE if condition.none_of else ALL
        return Branch(heading, parts=tuple(map(self._branch, condition.parts)))

    @property
    def rates(self) -> list["Dated"]:
        """The dated amounts from which it is worked out."""
        amount = self.version.amount
        formulas = [amount.formula, *(d.formula for d in amount.deviations)] if amount else []
        names = {name for formula in formulas for name in names_in(formula)}
        kept = library().rates
        return [Dated(name, kept[name], self.day) for name in sorted(names) if name in kept]


class Dated:
    """An amount of the law with its dates, the newest first."""

    def __init__(self, name: str, rates: Rates, day: date) -> None:
        self.rates, self.unit = rates, rates.unit
        self.name = name.replace("_", " ").capitalize()
        self.where = label(rates.source, rates.regulation)
        self.is_stale = is_stale(rates, day)

    @property
    def values(self) -> Iterator[tuple[date, str, list[tuple[int, str]]]]:
        """From a day on: the sum, or per row of the table its sum."""
        for since, found in sorted(self.rates.values.items(), reverse=True):
            if isinstance(found, dict):
                rows = [(key, words.sum_of(value, "euro")) for key, value in sorted(found.items())]
                yield since, "", rows
            else:
                unit = "euro" if self.unit.startswith("euro") else self.unit
                yield since, words.sum_of(found, unit), []


class Shown:
    """A worked example: somebody on a day, what (s)he said, and what came out."""

    def __init__(self, provision: Provision, example: Example) -> None:
        self.provision, self.example = provision, example
        self.name, self.day = example.name, example.day
        self.group = OUTCOMES.get(example.outcome)

    @property
    def given(self) -> list[tuple[str, str]]:
        """The questions and the answers."""
        facts = library().facts
        said = [(facts[n], text) for n, text in self.example.given.items() if n in facts]
        return [(fact.question, words.value(fact, parse_value(fact, text))) for fact, text in said]

    @property
    def amount(self) -> str:
        """What the outcome comes to."""
        found, version = self.example.amount, self.provision.on(self.day)
        if found is None or version is None or version.amount is None:
            return ""
        rule = version.amount
        interval = Interval(found.lowest, found.highest)
        return words.amount(Owed(interval, rule.bound, rule.unit, rule.per, ()))


class Sheet:
    """Everything on the page of one provision."""

    def __init__(self, provision: Provision) -> None:
        self.provision = provision
        lists = library().lists
        self.decides = lists.parties[provision.decided_by]
        self.layer = words.LAYERS.get(provision.layer, "")
        self.here = here(provision.id)
        self.confidence = [lists.confidence[code] for code in provision.confidence]
        self.situations = [(code, lists.situations[code]) for code in provision.situations]

    @cached_property
    def periods(self) -> list[Period]:
        """All versions, the one of today first, then the newest."""
        today = clock.today()
        found = [Period(self.provision, version, today) for version in self.provision.versions]
        return sorted(found, key=lambda p: (p.is_now, p.since), reverse=True)

    @property
    def examples(self) -> list[Shown]:
        """The examples of the catalogue, which are its tests as well."""
        return [Shown(self.provision, example) for example in self.provision.examples]

    @property
    def measures(self) -> list[str]:
        """What the school can do about it, by the names of the measure library."""
        named = {measure.code: measure.title for measure in measures()}
        return [named[code] for code in self.provision.measures if code in named]

    @property
    def related(self) -> list[Provision]:
        """What else belongs to the same situations, the nearest first."""
        mine = set(self.provision.situations)
        others = [p for p in library().provisions.values() if mine & set(p.situations)]
        others.sort(key=lambda p: (-len(mine & set(p.situations)), p.name))
        return [p for p in others if p.id != self.provision.id][:5]
