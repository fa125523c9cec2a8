"""Whole days of the log that are past their term go; their count and their last link stay.

A day is sealed (`SealedDay`) in the transaction that drops its lines. The database lets lines go
only behind such a seal, and never ones that are younger than three years.
"""

from collections.abc import Iterator
from datetime import date, datetime
from itertools import groupby, islice
from typing import Final

from .. import clock
from ..actors import SYSTEM
from ..keep import AMSTERDAM, LOG
from ..models import Event, EventQuerySet, School, SealedDay
from ..together import together
from . import links

Run = tuple[date, int, int, str]
DAYS: Final = 31
"""At most so many days in one transaction: nobody has to wait for years of lines to go."""


def forget() -> int:
    """Drop what is past its term. Returns the number of lines; safe to call again at any time."""
    choices = getattr(School.current(), "keep_choices", None)
    before = LOG.cutoff_at(clock.today(), choices)
    gone = 0
    while some := _forget_some(before):
        gone += some
    return gone


def _forget_some(before: datetime) -> int:
    with together():
        kept = Event.objects.filter(at__gte=before)
        first_kept = kept.order_by("seq").values_list("seq", flat=True).first()
        past = Event.objects.filter(seq__lt=first_kept) if first_kept else Event.objects.all()
        sealed = [_seal(run) for run in list(islice(_runs(past), DAYS))]
        if not sealed:
            return 0
        Event.objects.filter(seq__lte=sealed[-1].last_seq)._raw_delete("default")
        for day in sealed:
            details = {"day": str(day.day), "count": day.count}
            Event.record("log.forget", day, by=SYSTEM, details=details)
        return sum(day.count for day in sealed)


def _runs(past: EventQuerySet) -> Iterator[Run]:
    """Lines of one day in a row: the day, the first and the last number, the last link."""
    rows = past.order_by("seq").values_list("at", "seq", "mac").iterator()
    for day, part in groupby(rows, key=lambda row: row[0].astimezone(AMSTERDAM).date()):
        of_day = [(seq or 0, mac) for _at, seq, mac in part]
        yield day, of_day[0][0], *of_day[-1]


def _seal(run: Run) -> SealedDay:
    day, first, last, mac = run
    one = SealedDay(day=day, first_seq=first, last_seq=last, head=mac, key_id=links.current())
    one.seal = one.sealed()
    one.save(force_insert=True)
    return one
