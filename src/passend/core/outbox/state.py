"""How the post is doing: for the page of the functional manager, and for whoever watches."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Max, Min, Q, QuerySet

from .. import clock
from ..models import Message

Status = Message.Status
LATE = timedelta(minutes=15)


@dataclass(frozen=True)
class PostState:
    """Numbers only: nobody needs a name to see that post does not arrive."""

    waiting: int
    """Due now or later."""
    late: int
    """Due for more than a quarter of an hour: the sender stands still, or the server refuses."""
    oldest_due_at: datetime | None
    undelivered: int
    """Did not arrive, and nobody did anything about it yet."""
    unsure: int
    """Of those: perhaps it did."""
    last_sent_at: datetime | None


def undelivered() -> QuerySet[Message]:
    """What did not arrive, or perhaps not, and waits for a person."""
    return Message.objects.filter(status__in=[Status.FAILED, Status.UNSURE], settled_at=None)


def state() -> PostState:
    """How the post is doing now, in one query."""
    now = clock.now()
    queued = Q(status=Status.QUEUED)
    open_ = Q(settled_at=None)
    found = Message.objects.aggregate(
        waiting=Count("pk", filter=queued),
        late=Count("pk", filter=queued & Q(send_after__lt=now - LATE)),
        oldest_due_at=Min("send_after", filter=queued & Q(send_after__lte=now)),
        undelivered=Count("pk", filter=Q(status__in=[Status.FAILED, Status.UNSURE]) & open_),
        unsure=Count("pk", filter=Q(status=Status.UNSURE) & open_),
        last_sent_at=Max("sent_at"),
    )
    return PostState(**found)
