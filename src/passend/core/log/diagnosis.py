"""What happened to a line that does not fit: said from the links of the lines around it.

Nobody without the key can make a link. So a line whose link fits somewhere else was moved, a line
behind which the true successor still lies was put in, and where all later links fit with a higher
number lines were taken out and the rest renumbered.
"""

from collections.abc import Callable, Iterator
from enum import StrEnum
from typing import Any, Final

from . import links

Line = dict[str, Any]
Rest = Callable[[], Iterator[Line]]
RENUMBERED: Final = 1000
"""How many lines that were taken out we recognise after the rest was renumbered."""


class Wrong(StrEnum):
    """What can be wrong with the log; the value is what stands in an event and in JSON."""

    CHANGED = "changed"
    MISSING = "missing"
    INSERTED = "inserted"
    REORDERED = "reordered"
    CUT_OFF = "cut_off"
    REWRITTEN = "rewritten"
    HEAD = "head"
    HEAD_OUTSIDE = "head_outside"
    DAY = "day"
    KEY = "key"


WORDS: Final = {
    Wrong.CHANGED: "deze regel is veranderd",
    Wrong.MISSING: "deze regel ontbreekt",
    Wrong.INSERTED: "deze regel is ertussen gezet",
    Wrong.REORDERED: "deze regel staat op een andere plaats",
    Wrong.CUT_OFF: "vanaf deze regel is het einde weg",
    Wrong.REWRITTEN: "tot en met deze regel is het logboek herschreven",
    Wrong.HEAD: "de stand in de database past niet bij deze regel",
    Wrong.HEAD_OUTSIDE: "de stand die buiten bewaard is, is niet van ons",
    Wrong.DAY: "een dag die is opgeruimd, klopt niet",
    Wrong.KEY: "de sleutel van deze regel staat niet in PASSEND_LOG_KEY",
}


def diagnose(seq: int, mac: str, line: Line, rest: Rest) -> tuple[int, Wrong]:
    """The number of the first wrong line and what is wrong, where `line` does not fit after the
    line with this number and link. `rest` gives all lines from there on."""
    expected = seq + 1
    if line["seq"] > expected:
        return expected, Wrong.MISSING
    if line["seq"] < expected:
        return line["seq"], Wrong.INSERTED
    if any(_fits(mac, other, expected) for other in rest()):  # its true successor is still there
        moved = _belongs_elsewhere(line, expected, rest)
        return expected, Wrong.REORDERED if moved else Wrong.INSERTED
    following = next((other for other in rest() if other["seq"] > line["seq"]), None)
    if following is None or _fits(line["mac"], following, following["seq"]):
        return expected, Wrong.CHANGED
    taken_out = range(1, RENUMBERED)
    if any(_fits(line["mac"], following, following["seq"] + n) for n in taken_out):
        return expected, Wrong.MISSING
    return expected, Wrong.CHANGED


def _belongs_elsewhere(line: Line, expected: int, rest: Rest) -> bool:
    """Whether it was once written after another line, whatever their numbers are now."""
    for other in rest():
        numbers = {other["seq"], other["seq"] + 1, expected + 1}
        if any(_fits(other["mac"], line, number) for number in numbers):
            return True
    return False


def _fits(before: str, line: Line, seq: int) -> bool:
    try:
        return links.same(line["mac"], links.link(before, {**line, "seq": seq}))
    except links.UnknownKey:
        return False
