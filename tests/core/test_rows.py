"""Rows of a long list are joined without escaping twice, and never without escaping once."""

import pytest
from django.utils.html import conditional_escape
from django.utils.translation import gettext_lazy as _

from passend.core.rows import cell, one, rows


def test_what_was_escaped_stands_in_the_row():
    cells = {"who": conditional_escape("<b>Noor</b>")}
    assert rows("<td>{who}</td>", [cells]) == "<td>&lt;b&gt;Noor&lt;/b&gt;</td>"


def test_a_cell_that_nobody_escaped_stops_the_page():
    with pytest.raises(TypeError):
        rows("<td>{who}</td>", [{"who": "<b>Noor</b>"}])  # type: ignore[dict-item]


@pytest.mark.parametrize(
    "text",
    ["Noor", "<b>", "a & b", 'een "naam"', "o'n", conditional_escape("<b>"), _("Kies"), 7, ""],
)
def test_a_cell_is_escaped_as_django_escapes_it(text):
    assert cell(text) == conditional_escape(text)
    assert hasattr(cell(text), "__html__")
    assert cell(cell(text)) == cell(text)


def test_a_part_of_a_row_is_filled_with_cells_only():
    assert one("<i>{}</i>", cell("<b>")) == "<i>&lt;b&gt;</i>"
    with pytest.raises(TypeError):
        one("<i>{}</i>", "<b>")  # type: ignore[arg-type]
