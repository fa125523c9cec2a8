"""A provision: what it is called, who decides, all its versions in time, and its examples."""

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, StringConstraints, model_validator

from .conditions import Condition
from .formula import Formula
from .kinds import Name, Number, Strict, Text, Url
from .sources import Regulation, Source

Layer = Literal["wet", "lokaal", "praktijk"]
Nature = Literal["moet", "mag"]
Outcome = Literal["recht", "mag", "waarschijnlijk", "misschien", "nee", "ja"]
Item = Annotated[str, StringConstraints(pattern=r"^[A-Z]-\d+[a-z]?$")]


class Period(Strict):
    """From a day (inclusive) to a day (exclusive); without `tot` it still holds."""

    since: date = Field(alias="van")
    until: date | None = Field(None, alias="tot")

    @model_validator(mode="after")
    def _runs_forward(self) -> "Period":
        if self.until is not None and self.until <= self.since:
            raise ValueError("tot ligt niet na van")
        return self

    def __contains__(self, day: date) -> bool:
        return self.since <= day and (self.until is None or day < self.until)


class Deviation(Strict):
    """Another formula where a condition holds, with its own source (`in_afwijking_van`)."""

    when: Condition = Field(alias="als")
    formula: Formula = Field(alias="formule")
    source: Source = Field(alias="bron")


class Amount(Strict):
    """How much: a formula, per what, and whether the law names a floor, a ceiling or the sum."""

    bound: Literal["minstens", "precies", "hoogstens"] = Field(alias="is")
    bound_source: Source | None = Field(None, alias="bron_is")
    formula: Formula = Field(alias="formule")
    source: Source = Field(alias="bron")
    unit: Text = Field("euro", alias="eenheid")
    per: Text | None = None
    deviations: tuple[Deviation, ...] = Field((), alias="in_afwijking_van")


class Version(Strict):
    """The rule as it was or is in a period. `moet`: the law obliges; `mag`: somebody may."""

    period: Period = Field(alias="geldig")
    nature: Nature = Field(alias="aard")
    source: Source = Field(alias="bron")
    conditions: Condition = Field(alias="voorwaarden")
    unless: tuple[Condition, ...] = Field((), alias="tenzij")
    amount: Amount | None = Field(None, alias="bedrag")


class Step(Strict):
    """One thing to do, and what to bring (`bewijs`)."""

    what: Text = Field(alias="wat")
    evidence: tuple[Text, ...] = Field((), alias="bewijs")


class Sourced(Strict):
    """A sentence with, where there is one, its source: a term, a hardship clause, local room."""

    text: Text = Field(alias="tekst")
    source: Source | None = Field(None, alias="bron")


class Apply(Strict):
    """Where somebody applies."""

    where: Text = Field(alias="waar")
    url: Url | None = None


class Outside(Strict):
    """What the rule leaves out on purpose, and why: shown to the reader and counted."""

    what: Text = Field(alias="wat")
    why: Text = Field(alias="reden")
    source: Source | None = Field(None, alias="bron")


class Between(Strict):
    """An amount somewhere between two others, because a fact is not known."""

    lowest: Number = Field(alias="van")
    highest: Number = Field(alias="tot")


def _between(value: Any) -> Any:
    return value if isinstance(value, dict | Between) else {"van": value, "tot": value}


class Example(Strict):
    """A person on a date and what comes out: a test of the rule, and reading matter."""

    name: Text = Field(alias="naam")
    day: date = Field(alias="peildatum")
    given: dict[Name, Text] = Field(alias="gegeven")
    outcome: Outcome = Field(alias="uitkomst")
    amount: Annotated[Between, BeforeValidator(_between)] | None = Field(None, alias="bedrag")
    needed: tuple[Name, ...] | None = Field(None, alias="nodig")
    origin: Text | None = Field(None, alias="herkomst")
    case: Text | None = Field(None, alias="geval")


class Provision(Strict):
    """One thing that a student can get or that a school owes: one file in voorzieningen/."""

    id: Name
    name: Text = Field(alias="naam")
    short: Text = Field(alias="kort")
    explanation: Text = Field(alias="uitleg")
    layer: Layer = Field(alias="laag")
    confidence: tuple[Text, ...] = Field(alias="zekerheid", min_length=1)
    items: tuple[Item, ...]
    regulation: Regulation = Field(alias="regeling")
    decided_by: Name = Field(alias="beslist")
    apply: Apply = Field(alias="aanvragen")
    term: Sourced | None = Field(None, alias="termijn")
    steps: tuple[Step, ...] = Field(alias="doen", min_length=1)
    measures: tuple[Text, ...] = Field((), alias="maatregelen")
    situations: tuple[Name, ...] = Field(alias="situaties")
    gives: tuple[Name, ...] = Field((), alias="geeft")
    hardship: Sourced | None = Field(None, alias="hardheid")
    local_room: Sourced | None = Field(None, alias="ruimte")
    outside: tuple[Outside, ...] = Field((), alias="buiten_model")
    never_with: tuple[Name, ...] = Field((), alias="gaat_niet_samen_met")
    versions: tuple[Version, ...] = Field(alias="versies", min_length=1)
    examples: tuple[Example, ...] = Field(alias="voorbeelden", min_length=1)

    def on(self, day: date) -> Version | None:
        """The version in force on a day, or None when the provision did not exist then."""
        return next((version for version in self.versions if day in version.period), None)
