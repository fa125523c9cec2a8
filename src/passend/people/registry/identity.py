"""BSN and onderwijsnummer: read, used to match, and forgotten.

A school may process the BSN (WEB 2.5.5a), and Passend needs it for one thing: to see that a line
of the register and a row of the roster are about the same person. So only a keyed hash is kept.
Nine digits are guessed in seconds from a plain hash; with a key outside the database they are not.
"""

import hashlib
import hmac
import re
from dataclasses import dataclass
from typing import Final

from stdnum.exceptions import ValidationError as InvalidNumber
from stdnum.nl import bsn as bsn_number

from .problems import Unreadable

PUNCTUATION: Final = re.compile(r"[\s.\-\u00a0]")
FLOAT: Final = re.compile(r"\.0+$")
ALLOWED: Final = re.compile(r"[0-9A-Za-z]{1,20}")
FULL_LENGTH: Final = 9
SHORTEST_NUMBER: Final = 7
"""A number of 7 or 8 digits lost its leading zeros; a shorter one is a masked value."""


def normal(text: str) -> str:
    """The number as it should have been: no dots, no `.0`, leading zeros back; empty when empty.

    No check digit is asked for: masked files carry `BSN1` or a bare `1`, and an onderwijsnummer
    fails the check of a BSN on purpose. Raises `Unreadable` ("bad_identity") for other texts.
    """
    value = PUNCTUATION.sub("", FLOAT.sub("", text.strip())).upper()
    if not value:
        return ""
    if not ALLOWED.fullmatch(value):
        raise Unreadable("bad_identity")
    if value.isdigit() and SHORTEST_NUMBER <= len(value) < FULL_LENGTH:
        return value.zfill(FULL_LENGTH)
    return "" if value.strip("0") == "" else value


@dataclass(frozen=True, slots=True)
class Identity:
    """The two numbers by which the nation knows a student. In memory only; its repr says nothing.

    `bsn` and `pupil_number` (onderwijsnummer) are normal forms; either may be empty.
    """

    bsn: str = ""
    pupil_number: str = ""

    @classmethod
    def read(cls, bsn: str, pupil_number: str = "") -> "Identity":
        """From the two columns as written. Raises `Unreadable` ("bad_identity")."""
        return cls(normal(bsn), normal(pupil_number))

    @property
    def value(self) -> str:
        """The number to match on: the BSN, else the onderwijsnummer, else empty."""
        return self.bsn or self.pupil_number

    def __bool__(self) -> bool:
        return bool(self.value)

    def __repr__(self) -> str:
        return "Identity(…)" if self else "Identity()"

    def hashed(self, key: bytes) -> str:
        """The keyed hash (HMAC-SHA256, 64 hex digits) of the number to match on; empty if none."""
        return hashed(self.value, key)

    def also_hashed(self, key: bytes) -> str:
        """The hash of the other number, when a line carries both; else empty."""
        return hashed(self.pupil_number, key) if self.bsn and self.pupil_number else ""


def hashed(value: str, key: bytes) -> str:
    """HMAC-SHA256 of a normal form, as 64 hex digits; empty for empty.

    BSN and onderwijsnummer share one space: by their check digits no number is both, and a roster
    often has one column (PGN) for either.
    """
    if not value:
        return ""
    return hmac.new(key, value.encode(), hashlib.sha256).hexdigest()


def looks_like_bsn(text: str) -> bool:
    """Whether a text is a number of nine digits that passes the check of a BSN (elfproef)."""
    digits = PUNCTUATION.sub("", text)
    if len(digits) != FULL_LENGTH or not digits.isdigit():
        return False
    try:
        bsn_number.validate(digits)
    except InvalidNumber:
        return False
    return True
