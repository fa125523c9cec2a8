"""The one mail of the day to somebody: lines that name nobody, and one link."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db.models import Count
from django.urls import NoReverseMatch, reverse

from .. import clock
from ..keys import any_of
from ..models import Message
from ..prepared import Prepared
from . import hours
from .kinds import KINDS
from .wording import text_of

Status = Message.Status
# Always in the same order, so that two who lock several never wait for each other.
THERE = Prepared(
    lambda names: (
        Message.objects.select_for_update().filter(once__in=any_of(names, "text")).order_by("once")
    )
)
LINES = Prepared(
    lambda day: (
        Message.objects.filter(bundle=day).order_by().values_list("kind").annotate(Count("pk"))
    )
)


def bundled(messages: Sequence[Message]) -> list[Message]:
    """Write each as a part of the mail of the day to its person; that mail is made with the first
    line for it."""
    for message in messages:
        message.status, message.subject = Status.BUNDLED, _line(message.kind)
    days = _Days(messages)
    for message in messages:
        message.bundle = days.of[message.to]
        message.send_after = message.bundle.send_after
    made = Message.objects.bulk_create(messages)
    for day in days.to_tell:
        _tell(day)
    return made


def alone(message: Message) -> Message:
    """Write one that no mail of the day can take along, as if it were the only line of one."""
    message.subject, message.body = _text([(_line(message.kind), 1)])
    message.save(force_insert=True)
    return message


class _Days:
    """The mails of the next round to these people (`of`, by person), locked so that none of them
    leaves without us. Those that were there already (`to_tell`) get more lines."""

    def __init__(self, messages: Sequence[Message]) -> None:
        self.of: dict[str, Message] = {}
        self.to_tell: list[Message] = []
        self._messages = messages
        waiting = {message.to: hours.daily_round(message.send_after) for message in messages}
        while waiting:
            waiting = self._look(waiting)

    def _look(self, waiting: dict[str, datetime]) -> dict[str, datetime]:
        """Find or make the mail of this round to each; who must wait for a later round is left."""
        names = {_name(to, moment): to for to, moment in waiting.items()}
        there = _locked(names)
        made = {
            name: self._new(name, to, waiting[to])
            for name, to in sorted(names.items())
            if name not in there
        }
        if made:
            # Who writes to the same person at the same moment makes one too: the first one counts.
            Message.objects.bulk_create(list(made.values()), ignore_conflicts=True)
            there |= _locked(made)
        left = {}
        for name, day in there.items():
            to = names[name]
            if day.status == Status.QUEUED and not day.attempts:
                self.of[to] = day
                if name not in made or made[name].pk != day.pk:
                    self.to_tell.append(day)
            else:
                left[to] = hours.daily_round(waiting[to])
        return left

    def _new(self, name: str, to: str, moment: datetime) -> Message:
        own = [message for message in self._messages if message.to == to]
        subject, body = _text(Counter(str(message.subject) for message in own).items())
        return Message(
            kind="day",
            to=to,
            address=own[0].address,
            subject=subject,
            body=body,
            once=name,
            send_after=moment,
            created_at=clock.now(),
        )


def _name(to: str, moment: datetime) -> str:
    return f"day:{to}:{clock.here(moment).date()}"


def _locked(names: Iterable[str]) -> dict[str, Message]:
    return {str(day.once): day for day in THERE(names=list(names))}


def _tell(day: Message) -> None:
    """What waits, in lines that name nobody."""
    found = LINES(day=day.pk)
    day.subject, day.body = _text((_line(kind), number) for kind, number in found)
    day.save(update_fields=["subject", "body"])


def _line(kind: str) -> str:
    return str(KINDS[kind].line)


def _text(lines: Iterable[tuple[str, int]]) -> tuple[str, str]:
    return text_of("day", link=_home(), lines=sorted(lines))


def _home() -> str:
    try:
        return reverse("home")
    except NoReverseMatch:
        return "/"
