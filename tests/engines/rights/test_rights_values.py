"""Values go into a link and come out the same; what does not fit its fact is refused in words."""

from datetime import date
from decimal import Decimal

import pytest

from engines.rights import ABSENT, UNSURE, Value, parse_value, value_text
from tests.engines.rights.made import fact

NUMBER = fact("geheel", kan_ontbreken="ja")


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("janee", True),
        ("janee", False),
        ("janee", UNSURE),
        ("geheel", 7),
        ("keuze", "rood"),
        ("datum", date(2008, 2, 29)),
    ],
)
def test_a_value_comes_out_as_it_went_in(kind: str, value: Value) -> None:
    assert parse_value(fact(kind), value_text(value)) == value


def test_that_there_is_none_comes_out_too_and_money_keeps_its_cents() -> None:
    assert parse_value(NUMBER, value_text(ABSENT)) is ABSENT
    money = fact("bedrag", van="0", tot="100")
    assert parse_value(money, value_text(Decimal("12.50"))) == Decimal("12.50")


@pytest.mark.parametrize(
    ("kind", "text", "said"),
    [
        ("janee", "true", "ja, nee of weet_niet"),
        ("geheel", "3.5", "geen heel getal"),
        ("geheel", "nan", "geen heel getal"),
        ("geheel", "1e999999999", "ligt niet tussen"),
        ("geheel", "10", "niet tussen 0 en 9"),
        ("geheel", "veel", "geen getal"),
        ("keuze", "paars", "geen keuze"),
        ("datum", "29-02-2008", "geen datum"),
        ("janee", "afwezig", "kan niet ontbreken"),
    ],
)
def test_a_value_that_does_not_fit_is_refused_in_words(kind: str, text: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        parse_value(fact(kind), text)
