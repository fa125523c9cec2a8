"""What goes in and comes out of a question to the engine: as shapes of the OpenAPI document."""

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, PlainValidator, WithJsonSchema

from .codes import Code
from .reading import LONGEST, Scalar, day_of, scalar
from .shapes import Given, Named, Question, Quote, Shape

MOST_ANSWERS, MOST_PROVISIONS = 400, 200
SCALAR = {"type": ["boolean", "number", "string"], "maxLength": LONGEST}
DAY = {"type": ["string", "null"], "format": "date"}


class Asked(BaseModel):
    """Anything that comes in: an attribute that nobody knows is a mistake, never ignored."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Answer(Asked):
    """Een antwoord op één vraag."""

    question: Code = Field(alias="vraag", description="De code van de vraag.")
    answer: Annotated[Scalar, PlainValidator(scalar), WithJsonSchema(SCALAR)] = Field(
        alias="antwoord",
        description="`true` of `false`, een getal, een datum (2008-02-29) of de code van een "
        "keuze. Ook: `weet-niet`, en `afwezig` waar dat een keuze is.",
    )


class Situation(Asked):
    """Wat iemand zei, voor welke dag, en over welke voorzieningen het gaat."""

    answers: list[Answer] = Field(
        default_factory=list,
        alias="antwoorden",
        max_length=MOST_ANSWERS,
        description="In de volgorde van het vragen.",
    )
    provisions: list[Code] | None = Field(
        None,
        alias="voorzieningen",
        min_length=1,
        max_length=MOST_PROVISIONS,
        description="De codes van de voorzieningen; zonder: allemaal.",
    )
    day: Annotated[date | None, PlainValidator(day_of), WithJsonSchema(DAY)] = Field(
        None, alias="peildatum", description="De dag waarvoor het geldt; zonder: vandaag."
    )


class Talk(Situation):
    """Het gesprek tot nu toe."""

    skipped: list[Code] = Field(
        default_factory=list,
        alias="overgeslagen",
        max_length=MOST_ANSWERS,
        description="De codes van de vragen die iemand oversloeg; die komen niet terug.",
    )


class Reason(Shape):
    """Eén reden. `voldaan` is leeg zolang we het niet weten; dan is `tekst` de vraag."""

    text: str = Field(serialization_alias="tekst")
    met: bool | None = Field(serialization_alias="voldaan")
    question: str | None = Field(serialization_alias="vraag")
    quote: Quote | None = Field(serialization_alias="bron")
    open_norm: str | None = Field(serialization_alias="openNorm")


class Amount(Shape):
    """Hoeveel. `laagste` en `hoogste` zijn gelijk zodra alles bekend is."""

    lowest: float = Field(serialization_alias="laagste")
    highest: float = Field(serialization_alias="hoogste")
    bound: Literal["minstens", "precies", "hoogstens"] = Field(serialization_alias="grens")
    unit: str = Field(serialization_alias="eenheid")
    per: str | None
    text: str = Field(serialization_alias="tekst")
    stale: list[str] = Field(
        serialization_alias="verouderd",
        description="De bedragen waarvan al een nieuwere waarde had moeten komen.",
    )


class Receipt(Shape):
    """Waar de uitkomst op rust, zodat iedereen haar kan narekenen."""

    catalogue: str = Field(serialization_alias="catalogus")
    day: date = Field(serialization_alias="peildatum")
    provision: str = Field(serialization_alias="voorziening")
    version_since: date | None = Field(serialization_alias="versieVan")
    overlays: list[str] = Field(serialization_alias="aanvullingen")
    facts: list[Given] = Field(serialization_alias="feiten")


class Result(Shape):
    """De uitkomst voor één voorziening."""

    provision: Named = Field(serialization_alias="voorziening")
    verdict: Literal["recht", "mag", "waarschijnlijk", "misschien", "nee"] = Field(
        serialization_alias="uitkomst"
    )
    verdict_text: str = Field(serialization_alias="uitkomstTekst")
    nature: Literal["moet", "mag"] = Field(serialization_alias="aard")
    layer: Literal["wet", "lokaal", "praktijk"] = Field(serialization_alias="laag")
    layer_text: str | None = Field(serialization_alias="laagTekst")
    decided_by: Named = Field(serialization_alias="beslist")
    reasons: list[Reason] = Field(serialization_alias="redenen")
    missing: list[str] = Field(
        serialization_alias="ontbreekt", description="De codes van de vragen die nog open zijn."
    )
    amount: Amount | None = Field(serialization_alias="bedrag")
    is_checked: bool = Field(serialization_alias="getoetst")
    unchecked: list[Quote] = Field(serialization_alias="nietGetoetst")
    hardship: str | None = Field(serialization_alias="hardheidsclausule")
    local_room: str | None = Field(serialization_alias="ruimte")
    receipt: Receipt = Field(serialization_alias="bon")


class Results(Shape):
    """Alle uitkomsten, van recht tot nee."""

    catalogue: str = Field(serialization_alias="catalogus")
    day: date = Field(serialization_alias="peildatum")
    contradiction: bool = Field(
        serialization_alias="tegenstrijdig",
        description="Waar: de antwoorden kunnen niet allemaal kloppen.",
    )
    results: list[Result] = Field(serialization_alias="uitkomsten")


class NextQuestion(Shape):
    """De volgende vraag; leeg als er niets meer te vragen is."""

    catalogue: str = Field(serialization_alias="catalogus")
    day: date = Field(serialization_alias="peildatum")
    is_done: bool = Field(serialization_alias="klaar")
    question: Question | None = Field(serialization_alias="vraag")
    why: list[Named] = Field(
        serialization_alias="waarom", description="De voorzieningen waarvoor het antwoord telt."
    )
    about_left: int = Field(serialization_alias="nogOngeveer")


class Link(Shape):
    """Een adres met wat het is."""

    name: str = Field(serialization_alias="naam")
    address: str = Field(serialization_alias="adres")


class Landing(Shape):
    """Waar dit over gaat, en waar alles te vinden is."""

    name: str = Field(serialization_alias="naam")
    version: str = Field(serialization_alias="versie")
    catalogue: str = Field(serialization_alias="catalogus")
    explanation: str = Field(serialization_alias="uitleg")
    links: list[Link]
