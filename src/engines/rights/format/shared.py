"""Files that the provisions share: amounts, knowledge, closed lists, and overlays of a school."""

from datetime import date
from typing import Any, Literal

from pydantic import Field, model_validator

from .conditions import Condition
from .formula import Formula
from .kinds import Name, Number, Strict, Text, Url
from .leaf import LeafText
from .provisions import Nature, Period
from .sources import Regulation, Source

Rhythm = Literal["halfjaar", "jaar", "studiejaar", "vast"]


class Rates(Strict):
    """A dated amount, or a dated table by a fact: the highest key that is not above it applies."""

    unit: Text = Field(alias="eenheid")
    by: Name | None = Field(None, alias="op")
    source: Source = Field(alias="bron")
    regulation: Regulation = Field(alias="regeling")
    url: Url | None = None
    rhythm: Rhythm = Field(alias="ritme")
    values: dict[date, Number | dict[int, Number]] = Field(alias="waarden", min_length=1)

    @model_validator(mode="after")
    def _is_a_table_or_not(self) -> "Rates":
        for day, value in self.values.items():
            if isinstance(value, dict) != (self.by is not None):
                kind = "een tabel" if self.by else "één bedrag"
                raise ValueError(f"bij {day} hoort {kind} te staan (zie op)")
        return self


class Term(Strict):
    """A condition inside knowledge: without source or sentences."""

    test: LeafText | None = Field(None, alias="als")
    negated: LeafText | None = Field(None, alias="niet")
    all_of: tuple["Term", ...] | None = Field(None, alias="alle")
    any_of: tuple["Term", ...] | None = Field(None, alias="een_van")
    none_of: tuple["Term", ...] | None = Field(None, alias="geen_van")

    @model_validator(mode="before")
    @classmethod
    def _bare_test(cls, value: Any) -> Any:
        return {"als": value} if isinstance(value, str) else value

    @model_validator(mode="after")
    def _is_one_kind(self) -> "Term":
        given = (self.test, self.negated, self.all_of, self.any_of, self.none_of)
        if sum(value is not None for value in given) != 1:
            raise ValueError("hier hoort precies één van als, niet, alle, een_van, geen_van")
        return self


class Knowledge(Strict):
    """What is always true between facts: when `als` holds, `dan` holds too."""

    when: Term = Field(alias="als")
    then: Term = Field(alias="dan")
    why: Text = Field(alias="uitleg")


class Lists(Strict):
    """The closed lists: situations, needs, topics of questions, parties, confidence codes."""

    situations: dict[Name, Text] = Field(alias="situaties")
    needs: dict[Name, Text] = Field(default_factory=dict, alias="behoeften")
    topics: dict[Name, Text] = Field(alias="onderwerpen")
    parties: dict[Name, Text] = Field(alias="partijen")
    confidence: dict[Text, Text] = Field(alias="zekerheid")


class Overlay(Strict):
    """What a school or municipality adds to a provision. It can only widen it or raise it."""

    id: Name
    provision: Name = Field(alias="bij")
    whose: Text = Field(alias="van_wie")
    period: Period = Field(alias="geldig")
    nature: Nature = Field(alias="aard")
    source: Source = Field(alias="bron")
    also_for: Condition | None = Field(None, alias="ook_als")
    amount: Formula | None = Field(None, alias="bedrag")

    @model_validator(mode="after")
    def _adds_something(self) -> "Overlay":
        if self.also_for is None and self.amount is None:
            raise ValueError("een aanvulling verruimt (ook_als) of verhoogt (bedrag)")
        return self
