"""Rows of a long list are joined without escaping twice, and never without escaping once."""

import pytest
from django.utils.html import conditional_escape

from passend.core.rows import rows


def test_what_was_escaped_stands_in_the_row():
    cells = {"who": conditional_escape("<b>Noor</b>")}
    assert rows("<td>{who}</td>", [cells]) == "<td>&lt;b&gt;Noor&lt;/b&gt;</td>"


def test_a_cell_that_nobody_escaped_stops_the_page():
    with pytest.raises(TypeError):
        rows("<td>{who}</td>", [{"who": "<b>Noor</b>"}])  # type: ignore[dict-item]
