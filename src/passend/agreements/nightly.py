"""What is due by date in this room. Safe to run twice, or late."""

from datetime import timedelta

from passend.core import clock
from passend.core.actors import SYSTEM
from passend.core.models import Message, School

from .actions import kept
from .models import Agreement

YOUNG = 30  # days: whose agreement is newer is not asked yet whether it works


def run() -> dict[str, int]:
    return {"gevraagd of het werkt": ask_whether_it_works()}


def ask_whether_it_works() -> int:
    """In the months of the school's choice, once per agreement and month."""
    today = clock.today()
    if today.month not in School.current().kept_months:
        return 0
    month = f"{today:%Y-%m}"
    asked = set(Message.objects.filter(once__startswith=f"kept:{month}:").values_list("once"))
    running = Agreement.objects.in_force().filter(
        case__student__gone_on=None,
        case__person__isnull=False,
        in_force_on__lte=today - timedelta(days=YOUNG),
    )
    count = 0
    for agreement in running.select_related("case__person"):
        once = f"kept:{month}:{agreement.case_id}"
        if (once,) in asked or (
            agreement.in_force_on and (today - agreement.in_force_on).days < YOUNG
        ):
            continue
        kept.ask(agreement, by=SYSTEM, once=once)
        count += 1
    return count
