"""The last link of the log leaves the machine, so that who owns the machine cannot rewrite it.

A head is one line of JSON: number, link, time, key and seal. It is added to a file in
`settings.PASSEND_LOG_HEADS`, a folder that lies on another machine (a mount that may only be
added to), and mailed to `settings.PASSEND_LOG_HEADS_MAIL`. Whoever keeps them can later hold them
beside the database: `passend audit verify --heads FILE`.
"""

import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from django.conf import settings

from .. import clock, outbox, signs
from ..models import LogHead
from ..models.log import sealed_head
from . import links

FILE: Final = "passend-log-heads.jsonl"


@dataclass(frozen=True, slots=True)
class Head:
    """What somebody outside keeps of the log at one moment."""

    seq: int
    mac: str
    at: datetime
    key_id: str
    seal: str

    def as_line(self) -> str:
        told = {"seq": self.seq, "mac": self.mac, "at": links.plain(self.at)}
        return json.dumps({**told, "key": self.key_id, "seal": self.seal})

    @property
    def is_ours(self) -> bool:
        """Whether it was sealed with a key of this installation."""
        try:
            seal = sealed_head(self.key_id, self.seq, self.mac, self.at)
        except links.UnknownKey:
            return False
        return links.same(self.seal, seal)


def now() -> Head | None:
    """Where the log ends at this moment; none while nothing was written."""
    head = LogHead.objects.first()
    return Head(head.seq, head.mac, head.at, head.key_id, head.seal) if head else None


def read(lines: Iterable[str]) -> Iterator[Head]:
    """Heads as they were written. Raises `ValueError` for what is not one."""
    for number, text in enumerate(lines, 1):
        if text.strip():
            try:
                told = json.loads(text)
                at = datetime.fromisoformat(told["at"])
                yield Head(int(told["seq"]), told["mac"], at, told["key"], told["seal"])
            except (ValueError, KeyError, TypeError) as error:
                raise ValueError(f"Line {number} is not a head of the log.") from error


def file() -> Path | None:
    """Where the heads go, when a folder is set."""
    return Path(settings.PASSEND_LOG_HEADS) / FILE if settings.PASSEND_LOG_HEADS else None


def kept() -> list[Head]:
    """The heads in the folder outside. Raises `OSError` when it cannot be reached."""
    place = file()
    if place is None or not place.exists() and place.parent.exists():
        return []
    with place.open(encoding="utf-8") as lines:
        return list(read(lines))


def send_off() -> int:
    """Send the head away; returns its number, 0 when nothing was written since the last time.

    Killed between sending and noting it, the same head goes once more: that is no harm.
    """
    head, before = now(), LogHead.objects.first()
    if head is None or before is None or head.seq == before.sent_seq:
        return 0
    if (place := file()) is None and not settings.PASSEND_LOG_HEADS_MAIL:
        return 0
    if place is not None:
        _add(place, head.as_line())
    if settings.PASSEND_LOG_HEADS_MAIL:
        _mail(head)
    LogHead.objects.update(sent_seq=head.seq, sent_at=clock.now())
    signs.give("head", seq=head.seq)
    return head.seq


def _add(place: Path, line: str) -> None:
    """At the end of the file, and on the disk before we say that it is."""
    target = os.open(place, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o640)
    try:
        os.write(target, f"{line}\n".encode())
        os.fsync(target)
    finally:
        os.close(target)


def _mail(head: Head) -> None:
    """The code of this letter is the head itself: it holds no person and no content."""
    outbox.post(
        "log_head",
        to=None,
        address=settings.PASSEND_LOG_HEADS_MAIL,
        code=head.as_line(),
        once=f"log_head:{head.seq}",
    )
