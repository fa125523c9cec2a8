"""What every kind of file shares: strictness, and the small types of values."""

import re
from decimal import Decimal
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, StringConstraints

YES, NO = "ja", "nee"


class Strict(BaseModel):
    """A block of a file. A word that is not in the format is a mistake, never ignored."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)


def _yes_no(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    if value not in {YES, NO}:
        raise ValueError(f"hier hoort ja of nee, niet «{value}»")
    return bool(value == YES)


def _url(value: Any) -> str:
    if not re.fullmatch(r"https://[a-z0-9-]+(\.[a-z0-9-]+)+(/\S*)?", str(value)):
        raise ValueError(f"«{value}» is geen webadres; schrijf het hele adres, met https://")
    return str(value)


def _number(value: Any) -> Decimal:
    if isinstance(value, Decimal):
        return value
    if not re.fullmatch(r"-?\d+(\.\d+)?", str(value)):
        raise ValueError(f"«{value}» is geen getal; schrijf bijvoorbeeld 314.47 (met een punt)")
    return Decimal(str(value))


YesNo = Annotated[bool, BeforeValidator(_yes_no)]
"""`ja` or `nee`. YAML's own booleans do not exist here."""

Number = Annotated[Decimal, BeforeValidator(_number)]
"""A number with a point; never a float, because money is at stake."""

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
"""A text that is not empty."""

Name = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
"""The name of a fact, a provision or an amount: small letters, digits and `_`."""

Url = Annotated[str, BeforeValidator(_url)]
"""The address of a page, safe to show as a link."""
