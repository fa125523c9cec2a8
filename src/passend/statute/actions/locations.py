"""What is offered where: added, changed, found right, and closed."""

from typing import Any

from passend.core import clock
from passend.core.actions import action

from ..models import Location
from ..policy import offers

Status = Location.Status


@action("location.add", "Locatie toevoegen", on=Location, who=offers, logs=["checked_on"])
def add(location: Location, *, by: Any, **told: Any) -> None:
    """Everything of the library is offered, but for what is named."""
    _tell(location, told)


@action(
    "location.change",
    "Locatie aanpassen",
    on=Location,
    who=offers,
    when=[Status.OPEN],
    logs=["checked_on"],
)
def change(location: Location, *, by: Any, **told: Any) -> None:
    """Who changes it has looked at it, so that it counts as checked today."""
    _tell(location, told)


@action(
    "location.check",
    "Het klopt nog",
    on=Location,
    who=offers,
    when=[Status.OPEN],
    logs=["checked_on"],
)
def check(location: Location, *, by: Any) -> None:
    """Nothing changed, and the page says that somebody looked."""
    location.checked_on = clock.today()


@action(
    "location.close",
    "Locatie sluiten",
    on=Location,
    who=offers,
    when=[Status.OPEN],
    then=Status.CLOSED,
)
def close(location: Location, *, by: Any) -> None:
    """It leaves the public page."""


def _tell(location: Location, told: dict[str, Any]) -> None:
    for name in (
        "name", "programmes", "absent", "contact_name", "contact_email", "contact_phone",
    ):  # fmt: skip
        setattr(location, name, told.get(name, getattr(location, name)))
    location.checked_on = clock.today()
