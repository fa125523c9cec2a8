"""Large files for the import, the same on every machine: a roster and a registratieoverzicht."""

from collections.abc import Iterator
from pathlib import Path

FIRST = (
    "Anna",
    "Bram",
    "Chantal",
    "Daan",
    "Esra",
    "Finn",
    "Gülay",
    "Hugo",
    "Ines",
    "Jesse",
    "Kaoutar",
)
LAST = ("Bakker", "Jansen", "Visser", "Smit", "Yılmaz", "Meijer", "Mulder", "Bos", "Vos", "Peters")
PREFIX = ["", "", "", "van", "de", "van der"]
CREBO = [f"25{n}" for n in range(180, 980, 7)]
TITLES = "Studentnummer;BSN;Voornaam;Tussenvoegsel;Achternaam;E-mail;Klas;Team;Gemeentecode;Crebo"


def bsn(number: int) -> str:
    """A number of nine digits for each student; it need not pass the check of a BSN."""
    return f"{100_000_000 + number * 7}"


def roster_lines(students: int) -> Iterator[str]:
    """One student a line, in the columns of `TITLES`."""
    yield TITLES
    for n in range(students):
        yield (
            f"{2_000_000 + n};{bsn(n)};{FIRST[n % len(FIRST)]};{PREFIX[n % len(PREFIX)]};"
            f"{LAST[n % len(LAST)]};s{n}@student.example;G{n % 4000};T{n % 120};"
            f"{(n % 342) + 1:04};{CREBO[n % len(CREBO)]}"
        )


def register_lines(persons: int) -> Iterator[str]:
    """Persons with one enrolment, one to three periods, some support and workplaces, some ends."""
    yield "VLP|99ZZ|2025-08-01|2026-07-31|2026-03-01"
    counts = dict.fromkeys(["PER", "ISG", "ISP", "ISE", "BPV"], 0)
    for n in range(persons):
        for line in _person(n):
            counts[line[:3]] += 1
            yield line
    yield f"SLR|{'|'.join(map(str, counts.values()))}|0|0|0|0"


def _person(n: int) -> Iterator[str]:
    who, start = bsn(n), f"{2021 + n % 5}-08-01"
    ended = "2026-01-31|02" if n % 9 == 0 else "|"
    yield f"PER|{who}||{2000 + n % 10}-{n % 12 + 1:02}-{n % 28:02}|V"
    yield f"ISG|{who}||1|{start}|{2025 + n % 5}-07-31|{ended}"
    for period in range(n % 3 + 1):
        yield (
            f"ISP|{who}||1|{2021 + n % 5 + period}-08-01|{CREBO[n % len(CREBO)]}|BOL||J||"
            f"100A{n % 900 + 100}|101X{n % 900 + 100}||MBO"
        )
    if n % 20 == 0:
        yield f"ISE|{who}||1|2025-09-01|"
    yield f"BPV|{who}||1|1|2025-09-01|2025-09-15|2026-01-31||400|100302883|{CREBO[n % 9]}|"


def write(path: Path, lines: Iterator[str]) -> int:
    """Write the lines; returns the size in bytes."""
    with path.open("w", encoding="utf-8", newline="\r\n") as out:
        out.writelines(f"{line}\n" for line in lines)
    return path.stat().st_size


def with_bad_rows(lines: Iterator[str], rows: int) -> Iterator[str]:
    """The same list with a wrong crebo, a NUL byte and a cell of 10,000 signs (trust.md T-14)."""
    for n, line in enumerate(lines):
        cells = line.split(";")
        if n == rows // 4:
            cells[9] = "99999"
        elif n == rows // 2:
            cells[2] = "Nu\0l"
        elif n == rows // 4 * 3:
            cells[4] = "x" * 10_000
        yield ";".join(cells)
