"""From a body of JSON to what the engine takes: exact numbers, real days, one value a name."""

import json
import re
from datetime import date
from decimal import Decimal
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja.parser import Parser

from engines.rights import ABSENT, UNSURE, Value, parse_value
from engines.rights.format.facts import Fact
from engines.rights.format.kinds import NO, YES

from .codes import code_of, name_of

LONGEST = 80
"""Signs in a text that is an answer."""

DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2100, 12, 31)
"""Further away nobody lives, and sums with dates run off the calendar."""

Scalar = bool | int | Decimal | str


class ExactParser(Parser):
    """JSON with numbers to the last digit, and no name twice in one object (ASVS 1.5.3, 4.1.1)."""

    def parse_body(self, request: HttpRequest) -> Any:
        return json.loads(
            request.body,
            parse_float=Decimal,
            parse_constant=_no_number,
            object_pairs_hook=_once_each,
        )


def _no_number(name: str) -> Any:
    raise ValueError(name)


def _once_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("twice")
    return found


def scalar(given: Any) -> Scalar:
    """A value without parts. Raises ValueError in Dutch."""
    if not isinstance(given, Scalar):
        raise ValueError(_("Een antwoord is waar of onwaar, een getal of een tekst."))
    if isinstance(given, str) and len(given) > LONGEST:
        raise ValueError(_("Dit is te lang: hoogstens %(n)s tekens.") % {"n": LONGEST})
    return given


def day_of(given: Any) -> date | None:
    """A day that is written in full; None stays none. Raises ValueError in Dutch."""
    if given is None:
        return None
    try:
        day = date.fromisoformat(given) if DAY.fullmatch(given) else None
    except (TypeError, ValueError):
        day = None
    if day is None or not FIRST_DAY <= day <= LAST_DAY:
        raise ValueError(_("Dit is geen goede datum. Schrijf bijvoorbeeld 2026-08-01."))
    return day


def value_of(fact: Fact, given: Scalar) -> Value:
    """An answer to a question as the engine takes it. Raises ValueError in Dutch."""
    if isinstance(given, str) and name_of(given) in {UNSURE.value, ABSENT.value}:
        return _special(fact, name_of(given))
    if fact.kind == "janee":
        if not isinstance(given, bool):
            raise ValueError(_("Op deze vraag is het antwoord waar of onwaar."))
        return parse_value(fact, YES if given else NO)
    if fact.is_number:
        return _number(fact, given)
    if not isinstance(given, str):
        raise ValueError(_("Op deze vraag is het antwoord een tekst."))
    if fact.kind == "datum":
        day = day_of(given)
        return day if day is not None else UNSURE
    if name_of(given) not in fact.options:
        codes = ", ".join(map(code_of, fact.options))
        raise ValueError(_("Kies een van deze antwoorden: %(codes)s.") % {"codes": codes})
    return name_of(given)


def _special(fact: Fact, name: str) -> Value:
    if name == ABSENT.value and not fact.may_be_absent:
        raise ValueError(_("Bij deze vraag kan het antwoord niet afwezig zijn."))
    return parse_value(fact, name)


def _number(fact: Fact, given: Scalar) -> Value:
    if isinstance(given, bool | str):
        raise ValueError(_("Op deze vraag is het antwoord een getal."))
    # The bounds first: a whole number of a billion digits would be written out in full.
    low, high = fact.lowest or Decimal(0), fact.highest or Decimal(0)
    if not low <= given <= high:
        raise ValueError(_("Dit getal ligt niet tussen %(low)s en %(high)s.") % _bounds(fact))
    if fact.kind == "geheel" and given != int(given):
        raise ValueError(_("Dit is geen heel getal."))
    return parse_value(fact, str(int(given) if fact.kind == "geheel" else given))


def _bounds(fact: Fact) -> dict[str, Decimal | None]:
    return {"low": fact.lowest, "high": fact.highest}
