"""A file on the disk is as secret as the text in the database, and nobody can swap it."""

import tracemalloc
from collections.abc import Iterator

import pytest

from passend.core import boxes, files
from passend.core.fields import keys
from passend.core.models import StoredFile

pytestmark = pytest.mark.django_db

PIECE = boxes.PIECE
TEXT = b"handtekening van Noor"


@pytest.fixture(autouse=True)
def place(tmp_path, settings):
    settings.FILES_DIR = tmp_path


def kept(content: bytes = TEXT) -> StoredFile:
    return files.keep("stuk.pdf", "application/pdf", [content])


def read(file: StoredFile) -> bytes:
    return b"".join(files.chunks_of(file))


@pytest.mark.parametrize("size", [0, 1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE])
def test_what_went_in_comes_out(size: int):
    content = (TEXT * (size // len(TEXT) + 1))[:size]
    file = kept(content)
    assert (file.size, read(file)) == (size, content)
    with files.opened(file) as source:
        assert source.read() == content
        source.seek(0)
        assert source.read(3) == content[:3]


def test_the_disk_does_not_tell():
    box = files.path_of(kept()).read_bytes()
    assert TEXT not in box
    assert b"Noor" not in box


def test_a_download_is_the_content_with_its_length():
    answer = files.download(kept())
    assert b"".join(answer.streaming_content) == TEXT
    assert answer["Content-Length"] == str(len(TEXT))
    assert answer["Content-Disposition"].startswith("attachment")


def test_a_file_in_the_place_of_another_does_not_open():
    mine, hers = kept(b"van mij"), kept(b"van haar")
    files.path_of(mine).write_bytes(files.path_of(hers).read_bytes())
    with pytest.raises(ValueError, match="does not open"):
        read(mine)
    with pytest.raises(ValueError, match="does not open"):
        files.download(mine)


def pieces(file: StoredFile) -> tuple[bytes, list[bytes]]:
    """The head of the box, and its pieces."""
    with files.path_of(file).open("rb") as box:
        key = boxes.key_of(box)
        head, found = boxes.MARK + bytes([len(key)]) + key.encode(), []
        while length := box.read(4):
            found.append(length + box.read(int.from_bytes(length, "big")))
    return head, found


@pytest.mark.parametrize(
    "change",
    [
        lambda p: [p[1], p[0], p[2]],  # swapped
        lambda p: [p[0], p[2]],  # one dropped
        lambda p: p[:2],  # the end cut off
        lambda p: [],  # emptied
        lambda p: [p[0], p[1], p[2][:-1] + bytes([p[2][-1] ^ 1])],  # one bit changed
        lambda p: [p[0], p[1][:50]],  # in the middle of a piece
    ],
)
def test_a_changed_box_does_not_open(change):
    file = kept(b"x" * (2 * PIECE + 5))
    head, found = pieces(file)
    assert len(found) == 3
    files.path_of(file).write_bytes(head + b"".join(change(found)))
    with pytest.raises(ValueError, match="open|cut off|empty"):
        read(file)


def test_a_file_from_before_sealing_can_still_be_read():
    file = kept()
    files.path_of(file).write_bytes(b"%PDF-1.7 oud")
    assert read(file) == b"%PDF-1.7 oud"


def test_a_key_that_is_gone_is_named(settings):
    file = kept()
    assert list(keys()) == ["1"]
    settings.PASSEND_FIELD_KEYS = "2:" + settings.PASSEND_FIELD_KEYS.split(":")[1]
    with pytest.raises(ValueError, match="The key 1"):
        read(file)


def test_a_large_file_needs_little_memory():
    def much() -> Iterator[bytes]:
        for _ in range(400):
            yield b"x" * 100_000

    tracemalloc.start()
    file = files.keep("groot", "text/plain", much())
    size = sum(len(chunk) for chunk in files.chunks_of(file))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert size == 40_000_000
    assert peak < 4_000_000


def test_half_a_file_is_no_file(tmp_path):
    def broken() -> Iterator[bytes]:
        yield b"x"
        raise OSError("No space left on device")

    with pytest.raises(OSError, match="No space"):
        files.keep("half", "text/plain", broken())
    assert [p for p in tmp_path.rglob("*") if p.is_file()] == []
    assert not StoredFile.objects.exists()
