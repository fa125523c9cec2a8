"""Bytes to lines: the encodings a file has after a visit to a spreadsheet, and a limit on length.

Excel writes UTF-16 for 'Unicode-tekst', UTF-8 with a mark for 'CSV UTF-8', and Windows-1252 for
plain 'CSV'. The encoding is found in one quick pass over the bytes, without keeping them.
"""

import codecs
import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Final

from django.utils.translation import gettext as _

from .problems import UnusableFile

Source = Path | BinaryIO
"""A file on disk, or an open binary file that can be read again from its start."""

MAX_LINE: Final = 20_000
CHUNK: Final = 1 << 20
MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


@contextmanager
def opened(source: Source) -> Iterator[BinaryIO]:
    """The source from its first byte. An open file stays open afterwards."""
    if isinstance(source, Path):
        with source.open("rb") as handle:
            yield handle
    else:
        source.seek(0)
        yield source


def encoding_of(source: Source) -> str:
    """The encoding of the text: by its mark, else UTF-8 if all bytes fit, else Windows-1252."""
    with opened(source) as handle:
        start = handle.read(4096)
        refuse_binary(start)
        for mark, name in MARKS:
            if start.startswith(mark):
                return name
        if _is_bare_utf16(start):
            return "utf-16-le" if start[1:2] == b"\0" else "utf-16-be"
        return "utf-8" if _is_utf8(handle, start) else "cp1252"


def refuse_binary(start: bytes) -> None:
    """Refuse what is no text at all, with what to do about it.

    Raises `UnusableFile` for a spreadsheet, an old spreadsheet and a PDF.
    """
    if start.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise UnusableFile(_("Dit is een Excel-bestand. Sla het op als CSV en probeer opnieuw."))
    if start.startswith(b"%PDF"):
        raise UnusableFile(_("Dit is een PDF. Vraag om het bestand als CSV."))


def _is_bare_utf16(start: bytes) -> bool:
    """UTF-16 without a mark: nearly every other byte is zero."""
    zeros = start.count(b"\0")
    return len(start) >= 4 and zeros > len(start) // 3


def _is_utf8(handle: BinaryIO, start: bytes) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    chunk = start
    try:
        while chunk:
            decoder.decode(chunk)
            chunk = handle.read(CHUNK)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


@contextmanager
def text_of(source: Source) -> Iterator[io.TextIOWrapper]:
    """The source as text. A byte that fits no encoding becomes a visible replacement mark."""
    encoding = encoding_of(source)
    with opened(source) as handle:
        text = io.TextIOWrapper(handle, encoding=encoding, errors="replace", newline=None)
        try:
            yield text
        finally:
            if not isinstance(source, Path):
                text.detach()


def numbered(text: io.TextIOBase, limit: int = MAX_LINE) -> Iterator[tuple[int, str | None]]:
    """Lines with their number from 1. A line over the limit is read past and given as None."""
    number = 0
    while line := text.readline(limit):
        number += 1
        if len(line) < limit or line.endswith("\n"):
            yield number, line
            continue
        while (rest := text.readline(limit)) and not rest.endswith("\n"):
            pass
        yield number, None
