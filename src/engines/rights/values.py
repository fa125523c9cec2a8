"""What can be known of a fact: a value, that there is none, or that the person does not know."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import Enum

from engines.deadlines import BirthDate

from .format.facts import Fact
from .format.kinds import NO, YES


class Special(Enum):
    """Two answers that are no value. A fact that is simply not there was never asked."""

    ABSENT = "afwezig"
    """There is none: no partner, no placement."""

    UNSURE = "weet_niet"
    """Asked, and the person does not know: it stays open and is not asked again."""


ABSENT, UNSURE = Special.ABSENT, Special.UNSURE
Value = bool | int | Decimal | str | date | BirthDate | Special
Facts = Mapping[str, Value]


def parse_value(fact: Fact, text: str) -> Value:
    """Read a value as it stands in an example or a link. Raises ValueError in Dutch."""
    if text == UNSURE.value:
        return UNSURE
    if text == ABSENT.value:
        if not fact.may_be_absent:
            raise ValueError("dit feit kan niet ontbreken (zie kan_ontbreken)")
        return ABSENT
    match fact.kind:
        case "janee":
            return _yes_no(text)
        case "keuze":
            return _option(fact, text)
        case "datum":
            return _date(text)
        case _:
            return _number(fact, text)


def value_text(value: Value) -> str:
    """A value as `parse_value` reads it: for links, examples and receipts."""
    if isinstance(value, Special):
        return value.value
    if isinstance(value, bool):
        return YES if value else NO
    return value.isoformat() if isinstance(value, date) else str(value)


def _yes_no(text: str) -> bool:
    if text not in {YES, NO}:
        raise ValueError(f"hier hoort ja, nee of weet_niet, niet «{text}»")
    return text == YES


def _option(fact: Fact, text: str) -> str:
    if text not in fact.options:
        raise ValueError(f"«{text}» is geen keuze; kies uit {', '.join(fact.options)}")
    return text


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ValueError(f"«{text}» is geen datum; schrijf bijvoorbeeld 2008-02-29") from None


def _number(fact: Fact, text: str) -> int | Decimal:
    try:
        number = Decimal(text)
    except InvalidOperation:
        raise ValueError(f"«{text}» is geen getal") from None
    if not number.is_finite():
        raise ValueError(f"«{text}» is geen heel getal")
    # The bounds first: 1e999999999 as a whole number would be written out in full.
    if not (fact.lowest or 0) <= number <= (fact.highest or 0):
        raise ValueError(f"{text} ligt niet tussen {fact.lowest} en {fact.highest}")
    if fact.kind == "geheel" and number != int(number):
        raise ValueError(f"«{text}» is geen heel getal")
    return int(number) if fact.kind == "geheel" else number
