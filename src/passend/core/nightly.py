"""What the house itself clears at night, beside what each record's own term says (`keep.py`)."""

from datetime import timedelta

from django_tasks_db.models import DBTaskResult

from . import clock
from .log.forget import forget
from .nights import Steps

KEEP_QUEUE = timedelta(days=30)


def clear_queue() -> int:
    """Places in the queue of work that was done, or whose worker died, long ago."""
    old = DBTaskResult.objects.filter(enqueued_at__lt=clock.now() - KEEP_QUEUE)
    count, _by_model = old.exclude(status="READY").delete()
    return count


STEPS: Steps = {"wachtrij opgeruimd": clear_queue, "regels van het logboek weg": forget}
