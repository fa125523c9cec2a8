"""The ROD *registratieoverzicht*: what the national register knows of a school's students.

One record a line, the first field is its type. Real files come with `|` and ISO dates, or, after
a visit to a spreadsheet, with `;`, day-month-year, trailing separators, lost zeros and the lines
upside down. See `../shared/data/README.md` for the fields by position.

Data minimisation (AVG art. 5): the sex of a person is not read, and of workplace agreements,
diplomas and exam parts only the number of lines is kept.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import Final

from django.utils.translation import gettext as _

from . import dates
from .identity import Identity
from .lines import Source, numbered, text_of
from .problems import Problem, Unreadable, UnusableFile
from .records import Enrolment, Header, Period, Person, Reading, Record, Support, Workplace

SEPARATORS: Final = "|;\t,"
PASSED_OVER: Final = frozenset({"DIP", "AMO", "GEO", "KZD"})
COUNTED: Final = ("PER", "ISG", "ISP", "ISE", "BPV", "DIP", "AMO", "GEO", "KZD")
"""The order of the counts in the trailer (SLR)."""
LEAVING: Final = frozenset(f"{n:02}" for n in range(1, 11))
LEVEL: Final = re.compile(r"(?:MBO-?)?([1-4])")
CREBO: Final = re.compile(r"\d{4,5}")
WIDTH: Final = 16


def records(source: Source, reading: Reading) -> Iterator[Record | Problem]:
    """All records in the order of the file, with a `Problem` for each line that cannot be used.

    Raises `UnusableFile` when no line is of the register. Memory does not grow with the file.
    """
    with text_of(source) as text:
        for number, line in numbered(text):
            reading.lines = number
            if line is None:
                yield Problem(number, "line_too_long")
            elif parts := split(line):
                yield from _record(number, parts, reading)
    yield from _checked_trailer(reading)


def split(line: str) -> list[str]:
    """The fields of a line, by the separator that follows its type; empty for an empty line."""
    if '"' in line:
        line = line.replace('"', "")
    line = line.strip().rstrip(SEPARATORS)
    if not line:
        return []
    separator = line[3:4]
    if separator and separator in SEPARATORS:
        return [part.strip() for part in line.split(separator)]
    return [line]


def _record(number: int, parts: list[str], reading: Reading) -> Iterator[Record | Problem]:
    kind = parts[0].upper()
    reading.counts[kind if kind in KNOWN else "?"] += 1
    if kind in PASSED_OVER:
        return
    try:
        _refuse_nul(parts)
        parts += [""] * (WIDTH - len(parts))
        if kind == "VLP":
            reading.header = _header(number, parts)
        elif kind == "SLR":
            reading.trailer = number, _counts(parts)
        elif kind in READERS:
            yield from READERS[kind](number, parts)
        else:
            yield Problem(number, "unknown_record", _shown(kind))
    except Unreadable as error:
        yield Problem(number, error.code, f"{kind} {error.detail}".strip(), who=whose(parts))


def whose(parts: list[str]) -> str:
    """Whom a line is about, as the number to match on; empty when that cannot be read."""
    if len(parts) < 3 or parts[0].upper() not in READERS:
        return ""
    try:
        return Identity.read(parts[1], parts[2]).value
    except Unreadable:
        return ""


def _shown(kind: str) -> str:
    """A record type as it may be shown: three signs, and never a number of a person."""
    return kind[:3] if kind[:3].isalpha() else ""


def _refuse_nul(parts: list[str]) -> None:
    if any("\0" in part for part in parts):
        raise Unreadable("nul")


def _header(number: int, parts: list[str]) -> Header:
    return Header(number, parts[1][:6].upper(), *(_day(parts[i], "") for i in (2, 3, 4)))


def _counts(parts: list[str]) -> list[int]:
    return [int(part) if part.isdigit() else 0 for part in parts[1 : len(COUNTED) + 1]]


def _who(parts: list[str]) -> Identity:
    identity = Identity.read(parts[1], parts[2])
    if not identity:
        raise Unreadable("no_identity")
    return identity


def _number(parts: list[str]) -> str:
    if not parts[3] or len(parts[3]) > 20:
        raise Unreadable("no_number")
    return parts[3].upper()


def _day(text: str, label: str) -> date | None:
    try:
        return dates.day(text)
    except Unreadable:
        raise Unreadable("bad_date", label) from None


def _required_day(text: str, label: str) -> date:
    if (found := _day(text, label)) is None:
        raise Unreadable("no_date", label)
    return found


def _person(number: int, parts: list[str]) -> Iterator[Record | Problem]:
    """A person with an unreadable birth date still comes in, with an unknown one."""
    identity = _who(parts)
    try:
        born = dates.birth(parts[3])
    except Unreadable as error:
        born = None
        yield Problem(number, error.code, "PER", refused=False)
    yield Person(number, identity, born)


def _enrolment(number: int, parts: list[str]) -> Iterator[Record | Problem]:
    """An actual end must be readable: without it somebody who left would seem present."""
    enrolled_on = _required_day(parts[4], _("ingeschreven op"))
    ended_on = _day(parts[6], _("uitgeschreven op"))
    if ended_on and ended_on < enrolled_on:
        raise Unreadable("dates_swapped")
    reason = parts[7].zfill(2)[:4] if parts[7] else ""
    if reason and reason not in LEAVING:
        yield Problem(number, "unknown_leaving", f"ISG {reason}", refused=False)
        reason = ""
    try:
        planned_end_on = _day(parts[5], "")
    except Unreadable:
        planned_end_on = None
        yield Problem(number, "bad_date", _("ISG verwachte einddatum"), refused=False)
    yield Enrolment(
        number, _who(parts), _number(parts), enrolled_on, planned_end_on, ended_on, reason
    )


def _period(number: int, parts: list[str]) -> Iterator[Record | Problem]:
    """A level that is not MBO-1 to MBO-4 stays unknown. Without a crebo (vavo) it is still one."""
    if parts[5] and not CREBO.fullmatch(parts[5]):
        raise Unreadable("bad_crebo")
    level = LEVEL.fullmatch(parts[7].upper())
    if parts[7] and level is None:
        yield Problem(number, "bad_level", "ISP", refused=False)
    yield Period(
        number,
        _who(parts),
        _number(parts),
        _required_day(parts[4], _("periode vanaf")),
        crebo=parts[5],
        pathway=parts[6].upper()[:8],
        level=int(level.group(1)) if level else None,
        funded=parts[8].upper() == "J",
        location=parts[9][:8],
        offerer=parts[10].upper()[:10],
        place=parts[11].upper()[:10],
        route=parts[12].upper()[:10],
        phase=parts[13].upper()[:10],
    )


def _support(number: int, parts: list[str]) -> Iterator[Record | Problem]:
    from_on = _required_day(parts[4], _("ondersteuning vanaf"))
    to_on = _day(parts[5], _("ondersteuning tot"))
    if to_on and to_on < from_on:
        raise Unreadable("dates_swapped")
    yield Support(number, _who(parts), _number(parts), from_on, to_on)


def _workplace(number: int, parts: list[str]) -> Iterator[Record | Problem]:
    yield Workplace(number, _who(parts), _number(parts))


READERS: Final[dict[str, Callable[[int, list[str]], Iterator[Record | Problem]]]] = {
    "PER": _person,
    "ISG": _enrolment,
    "ISP": _period,
    "ISE": _support,
    "BPV": _workplace,
}
KNOWN: Final = frozenset({"VLP", "SLR", *COUNTED})


def _checked_trailer(reading: Reading) -> Iterator[Problem]:
    """An extract keeps the counts of the whole, so a difference is a warning, not a refusal."""
    if not any(reading.counts[kind] for kind in COUNTED):
        raise UnusableFile(_("Dit is geen registratieoverzicht. We zien geen PER-regels."))
    if reading.header is None:
        yield Problem(0, "no_header", refused=False)
    if reading.trailer is None:
        yield Problem(0, "no_trailer", refused=False)
        return
    line, counts = reading.trailer
    wrong = [
        f"{kind} {announced}/{reading.counts[kind]}"
        for kind, announced in zip(COUNTED, counts, strict=False)
        if reading.counts[kind] != announced
    ]
    if wrong:
        yield Problem(line, "trailer", ", ".join(wrong), refused=False)
