"""The vocabulary: every fact once, with the question that asks for it."""

from decimal import Decimal
from typing import Literal

from pydantic import Field, model_validator

from .kinds import Name, Number, Strict, Text, YesNo

Kind = Literal["janee", "geheel", "bedrag", "keuze", "datum"]


class Fact(Strict):
    """Something that is true of a person. `last` is the burden of being asked, 1 to 5.

    `after` (`na`) names the facts to which the question refers back ("Kwam dat doordat …"). It is
    asked only to who answered one of them, and with yes where that is a yes/no fact.
    """

    kind: Kind = Field(alias="soort")
    lowest: Number | None = Field(None, alias="van")
    highest: Number | None = Field(None, alias="tot")
    options: dict[Name, Text] = Field(default_factory=dict, alias="keuzes")
    may_be_absent: YesNo = Field(False, alias="kan_ontbreken")
    question: Text = Field(alias="vraag")
    help: Text | None = Field(None, alias="uitleg")
    topic: Name = Field(alias="onderwerp")
    after: tuple[Name, ...] = Field((), alias="na")
    known_by: tuple[Name, ...] = Field(alias="weet", min_length=1)
    burden: int = Field(alias="last", ge=1, le=5)
    sensitive: YesNo = Field(False, alias="gevoelig")
    open_norm: YesNo = Field(False, alias="open_norm")
    decided_by: Name | None = Field(None, alias="beslist")
    chance: Number | None = Field(None, alias="kans", ge=0, le=1)
    chances: dict[Name, Number] = Field(default_factory=dict, alias="kansen")
    chance_source: Text | None = Field(None, alias="kans_bron")
    derived: Text | None = Field(None, alias="afgeleid")

    @model_validator(mode="after")
    def _fits_its_kind(self) -> "Fact":
        bounded = self.lowest is not None and self.highest is not None
        if self.kind in {"geheel", "bedrag"} and not bounded:
            raise ValueError(
                "een getal heeft een kleinste (van) en een grootste waarde (tot) nodig"
            )
        if bounded and (self.lowest or Decimal(0)) > (self.highest or Decimal(0)):
            raise ValueError("de kleinste waarde (van) is groter dan de grootste (tot)")
        if self.kind == "keuze" and len(self.options) < 2:
            raise ValueError("een keuze heeft minstens twee keuzes nodig")
        if self.open_norm and self.decided_by is None:
            raise ValueError("een open norm zegt wie beslist (beslist)")
        return self

    @property
    def is_number(self) -> bool:
        """Whether it is counted or paid, and so can be compared."""
        return self.kind in {"geheel", "bedrag"}
