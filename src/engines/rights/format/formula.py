"""The formula of an amount: numbers, facts, dated amounts, tables, + - * / min max, rounding."""

from typing import Annotated, Any

import lark
from pydantic import BeforeValidator

GRAMMAR = r"""
?start: sum
?sum: product | sum "+" product -> plus | sum "-" product -> minus
?product: atom | product "*" atom -> times | product "/" atom -> divided
?atom: NUMBER -> number
     | "max" "(" sum ("," sum)+ ")" -> largest
     | "min" "(" sum ("," sum)+ ")" -> smallest
     | "afgerond" "(" sum ")" -> rounded
     | "tabel" "(" NAME "," NAME ")" -> table
     | NAME -> name
     | "(" sum ")"
NAME: /[a-z][a-z0-9_]*/
NUMBER: /\d+(\.\d+)?/
%ignore " "
"""
_parser = lark.Lark(GRAMMAR, parser="lalr")

Node = lark.Tree[lark.Token]


def parse_formula(text: Any) -> Node:
    """Read a formula. Raises ValueError with a Dutch sentence."""
    if isinstance(text, lark.Tree):
        return text
    try:
        return _parser.parse(str(text))
    except lark.exceptions.LarkError:
        raise ValueError(
            f"«{text}» is geen formule. Gebruik getallen, namen van feiten en bedragen, "
            "+ - * /, min(a, b), max(a, b), afgerond(a) en tabel(bedrag, feit)"
        ) from None


Formula = Annotated[Node, BeforeValidator(parse_formula)]


def names_in(formula: Node) -> frozenset[str]:
    """Every fact, amount and table that the formula reads."""
    return frozenset(
        str(token)
        for token in formula.scan_values(lambda t: isinstance(t, lark.Token) and t.type == "NAME")
    )
