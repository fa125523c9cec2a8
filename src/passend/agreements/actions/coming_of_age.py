"""A student reaches the age of consent while a parent's answer is awaited (A-03)."""

from typing import Any

from passend.core import outbox
from passend.core.actions import action

from ..models import Agreement, Status
from ..policy import system


@action(
    "agreement.release",
    "Student beslist nu zelf",
    on=Agreement,
    who=system,
    when=[Status.PROPOSED],
    page=False,
)
def release(agreement: Agreement, *, by: Any) -> None:
    """Tells the student that nobody else is waited for: an answer given from today counts alone.

    The earlier yes was given together with a parent who did not answer; it is asked anew rather
    than taken for a yes alone.
    """
    case = agreement.case
    outbox.post(
        "turned_sixteen",
        to=case.person,
        address=case.email,
        link=agreement.get_absolute_url(),
        about=agreement,
        once=once(agreement),
    )


def once(agreement: Agreement) -> str:
    """Told one time for one proposal."""
    return f"turned_sixteen:{agreement.pk}"
