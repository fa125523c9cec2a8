"""A stream of bytes, sealed piece by piece: a file of any size in little memory.

The box begins with a mark and the id of its key. Every piece is sealed with AES-256-GCM; the name
of the file, the place of the piece and whether it is the last are authenticated with it. So a
piece cannot be swapped, dropped or cut off, nor a box put in the place of another.
"""

import os
import struct
from collections.abc import Iterable, Iterator
from typing import BinaryIO, Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from .fields import keys

MARK: Final = b"passend-sealed-1\n"
LENGTH: Final = struct.Struct(">I")
PIECE: Final = 1 << 16
NONCE: Final = 12
LONGEST: Final = PIECE + 64
"""No piece that we wrote is longer; a length that lies may not fill the memory."""


def sealed(chunks: Iterable[bytes], name: str) -> Iterator[bytes]:
    """The bytes of the box. `name` is what the box belongs to, and must be told to open it."""
    key, cipher = next(iter(keys().items()))
    yield MARK + bytes([len(key)]) + key.encode()
    place, last = 0, b""
    for piece in _pieces(chunks):
        if place:
            yield _sealed_piece(cipher, last, name, place, more=True)
        place, last = place + 1, piece
    yield _sealed_piece(cipher, last, name, max(place, 1), more=False)


def opened(box: BinaryIO, name: str) -> Iterator[bytes]:
    """The bytes that went in. What was never sealed (before release 0.2) comes out as it is.

    Raises `ValueError` when the box was changed, cut off, or belongs to something else.
    """
    key = key_of(box)
    if not key:
        while chunk := box.read(PIECE):
            yield chunk
        return
    if key not in keys():
        raise ValueError(f"The key {key} of {name} is not in PASSEND_FIELD_KEYS.")
    place, piece = 1, _next(box)
    while piece:
        following = _next(box)
        yield _opened_piece(keys()[key], piece, name, place, more=bool(following))
        place, piece = place + 1, following
    if place == 1:
        raise ValueError(f"The box of {name} is empty.")


def key_of(box: BinaryIO) -> str:
    """The id of the key that sealed this box; empty when it was never sealed. Leaves the reading
    position where the content begins."""
    if box.read(len(MARK)) != MARK:
        box.seek(0)
        return ""
    return box.read(box.read(1)[0]).decode()


def _pieces(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """The same bytes in pieces of at most `PIECE`."""
    for chunk in chunks:
        for begin in range(0, len(chunk), PIECE):
            yield chunk[begin : begin + PIECE]


def _context(name: str, place: int, *, more: bool) -> bytes:
    return f"{name}:{place}:{'more' if more else 'last'}".encode()


def _sealed_piece(cipher: AESGCM, piece: bytes, name: str, place: int, *, more: bool) -> bytes:
    nonce = os.urandom(NONCE)
    box = cipher.encrypt(nonce, piece, _context(name, place, more=more))
    return LENGTH.pack(NONCE + len(box)) + nonce + box


def _opened_piece(cipher: AESGCM, piece: bytes, name: str, place: int, *, more: bool) -> bytes:
    context = _context(name, place, more=more)
    try:
        return cipher.decrypt(piece[:NONCE], piece[NONCE:], context)
    except InvalidTag as error:
        raise ValueError(f"Piece {place} of {name} does not open.") from error


def _next(box: BinaryIO) -> bytes:
    head = box.read(LENGTH.size)
    if not head:
        return b""
    length = LENGTH.unpack(head)[0] if len(head) == LENGTH.size else LONGEST + 1
    piece = box.read(length) if length <= LONGEST else b""
    if len(piece) != length:
        raise ValueError("The box is cut off.")
    return piece
