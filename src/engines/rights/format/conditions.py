"""A condition: one test of one fact with its source, or several of them together."""

from collections.abc import Iterator

from pydantic import Field, model_validator

from .kinds import Name, Strict, Text
from .leaf import LeafText
from .sources import Source

KINDS = ("als", "niet", "alle", "een_van", "geen_van")


class OpenNorm(Strict):
    """A word in the law that somebody else fills in: who, and how that goes."""

    decided_by: Name = Field(alias="beslist")
    text: Text = Field(alias="tekst")
    source: Source | None = Field(None, alias="bron")


class Condition(Strict):
    """Exactly one of `als`, `niet`, `alle`, `een_van`, `geen_van`.

    The first two test one fact and carry the source and two sentences: `ja` when the condition is
    met, `nee` when it is not. The other three join conditions.
    """

    test: LeafText | None = Field(None, alias="als")
    negated: LeafText | None = Field(None, alias="niet")
    all_of: tuple["Condition", ...] | None = Field(None, alias="alle")
    any_of: tuple["Condition", ...] | None = Field(None, alias="een_van")
    none_of: tuple["Condition", ...] | None = Field(None, alias="geen_van")
    source: Source | None = Field(None, alias="bron")
    when_met: Text | None = Field(None, alias="ja")
    when_not: Text | None = Field(None, alias="nee")
    open_norm: OpenNorm | None = Field(None, alias="open_norm")

    @model_validator(mode="after")
    def _is_one_kind(self) -> "Condition":
        given = (self.test, self.negated, self.all_of, self.any_of, self.none_of)
        used = [kind for kind, value in zip(KINDS, given, strict=True) if value is not None]
        if len(used) != 1:
            shown = " en ".join(used) or "geen van deze"
            raise ValueError(
                f"hier hoort precies één van als, niet, alle, een_van, geen_van: {shown}"
            )
        if self.is_leaf:
            self._is_complete()
        elif not self.parts:
            raise ValueError(f"onder {used[0]} staat geen enkele voorwaarde")
        elif self.source or self.when_met or self.when_not or self.open_norm:
            raise ValueError(
                f"bron, ja, nee en open_norm horen bij als of niet, niet bij {used[0]}"
            )
        return self

    def _is_complete(self) -> None:
        needed = {"bron": self.source, "ja": self.when_met, "nee": self.when_not}
        absent = [name for name, value in needed.items() if value is None]
        if absent:
            raise ValueError(f"deze voorwaarde mist {', '.join(absent)}")

    @property
    def is_leaf(self) -> bool:
        """Whether this tests one fact."""
        return self.test is not None or self.negated is not None

    @property
    def parts(self) -> tuple["Condition", ...]:
        """The conditions that this one joins; none for a leaf."""
        return self.all_of or self.any_of or self.none_of or ()

    def leaves(self) -> Iterator["Condition"]:
        """Every test of one fact below this condition, in the order of the file."""
        if self.is_leaf:
            yield self
        for part in self.parts:
            yield from part.leaves()
