"""A file that waits to be read lies sealed on the disk, because it holds BSNs.

Every piece is sealed with AES-256-GCM under the key of the fields; its place in the file is part
of what is authenticated, so pieces cannot be swapped or dropped.
"""

import os
import struct
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import BinaryIO, Final

from passend.core.fields import keys
from passend.core.files import path_of
from passend.core.models import StoredFile

LENGTH: Final = struct.Struct(">I")
LAST: Final = b"last"


def sealed(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """The chunks, sealed one by one; the last piece says that it is the last."""
    name, cipher = next(iter(keys().items()))
    label = name.encode()
    yield LENGTH.pack(len(label)) + label
    place = 0
    for chunk in chunks:
        yield _piece(cipher.encrypt, chunk, f"import:{place}".encode())
        place += 1
    yield _piece(cipher.encrypt, b"", LAST + str(place).encode())


def _piece(encrypt: Callable[[bytes, bytes, bytes], bytes], chunk: bytes, context: bytes) -> bytes:
    nonce = os.urandom(12)
    box = encrypt(nonce, chunk, context)
    return LENGTH.pack(len(nonce) + len(box)) + nonce + box


@contextmanager
def unsealed(file: StoredFile) -> Iterator[BinaryIO]:
    """The file in the clear, in a place without a name that is gone afterwards.

    Raises `ValueError` when the file was cut off or changed.
    """
    with tempfile.TemporaryFile() as clear, path_of(file).open("rb") as box:
        cipher = keys()[_next(box).decode()]
        place, piece = 0, _next(box)
        while following := _next(box):
            clear.write(cipher.decrypt(piece[:12], piece[12:], f"import:{place}".encode()))
            place, piece = place + 1, following
        cipher.decrypt(piece[:12], piece[12:], LAST + str(place).encode())
        clear.seek(0)
        yield clear


def _next(box: BinaryIO) -> bytes:
    head = box.read(LENGTH.size)
    if not head:
        return b""
    (length,) = LENGTH.unpack(head)
    piece = box.read(length)
    if len(piece) != length:
        raise ValueError("The sealed file is cut off.")
    return piece
