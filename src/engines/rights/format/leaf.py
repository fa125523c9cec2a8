"""The test of one fact: `leeftijd >= 18`, `niveau in [3, 4]`, `leerweg = bol`, `ontvangt_wsf`."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Any

import lark
from pydantic import BeforeValidator

GRAMMAR = r"""
start: FACT                                  -> holds
     | FACT OP _value                        -> compare
     | FACT "in" "[" _value ("," _value)* "]" -> member
_value: NUMBER | FACT
FACT: /[a-z][a-z0-9_]*/
NUMBER: /-?\d+(\.\d+)?/
OP: ">=" | "<=" | "=" | "<" | ">"
%ignore " "
"""
_parser = lark.Lark(GRAMMAR, parser="lalr")

Value = Decimal | str


@dataclass(frozen=True)
class Leaf:
    """One fact, how it is compared, and with what. `holds` has no values: the fact must be yes."""

    fact: str
    op: str
    values: tuple[Value, ...] = ()

    def __str__(self) -> str:
        shown = ", ".join(map(str, self.values))
        if self.op == "holds":
            return self.fact
        return f"{self.fact} in [{shown}]" if self.op == "in" else f"{self.fact} {self.op} {shown}"


def parse_leaf(text: Any) -> Leaf:
    """Read the test of one fact. Raises ValueError with a Dutch sentence."""
    if isinstance(text, Leaf):
        return text
    try:
        tree = _parser.parse(str(text))
    except lark.exceptions.LarkError:
        raise ValueError(
            f"«{text}» is geen voorwaarde over één feit. Schrijf bijvoorbeeld leeftijd >= 18, "
            "niveau in [3, 4], leerweg = bol, of alleen de naam van een ja/nee-feit"
        ) from None
    fact, *rest = (token for token in tree.children if isinstance(token, lark.Token))
    if tree.data == "holds":
        return Leaf(str(fact), "holds")
    if tree.data == "member":
        return Leaf(str(fact), "in", tuple(map(_value, rest)))
    return Leaf(str(fact), str(rest[0]), (_value(rest[1]),))


def _value(token: lark.Token) -> Value:
    return Decimal(token) if token.type == "NUMBER" else str(token)


LeafText = Annotated[Leaf, BeforeValidator(parse_leaf)]
