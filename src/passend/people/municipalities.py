"""The name of a municipality by its code, as Statistics Netherlands (CBS) gives the codes.

`municipalities.csv` means to hold the 342 of 1 January 2023, which were the same in 2024 and 2025,
and four that ended in 2022 and 2023: an older enrolment may still name one. It was typed over in
part and has not been compared with the file of CBS, so a name may be wrong: nothing is decided by
it, it stands where somebody reads it. A code that is not in it is no mistake: municipalities merge
on 1 January, and a list is renewed later.
"""

import csv
from functools import cache
from pathlib import Path
from typing import Final

FILE: Final = Path(__file__).with_name("municipalities.csv")


@cache
def _names() -> dict[str, str]:
    with FILE.open(encoding="utf-8", newline="") as lines:
        return dict(csv.reader(lines))


def municipality_of(code: str) -> str:
    """The name as people use it; "" for a code that is not known."""
    return _names().get(code, "")
