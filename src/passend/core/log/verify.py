"""Walk the whole log, link by link, and name the first line that is wrong.

In little memory, whatever the length: lines are read a page at a time. What is compared: every
line with its predecessor, the last line with the head in the database, and the chain with the heads
that left the machine. Lines that are written meanwhile are not looked at.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from django.db.models import Q

from ..models import Event, LogHead, SealedDay
from . import links
from .diagnosis import Line, Wrong, diagnose
from .heads import Head

PAGE: Final = 2000
NAMES: Final = [f.attname for f in Event._meta.concrete_fields]
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Finding:
    """The first line that is wrong, and what is wrong with it."""

    seq: int
    wrong: Wrong


class Broken(Exception):
    """Stops the walk at the first line that is wrong."""

    def __init__(self, seq: int, wrong: Wrong) -> None:
        super().__init__(f"{seq}: {wrong}")
        self.finding = Finding(seq, wrong)


@dataclass
class Outcome:
    """How far the walk came, how many heads outside agreed, and what was found first."""

    first: int = 0
    last: int = 0
    lines: int = 0
    heads: int = 0
    dropped: int = 0
    finding: Finding | None = None

    @property
    def is_whole(self) -> bool:
        return self.finding is None


@dataclass
class Walk:
    """Where we are: the number and the link of the last line that was right."""

    outcome: Outcome
    heads: dict[int, list[Head]] = field(default_factory=dict)
    seq: int = 0
    mac: str = links.START

    def step(self, line: Line) -> None:
        if line["seq"] != self.seq + 1 or not fits(self.mac, line):
            raise Broken(*diagnose(self.seq, self.mac, line, lambda: lines(after=self.seq)))
        self.seq, self.mac = line["seq"], line["mac"]
        self.outcome.lines += 1
        self.meet()

    def meet(self) -> None:
        """The head that somebody outside kept when this was the last line."""
        for head in self.heads.pop(self.seq, ()):
            if not links.same(head.mac, self.mac):
                raise Broken(self.seq, Wrong.REWRITTEN)
            self.outcome.heads += 1


def verify(heads: Iterable[Head] = (), progress: Progress = lambda done, of: None) -> Outcome:
    """Walk from the first line that is kept to the last one; `progress` hears lines and total."""
    outcome = Outcome()
    try:
        _verify(outcome, heads, progress)
    except Broken as broken:
        outcome.finding = broken.finding
    return outcome


def _verify(outcome: Outcome, heads: Iterable[Head], progress: Progress) -> None:
    head = LogHead.objects.first()
    if head is not None and not _is_sealed(head):
        raise Broken(head.seq, Wrong.HEAD)
    walk = Walk(outcome, _by_number(heads))
    _over_dropped_days(walk)
    outcome.first = walk.seq + 1
    until = head.seq if head else 0
    for line in lines(after=walk.seq, until=until):
        walk.step(line)
        if walk.outcome.lines % PAGE == 0:
            progress(walk.outcome.lines, until)
    outcome.last = walk.seq
    _at_the_end(walk, head)


def _by_number(heads: Iterable[Head]) -> dict[int, list[Head]]:
    found: dict[int, list[Head]] = {}
    for head in heads:
        if not head.is_ours:
            raise Broken(head.seq, Wrong.HEAD_OUTSIDE)
        found.setdefault(head.seq, []).append(head)
    return found


def _over_dropped_days(walk: Walk) -> None:
    """What was dropped with its count and last link: the chain goes on from there."""
    for day in SealedDay.objects.iterator():
        if day.first_seq != walk.seq + 1 or not _is_sealed(day):
            raise Broken(walk.seq + 1, Wrong.DAY)
        walk.seq, walk.mac = day.last_seq, day.head
        walk.outcome.dropped += day.count
        walk.meet()
    for seq in [seq for seq in walk.heads if 0 < seq < walk.seq]:
        del walk.heads[seq]  # inside a day that was dropped: nothing to hold it against
    if early := Event.objects.filter(Q(seq=None) | Q(seq__lte=walk.seq)).order_by("seq").first():
        raise Broken(early.seq or walk.seq + 1, Wrong.INSERTED)


def _at_the_end(walk: Walk, head: LogHead | None) -> None:
    if head is not None and walk.seq < head.seq:
        raise Broken(walk.seq + 1, Wrong.CUT_OFF)
    if head is not None and not links.same(head.mac, walk.mac):
        raise Broken(head.seq, Wrong.HEAD)
    if walk.heads:
        raise Broken(walk.seq + 1, Wrong.CUT_OFF)
    newest = Event.objects.order_by("-seq").values_list("seq", flat=True).first() or 0
    head = LogHead.objects.first()
    if newest > (head.seq if head else 0):
        raise Broken(walk.seq + 1, Wrong.INSERTED if head else Wrong.HEAD)


def lines(after: int, until: int | None = None) -> Iterator[Line]:
    """The lines as they lie in the database, by number, a page at a time."""
    place, row = after, 0
    while True:
        ahead = Q(seq__gt=place) | Q(seq=place, id__gt=row) if row else Q(seq__gt=place)
        wanted = Event.objects.filter(ahead) if until is None else _until(ahead, until)
        page = list(wanted.order_by("seq", "id").values_list(*NAMES)[:PAGE])
        yield from (dict(zip(NAMES, values, strict=True)) for values in page)
        if len(page) < PAGE:
            return
        last: dict[str, Any] = dict(zip(NAMES, page[-1], strict=True))
        place, row = last["seq"], last["id"]


def _until(ahead: Q, until: int) -> Any:
    return Event.objects.filter(ahead, seq__lte=until)


def fits(before: str, line: Line) -> bool:
    """Whether this line was written after the one with this link. Raises `Broken`."""
    try:
        return links.same(line["mac"], links.link(before, line))
    except links.UnknownKey:
        raise Broken(line["seq"], Wrong.KEY) from None


def _is_sealed(record: LogHead | SealedDay) -> bool:
    try:
        return record.is_sealed
    except links.UnknownKey:
        return False
