"""Where a rule comes from: an article with its words, and the snapshot those words stand in."""

from datetime import date
from typing import Literal

from pydantic import Field, model_validator

from .kinds import Strict, Text, Url

UNCHECKED: Literal["niet getoetst"] = "niet getoetst"


class Regulation(Strict):
    """The law or scheme that a provision rests on. Without `bwb` there is no text to check."""

    name: Text = Field(alias="naam")
    short: Text | None = Field(None, alias="afkorting")
    bwb: Text | None = None
    url: Url | None = None


class Source(Strict):
    """One place in a law or another text, with its words (`citaat`).

    `…` in the words stands for something left out. `citaat_status: niet getoetst` says that
    nobody could lay the words beside the text in force; every result then shows that.
    """

    law: Regulation | None = Field(None, alias="regeling")
    article: Text | None = Field(None, alias="artikel")
    paragraph: Text | None = Field(None, alias="lid")
    part: Text | None = Field(None, alias="onderdeel")
    words: Text = Field(alias="citaat")
    status: Literal["niet getoetst"] | None = Field(None, alias="citaat_status")
    place: Text | None = Field(None, alias="vindplaats")

    @model_validator(mode="after")
    def _can_be_found(self) -> "Source":
        if self.article is None and self.place is None:
            raise ValueError("een bron heeft een artikel of een vindplaats nodig")
        if self.article is None and self.status is None:
            raise ValueError(
                "een bron zonder artikel kan niet worden getoetst: zet citaat_status: niet getoetst"
            )
        return self


class Snapshot(Strict):
    """The text of an article from one date on, as it was copied, with the hash of that text."""

    since: date = Field(alias="van")
    origin: Text = Field(alias="herkomst")
    sha256: Text
    text: Text = Field(alias="tekst")


class Article(Strict):
    """All snapshots of one article: one file in bronnen/."""

    law: Text = Field(alias="wet")
    bwb: Text
    article: Text = Field(alias="artikel")
    versions: tuple[Snapshot, ...] = Field(alias="versies", min_length=1)
