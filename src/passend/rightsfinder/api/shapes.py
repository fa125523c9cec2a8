"""What the catalogue looks like to a program: each class is one shape in the OpenAPI document.

The attributes are Dutch outside and English here.
"""

from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

Value = bool | int | float | str
"""An answer: yes or no, a number, a day or a code."""


class Shape(BaseModel):
    """Anything that goes out."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Named(Shape):
    """A code with the words that people read."""

    code: str
    name: str = Field(serialization_alias="naam")


class Quote(Shape):
    """Woorden uit de wet. `getoetst` is onwaar als niemand ze naast de geldende tekst legde."""

    where: str = Field(serialization_alias="vindplaats")
    words: str = Field(serialization_alias="citaat")
    is_checked: bool = Field(serialization_alias="getoetst")
    page: str | None = Field(
        serialization_alias="pagina", description="Adres van de bewaarde tekst van dit artikel."
    )


class Sentence(Shape):
    """Een zin met de plaats waar hij op rust, als die er is."""

    text: str = Field(serialization_alias="tekst")
    quote: Quote | None = Field(serialization_alias="bron")


class Law(Shape):
    """De wet of regeling."""

    name: str = Field(serialization_alias="naam")
    short: str | None = Field(serialization_alias="afkorting")
    bwb: str | None = Field(description="Het nummer in het Basiswettenbestand.")
    url: str | None


class Summary(Shape):
    """Een voorziening in het kort."""

    code: str
    name: str = Field(serialization_alias="naam")
    short: str = Field(serialization_alias="kort")
    layer: Literal["wet", "lokaal", "praktijk"] = Field(
        serialization_alias="laag",
        description="Waar het vandaan komt: de wet, ruimte van school of gemeente, of de praktijk.",
    )
    decided_by: Named = Field(serialization_alias="beslist")
    situations: list[Named] = Field(serialization_alias="situaties")
    address: str = Field(serialization_alias="adres", description="Adres van deze voorziening.")
    page: str = Field(serialization_alias="pagina", description="De bladzijde voor mensen.")


class Branch(Shape):
    """Een voorwaarde met haar bron, of een kop met delen eronder."""

    text: str = Field(serialization_alias="tekst")
    quote: Quote | None = Field(serialization_alias="bron")
    open_norm: str | None = Field(
        serialization_alias="openNorm", description="Wie dit nog moet beoordelen, en hoe."
    )
    parts: list["Branch"] = Field(serialization_alias="delen")


class Version(Shape):
    """De regel zoals hij van een dag (met die dag) tot een dag (zonder die dag) geldt."""

    since: date = Field(serialization_alias="geldigVan")
    until: date | None = Field(serialization_alias="geldigTot")
    nature: Literal["moet", "mag"] = Field(serialization_alias="aard")
    quote: Quote = Field(serialization_alias="bron")
    conditions: list[Branch] = Field(serialization_alias="voorwaarden")
    has_amount: bool = Field(serialization_alias="heeftBedrag")


class Given(Shape):
    """Een vraag met het antwoord dat erop kwam."""

    question: str = Field(serialization_alias="vraag", description="De code van de vraag.")
    answer: Value = Field(serialization_alias="antwoord")


class Example(Shape):
    """Een voorbeeld: iemand op een dag, wat die zei, en wat eruit komt."""

    name: str = Field(serialization_alias="naam")
    day: date = Field(serialization_alias="peildatum")
    given: list[Given] = Field(serialization_alias="antwoorden")
    outcome: str = Field(serialization_alias="uitkomst")


class Step(Shape):
    """Wat iemand kan doen, en wat die dan meeneemt."""

    what: str = Field(serialization_alias="wat")
    evidence: list[str] = Field(serialization_alias="bewijs")


class Outside(Shape):
    """Wat de regel met opzet niet bevat, en waarom."""

    what: str = Field(serialization_alias="wat")
    why: str = Field(serialization_alias="reden")


class Provision(Summary):
    """Een voorziening met alles wat erover bekend is."""

    explanation: str = Field(serialization_alias="uitleg")
    confidence: list[Named] = Field(serialization_alias="zekerheid")
    law: Law = Field(serialization_alias="regeling")
    apply_at: str = Field(serialization_alias="waarAanvragen")
    apply_url: str | None = Field(serialization_alias="aanvraagpagina")
    term: Sentence | None = Field(serialization_alias="termijn")
    steps: list[Step] = Field(serialization_alias="doen")
    measures: list[str] = Field(serialization_alias="maatregelen")
    hardship: Sentence | None = Field(serialization_alias="hardheidsclausule")
    local_room: Sentence | None = Field(serialization_alias="ruimte")
    outside: list[Outside] = Field(serialization_alias="buitenModel")
    versions: list[Version] = Field(serialization_alias="versies")
    examples: list[Example] = Field(serialization_alias="voorbeelden")
    regelrecht: str | None = Field(
        description="Adres van de voorwaarden in de vorm van regelrecht; leeg als die er niet is."
    )


class Catalogue(Shape):
    """De hele lijst, van één dag."""

    catalogue: str = Field(serialization_alias="catalogus", description="De versie van de lijst.")
    day: date = Field(serialization_alias="peildatum")
    provisions: list[Summary] = Field(serialization_alias="voorzieningen")


class Choice(Shape):
    """Eén antwoord: stuur `antwoord` terug zoals het hier staat."""

    answer: Value = Field(serialization_alias="antwoord")
    text: str = Field(serialization_alias="tekst")


class Question(Shape):
    """Een vraag. `laagste` en `hoogste` begrenzen een getal."""

    code: str
    kind: Literal["ja-nee", "geheel-getal", "bedrag", "keuze", "datum"] = Field(
        serialization_alias="soort"
    )
    text: str = Field(serialization_alias="vraag")
    help: str | None = Field(serialization_alias="uitleg")
    sensitive: bool = Field(
        serialization_alias="gevoelig",
        description="Gaat over gezondheid, thuis of geld: vraag dit het laatst en laat overslaan.",
    )
    lowest: float | None = Field(serialization_alias="laagste")
    highest: float | None = Field(serialization_alias="hoogste")
    choices: list[Choice] = Field(serialization_alias="keuzes")
    address: str = Field(serialization_alias="adres")


class Questions(Shape):
    """Alle vragen."""

    catalogue: str = Field(serialization_alias="catalogus")
    questions: list[Question] = Field(serialization_alias="vragen")
